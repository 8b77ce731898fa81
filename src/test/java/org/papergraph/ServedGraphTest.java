package org.papergraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papergraph.cli.Papergraph;
import org.papergraph.store.CatalogueQuery;
import org.papergraph.store.GraphDirectory;
import org.papergraph.store.OpenGraph;
import org.papergraph.store.QueryCatalogue;
import org.papergraph.store.TextSearch;
import org.papergraph.web.GraphServer;
import org.papergraph.web.GraphSummary;
import org.papergraph.web.Settings;

/** A graph sent to another Fuseki answers as the one that serves it. */
class ServedGraphTest {

    @TempDir
    private Path temp;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void answersEveryQueryOfTheCatalogueAsASecondFusekiDoes() throws IOException, InterruptedException {
        Path graph = temp.resolve("g");
        assertThat(Papergraph.run("build", "examples", "-o", graph.toString()).code())
                .isZero();
        DatasetGraph copy = TextDatasetFactory.create(
                DatasetGraphFactory.createTxnMem(), TextSearch.open(new ByteBuffersDirectory()));
        FusekiServer second = FusekiServer.create()
                .loopback(true)
                .port(0)
                .add("/ds", copy)
                .build()
                .start();
        try (OpenGraph open = GraphDirectory.at(graph).open();
                GraphServer first = GraphServer.start(
                        Settings.DEFAULT.withPort(0),
                        open.searchable(),
                        new GraphSummary("examples", Map.of()),
                        List.of(),
                        "")) {
            String dataset = "http://127.0.0.1:" + second.getPort() + "/ds";
            Papergraph load = Papergraph.run("load", graph.toString(), "--to", dataset);
            assertThat(load.code()).as(load.err()).isZero();

            Map<String, String> different = new TreeMap<>();
            int rows = 0;
            for (CatalogueQuery query : QueryCatalogue.load().queries()) {
                String here = answer(first.uri().resolve("/sparql"), query);
                String there = answer(URI.create(dataset), query);
                rows += (int) here.lines().count() - 1;
                if (!here.equals(there)) {
                    different.put(query.name(), here + "\n-- instead of --\n" + there);
                }
            }
            assertThat(different).isEmpty();
            assertThat(rows).as("rows in all").isGreaterThan(500);
        } finally {
            second.stop();
        }
    }

    private String answer(URI endpoint, CatalogueQuery query) throws IOException, InterruptedException {
        String sparql = query.exampleSparql();
        boolean graph = sparql.contains("CONSTRUCT");
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", graph ? "application/n-triples" : "text/csv")
                .POST(HttpRequest.BodyPublishers.ofString("query=" + URLEncoder.encode(sparql, StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode())
                .as(query.name() + ": " + response.body())
                .isEqualTo(200);
        return graph ? String.join("\n", response.body().lines().sorted().toList()) : response.body();
    }
}
