package org.papergraph.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;

/**
 * An identifier that a source gives a paper.
 *
 * @param scheme who issues it
 * @param value its normalised form in that scheme: see {@link ArxivId}, {@link Doi}
 */
public record Identifier(Scheme scheme, String value) implements Comparable<Identifier> {

    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::scheme).thenComparing(Identifier::value);

    /** Issuers of identifiers, the one to name a paper by first. */
    public enum Scheme {
        ARXIV,
        DOI
    }

    public Identifier {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(value, "value");
    }

    public static Identifier of(ArxivId id) {
        return new Identifier(Scheme.ARXIV, id.value());
    }

    public static Identifier of(Doi doi) {
        return new Identifier(Scheme.DOI, doi.value());
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    /** {@code arxiv:2405.19550}. */
    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
