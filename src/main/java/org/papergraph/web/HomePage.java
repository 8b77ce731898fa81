package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;

/** The first page: what the graph holds, queries to run, and the addresses. */
final class HomePage implements Reply.Handler {

    private final Pages pages;
    private final List<Map<String, String>> counts;
    private final List<Map<String, String>> queries;

    HomePage(Pages pages, GraphSummary summary, List<ExampleQuery> examples) {
        this.pages = pages;
        this.counts = summary.counts().entrySet().stream()
                .map(e -> Map.of("what", e.getKey(), "count", String.format(Locale.ROOT, "%,d", e.getValue())))
                .toList();
        this.queries = examples.stream()
                .map(q -> Map.of(
                        "name", q.name(),
                        "title", q.title(),
                        "description", q.description(),
                        "rows", hasRows(q) ? "yes" : "",
                        "encoded", URLEncoder.encode(q.sparql(), StandardCharsets.UTF_8)))
                .toList();
    }

    /** CONSTRUCT and DESCRIBE have no table to show. A query that cannot be read says so when it is run. */
    private static boolean hasRows(ExampleQuery example) {
        try {
            return QueryFactory.create(example.sparql(), Syntax.syntaxSPARQL_11).isSelectType();
        } catch (QueryException e) {
            return false;
        }
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        return Reply.of(
                200,
                Reply.HTML,
                pages.page(
                        "home.html",
                        "Home",
                        Map.of("counts", counts, "examples", queries, "origin", Origin.of(request))));
    }
}
