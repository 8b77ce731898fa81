package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.text.Folding;

/** Decides whether two records are one paper, by which rule and how surely. */
final class PaperMatcher {

    /** Abstracts with fewer letters than these are too general to say which paper they belong to. */
    static final int ABSTRACT_EQUAL = 100;

    /** An abstract must have these letters to be found as the beginning of another, or as nearly equal. */
    static final int ABSTRACT_PREFIX = 200;

    /** The share of common shingles from which on two abstracts are nearly equal: four words changed in a hundred and fifty. */
    static final double ABSTRACT_ALIKE = 0.85;

    /** A title of fewer letters or words may belong to several papers. */
    private static final int SPECIFIC_LETTERS = 20;

    private static final int SPECIFIC_WORDS = 4;

    /** Letters of a title written without spaces between words. */
    private static final int SPECIFIC_IDEOGRAPHS = 10;

    private static final Set<String> GENERIC = Set.of(
            "editorial",
            "guesteditorial",
            "editorsnote",
            "editorsnotes",
            "fromtheeditor",
            "fromtheeditors",
            "preface",
            "foreword",
            "introduction",
            "conclusion",
            "conclusions",
            "bookreview",
            "bookreviews",
            "erratum",
            "errata",
            "corrigendum",
            "correction",
            "obituary",
            "inmemoriam",
            "letters",
            "letterstotheeditor",
            "lettertotheeditor",
            "news",
            "announcements",
            "contents",
            "tableofcontents",
            "frontmatter",
            "backmatter",
            "index",
            "authorindex",
            "subjectindex",
            "abstracts",
            "summary",
            "discussion",
            "panel",
            "acknowledgements",
            "acknowledgments",
            "reviewers",
            "listofreviewers",
            "callforpapers",
            "keynote",
            "keynotetalk",
            "invitedtalk",
            "titlepage",
            "messagefromthechairs",
            "messagefromtheprogramchairs",
            "messagefromthegeneralchairs",
            "organizingcommittee",
            "programcommittee",
            "introductiontothespecialissue",
            "specialissue",
            "guesteditorsintroduction",
            "untitled");

    /** Words of titles that return in every issue and volume: without authors they name no paper. */
    private static final Set<String> RECURRING = Set.of(
            "index",
            "indexes",
            "newsletter",
            "announcement",
            "announcements",
            "contents",
            "proceedings",
            "editorial",
            "preface",
            "foreword",
            "calendar",
            "obituary",
            "obituaries",
            "errata",
            "erratum",
            "abstracts",
            "minutes",
            "advertisement",
            "advertisements",
            "committee",
            "reviewers",
            "referees",
            "editors",
            "frontmatter",
            "backmatter",
            "masthead",
            "bulletin",
            "cover",
            "issue",
            "volume");

    private final List<PaperFeatures> features;
    private final ContestedTexts contested;

    PaperMatcher(List<PaperFeatures> features, ContestedTexts contested) {
        this.features = List.copyOf(features);
        this.contested = contested;
    }

    /** The strongest reason for which two records are one paper; empty when there is none or something contradicts it. */
    Optional<Link<PaperRule>> match(int first, int second) {
        PaperFeatures a = features.get(first);
        PaperFeatures b = features.get(second);
        if (PaperContradictions.contradict(a, b)) {
            return Optional.empty();
        }
        double identifier = shared(a.identifiers(), b.identifiers()).isEmpty() ? 0 : 0.99;
        double text = abstractScore(first, second);
        double title = titleScore(first, second);
        if (identifier > 0) {
            return Optional.of(new Link<>(first, second, PaperRule.SAME_IDENTIFIER, identifier));
        }
        if (text > 0 && text >= title) {
            return Optional.of(new Link<>(first, second, PaperRule.SAME_ABSTRACT, text));
        }
        return title > 0 ? Optional.of(new Link<>(first, second, PaperRule.SAME_TITLE, title)) : Optional.empty();
    }

    /** The values that a rule compared, on one line, for a person to check. */
    String evidence(Link<PaperRule> link) {
        PaperFeatures a = features.get(link.first());
        PaperFeatures b = features.get(link.second());
        return switch (link.rule()) {
            case SAME_IDENTIFIER ->
                "both have "
                        + String.join(
                                ", ",
                                shared(a.identifiers(), b.identifiers()).stream()
                                        .map(Identifier::toString)
                                        .toList());
            case SAME_ABSTRACT -> abstractEvidence(a, b);
            case SAME_TITLE -> titleEvidence(a, b);
        };
    }

    private double abstractScore(int first, int second) {
        if (contested.abstractOf(first) && contested.abstractOf(second)) {
            return 0;
        }
        PaperFeatures a = features.get(first);
        PaperFeatures b = features.get(second);
        String shorter = a.abstractText().length() <= b.abstractText().length() ? a.abstractText() : b.abstractText();
        String longer = shorter.equals(a.abstractText()) ? b.abstractText() : a.abstractText();
        if (shorter.length() < ABSTRACT_EQUAL) {
            return 0;
        }
        if (shorter.equals(longer)) {
            return shorter.length() < ABSTRACT_PREFIX ? 0.9 : 0.98;
        }
        if (shorter.length() < ABSTRACT_PREFIX) {
            return 0;
        }
        if (longer.startsWith(shorter)) {
            return 0.95;
        }
        double alike = a.shingles().jaccard(b.shingles());
        return alike >= ABSTRACT_ALIKE && SeriesMarks.ofText(shorter).equals(SeriesMarks.ofText(longer))
                ? 0.95 * alike
                : 0;
    }

