package org.papergraph.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The formats that papers are read from. */
// The lists are List.of(…) and the functions are constructors and static methods, which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
public enum Format {
    // --- text
    ARXIV_ABSTRACTS(
            "arxiv-abstracts",
            "abstracts, each followed by lines such as \"arXiv:2401.00001\" and \"Created: 2024-01-01\"",
            List.of("txt", "text"),
            "text/plain",
            ArxivAbstractsReader::new,
            ArxivAbstractsReader::recognise,
            ArxivAbstractsReader.FIELDS),
    HUGGING_FACE_PAPERS(
            "hugging-face-papers",
            "a page of Hugging Face papers as copied text: title and abstract in turn",
            List.of("txt", "text"),
            "text/plain",
            HuggingFacePapersReader::new,
            HuggingFacePapersReader::recognise,
            HuggingFacePapersReader.FIELDS),
    ARXIV_SEARCH(
            "arxiv-search",
            "arXiv search results as copied text: title, \"Authors:\", \"Abstract:\", \"Submitted …\"",
            List.of("txt", "text"),
            "text/plain",
            ArxivSearchReader::new,
            ArxivSearchReader::recognise,
            ArxivSearchReader.FIELDS),
    ABSTRACT_LIST(
            "abstract-list",
            "paragraphs that begin with \"Abstract:\"",
            List.of("txt", "text"),
            "text/plain",
            ListedAbstractsReader::new,
            ListedAbstractsReader::recognise,
            ListedAbstractsReader.FIELDS),
    ARXIV_LISTING(
            "arxiv-listing",
            "arXiv listings as copied text: \"[1] arXiv:2405.19550 [pdf, other]\", \"Title:\", \"Subjects:\"",
            List.of("txt", "text"),
            "text/plain",
            ArxivListingReader::new,
            ArxivListingReader::recognise,
            ArxivListingReader.FIELDS),
    ARXIV_PAGE(
            "arxiv-page",
            "arXiv abstract pages as copied text: \"[Submitted on …]\", \"Abstract:\", \"Cite as:\"",
            List.of("txt", "text"),
            "text/plain",
            ArxivPageReader::new,
            ArxivPageReader::recognise,
            ArxivPageReader.FIELDS),
    READING_LIST(
            "reading-list",
            "a reading list in Markdown, Org or plain text: lists, tables or paragraphs of papers below headings",
            List.of("md", "markdown", "org", "txt"),
            "text/markdown",
            ReadingListReader::new,
            ReadingListReader::recognise,
            ReadingListReader.FIELDS),
    ARXIV_HTML(
            "arxiv-html",
            "saved pages of arXiv: search results, listings, abstract pages",
            List.of("html", "htm"),
            "text/html",
            ArxivHtmlReader::new,
            ArxivHtmlReader::recognise,
            ArxivHtmlReader.FIELDS),
    HUGGING_FACE_HTML(
            "hugging-face-html",
            "saved pages of Hugging Face papers",
            List.of("html", "htm"),
            "text/html",
            HuggingFaceHtmlReader::new,
            HuggingFaceHtmlReader::recognise,
            HuggingFaceHtmlReader.FIELDS),
    HTML_META(
            "html-meta",
            "a saved article page that describes itself in citation_ or Dublin Core meta tags",
            List.of("html", "htm"),
            "text/html",
            HtmlMetaReader::new,
            HtmlMetaReader::recognise,
            HtmlMetaReader.FIELDS),
    // --- arxiv
    ARXIV_JSON(
            "arxiv-json",
            "arXiv's metadata snapshot: JSON with \"authors_parsed\", \"versions\" and \"journal-ref\", one record a line",
            List.of("json", "jsonl", "ndjson"),
            "application/x-ndjson",
            ArxivJsonReader::new,
            ArxivJsonReader::recognise,
            ArxivJsonReader.FIELDS),
    ARXIV_ATOM(
            "arxiv-atom",
            "answers of arXiv's API, which are Atom feeds",
            List.of("xml", "atom"),
            "application/atom+xml",
            ArxivAtomReader::new,
            ArxivAtomReader::recognise,
            ArxivAtomReader.FIELDS),
    ARXIV_OAI(
            "arxiv-oai",
            "answers of OAI-PMH in the forms arXiv, arXivRaw and oai_dc, with or without their envelope",
            List.of("xml"),
            "application/xml",
            ArxivOaiReader::new,
            ArxivOaiReader::recognise,
            ArxivOaiReader.FIELDS),
    ARXIV_ABS(
            "arxiv-abs",
            "arXiv's own text records: .abs files and the listings it mails",
            List.of("abs", "txt"),
            "text/plain",
            ArxivAbsReader::new,
            ArxivAbsReader::recognise,
            ArxivAbsReader.FIELDS),
    // --- bibliographies
    CSL_JSON(
            "csl-json",
            "items of CSL-JSON, as Zotero, Better BibTeX, Pandoc and Manubot write them",
            List.of("json", "csl"),
            "application/vnd.citationstyles.csl+json",
            CslJsonReader::new,
            CslJsonReader::recognise,
            CslJsonReader.FIELDS),
    // --- dumps
    OPENALEX(
            "openalex",
            "works of OpenAlex: answers of its API, JSON Lines of its snapshots",
            List.of("json", "jsonl", "ndjson"),
            "application/json",
            OpenAlexReader::new,
            OpenAlexReader::recognise,
            OpenAlexReader.FIELDS),
    CROSSREF(
            "crossref",
            "works of Crossref as JSON: answers of its API, its data files",
            List.of("json", "jsonl", "ndjson"),
            "application/json",
            CrossrefReader::new,
            CrossrefReader::recognise,
            CrossrefReader.FIELDS),
    CROSSREF_XML(
            "crossref-xml",
            "Crossref metadata as XML: deposits and answers to queries (unixref)",
            List.of("xml"),
            "application/vnd.crossref.unixref+xml",
            CrossrefXmlReader::new,
            CrossrefXmlReader::recognise,
            CrossrefXmlReader.FIELDS),
    DBLP(
            "dblp",
            "dblp's XML: the dump, single records, exports of a person, answers of the search API",
            List.of("xml"),
            "application/xml",
            DblpReader::new,
            DblpReader::recognise,
            DblpReader.FIELDS),
    SEMANTIC_SCHOLAR(
            "semantic-scholar",
            "Semantic Scholar: answers of its API, lines of its bulk data and of its open corpus, S2ORC and CORD-19 files",
            List.of("json", "jsonl", "ndjson"),
            "application/json",
            SemanticScholarReader::new,
            SemanticScholarReader::recognise,
            SemanticScholarReader.FIELDS),
    ACL_XML(
            "acl-xml",
            "volumes of the ACL Anthology in XML",
            List.of("xml"),
            "application/xml",
            AclXmlReader::new,
            AclXmlReader::recognise,
            AclXmlReader.FIELDS),
    ACL_JSON(
            "acl-json",
            "papers of the ACL Anthology as JSON: \"id\", \"venue\", \"title\" and \"authors\" with \"first\" and \"last\"",
            List.of("json", "jsonl", "ndjson"),
            "application/x-ndjson",
            AclJsonReader::new,
            AclJsonReader::recognise,
            AclJsonReader.FIELDS),
    PUBMED_XML(
            "pubmed-xml",
            "PubMed and MEDLINE records as XML: articles and books",
            List.of("xml"),
            "application/xml",
            PubmedReader::new,
            PubmedReader::recognise,
            PubmedReader.FIELDS),
    JATS(
            "jats",
            "articles as XML of publishers and PubMed Central (JATS, NLM)",
            List.of("xml", "nxml"),
            "application/jats+xml",
            JatsReader::new,
            JatsReader::recognise,
            JatsReader.FIELDS),
    TEI(
            "tei",
            "papers as TEI: what GROBID makes of a PDF, exports of HAL",
            List.of("xml", "tei"),
            "application/tei+xml",
            TeiReader::new,
            TeiReader::recognise,
            TeiReader.FIELDS),
    // --- tables
    TABLE(
            "table",
            "a table with a row of headers, one paper a row: CSV, TSV, exports of Web of Science, Scopus, Zotero and others",
            List.of("csv", "tsv", "tab"),
            "text/csv",
            TableReader::new,
            TableReader::recognise,
            TableReader.FIELDS);

