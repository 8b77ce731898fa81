package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Issn;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * Reads papers as Semantic Scholar gives them out: answers of its API (papers, searches, papers of an author, citations and
 * references), lines of its bulk data (papers, abstracts, citations, S2ORC) and of its older open corpus, and the full texts of
 * S2ORC and CORD-19, of which what the paper is and what it cites is kept.
 *
 * @see <a href="https://api.semanticscholar.org/api-docs/">The API</a>
 * @see <a href="https://github.com/allenai/s2orc">S2ORC</a>
 */
final class SemanticScholarReader implements RecordReader {

    private static final String ANOTHER = "another record says it of that paper";
    private static final String COUNTED = "a count that changes daily";
    private static final String FULL_TEXT = "the full text";
    private static final String AGAIN = "the paper's id again";

    static final FieldUse FIELDS = FieldUse.kept(
                    "paperId",
                    "corpusId",
                    "externalIds",
                    "title",
                    "abstract",
                    "authors",
                    "authors.authorId",
                    "authors.name",
                    "authors.externalIds",
                    "authors.aliases",
                    "authors.affiliations",
                    "authors.first",
                    "authors.middle",
                    "authors.last",
                    "authors.suffix",
                    "authors.affiliation",
                    "authors.ids",
                    "venue",
                    "publicationVenue",
                    "publicationVenue.name",
                    "publicationVenue.type",
                    "publicationVenue.issn",
                    "publicationVenue.alternate_issns",
                    "publicationVenue.alternate_names",
                    "journal",
                    "year",
                    "publicationDate",
                    "publicationTypes",
                    "fieldsOfStudy",
                    "s2FieldsOfStudy",
                    "openAccessPdf",
                    "references",
                    "citedPaper",
                    "citingPaper",
                    // The bulk data has the same in lower case.
                    "corpusid",
                    "externalids",
                    "publicationdate",
                    "publicationtypes",
                    "s2fieldsofstudy",
                    "citingcorpusid",
                    "citedcorpusid",
                    // The open corpus until 2022.
                    "id",
                    "paperAbstract",
                    "outCitations",
                    "doi",
                    "pmid",
                    "journalName",
                    "journalVolume",
                    "journalPages",
                    "pdfUrls",
                    // S2ORC and CORD-19.
                    "paper_id",
                    "metadata",
                    "arxiv_id",
                    "acl_id",
                    "pmc_id",
                    "pubmed_id",
                    "mag_field_of_study",
                    "outbound_citations",
                    "grobid_parse",
                    "pdf_parse",
                    "bib_entries")
            .lost("url", AGAIN)
            .lost("s2Url", AGAIN)
            .lost("s2_url", AGAIN)
            .lost("doiUrl", "the DOI again")
            .lost("magId", "Microsoft's graph is no more")
            .lost("mag_id", "Microsoft's graph is no more")
            .lost("matchScore", "how well it fits a search")
            .lost("referenceCount", COUNTED)
            .lost("citationCount", COUNTED)
            .lost("influentialCitationCount", COUNTED)
            .lost("referencecount", COUNTED)
            .lost("citationcount", COUNTED)
            .lost("influentialcitationcount", COUNTED)
            .lost("isOpenAccess", "the address of the text is kept, when there is one")
            .lost("isopenaccess", "the address of the text is kept, when there is one")
            .lost("openaccessinfo", "the address of the text is kept from other files")
            .lost("publicationvenueid", "the name of the venue is kept")
            .lost("citationStyles", "the same in BibTeX")
            .lost("tldr", "a machine's summary")
            .lost("embedding", "numbers of a model")
            .lost("citations", ANOTHER)
            .lost("inCitations", ANOTHER)
            .lost("inbound_citations", ANOTHER)
            .lost("has_inbound_citations", ANOTHER)
            .lost("has_outbound_citations", "the references themselves are kept")
            .lost("contexts", "sentences that cite")
            .lost("contextsWithIntent", "sentences that cite")
            .lost("intents", "a machine's guess why it is cited")
            .lost("isInfluential", "a machine's guess how much it is used")
            .lost("isinfluential", "a machine's guess how much it is used")
            .lost("updated", "when Semantic Scholar last touched its record")
            .lost("s2PdfUrl", "a copy of Semantic Scholar's own")
            .lost("sources", "where Semantic Scholar found it")
            .lost("entities", "a machine's keywords")
            .lost("authors.url", "a page about the author")
            .lost("authors.email", "addresses of people are not kept")
            .lost("authors.homepage", "a page about the author")
            .lost("authors.paperCount", COUNTED)
            .lost("authors.citationCount", COUNTED)
            .lost("authors.hIndex", COUNTED)
            .lost("publicationVenue.id", "the name of the venue is kept")
            .lost("publicationVenue.url", "a page of the venue")
            .lost("publicationVenue.alternate_urls", "pages of the venue")
            .lost("content", FULL_TEXT)
            .lost("body_text", FULL_TEXT)
            .lost("back_matter", FULL_TEXT)
            .lost("ref_entries", "figures and tables")
            .lost("latex_parse", FULL_TEXT)
            .lost("s2_pdf_hash", "of the file that was read")
            .lost("_pdf_hash", "of the file that was read")
            .lost("header", "which program made the file")
            .lost("has_pdf_parse", "what else there is")
            .lost("has_pdf_parsed_abstract", "what else there is")
            .lost("has_pdf_parsed_body_text", "what else there is")
            .lost("has_pdf_parsed_bib_entries", "what else there is")
            .lost("has_pdf_parsed_ref_entries", "what else there is");

