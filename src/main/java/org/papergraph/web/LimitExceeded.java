package org.papergraph.web;

import java.io.Serial;
import org.apache.jena.query.QueryCancelledException;

/**
 * Ends a query that produces or computes more than the server allows. The message is for the client.
 *
 * <p>It counts as a cancelling because ARQ lets only those pass: any other exception inside a FILTER drops a row silently.
 */
final class LimitExceeded extends QueryCancelledException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final String message;

    LimitExceeded(String message) {
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
