package org.papergraph.web;

import java.time.Duration;
import org.papergraph.rdf.Iris;

/**
 * How a server is reached and what one request may cost.
 *
 * @param host name or address to bind; {@code 127.0.0.1} is seen by this machine only
 * @param port 0..65535; 0 takes a free port
 * @param base what the IRIs of the graph begin with: {@code /id/x} on the server stands for {@code base + x}
 * @param times how long a request may take
 * @param maxConcurrentQueries queries that run at once, at least 1; more are turned away (503 with Retry-After)
 * @param sizes how large a request and its answer may be
 */
public record Settings(String host, int port, String base, Times times, int maxConcurrentQueries, Sizes sizes) {

    /** Port 3030 of this machine only; queries of 30 seconds; results of a million rows. */
    public static final Settings DEFAULT = new Settings(
            "127.0.0.1",
            3030,
            Iris.DEFAULT_BASE,
            new Times(Duration.ofSeconds(30), Duration.ofSeconds(45), Duration.ofMinutes(30)),
            Math.max(2, Math.min(16, 2 * Runtime.getRuntime().availableProcessors())),
            new Sizes(1_000_000, 250_000, 1L << 29, 100_000));

    /**
     * How long a request may take.
     *
     * @param query a query that runs longer is cancelled, and its client told so (503)
     * @param hard a query that does not heed its cancelling is given up after this time, at least {@code query}
     * @param dump the longest time that one graph may take to send; then the connection is cut
     */
    public record Times(Duration query, Duration hard, Duration dump) {

        public Times {
            require(!query.isNegative() && !query.isZero(), "the query timeout is not positive");
            require(hard.compareTo(query) >= 0, "the hard limit is shorter than the query timeout");
            require(!dump.isNegative() && !dump.isZero(), "the dump limit is not positive");
        }
    }

    /**
     * How large a request and its answer may be.
     *
     * @param rows of one SELECT result; a longer result is refused (422), never cut
     * @param statements of one CONSTRUCT or DESCRIBE result; a larger one is refused (422)
     * @param resultBytes bytes of one result; a larger one is refused (422)
     * @param queryLength characters of one query; a longer one is refused (413)
     */
    public record Sizes(long rows, long statements, long resultBytes, int queryLength) {

        public Sizes {
            require(rows >= 1 && statements >= 1 && resultBytes >= 1, "no result may be sent");
            require(queryLength >= 1, "no query may be sent");
        }
    }

    public Settings {
        require(!host.isBlank(), "the host is empty");
        require(port >= 0 && port <= 65535, "the port is not within 0..65535: " + port);
        require(Iris.isSafe(base), "the base is not an absolute IRI: " + base);
        require(maxConcurrentQueries >= 1, "no query may run");
    }

    public Settings withHost(String newHost) {
        return new Settings(newHost, port, base, times, maxConcurrentQueries, sizes);
    }

    public Settings withPort(int newPort) {
        return new Settings(host, newPort, base, times, maxConcurrentQueries, sizes);
    }

    public Settings withBase(String newBase) {
        return new Settings(host, port, newBase, times, maxConcurrentQueries, sizes);
    }

    public Settings withTimes(Times newTimes) {
        return new Settings(host, port, base, newTimes, maxConcurrentQueries, sizes);
    }

    public Settings withMaxConcurrentQueries(int newMax) {
        return new Settings(host, port, base, times, newMax, sizes);
    }

    public Settings withSizes(Sizes newSizes) {
        return new Settings(host, port, base, times, maxConcurrentQueries, newSizes);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
