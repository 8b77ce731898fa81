package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GreedyClustersTest {

    private static GreedyClusters<Set<Integer>> clusters(int size, int enemyA, int enemyB) {
        List<Set<Integer>> states =
                IntStream.range(0, size).<Set<Integer>>mapToObj(Set::of).toList();
        return new GreedyClusters<>(
                states,
                (a, b) -> (a.contains(enemyA) && b.contains(enemyB)) || (a.contains(enemyB) && b.contains(enemyA)),
                (a, b) -> {
                    Set<Integer> both = new TreeSet<>(a);
                    both.addAll(b);
                    return both;
                });
    }

    @Test
    void neverChainsTwoThatContradict() {
        GreedyClusters<Set<Integer>> clusters = clusters(4, 0, 2);
        assertThat(clusters.link(0, 1)).isTrue();
        assertThat(clusters.link(1, 2)).isFalse();
        assertThat(clusters.link(2, 3)).isTrue();
        assertThat(clusters.link(3, 0)).isFalse();
        assertThat(clusters.clusters()).containsExactly(new int[] {0, 1}, new int[] {2, 3});
    }

    @Test
    void takesEachLinkOnce() {
        GreedyClusters<Set<Integer>> clusters = clusters(3, 7, 8);
        assertThat(clusters.link(0, 1)).isTrue();
        assertThat(clusters.link(1, 0)).isFalse();
        assertThat(clusters.link(2, 1)).isTrue();
        assertThat(clusters.link(0, 2)).isFalse();
        assertThat(clusters.state(2)).containsExactly(0, 1, 2);
    }
}
