package org.papergraph.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.model.Version;

/**
 * Maps single records, unresolved, to N-Triples: what each says of its paper, in the terms of the graph, a statement a value.
 *
 * <p>A paper that has an identifier is named as in a resolved graph. People and venues are named by their names as written, under
 * {@code name/} and {@code venue-name/}: two of one name are one here, and two spellings of one are two. The statements of a
 * record come in a fixed order. Not for several threads at a time.
 *
 * <p>Terms are spelled out here and not taken from {@link Vocabulary}'s nodes: for short inputs, loading Jena would take longer
 * than the mapping.
 */
public final class FlatMapper {

    private static final byte[] TYPE = towardsIri(Vocabulary.RDF + "type");
    private static final byte[] PAPER = iri(Vocabulary.PG + "Paper");
    private static final byte[] RETRACTED_PAPER = iri(Vocabulary.PG + "RetractedPaper");
    private static final byte[] AUTHOR = iri(Vocabulary.PG + "Author");
    private static final byte[] GROUP = iri(Vocabulary.FOAF + "Group");
    private static final byte[] EDITORSHIP = iri(Vocabulary.PG + "Editorship");
    private static final byte[] EDITOR = iri(Vocabulary.PRO + "editor");
    private static final byte[] COMPLETE = iri(Vocabulary.PG + "Complete");
    private static final byte[] TRUNCATED = iri(Vocabulary.PG + "Truncated");
    private static final byte[] UNKNOWN = iri(Vocabulary.PG + "Unknown");

    private static final byte[] TITLE = towardsText(Vocabulary.DCTERMS + "title");
    private static final byte[] ABSTRACT = towardsText(Vocabulary.DCTERMS + "abstract");
    private static final byte[] CREATED = towardsText(Vocabulary.DCTERMS + "created");
    private static final byte[] MODIFIED = towardsText(Vocabulary.DCTERMS + "modified");
    private static final byte[] ISSUED = towardsText(Vocabulary.DCTERMS + "issued");
    private static final byte[] ARXIV_ID = towardsText(Vocabulary.PG + "arxivId");
    private static final byte[] DOI = towardsText(Vocabulary.BIBO + "doi");
    private static final byte[] IDENTIFIER = towardsIri(Vocabulary.DCTERMS + "identifier");
    private static final byte[] SEE_ALSO = towardsIri(Vocabulary.RDFS + "seeAlso");
    private static final byte[] NOTE = towardsText(Vocabulary.SKOS + "note");
    private static final byte[] CREATOR = towardsIri(Vocabulary.DCTERMS + "creator");
    private static final byte[] NAME = towardsText(Vocabulary.FOAF + "name");
    private static final byte[] ORCID = towardsText(Vocabulary.PG + "orcid");
    private static final byte[] SOURCE_AUTHOR_ID = towardsText(Vocabulary.PG + "sourceAuthorId");
    private static final byte[] AFFILIATION = towardsText(Vocabulary.PG + "affiliationAsWritten");
    private static final byte[] INSTITUTION = towardsIri(Vocabulary.PG + "institution");
    private static final byte[] AUTHOR_LIST_STATUS = towardsIri(Vocabulary.PG + "authorListStatus");
    private static final byte[] UNLISTED_AUTHOR_COUNT = towardsText(Vocabulary.PG + "unlistedAuthorCount");
    private static final byte[] TRUNCATION_MARKER = towardsText(Vocabulary.PG + "truncationMarker");
    private static final byte[] HAS_VENUE = towardsIri(Vocabulary.PG + "venue");
    private static final byte[] LABEL = towardsText(Vocabulary.RDFS + "label");
    private static final byte[] ISSN = towardsText(Vocabulary.BIBO + "issn");

