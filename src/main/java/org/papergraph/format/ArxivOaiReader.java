package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * A reader of what arXiv and other archives give through OAI-PMH, in the forms arXiv, arXivRaw and oai_dc; also of such
 * records saved without the envelope.
 *
 * @see <a href="https://www.openarchives.org/OAI/openarchivesprotocol.html">OAI-PMH 2.0</a>
 */
final class ArxivOaiReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "header.identifier",
                    "header.status",
                    "arXiv.id",
                    "arXiv.created",
                    "arXiv.updated",
                    "arXiv.authors.author.keyname",
                    "arXiv.authors.author.forenames",
                    "arXiv.authors.author.suffix",
                    "arXiv.authors.author.affiliation",
                    "arXiv.title",
                    "arXiv.abstract",
                    "arXiv.categories",
                    "arXiv.comments",
                    "arXiv.journal-ref",
                    "arXiv.report-no",
                    "arXiv.doi",
                    "arXiv.license",
                    "arXiv.msc-class",
                    "arXiv.acm-class",
                    "arXivRaw.id",
                    "arXivRaw.title",
                    "arXivRaw.authors",
                    "arXivRaw.abstract",
                    "arXivRaw.categories",
                    "arXivRaw.comments",
                    "arXivRaw.journal-ref",
                    "arXivRaw.report-no",
                    "arXivRaw.doi",
                    "arXivRaw.license",
                    "arXivRaw.msc-class",
                    "arXivRaw.acm-class",
                    "arXivRaw.version.date",
                    "dc.title",
                    "dc.creator",
                    "dc.subject",
                    "dc.description",
                    "dc.date",
                    "dc.identifier",
                    "dc.language",
                    "dc.publisher",
                    "dc.rights",
                    "dc.source",
                    "dc.type",
                    "metadata.title",
                    "metadata.description",
                    "metadata.date")
            .lost("header.datestamp", "when the archive changed its record, not the paper")
            .lost("header.setSpec", "a set of the archive")
            .lost("arXivRaw.submitter", "who sent it in, who need not be an author")
            .lost("arXivRaw.proxy", "who sent it in for the authors")
            .lost("arXiv.proxy", "who sent it in for the authors")
            .lost("arXivRaw.version.size", "the size of a file")
            .lost("arXivRaw.version.source_type", "the sort of a file")
            .lost("dc.contributor", "it does not say what the contributor did")
            .lost("dc.coverage", "place or time that the paper is about, in free words")
            .lost("dc.format", "the sort of a file")
            .lost("dc.relation", "it does not say which relation")
            .lost("about", "where a record was taken over from");

    private static final XmlRecords.Shape SHAPE = XmlRecords.Shape.of("record")
            .alone("arXiv", "arXivRaw", "dc")
            .asides("error", "resumptionToken", "header", "Identify", "metadataFormat");

    private static final Set<String> ROOTS = Set.of("OAI-PMH", "ListRecords", "GetRecord", "arXiv", "arXivRaw", "dc");
    private static final Pattern OAI_ARXIV = Pattern.compile("(?i)^oai:arxiv\\.org:(.+)$");
    private static final Pattern LABEL =
            Pattern.compile("(?is)^\\s*(?<label>comments?|journal ref|report no)\\s*:\\s*(?<text>.+)$");
    private static final Pattern AFFILIATION_KEY = Pattern.compile("(?s)\\s*\\(\\s*\\(1\\).*$");
    private static final Pattern AFFILIATION_MARK =
            Pattern.compile("\\s*\\(\\s*[0-9]{1,2}(?:\\s*(?:,|;|and|&)\\s*[0-9]{1,2})*\\s*\\)");
    private static final int SHOWN = 200;

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.ARXIV_OAI, records, diagnostics);
        Reading reading = new Reading(out);
        XmlRecords.read(in, out, SHAPE, reading::accept);
        reading.end();
        out.end();
    }

    static Optional<Evidence> recognise(Sample sample) {
        String root = sample.xmlRoot();
        if (sample.xmlNames().contains("article-meta") || sample.xmlNames().contains("crossref")) {
            // PubMed Central and Crossref answer in their own words.
            return Optional.empty();
        }
        if (ROOTS.contains(root)) {
            return Optional.of(new Evidence(0.95, "XML with the root element <" + root + ">"));
        }
        Set<String> names = sample.xmlNames();
        return root.equals("record") && names.contains("header") && names.contains("metadata")
                ? Optional.of(new Evidence(0.9, "a record of OAI-PMH"))
                : Optional.empty();
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output out;
        private long headers;
        private long firstHeader;

        Reading(Output out) {
            this.out = out;
        }

        void end() {
            if (headers > 0) {
                out.warn(firstHeader, headers + " headers without a record: only identifiers, passed over", "");
            }
        }

        void accept(XmlElement element) {
            switch (element.name()) {
                case "error" ->
                    out.warn(
                            element.line(),
                            element.column(),
                            ("the archive answered with an error: " + element.attribute("code") + " "
                                            + shown(element.text()))
                                    .strip(),
                            "");
                case "resumptionToken" -> more(element);
                case "header" -> {
                    firstHeader = headers == 0 ? element.line() : firstHeader;
                    headers++;
                }
                case "Identify", "metadataFormat" -> {
                    // About the archive; that there is no record is said at the end.
                }
                case "record" -> record(element);
                default -> paper(element, element, new RecordDraft(element.line()), false);
            }
        }

        private void more(XmlElement token) {
            String next = token.text().strip();
            if (!next.isEmpty()) {
                String size = token.attribute("completeListSize");
                out.warn(
                        token.line(),
                        token.column(),
                        "the list goes on" + (size.isEmpty() ? "" : " to " + size + " records")
                                + ", the rest is had with resumption token " + shown(next),
                        "");
            }
        }

        private void record(XmlElement record) {
            String name = record.path("header", "identifier")
                    .map(e -> e.text().strip())
                    .orElse("");
            boolean deleted = record.child("header")
                    .map(h -> h.attribute("status").equals("deleted"))
                    .orElse(false);
            if (deleted) {
                out.reject(
                        record.line(),
                        record.column(),
                        ("record " + name).strip() + " was deleted in its archive",
                        record.markup());
                return;
            }
            Optional<XmlElement> metadata = record.child("metadata");
            if (metadata.isEmpty()) {
                out.reject(
                        record.line(),
                        record.column(),
                        ("record " + name).strip() + " has no metadata",
                        record.markup());
                return;
            }
            RecordDraft draft = new RecordDraft(record.line());
            draft.key(name);
            Matcher arxiv = OAI_ARXIV.matcher(name);
            boolean ours = arxiv.matches()
                    && record.path("header", "identifier")
                            .map(e -> identifier(draft, Scheme.ARXIV, arxiv.group(1), e))
                            .orElse(false);
            List<XmlElement> forms = metadata.get().children();
            for (XmlElement form : forms) {
                if (form.name().equals("arXiv")
                        || form.name().equals("arXivRaw")
                        || form.name().equals("dc")) {
                    paper(record, form, draft, ours);
                    return;
                }
            }
            if (metadata.get().child("title").isPresent()) {
                // Saved by harvesters that left the element of the form out.
                paper(record, metadata.get(), draft, ours);
                return;
            }
            String seen = forms.isEmpty() ? "nothing" : "<" + forms.get(0).writtenName() + ">";
            out.reject(
                    record.line(),
                    record.column(),
                    ("record " + name).strip() + " holds " + seen + ": arXiv, arXivRaw and oai_dc are read",
                    record.markup());
        }

        private void paper(XmlElement record, XmlElement form, RecordDraft draft, boolean ours) {
            switch (form.name()) {
                case "arXiv" -> arxiv(form, draft);
                case "arXivRaw" -> raw(form, draft);
                default -> new DublinCore(form, draft, ours).read();
            }
            out.record(draft, draft.isUsable() ? "" : record.markup());
        }

        private void arxiv(XmlElement form, RecordDraft draft) {
            draft.type(PaperType.PREPRINT);
            for (XmlElement field : form.children()) {
                String text = field.text();
                switch (field.name()) {
                    case "created" -> date(draft, PaperDate.Event.CREATED, field);
                    case "updated" -> date(draft, PaperDate.Event.MODIFIED, field);
                    case "authors" -> authors(field, draft);
                    default -> common(draft, field, text);
                }
            }
        }

        private void authors(XmlElement field, RecordDraft draft) {
            List<Contributor> authors = new ArrayList<>();
            for (XmlElement author : field.children("author")) {
                String written =
                        (author.text("forenames") + " " + author.text("keyname") + " " + author.text("suffix")).strip();
                List<Contributor> found = ArxivFields.contributors(
                        author.text("forenames"),
                        author.text("keyname"),
                        author.text("suffix"),
                        author.children("affiliation"),
                        out);
                if (found.isEmpty()) {
                    out.warn(author.line(), author.column(), "\"" + written + "\" is no name: left out", written);
                } else {
                    ArxivFields.add(authors, found);
                    draft.write(PaperField.AUTHORS, written, author.line());
                }
            }
            if (!authors.isEmpty()) {
                draft.authors(AuthorList.complete(authors));
            }
        }

        private void raw(XmlElement form, RecordDraft draft) {
            draft.type(PaperType.PREPRINT);
            List<PartialDate> dates = new ArrayList<>();
            for (XmlElement field : form.children()) {
                String text = field.text();
                switch (field.name()) {
                    case "version" -> {
                        String day = field.text("date");
                        Optional<PartialDate> date = DateWords.parse(day.replaceFirst("\\s+GMT$", ""));
                        date.ifPresent(dates::add);
                        if (!field.attribute("version").isBlank()) {
                            draft.version(
                                    field.attribute("version").strip(),
                                    date.stream().toArray(PartialDate[]::new));
                        }
                        draft.write(PaperField.DATE, day, field.line());
                        if (date.isEmpty()) {
                            out.warn(field.line(), field.column(), "\"" + day + "\" is no date: left out", day);
                        }
                    }
                    case "authors" -> rawAuthors(draft, field, text);
                    default -> common(draft, field, text);
                }
            }
            if (!dates.isEmpty()) {
                draft.date(PaperDate.Event.CREATED, dates.get(0));
                if (dates.size() > 1) {
                    draft.date(PaperDate.Event.MODIFIED, dates.get(dates.size() - 1));
                }
            }
        }

        private void rawAuthors(RecordDraft draft, XmlElement field, String text) {
            String names = text.replaceAll("\\s+", " ").strip();
            Matcher key = AFFILIATION_KEY.matcher(names);
            if (key.find()) {
                out.warn(
                        field.line(),
                        field.column(),
                        "affiliations that are told by marks: left out",
                        key.group().strip());
                names = AFFILIATION_MARK
                        .matcher(names.substring(0, key.start()))
                        .replaceAll("");
            }
            AuthorLines.into(draft, List.of(new Line(field.line(), names)), false)
                    .ifPresent(odd -> out.warn(field.line(), odd, ""));
        }

        private void common(RecordDraft draft, XmlElement field, String text) {
            long line = field.line();
            switch (field.name()) {
                case "id" -> identifier(draft, Scheme.ARXIV, text, field);
                case "title" -> draft.title(text, text, line);
                case "abstract" -> draft.abstractText(text, text, line);
                case "categories", "msc-class", "acm-class" -> ArxivFields.subjects(draft, text, line);
                case "comments" -> draft.comment(text, text, line);
                case "journal-ref" -> draft.journalReference(text, text, line);
                case "report-no" -> draft.reportNumber(text, line);
                case "doi" -> ArxivFields.dois(draft, field, out);
                case "license" -> draft.licence(text, line);
                default -> {
                    // Said in FIELDS.
                }
            }
        }

        private boolean identifier(RecordDraft draft, Scheme scheme, String text, XmlElement field) {
            boolean good = draft.identifier(scheme, text, field.line());
            if (!good) {
                out.warn(
                        field.line(),
                        field.column(),
                        "\"" + text.strip() + "\" is no " + scheme.label() + " id: left out",
                        text.strip());
            }
            return good;
        }

        private void date(RecordDraft draft, PaperDate.Event event, XmlElement field) {
            String text = field.text().strip();
            draft.write(PaperField.DATE, text, field.line());
            DateWords.parse(text)
                    .ifPresentOrElse(
                            d -> draft.date(event, d),
                            () -> out.warn(
                                    field.line(), field.column(), "\"" + text + "\" is no date: left out", text));
        }

        /* One record in Dublin Core. */
        private final class DublinCore {

            private final XmlElement form;
            private final RecordDraft draft;
            private final boolean ours;
            private final List<PartialDate> dates = new ArrayList<>();
            private final List<Contributor> authors = new ArrayList<>();

            DublinCore(XmlElement form, RecordDraft draft, boolean ours) {
                this.form = form;
                this.draft = draft;
                this.ours = ours
                        || form.children("identifier").stream()
                                .anyMatch(e ->
                                        Identifier.parse(Scheme.ARXIV, e.text()).isPresent());
            }

            void read() {
                if (ours) {
                    draft.type(PaperType.PREPRINT);
                }
                form.children().forEach(this::field);
                if (!dates.isEmpty()) {
                    draft.date(ours ? PaperDate.Event.CREATED : PaperDate.Event.ISSUED, dates.get(0));
                    if (ours && dates.size() > 1) {
                        draft.date(PaperDate.Event.MODIFIED, dates.get(dates.size() - 1));
                    }
                }
                if (!authors.isEmpty()) {
                    draft.authors(AuthorList.complete(authors));
                }
            }

            private void field(XmlElement field) {
                String text = field.text();
                long line = field.line();
                if (text.isBlank()) {
                    return;
                }
                switch (field.name()) {
                    case "title" -> {
                        if (draft.title().isEmpty()) {
                            draft.title(text, text, line);
                        } else {
                            draft.otherTitle(text, LanguageCodes.tag(field.attribute("lang")), line);
                        }
                    }
                    case "creator" -> creator(field, text);
                    case "subject" -> subject(text, line);
                    case "description" -> description(text, line);
                    case "date" -> {
                        draft.write(PaperField.DATE, text, line);
                        DateWords.parse(text)
                                .ifPresentOrElse(
                                        dates::add,
                                        () -> out.warn(
                                                line,
                                                field.column(),
                                                "\"" + text.strip() + "\" is no date: left out",
                                                text.strip()));
                    }
                    case "identifier" -> name(text.strip(), line);
                    case "language" -> draft.language(LanguageCodes.tag(text));
                    case "publisher" -> draft.publisher(text, line);
                    case "rights" -> draft.licence(text, line);
                    case "source" -> draft.journalReference(text, text, line);
                    case "type" -> type(text.strip().toLowerCase(Locale.ROOT));
                    default -> {
                        // Said in FIELDS.
                    }
                }
            }

            private void creator(XmlElement field, String text) {
                int comma = text.indexOf(',');
                String written = PlainText.of(text);
                boolean parted = comma > 0 && !PersonNames.isGroup(written);
                List<Contributor> found = ArxivFields.contributors(
                        parted ? text.substring(comma + 1) : "",
                        parted ? text.substring(0, comma) : text,
                        "",
                        List.of(),
                        out);
                if (found.isEmpty()) {
                    out.warn(field.line(), field.column(), "\"" + written + "\" is no name: left out", written);
                    return;
                }
                ArxivFields.add(authors, found);
                draft.write(PaperField.AUTHORS, text, field.line());
            }

            private void subject(String text, long line) {
                String label = PlainText.of(text);
                if (ours && label.matches("[0-9]{2}[A-Z0-9-].*|[A-K]\\.[0-9m].*")) {
                    ArxivFields.subjects(draft, label, line);
                } else if (!label.isEmpty()) {
                    draft.subject(Subject.keyword(label), line);
                }
            }

            private void description(String text, long line) {
                Matcher label = LABEL.matcher(text);
                if (label.matches()
                        && label.group("label").toLowerCase(Locale.ROOT).startsWith("comment")) {
                    draft.comment(label.group("text"), text, line);
                } else if (label.matches() && ours) {
                    if (label.group("label").toLowerCase(Locale.ROOT).startsWith("journal")) {
                        draft.journalReference(label.group("text"), text, line);
                    } else {
                        draft.reportNumber(label.group("text"), line);
                    }
                } else if (draft.abstractText().isEmpty()) {
                    draft.abstractText(text, text, line);
                } else {
                    draft.comment(text, text, line);
                }
            }

            private void name(String text, long line) {
                if (Identifier.parse(Scheme.ARXIV, text).isPresent()) {
                    draft.identifier(Scheme.ARXIV, text, line);
                } else if (Identifier.parse(Scheme.DOI, text).isPresent()) {
                    draft.identifier(Scheme.DOI, text, line);
                } else if (text.startsWith("http")) {
                    draft.address(text, line);
                } else if (ours) {
                    draft.journalReference(text, text, line);
                } else if (text.toLowerCase(Locale.ROOT).startsWith("urn:isbn:")) {
                    draft.isbn(text.substring(9), line);
                }
            }

            private void type(String text) {
                PaperType said = text.contains("article")
                        ? PaperType.ARTICLE
                        : text.contains("thesis")
                                ? PaperType.THESIS
                                : text.contains("bookpart") || text.contains("chapter")
                                        ? PaperType.CHAPTER
                                        : text.contains("conference")
                                                ? PaperType.CONFERENCE_PAPER
                                                : text.contains("preprint")
                                                        ? PaperType.PREPRINT
                                                        : text.contains("report")
                                                                ? PaperType.REPORT
                                                                : text.endsWith("book")
                                                                        ? PaperType.BOOK
                                                                        : PaperType.UNKNOWN;
                if (said != PaperType.UNKNOWN) {
                    draft.type(said);
                }
            }
        }
    }

    private static String shown(String text) {
        String folded = PlainText.fold(text);
        return folded.length() <= SHOWN ? folded : folded.substring(0, SHOWN) + "…";
    }
}
