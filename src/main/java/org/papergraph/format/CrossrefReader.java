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
import org.papergraph.model.Citation;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Issn;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/**
 * Reads works of Crossref as JSON: answers of its REST API, lists of works, its public data files, and its CSL variant.
 *
 * @see <a href="https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md">Crossref REST API format</a>
 */
final class CrossrefReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "DOI",
                    "PMID",
                    "PMCID",
                    "title",
                    "subtitle",
                    "original-title",
                    "abstract",
                    "author.given",
                    "author.family",
                    "author.name",
                    "author.literal",
                    "author.suffix",
                    "author.ORCID",
                    "author.sequence",
                    "author.affiliation.name",
                    "author.affiliation.department",
                    "author.affiliation.place",
                    "author.affiliation.id",
                    "editor",
                    "issued",
                    "published",
                    "published-online",
                    "published-print",
                    "posted",
                    "container-title",
                    "event.name",
                    "event.acronym",
                    "event.start",
                    "institution",
                    "ISSN",
                    "ISBN",
                    "volume",
                    "issue",
                    "journal-issue",
                    "page",
                    "article-number",
                    "publisher",
                    "subject",
                    "reference.DOI",
                    "reference.unstructured",
                    "reference.author",
                    "reference.year",
                    "reference.article-title",
                    "reference.journal-title",
                    "reference.volume-title",
                    "reference.series-title",
                    "reference.volume",
                    "reference.issue",
                    "reference.first-page",
                    "reference.edition",
                    "license.URL",
                    "update-to",
                    "updated-by",
                    "relation.has-preprint",
                    "relation.is-preprint-of",
                    "language",
                    "type",
                    "subtype",
                    "id",
                    "URL",
                    "resource")
            .lost("translator", "translators are not described")
            .lost("chair", "chairs are not described")
            .lost("author.authenticated-orcid", "how the ORCID iD was obtained")
            .lost("author.role", "what authors did is not described")
            .lost("short-title", "the title again")
            .lost("short-container-title", "the name of the venue again")
            .lost("container-title-short", "the name of the venue again")
            .lost("short_url", "the DOI again")
            .lost("publisher-location", "places are not described")
            .lost("event.location", "places are not described")
            .lost("event.end", "the year of its beginning is kept")
            .lost("event.theme", "events are not described further")
            .lost("event.number", "events are not described further")
            .lost("event.sponsor", "events are not described further")
            .lost("accepted", "when it was accepted")
            .lost("approved", "when it was approved")
            .lost("created", "when the DOI was registered")
            .lost("deposited", "when the record was changed")
            .lost("indexed", "when the service took the record in")
            .lost("content-created", "when the text was made")
            .lost("content-updated", "when the text was changed")
            .lost("published-other", "one of the dates of publication")
            .lost("license.content-version", "licences for text mining only are left out by it")
            .lost("license.delay-in-days", "when the licence begins")
            .lost("license.start", "when the licence begins")
            .lost("relation", "relations other than those between a preprint and its article")
            .lost("reference.key", "a number of the publisher's own")
            .lost("reference.doi-asserted-by", "who found the DOI")
            .lost("reference.ISSN", "of the cited journal")
            .lost("reference.ISBN", "of the cited book")
            .lost("reference.issn-type", "of the cited journal")
            .lost("reference.isbn-type", "of the cited book")
            .lost("reference.medium", "of the cited work")
            .lost("reference.component", "of the cited work")
            .lost("reference.standards-body", "of the cited standard")
            .lost("reference.standard-designator", "of the cited standard")
            .lost("issn-type", "the ISSNs again")
            .lost("isbn-type", "the ISBNs again")
            .lost("reference-count", "follows from the list")
            .lost("references-count", "follows from the list")
            .lost("is-referenced-by-count", "changes daily")
            .lost("funder", "funding is not described")
            .lost("award", "funding is not described")
            .lost("assertion", "words for readers of the publisher's page")
            .lost("clinical-trial-number", "trials are not described")
            .lost("content-domain", "where the publisher's page is")
            .lost("update-policy", "an address of the publisher")
            .lost("alternative-id", "a number of the publisher's own")
            .lost("archive", "where copies are kept")
            .lost("link", "where copies lie")
            .lost("free-to-read", "open access is not described")
            .lost("member", "a number of the service")
            .lost("prefix", "a part of the DOI")
            .lost("source", "always Crossref")
            .lost("score", "depends on the query")
            .lost("aliases", "other DOIs of the same record")
            .lost("edition-number", "editions are not described")
            .lost("group-title", "what the preprint server calls a subject")
            .lost("part-number", "parts are not described")
            .lost("component-number", "parts are not described")
            .lost("degree", "degrees are not described")
            .lost("review", "reviews are not described")
            .lost("standards-body", "standards are not described")
            .lost("proceedings-subject", "the subject of the whole volume")
            .lost("special_numbering", "parts are not described")
            .lost("version", "versions are told apart by their DOIs")
            .lost("_id", "a number of somebody's database");

    private static final Set<String> WANTED = Set.of(
            "DOI",
            "PMID",
            "PMCID",
            "id",
            "title",
            "subtitle",
            "original-title",
            "abstract",
            "author",
            "editor",
            "issued",
            "published",
            "published-online",
            "published-print",
            "posted",
            "container-title",
            "event",
            "institution",
            "ISSN",
            "ISBN",
            "volume",
            "issue",
            "journal-issue",
            "page",
            "article-number",
            "publisher",
            "subject",
            "reference",
            "license",
            "update-to",
            "updated-by",
            "relation",
            "language",
            "type",
            "subtype",
            "URL",
            "resource",
            "message",
            "record",
            "status");

    private static final Map<String, PaperType> TYPES = Map.ofEntries(
            Map.entry("journal-article", PaperType.ARTICLE),
            Map.entry("article-journal", PaperType.ARTICLE),
            Map.entry("proceedings-article", PaperType.CONFERENCE_PAPER),
            Map.entry("paper-conference", PaperType.CONFERENCE_PAPER),
            Map.entry("posted-content", PaperType.PREPRINT),
            Map.entry("book", PaperType.BOOK),
            Map.entry("monograph", PaperType.BOOK),
            Map.entry("edited-book", PaperType.BOOK),
            Map.entry("reference-book", PaperType.BOOK),
            Map.entry("book-set", PaperType.BOOK),
            Map.entry("book-chapter", PaperType.CHAPTER),
            Map.entry("chapter", PaperType.CHAPTER),
            Map.entry("book-section", PaperType.CHAPTER),
            Map.entry("book-part", PaperType.CHAPTER),
            Map.entry("book-track", PaperType.CHAPTER),
            Map.entry("reference-entry", PaperType.CHAPTER),
            Map.entry("proceedings", PaperType.PROCEEDINGS),
            Map.entry("dissertation", PaperType.THESIS),
            Map.entry("thesis", PaperType.THESIS),
            Map.entry("report", PaperType.REPORT),
            Map.entry("report-component", PaperType.REPORT),
            Map.entry("dataset", PaperType.DATASET),
            Map.entry("database", PaperType.DATASET),
            Map.entry("peer-review", PaperType.OTHER),
            Map.entry("component", PaperType.OTHER),
            Map.entry("standard", PaperType.OTHER),
            Map.entry("other", PaperType.OTHER));

    /* DOIs of these name what papers stand in. */
    private static final Set<String> NO_PAPERS = Set.of(
            "journal",
            "journal-volume",
            "journal-issue",
            "book-series",
            "proceedings-series",
            "report-series",
            "standard-series",
            "grant");

    private static final Map<String, PaperType> SUBTYPES = Map.of(
            "preprint", PaperType.PREPRINT,
            "working_paper", PaperType.REPORT,
            "report", PaperType.REPORT,
            "dissertation", PaperType.THESIS,
            "letter", PaperType.OTHER,
            "other", PaperType.OTHER);

    private static final Map<String, Notice.Kind> NOTICES = Map.ofEntries(
            Map.entry("retraction", Notice.Kind.RETRACTION),
            Map.entry("partial_retraction", Notice.Kind.RETRACTION),
            Map.entry("removal", Notice.Kind.RETRACTION),
            Map.entry("withdrawal", Notice.Kind.WITHDRAWAL),
            Map.entry("correction", Notice.Kind.CORRECTION),
            Map.entry("corrigendum", Notice.Kind.CORRECTION),
            Map.entry("erratum", Notice.Kind.CORRECTION),
            Map.entry("expression_of_concern", Notice.Kind.CONCERN));

    /** Whether a text is of works of Crossref. */
    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.jsonNames();
        boolean own = has(names, "reference-count")
                || has(names, "is-referenced-by-count")
                || (has(names, "indexed") && has(names, "deposited"))
                || has(names, "short-container-title");
        boolean work = has(names, "DOI") || has(names, "title") || has(names, "issued");
        return own && work
                ? Optional.of(new Evidence(
                        0.97, "JSON with \"reference-count\", \"indexed\" or \"deposited\", as Crossref works have"))
                : Optional.empty();
    }

    /* Some keep the work with what they made of it. */
    private static boolean has(Set<String> names, String name) {
        return names.contains(name) || names.contains("record." + name);
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.CROSSREF, records, diagnostics);
        JsonRecords.read(in, out, WANTED, List.of("message.items", "items"), value -> work(value, out));
    }

    /* The answer about one work holds it as its message. */
    private static void work(JsonValue value, Output out) {
        for (String wrapper : List.of("message", "record")) {
            if (value.get(wrapper).isObject()) {
                new Work(value.get(wrapper), out).read();
                return;
            }
        }
        if (value.get("message").isArray()) {
            List<String> said = value.get("message").items().stream()
                    .map(m -> m.text("message"))
                    .toList();
            out.reject(
                    value.line(),
                    "record is no work but a message of the service: " + String.join("; ", said),
                    value.raw());
            return;
        }
        new Work(value, out).read();
    }

    /* One work on its way to a record. */
    private static final class Work {

        private final JsonValue work;
        private final Output out;
        private final RecordDraft draft;
        private PaperType type = PaperType.UNKNOWN;

        Work(JsonValue work, Output out) {
            this.work = work;
            this.out = out;
            this.draft = new RecordDraft(work.line());
        }

        void read() {
            String sort = work.text("type").toLowerCase(Locale.ROOT);
            if (NO_PAPERS.contains(sort)) {
                out.reject(work.line(), "record describes no paper but a " + sort.replace('-', ' '), work.raw());
                return;
            }
            type(sort);
            title();
            identifiers();
            names();
            JsonValue text = work.get("abstract");
            if (!text.text().isBlank()) {
                draft.abstractText(InlineMarkup.plainAbstract(text.text()), text.text(), text.line());
            }
            int year = date();
            venue(year);
            imprint();
            for (JsonValue subject : texts("subject")) {
                draft.subject(new Subject(PlainText.of(subject.text()), "asjc", ""), subject.line());
            }
            work.get("reference").items().forEach(this::reference);
            licences();
            updates();
            draft.language(work.text("language"));
            out.record(draft, draft.isUsable() ? "" : work.raw());
        }

        private void type(String sort) {
            if (sort.isEmpty()) {
                return;
            }
            type = TYPES.getOrDefault(sort, PaperType.UNKNOWN);
            String subtype = work.text("subtype").toLowerCase(Locale.ROOT);
            if (sort.equals("posted-content") && !subtype.isEmpty()) {
                type = SUBTYPES.getOrDefault(subtype, PaperType.OTHER);
            }
            if (!TYPES.containsKey(sort)) {
                out.warn(work.get("type").line(), "type \"" + sort + "\" is not known: kept as it is written", "");
            }
            draft.type(type);
            draft.write(PaperField.TYPE, work.text("type"), work.get("type").line());
        }

        private void title() {
            List<JsonValue> titles = texts("title");
            if (!titles.isEmpty()) {
                JsonValue title = titles.get(0);
                String words = PlainText.fold(InlineMarkup.plain(title.text()));
                String whole = words;
                List<JsonValue> subtitles = texts("subtitle");
                for (JsonValue subtitle : subtitles) {
                    whole = joined(whole, PlainText.fold(InlineMarkup.plain(subtitle.text())));
                }
                draft.title(whole, title.text(), title.line());
                subtitles.forEach(s -> draft.write(PaperField.TITLE, s.text(), s.line()));
                titles.subList(1, titles.size()).forEach(t -> otherTitle(t, words));
            }
            texts("original-title").forEach(t -> otherTitle(t, draft.title()));
        }

        private void otherTitle(JsonValue title, String known) {
            String words = InlineMarkup.plain(title.text());
            if (!PlainText.of(words).equalsIgnoreCase(known)) {
                draft.otherTitle(words, "", title.line());
            }
        }

        /* Many repeat the subtitle in the title. */
        private static String joined(String title, String subtitle) {
            if (subtitle.isEmpty() || title.toLowerCase(Locale.ROOT).contains(subtitle.toLowerCase(Locale.ROOT))) {
                return title;
            }
            if (title.isEmpty()) {
                return subtitle;
            }
            char last = title.charAt(title.length() - 1);
            return title + (Character.isLetterOrDigit(last) || ")]\"”’".indexOf(last) >= 0 ? ": " : " ") + subtitle;
        }

        private void identifiers() {
            identifier(Identifier.Scheme.DOI, "DOI");
            identifier(Identifier.Scheme.PMID, "PMID");
            identifier(Identifier.Scheme.PMCID, "PMCID");
            if (!draft.hasIdentifier() && !work.text("URL").isBlank()) {
                JsonValue url = work.get("URL");
                if (Identifier.parse(Identifier.Scheme.DOI, url.text()).isPresent()) {
                    draft.identifier(Identifier.Scheme.DOI, url.text(), url.line());
                }
            }
            for (String relation : List.of("has-preprint", "is-preprint-of")) {
                for (JsonValue other : work.get("relation").get(relation).items()) {
                    sameWork(other);
                }
            }
            draft.key(work.text("id"));
            JsonValue page = work.get("resource").get("primary").get("URL");
            if (!page.text().isBlank()) {
                draft.address(page.text(), page.line());
            } else if (!work.text("URL").contains("doi.org/")) {
                draft.address(work.text("URL"), work.get("URL").line());
            }
        }

        private void sameWork(JsonValue other) {
            Identifier.Scheme scheme = switch (other.text("id-type").toLowerCase(Locale.ROOT)) {
                case "doi" -> Identifier.Scheme.DOI;
                case "arxiv" -> Identifier.Scheme.ARXIV;
                case "pmid" -> Identifier.Scheme.PMID;
                case "pmcid" -> Identifier.Scheme.PMCID;
                default -> null;
            };
            JsonValue id = other.get("id");
            if (scheme == null || !draft.identifier(scheme, id.text(), id.line())) {
                draft.address(id.text(), id.line());
            }
        }

        private void identifier(Identifier.Scheme scheme, String member) {
            JsonValue value = work.get(member);
            String raw = value.text();
            if (!raw.isBlank() && !draft.identifier(scheme, raw, value.line())) {
                out.warn(value.line(), member + " is no " + scheme.label() + ": left out", raw);
            }
        }

        private void names() {
            NameList authors = NameList.of(work.get("author"), out);
            if (!authors.isEmpty()) {
                draft.authors(
                        authors.authors(), authors.written(), work.get("author").line());
            }
            NameList editors = NameList.of(work.get("editor"), out);
            if (!editors.names().isEmpty()) {
                draft.editors(
                        editors.names(), editors.written(), work.get("editor").line());
            }
        }

        /* The year of publication, 0 when it is not known. */
        private int date() {
            for (String member : List.of("issued", "published", "published-online", "posted", "published-print")) {
                JsonValue value = work.get(member);
                DateParts parts = DateParts.of(value);
                if (!parts.remark().isEmpty()) {
                    out.warn(value.line(), parts.remark(), parts.date().isEmpty() ? parts.written() : "");
                }
                if (!parts.date().isEmpty()) {
                    PartialDate date = parts.date().get(0);
                    draft.date(PaperDate.Event.ISSUED, date);
                    draft.write(PaperField.DATE, parts.written(), value.line());
                    return date.year();
                }
            }
            return 0;
        }

        private void venue(int year) {
            List<JsonValue> containers = texts("container-title");
            List<String> issns = issns();
            JsonValue event = work.get("event");
            boolean conference = type == PaperType.CONFERENCE_PAPER || type == PaperType.PROCEEDINGS;
            if (conference && !event.text("name").isBlank()) {
                DateParts start = DateParts.of(event.get("start"));
                VenueMention held = VenueMention.of(words(event.get("name")), VenueMention.Kind.CONFERENCE)
                        .withAcronym(words(event.get("acronym")))
                        .withYear(
                                start.date().isEmpty()
                                        ? year
                                        : start.date().get(0).year());
                draft.venue(held, event.text("name"), event.get("name").line());
            }
            if (containers.isEmpty()) {
                if (!issns.isEmpty()) {
                    VenueMention.Kind kind =
                            type == PaperType.ARTICLE ? VenueMention.Kind.JOURNAL : VenueMention.Kind.SERIES;
                    draft.venue(
                            VenueMention.of("ISSN " + issns.get(0), kind).withIssns(issns),
                            texts("ISSN").get(0).text(),
                            work.get("ISSN").line());
                }
                return;
            }
            boolean inSeries = containers.size() > 1 && type != PaperType.ARTICLE;
            JsonValue container = containers.get(inSeries ? 1 : 0);
            VenueMention venue = VenueMention.of(words(container), kind());
            if (inSeries) {
                // Crossref gives the series before the volume, and the ISSNs of the series.
                VenueMention series = VenueMention.of(words(containers.get(0)), VenueMention.Kind.SERIES);
                venue = venue.within(series.withIssns(issns));
                draft.write(
                        PaperField.VENUE,
                        containers.get(0).text(),
                        containers.get(0).line());
            } else {
                venue = venue.withIssns(issns);
            }
            draft.venue(venue, container.text(), container.line());
        }

        private VenueMention.Kind kind() {
            return switch (type) {
                case ARTICLE -> VenueMention.Kind.JOURNAL;
                case CONFERENCE_PAPER -> VenueMention.Kind.CONFERENCE;
                case CHAPTER -> VenueMention.Kind.BOOK;
                case BOOK, PROCEEDINGS, REPORT -> VenueMention.Kind.SERIES;
                case PREPRINT, THESIS, DATASET, SOFTWARE, OTHER -> VenueMention.Kind.OTHER;
                case UNKNOWN ->
                    work.get("ISSN").items().isEmpty() ? VenueMention.Kind.OTHER : VenueMention.Kind.JOURNAL;
            };
        }

        private List<String> issns() {
            Set<String> issns = new LinkedHashSet<>();
            for (JsonValue value : texts("ISSN")) {
                String raw = value.text().substring(value.text().lastIndexOf('/') + 1);
                Issn.parse(raw)
                        .ifPresentOrElse(
                                i -> issns.add(i.value()),
                                () -> out.warn(
                                        value.line(), "ISSN with a wrong form or check digit: left out", value.text()));
            }
            return List.copyOf(issns);
        }

        private void imprint() {
            volume();
            JsonValue pages = work.get("page");
            // Wiley's early view has no pages yet, and says so in this way.
            if (!pages.text().isBlank()
                    && !pages.text().strip().equals("n/a-n/a")
                    && !pages.text().strip().equals("n/a")) {
                draft.pages(pages.text(), pages.line());
            }
            draft.articleNumber(
                    work.text("article-number"), work.get("article-number").line());
            JsonValue institution = work.get("institution");
            JsonValue house = institution.isArray() && !institution.items().isEmpty()
                    ? institution.items().get(0)
                    : institution;
            boolean school = (type == PaperType.THESIS || type == PaperType.REPORT)
                    && !house.text("name").isBlank();
            JsonValue publisher = school ? house.get("name") : work.get("publisher");
            draft.publisher(InlineMarkup.plain(publisher.text()), publisher.line());
            for (JsonValue isbn : texts("ISBN")) {
                String raw = isbn.text().substring(isbn.text().lastIndexOf('/') + 1);
                if (!draft.isbn(raw, isbn.line())) {
                    out.warn(isbn.line(), "ISBN with a wrong form or check digit: left out", isbn.text());
                }
            }
        }

        private void volume() {
            draft.volume(work.text("volume"), work.get("volume").line());
            JsonValue issue =
                    work.text("issue").isBlank() ? work.get("journal-issue").get("issue") : work.get("issue");
            draft.issue(issue.text(), issue.line());
        }

        private void reference(JsonValue reference) {
            List<Identifier> ids = new ArrayList<>(1);
            String doi = reference.text("DOI");
            if (!doi.isBlank()) {
                Identifier.parse(Identifier.Scheme.DOI, doi)
                        .ifPresentOrElse(
                                ids::add,
                                () -> out.warn(
                                        reference.get("DOI").line(),
                                        "reference has a DOI that is none: left out",
                                        doi));
            }
            String words = PlainText.of(InlineMarkup.plain(reference.text("unstructured")));
            if (words.isEmpty()) {
                List<String> parts = new ArrayList<>();
                for (String member : List.of(
                        "author",
                        "year",
                        "article-title",
                        "journal-title",
                        "volume-title",
                        "series-title",
                        "edition",
                        "volume",
                        "issue",
                        "first-page")) {
                    String part = PlainText.of(InlineMarkup.plain(reference.text(member)));
                    if (!part.isEmpty()) {
                        parts.add(part);
                    }
                }
                words = String.join(", ", parts);
            }
            if (!words.isEmpty() || !ids.isEmpty()) {
                draft.citation(new Citation(words, ids));
            }
        }

        private void licences() {
            Set<String> known = new LinkedHashSet<>();
            for (JsonValue licence : work.get("license").items()) {
                JsonValue url = licence.get("URL");
                boolean mining = licence.text("content-version").equals("tdm")
                        && !url.text().contains("creativecommons.org");
                if (!mining && !url.text().isBlank() && known.add(url.text())) {
                    draft.licence(url.text(), url.line());
                }
            }
        }

        /* "updated-by" speaks of this paper; "update-to" says that this is itself the notice about another one. */
        private void updates() {
            for (JsonValue update : work.get("updated-by").items()) {
                Notice.Kind kind = NOTICES.get(update.text("type").toLowerCase(Locale.ROOT));
                if (kind != null) {
                    String label = update.text("label").isBlank() ? update.text("type") : update.text("label");
                    draft.notice(
                            new Notice(
                                    kind,
                                    PlainText.of(label),
                                    DateParts.of(update.get("updated")).date(),
                                    doi(update)),
                            update.line());
                }
            }
            for (JsonValue update : work.get("update-to").items()) {
                List<Identifier> about = doi(update);
                String label = update.text("label").isBlank() ? update.text("type") : update.text("label");
                String words = PlainText.of(label + " of " + update.text("DOI"));
                if (!about.isEmpty()) {
                    draft.citation(new Citation(words, about));
                } else {
                    out.warn(update.line(), "update to what is no DOI: left out", words);
                }
            }
        }

        private static List<Identifier> doi(JsonValue update) {
            return Identifier.parse(Identifier.Scheme.DOI, update.text("DOI")).stream()
                    .toList();
        }

        /* The texts of a member that is a list, or one text in its place. */
        private List<JsonValue> texts(String member) {
            JsonValue value = work.get(member);
            List<JsonValue> items = value.isArray() ? value.items() : List.of(value);
            return items.stream().filter(i -> !PlainText.of(i.text()).isEmpty()).toList();
        }

        private static String words(JsonValue value) {
            return PlainText.of(InlineMarkup.plain(value.text()));
        }
    }
}
