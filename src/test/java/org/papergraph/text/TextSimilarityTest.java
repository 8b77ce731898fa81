package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TextSimilarityTest {

    @Test
    void countsSharedRunsOfWords() {
        Shingles a = Shingles.of("a b c d", 2);
        Shingles b = Shingles.of("a b c x", 2);
        assertThat(a.size()).isEqualTo(3);
        assertThat(a.jaccard(b)).isEqualTo(0.5);
        assertThat(a.containment(Shingles.of("z a b c d e", 2))).isEqualTo(1);
        assertThat(Shingles.of("", 2).jaccard(Shingles.of("", 2))).isZero();
        assertThat(Shingles.of("a", 3)).isEqualTo(Shingles.of("a", 2)).isNotEqualTo(Shingles.of("b", 3));
    }

    @Test
    void minHashAgreesAsOftenAsTheTextsDo() {
        for (long seed = 1; seed <= 3; seed++) {
            Random random = new Random(seed);
            StringBuilder common = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                common.append(' ').append(Integer.toString(random.nextInt(1_000_000), 36));
            }
            StringBuilder tail = new StringBuilder();
            for (int i = 0; i < 100; i++) {
                tail.append(' ').append(Integer.toString(random.nextInt(1_000_000), 36));
            }
            Shingles a = Shingles.of(common.toString().strip(), 1);
            Shingles b = Shingles.of((common.toString() + tail).strip(), 1);
            int[] x = a.minHash(1000);
            int[] y = b.minHash(1000);
            int same = 0;
            for (int i = 0; i < x.length; i++) {
                same += x[i] == y[i] ? 1 : 0;
            }
            assertThat(same / 1000.0).as("seed " + seed).isCloseTo(a.jaccard(b), within(0.06));
        }
    }

    @Test
    void comparesLettersDownToALimit() {
        assertThat(TextSimilarity.letters("abcdefghij", "abcdefghix", 0.5)).isEqualTo(0.9);
        assertThat(TextSimilarity.letters("abcdefghij", "zzzzzzzzzz", 0.5)).isZero();
        assertThat(TextSimilarity.letters("", "", 0.5)).isEqualTo(1);
    }
}
