package org.papergraph.store;

/** A value that a query cannot take, or a name of a parameter it does not have; the message is for the user. */
public final class QueryParameterException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    QueryParameterException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /** The name of the parameter concerned, as the user gave it. */
    public String parameter() {
        return parameter;
    }
}
