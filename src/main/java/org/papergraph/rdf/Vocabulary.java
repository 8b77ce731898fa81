package org.papergraph.rdf;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;

/** The terms of the graph: those of {@code ontology/papergraph.ttl} and the standard ones it reuses. */
public final class Vocabulary {

    /** The ontology itself; its terms are in {@link #PG}. */
    public static final String ONTOLOGY = "https://w3id.org/papergraph/ontology";

    public static final String PG = ONTOLOGY + "#";
    public static final String BIBO = "http://purl.org/ontology/bibo/";
    public static final String CITO = "http://purl.org/spar/cito/";
    public static final String DC = "http://purl.org/dc/elements/1.1/";
    public static final String DCTERMS = "http://purl.org/dc/terms/";
    public static final String FABIO = "http://purl.org/spar/fabio/";
    public static final String FOAF = "http://xmlns.com/foaf/0.1/";
    public static final String OA = "http://www.w3.org/ns/oa#";
    public static final String PRO = "http://purl.org/spar/pro/";
    public static final String PROV = "http://www.w3.org/ns/prov#";
    public static final String RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public static final String RDFS = "http://www.w3.org/2000/01/rdf-schema#";
    public static final String SKOS = "http://www.w3.org/2004/02/skos/core#";
    public static final String XSD = "http://www.w3.org/2001/XMLSchema#";

    /** The property functions by which Jena searches text; no term of the graph, so not among the prefixes. */
    public static final String TEXT = "http://jena.apache.org/text#";

    /** The prefixes a query or a Turtle file about the graph wants, by name. */
    public static final Map<String, String> PREFIXES = prefixes();

    public static final Node PAPER = pg("Paper");
    public static final Node AUTHOR = pg("Author");
    public static final Node AMBIGUOUS_AUTHOR = pg("AmbiguousAuthor");
    public static final Node AUTHORSHIP = pg("Authorship");
    public static final Node VENUE = pg("Venue");
    public static final Node CONCEPT_MENTION = pg("ConceptMention");
    public static final Node SOURCE_RECORD = pg("SourceRecord");
    public static final Node WRITTEN_VALUE = pg("WrittenValue");
    public static final Node IDENTITY_DECISION = pg("IdentityDecision");
    public static final Node COMPLETE = pg("Complete");
    public static final Node TRUNCATED = pg("Truncated");
    public static final Node UNKNOWN = pg("Unknown");
    public static final Node CANDIDATE = pg("Candidate");

    public static final Node HAS_AUTHORSHIP = pg("authorship");
    public static final Node ORDINAL = pg("ordinal");
    public static final Node NAME_AS_WRITTEN = pg("nameAsWritten");
    public static final Node AFFILIATION_AS_WRITTEN = pg("affiliationAsWritten");
    public static final Node HAS_AUTHOR = pg("author");
    public static final Node AUTHOR_LIST_STATUS = pg("authorListStatus");
    public static final Node UNLISTED_AUTHOR_COUNT = pg("unlistedAuthorCount");
    public static final Node TRUNCATION_MARKER = pg("truncationMarker");
    public static final Node ARXIV_ID = pg("arxivId");
    public static final Node ORCID = pg("orcid");
    public static final Node HAS_VENUE = pg("venue");
    public static final Node HAS_PAPER = pg("paper");
    public static final Node HAS_CONCEPT = pg("concept");
    public static final Node START = pg("start");
    public static final Node END = pg("end");
    public static final Node FIELD = pg("field");
    public static final Node SCORE = pg("score");
    public static final Node FILE = pg("file");
    public static final Node LINE = pg("line");
    public static final Node FORMAT = pg("format");
    public static final Node RECORD = pg("record");
    public static final Node HAS_WRITTEN_VALUE = pg("writtenValue");
    public static final Node AS_WRITTEN = pg("asWritten");
    public static final Node MERGED = pg("merged");
    public static final Node RULE = pg("rule");
    public static final Node EVIDENCE = pg("evidence");
    public static final Node RESULTS_IN = pg("resultsIn");
    public static final Node POSSIBLY_SAME_AS = pg("possiblySameAs");
    public static final Node STATUS = pg("status");

    public static final Node STATED_SUBJECT = pg("StatedSubject");
    public static final Node EDITORSHIP = pg("Editorship");
    public static final Node VERSION = pg("Version");
    public static final Node REFERENCE = pg("Reference");
    public static final Node NOTICE = pg("Notice");
    public static final Node RETRACTED_PAPER = pg("RetractedPaper");
    public static final Node HAS_EDITORSHIP = pg("editorship");
    public static final Node INSTITUTION = pg("institution");
    public static final Node SOURCE_AUTHOR_ID = pg("sourceAuthorId");
    public static final Node HAS_STATED_SUBJECT = pg("statedSubject");
    public static final Node HAS_REFERENCE = pg("reference");
    public static final Node CITED_PAPER = pg("citedPaper");
    public static final Node VERSION_LABEL = pg("versionLabel");
    public static final Node HAS_NOTICE = pg("notice");
    public static final Node NOTICE_KIND = pg("noticeKind");
    public static final Node SOURCE_KEY = pg("sourceKey");

