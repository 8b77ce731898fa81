package org.papergraph.model;

import java.util.Locale;

/** What sort of publication a source says a paper is. */
public enum PaperType {
    ARTICLE,
    CONFERENCE_PAPER,
    PREPRINT,
    BOOK,
    CHAPTER,
    /** A volume of conference papers. */
    PROCEEDINGS,
    THESIS,
    REPORT,
    DATASET,
    SOFTWARE,
    /** The source names a sort that is none of these. */
    OTHER,
    /** The source does not say. */
    UNKNOWN;

    /** The name used in the graph and in messages: {@code conference paper}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
