package org.papergraph.text;

import java.util.List;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * Compares names of persons: the same, one shortened, one misspelt, or two names.
 *
 * <p>Short names get no tolerance: one letter parts {@code Da Yan} from {@code Dan Yan} and {@code Anna Chen} from
 * {@code Anna Cheng}. Nor do first and last letters, where misspellings are rare and endings make other names
 * ({@code Daniel}, {@code Daniela}; {@code Ivanov}, {@code Ivanova}).
 */
public final class NameSimilarity {

    /** From this many letters on, a family name may differ in one letter. */
    private static final int FAMILY_ONE = 6;

    /** From this many letters on, a family name may differ in two. */
    private static final int FAMILY_TWO = 11;

    /** From this many letters on, a given name may differ in one letter, if the family name has {@link #GIVEN_FAMILY}. */
    private static final int GIVEN_ONE = 6;

    private static final int GIVEN_FAMILY = 7;

    private NameSimilarity() {}

    /** How two names relate. */
    public enum Relation {
        /** Equal after folding. */
        SAME,
        /** Equal but for initials in place of names, and for names that one leaves out. */
        SHORTENED,
        /** A few letters of one long part differ; the other parts are {@link #SAME} or, of the given names, shortened. */
        MISSPELT,
        /** Two names. */
        DIFFERENT
    }

    public static Relation compare(FoldedName a, FoldedName b) {
        if (a.words().equals(b.words()) && !a.words().isEmpty()) {
            // Sources differ in where a family name of two words begins.
            return Relation.SAME;
        }
        if (!a.suffix().equals(b.suffix())
                && !a.suffix().isEmpty()
                && !b.suffix().isEmpty()) {
            return Relation.DIFFERENT;
        }
        boolean sameGiven = a.joinedGiven().equals(b.joinedGiven());
        if (a.family().equals(b.family())) {
            if (sameGiven) {
                return a.suffix().equals(b.suffix()) ? Relation.SAME : Relation.SHORTENED;
            }
            if (givenCompatible(a.given(), b.given())) {
                return Relation.SHORTENED;
            }
            boolean misspelt = a.family().length() >= GIVEN_FAMILY
                    && Math.min(a.joinedGiven().length(), b.joinedGiven().length()) >= GIVEN_ONE
                    && oneMisspelt(a.given(), b.given());
            return misspelt ? Relation.MISSPELT : Relation.DIFFERENT;
        }
        if (a.startsWithInitial()
                || b.startsWithInitial()
                || !a.first().equals(b.first())
                || (!sameGiven && !givenCompatible(a.given(), b.given()))) {
            return Relation.DIFFERENT;
        }
        int shorter = Math.min(a.family().length(), b.family().length());
        int tolerated = shorter >= FAMILY_TWO ? 2 : shorter >= FAMILY_ONE ? 1 : 0;
        return misspelling(a.family(), b.family(), tolerated) ? Relation.MISSPELT : Relation.DIFFERENT;
    }

    /**
     * Whether two lists of given names can be one person's: each name meets the same name or its initial, in order, and the
     * first of one meets the first of the other. A list may leave out later names. No given name is compatible with none only.
     */
    public static boolean givenCompatible(List<String> a, List<String> b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty();
        }
        if (!nameOrInitial(a.get(0), b.get(0))) {
            return false;
        }
        List<String> shorter = a.size() <= b.size() ? a : b;
        List<String> longer = a.size() <= b.size() ? b : a;
        int at = 1;
        for (int i = 1; i < shorter.size(); i++) {
            while (at < longer.size() && !nameOrInitial(shorter.get(i), longer.get(at))) {
                at++;
            }
            if (at++ >= longer.size()) {
                return false;
            }
        }
        return true;
    }

    /**
     * How many letters must be added, removed, changed or swapped with their neighbour to make one word of the other (optimal
     * string alignment).
     *
     * @param most distances above it are given as {@code most + 1}
     */
    public static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int distance = new DamerauLevenshteinDistance(most).apply(a, b);
        return distance < 0 ? most + 1 : distance;
    }

    /** How many letters of two names differ; two swapped letters are two. */
    public static int lettersDiffering(FoldedName a, FoldedName b) {
        LevenshteinDistance letters = LevenshteinDistance.getDefaultInstance();
        return letters.apply(a.joinedGiven(), b.joinedGiven()) + letters.apply(a.family(), b.family());
    }

    private static boolean nameOrInitial(String a, String b) {
        return a.equals(b)
                || (FoldedName.isInitial(a) && b.startsWith(a))
                || (FoldedName.isInitial(b) && a.startsWith(b));
    }

    /** Whether two lists of given names are equal but for one long name that is misspelt. */
    private static boolean oneMisspelt(List<String> a, List<String> b) {
        if (a.size() != b.size()) {
            return false;
        }
        int different = 0;
        for (int i = 0; i < a.size(); i++) {
            if (!a.get(i).equals(b.get(i))) {
                different++;
                if (Math.min(a.get(i).length(), b.get(i).length()) < GIVEN_ONE || !misspelling(a.get(i), b.get(i), 1)) {
                    return false;
                }
            }
        }
        return different == 1;
    }

    private static boolean misspelling(String a, String b, int tolerated) {
        return tolerated > 0
                && a.charAt(0) == b.charAt(0)
                && a.charAt(a.length() - 1) == b.charAt(b.length() - 1)
                && distance(a, b, tolerated) <= tolerated;
    }
}
