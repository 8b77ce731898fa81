package org.papergraph.store;

/** A query file that cannot be used: its header or its SPARQL is wrong; the message reads {@code name:line: what}. */
public final class QueryFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final long line;

    QueryFileException(String name, long line, String message) {
        super(name + ":" + line + ": " + message);
        this.line = line;
    }

    /** The line of the file, 1-based. */
    public long line() {
        return line;
    }
}
