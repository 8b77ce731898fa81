package org.papergraph.text;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** How alike two folded texts are by their letters; by their words see {@link Shingles}. */
public final class TextSimilarity {

    private TextSimilarity() {}

    /**
     * The part of the letters that need no change to make one text of the other: 1 − edit distance ÷ longer length.
     *
     * @param atLeast similarities below it are not worked out and given as 0
     * @return 0, or {@code atLeast} to 1; 1 for two empty texts
     */
    public static double letters(String a, String b, double atLeast) {
        int longer = Math.max(a.length(), b.length());
        if (longer == 0) {
            return 1;
        }
        int allowed = (int) Math.floor((1 - atLeast) * longer + 1e-9);
        int distance = new LevenshteinDistance(allowed).apply(a, b);
        return distance < 0 ? 0 : 1 - (double) distance / longer;
    }

    /** A well-mixed hash of a number (the finaliser of MurmurHash3). */
    public static int mix(int h) {
        int x = h;
        x ^= x >>> 16;
        x *= 0x85EBCA6B;
        x ^= x >>> 13;
        x *= 0xC2B2AE35;
        x ^= x >>> 16;
        return x;
    }
}
