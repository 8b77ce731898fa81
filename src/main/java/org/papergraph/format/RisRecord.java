package org.papergraph.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/** What the tags of one RIS record say about a paper. */
final class RisRecord {

    private static final Map<String, PaperType> TYPES = types();
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("[;\\s]+(?=https?://)|\\n");
    private static final Pattern WORKSHOP = Pattern.compile("(?i)\\bworkshops?\\b");
    private static final Pattern PMCID = Pattern.compile("(?i)PMC[0-9]{3,9}");
    private static final Set<String> SINGLE = Set.of(
            "TI", "T1", "BT", "T2", "JF", "JO", "JA", "J2", "PY", "Y1", "VL", "IS", "SP", "EP", "AB", "PB", "ID", "TY");
    private static final int LONGEST_ISSUE = 20;

    private final TaggedRecord record;
    private final Output output;
    private final RecordDraft draft;
    private final Map<String, TaggedRecord.Field> first = new HashMap<>();
    private final String sort;
    private final PaperType type;

    RisRecord(TaggedRecord record, Output output) {
        this.record = record;
        this.output = output;
        this.draft = new RecordDraft(record.line());
        for (TaggedRecord.Field field : record.fields()) {
            if (field.isEmpty()) {
                continue;
            }
            TaggedRecord.Field known = first.putIfAbsent(field.tag(), field);
            if (known != null && SINGLE.contains(field.tag()) && !known.value().equals(field.value())) {
                output.warn(field.line(), "tag " + field.tag() + " stands twice: the first one counts", field.value());
            }
        }
        TaggedRecord.Field named = first.get("TY");
        this.sort = named == null ? "" : named.value().strip().toUpperCase(Locale.ROOT);
        this.type = sort.isEmpty() ? PaperType.UNKNOWN : TYPES.getOrDefault(sort, PaperType.OTHER);
    }

    /** The record as far as the tags tell it. */
    RecordDraft draft() {
        if (type != PaperType.UNKNOWN) {
            draft.type(type);
            TaggedRecord.Field named = first.get("TY");
            draft.write(PaperField.TYPE, sort, named == null ? record.line() : named.line());
        }
        TaggedRecord.Field id = field("ID");
        if (id != null) {
            draft.key(id.value());
        }
        TaggedRecord.Field title = title();
        names();
        dates();
        venues(title);
        imprint();
        rest();
        return draft;
    }

    private TaggedRecord.@Nullable Field field(String... tags) {
        for (String tag : tags) {
            TaggedRecord.Field field = first.get(tag);
            if (field != null) {
                return field;
            }
        }
        return null;
    }

    private boolean isWhole() {
        return type == PaperType.BOOK || type == PaperType.PROCEEDINGS;
    }

    private TaggedRecord.@Nullable Field title() {
        TaggedRecord.Field title =
                isWhole() ? field("TI", "T1", "BT", "CT", "T2", "ST") : field("TI", "T1", "CT", "ST");
        if (title == null && field("AB", "N2", "DO") == null) {
            title = field("BT", "T2");
        }
        if (title != null) {
            draft.title(InlineMarkup.plain(title.value()), title.value(), title.line());
        }
        TaggedRecord.Field translated = field("TT");
        if (translated != null) {
            draft.otherTitle(translated.value(), "", translated.line());
        }
        return title;
    }

    private void names() {
        ListedNames authors = new ListedNames();
        ListedNames editors = new ListedNames();
        boolean between = isBetweenAuthors();
        List<TaggedRecord.Field> affiliations = new ArrayList<>();
        for (TaggedRecord.Field field : record.fields()) {
            switch (field.tag()) {
                case "AU", "A1" -> names(field, authors);
                case "A2", "ED" -> names(field, editors);
                case "AD" -> {
                    affiliations.add(field);
                    if (between) {
                        authors.affiliation(field.value());
                    }
                }
                default -> {}
            }
        }
        if (!between && authors.size() == 1) {
            affiliations.forEach(a -> authors.affiliation(a.value()));
        }
        if (!authors.isEmpty()) {
            draft.authors(authors.list(), authors.written(), authors.line());
        }
        if (!editors.contributors().isEmpty()) {
            draft.editors(editors.contributors(), editors.written(), editors.line());
        }
    }

