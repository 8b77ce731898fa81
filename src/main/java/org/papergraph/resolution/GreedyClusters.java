package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;

/**
 * Clusters that grow by the best link first and never against a contradiction.
 *
 * <p>This is Kruskal's algorithm with cannot-link constraints: each cluster carries what is known of its members, and a link
 * whose two clusters contradict each other is refused. So one weak link cannot chain two things that are known to differ. The
 * links that were taken are a spanning tree of each cluster: n − 1 for n items.
 *
 * @param <S> what is known of a cluster
 */
final class GreedyClusters<S> {

    private final int[] parent;
    private final int[] sizes;
    private final List<S> states;
    private final BiPredicate<S, S> contradict;
    private final BinaryOperator<S> union;

    /**
     * @param states what is known of each item, one for each
     * @param contradict whether two clusters cannot be one; symmetric
     * @param union what is known of two clusters together; the first argument is the larger cluster's
     */
    GreedyClusters(List<S> states, BiPredicate<S, S> contradict, BinaryOperator<S> union) {
        this.states = new ArrayList<>(states);
        this.contradict = contradict;
        this.union = union;
        parent = new int[states.size()];
        sizes = new int[states.size()];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
            sizes[i] = 1;
        }
    }

    /** Makes the clusters of two items one; false when they are one already or contradict each other. */
    boolean link(int a, int b) {
        int rootA = root(a);
        int rootB = root(b);
        if (rootA == rootB || contradict.test(states.get(rootA), states.get(rootB))) {
            return false;
        }
        // The smaller number wins between equals, so that the outcome does not depend on the order of a and b.
        boolean aIsLarger = sizes[rootA] != sizes[rootB] ? sizes[rootA] > sizes[rootB] : rootA < rootB;
        int into = aIsLarger ? rootA : rootB;
        int from = aIsLarger ? rootB : rootA;
        states.set(into, union.apply(states.get(into), states.get(from)));
        parent[from] = into;
        sizes[into] += sizes[from];
        return true;
    }

    boolean contradict(int a, int b) {
        return contradict.test(state(a), state(b));
    }

    /** The item that stands for the cluster of an item. */
    int root(int item) {
        int root = item;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    S state(int item) {
        return states.get(root(item));
    }

    /** All clusters, each with its items in ascending order, sorted by their first item. */
    List<int[]> clusters() {
        int[] place = new int[parent.length];
        List<int[]> out = new ArrayList<>();
        List<Integer> filled = new ArrayList<>();
        for (int i = 0; i < parent.length; i++) {
            int root = root(i);
            if (place[root] == 0) {
                out.add(new int[sizes[root]]);
                filled.add(0);
                place[root] = out.size();
            }
            int cluster = place[root] - 1;
            int at = filled.get(cluster);
            out.get(cluster)[at] = i;
            filled.set(cluster, at + 1);
        }
        return out;
    }
}
