package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * One entry of an author list as a source gives it.
 *
 * @param nameAsWritten the name with the characters of the source, white space folded
 * @param name the same in its parts; for a group the whole name is the family name
 * @param kind whether the name is a person's or a group's
 * @param orcid the normalised ORCID iD given with the name, {@code ""} when there is none
 * @param affiliations affiliations as written, in the order of the source
 */
public record Contributor(String nameAsWritten, PersonName name, Kind kind, String orcid, List<String> affiliations) {

    /** Who can stand in an author list. */
    public enum Kind {
        PERSON,
        GROUP
    }

    public Contributor {
        Objects.requireNonNull(nameAsWritten, "nameAsWritten");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(orcid, "orcid");
        affiliations = List.copyOf(affiliations);
        if (nameAsWritten.isBlank()) {
            throw new IllegalArgumentException("a contributor has a name");
        }
    }

    public static Contributor person(String nameAsWritten, PersonName name) {
        return new Contributor(nameAsWritten, name, Kind.PERSON, "", List.of());
    }

    public static Contributor group(String nameAsWritten) {
        return new Contributor(nameAsWritten, new PersonName("", "", nameAsWritten, ""), Kind.GROUP, "", List.of());
    }
}
