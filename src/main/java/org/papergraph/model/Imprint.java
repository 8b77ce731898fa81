package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * Where in its venue a paper stands, and who published it. What a source does not give is {@code ""}.
 *
 * @param volume as written, without the word
 * @param issue as written, without the word; the number in a series for books
 * @param pages first and last page with a hyphen between them: {@code 12-34}, {@code e17}
 * @param articleNumber the number that stands for pages in electronic journals
 * @param reportNumber the number of a report, as its institution writes it
 * @param publisher the publisher; for theses and reports the institution
 * @param isbns normalised {@link Isbn ISBNs} of the book it is or stands in, sorted
 */
public record Imprint(
        String volume,
        String issue,
        String pages,
        String articleNumber,
        String reportNumber,
        String publisher,
        List<String> isbns) {

    /** The imprint of a source that says nothing of it. */
    public static final Imprint NONE = new Imprint("", "", "", "", "", "", List.of());

    public Imprint {
        Objects.requireNonNull(volume, "volume");
        Objects.requireNonNull(issue, "issue");
        Objects.requireNonNull(pages, "pages");
        Objects.requireNonNull(articleNumber, "articleNumber");
        Objects.requireNonNull(reportNumber, "reportNumber");
        Objects.requireNonNull(publisher, "publisher");
        isbns = Ordered.distinct(isbns);
    }
}
