package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * A venue as a source names it, with the venues it is part of.
 *
 * @param name the name without its year: {@code Socially Responsible Language Modelling Research (SoLaR) workshop}
 * @param acronym {@code SoLaR}; {@code ""} when the source gives none
 * @param kind what sort of venue the words say it is
 * @param year the year of the event, 0 when the venue is not bound to one
 * @param partOf what the source says it is part of (a workshop's conference): none or one
 */
public record VenueMention(String name, String acronym, Kind kind, int year, List<VenueMention> partOf) {

    /** Sorts of venues. */
    public enum Kind {
        CONFERENCE,
        WORKSHOP,
        JOURNAL,
        OTHER
    }

    public VenueMention {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(acronym, "acronym");
        Objects.requireNonNull(kind, "kind");
        partOf = List.copyOf(partOf);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a venue has a name");
        }
        if (partOf.size() > 1) {
            throw new IllegalArgumentException("a venue is part of at most one other");
        }
    }
}
