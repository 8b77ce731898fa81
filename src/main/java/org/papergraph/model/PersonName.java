package org.papergraph.model;

import java.util.Objects;

/**
 * A person's name in its parts; a part that a name does not have is {@code ""}.
 *
 * @param given given names or initials as written, space separated
 * @param particle a nobiliary or family particle that is not sorted by: {@code von}, {@code de la}
 * @param family the family name without its particle; the whole name for mononyms
 * @param suffix {@code Jr.}, {@code III}
 */
public record PersonName(String given, String particle, String family, String suffix) {

    public PersonName {
        Objects.requireNonNull(given, "given");
        Objects.requireNonNull(particle, "particle");
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(suffix, "suffix");
    }

    /** The family name with its particle: {@code von Neumann}. */
    public String familyWithParticle() {
        return particle.isEmpty() ? family : particle + " " + family;
    }
}