    /** How many of a file's first bytes {@link #detect} should be given: more are of no use. */
    public static final int HEAD_BYTES = 1 << 16;

    private final String id;
    private final String description;
    private final List<String> extensions;
    private final String mediaType;
    private final Supplier<RecordReader> reader;
    private final Function<Sample, Optional<Evidence>> recogniser;
    private final FieldUse fields;

    Format(
            String id,
            String description,
            List<String> extensions,
            String mediaType,
            Supplier<RecordReader> reader,
            Function<Sample, Optional<Evidence>> recogniser,
            FieldUse fields) {
        this.id = id;
        this.description = description;
        this.extensions = extensions;
        this.mediaType = mediaType;
        this.reader = reader;
        this.recogniser = recogniser;
        this.fields = fields;
    }

    /** The name used on the command line and in the graph: {@code arxiv-search}. */
    public String id() {
        return id;
    }

    /** What it is, in half a sentence. */
    public String description() {
        return description;
    }

    /** Endings of the names of its files, in lower case, without the dot. */
    public List<String> extensions() {
        return extensions;
    }

    public String mediaType() {
        return mediaType;
    }

    /** A reader of this format, which may be used for many files, by one thread at a time. */
    public RecordReader reader() {
        return reader.get();
    }

    /** A reader of this format that knows what the user says about the input. */
    public RecordReader reader(ReadingOptions options) {
        return this == TABLE ? new TableReader(options.columns()) : reader();
    }

