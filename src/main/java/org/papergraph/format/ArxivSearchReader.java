package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.text.PlainText;

/**
 * A reader of arXiv's search results as copied text: title, {@code Authors:}, the shortened abstract up to {@code ▽ More}, the
 * full one up to {@code △ Less}, then when it was submitted and announced, comments and journal reference.
 */
final class ArxivSearchReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "title",
                    "identifier",
                    "Authors",
                    "Abstract",
                    "Submitted",
                    "v1 submitted",
                    "originally announced",
                    "Comments",
                    "Journal ref",
                    "DOI")
            .lost("categories", "the copied page shows them without their archive");

    static final String ANNOUNCED = "(?i)(?:.*;\\s*)?originally announced\\b.*";

    static final String MARKED = ".*(?:[▽▼▿]\\s*More|[△▲▵]\\s*Less)\\b.*";

    private static final int MAX_RECORD = 4 << 20;
    private static final int MAX_HEAD = 200;
    private static final int MAX_RAW = 20_000;

    private static final Pattern BULLET = Pattern.compile("[-–—•*·]");
    private static final Pattern NUMBER = Pattern.compile("(?:[0-9]{1,7}\\.|\\[[0-9]{1,7}\\])");
    private static final Pattern ARXIV = Pattern.compile(
            "(?i)(?:(?:[0-9]{1,7}\\.|[-•*])\\s*)?arxiv\\s*[:：]\\s*(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\\s*(?:\\[|[a-z-]+\\.[A-Z]|doi\\b|,).*)?");
    private static final Pattern LABEL = Pattern.compile(
            "^(?=[A-Z]|doi)(?i)(?<key>authors?|abstract|comments?|journal[ -]ref(?:erence)?|report number|msc class|acm class|doi|subjects?|title|cite as)\\s*[:：]\\s*(?<value>.*)$");
    private static final Pattern DATES = Pattern.compile(
            "^(?:Submitted\\s+(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|.{3,60}?[0-9]{4})\\s*(?:[;.,].*)?|v[0-9]+\\s+submitted\\b.*|originally announced\\b.*)$");
    private static final Pattern SUBMITTED =
            Pattern.compile("(?i)(?<version>\\bv[0-9]+\\s+)?\\bsubmitted\\s+(?:on\\s+)?(?<date>[^;]*)");
    private static final Pattern ORIGINALLY =
            Pattern.compile("(?i)\\boriginally announced\\s+(?:in\\s+)?(?<date>[^;]*)");
    private static final Pattern MARKER =
            Pattern.compile("[▽▼▿]\\s*More\\b|[△▲▵]\\s*Less\\b|^[^A-Za-z]{0,6}(?:More|Less)\\s*$");
    static final Pattern CATEGORIES = Pattern.compile(
            "(?:(?:cs|math|stat|eess|physics|q-bio|q-fin|econ|astro-ph|cond-mat|nlin|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)(?:\\.[A-Za-z-]{2,20})?(?:[\\s,;]+|$))+");
    private static final Pattern DOI_LINE =
            Pattern.compile("(?i)(?:doi\\b\\s*:?\\s*)?(?:https?://(?:dx\\.)?doi\\.org/)?10\\.[0-9]{4,9}/\\S+.*");

    /* Words of the site's own, in lower case. */
    private static final SitePhrases SITE = new SitePhrases("""
            search|advanced search|help|login|donate|all fields|title|author(s)|authors|abstract|comments|journal reference
            acm classification|msc classification|report number|arxiv identifier|doi|orcid|arxiv author id|help pages|full text|go|show abstracts
            hide abstracts|next|previous|prev|results per page.|results per page|results|sort results by|sort by|announcement date (newest first)|announcement date (oldest first)
            submission date (newest first)|submission date (oldest first)|relevance|about|contact|subscribe|copyright|privacy policy|web accessibility assistance
            arxiv operational status|get status notifications via|email|slack|get status notifications via email or slack|or slack|or|arxiv|cornell university
            skip to main content|search term...|search term…|search term|include cross-listed papers|refine query|new search|simple search|back to top
            [pdf]|[pdf, other]|[pdf, ps, other]|[pdf, html, other]|pdf|ps|other|html|doi|…|...|page|jump to""");
    private static final Pattern SITE_FORM = Pattern.compile(
            "[0-9][0-9,]*|Showing [0-9].{0,120}|Searching in .{1,80}|Search v[0-9].{0,80}|Sort(?:ed)? (?:results )?by.{0,80}|[0-9,]+ results? (?:per page|for).{0,80}|Results for .{1,120}"
                    + "|(?:We gratefully|The Simons Foundation|Contact arXiv|Click here|Report (?:an )?[Ii]ssue|Feedback\\?).{0,200}|Help\\s*\\|.{0,60}|(?:Next|Previous)(?:\\s+[0-9…]+)*|[\\s0-9…]+|\\[(?:pdf|ps|html|other)[^\\]]*\\]");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ARXIV_SEARCH, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        lines.forEach(reading::accept);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long authors = sample.count("(?i)^authors?\\s*[:：].*");
        long announced = sample.count(ANNOUNCED);
        long markers = sample.count(MARKED);
        long submitted = sample.count("(?i)^submitted\\s+[0-9]{1,2}\\s.*[0-9]{4}.*");
        long abstracts = sample.count("(?i)^abstract\\s*[:：].*");
        boolean search = (announced > 0 && (authors > 0 || abstracts > 0 || markers > 0))
                || (authors > 0 && markers > 0)
                || (authors > 0 && submitted > 0 && abstracts > 0);
        if (search) {
            return Optional.of(new Evidence(
                    announced > 0 ? 0.95 : 0.85,
                    authors + " author lists, " + abstracts + " abstracts and " + announced
                            + " dates of announcement"));
        }
        boolean plain = authors > 0 && abstracts > 0 && !sample.isMarkup();
        return plain
                ? Optional.of(new Evidence(0.5, authors + " author lists and " + abstracts + " abstracts"))
                : Optional.empty();
    }

    private enum Part {
        HEAD,
        AUTHORS,
        SHORT,
        FULL,
        TAIL,
        SKIPPED
    }

    /* A labelled line below an abstract with the lines that go on with it. */
    private record Labelled(String key, String name, List<Line> lines) {}

    /* What has been read of one record. */
    private static final class Item {

        private final List<Line> head = new ArrayList<>();
        private final List<Line> authors = new ArrayList<>();
        private final List<Line> shortened = new ArrayList<>();
        private final List<Line> full = new ArrayList<>();
        private final List<Line> dates = new ArrayList<>();
        private final List<Labelled> labelled = new ArrayList<>();
        private final StringBuilder raw = new StringBuilder();
        private boolean authorsLabel;
        private boolean abstractLabel;
        private boolean more;
        private boolean less;
        private long labelLine;
        private int size;

        void keep(Line line) {
            size += line.text().length() + 1;
            if (raw.length() < MAX_RAW) {
                raw.append(raw.isEmpty() ? "" : "\n").append(line.stripped());
            }
        }

        String raw() {
            return raw.length() <= MAX_RAW ? raw.toString() : raw.substring(0, MAX_RAW) + "…";
        }
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private final List<Line> head = new ArrayList<>();
        private @Nullable Item item;
        private Part part = Part.HEAD;
        /* Whether a bullet, a number or an arXiv id says that a record begins with the lines in head. */
        private boolean begun;
        /* A record in whose abstract a bullet stood: the next record began, or the abstract goes on. */
        private @Nullable Item suspended;
        private Part suspendedPart = Part.HEAD;
        private final List<Line> suspendedLines = new ArrayList<>();
        private boolean afterBlank = true;
        private boolean headAfterBlank;

        Reading(Output output) {
            this.output = output;
        }

        void accept(Line line) {
            if (line.isBlank()) {
                afterBlank = true;
                return;
            }
            Matcher marker = MARKER.matcher(line.text());
            boolean marked = mayBeMarked(line.text()) && marker.find();
            if (marked && suspended != null && part == Part.HEAD) {
                resume();
            }
            if (marked && item != null && part != Part.HEAD) {
                split(line, marker);
            } else {
                piece(line);
            }
            afterBlank = false;
        }

        private static boolean mayBeMarked(String text) {
            return text.contains("More") || text.contains("Less");
        }

        /* "… ▽ More" and "△ Less" may stand on the line of the text. */
        private void split(Line line, Matcher marker) {
            String text = line.text();
            int from = 0;
            do {
                pieceUnlessBlank(line, text.substring(from, marker.start()));
                boolean more = marker.group().strip().endsWith("More");
                Item current = item;
                if (current != null && more) {
                    current.more = true;
                    part = Part.FULL;
                } else if (current != null) {
                    current.less = true;
                    part = Part.TAIL;
                }
                from = marker.end();
            } while (marker.find());
            pieceUnlessBlank(line, text.substring(from));
        }

        private void pieceUnlessBlank(Line line, String text) {
            if (!text.isBlank()) {
                piece(new Line(line.number(), text));
            }
        }

        private void piece(Line line) {
            limit();
            String text = line.stripped();
            if (startsRecord(text)) {
                if (suspend(line)) {
                    return;
                }
                if (!(part == Part.HEAD && begun && titleLines(head).isEmpty() && !hasArxiv(head))) {
                    close();
                }
                begun = true;
                part = Part.HEAD;
                if (ARXIV.matcher(text).matches()) {
                    head.add(line);
                }
                return;
            }
            Matcher label = LABEL.matcher(text);
            if (suspended != null && part == Part.HEAD && DATES.matcher(text).matches()) {
                resume();
            }
            if (label.matches()) {
                labelled(line, label);
            } else if (part != Part.HEAD && DATES.matcher(text).matches() && text.length() < 250) {
                dates(line);
            } else if (part == Part.HEAD
                    && !head.isEmpty()
                    && DATES.matcher(text).matches()) {
                begin(line);
                dates(line);
            } else {
                plain(line, text);
            }
        }

        private boolean suspend(Line line) {
            boolean inAbstract = item != null && (part == Part.SHORT || part == Part.FULL);
            boolean again = suspended != null && part == Part.HEAD;
            if (!(inAbstract || again) || ARXIV.matcher(line.stripped()).matches()) {
                return false;
            }
            if (inAbstract) {
                suspended = item;
                suspendedPart = part;
                suspendedLines.clear();
                item = null;
            }
            suspendedLines.addAll(head);
            suspendedLines.add(line);
            head.clear();
            begun = true;
            part = Part.HEAD;
            return true;
        }

        private void resume() {
            Item known = suspended;
            if (known != null) {
                List<Line> section = suspendedPart == Part.SHORT ? known.shortened : known.full;
                section.addAll(suspendedLines);
                section.addAll(head);
                head.clear();
                begun = false;
                item = known;
                part = suspendedPart;
                suspended = null;
            }
        }

        /* The bullet did begin a record. */
        private void settle() {
            Item known = suspended;
            if (known != null) {
                suspended = null;
                build(known, false);
                suspendedLines.forEach(this::unknown);
            }
        }

        private static boolean startsRecord(String text) {
            return BULLET.matcher(text).matches()
                    || NUMBER.matcher(text).matches()
                    || ARXIV.matcher(text).matches();
        }

        private static boolean hasArxiv(List<Line> lines) {
            return lines.stream().anyMatch(l -> ARXIV.matcher(l.stripped()).matches());
        }

        private void labelled(Line line, Matcher label) {
            String key = label.group("key").toLowerCase(Locale.ROOT);
            Line value = new Line(line.number(), label.group("value"));
            if (key.startsWith("author")) {
                begin(line);
                Item current = current(line);
                current.keep(line);
                current.authorsLabel = true;
                part = Part.AUTHORS;
                addUnlessBlank(current.authors, value);
            } else if (key.equals("abstract")) {
                Item known = item;
                if (known == null
                        || part == Part.HEAD
                        || known.abstractLabel
                        || part == Part.TAIL
                        || part == Part.SKIPPED) {
                    begin(line);
                }
                Item current = current(line);
                current.keep(line);
                current.abstractLabel = true;
                current.labelLine = line.number();
                part = Part.SHORT;
                addUnlessBlank(current.shortened, value);
            } else if (key.equals("title")) {
                close();
                begun = true;
                part = Part.HEAD;
                addUnlessBlank(head, value);
            } else if (part == Part.HEAD && (key.equals("doi") || begun)) {
                head.add(line);
            } else {
                Item current = item;
                if (current == null) {
                    plain(line, line.stripped());
                    return;
                }
                flushHead(current, head);
                head.clear();
                part = Part.TAIL;
                List<Line> lines = new ArrayList<>();
                lines.add(value);
                current.keep(line);
                current.labelled.add(new Labelled(key, label.group("key"), lines));
            }
        }

        private void dates(Line line) {
            Item current = current(line);
            if (part == Part.TAIL) {
                flushHead(current, head);
                head.clear();
            }
            part = Part.TAIL;
            current.keep(line);
            current.dates.add(line);
        }

        private void plain(Line line, String text) {
            Item current = item;
            switch (part) {
                case SKIPPED -> {}
                case HEAD, TAIL -> {
                    if (head.isEmpty()) {
                        headAfterBlank = afterBlank;
                    }
                    head.add(line);
                    if (head.size() > MAX_HEAD) {
                        Line oldest = head.remove(0);
                        unknown(oldest);
                    }
                }
                case AUTHORS -> {
                    if (current != null) {
                        boolean prose = Prose.isProse(text)
                                && Prose.words(text)
                                        > 6
                                                * (1
                                                        + text.chars()
                                                                .filter(c -> c == ',' || c == ';')
                                                                .count());
                        grow(current, prose ? current.shortened : current.authors, line);
                        part = prose && part == Part.AUTHORS ? Part.SHORT : part;
                    }
                }
                case SHORT -> {
                    if (current != null) {
                        grow(current, current.shortened, line);
                    }
                }
                case FULL -> {
                    if (current != null) {
                        grow(current, current.full, line);
                    }
                }
            }
        }

        private void grow(Item current, List<Line> section, Line line) {
            section.add(line);
            current.keep(line);
        }

        /* Gives a record up that grows without an end. */
        private void limit() {
            Item current = item;
            if (current != null && current.size > MAX_RECORD) {
                output.reject(
                        Math.max(1, current.labelLine),
                        "record of more than " + MAX_RECORD + " characters: passed over",
                        current.raw());
                item = null;
                part = Part.SKIPPED;
            }
            if (suspendedLines.size() > MAX_HEAD && suspended != null) {
                settle();
                suspendedLines.clear();
            }
        }

        private static void addUnlessBlank(List<Line> lines, Line line) {
            if (!line.isBlank()) {
                lines.add(line);
            }
        }

        private Item current(Line line) {
            Item current = item;
            if (current == null) {
                current = new Item();
                current.labelLine = line.number();
                item = current;
            }
            return current;
        }

        /* Begins a record whose title is in the lines just read. */
        private void begin(Line label) {
            settle();
            Item previous = item;
            List<Line> above = new ArrayList<>(head);
            head.clear();
            if (previous != null && (part == Part.AUTHORS || part == Part.SHORT || part == Part.FULL)) {
                // The record before has no end: the last line of its text is the title of the next one.
                List<Line> section = part == Part.AUTHORS
                        ? previous.authors
                        : part == Part.SHORT ? previous.shortened : previous.full;
                if (section.size() > 1
                        && !Prose.isProse(section.get(section.size() - 1).stripped())) {
                    above.add(section.remove(section.size() - 1));
                }
            }
            List<Line> own = above;
            if (!begun && !above.isEmpty()) {
                int start = lastPassage(above);
                List<Line> before = above.subList(0, start);
                if (previous != null) {
                    flushHead(previous, before);
                } else {
                    before.forEach(this::unknown);
                }
                own = above.subList(start, above.size());
            }
            if (previous != null) {
                build(previous, false);
            }
            Item next = new Item();
            next.head.addAll(own);
            own.forEach(next::keep);
            next.labelLine = label.number();
            item = next;
            begun = false;
        }

        /* Where the last line of the head, with what was wrapped before it, begins. */
        private static int lastPassage(List<Line> lines) {
            List<Passage> passages = new ArrayList<>();
            Passages joined = new Passages(t -> isSite(t), t -> false, t -> false, passages::add);
            long previous = lines.get(0).number();
            for (Line line : lines) {
                if (line.number() > previous + 1) {
                    joined.accept(new Line(line.number() - 1, ""));
                }
                joined.accept(line);
                previous = line.number();
            }
            joined.end();
            return lines.size() - passages.get(passages.size() - 1).lines().size();
        }

        /* Ends the record that is being read, because the next one begins. */
        private void close() {
            settle();
            Item current = item;
            if (current != null) {
                flushHead(current, head);
                build(current, false);
                item = null;
            } else if (begun && !head.isEmpty()) {
                titleOnly("no authors or abstract follow this title: kept");
            } else {
                head.forEach(this::unknown);
            }
            head.clear();
            begun = false;
        }

        void end() {
            settle();
            Item current = item;
            if (begun && !titleLines(head).isEmpty()) {
                if (current != null) {
                    build(current, false);
                    item = null;
                }
                titleOnly("the file ends after this title: kept");
            } else {
                if (current != null) {
                    flushHead(current, head);
                    build(current, true);
                } else {
                    head.forEach(this::unknown);
                }
            }
        }

        private void titleOnly(String message) {
            Item cut = new Item();
            cut.head.addAll(head);
            head.forEach(cut::keep);
            RecordDraft draft = draft(cut);
            if (draft.isUsable()) {
                output.warn(draft.line(), message, cut.raw());
                output.record(draft, cut.raw());
            }
        }

        /* Lines below a record that have no label: they go on with a comment, are of the site, or unknown. */
        private void flushHead(Item current, List<Line> lines) {
            boolean open = !current.labelled.isEmpty() && !headAfterBlank;
            long previous = open ? last(current.labelled).number() : 0;
            for (Line line : lines) {
                boolean next = open && line.number() == previous + 1 && !isSite(line.stripped());
                if (next) {
                    current.labelled.get(current.labelled.size() - 1).lines().add(line);
                    previous = line.number();
                } else {
                    open = false;
                    unknown(line);
                }
            }
        }

        private static Line last(List<Labelled> labelled) {
            List<Line> lines = labelled.get(labelled.size() - 1).lines();
            return lines.get(lines.size() - 1);
        }

        private void unknown(Line line) {
            if (!isSite(line.stripped()) && !CATEGORIES.matcher(line.stripped()).matches()) {
                output.unknownLine(line.number(), line.stripped());
            }
        }

        private static List<Line> titleLines(List<Line> head) {
            return head.stream()
                    .filter(l -> !ARXIV.matcher(l.stripped()).matches()
                            && !LABEL.matcher(l.stripped()).matches()
                            && !DOI_LINE.matcher(l.stripped()).matches()
                            && !CATEGORIES.matcher(l.stripped()).matches()
                            && !isSite(l.stripped()))
                    .toList();
        }

        private RecordDraft draft(Item it) {
            List<Line> title = titleLines(it.head);
            long line = it.head.stream()
                    .filter(l -> title.contains(l) || !isSite(l.stripped()))
                    .mapToLong(Line::number)
                    .findFirst()
                    .orElse(it.labelLine);
            RecordDraft draft = new RecordDraft(Math.max(1, line));
            for (Line head : it.head) {
                String text = head.stripped();
                boolean doi = DOI_LINE.matcher(text).matches()
                        || (text.regionMatches(true, 0, "doi", 0, 3)
                                && LABEL.matcher(text).matches());
                if ((ARXIV.matcher(text).matches() || doi) && !draft.identifiers(text, text, head.number())) {
                    output.warn(head.number(), "no arXiv id or DOI in this line: left out", text);
                } else if (!doi && LABEL.matcher(text).matches()) {
                    draft.comment(text, text, head.number());
                }
            }
            if (!title.isEmpty()) {
                int from = title.size() - 1;
                while (from > 0
                        && title.get(from - 1).number() == title.get(from).number() - 1) {
                    from--;
                }
                title.subList(0, from).forEach(this::unknown);
                Passage passage = new Passage(title.subList(from, title.size()), true);
                draft.title(passage.text(), passage.written(), passage.line());
            }
            return draft;
        }

        private void build(Item it, boolean atEnd) {
            RecordDraft draft = draft(it);
            long line = draft.line();
            boolean empty = it.authors.isEmpty()
                    && it.shortened.isEmpty()
                    && it.full.isEmpty()
                    && draft.title().isEmpty();
            if (empty && !draft.hasIdentifier()) {
                output.reject(line, "record has no title, authors or abstract", it.raw());
                return;
            }
            if (draft.title().isEmpty()) {
                output.warn(line, "record without a title: kept", "");
            }
            if (!it.authorsLabel) {
                output.warn(line, "record without authors: kept", "");
            } else {
                AuthorLines.into(
                                draft,
                                it.authors,
                                !it.abstractLabel
                                        && it.shortened.isEmpty()
                                        && it.dates.isEmpty()
                                        && it.labelled.isEmpty())
                        .ifPresent(odd -> output.warn(line, odd, ""));
            }
            abstractText(draft, it, atEnd);
            dates(draft, it);
            for (Labelled labelled : it.labelled) {
                Passage passage = new Passage(labelled.lines(), false);
                switch (labelled.key()) {
                    case "doi", "cite as" -> {
                        if (!draft.identifiers(passage.text(), passage.written(), passage.line())) {
                            output.warn(passage.line(), "no arXiv id or DOI in this line: left out", passage.written());
                        }
                    }
                    case "comment", "comments" -> draft.comment(passage.text(), passage.written(), passage.line());
                    default -> {
                        if (labelled.key().startsWith("journal")) {
                            draft.journalReference(passage.text(), passage.written(), passage.line());
                        } else {
                            draft.comment(labelled.name() + ": " + passage.text(), passage.written(), passage.line());
                        }
                    }
                }
            }
            output.record(draft, it.raw());
        }

        private void abstractText(RecordDraft draft, Item it, boolean atEnd) {
            List<Line> text = it.full;
            boolean cut = it.more && !it.less;
            int fullLength = length(it.full);
            int shortLength = length(it.shortened);
            if (text.isEmpty() || (cut && fullLength < shortLength)) {
                text = it.shortened;
            }
            if (text.isEmpty()) {
                output.warn(
                        draft.line(),
                        atEnd
                                ? "the file ends inside this record: kept without abstract"
                                : "record without an abstract: kept",
                        "");
                return;
            }
            Passage passage = new Passage(text, false);
            boolean shortened = text == it.shortened && passage.text().endsWith("…");
            if (shortened) {
                output.warn(passage.line(), "only the shortened abstract is there: kept", "");
            } else if (cut && text == it.full) {
                output.warn(
                        passage.line(),
                        "abstract without \"△ Less\" after it, perhaps cut: kept as far as it goes",
                        "");
            } else if (atEnd && it.dates.isEmpty() && !it.less) {
                output.warn(passage.line(), "the file ends inside this record: kept as far as it goes", "");
            }
            draft.abstractText(passage.text(), passage.written(), passage.line());
        }

        private static int length(List<Line> lines) {
            return lines.stream().mapToInt(l -> l.stripped().length() + 1).sum();
        }

        private void dates(RecordDraft draft, Item it) {
            if (it.dates.isEmpty()) {
                return;
            }
            it.dates.forEach(d -> draft.write(PaperField.DATE, d.stripped(), d.number()));
            long line = it.dates.get(0).number();
            String text = it.dates.stream().map(Line::stripped).collect(Collectors.joining("; "));
            Optional<PartialDate> latest = Optional.empty();
            Optional<PartialDate> firstVersion = Optional.empty();
            boolean versions = false;
            Matcher submitted = SUBMITTED.matcher(text);
            while (submitted.find()) {
                Optional<PartialDate> date = date(submitted.group("date"), line);
                String version = submitted.group("version");
                if (version == null) {
                    latest = latest.or(() -> date);
                } else if (version.strip().equalsIgnoreCase("v1")) {
                    versions = true;
                    firstVersion = firstVersion.or(() -> date);
                }
            }
            if (!versions) {
                firstVersion = latest;
            }
            firstVersion.ifPresent(d -> draft.date(PaperDate.Event.CREATED, d));
            latest.ifPresent(d -> draft.date(PaperDate.Event.MODIFIED, d));
            Matcher announced = ORIGINALLY.matcher(text);
            if (announced.find()) {
                date(announced.group("date"), line).ifPresent(d -> draft.date(PaperDate.Event.ISSUED, d));
            }
        }

        private Optional<PartialDate> date(String words, long line) {
            Optional<PartialDate> date = DateWords.parse(PlainText.withoutEnd(words, ". "));
            if (date.isEmpty()) {
                output.warn(line, "date not understood: left out", words.strip());
            }
            return date;
        }
    }

    private static boolean isSite(String text) {
        return text.length() <= 250
                && (SITE.has(text)
                        || SITE_FORM.matcher(text).matches()
                        || text.codePoints().noneMatch(Character::isLetterOrDigit));
    }
}
