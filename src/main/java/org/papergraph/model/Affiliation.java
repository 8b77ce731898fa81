package org.papergraph.model;

import java.util.Objects;

/**
 * Where somebody worked, as one author list says.
 *
 * @param name as written, {@code ""} when only the identifier is given
 * @param ror the {@link Ror} address of the institution, {@code ""} when there is none
 */
public record Affiliation(String name, String ror) {

    public Affiliation {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(ror, "ror");
        if (name.isBlank() && ror.isEmpty()) {
            throw new IllegalArgumentException("an affiliation has a name or an identifier");
        }
    }

    public static Affiliation named(String name) {
        return new Affiliation(name, "");
    }
}
