package org.papergraph.model;

import java.util.Locale;

/** The parts of a paper's record that a source can give. */
public enum PaperField {
    TITLE,
    ABSTRACT,
    AUTHORS,
    DATE,
    IDENTIFIER,
    COMMENT,
    VENUE,
    URL,
    EDITORS,
    VERSION,
    IMPRINT,
    SUBJECT,
    CITATION,
    NOTICE,
    LICENCE,
    LANGUAGE,
    TYPE;

    /** The name used in the graph and in messages: {@code title}, {@code abstract}, … */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
