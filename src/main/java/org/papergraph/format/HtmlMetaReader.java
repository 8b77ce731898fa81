package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/** A reader of saved article pages of any publisher that describe the article in {@link HtmlMeta meta tags}: one record a page. */
final class HtmlMetaReader implements RecordReader {

    private static final String SHOWN = "an address of the publisher's page, not of the paper";
    private static final String TEASER = "a few words to advertise the page";

    static final FieldUse FIELDS = FieldUse.kept(
                    "citation_title",
                    "citation_author",
                    "citation_authors",
                    "citation_author_institution",
                    "citation_author_affiliation",
                    "citation_author_orcid",
                    "citation_abstract",
                    "citation_publication_date",
                    "citation_date",
                    "citation_online_date",
                    "citation_year",
                    "citation_doi",
                    "citation_arxiv_id",
                    "citation_pmid",
                    "citation_pmcid",
                    "citation_journal_title",
                    "citation_conference_title",
                    "citation_conference",
                    "citation_inbook_title",
                    "citation_book_title",
                    "citation_issn",
                    "citation_isbn",
                    "citation_volume",
                    "citation_issue",
                    "citation_firstpage",
                    "citation_lastpage",
                    "citation_article_number",
                    "citation_elocation_id",
                    "citation_publisher",
                    "citation_dissertation_institution",
                    "citation_technical_report_institution",
                    "citation_technical_report_number",
                    "citation_keywords",
                    "citation_keyword",
                    "citation_language",
                    "citation_reference",
                    "prism.publicationname",
                    "prism.publicationdate",
                    "prism.doi",
                    "prism.issn",
                    "prism.volume",
                    "prism.number",
                    "prism.startingpage",
                    "prism.endingpage",
                    "dc.title",
                    "dc.creator",
                    "dc.contributor",
                    "dc.abstract",
                    "dc.date",
                    "dc.issued",
                    "dc.identifier",
                    "dc.publisher",
                    "dc.subject",
                    "dc.language",
                    "dc.rights",
                    "dc.rights.uri",
                    "dc.license")
            .lost("citation_journal_abbrev", "kept only where the full title of the journal is missing")
            .lost("citation_author_email", "the address is private")
            .lost("citation_article_type", "the publisher's own name for the section")
            .lost("citation_pdf_url", SHOWN)
            .lost("citation_fulltext_html_url", SHOWN)
            .lost("citation_abstract_html_url", SHOWN)
            .lost("citation_public_url", SHOWN)
            .lost("prism.url", SHOWN)
            .lost("prism.section", "the publisher's own name for the section")
            .lost("prism.copyright", "who holds the rights, which is no licence")
            .lost("prism.rightsagent", "whom to ask for the rights, which is no licence")
            .lost("dc.copyright", "who holds the rights, which is no licence")
            .lost("dc.rightsagent", "whom to ask for the rights, which is no licence")
            .lost("dc.description", TEASER)
            .lost("dc.format", "of the page, not of the paper")
            .lost("dc.source", "the journal in words, which citation_journal_title or prism.publicationName names")
            .lost("dc.type", "the publisher's own name for the section")
            .others("tags for other uses of the page, such as og:title and twitter:card");

    private static final Pattern TITLE = tag("citation_title");
    private static final Pattern DUBLIN_TITLE = tag("dc(?:terms)?\\.title");
    private static final Pattern DUBLIN_DOI = Pattern.compile(
            "(?is)<meta\\b[^>]{0,300}?\\b(?:name|property)\\s*=\\s*[\"']?(?:dc\\.identifier|prism[.:]doi)[\"']?[^>]{0,60}?content\\s*=\\s*[\"']?\\s*(?:doi:|https?://(?:dx\\.)?doi\\.org/)?10\\.[0-9]{4}");

    private static Pattern tag(String name) {
        return Pattern.compile("(?is)<meta\\b[^>]{0,4000}?\\b(?:name|property)\\s*=\\s*[\"']?" + name + "\\b");
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.HTML_META, records, diagnostics);
        Optional<HtmlPage> page = HtmlPage.read(in, file, output);
        page.ifPresent(p -> HtmlMeta.of(p).record(output));
        output.end(page.isPresent());
    }

    /** How sure it is that a page has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        if (!HtmlPage.isPage(sample)) {
            return Optional.empty();
        }
        String text = String.join("\n", sample.lines());
        if (TITLE.matcher(text).find()) {
            return Optional.of(new Evidence(0.9, "an HTML page with citation_title in its meta tags"));
        }
        return DUBLIN_TITLE.matcher(text).find() && DUBLIN_DOI.matcher(text).find()
                ? Optional.of(new Evidence(0.85, "an HTML page with a Dublin Core title and a DOI in its meta tags"))
                : Optional.empty();
    }
}
