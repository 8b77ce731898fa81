package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * Reads the snapshot of arXiv's metadata that arXiv gives out on Kaggle, one JSON object a line, and unarXive's files, which
 * have the same object as a member.
 *
 * @see <a href="https://www.kaggle.com/datasets/Cornell-University/arxiv">The snapshot</a>
 */
final class ArxivJsonReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "id",
                    "authors",
                    "authors_parsed",
                    "title",
                    "comments",
                    "journal-ref",
                    "doi",
                    "report-no",
                    "categories",
                    "license",
                    "abstract",
                    "versions",
                    "versions.version",
                    "versions.created",
                    "bib_entries.bib_entry_raw",
                    "bib_entries.ids")
            .lost("submitter", "who sent it to arXiv, who need not be an author")
            .lost("update_date", "when arXiv last touched its record, which is no date of the paper")
            .lost("paper_id", "the id again, in files of unarXive")
            .lost("body_text", "the full text, in files of unarXive")
            .lost("ref_entries", "figures and formulas, in files of unarXive")
            .lost("bib_entries.contained_arXiv_ids", "links within a reference, in files of unarXive")
            .lost("bib_entries.contained_links", "links within a reference, in files of unarXive")
            .lost("bib_entries.discipline", "the subject of what is cited, in files of unarXive")
            .lost("_source_hash", "of the file that unarXive was made from")
            .lost("_source_name", "of the file that unarXive was made from")
            .lost("discipline", "unarXive's word for the first category");

    private static final Set<String> WANTED = Set.of(
            "id",
            "authors",
            "authors_parsed",
            "title",
            "comments",
            "journal-ref",
            "doi",
            "report-no",
            "categories",
            "license",
            "abstract",
            "versions",
            "metadata",
            "bib_entries");

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    private static final Pattern BLANKS = Pattern.compile("[\\s;,]+");
    private static final Pattern MAIL_DATE =
            Pattern.compile("[A-Z][a-z]{2}, ([0-9]{1,2}) ([A-Z][a-z]{2}) ([0-9]{4}) [0-9:]+ GMT");
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,3}");
    private static final Pattern CUT = Pattern.compile("(?i)\\bet\\.?\\s+al\\b\\.?|\\band\\s+others\\b");
    private static final Pattern CUT_NAME = Pattern.compile("(?i)(?:et\\.?\\s*)?al\\.?|(?:and\\s+)?others|et");
    private static final int LONGEST_CUT = "and others".length() + 2;
    /* "1 and 2", "1,3": marks of a list of affiliations. */
    private static final Pattern MARKS = Pattern.compile("[0-9]{1,3}(?:(?:\\s*+(?:,|and|&)\\s*+)++[0-9]{1,3})*+");
    private static final Pattern MARK = Pattern.compile("[0-9]+");
    private static final Pattern LEGEND =
            Pattern.compile("\\(\\s*([0-9]{1,3})\\s*\\)\\s*([^()]*(?:\\([^()]*[^()0-9][^()]*\\)[^()]*)*+)");
    private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+(?:and\\s*)?$");
    private static final Pattern WITHDRAWN = Pattern.compile(
            "(?i)\\s*(?:this|the)\\s+(?:paper|article|manuscript|submission|work|preprint)\\s+(?:has\\s+been|was|is|had\\s+been)\\s+(?:temporarily\\s+)?withdrawn\\b[^.]{0,300}\\.?"
                    + "|\\s*withdrawn(?:\\s+by\\b[^.]{0,200})?\\.?\\s*");

    /** Whether a text is of records of the snapshot. */
    static Optional<Evidence> recognise(Sample sample) {
        Set<String> names = sample.jsonNames();
        boolean parsed = names.contains("authors_parsed") || names.contains("metadata.authors_parsed");
        boolean fields = names.contains("journal-ref") && names.contains("report-no") && names.contains("categories");
        return parsed || fields
                ? Optional.of(
                        new Evidence(0.97, "JSON with \"authors_parsed\" or \"journal-ref\", as arXiv's snapshot has"))
                : Optional.empty();
    }

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output out = new Output(file, Format.ARXIV_JSON, records, diagnostics);
        JsonRecords.read(in, out, WANTED, List.of(), value -> record(value, out));
    }

    @Override
    public Optional<LineReader> lines(byte[] head) {
        return JsonRecords.mayBeCut(head, List.of())
                ? Optional.of((block, length, firstLine, file, records, diagnostics) ->
                        readLines(block, 0, length, firstLine, file, records, diagnostics))
                : Optional.empty();
    }

    /**
     * Reads a block of whole lines of a file, as {@link JsonRecords#readLines} does.
     *
     * @param firstLine the number of the block's first line in the file
     */
    static void readLines(
            byte[] block,
            int from,
            int to,
            long firstLine,
            String file,
            Consumer<PaperRecord> records,
            DiagnosticHandler diagnostics) {
        Output out = new Output(file, Format.ARXIV_JSON, records, diagnostics);
        JsonRecords.readLines(block, from, to, firstLine, out, WANTED, value -> record(value, out));
    }

    private static void record(JsonValue value, Output out) {
        JsonValue metadata = value.get("metadata");
        JsonValue paper = metadata.isObject() ? metadata : value;
        RecordDraft draft = new RecordDraft(value.line());
        Paper reading = new Paper(paper, draft, out);
        reading.read();
        JsonValue entries = value.get("bib_entries");
        for (String name : entries.names()) {
            reading.reference(entries.get(name));
        }
        out.record(draft, value::raw);
    }

    /* One record. */
    private static final class Paper {

        private final JsonValue paper;
        private final RecordDraft draft;
        private final Output out;
        private Map<String, String> legend = Map.of();
        private boolean legendRead;

        Paper(JsonValue paper, RecordDraft draft, Output out) {
            this.paper = paper;
            this.draft = draft;
            this.out = out;
        }

        void read() {
            String id = text("id");
            if (!id.isEmpty()) {
                draft.key(id);
                if (!draft.identifier(Scheme.ARXIV, id, line("id"))) {
                    out.warn(line("id"), "\"" + shown(id) + "\" is no arXiv id: left out", id);
                }
            }
            draft.type(PaperType.PREPRINT);
            String title = text("title");
            if (!title.isEmpty()) {
                draft.title(title, title, line("title"));
            }
            String words = text("abstract");
            if (!words.isEmpty()) {
                draft.abstractText(words, words.strip(), line("abstract"));
                withdrawal(words, line("abstract"));
            }
            authors();
            String comments = text("comments");
            if (!comments.isEmpty()) {
                draft.comment(comments, comments, line("comments"));
                withdrawal(comments, line("comments"));
            }
            String reference = text("journal-ref");
            if (!reference.isEmpty()) {
                draft.journalReference(reference, reference, line("journal-ref"));
            }
            dois(text("doi"));
            String report = text("report-no");
            if (!report.isEmpty()) {
                draft.reportNumber(report, line("report-no"));
            }
            categories();
            draft.licence(text("license"), line("license"));
            versions();
        }

        /* A member that must be a text; white space alone is none. */
        private String text(String name) {
            JsonValue value = paper.get(name);
            if (!value.isText() && !value.isNull() && !value.isNumber()) {
                out.warn(value.line(), "\"" + name + "\" is no text: left out", value.toString());
                return "";
            }
            return value.text().isBlank() ? "" : value.text();
        }

        private long line(String name) {
            return paper.get(name).line();
        }

        private void withdrawal(String words, long at) {
            int start = 0;
            while (start < words.length() && words.charAt(start) <= ' ') {
                start++;
            }
            // "This paper has been withdrawn", "Withdrawn by the author": most texts begin otherwise.
            if (start == words.length() || "tTwW".indexOf(words.charAt(start)) < 0 || draft.isWithdrawn()) {
                return;
            }
            Matcher m = WITHDRAWN.matcher(words);
            if (m.lookingAt()) {
                draft.notice(Notice.of(Notice.Kind.WITHDRAWAL, PlainText.of(m.group())), at);
            }
        }

        private void dois(String field) {
            if (field.isEmpty()) {
                return;
            }
            long at = line("doi");
            if (Doi.parse(field).isPresent() && draft.identifier(Scheme.DOI, field, at)) {
                return;
            }
            String[] parts = BLANKS.split(field.strip(), 0);
            int known = 0;
            List<String> others = new ArrayList<>();
            for (String part : parts) {
                if (Doi.parse(part).isPresent() && draft.identifier(Scheme.DOI, part, at)) {
                    known++;
                } else {
                    others.add(part);
                }
            }
            if (!others.isEmpty()) {
                String words = String.join(" ", others);
                out.warn(at, "\"" + shown(words) + "\" is no DOI: left out", words);
            }
            if (known > 1) {
                out.warn(at, known + " DOIs: all are taken for this paper's", "");
            }
        }

        private void categories() {
            JsonValue value = paper.get("categories");
            // Older snapshots have an array of one text.
            List<JsonValue> lists = value.isArray() ? value.items() : List.of(value);
            for (JsonValue list : lists) {
                for (String code : codes(list.text().strip())) {
                    if (code.isEmpty()) {
                        continue;
                    }
                    draft.subject(ArxivCategories.subject(code), list.line());
                    if (!ArxivCategories.isKnown(code)) {
                        out.warn(
                                list.line(),
                                "\"" + shown(code) + "\" is no category of arXiv that is known: kept as it is",
                                "");
                    }
                }
            }
        }

        private static String[] codes(String list) {
            boolean one = true;
            for (int i = 0; i < list.length() && one; i++) {
                char c = list.charAt(i);
                one = c > ' ' && c != ';' && c != ',';
            }
            return one ? new String[] {list} : BLANKS.split(list, -1);
        }

        private void versions() {
            PartialDate first = null;
            PartialDate last = null;
            int lowest = Integer.MAX_VALUE;
            int highest = 0;
            for (JsonValue version : paper.get("versions").items()) {
                // Some dumps have the labels alone.
                String label = version.isText() ? version.text() : version.text("version");
                if (!isVersion(label)) {
                    out.warn(version.line(), "version without a label such as \"v1\": left out", version.toString());
                    continue;
                }
                int number = Integer.parseInt(label.substring(1));
                String created = version.text("created");
                Optional<PartialDate> date = date(created);
                if (date.isEmpty()) {
                    draft.version(label);
                    if (!created.isEmpty()) {
                        out.warn(version.line(), "\"" + shown(created) + "\" is no date: left out", created);
                    }
                    continue;
                }
                draft.version(label, date.get());
                draft.write(PaperField.VERSION, label + " " + created, version.line());
                if (number < lowest) {
                    lowest = number;
                    first = date.get();
                }
                if (number > highest) {
                    highest = number;
                    last = date.get();
                }
            }
            if (first != null && lowest == 1) {
                draft.date(PaperDate.Event.CREATED, first);
            }
            if (last != null && highest > 1) {
                draft.date(PaperDate.Event.MODIFIED, last);
            }
        }

        private static boolean isVersion(String label) {
            return (label.length() == 2 && label.charAt(0) == 'v' && label.charAt(1) >= '1' && label.charAt(1) <= '9')
                    || VERSION.matcher(label).matches();
        }

        /* "Mon, 2 Apr 2007 19:18:42 GMT", as mail has it. */
        private static Optional<PartialDate> date(String text) {
            PartialDate usual = usualDate(text);
            if (usual != null) {
                return Optional.of(usual);
            }
            Matcher mail = MAIL_DATE.matcher(text);
            int mailMonth = mail.matches() ? 1 + MONTHS.indexOf(mail.group(2)) : 0;
            if (mailMonth > 0) {
                return PartialDate.parse(
                                mail.group(3) + (mailMonth < 10 ? "-0" : "-") + mailMonth + "-" + mail.group(1))
                        .or(() -> DateWords.parse(text));
            }
            int comma = text.indexOf(',');
            String[] words = text.substring(comma + 1).strip().split(" +", 4);
            if (words.length >= 3 && words[2].length() == 4) {
                int month = 1 + MONTHS.indexOf(words[1]);
                try {
                    return Optional.of(PartialDate.of(Integer.parseInt(words[2]), month, Integer.parseInt(words[0])));
                } catch (NumberFormatException | DateTimeException e) {
                    // Not as arXiv writes it: it may still be a date.
                    return DateWords.parse(text);
                }
            }
            return DateWords.parse(text);
        }

        /* A date of a form and day that need no second look. */
        private static @Nullable PartialDate usualDate(String text) {
            int digits = text.length() > 6 && text.charAt(6) == ' ' ? 1 : 2;
            int end = 5 + digits;
            if (text.length() != end + 22 || !text.startsWith(", ", 3) || !text.endsWith(" GMT") || !isDayName(text)) {
                return null;
            }
            int day = number(text, 5, end);
            int month = 1 + MONTHS.indexOf(text.substring(end + 1, end + 4));
            int year = number(text, end + 5, end + 9);
            boolean blanks = text.charAt(end) == ' ' && text.charAt(end + 4) == ' ' && text.charAt(end + 9) == ' ';
            boolean time = number(text, end + 10, end + 12) >= 0
                    && text.charAt(end + 12) == ':'
                    && number(text, end + 13, end + 15) >= 0
                    && text.charAt(end + 15) == ':'
                    && number(text, end + 16, end + 18) >= 0;
            return blanks && time && day > 0 && day <= 28 && month > 0 && year >= 1000
                    ? PartialDate.of(year, month, day)
                    : null;
        }

        private static boolean isDayName(String text) {
            return text.charAt(0) >= 'A'
                    && text.charAt(0) <= 'Z'
                    && text.charAt(1) >= 'a'
                    && text.charAt(1) <= 'z'
                    && text.charAt(2) >= 'a'
                    && text.charAt(2) <= 'z';
        }

        /* What digits say, -1 when there is another character. */
        private static int number(String text, int from, int to) {
            int number = 0;
            for (int i = from; i < to; i++) {
                char c = text.charAt(i);
                if (c < '0' || c > '9') {
                    return -1;
                }
                number = number * 10 + c - '0';
            }
            return number;
        }

        private void authors() {
            String written = text("authors");
            JsonValue parsed = paper.get("authors_parsed");
            if (parsed.items().isEmpty()) {
                if (!written.isEmpty()) {
                    AuthorLines.into(draft, List.of(new Line(line("authors"), written)), false)
                            .ifPresent(odd -> out.warn(line("authors"), odd, ""));
                }
                return;
            }
            String marker = "";
            List<Contributor> contributors = new ArrayList<>();
            for (JsonValue entry : parsed.items()) {
                Optional<Contributor> contributor = author(entry, written);
                if (contributor.isPresent()) {
                    contributors.addAll(withGroup(contributor.get()));
                } else if (isCut(entry)) {
                    marker = (part(entry, 1) + " " + part(entry, 0)).strip();
                } else {
                    out.warn(entry.line(), "entry of the author list without a name: left out", entry.toString());
                }
            }
            if (marker.isEmpty() && (written.contains(" al") || written.contains("others"))) {
                Matcher m = CUT.matcher(written);
                marker = m.find() ? m.group() : "";
            }
            AuthorList list = !marker.isEmpty()
                    ? AuthorList.truncated(contributors, 0, marker)
                    : contributors.isEmpty() ? AuthorList.NONE : AuthorList.complete(contributors);
            draft.authors(
                    list,
                    written.isEmpty() ? parsed.toString() : written,
                    written.isEmpty() ? parsed.line() : line("authors"));
        }

        /* "Jane Doe for CMX Collaboration" */
        private static List<Contributor> withGroup(Contributor contributor) {
            List<Contributor> both = contributor.kind() == Contributor.Kind.GROUP
                    ? SpokenFor.in(contributor.nameAsWritten())
                    : List.of();
            return both.isEmpty()
                    ? List.of(contributor)
                    : List.of(both.get(0).withAffiliations(contributor.affiliations()), both.get(1));
        }

        private static boolean isCut(JsonValue entry) {
            return CUT_NAME.matcher((part(entry, 1) + " " + part(entry, 0)).strip())
                    .matches();
        }

        /* The family name, the given names, "Jr.", and from then on affiliations. */
        private static String part(JsonValue entry, int place) {
            List<JsonValue> parts = entry.items();
            return parts.size() > place ? plain(parts.get(place).text()) : "";
        }

        private Optional<Contributor> author(JsonValue entry, String written) {
            String family = part(entry, 0);
            String given = part(entry, 1);
            String suffix = part(entry, 2);
            if (family.isEmpty()) {
                family = given;
                given = "";
            }
            String name = given.isEmpty() ? family : given + " " + family;
            if (!hasLetter(name) || (name.length() <= LONGEST_CUT && isCut(entry))) {
                return Optional.empty();
            }
            Contributor contributor = isGroup(given, name)
                    ? Contributor.group(name)
                    : Contributor.person(
                            suffix.isEmpty() ? name : name + " " + suffix, PersonParts.of(given, family, suffix));
            List<JsonValue> parts = entry.items();
            if (parts.size() <= 3) {
                return Optional.of(contributor);
            }
            List<Affiliation> affiliations = new ArrayList<>();
            for (int i = 3; i < parts.size(); i++) {
                affiliations(parts.get(i), written, affiliations);
            }
            return Optional.of(contributor.withAffiliations(affiliations));
        }

        private void affiliations(JsonValue value, String written, List<Affiliation> into) {
            String name = PlainText.of(value.text());
            if (name.isEmpty()) {
                return;
            }
            if (!MARKS.matcher(name).matches()) {
                into.add(Affiliation.named(name));
                return;
            }
            Matcher mark = MARK.matcher(name);
            while (mark.find()) {
                String place = legend(written).getOrDefault(mark.group(), "");
                if (place.isEmpty()) {
                    out.warn(
                            value.line(),
                            "mark \"" + mark.group() + "\" of an affiliation that is not given: left out",
                            mark.group());
                } else {
                    into.add(Affiliation.named(place));
                }
            }
        }

        /* "((1) CREST, Japan, (2) The University of Tokyo)" at the end of an author list. */
        private Map<String, String> legend(String written) {
            int start = written.indexOf("((");
            if (!legendRead && start >= 0) {
                legend = new HashMap<>();
                Matcher m = LEGEND.matcher(written).region(start + 1, written.length());
                while (m.find()) {
                    legend.putIfAbsent(
                            m.group(1),
                            PlainText.of(SEPARATOR.matcher(m.group(2)).replaceFirst("")));
                }
            }
            legendRead = true;
            return legend;
        }

        /* The words of groups are looked for only where there may be some: most names are short. */
        private static boolean isGroup(String given, String name) {
            return (given.isEmpty() || name.length() > 16) && PersonNames.isGroup(name);
        }

        private static boolean hasLetter(String name) {
            for (int i = 0; i < name.length(); i++) {
                if (Character.isLetter(name.charAt(i)) || Character.isSurrogate(name.charAt(i))) {
                    return true;
                }
            }
            return false;
        }

        private static String plain(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean usual = (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || c == '.'
                        || c == '-'
                        || (c == ' ' && i > 0 && i < text.length() - 1 && text.charAt(i - 1) != ' ');
                if (!usual) {
                    return PlainText.of(text);
                }
            }
            return text;
        }

        /* A reference as unarXive has it. */
        void reference(JsonValue entry) {
            String words = PlainText.fold(entry.text("bib_entry_raw"));
            List<Identifier> ids = new ArrayList<>();
            JsonValue known = entry.get("ids");
            Identifier.parse(Scheme.ARXIV, known.text("arxiv_id")).ifPresent(ids::add);
            Identifier.parse(Scheme.DOI, known.text("doi")).ifPresent(ids::add);
            Identifier.parse(Scheme.PMID, known.text("pubmed_id")).ifPresent(ids::add);
            Identifier.parse(Scheme.PMCID, known.text("pmc_id")).ifPresent(ids::add);
            Identifier.parse(Scheme.OPENALEX, known.text("open_alex_id")).ifPresent(ids::add);
            if (!words.isEmpty() || !ids.isEmpty()) {
                draft.citation(new Citation(words, ids));
            }
        }

        private static String shown(String text) {
            return text.length() <= 60 ? text : text.substring(0, 60) + "…";
        }
    }
}
