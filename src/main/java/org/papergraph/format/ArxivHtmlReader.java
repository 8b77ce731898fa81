package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/** A reader of saved pages of arXiv: search results, listings and abstract pages, of any year's layout. */
final class ArxivHtmlReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "title",
                    "authors",
                    "abstract",
                    "dateline",
                    "submission-history",
                    "comments",
                    "subjects",
                    "msc-classes",
                    "acm-classes",
                    "report-number",
                    "jref",
                    "doi",
                    "arxivid",
                    "arxivdoi",
                    "abs-license",
                    "citation_title",
                    "citation_author",
                    "citation_date",
                    "citation_online_date",
                    "citation_arxiv_id",
                    "citation_doi",
                    "citation_abstract")
            .lost("arxividv", "the address of the version, which follows from the arXiv id")
            .lost("citation_pdf_url", "an address that follows from the arXiv id")
            .lost("submitter", "who submitted the paper need not be an author")
            .lost("links", "full text, citations and bookmarks of the page, not of the paper");

    private static final Pattern MARKS = Pattern.compile(
            "(?is).*(?:class\\s*=\\s*[\"']?[^\"'>]{0,80}\\barxiv-result\\b|class\\s*=\\s*[\"']?[^\"'>]{0,80}\\blist-(?:title|identifier)\\b|name\\s*=\\s*[\"']?citation_arxiv_id\\b|id\\s*=\\s*[\"']?abs-outer\\b).*");
    private static final Pattern SITE = Pattern.compile("(?is).*(?:arxiv\\.org|arxiv\\s*:|href\\s*=\\s*[\"']?/abs/).*");
    private static final Pattern ABS =
            Pattern.compile("(?i)/abs/(?<id>(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?)");
    private static final Pattern PREFIX =
            Pattern.compile("(?i)^(?:\\[[0-9]+\\]\\s*)?(?:title|authors?|abstract)\\s*[:：]\\s*");
    private static final Pattern NUMBER = Pattern.compile("^\\[\\s*[0-9]+\\s*\\]\\s*");
    private static final Pattern EMPTY_LINKS = Pattern.compile("(?:\\s*\\[[\\s,]*\\])+\\s*$");
    private static final Pattern SUBMITTED =
            Pattern.compile("(?i)(?<version>\\bv[0-9]+\\s+)?\\bsubmitted\\s+(?:on\\s+)?(?<date>[^;]*)");
    private static final Pattern ANNOUNCED =
            Pattern.compile("(?i)\\boriginally announced\\s+(?:in\\s+)?(?<date>[^;]*)");
    private static final Pattern VERSION = Pattern.compile("\\[v[0-9]{1,4}\\]");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ARXIV_HTML, records, diagnostics);
        Optional<HtmlPage> page = HtmlPage.read(in, file, output);
        page.ifPresent(p -> read(p, output));
        output.end(page.isPresent());
    }

    /** How sure it is that a page has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        if (!HtmlPage.isPage(sample)) {
            return Optional.empty();
        }
        String text = String.join("\n", sample.lines());
        return MARKS.matcher(text).matches() && SITE.matcher(text).matches()
                ? Optional.of(new Evidence(0.97, "an HTML page with the parts of arXiv's pages"))
                : Optional.empty();
    }

    private static void read(HtmlPage page, Output output) {
        Document document = page.document();
        List<Element> results = document.select("li.arxiv-result");
        List<Element> titles = document.select(".list-title").stream()
                .filter(t -> t.closest("li.arxiv-result") == null)
                .toList();
        for (Element result : results) {
            result(result, output);
        }
        for (Element title : titles) {
            entry(title, output);
        }
        if (results.isEmpty() && titles.isEmpty()) {
            @Nullable Element title = document.selectFirst("#abs h1.title, h1.title");
            if (title != null) {
                abstractPage(document, title, output);
            } else if (!document.select("meta[name=citation_arxiv_id]").isEmpty()) {
                HtmlMeta.of(page).arxivRecord(output);
            }
        }
    }

    private static void result(Element result, Output output) {
        ArxivItem item = new ArxivItem(HtmlPage.line(result));
        @Nullable Element link = result.selectFirst(".list-title a[href*=/abs/]");
        if (link != null) {
            identifier(item, link);
        }
        for (Element doi : result.select(".tags a[href*=doi.org/]")) {
            item.add(ArxivLabel.DOI, doi.attr("href"), doi.text(), HtmlPage.line(doi));
        }
        field(item, ArxivLabel.TITLE, result.selectFirst("p.title"), "");
        field(item, ArxivLabel.AUTHORS, result.selectFirst("p.authors"), "");
        subjects(item, result.select(".tags .tag[data-tooltip]"));
        @Nullable Element full = result.selectFirst(".abstract-full");
        @Nullable Element shortened = result.selectFirst(".abstract-short");
        @Nullable Element any = result.selectFirst("p.abstract");
        field(
                item,
                ArxivLabel.ABSTRACT,
                full != null ? full : shortened != null ? shortened : any,
                "a[onclick], a.is-size-7");
        if (full == null && shortened != null) {
            output.warn(HtmlPage.line(shortened), "only the shortened abstract is there: kept", "");
        }
        for (Element remark : result.select("p.comments")) {
            labelled(item, remark);
        }
        for (Element dates : result.select("p.is-size-7:not(.comments)")) {
            dates(item, output, dates.text(), HtmlPage.line(dates));
        }
        item.build(output, false, result.text());
    }

    private static void identifier(ArxivItem item, Element link) {
        Matcher m = ABS.matcher(link.attr("href"));
        item.add(ArxivLabel.IDENTIFIER, m.find() ? m.group("id") : link.text(), link.text(), HtmlPage.line(link));
    }

    private static void field(ArxivItem item, ArxivLabel label, @Nullable Element element, String without) {
        if (element != null) {
            String written = PREFIX.matcher(HtmlPage.text(element, without)).replaceFirst("");
            if (!written.isEmpty()) {
                item.add(label, written, written, HtmlPage.line(element));
            }
        }
    }

    private static void subjects(ArxivItem item, List<Element> tags) {
        if (!tags.isEmpty()) {
            String text = tags.stream()
                    .map(t -> t.attr("data-tooltip") + " (" + t.text() + ")")
                    .collect(Collectors.joining("; "));
            item.add(ArxivLabel.SUBJECTS, text, text, HtmlPage.line(tags.get(0)));
        }
    }

    /* "Comments: 12 pages" */
    private static void labelled(ArxivItem item, Element element) {
        String text = element.text();
        ArxivLabel.of(text)
                .filter(f -> !f.value().isEmpty())
                .ifPresent(f -> item.add(f.label(), f.value(), f.value(), HtmlPage.line(element)));
    }

    private static void dates(ArxivItem item, Output output, String text, long at) {
        Matcher submitted = SUBMITTED.matcher(text);
        List<String> latest = new ArrayList<>();
        while (submitted.find()) {
            String version = submitted.group("version");
            if (version == null) {
                latest.add(submitted.group("date"));
            } else {
                item.version(version.strip(), ArxivDateline.date(output, submitted.group("date"), at), false, text, at);
            }
        }
        latest.stream().limit(1).forEach(d -> item.version("", ArxivDateline.date(output, d, at), false, text, at));
        Matcher announced = ANNOUNCED.matcher(text);
        if (announced.find()) {
            ArxivDateline.date(output, announced.group("date"), at).ifPresent(d -> item.announced(d, text, at));
        }
    }

    /* An entry of a listing: its number and links stand in the dt before, or in the title itself. */
    private static void entry(Element title, Output output) {
        @Nullable Element description = title.closest("dd");
        @Nullable Element meta = description != null ? description : title.closest("div.meta");
        Element parts = meta == null ? title : meta;
        @Nullable Element term = description == null ? null : description.previousElementSibling();
        @Nullable Element link = title.selectFirst("a[href*=/abs/]");
        if (link == null && term != null) {
            link = term.selectFirst("a[href*=/abs/]");
        }
        ArxivItem item = new ArxivItem(HtmlPage.line(link == null ? title : link));
        if (link != null) {
            identifier(item, link);
        }
        String words = NUMBER.matcher(HtmlPage.text(title, "a")).replaceFirst("");
        String shown =
                EMPTY_LINKS.matcher(PREFIX.matcher(words).replaceFirst("")).replaceFirst("");
        if (!shown.isEmpty()) {
            item.add(ArxivLabel.TITLE, shown, shown, HtmlPage.line(title));
        }
        field(item, ArxivLabel.AUTHORS, parts.selectFirst(".list-authors"), "");
        for (Element other : parts.select("[class^=list-]")) {
            if (!other.hasClass("list-title") && !other.hasClass("list-authors") && !other.hasClass("list-abs")) {
                labelled(item, other);
            }
        }
        @Nullable Element text = parts.selectFirst(".list-abs");
        field(item, ArxivLabel.ABSTRACT, text != null ? text : parts.selectFirst("p.mathjax"), "");
        item.build(output, false, parts.text());
    }

    private static void abstractPage(Document document, Element title, Output output) {
        @Nullable Element whole = document.getElementById("abs-outer");
        Element page = whole == null ? document.body() : whole;
        ArxivItem item = new ArxivItem(HtmlPage.line(title));
        field(item, ArxivLabel.TITLE, title, "");
        field(item, ArxivLabel.AUTHORS, page.selectFirst("div.authors"), "");
        field(item, ArxivLabel.ABSTRACT, page.selectFirst("blockquote.abstract"), "");
        for (Element row : page.select(".metatable tr")) {
            row(item, row);
        }
        if (!item.has(ArxivLabel.IDENTIFIER)) {
            @Nullable Element head = page.selectFirst(".header-breadcrumbs-mobile strong");
            @Nullable Element tag = document.selectFirst("meta[name=citation_arxiv_id]");
            if (head != null) {
                item.add(ArxivLabel.IDENTIFIER, head.text(), head.text(), HtmlPage.line(head));
            } else if (tag != null) {
                item.add(ArxivLabel.IDENTIFIER, tag.attr("content"), tag.attr("content"), HtmlPage.line(tag));
            }
        }
        for (Element licence : document.select(".abs-license a[href]")) {
            item.add(ArxivLabel.LICENCE, licence.attr("href"), licence.attr("href"), HtmlPage.line(licence));
        }
        if (!history(item, page, output)) {
            for (Element dateline : page.select(".dateline")) {
                ArxivDateline.dateline(item, output, dateline.text(), dateline.text(), HtmlPage.line(dateline));
            }
        }
        item.build(output, false, page.text());
    }

    private static void row(ArxivItem item, Element row) {
        @Nullable Element name = row.selectFirst("td.label");
        @Nullable Element value = name == null ? null : name.nextElementSibling();
        if (name == null || value == null || value.hasClass("arxividv")) {
            return;
        }
        if (value.hasClass("arxivdoi") || value.hasClass("doi")) {
            for (Element link : value.select("a[href*=doi.org/]")) {
                ArxivLabel label = value.hasClass("doi") ? ArxivLabel.DOI : ArxivLabel.IDENTIFIER;
                item.add(label, link.attr("href"), link.text(), HtmlPage.line(link));
            }
            return;
        }
        String text = HtmlPage.text(value, "button, .button-and-tooltip, [role=tooltip]");
        ArxivLabel.of(name.text() + " " + text)
                .filter(f -> !f.value().isEmpty())
                .ifPresent(f -> item.add(f.label(), f.value(), f.value(), HtmlPage.line(value)));
    }

    private static boolean history(ArxivItem item, Element page, Output output) {
        @Nullable Element history = page.selectFirst(".submission-history");
        if (history == null) {
            return false;
        }
        List<Long> lines = history.select("strong").stream().map(HtmlPage::line).toList();
        String text = history.text();
        Matcher version = VERSION.matcher(text);
        List<Integer> starts = new ArrayList<>();
        while (version.find()) {
            starts.add(version.start());
        }
        for (int i = 0; i < starts.size(); i++) {
            String one = text.substring(starts.get(i), i + 1 < starts.size() ? starts.get(i + 1) : text.length())
                    .strip();
            long at = i < lines.size() ? lines.get(i) : HtmlPage.line(history);
            if (!ArxivDateline.history(item, output, one, one, at)) {
                output.warn(at, "version not understood: left out", one);
            }
        }
        return !starts.isEmpty();
    }
}
