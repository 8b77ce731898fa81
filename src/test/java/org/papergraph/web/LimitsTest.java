package org.papergraph.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.papergraph.web.Settings.Sizes;
import org.papergraph.web.Settings.Times;

/** What happens at the limits of time, number and size: an answer that says so, never half a result. */
@Timeout(120)
class LimitsTest {

    private static final String CROSS =
            "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n ?o FILTER(?a = ?nothing) }";

    private static Times times(Duration query, Duration hard) {
        return new Times(query, hard, Settings.DEFAULT.times().dump());
    }

    private static GraphServer serve(Settings settings, DatasetGraph dataset) throws IOException {
        return GraphServer.start(settings.withPort(0), dataset, new GraphSummary("Limits", Map.of()), List.of(), "");
    }

    private static void fill(DatasetGraph dataset, int statements) {
        Txn.executeWrite(dataset, () -> {
            for (int i = 0; i < statements; i++) {
                dataset.add(
                        Quad.defaultGraphIRI,
                        NodeFactory.createURI("http://example.org/subject/" + i),
                        NodeFactory.createURI("http://example.org/p"),
                        NodeFactory.createLiteralString("value number " + i));
            }
        });
    }

    private static DatasetGraph filled(int statements) {
        DatasetGraph dataset = DatasetGraphFactory.createTxnMem();
        fill(dataset, statements);
        return dataset;
    }

