package org.papergraph.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * The name of one record in one source file.
 *
 * @param file the file as the graph names it: a relative path with {@code /} between its parts
 * @param number the record's place in the file, 1-based; rejected records count
 */
public record RecordId(String file, long number) implements Comparable<RecordId> {

    private static final Comparator<RecordId> ORDER =
            Comparator.comparing(RecordId::file).thenComparingLong(RecordId::number);

    public RecordId {
        Objects.requireNonNull(file, "file");
        if (number < 1) {
            throw new IllegalArgumentException("records are counted from 1: " + number);
        }
    }

    @Override
    public int compareTo(RecordId other) {
        return ORDER.compare(this, other);
    }

    /** {@code file#number}. */
    @Override
    public String toString() {
        return file + "#" + number;
    }
}
