package org.papergraph.concept;

import java.util.Objects;

/**
 * A phrase of a document and how much it looks like one of its subjects.
 *
 * @param label the phrase in readable singular form
 * @param score 0 to 1
 */
public record RankedPhrase(String label, double score) {

    public RankedPhrase {
        Objects.requireNonNull(label, "label");
    }
}
