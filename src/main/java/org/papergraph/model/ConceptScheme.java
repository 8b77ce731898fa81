package org.papergraph.model;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A controlled vocabulary.
 *
 * @param iri the scheme's IRI
 * @param concepts its concepts, sorted by id
 */
public record ConceptScheme(String iri, List<Concept> concepts) {

    public ConceptScheme {
        Objects.requireNonNull(iri, "iri");
        concepts = concepts.stream().sorted(Comparator.comparing(Concept::id)).toList();
    }
}
