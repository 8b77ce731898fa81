package org.papergraph.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.ArxivId;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.RecordId;
import org.papergraph.model.VenueMention;
import org.papergraph.model.WrittenValue;
import org.papergraph.text.PlainText;
import org.papergraph.text.VenuePhrases;
import org.papergraph.text.WebAddresses;

/** A record that is being put together: each value is kept as written and, cleaned, as data. */
final class RecordDraft {

    private static final Pattern DOI = Pattern.compile("10\\.[0-9]{4,9}(?:\\.[0-9]+)*/[^\\s<>\"{}|\\\\^`]+");
    private static final Pattern ARXIV = Pattern.compile(
            "(?i)(?:arxiv\\s*[:：]?\\s*|arxiv\\.org/(?:abs|pdf|html)/|^)((?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]{1,3})?)(?![0-9])");

    private final long line;
    private final List<WrittenValue> written = new ArrayList<>();
    private final Set<Identifier> identifiers = new TreeSet<>();
    private final Map<PaperDate.Event, PartialDate> dates = new EnumMap<>(PaperDate.Event.class);
    private final List<String> comments = new ArrayList<>();
    private final Set<String> urls = new LinkedHashSet<>();
    private final Set<VenueMention> venues = new LinkedHashSet<>();
    private AuthorList authors = AuthorList.NONE;
    private String title = "";
    private String abstractText = "";

    /** @param line where the record begins, 1-based */
    RecordDraft(long line) {
        this.line = line;
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

    boolean hasIdentifier() {
        return !identifiers.isEmpty();
    }

    /** Whether it says what paper it is about. */
    boolean isUsable() {
        return !title.isEmpty() || !abstractText.isEmpty() || !identifiers.isEmpty();
    }

    void title(String raw, String writtenAs, long at) {
        title = PlainText.of(raw);
        write(PaperField.TITLE, writtenAs, at);
        addresses(raw, writtenAs, at);
    }

    void abstractText(String raw, String writtenAs, long at) {
        abstractText = PlainText.of(raw);
        write(PaperField.ABSTRACT, writtenAs, at);
        addresses(raw, writtenAs, at);
    }

    void comment(String raw, String writtenAs, long at) {
        String comment = PlainText.of(raw);
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
        VenuePhrases.ofJournalReference(raw).ifPresentOrElse(venues::add, () -> comments.add(PlainText.of(raw)));
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
            known |= Doi.parse(doi.group().replaceFirst("[.,;:)\\]]+$", ""))
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

    void authors(AuthorList list) {
        authors = list;
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

    PaperRecord record(String file, String format, long number) {
        return new PaperRecord(
                new RecordId(file, number),
                format,
                line,
                title,
                abstractText,
                List.copyOf(identifiers),
                authors,
                dates.entrySet().stream()
                        .map(e -> new PaperDate(e.getKey(), e.getValue()))
                        .toList(),
                comments,
                List.copyOf(urls),
                List.copyOf(venues),
                written.stream()
                        .sorted(Comparator.comparingLong(WrittenValue::line))
                        .toList());
    }
}
