package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
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
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/**
 * Reads papers in TEI: what GROBID makes of a PDF and is trained with, exports of HAL, and lists of {@code biblStruct}.
 *
 * <p>What GROBID got wrong is kept as it is: only a person can say what is right.
 *
 * @see <a href="https://grobid.readthedocs.io/en/latest/TEI-encoding-of-results/">TEI encoding of GROBID</a>
 */
final class TeiReader implements RecordReader {

    /* Of a footnote, behind a title. */
    private static final String FOOTNOTE_MARKS = " *†‡§¶";

    static final FieldUse FIELDS = FieldUse.kept(
                    "TEI",
                    "abstract",
                    "addName",
                    "address",
                    "addrLine",
                    "affiliation",
                    "analytic",
                    "author",
                    "availability",
                    "back",
                    "biblFull",
                    "biblScope",
                    "biblStruct",
                    "byline",
                    "classCode",
                    "country",
                    "date",
                    "docAuthor",
                    "docTitle",
                    "edition",
                    "editionStmt",
                    "editor",
                    "fileDesc",
                    "forename",
                    "front",
                    "genName",
                    "idno",
                    "imprint",
                    "keyword",
                    "keywords",
                    "langUsage",
                    "language",
                    "licence",
                    "listBibl",
                    "listOrg",
                    "listRelation",
                    "meeting",
                    "monogr",
                    "name",
                    "nameLink",
                    "org",
                    "orgName",
                    "persName",
                    "postBox",
                    "postCode",
                    "profileDesc",
                    "publicationStmt",
                    "publisher",
                    "raw_reference",
                    "region",
                    "relation",
                    "series",
                    "settlement",
                    "sourceDesc",
                    "surname",
                    "tei",
                    "teiCorpus",
                    "teiHeader",
                    "term",
                    "text",
                    "textClass",
                    "title",
                    "titlePart",
                    "titleStmt")
            .lost("body", "the text of the paper")
            .lost("distributor", "who gives out the file")
            .lost("email", "addresses of persons")
            .lost("encodingDesc", "how the file was made")
            .lost("funder", "who paid for the work")
            .lost("marker", "marks that link names and affiliations")
            .lost("note", "remarks; a reference as it was printed is kept")
            .lost("notesStmt", "remarks")
            .lost("page", "pages in the words of training data")
            .lost("phone", "addresses of persons")
            .lost("ptr", "addresses of copies")
            .lost("pubPlace", "the place of the publisher")
            .lost("ref", "addresses of copies")
            .lost("reference", "how a paper is cited, as it was printed on it")
            .lost("respStmt", "who made the record")
            .lost("revisionDesc", "how the file was made")
            .lost("roleName", "titles of persons")
            .lost("seriesStmt", "collections of an archive")
            .others("the text of the paper and how it is set");

    private static final XmlRecords.Shape SHAPE =
            XmlRecords.Shape.of("TEI", "tei").alone("biblStruct", "biblFull");
    private static final Set<String> ROOTS =
            Set.of("TEI", "tei", "teiCorpus", "TEICorpus", "teiHeader", "listBibl", "biblStruct", "biblFull");
    private static final Set<String> PLACES =
            Set.of("addrLine", "postBox", "postCode", "settlement", "region", "country", "state");
    private static final Set<String> FREE_WORDS = Set.of("author", "keyword", "keywords", "free", "");
    private static final Pattern BETWEEN_KEYWORDS = Pattern.compile("\\s*[,;·•|]\\s+|\\s*;\\s*|\\s+[—–]\\s+");
    private static final Pattern KEYWORDS_WORD =
            Pattern.compile("(?i)^\\W*(?:key\\s?-?words?(?:\\s+and\\s+phrases)?|index\\s+terms)\\b\\s*[:—.–-]*\\s*");
    private static final Pattern CATEGORY = Pattern.compile("\\s*\\[[a-z-]+(?:\\.[A-Za-z-]+)?\\]$");
    private static final Pattern FAR_DATE = Pattern.compile("[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?(?:[T ].*)?");

