package org.papergraph.model;

import java.util.Locale;

/** The texts of a paper in which concepts are looked for. */
public enum TextField {
    TITLE,
    ABSTRACT;

    /** The name used in the graph: {@code title} or {@code abstract}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
