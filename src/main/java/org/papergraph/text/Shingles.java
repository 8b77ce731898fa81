package org.papergraph.text;

import java.util.Arrays;

/**
 * The set of runs of words of a text, as sorted 32-bit hashes; a chance collision moves a similarity by less than a thousandth.
 *
 * @see <a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder, On the resemblance and containment of documents (1997)</a>
 */
public final class Shingles {

    private final int[] hashes;

    private Shingles(int[] hashes) {
        this.hashes = hashes;
    }

    /**
     * All runs of {@code words} words; the whole text when it has fewer; none for an empty text.
     *
     * @param folded words with one space between them, see {@link Folding#fold}
     * @param words at least 1
     */
    public static Shingles of(String folded, int words) {
        if (folded.isEmpty()) {
            return new Shingles(new int[0]);
        }
        String[] all = folded.split(" ", -1);
        int[] hashes = new int[Math.max(1, all.length - words + 1)];
        for (int i = 0; i < hashes.length; i++) {
            int h = 0x9E3779B9;
            for (int j = i; j < Math.min(all.length, i + words); j++) {
                h = mix(h * 31 + all[j].hashCode());
            }
            hashes[i] = h;
        }
        Arrays.sort(hashes);
        int kept = 0;
        for (int i = 0; i < hashes.length; i++) {
            if (i == 0 || hashes[i] != hashes[i - 1]) {
                hashes[kept++] = hashes[i];
            }
        }
        return new Shingles(Arrays.copyOf(hashes, kept));
    }

    /** How many different runs there are. */
    public int size() {
        return hashes.length;
    }

    /** Shared runs over all runs of two texts, 0 to 1; 0 when both are empty. */
    public double jaccard(Shingles other) {
        int shared = shared(other);
        int all = size() + other.size() - shared;
        return all == 0 ? 0 : (double) shared / all;
    }

    /** The part of these runs that the other text has, 0 to 1; 0 when there are none. */
    public double containment(Shingles other) {
        return size() == 0 ? 0 : (double) shared(other) / size();
    }

    /**
     * A MinHash signature: the chance that two signatures agree in one place is the {@link #jaccard} of the texts.
     *
     * @param places how long the signature is
     */
    public int[] minHash(int places) {
        int[] out = new int[places];
        for (int place = 0; place < places; place++) {
            int seed = mix(0x51ED270B * (place + 1));
            int least = Integer.MAX_VALUE;
            for (int hash : hashes) {
                least = Math.min(least, mix(hash ^ seed));
            }
            out[place] = least;
        }
        return out;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shingles that && Arrays.equals(hashes, that.hashes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hashes);
    }

    private int shared(Shingles other) {
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < hashes.length && j < other.hashes.length) {
            int order = Integer.compare(hashes[i], other.hashes[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return shared;
    }

    private static int mix(int h) {
        return TextSimilarity.mix(h);
    }
}
