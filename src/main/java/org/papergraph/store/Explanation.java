package org.papergraph.store;

import java.util.List;
import java.util.Objects;

/**
 * Why something is in the graph, as an outline.
 *
 * @param text one line
 * @param details what it rests on
 */
public record Explanation(String text, List<Explanation> details) {

    public Explanation {
        Objects.requireNonNull(text, "text");
        details = List.copyOf(details);
    }

    static Explanation of(String text) {
        return new Explanation(text, List.of());
    }
}
