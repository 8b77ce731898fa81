package org.papergraph.resolution;

/** The reasons for which two records are one paper. */
enum PaperRule {
    /** They share an arXiv id or a DOI. */
    SAME_IDENTIFIER("paper-same-identifier"),
    /** Their abstracts are equal, nearly equal, or one is the beginning of the other. */
    SAME_ABSTRACT("paper-same-abstract"),
    /** Their titles are equal and nothing speaks against it. */
    SAME_TITLE("paper-same-title");

    private final String label;

    PaperRule(String label) {
        this.label = label;
    }

    /** The name used in the graph. */
    String label() {
        return label;
    }
}
