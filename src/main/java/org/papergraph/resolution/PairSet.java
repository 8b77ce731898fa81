package org.papergraph.resolution;

import java.util.Arrays;

/** A set of pairs of item numbers, each pair once, the smaller number first; sixteen bytes a pair at most. */
final class PairSet {

    private long[] pairs = new long[1024];
    private int size;

    /** Adds a pair in either order; two times the same number is no pair. */
    void add(int a, int b) {
        if (a == b) {
            return;
        }
        if (size == pairs.length) {
            prune();
            if (size > pairs.length / 2) {
                pairs = Arrays.copyOf(pairs, pairs.length * 2);
            }
        }
        pairs[size++] = ((long) Math.min(a, b) << 32) | Math.max(a, b);
    }

    /** The pairs, sorted; {@link #first} and {@link #second} take one apart. */
    long[] sorted() {
        prune();
        return Arrays.copyOf(pairs, size);
    }

    static int first(long pair) {
        return (int) (pair >>> 32);
    }

    static int second(long pair) {
        return (int) pair;
    }

    private void prune() {
        Arrays.sort(pairs, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || pairs[i] != pairs[i - 1]) {
                pairs[kept++] = pairs[i];
            }
        }
        size = kept;
    }
}
