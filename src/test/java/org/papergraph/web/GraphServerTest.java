package org.papergraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every address answers as it should, and every answer is safe for a browser. */
class GraphServerTest {

    private static final String BASE = "https://w3id.org/papergraph/id/";
    private static final String LABELS =
            SmallGraph.PREFIXES + "SELECT ?l WHERE { ?p a pg:Paper ; rdfs:label ?l } ORDER BY ?l";
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private static GraphServer server;
    private static Client client;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = GraphServer.start(
                Settings.DEFAULT.withPort(0),
                SmallGraph.withTextIndex(),
                SmallGraph.summary(),
                SmallGraph.examples(),
                SmallGraph.VOID);
        client = Client.of(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Graph parsed(String text, Lang lang) {
        return RDFParser.fromString(text, lang).toGraph();
    }

    private static String type(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void listensOnThisMachineOnly() {
        assertThat(server.uri().getHost()).isEqualTo("127.0.0.1");
        assertThat(server.uri().getPort()).isPositive();
    }

    @Test
    void saysClearlyThatThePortIsTaken() {
        assertThatThrownBy(() -> GraphServer.start(
                        Settings.DEFAULT.withPort(server.uri().getPort()),
                        DatasetGraphFactory.createTxnMem(),
                        SmallGraph.summary(),
                        List.of(),
                        ""))
                .isInstanceOf(BindException.class)
                .hasMessageContaining("port " + server.uri().getPort())
                .hasMessageContaining("Is another server running there?");
    }

    @Test
    void refusesADescriptionThatIsNotTurtle() {
        assertThatThrownBy(() -> GraphServer.start(
                        Settings.DEFAULT.withPort(0),
                        DatasetGraphFactory.createTxnMem(),
                        SmallGraph.summary(),
                        List.of(),
                        "this is no Turtle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("VoID");
    }

    @Test
    void stopsAnsweringWhenClosed() throws IOException, InterruptedException {
        GraphServer other = GraphServer.start(
                Settings.DEFAULT.withPort(0), DatasetGraphFactory.createTxnMem(), SmallGraph.summary(), List.of(), "");
        Client toOther = Client.of(other);
        assertThat(toOther.get("/").statusCode()).isEqualTo(200);
        other.close();
        assertThatThrownBy(() -> toOther.get("/")).hasCauseInstanceOf(java.net.ConnectException.class);
    }

    // ---- the query endpoint

    @ParameterizedTest
    @CsvSource({
        "application/sparql-results+json, application/sparql-results+json",
        "application/json, application/sparql-results+json",
        "application/sparql-results+xml, application/sparql-results+xml",
        "text/csv, text/csv",
        "text/tab-separated-values, text/tab-separated-values",
        "*/*, application/sparql-results+json",
        "nonsense;;;===, application/sparql-results+json"
    })
    void answersSelectAsTheClientLikes(String accept, String expected) {
        HttpResponse<String> response = client.get("/sparql?query=" + Client.encoded(LABELS), accept);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(type(response)).startsWith(expected);
        assertThat(response.body()).contains("Sleeper agents");
    }

    @ParameterizedTest
    @CsvSource({"csv, text/csv", "json, application/sparql-results+json", "xml, application/sparql-results+xml"})
    void takesTheFormatAsAParameterToo(String format, String expected) {
        assertThat(type(client.query(LABELS, "&format=" + format))).startsWith(expected);
        assertThat(type(client.query(LABELS, "&output=" + format))).startsWith(expected);
    }

    @Test
    void namesTheFormatsWhenOneIsUnknown() {
        HttpResponse<String> response = client.query(LABELS, "&format=exe");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("json, xml, csv, tsv, html");
    }

    @Test
    void takesQueriesByPost() {
        HttpResponse<String> form =
                client.post("/sparql", "application/x-www-form-urlencoded", "query=" + Client.encoded(LABELS));
        HttpResponse<String> direct = client.post("/sparql", "application/sparql-query; charset=utf-8", LABELS);
        assertThat(form.statusCode()).isEqualTo(200);
        assertThat(direct.body()).isEqualTo(form.body()).contains("Measures of honesty");
    }

    @Test
    void answersAskConstructAndDescribe() {
        assertThat(client.query("ASK { ?s ?p ?o }").body()).containsPattern("\"boolean\" : true");
        String construct = "CONSTRUCT { ?s <http://example.org/is> ?o } WHERE { ?s a ?o }";
        Graph turtle = parsed(client.query(construct).body(), Lang.TURTLE);
        assertThat(turtle.size()).isEqualTo(8);
        for (Map.Entry<String, Lang> format : Map.of("nt", Lang.NTRIPLES, "jsonld", Lang.JSONLD, "rdf", Lang.RDFXML)
                .entrySet()) {
            Graph other =
                    parsed(client.query(construct, "&format=" + format.getKey()).body(), format.getValue());
            assertThat(other.isIsomorphicWith(turtle)).as(format.getKey()).isTrue();
        }
        Graph described =
                parsed(client.query("DESCRIBE <" + BASE + "author/ada>").body(), Lang.TURTLE);
        assertThat(described.size()).isEqualTo(2);
    }

    @Test
    void searchesText() {
        HttpResponse<String> response = client.query(
                SmallGraph.PREFIXES + "SELECT ?s { (?s ?score) text:query (rdfs:label \"honesty\") }", "&format=csv");
        assertThat(response.body()).isEqualToIgnoringNewLines("s\n" + BASE + "paper/two\n");
        HttpResponse<String> broken =
                client.query(SmallGraph.PREFIXES + "SELECT ?s { ?s text:query (rdfs:label \"honesty AND (\") }");
        assertThat(broken.statusCode()).isEqualTo(400);
    }

    @Test
    void readsNamedGraphsOfTheDataset() {
        String all = "SELECT ?o FROM <https://example.org/links> { ?s ?p ?o }";
        assertThat(client.query(all, "&format=csv").body()).contains("https://example.org/w1");
        assertThat(client.query(
                                "SELECT ?o { ?s ?p ?o }",
                                "&format=csv&default-graph-uri=" + Client.encoded("https://example.org/links"))
                        .body())
                .contains("https://example.org/w1");
        assertThat(client.query("SELECT ?g { GRAPH ?g { ?s ?p ?o } }", "&format=csv")
                        .body())
                .contains("https://example.org/links");
    }

    @Test
    void showsRowsAsAPageToBrowsers() {
        HttpResponse<String> response = client.get(
                "/sparql?query="
                        + Client.encoded(SmallGraph.PREFIXES + "SELECT * { ?p rdfs:label ?l ; rdfs:seeAlso ?u }"),
                BROWSER);
        assertThat(type(response)).startsWith("text/html");
        assertThat(response.body())
                .contains("<th scope=\"col\">l</th>")
                .contains("href=\"/id/paper/three\"")
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;")
                .contains("href=\"https://example.org/?a=&#39;b&#39;&amp;c=d\"")
                .doesNotContain("<script>alert")
                .doesNotContain("href=\"javascript:");
    }

    @ParameterizedTest
    @CsvSource({"text/turtle, TTL", "application/ld+json, JSONLD", "application/rdf+xml, RDFXML", "*/*, TTL"})
    void describesItselfWhenAskedNothing(String accept, String lang) {
        HttpResponse<String> response = client.get("/sparql", accept);
        assertThat(response.statusCode()).isEqualTo(200);
        Lang syntax = switch (lang) {
            case "JSONLD" -> Lang.JSONLD;
            case "RDFXML" -> Lang.RDFXML;
            default -> Lang.TURTLE;
        };
        Graph graph = parsed(response.body(), syntax);
        String sd = "http://www.w3.org/ns/sparql-service-description#";
        assertThat(graph.contains(
                        Node.ANY,
                        NodeFactory.createURI(sd + "endpoint"),
                        NodeFactory.createURI(server.uri() + "sparql")))
                .isTrue();
        assertThat(graph.contains(
                        Node.ANY,
                        NodeFactory.createURI(sd + "supportedLanguage"),
                        NodeFactory.createURI(sd + "SPARQL11Query")))
                .isTrue();
        assertThat(graph.contains(
                        Node.ANY,
                        NodeFactory.createURI(sd + "propertyFeature"),
                        NodeFactory.createURI("http://jena.apache.org/text#query")))
                .isTrue();
    }

    @Test
    void sendsBrowsersFromTheBareEndpointToTheEditor() {
        HttpResponse<String> response = client.get("/sparql", BROWSER);
        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).contains("/query");
    }

    @Test
    void computesTheSameInEveryClauseWhenRegexesAreBounded() {
        String query = SmallGraph.PREFIXES + """
                SELECT (REPLACE(?l, "([a-z]+) of ([a-z]+)", "$2 and $1", "i") AS ?swapped) (COUNT(?p) AS ?n) WHERE {
                  ?p rdfs:label ?l FILTER (!REGEX(?l, "^<")) FILTER EXISTS { ?p a ?t FILTER REGEX(STR(?t), "PAPER$", "i") }
                  OPTIONAL { ?p dcterms:abstract ?a FILTER REGEX(?a, "hide") }
                }
                GROUP BY ?l HAVING (COUNT(?p) > 0) (REGEX(?l, "e")) ORDER BY DESC(REPLACE(?l, "e", "E"))""";
        assertThat(client.query(query, "&format=csv").body())
                .isEqualToIgnoringNewLines("swapped,n\nSleeper agents,1\nhonesty and Measures,1\n");
    }

    // ---- graphs

    @Test
    void sendsOneGraphAtATime() {
        Graph whole = parsed(client.get("/data?default").body(), Lang.TURTLE);
        assertThat(whole.size()).isEqualTo(29);
        Graph named = parsed(
                client.get("/data?graph=" + Client.encoded("https://example.org/links"), "application/n-triples")
                        .body(),
                Lang.NTRIPLES);
        assertThat(named.size()).isEqualTo(1);
        for (Map.Entry<String, Lang> format :
                Map.of("jsonld", Lang.JSONLD, "rdf", Lang.RDFXML).entrySet()) {
            Graph other =
                    parsed(client.get("/data?default&format=" + format.getKey()).body(), format.getValue());
            assertThat(other.isIsomorphicWith(whole)).as(format.getKey()).isTrue();
        }
        HttpResponse<String> head = client.method("HEAD", "/data?default");
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(type(head)).startsWith("text/turtle");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/data",
                "/data?",
                "/data?default&graph=https://example.org/links",
                "/data?graph=relative",
                "/data?graph=a%3Cb",
                "/data?graph=https://e.org/a&graph=https://e.org/b",
                "/data?default&other=1"
            })
    void neverSendsEverythingForAQuestionThatIsNotClear(String path) {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).doesNotContain("Sleeper");
    }

    @Test
    void knowsWhichGraphsThereAre() {
        assertThat(client.get("/data?graph=https://example.org/none").statusCode())
                .isEqualTo(404);
    }

    // ---- things, documents, pages

    @Test
    void showsAThingAsAPage() {
        HttpResponse<String> response = client.get("/id/paper/one", BROWSER);
        assertThat(type(response)).startsWith("text/html");
        assertThat(response.body())
                .contains("<h1>Sleeper agents</h1>")
                .contains("<a href=\"/id/author/ada\" rel=\"noopener noreferrer\">Ada Lovelace</a>")
                .contains("href=\"https://example.org/code\"");
        assertThat(client.get("/id/author/ada", BROWSER).body())
                .contains("What points here")
                .contains("href=\"/id/paper/two\"");
    }

    @ParameterizedTest
    @CsvSource({
        "text/turtle, ttl",
        "application/n-triples, nt",
        "application/ld+json, jsonld",
        "application/rdf+xml, rdf"
    })
    void sendsAThingAsRdf(String accept, String label) {
        HttpResponse<String> negotiated = client.get("/id/author/ada", accept);
        HttpResponse<String> labelled = client.get("/id/author/ada?format=" + label);
        assertThat(type(negotiated)).startsWith(accept);
        assertThat(type(labelled)).startsWith(accept);
        Lang lang = org.apache.jena.riot.RDFLanguages.contentTypeToLang(accept);
        assertThat(parsed(negotiated.body(), lang).size()).isEqualTo(2);
        assertThat(negotiated.headers().firstValue("Vary")).contains("Accept");
    }

    @Test
    void findsThingsWhosePathIsEncoded() {
        assertThat(client.get("/id/author/Kamil%C4%97").body()).contains("Kamilė Lukošiūtė");
        assertThat(client.get("/id/record/a%2Fb.txt/1").body()).contains("a/b.txt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/id/none",
                "/id/",
                "/id/paper",
                "/id/a%3Eb%20%3Chttp:%2F%2Fx%3E",
                "/id/%22%7D",
                "/id/paper/one/x"
            })
    void saysWhenTheGraphSaysNothing(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
        assertThat(client.get(path, BROWSER).body()).contains("<h1>Nothing here</h1>");
    }

    @Test
    void describesTheDataset() {
        HttpResponse<String> response = client.get("/.well-known/void");
        assertThat(type(response)).startsWith("text/turtle");
        assertThat(response.body()).isEqualTo(SmallGraph.VOID);
        assertThat(parsed(client.get("/.well-known/void", "application/ld+json").body(), Lang.JSONLD)
                        .isIsomorphicWith(parsed(SmallGraph.VOID, Lang.TURTLE)))
                .isTrue();
        assertThat(type(client.get("/.well-known/void", BROWSER))).startsWith("text/plain");
    }

    @Test
    void servesTheOntology() {
        Assumptions.assumeTrue(
                GraphServer.class.getResource("/org/papergraph/ontology/papergraph.ttl") != null,
                "the ontology is not on the class path");
        assertThat(parsed(client.get("/ontology").body(), Lang.TURTLE).isEmpty())
                .isFalse();
        assertThat(parsed(client.get("/ontology", "application/rdf+xml").body(), Lang.RDFXML)
                        .isEmpty())
                .isFalse();
    }

    @Test
    void showsCountsAndExamplesOnTheHomePage() {
        String body = client.get("/").body();
        assertThat(body)
                .contains("<dt>authors</dt><dd>12,345</dd>")
                .contains("href=\"/query?example=papers-of-author\"")
                .contains("curl " + server.uri() + "sparql")
                .contains("A &lt;b&gt;small&lt;/b&gt; graph")
                .doesNotContain("<script>alert");
        assertThat(body.length()).isLessThan(300_000);
    }

    @Test
    void offersExamplesThatRun() {
        for (ExampleQuery example : SmallGraph.examples()) {
            QueryFactory.create(example.sparql());
            String page = client.get("/query?example=" + example.name()).body();
            assertThat(page).contains("data-run=\"yes\"").contains(Html.escape(example.sparql()));
            HttpResponse<String> answer = client.query(example.sparql(), "&format=csv");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body().lines().count()).isGreaterThan(1);
        }
        assertThat(client.get("/query?example=none").statusCode()).isEqualTo(404);
    }