    /* "AU AD AU AD": then an address is that of the author above it. */
    private boolean isBetweenAuthors() {
        boolean address = false;
        for (TaggedRecord.Field field : record.fields()) {
            boolean author = field.tag().equals("AU") || field.tag().equals("A1");
            if (author && address) {
                return true;
            }
            address |= field.tag().equals("AD");
        }
        return false;
    }

    private void names(TaggedRecord.Field field, ListedNames into) {
        if (field.isEmpty()) {
            return;
        }
        String value = field.value();
        boolean several = value.indexOf(';') > 0 || value.indexOf('\n') > 0;
        for (String name : several ? PlainText.unescapeEntities(value).split("[;\\n]", -1) : new String[] {value}) {
            if (!name.isBlank() && !into.add(name.strip(), field.line())) {
                output.warn(field.line(), "name without a letter: left out", name);
            }
        }
    }

    private void dates() {
        TaggedRecord.Field year = field("PY", "Y1", "YR");
        TaggedRecord.Field day = field("DA");
        Optional<PartialDate> date = Optional.empty();
        if (year != null) {
            draft.write(PaperField.DATE, year.value(), year.line());
            date = WrittenDates.parse(year.value());
            if (date.isEmpty()) {
                output.warn(year.line(), "no date: left out", year.value());
            }
        }
        if (day != null) {
            boolean coarse = date.isEmpty() || date.get().precision() == PartialDate.Precision.YEAR;
            Optional<PartialDate> whole = WrittenDates.parse(day.value());
            if (coarse
                    && whole.isPresent()
                    && (date.isEmpty() || date.get().year() == whole.get().year())) {
                draft.write(PaperField.DATE, day.value(), day.line());
                date = whole;
            } else if (coarse && whole.isEmpty() && date.isPresent()) {
                // "SEP" or "MAY 22", with the year elsewhere.
                draft.write(PaperField.DATE, day.value(), day.line());
                date = WrittenDates.of(date.get().toString(), day.value(), "");
            }
        }
        date.ifPresent(d -> draft.date(PaperDate.Event.ISSUED, d));
    }

    private void venues(TaggedRecord.@Nullable Field title) {
        SerialNumbers numbers = new SerialNumbers();
        TaggedRecord.Field serial = field("SN");
        for (TaggedRecord.Field field : record.fields()) {
            if (field.tag().equals("SN")) {
                numbers.read(PlainText.of(field.value()));
            }
        }
        if (serial != null) {
            numbers.isbns().forEach(isbn -> draft.isbn(isbn, serial.line()));
            numbers.wrong().forEach(w -> output.warn(serial.line(), "no correct ISSN or ISBN: left out", w));
        }
        TaggedRecord.Field host = switch (type) {
            case ARTICLE -> field("JF", "T2", "JO", "JA", "J2", "J1", "JI", "J9", "BT");
            case CONFERENCE_PAPER -> field("C3", "T2", "BT", "JF", "JO", "T3", "JA", "J2");
            case CHAPTER -> field("BT", "T2", "JF", "JO");
            case BOOK, PROCEEDINGS, REPORT, THESIS -> field("T3", "T2", "JF", "JO");
            default -> field("JF", "JO", "T2", "BT", "JA", "J2", "J1", "JI", "J9");
        };
        boolean placed = false;
        if (host != null && !host.equals(title)) {
            String name = PlainText.of(host.value());
            if (!name.isEmpty() && name.codePoints().anyMatch(Character::isLetterOrDigit)) {
                VenueMention venue =
                        VenueMention.of(name, kind(host.tag(), name)).withIssns(numbers.issns());
                TaggedRecord.Field series =
                        type == PaperType.CONFERENCE_PAPER || type == PaperType.CHAPTER ? field("T3") : null;
                String seriesName = series == null || series.equals(host) ? "" : PlainText.of(series.value());
                if (!seriesName.isEmpty()) {
                    venue = venue.within(VenueMention.of(seriesName, VenueMention.Kind.SERIES));
                }
                draft.venue(venue, host.value(), host.line());
                placed = true;
            }
        }
        if (!placed && !numbers.issns().isEmpty() && serial != null) {
            draft.venue(
                    VenueMention.of("ISSN " + numbers.issns().get(0), VenueMention.Kind.OTHER)
                            .withIssns(numbers.issns()),
                    serial.value(),
                    serial.line());
        }
    }

