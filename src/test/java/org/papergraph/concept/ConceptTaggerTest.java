package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.ConceptScheme;
import org.papergraph.model.TextField;

class ConceptTaggerTest {

    private static final String BASE = "https://example.org/concept/";

    private static Concept concept(String name, String label, List<String> others, String... broader) {
        return new Concept(
                BASE + name,
                label,
                others,
                "",
                List.of(broader).stream().map(BASE::concat).toList(),
                List.of(),
                "https://example.org/",
                Concept.Status.ESTABLISHED);
    }

    private static final ConceptTagger TAGGER = new ConceptTagger(new ConceptScheme(
            "https://example.org/",
            List.of(
                    concept("learning", "machine learning", List.of("ML")),
                    concept("lm", "language model", List.of(), "learning"),
                    concept("llm", "large language model", List.of("LLM"), "lm"),
                    concept("tuning", "fine-tuning", List.of(), "learning"),
                    concept("team", "red-teaming", List.of()),
                    concept("rl", "reinforcement learning", List.of("RL"), "learning"),
                    concept("rlhf", "reinforcement learning from human feedback", List.of("RLHF"), "rl"),
                    concept("unlearning", "machine unlearning", List.of("unlearning"), "learning"),
                    concept("cut", "contrastive unlearning tuning", List.of("CUT"), "unlearning"),
                    concept("behavior", "model behavior", List.of()),
                    concept("security", "cybersecurity", List.of()),
                    concept("safety", "AI safety", List.of()),
                    concept("falcon", "Falcon", List.of()),
                    concept("pretraining", "training", List.of()))));

    private static List<String> tags(String text) {
        return TAGGER.tag("", text).stream()
                .map(m -> m.concept().substring(BASE.length()) + "=" + m.exact())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fine-tuning",
                "finetuning",
                "fine tuning",
                "Fine-Tuning",
                "fine-tuned",
                "fine-tune",
                "finetuned",
                "fine\u2011tuning"
            })
    void findsSpellingsAndVerbFormsOfAHyphenatedGerund(String words) {
        assertThat(tags("We use " + words + " here.")).containsExactly("tuning=" + words);
    }

    @Test
    void findsInflectionCaseAndBritishSpelling() {
        assertThat(tags("Language Models show new model behaviours; cyber-security and cyber security matter."))
                .containsExactly(
                        "lm=Language Models",
                        "behavior=model behaviours",
                        "security=cyber-security",
                        "security=cyber security");
    }

    @Test
    void prefersTheLongestMatch() {
        assertThat(tags("reinforcement learning from human feedback for large language models"))
                .containsExactly("rlhf=reinforcement learning from human feedback", "llm=large language models");
    }

    @Test
    void keepsBothOfTwoMatchesThatShareOnlySomeWords() {
        ConceptTagger tagger = new ConceptTagger(new ConceptScheme(
                "http://x/scheme",
                List.of(established("affirmative", "affirmative safety"), established("case", "safety case"))));
        assertThat(tagger.tag("", "An affirmative safety case."))
                .extracting(ConceptMention::exact)
                .containsExactly("affirmative safety", "safety case");
    }

    private static Concept established(String name, String label) {
        return new Concept(
                "http://x/" + name,
                label,
                List.of(),
                "",
                List.of(),
                List.of(),
                "http://x/scheme",
                Concept.Status.ESTABLISHED);
    }

    @Test
    void doesNotMatchAcrossSentencesOrInsideCompounds() {
        assertThat(tags("This is reinforcement. Learning is fun.")).isEmpty();
        assertThat(tags("We use pre-training only.")).isEmpty();
        assertThat(tags("training-based methods")).containsExactly("pretraining=training");
        assertThat(tags("training-wheels")).isEmpty();
    }

    @Test
    void takesShortCapitalLabelsOnlyAsWritten() {
        assertThat(tags("LLMs and an LLM's goal, llm")).containsExactly("llm=LLMs", "llm=LLM");
        assertThat(tags("a falcon flies; Falcon answers")).containsExactly("falcon=Falcon");
    }

    @Test
    void takesAmbiguousLabelsOnlyWithEvidence() {
        assertThat(tags("CUT is cheap and we CUT costs with RL.")).isEmpty();
        assertThat(tags("For unlearning we develop CUT, not cut.")).containsExactly("unlearning=unlearning", "cut=CUT");
        assertThat(tags("RL is a kind of machine learning")).containsExactly("rl=RL", "learning=machine learning");
    }

    @Test
    void readsAbbreviationsThatTheTextIntroduces() {
        List<ConceptMention> mentions =
                TAGGER.tag("What MUs cost", "We survey machine unlearning (MU). Every MU method is fast, RLHF is not.");
        assertThat(mentions)
                .extracting(ConceptMention::exact)
                .containsExactly("MUs", "machine unlearning", "MU", "MU", "RLHF");
        assertThat(mentions.get(0).field()).isEqualTo(TextField.TITLE);
        assertThat(mentions.get(0).score()).isEqualTo(ConceptTagger.ABBREVIATED);
    }

    @Test
    void letsTheTextOverruleTheSchemeOnAShortForm() {
        assertThat(tags("For machine learning, the Random Lottery (RL) is used; RL wins."))
                .containsExactly("learning=machine learning");
    }

    @Test
    void acceptsAnotherWordingOfALongFormWhoseShortFormIsKnown() {
        assertThat(tags("RL with Human Feedback (RLHF) helps. RLHF wins."))
                .containsExactly("rlhf=RL with Human Feedback", "rlhf=RLHF", "rlhf=RLHF");
    }

    @Test
    void scoresByHowTheLabelIsWritten() {
        assertThat(TAGGER.tag("", "language model. Language models. LLM. unlearning").stream()
                        .map(ConceptMention::score))
                .containsExactly(
                        ConceptTagger.PREFERRED,
                        ConceptTagger.INFLECTED,
                        ConceptTagger.ALTERNATIVE,
                        ConceptTagger.ALTERNATIVE);
    }

    @Test
    void findsALabelInAnyForm() {
        assertThat(TAGGER.concept("Large Language Models").map(Concept::prefLabel))
                .contains("large language model");
        assertThat(TAGGER.concept("no such thing")).isEmpty();
    }

    @Test
    void givesPlacesInCodePointsForRandomTexts() {
        long seed = 99;
        Random random = new Random(seed);
        String[] parts = {
            "language models",
            "fine-tuned",
            " ",
            ". ",
            "\uD83D\uDE00",
            "e\u0301",
            "LLMs",
            "(RL)",
            "-",
            "reinforcement",
            "learning",
            "\uD835\uDC00",
            "'s",
            "\uD800",
            "machine unlearning (MU)",
            "MU",
            "\u2019",
            "AI safety",
            "\n"
        };
        for (int round = 0; round < 3000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(25); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]);
                text.append(random.nextInt(3) == 0 ? "" : " ");
            }
            String input = text.toString();
            assertThatCode(() -> {
                        int last = 0;
                        for (ConceptMention mention : TAGGER.tag("", input)) {
                            int start = input.offsetByCodePoints(0, mention.start());
                            int end = input.offsetByCodePoints(0, mention.end());
                            assertThat(input.substring(start, end)).isEqualTo(mention.exact());
                            assertThat(mention.start()).isGreaterThanOrEqualTo(last);
                            last = mention.end();
                        }
                    })
                    .as("seed %d, round %d: %s", seed, round, input)
                    .doesNotThrowAnyException();
        }
    }
}
