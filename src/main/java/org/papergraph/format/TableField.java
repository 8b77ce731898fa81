package org.papergraph.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.papergraph.text.Folding;

/**
 * What a column of a table can hold, with the headers that say so, the best one first: in English and other languages, and as
 * Web of Science, Scopus, PubMed, Dimensions, Zotero, JabRef, OpenAlex, Publish or Perish and Lens write them.
 */
// The lists are List.of(…), which the checker cannot see.
@SuppressWarnings("ImmutableEnumChecker")
enum TableField {
    KEY(
            "key",
            "id",
            "identifier",
            "citekey",
            "citationkey",
            "bibtexkey",
            "eid",
            "ut",
            "publicationid",
            "lensid",
            "paperid"),
    TYPE(
            "type",
            "itemtype",
            "bibliographytype",
            "documenttype",
            "publicationtype",
            "doctype",
            "entrytype",
            "typedocument",
            "dokumenttyp"),
    TITLE(
            "title",
            "articletitle",
            "papertitle",
            "documenttitle",
            "displayname",
            "publicationtitlearticle",
            "papername",
            "paper",
            "titel",
            "titre",
            "titulo",
            "titolo",
            "titletext",
            "标题",
            "题名",
            "タイトル"),
    AUTHORS(
            "authorfullnames",
            "authorshipsauthordisplayname",
            "authors",
            "author",
            "authornames",
            "authorsnames",
            "authorlist",
            "creators",
            "creator",
            "autoren",
            "autor",
            "verfasser",
            "auteurs",
            "auteur",
            "autores",
            "autori",
            "作者",
            "著者"),
    ORCIDS("authorshipsauthororcid", "orcid", "orcids", "authororcids"),
    EDITORS("editors", "editor", "bookeditors", "herausgeber"),
    ABSTRACT("abstract", "abstractnote", "abstracttext", "zusammenfassung", "resume", "resumen", "摘要", "要旨"),
    YEAR("year", "publicationyear", "pubyear", "yearpublished", "jahr", "annee", "ano", "anno", "年份", "年"),
    DATE(
            "date",
            "publicationdate",
            "datepublished",
            "published",
            "publisheddate",
            "pubdate",
            "publicationdateonline",
            "coverdate",
            "releasedate",
            "datum",
            "erscheinungsdatum",
            "fecha",
            "日期"),
    MONTH("month", "monat", "mois", "mes"),
    VENUE(
            "sourcetitle",
            "primarylocationsourcedisplayname",
            "journalbook",
            "journal",
            "journaltitle",
            "journalname",
            "publicationtitle",
            "publicationname",
            "containertitle",
            "booktitle",
            "conferencename",
            "conference",
            "conferencetitle",
            "proceedings",
            "proceedingstitle",
            "venue",
            "source",
            "publishedin",
            "anthologytitle",
            "hostvenuedisplayname",
            "zeitschrift",
            "revue",
            "revista",
            "rivista",
            "期刊",
            "来源"),
    VOLUME("volume", "vol", "bibliovolume", "band", "卷"),
    ISSUE("issue", "issuenumber", "biblioissue", "number", "heft", "ausgabe", "期"),
    PAGES("pages", "pagination", "pagerange", "seiten", "paginas", "页码"),
    FIRST_PAGE("pagestart", "startpage", "firstpage", "bibliofirstpage"),
    LAST_PAGE("pageend", "endpage", "lastpage", "bibliolastpage"),
    ARTICLE_NUMBER("artno", "articlenumber", "articleno"),
    REPORT_NUMBER("reportnumber", "reportno"),
    PUBLISHER("publisher", "verlag", "editeur", "editorial", "出版社"),
    SERIES("seriestitle", "series", "bookseriestitle"),
    ISSN("issn", "issns", "eissn", "issnl", "primarylocationsourceissnl", "primarylocationsourceissn"),
    ISBN("isbn", "isbns"),
    DOI("doi", "dois", "digitalobjectidentifier", "doinumber"),
    ARXIV("arxiv", "arxivid", "arxivnumber", "eprint"),
    PMID("pmid", "pubmedid", "idspmid"),
    PMCID("pmcid", "idspmcid"),
    OPENALEX("openalex", "openalexid", "idsopenalex"),
    SEMANTIC_SCHOLAR("semanticscholar", "semanticscholarid", "s2id", "corpusid"),
    ACL("aclid", "anthologyid"),
    DBLP("dblp", "dblpkey"),
    URL(
            "url",
            "urls",
            "link",
            "links",
            "articleurl",
            "fulltexturl",
            "pdf",
            "pdflink",
            "pdfurl",
            "website",
            "paperurl",
            "paperlink",
            "dimensionsurl",
            "externalurl",
            "sourceurls",
            "doilink",
            "bestoaurl",
            "primarylocationlandingpageurl",
            "code",
            "github"),
    KEYWORDS(
            "keywords",
            "keyword",
            "authorkeywords",
            "indexkeywords",
            "manualtags",
            "automatictags",
            "tags",
            "tag",
            "subjects",
            "topics",
            "keywordsplus",
            "keywordsdisplayname",
            "fieldsofstudy",
            "schlagworter",
            "schlagworte",
            "motscles",
            "palabrasclave",
            "关键词"),
    MESH("meshterms", "mesh"),
    LANGUAGE("language", "languageoforiginaldocument", "sprache", "langue", "idioma"),
    LICENCE("license", "licence", "rights", "primarylocationlicense"),
    CREATED("created", "createdate", "submitted", "submissiondate"),
    MODIFIED("modified", "updated", "lastmodified"),
    COMMENT("note", "notes", "comments", "comment", "extra", "remark", "annote", "anmerkung", "bemerkung"),
    REFERENCES("references", "citedreferences");

