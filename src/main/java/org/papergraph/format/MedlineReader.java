package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PlainText;

/**
 * A reader of PubMed's tagged text, also called MEDLINE format or {@code .nbib}: {@code PMID- 12345}, {@code TI  - Title}, values
 * going on in lines that begin with six blanks.
 *
 * @see <a href="https://www.nlm.nih.gov/bsd/mms/medlineelements.html">MEDLINE/PubMed data element descriptions</a>
 */
final class MedlineReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "AB", "AD", "AID", "AU", "AUID", "BTI", "CN", "CTI", "DP", "ECI", "ED", "EIN", "FAU", "FED", "GN",
                    "IP", "IS", "ISBN", "JT", "LA", "LID", "MH", "OT", "PB", "PG", "PMC", "PMID", "PT", "RIN", "RPI",
                    "SO", "TA", "TI", "TT", "VI", "VTI")
            .lost("AUIDS", "other identifiers of people")
            .lost("CDAT", "when the record was made")
            .lost("CI", "words on copyright")
            .lost("CIN", "a comment on it")
            .lost("CON", "what it comments on")
            .lost("COIS", "conflicts of interest")
            .lost("CRDT", "when the record was made")
            .lost("CRF", "other records")
            .lost("CRI", "other records")
            .lost("CTDT", "when it was contributed")
            .lost("DA", "when the record was made")
            .lost("DCOM", "when the record was made")
            .lost("DDIN", "other records")
            .lost("DEP", "when it was online")
            .lost("DRIN", "other records")
            .lost("EDAT", "when the record was made")
            .lost("EFR", "other records")
            .lost("EN", "the edition; the model has none")
            .lost("ERRF", "what it corrects")
            .lost("FIR", "another role than author or editor")
            .lost("FPS", "a person it is about")
            .lost("GR", "who paid for it")
            .lost("GS", "gene symbols")
            .lost("IR", "another role than author or editor")
            .lost("IRAD", "another role than author or editor")
            .lost("JID", "an identifier of the journal the model has not")
            .lost("LR", "when the record was made")
            .lost("MHDA", "when the record was made")
            .lost("MID", "an identifier the model has not")
            .lost("NM", "substances")
            .lost("NR", "a count of references")
            .lost("OAB", "another abstract")
            .lost("OABL", "another abstract")
            .lost("OCI", "words on copyright")
            .lost("OID", "an identifier the model has not")
            .lost("ORI", "what it corrects")
            .lost("OTO", "who chose the keywords")
            .lost("OWN", "where the record comes from")
            .lost("PHST", "dates of reviewing")
            .lost("PL", "where the publisher is")
            .lost("PMCR", "when it is free to read")
            .lost("PS", "a person it is about")
            .lost("PST", "how it was published")
            .lost("PUBM", "how it was published")
            .lost("RF", "a count of references")
            .lost("RN", "substances")
            .lost("ROF", "what it retracts")
            .lost("RPF", "other records")
            .lost("SB", "where the record comes from")
            .lost("SFM", "space flights")
            .lost("SI", "data elsewhere")
            .lost("SPIN", "other records")
            .lost("STAT", "where the record comes from")
            .lost("UIN", "other records")
            .lost("UOF", "other records")
            .others("tags that PubMed does not define");

    private static final int TAG_WIDTH = 4;
    private static final Pattern BRACKETED = Pattern.compile("\\[(.*)\\](\\.?)");
    private static final Pattern NOT_AVAILABLE = Pattern.compile("(?i)not available\\.?");
    private static final Pattern PMID_IN_TEXT = Pattern.compile("PMID: *([0-9]{1,9})");
    private static final Pattern DOI_IN_TEXT = Pattern.compile("doi: *(10\\.\\S+?)[.,;]?(?:\\s|$)");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.MEDLINE, records, diagnostics);
        Lines lines = Lines.inAnyEncoding(in, file, output);
        new Reading(output).readAll(lines);
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long begun = sample.count("PM(?:ID|CR|C )- ?[0-9]{1,9}");
        long others = sample.count("(?:OWN|STAT|DP  |TI  |AU  |FAU |JT  |TA  |PT  |SO  |LA  |AB  )\\s?- .*");
        if (begun == 0 || (others == 0 && sample.lines().size() > 3)) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(0.96, begun + " lines such as \"PMID- 12345\""));
    }

    /* Where the value behind a tag begins, 0 when a line has none. */
    private static int tag(String line) {
        int i = 0;
        while (i < line.length() && i < TAG_WIDTH && isTagCharacter(line.charAt(i), i)) {
            i++;
        }
        int end = i;
        if (end < 2) {
            return 0;
        }
        while (i < line.length() && i < TAG_WIDTH && line.charAt(i) == ' ') {
            i++;
        }
        if (i >= line.length() || line.charAt(i) != '-') {
            return 0;
        }
        boolean spaced = i + 1 == line.length() || line.charAt(i + 1) == ' ';
        boolean padded = i == TAG_WIDTH;
        return (padded && spaced)
                        || ((padded || spaced || i + 1 == line.length()) && FIELDS.declares(line.substring(0, end)))
                ? i + 1
                : 0;
    }

    private static boolean isTagCharacter(char c, int place) {
        return (c >= 'A' && c <= 'Z') || (place > 0 && c >= '0' && c <= '9');
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
                String text = line.text();
                int value = tag(text);
                if (value > 0) {
                    tagged(
                            text.substring(0, Math.min(value - 1, TAG_WIDTH)).strip(),
                            text.substring(value).strip(),
                            line);
                } else if (text.isBlank()) {
                    if (open != null) {
                        open.keep("");
                    }
                } else if (open != null && (text.charAt(0) == ' ' || text.charAt(0) == '\t' || !afterBlank)) {
                    open.goOn(text.strip(), line);
                } else {
                    output.unknownLine(line.number(), text);
                }
                afterBlank = text.isBlank();
            }
            if (open != null) {
                finish(open);
            }
        }

        private void tagged(String tag, String value, Line line) {
            TaggedRecord record = open;
            if (record != null && begins(tag, record)) {
                finish(record);
                record = null;
            }
            if (record == null) {
                record = new TaggedRecord(line.number());
                open = record;
            }
            record.add(tag, value, line);
            if (!FIELDS.declares(tag) && unknownTags.size() < 1000 && unknownTags.add(tag)) {
                output.warn(line.number(), "unknown tag " + tag + ": left out here and below", value);
            }
        }

        /* The number of a record is its first line, its source the last one. */
        private boolean begins(String tag, TaggedRecord record) {
            return tag.equals("PMID") || (afterBlank && (tag.equals("PMCR") || record.has("SO")));
        }

        private void finish(TaggedRecord record) {
            open = null;
            if (record.isTooLong()) {
                output.reject(
                        record.line(), "record of more than " + TaggedRecord.MAX_RECORD + " characters", record.raw());
                return;
            }
            output.record(new Mapping(record, output).draft(), record.raw());
        }
    }

    /* What the tags of one record say about a paper. */
    private static final class Mapping {

        private final TaggedRecord record;
        private final Output output;
        private final RecordDraft draft;
        private final Map<String, TaggedRecord.Field> first = new HashMap<>();

        Mapping(TaggedRecord record, Output output) {
            this.record = record;
            this.output = output;
            this.draft = new RecordDraft(record.line());
            for (TaggedRecord.Field field : record.fields()) {
                if (!field.isEmpty()) {
                    TaggedRecord.Field known = first.putIfAbsent(field.tag(), field);
                    if (known != null
                            && (field.tag().equals("TI") || field.tag().equals("AB"))
                            && !known.value().equals(field.value())) {
                        output.warn(
                                field.line(),
                                "tag " + field.tag() + " stands twice: the first one counts",
                                field.value());
                    }
                }
            }
        }

        RecordDraft draft() {
            TaggedRecord.Field title = first.get("TI");
            TaggedRecord.Field book = first.get("BTI");
            if (title == null) {
                title = book != null ? book : first.get("CTI");
            }
            if (title != null) {
                title(title);
            }
            TaggedRecord.Field words = first.get("AB");
            if (words != null) {
                draft.abstractText(words.value(), words.value(), words.line());
            }
            names();
            date();
            venue(title);
            types(title != null && title.tag().equals("TI") && book != null);
            record.fields().stream().filter(f -> !f.isEmpty()).forEach(this::field);
            return draft;
        }

        /* Brackets are how PubMed says that it translated a title, which then stands in its own language behind TT. */
        private void title(TaggedRecord.Field title) {
            TaggedRecord.Field vernacular = first.get("TT");
            String language = language();
            Matcher bracketed = BRACKETED.matcher(title.value());
            boolean translated =
                    bracketed.matches() && (vernacular != null || (!language.isEmpty() && !language.equals("en")));
            String words = translated ? bracketed.group(1) + bracketed.group(2) : title.value();
            boolean missing = NOT_AVAILABLE.matcher(words).matches();
            if (!missing) {
                draft.title(words, title.value(), title.line());
            } else if (vernacular != null) {
                draft.title(vernacular.value(), vernacular.value(), vernacular.line());
            }
            if (vernacular != null && !missing) {
                draft.otherTitle(vernacular.value(), language, vernacular.line());
            }
        }

        private String language() {
            TaggedRecord.Field language = first.get("LA");
            return language == null ? "" : LanguageCodes.tag(language.value());
        }

        private void names() {
            ListedNames authors = new ListedNames();
            ListedNames editors = new ListedNames();
            boolean full = false;
            for (TaggedRecord.Field field : record.fields()) {
                if (field.isEmpty()) {
                    continue;
                }
                switch (field.tag()) {
                    case "FAU" -> {
                        authors.add(field.value(), field.line());
                        full = true;
                    }
                    case "AU" -> {
                        // The short form of the full name above it.
                        if (!full) {
                            authors.add(field.value(), field.line());
                        }
                        full = false;
                    }
                    case "CN" -> {
                        authors.addGroup(field.value(), field.line());
                        full = false;
                    }
                    case "AUID" -> orcid(field, authors);
                    case "AD" -> authors.affiliation(Places.withoutAddresses(field.value()));
                    case "FED" -> editors.add(field.value(), field.line());
                    case "ED" -> {
                        if (!record.has("FED")) {
                            editors.add(field.value(), field.line());
                        }
                    }
                    default -> {}
                }
            }
            if (!authors.isEmpty()) {
                draft.authors(authors.list(), authors.written(), authors.line());
            }
            if (!editors.contributors().isEmpty()) {
                draft.editors(editors.contributors(), editors.written(), editors.line());
            }
        }

        private void orcid(TaggedRecord.Field field, ListedNames authors) {
            String value = field.value();
            int colon = value.indexOf(':');
            if (!value.regionMatches(true, 0, "ORCID", 0, 5) || colon < 0) {
                return;
            }
            String bare = value.substring(colon + 1).strip();
            Orcid.parse(bare)
                    .ifPresentOrElse(
                            o -> authors.orcid(o.value()),
                            () -> output.warn(field.line(), "no correct ORCID iD: left out", value));
        }

        private void date() {
            TaggedRecord.Field date = first.get("DP");
            if (date == null) {
                return;
            }
            draft.write(PaperField.DATE, date.value(), date.line());
            Optional<PartialDate> issued = WrittenDates.parse(date.value());
            if (issued.isEmpty()) {
                output.warn(date.line(), "no date: left out", date.value());
            }
            issued.ifPresent(d -> {
                draft.date(PaperDate.Event.ISSUED, d);
                if (SourceDates.isSpan(date.value())) {
                    output.warn(date.line(), "date \"" + date.value() + "\" is a span of time: kept as " + d, "");
                }
            });
        }

        private void venue(TaggedRecord.@Nullable Field title) {
            SerialNumbers numbers = new SerialNumbers();
            for (TaggedRecord.Field field : record.fields()) {
                if (field.tag().equals("IS") || field.tag().equals("ISBN")) {
                    numbers.read(PlainText.of(field.value()));
                    numbers.isbns().forEach(i -> draft.isbn(i, field.line()));
                    numbers.isbns().clear();
                    numbers.wrong().forEach(w -> output.warn(field.line(), "no correct ISSN or ISBN: left out", w));
                    numbers.wrong().clear();
                }
            }
            TaggedRecord.Field journal = first.containsKey("JT") ? first.get("JT") : first.get("TA");
            TaggedRecord.Field book = first.containsKey("BTI") ? first.get("BTI") : first.get("VTI");
            TaggedRecord.Field host =
                    journal != null ? journal : book != null && !book.equals(title) ? book : first.get("CTI");
            String name = host == null || host.equals(title) ? "" : PlainText.of(host.value());
            if (host != null && !name.isEmpty()) {
                VenueMention.Kind kind = journal != null
                        ? VenueMention.Kind.JOURNAL
                        : host.equals(book) ? VenueMention.Kind.BOOK : VenueMention.Kind.SERIES;
                draft.venue(VenueMention.of(name, kind).withIssns(numbers.issns()), host.value(), host.line());
            } else if (!numbers.issns().isEmpty()) {
                String issn = numbers.issns().get(0);
                TaggedRecord.Field serial = first.get("IS");
                draft.venue(
                        VenueMention.of("ISSN " + issn, VenueMention.Kind.OTHER).withIssns(numbers.issns()),
                        serial == null ? issn : serial.value(),
                        serial == null ? record.line() : serial.line());
            }
        }

        private void types(boolean chapter) {
            PaperType type = PaperType.UNKNOWN;
            for (TaggedRecord.Field field : record.fields()) {
                if (!field.tag().equals("PT")) {
                    continue;
                }
                PaperType one = switch (field.value().toLowerCase(Locale.ROOT)) {
                    case "preprint" -> PaperType.PREPRINT;
                    case "book", "monograph" -> PaperType.BOOK;
                    case "book chapter" -> PaperType.CHAPTER;
                    case "dataset" -> PaperType.DATASET;
                    case "technical report" -> PaperType.REPORT;
                    case "academic dissertation" -> PaperType.THESIS;
                    case "congress", "congresses" -> PaperType.PROCEEDINGS;
                    case "retracted publication" -> {
                        if (!first.containsKey("RIN")) {
                            draft.notice(Notice.of(Notice.Kind.RETRACTION, ""), field.line());
                        }
                        yield PaperType.UNKNOWN;
                    }
                    case "journal article",
                            "review",
                            "editorial",
                            "letter",
                            "comment",
                            "case reports",
                            "clinical trial" -> PaperType.ARTICLE;
                    default -> PaperType.UNKNOWN;
                };
                // A preprint is a journal article too, to PubMed.
                if (one != PaperType.UNKNOWN && (type == PaperType.UNKNOWN || type == PaperType.ARTICLE)) {
                    type = one;
                    draft.write(PaperField.TYPE, field.value(), field.line());
                }
            }
            if (chapter && (type == PaperType.BOOK || type == PaperType.UNKNOWN)) {
                type = PaperType.CHAPTER;
            }
            draft.type(type);
        }

        private void field(TaggedRecord.Field field) {
            String value = field.value();
            long line = field.line();
            switch (field.tag()) {
                case "PMID" -> identifier(Identifier.Scheme.PMID, value, line);
                case "PMC" -> draft.identifier(Identifier.Scheme.PMCID, value, line);
                case "LID", "AID" -> articleId(value, line);
                case "VI" -> draft.volume(value, line);
                case "IP" -> draft.issue(value, line);
                case "PG" -> draft.pages(value, line);
                case "PB" -> draft.publisher(value, line);
                case "GN" -> draft.comment(value, value, line);
                case "MH" -> subject(value, "mesh", line);
                case "OT" -> subject(value, Subject.KEYWORD, line);
                case "LA" -> {
                    String tag = LanguageNames.tag(value);
                    if (!tag.isEmpty()) {
                        draft.language(tag);
                        draft.write(PaperField.LANGUAGE, value, line);
                    }
                }
                case "RIN" -> notice(Notice.Kind.RETRACTION, value, line);
                case "EIN" -> notice(Notice.Kind.CORRECTION, value, line);
                case "ECI" -> notice(Notice.Kind.CONCERN, value, line);
                default -> {}
            }
        }

        /* "J Rings. 2012 Jan;9(1):1. PMID: 23456789" */
        private void notice(Notice.Kind kind, String value, long line) {
            String text = PlainText.of(value);
            List<Identifier> identifiers = new ArrayList<>(2);
            Matcher pmid = PMID_IN_TEXT.matcher(text);
            if (pmid.find()) {
                Identifier.parse(Identifier.Scheme.PMID, pmid.group(1)).ifPresent(identifiers::add);
            }
            Matcher doi = DOI_IN_TEXT.matcher(text);
            if (doi.find()) {
                Identifier.parse(Identifier.Scheme.DOI, doi.group(1)).ifPresent(identifiers::add);
            }
            draft.notice(new Notice(kind, text, List.of(), identifiers), line);
        }

        private void identifier(Identifier.Scheme scheme, String value, long line) {
            if (!draft.identifier(scheme, value, line)) {
                output.warn(line, "no " + scheme.label() + ": left out", value);
            }
        }

        /* "10.1118/1.4748329 [doi]", "ABR-5-67 [pii]"; a number of the publisher stands for the pages when there are none. */
        private void articleId(String value, long line) {
            int bracket = value.lastIndexOf('[');
            String id = (bracket > 0 ? value.substring(0, bracket) : value).strip();
            String kind = bracket > 0 ? value.substring(bracket).toLowerCase(Locale.ROOT) : "";
            if (kind.equals("[doi]") || id.toLowerCase(Locale.ROOT).startsWith("doi:")) {
                identifier(Identifier.Scheme.DOI, id, line);
            } else if (kind.equals("[pii]") && !first.containsKey("PG") && id.matches("e?[0-9]{1,10}")) {
                draft.articleNumber(id, line);
            }
        }

        private void subject(String value, String scheme, long line) {
            String label = PlainText.of(value.replace("*", ""));
            if (!label.isBlank()) {
                draft.subject(new Subject(label, scheme, ""), line);
            }
        }
    }
}
