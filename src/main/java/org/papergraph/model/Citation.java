package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * A work that a paper cites, as the paper's source gives it.
 *
 * @param asWritten the reference in words, white space folded; {@code ""} when the source gives only identifiers
 * @param identifiers of the cited work, sorted
 */
public record Citation(String asWritten, List<Identifier> identifiers) {

    public Citation {
        Objects.requireNonNull(asWritten, "asWritten");
        identifiers = Ordered.distinct(identifiers);
        if (asWritten.isBlank() && identifiers.isEmpty()) {
            throw new IllegalArgumentException("a citation says what it cites");
        }
    }
}
