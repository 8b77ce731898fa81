package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Isbn;
import org.papergraph.model.Issn;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/**
 * Reads items of CSL-JSON, as Zotero, Better BibTeX, Pandoc, Manubot and DOI registries write them: lists, single items, and
 * objects that hold items by their names.
 *
 * @see <a href="https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables">CSL variables</a>
 */
final class CslJsonReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "id",
                    "citation-key",
                    "type",
                    "title",
                    "original-title",
                    "author",
                    "author.family",
                    "author.given",
                    "author.dropping-particle",
                    "author.non-dropping-particle",
                    "author.suffix",
                    "author.literal",
                    "editor",
                    "collection-editor",
                    "issued",
                    "container-title",
                    "collection-title",
                    "collection-number",
                    "event",
                    "event-title",
                    "event-date",
                    "volume",
                    "issue",
                    "page",
                    "number",
                    "publisher",
                    "genre",
                    "DOI",
                    "PMID",
                    "PMCID",
                    "ISBN",
                    "ISSN",
                    "URL",
                    "abstract",
                    "keyword",
                    "categories",
                    "language",
                    "license",
                    "note",
                    "annote",
                    "archive",
                    "archive_location",
                    "arxiv")
            .lost("author.comma-suffix", "how a style prints the name")
            .lost("author.static-ordering", "how a style prints the name")
            .lost("author.parse-names", "how a program read the name")
            .lost("issued.circa", "a date that is about right is kept as it is; a warning says so")
            .lost("issued.season", "the year is kept")
            .lost("title-short", "the title again")
            .lost("shortTitle", "the title again")
            .lost("container-title-short", "the name of the venue again")
            .lost("journalAbbreviation", "the name of the venue again")
            .lost("accessed", "when a user looked at it")
            .lost("available-date", "the date of publication is kept")
            .lost("original-date", "the date of another edition")
            .lost("original-publisher", "of another edition")
            .lost("original-publisher-place", "of another edition")
            .lost("submitted", "when it was submitted")
            .lost("publisher-place", "places are not described")
            .lost("event-place", "places are not described")
            .lost("jurisdiction", "law is not described")
            .lost("authority", "law is not described")
            .lost("translator", "translators are not described")
            .lost("director", "those who make films are not described")
            .lost("script-writer", "those who make films are not described")
            .lost("contributor", "roles other than author and editor are not described")
            .lost("container-author", "authors of the whole are not described")
            .lost("reviewed-author", "of the reviewed work")
            .lost("reviewed-title", "of the reviewed work")
            .lost("chapter-number", "parts are not described")
            .lost("part-number", "parts are not described")
            .lost("part-title", "parts are not described")
            .lost("volume-title", "parts are not described")
            .lost("section", "parts are not described")
            .lost("number-of-pages", "sizes are not described")
            .lost("number-of-volumes", "sizes are not described")
            .lost("dimensions", "sizes are not described")
            .lost("medium", "media are not described")
            .lost("edition", "editions are not described")
            .lost("version", "of a program or page")
            .lost("status", "in what state it was")
            .lost("references", "words of a user")
            .lost("source", "where the record came from")
            .lost("call-number", "where a copy stands")
            .lost("file", "where a copy lies")
            .lost("key", "what a program calls its record")
            .lost("standard_citation", "what Manubot calls the item")
            .lost("short_url", "the DOI again")
            .lost("custom", "what a program added")
            .lost("greycite-status", "what a program added")
            .lost("greycite-scanned", "what a program added")
            .lost("GSCC", "what a program added")
            .others("variables of styles for films, music, law and letters, and what programs add");

    private static final Map<String, PaperType> TYPES = Map.ofEntries(
            Map.entry("article", PaperType.PREPRINT),
            Map.entry("article-journal", PaperType.ARTICLE),
            Map.entry("journal-article", PaperType.ARTICLE),
            Map.entry("article-magazine", PaperType.ARTICLE),
            Map.entry("article-newspaper", PaperType.ARTICLE),
            Map.entry("review", PaperType.ARTICLE),
            Map.entry("review-book", PaperType.ARTICLE),
            Map.entry("paper-conference", PaperType.CONFERENCE_PAPER),
            Map.entry("book", PaperType.BOOK),
            Map.entry("classic", PaperType.BOOK),
            Map.entry("chapter", PaperType.CHAPTER),
            Map.entry("entry", PaperType.CHAPTER),
            Map.entry("entry-dictionary", PaperType.CHAPTER),
            Map.entry("entry-encyclopedia", PaperType.CHAPTER),
            Map.entry("thesis", PaperType.THESIS),
            Map.entry("report", PaperType.REPORT),
            Map.entry("dataset", PaperType.DATASET),
            Map.entry("software", PaperType.SOFTWARE));

    /* Names by which items are known for what they are; Zotero's own JSON has "itemType". */
    private static final Set<String> SAYING = Set.of(
            "title",
            "author",
            "issued",
            "container-title",
            "DOI",
            "URL",
            "editor",
            "page",
            "abstract",
            "publisher",
            "citation-key");
    private static final Pattern PREPRINT_SERVER =
            Pattern.compile("(?i)(?:corr|arxiv|(?:bio|med|chem|psy|soc)a?r?xiv)(?!\\p{L}).*");
    private static final Pattern EXTRA = Pattern.compile(
            "\\s*(?:\\{:)?(?:tex\\.|bibtex\\.|_)?(?<name>[A-Za-z][A-Za-z. -]{0,30}?)\\s*[:=]\\s*(?<value>\\S.*?)\\}?\\s*");
    private static final Pattern SHORT_DOI =
            Pattern.compile("(?:https?://(?:dx\\.)?doi\\.org/)?(10/[a-z0-9]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern LIST = Pattern.compile("\\s*[,;]\\s*");
    private static final Pattern BLANKS = Pattern.compile("[\\s,;]+");

    /* What the writer of this program says of a list that was cut, for which CSL has no word. */
    private static final Pattern CUT =
            Pattern.compile("(?:^|; |\\R)(?<words>The author list is cut)(?:: (?<more>[0-9]{1,8}) more authors)?\\s*$");
    private static final Pattern BY_NAME = Pattern.compile("^\\s*\\{\\s*\"(?<name>[^\"\\\\]{1,200})\"\\s*:\\s*\\{");
    private static final Pattern TYPE = Pattern.compile(
            "\"type\"\\s*:\\s*\"(?:article|book|chapter|paper|report|thesis|webpage|post|speech|motion)[a-z_-]{0,20}\"");

    /** Whether a text is of CSL items. */
    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.jsonNames();
        if (names.isEmpty() || names.contains("$schema") || names.contains("itemType")) {
            return Optional.empty();
        }
        Matcher first = BY_NAME.matcher(sample.head());
        if (isItem(names, "") || (first.find() && isItem(names, first.group("name") + "."))) {
            return Optional.of(
                    new Evidence(0.9, "JSON with \"type\" and \"issued\" or \"container-title\", as CSL items have"));
        }
        boolean item = names.contains("type")
                && names.contains("id")
                && (names.contains("title") || names.contains("author") || names.contains("page"));
        return item && TYPE.matcher(sample.head()).find()
                ? Optional.of(new Evidence(0.7, "JSON with \"id\" and a \"type\" of CSL"))
                : Optional.empty();
    }

    private static boolean isItem(Set<String> names, String prefix) {
        boolean saying = names.contains(prefix + "issued")
                || names.contains(prefix + "container-title")
                || names.contains(prefix + "citation-key")
                || names.contains(prefix + "author.non-dropping-particle");
        boolean named =
                names.contains(prefix + "id") || names.contains(prefix + "title") || names.contains(prefix + "DOI");
        return names.contains(prefix + "type") && saying && named;
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.CSL_JSON, records, diagnostics);
        JsonRecords.read(in, out, Set.of(), List.of("items"), value -> item(value, out));
    }

    private static void item(JsonValue value, Output out) {
        if (!value.isObject()) {
            out.reject(value.line(), "record is no CSL item but a text, a number or a list", value.raw());
            return;
        }
        if (isItem(value)) {
            new Item(value, out).read();
            return;
        }
        Set<String> names = value.names();
        boolean holdsItems = !names.isEmpty() && names.stream().allMatch(n -> isItem(value.get(n)));
        if (holdsItems) {
            names.forEach(n -> new Item(value.get(n), out).read());
            return;
        }
        String seen = names.isEmpty()
                ? ""
                : ": it has "
                        + String.join(
                                ", ",
                                names.stream()
                                        .limit(8)
                                        .map(n -> "\"" + shown(n) + "\"")
                                        .toList());
        out.reject(value.line(), "object is no CSL item" + seen, value.raw());
    }

    private static String shown(String name) {
        return name.length() <= 40 ? name : name.substring(0, name.offsetByCodePoints(0, 20)) + "…";
    }

    private static boolean isItem(JsonValue value) {
        boolean other = value.get("type").isObject()
                || value.get("properties").isObject()
                || value.get("itemType").isText();
        if (!value.isObject() || other) {
            return false;
        }
        boolean typed = value.get("type").isText()
                && (value.get("id").isText() || value.get("id").isNumber());
        return typed
                || SAYING.stream()
                        .anyMatch(n -> value.get(n).isText()
                                || value.get(n).isArray()
                                || (n.equals("issued") && value.get(n).isObject()));
    }

    /* One item on its way to a record. */
    private static final class Item {

        private final JsonValue item;
        private final Output out;
        private final RecordDraft draft;
        private final Set<String> issns = new LinkedHashSet<>();
        private PaperType type = PaperType.UNKNOWN;
        private NameList authors;

        Item(JsonValue item, Output out) {
            this.item = item;
            this.out = out;
            this.draft = new RecordDraft(item.line());
            this.authors = NameList.of(JsonValue.MISSING, out);
        }

        void read() {
            draft.key(item.text(item.text("citation-key").isBlank() ? "id" : "citation-key"));
            JsonValue title = first("title");
            if (!title.text().isBlank()) {
                draft.title(InlineMarkup.plain(title.text()), title.text(), title.line());
            }
            JsonValue original = first("original-title");
            if (!original.text().isBlank()) {
                draft.otherTitle(InlineMarkup.plain(original.text()), "", original.line());
            }
            type();
            names();
            identifiers();
            JsonValue text = item.get("abstract");
            if (!text.text().isBlank()) {
                draft.abstractText(InlineMarkup.plainAbstract(text.text()), text.text(), text.line());
            }
            int year = date();
            venue(year);
            imprint();
            subjects();
            for (String member : List.of("note", "annote")) {
                note(item.get(member));
            }
            draft.language(item.text("language"));
            for (JsonValue licence : texts("license")) {
                draft.licence(licence.text(), licence.line());
            }
            out.record(draft, draft.isUsable() ? "" : item.raw());
        }

        private void type() {
            String sort = item.text("type").toLowerCase(Locale.ROOT);
            if (!sort.isEmpty()) {
                type = TYPES.getOrDefault(sort, PaperType.OTHER);
                String genre = item.text("genre").toLowerCase(Locale.ROOT);
                if (genre.equals("preprint")
                        || PREPRINT_SERVER.matcher(words("container-title")).matches()) {
                    type = PaperType.PREPRINT;
                }
                draft.type(type);
                draft.write(PaperField.TYPE, item.text("type"), item.get("type").line());
            }
        }

        private void names() {
            authors = NameList.of(item.get("author"), out);
            if (!authors.isEmpty()) {
                draft.authors(
                        authors.authors(), authors.written(), item.get("author").line());
            }
            for (String role : List.of("editor", "collection-editor")) {
                NameList editors = NameList.of(item.get(role), out);
                if (!editors.names().isEmpty()) {
                    draft.editors(
                            editors.names(), editors.written(), item.get(role).line());
                }
            }
        }

        private void identifiers() {
            JsonValue doi = first("DOI");
            doi(doi);
            identifier(Identifier.Scheme.PMID, item.get("PMID"));
            identifier(Identifier.Scheme.PMCID, item.get("PMCID"));
            // CSL has no such variable, but this program's own writer and some others do.
            arxiv(item.get("arxiv"));
            JsonValue url = first("URL");
            address(url.text(), url.line());
            // Registries name items by their DOI.
            String id = item.text("id");
            if (doi.text().isBlank() && id.contains("doi.org/10.")) {
                draft.identifier(Identifier.Scheme.DOI, id, item.get("id").line());
            }
            String archive = item.text("archive").toLowerCase(Locale.ROOT);
            if (archive.startsWith("arxiv")) {
                arxiv(item.get("archive_location"));
            }
            JsonValue number = item.get("number");
            if (number.text().toLowerCase(Locale.ROOT).startsWith("arxiv:")) {
                arxiv(number);
            }
        }

        private void arxiv(JsonValue value) {
            if (!value.text().isBlank() && !draft.identifier(Identifier.Scheme.ARXIV, value.text(), value.line())) {
                out.warn(value.line(), "identifier is no arXiv id: left out", value.text());
            }
        }

        private void doi(JsonValue value) {
            String raw = value.text().strip();
            Matcher abbreviated = SHORT_DOI.matcher(raw);
            if (abbreviated.matches()) {
                draft.address("https://doi.org/" + abbreviated.group(1), value.line());
                out.warn(
                        value.line(),
                        "DOI is a short one, which does not say which it stands for: kept as an address",
                        "");
                return;
            }
            identifier(Identifier.Scheme.DOI, value);
        }

        private void identifier(Identifier.Scheme scheme, JsonValue value) {
            String raw = value.text();
            if (!raw.isBlank() && !draft.identifier(scheme, raw, value.line())) {
                out.warn(value.line(), "identifier is no " + scheme.label() + ": left out", raw);
            }
        }

        private void address(String raw, long line) {
            if (raw.isBlank()) {
                return;
            }
            if (raw.contains("arxiv.org/")) {
                draft.identifier(Identifier.Scheme.ARXIV, raw, line);
            } else if (raw.contains("ncbi.nlm.nih.gov/pubmed/") || raw.contains("pubmed.ncbi.nlm.nih.gov/")) {
                draft.identifier(Identifier.Scheme.PMID, raw, line);
            } else if (raw.contains("aclanthology.org/") || raw.contains("aclweb.org/anthology/")) {
                draft.identifier(Identifier.Scheme.ACL, raw, line);
            } else if (raw.contains("doi.org/10.")) {
                draft.identifier(Identifier.Scheme.DOI, raw, line);
            }
            draft.address(raw, line);
        }

        /* The year of publication, 0 when it is not known. */
        private int date() {
            JsonValue value =
                    item.get("issued").isArray() && !item.get("issued").items().isEmpty()
                            ? item.get("issued").items().get(0)
                            : item.get("issued");
            DateParts parts = DateParts.of(value);
            if (!parts.remark().isEmpty()) {
                out.warn(value.line(), parts.remark(), parts.date().isEmpty() ? parts.written() : "");
            }
            if (!parts.written().isEmpty()) {
                draft.write(PaperField.DATE, parts.written(), value.line());
            }
            if (parts.date().isEmpty()) {
                return 0;
            }
            PartialDate date = parts.date().get(0);
            draft.date(PaperDate.Event.ISSUED, date);
            return date.year();
        }

        private void venue(int year) {
            for (JsonValue value : texts("ISSN")) {
                for (String raw : BLANKS.split(value.text().strip(), -1)) {
                    Issn.parse(raw)
                            .ifPresentOrElse(
                                    i -> issns.add(i.value()),
                                    () -> out.warn(
                                            value.line(), "ISSN with a wrong form or check digit: left out", raw));
                }
            }
            JsonValue event = words("event-title").isEmpty() ? first("event") : first("event-title");
            String held = PlainText.of(InlineMarkup.plain(event.text()));
            JsonValue container = first("container-title");
            // "arXiv:1501.04916 [physics]"
            String whole = words("container-title").replaceFirst("(?i)^(arxiv)\\s*:.*", "$1");
            String series = words("collection-title");
            if (type == PaperType.CONFERENCE_PAPER && !held.isEmpty()) {
                DateParts date = DateParts.of(item.get("event-date"));
                VenueMention conference = VenueMention.of(held, VenueMention.Kind.CONFERENCE)
                        .withYear(
                                date.date().isEmpty()
                                        ? year
                                        : date.date().get(0).year());
                draft.venue(conference, event.text(), event.line());
            }
            List<String> known = List.copyOf(issns);
            if (!whole.isEmpty()) {
                VenueMention venue = VenueMention.of(whole, kind());
                if (!series.isEmpty()) {
                    draft.write(
                            PaperField.VENUE,
                            first("collection-title").text(),
                            first("collection-title").line());
                    venue = kind() == VenueMention.Kind.JOURNAL
                            ? venue.withIssns(known)
                            : venue.within(VenueMention.of(series, VenueMention.Kind.SERIES)
                                    .withIssns(known));
                } else {
                    venue = venue.withIssns(known);
                }
                draft.venue(venue, container.text(), container.line());
            } else if (!series.isEmpty()) {
                draft.venue(
                        VenueMention.of(series, VenueMention.Kind.SERIES).withIssns(known),
                        first("collection-title").text(),
                        first("collection-title").line());
            } else if (!known.isEmpty()) {
                VenueMention.Kind kind =
                        type == PaperType.ARTICLE ? VenueMention.Kind.JOURNAL : VenueMention.Kind.SERIES;
                draft.venue(
                        VenueMention.of("ISSN " + known.get(0), kind).withIssns(known),
                        first("ISSN").text(),
                        first("ISSN").line());
            }
        }

        private VenueMention.Kind kind() {
            return switch (type) {
                case ARTICLE -> VenueMention.Kind.JOURNAL;
                case CONFERENCE_PAPER -> VenueMention.Kind.CONFERENCE;
                case CHAPTER -> VenueMention.Kind.BOOK;
                case BOOK, PROCEEDINGS, REPORT -> VenueMention.Kind.SERIES;
                case PREPRINT, THESIS, DATASET, SOFTWARE, OTHER, UNKNOWN -> VenueMention.Kind.OTHER;
            };
        }

        private void imprint() {
            boolean inSeries =
                    !words("collection-title").isEmpty() && item.text("volume").isBlank();
            JsonValue volume = inSeries ? item.get("collection-number") : item.get("volume");
            draft.volume(volume.text(), volume.line());
            draft.issue(item.text("issue"), item.get("issue").line());
            JsonValue page = item.get("page");
            draft.pages(page.text(), page.line());
            JsonValue number = item.get("number");
            boolean arxiv = number.text().toLowerCase(Locale.ROOT).startsWith("arxiv:");
            if (!number.text().isBlank() && !arxiv) {
                if (type == PaperType.ARTICLE) {
                    draft.articleNumber(number.text(), number.line());
                } else {
                    draft.reportNumber(number.text(), number.line());
                }
            }
            JsonValue publisher =
                    item.get("publisher").isObject() ? item.get("publisher").get("name") : first("publisher");
            draft.publisher(InlineMarkup.plain(publisher.text()), publisher.line());
            for (JsonValue value : texts("ISBN")) {
                isbns(value);
            }
        }

        /* "978-1-107-04452-4 978-1-107-68637-3": several in one text; but some write one ISBN with blanks in it. */
        private void isbns(JsonValue value) {
            String raw = value.text().strip();
            if (Isbn.parse(raw).isPresent()) {
                draft.isbn(raw, value.line());
                return;
            }
            for (String isbn : BLANKS.split(raw, -1)) {
                if (!isbn.isEmpty() && !draft.isbn(isbn, value.line())) {
                    out.warn(value.line(), "ISBN with a wrong form or check digit: left out", isbn);
                }
            }
        }

        private void subjects() {
            for (JsonValue keyword : texts("keyword")) {
                for (String word : LIST.split(keyword.text().strip(), -1)) {
                    subject(word, keyword.line());
                }
            }
            texts("categories").forEach(c -> subject(c.text(), c.line()));
        }

        private void subject(String raw, long line) {
            String label = PlainText.of(InlineMarkup.plain(raw));
            if (!label.isEmpty()) {
                draft.subject(Subject.keyword(label), line);
            }
        }

        /* Zotero's "Extra": lines of "PMID: 123" or "tex.eprint: 2101.12345" among words. */
        private void note(JsonValue note) {
            if (note.text().isBlank()) {
                return;
            }
            List<String> words = new ArrayList<>();
            long line = note.line();
            String said = note.text();
            Matcher cut = CUT.matcher(said);
            if (cut.find() && authors.authors().status() == AuthorList.Status.COMPLETE) {
                int more = cut.group("more") == null ? 0 : Integer.parseInt(cut.group("more"));
                draft.authors(AuthorList.truncated(authors.names(), more, more > 0 ? "" : cut.group("words")));
                said = said.substring(0, cut.start());
            }
            for (String part : said.split("\\R", -1)) {
                if (!extra(part, line) && !part.isBlank()) {
                    words.add(part.strip());
                }
            }
            if (!words.isEmpty()) {
                String comment = String.join(" ", words);
                draft.comment(InlineMarkup.plain(comment), note.text(), line);
            }
        }

        /* Whether a line of a note gave an identifier. */
        private boolean extra(String written, long line) {
            Matcher m = EXTRA.matcher(written.length() > 500 ? "" : written);
            if (!m.matches()) {
                return false;
            }
            String value = m.group("value").strip();
            Identifier.Scheme scheme = switch (m.group("name").toLowerCase(Locale.ROOT)) {
                case "pmid" -> Identifier.Scheme.PMID;
                case "pmcid" -> Identifier.Scheme.PMCID;
                case "doi" -> Identifier.Scheme.DOI;
                case "arxiv", "eprint" -> Identifier.Scheme.ARXIV;
                default -> null;
            };
            if (scheme == null) {
                return false;
            }
            // "arXiv: 2101.12345 [cs]"
            String bare = scheme == Identifier.Scheme.ARXIV ? value.replaceFirst("\\s+\\[[^\\]]*\\]$", "") : value;
            if (Identifier.parse(scheme, bare).isEmpty()) {
                return false;
            }
            return draft.identifier(scheme, bare, line);
        }

        private String words(String member) {
            return PlainText.of(InlineMarkup.plain(first(member).text()));
        }

        /* A text, or the first of a list that stands in its place. */
        private JsonValue first(String member) {
            List<JsonValue> texts = texts(member);
            return texts.isEmpty() ? item.get(member) : texts.get(0);
        }

        private List<JsonValue> texts(String member) {
            JsonValue value = item.get(member);
            List<JsonValue> items = value.isArray() ? value.items() : List.of(value);
            return items.stream().filter(i -> !i.text().isBlank()).toList();
        }
    }
}
