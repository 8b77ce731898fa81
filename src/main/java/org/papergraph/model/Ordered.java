package org.papergraph.model;

import java.util.List;

/** Lists in the order of their elements. */
final class Ordered {

    private Ordered() {}

    /** The elements sorted, each once; cheap for the short lists that records mostly hold. */
    static <T extends Comparable<? super T>> List<T> distinct(List<T> elements) {
        return elements.size() < 2
                ? List.copyOf(elements)
                : elements.stream().sorted().distinct().toList();
    }
}
