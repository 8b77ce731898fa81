package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.papergraph.model.Identifier;

/**
 * Records put together to papers.
 *
 * @param groups record numbers of each paper, ascending; sorted by their first record
 * @param links the links that hold each group together, n − 1 for n records
 */
record PaperClusters(List<int[]> groups, List<Link<PaperRule>> links) {

    /** What of a record can contradict others; records that agree in it need only be checked once. */
    private record Claim(
            String title,
            List<String> marks,
            String text,
            Set<Identifier> identifiers,
            Set<String> names,
            int first,
            int last) {

        static Claim of(PaperFeatures f) {
            return new Claim(
                    f.title(),
                    f.titleMarks(),
                    f.abstractText(),
                    f.identifiers(),
                    f.nameWords(),
                    f.firstYear(),
                    f.lastYear());
        }
    }

    /** Puts records together by the best links first, never two of which any contradict each other. */
    static PaperClusters of(List<PaperFeatures> features, List<Link<PaperRule>> matches) {
        Map<Claim, Integer> claims = new HashMap<>();
        List<int[]> states = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            Integer same = claims.putIfAbsent(Claim.of(features.get(i)), i);
            states.add(new int[] {same == null ? i : same});
        }
        GreedyClusters<int[]> clusters = new GreedyClusters<>(
                states,
                (a, b) -> Arrays.stream(a)
                        .anyMatch(i -> Arrays.stream(b)
                                .anyMatch(j ->
                                        i != j && PaperContradictions.contradict(features.get(i), features.get(j)))),
                (a, b) -> IntStream.concat(Arrays.stream(a), Arrays.stream(b))
                        .sorted()
                        .distinct()
                        .toArray());
        List<Link<PaperRule>> taken = matches.stream()
                .sorted()
                .filter(link -> clusters.link(link.first(), link.second()))
                .toList();
        return new PaperClusters(clusters.clusters(), taken);
    }
}