    private double titleScore(int first, int second) {
        PaperFeatures a = features.get(first);
        PaperFeatures b = features.get(second);
        if (!a.hasTitle() || !a.title().equals(b.title()) || GENERIC.contains(a.title())) {
            return 0;
        }
        boolean specific = isSpecific(a);
        int years = a.yearsApart(b);
        boolean otherAbstract = PaperContradictions.abstractsDiffer(a, b);
        if (a.hasAuthors() && b.hasAuthors()) {
            int shared = sharedPeople(a, b);
            int fewer = Math.min(a.people().size(), b.people().size());
            if (specific) {
                boolean enough = shared > 0 && 3 * shared >= fewer;
                // The same people may report under one title each year: then the years and the texts differ.
                return enough && !(otherAbstract && years > 0) ? 0.96 - 0.02 * years : 0;
            }
            boolean samePeople = 2 * shared > fewer && a.firstAuthor().equals(b.firstAuthor());
            return samePeople && years <= 1 && !otherAbstract ? 0.85 - 0.05 * years : 0;
        }
        boolean alone = specific
                && years <= (a.hasAuthors() || b.hasAuthors() ? 1 : 0)
                && !otherAbstract
                && !contested.titleOf(first)
                && Collections.disjoint(RECURRING, Folding.words(a.record().title()));
        return alone ? 0.8 - 0.05 * years : 0;
    }

    /** Whether a title is long enough to be the title of one paper. */
    private static boolean isSpecific(PaperFeatures paper) {
        int letters = paper.title().length();
        return (paper.titleWords() >= SPECIFIC_WORDS && letters >= SPECIFIC_LETTERS)
                || (letters >= SPECIFIC_IDEOGRAPHS && paper.title().codePoints().allMatch(Character::isIdeographic));
    }

    private static int sharedPeople(PaperFeatures a, PaperFeatures b) {
        int shared = shared(a.people(), b.people()).size();
        boolean lacksGiven = a.people().equals(a.families()) || b.people().equals(b.families());
        return lacksGiven ? Math.max(shared, shared(a.families(), b.families()).size()) : shared;
    }

    private static <T> Set<T> shared(Set<T> a, Set<T> b) {
        Set<T> shared = new TreeSet<>(a);
        shared.retainAll(b);
        return shared;
    }

    private static String abstractEvidence(PaperFeatures a, PaperFeatures b) {
        int x = a.abstractText().length();
        int y = b.abstractText().length();
        String words = "\"" + beginning(a.record().abstractText(), 60) + "\"";
        if (a.abstractText().equals(b.abstractText())) {
            return String.format(Locale.ROOT, "abstracts equal, %d letters: %s", x, words);
        }
        if (a.abstractText().startsWith(b.abstractText()) || b.abstractText().startsWith(a.abstractText())) {
            return String.format(
                    Locale.ROOT,
                    "one abstract is the beginning of the other, %d of %d letters: %s",
                    Math.min(x, y),
                    Math.max(x, y),
                    words);
        }
        double alike = a.shingles().jaccard(b.shingles());
        return String.format(
                Locale.ROOT,
                "abstracts share %.1f %% of their word triples and all numbers, %d and %d letters: %s",
                100 * alike,
                x,
                y,
                words);
    }

    private static String titleEvidence(PaperFeatures a, PaperFeatures b) {
        String title = "both are called \"" + beginning(a.record().title(), 120) + "\"";
        String years = a.firstYear() == 0 || b.firstYear() == 0
                ? "a year is not known"
                : "years " + years(a) + " and " + years(b);
        if (!a.hasAuthors() || !b.hasAuthors()) {
            return title + "; " + (a.hasAuthors() || b.hasAuthors() ? "one names" : "neither names") + " authors; "
                    + years;
        }
        Set<String> shared = shared(a.people(), b.people());
        List<String> names = new ArrayList<>();
        for (Contributor contributor : a.record().authors().contributors()) {
            if (shared.contains(PaperFeatures.person(contributor))) {
                names.add(contributor.nameAsWritten());
            }
        }
        return String.format(
                Locale.ROOT,
                "%s; %d of %d and %d authors shared%s; %s",
                title,
                sharedPeople(a, b),
                a.people().size(),
                b.people().size(),
                names.isEmpty() ? "" : ", " + among(names, 3),
                years);
    }

    /** The first few of several names. */
    static String among(Collection<String> names, int most) {
        String few = String.join(", ", names.stream().limit(most).toList());
        return names.size() > most ? "among them " + few : few;
    }

    /** The beginning of a text, cut between words. */
    static String beginning(String text, int letters) {
        if (text.length() <= letters) {
            return text;
        }
        int space = text.lastIndexOf(' ', letters);
        int end = space > letters / 2 ? space : letters;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "\u2026";
    }

    private static String years(PaperFeatures features) {
        return features.firstYear() == features.lastYear()
                ? Integer.toString(features.firstYear())
                : features.firstYear() + "\u2013" + features.lastYear();
    }
}
