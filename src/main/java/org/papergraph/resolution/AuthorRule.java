package org.papergraph.resolution;

/** The reasons for which two places in author lists name one person or group. */
enum AuthorRule {
    /** Both have one ORCID iD. */
    SAME_ORCID("author-same-orcid"),
    /** Equal names, and co-authors in common. */
    SAME_NAME_SHARED_COAUTHORS("author-same-name-shared-coauthors"),
    /** Equal names that are written out, and nobody else here is known to bear them. */
    SAME_NAME("author-same-name"),
    /** Equal names of groups. */
    SAME_GROUP_NAME("author-same-group-name"),
    /** A long name that differs in a letter or two, and several co-authors in common. */
    SIMILAR_NAME_SHARED_COAUTHORS("author-similar-name-shared-coauthors"),
    /** Initials or left-out middle names that fit one full name only, and co-authors in common. */
    INITIALS_SHARED_COAUTHORS("author-initials-shared-coauthors");

    private final String label;

    AuthorRule(String label) {
        this.label = label;
    }

    /** The name used in the graph. */
    String label() {
        return label;
    }
}
