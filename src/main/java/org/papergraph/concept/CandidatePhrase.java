package org.papergraph.concept;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.papergraph.model.ConceptMention;

/**
 * A phrase of one paper that may be a concept.
 *
 * @param key what all variants of the phrase share: the closed key, see {@link AnalyzedText#closedKey}
 * @param words the keys of its words
 * @param forms how it is written in the paper, in readable singular form, and how often
 * @param shortForm the abbreviation that the paper introduces for it, {@code ""} when there is none
 * @param marked whether the author marks it as a term: names, defines, abbreviates, quotes, lists or explains it
 * @param score how much it looks like a subject of the paper, 0 to 1
 * @param mentions where it stands; their concept is the key
 */
record CandidatePhrase(
        String key,
        List<String> words,
        SortedMap<String, Integer> forms,
        String shortForm,
        boolean marked,
        double score,
        List<ConceptMention> mentions) {

    CandidatePhrase {
        Objects.requireNonNull(key, "key");
        words = List.copyOf(words);
        forms = Collections.unmodifiableSortedMap(new TreeMap<>(forms));
        Objects.requireNonNull(shortForm, "shortForm");
        mentions = mentions.stream().sorted().distinct().toList();
    }
}
