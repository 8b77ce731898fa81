package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.text.TokenizedText;
import org.papergraph.text.Tokenizer;

class NounPhraseFinderTest {

    private static List<String> phrases(String sentence) {
        TokenizedText text = Tokenizer.tokenize(sentence);
        return NounPhraseFinder.find(text).stream()
                .map(phrase -> text.words(phrase.first(), phrase.end()))
                .toList();
    }

    @Test
    void endsPhrasesAtFunctionWordsAndVerbs() {
        assertThat(phrases("We propose a neural parser for noisy web text."))
                .containsExactly("neural parser", "noisy web text");
    }

    @Test
    void cutsVagueModifiers() {
        assertThat(phrases("a novel, powerful graph kernel and several different tree kernels"))
                .containsExactly("graph kernel", "tree kernels");
    }

    @Test
    void takesCompoundsAsOneModifier() {
        assertThat(phrases("we study password-locked models with white-box access"))
                .containsExactly("password-locked models", "white-box access");
    }

    @Test
    void tellsVerbsFromNounsByTheirNeighbors() {
        assertThat(phrases("The agents engaging in trade want to model a market."))
                .containsExactly("agents", "trade", "market");
        assertThat(phrases("results show that an encoder that outputs speech fails"))
                .containsExactly("results", "encoder", "speech");
    }

    @Test
    void readsGerundsAsNounsOnlyWhereTheyAre() {
        assertThat(phrases("Training large parsers needs training data and data mining."))
                .containsExactly("parsers", "training data", "data mining");
    }

    @Test
    void findsNamesBesideTheirKind() {
        assertThat(phrases("on the image dataset Footwear-2M we beat Lemur 3 Opus"))
                .contains("image dataset", "Footwear-2M", "Lemur 3 Opus");
    }

    @Test
    void doesNotTakeCitationsForNames() {
        assertThat(phrases("as Brown et al. (2020) introduced")).isEmpty();
    }

    @Test
    void doesNotTrustCapitalsInTitles() {
        TokenizedText text = Tokenizer.tokenize("Learning Deep Parsers With WebBank");
        assertThat(NounPhraseFinder.find(text).stream()
                        .filter(NounPhrase::name)
                        .map(p -> text.words(p.first(), p.end())))
                .containsExactly("WebBank");
    }

    @Test
    void knowsMadeNames() {
        assertThat(List.of("WordNet", "LoRA", "BERT", "LLMs", "T5", "word2vec", "iPhone"))
                .allMatch(NounPhraseFinder::isCoined);
        assertThat(List.of("Model", "the", "70B", "2024", "A", "THE", "naïve")).noneMatch(NounPhraseFinder::isCoined);
    }
}
