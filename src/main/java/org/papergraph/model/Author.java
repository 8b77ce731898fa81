package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * A person or group that wrote papers, put together from authorships.
 *
 * @param key its name within the graph, from which its IRI is made: {@code [a-z0-9-]+}
 * @param kind person or group
 * @param fullName the fullest form of the name that was seen
 * @param name that form in its parts
 * @param otherNames the other forms seen, sorted
 * @param orcid the ORCID iD, {@code ""} when no source gives one
 * @param ambiguous whether the authorships may be those of several people
 * @param possiblySameAs keys of authors who may be the same person, sorted
 * @param records the records that name this author, sorted
 */
public record Author(
        String key,
        Contributor.Kind kind,
        String fullName,
        PersonName name,
        List<String> otherNames,
        String orcid,
        boolean ambiguous,
        List<String> possiblySameAs,
        List<RecordId> records) {

    public Author {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(fullName, "fullName");
        Objects.requireNonNull(name, "name");
        otherNames = otherNames.stream().sorted().distinct().toList();
        Objects.requireNonNull(orcid, "orcid");
        possiblySameAs = possiblySameAs.stream().sorted().distinct().toList();
        records = records.stream().sorted().distinct().toList();
        if (fullName.isBlank()) {
            throw new IllegalArgumentException("an author has a name: " + key);
        }
    }
}