    private VenueMention.Kind kind(String tag, String name) {
        if (tag.startsWith("J")) {
            return VenueMention.Kind.JOURNAL;
        }
        return switch (type) {
            case ARTICLE -> VenueMention.Kind.JOURNAL;
            case CONFERENCE_PAPER ->
                WORKSHOP.matcher(name).find() ? VenueMention.Kind.WORKSHOP : VenueMention.Kind.CONFERENCE;
            case CHAPTER -> VenueMention.Kind.BOOK;
            case BOOK, PROCEEDINGS, REPORT, THESIS -> VenueMention.Kind.SERIES;
            default -> VenueMention.Kind.OTHER;
        };
    }

    private void imprint() {
        TaggedRecord.Field volume = field("VL", "VO");
        if (volume != null) {
            draft.volume(volume.value(), volume.line());
        }
        TaggedRecord.Field issue = field("IS", "CP");
        TaggedRecord.Field other = field("M1");
        if (issue == null && other != null && other.value().length() <= LONGEST_ISSUE) {
            issue = other;
        }
        if (issue != null && type == PaperType.REPORT) {
            draft.reportNumber(issue.value(), issue.line());
        } else if (issue != null) {
            draft.issue(issue.value(), issue.line());
        }
        TaggedRecord.Field from = field("SP");
        TaggedRecord.Field to = field("EP");
        boolean count = to == null && (isWhole() || type == PaperType.THESIS);
        if (from != null && !count) {
            String start = from.value();
            boolean range = to != null && start.indexOf('-') < 0 && !to.value().equals(start);
            draft.pages(range && to != null ? start + "-" + to.value() : start, from.line());
        } else if (to != null && from == null) {
            draft.pages(to.value(), to.line());
        }
        TaggedRecord.Field article = field("C7");
        if (article != null) {
            draft.articleNumber(article.value(), article.line());
        }
        TaggedRecord.Field publisher = field("PB", "PU");
        if (publisher != null) {
            draft.publisher(publisher.value(), publisher.line());
        }
    }

    private void rest() {
        TaggedRecord.Field abstractText = field("AB", "N2");
        if (abstractText != null) {
            draft.abstractText(
                    InlineMarkup.plainAbstract(abstractText.value()), abstractText.value(), abstractText.line());
        }
        for (TaggedRecord.Field field : record.fields()) {
            if (field.isEmpty()) {
                continue;
            }
            switch (field.tag()) {
                case "DO", "DI" -> dois(field);
                case "M3", "C2", "PM", "AN" -> maybeIdentifier(field);
                case "UR", "L1", "L2", "L3", "L4", "LK" -> addresses(field);
                case "KW" -> keywords(field);
                case "N1" -> draft.comment(InlineMarkup.plain(field.value()), field.value(), field.line());
                case "N2" -> {
                    if (abstractText != null && !abstractText.value().equals(field.value())) {
                        draft.comment(InlineMarkup.plain(field.value()), field.value(), field.line());
                    }
                }
                case "LA" -> {
                    String tag = LanguageNames.tag(field.value());
                    if (!tag.isEmpty()) {
                        draft.language(tag);
                        draft.write(PaperField.LANGUAGE, field.value(), field.line());
                    }
                }
                default -> {}
            }
        }
    }