    /* The tags of Web of Science, which mean other things elsewhere. */
    private static final Map<String, TableField> WEB_OF_SCIENCE = Map.ofEntries(
            Map.entry("UT", KEY),
            Map.entry("DT", TYPE),
            Map.entry("TI", TITLE),
            Map.entry("AF", AUTHORS),
            Map.entry("AU", AUTHORS),
            Map.entry("OI", ORCIDS),
            Map.entry("BE", EDITORS),
            Map.entry("AB", ABSTRACT),
            Map.entry("PY", YEAR),
            Map.entry("PD", MONTH),
            Map.entry("SO", VENUE),
            Map.entry("CT", VENUE),
            Map.entry("SE", SERIES),
            Map.entry("VL", VOLUME),
            Map.entry("IS", ISSUE),
            Map.entry("BP", FIRST_PAGE),
            Map.entry("EP", LAST_PAGE),
            Map.entry("AR", ARTICLE_NUMBER),
            Map.entry("PU", PUBLISHER),
            Map.entry("SN", ISSN),
            Map.entry("EI", ISSN),
            Map.entry("BN", ISBN),
            Map.entry("DI", DOI),
            Map.entry("PM", PMID),
            Map.entry("DE", KEYWORDS),
            Map.entry("ID", KEYWORDS),
            Map.entry("WC", KEYWORDS),
            Map.entry("LA", LANGUAGE),
            Map.entry("CR", REFERENCES));

    private static final List<String> WEB_OF_SCIENCE_ORDER =
            List.of("AF", "AU", "SO", "CT", "SN", "EI", "DE", "ID", "WC");
    private static final Map<String, TableField> BY_HEADER = new HashMap<>();

    static {
        for (TableField field : values()) {
            field.headers.forEach(h -> BY_HEADER.putIfAbsent(h, field));
        }
    }

    private final List<String> headers;

    TableField(String... headers) {
        this.headers = List.of(headers);
    }

    /** Its name on the command line: {@code article-number}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The field of that name. */
    static Optional<TableField> of(String id) {
        return Arrays.stream(values()).filter(f -> f.id().equals(id)).findFirst();
    }

    /** Whether all columns of this field are taken, and not only the first that is not empty. */
    boolean takesAll() {
        return switch (this) {
            case URL, KEYWORDS, MESH, ISSN, ISBN, COMMENT, REFERENCES -> true;
            default -> false;
        };
    }

    /** Whether a column of this field says what paper a row is about. */
    boolean names() {
        return switch (this) {
            case TITLE, DOI, ARXIV, PMID, PMCID, OPENALEX, SEMANTIC_SCHOLAR, ACL, DBLP -> true;
            default -> false;
        };
    }

    /** Whether lists of journals have such a column as well. */
    boolean isOfJournals() {
        return switch (this) {
            case KEY, TYPE, TITLE, VENUE, SERIES, PUBLISHER, ISSN, LANGUAGE, LICENCE, URL, KEYWORDS -> true;
            default -> false;
        };
    }

    /**
     * The columns of each field in a row of headers, the best column first; fields without one are absent.
     *
     * @param cells the headers as written
     */
    static Map<TableField, List<Integer>> columns(List<String> cells) {
        boolean tags = cells.stream()
                                .map(TableField::bare)
                                .filter(WEB_OF_SCIENCE::containsKey)
                                .count()
                        >= 4
                && cells.stream().map(TableField::bare).anyMatch(c -> c.equals("TI") || c.equals("DI"));
        Map<TableField, List<Integer>> columns = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            TableField field = tags ? WEB_OF_SCIENCE.get(bare(cells.get(i))) : BY_HEADER.get(normal(cells.get(i)));
            if (field != null) {
                columns.computeIfAbsent(field, f -> new ArrayList<>()).add(i);
            }
        }
        columns.forEach((field, places) -> places.sort(
                (a, b) -> Integer.compare(rank(field, cells.get(a), tags), rank(field, cells.get(b), tags))));
        return columns;
    }

    private static int rank(TableField field, String header, boolean tags) {
        int rank = tags ? WEB_OF_SCIENCE_ORDER.indexOf(bare(header)) : field.headers.indexOf(normal(header));
        return rank < 0 ? Integer.MAX_VALUE : rank;
    }

    private static String bare(String header) {
        return header.replace("\uFEFF", "").strip();
    }

    /* "Author(s)", "author_names", "Source title" and "authorships.author.display_name" by their letters alone. */
    private static String normal(String header) {
        return Folding.joined(bare(header));
    }
}
