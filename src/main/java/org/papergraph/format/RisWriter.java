package org.papergraph.format;

import java.io.IOException;
import java.io.Writer;
import java.util.Locale;
import java.util.Optional;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

/**
 * Writes RIS in UTF-8. The format has no word for a cut author list: it is said in a note.
 *
 * @see <a href="https://en.wikipedia.org/wiki/RIS_(file_format)">RIS file format</a>
 */
public final class RisWriter implements RecordWriter {

    private final Writer out;

    public RisWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(PaperRecord paper) throws IOException {
        Optional<VenueMention> venue = paper.venues().stream().findFirst();
        tag("TY", type(paper, venue));
        tag("ID", paper.key());
        tag("TI", paper.title());
        for (LocalizedText title : paper.details().otherTitles()) {
            tag("TT", title.text());
        }
        for (Contributor author : paper.authors().contributors()) {
            tag("AU", name(author));
        }
        for (Contributor editor : paper.details().editors()) {
            tag("ED", name(editor));
        }
        if (venue.isPresent()) {
            tag(
                    venue.get().kind() == VenueMention.Kind.JOURNAL ? "JO" : "T2",
                    venue.get().name());
            for (VenueMention whole : venue.get().partOf()) {
                tag("T3", whole.name());
            }
            for (String issn : venue.get().issns()) {
                tag("SN", issn);
            }
        }
        date(paper);
        imprint(paper.details().imprint());
        for (Identifier identifier : paper.identifiers()) {
            switch (identifier.scheme()) {
                case DOI -> tag("DO", identifier.value());
                case PMID -> tag("AN", "PMID:" + identifier.value());
                case PMCID -> tag("C2", identifier.value());
                default -> tag("UR", identifier.scheme().site() + identifier.value());
            }
        }
        for (String url : paper.urls()) {
            tag("UR", url);
        }
        for (Subject subject : paper.details().subjects()) {
            tag("KW", subject.label());
        }
        tag("LA", paper.details().language());
        tag("AB", paper.abstractText());
        for (String comment : paper.comments()) {
            tag("N1", comment);
        }
        tag("N1", cutNote(paper.authors()).orElse(""));
        out.write("ER  - \r\n\r\n");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    /** What to say of a cut author list where the format has no word for it. */
    static Optional<String> cutNote(AuthorList authors) {
        if (authors.status() != AuthorList.Status.TRUNCATED) {
            return Optional.empty();
        }
        String more = authors.unlisted() > 0 ? ": " + authors.unlisted() + " more authors" : "";
        return Optional.of("The author list is cut" + more);
    }

    private void tag(String tag, String value) throws IOException {
        if (!value.isEmpty()) {
            out.write(tag + "  - " + value.replaceAll("[\\r\\n]+", " ") + "\r\n");
        }
    }

    private void date(PaperRecord paper) throws IOException {
        Optional<PartialDate> date = BibtexWriter.date(paper, PaperDate.Event.ISSUED)
                .or(() -> BibtexWriter.date(paper, PaperDate.Event.CREATED));
        if (date.isPresent()) {
            PartialDate d = date.get();
            tag("PY", Integer.toString(d.year()));
            if (d.month() > 0) {
                String day = d.day() == 0 ? "" : String.format(Locale.ROOT, "%02d", d.day());
                tag("DA", String.format(Locale.ROOT, "%04d/%02d/%s/", d.year(), d.month(), day));
            }
        }
    }

    private void imprint(Imprint imprint) throws IOException {
        tag("VL", imprint.volume());
        tag("IS", imprint.issue().isEmpty() ? imprint.reportNumber() : imprint.issue());
        int dash = imprint.pages().indexOf('-');
        tag("SP", dash < 0 ? imprint.pages() : imprint.pages().substring(0, dash));
        tag("EP", dash < 0 ? "" : imprint.pages().substring(dash + 1));
        tag("C7", imprint.articleNumber());
        tag("PB", imprint.publisher());
        for (String isbn : imprint.isbns()) {
            tag("SN", isbn);
        }
    }

    private static String name(Contributor contributor) {
        if (contributor.kind() == Contributor.Kind.GROUP) {
            return contributor.nameAsWritten();
        }
        PersonName name = BibtexWriter.name(contributor);
        String given = name.given().isEmpty() ? "" : ", " + name.given();
        return name.familyWithParticle() + given + (name.suffix().isEmpty() ? "" : ", " + name.suffix());
    }

    private static String type(PaperRecord paper, Optional<VenueMention> venue) {
        return switch (paper.details().type()) {
            case ARTICLE -> "JOUR";
            case CONFERENCE_PAPER -> "CPAPER";
            case BOOK -> "BOOK";
            case CHAPTER -> "CHAP";
            case PROCEEDINGS -> "CONF";
            case THESIS -> "THES";
            case REPORT -> "RPRT";
            case DATASET -> "DATA";
            case SOFTWARE -> "COMP";
            case PREPRINT -> "UNPB";
            case OTHER -> "GEN";
            case UNKNOWN ->
                venue.map(v -> switch (v.kind()) {
                            case JOURNAL -> "JOUR";
                            case CONFERENCE, WORKSHOP -> "CPAPER";
                            case BOOK -> "CHAP";
                            case SERIES, OTHER -> "GEN";
                        })
                        .orElse("GEN");
        };
    }
}
