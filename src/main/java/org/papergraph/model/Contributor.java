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
 * @param affiliations in the order of the source
 * @param otherNames the same name in other spellings or scripts, as the source gives them
 * @param sourceId what the source calls the person or group, as {@code scheme:value}: {@code dblp:Jens Lehmann 0001};
 *     {@code ""} when it has no name for them but the name
 */
public record Contributor(
        String nameAsWritten,
        PersonName name,
        Kind kind,
        String orcid,
        List<Affiliation> affiliations,
        List<String> otherNames,
        String sourceId) {

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
        otherNames = List.copyOf(otherNames);
        Objects.requireNonNull(sourceId, "sourceId");
        if (nameAsWritten.isBlank()) {
            throw new IllegalArgumentException("a contributor has a name");
        }
    }

    public static Contributor person(String nameAsWritten, PersonName name) {
        return new Contributor(nameAsWritten, name, Kind.PERSON, "", List.of(), List.of(), "");
    }

    public static Contributor group(String nameAsWritten) {
        return new Contributor(
                nameAsWritten, new PersonName("", "", nameAsWritten, ""), Kind.GROUP, "", List.of(), List.of(), "");
    }

    public Contributor withOrcid(String value) {
        return new Contributor(nameAsWritten, name, kind, value, affiliations, otherNames, sourceId);
    }

    public Contributor withAffiliations(List<Affiliation> values) {
        return new Contributor(nameAsWritten, name, kind, orcid, values, otherNames, sourceId);
    }

    public Contributor withOtherNames(List<String> values) {
        return new Contributor(nameAsWritten, name, kind, orcid, affiliations, values, sourceId);
    }

    public Contributor withSourceId(String value) {
        return new Contributor(nameAsWritten, name, kind, orcid, affiliations, otherNames, value);
    }
}
