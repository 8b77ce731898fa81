package org.papergraph.web;

import java.time.Duration;
import org.papergraph.rdf.Iris;

/**
 * How a server is reached and what one request may cost.
 *
 * @param host name or address to bind; {@code 127.0.0.1} is seen by this machine only
 * @param port 0..65535; 0 takes a free port
 * @param base what the IRIs of the graph begin with: {@code /id/x} on the server stands for {@code base + x}
 * @param queryTimeout a query that runs longer is cancelled, and its client told so (503)
 * @param hardLimit a query that does not heed its cancelling is given up after this time, at least {@code queryTimeout}
 * @param dumpLimit the longest time that one graph may take to send; then the connection is cut
 * @param maxConcurrentQueries queries that run at once, at least 1; more are turned away (503 with Retry-After)
 * @param maxRows rows of one SELECT result; a longer result is refused (422), never cut
 * @param maxStatements statements of one CONSTRUCT or DESCRIBE result; a larger one is refused (422)
 * @param maxResultBytes bytes of one result; a larger one is refused (422)
 * @param maxQueryLength characters of one query; a longer one is refused (413)
 */
public record Settings(
        String host,
        int port,
        String base,
        Duration queryTimeout,
        Duration hardLimit,
        Duration dumpLimit,
        int maxConcurrentQueries,
        long maxRows,
        long maxStatements,
        long maxResultBytes,
        int maxQueryLength) {

    /** Port 3030 of this machine only; queries of 30 seconds; results of a million rows. */
    public static final Settings DEFAULT = new Settings(
            "127.0.0.1",
            3030,
            Iris.DEFAULT_BASE,
            Duration.ofSeconds(30),
            Duration.ofSeconds(45),
            Duration.ofMinutes(30),
            Math.max(2, Math.min(16, 2 * Runtime.getRuntime().availableProcessors())),
            1_000_000,
            250_000,
            1L << 29,
            100_000);

    public Settings {
        require(!host.isBlank(), "the host is empty");
        require(port >= 0 && port <= 65535, "the port is not within 0..65535: " + port);
        require(Iris.isSafe(base), "the base is not an absolute IRI: " + base);
        require(!queryTimeout.isNegative() && !queryTimeout.isZero(), "the query timeout is not positive");
        require(hardLimit.compareTo(queryTimeout) >= 0, "the hard limit is shorter than the query timeout");
        require(!dumpLimit.isNegative() && !dumpLimit.isZero(), "the dump limit is not positive");
        require(maxConcurrentQueries >= 1, "no query may run");
        require(maxRows >= 1 && maxStatements >= 1 && maxResultBytes >= 1, "no result may be sent");
        require(maxQueryLength >= 1, "no query may be sent");
    }

    public Settings withHost(String newHost) {
        return new Settings(
                newHost,
                port,
                base,
                queryTimeout,
                hardLimit,
                dumpLimit,
                maxConcurrentQueries,
                maxRows,
                maxStatements,
                maxResultBytes,
                maxQueryLength);
    }

    public Settings withPort(int newPort) {
        return new Settings(
                host,
                newPort,
                base,
                queryTimeout,
                hardLimit,
                dumpLimit,
                maxConcurrentQueries,
                maxRows,
                maxStatements,
                maxResultBytes,
                maxQueryLength);
    }

    public Settings withBase(String newBase) {
        return new Settings(
                host,
                port,
                newBase,
                queryTimeout,
                hardLimit,
                dumpLimit,
                maxConcurrentQueries,
                maxRows,
                maxStatements,
                maxResultBytes,
                maxQueryLength);
    }

    /** The same with other limits of time; the hard limit is at least the timeout. */
    public Settings withTimes(Duration newQueryTimeout, Duration newHardLimit) {
        return new Settings(
                host,
                port,
                base,
                newQueryTimeout,
                newHardLimit,
                dumpLimit,
                maxConcurrentQueries,
                maxRows,
                maxStatements,
                maxResultBytes,
                maxQueryLength);
    }

    public Settings withMaxConcurrentQueries(int newMax) {
        return new Settings(
                host,
                port,
                base,
                queryTimeout,
                hardLimit,
                dumpLimit,
                newMax,
                maxRows,
                maxStatements,
                maxResultBytes,
                maxQueryLength);
    }

    /** The same with other limits of size, as explained at the record's components. */
    public Settings withSizes(long newMaxRows, long newMaxStatements, long newMaxResultBytes) {
        return new Settings(
                host,
                port,
                base,
                queryTimeout,
                hardLimit,
                dumpLimit,
                maxConcurrentQueries,
                newMaxRows,
                newMaxStatements,
                newMaxResultBytes,
                maxQueryLength);
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
