package org.papergraph.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

/**
 * Writes CSL-JSON. The format has no word for a cut author list: it is said in the note.
 *
 * @see <a href="https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html">CSL-JSON</a>
 */
public final class CslJsonWriter implements RecordWriter {

    private final JsonGenerator json;
    private boolean started;

    public CslJsonWriter(Writer out) throws IOException {
        json = new JsonFactory()
                .createGenerator(out)
                .configure(JsonGenerator.Feature.AUTO_CLOSE_TARGET, false)
                .setPrettyPrinter(new DefaultPrettyPrinter());
    }

    @Override
    public void write(PaperRecord paper) throws IOException {
        start();
        Optional<VenueMention> venue = paper.venues().stream().findFirst();
        json.writeStartObject();
        field("id", paper.key().isEmpty() ? identity(paper) : paper.key());
        field("type", type(paper, venue));
        field("title", paper.title());
        names("author", paper.authors().contributors());
        names("editor", paper.details().editors());
        if (venue.isPresent()) {
            field("container-title", venue.get().name());
            field(
                    "collection-title",
                    venue.get().partOf().stream()
                            .findFirst()
                            .map(VenueMention::name)
                            .orElse(""));
            field("ISSN", String.join(", ", venue.get().issns()));
        }
        date(paper);
        Imprint imprint = paper.details().imprint();
        field("volume", imprint.volume());
        field("issue", imprint.issue());
        field("page", imprint.pages());
        field("number", imprint.articleNumber().isEmpty() ? imprint.reportNumber() : imprint.articleNumber());
        field("publisher", imprint.publisher());
        field("ISBN", String.join(", ", imprint.isbns()));
        for (Identifier identifier : paper.identifiers()) {
            switch (identifier.scheme()) {
                case DOI -> once("DOI", identifier, paper);
                case PMID -> once("PMID", identifier, paper);
                case PMCID -> once("PMCID", identifier, paper);
                case ARXIV -> once("arxiv", identifier, paper);
                default -> {}
            }
        }
        field("URL", paper.urls().stream().findFirst().orElse(""));
        field("abstract", paper.abstractText());
        field(
                "keyword",
                paper.details().subjects().stream()
                        .filter(subject -> subject.scheme().equals(Subject.KEYWORD))
                        .map(Subject::label)
                        .collect(Collectors.joining(", ")));
        field("language", paper.details().language());
        List<String> notes = new ArrayList<>(paper.comments());
        RisWriter.cutNote(paper.authors()).ifPresent(notes::add);
        field("note", String.join("; ", notes));
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        start();
        json.writeEndArray();
        json.writeRaw("\n");
        json.flush();
    }

    private void start() throws IOException {
        if (!started) {
            started = true;
            json.writeStartArray();
        }
    }

    private void field(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            json.writeStringField(name, value);
        }
    }

    /** CSL has one value of each: the first. */
    private void once(String name, Identifier identifier, PaperRecord paper) throws IOException {
        boolean first = paper.identifiers().stream()
                .filter(i -> i.scheme() == identifier.scheme())
                .findFirst()
                .filter(identifier::equals)
                .isPresent();
        if (first) {
            field(name, identifier.value());
        }
    }

    private static String identity(PaperRecord paper) {
        return paper.identifiers().stream()
                .findFirst()
                .map(Identifier::toString)
                .orElse(paper.id().toString());
    }

    private void names(String field, List<Contributor> contributors) throws IOException {
        if (contributors.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (Contributor contributor : contributors) {
            json.writeStartObject();
            if (contributor.kind() == Contributor.Kind.GROUP) {
                field("literal", contributor.nameAsWritten());
            } else {
                PersonName name = BibtexWriter.name(contributor);
                field("family", name.family());
                field("given", name.given());
                field("non-dropping-particle", name.particle());
                field("suffix", name.suffix());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void date(PaperRecord paper) throws IOException {
        Optional<PartialDate> date = BibtexWriter.date(paper, PaperDate.Event.ISSUED)
                .or(() -> BibtexWriter.date(paper, PaperDate.Event.CREATED));
        if (date.isPresent()) {
            json.writeObjectFieldStart("issued");
            json.writeArrayFieldStart("date-parts");
            json.writeStartArray();
            json.writeNumber(date.get().year());
            if (date.get().month() > 0) {
                json.writeNumber(date.get().month());
            }
            if (date.get().day() > 0) {
                json.writeNumber(date.get().day());
            }
            json.writeEndArray();
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private static String type(PaperRecord paper, Optional<VenueMention> venue) {
        return switch (paper.details().type()) {
            case ARTICLE -> "article-journal";
            case CONFERENCE_PAPER -> "paper-conference";
            case BOOK, PROCEEDINGS -> "book";
            case CHAPTER -> "chapter";
            case THESIS -> "thesis";
            case REPORT -> "report";
            case DATASET -> "dataset";
            case SOFTWARE -> "software";
            case PREPRINT -> "article";
            case OTHER -> "document";
            case UNKNOWN ->
                venue.map(v -> switch (v.kind()) {
                            case JOURNAL -> "article-journal";
                            case CONFERENCE, WORKSHOP -> "paper-conference";
                            case BOOK -> "chapter";
                            case SERIES, OTHER -> "document";
                        })
                        .orElse("document");
        };
    }
}
