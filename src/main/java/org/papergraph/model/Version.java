package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * A version of a paper that its source still names.
 *
 * @param label {@code v1}
 * @param dates when it was made public: none or one
 */
public record Version(String label, List<PartialDate> dates) {

    public Version {
        Objects.requireNonNull(label, "label");
        dates = List.copyOf(dates);
        if (label.isBlank() || dates.size() > 1) {
            throw new IllegalArgumentException("a version has a label and at most one date: " + label + " " + dates);
        }
    }
}
