package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.Citation;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Issn;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate.Event;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

/**
 * Reads articles in JATS and in the NLM formats before it, of publishers and of PubMed Central, alone, in sets or in answers of
 * OAI-PMH; of parts of articles what is there.
 *
 * @see <a href="https://jats.nlm.nih.gov/">Journal Article Tag Suite</a>
 */
final class JatsReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "abbrev-journal-title",
                    "abstract",
                    "addr-line",
                    "aff",
                    "aff-alternatives",
                    "article",
                    "article-categories",
                    "article-id",
                    "article-meta",
                    "article-title",
                    "back",
                    "citation",
                    "citation-alternatives",
                    "city",
                    "collab",
                    "collab-alternatives",
                    "collab-name",
                    "collab-wrap",
                    "compound-kwd",
                    "compound-kwd-part",
                    "conf-acronym",
                    "conf-name",
                    "conference",
                    "contrib",
                    "contrib-group",
                    "contrib-id",
                    "country",
                    "date",
                    "day",
                    "element-citation",
                    "elocation-id",
                    "etal",
                    "event",
                    "fpage",
                    "front",
                    "front-stub",
                    "given-names",
                    "history",
                    "institution",
                    "institution-id",
                    "institution-wrap",
                    "isbn",
                    "issn",
                    "issn-l",
                    "issue",
                    "journal-meta",
                    "journal-title",
                    "journal-title-group",
                    "kwd",
                    "kwd-group",
                    "license",
                    "license-p",
                    "license_ref",
                    "lpage",
                    "mixed-citation",
                    "month",
                    "name",
                    "name-alternatives",
                    "named-content",
                    "nlm-citation",
                    "on-behalf-of",
                    "page-range",
                    "permissions",
                    "pub-date",
                    "pub-date-not-available",
                    "pub-history",
                    "publisher",
                    "publisher-name",
                    "ref",
                    "ref-list",
                    "related-article",
                    "related-object",
                    "season",
                    "string-name",
                    "subj-group",
                    "subject",
                    "subtitle",
                    "suffix",
                    "surname",
                    "title-group",
                    "trans-abstract",
                    "trans-subtitle",
                    "trans-title",
                    "trans-title-group",
                    "volume",
                    "xref",
                    "year")
            .lost("award-group", "who paid for the work")
            .lost("alt-title", "a shorter form of the title")
            .lost("author-comment", "notes on authors")
            .lost("author-notes", "notes on authors")
            .lost("bio", "notes on authors")
            .lost("body", "the text of the article")
            .lost("conf-date", "the days of a conference; its year is kept")
            .lost("conf-loc", "the place of a conference")
            .lost("conf-num", "the number of a conference")
            .lost("copyright-holder", "whose the rights are; the licence is kept")
            .lost("copyright-statement", "whose the rights are; the licence is kept")
            .lost("copyright-year", "whose the rights are; the licence is kept")
            .lost("counts", "counts of pages and figures")
            .lost("custom-meta-group", "the publisher's own fields")
            .lost("degrees", "academic degrees of authors")
            .lost("email", "addresses of persons")
            .lost("fn", "footnotes")
            .lost("funding-group", "who paid for the work")
            .lost("issue-title", "the theme of an issue")
            .lost("journal-id", "numbers of journals in catalogues; the ISSN is kept")
            .lost("product", "the book that a review is about")
            .lost("publisher-loc", "the place of the publisher")
            .lost("role", "what somebody did; editors are kept as editors")
            .lost("self-uri", "names of files")
            .lost("series-title", "parts of a journal")
            .lost("sub-article", "letters and answers printed with the article; titles of translations are kept")
            .lost("supplementary-material", "names of files")
            .others("the text of the article, its figures, tables, notes and files");

    private static final XmlRecords.Shape SHAPE = XmlRecords.Shape.of("article").alone("front", "article-meta");
    private static final Set<String> TYPICAL = Set.of(
            "front",
            "article-meta",
            "journal-meta",
            "contrib-group",
            "title-group",
            "article-title",
            "sub-article",
            "fn-group",
            "app-group",
            "author-notes",
            "kwd-group");
    private static final Set<String> SHORT_ABSTRACTS = Set.of(
            "graphical",
            "teaser",
            "toc",
            "editor",
            "key-points",
            "highlights",
            "executive-summary",
            "plain-language-summary",
            "short",
            "video",
            "web-summary",
            "precis",
            "author-highlights",
            "key-image-no-article-view",
            "key-image",
            "key-messages",
            "objectives",
            "author-summary",
            "significance");
    private static final Map<String, PaperType> TYPES = Map.ofEntries(
            Map.entry("research-article", PaperType.ARTICLE),
            Map.entry("article", PaperType.ARTICLE),
            Map.entry("brief-report", PaperType.ARTICLE),
            Map.entry("case-report", PaperType.ARTICLE),
            Map.entry("review-article", PaperType.ARTICLE),
            Map.entry("systematic-review", PaperType.ARTICLE),
            Map.entry("rapid-communication", PaperType.ARTICLE),
            Map.entry("data-paper", PaperType.ARTICLE),
            Map.entry("methods-article", PaperType.ARTICLE),
            Map.entry("article-commentary", PaperType.ARTICLE),
            Map.entry("discussion", PaperType.ARTICLE),
            Map.entry("editorial", PaperType.ARTICLE),
            Map.entry("letter", PaperType.ARTICLE),
            Map.entry("reply", PaperType.ARTICLE),
            Map.entry("report", PaperType.ARTICLE),
            Map.entry("protocol", PaperType.ARTICLE),
            Map.entry("retracted-article", PaperType.ARTICLE),
            Map.entry("book-review", PaperType.ARTICLE),
            Map.entry("other", PaperType.OTHER),
            Map.entry("correction", PaperType.OTHER),
            Map.entry("retraction", PaperType.OTHER),
            Map.entry("addendum", PaperType.OTHER),
            Map.entry("expression-of-concern", PaperType.OTHER),
            Map.entry("announcement", PaperType.OTHER),
            Map.entry("news", PaperType.OTHER),
            Map.entry("obituary", PaperType.OTHER),
            Map.entry("preprint", PaperType.PREPRINT),
            Map.entry("dissertation", PaperType.THESIS),
            Map.entry("proceedings", PaperType.CONFERENCE_PAPER),
            Map.entry("proceedings-article", PaperType.CONFERENCE_PAPER),
            Map.entry("conference-paper", PaperType.CONFERENCE_PAPER),
            Map.entry("meeting-paper", PaperType.CONFERENCE_PAPER));
    /* Days on which a copy was put somewhere, not the paper published. */
    private static final Set<String> NO_PUBLICATION = Set.of(
            "pmc-release",
            "nihms-submitted",
            "open-access",
            "received",
            "accepted",
            "corrected",
            "ecorrected",
            "retracted",
            "eretracted",
            "final",
            "cover",
            "rev-recd");
    private static final Pattern SORT_OF_ARTICLE = Pattern.compile(
            "(?iu)(?:(?:original|regular|research|review|full|feature|short|invited|full-length|primary|brief|free)\\s+)*"
                    + "(?:articles?|papers?|research|reviews?|reports?|letters?|editorials?|communications?|notes?|errat(?:um|a)|corrections?"
                    + "|correspondence|news|commentar(?:y|ies)|none|none available|synthèse|review-article|research-article|communication)");
    private static final Set<String> NO_SUBJECT_GROUPS = Set.of(
            "display-channel",
            "article-type",
            "display-article-type",
            "banner",
            "paper-type",
            "legacy-article-type",
            "toc-major",
            "toc-heading",
            "category-toc-heading",
            "category-taxonomy-collection",
            "NatureArticleTypeID",
            "SPIE-art-type",
            "special",
            "SubjectPath",
            "TechniquePath",
            "article-collection");
    private static final Pattern LICENCE_WORDS = Pattern.compile(
            "(?iu)\\blicen[cs]|lizen[zc]|creative\\s*commons|\\bCC[- ]?(?:0|BY)\\b|open[- ]?access|public domain|permi(?:t|ss)|rights reserved");
    private static final Pattern DOI_IN_ADDRESS = Pattern.compile(
            "^https?://(?:(?:dx\\.)?doi\\.org/|[^/\\s]+/doi/(?:abs/|full/|pdf/)?)(10\\.[0-9]{4,9}/[^\\s?#]+)$");
    private static final Pattern VERSION_DOI = Pattern.compile("\\.([1-9][0-9]?)$");

    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.xmlNames();
        boolean meta = names.contains("article-meta");
        boolean typical = names.stream().anyMatch(TYPICAL::contains);
        return switch (sample.xmlRoot()) {
            case "article" ->
                meta || typical
                        ? Optional.of(new Evidence(0.95, "an <article> with the elements of JATS"))
                        : Optional.empty();
            case "front", "article-meta", "pmc-articleset", "sub-article" ->
                Optional.of(new Evidence(0.95, "its root element is <" + sample.xmlRoot() + ">"));
            case "" -> Optional.empty();
            case "root" ->
                typical || names.contains("abstract")
                        ? Optional.of(new Evidence(0.7, "parts of an article in JATS"))
                        : Optional.empty();
            default -> meta ? Optional.of(new Evidence(0.9, "an <article-meta> as in JATS")) : Optional.empty();
        };
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.JATS, records, diagnostics);
        XmlRecords.read(in, out, SHAPE, e -> new Entry(e, out).read());
        out.end();
    }

    /** One article that is being read. */
    private static final class Entry {

        private final XmlElement article;
        private final Output out;
        private final RecordDraft draft;

        Entry(XmlElement article, Output out) {
            this.article = article;
            this.out = out;
            this.draft = new RecordDraft(article.line());
        }

        void read() {
            XmlElement front = article.child("front").orElse(article);
            Optional<XmlElement> meta = article.name().equals("article-meta")
                    ? Optional.of(article)
                    : front.child("article-meta").or(() -> article.child("article-meta"));
            String language = LanguageCodes.tag(article.attribute("lang"));
            draft.language(language);
            meta.ifPresent(m -> meta(m, language));
            Optional<XmlElement> journal = front.child("journal-meta").or(() -> article.child("journal-meta"));
            venue(journal, meta);
            type(meta);
            for (XmlElement sub : article.children("sub-article")) {
                translation(sub);
            }
            article.child("back").ifPresent(b -> JatsReferences.in(b).forEach(draft::citation));
            for (XmlElement list : article.children("ref-list")) {
                JatsReferences.in(list).forEach(draft::citation);
            }
            out.record(draft, XmlMarkup.of(article));
        }

        private void warn(XmlElement at, String message, String raw) {
            out.warn(at.line(), at.column(), message, raw);
        }

        private void meta(XmlElement m, String language) {
            identifiers(m);
            m.child("title-group").ifPresent(t -> titles(t, language));
            JatsNames names = JatsNames.of(m, out);
            if (!names.authors().contributors().isEmpty()) {
                draft.authors(
                        names.authors(), XmlNames.written(names.authors().contributors()), line(m, "contrib-group"));
            }
            if (!names.editors().isEmpty()) {
                draft.editors(names.editors(), XmlNames.written(names.editors()), line(m, "contrib-group"));
            }
            abstractOf(m, language);
            dates(m);
            imprint(m);
            subjects(m);
            m.children("permissions").forEach(this::licences);
            for (String related : List.of("related-article", "related-object")) {
                m.children(related).forEach(this::related);
            }
        }

        private static long line(XmlElement parent, String name) {
            return parent.child(name).orElse(parent).line();
        }

        private void identifiers(XmlElement m) {
            List<String> dois = new ArrayList<>();
            for (XmlElement id : m.children("article-id")) {
                String value = XmlProse.of(id);
                String type = id.attribute("pub-id-type").toLowerCase(Locale.ROOT);
                boolean version = id.attribute("specific-use").equals("version");
                if (value.isEmpty()) {
                    continue;
                }
                switch (type) {
                    case "doi" -> {
                        if (version && !dois.isEmpty()) {
                            version(value, id);
                        } else {
                            dois.add(value);
                            identifier(Scheme.DOI, value, id);
                        }
                    }
                    case "pmid" -> identifier(Scheme.PMID, value, id);
                    case "pmc", "pmcid" ->
                        identifier(Scheme.PMCID, value.matches("[0-9]+") ? "PMC" + value : value, id);
                    case "arxiv" -> identifier(Scheme.ARXIV, value, id);
                    case "url", "uri" -> address(value).ifPresent(doi -> identifier(Scheme.DOI, doi, id));
                    // Numbers of publishers, by which nobody else names a paper.
                    default -> {}
                }
            }
        }

        /* Of an address only that of a page under its DOI says which paper it is. */
        private static Optional<String> address(String value) {
            Matcher doi = DOI_IN_ADDRESS.matcher(value);
            return doi.find() ? Optional.of(doi.group(1)) : Optional.empty();
        }

        private void identifier(Scheme scheme, String value, XmlElement at) {
            if (!draft.identifier(scheme, value, at.line())) {
                warn(at, "no " + scheme.label() + ": left out", value);
            }
        }

        /* The DOI of a version is that of the paper with a number behind it. */
        private void version(String doi, XmlElement at) {
            Matcher m = VERSION_DOI.matcher(doi);
            if (m.find()) {
                draft.version("v" + m.group(1));
                draft.write(PaperField.VERSION, doi, at.line());
            }
        }

        private void titles(XmlElement group, String language) {
            String title = withSubtitle(group, "article-title", "subtitle");
            if (!title.isEmpty()) {
                draft.titlePlain(title, line(group, "article-title"));
            }
            for (XmlElement trans : group.children("trans-title-group")) {
                String other = withSubtitle(trans, "trans-title", "trans-subtitle");
                String tag = trans.attribute("lang").isEmpty()
                        ? trans.child("trans-title")
                                .map(t -> t.attribute("lang"))
                                .orElse("")
                        : trans.attribute("lang");
                otherTitle(other, tag, trans, language);
            }
            for (XmlElement trans : group.children("trans-title")) {
                otherTitle(XmlProse.of(trans), trans.attribute("lang"), trans, language);
            }
        }

        private void otherTitle(String title, String tag, XmlElement at, String language) {
            if (title.isEmpty()) {
                return;
            }
            if (draft.title().isEmpty()) {
                draft.titlePlain(title, at.line());
            } else if (!title.equals(draft.title())) {
                String other = LanguageCodes.tag(tag);
                draft.otherTitle(
                        title, other.equals(language) && at.attribute("lang").isEmpty() ? "" : other, at.line());
            }
        }

        private static String withSubtitle(XmlElement group, String title, String subtitle) {
            String main = text(group, title);
            for (XmlElement sub : group.children(subtitle)) {
                String more = XmlProse.of(sub);
                if (!more.isEmpty() && !main.contains(more)) {
                    boolean ends = main.isEmpty() || main.endsWith(":") || main.endsWith("?") || main.endsWith("!");
                    main = (ends ? main : main + ":") + " " + more;
                }
            }
            return main.strip();
        }

        /* The title of an article in a further language, as journals of several languages have it. */
        private void translation(XmlElement sub) {
            if (sub.attribute("article-type").equals("translation")) {
                sub.child("front-stub")
                        .or(() -> sub.path("front", "article-meta"))
                        .flatMap(f -> f.child("title-group"))
                        .map(t -> withSubtitle(t, "article-title", "subtitle"))
                        .filter(t -> !t.isEmpty() && !t.equals(draft.title()))
                        .ifPresent(t -> draft.otherTitle(t, LanguageCodes.tag(sub.attribute("lang")), sub.line()));
            }
        }

        private void abstractOf(XmlElement m, String language) {
            List<XmlElement> own = Stream.concat(m.children("abstract").stream(), m.children("trans-abstract").stream())
                    .filter(a -> !SHORT_ABSTRACTS.contains(
                            a.attribute("abstract-type").toLowerCase(Locale.ROOT)))
                    .filter(a -> !XmlProse.ofAbstract(a).isEmpty())
                    .toList();
            Optional<XmlElement> chosen = own.stream()
                    .filter(a -> a.name().equals("abstract"))
                    .filter(a -> !language.isEmpty()
                            && LanguageCodes.tag(a.attribute("lang")).equals(language))
                    .findFirst()
                    .or(() -> own.stream()
                            .filter(a -> a.name().equals("abstract"))
                            .findFirst())
                    .or(() -> own.stream().findFirst());
            chosen.ifPresent(a -> draft.abstractPlain(XmlProse.ofAbstract(a), a.line()));
        }

        private void dates(XmlElement m) {
            List<PartialDate> published = new ArrayList<>();
            for (XmlElement date : m.children("pub-date")) {
                String sort =
                        date.attribute("pub-type").isEmpty() ? date.attribute("date-type") : date.attribute("pub-type");
                if (!NO_PUBLICATION.contains(sort)) {
                    date(date).ifPresent(published::add);
                }
            }
            SourceDates.earliest(published).ifPresent(d -> draft.date(Event.ISSUED, d));
            List<XmlElement> steps = Stream.concat(
                            m.children("history").stream().flatMap(h -> h.children("date").stream()),
                            Stream.of("history", "pub-history")
                                    .flatMap(h -> m.children(h).stream())
                                    .flatMap(h -> h.children("event").stream())
                                    .flatMap(e -> e.children("date").stream()))
                    .toList();
            step(steps, "received").ifPresent(d -> draft.date(Event.CREATED, d));
            step(steps, "rev-recd").ifPresent(d -> draft.date(Event.MODIFIED, d));
        }

        private Optional<PartialDate> step(List<XmlElement> steps, String type) {
            List<PartialDate> dates = steps.stream()
                    .filter(s -> s.attribute("date-type").equals(type))
                    .flatMap(s -> date(s).stream())
                    .sorted()
                    .toList();
            return dates.isEmpty()
                    ? Optional.empty()
                    : Optional.of(dates.get(type.equals("received") ? 0 : dates.size() - 1));
        }

        private Optional<PartialDate> date(XmlElement e) {
            String month = text(e, "month").isEmpty() ? text(e, "season") : text(e, "month");
            Optional<PartialDate> parts = SourceDates.ofParts(text(e, "year"), month, text(e, "day"));
            Optional<PartialDate> date = parts.or(() -> PartialDate.parse(e.attribute("iso-8601-date")));
            String written = XmlNames.join(text(e, "year"), text(e, "month"), text(e, "day"), text(e, "season"));
            if (!written.isEmpty()) {
                draft.write(PaperField.DATE, written, e.line());
                if (date.isEmpty()) {
                    warn(e, "no date: left out", written);
                }
            }
            return date;
        }

        private void imprint(XmlElement m) {
            one(m, "volume").ifPresent(v -> draft.volume(XmlProse.of(v), v.line()));
            one(m, "issue").ifPresent(i -> draft.issue(XmlProse.of(i), i.line()));
            String first = text(m, "fpage");
            String last = text(m, "lpage");
            String range = text(m, "page-range");
            if (!first.isEmpty()) {
                draft.pages(last.isEmpty() || last.equals(first) ? first : first + "-" + last, line(m, "fpage"));
            } else if (!range.isEmpty()) {
                draft.pages(range, line(m, "page-range"));
            }
            one(m, "elocation-id").ifPresent(n -> draft.articleNumber(XmlProse.of(n), n.line()));
            m.children("isbn").forEach(this::isbn);
        }

        private static Optional<XmlElement> one(XmlElement m, String name) {
            return m.child(name).filter(e -> !XmlProse.of(e).isEmpty());
        }

        private void isbn(XmlElement e) {
            String raw = XmlProse.of(e);
            if (!raw.isEmpty() && !draft.isbn(raw, e.line())) {
                warn(e, "no ISBN: left out", raw);
            }
        }

        private void subjects(XmlElement m) {
            for (XmlElement group : m.children("kwd-group")) {
                String type = group.attribute("kwd-group-type").toLowerCase(Locale.ROOT);
                if (!type.startsWith("abbr") && !type.contains("badge") && !type.equals("trans")) {
                    keywords(group, scheme(type), 0);
                }
            }
            m.children("article-categories").stream()
                    .flatMap(c -> c.children("subj-group").stream())
                    .forEach(g -> categories(g, 0));
        }

        private static String scheme(String type) {
            return Stream.of("pacs", "msc", "jel", "mesh")
                    .filter(type::startsWith)
                    .findFirst()
                    .orElse(Subject.KEYWORD);
        }

        private void keywords(XmlElement group, String scheme, int depth) {
            for (XmlElement e : group.children()) {
                switch (e.name()) {
                    case "kwd" -> subject(XmlProse.of(e), scheme, e);
                    case "compound-kwd" -> compound(e, scheme);
                    case "nested-kwd", "kwd-group" -> {
                        if (depth < 8) {
                            keywords(e, scheme, depth + 1);
                        }
                    }
                    default -> {}
                }
            }
        }

        private void compound(XmlElement e, String scheme) {
            List<XmlElement> parts = e.children("compound-kwd-part");
            String code = parts.stream()
                    .filter(Entry::isCode)
                    .map(XmlProse::of)
                    .filter(c -> !c.isEmpty())
                    .findFirst()
                    .orElse("");
            String words = parts.stream()
                    .filter(p -> !isCode(p))
                    .map(XmlProse::of)
                    .filter(w -> !w.isEmpty() && !w.startsWith("http"))
                    .collect(Collectors.joining(": "));
            if (!words.isEmpty()) {
                // Of words that are of no known scheme a number says nothing, and the same words stand without it
                // elsewhere.
                draft.subject(new Subject(words, scheme, scheme.equals(Subject.KEYWORD) ? "" : code), e.line());
            }
        }

        private static boolean isCode(XmlElement part) {
            String type = part.attribute("content-type").toLowerCase(Locale.ROOT);
            return type.equals("code") || type.endsWith("-code") || type.endsWith("identifier");
        }

        private void categories(XmlElement group, int depth) {
            if (NO_SUBJECT_GROUPS.contains(group.attribute("subj-group-type"))) {
                return;
            }
            for (XmlElement subject : group.children("subject")) {
                String words = XmlProse.of(subject);
                // Some publishers give the number of a section beside its name.
                boolean named = words.codePoints().anyMatch(Character::isLetter);
                if (named && !SORT_OF_ARTICLE.matcher(words).matches()) {
                    subject(words, "journal-section", subject);
                }
            }
            if (depth < 8) {
                group.children("subj-group").forEach(g -> categories(g, depth + 1));
            }
        }

        private void subject(String words, String scheme, XmlElement at) {
            if (!words.isEmpty()) {
                draft.subject(new Subject(words, scheme, ""), at.line());
            }
        }

        private void licences(XmlElement permissions) {
            List<String> seen = new ArrayList<>();
            for (XmlElement ref : permissions.children("license_ref")) {
                licence(XmlProse.of(ref), ref, seen);
            }
            for (XmlElement licence : permissions.children("license")) {
                String address = Stream.concat(
                                Stream.of(licence.attribute("href")),
                                licence.children("license_ref").stream().map(XmlProse::of))
                        .filter(a -> !a.isBlank())
                        .findFirst()
                        .or(() -> linked(licence))
                        .orElse("");
                String words =
                        licence.children("license-p").isEmpty() ? XmlProse.of(licence) : text(licence, "license-p");
                // Else they say who published the paper, or what a copy costs.
                if (!address.isEmpty() || LICENCE_WORDS.matcher(words).find()) {
                    licence(address.isEmpty() ? words : address, licence, seen);
                }
            }
        }

        private void licence(String value, XmlElement at, List<String> seen) {
            if (!value.isEmpty() && !seen.contains(value)) {
                seen.add(value);
                draft.licence(value, at.line());
            }
        }

        /* The address of a licence within its words. */
        private static Optional<String> linked(XmlElement licence) {
            return licence.children().stream()
                    .flatMap(p -> Stream.concat(p.children("ext-link").stream(), p.children("uri").stream()))
                    .map(l -> l.attribute("href"))
                    .filter(h -> h.contains("licen") || h.contains("publicdomain"))
                    .findFirst();
        }

        private void related(XmlElement e) {
            String type = e.attribute("related-article-type").toLowerCase(Locale.ROOT);
            String href = e.attribute("href");
            List<Identifier> ids = Identified.cited(e.attribute("ext-link-type"), href)
                    .or(() -> Identifier.parse(Scheme.DOI, href))
                    .or(() -> Identified.address(href))
                    .stream()
                    .toList();
            String words = XmlProse.of(e);
            Optional<Notice.Kind> kind = switch (type) {
                case "retraction-forward", "retraction" -> Optional.of(Notice.Kind.RETRACTION);
                case "correction-forward", "correction", "erratum", "addendum", "republished-corrected" ->
                    Optional.of(Notice.Kind.CORRECTION);
                case "concern-forward", "expression-of-concern" -> Optional.of(Notice.Kind.CONCERN);
                default -> Optional.empty();
            };
            if (kind.isPresent()) {
                draft.notice(new Notice(kind.get(), words, List.of(), ids), e.line());
            } else if (isAbout(type) && !(words.isEmpty() && ids.isEmpty())) {
                draft.citation(new Citation(words, ids));
            }
        }

        /* What a notice, an answer or a comment is about, it cites. */
        private static boolean isAbout(String type) {
            return Set.of(
                            "retracted-article",
                            "corrected-article",
                            "object-of-concern",
                            "commentary-article",
                            "article-reference",
                            "addended-article",
                            "partial-retraction")
                    .contains(type);
        }

        private void venue(Optional<XmlElement> journal, Optional<XmlElement> meta) {
            List<String> issns = new ArrayList<>();
            journal.ifPresent(j -> {
                for (String name : List.of("issn", "issn-l")) {
                    j.children(name).forEach(i -> issn(i, issns));
                }
                j.children("isbn").forEach(this::isbn);
                j.path("publisher", "publisher-name").ifPresent(p -> draft.publisher(XmlProse.of(p), p.line()));
            });
            meta.ifPresent(m -> conference(m.children("conference")));
            String title = journal.map(Entry::journalTitle).orElse("");
            String shorter = journal.map(Entry::shortTitle).orElse("");
            String name = !title.isEmpty()
                    ? title
                    : !shorter.isEmpty() ? shorter : issns.isEmpty() ? "" : "ISSN " + issns.get(0);
            if (!name.isEmpty()) {
                VenueMention venue =
                        VenueMention.of(name, VenueMention.Kind.JOURNAL).withIssns(issns);
                draft.venue(
                        shorter.equalsIgnoreCase(name) ? venue : venue.withAcronym(shorter),
                        name,
                        journal.map(XmlElement::line).orElse(draft.line()));
            }
        }

        private void issn(XmlElement e, List<String> issns) {
            String raw = XmlProse.of(e);
            if (!raw.isEmpty()) {
                Issn.parse(raw).ifPresentOrElse(i -> issns.add(i.value()), () -> warn(e, "no ISSN: left out", raw));
            }
        }

        private static String journalTitle(XmlElement j) {
            return j.path("journal-title-group", "journal-title")
                    .or(() -> j.child("journal-title"))
                    .map(XmlProse::of)
                    .orElse("");
        }

        private static String shortTitle(XmlElement j) {
            Optional<XmlElement> named =
                    j.path("journal-title-group", "abbrev-journal-title").or(() -> j.child("abbrev-journal-title"));
            return named.or(() -> j.children("journal-id").stream()
                            .filter(i -> i.attribute("journal-id-type").equals("iso-abbrev"))
                            .findFirst())
                    .or(() -> j.children("journal-id").stream()
                            .filter(i -> i.attribute("journal-id-type").equals("nlm-ta"))
                            .findFirst())
                    .map(XmlProse::of)
                    .orElse("");
        }

        /* A large conference, a part of it with proceedings of its own, a session: the smallest with proceedings counts. */
        private void conference(List<XmlElement> levels) {
            List<VenueMention> named = new ArrayList<>();
            long line = draft.line();
            for (XmlElement e : levels) {
                String name = text(e, "conf-name");
                if (!name.isEmpty() && !e.attribute("content-type").equals("session")) {
                    named.add(EventNames.mention(name, text(e, "conf-acronym"), text(e, "conf-date")));
                    line = e.line();
                }
            }
            if (!named.isEmpty()) {
                VenueMention last = named.get(named.size() - 1);
                draft.venue(named.size() == 1 ? last : last.within(named.get(named.size() - 2)), last.name(), line);
            }
        }

        private void type(Optional<XmlElement> meta) {
            String sort = article.attribute("article-type").strip().toLowerCase(Locale.ROOT);
            if (sort.isEmpty()) {
                return;
            }
            PaperType type = meta.flatMap(m -> m.child("conference")).isPresent()
                    ? PaperType.CONFERENCE_PAPER
                    : TYPES.getOrDefault(sort, PaperType.UNKNOWN);
            draft.type(type);
            draft.write(PaperField.TYPE, sort, article.line());
            if (sort.equals("retracted-article")) {
                draft.notice(Notice.of(Notice.Kind.RETRACTION, ""), article.line());
            }
        }

        private static String text(XmlElement e, String name) {
            return e.child(name).map(XmlProse::of).orElse("");
        }
    }
}