    /** What the graph keeps of the fields of this format, and what it does not. */
    public FieldUse fields() {
        return fields;
    }

    /** The format of that name, as {@link #id()} gives it. */
    public static Optional<Format> of(String id) {
        return Arrays.stream(values()).filter(f -> f.id.equals(id)).findFirst();
    }

    /**
     * Recognises a format by the structure of a text, not by its name.
     *
     * @param fileName the name of the file; its ending decides between formats that fit equally well
     * @param head the first bytes of the file, {@value #HEAD_BYTES} or all of them
     */
    public static Detection detect(String fileName, byte[] head) {
        if (Lines.isBinary(head)) {
            return new Detection.Unknown(Content.ofBinary(head));
        }
        Sample sample = Sample.of(head);
        Detection detection = detect(fileName, sample);
        boolean list = detection instanceof Detection.Detected d && d.format() == READING_LIST;
        // A page may show how it is cited.
        return list
                ? detection
                : Content.mixed(
                                sample.lines(),
                                line -> detect(fileName, Sample.of(line.getBytes(StandardCharsets.UTF_8))))
                        .<Detection>map(Detection.Unknown::new)
                        .orElse(detection);
    }

    /**
     * Recognises a format, knowing what the user says about the input: a table that has all columns that are mapped is one
     * whatever its header says.
     */
    public static Detection detect(String fileName, byte[] head, ReadingOptions options) {
        if (!options.columns().isEmpty() && !Lines.isBinary(head)) {
            Optional<Evidence> table = TableReader.recognise(Sample.of(head), options.columns());
            if (table.isPresent()) {
                return new Detection.Detected(TABLE, 1, table.get().why());
            }
        }
        return detect(fileName, head);
    }

    private static Detection detect(String fileName, Sample sample) {
        if (sample.lines().stream().allMatch(String::isEmpty)) {
            return new Detection.Unknown("empty");
        }
        String extension = fileName.substring(fileName.lastIndexOf('.') + 1);
        Detection best = new Detection.Unknown("text of no known shape: " + Content.ofText(sample.lines()));
        double certainty = 0;
        for (Format format : values()) {
            Optional<Evidence> evidence = format.recogniser.apply(sample);
            double bonus = format.extensions.contains(extension) ? 0.01 : 0;
            if (evidence.isPresent() && evidence.get().certainty() + bonus > certainty) {
                certainty = evidence.get().certainty() + bonus;
                best = new Detection.Detected(
                        format, evidence.get().certainty(), evidence.get().why());
            }
        }
        return best;
    }
}
