package org.papergraph.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.Issn;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * The meta tags in which an article's page describes it: Highwire's {@code citation_…}, and PRISM and Dublin Core where those
 * are missing.
 *
 * @see <a href="https://scholar.google.com/intl/en/scholar/inclusion.html#indexing">Google Scholar: meta-tags</a>
 */
final class HtmlMeta {

    private static final int MAX_NAME = 300;
    private static final Set<String> AUTHOR_PARTS = Set.of(
            "citation_author", "citation_author_institution", "citation_author_affiliation", "citation_author_orcid");
    private static final Pattern REFERENCE_PART =
            Pattern.compile("(?:^|;)\\s*citation_(?<name>doi|pmid|pmcid|arxiv_id)\\s*=\\s*(?<value>[^;]+)");
    private static final Pattern LICENCE = Pattern.compile("(?i)licen[sc]e|creativecommons\\.org/");
    private static final Pattern LICENCE_ADDRESS = Pattern.compile("(?i)https?://[^\\s\"<>]+");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    /* A tag: its content, and the line it begins on. */
    private record Tag(String name, String content, long line) {}

    private final List<Tag> tags = new ArrayList<>();
    private final Map<String, List<Tag>> named = new LinkedHashMap<>();

    private HtmlMeta(HtmlPage page) {
        for (Element element : elements(page.document())) {
            String name = (element.hasAttr("name") ? element.attr("name") : element.attr("property"))
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .replace("dcterms.", "dc.")
                    .replace("prism:", "prism.");
            String content = element.attr("content");
            if (!content.isBlank()) {
                Tag tag = new Tag(name, content.strip(), HtmlPage.line(element));
                tags.add(tag);
                named.computeIfAbsent(name, n -> new ArrayList<>()).add(tag);
            }
        }
    }

    /* Of a page that holds a second one, only the first describes itself in its head. */
    private static List<Element> elements(Document document) {
        List<Element> head = document.head().select("meta[content]");
        boolean described = head.stream().anyMatch(e -> e.attr("name").matches("(?i)(?:citation_|dc\\.|dcterms\\.).*"));
        return described ? head : document.select("meta[content]");
    }

    static HtmlMeta of(HtmlPage page) {
        return new HtmlMeta(page);
    }

    /** The names of the tags, in lower case. */
    Set<String> names() {
        return named.keySet();
    }

    /** The record of an article's page; none when the tags do not name one. */
    void record(Output output) {
        Optional<Tag> title = first("citation_title", "dc.title");
        Optional<Tag> doi = first("citation_doi", "prism.doi", "dc.identifier");
        if (title.isEmpty() && doi.isEmpty()) {
            return;
        }
        RecordDraft draft = draft();
        common(draft, output);
        first(
                        "citation_publication_date",
                        "citation_date",
                        "citation_online_date",
                        "citation_year",
                        "prism.publicationdate",
                        "dc.date",
                        "dc.issued")
                .ifPresent(t -> date(draft, output, PaperDate.Event.ISSUED, t));
        venue(draft, output);
        imprint(draft, output);
        keywords(draft);
        first("citation_language", "dc.language").ifPresent(t -> {
            draft.language(t.content());
            draft.write(PaperField.LANGUAGE, t.content(), t.line());
        });
        for (Tag rights : all("dc.rights", "dc.rights.uri", "dc.license")) {
            licence(draft, rights);
        }
        for (Tag reference : all("citation_reference")) {
            citation(draft, reference);
        }
        output.record(draft, raw());
    }

    /** The record of an arXiv page, whose dates are those of the first and the last version. */
    void arxivRecord(Output output) {
        RecordDraft draft = draft();
        common(draft, output);
        first("citation_date").ifPresent(t -> date(draft, output, PaperDate.Event.CREATED, t));
        first("citation_online_date").ifPresent(t -> date(draft, output, PaperDate.Event.MODIFIED, t));
        output.record(draft, raw());
    }

    private RecordDraft draft() {
        return new RecordDraft(tags.stream()
                .filter(t -> t.name().startsWith("citation_") || t.name().startsWith("dc."))
                .findFirst()
                .map(Tag::line)
                .orElse(1L));
    }

    private String raw() {
        StringBuilder raw = new StringBuilder();
        tags.forEach(t -> raw.append(t.name()).append(": ").append(t.content()).append('\n'));
        return raw.toString();
    }

    private void common(RecordDraft draft, Output output) {
        first("citation_title", "dc.title").ifPresent(t -> draft.titlePlain(unwrapped(t), t.line()));
        first("citation_abstract", "dc.abstract").ifPresent(t -> draft.abstractPlain(unwrapped(t), t.line()));
        authors(draft, output);
        identifiers(draft, output);
    }

    private Optional<Tag> first(String... names) {
        return all(names).stream().findFirst();
    }

    /* The tags of the first of these names that the page has. */
    private List<Tag> all(String... names) {
        for (String name : names) {
            List<Tag> found = named.get(name);
            if (found != null) {
                return found;
            }
        }
        return List.of();
    }

