package org.papergraph.concept;

import java.util.Objects;

/**
 * The texts of one paper in which concepts are looked for.
 *
 * @param key the paper's key, unique among the documents of a run
 * @param title plain text, {@code ""} when unknown
 * @param abstractText plain text, {@code ""} when unknown
 */
public record Document(String key, String title, String abstractText) {

    public Document {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(abstractText, "abstractText");
    }
}
