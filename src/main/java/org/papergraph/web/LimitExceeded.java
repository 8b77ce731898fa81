package org.papergraph.web;

import java.io.Serial;
import org.apache.jena.query.QueryException;

/** Ends a query that produces or computes more than the server allows. The message is for the client. */
final class LimitExceeded extends QueryException {

    @Serial
    private static final long serialVersionUID = 1L;

    LimitExceeded(String message) {
        super(message);
    }
}