    /* White space of the page's source is no part of a value. */
    private static String unwrapped(Tag tag) {
        return PlainText.fold(tag.content());
    }

    private void authors(RecordDraft draft, Output output) {
        Authors authors = new Authors(output);
        List<Tag> lists = named.containsKey("citation_author") ? List.of() : all("citation_authors");
        List<Tag> creators = named.containsKey("citation_author") || !lists.isEmpty()
                ? List.of()
                : all("dc.creator", "dc.contributor");
        for (Tag tag : tags) {
            if (AUTHOR_PARTS.contains(tag.name())) {
                authors.part(tag);
            }
        }
        for (Tag list : lists) {
            for (String name : list.content().split(";", -1)) {
                authors.name(name, list);
            }
        }
        creators.forEach(t -> authors.name(t.content(), t));
        List<Tag> sources = new ArrayList<>(all("citation_author"));
        sources.addAll(lists);
        sources.addAll(creators);
        sources.forEach(t -> draft.write(PaperField.AUTHORS, t.content(), t.line()));
        if (!authors.cut.isEmpty()) {
            draft.authors(AuthorList.truncated(authors.found, 0, authors.cut));
        } else if (!authors.found.isEmpty()) {
            draft.authors(AuthorList.complete(authors.found));
        }
    }

    /* The authors so far: what is said about an author follows the name. */
    private static final class Authors {

        private final Output output;
        private final List<Contributor> found = new ArrayList<>();
        private String cut = "";
        private boolean open;

        Authors(Output output) {
            this.output = output;
        }

        void part(Tag tag) {
            if (tag.name().equals("citation_author")) {
                name(tag.content(), tag);
                return;
            }
            int last = found.size() - 1;
            Optional<Orcid> orcid = Orcid.parse(tag.content());
            if (!open) {
                output.warn(tag.line(), tag.name() + " that follows no author: left out", tag.content());
            } else if (!tag.name().equals("citation_author_orcid")) {
                List<Affiliation> places = new ArrayList<>(found.get(last).affiliations());
                places.add(Affiliation.named(unwrapped(tag)));
                found.set(last, found.get(last).withAffiliations(places));
            } else if (orcid.isPresent()) {
                found.set(last, found.get(last).withOrcid(orcid.orElseThrow().value()));
            } else {
                output.warn(tag.line(), "no ORCID iD: left out", tag.content());
            }
        }

        void name(String written, Tag tag) {
            String name = PlainText.fold(written);
            open = name.codePoints().anyMatch(Character::isLetter) && name.length() <= MAX_NAME;
            if (!name.isEmpty() && AuthorLines.isNoName(name)) {
                cut = name;
                open = false;
            } else if (open) {
                found.add(contributor(name));
            } else if (!name.isEmpty()) {
                output.warn(tag.line(), "no name of an author: left out", name);
            }
        }

        /* "Heibi, Ivan" and "Ivan Heibi" are the same name. */
        private static Contributor contributor(String name) {
            if (PersonNames.isGroup(name)) {
                return Contributor.group(PersonNames.display(name));
            }
            PersonName parts = PersonNames.parse(name);
            String shown = name.indexOf(',') < 0
                    ? PersonNames.display(name)
                    : PlainText.fold(String.join(" ", parts.given(), parts.particle(), parts.family(), parts.suffix()));
            return Contributor.person(shown, parts);
        }
    }

    private void identifiers(RecordDraft draft, Output output) {
        for (Tag tag : all("citation_doi", "prism.doi")) {
            identifier(draft, output, Identifier.Scheme.DOI, tag);
        }
        all("dc.identifier").stream()
                .filter(t -> Doi.parse(t.content()).isPresent())
                .forEach(t -> identifier(draft, output, Identifier.Scheme.DOI, t));
        all("citation_arxiv_id").forEach(t -> identifier(draft, output, Identifier.Scheme.ARXIV, t));
        all("citation_pmid").forEach(t -> identifier(draft, output, Identifier.Scheme.PMID, t));
        all("citation_pmcid").forEach(t -> identifier(draft, output, Identifier.Scheme.PMCID, t));
    }

    private static void identifier(RecordDraft draft, Output output, Identifier.Scheme scheme, Tag tag) {
        if (!draft.identifier(scheme, tag.content(), tag.line())) {
            output.warn(tag.line(), "no " + scheme.label() + ": left out", tag.content());
        }
    }

    private static void date(RecordDraft draft, Output output, PaperDate.Event event, Tag tag) {
        draft.write(PaperField.DATE, tag.content(), tag.line());
        Optional<PartialDate> date = DateWords.parse(tag.content())
                .or(() -> PartialDate.parse(tag.content().replace('/', '-')));
        date.ifPresent(d -> draft.date(event, d));
        if (date.isEmpty()) {
            output.warn(tag.line(), "date not understood: left out", tag.content());
        }
    }