    @Test
    void stopsAQueryThatTakesTooLong() throws IOException {
        Settings settings = Settings.DEFAULT.withTimes(times(Duration.ofMillis(300), Duration.ofSeconds(60)));
        try (GraphServer server = serve(settings, filled(2_000))) {
            Client client = Client.of(server);
            for (String query : List.of(
                    CROSS,
                    CROSS.replace("SELECT *", "SELECT (COUNT(*) AS ?count)"),
                    CROSS.replace("SELECT *", "ASK"),
                    CROSS.replace("SELECT *", "CONSTRUCT { ?a ?b ?c }"),
                    CROSS.replace("SELECT *", "DESCRIBE ?a"),
                    CROSS.replace("SELECT *", "SELECT DISTINCT *") + " ORDER BY ?a",
                    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(CONCAT(?c, ?f, ?i) = \"\") }")) {
                HttpResponse<String> response = client.query(query);
                assertThat(response.statusCode()).as(query).isEqualTo(503);
                assertThat(response.body()).contains("stopped after 0.3 s");
            }
            assertThat(client.query("ASK {}").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void stopsAQueryOverTdb2() throws IOException {
        Settings settings = Settings.DEFAULT.withTimes(times(Duration.ofMillis(300), Duration.ofSeconds(60)));
        DatasetGraph dataset = DatabaseMgr.createDatasetGraph();
        fill(dataset, 2_000);
        try (GraphServer server = serve(settings, dataset)) {
            Client client = Client.of(server);
            assertThat(client.query(CROSS).statusCode()).isEqualTo(503);
            assertThat(client.query("SELECT * { ?s ?p ?o FILTER REGEX(?o, \"number 7$\") }", "&format=csv")
                            .body())
                    .contains("subject/7");
            assertThat(client.query("SELECT * { ?s ?p ?o FILTER REGEX(?o, \"(.)\\\\1\") }")
                            .statusCode())
                    .isEqualTo(400);
        }
    }

    @Test
    void aClientMayAskForLessTimeButNotForMore() throws IOException {
        Settings settings = Settings.DEFAULT.withTimes(times(Duration.ofMillis(400), Duration.ofSeconds(60)));
        try (GraphServer server = serve(settings, filled(2_000))) {
            Client client = Client.of(server);
            assertThat(client.query(CROSS, "&timeout=0.1").body()).contains("stopped after 0.1 s");
            assertThat(client.query(CROSS, "&timeout=1000").body()).contains("stopped after 0.4 s");
        }
    }

    @Test
    void turnsQueriesAwayWhenAllPlacesAreTaken()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        Settings settings = Settings.DEFAULT
                .withTimes(times(Duration.ofMinutes(5), Duration.ofMinutes(6)))
                .withMaxConcurrentQueries(1);
        CompletableFuture<HttpResponse<String>> first;
        try (GraphServer server = serve(settings, filled(5_000))) {
            Client client = Client.of(server);
            first = client.queryLater(CROSS);
            while (server.runningQueries() == 0) {
                assertThat(first).isNotDone();
                TimeUnit.MILLISECONDS.sleep(10);
            }
            HttpResponse<String> second = client.query("ASK {}");
            assertThat(second.statusCode()).isEqualTo(503);
            assertThat(second.headers().firstValue("Retry-After")).contains("5");
            assertThat(client.get("/").statusCode()).isEqualTo(200);
        }
        // Stopping the server stops the query, and its client hears of it.
        assertThat(first.handle((response, error) -> error != null || response.statusCode() == 503)
                        .get(30, TimeUnit.SECONDS))
                .isTrue();
    }

    @Test
    void givesUpAQueryThatDoesNotHeedItsTimeout()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch told = new CountDownLatch(1);
        try (QueryWorkers workers = new QueryWorkers(1, Duration.ofMillis(50))) {
            QueryWorkers.Outcome outcome = workers.run(stop -> {
                stop.by(told::countDown);
                awaitUninterruptibly(end);
                return Reply.of(200, "text/plain", "too late");
            });
            assertThat(outcome).isInstanceOf(QueryWorkers.Outcome.GivenUp.class);
            assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
            // Its place stays taken, so such queries cannot pile up.
            assertThat(workers.running()).isEqualTo(1);
            assertThat(workers.run(stop -> Reply.of(200, "text/plain", "")))
                    .isInstanceOf(QueryWorkers.Outcome.Busy.class);
            end.countDown();
            while (workers.running() > 0) {
                TimeUnit.MILLISECONDS.sleep(5);
            }
            assertThat(workers.run(stop -> Reply.of(200, "text/plain", "")))
                    .isInstanceOf(QueryWorkers.Outcome.Done.class);
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("threads of queries are never interrupted", e);
        }
    }

    @Test
    void sendsBigResultsWhole() throws IOException {
        try (GraphServer server = serve(Settings.DEFAULT, filled(30_000))) {
            Client client = Client.of(server);
            HttpResponse<String> csv = client.query("SELECT * { ?s ?p ?o }", "&format=csv");
            assertThat(csv.body().lines().count()).isEqualTo(30_001);
            assertThat(csv.headers().firstValueAsLong("Content-Length"))
                    .hasValue(csv.body().length());
            HttpResponse<String> graph = client.get("/data?default", "application/n-triples");
            assertThat(graph.body().lines().count()).isEqualTo(30_000);
            HttpResponse<String> page = client.query("SELECT * { ?s ?p ?o }", "&format=html");
            assertThat(page.body()).contains("The first 1000 rows");
        }
    }

    @Test
    void refusesResultsThatAreTooBigInsteadOfCuttingThem() throws IOException {
        try (GraphServer server =
                serve(Settings.DEFAULT.withSizes(new Sizes(100, 50, 1 << 20, 100_000)), filled(101))) {
            Client client = Client.of(server);
            assertThat(client.query("SELECT * { ?s ?p ?o } LIMIT 100").statusCode())
                    .isEqualTo(200);
            HttpResponse<String> rows = client.query("SELECT * { ?s ?p ?o }");
            assertThat(rows.statusCode()).isEqualTo(422);
            assertThat(rows.body()).contains("more than 100 rows");
            assertThat(client.query("CONSTRUCT WHERE { ?s ?p ?o } LIMIT 50").statusCode())
                    .isEqualTo(200);
            assertThat(client.query("CONSTRUCT WHERE { ?s ?p ?o }").statusCode())
                    .isEqualTo(422);
            assertThat(client.query("DESCRIBE ?s { ?s ?p ?o }").statusCode()).isEqualTo(422);
            assertThat(client.get("/data?default&format=jsonld").statusCode()).isEqualTo(422);
            assertThat(client.get("/data?default&format=nt").statusCode()).isEqualTo(200);
        }
        try (GraphServer server =
                serve(Settings.DEFAULT.withSizes(new Sizes(100_000, 100_000, 5_000, 100_000)), filled(101))) {
            HttpResponse<String> bytes = Client.of(server).query("SELECT * { ?s ?p ?o }");
            assertThat(bytes.statusCode()).isEqualTo(422);
            assertThat(bytes.body()).contains("larger than 5000 bytes");
        }
    }

    @Test
    void cutsTheConnectionWhenAGraphCannotBeSentWhole() throws IOException {
        Times times = Settings.DEFAULT.times();
        Settings hasty = Settings.DEFAULT.withTimes(new Times(times.query(), times.hard(), Duration.ofNanos(1)));
        try (GraphServer server = serve(hasty, filled(20_001))) {
            Client client = Client.of(server);
            for (int i = 0; i < 4; i++) {
                // Each failure also gives its place back: there are two of them.
                assertThatThrownBy(() -> client.get("/data?default")).isInstanceOf(UncheckedIOException.class);
            }
        }
    }

    @Test
    void keepsBigResultsInAFileThatGoesAway() throws IOException {
        Spool spool = new Spool(10_000_000);
        byte[] block = "0123456789".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < 30; i++) {
            spool.write(block);
        }
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        spool.writeTo(out);
        assertThat(spool.length()).isEqualTo(3_000_000);
        assertThat(out.toString(java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("0123456789".repeat(300_000));
        spool.close();
        assertThatThrownBy(() -> spool.writeTo(out)).isInstanceOf(IOException.class);
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Settings.DEFAULT.withPort(70_000)).hasMessageContaining("0..65535");
        assertThatThrownBy(() -> Settings.DEFAULT.withTimes(times(Duration.ofSeconds(2), Duration.ofSeconds(1))))
                .hasMessageContaining("hard limit");
        assertThatThrownBy(() -> Settings.DEFAULT.withMaxConcurrentQueries(0)).hasMessageContaining("no query");
        assertThatThrownBy(() -> Settings.DEFAULT.withBase("no base")).hasMessageContaining("IRI");
    }
}