    public static final Node TYPE = iri(RDF, "type");
    public static final Node LABEL = iri(RDFS, "label");
    public static final Node SEE_ALSO = iri(RDFS, "seeAlso");
    public static final Node TITLE = iri(DCTERMS, "title");
    public static final Node ABSTRACT = iri(DCTERMS, "abstract");
    public static final Node CREATED = iri(DCTERMS, "created");
    public static final Node MODIFIED = iri(DCTERMS, "modified");
    public static final Node ISSUED = iri(DCTERMS, "issued");
    public static final Node DATE = iri(DCTERMS, "date");
    public static final Node IDENTIFIER = iri(DCTERMS, "identifier");
    public static final Node CREATOR = iri(DCTERMS, "creator");
    public static final Node SUBJECT = iri(DCTERMS, "subject");
    public static final Node IS_PART_OF = iri(DCTERMS, "isPartOf");
    public static final Node ALTERNATIVE = iri(DCTERMS, "alternative");
    public static final Node SORT = iri(DCTERMS, "type");
    public static final Node LANGUAGE = iri(DCTERMS, "language");
    public static final Node LICENSE = iri(DCTERMS, "license");
    public static final Node RIGHTS = iri(DCTERMS, "rights");
    public static final Node HAS_VERSION = iri(DCTERMS, "hasVersion");
    public static final Node PUBLISHER = iri(DC, "publisher");
    public static final Node CITES = iri(CITO, "cites");
    public static final Node WITH_ROLE = iri(PRO, "withRole");
    public static final Node EDITOR = iri(PRO, "editor");
    public static final Node VOLUME = iri(BIBO, "volume");
    public static final Node ISSUE = iri(BIBO, "issue");
    public static final Node PAGES = iri(BIBO, "pages");
    public static final Node LOCATOR = iri(BIBO, "locator");
    public static final Node NUMBER = iri(BIBO, "number");
    public static final Node ISBN = iri(BIBO, "isbn13");
    public static final Node ISSN = iri(BIBO, "issn");
    public static final Node BOOK = iri(BIBO, "Book");
    public static final Node SERIES = iri(BIBO, "Series");
    public static final Node NOTATION = iri(SKOS, "notation");
    public static final Node DOI = iri(BIBO, "doi");
    public static final Node CONFERENCE = iri(BIBO, "Conference");
    public static final Node WORKSHOP = iri(BIBO, "Workshop");
    public static final Node JOURNAL = iri(BIBO, "Journal");
    public static final Node GROUP = iri(FOAF, "Group");
    public static final Node NAME = iri(FOAF, "name");
    public static final Node FAMILY_NAME = iri(FOAF, "familyName");
    public static final Node GIVEN_NAME = iri(FOAF, "givenName");
    public static final Node EXACT = iri(OA, "exact");
    public static final Node WAS_DERIVED_FROM = iri(PROV, "wasDerivedFrom");
    public static final Node CONCEPT = iri(SKOS, "Concept");
    public static final Node PREF_LABEL = iri(SKOS, "prefLabel");
    public static final Node ALT_LABEL = iri(SKOS, "altLabel");
    public static final Node DEFINITION = iri(SKOS, "definition");
    public static final Node BROADER = iri(SKOS, "broader");
    public static final Node BROADER_TRANSITIVE = iri(SKOS, "broaderTransitive");
    public static final Node RELATED = iri(SKOS, "related");
    public static final Node IN_SCHEME = iri(SKOS, "inScheme");
    public static final Node NOTE = iri(SKOS, "note");

    private Vocabulary() {}

    private static Node pg(String name) {
        return iri(PG, name);
    }

    private static Node iri(String namespace, String name) {
        return NodeFactory.createURI(namespace + name);
    }

    private static Map<String, String> prefixes() {
        Map<String, String> map = new TreeMap<>();
        map.put("pg", PG);
        map.put("bibo", BIBO);
        map.put("cito", CITO);
        map.put("dc", DC);
        map.put("dcterms", DCTERMS);
        map.put("fabio", FABIO);
        map.put("foaf", FOAF);
        map.put("oa", OA);
        map.put("pro", PRO);
        map.put("prov", PROV);
        map.put("rdf", RDF);
        map.put("rdfs", RDFS);
        map.put("skos", SKOS);
        map.put("xsd", XSD);
        return Collections.unmodifiableMap(map);
    }
}
