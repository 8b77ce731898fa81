package org.papergraph.resolution;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Groups of items that share a key, in flat memory: the first step of record linkage, which saves comparing all with all.
 *
 * <p>Keys are kept as 32-bit hashes. Two keys may fall together by chance, so a block only proposes: what it holds must be
 * compared.
 */
final class Blocks {

    private long[] entries = new long[1024];
    private int size;

    /** Puts an item under a key; putting it there again changes nothing. */
    void add(int keyHash, int item) {
        if (size == entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[size++] = ((long) keyHash << 32) | item;
    }

    /** Gives each block of two items or more, its items in ascending order; the order of the blocks is fixed by their keys. */
    void forEach(Consumer<int[]> action) {
        Arrays.sort(entries, 0, size);
        int start = 0;
        while (start < size) {
            int end = start;
            while (end < size && entries[end] >> 32 == entries[start] >> 32) {
                end++;
            }
            int[] items = new int[end - start];
            int kept = 0;
            for (int i = start; i < end; i++) {
                if (i == start || entries[i] != entries[i - 1]) {
                    items[kept++] = (int) entries[i];
                }
            }
            if (kept > 1) {
                action.accept(Arrays.copyOf(items, kept));
            }
            start = end;
        }
    }
}
