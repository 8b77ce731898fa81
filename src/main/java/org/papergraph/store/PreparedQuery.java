package org.papergraph.store;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.jena.query.Query;

/**
 * A query of the catalogue, or a user's own, with its parameters bound, ready to be executed on the graph it was bound for.
 *
 * @param source where it comes from
 * @param query the query to execute
 * @param entities for each parameter that names a thing of the graph, the IRIs it stands for: more than one when several
 *     have that name
 */
public record PreparedQuery(CatalogueQuery source, Query query, SortedMap<String, List<String>> entities) {

    public PreparedQuery {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(query, "query");
        entities = Collections.unmodifiableSortedMap(new TreeMap<>(entities));
    }

    /** The query as SPARQL text, which gives the same answer on any endpoint with the same graph. */
    public String sparql() {
        return query.serialize();
    }
}
