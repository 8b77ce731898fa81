package org.papergraph.concept;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;

/**
 * The concepts of some papers.
 *
 * @param concepts every concept that has a mention, of the schemes and discovered ones, sorted by id
 * @param mentionsByDocument for each document, by its key, its mentions sorted by place; documents without a mention have
 *     an empty list
 */
public record ConceptExtraction(List<Concept> concepts, SortedMap<String, List<ConceptMention>> mentionsByDocument) {

    public ConceptExtraction {
        concepts = concepts.stream().sorted(Comparator.comparing(Concept::id)).toList();
        SortedMap<String, List<ConceptMention>> sorted = new TreeMap<>();
        mentionsByDocument.forEach(
                (key, mentions) -> sorted.put(key, mentions.stream().sorted().toList()));
        mentionsByDocument = Collections.unmodifiableSortedMap(sorted);
    }
}
