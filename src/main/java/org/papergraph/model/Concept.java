package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * A concept that papers can be about.
 *
 * @param id an absolute IRI for a concept of a scheme; for a discovered one a local name of {@code [a-z0-9-]} that the
 *     {@code rdf} stage places under the base
 * @param prefLabel the label to show, in English
 * @param altLabels other labels, among them abbreviations; sorted, without duplicates
 * @param definition one sentence, {@code ""} when there is none
 * @param broader ids of broader concepts of the same scheme, sorted
 * @param related ids of related concepts of the same scheme, sorted
 * @param scheme the IRI of its scheme, {@code ""} for a discovered concept
 * @param status how sure it is that this is a concept at all
 */
public record Concept(
        String id,
        String prefLabel,
        List<String> altLabels,
        String definition,
        List<String> broader,
        List<String> related,
        String scheme,
        Status status) {

    /** How sure it is that something is a concept. */
    public enum Status {
        /** A scheme written by people has it. */
        ESTABLISHED,
        /** Found in texts, and in no scheme. */
        CANDIDATE
    }

    public Concept {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(prefLabel, "prefLabel");
        altLabels = altLabels.stream().sorted().distinct().toList();
        Objects.requireNonNull(definition, "definition");
        broader = broader.stream().sorted().distinct().toList();
        related = related.stream().sorted().distinct().toList();
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(status, "status");
    }

    public static Concept candidate(String id, String prefLabel, List<String> altLabels) {
        return new Concept(id, prefLabel, altLabels, "", List.of(), List.of(), "", Status.CANDIDATE);
    }
}
