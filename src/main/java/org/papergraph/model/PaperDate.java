package org.papergraph.model;

import java.util.Objects;

/**
 * A date in the life of a paper.
 *
 * @param event what happened on it
 * @param date when, as precisely as known
 */
public record PaperDate(Event event, PartialDate date) {

    /** What a date of a paper can stand for. */
    public enum Event {
        /** The first version was submitted. */
        CREATED,
        /** The latest version was submitted. */
        MODIFIED,
        /** It was announced or published. */
        ISSUED
    }

    public PaperDate {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(date, "date");
    }
}
