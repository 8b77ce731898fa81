package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/**
 * A reader of bibliographies in BibTeX and BibLaTeX: every entry is a record, but for {@code @xdata} and settings, which only
 * serve others. An entry comes behind the one that it refers to by {@code crossref}, whatever their order in the file.
 */
final class BibtexReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "abstract",
                    "subject",
                    "remark",
                    "issn-linking",
                    "issn-l",
                    "isbn-13",
                    "fjournal",
                    "ee",
                    "acmid",
                    "addendum",
                    "annotation",
                    "annote",
                    "archiveprefix",
                    "article-number",
                    "articleno",
                    "arxivid",
                    "author",
                    "author+an:orcid",
                    "bibcode",
                    "biburl",
                    "booksubtitle",
                    "booktitle",
                    "booktitleaddon",
                    "comment",
                    "comments",
                    "crossref",
                    "date",
                    "day",
                    "doi",
                    "editor",
                    "eid",
                    "eprint",
                    "eprintclass",
                    "eprinttype",
                    "eventdate",
                    "eventtitle",
                    "howpublished",
                    "institution",
                    "isbn",
                    "issn",
                    "issue",
                    "journal",
                    "journalsubtitle",
                    "journaltitle",
                    "keyword",
                    "keywords",
                    "langid",
                    "language",
                    "license",
                    "mainsubtitle",
                    "maintitle",
                    "month",
                    "mrclass",
                    "note",
                    "number",
                    "organization",
                    "origtitle",
                    "pages",
                    "pmcid",
                    "pmid",
                    "primaryclass",
                    "publisher",
                    "school",
                    "series",
                    "shortjournal",
                    "subtitle",
                    "title",
                    "titleaddon",
                    "url",
                    "volume",
                    "xdata",
                    "year")
            .lost("address", "where the publisher is")
            .lost("location", "where the publisher is")
            .lost("venue", "where the event was")
            .lost("edition", "the model has none")
            .lost("chapter", "the model has none")
            .lost("version", "of software; no date of it is known")
            .lost("volumes", "of a whole, not of the work")
            .lost("pagetotal", "a count of pages")
            .lost("numpages", "a count of pages")
            .lost("bookpagination", "how pages are cited")
            .lost("pagination", "how pages are cited")
            .lost("issuetitle", "the title of an issue")
            .lost("shorttitle", "the title cut short")
            .lost("shortauthor", "names cut short")
            .lost("shorteditor", "names cut short")
            .lost("shorthand", "how styles cite it")
            .lost("label", "how styles cite it")
            .lost("key", "how styles sort it")
            .lost("sortname", "how styles sort it")
            .lost("sortkey", "how styles sort it")
            .lost("sorttitle", "how styles sort it")
            .lost("sortyear", "how styles sort it")
            .lost("presort", "how styles sort it")
            .lost("indextitle", "how styles sort it")
            .lost("indexsorttitle", "how styles sort it")
            .lost("options", "a setting of styles")
            .lost("entryset", "which entries are cited together")
            .lost("entrysubtype", "a setting of styles")
            .lost("gender", "a setting of styles")
            .lost("hyphenation", "a setting of styles")
            .lost("useprefix", "a setting of styles")
            .lost("pubstate", "a setting of styles")
            .lost("type", "words for the type of the entry")
            .lost("editortype", "the role of an editor who is none; such names are left out")
            .lost("editora", "another role than editor")
            .lost("editoratype", "another role than editor")
            .lost("editorb", "another role than editor")
            .lost("editorbtype", "another role than editor")
            .lost("editorc", "another role than editor")
            .lost("editorctype", "another role than editor")
            .lost("translator", "another role than author or editor")
            .lost("annotator", "another role than author or editor")
            .lost("commentator", "another role than author or editor")
            .lost("introduction", "another role than author or editor")
            .lost("foreword", "another role than author or editor")
            .lost("afterword", "another role than author or editor")
            .lost("bookauthor", "the author of the book that holds it")
            .lost("holder", "the holder of a patent")
            .lost("origdate", "the date of another edition")
            .lost("origyear", "the date of another edition")
            .lost("origlanguage", "the language of another edition")
            .lost("origpublisher", "another edition")
            .lost("origlocation", "another edition")
            .lost("related", "other entries")
            .lost("relatedtype", "other entries")
            .lost("relatedstring", "other entries")
            .lost("xref", "other entries")
            .lost("ids", "other keys")
            .lost("urldate", "when the address was visited")
            .lost("lastchecked", "when the address was visited")
            .lost("file", "where the user keeps it")
            .lost("pdf", "where the user keeps it")
            .lost("local-url", "where the user keeps it")
            .lost("bdsk-file-1", "where the user keeps it")
            .lost("bdsk-url-1", "an address beside url")
            .lost("owner", "who made the entry")
            .lost("username", "who made the entry")
            .lost("timestamp", "when the entry was made")
            .lost("creationdate", "when the entry was made")
            .lost("modificationdate", "when the entry was made")
            .lost("date-added", "when the entry was made")
            .lost("date-modified", "when the entry was made")
            .lost("added-at", "when the entry was made")
            .lost("biblio", "where the entry comes from")
            .lost("bibsource", "where the entry comes from")
            .lost("bibdate", "where the entry comes from")
            .lost("acknowledgement", "where the entry comes from")
            .lost("groups", "the user's own folders")
            .lost("mendeley-tags", "the user's own marks")
            .lost("rating", "the user's own marks")
            .lost("read", "the user's own marks")
            .lost("ranking", "the user's own marks")
            .lost("priority", "the user's own marks")
            .lost("review", "the user's own words")
            .lost("mrnumber", "an identifier the model has not")
            .lost("zblnumber", "an identifier the model has not")
            .lost("lccn", "an identifier the model has not")
            .lost("coden", "an identifier of the journal the model has not")
            .lost("bibsource-id", "an identifier the model has not")
            .lost("journal-url", "the page of the journal")
            .lost("url-publisher", "the page of the publisher")
            .lost("url-author", "a page of the author")
            .lost("adsurl", "where the entry comes from")
            .lost("adsnote", "where the entry comes from")
            .lost("price", "what it cost")
            .lost("dimensions", "how large it is")
            .lost("paperback", "how it is bound")
            .lost("treatment", "how a database sorts it")
            .lost("classcodes", "how a database sorts it")
            .lost("classification", "how a database sorts it")
            .lost("thesaurus", "how a database sorts it")
            .lost("corpsource", "affiliations, without saying whose")
            .lost("affiliation", "affiliations, without saying whose")
            .lost("affiliationaddress", "affiliations, without saying whose")
            .lost("city", "where the publisher is")
            .lost("countrypub", "where the publisher is")
            .lost("conflocation", "where the event was")
            .lost("conftitle", "the event, beside booktitle")
            .lost("meetingaddress", "where the event was")
            .lost("meetingdate", "when the event was")
            .lost("sponsor", "who paid for the event")
            .lost("sponsororg", "who paid for the event")
            .lost("journalabr", "the journal cut short")
            .lost("langidopts", "a setting of styles")
            .lost("tableofcontents", "what the book holds")
            .others("fields of the user's own");

    private static final int MAX_KEYS = 200_000;

    /* Settings of styles that look like entries. */
    private static final Set<String> SETTINGS =
            Set.of("ieeetranbstctl", "control", "aps-control", "revtex41control", "achemso-control");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.BIBTEX, records, diagnostics);
        Lines lines = Lines.inAnyEncoding(in, file, output);
        BibtexEntries entries = new BibtexEntries(lines, output);
        BibtexFamily family = new BibtexFamily(
                output, (entry, number) -> output.record(new BibtexRecord(entry, output).draft(), entry.raw(), number));
        Set<String> keys = new HashSet<>();
        for (BibtexEntry entry = entries.next(); entry != null; entry = entries.next()) {
            if (SETTINGS.contains(entry.type())) {
                continue;
            }
            if (!entry.key().isEmpty() && keys.size() < MAX_KEYS && !keys.add(entry.key())) {
                output.warn(entry.line(), "key " + entry.key() + " is that of an earlier entry: both are kept", "");
            }
            family.accept(entry, BibtexFamily.isData(entry) ? 0 : output.reserve());
        }
        family.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long entries = 0;
        long others = 0;
        List<String> lines = sample.lines();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String next = i + 1 < lines.size() ? lines.get(i + 1) : "";
            switch (BibtexEntries.beginning(line, next)) {
                case ENTRY -> entries++;
                case OTHER -> others++;
                case NONE -> {}
            }
        }
        if (entries + others == 0) {
            return Optional.empty();
        }
        String first = lines.stream().filter(l -> !l.isEmpty()).findFirst().orElse("");
        boolean other = first.startsWith("<") || first.startsWith("{") || first.startsWith("[");
        return Optional.of(new Evidence(
                other ? 0.3 : entries > 0 ? 0.95 : 0.8,
                entries > 0 ? entries + " lines such as \"@article{key,\"" : others + " lines such as \"@string{…\""));
    }
}