    private void venue(RecordDraft draft, Output output) {
        List<String> issns = new ArrayList<>();
        for (Tag issn : named.containsKey("citation_issn") ? all("citation_issn") : all("prism.issn")) {
            Issn.parse(issn.content())
                    .ifPresentOrElse(
                            i -> issns.add(i.value()),
                            () -> output.warn(issn.line(), "no ISSN: left out", issn.content()));
        }
        Optional<Tag> conference = first("citation_conference_title", "citation_conference");
        Optional<Tag> book = first("citation_inbook_title", "citation_book_title");
        Optional<Tag> journal = first("citation_journal_title", "prism.publicationname", "citation_journal_abbrev");
        if (conference.isPresent()) {
            draft.type(PaperType.CONFERENCE_PAPER);
            venue(draft, conference.orElseThrow(), VenueMention.Kind.CONFERENCE, List.of());
        }
        if (book.isPresent()) {
            draft.type(conference.isPresent() ? PaperType.CONFERENCE_PAPER : PaperType.CHAPTER);
            venue(draft, book.orElseThrow(), VenueMention.Kind.BOOK, List.of());
        }
        if (journal.isPresent()) {
            if (named.containsKey("citation_journal_title") && conference.isEmpty() && book.isEmpty()) {
                draft.type(PaperType.ARTICLE);
            }
            venue(draft, journal.orElseThrow(), VenueMention.Kind.JOURNAL, issns);
        } else if (!issns.isEmpty()) {
            Tag issn = all("citation_issn", "prism.issn").get(0);
            VenueMention unnamed = VenueMention.of("ISSN " + issns.get(0), VenueMention.Kind.JOURNAL);
            draft.venue(unnamed.withIssns(issns), issn.content(), issn.line());
        }
    }

    private static void venue(RecordDraft draft, Tag tag, VenueMention.Kind kind, List<String> issns) {
        draft.venue(VenueMention.of(unwrapped(tag), kind).withIssns(issns), tag.content(), tag.line());
    }

    private void imprint(RecordDraft draft, Output output) {
        first("citation_volume", "prism.volume").ifPresent(t -> draft.volume(t.content(), t.line()));
        first("citation_issue", "prism.number").ifPresent(t -> draft.issue(t.content(), t.line()));
        Optional<Tag> from = first("citation_firstpage", "prism.startingpage");
        Optional<Tag> to = first("citation_lastpage", "prism.endingpage");
        if (from.isPresent()) {
            Tag page = from.orElseThrow();
            String last = to.map(Tag::content).orElse("");
            boolean article = last.isEmpty() && !NUMBER.matcher(page.content()).matches();
            if (article) {
                draft.articleNumber(page.content(), page.line());
            } else {
                boolean one = last.isEmpty() || last.equals(page.content());
                draft.pages(one ? page.content() : page.content() + "-" + last, page.line());
            }
        }
        first("citation_article_number", "citation_elocation_id")
                .ifPresent(t -> draft.articleNumber(t.content(), t.line()));
        first("citation_publisher", "dc.publisher").ifPresent(t -> draft.publisher(t.content(), t.line()));
        first("citation_technical_report_number").ifPresent(t -> draft.reportNumber(t.content(), t.line()));
        first("citation_technical_report_institution").ifPresent(t -> {
            draft.type(PaperType.REPORT);
            draft.publisher(t.content(), t.line());
        });
        first("citation_dissertation_institution").ifPresent(t -> {
            draft.type(PaperType.THESIS);
            draft.publisher(t.content(), t.line());
        });
        for (Tag isbn : all("citation_isbn")) {
            if (!draft.isbn(isbn.content(), isbn.line())) {
                output.warn(isbn.line(), "no ISBN: left out", isbn.content());
            }
        }
    }

    private void keywords(RecordDraft draft) {
        for (Tag tag : all("citation_keywords", "citation_keyword", "dc.subject")) {
            for (String word : tag.content().split(tag.content().indexOf(';') >= 0 ? ";" : ",", -1)) {
                String keyword = PlainText.fold(word);
                if (!keyword.isEmpty()) {
                    draft.subject(Subject.keyword(keyword), tag.line());
                }
            }
        }
    }

    private static void licence(RecordDraft draft, Tag tag) {
        if (LICENCE.matcher(tag.content()).find()) {
            Matcher address = LICENCE_ADDRESS.matcher(tag.content());
            draft.licence(address.find() ? address.group() : tag.content(), tag.line());
        }
    }

    private static void citation(RecordDraft draft, Tag tag) {
        List<Identifier> identifiers = new ArrayList<>();
        Matcher part = REFERENCE_PART.matcher(tag.content());
        while (part.find()) {
            Identifier.Scheme scheme = switch (part.group("name")) {
                case "doi" -> Identifier.Scheme.DOI;
                case "pmid" -> Identifier.Scheme.PMID;
                case "pmcid" -> Identifier.Scheme.PMCID;
                default -> Identifier.Scheme.ARXIV;
            };
            Identifier.parse(scheme, part.group("value")).ifPresent(identifiers::add);
        }
        draft.citation(new Citation(unwrapped(tag), identifiers));
    }
}
