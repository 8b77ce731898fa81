package org.papergraph.store;

/** A graph directory or a remote graph cannot do what was asked; the message says why and what would help. */
public final class GraphException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public GraphException(String message) {
        super(message);
    }

    public GraphException(String message, Throwable cause) {
        super(message, cause);
    }
}
