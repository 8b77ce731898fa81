package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Issn;
import org.papergraph.model.PaperDate.Event;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;
import org.papergraph.text.WebAddresses;

/**
 * Reads the XML of Crossref: what publishers deposit and what Crossref answers to queries (unixref, unixsd, OAI-PMH).
 *
 * @see <a href="https://www.crossref.org/documentation/schema-library/">Crossref schema library</a>
 */
final class CrossrefXmlReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "ORCID",
                    "abbrev_title",
                    "abstract",
                    "approval_date",
                    "affiliation",
                    "affiliations",
                    "alt-name",
                    "article_title",
                    "author",
                    "body",
                    "book",
                    "book_metadata",
                    "book_series_metadata",
                    "book_set_metadata",
                    "cYear",
                    "citation",
                    "citation_list",
                    "conference",
                    "conference_acronym",
                    "conference_date",
                    "conference_name",
                    "conference_paper",
                    "content_item",
                    "contributors",
                    "crm-item",
                    "crossmark",
                    "crossref",
                    "crossref_result",
                    "custom_metadata",
                    "database",
                    "database_metadata",
                    "dataset",
                    "day",
                    "dissertation",
                    "doi",
                    "doi_batch",
                    "doi_data",
                    "doi_record",
                    "doi_records",
                    "event_metadata",
                    "first_page",
                    "full_title",
                    "given_name",
                    "institution",
                    "institution_id",
                    "institution_name",
                    "isbn",
                    "issn",
                    "issue",
                    "item_number",
                    "journal",
                    "journal_article",
                    "journal_issue",
                    "journal_metadata",
                    "journal_title",
                    "journal_volume",
                    "last_page",
                    "license_ref",
                    "metadata",
                    "month",
                    "name",
                    "organization",
                    "original_language_title",
                    "pages",
                    "peer_review",
                    "person_name",
                    "posted_content",
                    "posted_date",
                    "proceedings_metadata",
                    "proceedings_series_metadata",
                    "proceedings_title",
                    "program",
                    "publication_date",
                    "publisher",
                    "publisher_item",
                    "publisher_name",
                    "query",
                    "query_result",
                    "record",
                    "report-paper",
                    "report-paper_metadata",
                    "report-paper_series_metadata",
                    "resource",
                    "series_metadata",
                    "series_title",
                    "standard",
                    "standard_metadata",
                    "string_name",
                    "subtitle",
                    "suffix",
                    "surname",
                    "title",
                    "titles",
                    "unstructured_citation",
                    "update",
                    "updates",
                    "volume",
                    "volume_title",
                    "year")
            .lost("acceptance_date", "a step of the publisher's work")
            .lost("anonymous", "an author who is not named")
            .lost("archive", "where copies are kept")
            .lost("archive_locations", "where copies are kept")
            .lost("assertion", "who paid for the work, and the publisher's own fields")
            .lost("collection", "addresses of copies")
            .lost("component", "parts of a paper")
            .lost("component_list", "parts of a paper")
            .lost("conference_location", "the place of a conference")
            .lost("conference_number", "which one in a row it was")
            .lost("conference_sponsor", "who paid for a conference")
            .lost("conference_theme", "the theme of a conference")
            .lost("crossmark_domain", "where a mark is shown")
            .lost("crossmark_domain_exclusive", "where a mark is shown")
            .lost("crossmark_domains", "where a mark is shown")
            .lost("crossmark_policy", "where a mark is shown")
            .lost("crossmark_version", "where a mark is shown")
            .lost("datestamp", "of the record, not of the paper")
            .lost("description", "words about a part or a link")
            .lost("doi_batch_id", "of the deposit")
            .lost("domain", "where a mark is shown")
            .lost("edition_number", "the edition of a book")
            .lost("format", "of a part of a paper")
            .lost("free_to_read", "that it may be read; the licence is kept")
            .lost("group_title", "a publisher's own shelf for preprints")
            .lost("head", "of the deposit")
            .lost("header", "of the record")
            .lost("identifier", "numbers of publishers")
            .lost("identifer", "a misspelled field of the record")
            .lost("institution_acronym", "a shorter form of a name")
            .lost("institution_department", "is part of the affiliation as written")
            .lost("institution_place", "the place of an institution")
            .lost("inter_work_relation", "relations to other works")
            .lost("intra_work_relation", "relations to other works")
            .lost("item", "addresses of copies")
            .lost("other_pages", "further pages")
            .lost("publisher_place", "the place of the publisher")
            .lost("related_item", "relations to other works")
            .lost("setSpec", "of the record")
            .lost("timestamp", "of the record, not of the paper")
            .others("markup in titles and abstracts; their words are kept");

    private static final XmlRecords.Shape SHAPE = XmlRecords.Shape.of("query")
            .alone(
                    "doi_record",
                    "crossref",
                    "journal",
                    "book",
                    "conference",
                    "posted_content",
                    "dissertation",
                    "report-paper",
                    "standard",
                    "database",
                    "peer_review");
    private static final Set<String> WRAPPERS = Set.of("query", "doi_record", "crossref");
    private static final Set<String> ROOTS =
            Set.of("crossref_result", "doi_records", "doi_record", "doi_batch", "crossref");
    private static final Set<String> ARTICLE_NUMBER = Set.of("article_number", "article-number", "articlenumber");

    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.xmlNames();
        boolean inside = names.contains("doi_data") || names.contains("crossref");
        if (ROOTS.contains(sample.xmlRoot())) {
            return Optional.of(new Evidence(0.98, "its root element is <" + sample.xmlRoot() + ">"));
        }
        // Crossref answers OAI-PMH too: its records are not those of arXiv.
        return !sample.xmlRoot().isEmpty() && inside && names.contains("crossref")
                ? Optional.of(new Evidence(0.97, "a <crossref> element"))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.CROSSREF_XML, records, diagnostics);
        XmlRecords.read(in, out, SHAPE, e -> registered(e, out));
        out.end();
    }

    /* Goes down to what was registered: one work in an answer, all of a journal's issue in a deposit. */
    private static void registered(XmlElement record, Output out) {
        XmlElement e = record;
        String publisher = "";
        // An answer says again which DOI was asked for.
        String asked = record.name().equals("query")
                ? record.child("doi").map(XmlProse::of).orElse("")
                : "";
        while (WRAPPERS.contains(e.name())) {
            publisher = e.children("crm-item").stream()
                    .filter(i -> i.attribute("name").equals("publisher-name"))
                    .map(XmlProse::of)
                    .findFirst()
                    .orElse(publisher);
            Optional<XmlElement> inner = inner(e);
            if (inner.isEmpty()) {
                String status = record.attribute("status");
                String message = status.isEmpty() || status.equals("resolved")
                        ? "no work is described here"
                        : "the query was not resolved (" + status + ")";
                out.reject(record.line(), record.column(), message, XmlMarkup.of(record));
                return;
            }
            e = inner.get();
        }
        boolean answer =
                WRAPPERS.contains(record.name()) || record.around().stream().anyMatch(a -> WRAPPERS.contains(a.name()));
        List<Work> works = Work.in(e, answer);
        for (Work work : works) {
            new Entry(work, publisher, works.size() == 1 ? asked : "", out).read();
        }
        if (works.isEmpty()) {
            out.reject(record.line(), record.column(), "no work is described here", XmlMarkup.of(record));
        }
    }

    private static Optional<XmlElement> inner(XmlElement e) {
        return e.children().stream()
                .filter(c -> SHAPE.alone().contains(c.name()))
                .findFirst();
    }

    /**
     * One registered work.
     *
     * @param type what sort of work
     * @param itself what describes it
     * @param within what describes the journal, book or conference that it is part of, the outermost last
     */
    private record Work(PaperType type, XmlElement itself, List<XmlElement> within) {

        static List<Work> in(XmlElement e, boolean answer) {
            List<Work> works = new ArrayList<>();
            switch (e.name()) {
                case "journal" ->
                    parts(e, "journal_article", PaperType.ARTICLE, works, "journal_issue", "journal_metadata");
                case "conference" ->
                    parts(
                            e,
                            "conference_paper",
                            PaperType.CONFERENCE_PAPER,
                            works,
                            "proceedings_metadata",
                            "proceedings_series_metadata",
                            "event_metadata");
                case "book" -> book(e, answer, works);
                case "posted_content" -> works.add(new Work(posted(e), e, List.of()));
                case "dissertation" -> works.add(new Work(PaperType.THESIS, e, List.of()));
                case "report-paper" -> whole(e, PaperType.REPORT, works);
                case "standard" -> whole(e, PaperType.OTHER, works);
                case "database" -> parts(e, "dataset", PaperType.DATASET, works, "database_metadata");
                case "peer_review" -> works.add(new Work(PaperType.OTHER, e, List.of()));
                default -> {}
            }
            return works;
        }

        private static void parts(XmlElement e, String part, PaperType type, List<Work> works, String... within) {
            List<XmlElement> around =
                    Stream.of(within).flatMap(w -> e.children(w).stream()).toList();
            e.children(part).forEach(p -> works.add(new Work(type, p, around)));
            if (works.isEmpty() && part.equals("conference_paper")) {
                Stream.of("proceedings_metadata", "proceedings_series_metadata")
                        .flatMap(w -> e.children(w).stream())
                        .forEach(p -> works.add(new Work(PaperType.PROCEEDINGS, p, List.of())));
            }
        }

        /* Whoever asks for a chapter gets its book with it; a deposit registers both. */
        private static void book(XmlElement e, boolean answer, List<Work> works) {
            List<XmlElement> metadata = Stream.of("book_metadata", "book_series_metadata", "book_set_metadata")
                    .flatMap(m -> e.children(m).stream())
                    .toList();
            List<XmlElement> chapters = e.children("content_item");
            if (chapters.isEmpty()
                    || (!answer
                            && metadata.stream()
                                    .anyMatch(m -> m.child("doi_data").isPresent()))) {
                metadata.forEach(m -> works.add(new Work(PaperType.BOOK, m, List.of())));
            }
            chapters.forEach(c -> works.add(new Work(PaperType.CHAPTER, c, metadata)));
        }

        private static void whole(XmlElement e, PaperType type, List<Work> works) {
            e.children().stream()
                    .filter(c -> c.name().endsWith("_metadata"))
                    .forEach(m -> works.add(new Work(type, m, List.of())));
        }

        private static PaperType posted(XmlElement e) {
            String type = e.attribute("type");
            return switch (type) {
                case "", "preprint", "working_paper" -> PaperType.PREPRINT;
                case "dissertation" -> PaperType.THESIS;
                case "report" -> PaperType.REPORT;
                default -> PaperType.OTHER;
            };
        }
    }

    /** One work that is being read. */
    private static final class Entry {

        private final Work work;
        private final XmlElement e;
        private final String publisher;
        private final String asked;
        private final Output out;
        private final RecordDraft draft;

        Entry(Work work, String publisher, String asked, Output out) {
            this.work = work;
            this.e = work.itself();
            this.publisher = publisher;
            this.asked = asked;
            this.out = out;
            this.draft = new RecordDraft(e.line());
        }

        void read() {
            draft.type(work.type());
            draft.language(LanguageCodes.tag(e.attribute("language")));
            e.child("doi_data").ifPresent(this::doi);
            if (!asked.isEmpty() && !draft.hasIdentifier()) {
                draft.identifier(Scheme.DOI, asked, e.line());
            }
            titles();
            contributors();
            // Deposits often hold markup that was escaped.
            e.children("abstract").stream()
                    .filter(a -> a.attribute("abstract-type").isEmpty()
                            || a.attribute("abstract-type").equals("abstract"))
                    .findFirst()
                    .ifPresent(a -> draft.abstractText(
                            InlineMarkup.plain(XmlProse.ofAbstract(a)), XmlProse.ofAbstract(a), a.line()));
            dates();
            imprint();
            venues();
            for (XmlElement licence : licences(e, 0)) {
                draft.licence(XmlProse.of(licence), licence.line());
            }
            e.child("citation_list").ifPresent(l -> l.children("citation").forEach(this::cite));
            updates();
            out.record(draft, XmlMarkup.of(e));
        }

        private void warn(XmlElement at, String message, String raw) {
            out.warn(at.line(), at.column(), message, raw);
        }

        private void doi(XmlElement data) {
            for (XmlElement doi : data.children("doi")) {
                String value = XmlProse.of(doi);
                if (!draft.identifier(Scheme.DOI, value, doi.line())) {
                    warn(doi, "no DOI: left out", value);
                }
            }
            // Addresses with signs that no address may have would be cut short.
            data.child("resource")
                    .filter(r -> WebAddresses.parse(XmlProse.of(r)).isPresent())
                    .ifPresent(r -> draft.address(XmlProse.of(r), r.line()));
        }

        private void titles() {
            List<XmlElement> all = e.children("titles");
            for (XmlElement titles : all) {
                String title = text(titles, "title");
                for (XmlElement subtitle : titles.children("subtitle")) {
                    String more = XmlProse.of(subtitle);
                    if (!more.isEmpty() && !title.contains(more)) {
                        title +=
                                (title.endsWith(":") || title.endsWith("?") || title.endsWith("!") ? " " : ": ") + more;
                    }
                }
                String original = text(titles, "original_language_title");
                if (draft.title().isEmpty() && !title.isEmpty()) {
                    draft.title(InlineMarkup.plain(title), title, titles.line());
                } else if (!title.isEmpty()) {
                    draft.otherTitle(InlineMarkup.plain(title), "", titles.line());
                }
                titles.child("original_language_title")
                        .filter(o -> !original.isEmpty())
                        .ifPresent(o -> draft.otherTitle(
                                InlineMarkup.plain(original), LanguageCodes.tag(o.attribute("language")), o.line()));
            }
        }

        private void contributors() {
            List<Contributor> authors = new ArrayList<>();
            List<Contributor> editors = new ArrayList<>();
            List<XmlElement> lists = new ArrayList<>(e.children("contributors"));
            // The name of the author of a thesis stands alone in old deposits.
            e.children("person_name").forEach(p -> contributor(p).ifPresent(authors::add));
            for (XmlElement list : lists) {
                for (XmlElement c : list.children()) {
                    switch (c.attribute("contributor_role")) {
                        case "author", "" -> authors.addAll(people(c));
                        case "editor", "chair" -> editors.addAll(people(c));
                        default -> {}
                    }
                }
            }
            if (work.type() == PaperType.CHAPTER) {
                for (XmlElement book : work.within()) {
                    book.children("contributors").stream()
                            .flatMap(l -> l.children().stream())
                            .filter(c -> c.attribute("contributor_role").equals("editor"))
                            .forEach(c -> contributor(c).ifPresent(editors::add));
                }
            }
            long line = lists.stream().findFirst().orElse(e).line();
            if (!authors.isEmpty()) {
                draft.authors(AuthorList.complete(authors), XmlNames.written(authors), line);
            }
            if (!editors.isEmpty()) {
                draft.editors(editors, XmlNames.written(editors), line);
            }
        }

        /* Several full names in the field of one family name are several people. */
        private List<Contributor> people(XmlElement c) {
            List<Contributor> several =
                    c.name().equals("person_name") && text(c, "given_name").isEmpty()
                            ? NameParts.several(text(c, "surname"))
                            : List.of();
            if (!several.isEmpty()) {
                warn(c, "several names in the field of one: read as " + several.size() + " people", "");
                return several;
            }
            return contributor(c).stream().toList();
        }

        private Optional<Contributor> contributor(XmlElement c) {
            Optional<Contributor> read = switch (c.name()) {
                case "person_name" -> XmlNames.western(text(c, "given_name"), text(c, "surname"), text(c, "suffix"));
                case "organization" -> {
                    String name = c.child("name").map(XmlProse::of).orElse(XmlProse.of(c));
                    yield name.isEmpty() ? Optional.empty() : Optional.of(Contributor.group(name));
                }
                // An anonymous author has no name, and an author of no known kind has none that we know.
                default -> Optional.empty();
            };
            if (read.isEmpty() && !c.name().equals("anonymous")) {
                warn(c, "a contributor without a name: left out", XmlProse.of(c));
            }
            return read.map(r -> c.name().equals("organization")
                    ? r
                    : r.withOrcid(c.child("ORCID")
                                    .map(o -> Identified.orcid(o, out))
                                    .orElse(""))
                            .withAffiliations(affiliations(c))
                            .withOtherNames(otherNames(c)));
        }

        private static List<String> otherNames(XmlElement c) {
            return c.children("alt-name").stream()
                    .flatMap(a -> a.children().stream())
                    .map(n -> n.name().equals("name")
                            ? XmlNames.join(text(n, "given_name"), text(n, "surname"))
                            : XmlProse.of(n))
                    .filter(n -> !n.isEmpty())
                    .toList();
        }

        private List<Affiliation> affiliations(XmlElement c) {
            List<Affiliation> all = new ArrayList<>();
            for (XmlElement a : c.children("affiliation")) {
                if (!XmlProse.of(a).isEmpty()) {
                    all.add(Affiliation.named(XmlProse.of(a)));
                }
            }
            c.children("affiliations").stream()
                    .flatMap(a -> a.children("institution").stream())
                    .forEach(i -> {
                        String name = Stream.of("institution_department", "institution_name", "institution_place")
                                .map(n -> text(i, n))
                                .filter(n -> !n.isEmpty())
                                .collect(Collectors.joining(", "));
                        String ror = i.children("institution_id").stream()
                                .filter(id -> id.attribute("type").equals("ror"))
                                .map(id -> Identified.ror(id, out))
                                .findFirst()
                                .orElse("");
                        if (!name.isEmpty() || !ror.isEmpty()) {
                            all.add(new Affiliation(name, ror));
                        }
                    });
            return all;
        }

        private void dates() {
            List<PartialDate> all = new ArrayList<>();
            Stream.of("publication_date", "posted_date", "approval_date")
                    .flatMap(n -> e.children(n).stream())
                    .forEach(d -> date(d).ifPresent(all::add));
            if (all.isEmpty()) {
                for (XmlElement whole : work.within()) {
                    whole.children("publication_date").forEach(d -> date(d).ifPresent(all::add));
                }
            }
            SourceDates.earliest(all).ifPresent(d -> draft.date(Event.ISSUED, d));
        }

        private Optional<PartialDate> date(XmlElement d) {
            Optional<PartialDate> date = SourceDates.ofParts(text(d, "year"), text(d, "month"), text(d, "day"));
            String written = XmlNames.join(text(d, "year"), text(d, "month"), text(d, "day"));
            if (!written.isEmpty()) {
                draft.write(PaperField.DATE, written, d.line());
                if (date.isEmpty()) {
                    warn(d, "no date: left out", written);
                }
            }
            return date;
        }

        private void imprint() {
            List<XmlElement> all =
                    Stream.concat(Stream.of(e), work.within().stream()).toList();
            first(all, "volume").ifPresent(v -> draft.volume(XmlProse.of(v), v.line()));
            all.stream()
                    .flatMap(w -> w.children("journal_volume").stream())
                    .flatMap(v -> v.children("volume").stream())
                    .findFirst()
                    .ifPresent(v -> draft.volume(XmlProse.of(v), v.line()));
            first(all, "issue").ifPresent(i -> draft.issue(XmlProse.of(i), i.line()));
            e.child("pages").ifPresent(p -> {
                String first = text(p, "first_page");
                String last = text(p, "last_page");
                draft.pages(last.isEmpty() || last.equals(first) ? first : first + "-" + last, p.line());
            });
            e.children("publisher_item").stream()
                    .flatMap(i -> i.children("item_number").stream())
                    .filter(n -> ARTICLE_NUMBER.contains(n.attribute("item_number_type")))
                    .findFirst()
                    .ifPresent(n -> draft.articleNumber(XmlProse.of(n), n.line()));
            if (work.type() == PaperType.REPORT) {
                e.child("publisher_item")
                        .flatMap(i -> i.child("item_number"))
                        .ifPresent(n -> draft.reportNumber(XmlProse.of(n), n.line()));
            }
            String named = Stream.of(
                            all.stream()
                                    .flatMap(w -> w.children("publisher").stream())
                                    .map(p -> text(p, "publisher_name")),
                            // The school of a thesis, the institution of a preprint.
                            e.children("institution").stream().map(i -> text(i, "institution_name")))
                    .flatMap(s -> s)
                    .filter(n -> !n.isEmpty())
                    .findFirst()
                    .orElse(publisher);
            draft.publisher(named, e.line());
            for (XmlElement w : all) {
                for (XmlElement isbn : w.children("isbn")) {
                    if (!draft.isbn(XmlProse.of(isbn), isbn.line())) {
                        warn(isbn, "no ISBN: left out", XmlProse.of(isbn));
                    }
                }
            }
        }

        private static Optional<XmlElement> first(List<XmlElement> all, String name) {
            return all.stream()
                    .flatMap(w -> w.children(name).stream())
                    .filter(x -> !XmlProse.of(x).isEmpty())
                    .findFirst();
        }

        private void venues() {
            for (XmlElement whole : work.within()) {
                switch (whole.name()) {
                    case "journal_metadata" -> journal(whole);
                    case "event_metadata" -> {
                        String name = text(whole, "conference_name");
                        if (!name.isEmpty()) {
                            String year = XmlNames.join(
                                    text(whole, "conference_date"),
                                    whole.child("conference_date")
                                            .map(d -> d.attribute("start_year"))
                                            .orElse(""));
                            draft.venue(
                                    EventNames.mention(name, text(whole, "conference_acronym"), year),
                                    name,
                                    whole.line());
                        }
                    }
                    case "proceedings_metadata", "proceedings_series_metadata" -> proceedings(whole);
                    case "database_metadata" -> named(whole, VenueMention.Kind.OTHER);
                    case "journal_issue" -> {}
                    default -> named(whole, VenueMention.Kind.BOOK);
                }
            }
            if (work.type() == PaperType.BOOK || work.type() == PaperType.REPORT) {
                e.children("series_metadata").forEach(s -> named(s, VenueMention.Kind.SERIES));
            }
        }

        private void journal(XmlElement j) {
            List<String> issns = issns(j);
            String shorter = text(j, "abbrev_title");
            String name = Stream.of(text(j, "full_title"), shorter, issns.isEmpty() ? "" : "ISSN " + issns.get(0))
                    .filter(n -> !n.isEmpty())
                    .findFirst()
                    .orElse("");
            if (!name.isEmpty()) {
                VenueMention venue =
                        VenueMention.of(name, VenueMention.Kind.JOURNAL).withIssns(issns);
                draft.venue(shorter.equalsIgnoreCase(name) ? venue : venue.withAcronym(shorter), name, j.line());
            }
        }

        private List<String> issns(XmlElement parent) {
            List<String> issns = new ArrayList<>();
            for (XmlElement issn : parent.children("issn")) {
                String raw = XmlProse.of(issn);
                Issn.parse(raw).ifPresentOrElse(i -> issns.add(i.value()), () -> warn(issn, "no ISSN: left out", raw));
            }
            return issns;
        }

        /* The book of a conference is named beside the conference only where it is called something else. */
        private void proceedings(XmlElement p) {
            String title = text(p, "proceedings_title");
            boolean same = work.within().stream()
                    .anyMatch(w -> w.name().equals("event_metadata")
                            && text(w, "conference_name").equals(title));
            if (!title.isEmpty() && !same) {
                VenueMention book = VenueMention.of(title, VenueMention.Kind.BOOK);
                draft.venue(series(p).map(book::within).orElse(book), title, p.line());
            } else {
                series(p).ifPresent(s -> draft.venue(s, s.name(), p.line()));
            }
        }

        private Optional<VenueMention> series(XmlElement p) {
            return p.child("series_metadata").flatMap(s -> {
                String name = s.child("titles").map(t -> text(t, "title")).orElse("");
                return name.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                VenueMention.of(name, VenueMention.Kind.SERIES).withIssns(issns(s)));
            });
        }

        private void named(XmlElement whole, VenueMention.Kind kind) {
            String title = whole.child("titles").map(t -> text(t, "title")).orElse("");
            Optional<VenueMention> series = series(whole);
            if (title.isEmpty()) {
                series.ifPresent(s -> draft.venue(s, s.name(), whole.line()));
                return;
            }
            VenueMention venue =
                    VenueMention.of(InlineMarkup.plain(title), kind).withIssns(issns(whole));
            draft.venue(series.map(venue::within).orElse(venue), title, whole.line());
        }

        /* Licences stand in a program of the work or in that of its crossmark. */
        private static List<XmlElement> licences(XmlElement parent, int depth) {
            List<XmlElement> found = new ArrayList<>(parent.children("license_ref"));
            for (String name : List.of("program", "crossmark", "custom_metadata")) {
                if (depth < 4) {
                    parent.children(name).forEach(c -> found.addAll(licences(c, depth + 1)));
                }
            }
            return found;
        }

        /* What a correction or retraction is about, it cites. */
        private void updates() {
            e.children("crossmark").stream()
                    .flatMap(c -> c.children("updates").stream())
                    .flatMap(u -> u.children("update").stream())
                    .forEach(u -> Identifier.parse(Scheme.DOI, XmlProse.of(u))
                            .ifPresent(d ->
                                    draft.citation(new Citation(PlainText.fold(u.attribute("label")), List.of(d)))));
        }

        private void cite(XmlElement c) {
            Set<Identifier> ids = new LinkedHashSet<>();
            for (XmlElement doi : c.children("doi")) {
                Identifier.parse(Scheme.DOI, XmlProse.of(doi)).ifPresent(ids::add);
            }
            String words = text(c, "unstructured_citation");
            String all = words.isEmpty() ? composed(c) : InlineMarkup.plain(words);
            if (!all.isEmpty() || !ids.isEmpty()) {
                draft.citation(new Citation(all, List.copyOf(ids)));
            }
        }

        private static String composed(XmlElement c) {
            String volume = text(c, "volume");
            String issue = text(c, "issue");
            String page = text(c, "first_page");
            String where = volume + (issue.isEmpty() ? "" : "(" + issue + ")") + (page.isEmpty() ? "" : ":" + page);
            String year = text(c, "cYear");
            return Stream.of(
                            text(c, "author"),
                            text(c, "article_title"),
                            text(c, "journal_title"),
                            text(c, "volume_title"),
                            text(c, "series_title"),
                            year.isEmpty() || where.isEmpty() ? year + where : year + ";" + where)
                    .filter(p -> !p.isEmpty())
                    .map(InlineMarkup::plain)
                    .map(p -> p.endsWith(".") || p.endsWith("?") ? p : p + ".")
                    .collect(Collectors.joining(" "));
        }

        private static String text(XmlElement parent, String name) {
            return parent.child(name).map(XmlProse::of).orElse("");
        }
    }
}
