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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;

/**
 * A reader of abstracts, each followed by lines such as {@code arXiv:2401.00001} and {@code Created: 2024-01-01}, with free
 * remarks between the two.
 */
final class ArxivAbstractsReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept("abstract", "arXiv", "Created");

    private static final Pattern LABELLED = Pattern.compile(
            "^(?=[A-Z]|(?i:arxiv|doi|url)|(?:created|updated|published|modified|submitted)\\s*:\\s*[0-9])(?i)(?<key>arXiv|created|updated|last[ -]updated|modified|last[ -]modified|revised|published|announced|issued|submitted|date"
                    + "|doi|comments?|notes?|journal[ -]?ref(?:erence)?|title|authors?|categor(?:y|ies)|subjects?|primary(?: category)?"
                    + "|report[ -]?(?:number|no)|msc[ -]class|acm[ -]class|licen[cs]e|url|link|pdf|code|cite as|version)\\s*[:：]\\s*(?<value>.*)$");
    /* Lines that are in no sentence. */
    private static final Pattern CERTAIN = Pattern.compile(
            "(?i)^(?:arxiv\\s*[:：]\\s*(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\\s*\\[.*)?|(?:created|updated|published|modified)\\s*[:：]\\s*[0-9]{4}-.*)$");
    private static final Pattern ARXIV_ALONE = Pattern.compile(
            "(?i)^(?:arxiv\\s+)?(?:(?:https?://)?(?:www\\.|export\\.)?(?:arxiv|dx\\.doi|doi)\\.org/\\S+|(?:[0-9]{4}\\.[0-9]{4,5})(?:v[0-9]+)?(?:\\s*\\[[^\\]]+\\])?)$");
    private static final Pattern ABSTRACT_LABEL = Pattern.compile("^(?:Abstract|ABSTRACT)\\s*(?:[:：]|—|[.–-]\\s)\\s*");
    private static final int MAX_LABELLED = 2000;
    /* A longer text below the lines of a record is no comment on it. */
    private static final int MAX_COMMENT = 600;
    /* What a passage takes in memory besides its characters, about. */
    private static final int OVERHEAD = 64;
    private static final int MAX_RECORD = 1 << 20;
    private static final int MAX_HELD = 4 << 20;

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ARXIV_ABSTRACTS, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        new Passages(
                        t -> CERTAIN.matcher(t).matches(),
                        ArxivAbstractsReader::isLabelled,
                        t -> ABSTRACT_LABEL.matcher(t).find(),
                        reading::accept)
                .readAll(lines);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long arxiv = sample.count("(?i)^arxiv\\s*[:：]\\s*(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7}).*");
        long created = sample.count("(?i)^(?:created|updated|published|modified)\\s*[:：]\\s*[0-9]{4}.*");
        long authors = sample.count("(?i)^authors?\\s*[:：].*");
        boolean search = sample.count(ArxivSearchReader.ANNOUNCED) > 0 || sample.count(ArxivSearchReader.MARKED) > 0;
        if (arxiv + created == 0
                || search
                || (authors > 0 && created == 0)
                || !sample.hasProse()
                || sample.isMarkup()) {
            return Optional.empty();
        }
        boolean both = arxiv > 0 && created > 0;
        return Optional.of(new Evidence(
                authors > 0 ? 0.65 : both ? 0.95 : 0.7,
                "abstracts followed by " + arxiv + " arXiv: and " + created + " date lines"));
    }

    private static boolean isLabelled(String text) {
        return text.length() <= MAX_LABELLED
                && (LABELLED.matcher(text).matches()
                        || ARXIV_ALONE.matcher(text).matches());
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private List<Passage> all = new ArrayList<>();
        private List<Passage> heads = new ArrayList<>();
        private List<Passage> prose = new ArrayList<>();
        private List<Passage> remarks = new ArrayList<>();
        private List<Passage> labelled = new ArrayList<>();
        private @Nullable Passage below;
        private boolean identified;
        private long size;
        private boolean started;
        private boolean identifiersFirst;
        private @Nullable List<Passage> held;
        private long heldSize;
        /* The first record may have the heading of the page for a title: the second one tells. */
        private @Nullable Pending first;

        Reading(Output output) {
            this.output = output;
        }

        void accept(Passage passage) {
            if (!started) {
                started = true;
                if (isIdentifier(passage.text())) {
                    held = new ArrayList<>();
                }
            }
            List<Passage> waiting = held;
            if (waiting == null) {
                read(passage);
                return;
            }
            waiting.add(passage);
            heldSize += passage.text().length() + OVERHEAD;
            if (heldSize > MAX_HELD) {
                release();
            }
        }

        /*
         * A file that begins with an identifier has its identifiers above the abstracts, or is cut above. Its end tells: below
         * the last identifier there is an abstract, or none.
         */
        private void release() {
            List<Passage> waiting = held;
            if (waiting == null) {
                return;
            }
            held = null;
            boolean text = false;
            for (Passage passage : waiting) {
                boolean labels = isLabelled(passage.text());
                text = labels ? text && !isIdentifier(passage.text()) : text || Prose.isProse(passage.text());
            }
            if (text) {
                identifiersFirst = true;
                output.warn(
                        waiting.get(0).line(), "identifiers stand above the abstracts here, not below: read so", "");
            }
            waiting.forEach(this::read);
        }

        private static boolean isIdentifier(String text) {
            Matcher m = LABELLED.matcher(text);
            return m.matches() ? m.group("key").equalsIgnoreCase("arxiv") : isLabelled(text);
        }

        private void read(Passage passage) {
            Passage waiting = below;
            below = null;
            if (waiting != null) {
                if (passage.afterBlank() && Prose.isProse(passage.text()) && !isLabelled(passage.text())) {
                    add(remarks, waiting);
                } else {
                    place(waiting);
                }
            }
            if (mayBeComment(passage)) {
                below = passage;
            } else {
                place(passage);
            }
        }

        /*
         * A sentence right below the lines of a record is a comment on it, or the next abstract where blank lines are missing;
         * what follows tells.
         */
        private boolean mayBeComment(Passage passage) {
            String text = passage.text();
            return !identifiersFirst
                    && !passage.afterBlank()
                    && !labelled.isEmpty()
                    // Where no blank line parts an abstract from its lines, none parts these from the next abstract.
                    && labelled.get(0).afterBlank()
                    && hasText()
                    && text.length() <= MAX_COMMENT
                    && Prose.isProse(text)
                    && !isLabelled(text)
                    && !ABSTRACT_LABEL.matcher(text).find();
        }

        private boolean hasText() {
            return !prose.isEmpty() || !heads.isEmpty();
        }

        private void place(Passage passage) {
            String text = passage.text();
            if (isLabelled(text)) {
                label(passage, text);
                return;
            }
            if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
                // A line of dashes parts records.
                if (!labelled.isEmpty()) {
                    finish(false);
                }
                return;
            }
            boolean labelledAbstract = ABSTRACT_LABEL.matcher(text).find();
            boolean isProse = Prose.isProse(text) || labelledAbstract;
            boolean remark = !isProse && Prose.isRemark(text);
            if (identifiersFirst) {
                boolean shortAbstract = prose.isEmpty() && Prose.isShortSentence(text);
                add(isProse || shortAbstract ? prose : prose.isEmpty() && !remark ? heads : remarks, passage);
                return;
            }
            if (!labelled.isEmpty() && !labelledAbstract && remark && hasText()) {
                // A remark below the lines of a record belongs to it still.
                add(remarks, passage);
                return;
            }
            boolean onlyTitleLines = prose.isEmpty() && heads.isEmpty() && remarks.isEmpty() && !identified;
            if (!labelled.isEmpty() && !(isProse && onlyTitleLines)) {
                finish(false);
            }
            if (isProse) {
                if (startsAnother(passage, labelledAbstract)) {
                    finish(true);
                }
                add(prose, passage);
            } else if (prose.isEmpty() && !remark) {
                add(heads, passage);
            } else if (!prose.isEmpty()
                    && !remark
                    && Prose.isShortSentence(text)
                    && remarks.isEmpty()
                    && !passage.afterBlank()) {
                add(prose, passage);
            } else {
                add(remarks, passage);
            }
        }

        private void label(Passage passage, String text) {
            Matcher m = LABELLED.matcher(text);
            String key = m.matches() ? m.group("key").toLowerCase(Locale.ROOT) : "arxiv";
            boolean identifies = key.equals("arxiv");
            boolean begins = key.equals("title") && !labelled.isEmpty();
            boolean next = identifiersFirst && identifies && !prose.isEmpty();
            if (next || (identifies && identified) || (begins && (identified || !prose.isEmpty()))) {
                finish(false);
            }
            identified |= identifies;
            add(labelled, passage);
        }

        private void add(List<Passage> part, Passage passage) {
            part.add(passage);
            all.add(passage);
            size += passage.text().length() + OVERHEAD;
            if (size > MAX_RECORD) {
                finish(false);
            }
        }

        private boolean startsAnother(Passage passage, boolean labelledAbstract) {
            if (prose.isEmpty()) {
                return false;
            }
            int length = passage.text().length();
            for (Passage p : prose) {
                length += p.text().length();
            }
            return labelledAbstract || !remarks.isEmpty() || length > Prose.MAX_ABSTRACT;
        }

        void end() {
            release();
            Passage last = below;
            if (last != null) {
                below = null;
                place(last);
            }
            finish(!all.isEmpty() && labelled.isEmpty());
            Pending waiting = first;
            if (waiting != null) {
                first = null;
                build(waiting, true);
            }
        }

        private void finish(boolean cut) {
            if (all.isEmpty()) {
                return;
            }
            Pending record = new Pending(all, heads, prose, remarks, labelled, cut);
            size = 0;
            all = new ArrayList<>();
            heads = new ArrayList<>();
            prose = new ArrayList<>();
            remarks = new ArrayList<>();
            labelled = new ArrayList<>();
            identified = false;
            Pending waiting = first;
            if (waiting != null) {
                first = null;
                build(waiting, record.hasHeading());
            } else if (output.count() == 0
                    && record.hasHeading()
                    && !record.prose().isEmpty()) {
                first = record;
                return;
            }
            build(record, true);
        }

        private void build(Pending p, boolean titled) {
            List<Passage> heads = new ArrayList<>(p.heads());
            List<Passage> prose = new ArrayList<>(p.prose());
            if (prose.isEmpty()
                    && !heads.isEmpty()
                    && Prose.isShortSentence(heads.get(heads.size() - 1).text())) {
                prose.add(heads.remove(heads.size() - 1));
            }
            Passage title = titled && !heads.isEmpty() ? heads.remove(heads.size() - 1) : null;
            heads.forEach(h -> output.unknownLine(h.line(), h.written()));
            long line = Stream.of(title == null ? List.<Passage>of() : List.of(title), prose, p.remarks(), p.labelled())
                    .flatMap(List::stream)
                    .mapToLong(Passage::line)
                    .min()
                    .orElse(p.all().get(0).line());
            RecordDraft draft = new RecordDraft(line);
            if (title != null) {
                draft.title(title.text(), title.written(), title.line());
            }
            if (!prose.isEmpty()) {
                if (prose.size() > 1) {
                    output.warn(
                            prose.get(1).line(),
                            "second paragraph before the arXiv line: taken as part of the abstract above",
                            "");
                }
                abstractText(draft, prose);
            }
            for (Passage remark : p.remarks()) {
                draft.comment(remark.text(), remark.written(), remark.line());
            }
            for (Passage line2 : p.labelled()) {
                labelledLine(draft, line2);
            }
            if (p.labelled().isEmpty() && draft.isUsable() && prose.isEmpty()) {
                // Words without an abstract and without a label: no paper that anybody could find again.
                output.unknownLine(p.all().get(0).line(), raw(p));
                return;
            }
            if (p.cut()) {
                output.warn(draft.line(), "no arXiv or date line follows this abstract: kept without identifier", "");
            } else if (draft.abstractText().isEmpty() && draft.isUsable()) {
                output.warn(draft.line(), "record without abstract: kept", raw(p));
            }
            output.record(draft, raw(p));
        }

        private static void abstractText(RecordDraft draft, List<Passage> prose) {
            String written = prose.stream().map(Passage::written).collect(Collectors.joining("\n\n"));
            String text = prose.stream().map(Passage::text).collect(Collectors.joining(" "));
            draft.abstractText(
                    ABSTRACT_LABEL.matcher(text).replaceFirst(""),
                    written,
                    prose.get(0).line());
        }

        private void labelledLine(RecordDraft draft, Passage passage) {
            String text = passage.text();
            long line = passage.line();
            Matcher m = LABELLED.matcher(text);
            if (!m.matches()) {
                identifier(draft, text, text, line);
                return;
            }
            String value = m.group("value").strip();
            String key = m.group("key").toLowerCase(Locale.ROOT);
            switch (key) {
                case "arxiv", "doi", "cite as" ->
                    identifier(draft, key.equals("arxiv") ? "arXiv:" + value : value, text, line);
                case "url", "link", "pdf", "code" -> {
                    boolean identifies =
                            value.matches("(?i)https?://(?:www\\.|export\\.|dx\\.)?(?:arxiv|doi)\\.org/.*");
                    if (identifies) {
                        identifier(draft, value, text, line);
                    } else {
                        draft.comment(text, text, line);
                    }
                }
                case "created", "submitted" -> date(draft, PaperDate.Event.CREATED, value, text, line);
                case "updated",
                        "last updated",
                        "last-updated",
                        "modified",
                        "last modified",
                        "last-modified",
                        "revised" -> date(draft, PaperDate.Event.MODIFIED, value, text, line);
                case "published", "announced", "issued", "date" ->
                    date(draft, PaperDate.Event.ISSUED, value, text, line);
                case "title" -> draft.title(value, value, line);
                case "author", "authors" -> AuthorLines.into(draft, List.of(new Line(line, value)), false);
                case "comment", "comments", "note", "notes" -> draft.comment(value, value, line);
                default -> {
                    if (key.startsWith("journal")) {
                        draft.journalReference(value, value, line);
                    } else {
                        draft.comment(text, text, line);
                    }
                }
            }
        }

        private void identifier(RecordDraft draft, String value, String written, long line) {
            if (!draft.identifiers(value, written, line)) {
                output.warn(line, "no arXiv id or DOI in this line: left out", written);
            }
        }

        private void date(RecordDraft draft, PaperDate.Event event, String value, String written, long line) {
            draft.write(PaperField.DATE, written, line);
            DateWords.parse(value)
                    .ifPresentOrElse(
                            date -> {
                                if (!draft.date(event, date)) {
                                    output.warn(line, "another date for the same event: left out", written);
                                }
                            },
                            () -> output.warn(line, "date not understood: left out", written));
        }

        private static String raw(Pending p) {
            return p.all().stream().map(Passage::written).collect(Collectors.joining("\n"));
        }
    }

    /* The passages of one record. */
    private record Pending(
            List<Passage> all,
            List<Passage> heads,
            List<Passage> prose,
            List<Passage> remarks,
            List<Passage> labelled,
            boolean cut) {

        boolean hasHeading() {
            return !heads.isEmpty();
        }
    }
}
