package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The page to write queries on. {@code ?example=NAME} loads an example and runs it; {@code ?query=TEXT} loads a query.
 * Without JavaScript it is a form.
 */
final class EditorPage implements Reply.Handler {

    /* Measured with YASGUI 4.5.0 in Chromium: it sets styles inline, and complains without 'unsafe-inline'. It needs no
     * inline or evaluated script, no data: URL, and with its prefixes served from here no other host. */
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none';"
            + " frame-ancestors 'none'";

    private static final String SCRIPTS = """
            <link rel="stylesheet" href="/assets/yasgui.css">
            <link rel="stylesheet" href="/assets/query.css">
            <script src="/assets/yasgui.js" defer></script>
            <script src="/assets/query.js" defer></script>
            """;

    private final Pages pages;
    private final String base;
    private final List<ExampleQuery> examples;
    private final Problems problems;
    private final String start;

    EditorPage(Pages pages, String base, List<ExampleQuery> examples, Problems problems) {
        this.pages = pages;
        this.base = base;
        this.examples = List.copyOf(examples);
        this.problems = problems;
        this.start = Stream.of("pg", "dcterms", "foaf", "skos", "rdfs")
                        .map(name -> "PREFIX " + name + ": <" + Vocabularies.PREFIXES.get(name) + ">\n")
                        .collect(Collectors.joining())
                + "\nSELECT ?paper ?title WHERE {\n  ?paper a pg:Paper ; dcterms:title ?title\n}\nLIMIT 20\n";
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        Optional<String> name = Optional.ofNullable(request.getParameter("example"));
        Optional<ExampleQuery> example = name.flatMap(
                n -> examples.stream().filter(e -> e.name().equals(n)).findFirst());
        if (name.isPresent() && example.isEmpty()) {
            return problems.reply(request, 404, "There is no example of that name.");
        }
        String query = example.map(ExampleQuery::sparql)
                .or(() -> Optional.ofNullable(request.getParameter("query")))
                .orElse(start);
        List<Map<String, String>> listed = examples.stream()
                .map(e -> Map.of(
                        "name", e.name(), "title", e.title(), "description", e.description(), "sparql", e.sparql()))
                .toList();
        String page = pages.page(
                "query.html",
                "Query",
                SCRIPTS,
                Map.of("query", query, "base", base, "run", example.isPresent() ? "yes" : "no", "examples", listed));
        return Reply.of(200, Reply.HTML, page).with("Content-Security-Policy", POLICY);
    }

    /** What the editor completes prefixes from, in the form of the service it would ask otherwise. */
    static String prefixes() {
        return Vocabularies.PREFIXES.entrySet().stream()
                .map(prefix -> "\"" + prefix.getKey() + "\": \"" + prefix.getValue() + "\"")
                .collect(Collectors.joining(",\n  ", "{\n  ", "\n}\n"));
    }
}
