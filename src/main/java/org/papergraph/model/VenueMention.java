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
 * @param issns normalised {@link Issn ISSNs}, sorted
 * @param partOf what the source says it is part of (a workshop's conference): none or one
 */
public record VenueMention(
        String name, String acronym, Kind kind, int year, List<String> issns, List<VenueMention> partOf) {

    /** Sorts of venues. */
    public enum Kind {
        CONFERENCE,
        WORKSHOP,
        JOURNAL,
        /** A book that holds papers or chapters. */
        BOOK,
        /** A series of books or proceedings. */
        SERIES,
        OTHER
    }

    public VenueMention {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(acronym, "acronym");
        Objects.requireNonNull(kind, "kind");
        issns = Ordered.distinct(issns);
        partOf = List.copyOf(partOf);
        if (name.isBlank()) {
            throw new IllegalArgumentException("a venue has a name");
        }
        if (partOf.size() > 1) {
            throw new IllegalArgumentException("a venue is part of at most one other");
        }
    }

    /** A venue of which no more is known than what it is called. */
    public static VenueMention of(String name, Kind kind) {
        return new VenueMention(name, "", kind, 0, List.of(), List.of());
    }

    public VenueMention withAcronym(String value) {
        return new VenueMention(name, value, kind, year, issns, partOf);
    }

    public VenueMention withYear(int value) {
        return new VenueMention(name, acronym, kind, value, issns, partOf);
    }

    public VenueMention withIssns(List<String> values) {
        return new VenueMention(name, acronym, kind, year, values, partOf);
    }

    public VenueMention within(VenueMention whole) {
        return new VenueMention(name, acronym, kind, year, issns, List.of(whole));
    }
}
