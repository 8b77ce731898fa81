package org.papergraph.rdf;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptScheme;

/**
 * The part of the schemes' hierarchy that lies between concepts of a graph.
 *
 * <p>A graph holds only concepts that some paper mentions. Where a step of the hierarchy is missing for that, the nearest
 * concepts above it are linked as {@code skos:broaderTransitive}.
 */
public final class ConceptLinks {

    private final Set<String> present;
    private final Map<String, Concept> byId;

    private ConceptLinks(Set<String> present, Map<String, Concept> byId) {
        this.present = present;
        this.byId = byId;
    }

    /**
     * The links among concepts of a graph.
     *
     * @param concepts those that are in the graph
     * @param schemes the schemes they were taken from
     */
    public static ConceptLinks among(Collection<Concept> concepts, Collection<ConceptScheme> schemes) {
        Set<String> present = new HashSet<>();
        concepts.forEach(c -> present.add(c.id()));
        Map<String, Concept> byId = new HashMap<>();
        schemes.forEach(s -> s.concepts().forEach(c -> byId.put(c.id(), c)));
        return new ConceptLinks(present, byId);
    }

    List<String> broader(Concept concept) {
        return concept.broader().stream().filter(present::contains).toList();
    }

    List<String> related(Concept concept) {
        return concept.related().stream().filter(present::contains).toList();
    }

    /** The nearest concepts above in the graph that are not directly broader, sorted. */
    Set<String> ancestors(Concept concept) {
        Set<String> found = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        seen.add(concept.id());
        for (String parent : concept.broader()) {
            if (!present.contains(parent)) {
                climb(parent, found, seen);
            }
        }
        concept.broader().forEach(found::remove);
        return found;
    }

    private void climb(String id, Set<String> found, Set<String> seen) {
        Concept concept = byId.get(id);
        // A scheme of the user's may have circles.
        if (concept == null || !seen.add(id)) {
            return;
        }
        for (String parent : concept.broader()) {
            if (present.contains(parent)) {
                found.add(parent);
            } else {
                climb(parent, found, seen);
            }
        }
    }
}
