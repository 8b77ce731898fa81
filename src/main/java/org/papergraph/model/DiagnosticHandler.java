package org.papergraph.model;

/** The policy for dealing with what readers notice: count, print, keep, or stop. */
@FunctionalInterface
public interface DiagnosticHandler {

    void handle(Diagnostic diagnostic);
}
