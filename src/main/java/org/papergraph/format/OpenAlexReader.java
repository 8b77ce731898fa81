package org.papergraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Issn;
import org.papergraph.model.Notice;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Ror;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;
import org.papergraph.text.WebAddresses;

/**
 * Reads works of OpenAlex: pages of results, single works, and the JSON Lines of its snapshots.
 *
 * @see <a href="https://docs.openalex.org/api-entities/works/work-object">Work object</a>
 */
final class OpenAlexReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "id",
                    "doi",
                    "title",
                    "display_name",
                    "publication_date",
                    "publication_year",
                    "ids.doi",
                    "ids.openalex",
                    "ids.pmid",
                    "ids.pmcid",
                    "language",
                    "type",
                    "type_crossref",
                    "abstract_inverted_index",
                    "authors_count",
                    "is_authors_truncated",
                    "authorships.author.id",
                    "authorships.author.display_name",
                    "authorships.author.orcid",
                    "authorships.raw_author_name",
                    "authorships.raw_orcid",
                    "authorships.raw_affiliation_string",
                    "authorships.raw_affiliation_strings",
                    "authorships.affiliations",
                    "authorships.institutions.id",
                    "authorships.institutions.display_name",
                    "authorships.institutions.ror",
                    "authorships.author_position",
                    "biblio.volume",
                    "biblio.issue",
                    "biblio.first_page",
                    "biblio.last_page",
                    "primary_location.source.display_name",
                    "primary_location.source.issn",
                    "primary_location.source.issn_l",
                    "primary_location.source.type",
                    "primary_location.source.host_organization_name",
                    "primary_location.source.publisher",
                    "primary_location.raw_source_name",
                    "primary_location.raw_type",
                    "host_venue.display_name",
                    "host_venue.issn",
                    "host_venue.issn_l",
                    "host_venue.publisher",
                    "locations.id",
                    "locations.landing_page_url",
                    "locations.pdf_url",
                    "locations.license",
                    "primary_location.landing_page_url",
                    "primary_location.pdf_url",
                    "primary_location.license",
                    "topics.id",
                    "topics.display_name",
                    "concepts.id",
                    "concepts.display_name",
                    "keywords.display_name",
                    "keywords.keyword",
                    "mesh.descriptor_name",
                    "mesh.descriptor_ui",
                    "referenced_works",
                    "is_retracted")
            .lost("ids.mag", "Microsoft Academic has been closed")
            .lost("authorships.is_corresponding", "who answers letters")
            .lost("authorships.countries", "follows from the institutions")
            .lost("authorships.institutions.country_code", "a property of the institution, not of the paper")
            .lost("authorships.institutions.type", "a property of the institution, not of the paper")
            .lost("authorships.institutions.lineage", "a property of the institution, not of the paper")
            .lost("topics.score", "how sure OpenAlex is")
            .lost("topics.field", "a broader heading of the topic")
            .lost("topics.subfield", "a broader heading of the topic")
            .lost("topics.domain", "a broader heading of the topic")
            .lost("primary_topic", "the first of the topics")
            .lost("concepts.score", "how sure OpenAlex is; concepts of score 0, the ancestors of others, are left out")
            .lost("concepts.level", "a property of the concept, not of the paper")
            .lost("concepts.wikidata", "a property of the concept, not of the paper")
            .lost("concepts_count", "follows from the list")
            .lost("keywords.id", "the words again")
            .lost("keywords.score", "how sure OpenAlex is")
            .lost("mesh.qualifier_name", "a finer point of the heading")
            .lost("mesh.qualifier_ui", "a finer point of the heading")
            .lost("mesh.is_major_topic", "the weight of the heading")
            .lost("primary_location", "which copy it is, and whether it is open")
            .lost("primary_location.source", "the venue is named by its ISSN and its name")
            .lost("locations", "which copies there are, and whether they are open")
            .lost("locations.source", "where copies lie; the primary location gives the venue")
            .lost("locations_count", "follows from the list")
            .lost("best_oa_location", "one of the locations")
            .lost("open_access", "open access is not described")
            .lost("host_venue", "the venue is named by its ISSN and its name")
            .lost("alternate_host_venues", "where copies lie")
            .lost("related_works", "found by a program, not said by the paper")
            .lost("referenced_works_count", "follows from the list")
            .lost("cited_by_count", "changes daily")
            .lost("cited_by_api_url", "an address of the service")
            .lost("cited_by_percentile_year", "changes daily")
            .lost("citation_normalized_percentile", "changes daily")
            .lost("counts_by_year", "changes daily")
            .lost("summary_stats", "changes daily")
            .lost("fwci", "changes daily")
            .lost("ngrams_url", "an address of the service")
            .lost("relevance_score", "depends on the query")
            .lost("page", "where it stood among results")
            .lost("institutions", "those of the authors again")
            .lost("institution_assertions", "those of the authors again")
            .lost("corresponding_author_ids", "who answers letters")
            .lost("corresponding_institution_ids", "who answers letters")
            .lost("countries_distinct_count", "follows from the institutions")
            .lost("institutions_distinct_count", "follows from the institutions")
            .lost("apc_list", "prices are not described")
            .lost("apc_paid", "prices are not described")
            .lost("grants", "funding is not described")
            .lost("awards", "funding is not described")
            .lost("funders", "funding is not described")
            .lost("sustainable_development_goals", "found by a program, not said by the paper")
            .lost("has_fulltext", "what the service holds")
            .lost("fulltext_origin", "what the service holds")
            .lost("has_content", "what the service holds")
            .lost("content_urls", "what the service holds")
            .lost("indexed_in", "where the record came from")
            .lost("doi_registration_agency", "where the record came from")
            .lost("is_paratext", "a judgement of the service")
            .lost("is_xpac", "a judgement of the service")
            .lost("is_oa", "open access is not described")
            .lost("is_in_doaj", "a property of the journal")
            .lost("abstract_inverted_index_v3", "an experiment of the service")
            .lost("datasets", "always empty")
            .lost("versions", "always empty")
            .lost("created_date", "when the service made its record")
            .lost("updated_date", "when the service changed its record")
            .lost("updated", "when the service changed its record")
            .lost("@timestamp", "when the service changed its record")
            .lost("@version", "of the service's record");

    private static final Set<String> WANTED = Set.of(
            "id",
            "doi",
            "title",
            "display_name",
            "publication_date",
            "publication_year",
            "ids",
            "language",
            "type",
            "type_crossref",
            "abstract_inverted_index",
            "authors_count",
            "is_authors_truncated",
            "authorships",
            "biblio",
            "primary_location",
            "host_venue",
            "locations",
            "topics",
            "concepts",
            "keywords",
            "mesh",
            "referenced_works",
            "is_retracted");

    /* The API cuts author lists in lists of results after so many, and says so. */
    private static final int AUTHORS_IN_LISTS = 100;
    private static final String SITE = "https://openalex.org/";

    private static final Map<String, PaperType> TYPES = Map.ofEntries(
            Map.entry("article", PaperType.ARTICLE),
            Map.entry("journal-article", PaperType.ARTICLE),
            Map.entry("review", PaperType.ARTICLE),
            Map.entry("letter", PaperType.ARTICLE),
            Map.entry("editorial", PaperType.ARTICLE),
            Map.entry("proceedings-article", PaperType.CONFERENCE_PAPER),
            Map.entry("conference-paper", PaperType.CONFERENCE_PAPER),
            Map.entry("conference-abstract", PaperType.CONFERENCE_PAPER),
            Map.entry("preprint", PaperType.PREPRINT),
            Map.entry("posted-content", PaperType.PREPRINT),
            Map.entry("book", PaperType.BOOK),
            Map.entry("monograph", PaperType.BOOK),
            Map.entry("edited-book", PaperType.BOOK),
            Map.entry("reference-book", PaperType.BOOK),
            Map.entry("book-chapter", PaperType.CHAPTER),
            Map.entry("book-section", PaperType.CHAPTER),
            Map.entry("reference-entry", PaperType.CHAPTER),
            Map.entry("proceedings", PaperType.PROCEEDINGS),
            Map.entry("dissertation", PaperType.THESIS),
            Map.entry("report", PaperType.REPORT),
            Map.entry("dataset", PaperType.DATASET),
            Map.entry("software", PaperType.SOFTWARE));

    /** Whether a text is of works of OpenAlex. */
    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.jsonNames();
        if (names.contains("authorships") || names.contains("abstract_inverted_index")) {
            return Optional.of(new Evidence(
                    0.97, "JSON with \"authorships\" or \"abstract_inverted_index\", as OpenAlex works have"));
        }
        boolean work =
                names.contains("referenced_works") || names.contains("apc_paid") || names.contains("primary_location");
        return work && names.contains("id") && names.contains("title")
                ? Optional.of(new Evidence(0.8, "JSON with members of OpenAlex works"))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.OPENALEX, records, diagnostics);
        JsonRecords.read(in, out, WANTED, List.of("results", "message"), work -> new Work(work, out).read());
    }

    /* One work on its way to a record. */
    private static final class Work {

        private final JsonValue work;
        private final Output out;
        private final RecordDraft draft;
        private final Set<String> addresses = new LinkedHashSet<>();

        Work(JsonValue work, Output out) {
            this.work = work;
            this.out = out;
            this.draft = new RecordDraft(work.line());
        }

        void read() {
            String id = lastSegment(work.text("id"));
            if (!id.isEmpty()
                    && Character.toUpperCase(id.charAt(0)) != 'W'
                    && work.get("authorships").isMissing()
                    && work.text("id").contains("openalex.org/")) {
                out.reject(work.line(), "record is no work of OpenAlex but " + what(work.text("id"), id), work.raw());
                return;
            }
            title();
            identifiers();
            authors();
            abstractText();
            date();
            imprint();
            locations();
            subjects();
            work.get("referenced_works").items().forEach(this::citation);
            if (work.get("is_retracted").isTrue()) {
                draft.notice(
                        Notice.of(Notice.Kind.RETRACTION, ""),
                        work.get("is_retracted").line());
            }
            draft.language(work.text("language"));
            out.record(draft, draft.isUsable() ? "" : work.raw());
        }

        private static String what(String address, String id) {
            if (address.contains("/keywords/")) {
                return "the keyword " + id;
            }
            return switch (Character.toUpperCase(id.charAt(0))) {
                case 'A' -> "the author " + id;
                case 'C' -> "the concept " + id;
                case 'F' -> "the funder " + id;
                case 'I' -> "the institution " + id;
                case 'P' -> "the publisher " + id;
                case 'S', 'V' -> "the source " + id;
                case 'T' -> "the topic " + id;
                default -> id;
            };
        }

        private void title() {
            JsonValue title = work.text("title").isBlank() ? work.get("display_name") : work.get("title");
            if (!title.text().isBlank()) {
                draft.title(InlineMarkup.plain(title.text()), title.text(), title.line());
            }
        }

        private void identifiers() {
            JsonValue ids = work.get("ids");
            identifier(Identifier.Scheme.OPENALEX, work.get("id"));
            JsonValue doi = work.get("doi");
            identifier(Identifier.Scheme.DOI, doi);
            if (!ids.text("doi").equals(doi.text())) {
                identifier(Identifier.Scheme.DOI, ids.get("doi"));
            }
            identifier(Identifier.Scheme.PMID, ids.get("pmid"));
            pmcid(ids.get("pmcid"));
        }

        private void identifier(Identifier.Scheme scheme, JsonValue value) {
            String raw = value.text();
            if (!raw.isBlank() && !draft.identifier(scheme, raw, value.line())) {
                out.warn(value.line(), "identifier is none of " + scheme.label() + ": left out", raw);
            }
        }

        /* OpenAlex writes the address without the letters: …/pmc/articles/5815332. */
        private void pmcid(JsonValue value) {
            String raw = value.text();
            String last = lastSegment(raw);
            if (!last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9')) {
                draft.identifier(Identifier.Scheme.PMCID, "PMC" + last, value.line());
            } else {
                identifier(Identifier.Scheme.PMCID, value);
            }
        }

        private void authors() {
            List<JsonValue> authorships = work.get("authorships").items();
            if (authorships.isEmpty()) {
                return;
            }
            List<Contributor> names = new ArrayList<>(authorships.size());
            List<String> written = new ArrayList<>(authorships.size());
            for (JsonValue authorship : authorships) {
                JsonValue author = authorship.get("author");
                String shown = author.text("display_name");
                String raw = authorship.text("raw_author_name");
                String name = PlainText.of(raw.isBlank() ? shown : raw);
                if (name.isEmpty()) {
                    out.warn(authorship.line(), "authorship without a name: left out", "");
                    continue;
                }
                written.add(raw.isBlank() ? shown : raw);
                names.add(contributor(authorship, author, name, PlainText.of(shown)));
            }
            long at = work.get("authorships").line();
            draft.authors(list(names), String.join("; ", written), at);
        }

        private AuthorList list(List<Contributor> names) {
            int all = number(work.text("authors_count"));
            int listed = work.get("authorships").items().size();
            if (work.get("is_authors_truncated").isTrue()) {
                return AuthorList.truncated(names, Math.max(0, all - listed), "is_authors_truncated");
            }
            if (all > listed) {
                return AuthorList.truncated(names, all - listed, "");
            }
            return names.isEmpty()
                    ? AuthorList.NONE
                    : listed == AUTHORS_IN_LISTS && all == 0
                            ? new AuthorList(names, AuthorList.Status.UNKNOWN, 0, "")
                            : AuthorList.complete(names);
        }

        private Contributor contributor(JsonValue authorship, JsonValue author, String name, String shown) {
            String display = PersonNames.display(name);
            Contributor contributor = PersonNames.isGroup(name)
                    ? Contributor.group(name)
                    : Contributor.person(display, PersonNames.parse(display));
            String id = lastSegment(author.text("id"));
            if (!id.isEmpty()) {
                contributor = contributor.withSourceId("openalex:" + id);
            }
            if (!shown.isEmpty() && !shown.equals(name)) {
                contributor = contributor.withOtherNames(List.of(shown));
            }
            JsonValue orcid = author.text("orcid").isBlank() ? authorship.get("raw_orcid") : author.get("orcid");
            if (!orcid.text().isBlank()) {
                Optional<Orcid> parsed = Orcid.parse(orcid.text());
                if (parsed.isEmpty()) {
                    out.warn(orcid.line(), "ORCID iD with a wrong form or check digit: left out", orcid.text());
                } else {
                    contributor = contributor.withOrcid(parsed.get().value());
                }
            }
            return contributor.withAffiliations(affiliations(authorship));
        }

        /*
         * The words of the paper with the institution OpenAlex found in them; institutions of words that hold several stand by
         * themselves.
         */
        private List<Affiliation> affiliations(JsonValue authorship) {
            List<JsonValue> listed = authorship.get("institutions").items();
            boolean said = !authorship.get("raw_affiliation_strings").items().isEmpty()
                    || !authorship.get("affiliations").items().isEmpty()
                    || !authorship.text("raw_affiliation_string").isEmpty();
            if (listed.isEmpty() && !said) {
                return List.of();
            }
            Map<String, JsonValue> institutions = new HashMap<>();
            listed.forEach(i -> institutions.put(i.text("id"), i));
            Set<Affiliation> found = new LinkedHashSet<>();
            Set<String> words = new LinkedHashSet<>();
            List<JsonValue> matched = authorship.get("affiliations").items();
            for (JsonValue affiliation : matched) {
                String raw = PlainText.of(affiliation.text("raw_affiliation_string"));
                List<JsonValue> ids = affiliation.get("institution_ids").items();
                JsonValue only = ids.size() == 1 ? institutions.get(ids.get(0).text()) : null;
                String ror = only == null ? "" : ror(only);
                if (!raw.isEmpty() && words.add(raw)) {
                    found.add(new Affiliation(raw, ror));
                    if (!ror.isEmpty()) {
                        institutions.remove(ids.get(0).text());
                    }
                }
            }
            List<JsonValue> strings = authorship.get("raw_affiliation_strings").items();
            if (strings.isEmpty() && !authorship.text("raw_affiliation_string").isBlank()) {
                strings = List.of(authorship.get("raw_affiliation_string"));
            }
            boolean pair = matched.isEmpty() && strings.size() == 1 && listed.size() == 1;
            for (JsonValue string : strings) {
                String raw = PlainText.of(string.text());
                if (!raw.isEmpty() && words.add(raw)) {
                    found.add(new Affiliation(raw, pair ? ror(listed.get(0)) : ""));
                }
            }
            for (JsonValue institution : listed) {
                String name = PlainText.of(institution.text("display_name"));
                String ror = ror(institution);
                boolean told = !institutions.containsKey(institution.text("id")) || (pair && !found.isEmpty());
                if (!told && (!name.isEmpty() || !ror.isEmpty()) && !(ror.isEmpty() && words.contains(name))) {
                    found.add(new Affiliation(name, ror));
                }
            }
            return List.copyOf(found);
        }

        private String ror(JsonValue institution) {
            String raw = institution.text("ror");
            if (raw.isBlank()) {
                return "";
            }
            String ror = Ror.parse(raw).map(Ror::value).orElse("");
            if (ror.isEmpty()) {
                out.warn(
                        institution.get("ror").line(),
                        "ROR identifier with a wrong form or check digits: left out",
                        raw);
            }
            return ror;
        }

        private void abstractText() {
            JsonValue index = work.get("abstract_inverted_index");
            JsonValue words = index.isText() ? parsed(index) : index;
            if (words.get("InvertedIndex").isObject()) {
                words = words.get("InvertedIndex");
            }
            if (!words.isObject()) {
                return;
            }
            InvertedIndex inverted = new InvertedIndex();
            words.forEachMember((word, positions) -> {
                inverted.word(word);
                if (positions.isArray()) {
                    for (JsonValue position : positions.items()) {
                        inverted.position(position.text());
                    }
                } else {
                    inverted.position(positions.text());
                }
            });
            InvertedIndex.Text text = inverted.text();
            if (!text.text().isBlank()) {
                draft.abstractText(InlineMarkup.plainAbstract(text.text()), text.text(), index.line());
            }
            if (!text.remark().isEmpty()) {
                out.warn(index.line(), "index of the abstract has " + text.remark() + ": the rest put together", "");
            }
        }

        /* Older snapshots hold the index as a text of JSON. */
        private JsonValue parsed(JsonValue index) {
            List<JsonValue> found = new ArrayList<>();
            Output inner = new Output("", Format.OPENALEX, r -> {}, d -> {});
            try {
                JsonRecords.read(
                        new ByteArrayInputStream(index.text().getBytes(StandardCharsets.UTF_8)),
                        inner,
                        Set.of(),
                        List.of(),
                        found::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (found.size() != 1) {
                out.warn(index.line(), "index of the abstract is no JSON: left out", index.text());
                return index;
            }
            return found.get(0);
        }

        private void date() {
            JsonValue day = work.get("publication_date");
            JsonValue year = work.get("publication_year");
            Optional<PartialDate> date = PartialDate.parse(day.text());
            JsonValue source = date.isPresent() ? day : year;
            if (date.isEmpty() && !day.text().isBlank()) {
                out.warn(day.line(), "publication_date is no date: left out", day.text());
            }
            if (date.isEmpty() && !year.text().isBlank()) {
                date = PartialDate.parse(year.text());
                if (date.isEmpty()) {
                    out.warn(year.line(), "publication_year is no year: left out", year.text());
                }
            }
            date.ifPresent(d -> {
                draft.date(PaperDate.Event.ISSUED, d);
                draft.write(PaperField.DATE, source.text(), source.line());
            });
        }

        private void imprint() {
            JsonValue biblio = work.get("biblio");
            draft.volume(biblio.text("volume"), biblio.get("volume").line());
            draft.issue(biblio.text("issue"), biblio.get("issue").line());
            String first = biblio.text("first_page").strip();
            String last = biblio.text("last_page").strip();
            String pages = first.isEmpty() || first.equals(last) ? last : last.isEmpty() ? first : first + "-" + last;
            draft.pages(pages, biblio.line());
        }

        private void locations() {
            JsonValue primary = work.get("primary_location");
            JsonValue source = primary.get("source").isObject() ? primary.get("source") : work.get("host_venue");
            String sort = source.text("type").toLowerCase(Locale.ROOT);
            boolean repository = sort.equals("repository");
            type(primary, sort);
            if (!repository) {
                venue(primary, source, sort);
                JsonValue publisher = source.text("host_organization_name").isBlank()
                        ? source.get("publisher")
                        : source.get("host_organization_name");
                draft.publisher(publisher.text(), publisher.line());
            }
            Set<String> licences = new LinkedHashSet<>();
            location(primary, licences);
            work.get("locations").items().forEach(l -> location(l, licences));
        }

        private void location(JsonValue location, Set<String> licences) {
            JsonValue licence = location.get("license");
            if (!licence.text().isBlank() && licences.add(licence.text())) {
                draft.licence(licence.text(), licence.line());
            }
            for (String member : List.of("landing_page_url", "pdf_url")) {
                JsonValue url = location.get(member);
                String address = url.text();
                if (address.isBlank() || !addresses.add(address)) {
                    continue;
                }
                if (address.contains("arxiv.org/")) {
                    draft.identifier(Identifier.Scheme.ARXIV, address, url.line());
                } else if (address.contains("ncbi.nlm.nih.gov/pmc/articles/")) {
                    pmcid(url);
                }
                if (!address.startsWith("https://doi.org/")) {
                    draft.address(address, url.line());
                }
            }
        }

        private void type(JsonValue primary, String sourceSort) {
            JsonValue given = work.text("type_crossref").isBlank() ? work.get("type") : work.get("type_crossref");
            String name = given.text().toLowerCase(Locale.ROOT);
            if (name.isEmpty()) {
                return;
            }
            PaperType type = TYPES.getOrDefault(name, PaperType.OTHER);
            boolean conference = sourceSort.equals("conference")
                    || primary.text("raw_type")
                            .toLowerCase(Locale.ROOT)
                            .replace(' ', '-')
                            .startsWith("proceedings-article");
            draft.type(type == PaperType.ARTICLE && conference ? PaperType.CONFERENCE_PAPER : type);
            draft.write(PaperField.TYPE, given.text(), given.line());
        }

        private void venue(JsonValue primary, JsonValue source, String sort) {
            String raw = primary.text("raw_source_name");
            boolean platform = sort.equals("ebook platform");
            JsonValue name = platform || source.text("display_name").isBlank()
                    ? primary.get("raw_source_name")
                    : source.get("display_name");
            List<String> issns = issns(source);
            String words = PlainText.of(platform ? raw : name.text());
            if (WebAddresses.parse(words).isPresent()) {
                // A copy that was found on the web is named by where it lies.
                words = "";
            }
            if (words.isEmpty() && (issns.isEmpty() || platform)) {
                return;
            }
            VenueMention.Kind kind = switch (sort) {
                case "journal" -> VenueMention.Kind.JOURNAL;
                case "conference" -> VenueMention.Kind.CONFERENCE;
                case "book series" -> VenueMention.Kind.SERIES;
                case "ebook platform" -> VenueMention.Kind.BOOK;
                case "" -> issns.isEmpty() ? VenueMention.Kind.OTHER : VenueMention.Kind.JOURNAL;
                default -> VenueMention.Kind.OTHER;
            };
            String called = words.isEmpty() ? "ISSN " + issns.get(0) : words;
            draft.venue(
                    VenueMention.of(called, kind).withIssns(issns),
                    words.isEmpty() ? called : name.text(),
                    source.isObject() ? source.line() : name.line());
        }

        private List<String> issns(JsonValue source) {
            Set<String> issns = new LinkedHashSet<>();
            List<JsonValue> listed = new ArrayList<>(List.of(source.get("issn_l")));
            listed.addAll(source.get("issn").items());
            for (JsonValue value : listed) {
                if (!value.text().isBlank()) {
                    Optional<Issn> issn = Issn.parse(value.text());
                    issn.ifPresentOrElse(
                            i -> issns.add(i.value()),
                            () -> out.warn(
                                    value.line(), "ISSN with a wrong form or check digit: left out", value.text()));
                }
            }
            return List.copyOf(issns);
        }

        private void subjects() {
            work.get("topics")
                    .items()
                    .forEach(t -> subject(t.get("display_name"), "openalex", lastSegment(t.text("id"))));
            for (JsonValue concept : work.get("concepts").items()) {
                boolean ancestor = isZero(concept.text("score"));
                if (!ancestor) {
                    subject(concept.get("display_name"), "openalex", lastSegment(concept.text("id")));
                }
            }
            for (JsonValue keyword : work.get("keywords").items()) {
                JsonValue words =
                        keyword.text("display_name").isBlank() ? keyword.get("keyword") : keyword.get("display_name");
                subject(keyword.isText() ? keyword : words, Subject.KEYWORD, "");
            }
            work.get("mesh").items().forEach(m -> subject(m.get("descriptor_name"), "mesh", m.text("descriptor_ui")));
        }

        private void subject(JsonValue words, String scheme, String code) {
            // Headings are plain text, and there are many.
            String label = PlainText.fold(words.text());
            if (!label.isEmpty()) {
                draft.subject(new Subject(label, scheme, code), words.line());
            }
        }

        private void citation(JsonValue cited) {
            String raw = cited.text();
            // Nearly all have this form, and there are many.
            if (raw.startsWith(SITE + "W") && raw.length() < 35 && isDigits(raw, SITE.length() + 1)) {
                draft.citation(new Citation(
                        "", List.of(new Identifier(Identifier.Scheme.OPENALEX, raw.substring(SITE.length())))));
                return;
            }
            Optional<Identifier> id = Identifier.parse(Identifier.Scheme.OPENALEX, raw);
            id.ifPresent(i -> draft.citation(new Citation("", List.of(i))));
            if (id.isEmpty() && !raw.isBlank()) {
                out.warn(cited.line(), "referenced work is none of OpenAlex: left out", raw);
            }
        }
    }

    private static boolean isDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > from && text.charAt(from) != '0';
    }

    private static boolean isZero(String score) {
        return !score.isEmpty() && score.chars().allMatch(c -> c == '0' || c == '.');
    }

    private static int number(String text) {
        return !text.isEmpty() && text.length() < 9 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : 0;
    }

    private static String lastSegment(String address) {
        return address.substring(address.lastIndexOf('/') + 1).strip();
    }
}
