package org.papergraph.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.ArxivId;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.Isbn;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.RecordId;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.model.Version;
import org.papergraph.model.WrittenValue;
import org.papergraph.text.PlainText;
import org.papergraph.text.VenuePhrases;
import org.papergraph.text.WebAddresses;

/** A record that is being put together: each value is kept as written and, cleaned, as data. */
final class RecordDraft {

    private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}(?:\\.[0-9]+)*/[^\\s<>\"{}|\\\\^`]+");
    private static final Pattern ARXIV = Pattern.compile(
            "(?i)(?:arxiv\\s*[:：]?\\s*|arxiv\\.org/(?:abs|pdf|html)/|^)((?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]{1,3})?)(?![0-9])");

    private static final Pattern DASHES = Pattern.compile("\\s*[-\\u2010-\\u2015\\u2212]+\\s*");
    /* What programs write where they have nothing to write. */
    private static final Pattern NO_VALUE = Pattern.compile(
            "(?i)(?:nan|n/a|null|none|undefined|n\\.\\s?p\\.|no[\\s-]+(?:pagination[\\s-]+)?specified|[-?\\u2010-\\u2015]+)");
    private static final Pattern NO_LAST_PAGE = Pattern.compile("(?i)-(?:nan|n/a|null|none|undefined|\\?+)?$");
    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-z]{2,3}(?:-[a-z0-9]{2,8})*");

    private final long line;
    private final UnaryOperator<String> plain;
    private final List<WrittenValue> written = new ArrayList<>();
    private final Set<Identifier> identifiers = new TreeSet<>();
    private final Map<PaperDate.Event, PartialDate> dates = new EnumMap<>(PaperDate.Event.class);
    private final List<String> comments = new ArrayList<>();
    private final Set<String> urls = new LinkedHashSet<>();
    private final Set<VenueMention> venues = new LinkedHashSet<>();
    private final List<LocalizedText> otherTitles = new ArrayList<>();
    private final List<Contributor> editors = new ArrayList<>();
    private final List<Version> versions = new ArrayList<>();
    private final List<Subject> subjects = new ArrayList<>();
    private final List<Citation> citations = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<String> licences = new ArrayList<>();
    private final List<String> isbns = new ArrayList<>();
    private AuthorList authors = AuthorList.NONE;
    private String key = "";
    private PaperType type = PaperType.UNKNOWN;
    private String language = "";
    private String volume = "";
    private String issue = "";
    private String pages = "";
    private String articleNumber = "";
    private String reportNumber = "";
    private String publisher = "";
    private String title = "";
    private String abstractText = "";

    /** @param line where the record begins, 1-based */
    RecordDraft(long line) {
        this(line, PlainText::of);
    }

    private RecordDraft(long line, UnaryOperator<String> plain) {
        this.line = line;
        this.plain = plain;
    }

    /** A draft of a record whose texts are LaTeX for certain. */
    static RecordDraft ofLatex(long line) {
        return new RecordDraft(line, PlainText::ofLatex);
    }

    long line() {
        return line;
    }

    String title() {
        return title;
    }

    String abstractText() {
        return abstractText;
    }

    /** Whether a notice says that it was withdrawn. */
    boolean isWithdrawn() {
        return notices.stream().anyMatch(n -> n.kind() == Notice.Kind.WITHDRAWAL);
    }

    boolean hasIdentifier() {
        return !identifiers.isEmpty();
    }

    /** Whether it says what paper it is about. */
    boolean isUsable() {
        return !title.isEmpty() || !abstractText.isEmpty() || !identifiers.isEmpty();
    }

    void title(String raw, String writtenAs, long at) {
        title = plain.apply(raw);
        write(PaperField.TITLE, writtenAs, at);
        addresses(raw, writtenAs, at);
    }

    void abstractText(String raw, String writtenAs, long at) {
        abstractText = plain.apply(raw);
        write(PaperField.ABSTRACT, writtenAs, at);
        addresses(raw, writtenAs, at);
    }

    void comment(String raw, String writtenAs, long at) {
        String comment = plain.apply(raw);
        write(PaperField.COMMENT, writtenAs, at);
        if (comment.isEmpty()) {
            return;
        }
        comments.add(comment);
        List<VenueMention> found = VenuePhrases.find(raw);
        if (!found.isEmpty()) {
            venues.addAll(found);
            write(PaperField.VENUE, writtenAs, at);
        }
        addresses(raw, writtenAs, at);
    }

    void journalReference(String raw, String writtenAs, long at) {
        write(PaperField.VENUE, writtenAs, at);
        VenuePhrases.ofJournalReference(raw).ifPresentOrElse(venues::add, () -> comments.add(plain.apply(raw)));
    }

    /**
     * Takes the arXiv ids and DOIs of a line that gives identifiers.
     *
     * @return whether there was one
     */
    boolean identifiers(String raw, String writtenAs, long at) {
        write(PaperField.IDENTIFIER, writtenAs, at);
        int before = identifiers.size();
        boolean known = false;
        Matcher doi = DOI.matcher(raw);
        while (doi.find()) {
            known |= Doi.parse(PlainText.withoutEnd(doi.group(), ".,;:)]"))
                    .map(d -> identifiers.contains(Identifier.of(d)) || identifiers.add(Identifier.of(d)))
                    .orElse(false);
        }
        String rest = doi.replaceAll(" ");
        Matcher arxiv = ARXIV.matcher(rest);
        while (arxiv.find()) {
            known |= ArxivId.parse(arxiv.group(1))
                    .map(a -> identifiers.contains(Identifier.of(a)) || identifiers.add(Identifier.of(a)))
                    .orElse(false);
        }
        return known || identifiers.size() > before;
    }

    /** Sets the date of an event; false when another date is known for it already, which then stays. */
    boolean date(PaperDate.Event event, PartialDate date) {
        PartialDate known = dates.putIfAbsent(event, date);
        return known == null || known.equals(date);
    }

    AuthorList authors() {
        return authors;
    }

    void authors(AuthorList list) {
        authors = list;
    }

    void authors(AuthorList list, String writtenAs, long at) {
        authors = list;
        write(PaperField.AUTHORS, writtenAs, at);
    }

    void editors(List<Contributor> list, String writtenAs, long at) {
        editors.addAll(list);
        write(PaperField.EDITORS, writtenAs, at);
    }

    /** What the source itself calls the record. */
    void key(String name) {
        key = PlainText.fold(name);
    }

    void type(PaperType sort) {
        type = sort;
    }

    /** The language of the paper, a BCP 47 tag; what is none is left out. */
    void language(String tag) {
        language = languageTag(tag);
    }

    /** A title that is plain text already: it holds no LaTeX and no entities. */
    void titlePlain(String text, long at) {
        title = PlainText.fold(text);
        write(PaperField.TITLE, text, at);
        addresses(text, text, at);
    }

    /** An abstract that is plain text already: it holds no LaTeX and no entities. */
    void abstractPlain(String text, long at) {
        abstractText = PlainText.fold(text);
        write(PaperField.ABSTRACT, text, at);
        addresses(text, text, at);
    }

    /** A translation of the title, or the title in another script. */
    void otherTitle(String raw, String tag, long at) {
        String text = plain.apply(raw);
        if (!text.isEmpty()) {
            otherTitles.add(new LocalizedText(text, languageTag(tag)));
            write(PaperField.TITLE, raw, at);
        }
    }

    /** Takes an identifier of this paper; false when it has not the form that the scheme demands. */
    boolean identifier(Identifier.Scheme scheme, String raw, long at) {
        Optional<Identifier> identifier = Identifier.parse(scheme, raw);
        identifier.ifPresent(identifiers::add);
        write(PaperField.IDENTIFIER, raw, at);
        return identifier.isPresent();
    }

    void version(String label, PartialDate... date) {
        versions.add(new Version(label, List.of(date)));
    }

    void venue(VenueMention venue, String writtenAs, long at) {
        venues.add(venue);
        write(PaperField.VENUE, writtenAs, at);
    }

    void volume(String raw, long at) {
        volume = imprint(raw, at);
    }

    void issue(String raw, long at) {
        issue = imprint(raw, at);
    }

    /** The pages, with whatever dash the source has between them. */
    void pages(String raw, long at) {
        String text = imprint(raw, at);
        String range = hasOnlyHyphens(text) ? text : DASHES.matcher(text).replaceAll("-");
        pages = range.indexOf('-') < 0 ? range : NO_LAST_PAGE.matcher(range).replaceFirst("");
    }

    /* Whether what stands between numbers are single hyphens without blanks, if anything. */
    private static boolean hasOnlyHyphens(String text) {
        char before = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x2010
                    || (before == '-' && (c == '-' || c <= ' '))
                    || (c == '-' && before != 0 && before <= ' ')) {
                return false;
            }
            before = c;
        }
        return true;
    }

    void articleNumber(String raw, long at) {
        articleNumber = imprint(raw, at);
    }

    void reportNumber(String raw, long at) {
        reportNumber = imprint(raw, at);
    }

    void publisher(String raw, long at) {
        publisher = imprint(raw, at);
    }

    private String imprint(String raw, long at) {
        String text = plain.apply(raw);
        if (!text.isEmpty()) {
            write(PaperField.IMPRINT, raw, at);
        }
        return NO_VALUE.matcher(text).matches() ? "" : text;
    }

    /** Takes the ISBN of the book that the paper is or stands in; false when its form or check digit is wrong. */
    boolean isbn(String raw, long at) {
        Optional<Isbn> isbn = Isbn.parse(raw);
        isbn.ifPresent(i -> isbns.add(i.value()));
        write(PaperField.IMPRINT, raw, at);
        return isbn.isPresent();
    }

    void subject(Subject subject, long at) {
        subjects.add(subject);
        write(PaperField.SUBJECT, subject.code().isEmpty() ? subject.label() : subject.code(), at);
    }

    void citation(Citation citation) {
        citations.add(citation);
    }

    void notice(Notice notice, long at) {
        notices.add(notice);
        write(PaperField.NOTICE, notice.text().isEmpty() ? notice.kind().label() : notice.text(), at);
    }

    /** A licence by its address, or by its name where there is no address. */
    void licence(String raw, long at) {
        String text = PlainText.fold(raw);
        if (!text.isEmpty()) {
            licences.add(text);
            write(PaperField.LICENCE, raw, at);
        }
    }

    /** One web address that the source gives for the paper. */
    void address(String raw, long at) {
        Optional<String> whole = WebAddresses.parse(raw);
        if (whole.isEmpty()) {
            addresses(raw, raw, at);
        } else if (urls.add(whole.get())) {
            write(PaperField.URL, raw, at);
        }
    }

    private static String languageTag(String tag) {
        String lower = tag.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return LANGUAGE_TAG.matcher(lower).matches() ? lower : "";
    }

    void url(String raw, String writtenAs, long at) {
        addresses(raw, writtenAs, at);
    }

    void write(PaperField field, String writtenAs, long at) {
        written.add(new WrittenValue(field, writtenAs, at));
    }

    private void addresses(String raw, String writtenAs, long at) {
        for (String url : WebAddresses.in(raw)) {
            if (urls.add(url)) {
                int place = Math.max(0, writtenAs.indexOf(url));
                long lines = writtenAs
                        .substring(0, place)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                write(PaperField.URL, url, at + lines);
            }
        }
    }

    private Details details() {
        Imprint imprint = new Imprint(volume, issue, pages, articleNumber, reportNumber, publisher, isbns);
        return new Details(
                type,
                language,
                otherTitles,
                editors,
                versions,
                imprint.equals(Imprint.NONE) ? Imprint.NONE : imprint,
                subjects,
                citations,
                notices,
                licences);
    }

    PaperRecord record(String file, String format, long number) {
        return new PaperRecord(
                new RecordId(file, number),
                format,
                line,
                key,
                title,
                abstractText,
                List.copyOf(identifiers),
                authors,
                paperDates(),
                comments,
                List.copyOf(urls),
                List.copyOf(venues),
                details(),
                writtenByLine());
    }

    private List<PaperDate> paperDates() {
        List<PaperDate> list = new ArrayList<>(dates.size());
        dates.forEach((event, date) -> list.add(new PaperDate(event, date)));
        return list;
    }

    /* Most formats give their values in the order of their lines. */
    private List<WrittenValue> writtenByLine() {
        for (int i = 1; i < written.size(); i++) {
            if (written.get(i).line() < written.get(i - 1).line()) {
                written.sort(Comparator.comparingLong(WrittenValue::line));
                break;
            }
        }
        return written;
    }
}
