package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/**
 * A reader of EndNote's tagged export, also known as refer: {@code %0 Journal Article}, {@code %A Doe, Jane}.
 *
 * <p>A record begins with its type, {@code %0}; in files without types, behind a blank line.
 */
final class EndnoteReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "%0",
                    "%8", "%@", "%A", "%B", "%D", "%E", "%F", "%G", "%I", "%J", "%K", "%M", "%N", "%O", "%P", "%Q",
                    "%R", "%S", "%T", "%U", "%V", "%X", "%Z", "%+", "%>")
            .lost("%!", "the title cut short")
            .lost("%#", "where the user keeps it")
            .lost("%$", "where the user keeps it")
            .lost("%&", "a section; the model has none")
            .lost("%(", "another edition")
            .lost("%)", "another edition")
            .lost("%*", "what a review is about")
            .lost("%1", "the user's own field")
            .lost("%2", "the user's own field")
            .lost("%3", "the user's own field")
            .lost("%4", "the user's own field")
            .lost("%6", "volumes of a whole, not of the work")
            .lost("%7", "the edition; the model has none")
            .lost("%9", "words for the type")
            .lost("%<", "the user's own words")
            .lost("%=", "when the address was visited")
            .lost("%?", "another role than author or editor")
            .lost("%C", "where the publisher is")
            .lost("%H", "another role than author or editor")
            .lost("%L", "where a library keeps it")
            .lost("%W", "where the record comes from")
            .lost("%Y", "another role than author or editor")
            .lost("%[", "when the address was visited")
            .lost("%^", "the caption of a figure")
            .lost("%~", "where the record comes from")
            .others("tags that EndNote does not define");

    private static final Map<String, PaperType> TYPES = types();

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ENDNOTE, records, diagnostics);
        Lines lines = Lines.inAnyEncoding(in, file, output);
        new Reading(output).readAll(lines);
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long types = sample.count("%0 \\p{L}.*");
        long fields = sample.count("%[ATJBDX] \\S.*");
        if (fields == 0 || (types == 0 && fields < 3)) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(types > 0 ? 0.9 : 0.7, fields + " lines such as \"%A Doe, Jane\""));
    }

    private static boolean isTagged(String line) {
        return line.length() >= 2
                && line.charAt(0) == '%'
                && line.charAt(1) > ' '
                && line.charAt(1) <= '~'
                && (line.length() == 2 || line.charAt(2) == ' ' || line.charAt(2) == '\t');
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private final Set<String> unknownTags = new HashSet<>();
        private @Nullable TaggedRecord open;
        private boolean afterBlank;

        Reading(Output output) {
            this.output = output;
        }

        void readAll(Lines lines) throws IOException {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String text = line.stripped();
                if (isTagged(text)) {
                    tagged(text.substring(0, 2), text.substring(2).strip(), line);
                } else if (text.isEmpty()) {
                    if (open != null) {
                        open.keep("");
                    }
                } else if (open == null) {
                    output.unknownLine(line.number(), line.text());
                } else {
                    open.goOn(text, line);
                }
                afterBlank = text.isEmpty();
            }
            if (open != null) {
                finish(open);
            }
        }

        private void tagged(String tag, String value, Line line) {
            TaggedRecord record = open;
            if (record != null && (tag.equals("%0") || (afterBlank && !record.has("%0")))) {
                finish(record);
                record = null;
            }
            if (record == null) {
                record = new TaggedRecord(line.number());
                open = record;
            }
            record.add(tag, value, line);
            if (!FIELDS.declares(tag) && unknownTags.add(tag)) {
                output.warn(line.number(), "unknown tag " + tag + ": left out here and below", value);
            }
        }

        private void finish(TaggedRecord record) {
            open = null;
            if (record.isTooLong()) {
                output.reject(
                        record.line(), "record of more than " + TaggedRecord.MAX_RECORD + " characters", record.raw());
                return;
            }
            output.record(draft(record), record.raw());
        }

        private RecordDraft draft(TaggedRecord record) {
            RecordDraft draft = new RecordDraft(record.line());
            Map<String, TaggedRecord.Field> first = new HashMap<>();
            ListedNames authors = new ListedNames();
            ListedNames editors = new ListedNames();
            for (TaggedRecord.Field field : record.fields()) {
                if (field.isEmpty()) {
                    continue;
                }
                TaggedRecord.Field known = first.putIfAbsent(field.tag(), field);
                if (known != null
                        && "%T %J %B %D %V %N %P %X %I".contains(field.tag())
                        && !known.value().equals(field.value())) {
                    output.warn(
                            field.line(), "tag " + field.tag() + " stands twice: the first one counts", field.value());
                }
                switch (field.tag()) {
                    case "%A" -> names(field, authors);
                    case "%E" -> names(field, editors);
                    default -> {}
                }
            }
            TaggedRecord.Field sort = first.get("%0");
            PaperType type = sort == null
                    ? PaperType.UNKNOWN
                    : TYPES.getOrDefault(sort.value().toLowerCase(Locale.ROOT), PaperType.OTHER);
            if (sort != null && type != PaperType.UNKNOWN) {
                draft.type(type);
                draft.write(PaperField.TYPE, sort.value(), sort.line());
            }
            TaggedRecord.Field title = first.get("%T");
            if (title != null) {
                draft.title(title.value(), title.value(), title.line());
            }
            TaggedRecord.Field address = first.get("%+");
            if (address != null && authors.size() == 1) {
                authors.affiliation(address.value());
            }
            if (!authors.isEmpty()) {
                draft.authors(authors.list(), authors.written(), authors.line());
            }
            if (!editors.contributors().isEmpty()) {
                draft.editors(editors.contributors(), editors.written(), editors.line());
            }
            date(first, draft);
            venue(record, first, type, draft);
            record.fields().stream().filter(f -> !f.isEmpty()).forEach(f -> field(f, type, draft));
            return draft;
        }

        private void names(TaggedRecord.Field field, ListedNames into) {
            for (String name : field.value().split("[;\\n]", -1)) {
                if (!name.isBlank() && !into.add(name.strip(), field.line())) {
                    output.warn(field.line(), "name without a letter: left out", name);
                }
            }
        }

        private void date(Map<String, TaggedRecord.Field> first, RecordDraft draft) {
            TaggedRecord.Field year = first.get("%D");
            TaggedRecord.Field day = first.get("%8");
            Optional<PartialDate> date = Optional.empty();
            if (year != null) {
                draft.write(PaperField.DATE, year.value(), year.line());
                date = WrittenDates.parse(year.value());
                if (date.isEmpty()) {
                    output.warn(year.line(), "no date: left out", year.value());
                }
            }
            if (day != null) {
                Optional<PartialDate> whole = WrittenDates.parse(day.value());
                if (date.isEmpty()) {
                    date = whole;
                } else if (date.get().precision() == PartialDate.Precision.YEAR) {
                    Optional<PartialDate> year1 = date;
                    date = whole.filter(
                                    w -> year1.filter(y -> y.year() == w.year()).isPresent())
                            .or(() -> whole.isPresent()
                                    ? year1
                                    : WrittenDates.of(year1.get().toString(), day.value(), ""));
                }
                draft.write(PaperField.DATE, day.value(), day.line());
            }
            date.ifPresent(d -> draft.date(PaperDate.Event.ISSUED, d));
        }

        private void venue(
                TaggedRecord record, Map<String, TaggedRecord.Field> first, PaperType type, RecordDraft draft) {
            SerialNumbers numbers = new SerialNumbers();
            for (TaggedRecord.Field field : record.fields()) {
                if (field.tag().equals("%@")) {
                    numbers.read(PlainText.of(field.value()));
                    numbers.isbns().forEach(i -> draft.isbn(i, field.line()));
                    numbers.isbns().clear();
                    numbers.wrong().forEach(w -> output.warn(field.line(), "no correct ISSN or ISBN: left out", w));
                    numbers.wrong().clear();
                }
            }
            TaggedRecord.Field journal = first.get("%J");
            TaggedRecord.Field host = journal != null ? journal : first.get("%B");
            TaggedRecord.Field series = first.get("%S");
            String seriesName = series == null ? "" : PlainText.of(series.value());
            String name = host == null ? "" : PlainText.of(host.value());
            if (host != null && !name.isEmpty()) {
                VenueMention.Kind kind = journal != null
                        ? VenueMention.Kind.JOURNAL
                        : switch (type) {
                            case ARTICLE -> VenueMention.Kind.JOURNAL;
                            case CONFERENCE_PAPER -> VenueMention.Kind.CONFERENCE;
                            case CHAPTER -> VenueMention.Kind.BOOK;
                            case BOOK, PROCEEDINGS -> VenueMention.Kind.SERIES;
                            default -> VenueMention.Kind.OTHER;
                        };
                VenueMention venue = VenueMention.of(name, kind).withIssns(numbers.issns());
                draft.venue(
                        seriesName.isEmpty()
                                ? venue
                                : venue.within(VenueMention.of(seriesName, VenueMention.Kind.SERIES)),
                        host.value(),
                        host.line());
            } else if (series != null && !seriesName.isEmpty()) {
                // The ACL Anthology gives the proceedings as a series.
                VenueMention.Kind kind =
                        type == PaperType.CONFERENCE_PAPER ? VenueMention.Kind.CONFERENCE : VenueMention.Kind.SERIES;
                draft.venue(
                        VenueMention.of(seriesName, kind).withIssns(numbers.issns()), series.value(), series.line());
            } else if (!numbers.issns().isEmpty()) {
                TaggedRecord.Field serial = first.get("%@");
                String issn = numbers.issns().get(0);
                draft.venue(
                        VenueMention.of("ISSN " + issn, VenueMention.Kind.OTHER).withIssns(numbers.issns()),
                        serial == null ? issn : serial.value(),
                        serial == null ? draft.line() : serial.line());
            }
        }

        private void field(TaggedRecord.Field field, PaperType type, RecordDraft draft) {
            String value = field.value();
            long line = field.line();
            switch (field.tag()) {
                case "%F" -> draft.key(value);
                case "%V" -> draft.volume(value, line);
                case "%N" -> {
                    if (type == PaperType.REPORT) {
                        draft.reportNumber(value, line);
                    } else {
                        draft.issue(value, line);
                    }
                }
                case "%P" -> draft.pages(value, line);
                case "%I" -> draft.publisher(value, line);
                case "%X" -> {
                    if (draft.abstractText().isEmpty()) {
                        draft.abstractText(value, value, line);
                    }
                }
                case "%Q" -> draft.otherTitle(value, "", line);
                case "%O", "%Z" -> draft.comment(value, value, line);
                case "%G" -> {
                    String tag = LanguageNames.tag(value);
                    if (!tag.isEmpty()) {
                        draft.language(tag);
                        draft.write(PaperField.LANGUAGE, value, line);
                    }
                }
                case "%R" -> {
                    if (!draft.identifiers(value, value, line)) {
                        output.warn(line, "no DOI: left out", value);
                    }
                }
                case "%M" -> {
                    String lower = value.toLowerCase(Locale.ROOT);
                    if (lower.startsWith("pmid") || lower.startsWith("arxiv:")) {
                        draft.identifier(
                                lower.startsWith("pmid") ? Identifier.Scheme.PMID : Identifier.Scheme.ARXIV,
                                value,
                                line);
                    }
                }
                case "%U", "%>" -> {
                    for (String address : value.split("\\s+", -1)) {
                        WebIdentifiers.of(address).ifPresent(i -> draft.identifier(i.scheme(), i.value(), line));
                        draft.address(address, line);
                    }
                }
                case "%K" -> {
                    String separator = value.indexOf('\n') >= 0 ? "\\n" : value.indexOf(';') >= 0 ? ";" : ",";
                    for (String word : value.split(separator, -1)) {
                        String label = PlainText.of(word);
                        if (!label.isBlank()) {
                            draft.subject(Subject.keyword(label), line);
                        }
                    }
                }
                default -> {}
            }
        }
    }

    private static Map<String, PaperType> types() {
        Map<String, PaperType> types = new HashMap<>();
        put(types, PaperType.ARTICLE, "journal article|electronic article|magazine article|newspaper article");
        put(types, PaperType.CONFERENCE_PAPER, "conference paper|conference proceedings");
        put(types, PaperType.BOOK, "book|edited book|electronic book");
        put(types, PaperType.CHAPTER, "book section|electronic book section|encyclopedia|dictionary");
        put(types, PaperType.THESIS, "thesis");
        put(types, PaperType.REPORT, "report|government document");
        put(types, PaperType.DATASET, "dataset|online database|aggregated database");
        put(types, PaperType.SOFTWARE, "computer program");
        put(types, PaperType.UNKNOWN, "generic");
        return Map.copyOf(types);
    }

    private static void put(Map<String, PaperType> types, PaperType type, String names) {
        for (String name : names.split("\\|", -1)) {
            types.put(name, type);
        }
    }
}
