package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Notice;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * A reader of dblp's XML: the dump, single records, the exports of a person and answers of the search API.
 *
 * @see <a href="https://dblp.org/xml/docu/dblpxml.pdf">Ley, DBLP: some lessons learned</a>
 */
final class DblpReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "key",
                    "publtype",
                    "author",
                    "author.orcid",
                    "author.pid",
                    "editor",
                    "editor.orcid",
                    "title",
                    "pages",
                    "year",
                    "month",
                    "volume",
                    "number",
                    "journal",
                    "booktitle",
                    "venue",
                    "series",
                    "ee",
                    "doi",
                    "isbn",
                    "publisher",
                    "school",
                    "note",
                    "publnr",
                    "cite",
                    "type")
            .lost("mdate", "when dblp changed its entry, not the paper")
            .lost("cdate", "when dblp made its entry")
            .lost("crossref", "the key of the volume, whose title and editors are a record of their own")
            .lost("url", "a table of contents in dblp")
            .lost("author.bibtex", "the name in BibTeX")
            .lost("author.aux", "a remark for the editors of dblp")
            .lost("series.href", "a page of dblp")
            .lost("note.type", "the sort of the remark; its words are kept")
            .lost("ee.type", "whether the page is free to read")
            .lost("cite.label", "the mark of the reference in the text")
            .lost("address", "where the publisher is")
            .lost("chapter", "the number of the chapter")
            .lost("cdrom", "a file on the SIGMOD Anthology discs")
            .lost("stream", "a key within dblp")
            .lost("rel", "a relation between entries of dblp")
            .lost("access", "whether the page is free to read")
            .lost("crossrefs", "keys within dblp");

    private static final Set<String> RECORDS = Set.of(
            "article",
            "inproceedings",
            "proceedings",
            "book",
            "incollection",
            "phdthesis",
            "mastersthesis",
            "masterthesis",
            "data",
            "www",
            "person",
            "hit");
    private static final int MAX_NAMES = 50_000;
    private static final Pattern HOMONYM = Pattern.compile("^(.+?)\\s+[0-9]{4}$");
    private static final Pattern DOI_PAGE = Pattern.compile("(?i)^https?://(?:[a-z0-9-]+\\.)*doi\\.[a-z.]+/(10\\..+)$");
    private static final Pattern ARXIV_DOI = Pattern.compile("(?i)^10\\.48550/arxiv\\.(.+)$");
    private static final String ARXIV_PREFIX = "10.48550/";
    private static final String DOI_SITE = "https://doi.org/";
    private static final Pattern PART = Pattern.compile("\\s*\\([0-9]{1,2}\\)$");
    private static final Pattern WORKSHOP_AT = Pattern.compile("([^\\s@]+(?: [^\\s@]+)*)@([^\\s@]+(?: [^\\s@]+)*)");
    private static final Pattern KEYED = Pattern.compile(
            "<(?:" + String.join("|", RECORDS.stream().sorted().toList())
                    + ")\\s[^>]*\\bkey=[\"'](?:journals|conf|books|phd|series|reference|tr|homepages|data|ms|persons|www)/.*");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.DBLP, records, diagnostics);
        Reading reading = new Reading(out);
        XmlRecords.read(in, out, RECORDS, reading::accept);
        reading.end();
        out.end();
    }

    static Optional<Evidence> recognise(Sample sample) {
        String root = sample.xmlRoot();
        if (root.equals("dblp") || root.equals("dblpperson")) {
            return Optional.of(new Evidence(1, "XML with the root element <" + root + ">"));
        }
        Set<String> names = sample.xmlNames();
        if (root.equals("result") && names.contains("hits") && names.contains("completions")) {
            return Optional.of(new Evidence(0.9, "an answer of dblp's search API"));
        }
        boolean keyed = (RECORDS.contains(root) || root.equals("r"))
                && sample.lines().stream().anyMatch(l -> KEYED.matcher(l).find());
        return keyed ? Optional.of(new Evidence(0.9, "XML with keys of dblp")) : Optional.empty();
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output out;
        /* Taking names apart is what takes longest, and people write more than one paper. */
        private final Map<String, Contributor> names = new HashMap<>();
        private long people;
        private long firstPerson;

        Reading(Output out) {
            this.out = out;
        }

        void end() {
            if (people > 0) {
                out.warn(
                        firstPerson,
                        people + (people == 1 ? " record of a person" : " records of people")
                                + ", not a paper: passed over",
                        "");
            }
        }

        void accept(XmlElement record) {
            Optional<XmlElement> info = record.name().equals("hit") ? record.child("info") : Optional.empty();
            XmlElement body = info.orElse(record);
            String key = record.attribute("key").isEmpty() ? body.text("key") : record.attribute("key");
            boolean person = record.name().equals("person")
                    || record.name().equals("www")
                    || key.startsWith("homepages/")
                    || (info.isPresent() && body.child("title").isEmpty());
            if (person) {
                firstPerson = people == 0 ? record.line() : firstPerson;
                people++;
                return;
            }
            RecordDraft draft = new RecordDraft(record.line());
            key(draft, key, record);
            List<Contributor> authors = new ArrayList<>();
            List<Contributor> editors = new ArrayList<>();
            for (XmlElement field : body.children()) {
                field(draft, record, field, authors, editors);
            }
            if (!authors.isEmpty()) {
                draft.authors(AuthorList.complete(authors));
            }
            if (!editors.isEmpty()) {
                draft.editors(editors, names(body, "editor"), line(body, "editor"));
            }
            draft.type(type(record, body, key));
            if (record.attribute("publtype").contains("withdrawn")) {
                draft.notice(Notice.of(Notice.Kind.WITHDRAWAL, ""), record.line());
            }
            venue(draft, record, body);
            out.record(draft, draft.isUsable() ? "" : record.markup());
        }

        private void key(RecordDraft draft, String key, XmlElement record) {
            if (!key.isEmpty()) {
                draft.key(key);
                if (!draft.identifier(Scheme.DBLP, key, record.line())) {
                    out.warn(record.line(), "\"" + key + "\" has not the form of a dblp key: not an identifier", key);
                }
            }
        }

        private void field(
                RecordDraft draft,
                XmlElement record,
                XmlElement field,
                List<Contributor> authors,
                List<Contributor> editors) {
            String text = field.text();
            long line = field.line();
            switch (field.name()) {
                case "author" ->
                    person(field).ifPresent(p -> {
                        authors.add(p);
                        draft.write(PaperField.AUTHORS, text, line);
                    });
                case "authors" -> {
                    for (XmlElement author : field.children("author")) {
                        field(draft, record, author, authors, editors);
                    }
                }
                case "editor" -> person(field).ifPresent(editors::add);
                case "title" -> draft.title(withoutStop(text), text, line);
                case "year" -> year(draft, record, text, line);
                case "pages" -> draft.pages(text, line);
                case "volume" -> {
                    if (isCorr(record) && draft.identifier(Scheme.ARXIV, arxivVolume(text), line)) {
                        break;
                    }
                    draft.volume(text, line);
                }
                case "number" -> draft.issue(text, line);
                case "publnr" -> draft.reportNumber(text, line);
                case "publisher", "school" -> draft.publisher(text, line);
                case "isbn" -> {
                    if (!draft.isbn(text, line)) {
                        out.warn(line, field.column(), "\"" + text + "\" is no ISBN: left out", text);
                    }
                }
                case "ee", "doi" -> page(draft, field, text);
                case "note" -> draft.comment(text, text, line);
                case "cite" -> cite(draft, text);
                default -> {
                    // Said in FIELDS, or read elsewhere.
                }
            }
        }

        private Optional<Contributor> person(XmlElement field) {
            String written = PlainText.of(field.text());
            if (!hasLetter(written) || AuthorLines.isNoName(written)) {
                out.warn(field.line(), field.column(), "\"" + written + "\" is no name: left out", written);
                return Optional.empty();
            }
            String name = endsInDigit(written) ? HOMONYM.matcher(written).replaceFirst("$1") : written;
            boolean numbered = name.length() < written.length();
            if (names.size() >= MAX_NAMES) {
                names.clear();
            }
            Contributor person = names.computeIfAbsent(
                    name,
                    n -> PersonNames.isGroup(n) ? Contributor.group(n) : Contributor.person(n, PersonNames.parse(n)));
            String pid = field.attribute("pid");
            if (numbered || !pid.isEmpty()) {
                person = person.withSourceId("dblp:" + (numbered ? written : pid));
            }
            String orcid = field.attribute("orcid");
            if (orcid.isEmpty()) {
                return Optional.of(person);
            }
            Optional<Orcid> checked = Orcid.parse(orcid);
            if (checked.isEmpty()) {
                out.warn(field.line(), field.column(), "\"" + orcid + "\" is no ORCID iD: left out", orcid);
                return Optional.of(person);
            }
            return Optional.of(person.withOrcid(checked.get().value()));
        }

        private void year(RecordDraft draft, XmlElement record, String text, long line) {
            String month = record.text("month");
            Optional<PartialDate> date = month.isBlank()
                    ? Optional.empty()
                    : DateWords.parse(month + " " + text).or(() -> DateWords.parse(month));
            Optional<PartialDate> year = date.or(() -> PartialDate.parse(text));
            if (year.isEmpty()) {
                out.warn(line, "\"" + text + "\" is no year: left out", text);
                return;
            }
            draft.date(PaperDate.Event.ISSUED, year.get());
            draft.write(PaperField.DATE, text, line);
        }

        private void page(RecordDraft draft, XmlElement field, String text) {
            String address = text.strip();
            String doi = doi(address);
            if (doi.startsWith(ARXIV_PREFIX)) {
                Matcher arxiv = ARXIV_DOI.matcher(doi);
                if (arxiv.matches() && draft.identifier(Scheme.ARXIV, arxiv.group(1), field.line())) {
                    return;
                }
            }
            if (doi.length() < address.length() || field.name().equals("doi") || doi.startsWith("10.")) {
                if (!draft.identifier(Scheme.DOI, doi.replace("%2F", "/"), field.line())) {
                    out.warn(field.line(), field.column(), "\"" + address + "\" leads to no DOI: left out", address);
                }
                return;
            }
            if (Identifier.parse(Scheme.ARXIV, address).isPresent()) {
                draft.identifier(Scheme.ARXIV, address, field.line());
            } else if (address.startsWith("http")) {
                draft.address(address, field.line());
            } else if (!address.startsWith("db/")) {
                out.warn(field.line(), field.column(), "\"" + address + "\" is no web address: left out", address);
            }
        }

        /* Of the page of a DOI the DOI; any other address as it is. */
        private static String doi(String address) {
            if (address.startsWith(DOI_SITE + "10.") && address.indexOf('\n') < 0) {
                return address.substring(DOI_SITE.length());
            }
            if (address.startsWith("10.")) {
                return address;
            }
            Matcher page = DOI_PAGE.matcher(address);
            return page.matches() ? page.group(1) : address;
        }

        private static boolean hasLetter(String text) {
            for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
                if (Character.isLetter(text.codePointAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private static boolean endsInDigit(String text) {
            char last = text.charAt(text.length() - 1);
            return last >= '0' && last <= '9';
        }

        private static void cite(RecordDraft draft, String text) {
            String key = text.strip();
            // "..." stands for a reference that dblp does not know.
            if (key.chars().anyMatch(Character::isLetterOrDigit)) {
                draft.citation(new Citation(
                        key, Identifier.parse(Scheme.DBLP, key).map(List::of).orElse(List.of())));
            }
        }

        private void venue(RecordDraft draft, XmlElement record, XmlElement body) {
            int year =
                    PartialDate.parse(body.text("year")).map(PartialDate::year).orElse(0);
            for (XmlElement field : body.children()) {
                String written = field.text();
                String name = PlainText.of(written);
                if (name.isEmpty()) {
                    continue;
                }
                switch (field.name()) {
                    case "journal" -> {
                        if (!name.equals("CoRR")) {
                            draft.venue(VenueMention.of(name, VenueMention.Kind.JOURNAL), written, field.line());
                        }
                    }
                    case "series" ->
                        draft.venue(VenueMention.of(name, VenueMention.Kind.SERIES), written, field.line());
                    case "booktitle" ->
                        draft.venue(
                                record.name().equals("incollection")
                                                || record.name().equals("book")
                                        ? VenueMention.of(name, VenueMention.Kind.BOOK)
                                        : event(name, year),
                                written,
                                field.line());
                    case "venue" -> searchedVenue(draft, body, name, year, field);
                    default -> {
                        // Not a venue.
                    }
                }
            }
        }

        private static void searchedVenue(RecordDraft draft, XmlElement body, String name, int year, XmlElement field) {
            String type = body.text("type");
            if (name.equals("CoRR")) {
                return;
            }
            VenueMention venue = type.startsWith("Conference") || type.startsWith("Editorship")
                    ? event(name, year)
                    : VenueMention.of(
                            name,
                            type.startsWith("Journal")
                                    ? VenueMention.Kind.JOURNAL
                                    : type.startsWith("Parts") || type.startsWith("Reference")
                                            ? VenueMention.Kind.BOOK
                                            : VenueMention.Kind.OTHER);
            draft.venue(venue, field.text(), field.line());
        }

        private static VenueMention event(String booktitle, int year) {
            String name = booktitle.endsWith(")") ? PART.matcher(booktitle).replaceFirst("") : booktitle;
            Matcher at = WORKSHOP_AT.matcher(name);
            if (name.indexOf('@') > 0 && at.matches()) {
                return VenueMention.of(at.group(1), VenueMention.Kind.WORKSHOP)
                        .withYear(year)
                        .within(VenueMention.of(at.group(2), VenueMention.Kind.CONFERENCE)
                                .withYear(year));
            }
            boolean workshop = name.toLowerCase(Locale.ROOT).contains("workshop");
            return VenueMention.of(name, workshop ? VenueMention.Kind.WORKSHOP : VenueMention.Kind.CONFERENCE)
                    .withYear(year);
        }

        private static boolean isCorr(XmlElement record) {
            return record.attribute("key").startsWith("journals/corr/")
                    || record.text("journal").strip().equals("CoRR")
                    || record.path("info", "venue")
                            .map(v -> v.text().strip().equals("CoRR"))
                            .orElse(false);
        }

        /* "abs/1706.03762" and "cs.DB/0001001". */
        private static String arxivVolume(String volume) {
            String text = volume.strip();
            return text.startsWith("abs/") ? text.substring(4) : text;
        }

        private static PaperType type(XmlElement record, XmlElement body, String key) {
            String published = record.attribute("publtype");
            if (published.contains("software")) {
                return PaperType.SOFTWARE;
            }
            if (published.contains("data")) {
                return PaperType.DATASET;
            }
            if (published.contains("habil")) {
                return PaperType.THESIS;
            }
            return switch (record.name()) {
                case "article" ->
                    published.contains("informal") || isCorr(record) ? PaperType.PREPRINT : PaperType.ARTICLE;
                case "inproceedings" -> PaperType.CONFERENCE_PAPER;
                case "proceedings" -> PaperType.PROCEEDINGS;
                case "book" -> PaperType.BOOK;
                case "incollection" -> PaperType.CHAPTER;
                case "phdthesis", "mastersthesis", "masterthesis" -> PaperType.THESIS;
                case "data" -> PaperType.DATASET;
                default -> searchedType(body.text("type"), key);
            };
        }

        private static PaperType searchedType(String type, String key) {
            return switch (type.strip()) {
                case "Journal Articles" -> PaperType.ARTICLE;
                case "Conference and Workshop Papers" -> PaperType.CONFERENCE_PAPER;
                case "Informal Publications", "Informal and Other Publications" -> PaperType.PREPRINT;
                case "Editorship" -> PaperType.PROCEEDINGS;
                case "Parts in Books or Collections", "Reference Works" -> PaperType.CHAPTER;
                case "Books and Theses" -> key.startsWith("phd/") ? PaperType.THESIS : PaperType.BOOK;
                case "Data and Artifacts" -> PaperType.DATASET;
                default -> PaperType.UNKNOWN;
            };
        }

        private static String names(XmlElement body, String role) {
            return String.join(
                    "\n", body.children(role).stream().map(XmlElement::text).toList());
        }

        private static long line(XmlElement body, String role) {
            return body.child(role).map(XmlElement::line).orElse(body.line());
        }

        /* dblp ends each title with a full stop. */
        private static String withoutStop(String title) {
            String text = title.strip();
            return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        }
    }
}
