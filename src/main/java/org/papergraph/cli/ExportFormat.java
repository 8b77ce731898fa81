package org.papergraph.cli;

import java.util.Locale;

/** What a graph, or its papers, can be written as. */
enum ExportFormat {
    NQ,
    TTL,
    JSONLD,
    BIBTEX,
    RIS,
    CSL_JSON;

    /** As on the command line: {@code csl-json}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
