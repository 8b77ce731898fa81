package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.papergraph.text.NameSimilarity;

/**
 * The co-authors that two authors have in common.
 *
 * @param count how many
 * @param weight the same, where one known by initials on a side counts half
 * @param names the numbers of their names, the fuller where two differ
 */
record SharedCoauthors(int count, double weight, List<Integer> names) {

    private static final SharedCoauthors NONE = new SharedCoauthors(0, 0, List.of());

    SharedCoauthors {
        names = List.copyOf(names);
    }

    /**
     * Compares two sorted sets of {@code block << 32 | name}.
     *
     * @param except the block of the authors themselves, who are not their own co-authors
     */
    static SharedCoauthors of(AuthorIndex index, long[] a, long[] b, int except) {
        int i = 0;
        int j = 0;
        double weight = 0;
        List<Integer> names = new ArrayList<>();
        while (i < a.length && j < b.length) {
            int block = (int) (a[i] >> 32);
            int other = (int) (b[j] >> 32);
            if (block < other) {
                i = end(a, i);
            } else if (other < block) {
                j = end(b, j);
            } else {
                int endA = end(a, i);
                int endB = end(b, j);
                if (block != except) {
                    weight += block(index, a, i, endA, b, j, endB, names);
                }
                i = endA;
                j = endB;
            }
        }
        return names.isEmpty() ? NONE : new SharedCoauthors(names.size(), weight, names);
    }

    /** All persons of several papers together. */
    static long[] union(AuthorIndex index, Collection<Integer> papers) {
        return papers.stream()
                .flatMapToLong(paper -> Arrays.stream(index.people(paper)))
                .sorted()
                .distinct()
                .toArray();
    }

    /** {@code 2 shared co-authors, Anna Chen, Dawn Drain}. */
    String evidence(AuthorIndex index) {
        List<String> shown = names.stream().map(index::shown).sorted().toList();
        return count + (count == 1 ? " shared co-author, " : " shared co-authors, ") + PaperMatcher.among(shown, 3);
    }

    private static double block(
            AuthorIndex index, long[] a, int startA, int endA, long[] b, int startB, int endB, List<Integer> names) {
        double weight = 0;
        for (int i = startA; i < endA; i++) {
            int name = (int) a[i];
            if (Arrays.binarySearch(b, startB, endB, a[i]) >= 0) {
                names.add(name);
                weight += index.name(name).startsWithInitial() ? 0.5 : 1;
            }
        }
        if (weight > 0) {
            return weight;
        }
        for (int i = startA; i < endA; i++) {
            for (int j = startB; j < endB; j++) {
                int x = (int) a[i];
                int y = (int) b[j];
                if (NameSimilarity.compare(index.name(x), index.name(y)) == NameSimilarity.Relation.SHORTENED) {
                    names.add(index.name(x).letters() >= index.name(y).letters() ? x : y);
                    return 0.5;
                }
            }
        }
        return 0;
    }

    private static int end(long[] entries, int start) {
        int end = start;
        while (end < entries.length && entries[end] >> 32 == entries[start] >> 32) {
            end++;
        }
        return end;
    }
}
