package org.papergraph.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * Why two things that sources mention are one.
 *
 * @param first the mention that sorts first
 * @param second the other mention, of the same kind
 * @param rule the name of the rule that decided: {@code paper-same-abstract}, {@code author-similar-name-shared-coauthors}
 * @param score how sure, 0 to 1
 * @param evidence the values compared, in words a person can check; one line
 * @param entity the key of the paper or author that both became
 */
public record IdentityDecision(Mention first, Mention second, String rule, double score, String evidence, String entity)
        implements Comparable<IdentityDecision> {

    private static final Comparator<IdentityDecision> ORDER = Comparator.comparing(IdentityDecision::first)
            .thenComparing(IdentityDecision::second)
            .thenComparing(IdentityDecision::rule);

    /** What a decision can be about. */
    public sealed interface Mention extends Comparable<Mention> {

        @Override
        default int compareTo(Mention other) {
            return toString().compareTo(other.toString());
        }
    }

    /**
     * A paper as one record describes it.
     *
     * @param record the record
     */
    public record PaperMention(RecordId record) implements Mention {
        @Override
        public String toString() {
            return "paper " + record;
        }
    }

    /**
     * An author as one place in a paper's author list names them.
     *
     * @param paper the paper's {@link Paper#key() key}
     * @param ordinal the place, 1-based
     */
    public record AuthorMention(String paper, int ordinal) implements Mention {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "author %s#%06d", paper, ordinal);
        }
    }

    public IdentityDecision {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(evidence, "evidence");
        Objects.requireNonNull(entity, "entity");
        if (first.getClass() != second.getClass()) {
            throw new IllegalArgumentException("not of one kind: " + first + ", " + second);
        }
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException("mentions in order, and two of them: " + first + ", " + second);
        }
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score not in 0..1: " + score);
        }
    }

    @Override
    public int compareTo(IdentityDecision other) {
        return ORDER.compare(this, other);
    }
}
