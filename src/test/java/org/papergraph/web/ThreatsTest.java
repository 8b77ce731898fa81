package org.papergraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger might try. Each attempt is refused, changes nothing, and reaches no other server and no file. */
class ThreatsTest {

    private static final String SECRET = "the secret of this machine";

    private static DatasetGraph dataset;
    private static GraphServer server;
    private static Client client;
    private static HttpServer other;
    private static final AtomicInteger VISITS = new AtomicInteger();

    @TempDir
    static Path files;

    private long before;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        dataset = SmallGraph.withTextIndex();
        server = GraphServer.start(
                Settings.DEFAULT.withPort(0), dataset, SmallGraph.summary(), SmallGraph.examples(), SmallGraph.VOID);
        client = Client.of(server);
        Files.writeString(files.resolve("secret.ttl"), "<http://e/s> <http://e/p> \"" + SECRET + "\" .");
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            VISITS.incrementAndGet();
            byte[] body = ("<http://e/s> <http://e/p> \"" + SECRET + "\" .").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/turtle");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        other.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        other.stop(0);
    }

    private static long size() {
        return Txn.calculateRead(dataset, () -> dataset.stream().count());
    }

    private static String elsewhere() {
        return "http://127.0.0.1:" + other.getAddress().getPort() + "/x";
    }

    @BeforeEach
    void remember() {
        before = size();
    }

    @AfterEach
    void nothingHappened() {
        assertThat(size()).isEqualTo(before);
        assertThat(VISITS).hasValue(0);
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isBetween(400, 422);
        assertThat(response.body()).isNotBlank().doesNotContain(SECRET);
    }

    // ---- writing

    @ParameterizedTest
    @ValueSource(
            strings = {"/sparql", "/data?default", "/data", "/", "/id/paper/one", "/ontology", "/upload", "/update"})
    void takesNoWrites(String path) {
        for (String method : new String[] {"PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"}) {
            HttpResponse<String> response = client.method(method, path);
            assertThat(response.statusCode()).as(method + " " + path).isIn(404, 405);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/sparql, application/sparql-update, DROP ALL",
        "/sparql, application/x-www-form-urlencoded, update=DROP%20ALL",
        "/sparql, application/x-www-form-urlencoded, request=DROP%20ALL",
        "/sparql, application/x-www-form-urlencoded, query=DROP%20ALL",
        "/sparql, text/turtle, <http://e/s> <http://e/p> 1 .",
        "/sparql, multipart/form-data; boundary=x, --x--",
        "/data?default, text/turtle, <http://e/s> <http://e/p> 1 .",
        "/update, application/sparql-update, DROP ALL",
        "/upload, text/turtle, <http://e/s> <http://e/p> 1 ."
    })
    void takesNoUpdates(String path, String type, String body) {
        refused(client.post(path, type, body));
    }

    @Test
    void loadsNoJsonLdAndSoNoRemoteContexts() {
        String document = "{\"@context\": \"" + elsewhere() + "\", \"@id\": \"http://e/s\", \"p\": 1}";
        for (String path : new String[] {"/data?default", "/sparql", "/upload"}) {
            refused(client.post(path, "application/ld+json", document));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/$/ping", "/$/server", "/$/datasets", "/$/stats", "/$/metrics", "/$/backup/sparql",
                        "/$/compact/sparql",
                "/$/tasks", "/sparql/update", "/sparql/data", "/sparql/upload", "/sparql/get", "/data/upload", "/dump",
                "/validate/query", "/webjars/zazuko__yasgui/4.5.0/package.json", "/WEB-INF/web.xml",
                        "/META-INF/MANIFEST.MF"
            })
    void mountsNothingElse(String path) {
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    // ---- reaching elsewhere

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { SERVICE <%s> { ?s ?p ?o } }",
                "SELECT * { SERVICE SILENT <%s> { ?s ?p ?o } }",
                "SELECT * { BIND(<%s> AS ?e) SERVICE ?e { ?s ?p ?o } }",
                "SELECT * { ?a ?b ?c FILTER EXISTS { SERVICE <%s> { ?s ?p ?o } } }",
                "SELECT * { { SELECT * { OPTIONAL { SERVICE <%s> { ?s ?p ?o } } } } }",
                "SELECT * { ?a ?b ?c MINUS { SERVICE <%s> { ?s ?p ?o } } }",
                "CONSTRUCT { ?s ?p ?o } { SERVICE <%s> { ?s ?p ?o } }",
                "ASK { SERVICE <%s> { ?s ?p ?o } }",
                "DESCRIBE ?s { SERVICE <%s> { ?s ?p ?o } }",
                "SELECT (EXISTS { SERVICE <%s> { ?s ?p ?o } } AS ?x) {}",
                "SELECT * { } ORDER BY (EXISTS { SERVICE <%s> { ?s ?p ?o } })",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (COUNT(?o) > 0) (EXISTS { SERVICE <%s> { ?a ?b ?c } })"
            })
    void asksNoOtherServer(String query) {
        HttpResponse<String> response = client.query(query.replace("%s", elsewhere()));
        refused(response);
        assertThat(response.body()).contains("SERVICE is not offered");
    }

    @Test
    void loadsNoGraphFromElsewhere() {
        String file = files.resolve("secret.ttl").toUri().toString();
        for (String place : new String[] {elsewhere(), file, "file:///etc/passwd", "relative.ttl"}) {
            refused(client.query("SELECT * FROM <" + place + "> { ?s ?p ?o }"));
            refused(client.query("SELECT * FROM NAMED <" + place + "> { GRAPH ?g { ?s ?p ?o } }"));
            refused(client.query("SELECT * { ?s ?p ?o }", "&default-graph-uri=" + Client.encoded(place)));
            refused(client.query("SELECT * { ?s ?p ?o }", "&named-graph-uri=" + Client.encoded(place)));
            refused(client.get("/data?graph=" + Client.encoded(place)));
            HttpResponse<String> graph = client.query("SELECT * { GRAPH <" + place + "> { ?s ?p ?o } }", "&format=csv");
            assertThat(graph.body()).doesNotContain(SECRET);
        }
    }

    @Test
    void fetchesNoQueryFromElsewhere() {
        refused(client.get("/sparql?query-ref=" + Client.encoded(elsewhere())));
    }

    // ---- running code

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT (<java:org.papergraph.web.ThreatsTest$Trap>() AS ?x) {}",
                "SELECT (<JAVA:org.papergraph.web.ThreatsTest$Trap>() AS ?x) {}",
                "SELECT * { ?s <java:org.papergraph.web.ThreatsTest$Trap> ?o }",
                "SELECT * { ?s <java:org.papergraph.web.ThreatsTest$Trap>/<java:x> ?o }",
                "SELECT (<http://jena.apache.org/ARQ/function#wait>(10000) AS ?x) {}",
                "SELECT (<http://jena.hpl.hp.com/ARQ/function#wait>(10000) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#eval>(\"1\") AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#context>(\"x\") AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#print>(\"x\") AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/function#sprintf>(\"%99999999d\", 1) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/jsFunction#f>(1) AS ?x) {}",
                "SELECT (<http://jena.apache.org/ARQ/jsFunction#f>(1) AS ?x) { ?s ?p ?o } ORDER BY ?s",
                "SELECT * { ?s ?p ?o } ORDER BY <java:org.papergraph.web.ThreatsTest$Trap>(?s)",
                "SELECT * { ?s ?p ?o FILTER(?o IN (<java:org.papergraph.web.ThreatsTest$Trap>(1))) }",
                "SELECT (SUM(<java:org.papergraph.web.ThreatsTest$Trap>(?o)) AS ?x) { ?s ?p ?o }",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (<java:org.papergraph.web.ThreatsTest$Trap>(?s))",
                "SELECT * { ?s ?p ?o FILTER NOT EXISTS { ?s ?p ?q FILTER(<java:org.papergraph.web.ThreatsTest$Trap>(?q)) } }",
                "SELECT * { ?s ?p ?o OPTIONAL { ?s ?p ?q FILTER(<java:org.papergraph.web.ThreatsTest$Trap>(?q)) } }",
                "SELECT (CALL(<java:org.papergraph.web.ThreatsTest$Trap>) AS ?x) {}",
                "SELECT * { ?s <http://jena.apache.org/ARQ/property#strSplit> (\"a\" \"(a+)+\") }",
                "SELECT * { ?s <http://jena.apache.org/ARQ/property#versionARQ> ?o }",
                "JSON { \"a\": ?s } WHERE { ?s ?p ?o }"
            })
    void runsNoCodeThatAQueryNames(String query) {
        refused(client.query(query));
        assertThat(TRAPPED).hasValue(0);
    }

    static final AtomicInteger TRAPPED = new AtomicInteger();

    /** Counts how often it is loaded. */
    public static final class Trap {
        static {
            TRAPPED.incrementAndGet();
        }
    }

    // ---- exhausting

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { BIND(9999999999999999999 AS ?a) %s BIND(?t * ?t AS ?z) }",
                "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(10, 1000000000) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(10, ?n) AS ?x) { VALUES ?n { 1000000000 } }",
                "SELECT (<http://www.w3.org/2005/xpath-functions#round>(1.5, 1000000000) AS ?x) {}",
                "SELECT (<http://www.w3.org/2005/xpath-functions#round-half-to-even>(1.5, 1000000000) AS ?x) {}"
            })
    void computesNoGiantNumbers(String query) {
        refused(client.query(query.replace("%s", doublings("?%s * ?%s"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONCAT(?%s, ?%s)",
                "REPLACE(?%s, \".\", \"$0$0\")",
                "REPLACE(?%s, \"a\", ?%s)",
                "<http://www.w3.org/2005/xpath-functions#concat>(?%s, ?%s)",
                "<http://jena.apache.org/ARQ/function#strjoin>(\",\", ?%s, ?%s)",
                "ENCODE_FOR_URI(?%s)",
                "IF(true, CONCAT(?%s, ?%s), \"\")",
                "STR(IRI(CONCAT(?%s, ?%s)))"
            })
    void makesNoGiantTexts(String step) {
        refused(client.query("SELECT * { BIND(\"aaaaaaaaaa\" AS ?a) " + doublings(step) + " }"));
    }

    /** {@code ?b} from {@code ?a}, {@code ?c} from {@code ?b}, and so on to {@code ?t}. */
    private static String doublings(String step) {
        StringBuilder out = new StringBuilder();
        for (char c = 'b'; c <= 't'; c++) {
            out.append("BIND(")
                    .append(step.replace("%s", String.valueOf((char) (c - 1))))
                    .append(" AS ?")
                    .append(c)
                    .append(") ");
        }
        return out.toString();
    }

    @Test
    void addsNoEndlessDurations() {
        refused(client.query(SmallGraph.PREFIXES
                + "SELECT (\"2020-01-01T00:00:00\"^^xsd:dateTime + \"P999999999999D\"^^xsd:dayTimeDuration AS ?x) {}"));
        refused(
                client.query(
                        SmallGraph.PREFIXES
                                + "SELECT (\"2020-01-01T00:00:00\"^^xsd:dateTime + STRDT(CONCAT(\"P9999\", \"99999D\"), xsd:duration) AS ?x) {}"));
        refused(client.query(SmallGraph.PREFIXES
                + "SELECT (\"2020-01-01T00:00:00\"^^xsd:dateTime + xsd:dayTimeDuration(\"P99999999999D\") AS ?x) {}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a)\\\\1", "(?<x>a)\\\\k<x>", "\\\\w+(.)\\\\1"})
    void runsNoBackReferences(String pattern) {
        refused(client.query("SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), \"" + pattern + "\") }"));
        refused(client.query("SELECT (REPLACE(\"aa\", \"" + pattern + "\", \"\") AS ?x) {}"));
        // Hidden from the look at the query, it is found when it runs.
        HttpResponse<String> hidden =
                client.query("SELECT * { VALUES ?r { \"" + pattern + "\" } FILTER REGEX(\"aa\", ?r) }");
        refused(hidden);
    }

    @Test
    void runsNoOverlongPatterns() {
        refused(client.query("SELECT * { ?s ?p ?o FILTER REGEX(STR(?o), \"" + "a?".repeat(600) + "\") }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+$", "(a|a)*$", "(a|aa)+$", "(.*)*b$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(x?a?x?)*$"})
    void stopsPatternsThatBacktrackWithoutEnd(String pattern) {
        String values = "VALUES ?t { \"" + "a".repeat(60) + "!\" }";
        // The JDK is quick with some of these. Those that it is not quick with are stopped, and the client is told.
        assertThat(client.query("SELECT * { " + values + " FILTER REGEX(?t, \"" + pattern + "\") }")
                        .statusCode())
                .isIn(200, 422);
        assertThat(client.query("SELECT (REPLACE(?t, \"" + pattern + "\", \"\") AS ?x) { " + values + " }")
                        .statusCode())
                .isIn(200, 422);
    }

    @Test
    void saysThatAPatternTakesTooManySteps() {
        String values = "VALUES ?t { \"" + "a".repeat(60) + "!\" }";
        for (String query : new String[] {
            "SELECT * { " + values + " FILTER REGEX(?t, \"^a*a*a*a*a*a*a*b$\") }",
            "SELECT * { " + values + " BIND(REGEX(?t, \"^a*a*a*a*a*a*a*b$\") AS ?x) }",
            "SELECT * { " + values.replace("{ ", "{ \"b\" ") + " } ORDER BY REGEX(?t, \"^a*a*a*a*a*a*a*b$\")",
            "SELECT (COUNT(*) AS ?n) { " + values + " } GROUP BY (REPLACE(?t, \"^a*a*a*a*a*a*a*b$\", \"\") AS ?g)",
            "SELECT * { " + values
                    + " FILTER <http://www.w3.org/2005/xpath-functions#matches>(?t, \"^a*a*a*a*a*a*a*b$\") }"
        }) {
            HttpResponse<String> response = client.query(query);
            assertThat(response.statusCode()).as(query).isEqualTo(422);
            assertThat(response.body()).contains("too many steps");
        }
    }

    @Test
    void survivesDeepNesting() {
        int deep = 20_000;
        refused(client.post(
                "/sparql",
                "application/sparql-query",
                "SELECT * { FILTER(" + "(".repeat(deep) + "1" + ")".repeat(deep) + ") }"));
        refused(client.post("/sparql", "application/sparql-query", "SELECT * " + "{".repeat(deep) + "}".repeat(deep)));
        refused(client.post(
                "/sparql",
                "application/sparql-query",
                "SELECT * { ?s " + "(".repeat(deep) + "<p>" + ")".repeat(deep) + " ?o }"));
        refused(client.post(
                "/sparql", "application/sparql-query", "SELECT * { FILTER(" + "!".repeat(3 * deep) + "true) }"));
        assertThat(client.query("ASK {}").statusCode()).isEqualTo(200);
    }

    @Test
    void readsNoOverlongQueries() throws IOException, InterruptedException {
        String padding = "#".repeat(Settings.DEFAULT.sizes().queryLength());
        assertThat(client.post("/sparql", "application/sparql-query", "ASK {} " + padding)
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.post("/sparql", "application/x-www-form-urlencoded", "query=ASK%7B%7D" + padding)
                        .statusCode())
                .isEqualTo(413);
        // A form that is far too long is refused before it is read.
        assertThat(RawHttp.send(
                                server.uri(),
                                "POST /sparql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 500000000\r\n"
                                        + "Content-Type: application/x-www-form-urlencoded\r\n\r\nquery=")
                        .status())
                .isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"query=%ff%fe", "query=%zz", "query=", "query=%20", "other=1", "query=ASK%7B%7D&query=ASK%7B%7D"
            })
    void refusesWhatIsNotAQuery(String body) {
        refused(client.post("/sparql", "application/x-www-form-urlencoded", body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "abc", "1e9", "99999999999", "1,2"})
    void refusesTimeoutsThatAreNoNumbers(String timeout) {
        refused(client.query("ASK {}", "&timeout=" + timeout));
    }

    // ---- scripts in browsers

    @ParameterizedTest
    @ValueSource(
            strings = {
                "&format=xml&stylesheet=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
                "&format=json&callback=alert(1)",
                "&callback=%3Cscript%3E",
                "&force-accept=text/html"
            })
    void takesNoParametersThatGoIntoTheAnswer(String parameters) {
        HttpResponse<String> response = client.query("ASK {}", parameters);
        refused(response);
        assertThat(response.body()).doesNotContain("<script>").doesNotContain("alert(1)(");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sparql?query=%3Cscript%3Ealert(1)%3C/script%3E",
                "/sparql?query=ASK%7B%7D&format=%3Cscript%3Ealert(1)%3C/script%3E",
                "/sparql?query=SELECT%20*%20FROM%20%3Chttp://e/%27onload=x%3E%7B%7D",
                "/query?example=%3Cscript%3Ealert(1)%3C/script%3E",
                "/id/%3Cscript%3Ealert(1)%3C/script%3E",
                "/%3Cscript%3Ealert(1)%3C/script%3E",
                "/data?graph=%3Cscript%3Ealert(1)%3C/script%3E",
                "/data?%3Cscript%3Ealert(1)%3C/script%3E",
                "/ontology?format=%3Cscript%3Ealert(1)%3C/script%3E"
            })
    void repeatsNoMarkup(String path) {
        HttpResponse<String> response = client.get(path, "text/html");
        assertThat(response.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(response.body()).doesNotContain("<script>alert").doesNotContain("'onload");
    }

    @Test
    void escapesMarkupOfTheGraph() {
        String body = client.get("/id/paper/three", "text/html").body();
        assertThat(body)
                .contains("&lt;script&gt;")
                .doesNotContain("<script>alert")
                .doesNotContain("href=\"javascript:")
                .contains("javascript:alert(1)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../etc/passwd",
                "/assets/..%2f..%2fetc/passwd",
                "/assets/%2e%2e/%2e%2e/etc/passwd",
                "/assets/..;/papergraph.css",
                "/assets//etc/passwd",
                "/assets/home.html",
                "/assets/frame.html",
                "/../../../../etc/passwd",
                "/id/../../etc/passwd",
                "/assets/papergraph.css/..%5c..%5cx"
            })
    void servesNoFiles(String path) throws IOException, InterruptedException {
        RawHttp.Answer answer = RawHttp.get(server.uri(), path);
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body()).doesNotContain("root:").doesNotContain("{{");
    }
}
