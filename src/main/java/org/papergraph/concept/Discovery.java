package org.papergraph.concept;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;

/**
 * Concepts that no scheme has, and where they are mentioned.
 *
 * @param candidates sorted by id
 * @param mentionsByDocument for each document with candidates, by its key, the mentions sorted by place
 */
public record Discovery(List<Concept> candidates, SortedMap<String, List<ConceptMention>> mentionsByDocument) {

    public Discovery {
        candidates =
                candidates.stream().sorted(Comparator.comparing(Concept::id)).toList();
        SortedMap<String, List<ConceptMention>> sorted = new TreeMap<>();
        mentionsByDocument.forEach(
                (key, mentions) -> sorted.put(key, mentions.stream().sorted().toList()));
        mentionsByDocument = Collections.unmodifiableSortedMap(sorted);
    }
}
