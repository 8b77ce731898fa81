package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Identifier;
import org.papergraph.model.Issn;
import org.papergraph.model.Orcid;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.SourcePosition;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.Folding;
import org.papergraph.text.PlainText;
import org.papergraph.text.VenuePhrases;
import org.papergraph.text.WebAddresses;

/**
 * A reader of tables, one paper a row, parted by tabs, commas, semicolons or bars, whose header says what the columns hold: the
 * exports of reference managers and databases, and tables of people's own.
 */
final class TableReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    Arrays.stream(TableField.values()).map(TableField::id).toArray(String[]::new))
            .lost("affiliations", "exports give them for the paper, or in forms of their own, not for each author")
            .lost("citation counts", "they change from day to day")
            .others("columns whose header is not known; name them with --map, or they are left out");

    private static final Pattern WHOLE_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}(?:-[0-9]{2}(?:[T ][0-9:.Z+-]*)?)?");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(1[5-9][0-9]{2}|20[0-9]{2})(?![0-9])");
    private static final Pattern SLASHED = Pattern.compile("([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]((?:1[5-9]|20)[0-9]{2})");
    private static final Pattern NOTHING =
            Pattern.compile("(?i)|n/?a|nan|null|none|nil|unknown|undefined|-+|—|\\?+|\\[\\]|\\{\\}|#n/?a");
    private static final Pattern FORMULA = Pattern.compile("(?s)=\\s*\"(.*)\"");
    private static final Pattern ORCID = Pattern.compile("(?i)[0-9]{4}-[0-9]{4}-[0-9]{4}-[0-9]{3}[0-9X]");
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("english", "en"),
            Map.entry("eng", "en"),
            Map.entry("german", "de"),
            Map.entry("deutsch", "de"),
            Map.entry("french", "fr"),
            Map.entry("spanish", "es"),
            Map.entry("italian", "it"),
            Map.entry("portuguese", "pt"),
            Map.entry("russian", "ru"),
            Map.entry("chinese", "zh"),
            Map.entry("japanese", "ja"),
            Map.entry("korean", "ko"),
            Map.entry("dutch", "nl"),
            Map.entry("polish", "pl"),
            Map.entry("turkish", "tr"),
            Map.entry("arabic", "ar"));

    private final Map<String, String> mapped;

    /** A reader that knows the columns by their headers. */
    TableReader() {
        this(Map.of());
    }

    /** A reader that is told which header some fields have. */
    TableReader(Map<String, String> mapped) {
        this.mapped = mapped;
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.TABLE, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Optional<TableHeader> header = header(lines, file, output);
        if (header.isEmpty()) {
            return;
        }
        TableHeader known = header.get();
        if (!known.others().isEmpty()) {
            output.warn(known.line(), "columns left out: " + shown(known.others()), "");
        }
        TableRows rows = new TableRows(lines, known.separator());
        Reading reading = new Reading(output, known);
        for (TableRows.Row row = rows.next(); row != null; row = rows.next()) {
            reading.row(row);
        }
        output.end(lines);
    }

    /* The first line that is a header; what stands above it is part of no record. */
    private Optional<TableHeader> header(Lines lines, String file, Output output) throws IOException {
        List<Line> above = new ArrayList<>();
        Optional<Character> separator = Optional.empty();
        Line line = lines.next();
        while (line != null && above.size() < TableHeader.PREAMBLE) {
            Optional<Character> named = TableHeader.separator(line.text());
            if (named.isPresent()) {
                separator = named;
            } else if (!line.isBlank()) {
                Optional<TableHeader> header = TableHeader.of(line, mapped, separator);
                if (header.isPresent()) {
                    above.forEach(l -> output.unknownLine(l.number(), l.text()));
                    return header;
                }
                above.add(line);
            }
            line = lines.next();
        }
        if (lines.isText() && !above.isEmpty()) {
            String seen = shown(List.of(above.get(0).text()));
            String wanted = mapped.isEmpty()
                    ? "no row of headers with a title or an identifier and one thing more found; map columns with --map"
                    : "no row of headers has all of " + String.join(", ", mapped.values());
            output.handle(new Diagnostic(
                    Diagnostic.Severity.ERROR,
                    SourcePosition.wholeFile(file),
                    wanted + "; the first row is " + seen,
                    ""));
        } else if (above.isEmpty()) {
            output.end(lines);
        }
        return Optional.empty();
    }

    private static String shown(List<String> names) {
        String all = PlainText.fold(String.join(", ", names));
        int length = all.codePointCount(0, all.length());
        return length <= 400 ? all : all.substring(0, all.offsetByCodePoints(0, 300)) + "…";
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        return recognise(sample, Map.of());
    }

    /** How sure it is, knowing which header some fields have. */
    static Optional<Evidence> recognise(Sample sample, Map<String, String> mapped) {
        Optional<Character> separator = Optional.empty();
        int above = 0;
        for (int i = 0; i < sample.lines().size() && above < TableHeader.PREAMBLE; i++) {
            String line = sample.lines().get(i);
            if (line.isEmpty()) {
                continue;
            }
            Optional<Character> named = TableHeader.separator(line);
            if (named.isPresent()) {
                separator = named;
                continue;
            }
            Optional<TableHeader> header = TableHeader.of(new Line(i + 1, line), mapped, separator);
            // A table in Markdown has a row of dashes below its header; JSON and BibTeX have commas too.
            if (header.isPresent() && !line.startsWith("|") && !line.matches("[{\\[<@%].*")) {
                return evidence(sample, header.get(), i);
            }
            above++;
        }
        return Optional.empty();
    }

    private static Optional<Evidence> evidence(Sample sample, TableHeader header, int at) {
        String next = sample.lines().stream()
                .skip(at + 1L)
                .filter(l -> !l.isEmpty())
                .findFirst()
                .orElse("");
        if (next.matches("[|:\\s-]+") && next.contains("-")) {
            return Optional.empty();
        }
        boolean row = next.isEmpty() || next.indexOf(header.separator()) >= 0 || next.indexOf('"') >= 0;
        int fields = header.columns().size();
        if (!row || (fields < 3 && header.names().size() > 3 * fields + 2)) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(
                fields >= 3 ? 0.95 : 0.7,
                "a header with " + fields + " known columns parted by " + name(header.separator())));
    }

    private static String name(char separator) {
        return switch (separator) {
            case '\t' -> "tabs";
            case ',' -> "commas";
            case ';' -> "semicolons";
            default -> "\"" + separator + "\"";
        };
    }

    /* The type that a word for it means; unknown for words of the user's own. */
    private static PaperType type(String word) {
        String folded = Folding.joined(word.replaceFirst("[;|].*", ""));
        if (folded.contains("thesis") || folded.contains("dissertation")) {
            return PaperType.THESIS;
        }
        if (folded.contains("preprint") || folded.equals("postedcontent") || folded.equals("arxiv")) {
            return PaperType.PREPRINT;
        }
        if (folded.contains("chapter")
                || folded.equals("booksection")
                || folded.equals("inbook")
                || folded.equals("incollection")) {
            return PaperType.CHAPTER;
        }
        if (folded.equals("proceedings") || folded.equals("conferencereview")) {
            return PaperType.PROCEEDINGS;
        }
        if (folded.startsWith("proceedings") || folded.startsWith("inproceedings") || folded.startsWith("conference")) {
            return PaperType.CONFERENCE_PAPER;
        }
        if (folded.endsWith("article")
                || folded.equals("review")
                || folded.equals("journalpaper")
                || folded.startsWith("articlein")) {
            return PaperType.ARTICLE;
        }
        return switch (folded) {
            case "book", "monograph", "editedbook" -> PaperType.BOOK;
            case "report", "techreport", "technicalreport", "workingpaper" -> PaperType.REPORT;
            case "dataset", "datapaper" -> PaperType.DATASET;
            case "software", "computerprogram" -> PaperType.SOFTWARE;
            default -> PaperType.UNKNOWN;
        };
    }

    /* A value as a person would read it: without a spreadsheet's marks for text. */
    private static String clean(String cell) {
        String value = cell.strip();
        if (value.startsWith("=")) {
            Matcher formula = FORMULA.matcher(value);
            value = formula.matches() ? formula.group(1).strip() : value;
        } else if (value.length() > 1 && value.charAt(0) == '\'' && "=+-@".indexOf(value.charAt(1)) >= 0) {
            value = value.substring(1);
            Matcher formula = FORMULA.matcher(value);
            value = formula.matches() ? formula.group(1).strip() : value;
        }
        return NOTHING.matcher(value).matches() ? "" : value;
    }

    /* One pass over the rows below a header. */
    private static final class Reading {

        private final Output output;
        private final TableHeader header;

        Reading(Output output, TableHeader header) {
            this.output = output;
            this.header = header;
        }

        void row(TableRows.Row row) {
            int width = header.names().size();
            int cells = row.cells().size();
            if (row.isBlank()) {
                return;
            }
            if (!row.problem().isEmpty()) {
                if (cells != width) {
                    output.reject(row.line(), row.column(), row.problem(), row.raw());
                    return;
                }
                output.warn(row.line(), row.column(), row.problem() + ": taken as a character like others", "");
            } else if (cells > width) {
                List<TableRows.Cell> surplus = row.cells().subList(width, cells);
                if (surplus.stream().anyMatch(c -> !c.text().isBlank())) {
                    output.reject(
                            surplus.get(0).line(),
                            surplus.get(0).column(),
                            "row of " + cells + " cells in a table of " + width + " columns",
                            row.raw());
                    return;
                }
            } else if (cells < width) {
                if (cells == 1 || cells * 2 < header.columns().size()) {
                    output.reject(
                            row.line(), 1, "row of " + cells + " cells in a table of " + width + " columns", row.raw());
                    return;
                }
                output.warn(
                        row.line(),
                        row.cells().get(cells - 1).column(),
                        "row of " + cells + " cells in a table of " + width
                                + " columns: the last ones are taken as empty",
                        "");
            } else if (row.cells().stream()
                    .map(TableRows.Cell::text)
                    .map(String::strip)
                    .toList()
                    .equals(header.names())) {
                output.unknownLine(row.line(), row.raw());
                return;
            }
            RecordDraft draft = new RecordDraft(row.line());
            new Filling(row, draft).fill();
            output.record(draft, row.raw());
        }

        /* One row on its way into a record. */
        private final class Filling {

            private final TableRows.Row row;
            private final RecordDraft draft;

            Filling(TableRows.Row row, RecordDraft draft) {
                this.row = row;
                this.draft = draft;
            }

            void fill() {
                header.columns().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .forEach(column -> values(column.getKey(), column.getValue()));
                dates();
                pages();
                List<String> issns = first(TableField.VENUE).isEmpty() ? issns() : List.of();
                if (!issns.isEmpty()) {
                    VenueMention venue = VenueMention.of("ISSN " + issns.get(0), VenueMention.Kind.JOURNAL);
                    draft.venue(
                            venue.withIssns(issns),
                            cell(TableField.ISSN).text(),
                            cell(TableField.ISSN).line());
                }
            }

            private void values(TableField field, List<Integer> columns) {
                for (int column : columns) {
                    String value = value(column);
                    if (!value.isEmpty()) {
                        value(field, value, row.cells().get(column));
                        if (!field.takesAll()) {
                            return;
                        }
                    }
                }
            }

            private String value(int column) {
                return column < row.cells().size()
                        ? clean(row.cells().get(column).text())
                        : "";
            }

            private String first(TableField field) {
                for (int column : header.columns().getOrDefault(field, List.of())) {
                    String value = value(column);
                    if (!value.isEmpty()) {
                        return value;
                    }
                }
                return "";
            }

            private TableRows.Cell cell(TableField field) {
                for (int column : header.columns().getOrDefault(field, List.of())) {
                    if (!value(column).isEmpty()) {
                        return row.cells().get(column);
                    }
                }
                return row.cells().get(0);
            }

            private void value(TableField field, String value, TableRows.Cell cell) {
                long line = cell.line();
                switch (field) {
                    case KEY -> {
                        draft.key(value);
                        addressed(value, line);
                    }
                    case TYPE -> draft.type(type(value));
                    case TITLE -> draft.title(value, cell.text(), line);
                    case ABSTRACT -> draft.abstractText(value, cell.text(), line);
                    case AUTHORS -> authors(value, cell);
                    case EDITORS -> draft.editors(AuthorCell.of(value).contributors(), cell.text(), line);
                    case VENUE -> venue(value, cell);
                    case VOLUME -> draft.volume(value, line);
                    case ISSUE -> draft.issue(value, line);
                    case PAGES -> draft.pages(value, line);
                    case ARTICLE_NUMBER -> draft.articleNumber(value, line);
                    case REPORT_NUMBER -> draft.reportNumber(value, line);
                    case PUBLISHER -> draft.publisher(value, line);
                    case ISBN -> isbns(value, cell);
                    case DOI -> identifier(Identifier.Scheme.DOI, value, cell);
                    case ARXIV -> identifier(Identifier.Scheme.ARXIV, value, cell);
                    case PMID -> identifier(Identifier.Scheme.PMID, value.replaceFirst("\\.0$", ""), cell);
                    case PMCID -> identifier(Identifier.Scheme.PMCID, value, cell);
                    case OPENALEX -> identifier(Identifier.Scheme.OPENALEX, value, cell);
                    case SEMANTIC_SCHOLAR -> identifier(Identifier.Scheme.SEMANTIC_SCHOLAR, value, cell);
                    case ACL -> identifier(Identifier.Scheme.ACL, value, cell);
                    case DBLP -> identifier(Identifier.Scheme.DBLP, value, cell);
                    case URL -> address(value, cell);
                    case KEYWORDS -> subjects(value, Subject.KEYWORD, line);
                    case MESH -> subjects(value, "mesh", line);
                    case LANGUAGE -> draft.language(LANGUAGES.getOrDefault(Folding.joined(value), value));
                    case LICENCE -> draft.licence(value, line);
                    case CREATED -> event(PaperDate.Event.CREATED, value, cell);
                    case MODIFIED -> event(PaperDate.Event.MODIFIED, value, cell);
                    case COMMENT -> draft.comment(value, cell.text(), line);
                    case REFERENCES -> references(value);
                    // Read together with others, below.
                    case YEAR, DATE, MONTH, FIRST_PAGE, LAST_PAGE, ORCIDS, ISSN, SERIES -> {}
                }
            }

            private void authors(String value, TableRows.Cell cell) {
                AuthorCell authors = AuthorCell.of(value);
                if (!authors.odd().isEmpty()) {
                    output.warn(cell.line(), cell.column(), authors.odd(), "");
                }
                List<Contributor> named = withOrcids(authors.contributors(), first(TableField.ORCIDS));
                draft.authors(
                        new AuthorCell(named, authors.marker(), "").list(AuthorList.Status.UNKNOWN),
                        cell.text(),
                        cell.line());
            }

            /* One for each author, or, as Web of Science has it, each behind the name it belongs to. */
            private List<Contributor> withOrcids(List<Contributor> authors, String value) {
                if (value.isEmpty()) {
                    return authors;
                }
                String[] parts = value.split("[;|]", -1);
                List<Contributor> named = new ArrayList<>(authors);
                for (int i = 0; i < parts.length; i++) {
                    Matcher m = ORCID.matcher(parts[i]);
                    if (!m.find()) {
                        continue;
                    }
                    int place = parts[i].indexOf(',') > 0
                            ? place(authors, parts[i])
                            : parts.length == authors.size() ? i : -1;
                    Optional<Orcid> orcid = Orcid.parse(m.group());
                    if (place >= 0 && orcid.isPresent()) {
                        named.set(place, named.get(place).withOrcid(orcid.get().value()));
                    } else {
                        TableRows.Cell cell = cell(TableField.ORCIDS);
                        output.warn(
                                cell.line(),
                                cell.column(),
                                orcid.isEmpty()
                                        ? "ORCID with a wrong check digit: left out"
                                        : "ORCID of none of the authors: left out",
                                parts[i].strip());
                    }
                }
                return named;
            }

            private int place(List<Contributor> authors, String nameAndNumber) {
                Contributor wanted = AuthorCell.contributor(
                        nameAndNumber.replaceFirst("/[^/]*$", "").strip());
                String name = Folding.joined(wanted.nameAsWritten());
                int found = -1;
                for (int i = 0; i < authors.size(); i++) {
                    boolean same =
                            Folding.joined(authors.get(i).nameAsWritten()).equals(name);
                    boolean family = Folding.joined(authors.get(i).name().family())
                            .equals(Folding.joined(wanted.name().family()));
                    if (same) {
                        return i;
                    }
                    if (family) {
                        found = found == -1 ? i : -2;
                    }
                }
                return found;
            }

            private void venue(String value, TableRows.Cell cell) {
                String name = PlainText.withoutEnd(PlainText.of(value).replaceFirst("(?i)^in:?\\s+", ""), " ,;");
                if (name.isEmpty()) {
                    return;
                }
                List<VenueMention> found = VenuePhrases.find(name);
                VenueMention venue = found.size() == 1 ? found.get(0) : VenueMention.of(name, kind(cell));
                List<String> issns = issns();
                venue = issns.isEmpty() ? venue : venue.withIssns(issns);
                String series = PlainText.of(first(TableField.SERIES));
                if (!series.isEmpty() && venue.partOf().isEmpty()) {
                    venue = venue.within(VenueMention.of(series, VenueMention.Kind.SERIES));
                }
                draft.venue(venue, cell.text(), cell.line());
            }

            private VenueMention.Kind kind(TableRows.Cell cell) {
                String head = Folding.joined(header.names().get(row.cells().indexOf(cell)));
                if ((head.contains("journal") && !head.contains("book")) || head.equals("zeitschrift")) {
                    return VenueMention.Kind.JOURNAL;
                }
                if (head.contains("conference") || head.contains("proceedings")) {
                    return VenueMention.Kind.CONFERENCE;
                }
                return switch (type(first(TableField.TYPE))) {
                    case ARTICLE -> VenueMention.Kind.JOURNAL;
                    case CONFERENCE_PAPER -> VenueMention.Kind.CONFERENCE;
                    case CHAPTER -> VenueMention.Kind.BOOK;
                    default -> VenueMention.Kind.OTHER;
                };
            }

            private List<String> issns() {
                List<String> issns = new ArrayList<>();
                for (int column : header.columns().getOrDefault(TableField.ISSN, List.of())) {
                    String value = value(column);
                    for (String part : value.isEmpty() ? new String[0] : value.split("[;,|\\s]+")) {
                        Optional<Issn> issn = Issn.parse(part);
                        issn.ifPresent(i -> issns.add(i.value()));
                        if (issn.isEmpty() && !part.isBlank()) {
                            TableRows.Cell cell = row.cells().get(column);
                            output.warn(cell.line(), cell.column(), "no ISSN: left out", part);
                        }
                    }
                }
                return issns;
            }

            private void isbns(String value, TableRows.Cell cell) {
                for (String part : value.split("[;,|]+|\\s{2,}|\\s(?=97[89])", -1)) {
                    if (!part.isBlank() && !draft.isbn(part.strip(), cell.line())) {
                        output.warn(cell.line(), cell.column(), "no ISBN: left out", part.strip());
                    }
                }
            }

            private void identifier(Identifier.Scheme scheme, String value, TableRows.Cell cell) {
                List<Identifier> found = PaperLinks.identifiers(value);
                String id = found.stream()
                        .filter(i -> i.scheme() == scheme)
                        .findFirst()
                        .map(Identifier::value)
                        .orElse(value.replaceFirst("(?i)^arxiv:\\s*(?=arxiv:)", "")
                                .replaceFirst("\\s*\\[[a-z.-]+\\]$", ""));
                if (!draft.identifier(scheme, id, cell.line())) {
                    output.warn(cell.line(), cell.column(), "no " + scheme.label() + " identifier: left out", value);
                }
            }

            private void address(String value, TableRows.Cell cell) {
                List<String> urls = WebAddresses.in(value);
                if (urls.isEmpty() && value.matches("(?:www\\.)?[\\w.-]+\\.[a-z]{2,}/\\S*")) {
                    urls = WebAddresses.in("https://" + value);
                }
                if (urls.isEmpty()) {
                    output.warn(cell.line(), cell.column(), "no web address: left out", value);
                }
                for (String url : urls) {
                    draft.address(url, cell.line());
                    addressed(url, cell.line());
                }
            }

            private void addressed(String url, long line) {
                PaperLinks.identifiers(url).forEach(i -> draft.identifier(i.scheme(), i.value(), line));
            }

            private void subjects(String value, String scheme, long line) {
                String separator = value.indexOf(';') >= 0 ? ";" : value.indexOf('|') >= 0 ? "\\|" : ",|\\n";
                for (String part : value.split(separator, -1)) {
                    String label = PlainText.of(part);
                    if (!label.isEmpty()) {
                        draft.subject(new Subject(label, scheme, ""), line);
                    }
                }
            }

            private void references(String value) {
                for (String part : value.split(";\\s", -1)) {
                    String words = PlainText.fold(part);
                    if (!words.isEmpty()) {
                        List<Identifier> ids = new ArrayList<>();
                        Matcher doi = Pattern.compile("(?i)\\bdoi:?\\s*\\[?(10\\.[0-9]{4,9}/[^\\s,;\\]]+)")
                                .matcher(words);
                        if (doi.find()) {
                            Identifier.parse(Identifier.Scheme.DOI, doi.group(1))
                                    .ifPresent(ids::add);
                        }
                        draft.citation(new Citation(words, ids));
                    }
                }
            }

            private void event(PaperDate.Event event, String value, TableRows.Cell cell) {
                Optional<PartialDate> date = date(value);
                if (date.isEmpty() || !draft.date(event, date.get())) {
                    output.warn(cell.line(), cell.column(), "no date: left out", value);
                } else {
                    draft.write(PaperField.DATE, cell.text(), cell.line());
                }
            }

            /* A date that agrees with the year beside it, or the year with its month, or the year. */
            private void dates() {
                String year = first(TableField.YEAR);
                // Some tables have whole days in the column of the year.
                boolean inColumnOfYear = first(TableField.DATE).isEmpty()
                        && WHOLE_DAY.matcher(year).matches();
                String written = inColumnOfYear ? year : first(TableField.DATE);
                String month = first(TableField.MONTH);
                Optional<PartialDate> date = written.isEmpty() ? Optional.empty() : date(written);
                Optional<Integer> inYear = year(year);
                if (date.isEmpty() && inYear.isPresent() && !month.isEmpty()) {
                    date = DateWords.parse(month + " " + inYear.get())
                            .or(() -> DateWords.parse(day(month) + " " + inYear.get()))
                            .or(() -> month.matches("0?[1-9]|1[0-2]")
                                    ? Optional.of(PartialDate.of(inYear.get(), Integer.parseInt(month)))
                                    : Optional.empty());
                }
                if (date.isPresent() && inYear.isPresent() && date.get().year() != inYear.get()) {
                    TableRows.Cell cell = cell(TableField.DATE);
                    output.warn(
                            cell.line(),
                            cell.column(),
                            "date of another year than the column of the year (" + inYear.get()
                                    + "): the year is taken",
                            written);
                    date = Optional.empty();
                }
                TableRows.Cell cell = cell(
                        date.isPresent() && !written.isEmpty() && !inColumnOfYear ? TableField.DATE : TableField.YEAR);
                date.or(() -> inYear.map(PartialDate::of)).ifPresent(d -> {
                    draft.date(PaperDate.Event.ISSUED, d);
                    draft.write(PaperField.DATE, cell.text(), cell.line());
                });
                for (TableField field : List.of(TableField.DATE, TableField.YEAR)) {
                    String value = first(field);
                    if (!value.isEmpty() && (field == TableField.YEAR ? inYear : date(value)).isEmpty()) {
                        output.warn(cell(field).line(), cell(field).column(), "no date: left out", value);
                    }
                }
            }

            /* "JUN 12" of Web of Science. */
            private String day(String month) {
                return month.replaceFirst("^(\\p{L}{3,9})\\.? ([0-9]{1,2})$", "$2 $1")
                        .replaceFirst("^(\\p{L}{3})-\\p{L}{3}$", "$1");
            }

            private Optional<Integer> year(String value) {
                Matcher m = YEAR.matcher(value);
                return m.find() ? Optional.of(Integer.parseInt(m.group(1))) : Optional.empty();
            }

            private Optional<PartialDate> date(String value) {
                Optional<PartialDate> date = DateWords.parse(PlainText.withoutEnd(value, " ,;"));
                if (date.isPresent()) {
                    return date;
                }
                Matcher m = SLASHED.matcher(value);
                if (m.find()) {
                    int first = Integer.parseInt(m.group(1));
                    int second = Integer.parseInt(m.group(2));
                    // 3/4/2023 is a day in March or in April.
                    String iso = first > 12
                            ? m.group(3) + "-" + second + "-" + first
                            : second > 12
                                    ? m.group(3) + "-" + first + "-" + second
                                    : first == second ? m.group(3) + "-" + first + "-" + second : m.group(3);
                    return PartialDate.parse(iso);
                }
                return year(value).map(PartialDate::of);
            }

            private void pages() {
                String first = first(TableField.FIRST_PAGE);
                String last = first(TableField.LAST_PAGE);
                if (!first.isEmpty() && first(TableField.PAGES).isEmpty()) {
                    String range = last.isEmpty() || last.equals(first) ? first : first + "-" + last;
                    draft.pages(range, cell(TableField.FIRST_PAGE).line());
                }
            }
        }
    }
}
