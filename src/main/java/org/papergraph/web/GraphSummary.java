package org.papergraph.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the home page says of a graph.
 *
 * @param title the name of the graph
 * @param counts how many of each thing it holds, in the order to show them, such as {@code papers → 35}
 */
public record GraphSummary(String title, Map<String, Long> counts) {
    public GraphSummary {
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }
}
