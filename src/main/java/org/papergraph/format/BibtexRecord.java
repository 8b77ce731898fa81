package org.papergraph.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Identifier;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/** What the fields of one BibTeX entry say about a paper. */
final class BibtexRecord {

    private static final Map<String, PaperType> TYPES = types();

    /* Fields that may stand twice and then mean two things. */
    private static final Set<String> MANY =
            Set.of("keywords", "keyword", "url", "isbn", "issn", "note", "annote", "annotation", "comment", "doi");
    private static final Pattern PREPRINT_SERVER =
            Pattern.compile("(?i)(?:corr|arxiv|ar\\{?x\\}?iv)\\b.*|(?:bio|med|chem|psy|soc)a?r?xiv\\b.*");
    private static final Pattern ARXIV_ID = Pattern.compile(
            "(?i)(?:arxiv\\s*:?|abs/)\\s*([0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]{1,2})?\\b");
    private static final Pattern ORCID_OF = Pattern.compile("([0-9]{1,5})(?::[a-z]+)?\\s*=\\s*\"?([0-9X-]{16,19})\"?");
    private static final Pattern ACRONYM_AND_YEAR = Pattern.compile(
            "(?:^|[\\s,(])(?<name>[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-/ ][A-Z]{2,})?)[\\s,'’]*(?<year>(?:19|20)[0-9]{2})\\b");
    private static final Pattern TRAILING_YEAR = Pattern.compile("[\\s,]*[('’]?\\b(?<year>(?:19|20)[0-9]{2})\\)?$");
    private static final Pattern LEADING_YEAR = Pattern.compile("(?<year>(?:19|20)[0-9]{2})\\s+(?=\\p{Lu})");
    private static final Pattern ACRONYM_IN_BRACKETS =
            Pattern.compile("\\((?<name>[A-Z][A-Za-z]*[A-Z][A-Za-z/-]*)(?:[\\s'’-]*[0-9]{2,4})?\\)");
    private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)[0-9]{2}\\b");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern MSC = Pattern.compile("[0-9]{2}[A-Z-][0-9x-]{2}");
    private static final Pattern WORKSHOP = Pattern.compile("(?i)\\bworkshops?\\b");

    private final BibtexEntry entry;
    private final Output output;
    private final RecordDraft draft;
    private final Map<String, BibtexEntry.Field> fields = new HashMap<>();
    private final List<BibtexEntry.Field> more = new ArrayList<>();
    private final SerialNumbers serialNumbers = new SerialNumbers();

    BibtexRecord(BibtexEntry entry, Output output) {
        this.entry = entry;
        this.output = output;
        this.draft = RecordDraft.ofLatex(entry.line());
    }

    /** The record as far as the entry tells it. */
    RecordDraft draft() {
        collect();
        draft.key(entry.key());
        titles();
        names();
        dates();
        identifiers();
        addresses();
        imprint();
        venues();
        texts();
        type();
        return draft;
    }

    private void collect() {
        for (BibtexEntry.Field field : entry.fields()) {
            if (field.value().isBlank()) {
                continue;
            }
            if (field.value().startsWith("xdata=")) {
                output.warn(
                        field.line(), "field " + field.name() + " refers to a part of @xdata: left out", field.value());
                continue;
            }
            BibtexEntry.Field known = fields.putIfAbsent(field.name(), field);
            if (known == null || known.value().strip().equals(field.value().strip())) {
                continue;
            }
            if (MANY.contains(field.name())) {
                more.add(field);
            } else {
                output.warn(
                        field.line(), "field " + field.name() + " stands twice: the first one counts", field.value());
            }
        }
    }

    private BibtexEntry.@Nullable Field field(String... names) {
        for (String name : names) {
            BibtexEntry.Field field = fields.get(name);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    /* All values of fields that may stand more than once. */
    private List<BibtexEntry.Field> all(String... names) {
        List<BibtexEntry.Field> all = new ArrayList<>(2);
        for (String name : names) {
            BibtexEntry.Field field = fields.get(name);
            if (field != null) {
                all.add(field);
                more.stream().filter(f -> f.name().equals(name)).forEach(all::add);
            }
        }
        return all;
    }

    private String value(String name) {
        BibtexEntry.Field field = fields.get(name);
        return field == null ? "" : field.value();
    }

    private void titles() {
        BibtexEntry.Field title = field("title");
        boolean whole = title == null;
        if (whole) {
            // Proceedings and the like are often called by what their papers call them.
            title = isWhole()
                    ? field("booktitle", "maintitle", "issuetitle")
                    : field("maintitle", "titleaddon", "shorttitle", "subtitle");
        }
        if (title == null) {
            return;
        }
        BibtexEntry.Field subtitle = whole ? null : field("subtitle");
        draft.title(joined(title.value(), subtitle), title.value(), title.line());
        if (subtitle != null) {
            draft.write(PaperField.TITLE, subtitle.value(), subtitle.line());
        }
        BibtexEntry.Field original = field("origtitle");
        if (original != null) {
            draft.otherTitle(original.value(), LanguageNames.tag(value("origlanguage")), original.line());
        }
    }

    private static String joined(String title, BibtexEntry.@Nullable Field subtitle) {
        if (subtitle == null) {
            return title;
        }
        String stripped = title.strip();
        boolean ends = stripped.endsWith("?") || stripped.endsWith("!") || stripped.endsWith(":");
        return stripped + (ends ? " " : ": ") + subtitle.value().strip();
    }

    private boolean isWhole() {
        return switch (entry.type()) {
            case "book",
                    "mvbook",
                    "proceedings",
                    "mvproceedings",
                    "collection",
                    "mvcollection",
                    "periodical",
                    "reference",
                    "mvreference" -> true;
            default -> false;
        };
    }

    private void names() {
        BibtexEntry.Field authors = field("author");
        if (authors != null) {
            BibtexNames names = BibtexNames.of(authors.value());
            names.odd().forEach(odd -> output.warn(authors.line(), odd, ""));
            BibtexEntry.Field orcids = field("author+an:orcid", "author-an:orcid", "author+an");
            draft.authors(
                    orcids == null ? names.list() : names.withOrcids(orcids(orcids)), authors.value(), authors.line());
        }
        BibtexEntry.Field editors = field("editor");
        String role = value("editortype").strip().toLowerCase(Locale.ROOT);
        boolean editing = role.isEmpty() || role.equals("editor") || role.equals("compiler");
        if (editors != null && editing) {
            BibtexNames names = BibtexNames.of(editors.value());
            names.odd().forEach(odd -> output.warn(editors.line(), odd, ""));
            draft.editors(names.contributors(), editors.value(), editors.line());
        }
    }

    /* By the place of the author in the list, from 1. */
    private Map<Integer, String> orcids(BibtexEntry.Field annotation) {
        Map<Integer, String> orcids = new HashMap<>();
        Matcher m = ORCID_OF.matcher(annotation.value());
        while (m.find()) {
            Optional<Orcid> orcid = Orcid.parse(m.group(2));
            if (orcid.isPresent()) {
                orcids.putIfAbsent(Integer.parseInt(m.group(1)), orcid.get().value());
            } else {
                output.warn(annotation.line(), "no correct ORCID iD: left out", m.group(2));
            }
        }
        return orcids;
    }

    private void dates() {
        BibtexEntry.Field date = field("date");
        Optional<PartialDate> issued = Optional.empty();
        if (date != null) {
            issued = WrittenDates.parse(PlainText.ofLatex(date.value()));
            draft.write(PaperField.DATE, date.value(), date.line());
            if (issued.isEmpty()) {
                output.warn(date.line(), "no date: left out", date.value());
            }
        }
        BibtexEntry.Field year = field("year");
        if (year != null) {
            draft.write(PaperField.DATE, year.value(), year.line());
        }
        if (year != null && issued.isEmpty()) {
            BibtexEntry.Field month = field("month");
            BibtexEntry.Field day = field("day");
            String months = month == null ? "" : PlainText.ofLatex(month.value());
            if (month != null) {
                draft.write(PaperField.DATE, month.value(), month.line());
            }
            issued = WrittenDates.of(year.value(), months, day == null ? "" : day.value());
            if (issued.isEmpty()) {
                issued = WrittenDates.parse(PlainText.ofLatex(year.value()));
            }
            if (issued.isEmpty()) {
                output.warn(year.line(), "no year: left out", year.value());
            }
        }
        issued.ifPresent(d -> draft.date(PaperDate.Event.ISSUED, d));
    }

    private void identifiers() {
        for (BibtexEntry.Field doi : all("doi")) {
            boolean several = doi.value().indexOf("10.") >= 0;
            for (String one : several ? BLANKS.split(doi.value().strip(), -1) : new String[] {doi.value()}) {
                String bare = bare(one);
                if (!bare.isEmpty() && !bare.equals(",")) {
                    // Behind the address of a publisher's own resolver, or the word.
                    int ten = Math.max(0, bare.indexOf("10."));
                    identifier(Identifier.Scheme.DOI, bare.substring(ten), doi);
                }
            }
        }
        identifier(Identifier.Scheme.PMID, "pmid");
        identifier(Identifier.Scheme.PMCID, "pmcid");
        identifier(Identifier.Scheme.ARXIV, "arxivid");
        eprint();
        BibtexEntry.Field record = field("biburl");
        if (record != null && record.value().contains("dblp")) {
            identifier(Identifier.Scheme.DBLP, bare(record.value()), record);
        } else if (entry.key().startsWith("DBLP:") && entry.key().indexOf('/') > 0) {
            draft.identifier(Identifier.Scheme.DBLP, entry.key(), entry.line());
        }
    }

    private void identifier(Identifier.Scheme scheme, String name) {
        BibtexEntry.Field field = field(name);
        if (field != null) {
            String bare = bare(field.value());
            boolean bareNumber =
                    scheme == Identifier.Scheme.PMCID && !bare.isEmpty() && Character.isDigit(bare.charAt(0));
            identifier(scheme, bareNumber ? "PMC" + bare : bare, field);
        }
    }

    private void identifier(Identifier.Scheme scheme, String value, BibtexEntry.Field field) {
        if (!draft.identifier(scheme, value, field.line())) {
            output.warn(field.line(), "no " + scheme.label() + ": left out", field.value());
        }
    }

    private void eprint() {
        BibtexEntry.Field eprint = field("eprint");
        String kind = (value("eprinttype") + value("archiveprefix")).strip().toLowerCase(Locale.ROOT);
        if (eprint != null) {
            String id = bare(eprint.value());
            if (kind.contains("arxiv") || kind.isEmpty()) {
                String bare = id.contains(" ") ? id.substring(0, id.indexOf(' ')) : id;
                String slash = value("primaryclass").strip();
                // "9901001" of the class hep-th: as identifiers before 2007 were split up.
                String full =
                        bare.matches("[0-9]{7}") && !slash.isEmpty() ? slash.split("\\.", -1)[0] + "/" + bare : bare;
                if (Identifier.parse(Identifier.Scheme.ARXIV, full).isPresent()) {
                    draft.identifier(Identifier.Scheme.ARXIV, full, eprint.line());
                } else if (kind.contains("arxiv")) {
                    output.warn(eprint.line(), "no arXiv identifier: left out", eprint.value());
                }
            } else if (kind.equals("pubmed") || kind.equals("pmid") || kind.equals("medline")) {
                identifier(Identifier.Scheme.PMID, id, eprint);
            } else if (kind.equals("pmcid") || kind.equals("pmc") || kind.equals("pubmed central")) {
                identifier(Identifier.Scheme.PMCID, id, eprint);
            }
            if (id.startsWith("http")) {
                draft.address(id, eprint.line());
            }
        }
        BibtexEntry.Field type = field("primaryclass", "eprintclass");
        if (type != null && eprint != null) {
            for (String code : PlainText.ofLatex(type.value()).split("[,;\\s]+", -1)) {
                if (!code.isEmpty()) {
                    draft.subject(new Subject(code, "arxiv", code), type.line());
                }
            }
        }
        for (String name : List.of("journal", "journaltitle", "volume", "note", "number")) {
            BibtexEntry.Field field = field(name);
            if (field != null && !field.value().isEmpty() && !draft.hasIdentifier()) {
                Matcher m = ARXIV_ID.matcher(field.value());
                if (m.find() && (name.equals("journal") || name.equals("journaltitle") || isPreprint())) {
                    draft.identifier(Identifier.Scheme.ARXIV, m.group(1), field.line());
                }
            }
        }
    }

    /* Verbatim values, with the LaTeX that people put into them none the less. */
    private static String bare(String value) {
        String bare = value.strip();
        if (bare.indexOf('\\') < 0 && bare.indexOf('{') < 0) {
            return bare;
        }
        if (bare.startsWith("\\url{") && bare.endsWith("}")) {
            bare = bare.substring(5, bare.length() - 1);
        }
        StringBuilder out = new StringBuilder(bare.length());
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            boolean escape = c == '\\' && i + 1 < bare.length() && "_%&#~$".indexOf(bare.charAt(i + 1)) >= 0;
            if (!escape && c != '{' && c != '}') {
                out.append(c);
            }
        }
        return out.toString().strip();
    }

    private void addresses() {
        for (BibtexEntry.Field url : all("url", "ee")) {
            WebIdentifiers.of(bare(url.value())).ifPresent(i -> draft.identifier(i.scheme(), i.value(), url.line()));
            draft.url(url.value(), url.value(), url.line());
        }
    }

    private void imprint() {
        BibtexEntry.Field volume = field("volume");
        if (volume != null) {
            draft.volume(volume.value(), volume.line());
        }
        BibtexEntry.Field number = field("number", "issue");
        if (number != null && isNumbered()) {
            draft.reportNumber(number.value(), number.line());
        } else if (number != null) {
            draft.issue(number.value(), number.line());
        }
        BibtexEntry.Field pages = field("pages", "page");
        if (pages != null) {
            draft.pages(pages.value(), pages.line());
        }
        BibtexEntry.Field article = field("eid", "articleno", "article-number", "acmid");
        if (article != null) {
            draft.articleNumber(article.value(), article.line());
        }
        BibtexEntry.Field publisher = switch (TYPES.getOrDefault(entry.type(), PaperType.OTHER)) {
            case THESIS -> field("school", "institution", "publisher", "organization");
            case REPORT -> field("institution", "school", "publisher", "organization");
            default -> field("publisher", "organization", "institution", "school");
        };
        if (publisher != null) {
            draft.publisher(publisher.value(), publisher.line());
        }
        for (BibtexEntry.Field field : all("isbn", "isbn-13", "issn", "issn-l", "issn-linking")) {
            serialNumbers.read(PlainText.ofLatex(field.value()));
            for (String isbn : serialNumbers.isbns()) {
                draft.isbn(isbn, field.line());
            }
            serialNumbers.isbns().clear();
            for (String wrong : serialNumbers.wrong()) {
                String name = field.name().startsWith("isbn") ? "ISBN" : "ISSN";
                output.warn(field.line(), "no correct " + name + ": left out", wrong);
            }
            serialNumbers.wrong().clear();
        }
    }

    private boolean isNumbered() {
        return switch (entry.type()) {
            case "techreport", "report", "patent", "standard", "manual", "legislation", "jurisdiction" -> true;
            default -> false;
        };
    }

    private void venues() {
        List<String> issns = serialNumbers.issns();
        BibtexEntry.Field series = field("series");
        BibtexEntry.Field journal = field("fjournal", "journal", "journaltitle", "shortjournal");
        BibtexEntry.Field book = isWhole() && field("title") == null ? null : field("booktitle");
        boolean placed = false;
        if (journal != null) {
            String name = PlainText.ofLatex(joined(journal.value(), field("journalsubtitle")));
            if (!name.isEmpty()) {
                draft.venue(
                        VenueMention.of(name, VenueMention.Kind.JOURNAL).withIssns(issns),
                        journal.value(),
                        journal.line());
                placed = true;
            }
        }
        if (book != null) {
            String name = PlainText.ofLatex(joined(book.value(), field("booksubtitle")));
            BibtexEntry.Field whole = field("maintitle");
            if (!name.isEmpty()) {
                VenueMention venue = event(name, bookKind(name));
                Optional<VenueMention> of = series != null
                        ? named(series.value(), VenueMention.Kind.SERIES).map(s -> s.withIssns(issns))
                        : whole != null
                                ? named(joined(whole.value(), field("mainsubtitle")), VenueMention.Kind.BOOK)
                                : Optional.empty();
                draft.venue(
                        of.map(venue::within).orElse(of.isEmpty() && !placed ? venue.withIssns(issns) : venue),
                        book.value(),
                        book.line());
                placed = true;
            }
        } else if (series != null && journal == null) {
            Optional<VenueMention> of = named(series.value(), VenueMention.Kind.SERIES);
            of.ifPresent(s -> draft.venue(s.withIssns(issns), series.value(), series.line()));
            placed |= of.isPresent();
        }
        BibtexEntry.Field event = field("eventtitle");
        if (event != null) {
            Optional<VenueMention> of = named(event.value(), VenueMention.Kind.CONFERENCE);
            of.map(v -> event(v.name(), bookKind(v.name())))
                    .ifPresent(v -> draft.venue(v, event.value(), event.line()));
            placed |= of.isPresent();
        }
        if (!placed && !issns.isEmpty()) {
            BibtexEntry.Field issn = field("issn");
            draft.venue(
                    VenueMention.of("ISSN " + issns.get(0), VenueMention.Kind.OTHER)
                            .withIssns(issns),
                    issn == null ? "" : issn.value(),
                    issn == null ? entry.line() : issn.line());
        }
    }

    private static Optional<VenueMention> named(String raw, VenueMention.Kind kind) {
        String name = PlainText.ofLatex(raw);
        return name.isEmpty() ? Optional.empty() : Optional.of(VenueMention.of(name, kind));
    }

    private VenueMention.Kind bookKind(String name) {
        if (WORKSHOP.matcher(name).find()) {
            return VenueMention.Kind.WORKSHOP;
        }
        return switch (TYPES.getOrDefault(entry.type(), PaperType.OTHER)) {
            case CONFERENCE_PAPER, PROCEEDINGS -> VenueMention.Kind.CONFERENCE;
            case CHAPTER, BOOK -> VenueMention.Kind.BOOK;
            default -> VenueMention.Kind.OTHER;
        };
    }

    /* An event with its year: that of its name, or of the field eventdate. A year at the end of the name is no part of it. */
    private VenueMention event(String name, VenueMention.Kind kind) {
        if (kind != VenueMention.Kind.CONFERENCE && kind != VenueMention.Kind.WORKSHOP) {
            return VenueMention.of(name, kind);
        }
        String bare = name;
        int year = 0;
        String acronym = "";
        Matcher start = LEADING_YEAR.matcher(name);
        Matcher brackets = ACRONYM_IN_BRACKETS.matcher(name);
        Matcher end = TRAILING_YEAR.matcher(name);
        Matcher short_ = ACRONYM_AND_YEAR.matcher(name);
        if (short_.find() && short_.start() > 0) {
            acronym = short_.group("name");
            year = Integer.parseInt(short_.group("year"));
        }
        if (acronym.isEmpty() && brackets.find()) {
            acronym = brackets.group("name");
        }
        if (start.lookingAt()) {
            // "2019 IEEE Conference on Rings"
            year = Integer.parseInt(start.group("year"));
            bare = name.substring(start.end());
        } else if (end.find() && end.start() > 0 && isName(name.substring(0, end.start()))) {
            // "ICML 2018", but not "…, Stockholm, Sweden, July 2018".
            year = Integer.parseInt(end.group("year"));
            bare = name.substring(0, end.start());
        }
        Matcher any = YEAR.matcher(name);
        if (year == 0 && any.find()) {
            year = Integer.parseInt(any.group());
        }
        BibtexEntry.Field date = field("eventdate");
        if (year == 0 && date != null) {
            year = WrittenDates.parse(date.value()).map(PartialDate::year).orElse(0);
        }
        return VenueMention.of(bare, kind).withAcronym(acronym).withYear(year);
    }

    private static boolean isName(String words) {
        return words.chars().noneMatch(c -> c == ',' || (c >= '0' && c <= '9'));
    }

    private void texts() {
        BibtexEntry.Field abstractText = field("abstract");
        if (abstractText != null) {
            draft.abstractText(abstractText.value(), abstractText.value(), abstractText.line());
        }
        for (BibtexEntry.Field field : all(
                "titleaddon",
                "booktitleaddon",
                "howpublished",
                "note",
                "addendum",
                "annote",
                "annotation",
                "comment",
                "comments",
                "remark")) {
            String bare = field.value().strip();
            boolean address = bare.startsWith("\\url{") && bare.indexOf('}') == bare.length() - 1;
            if (address) {
                draft.address(bare(bare), field.line());
                WebIdentifiers.of(bare(bare)).ifPresent(i -> draft.identifier(i.scheme(), i.value(), field.line()));
            } else {
                draft.comment(field.value(), field.value(), field.line());
            }
        }
        for (BibtexEntry.Field field : all("keywords", "keyword", "subject")) {
            keywords(field);
        }
        BibtexEntry.Field classes = field("mrclass");
        if (classes != null) {
            Matcher m = MSC.matcher(classes.value());
            while (m.find()) {
                draft.subject(new Subject(m.group(), "msc", m.group()), classes.line());
            }
        }
        BibtexEntry.Field language = field("langid", "language");
        if (language != null) {
            String tag = LanguageNames.tag(PlainText.ofLatex(language.value()));
            if (!tag.isEmpty()) {
                draft.language(tag);
                draft.write(PaperField.LANGUAGE, language.value(), language.line());
            }
        }
        BibtexEntry.Field licence = field("license", "licence", "copyright");
        if (licence != null && !licence.name().equals("copyright")) {
            draft.licence(PlainText.ofLatex(licence.value()), licence.line());
        }
    }

    private void keywords(BibtexEntry.Field field) {
        String plain = PlainText.unescapeEntities(field.value());
        char separator = plain.indexOf(';') >= 0 ? ';' : ',';
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= plain.length(); i++) {
            char c = i == plain.length() ? separator : plain.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (i == plain.length() || (c == separator && depth <= 0)) {
                String label = PlainText.ofLatex(plain.substring(from, Math.min(i, plain.length())));
                if (!label.isBlank()) {
                    draft.subject(Subject.keyword(label), field.line());
                }
                from = i + 1;
            }
        }
    }

    private void type() {
        PaperType type = TYPES.getOrDefault(entry.type(), PaperType.OTHER);
        boolean free = type == PaperType.UNKNOWN || type == PaperType.OTHER;
        boolean arxiv = (value("eprinttype") + value("archiveprefix"))
                .toLowerCase(Locale.ROOT)
                .contains("arxiv");
        boolean placed =
                fields.containsKey("journal") || fields.containsKey("journaltitle") || fields.containsKey("booktitle");
        if (isPreprint() || (free && arxiv && !placed)) {
            type = PaperType.PREPRINT;
        }
        if (type != PaperType.UNKNOWN) {
            draft.type(type);
            draft.write(PaperField.TYPE, entry.type(), entry.line());
        }
    }

    private boolean isPreprint() {
        BibtexEntry.Field journal = field("journal", "journaltitle");
        return journal != null
                && !entry.type().startsWith("in")
                && PREPRINT_SERVER.matcher(journal.value().strip()).matches();
    }

    private static Map<String, PaperType> types() {
        Map<String, PaperType> types = new HashMap<>();
        put(types, PaperType.ARTICLE, "article suppperiodical newspaper magazine");
        put(types, PaperType.CONFERENCE_PAPER, "inproceedings conference");
        put(types, PaperType.BOOK, "book mvbook booklet collection mvcollection reference mvreference");
        put(types, PaperType.CHAPTER, "inbook incollection suppbook suppcollection bookinbook inreference");
        put(types, PaperType.PROCEEDINGS, "proceedings mvproceedings");
        put(types, PaperType.THESIS, "phdthesis mastersthesis thesis bathesis bachelorsthesis");
        put(types, PaperType.REPORT, "techreport report");
        put(types, PaperType.DATASET, "dataset data");
        put(types, PaperType.SOFTWARE, "software softwareversion softwaremodule codefragment");
        put(types, PaperType.UNKNOWN, "misc");
        return Map.copyOf(types);
    }

    private static void put(Map<String, PaperType> types, PaperType type, String names) {
        for (String name : names.split(" ", -1)) {
            types.put(name, type);
        }
    }
}
