package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Notice;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;
import org.papergraph.text.VenuePhrases;

/**
 * A reader of the volumes of the ACL Anthology as its own XML has them. Front matter stands for the volume: it has its title
 * and its editors.
 *
 * @see <a href="https://github.com/acl-org/acl-anthology/blob/master/data/xml/schema.rnc">the schema</a>
 */
final class AclXmlReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "collection.id",
                    "volume.id",
                    "volume.type",
                    "paper.id",
                    "meta.booktitle",
                    "meta.editor",
                    "meta.publisher",
                    "meta.month",
                    "meta.year",
                    "meta.isbn",
                    "meta.doi",
                    "meta.venue",
                    "meta.journal-volume",
                    "meta.journal-issue",
                    "meta.journal-title",
                    "author",
                    "author.id",
                    "author.orcid",
                    "editor",
                    "editor.id",
                    "editor.orcid",
                    "first",
                    "last",
                    "affiliation",
                    "variant",
                    "title",
                    "abstract",
                    "pages",
                    "doi",
                    "bibkey",
                    "language",
                    "note",
                    "award",
                    "issue",
                    "url",
                    "revision.id",
                    "revision.date",
                    "erratum",
                    "erratum.date",
                    "retracted",
                    "retracted.date",
                    "removed",
                    "removed.date",
                    "fixed-case",
                    "tex-math",
                    "i",
                    "b")
            .lost("revision", "what was changed, in words")
            .lost("revision.href", "the file of the revision")
            .lost("revision.hash", "a check sum")
            .lost("erratum.id", "its number")
            .lost("erratum.hash", "a check sum")
            .lost("url.hash", "a check sum")
            .lost("attachment", "a file beside the paper")
            .lost("attachment.type", "the sort of that file")
            .lost("attachment.hash", "a check sum")
            .lost("video", "a recording of the talk")
            .lost("video.href", "the address of the recording")
            .lost("video.permission", "whether the recording may be shown")
            .lost("variant.script", "the script, which the name shows")
            .lost("volume.ingest-date", "when the Anthology took it in")
            .lost("paper.ingest-date", "when the Anthology took it in")
            .lost("paper.type", "whether it counts as front matter")
            .lost("meta.address", "where the event was")
            .lost("meta.url", "the file of the whole volume")
            .lost("meta.volume-editors", "a mark for the makers of the Anthology")
            .lost("event", "other volumes of the same event")
            .lost("mrf", "the name of a file")
            .lost("pwccode", "code that others linked to the paper")
            .lost("pwcdataset", "data that others linked to the paper")
            .lost("mapped", "a mark for the makers of the Anthology");

    private static final XmlRecords.Shape SHAPE =
            XmlRecords.Shape.of("paper", "frontmatter").asides("meta", "event");
    private static final Pattern MONTH = Pattern.compile(
            "(?i)\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b");
    private static final Pattern VOLUME_WORDS = Pattern.compile(",?\\s+(?:Volume|Number|Issue)\\s.*$");
    private static final Pattern LEADING = Pattern.compile("(?i)^(?:the\\s+)?proceedings\\s+of\\s+(?:the\\s+)?");
    private static final Pattern YEAR = Pattern.compile("\\s*\\b(?:19|20)[0-9]{2}\\b");
    private static final int MAX_ACRONYM = 6;
    private static final Pattern OLD_STYLE = Pattern.compile("[A-Z][0-9]{2}");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.ACL_XML, records, diagnostics);
        Reading reading = new Reading(out);
        XmlRecords.read(in, out, SHAPE, reading::accept);
        out.end();
    }

    static Optional<Evidence> recognise(Sample sample) {
        boolean volume =
                sample.xmlRoot().equals("collection") || sample.xmlRoot().equals("volume");
        return volume
                        && (sample.xmlNames().contains("booktitle")
                                || sample.xmlNames().contains("bibkey")
                                || sample.xmlNames().contains("paper"))
                ? Optional.of(new Evidence(0.95, "XML of the ACL Anthology: <collection>, <paper>"))
                : Optional.empty();
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output out;
        private @Nullable XmlElement meta;
        /* What is odd about a volume is said with its first paper. */
        private boolean told;

        Reading(Output out) {
            this.out = out;
        }

        void accept(XmlElement element) {
            switch (element.name()) {
                case "meta" -> {
                    meta = element;
                    told = false;
                }
                case "event" -> {
                    // About volumes of other files.
                }
                default -> record(element);
            }
        }

        private void record(XmlElement record) {
            boolean front = record.name().equals("frontmatter");
            RecordDraft draft = new RecordDraft(record.line());
            XmlElement volume = enclosing(record, "volume");
            String collection = enclosing(record, "collection").attribute("id");
            String paper = front ? "0" : record.attribute("id");
            String id = anthologyId(collection, volume.attribute("id"), paper);
            if (!id.isEmpty() && !draft.identifier(Scheme.ACL, id, record.line())) {
                out.warn(record.line(), record.column(), "\"" + id + "\" is no id of the Anthology: left out", id);
            }
            boolean journal = volume.attribute("type").equals("journal");
            draft.type(type(front, journal));
            List<Contributor> authors = new ArrayList<>();
            List<Contributor> editors = new ArrayList<>();
            for (XmlElement field : record.children()) {
                field(draft, field, id.isEmpty(), authors, editors);
            }
            if (meta != null && !volume.name().isEmpty()) {
                volume(draft, meta, front, journal, editors);
            }
            if (!authors.isEmpty()) {
                draft.authors(AuthorList.complete(authors));
            }
            if (!editors.isEmpty()) {
                draft.editors(
                        editors,
                        String.join(
                                "\n",
                                editors.stream().map(Contributor::nameAsWritten).toList()),
                        record.line());
            }
            out.record(draft, draft.isUsable() ? "" : record.markup());
        }

        private static PaperType type(boolean front, boolean journal) {
            if (front) {
                return journal ? PaperType.OTHER : PaperType.PROCEEDINGS;
            }
            return journal ? PaperType.ARTICLE : PaperType.CONFERENCE_PAPER;
        }

        private static XmlElement enclosing(XmlElement record, String name) {
            return record.around().stream()
                    .filter(e -> e.name().equals(name))
                    .findFirst()
                    .orElse(new XmlElement("", new String[0], List.of(), record.line(), 1));
        }

        private void volume(
                RecordDraft draft, XmlElement volume, boolean front, boolean journal, List<Contributor> editors) {
            Optional<XmlElement> booktitle = volume.child("booktitle");
            if (front) {
                booktitle.ifPresent(b -> draft.title(source(b), b.text(), b.line()));
                for (XmlElement editor : volume.children("editor")) {
                    person(editor).ifPresent(editors::add);
                }
                volume.child("doi").ifPresent(d -> ArxivFields.dois(draft, d, out));
            }
            String year = volume.text("year").strip();
            date(draft, volume, year);
            volume.child("publisher").ifPresent(p -> draft.publisher(p.text(), p.line()));
            volume.child("journal-volume").ifPresent(v -> draft.volume(v.text(), v.line()));
            volume.child("journal-issue").ifPresent(v -> draft.issue(v.text(), v.line()));
            for (XmlElement isbn : volume.children("isbn")) {
                if (!draft.isbn(isbn.text(), isbn.line()) && !told) {
                    out.warn(isbn.line(), isbn.column(), "\"" + isbn.text() + "\" is no ISBN: left out", isbn.text());
                }
            }
            Optional<XmlElement> named = volume.child("journal-title").or(() -> booktitle);
            named.ifPresent(n -> venue(draft, n, volume.text("venue").strip(), year, journal));
            told = true;
        }

        private static void venue(RecordDraft draft, XmlElement title, String id, String year, boolean journal) {
            String text = PlainText.of(source(title));
            if (journal) {
                String name = VOLUME_WORDS.matcher(text).replaceFirst("");
                if (!name.isBlank()) {
                    draft.venue(VenueMention.of(name, VenueMention.Kind.JOURNAL), title.text(), title.line());
                }
                return;
            }
            String bare = YEAR.matcher(LEADING.matcher(text).replaceFirst(""))
                    .replaceAll("")
                    .strip();
            VenueMention venue = VenuePhrases.ofJournalReference(text)
                    .filter(v -> v.kind() != VenueMention.Kind.JOURNAL)
                    .orElseGet(() -> VenueMention.of(bare.isEmpty() ? text : bare, VenueMention.Kind.CONFERENCE));
            int cut = bare.indexOf(venue.name() + ", ");
            if (cut >= 0) {
                // The comma belongs to the name: "Virtuous, Vicious or Vacuous?"
                String name = VOLUME_WORDS
                        .matcher(bare.substring(cut).replaceFirst("\\s*\\(.*$", ""))
                        .replaceFirst("");
                venue = new VenueMention(name, venue.acronym(), venue.kind(), 0, venue.issns(), venue.partOf());
            }
            int bound = PartialDate.parse(year).map(PartialDate::year).orElse(venue.year());
            // "ws" stands for all workshops, "findings" for papers of several conferences; long ids are no acronyms.
            boolean says = !id.isEmpty() && id.length() <= MAX_ACRONYM && !id.equals("ws");
            draft.venue(
                    venue.withYear(bound)
                            .withAcronym(
                                    venue.acronym().isEmpty() && says ? id.toUpperCase(Locale.ROOT) : venue.acronym()),
                    title.text(),
                    title.line());
        }

        private void date(RecordDraft draft, XmlElement volume, String year) {
            if (year.isEmpty()) {
                return;
            }
            String month = volume.text("month");
            Matcher word = MONTH.matcher(month);
            Optional<PartialDate> date =
                    word.find() ? DateWords.parse(word.group() + " " + year) : PartialDate.parse(year);
            long line = volume.child("year").map(XmlElement::line).orElse(volume.line());
            if (date.isPresent()) {
                draft.date(PaperDate.Event.ISSUED, date.get());
                draft.write(PaperField.DATE, (month.strip() + " " + year).strip(), line);
            } else if (!told) {
                out.warn(line, "\"" + year + "\" is no year: left out", year);
            }
        }

        private void field(
                RecordDraft draft,
                XmlElement field,
                boolean nameless,
                List<Contributor> authors,
                List<Contributor> editors) {
            String text = field.text();
            long line = field.line();
            switch (field.name()) {
                case "title" -> draft.title(source(field), text, line);
                case "abstract" -> draft.abstractText(source(field), text, line);
                case "author" ->
                    person(field).ifPresent(p -> {
                        authors.add(p);
                        draft.write(PaperField.AUTHORS, p.nameAsWritten(), line);
                    });
                case "editor" -> person(field).ifPresent(editors::add);
                case "pages" -> draft.pages(text, line);
                case "issue" -> draft.issue(text, line);
                case "doi" -> ArxivFields.dois(draft, field, out);
                case "bibkey" -> draft.key(text);
                case "language" -> draft.language(LanguageCodes.tag(text));
                case "note", "award" -> draft.comment(text, text, line);
                case "url" -> {
                    // The Anthology's own page follows from the id.
                    if (nameless && draft.identifier(Scheme.ACL, text, line)) {
                        break;
                    }
                    if (text.startsWith("http")) {
                        draft.address(text, line);
                    }
                }
                case "revision" -> {
                    if (!field.attribute("id").isBlank()) {
                        draft.version(
                                "v" + field.attribute("id").strip(), day(field).toArray(PartialDate[]::new));
                    }
                }
                case "erratum" ->
                    draft.notice(
                            new Notice(
                                    Notice.Kind.CORRECTION,
                                    "https://aclanthology.org/" + text.strip() + ".pdf",
                                    day(field),
                                    List.of()),
                            line);
                case "retracted" ->
                    draft.notice(new Notice(Notice.Kind.RETRACTION, PlainText.of(text), day(field), List.of()), line);
                case "removed" ->
                    draft.notice(new Notice(Notice.Kind.WITHDRAWAL, PlainText.of(text), day(field), List.of()), line);
                default -> {
                    // Said in FIELDS.
                }
            }
        }

        private static List<PartialDate> day(XmlElement field) {
            return DateWords.parse(field.attribute("date")).map(List::of).orElse(List.of());
        }

        private Optional<Contributor> person(XmlElement field) {
            List<Contributor> found = name(field);
            if (found.isEmpty()) {
                String shown = field.text().strip();
                out.warn(field.line(), field.column(), "\"" + shown + "\" is no name: left out", shown);
                return Optional.empty();
            }
            Contributor person = found.get(0)
                    .withAffiliations(field.children("affiliation").stream()
                            .map(a -> PlainText.of(a.text()))
                            .filter(a -> !a.isEmpty())
                            .map(Affiliation::named)
                            .toList())
                    .withOtherNames(field.children("variant").stream()
                            .flatMap(v -> name(v).stream())
                            .map(Contributor::nameAsWritten)
                            .toList());
            if (!field.attribute("id").isBlank()) {
                person = person.withSourceId("acl:" + field.attribute("id").strip());
            }
            String orcid = field.attribute("orcid");
            Optional<Orcid> checked = Orcid.parse(orcid);
            if (!orcid.isBlank() && checked.isEmpty()) {
                out.warn(field.line(), field.column(), "\"" + orcid + "\" is no ORCID iD: left out", orcid);
            }
            return Optional.of(
                    checked.isPresent() ? person.withOrcid(checked.get().value()) : person);
        }

        private static List<Contributor> name(XmlElement field) {
            String first = field.text("first");
            String last = field.text("last");
            if ((first + last).codePoints().noneMatch(Character::isLetter)) {
                return List.of();
            }
            // "TIPSTER SE/CM" is no person.
            return last.indexOf('/') > 0
                    ? List.of(Contributor.group(PlainText.of(first + " " + last)))
                    : NameParts.of(first, "", last, "");
        }

        private static String anthologyId(String collection, String volume, String paper) {
            if (collection.isEmpty() || volume.isEmpty() || paper.isEmpty()) {
                return "";
            }
            if (!OLD_STYLE.matcher(collection).matches()) {
                return collection + "-" + volume + "." + paper;
            }
            boolean narrow = collection.startsWith("W")
                    || collection.equals("C69")
                    || (collection.equals("D19") && volume.matches("[0-9]{1,2}") && Integer.parseInt(volume) >= 5);
            return narrow
                    ? collection + "-" + padded(volume, 2) + padded(paper, 2)
                    : collection + "-" + volume + padded(paper, 3);
        }

        private static String padded(String number, int width) {
            return "0".repeat(Math.max(0, width - number.length())) + number;
        }

        /* The text with its formulas marked as such. */
        private static String source(XmlElement element) {
            StringBuilder text = new StringBuilder();
            append(element, text);
            return text.toString();
        }

        private static void append(XmlElement element, StringBuilder text) {
            for (Object part : element.content()) {
                if (part instanceof XmlElement child) {
                    boolean formula = child.name().equals("tex-math");
                    text.append(formula ? "$" : "");
                    append(child, text);
                    text.append(formula ? "$" : "");
                } else {
                    text.append(part);
                }
            }
        }
    }
}