    @Test
    void loadsAQueryWithoutRunningItOrItsMarkup() {
        String body = client.get("/query?query=" + Client.encoded("</textarea><script>alert(1)</script>"))
                .body();
        assertThat(body)
                .contains("data-run=\"no\"")
                .contains("&lt;/textarea&gt;&lt;script&gt;")
                .doesNotContain("<script>alert");
    }

    @Test
    void servesTheEditorFromItsOwnFiles() {
        String page = client.get("/query").body();
        assertThat(page)
                .doesNotContain("src=\"http")
                .doesNotContain("href=\"http")
                .doesNotContain("<script>");
        for (String asset : List.of("yasgui.js", "yasgui.css", "query.js", "query.css", "papergraph.css", "icon.svg")) {
            HttpResponse<String> response = client.get("/assets/" + asset);
            assertThat(response.statusCode()).as(asset).isEqualTo(200);
            String tag = response.headers().firstValue("ETag").orElseThrow();
            assertThat(client.send(client.to("/assets/" + asset).header("If-None-Match", tag))
                            .statusCode())
                    .isEqualTo(304);
        }
        assertThat(client.get("/assets/prefixes.json").body()).contains("\"foaf\": \"http://xmlns.com/foaf/0.1/\"");
        assertThat(client.get("/assets/query.js").body()).contains("prefixCcApi = \"/assets/prefixes.json\"");
    }

