package org.papergraph.store;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.papergraph.rdf.Iris;

/**
 * A graph in another server, reached by the SPARQL 1.1 Graph Store HTTP Protocol.
 *
 * @see <a href="https://www.w3.org/TR/sparql11-http-rdf-update/">SPARQL 1.1 Graph Store HTTP Protocol</a>
 */
public final class RemoteGraph {

    private final URI target;

    private RemoteGraph(URI target) {
        this.target = target;
    }

    /**
     * The graph behind a graph store's address.
     *
     * @param address the address of a dataset ({@code http://localhost:3030/ds}) or of its graph store service
     *     ({@code …/ds/data})
     * @param graph the IRI of a named graph, {@code ""} for the default graph
     * @throws GraphException when one of them is malformed
     */
    public static RemoteGraph at(String address, String graph) {
        URI uri;
        try {
            uri = URI.create(address.strip());
        } catch (IllegalArgumentException e) {
            throw new GraphException("not an address: " + address, e);
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
            throw new GraphException(
                    "not the address of a graph store: " + address + " (for example http://localhost:3030/ds)");
        }
        if (!graph.isEmpty() && !Iris.isSafe(graph)) {
            throw new GraphException("not an IRI for a graph: " + graph);
        }
        String query = graph.isEmpty() ? "default" : "graph=" + URLEncoder.encode(graph, StandardCharsets.UTF_8);
        return new RemoteGraph(URI.create(uri + "?" + query));
    }

    /**
     * Replaces the remote graph by a file's statements, in one request: a server that keeps the protocol applies it whole,
     * and a connection that breaks on the way leaves what was there.
     *
     * @param nquads a gzipped N-Quads file with statements of the default graph only
     * @param progress told how many bytes have been sent
     * @throws GraphException when the server cannot be reached or refuses; the message carries its answer
     */
    public void replace(Path nquads, LongConsumer progress) {
        HttpRequest request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/n-triples")
                .PUT(HttpRequest.BodyPublishers.ofInputStream(() -> read(nquads, progress)))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
        HttpResponse<String> response;
        try {
            response = client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            String why = e instanceof ConnectException
                    ? "nobody answers there"
                    : e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            throw new GraphException(
                    "cannot send the graph to " + target + ": " + why + "; what is there is as it was", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraphException("interrupted while sending to " + target + "; what is there is as it was", e);
        }
        if (response.statusCode() / 100 != 2) {
            throw new GraphException(target + " refused the graph: " + response.statusCode() + " "
                    + firstLine(response.body()) + advice(response.statusCode()));
        }
    }

    private static InputStream read(Path file, LongConsumer progress) {
        try {
            return new Counting(new GZIPInputStream(Files.newInputStream(file), 1 << 16), progress);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String firstLine(String body) {
        String line = body.strip().lines().findFirst().orElse("");
        return line.length() > 200 ? line.substring(0, 200) + "…" : line;
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> " (the server wants a login, or allows reading only)";
            case 404, 405 -> " (is it a dataset that can be written to? For Fuseki: http://HOST:PORT/DATASET)";
            default -> "";
        };
    }

    /** Tells how much has been read. */
    private static final class Counting extends FilterInputStream {
        private final LongConsumer progress;
        private long count;

        Counting(InputStream in, LongConsumer progress) {
            super(in);
            this.progress = Objects.requireNonNull(progress, "progress");
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            if (n > 0) {
                count += n;
                progress.accept(count);
            }
            return n;
        }
    }
}