    private static final byte[] SORT = towardsIri(Vocabulary.DCTERMS + "type");
    private static final byte[] LANGUAGE = towardsText(Vocabulary.DCTERMS + "language");
    private static final byte[] ALTERNATIVE = towardsText(Vocabulary.DCTERMS + "alternative");
    private static final byte[] HAS_EDITORSHIP = towardsIri(Vocabulary.PG + "editorship");
    private static final byte[] WITH_ROLE = towardsIri(Vocabulary.PRO + "withRole");
    private static final byte[] NAME_AS_WRITTEN = towardsText(Vocabulary.PG + "nameAsWritten");
    private static final byte[] HAS_VERSION = towardsIri(Vocabulary.DCTERMS + "hasVersion");
    private static final byte[] VOLUME = towardsText(Vocabulary.BIBO + "volume");
    private static final byte[] ISSUE = towardsText(Vocabulary.BIBO + "issue");
    private static final byte[] PAGES = towardsText(Vocabulary.BIBO + "pages");
    private static final byte[] LOCATOR = towardsText(Vocabulary.BIBO + "locator");
    private static final byte[] NUMBER = towardsText(Vocabulary.BIBO + "number");
    private static final byte[] PUBLISHER = towardsText(Vocabulary.DC + "publisher");
    private static final byte[] ISBN = towardsText(Vocabulary.BIBO + "isbn13");
    private static final byte[] STATED_SUBJECT = towardsIri(Vocabulary.PG + "statedSubject");
    private static final byte[] CITES = towardsIri(Vocabulary.CITO + "cites");
    private static final byte[] HAS_REFERENCE = towardsIri(Vocabulary.PG + "reference");
    private static final byte[] AS_WRITTEN = towardsText(Vocabulary.PG + "asWritten");
    private static final byte[] HAS_NOTICE = towardsIri(Vocabulary.PG + "notice");
    private static final byte[] NOTICE_KIND = towardsText(Vocabulary.PG + "noticeKind");
    private static final byte[] LICENSE = towardsIri(Vocabulary.DCTERMS + "license");
    private static final byte[] RIGHTS = towardsText(Vocabulary.DCTERMS + "rights");

    private static final byte[] DAY = NTriplesWriter.typed(Vocabulary.XSD + "date");
    private static final byte[] MONTH = NTriplesWriter.typed(Vocabulary.XSD + "gYearMonth");
    private static final byte[] YEAR = NTriplesWriter.typed(Vocabulary.XSD + "gYear");
    private static final byte[] INTEGER = NTriplesWriter.typed(Vocabulary.XSD + "integer");

    private static final Pattern LANGUAGE_TAG = Pattern.compile("[a-zA-Z]+(?:-[a-zA-Z0-9]+)*");

    /* Subjects repeat from record to record; no more of them are remembered than this. */
    private static final int REMEMBERED = 2000;

    private final Iris iris;
    private final byte[] papers;
    private final byte[] names;
    private final byte[] venueNames;
    private final byte[] versions;
    private final NTriplesWriter out = new NTriplesWriter();
    private final Map<Subject, byte[]> subjects = new HashMap<>();
    private final Map<Identifier.Scheme, byte[]> sites = new HashMap<>();

    /** @param iris how things are named */
    public FlatMapper(Iris iris) {
        this.iris = Objects.requireNonNull(iris, "iris");
        this.papers = NTriplesWriter.bytes(iris.base() + "paper/");
        this.names = NTriplesWriter.bytes(iris.base() + "name/");
        this.versions = NTriplesWriter.bytes(iris.base() + "version/");
        this.venueNames = NTriplesWriter.bytes(iris.base() + "venue-name/");
        for (Identifier.Scheme scheme : Identifier.Scheme.values()) {
            sites.put(scheme, NTriplesWriter.bytes(scheme.site()));
        }
    }

    /** How many statements were mapped so far. */
    public long statements() {
        return out.statements();
    }

    /** Bytes that wait for {@link #writeTo}. */
    public int length() {
        return out.length();
    }

