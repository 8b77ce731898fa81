package org.papergraph.model;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/**
 * What one record of one source says about a paper, cleaned but not yet resolved. A text that the source does not give is
 * {@code ""}.
 *
 * @param id the file and the place in it
 * @param format the name of the format it was read as, as {@code papergraph formats} lists it
 * @param line the line on which the record begins, 1-based
 * @param key what the source itself calls the record: a BibTeX key, a CSL id; {@code ""} when it has no name for it
 * @param title plain text: no LaTeX, no entities, white space folded
 * @param abstractText plain text as the title; the full one where the source also shortens it
 * @param identifiers sorted, without duplicates
 * @param authors who wrote it, as far as this source says
 * @param dates at most one for each event
 * @param comments remarks that are none of the other fields, as plain text
 * @param urls absolute http(s) addresses in its text, in the order of appearance, without duplicates
 * @param venues where it appeared, according to its comments or journal reference
 * @param details what only some sources give
 * @param written each value as it stands in the source, with its line
 */
public record PaperRecord(
        RecordId id,
        String format,
        long line,
        String key,
        String title,
        String abstractText,
        List<Identifier> identifiers,
        AuthorList authors,
        List<PaperDate> dates,
        List<String> comments,
        List<String> urls,
        List<VenueMention> venues,
        Details details,
        List<WrittenValue> written) {

    public PaperRecord {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(abstractText, "abstractText");
        identifiers = Ordered.distinct(identifiers);
        Objects.requireNonNull(authors, "authors");
        dates = List.copyOf(dates);
        comments = List.copyOf(comments);
        urls = urls.size() < 2 ? List.copyOf(urls) : List.copyOf(new LinkedHashSet<>(urls));
        venues = List.copyOf(venues);
        Objects.requireNonNull(details, "details");
        written = List.copyOf(written);
        if (line < 1) {
            throw new IllegalArgumentException("lines are counted from 1: " + line);
        }
        for (int i = 1; i < dates.size(); i++) {
            for (int j = 0; j < i; j++) {
                // There are three events, so the loop is a short one.
                if (dates.get(i).event() == dates.get(j).event()) {
                    throw new IllegalArgumentException("two dates for one event: " + dates);
                }
            }
        }
    }
}
