package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.ArxivId;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.text.FoldedName;
import org.papergraph.text.Folding;
import org.papergraph.text.Shingles;

/**
 * What of a record is compared with other records, folded once.
 *
 * @param record the record itself
 * @param title the title folded and without spaces, {@code ""} when there is none
 * @param mainTitle the same of what stands before a colon, dash or question mark
 * @param titleWords how many words the title has
 * @param titleCut whether the title ends with the mark of a cut
 * @param titleMarks the numbers and parts in the title, see {@link SeriesMarks}
 * @param subtitleNamesMember whether what follows the main title says which member of a series it is
 * @param abstractText the abstract folded to words
 * @param shingles runs of three words of the abstract
 * @param identifiers the identifiers, a DOI that arXiv issued for a paper as its arXiv id
 * @param people family name and first initial of each person among the authors, sorted; a lone family name where no given name is known
 * @param families family names of the authors, sorted
 * @param nameWords all words of two letters or more in the authors' names, sorted
 * @param firstAuthor of the first author what {@code people} holds, {@code ""} when there is none
 * @param firstYear the earliest year that the record names, 0 when it names none
 * @param lastYear the latest year that the record names, 0 when it names none
 */
record PaperFeatures(
        PaperRecord record,
        String title,
        String mainTitle,
        int titleWords,
        boolean titleCut,
        List<String> titleMarks,
        boolean subtitleNamesMember,
        String abstractText,
        Shingles shingles,
        Set<Identifier> identifiers,
        Set<String> people,
        Set<String> families,
        Set<String> nameWords,
        String firstAuthor,
        int firstYear,
        int lastYear) {

    /** How many words make a shingle. */
    static final int SHINGLE = 3;

    private static final Pattern CUT = Pattern.compile("(?:\u2026|\\.\\.\\.)[\\])]?\\s*$");
    private static final Pattern SUBTITLE = Pattern.compile("\\s*[:?\u2013\u2014]\\s*|\\s+-+\\s+");
    private static final Pattern ARXIV_DOI = Pattern.compile("10\\.48550/arxiv\\.(.+)");
    private static final Pattern ARXIV_YEAR = Pattern.compile("(?:.*/)?([0-9]{2})[0-9]{2}.*");
    private static final Pattern HEADING = Pattern.compile("^(?:abstract|summary) (?=.)");

    static PaperFeatures of(PaperRecord record) {
        String title = record.title();
        Matcher subtitle = SUBTITLE.matcher(title);
        int end = subtitle.find() ? subtitle.start() : title.length();
        String text = HEADING.matcher(Folding.fold(record.abstractText())).replaceFirst("");
        Set<String> people = new TreeSet<>();
        Set<String> families = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        String firstAuthor = "";
        for (Contributor contributor : record.authors().contributors()) {
            if (contributor.kind() == Contributor.Kind.GROUP) {
                // One source may name the people and another the group for which they write.
                continue;
            }
            String person = person(contributor);
            people.add(person);
            families.add(FoldedName.of(contributor.name()).family());
            firstAuthor = firstAuthor.isEmpty() ? person : firstAuthor;
            words.addAll(Folding.words(contributor.nameAsWritten()).stream()
                    .filter(word -> word.length() > 1)
                    .toList());
        }
        Set<Identifier> identifiers = new TreeSet<>();
        List<Integer> years = new ArrayList<>();
        for (Identifier identifier : record.identifiers()) {
            Identifier canonical = canonical(identifier);
            identifiers.add(canonical);
            if (canonical.scheme() == Identifier.Scheme.ARXIV) {
                arxivYear(canonical.value()).ifPresent(years::add);
            }
        }
        for (PaperDate date : record.dates()) {
            years.add(date.date().year());
        }
        return new PaperFeatures(
                record,
                Folding.joined(title),
                Folding.joined(title.substring(0, end)),
                Folding.words(title).size(),
                CUT.matcher(title).find(),
                SeriesMarks.ofTitle(title),
                SeriesMarks.namesMember(title.substring(end)),
                text,
                Shingles.of(text, SHINGLE),
                identifiers,
                people,
                families,
                words,
                firstAuthor,
                years.stream().mapToInt(Integer::intValue).min().orElse(0),
                years.stream().mapToInt(Integer::intValue).max().orElse(0));
    }

    boolean hasTitle() {
        return !title.isEmpty();
    }

    boolean hasAuthors() {
        return !people.isEmpty();
    }

    /** How many years lie between the times that two records name; 0 when they overlap or one names none. */
    int yearsApart(PaperFeatures other) {
        if (firstYear == 0 || other.firstYear == 0) {
            return 0;
        }
        return Math.max(0, Math.max(firstYear - other.lastYear, other.firstYear - lastYear));
    }

    /** Family name and first initial. */
    static String person(Contributor contributor) {
        FoldedName name = FoldedName.of(contributor.name());
        String first = name.first();
        return first.isEmpty()
                ? name.family()
                : name.family() + " " + first.substring(0, Character.charCount(first.codePointAt(0)));
    }

    private static Identifier canonical(Identifier identifier) {
        return switch (identifier.scheme()) {
            case DOI -> {
                Matcher m = ARXIV_DOI.matcher(identifier.value());
                Optional<ArxivId> arxiv = m.matches() ? ArxivId.parse(m.group(1)) : Optional.empty();
                yield arxiv.map(Identifier::of).orElse(identifier);
            }
            default -> identifier;
        };
    }

    private static Optional<Integer> arxivYear(String id) {
        Matcher m = ARXIV_YEAR.matcher(id);
        if (!m.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(m.group(1));
        // arXiv began in 1991.
        return Optional.of(year >= 91 ? 1900 + year : 2000 + year);
    }
}