    /** Writes what was mapped since the last call. */
    public void writeTo(OutputStream stream) throws IOException {
        out.writeTo(stream);
        out.clear();
    }

    /**
     * Maps a record.
     *
     * @param key what its paper is called, as in {@link Iris#paper}
     */
    public void map(PaperRecord record, String key) {
        subject(papers, key);
        out.iri(TYPE, PAPER);
        text(TITLE, record.title());
        text(ABSTRACT, record.abstractText());
        for (PaperDate date : record.dates()) {
            date(
                    switch (date.event()) {
                        case CREATED -> CREATED;
                        case MODIFIED -> MODIFIED;
                        case ISSUED -> ISSUED;
                    },
                    date.date());
        }
        for (Identifier id : record.identifiers()) {
            switch (id.scheme()) {
                case ARXIV -> out.text(ARXIV_ID, id.value());
                case DOI -> out.text(DOI, id.value());
                default -> {}
            }
            identifier(IDENTIFIER, id);
        }
        for (String url : record.urls()) {
            if (Iris.isSafe(url)) {
                out.iri(SEE_ALSO, url);
            }
        }
        record.comments().forEach(c -> text(NOTE, c));
        authorListStatus(record.authors());
        for (VenueMention venue : record.venues()) {
            out.minted(HAS_VENUE, venueNames, venue.name());
        }
        if (!record.details().equals(Details.NONE)) {
            details(record.details(), key);
        }
        for (Contributor author : record.authors().contributors()) {
            out.minted(CREATOR, names, author.nameAsWritten());
        }
        others(record, key);
    }

    private void authorListStatus(AuthorList authors) {
        out.iri(
                AUTHOR_LIST_STATUS,
                switch (authors.status()) {
                    case COMPLETE -> COMPLETE;
                    case TRUNCATED -> TRUNCATED;
                    case UNKNOWN -> UNKNOWN;
                });
        if (authors.unlisted() > 0) {
            out.text(UNLISTED_AUTHOR_COUNT, Integer.toString(authors.unlisted()), INTEGER);
        }
        text(TRUNCATION_MARKER, authors.marker());
    }

    private void details(Details details, String key) {
        String sort = FabioClasses.of(details.type());
        if (!sort.isEmpty()) {
            out.iri(SORT, Vocabulary.FABIO + sort);
        }
        text(LANGUAGE, details.language());
        for (LocalizedText title : details.otherTitles()) {
            if (!LANGUAGE_TAG.matcher(title.language()).matches()) {
                out.text(ALTERNATIVE, title.text());
            } else {
                out.text(ALTERNATIVE, title.text(), NTriplesWriter.inLanguage(title.language()));
            }
        }
        for (int i = 1; i <= details.editors().size(); i++) {
            out.iri(HAS_EDITORSHIP, iris.editorship(key, i).getURI());
        }
        for (Version version : details.versions()) {
            out.minted(HAS_VERSION, versions, key, version.label());
        }
        imprint(details.imprint());
        for (Subject subject : details.subjects()) {
            out.iri(STATED_SUBJECT, named(subject));
        }
        for (int i = 1; i <= details.citations().size(); i++) {
            Citation citation = details.citations().get(i - 1);
            if (!citation.identifiers().isEmpty()) {
                identifier(CITES, citation.identifiers().get(0));
            }
            if (!citation.asWritten().isEmpty()) {
                out.iri(HAS_REFERENCE, iris.reference(key, i).getURI());
            }
        }
        for (int i = 1; i <= details.notices().size(); i++) {
            out.iri(HAS_NOTICE, iris.notice(key, i).getURI());
            if (details.notices().get(i - 1).kind() == Notice.Kind.RETRACTION) {
                out.iri(TYPE, RETRACTED_PAPER);
            }
        }
        for (String licence : details.licences()) {
            if (licence.startsWith("http") && Iris.isSafe(licence)) {
                out.iri(LICENSE, licence);
            } else {
                text(RIGHTS, licence);
            }
        }
    }

