package org.papergraph.concept;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable map from sequences of words to lists of values, read word by word. Words are numbered, and the edges of all
 * nodes lie in one open hash table, so a step costs one probe whatever the number of sequences.
 */
final class TokenTrie<V> {

    /** No such word, or no such node. */
    static final int NONE = -1;

    /** Where every sequence begins. */
    static final int ROOT = 0;

    private final Map<String, Integer> words;
    private final long[] edges;
    private final int[] targets;
    private final List<List<V>> values;

    private TokenTrie(Map<String, Integer> words, long[] edges, int[] targets, List<List<V>> values) {
        this.words = words;
        this.edges = edges;
        this.targets = targets;
        this.values = values;
    }

    /** The number of a word, or {@link #NONE} when no sequence has it. */
    int word(String word) {
        return words.getOrDefault(word, NONE);
    }

    /** The node after a node and a word, or {@link #NONE}. */
    int next(int node, int word) {
        if (word == NONE) {
            return NONE;
        }
        long edge = edge(node, word);
        int slot = slot(edge, edges.length);
        while (edges[slot] != 0) {
            if (edges[slot] == edge) {
                return targets[slot];
            }
            slot = slot + 1 & edges.length - 1;
        }
        return NONE;
    }

    /** The values of the sequence that ends at that node, in the order they were added; mostly none. */
    List<V> values(int node) {
        return values.get(node);
    }

    /** The values of that whole sequence. */
    List<V> values(List<String> sequence) {
        int node = ROOT;
        for (String word : sequence) {
            node = next(node, word(word));
            if (node == NONE) {
                return List.of();
            }
        }
        return values(node);
    }

    /** Never 0, which marks a free slot: words are numbered from 1 in edges. */
    private static long edge(int node, int word) {
        return (long) node << 32 | word + 1L;
    }

    private static int slot(long edge, int capacity) {
        long mixed = edge * 0x9E3779B97F4A7C15L;
        return (int) (mixed >>> 32) & capacity - 1;
    }

    static final class Builder<V> {

        private final Map<String, Integer> words = new HashMap<>();
        private final Map<Long, Integer> edges = new HashMap<>();
        private final List<List<V>> values = new ArrayList<>();

        Builder() {
            values.add(List.of());
        }

        /** Adds a value to a sequence of at least one word; the same value twice stays one. */
        void add(List<String> sequence, V value) {
            if (sequence.isEmpty()) {
                throw new IllegalArgumentException("an empty sequence");
            }
            int node = ROOT;
            for (String text : sequence) {
                int word = words.computeIfAbsent(text, t -> words.size());
                Integer target = edges.get(edge(node, word));
                if (target == null) {
                    target = values.size();
                    values.add(List.of());
                    edges.put(edge(node, word), target);
                }
                node = target;
            }
            List<V> old = values.get(node);
            if (old.isEmpty()) {
                values.set(node, List.of(value));
            } else if (!old.contains(value)) {
                List<V> longer = new ArrayList<>(old);
                longer.add(value);
                values.set(node, List.copyOf(longer));
            }
        }

        TokenTrie<V> build() {
            int capacity = Math.max(4, Integer.highestOneBit(Math.max(1, edges.size())) * 4);
            long[] keys = new long[capacity];
            int[] targets = new int[capacity];
            Arrays.fill(targets, NONE);
            edges.forEach((edge, target) -> {
                int slot = slot(edge, capacity);
                while (keys[slot] != 0) {
                    slot = slot + 1 & capacity - 1;
                }
                keys[slot] = edge;
                targets[slot] = target;
            });
            return new TokenTrie<>(Map.copyOf(words), keys, targets, List.copyOf(values));
        }
    }
}
