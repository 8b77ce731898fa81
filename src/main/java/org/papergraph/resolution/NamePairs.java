package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.papergraph.text.FoldedName;
import org.papergraph.text.NameSimilarity;
import org.papergraph.text.TextSimilarity;

/**
 * Which names of persons may be writings of one name, found without comparing all with all.
 *
 * <p>Misspellings meet because two words that differ in <i>k</i> letters become one when some <i>k</i> letters of each are
 * left out. Shortened names meet by family name and first initial. A name that fits more than {@value #CROWD} fuller names
 * says nothing and is called crowded; it gets no pairs.
 *
 * @see <a href="https://doi.org/10.1007/978-3-540-76298-0_19">Bocek, Hunt and Stiller, Fast similarity search in large
 *     dictionaries (2007)</a>, deletion neighbourhoods
 */
final class NamePairs {

    static final int CROWD = 20;

    private static final int WINDOW = 40;
    private static final int TWO_LETTERS = 11;

    private final long[] misspelt;
    private final long[] shortened;
    private final int[] fuller;

    private NamePairs(long[] misspelt, long[] shortened, int[] fuller) {
        this.misspelt = misspelt;
        this.shortened = shortened;
        this.fuller = fuller;
    }

    static NamePairs of(AuthorIndex index) {
        int[] fuller = new int[index.nameCount()];
        long[] shortened = shortened(index, fuller);
        return new NamePairs(misspelt(index), shortened, fuller);
    }

    /** Pairs of names that differ in a letter or two, sorted. */
    long[] misspelt() {
        return misspelt;
    }

    /** Pairs of names of which one shortens the other, sorted; none of crowded names. */
    long[] shortened() {
        return shortened;
    }

    /** How many names with the first given name written out a name that begins with an initial may stand for. */
    int fuller(int name) {
        return fuller[name];
    }

    boolean crowded(int name) {
        return fuller[name] > CROWD;
    }

    private static long[] misspelt(AuthorIndex index) {
        Blocks blocks = new Blocks();
        for (int i = 0; i < index.nameCount(); i++) {
            FoldedName name = index.name(i);
            if (index.block(i) < 0 || name.startsWithInitial()) {
                continue;
            }
            int first = TextSimilarity.mix(name.first().hashCode());
            for (String rest : shortenings(name.family(), name.family().length() >= TWO_LETTERS ? 2 : 1)) {
                blocks.add(TextSimilarity.mix(first ^ rest.hashCode()), i);
            }
            int family = TextSimilarity.mix(name.family().hashCode() + 1);
            for (String rest : shortenings(name.joinedGiven(), 1)) {
                blocks.add(TextSimilarity.mix(family ^ rest.hashCode()), i);
            }
        }
        PairSet pairs = new PairSet();
        blocks.forEach(items -> {
            for (int i = 0; i < items.length; i++) {
                for (int j = i + 1; j < Math.min(items.length, i + 1 + WINDOW); j++) {
                    if (NameSimilarity.compare(index.name(items[i]), index.name(items[j]))
                            == NameSimilarity.Relation.MISSPELT) {
                        pairs.add(items[i], items[j]);
                    }
                }
            }
        });
        return pairs.sorted();
    }

    private static long[] shortened(AuthorIndex index, int[] fuller) {
        Map<Integer, List<Integer>> byBlock = new TreeMap<>();
        for (int i = 0; i < index.nameCount(); i++) {
            if (index.block(i) >= 0) {
                byBlock.computeIfAbsent(index.block(i), b -> new ArrayList<>()).add(i);
            }
        }
        PairSet pairs = new PairSet();
        for (List<Integer> names : byBlock.values()) {
            if (names.size() > 1) {
                names.sort(Comparator.comparing((Integer i) -> index.name(i).key())
                        .thenComparing(Comparator.naturalOrder()));
                sameFirst(index, names, pairs);
                initials(index, names, fuller, pairs);
            }
        }
        return pairs.sorted();
    }

    /** Names with one first given name: {@code Daniel Ziegler}, {@code Daniel M. Ziegler}. */
    private static void sameFirst(AuthorIndex index, List<Integer> names, PairSet pairs) {
        Map<String, List<Integer>> byFirst = new TreeMap<>();
        names.forEach(i -> byFirst.computeIfAbsent(index.name(i).first(), f -> new ArrayList<>())
                .add(i));
        for (List<Integer> group : byFirst.values()) {
            for (int i = 0; i < group.size(); i++) {
                for (int j = i + 1; j < Math.min(group.size(), i + 1 + WINDOW); j++) {
                    if (shortens(index, group.get(i), group.get(j))) {
                        pairs.add(group.get(i), group.get(j));
                    }
                }
            }
        }
    }

    private static void initials(AuthorIndex index, List<Integer> names, int[] fuller, PairSet pairs) {
        for (int shorter : names) {
            if (!index.name(shorter).startsWithInitial()) {
                continue;
            }
            List<Integer> fitting = names.stream()
                    .filter(other -> !index.name(other)
                            .first()
                            .equals(index.name(shorter).first()))
                    .filter(other -> shortens(index, shorter, other))
                    .toList();
            fuller[shorter] = fitting.size();
            if (fitting.size() <= CROWD) {
                fitting.forEach(other -> pairs.add(shorter, other));
            }
        }
    }

    private static boolean shortens(AuthorIndex index, int a, int b) {
        return NameSimilarity.compare(index.name(a), index.name(b)) == NameSimilarity.Relation.SHORTENED;
    }

    /** The word itself and what is left of it without any one letter, or any two. */
    private static Set<String> shortenings(String word, int letters) {
        Set<String> all = new LinkedHashSet<>();
        all.add(word);
        if (word.length() < 6) {
            return all;
        }
        for (int i = 0; i < word.length(); i++) {
            String rest = word.substring(0, i) + word.substring(i + 1);
            all.add(rest);
            for (int j = i; letters > 1 && j < rest.length(); j++) {
                all.add(rest.substring(0, j) + rest.substring(j + 1));
            }
        }
        return all;
    }
}