    private void imprint(Imprint imprint) {
        text(VOLUME, imprint.volume());
        text(ISSUE, imprint.issue());
        text(PAGES, imprint.pages());
        text(LOCATOR, imprint.articleNumber());
        text(NUMBER, imprint.reportNumber());
        text(PUBLISHER, imprint.publisher());
        imprint.isbns().forEach(isbn -> out.text(ISBN, isbn));
    }

    /* What the paper's statements name: authors, venues, editors, references, notices. */
    private void others(PaperRecord record, String key) {
        for (Contributor author : record.authors().contributors()) {
            subject(names, author.nameAsWritten());
            switch (author.kind()) {
                case PERSON -> out.iri(TYPE, AUTHOR);
                case GROUP -> out.iri(TYPE, GROUP);
            }
            out.text(NAME, author.nameAsWritten());
            contributor(author);
        }
        for (VenueMention venue : record.venues()) {
            subject(venueNames, venue.name());
            out.text(LABEL, venue.name());
            venue.issns().forEach(issn -> out.text(ISSN, issn));
        }
        Details details = record.details();
        for (int i = 1; i <= details.editors().size(); i++) {
            Contributor editor = details.editors().get(i - 1);
            subject(iris.editorship(key, i));
            out.iri(TYPE, EDITORSHIP);
            out.iri(WITH_ROLE, EDITOR);
            out.text(NAME_AS_WRITTEN, editor.nameAsWritten());
            contributor(editor);
        }
        for (int i = 1; i <= details.citations().size(); i++) {
            String words = details.citations().get(i - 1).asWritten();
            if (!words.isEmpty()) {
                subject(iris.reference(key, i));
                out.text(AS_WRITTEN, words);
            }
        }
        List<Notice> notices = details.notices();
        for (int i = 1; i <= notices.size(); i++) {
            subject(iris.notice(key, i));
            out.text(NOTICE_KIND, notices.get(i - 1).kind().label());
            text(NOTE, notices.get(i - 1).text());
        }
    }

    private void contributor(Contributor contributor) {
        text(ORCID, contributor.orcid());
        text(SOURCE_AUTHOR_ID, contributor.sourceId());
        for (Affiliation affiliation : contributor.affiliations()) {
            text(AFFILIATION, affiliation.name());
            if (Iris.isSafe(affiliation.ror())) {
                out.iri(INSTITUTION, affiliation.ror());
            }
        }
    }

    private byte[] named(Subject subject) {
        byte[] known = subjects.get(subject);
        if (known == null) {
            known = NTriplesWriter.bytes(iris.subjectIri(subject));
            if (subjects.size() < REMEMBERED) {
                subjects.put(subject, known);
            }
        }
        return known;
    }

    private void identifier(byte[] property, Identifier id) {
        out.minted(property, Objects.requireNonNull(sites.get(id.scheme())), id.value());
    }

    private void date(byte[] property, PartialDate date) {
        out.text(
                property,
                date.toString(),
                switch (date.precision()) {
                    case YEAR -> YEAR;
                    case MONTH -> MONTH;
                    case DAY -> DAY;
                });
    }

    private void text(byte[] property, String text) {
        if (!text.isEmpty()) {
            out.text(property, text);
        }
    }

    private void subject(byte[] base, String path) {
        int from = out.length();
        out.put(base);
        out.path(path);
        out.subject(from);
    }

    private void subject(Node node) {
        int from = out.length();
        out.put(NTriplesWriter.bytes(node.getURI()));
        out.subject(from);
    }

    private static byte[] towardsIri(String property) {
        return NTriplesWriter.towardsIri(property);
    }

    private static byte[] towardsText(String property) {
        return NTriplesWriter.towardsText(property);
    }

    private static byte[] iri(String iri) {
        return NTriplesWriter.bytes(iri);
    }
}