    private void dois(TaggedRecord.Field field) {
        int ten = field.value().indexOf("10.");
        String doi = field.value().substring(Math.max(0, ten)).strip();
        if (!draft.identifier(Identifier.Scheme.DOI, doi, field.line())
                && !draft.identifiers(field.value(), field.value(), field.line())) {
            output.warn(field.line(), "no DOI: left out", field.value());
        }
    }

    /* Fields that hold an identifier in some databases and something else in others. */
    private void maybeIdentifier(TaggedRecord.Field field) {
        String value = field.value().strip();
        switch (field.tag()) {
            case "M3" -> {
                if (value.startsWith("10.") || value.toLowerCase(Locale.ROOT).startsWith("doi:")) {
                    draft.identifier(Identifier.Scheme.DOI, value, field.line());
                }
            }
            case "C2" -> {
                if (PMCID.matcher(value).matches()) {
                    draft.identifier(Identifier.Scheme.PMCID, value, field.line());
                }
            }
            case "PM" -> draft.identifier(Identifier.Scheme.PMID, value, field.line());
            default -> {
                TaggedRecord.Field base = field("DB");
                String name = base == null ? "" : base.value().toLowerCase(Locale.ROOT);
                boolean medline = name.contains("pubmed") || name.contains("medline") || name.equals("nlm");
                boolean said = value.toLowerCase(Locale.ROOT).startsWith("pmid");
                if (said || (medline && !value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9'))) {
                    draft.identifier(Identifier.Scheme.PMID, value, field.line());
                }
            }
        }
    }

    private void addresses(TaggedRecord.Field field) {
        String value = field.value();
        if (value.indexOf("://") < 0) {
            return;
        }
        for (String one : BETWEEN_ADDRESSES.split(value, -1)) {
            String address = one.strip();
            WebIdentifiers.of(address).ifPresent(i -> draft.identifier(i.scheme(), i.value(), field.line()));
            draft.address(address, field.line());
        }
    }

    private void keywords(TaggedRecord.Field field) {
        String value = field.value();
        boolean several = value.indexOf(';') >= 0 || value.indexOf('\n') >= 0;
        for (String word : several ? PlainText.unescapeEntities(value).split("[;\\n]", -1) : new String[] {value}) {
            String label = PlainText.of(word.startsWith("*") ? word.substring(1) : word);
            if (!label.isBlank()) {
                draft.subject(Subject.keyword(label), field.line());
            }
        }
    }

    private static Map<String, PaperType> types() {
        Map<String, PaperType> types = new HashMap<>();
        put(types, PaperType.ARTICLE, "JOUR|JFULL|EJOUR|MGZN|NEWS|INPR|ABST|JOURNAL ARTICLE|JOURNAL|ARTICLE");
        put(types, PaperType.CONFERENCE_PAPER, "CPAPER|CONF|CONFERENCE PAPER");
        put(types, PaperType.PREPRINT, "PREPRINT|PPRINT");
        put(types, PaperType.BOOK, "BOOK|EBOOK|EDBOOK|WHOLE|SER");
        put(types, PaperType.CHAPTER, "CHAP|ECHAP|BOOK SECTION|DICT|ENCYC");
        put(types, PaperType.THESIS, "THES|THESIS");
        put(types, PaperType.REPORT, "RPRT|REPORT|GOVDOC");
        put(types, PaperType.DATASET, "DATA|DBASE|AGGR");
        put(types, PaperType.SOFTWARE, "COMP");
        put(types, PaperType.UNKNOWN, "GEN|GENERIC");
        return Map.copyOf(types);
    }

    private static void put(Map<String, PaperType> types, PaperType type, String names) {
        for (String name : names.split("\\|", -1)) {
            types.put(name, type);
        }
    }
}
