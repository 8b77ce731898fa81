package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenizerTest {

    private static List<String> words(String text) {
        return Tokenizer.tokenize(text).tokens().stream().map(Token::text).toList();
    }

    private static List<Integer> sentences(String text) {
        return Tokenizer.tokenize(text).tokens().stream().map(Token::sentence).toList();
    }

    @Test
    void joinsThePartsOfAHyphenatedCompound() {
        TokenizedText text = Tokenizer.tokenize("a fine-tuning-based test");
        assertThat(text.tokens()).extracting(Token::text).containsExactly("a", "fine", "tuning", "based", "test");
        assertThat(text.tokens())
                .extracting(Token::joint)
                .containsExactly(
                        Token.Joint.SPACE,
                        Token.Joint.SPACE,
                        Token.Joint.HYPHEN,
                        Token.Joint.HYPHEN,
                        Token.Joint.SPACE);
        assertThat(text.words(1, 4)).isEqualTo("fine-tuning-based");
    }

    @Test
    void takesEveryHyphenForOne() {
        assertThat(words("x\u2010y x\u2011y x\u2013y")).containsExactly("x", "y", "x", "y", "x", "y");
    }

    @Test
    void keepsAHyphenThatJoinsNothingAsASign() {
        assertThat(words("white- and data--and")).containsExactly("white", "-", "and", "data", "-", "-", "and");
    }

    @Test
    void keepsNumbersAndNamesWhole() {
        assertThat(words("4,157 of GPT-3.5, 70B, R&D, C++ and $200."))
                .containsExactly(
                        "4,157", "of", "GPT", "3.5", ",", "70B", ",", "R&D", ",", "C++", "and", "$", "200", ".");
    }

    @Test
    void splitsThePossessive() {
        assertThat(words("Goodhart\u2019s law, the LLM's and models' use"))
                .containsExactly("Goodhart", "\u2019s", "law", ",", "the", "LLM", "'s", "and", "models", "'", "use");
    }

    @Test
    void keepsAnAddressWhole() {
        assertThat(words("see https://example.org/a-b?c=d. Next"))
                .containsExactly("see", "https://example.org/a-b?c=d", ".", "Next");
    }

    @Test
    void endsSentencesButNotAtAbbreviations() {
        assertThat(sentences("We test it. It works, e.g. Here. Brown et al. Found it."))
                .containsExactly(0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 2, 2);
    }

    @Test
    void keepsInitialsAndNumbersInTheSentence() {
        assertThat(sentences("By J. Smith at 3.5 points")).containsOnly(0);
    }

    @Test
    void countsCodePointsBeyondTheBasicPlane() {
        TokenizedText text = Tokenizer.tokenize("\uD83D\uDE00 nai\u0308ve \uD835\uDC00x end");
        Token end = text.tokens().get(text.tokens().size() - 1);
        assertThat(end.text()).isEqualTo("end");
        assertThat(text.codePoint(end.start())).isEqualTo(12);
        assertThat(words("nai\u0308ve")).containsExactly("nai\u0308ve");
    }

    @Test
    void coversRandomTextsInOrderAndNeverThrows() {
        long seed = 20240611;
        Random random = new Random(seed);
        String alphabet = "aB1 -.,'(\u2019\u0308\uD83D\uDE00\uD800&+s:/%\u00ADé\n\u2013";
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(60);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            String input = text.toString();
            assertThatCode(() -> {
                        TokenizedText tokenized = Tokenizer.tokenize(input);
                        int at = 0;
                        for (Token token : tokenized.tokens()) {
                            assertThat(token.start()).isGreaterThanOrEqualTo(at);
                            assertThat(token.text()).isEqualTo(input.substring(token.start(), token.end()));
                            at = token.end();
                        }
                    })
                    .as("seed %d, round %d: %s", seed, round, input)
                    .doesNotThrowAnyException();
        }
    }
}