    // ---- what protects browsers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/query",
                "/sparql",
                "/sparql?query=ASK%7B%7D",
                "/sparql?query=nonsense",
                "/data",
                "/data?default",
                "/id/paper/one",
                "/id/none",
                "/.well-known/void",
                "/ontology",
                "/assets/query.js",
                "/assets/none",
                "/none",
                "/$/ping",
                "/%zz",
                "/a/%2e%2e/b",
                "/upload",
                "/sparql/none"
            })
    void protectsBrowsersOnEveryAddress(String path) throws IOException, InterruptedException {
        Map<String, List<String>> headers = RawHttp.get(server.uri(), path).headers();
        assertThat(headers.get("x-content-type-options")).containsExactly("nosniff");
        assertThat(headers.get("x-frame-options")).containsExactly("DENY");
        assertThat(headers.get("referrer-policy")).containsExactly("no-referrer");
        assertThat(headers.get("content-security-policy"))
                .singleElement()
                .satisfies(policy -> assertThat(policy)
                        .startsWith("default-src 'none';")
                        .contains("frame-ancestors 'none'")
                        .contains("base-uri 'none'")
                        .doesNotContain("unsafe-eval")
                        .doesNotContain("script-src 'self' 'unsafe-inline'")
                        .doesNotContain("http"));
        assertThat(headers).doesNotContainKeys("server", "x-powered-by", "fuseki-request-id");
    }

    @Test
    void protectsBrowsersWhenTheRequestIsNotHttp() throws IOException, InterruptedException {
        RawHttp.Answer answer = RawHttp.send(server.uri(), "GET / HTTP/1.1\r\nHost: a b\r\nbad header\r\n\r\n");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.headers().get("x-content-type-options")).containsExactly("nosniff");
        assertThat(answer.headers()).doesNotContainKey("server");
    }

    @Test
    void allowsInlineStylesToTheEditorOnly() {
        assertThat(client.get("/query").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(p -> assertThat(p)
                        .contains("style-src 'self' 'unsafe-inline'")
                        .contains("script-src 'self';"));
        assertThat(client.get("/").headers().allValues("Content-Security-Policy"))
                .singleElement()
                .satisfies(p -> assertThat(p).doesNotContain("unsafe").doesNotContain("script-src"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/sparql?query=ASK%7B%7D", "/data?default", "/id/paper/one", "/.well-known/void", "/id/none"})
    void letsScriptsOfOtherSitesRead(String path) {
        HttpResponse<String> response = client.send(client.to(path).header("Origin", "https://other.example"));
        assertThat(response.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(response.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void answersPreflightsForReadingOnly() {
        HttpResponse<String> sparql = client.send(client.to("/sparql")
                .header("Origin", "https://other.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", java.net.http.HttpRequest.BodyPublishers.noBody()));
        assertThat(sparql.statusCode()).isEqualTo(204);
        assertThat(sparql.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, POST, OPTIONS");
        HttpResponse<String> data = client.method("OPTIONS", "/data");
        assertThat(data.headers().firstValue("Access-Control-Allow-Methods")).contains("GET, HEAD, OPTIONS");
        assertThat(client.method("OPTIONS", "/").headers().firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    @Test
    void tellsErrorsInTheFormatOfTheClient() {
        assertThat(type(client.get("/none", BROWSER))).startsWith("text/html");
        HttpResponse<String> json = client.get("/sparql?query=nonsense", "application/json");
        assertThat(type(json)).isEqualTo("application/problem+json");
        assertThat(json.body()).startsWith("{\"status\":400,");
        assertThat(client.get("/sparql?query=nonsense").body())
                .contains("Encountered")
                .contains("line 1");
    }

    @Test
    void doesNotTakeAStrangersHostForItsOwnName() throws IOException, InterruptedException {
        RawHttp.Answer answer = RawHttp.send(
                server.uri(),
                "GET /sparql HTTP/1.1\r\nHost: evil.example\"><b>\r\nAccept: text/turtle\r\nConnection: close\r\n\r\n");
        assertThat(answer.body()).doesNotContain("evil.example");
    }

    @Test
    void worksOnAnEmptyDatasetWithoutTextIndex() throws IOException, InterruptedException {
        DatasetGraph empty = DatasetGraphFactory.createTxnMem();
        try (GraphServer other = GraphServer.start(
                Settings.DEFAULT.withPort(0), empty, new GraphSummary("Empty", Map.of()), List.of(), "")) {
            Client toOther = Client.of(other);
            assertThat(toOther.get("/").body()).contains("No examples are installed");
            assertThat(toOther.query("SELECT * {?s ?p ?o}").statusCode()).isEqualTo(200);
            assertThat(toOther.get("/sparql").body()).doesNotContain("text#query");
            assertThat(toOther.get("/data?default").statusCode()).isEqualTo(200);
            assertThat(URI.create(other.uri().toString())).isEqualTo(other.uri());
        }
    }
}
