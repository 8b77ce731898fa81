package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * One place in a paper's author list.
 *
 * @param ordinal 1-based
 * @param contributor the entry as the source that gave the list has it
 * @param author the {@link Author#key() key} of whom the name means
 * @param records the records whose author lists show this name at this place, sorted
 */
public record Authorship(int ordinal, Contributor contributor, String author, List<RecordId> records) {

    public Authorship {
        Objects.requireNonNull(contributor, "contributor");
        Objects.requireNonNull(author, "author");
        records = records.stream().sorted().distinct().toList();
        if (ordinal < 1) {
            throw new IllegalArgumentException("ordinals start at 1: " + ordinal);
        }
    }
}
