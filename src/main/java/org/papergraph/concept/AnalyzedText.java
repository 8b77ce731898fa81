package org.papergraph.concept;

import java.util.ArrayList;
import java.util.List;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.TextField;
import org.papergraph.text.Lemmatizer;
import org.papergraph.text.Token;
import org.papergraph.text.TokenizedText;
import org.papergraph.text.Tokenizer;

/**
 * A title or an abstract with its tokens and, for each, the key under which words are compared.
 *
 * @param field what the text is
 * @param text the tokens
 * @param keys as many as tokens
 */
record AnalyzedText(TextField field, TokenizedText text, List<String> keys) {

    AnalyzedText {
        keys = List.copyOf(keys);
        if (keys.size() != text.tokens().size()) {
            throw new IllegalArgumentException(
                    keys.size() + " keys for " + text.tokens().size() + " tokens");
        }
    }

    static AnalyzedText of(TextField field, String words) {
        TokenizedText text = Tokenizer.tokenize(words);
        return new AnalyzedText(field, text, keys(text));
    }

    /** The keys of the tokens of a text, in order. */
    static List<String> keys(TokenizedText text) {
        List<String> keys = new ArrayList<>(text.tokens().size());
        for (Token token : text.tokens()) {
            keys.add(
                    switch (token.kind()) {
                        case WORD, NUMBER -> Lemmatizer.key(token.text());
                        case POSSESSIVE -> "'s";
                        case SIGN, ADDRESS -> token.text();
                    });
        }
        return keys;
    }

    List<Token> tokens() {
        return text.tokens();
    }

    /** The keys of a phrase without what stands between them: the same for open, hyphenated and closed spelling. */
    String closedKey(int first, int end) {
        return String.join("", keys.subList(first, end));
    }

    ConceptMention mention(String concept, int first, int end, double score) {
        int start = tokens().get(first).start();
        int stop = tokens().get(end - 1).end();
        return new ConceptMention(
                concept,
                field,
                text.codePoint(start),
                text.codePoint(stop),
                text.text().substring(start, stop),
                score);
    }
}
