package org.papergraph.model;

import java.util.Objects;

/**
 * A value exactly as it stands in a source, before any cleaning.
 *
 * @param field which part of the record it is
 * @param text the words as written; line ends inside it are {@code \n}
 * @param line the line on which it begins, 1-based
 */
public record WrittenValue(PaperField field, String text, long line) {

    public WrittenValue {
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(text, "text");
        if (line < 1) {
            throw new IllegalArgumentException("lines are counted from 1: " + line);
        }
    }
}
