package org.papergraph.model;

import java.util.ArrayList;
import java.util.List;

/** Lists in the order of their elements. */
final class Ordered {

    private Ordered() {}

    /** The elements sorted, each once; cheap for the short lists that records mostly hold. */
    static <T extends Comparable<? super T>> List<T> distinct(List<T> elements) {
        if (elements.size() < 2) {
            return List.copyOf(elements);
        }
        List<T> sorted = new ArrayList<>(elements);
        sorted.sort(null);
        int kept = 1;
        for (int i = 1; i < sorted.size(); i++) {
            T next = sorted.get(i);
            if (!next.equals(sorted.get(kept - 1))) {
                sorted.set(kept, next);
                kept++;
            }
        }
        return List.copyOf(sorted.subList(0, kept));
    }
}
