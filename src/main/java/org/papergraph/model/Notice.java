package org.papergraph.model;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What was later said about a paper by its publisher or authors.
 *
 * @param kind what sort of notice
 * @param text its words or where it stands, {@code ""} when the source gives none
 * @param dates when it was given: none or one
 * @param identifiers of the notice itself, sorted
 */
public record Notice(Kind kind, String text, List<PartialDate> dates, List<Identifier> identifiers) {

    /** Sorts of notices. */
    public enum Kind {
        RETRACTION,
        /** The authors took it back before it was published. */
        WITHDRAWAL,
        /** An erratum or corrigendum. */
        CORRECTION,
        /** An expression of concern. */
        CONCERN;

        /** The name used in the graph and in messages: {@code retraction}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Notice {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(text, "text");
        dates = List.copyOf(dates);
        identifiers = Ordered.distinct(identifiers);
        if (dates.size() > 1) {
            throw new IllegalArgumentException("a notice has at most one date: " + dates);
        }
    }

    public static Notice of(Kind kind, String text) {
        return new Notice(kind, text, List.of(), List.of());
    }
}
