package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.text.PlainText;

/**
 * A reader of reading lists in Markdown, Org and plain text: items of lists, rows of tables and paragraphs, one paper each, below
 * headings.
 *
 * <p>An entry is one of a paper when it has a title and names authors, a date, a venue or a link to a paper; others are left out
 * with a warning that has their text.
 */
final class ReadingListReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "title",
                    "authors",
                    "date",
                    "venue",
                    "links",
                    "identifiers",
                    "headings",
                    "keywords",
                    "badges",
                    "remarks",
                    "abstract")
            .lost("images", "pictures of the page, not of the paper")
            .lost(
                    "entries without authors, date, venue or link to a paper",
                    "posts, tools and courses; each is named in a warning")
            .lost(
                    "front matter other than title, authors, links, tags and description",
                    "about the page, as its date is");

    private static final String FRONT_MATTER = "page about one paper, read from its front matter";
    private static final int MAX_ENTRY = 1 << 20;
    private static final Pattern ITEM = Pattern.compile(
            "^(?<indent>[\\s>]*)(?:[-*+•◦▪‣–]|\\(?[0-9]{1,4}[.)]|\\[[0-9]{1,4}\\])(?:\\s+(?:\\[[ xX]\\]\\s+)?(?<text>.*)|(?<tight>\\[.*))$",
            Pattern.DOTALL);
    private static final Pattern YEAR_ALONE = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern HEADING = Pattern.compile("^\\s{0,3}(?<mark>#{1,6})\\s*(?<text>[^#\\s].*?)\\s*#*$");
    private static final Pattern ORG_HEADING = Pattern.compile("^(?<mark>\\*{2,8})\\s+(?<text>[^*\\s].*)$");
    private static final Pattern UNDERLINE = Pattern.compile("^\\s{0,3}(?:=+|-{3,})\\s*$");
    private static final Pattern FENCE = Pattern.compile("^[\\s>]*(?<mark>`{3,}|~{3,}).*$");
    private static final Pattern TABLE_RULE = Pattern.compile("^\\s*(?:\\|[\\s:]*-|:?-+:?\\s*\\|[\\s:]*-)[-|:\\s]*$");
    private static final Pattern ORG_LINE = Pattern.compile("^\\s*(?::[A-Z_]+:.*|#\\+.*)$");
    private static final Pattern DEFINITION = Pattern.compile("^\\s{0,3}\\[[^\\]]{1,200}\\]:\\s*\\S+.*$");
    private static final Pattern FRONT_FIELD =
            Pattern.compile("^(?<name>[A-Za-z][A-Za-z0-9_-]*)\\s*:\\s*(?<value>.*)$");
    private static final Pattern GENERAL = Pattern.compile(
            "(?iU)\\W*(?:(?:table of )?contents?|toc|papers?|(?:paper|reading) ?lists?|list of papers|reading|readings|bibliography|references|publications?|articles?|overview|introduction|awesome.*|readme|(?:19|20)[0-9]{2}(?:[-./][0-9]{1,2})?|papers for .*|.{0,20}(?:19|20)[0-9]{2}[-./][0-9]{2}[-./][0-9]{2})\\W*");
    private static final Pattern TITLE_LINK =
            Pattern.compile("\\[(?<words>[^\\[\\]]{10,300})\\]\\((?<url>https?://[^()\\s]{1,2000})\\)");
    private static final Pattern READ_MORE =
            Pattern.compile("(?i)\\s*\\((?:read more|more|see|arxiv|paper|pdf|link)\\b.*$", Pattern.DOTALL);
    private static final Pattern LINE_BREAK = Pattern.compile("(?:\\\\|<br ?/?>)\\s*+$|\\s{2}$");
    private static final int SAMPLED = 400;

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.READING_LIST, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        for (Line line = lines.next(); line != null; line = lines.next()) {
            reading.line(line);
        }
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        String first =
                sample.lines().stream().filter(l -> !l.isEmpty()).findFirst().orElse("");
        if (first.matches(
                "(?is)(?:<\\?xml|<!doctype|<html|\\{|\\[\\s*[{\"\\]].*|\\[$|@[a-z]+\\s*\\{|@?(?:prefix|base)\\s+\\S*\\s*<|%[A-Z0-9] |[A-Z][A-Z0-9]\\s\\s?- ).*")) {
            return Optional.empty();
        }
        Counting counting = new Counting();
        Reading reading = new Reading(new Output("", Format.READING_LIST, counting::record, counting));
        for (int i = 0; i < sample.lines().size() && counting.entries < SAMPLED; i++) {
            reading.line(new Line(i + 1, sample.lines().get(i)));
        }
        reading.end();
        return counting.evidence();
    }

    /* What a sample would be read as. */
    private static final class Counting implements DiagnosticHandler {
        private int entries;
        private int papers;
        private boolean front;

        void record(PaperRecord record) {
            entries++;
            boolean paper = !record.identifiers().isEmpty()
                    || !record.authors().contributors().isEmpty()
                    || record.urls().stream().anyMatch(PaperLinks::isPaper);
            papers += paper ? 1 : 0;
        }

        @Override
        public void handle(Diagnostic diagnostic) {
            front |= diagnostic.message().startsWith(FRONT_MATTER);
            entries += diagnostic.raw().isEmpty() ? 0 : 1;
        }

        Optional<Evidence> evidence() {
            if (front) {
                return Optional.of(new Evidence(0.85, FRONT_MATTER));
            }
            String why = papers + " of " + entries + " items, rows and paragraphs are of papers";
            if (papers >= 3 && papers * 10 >= entries * 3) {
                return Optional.of(new Evidence(0.85, why));
            }
            if (papers >= 5 && papers * 10 >= entries) {
                return Optional.of(new Evidence(0.6, why));
            }
            return papers >= 1 && papers * 2 > entries ? Optional.of(new Evidence(0.6, why)) : Optional.empty();
        }
    }

    private static String text(Matcher item) {
        return item.group("text") != null ? item.group("text") : item.group("tight");
    }

    /* A table of contents leads to other places of the page. */
    private static boolean isOfAnchors(String text) {
        List<MarkdownSpan> links =
                MarkdownSpan.of(text).stream().filter(MarkdownSpan::isLink).toList();
        return !links.isEmpty() && links.stream().allMatch(l -> l.url().startsWith("#"));
    }

    /* An item of a list with what is nested below it. */
    private static final class Node {
        private final long line;
        private final int indent;
        private final StringBuilder text;
        private final List<Node> children = new ArrayList<>();

        Node(long line, int indent, String text) {
            this.line = line;
            this.indent = indent;
            this.text = new StringBuilder(text);
        }

        ListEntry.Part part() {
            return new ListEntry.Part(line, text.toString());
        }

        String raw() {
            StringBuilder all = new StringBuilder(text);
            children.forEach(c -> all.append('\n').append(c.raw().indent(2).stripTrailing()));
            return all.toString();
        }

        void parts(List<ListEntry.Part> parts) {
            for (Node child : children) {
                parts.add(child.part());
                child.parts(parts);
            }
        }
    }

    /* A heading that is in force. */
    private record Heading(int level, String label) {}

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private final List<Heading> headings = new ArrayList<>();
        private final List<Line> paragraph = new ArrayList<>();
        private final List<Line> front = new ArrayList<>();
        private final List<Node> open = new ArrayList<>();
        private @Nullable Table table;
        private String fence = "";
        private boolean commented;
        private boolean afterBlank;
        private boolean inFront;
        private boolean ofOnePaper;
        private boolean any;
        private int size;

        Reading(Output output) {
            this.output = output;
        }

        void line(Line line) {
            if (!any && line.stripped().equals("---")) {
                inFront = true;
                any = true;
                return;
            }
            any |= !line.isBlank();
            if (inFront) {
                if (line.stripped().matches("---|\\.\\.\\.") || front.size() > 500) {
                    inFront = false;
                    frontMatter();
                } else {
                    front.add(line);
                }
                return;
            }
            if (ofOnePaper) {
                return;
            }
            if (!fence.isEmpty()) {
                fence = line.stripped().startsWith(fence)
                                && FENCE.matcher(line.text()).matches()
                        ? ""
                        : fence;
                return;
            }
            String text = withoutComments(line.text());
            if (text.isBlank()) {
                if (line.isBlank()) {
                    blank();
                }
                return;
            }
            Matcher fenced = FENCE.matcher(text);
            if (fenced.matches()) {
                blank();
                fence = fenced.group("mark");
                return;
            }
            content(new Line(line.number(), text));
            afterBlank = false;
        }

        private void blank() {
            afterBlank = true;
            endTable();
            endParagraph();
        }

        void end() {
            if (inFront) {
                frontMatter();
            }
            endTable();
            endParagraph();
            endList();
        }

        /* What is hidden from readers of the page is not read either. */
        private String withoutComments(String text) {
            if (!commented && text.indexOf("<!--") < 0) {
                return text;
            }
            StringBuilder out = new StringBuilder();
            int at = 0;
            while (at < text.length()) {
                int next = text.indexOf(commented ? "-->" : "<!--", at);
                if (!commented) {
                    out.append(text, at, next < 0 ? text.length() : next);
                }
                if (next < 0) {
                    break;
                }
                at = next + (commented ? 3 : 4);
                commented = !commented;
            }
            return out.toString();
        }

        private void content(Line line) {
            String text = line.text();
            if (table != null) {
                if (table.takes(text)) {
                    table.row(line);
                    return;
                }
                endTable();
            }
            if (TABLE_RULE.matcher(text).matches()
                    && paragraph.size() == 1
                    && paragraph.get(0).text().indexOf('|') >= 0) {
                table = new Table(paragraph.remove(0));
                endList();
                return;
            }
            if (UNDERLINE.matcher(text).matches() && paragraph.size() == 1 && open.isEmpty()) {
                heading(
                        text.strip().startsWith("=") ? 1 : 2,
                        paragraph.remove(0).text());
                return;
            }
            Matcher heading = HEADING.matcher(text);
            Matcher org = ORG_HEADING.matcher(text);
            if (heading.matches() || (org.matches() && text.indexOf("**", 2) < 0)) {
                Matcher m = heading.matches() ? heading : org;
                heading(m.group("mark").length(), m.group("text"));
                return;
            }
            if (isRule(text)
                    || ORG_LINE.matcher(text).matches()
                    || DEFINITION.matcher(text).matches()) {
                blank();
                endList();
                return;
            }
            Matcher item = ITEM.matcher(text);
            if (item.matches() && (paragraph.isEmpty() || !text.matches("^\\s*[0-9]{2,}[.)].*"))) {
                endParagraph();
                item(line, indent(item.group("indent")), text(item));
                return;
            }
            size += text.length();
            if (size > MAX_ENTRY) {
                output.reject(line.number(), "entry of more than " + MAX_ENTRY + " characters", text);
                open.clear();
                paragraph.clear();
                size = 0;
                return;
            }
            boolean indented = text.startsWith("  ") || text.startsWith("\t");
            if (!open.isEmpty() && (!afterBlank || indented)) {
                Node last = open.get(open.size() - 1);
                if (afterBlank) {
                    Node more = new Node(line.number(), last.indent + 1, text.strip());
                    last.children.add(more);
                    open.add(more);
                } else {
                    last.text.append('\n').append(text.strip());
                }
                return;
            }
            endList();
            paragraph.add(line);
        }

        private static int indent(String blanks) {
            int indent = 0;
            for (int i = 0; i < blanks.length(); i++) {
                indent += blanks.charAt(i) == '\t' ? 4 : 1;
            }
            return indent;
        }

        private void item(Line line, int indent, String text) {
            while (!open.isEmpty() && open.get(open.size() - 1).indent >= indent) {
                Node closed = open.remove(open.size() - 1);
                if (open.isEmpty()) {
                    resolve(closed, List.of());
                    size = 0;
                }
            }
            Node node = new Node(line.number(), indent, text.strip());
            size += text.length();
            if (!open.isEmpty()) {
                open.get(open.size() - 1).children.add(node);
            }
            open.add(node);
        }

        private void endList() {
            if (!open.isEmpty()) {
                Node root = open.get(0);
                open.clear();
                resolve(root, List.of());
            }
            size = 0;
        }

        private void heading(int level, String text) {
            blank();
            endList();
            headings.removeIf(h -> h.level() >= level);
            String label = PlainText.of(MarkdownSpan.plain(text)).replaceFirst("^[^\\p{L}\\p{N}]+", "");
            headings.add(new Heading(level, label));
        }

        /* "### 2025" above a paper without a date. */
        private void yearAbove(RecordDraft draft) {
            String label =
                    headings.isEmpty() ? "" : headings.get(headings.size() - 1).label();
            if (YEAR_ALONE.matcher(label).matches()
                    && draft.date(PaperDate.Event.ISSUED, PartialDate.of(Integer.parseInt(label)))) {
                draft.write(PaperField.DATE, label, draft.line());
            }
        }

        /* The headings above, without the title of the page and words that every list has. */
        private List<String> subjects() {
            List<String> subjects = new ArrayList<>();
            for (int i = 0; i < headings.size(); i++) {
                Heading heading = headings.get(i);
                boolean page = heading.level() == 1 && i < headings.size() - 1;
                if (!page
                        && heading.label().codePoints().anyMatch(Character::isLetter)
                        && heading.label().length() <= 150
                        && !GENERAL.matcher(heading.label()).matches()) {
                    subjects.add(heading.label());
                }
            }
            return subjects;
        }

        private void resolve(Node node, List<String> above) {
            String text = node.text.toString();
            if (isOfAnchors(text)) {
                // A table of contents.
                return;
            }
            List<Node> entries = node.children.stream().filter(Reading::isEntry).toList();
            List<ListEntry.Part> details = new ArrayList<>();
            for (Node child : node.children) {
                if (!entries.contains(child)) {
                    details.add(child.part());
                    child.parts(details);
                }
            }
            if (entries.isEmpty()) {
                entries(node, details, above);
                return;
            }
            ListEntry own = ListEntry.of(node.part(), details);
            if (own.isMarked() && own.isPaper()) {
                entry(own, text, above);
                entries.forEach(e -> resolve(e, above));
                return;
            }
            List<String> below = new ArrayList<>(above);
            String label = label(text);
            if (label.length() <= 150
                    && label.codePoints().anyMatch(Character::isLetter)
                    && !GENERAL.matcher(label).matches()) {
                below.add(label);
            }
            details.forEach(d -> output.unknownLine(d.line(), d.text()));
            entries.forEach(e -> resolve(e, below));
        }

        /* The words of an item above entries, without links to other pages and what is said about it. */
        private static String label(String text) {
            List<MarkdownSpan> words = MarkdownSpan.of(text).stream()
                    .filter(s -> !s.isLink() || !ListEntry.isLabel(s.text()))
                    .toList();
            return PlainText.withoutEnd(
                    PlainText.of(MarkdownSpan.plain(words)).replaceFirst("\\s[-–—:]\\s.*$", ""), " :.,;()[]–—-");
        }

        /* What is nested below an entry is another entry when it is one of a paper, or has entries below itself. */
        private static boolean isEntry(Node node) {
            if (ListEntry.isField(node.text.toString())) {
                return false;
            }
            ListEntry entry = ListEntry.of(node.part(), List.of());
            return (entry.isMarked() && entry.isPaper())
                    || node.children.stream().anyMatch(Reading::isEntry);
        }

        /* One entry, or as many as there are titles of papers side by side. */
        private void entries(Node node, List<ListEntry.Part> details, List<String> above) {
            String text = node.text.toString();
            List<Integer> starts = new ArrayList<>();
            Matcher m = TITLE_LINK.matcher(text);
            int end = 0;
            while (m.find()) {
                boolean title = !ListEntry.isLabel(m.group("words"))
                        && m.group("words").strip().split("\\s+").length >= 3
                        && PaperLinks.isPaper(m.group("url"));
                String between = MarkdownSpan.plain(text.substring(end, m.start()));
                boolean near = between.codePoints().filter(Character::isLetter).count() <= 20;
                if (title && (starts.isEmpty() || near)) {
                    starts.add(starts.isEmpty() ? 0 : m.start());
                    end = m.end();
                }
            }
            if (starts.size() < 2) {
                entry(ListEntry.of(node.part(), details), node.raw(), above);
                return;
            }
            for (int i = 0; i < starts.size(); i++) {
                int from = starts.get(i);
                int to = i + 1 < starts.size() ? starts.get(i + 1) : text.length();
                long line = node.line
                        + text.substring(0, from).chars().filter(c -> c == '\n').count();
                String part = withoutConjunction(text.substring(from, to));
                entry(ListEntry.of(new ListEntry.Part(line, part), i == 0 ? details : List.of()), part, above);
            }
        }

        /* A line across: three or more of one sign, with blanks between them unless it is an equals sign. */
        private static boolean isRule(String text) {
            String line = text.strip();
            if (line.length() < 3 || "-*_=".indexOf(line.charAt(0)) < 0 || text.indexOf(line) > 3) {
                return false;
            }
            int signs = 0;
            for (int i = 0; i < line.length(); i++) {
                boolean sign = line.charAt(i) == line.charAt(0);
                if (!sign && (line.charAt(0) == '=' || !Character.isWhitespace(line.charAt(i)))) {
                    return false;
                }
                signs += sign ? 1 : 0;
            }
            return signs >= 3;
        }

        /* What stands between two papers of one line: "A, B and C". */
        private static String withoutConjunction(String text) {
            int end = text.length();
            while (end > 0) {
                if (" \t\n\r,;&/".indexOf(text.charAt(end - 1)) >= 0) {
                    end--;
                } else if (text.startsWith("and", end - 3)
                        && (end == 3 || !Character.isLetterOrDigit(text.charAt(end - 4)))) {
                    end -= 3;
                } else {
                    break;
                }
            }
            return text.substring(0, end);
        }

        private void entry(ListEntry entry, String raw, List<String> above) {
            RecordDraft draft = entry.draft();
            if (!entry.isPaper()) {
                output.warn(draft.line(), 0, "entry without authors, date, venue or link to a paper: left out", raw);
                return;
            }
            List<String> subjects = new ArrayList<>(subjects());
            subjects.addAll(above);
            subjects.stream().distinct().forEach(s -> draft.subject(new Subject(s, "heading", ""), draft.line()));
            yearAbove(draft);
            entry.odd().forEach(o -> output.warn(draft.line(), o, ""));
            output.record(draft, raw);
        }

        private void endParagraph() {
            if (paragraph.isEmpty()) {
                return;
            }
            List<Line> lines = List.copyOf(paragraph);
            paragraph.clear();
            size = 0;
            int from = 0;
            for (int i = 1; i <= lines.size(); i++) {
                if (i == lines.size()
                        || (!goesOn(lines.get(i - 1).text())
                                && ListEntry.beginsEntry(lines.get(i).text().strip()))) {
                    paragraph(lines.subList(from, i));
                    from = i;
                }
            }
        }

        private static boolean goesOn(String line) {
            return line.endsWith("\\") || LINE_BREAK.matcher(line).find();
        }

        private void paragraph(List<Line> lines) {
            String text = lines.stream()
                    .map(l -> l.text().strip().replaceFirst("(?:(?<!\\s)\\s++)?\\\\$", ""))
                    .collect(Collectors.joining("\n"));
            String seen = MarkdownSpan.plain(text);
            if (seen.codePoints().noneMatch(Character::isLetterOrDigit) || isOfAnchors(text)) {
                return;
            }
            long line = lines.get(0).number();
            ListEntry entry = ListEntry.of(new ListEntry.Part(line, text), List.of());
            boolean begins = ListEntry.beginsEntry(text);
            if (begins && entry.isPaper()) {
                entry(entry, text, List.of());
            } else if (!begins && lines.size() > 1 && lines.stream().allMatch(Reading::isCitation)) {
                for (Line one : lines) {
                    entry(
                            ListEntry.of(
                                    new ListEntry.Part(one.number(), one.text().strip()), List.of()),
                            one.text(),
                            List.of());
                }
            } else if (!begins && seen.length() <= 2000 && entry.isCitation()) {
                entry(entry, text, List.of());
            } else {
                output.unknownLine(line, text);
            }
        }

        private static boolean isCitation(Line line) {
            return ListEntry.of(new ListEntry.Part(line.number(), line.text().strip()), List.of())
                    .isCitation();
        }

        private void endTable() {
            if (table != null) {
                Table ended = table;
                table = null;
                ended.end();
            }
        }

        /* The front matter of a page about one paper is its record. */
        private void frontMatter() {
            if (front.isEmpty()) {
                return;
            }
            RecordDraft draft = new RecordDraft(front.get(0).number());
            boolean named = false;
            for (Line line : front) {
                Matcher field = FRONT_FIELD.matcher(line.stripped());
                if (!field.matches()) {
                    continue;
                }
                String value = unquoted(field.group("value"));
                if (value.isBlank() || value.equals("[]")) {
                    continue;
                }
                switch (field.group("name")
                        .toLowerCase(Locale.ROOT)
                        .replace("_", "")
                        .replace("-", "")) {
                    case "title" -> draft.title(value, value, line.number());
                    case "author", "authors" -> {
                        String names = value.replaceAll("^\\[|\\]$", "")
                                .replaceAll("[\"']\\s*,\\s*[\"']", "; ")
                                .replaceAll("^[\"']|[\"']$", "");
                        draft.authors(AuthorCell.of(names).list(AuthorList.Status.UNKNOWN), value, line.number());
                    }
                    case "paperurl", "url", "link", "arxiv", "arxivid", "arxivurl", "doi", "pdf" -> {
                        named |= draft.identifiers(
                                        value.matches("[0-9]{4}\\.[0-9]{4,5}.*") ? "arXiv:" + value : value,
                                        value,
                                        line.number())
                                || PaperLinks.isPaper(value);
                        draft.address(value, line.number());
                    }
                    case "description", "summary" -> draft.comment(value, value, line.number());
                    case "tags", "keywords", "categories" -> {
                        for (String tag : value.replaceAll("^\\[|\\]$", "").split(",", -1)) {
                            String label = PlainText.of(unquoted(tag));
                            if (!label.isEmpty()) {
                                draft.subject(Subject.keyword(label), line.number());
                            }
                        }
                    }
                    // About the page.
                    default -> {}
                }
            }
            if (named && !draft.title().isEmpty()) {
                ofOnePaper = true;
                output.warn(draft.line(), FRONT_MATTER + ": its text is left out", "");
                output.record(draft, front.stream().map(Line::text).collect(Collectors.joining("\n")));
            }
        }

        private static String unquoted(String value) {
            String bare = value.strip();
            return bare.length() > 1
                            && (bare.startsWith("\"") || bare.startsWith("'"))
                            && bare.charAt(bare.length() - 1) == bare.charAt(0)
                    ? bare.substring(1, bare.length() - 1)
                    : bare;
        }

        /* A table with one paper a row. */
        private final class Table {

            private final List<String> names;
            private final Map<TableField, List<Integer>> columns;
            private final int title;
            private @Nullable Line pending;

            Table(Line header) {
                names = cells(header.text()).stream()
                        .map(c -> PlainText.of(MarkdownSpan.plain(c)))
                        .toList();
                columns = TableField.columns(names);
                List<Integer> titles = columns.getOrDefault(TableField.TITLE, List.of());
                title = titles.isEmpty() ? -1 : titles.get(0);
            }

            /* A row may be broken within a cell. */
            boolean takes(String text) {
                return text.strip().startsWith("|")
                        || (pending != null && isCut(pending.text()))
                        || text.indexOf('|') > 0;
            }

            private boolean isCut(String row) {
                return !row.strip().endsWith("|") && cells(row).size() < names.size() && row.length() < MAX_ENTRY;
            }

            void row(Line line) {
                Line before = pending;
                if (before != null
                        && isCut(before.text())
                        && !line.text().strip().startsWith("|")) {
                    pending = new Line(
                            before.number(), before.text() + "\n" + line.text().strip());
                    return;
                }
                end();
                pending = line;
            }

            void end() {
                if (pending != null) {
                    read(pending);
                    pending = null;
                }
            }

            private void read(Line row) {
                List<String> cells = cells(row.text());
                if (isOfAnchors(row.text()) || cells.stream().allMatch(String::isBlank)) {
                    return;
                }
                int titled = title >= 0 ? title : linked(cells);
                if (titled < 0 || titled >= cells.size()) {
                    output.unknownLine(row.number(), row.text());
                    return;
                }
                List<ListEntry.Part> details = new ArrayList<>();
                for (int i = 0; i < cells.size(); i++) {
                    if (i != titled && !cells.get(i).isBlank()) {
                        details.add(new ListEntry.Part(row.number(), named(i, cells.get(i))));
                    }
                }
                String own = cells.get(titled).strip();
                Matcher more = READ_MORE.matcher(own);
                if (more.find() && more.start() > 10) {
                    details.add(new ListEntry.Part(row.number(), "Links: " + own.substring(more.start())));
                    own = own.substring(0, more.start());
                }
                boolean plain = MarkdownSpan.of(own).stream().noneMatch(s -> s.isLink() || s.strong());
                String marked = plain ? "**" + own.replace("*", "\\*") + "**" : own;
                entry(ListEntry.of(new ListEntry.Part(row.number(), marked), details), row.text(), List.of());
            }

            /* Without a column of titles it is the first with a link to a paper that is no label. */
            private int linked(List<String> cells) {
                for (int i = 0; i < cells.size(); i++) {
                    if (MarkdownSpan.of(cells.get(i)).stream()
                            .anyMatch(s -> s.isLink() && !ListEntry.isLabel(s.text()) && PaperLinks.isPaper(s.url()))) {
                        return i;
                    }
                }
                return -1;
            }

            private String named(int column, String cell) {
                for (Map.Entry<TableField, List<Integer>> field : columns.entrySet()) {
                    if (field.getValue().contains(column)) {
                        return switch (field.getKey()) {
                            case AUTHORS -> "Authors: " + cell;
                            case YEAR, DATE -> "Date: " + cell;
                            case VENUE, PUBLISHER -> "Venue: " + cell;
                            case KEYWORDS -> "Keywords: " + cell;
                            case ABSTRACT -> "Abstract: " + cell;
                            case ARXIV -> "arXiv: " + cell;
                            case DOI -> "DOI: " + cell;
                            default -> remark(cell);
                        };
                    }
                }
                return remark(cell);
            }
        }

        /* What has no link is said about the paper. */
        private static String remark(String cell) {
            boolean linked = MarkdownSpan.of(cell).stream().anyMatch(MarkdownSpan::isLink);
            return linked || cell.length() <= 60 ? cell : "Notes: " + cell;
        }

        private static List<String> cells(String row) {
            String text = row.strip();
            text = text.startsWith("|") ? text.substring(1) : text;
            List<String> cells = new ArrayList<>();
            int start = 0;
            for (int i = 0; i < text.length(); i++) {
                if (text.charAt(i) == '\\') {
                    i++;
                } else if (text.charAt(i) == '|') {
                    cells.add(text.substring(start, i).strip());
                    start = i + 1;
                }
            }
            if (start < text.length()) {
                cells.add(text.substring(start).strip());
            }
            return cells;
        }
    }
}
