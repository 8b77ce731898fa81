package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Records whose title or abstract is known to stand on more than one paper, so that alone it says nothing: an abstract under
 * two titles ("This paper has been withdrawn…"), a title over papers of other people.
 */
final class ContestedTexts {

    private final BitSet titles;
    private final BitSet abstracts;

    private ContestedTexts(BitSet titles, BitSet abstracts) {
        this.titles = titles;
        this.abstracts = abstracts;
    }

    static ContestedTexts of(List<PaperFeatures> features) {
        Map<String, List<Integer>> byTitle = new HashMap<>();
        Map<String, List<Integer>> byAbstract = new HashMap<>();
        for (int i = 0; i < features.size(); i++) {
            PaperFeatures record = features.get(i);
            if (record.hasTitle() && record.hasAuthors()) {
                byTitle.computeIfAbsent(record.title(), t -> new ArrayList<>()).add(i);
            }
            if (record.hasTitle() && record.abstractText().length() >= PaperMatcher.ABSTRACT_EQUAL) {
                byAbstract
                        .computeIfAbsent(record.abstractText(), t -> new ArrayList<>())
                        .add(i);
            }
        }
        byTitle.values().removeIf(records -> !severalTeams(features, records));
        byAbstract.values().removeIf(records -> !severalTitles(features, records));
        BitSet titles = new BitSet();
        BitSet abstracts = new BitSet();
        for (int i = 0; i < features.size(); i++) {
            titles.set(i, byTitle.containsKey(features.get(i).title()));
            abstracts.set(i, byAbstract.containsKey(features.get(i).abstractText()));
        }
        return new ContestedTexts(titles, abstracts);
    }

    /** Whether the title of a record stands over papers of people who share none of their authors. */
    boolean titleOf(int record) {
        return titles.get(record);
    }

    /** Whether the abstract of a record stands under several titles. */
    boolean abstractOf(int record) {
        return abstracts.get(record);
    }

    /** Whether the records fall into groups that share no author. */
    private static boolean severalTeams(List<PaperFeatures> features, List<Integer> records) {
        Map<String, Integer> seen = new HashMap<>();
        GreedyClusters<Boolean> teams =
                new GreedyClusters<>(records.stream().map(record -> true).toList(), (a, b) -> false, (a, b) -> true);
        int groups = records.size();
        for (int i = 0; i < records.size(); i++) {
            for (String family : features.get(records.get(i)).families()) {
                Integer other = seen.putIfAbsent(family, i);
                if (other != null && teams.link(other, i)) {
                    groups--;
                }
            }
        }
        return groups > 1;
    }

    private static boolean severalTitles(List<PaperFeatures> features, List<Integer> records) {
        PaperFeatures first = features.get(records.get(0));
        return records.stream().anyMatch(record -> switch (PaperContradictions.titles(first, features.get(record))) {
            case DIFFERENT, OTHER_OF_SERIES -> true;
            case SAME, ALIKE, UNKNOWN -> false;
        });
    }
}
