package org.papergraph.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * The words of a paper that name a concept.
 *
 * @param concept the {@link Concept#id()}
 * @param field the text the words stand in
 * @param start where the words begin in that text, 0-based, in Unicode code points
 * @param end where they end, exclusive, in Unicode code points
 * @param exact the words: the text from {@code start} to {@code end}
 * @param score how sure it is that the words mean the concept, 0 to 1
 */
public record ConceptMention(String concept, TextField field, int start, int end, String exact, double score)
        implements Comparable<ConceptMention> {

    private static final Comparator<ConceptMention> ORDER = Comparator.comparing(ConceptMention::field)
            .thenComparingInt(ConceptMention::start)
            .thenComparingInt(ConceptMention::end)
            .thenComparing(ConceptMention::concept);

    public ConceptMention {
        Objects.requireNonNull(concept, "concept");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(exact, "exact");
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
        if (exact.codePointCount(0, exact.length()) != end - start) {
            throw new IllegalArgumentException("the words are not as long as their span: " + exact);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score not in 0..1: " + score);
        }
    }

    @Override
    public int compareTo(ConceptMention other) {
        return ORDER.compare(this, other);
    }
}
