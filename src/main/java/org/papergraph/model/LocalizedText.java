package org.papergraph.model;

import java.util.Objects;

/**
 * A text in a language that is known or not.
 *
 * @param text plain text, not blank
 * @param language a BCP 47 tag in lower case, {@code ""} when the source does not say
 */
public record LocalizedText(String text, String language) {

    public LocalizedText {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(language, "language");
        if (text.isBlank()) {
            throw new IllegalArgumentException("a text has words");
        }
    }
}
