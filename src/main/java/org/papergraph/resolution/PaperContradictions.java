package org.papergraph.resolution;

import java.util.Collections;
import java.util.Set;
import java.util.stream.Collectors;
import org.papergraph.model.Identifier;
import org.papergraph.text.Shingles;
import org.papergraph.text.TextSimilarity;

/** What speaks against two records being one paper. */
final class PaperContradictions {

    /** From this similarity of their letters on, two titles are writings of one. */
    private static final double ALIKE_TITLE = 0.85;

    /** From this share of common shingles on, two abstracts are versions of one text, so that their numbers are compared. */
    private static final double VERSIONS = 0.4;

    /** More years than these between preprint and print are not believed when only titles agree. */
    static final int MOST_YEARS = 4;

    private PaperContradictions() {}

    /** How two titles relate. */
    enum Titles {
        /** One of the records has no title. */
        UNKNOWN,
        SAME,
        /** Small differences, a dropped subtitle, or a cut title. */
        ALIKE,
        /** Alike, but for a number, year, part or edition. */
        OTHER_OF_SERIES,
        DIFFERENT
    }

    /** Whether two records cannot be about one paper; symmetric. */
    static boolean contradict(PaperFeatures a, PaperFeatures b) {
        boolean otherAuthors = otherAuthors(a, b);
        Titles titles = titles(a, b);
        boolean otherTitles = titles == Titles.DIFFERENT || titles == Titles.OTHER_OF_SERIES;
        if (!Collections.disjoint(a.identifiers(), b.identifiers())) {
            // A paper may be renamed, and a name may be spelt out of recognition; both at once is a wrong identifier.
            return otherAuthors && otherTitles;
        }
        return otherAuthors
                || otherTitles
                || otherIdentifier(a, b, Identifier.Scheme.ARXIV)
                || otherIdentifier(a, b, Identifier.Scheme.DOI)
                || otherIdentifier(a, b, Identifier.Scheme.PMID)
                || otherIdentifier(a, b, Identifier.Scheme.ACL)
                || (a.yearsApart(b) > MOST_YEARS && !sameAbstract(a, b))
                || (titles == Titles.UNKNOWN && abstractsDiverge(a, b));
    }

    static Titles titles(PaperFeatures a, PaperFeatures b) {
        if (!a.hasTitle() || !b.hasTitle()) {
            return Titles.UNKNOWN;
        }
        if (a.title().equals(b.title())) {
            return Titles.SAME;
        }
        if (isCutOf(a, b) || isCutOf(b, a) || lacksSubtitleOf(a, b) || lacksSubtitleOf(b, a)) {
            return Titles.ALIKE;
        }
        if (TextSimilarity.letters(a.title(), b.title(), ALIKE_TITLE) < ALIKE_TITLE) {
            return Titles.DIFFERENT;
        }
        return a.titleMarks().equals(b.titleMarks()) ? Titles.ALIKE : Titles.OTHER_OF_SERIES;
    }

    /** Whether two abstracts are there and have nothing to do with each other. */
    static boolean abstractsDiffer(PaperFeatures a, PaperFeatures b) {
        return a.abstractText().length() >= PaperMatcher.ABSTRACT_EQUAL
                && b.abstractText().length() >= PaperMatcher.ABSTRACT_EQUAL
                && !sameAbstract(a, b)
                && Shingles.of(a.abstractText(), 1).jaccard(Shingles.of(b.abstractText(), 1)) < 0.25;
    }

    /** Whether two abstracts begin alike or are largely alike, and yet say different things: other numbers, another end. */
    private static boolean abstractsDiverge(PaperFeatures a, PaperFeatures b) {
        String x = a.abstractText();
        String y = b.abstractText();
        if (x.length() < PaperMatcher.ABSTRACT_EQUAL
                || y.length() < PaperMatcher.ABSTRACT_EQUAL
                || x.startsWith(y)
                || y.startsWith(x)) {
            return false;
        }
        double alike = a.shingles().jaccard(b.shingles());
        if (alike >= VERSIONS && !SeriesMarks.ofText(x).equals(SeriesMarks.ofText(y))) {
            return true;
        }
        return alike < PaperMatcher.ABSTRACT_ALIKE && x.regionMatches(0, y, 0, PaperMatcher.ABSTRACT_PREFIX);
    }

    private static boolean sameAbstract(PaperFeatures a, PaperFeatures b) {
        return !a.abstractText().isEmpty() && a.abstractText().equals(b.abstractText());
    }

    private static boolean isCutOf(PaperFeatures cut, PaperFeatures whole) {
        return cut.titleCut() && cut.title().length() >= 20 && whole.title().startsWith(cut.title());
    }

    private static boolean lacksSubtitleOf(PaperFeatures a, PaperFeatures b) {
        return b.mainTitle().length() >= 12 && a.title().equals(b.mainTitle()) && !b.subtitleNamesMember();
    }

    /** Whether both records name people, in letters that can be compared, and no word of their names is the same. */
    private static boolean otherAuthors(PaperFeatures a, PaperFeatures b) {
        return a.hasAuthors()
                && b.hasAuthors()
                && Collections.disjoint(a.nameWords(), b.nameWords())
                && hasAscii(a.nameWords()) == hasAscii(b.nameWords());
    }

    private static boolean hasAscii(Set<String> words) {
        return words.stream().anyMatch(word -> word.charAt(0) < 0x80);
    }

    private static boolean otherIdentifier(PaperFeatures a, PaperFeatures b, Identifier.Scheme scheme) {
        Set<Identifier> of = of(a, scheme);
        Set<Identifier> other = of(b, scheme);
        return !of.isEmpty() && !other.isEmpty() && Collections.disjoint(of, other);
    }

    private static Set<Identifier> of(PaperFeatures features, Identifier.Scheme scheme) {
        return features.identifiers().stream()
                .filter(identifier -> identifier.scheme() == scheme)
                .collect(Collectors.toSet());
    }
}