    static Optional<Evidence> recognise(Sample sample) {
        return ROOTS.contains(sample.xmlRoot())
                ? Optional.of(new Evidence(0.95, "its root element is <" + sample.xmlRoot() + ">"))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.TEI, records, diagnostics);
        XmlRecords.read(in, out, SHAPE, e -> document(e, out));
        out.end();
    }

    /* A document is a paper, unless its text is a list of papers. */
    private static void document(XmlElement e, Output out) {
        Map<String, XmlElement> organisations = organisations(e);
        if (e.name().equals("biblStruct") || e.name().equals("biblFull")) {
            new Entry(e, organisations, out).listed();
            return;
        }
        List<XmlElement> listed = e.children("text").stream()
                .flatMap(t -> t.children("body").stream())
                .flatMap(b -> b.children("listBibl").stream())
                .flatMap(l -> l.children().stream())
                .filter(b -> b.name().equals("biblFull") || b.name().equals("biblStruct"))
                .toList();
        for (XmlElement paper : listed) {
            new Entry(paper, organisations, out).listed();
        }
        if (listed.isEmpty()) {
            new Entry(e, organisations, out).paper();
        }
    }

    /* HAL lists the institutions at the end of the document. */
    private static Map<String, XmlElement> organisations(XmlElement e) {
        Map<String, XmlElement> all = new HashMap<>();
        e.path("text", "back", "listOrg")
                .or(() -> e.path("back", "listOrg"))
                .ifPresent(l -> l.children("org").forEach(o -> all.put(o.attribute("id"), o)));
        return all;
    }

    /** One paper that is being read. */
    private static final class Entry {

        private final XmlElement e;
        private final Map<String, XmlElement> organisations;
        private final Output out;
        private final RecordDraft draft;
        private final List<PartialDate> issued = new ArrayList<>();
        private boolean hasAuthors;

        Entry(XmlElement e, Map<String, XmlElement> organisations, Output out) {
            this.e = e;
            this.organisations = organisations;
            this.out = out;
            this.draft = new RecordDraft(e.line());
        }

        private void warn(XmlElement at, String message, String raw) {
            out.warn(at.line(), at.column(), message, raw);
        }

        /** A document that is a paper. */
        void paper() {
            Optional<XmlElement> header = e.child("teiHeader");
            Optional<XmlElement> file = header.flatMap(h -> h.child("fileDesc"));
            file.flatMap(f -> f.path("sourceDesc", "biblStruct"))
                    .ifPresent(b -> bibliography(b, AuthorList.Status.UNKNOWN));
            file.ifPresent(this::fileDescription);
            header.flatMap(h -> h.child("profileDesc")).ifPresent(this::profile);
            Optional<XmlElement> text = e.child("text");
            text.flatMap(t -> t.child("front")).ifPresent(this::printedFront);
            language(header, text);
            text.ifPresent(t -> references(t, 0));
            end();
        }

        /** An entry of a list of papers. */
        void listed() {
            if (e.name().equals("biblFull")) {
                e.path("sourceDesc", "biblStruct").ifPresent(b -> bibliography(b, AuthorList.Status.COMPLETE));
                fileDescription(e);
                e.child("profileDesc").ifPresent(this::profile);
                language(Optional.of(e), Optional.empty());
            } else {
                bibliography(e, AuthorList.Status.UNKNOWN);
            }
            end();
        }

        private void end() {
            SourceDates.earliest(issued).ifPresent(d -> draft.date(Event.ISSUED, d));
            out.record(draft, XmlMarkup.of(e));
        }

        private void language(Optional<XmlElement> header, Optional<XmlElement> text) {
            String named = header.flatMap(h -> h.path("profileDesc", "langUsage", "language"))
                    .map(l -> l.attribute("ident"))
                    .filter(l -> !l.isEmpty())
                    .or(() -> text.map(t -> t.attribute("lang")).filter(l -> !l.isEmpty()))
                    .or(() -> header.map(h -> h.attribute("lang")))
                    .orElse("");
            draft.language(LanguageCodes.tag(named));
        }

        private void fileDescription(XmlElement file) {
            file.child("titleStmt").ifPresent(t -> {
                if (draft.title().isEmpty()) {
                    titles(t);
                }
                if (!hasAuthors) {
                    authors(t, AuthorList.Status.UNKNOWN);
                }
            });
            file.child("publicationStmt").ifPresent(p -> {
                p.children("date").forEach(this::published);
                for (XmlElement id : p.children("idno")) {
                    identifier(id, true);
                    if (id.attribute("type").equals("halUri")) {
                        draft.address(XmlProse.of(id), id.line());
                    }
                }
                licence(p);
            });
            // HAL gives the licence in the header of the export, and in the description of each paper.
            file.children("editionStmt").stream()
                    .flatMap(s -> s.children("edition").stream())
                    .forEach(this::edition);
        }

        private void licence(XmlElement publication) {
            publication.children("availability").stream()
                    .flatMap(a -> a.children("licence").stream())
                    .forEach(l -> draft.licence(
                            l.attribute("target").isBlank() ? XmlProse.of(l) : l.attribute("target"), l.line()));
        }

        private void edition(XmlElement edition) {
            String label = edition.attribute("n").strip();
            if (label.isEmpty()) {
                return;
            }
            Optional<PartialDate> submitted = edition.children("date").stream()
                    .filter(d -> d.attribute("type").equals("whenSubmitted"))
                    .flatMap(d -> DateWords.parse(XmlProse.of(d)).stream())
                    .findFirst();
            if (submitted.isPresent()) {
                draft.version(label, submitted.get());
            } else {
                draft.version(label);
            }
            draft.write(PaperField.VERSION, label, edition.line());
        }

        private void titles(XmlElement parent) {
            List<XmlElement> all = parent.children("title");
            String main = all.stream()
                    .filter(t -> !t.attribute("type").equals("sub"))
                    .map(XmlProse::of)
                    .filter(t -> !t.isEmpty())
                    .findFirst()
                    .orElse("");
            for (XmlElement t : all) {
                String text = XmlProse.of(t);
                if (text.isEmpty()) {
                    continue;
                }
                if (draft.title().isEmpty() && text.equals(main)) {
                    String sub = all.stream()
                            .filter(s -> s.attribute("type").equals("sub"))
                            .filter(s -> s.attribute("lang").equals(t.attribute("lang")))
                            .map(XmlProse::of)
                            .findFirst()
                            .orElse("");
                    draft.titlePlain(sub.isEmpty() || text.contains(sub) ? text : text + ": " + sub, t.line());
                } else if (!t.attribute("type").equals("sub") && !text.equals(draft.title())) {
                    draft.otherTitle(text, LanguageCodes.tag(t.attribute("lang")), t.line());
                }
            }
        }

        private void bibliography(XmlElement b, AuthorList.Status status) {
            Optional<XmlElement> analytic = b.child("analytic");
            Optional<XmlElement> monogr = b.child("monogr");
            boolean part = analytic.map(a -> !XmlNames.join(textOf(a, "title")).isEmpty()
                            || !a.children("author").isEmpty())
                    .orElse(false);
            analytic.ifPresent(a -> {
                titles(a);
                authors(a, status);
                a.children("idno").forEach(i -> identifier(i, true));
            });
            b.children("idno").forEach(i -> identifier(i, true));
            monogr.ifPresent(m -> monograph(m, part, status));
            b.children("series").forEach(s -> {
                String name = textOf(s, "title");
                if (!name.isEmpty()) {
                    draft.venue(VenueMention.of(name, VenueMention.Kind.SERIES), name, s.line());
                }
                scopes(s);
            });
            type(b.attribute("type"), part, monogr, b);
        }

        /* Sorts as Zotero names them; GROBID gives none. */
        private void type(String named, boolean part, Optional<XmlElement> monogr, XmlElement at) {
            PaperType type = switch (named) {
                case "journalArticle", "magazineArticle" -> PaperType.ARTICLE;
                case "conferencePaper" -> PaperType.CONFERENCE_PAPER;
                case "bookSection" -> PaperType.CHAPTER;
                case "book" -> PaperType.BOOK;
                case "thesis" -> PaperType.THESIS;
                case "report" -> PaperType.REPORT;
                case "preprint" -> PaperType.PREPRINT;
                default -> PaperType.UNKNOWN;
            };
            boolean journal = monogr.map(m -> m.children("title").stream()
                            .anyMatch(t -> t.attribute("level").equals("j")
                                    && !XmlProse.of(t).isEmpty()))
                    .orElse(false);
            if (type != PaperType.UNKNOWN) {
                draft.type(type);
                draft.write(PaperField.TYPE, named, at.line());
            } else if (part && journal) {
                draft.type(PaperType.ARTICLE);
            }
        }

        private void monograph(XmlElement m, boolean part, AuthorList.Status status) {
            if (!part) {
                titles(m);
                authors(m, status);
            }
            List<String> issns = new ArrayList<>();
            for (XmlElement id : m.children("idno")) {
                if (id.attribute("type").toLowerCase(Locale.ROOT).contains("issn")) {
                    String raw = XmlProse.of(id);
                    Issn.parse(raw)
                            .ifPresentOrElse(i -> issns.add(i.value()), () -> warn(id, "no ISSN: left out", raw));
                } else {
                    // An identifier of a book or journal is not one of a paper in it.
                    identifier(id, !part);
                }
            }
            editors(m);
            if (part) {
                venue(m, issns);
            }
            m.child("imprint").ifPresent(i -> {
                i.child("publisher").ifPresent(p -> draft.publisher(XmlProse.of(p), p.line()));
                scopes(i);
                i.children("date").forEach(this::published);
            });
        }

        private void venue(XmlElement m, List<String> issns) {
            Optional<XmlElement> title = m.children("title").stream()
                    .filter(t -> !XmlProse.of(t).isEmpty())
                    .filter(t -> !t.attribute("type").equals("abbrev"))
                    .findFirst();
            String name = title.map(XmlProse::of).orElse("");
            String meeting = m.child("meeting").map(Entry::meetingName).orElse("");
            String shorter = m.children("title").stream()
                    .filter(t -> t.attribute("type").equals("abbrev"))
                    .map(XmlProse::of)
                    .findFirst()
                    .orElse("");
            if (title.isPresent() && title.get().attribute("level").equals("j")) {
                draft.venue(
                        VenueMention.of(name, VenueMention.Kind.JOURNAL)
                                .withIssns(issns)
                                .withAcronym(shorter),
                        name,
                        title.get().line());
            } else if (title.isPresent()) {
                draft.venue(
                        VenueMention.of(name, VenueMention.Kind.BOOK).withAcronym(shorter),
                        name,
                        title.get().line());
            } else if (!issns.isEmpty()) {
                String number = "ISSN " + issns.get(0);
                draft.venue(VenueMention.of(number, VenueMention.Kind.JOURNAL).withIssns(issns), number, m.line());
            }
            if (!meeting.isEmpty()) {
                draft.venue(EventNames.mention(meeting, "", ""), meeting, m.line());
            }
        }

        private static String meetingName(XmlElement meeting) {
            String title = textOf(meeting, "title");
            return title.isEmpty()
                    ? XmlProse.of(
                            meeting,
                            c -> PLACES.contains(c.name())
                                    || c.name().equals("address")
                                    || c.name().equals("date"))
                    : title;
        }

        private void scopes(XmlElement parent) {
            for (XmlElement scope : parent.children("biblScope")) {
                String text = XmlProse.of(scope);
                String from = scope.attribute("from");
                switch (scope.attribute("unit").isEmpty() ? scope.attribute("type") : scope.attribute("unit")) {
                    case "volume", "vol" -> draft.volume(text, scope.line());
                    case "issue" -> draft.issue(text, scope.line());
                    case "page", "pp", "pages" -> {
                        String to = scope.attribute("to");
                        String pages = from.isEmpty() ? text : to.isEmpty() || to.equals(from) ? from : from + "-" + to;
                        draft.pages(pages, scope.line());
                    }
                    default -> {}
                }
            }
        }

        private void published(XmlElement date) {
            String type = date.attribute("type");
            String when = date.attribute("when").strip();
            String text = XmlProse.of(date);
            if (!(type.isEmpty() || type.equals("published") || type.equals("datePub") || type.equals("issued"))) {
                return;
            }
            String written = when.isEmpty() ? text : when;
            if (written.isEmpty()) {
                return;
            }
            Optional<PartialDate> parsed = FAR_DATE.matcher(written).matches()
                    ? PartialDate.parse(written.replaceFirst("[T ].*", ""))
                    : DateWords.parse(written).or(() -> SourceDates.ofPhrase(written));
            draft.write(PaperField.DATE, written, date.line());
            if (parsed.isEmpty()) {
                warn(date, "no date: left out", written);
            } else {
                issued.add(parsed.get());
            }
        }

        private void identifier(XmlElement id, boolean ofPaper) {
            String raw = XmlProse.of(id);
            if (raw.isEmpty()) {
                return;
            }
            String type = id.attribute("type").toLowerCase(Locale.ROOT);
            if (type.startsWith("isbn")) {
                if (!draft.isbn(raw, id.line())) {
                    warn(id, "no ISBN: left out", raw);
                }
                return;
            }
            Optional<Scheme> scheme = switch (type) {
                case "doi" -> Optional.of(Scheme.DOI);
                case "arxiv" -> Optional.of(Scheme.ARXIV);
                case "pmid", "pubmed" -> Optional.of(Scheme.PMID);
                case "pmcid", "pmc", "pubmedcentral" -> Optional.of(Scheme.PMCID);
                default -> Optional.empty();
            };
            // GROBID takes the category that is printed behind an arXiv number for a part of it.
            String value = CATEGORY.matcher(raw).replaceFirst("");
            if (scheme.isPresent() && ofPaper && !draft.identifier(scheme.get(), value, id.line())) {
                warn(id, "no " + scheme.get().label() + ": left out", raw);
            }
        }

        private void editors(XmlElement m) {
            List<Contributor> all = new ArrayList<>();
            for (XmlElement editor : m.children("editor")) {
                if (editor.attribute("role").isEmpty()
                        || editor.attribute("role").equals("editor")) {
                    contributor(editor).ifPresent(all::add);
                }
            }
            if (!all.isEmpty()) {
                draft.editors(all, XmlNames.written(all), m.line());
            }
        }

        private void authors(XmlElement parent, AuthorList.Status status) {
            List<Contributor> all = new ArrayList<>();
            long line = 0;
            for (XmlElement author : parent.children("author")) {
                line = line == 0 ? author.line() : line;
                Optional<Contributor> read = contributor(author);
                if (read.isPresent()) {
                    all.add(read.get());
                } else if (!affiliations(author).isEmpty()) {
                    // GROBID does so where it cannot say whose affiliation it is.
                    affiliations(author)
                            .forEach(a -> warn(author, "an affiliation is linked to no author: left out", a.name()));
                }
            }
            if (!all.isEmpty()) {
                hasAuthors = true;
                draft.authors(new AuthorList(all, status, 0, ""), XmlNames.written(all), line);
            }
        }

        private Optional<Contributor> contributor(XmlElement author) {
            Optional<XmlElement> person = author.child("persName").or(() -> author.child("name"));
            XmlElement named = person.orElse(author);
            Optional<Contributor> read;
            if (!named.children("surname").isEmpty()
                    || !named.children("forename").isEmpty()) {
                String given =
                        named.children("forename").stream().map(XmlProse::of).collect(Collectors.joining(" "));
                String link = textOf(named, "nameLink");
                String suffix = textOf(named, "genName");
                read = XmlNames.western(given, XmlNames.join(link, textOf(named, "surname")), suffix);
            } else if (person.isPresent()) {
                read = XmlNames.whole(XmlProse.of(named));
            } else if (author.child("orgName").isPresent()) {
                String name = textOf(author, "orgName");
                read = name.isEmpty() ? Optional.empty() : Optional.of(Contributor.group(name));
            } else {
                read = XmlNames.whole(XmlProse.of(
                        author,
                        c -> Set.of("affiliation", "email", "idno", "note", "address", "roleName")
                                .contains(c.name())));
            }
            return read.map(c -> c.withOrcid(orcid(author, named)).withAffiliations(affiliations(author)));
        }

        private String orcid(XmlElement author, XmlElement named) {
            return Stream.concat(author.children("idno").stream(), named.children("idno").stream())
                    .filter(i -> i.attribute("type").equalsIgnoreCase("orcid"))
                    .map(i -> Identified.orcid(i, out))
                    .filter(o -> !o.isEmpty())
                    .findFirst()
                    .orElse("");
        }

        private List<Affiliation> affiliations(XmlElement author) {
            Set<Affiliation> all = new LinkedHashSet<>();
            for (XmlElement a : author.children("affiliation")) {
                String link = a.attribute("ref").replaceFirst("^#", "");
                XmlElement org = organisations.get(link);
                if (org != null) {
                    organisation(org).ifPresent(all::add);
                } else {
                    affiliation(a).ifPresent(all::add);
                }
            }
            return List.copyOf(all);
        }

        private Optional<Affiliation> organisation(XmlElement org) {
            List<String> names = new ArrayList<>();
            String ror = "";
            XmlElement at = org;
            Set<String> seen = new LinkedHashSet<>();
            while (at != null && seen.add(at.attribute("id")) && seen.size() < 8) {
                String name = at.children("orgName").stream()
                        .filter(n -> n.attribute("type").isEmpty())
                        .map(XmlProse::of)
                        .filter(n -> !n.isEmpty())
                        .findFirst()
                        .orElse("");
                if (!name.isEmpty()) {
                    names.add(name);
                }
                if (ror.isEmpty()) {
                    ror = ror(at);
                }
                at = at.path("listRelation", "relation")
                        .map(r -> organisations.get(r.attribute("active").replaceFirst("^#", "")))
                        .orElse(null);
            }
            String name = String.join(", ", names);
            return name.isEmpty() && ror.isEmpty() ? Optional.empty() : Optional.of(new Affiliation(name, ror));
        }

        private String ror(XmlElement e) {
            return e.children("idno").stream()
                    .filter(i -> i.attribute("type").equalsIgnoreCase("ror"))
                    .map(i -> Identified.ror(i, out))
                    .findFirst()
                    .orElse("");
        }

        private Optional<Affiliation> affiliation(XmlElement a) {
            String raw = a.children("note").stream()
                    .filter(n -> n.attribute("type").equals("raw_affiliation"))
                    .map(XmlProse::of)
                    .findFirst()
                    .orElse("");
            String parts = Stream.concat(
                            a.children("orgName").stream(),
                            a.children("address").stream().flatMap(x -> x.children().stream()))
                    .map(XmlProse::of)
                    .filter(n -> !n.isEmpty())
                    .collect(Collectors.joining(", "));
            String name = !raw.isEmpty() ? raw : !parts.isEmpty() ? parts : XmlProse.of(a);
            String ror = ror(a);
            return name.isEmpty() && ror.isEmpty() ? Optional.empty() : Optional.of(new Affiliation(name, ror));
        }

        private void profile(XmlElement profile) {
            profile.children("abstract").stream()
                    .filter(a -> !XmlProse.ofAbstract(a).isEmpty())
                    .findFirst()
                    .ifPresent(a -> draft.abstractPlain(XmlProse.ofAbstract(a), a.line()));
            for (XmlElement textClass : profile.children("textClass")) {
                for (XmlElement keywords : textClass.children("keywords")) {
                    keywords(keywords);
                }
                for (XmlElement code : textClass.children("classCode")) {
                    classCode(code);
                }
            }
        }

        private void keywords(XmlElement keywords) {
            String scheme = scheme(keywords.attribute("scheme"));
            List<XmlElement> terms = Stream.concat(
                            keywords.children("term").stream(),
                            keywords.children("list").stream().flatMap(l -> l.children("item").stream()))
                    .toList();
            for (XmlElement term : terms) {
                subject(XmlProse.of(term), scheme, "", term);
            }
            if (terms.isEmpty()) {
                words(XmlProse.of(keywords), keywords);
            }
        }

        private void words(String text, XmlElement at) {
            String bare = KEYWORDS_WORD.matcher(text).replaceFirst("");
            for (String word : BETWEEN_KEYWORDS.split(bare, 0)) {
                subject(PlainText.withoutEnd(word, " .,;"), Subject.KEYWORD, "", at);
            }
        }

        private void classCode(XmlElement code) {
            String scheme = code.attribute("scheme");
            // Sorts of documents, which HAL gives three times in the same way.
            if (scheme.toLowerCase(Locale.ROOT).endsWith("typology")) {
                if (scheme.equals("halTypology")) {
                    halType(code);
                }
                return;
            }
            subject(XmlProse.of(code), scheme(scheme), code.attribute("n"), code);
        }

        private void halType(XmlElement code) {
            PaperType type = switch (code.attribute("n")) {
                case "ART" -> PaperType.ARTICLE;
                case "COMM" -> PaperType.CONFERENCE_PAPER;
                case "COUV" -> PaperType.CHAPTER;
                case "OUV" -> PaperType.BOOK;
                case "DOUV", "PROCEEDINGS" -> PaperType.PROCEEDINGS;
                case "THESE", "HDR", "MEM", "ETABTHESE" -> PaperType.THESIS;
                case "REPORT" -> PaperType.REPORT;
                case "UNDEFINED" -> PaperType.PREPRINT;
                case "SOFTWARE" -> PaperType.SOFTWARE;
                default -> PaperType.OTHER;
            };
            draft.type(type);
            draft.write(PaperField.TYPE, XmlProse.of(code), code.line());
        }

        private static String scheme(String named) {
            String lower = named.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
            return FREE_WORDS.contains(lower) ? Subject.KEYWORD : lower.equals("haldomain") ? "hal" : lower;
        }

        private void subject(String words, String scheme, String code, XmlElement at) {
            if (!words.isEmpty()) {
                draft.subject(new Subject(words, scheme, code), at.line());
            }
        }

        /* The first page of a paper as it is printed: what GROBID is trained with. */
        private void printedFront(XmlElement front) {
            PrintedNames names = new PrintedNames();
            printed(front, names, 0);
            if (!names.isEmpty() && !hasAuthors) {
                AuthorLines.into(draft, names.lines(), false)
                        .ifPresent(odd -> out.warn(names.lines().get(0).number(), odd, ""));
                AuthorList read = draft.authors();
                draft.authors(new AuthorList(
                        names.placed(read.contributors(), out), read.status(), read.unlisted(), read.marker()));
            }
        }

        private void printed(XmlElement parent, PrintedNames names, int depth) {
            boolean afterPlace = false;
            for (XmlElement e : parent.children()) {
                boolean place =
                        e.name().equals("affiliation") || e.child("affiliation").isPresent();
                switch (e.name()) {
                    case "docTitle" -> {
                        String title = PlainText.withoutEnd(XmlProse.of(e), FOOTNOTE_MARKS);
                        if (draft.title().isEmpty() && !title.isEmpty()) {
                            draft.titlePlain(title, e.line());
                        }
                    }
                    case "docAuthor" -> names.names(XmlProse.of(e), e.line());
                    case "affiliation" -> names.affiliation(XmlProse.of(e), e);
                    case "address" -> {
                        if (afterPlace) {
                            names.address(XmlProse.of(e));
                        }
                    }
                    case "idno" -> draft.identifiers(XmlProse.of(e), XmlProse.of(e), e.line());
                    case "date" -> DateWords.parse(XmlProse.of(e)).ifPresent(d -> published(e));
                    case "keyword", "keywords" -> words(XmlProse.of(e), e);
                    case "div" -> {
                        if (e.attribute("type").equals("abstract")
                                && draft.abstractText().isEmpty()) {
                            draft.abstractPlain(XmlProse.ofAbstract(e), e.line());
                        }
                    }
                    case "byline", "titlePage" -> {
                        if (depth < 4) {
                            printed(e, names, depth + 1);
                        }
                    }
                    default -> {}
                }
                afterPlace = place;
            }
        }

        private void references(XmlElement parent, int depth) {
            for (XmlElement e : parent.children()) {
                if (e.name().equals("biblStruct")) {
                    reference(e);
                } else if (depth < 6 && Set.of("back", "div", "listBibl").contains(e.name())) {
                    references(e, depth + 1);
                }
            }
        }

        private void reference(XmlElement b) {
            Set<Identifier> ids = new LinkedHashSet<>();
            Stream.of(
                            Optional.of(b),
                            b.child("analytic"),
                            b.child("analytic").isPresent() ? Optional.<XmlElement>empty() : b.child("monogr"))
                    .flatMap(Optional::stream)
                    .flatMap(p -> p.children("idno").stream())
                    .forEach(i -> Identified.cited(i.attribute("type"), XmlProse.of(i))
                            .ifPresent(ids::add));
            String raw = b.children("note").stream()
                    .filter(n -> n.attribute("type").equals("raw_reference"))
                    .map(XmlProse::of)
                    .findFirst()
                    .orElse("");
            String words = raw.isEmpty() ? composed(b) : raw;
            if (!words.isEmpty() || !ids.isEmpty()) {
                draft.citation(new Citation(words, List.copyOf(ids)));
            }
        }

        private static String composed(XmlElement b) {
            List<XmlElement> parts = Stream.of("analytic", "monogr")
                    .flatMap(n -> b.children(n).stream())
                    .toList();
            String names = parts.stream()
                    .flatMap(p -> p.children("author").stream())
                    .map(a -> a.child("persName").orElse(a))
                    .map(a -> XmlProse.ofParts(a, c -> false))
                    .filter(n -> !n.isEmpty())
                    .collect(Collectors.joining(", "));
            String titles = parts.stream()
                    .flatMap(p -> p.children("title").stream())
                    .map(XmlProse::of)
                    .filter(t -> !t.isEmpty())
                    .distinct()
                    .collect(Collectors.joining(". "));
            Optional<XmlElement> imprint = b.path("monogr", "imprint");
            String volume = imprint.map(i -> scope(i, "volume")).orElse("");
            String page = imprint.map(i -> scope(i, "page")).orElse("");
            String where = volume.isEmpty() || page.isEmpty() ? volume + page : volume + ":" + page;
            String year = imprint.flatMap(i -> i.child("date"))
                    .map(d -> d.attribute("when").isEmpty() ? XmlProse.of(d) : d.attribute("when"))
                    .orElse("");
            String last = year.isEmpty() || where.isEmpty() ? year + where : year + ";" + where;
            return Stream.of(names, titles, last)
                    .filter(p -> !p.isEmpty())
                    .map(p -> p.endsWith(".") || p.endsWith("?") ? p : p + ".")
                    .collect(Collectors.joining(" "));
        }

        private static String scope(XmlElement imprint, String unit) {
            return imprint.children("biblScope").stream()
                    .filter(s -> s.attribute("unit").equals(unit))
                    .map(s -> s.attribute("from").isEmpty()
                            ? XmlProse.of(s)
                            : XmlNames.join(s.attribute("from"))
                                    + (s.attribute("to").isEmpty() ? "" : "-" + s.attribute("to")))
                    .findFirst()
                    .orElse("");
        }

        private static String textOf(XmlElement parent, String name) {
            return parent.child(name).map(XmlProse::of).orElse("");
        }
    }
}
