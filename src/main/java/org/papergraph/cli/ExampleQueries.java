package org.papergraph.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.papergraph.store.CatalogueQuery;
import org.papergraph.store.QueryCatalogue;
import org.papergraph.store.QueryParameter;
import org.papergraph.store.QueryParameterException;
import org.papergraph.web.ExampleQuery;

/**
 * The catalogue as examples that answer something on a graph: where it lacks the person, paper, venue or concept that a
 * query's own example is about, a prominent one of the graph is taken.
 */
final class ExampleQueries {

    /** For each kind of thing a query whose first row has a prominent one, and its column. */
    private static final Map<QueryParameter.Type, String[]> PROMINENT = new EnumMap<>(Map.of(
            QueryParameter.Type.AUTHOR, new String[] {"most-prolific-authors", "author"},
            QueryParameter.Type.CONCEPT, new String[] {"concepts", "concept"},
            QueryParameter.Type.PAPER, new String[] {"newest-papers", "paper"},
            QueryParameter.Type.VENUE, new String[] {"venues", "venue"}));

    private final QueryCatalogue catalogue;
    private final DatasetGraph dataset;
    private final Map<QueryParameter.Type, List<String>> found = new EnumMap<>(QueryParameter.Type.class);

    private ExampleQueries(QueryCatalogue catalogue, DatasetGraph dataset) {
        this.catalogue = catalogue;
        this.dataset = dataset;
    }

    static List<ExampleQuery> of(QueryCatalogue catalogue, DatasetGraph dataset) {
        ExampleQueries examples = new ExampleQueries(catalogue, dataset);
        return Txn.calculateRead(
                dataset,
                () -> catalogue.queries().stream()
                        .map(q -> new ExampleQuery(q.name(), q.title(), q.description(), examples.sparql(q)))
                        .toList());
    }

    private String sparql(CatalogueQuery query) {
        Map<String, String> values = new TreeMap<>();
        Map<QueryParameter.Type, Integer> taken = new EnumMap<>(QueryParameter.Type.class);
        for (QueryParameter parameter : query.parameters()) {
            if (!parameter.type().isEntity()) {
                continue;
            }
            int place = taken.merge(parameter.type(), 1, Integer::sum) - 1;
            List<String> things = prominent(parameter.type());
            if (!isNamed(parameter.example()) && !things.isEmpty()) {
                values.put(parameter.name(), "<" + things.get(Math.min(place, things.size() - 1)) + ">");
            }
        }
        if (values.isEmpty()) {
            return query.exampleSparql();
        }
        try {
            return query.bind(dataset, values).sparql();
        } catch (QueryParameterException none) {
            // A graph without any thing of that kind: the query as it stands is still correct, and finds nothing.
            return query.exampleSparql();
        }
    }

    private boolean isNamed(String example) {
        return dataset.getDefaultGraph().contains(Node.ANY, Node.ANY, NodeFactory.createLiteralString(example));
    }

    private List<String> prominent(QueryParameter.Type type) {
        return found.computeIfAbsent(type, t -> {
            List<String> things = new ArrayList<>();
            String[] source = PROMINENT.getOrDefault(t, new String[0]);
            if (source.length == 2) {
                CatalogueQuery query = catalogue.find(source[0]).orElseThrow();
                try (QueryExec exec = QueryExec.dataset(dataset)
                        .query(query.bind(dataset, Map.of("limit", "2")).query())
                        .build()) {
                    exec.select()
                            .forEachRemaining(
                                    row -> things.add(row.get(source[1]).getURI()));
                }
            }
            return things;
        });
    }
}
