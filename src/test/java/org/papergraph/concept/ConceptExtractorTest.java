package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.ConceptScheme;

class ConceptExtractorTest {

    private static final String SCHEME = "https://example.org/";

    private static final ConceptExtractor EXTRACTOR = new ConceptExtractor(List.of(new ConceptScheme(
            SCHEME,
            List.of(
                    established("treebank", "treebank", List.of("parsed corpus")),
                    established("parser", "parser", List.of()),
                    established("unused", "nothing of the kind", List.of())))));

    private static Concept established(String name, String label, List<String> others) {
        return new Concept(SCHEME + name, label, others, "", List.of(), List.of(), SCHEME, Concept.Status.ESTABLISHED);
    }

    private static final List<Document> DOCUMENTS = List.of(
            new Document("p1", "ShadowBank: a treebank", "We introduce ShadowBank, a treebank for shadow syntax."),
            new Document("p2", "", "Parsers read parsed corpora. Shadow syntax is hard; shadow syntax is new."),
            new Document("p3", "", ""));

    @Test
    void givesEveryMentionedConceptAndNoOther() {
        ConceptExtraction extraction = EXTRACTOR.extract(DOCUMENTS);
        Set<String> mentioned = extraction.mentionsByDocument().values().stream()
                .flatMap(List::stream)
                .map(ConceptMention::concept)
                .collect(Collectors.toSet());
        assertThat(extraction.concepts().stream().map(Concept::id)).containsExactlyInAnyOrderElementsOf(mentioned);
        assertThat(mentioned).contains(SCHEME + "treebank", SCHEME + "parser", "shadowbank", "shadow-syntax");
        assertThat(extraction.mentionsByDocument()).containsOnlyKeys("p1", "p2", "p3");
        assertThat(extraction.mentionsByDocument().get("p3")).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfDocuments() {
        ConceptExtraction expected = EXTRACTOR.extract(DOCUMENTS);
        long seed = 5;
        Random random = new Random(seed);
        for (int round = 0; round < 10; round++) {
            List<Document> shuffled = new ArrayList<>(DOCUMENTS);
            Collections.shuffle(shuffled, random);
            assertThat(EXTRACTOR.extract(shuffled)).as("seed %d", seed).isEqualTo(expected);
        }
    }

    @Test
    void analyzesDocumentsAtTheSameTime() {
        List<DocumentConcepts> analyzed =
                DOCUMENTS.parallelStream().map(EXTRACTOR::analyze).toList();
        assertThat(EXTRACTOR.combine(analyzed)).isEqualTo(EXTRACTOR.extract(DOCUMENTS));
    }

    @Test
    void refusesTwoDocumentsWithOneKey() {
        Document document = new Document("p1", "", "");
        assertThatThrownBy(() -> EXTRACTOR.extract(List.of(document, document)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("p1");
    }

    @Test
    void givesACandidateAnotherNameThanAConceptOfTheScheme() {
        Concept other = established("shadow-syntax", "something else", List.of());
        ConceptExtractor extractor = new ConceptExtractor(List.of(new ConceptScheme(SCHEME, List.of(other))));
        assertThat(extractor.extract(DOCUMENTS).concepts().stream().map(Concept::id))
                .noneMatch("shadow-syntax"::equals)
                .anyMatch(id -> id.startsWith("shadow-syntax-"));
    }
}
