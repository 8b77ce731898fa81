package org.papergraph.model;

import java.util.Objects;

/**
 * Something a reader noticed in its input and what was done about it.
 *
 * @param severity what became of the record or file
 * @param position where it was seen
 * @param message what was seen, and what was done about it; one line
 * @param raw the text concerned as it stands in the source, {@code ""} when there is none to show
 */
public record Diagnostic(Severity severity, SourcePosition position, String message, String raw) {

    /** What became of the input that a diagnostic is about. */
    public enum Severity {
        /** The record was kept; something in it was odd. */
        WARNING,
        /** One record could not be understood and is kept in {@code rejects.jsonl}. */
        REJECTED,
        /** A whole file could not be read. */
        ERROR
    }

    public Diagnostic {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(raw, "raw");
    }

    /** {@code file:line:column: warning: message}. */
    @Override
    public String toString() {
        String word = switch (severity) {
            case WARNING -> "warning";
            case REJECTED -> "rejected";
            case ERROR -> "error";
        };
        return position + ": " + word + ": " + message;
    }
}