    /* The header tells S2ORC's own ids from those of its programs. */
    private static final Set<String> WANTED = wanted();

    private static final List<String> WRAPPERS = List.of("data", "papers", "recommendedPapers");

    /* Keys of "externalIds" in any case. */
    private static final Map<String, Scheme> SCHEMES = Map.of(
            "doi", Scheme.DOI,
            "arxiv", Scheme.ARXIV,
            "pubmed", Scheme.PMID,
            "pubmedcentral", Scheme.PMCID,
            "dblp", Scheme.DBLP,
            "acl", Scheme.ACL,
            "pmid", Scheme.PMID,
            "pmcid", Scheme.PMCID);

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,11}");
    private static final Pattern INITIALS = Pattern.compile("(?:\\p{Lu}\\.?[ -]?){1,3}|\\p{Lu}\\p{Ll}?\\.");
    private static final Pattern WORD = Pattern.compile("\\p{Lu}[\\p{L}'’-]*\\p{Ll}[\\p{L}'’-]*");
    /* What family names end with that no given name does. */
    private static final Pattern SLAVIC_FAMILY =
            Pattern.compile("\\p{L}{2,}['’]?\\p{L}*(?:[oe]va?|sk[yi]|skaya|enko|shvili|idze)");
    private static final Pattern CONFERENCE = Pattern.compile("(?i)\\b(?:conference|symposium|proceedings|meeting)\\b");
    private static final Pattern WORKSHOP = Pattern.compile("(?i)\\bworkshop\\b");
    private static final Pattern ACRONYM = Pattern.compile("[A-Z][A-Za-z]{0,3}[A-Z]{1,7}");

    /** Whether a text is of papers of Semantic Scholar. */
    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.jsonNames();
        if (names.contains("paperId") && (names.contains("title") || names.contains("externalIds"))
                || names.contains("citedPaper.paperId")
                || names.contains("citingPaper.paperId")
                || names.contains("citedPaper.title")
                || names.contains("citingPaper.title")) {
            return Optional.of(new Evidence(0.96, "JSON with \"paperId\", as Semantic Scholar's API answers"));
        }
        if (names.contains("corpusid")
                || names.contains("corpusId") && names.contains("title")
                || names.contains("citingcorpusid")) {
            return Optional.of(new Evidence(0.96, "JSON with \"corpusid\", as Semantic Scholar's bulk data has"));
        }
        if (names.contains("inCitations") && names.contains("outCitations")) {
            return Optional.of(new Evidence(0.96, "JSON with \"inCitations\", as Semantic Scholar's open corpus has"));
        }
        boolean parsed = Stream.of(
                        "bib_entries",
                        "pdf_parse",
                        "grobid_parse",
                        "body_text",
                        "outbound_citations",
                        "mag_field_of_study",
                        "pdf_parse.bib_entries",
                        "metadata.authors")
                .anyMatch(names::contains);
        return names.contains("paper_id") && parsed && !names.contains("metadata.authors_parsed")
                ? Optional.of(new Evidence(0.95, "JSON with \"paper_id\" and parts of a full text, as S2ORC has"))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.SEMANTIC_SCHOLAR, records, diagnostics);
        JsonRecords.read(in, out, WANTED, WRAPPERS, value -> record(value, out));
    }

    private static Set<String> wanted() {
        Set<String> names = new HashSet<>(FIELDS.kept());
        names.add("header");
        return Set.copyOf(names);
    }

    private static void record(JsonValue value, Output out) {
        // An element of a list of citations or references holds the other paper.
        JsonValue cited = value.get("citedPaper");
        JsonValue citing = value.get("citingPaper");
        JsonValue paper = cited.isObject() ? cited : citing.isObject() ? citing : value;
        RecordDraft draft = new RecordDraft(value.line());
        new Paper(paper, draft, out).read();
        out.record(draft, value::raw);
    }

    /* One record. */
    private static final class Paper {

        private final JsonValue paper;
        private final JsonValue metadata;
        private final RecordDraft draft;
        private final Output out;

        Paper(JsonValue paper, RecordDraft draft, Output out) {
            this.paper = paper;
            this.metadata = paper.get("metadata").isObject() ? paper.get("metadata") : paper;
            this.draft = draft;
            this.out = out;
        }

        /* The first of these members that is there, of the paper or of its metadata. */
        private JsonValue first(String... names) {
            for (String name : names) {
                for (JsonValue holder : List.of(metadata, paper)) {
                    JsonValue value = holder.get(name);
                    if (!value.isNull() && !(value.isText() && value.text().isBlank())) {
                        return value;
                    }
                }
            }
            return JsonValue.MISSING;
        }

        void read() {
            identifiers();
            JsonValue title = first("title");
            if (title.isText()) {
                draft.title(title.text(), title.text(), title.line());
            }
            words();
            authors();
            venues();
            dates();
            subjects();
            JsonValue pdf = paper.get("openAccessPdf");
            draft.address(pdf.text("url"), pdf.line());
            draft.licence(pdf.text("license"), pdf.line());
            paper.get("pdfUrls").items().forEach(u -> draft.address(u.text(), u.line()));
            references();
        }

        private void identifiers() {
            JsonValue id = first("paperId", "paper_id", "id");
            draft.key(id.text());
            if (!paper.get("paperId").isNull() || paper.get("paper_id").isMissing()) {
                take(Scheme.SEMANTIC_SCHOLAR, id);
            } else if (NUMBER.matcher(id.text()).matches()
                    && paper.get("header").isMissing()
                    && id.text().length() > 4) {
                // The corpus id in S2ORC; other programs put the hash or the name of a file here, which name no paper.
                draft.identifier(Scheme.SEMANTIC_SCHOLAR, "CorpusID:" + id.text(), id.line());
            } else if (id.text().startsWith("PMC")) {
                take(Scheme.PMCID, id);
            }
            JsonValue corpus = first("corpusid", "corpusId", "citingcorpusid");
            JsonValue external = first("externalIds", "externalids");
            for (String name : external.names()) {
                JsonValue value = external.get(name);
                String lower = name.toLowerCase(Locale.ROOT);
                Scheme scheme = SCHEMES.get(lower);
                if (scheme != null) {
                    take(scheme, value);
                } else if (lower.equals("corpusid") && corpus.isNull()) {
                    corpus = value;
                }
            }
            if (!corpus.text().isEmpty()
                    && !draft.identifier(Scheme.SEMANTIC_SCHOLAR, "CorpusID:" + corpus.text(), corpus.line())) {
                out.warn(corpus.line(), "\"" + corpus.text() + "\" is no corpus id: left out", corpus.text());
            }
            take(Scheme.ARXIV, first("arxiv_id"));
            take(Scheme.ACL, first("acl_id"));
            take(Scheme.PMCID, first("pmc_id"));
            take(Scheme.PMID, first("pubmed_id", "pmid"));
            take(Scheme.DOI, first("doi"));
        }

        private void take(Scheme scheme, JsonValue value) {
            String text = value.text().strip();
            if (text.isEmpty()) {
                return;
            }
            boolean number = scheme == Scheme.PMCID && NUMBER.matcher(text).matches();
            if (!draft.identifier(scheme, number ? "PMC" + text : text, value.line())) {
                out.warn(value.line(), "\"" + text + "\" is no " + scheme.label() + " identifier: left out", text);
            }
        }

        private void words() {
            JsonValue value = first("abstract", "paperAbstract");
            if (value.isText()) {
                draft.abstractText(value.text(), value.text(), value.line());
                return;
            }
            JsonValue parts = Stream.of(
                            value, paper.path("grobid_parse", "abstract"), paper.path("pdf_parse", "abstract"))
                    .filter(v -> !v.items().isEmpty())
                    .findFirst()
                    .orElse(JsonValue.MISSING);
            String text = String.join(
                    "\n",
                    parts.items().stream()
                            .map(p -> p.text("text"))
                            .filter(t -> !t.isBlank())
                            .toList());
            if (!text.isEmpty()) {
                draft.abstractText(text, text, parts.line());
            }
        }

        private void authors() {
            JsonValue list = first("authors");
            List<Contributor> contributors = new ArrayList<>();
            for (JsonValue author : list.items()) {
                Optional<Contributor> contributor = author.names().contains("last") ? inParts(author) : inOne(author);
                if (contributor.isEmpty()) {
                    out.warn(author.line(), "author without a name: left out", author.toString());
                }
                contributor.ifPresent(c -> {
                    contributors.add(c);
                    draft.write(PaperField.AUTHORS, c.nameAsWritten(), author.line());
                });
            }
            if (!contributors.isEmpty()) {
                draft.authors(AuthorList.complete(contributors));
            }
        }

        private Optional<Contributor> inOne(JsonValue author) {
            String name = PersonNames.display(author.isText() ? author.text() : author.text("name"));
            if (name.codePoints().noneMatch(Character::isLetter)) {
                return Optional.empty();
            }
            Contributor contributor = PersonNames.isGroup(name)
                    ? Contributor.group(name)
                    : Contributor.person(name, PersonNames.parse(name));
            JsonValue id = author.get("authorId");
            String number = id.text().isEmpty() && !author.get("ids").items().isEmpty()
                    ? author.get("ids").items().get(0).text()
                    : id.text();
            if (!number.isEmpty()) {
                contributor = contributor.withSourceId("s2:" + number);
            }
            for (JsonValue orcid : author.path("externalIds", "ORCID").items()) {
                Optional<Orcid> known = Orcid.parse(orcid.text());
                if (known.isEmpty()) {
                    out.warn(orcid.line(), "\"" + orcid.text() + "\" is no ORCID iD: left out", orcid.text());
                } else if (contributor.orcid().isEmpty()) {
                    contributor = contributor.withOrcid(known.get().value());
                }
            }
            List<String> others = author.get("aliases").items().stream()
                    .map(a -> PlainText.of(a.text()))
                    .filter(a -> !a.isEmpty() && !a.equals(name))
                    .distinct()
                    .toList();
            return Optional.of(contributor
                    .withOtherNames(others)
                    .withAffiliations(author.get("affiliations").items().stream()
                            .map(a -> PlainText.of(a.isText() ? a.text() : a.text("name")))
                            .filter(a -> !a.isEmpty())
                            .map(Affiliation::named)
                            .toList()));
        }

        private Optional<Contributor> inParts(JsonValue author) {
            String name = nameOf(author);
            if (name.codePoints().filter(Character::isLetter).count() < 2) {
                return Optional.empty();
            }
            if (PersonNames.isGroup(name)) {
                return Optional.of(Contributor.group(name).withAffiliations(place(author)));
            }
            String given = given(author);
            String family = PlainText.of(author.text("last"));
            String suffix = PlainText.of(author.text("suffix"));
            PersonName parts = PersonParts.of(given, family, suffix);
            if (isTurned(given, family)) {
                out.warn(
                        author.line(),
                        "initials for a family name: \"" + name + "\" is taken as \"" + given + ", " + family + "\"",
                        "");
                parts = PersonParts.of(family, given, suffix);
            }
            return Optional.of(Contributor.person(name, parts).withAffiliations(place(author)));
        }

        /* "Pen'kov" as given and "Ma" as family name: the initials of M. A. Pen'kov. */
        private static boolean isTurned(String given, String family) {
            return (INITIALS.matcher(family).matches() && WORD.matcher(given).matches())
                    || (family.length() <= 2 && SLAVIC_FAMILY.matcher(given).matches());
        }

        private static List<Affiliation> place(JsonValue author) {
            JsonValue at = author.get("affiliation");
            JsonValue town = at.get("location");
            String name = String.join(
                    ", ",
                    Stream.of(
                                    at.text("laboratory"),
                                    at.text("institution"),
                                    town.text("settlement"),
                                    town.text("region"),
                                    town.text("country"))
                            .map(PlainText::of)
                            .filter(p -> !p.isEmpty())
                            .distinct()
                            .toList());
            return at.text("institution").isBlank() && at.text("laboratory").isBlank()
                    ? List.of()
                    : List.of(Affiliation.named(name));
        }

        private static String given(JsonValue author) {
            List<String> parts = new ArrayList<>(List.of(author.text("first")));
            author.get("middle").items().forEach(m -> parts.add(m.text()));
            return PlainText.of(String.join(" ", parts));
        }

        private static String nameOf(JsonValue author) {
            return PlainText.of(given(author) + " " + author.text("last") + " " + author.text("suffix"));
        }

        private void venues() {
            JsonValue types = first("publicationTypes", "publicationtypes");
            Set<String> kinds = new LinkedHashSet<>();
            types.items().forEach(t -> kinds.add(t.text()));
            JsonValue journal = first("journal");
            JsonValue name = journal.isObject() ? journal.get("name") : first("journal", "journalName");
            JsonValue place = paper.get("publicationVenue");
            JsonValue venue = first("venue");
            String words = PlainText.of(venue.text());
            String journalName = PlainText.of(name.text());
            VenueMention.Kind kind;
            if (!place.text("name").isBlank()) {
                kind = kind(place.text("type"), PlainText.of(place.text("name")), kinds, false);
                draft.venue(known(place, kind), place.text("name"), place.line());
            } else if (!words.isEmpty()) {
                kind = kind("", words, kinds, words.equalsIgnoreCase(journalName));
                draft.venue(VenueMention.of(words, kind), venue.text(), venue.line());
            } else if (!journalName.isEmpty()) {
                kind = kind("journal", journalName, kinds, true);
                draft.venue(VenueMention.of(journalName, kind), name.text(), name.line());
            } else {
                kind = VenueMention.Kind.OTHER;
            }
            JsonValue volume = journal.isObject() ? journal.get("volume") : paper.get("journalVolume");
            JsonValue pages = journal.isObject() ? journal.get("pages") : paper.get("journalPages");
            // For preprints "abs/1706.03762" stands here.
            if (!volume.text().startsWith("abs/")) {
                draft.volume(volume.text(), volume.line());
            }
            draft.pages(pages.text(), pages.line());
            draft.type(type(kinds, kind, words));
        }

        private VenueMention known(JsonValue place, VenueMention.Kind kind) {
            String name = PlainText.of(place.text("name"));
            List<String> issns = new ArrayList<>();
            for (JsonValue value : Stream.concat(
                            Stream.of(place.get("issn")), place.get("alternate_issns").items().stream())
                    .toList()) {
                if (!value.text().isBlank()) {
                    Issn.parse(value.text())
                            .ifPresentOrElse(
                                    i -> issns.add(i.value()),
                                    () -> out.warn(
                                            value.line(),
                                            "\"" + value.text() + "\" is no ISSN: left out",
                                            value.text()));
                }
            }
            String acronym = place.get("alternate_names").items().stream()
                    .map(JsonValue::text)
                    .filter(a -> ACRONYM.matcher(a).matches())
                    .findFirst()
                    .orElse("");
            return VenueMention.of(name, kind).withIssns(issns).withAcronym(acronym);
        }

        private static VenueMention.Kind kind(String type, String name, Set<String> kinds, boolean journal) {
            if (WORKSHOP.matcher(name).find()) {
                return VenueMention.Kind.WORKSHOP;
            } else if (type.equals("conference") || CONFERENCE.matcher(name).find()) {
                return VenueMention.Kind.CONFERENCE;
            } else if (name.regionMatches(true, 0, "arxiv", 0, 5)) {
                return VenueMention.Kind.OTHER;
            } else if (type.equals("journal") || journal) {
                return VenueMention.Kind.JOURNAL;
            } else if (type.isEmpty() && kinds.contains("Conference")) {
                return VenueMention.Kind.CONFERENCE;
            }
            return type.isEmpty() && kinds.contains("JournalArticle")
                    ? VenueMention.Kind.JOURNAL
                    : VenueMention.Kind.OTHER;
        }

        private static PaperType type(Set<String> kinds, VenueMention.Kind kind, String venue) {
            if (kinds.contains("Conference") && kind != VenueMention.Kind.JOURNAL) {
                return PaperType.CONFERENCE_PAPER;
            } else if (venue.regionMatches(true, 0, "arxiv", 0, 5)) {
                return PaperType.PREPRINT;
            } else if (kinds.contains("JournalArticle") || kinds.contains("Review")) {
                return PaperType.ARTICLE;
            } else if (kinds.contains("Conference")) {
                return PaperType.CONFERENCE_PAPER;
            } else if (kinds.contains("BookSection")) {
                return PaperType.CHAPTER;
            } else if (kinds.contains("Book")) {
                return PaperType.BOOK;
            } else if (kinds.contains("Dataset")) {
                return PaperType.DATASET;
            }
            return kinds.isEmpty() ? PaperType.UNKNOWN : PaperType.OTHER;
        }

        private void dates() {
            for (JsonValue value : List.of(first("publicationDate", "publicationdate"), first("year"))) {
                String text = value.text().strip();
                if (text.isEmpty()) {
                    continue;
                }
                Optional<PartialDate> date = DateWords.parse(text);
                draft.write(PaperField.DATE, text, value.line());
                if (date.isPresent()) {
                    draft.date(PaperDate.Event.ISSUED, date.get());
                    return;
                }
                out.warn(value.line(), "\"" + text + "\" is no date: left out", text);
            }
        }

        private void subjects() {
            Map<String, Long> labels = new LinkedHashMap<>();
            JsonValue graded = first("s2FieldsOfStudy", "s2fieldsofstudy");
            for (JsonValue field : graded.items()) {
                labels.putIfAbsent(PlainText.of(field.text("category")), field.line());
            }
            for (JsonValue field : first("fieldsOfStudy").items()) {
                labels.putIfAbsent(PlainText.of(field.text()), field.line());
            }
            labels.remove("");
            labels.forEach((label, at) -> draft.subject(new Subject(label, "s2-fos", ""), at));
            for (JsonValue field : first("mag_field_of_study").items()) {
                String label = PlainText.of(field.text());
                if (!label.isEmpty()) {
                    draft.subject(new Subject(label, "mag", ""), field.line());
                }
            }
        }

        private void references() {
            paper.get("references").items().forEach(r -> cite(PlainText.of(r.text("title")), idsOf(r)));
            for (JsonValue id : Stream.concat(
                            paper.get("outCitations").items().stream(), first("outbound_citations").items().stream())
                    .toList()) {
                cite("", scholar(id.text()));
            }
            cite("", scholar(paper.text("citedcorpusid")));
            JsonValue entries = Stream.of(
                            paper.path("grobid_parse", "bib_entries"),
                            paper.path("pdf_parse", "bib_entries"),
                            paper.get("bib_entries"))
                    .filter(JsonValue::isObject)
                    .findFirst()
                    .orElse(JsonValue.MISSING);
            for (String name : entries.names()) {
                JsonValue entry = entries.get(name);
                String raw = PlainText.fold(entry.text("raw_text"));
                cite(raw.isEmpty() ? inWords(entry) : raw, idsOf(entry));
            }
        }

        private void cite(String words, List<Identifier> ids) {
            if (!words.isEmpty() || !ids.isEmpty()) {
                draft.citation(new Citation(words, ids));
            }
        }

        private static List<Identifier> scholar(String id) {
            String text = NUMBER.matcher(id).matches() ? "CorpusID:" + id : id;
            return HASH.matcher(id).matches() || NUMBER.matcher(id).matches()
                    ? Identifier.parse(Scheme.SEMANTIC_SCHOLAR, text).stream().toList()
                    : List.of();
        }

        private List<Identifier> idsOf(JsonValue cited) {
            List<Identifier> ids = new ArrayList<>(scholar(cited.text("paperId")));
            ids.addAll(scholar(cited.text("link").isEmpty() ? cited.text("links") : cited.text("link")));
            for (JsonValue others : List.of(cited.get("externalIds"), cited.get("other_ids"))) {
                for (String name : others.names()) {
                    Scheme scheme = SCHEMES.get(name.toLowerCase(Locale.ROOT));
                    JsonValue value = others.get(name);
                    if (scheme == null) {
                        continue;
                    }
                    for (JsonValue one : value.isArray() ? value.items() : List.of(value)) {
                        Optional<Identifier> id =
                                isCut(one.text()) ? Optional.empty() : Identifier.parse(scheme, one.text());
                        id.ifPresent(ids::add);
                        if (id.isEmpty() && !one.text().isBlank()) {
                            out.warn(
                                    one.line(),
                                    "\"" + one.text() + "\" is no " + scheme.label()
                                            + " identifier of a reference: left out",
                                    one.text());
                        }
                    }
                }
            }
            return ids;
        }

        /* "10.1016/S0099-2399(06": what read the paper stopped at a bracket. */
        private static boolean isCut(String id) {
            return id.chars().filter(c -> c == '(').count()
                    > id.chars().filter(c -> c == ')').count();
        }

        /* A reference that the source gives in parts only. */
        private static String inWords(JsonValue entry) {
            List<String> parts = new ArrayList<>();
            String names = String.join(
                    ", ",
                    entry.get("authors").items().stream()
                            .map(Paper::nameOf)
                            .filter(n -> !n.isEmpty())
                            .toList());
            String year = entry.text("year");
            String volume = entry.text("volume");
            String pages = entry.text("pages");
            parts.add(names);
            parts.add(PlainText.of(entry.text("title")));
            parts.add(PlainText.of(Stream.of(entry.text("venue"), volume, pages.isEmpty() ? "" : "pp. " + pages)
                    .filter(p -> !p.isBlank())
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("")));
            parts.add(year);
            parts.removeIf(String::isBlank);
            return String.join(". ", parts);
        }
    }
}
