package org.papergraph.concept;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.ConceptScheme;

/**
 * Finds what papers are about: the concepts of schemes, and salient phrases that the schemes lack.
 *
 * <p>It works in two steps: {@link #analyze} sees one paper and may run for many at once; {@link #combine} sees them all
 * and is quick. The result depends on the set of documents only, not on their order. Immutable.
 */
public final class ConceptExtractor {

    private final ConceptTagger tagger;
    private final CandidateFinder finder;

    /** An extractor for the concepts of all schemes; where they share a label, the earlier scheme wins. */
    public ConceptExtractor(List<ConceptScheme> schemes) {
        this.tagger = new ConceptTagger(schemes);
        this.finder = new CandidateFinder(tagger);
    }

    /** Both steps. The documents' keys must differ. */
    public ConceptExtraction extract(List<Document> documents) {
        return combine(documents.stream().map(this::analyze).toList());
    }

    /** What one paper alone tells. */
    public DocumentConcepts analyze(Document document) {
        return finder.analyze(document);
    }

    /**
     * The concepts of all papers.
     *
     * @throws IllegalArgumentException if two documents have one key
     */
    public ConceptExtraction combine(Collection<DocumentConcepts> documents) {
        Discovery discovery = finder.discover(documents);
        SortedMap<String, List<ConceptMention>> mentions = new TreeMap<>();
        Set<String> used = new HashSet<>();
        for (DocumentConcepts document : documents) {
            List<ConceptMention> all = new ArrayList<>(document.mentions());
            all.addAll(discovery.mentionsByDocument().getOrDefault(document.key(), List.of()));
            document.mentions().forEach(mention -> used.add(mention.concept()));
            mentions.put(document.key(), all);
        }
        List<Concept> concepts = new ArrayList<>(discovery.candidates());
        tagger.concepts().stream()
                .filter(concept -> used.contains(concept.id()))
                .forEach(concepts::add);
        concepts.sort(Comparator.comparing(Concept::id));
        return new ConceptExtraction(concepts, mentions);
    }
}
