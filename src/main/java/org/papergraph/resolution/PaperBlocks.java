package org.papergraph.resolution;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.papergraph.model.Identifier;
import org.papergraph.text.TextSimilarity;

/**
 * Proposes pairs of records to compare: those that share an identifier, a title, an abstract or its beginning, or that fall
 * into one bucket of a MinHash table over the abstract.
 *
 * <p>The MinHash table has 8 bands of 4 rows: abstracts that share 85 % of their shingles meet with probability 0.997, those
 * that share 20 % with 0.013. Blocks of more than {@value #WHOLE} records are not compared all with all but each record with
 * the {@value #WINDOW} that follow it in three orders, so the number of pairs grows with the number of records.
 *
 * @see <a href="https://doi.org/10.1145/223784.223807">Hernández and Stolfo, The merge/purge problem (1995)</a>
 */
final class PaperBlocks {

    private static final int BANDS = 8;
    private static final int ROWS = 4;
    private static final int WHOLE = 24;
    private static final int WINDOW = 12;

    private PaperBlocks() {}

    /** The pairs, sorted, each once; see {@link PairSet#first}. */
    static long[] candidates(List<PaperFeatures> features) {
        PairSet pairs = new PairSet();
        propose(features, identifiers(features), pairs);
        propose(features, titles(features), pairs);
        propose(features, abstracts(features), pairs);
        propose(features, bands(features), pairs);
        return pairs.sorted();
    }

    private static Blocks identifiers(List<PaperFeatures> features) {
        Blocks blocks = new Blocks();
        for (int i = 0; i < features.size(); i++) {
            for (Identifier identifier : features.get(i).identifiers()) {
                blocks.add(identifier.toString().hashCode(), i);
            }
        }
        return blocks;
    }

    private static Blocks titles(List<PaperFeatures> features) {
        Blocks blocks = new Blocks();
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).hasTitle()) {
                blocks.add(features.get(i).title().hashCode(), i);
            }
        }
        return blocks;
    }

    private static Blocks abstracts(List<PaperFeatures> features) {
        Blocks blocks = new Blocks();
        for (int i = 0; i < features.size(); i++) {
            String text = features.get(i).abstractText();
            if (text.length() >= PaperMatcher.ABSTRACT_PREFIX) {
                blocks.add(text.substring(0, PaperMatcher.ABSTRACT_PREFIX).hashCode(), i);
            } else if (text.length() >= PaperMatcher.ABSTRACT_EQUAL) {
                blocks.add(text.hashCode(), i);
            }
        }
        return blocks;
    }

    private static Blocks bands(List<PaperFeatures> features) {
        Blocks blocks = new Blocks();
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).abstractText().length() < PaperMatcher.ABSTRACT_PREFIX) {
                continue;
            }
            int[] signature = features.get(i).shingles().minHash(BANDS * ROWS);
            for (int band = 0; band < BANDS; band++) {
                int key = band + 1;
                for (int row = 0; row < ROWS; row++) {
                    key = TextSimilarity.mix(key * 31 + signature[band * ROWS + row]);
                }
                blocks.add(key, i);
            }
        }
        return blocks;
    }

    private static void propose(List<PaperFeatures> features, Blocks blocks, PairSet pairs) {
        Comparator<Integer> byAuthor = Comparator.comparing(
                        (Integer i) -> features.get(i).firstAuthor())
                .thenComparing(Comparator.naturalOrder());
        Comparator<Integer> byAbstract = Comparator.comparing(
                        (Integer i) -> features.get(i).abstractText())
                .thenComparing(Comparator.naturalOrder());
        blocks.forEach(items -> {
            if (items.length <= WHOLE) {
                window(items, items.length, pairs);
            } else {
                window(items, WINDOW, pairs);
                window(sorted(items, byAuthor), WINDOW, pairs);
                window(sorted(items, byAbstract), WINDOW, pairs);
            }
        });
    }

    private static int[] sorted(int[] items, Comparator<Integer> order) {
        return IntStream.of(items)
                .boxed()
                .sorted(order)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void window(int[] items, int width, PairSet pairs) {
        for (int i = 0; i < items.length; i++) {
            for (int j = i + 1; j < Math.min(items.length, i + 1 + width); j++) {
                pairs.add(items[i], items[j]);
            }
        }
    }
}
