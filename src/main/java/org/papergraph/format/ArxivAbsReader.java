package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;

/**
 * A reader of arXiv's own text records: {@code .abs} files and the listings that arXiv mails daily. A line {@code \\} opens a
 * record, the next one ends its fields, and one more its abstract, which listings may leave out.
 */
final class ArxivAbsReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "arXiv",
                    "Paper",
                    "Date",
                    "replaced with revised version",
                    "Title",
                    "Authors",
                    "Categories",
                    "Comments",
                    "Report-no",
                    "MSC-class",
                    "ACM-class",
                    "Journal-ref",
                    "DOI",
                    "License",
                    "abstract")
            .lost("From", "who submitted the paper need not be an author, and the address is private")
            .lost("Proxy", "the archive that submitted the paper")
            .lost("Subj-class", "the names of the categories that \"Categories\" gives by their codes")
            .lost("size", "the size of the source files");

    private static final int MAX_RECORD = 16 << 20;
    private static final int MAX_RAW = 100_000;
    /* Longer lines are text, whatever they look like. */
    private static final int MAX_FORM = 400;

    private static final Pattern FENCE = Pattern.compile("\\\\\\\\\\s*(?:\\(\\s*https?://.*)?");
    private static final Pattern RULE = Pattern.compile("(?:-{40,}|[%-]{40,})");
    private static final Pattern ID = Pattern.compile(
            "(?i)(?:arXiv|Paper)\\s*(?:\\(\\*?cross-listing\\*?\\))?\\s*:\\s*(?<id>(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?)\\s*(?:\\(\\*?cross-listing\\*?\\))?");
    private static final Pattern ID_LABEL = Pattern.compile("(?:arXiv|Paper)\\s*(?:\\([^)]*\\))?\\s*:.*");
    private static final Pattern DATE = Pattern.compile(
            "Date\\s*(?:\\(\\s*(?:revised\\s+)?(?<version>v[0-9]{1,4})\\s*\\))?\\s*:\\s*(?<date>[^(]*?)\\s*(?:\\((?<size>[^)]*)\\))?");
    private static final Pattern REPLACED =
            Pattern.compile("replaced with revised version\\s+(?<date>[^(]*?)\\s*(?:\\((?<size>[^)]*)\\))?");
    private static final Pattern IGNORED = Pattern.compile("(?:From|Proxy|Subj-class)\\s*:.*");
    private static final Pattern WITHDRAWN_SIZE = Pattern.compile("(?i)\\s*[0-9]+\\s*kb\\s*,(?:.*,)?\\s*I\\s*(?:,.*)?");
    private static final Pattern SITE = Pattern.compile(
            "(?i)Date:.*|Subject:.*|Send any comments.*|Archives at .*|To unsubscribe.*|Submissions to:.*|received from .*|Papers received as of.*"
                    + "|\\(To retrieve abstracts.*|get [0-9]+ .*|\\(abstracts alone .*|For general information on .*|keyword subject classification\\).*|For subscribe options .*"
                    + "|e-mail To:.*|For help on viewing.*|To: .*|From: .*|Reply-To: .*|[A-Z][A-Za-z ,&-]{2,60}");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ARXIV_ABS, records, diagnostics);
        Lines lines = Lines.inAnyEncoding(in, file, output);
        Reading reading = new Reading(output);
        lines.forEach(reading::accept);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long fences = sample.count(FENCE.pattern());
        long ids = sample.count(ID.pattern());
        long titles = sample.count("Title\\s*:.*");
        return fences > 0 && ids > 0 && titles > 0
                ? Optional.of(new Evidence(
                        0.97,
                        ids + " lines with an arXiv id and " + fences + " lines \"\\\\\" around fields and abstracts"))
                : Optional.empty();
    }

    private enum Part {
        OUTSIDE,
        FIELDS,
        ABSTRACT,
        SKIPPED
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private Part part = Part.OUTSIDE;
        private ArxivItem item = new ArxivItem(1);
        private final StringBuilder raw = new StringBuilder();
        private final List<Line> text = new ArrayList<>();
        private @Nullable ArxivLabel label;
        /* Whether a field that is not kept goes on. */
        private boolean ignored;
        private int size;

        Reading(Output output) {
            this.output = output;
        }

        void accept(Line line) {
            if (line.isBlank()) {
                return;
            }
            String stripped = line.stripped();
            boolean fence = FENCE.matcher(stripped).matches();
            boolean rule = !fence && RULE.matcher(stripped).matches();
            switch (part) {
                case OUTSIDE, SKIPPED -> {
                    if (fence) {
                        begin(line);
                    } else if (ID.matcher(form(stripped)).matches()) {
                        output.warn(line.number(), "record without \"\\\\\" before it: read", "");
                        begin(line);
                        field(line, stripped);
                    } else if (part == Part.OUTSIDE && !rule && !isSite(stripped)) {
                        output.unknownLine(line.number(), stripped);
                    } else if (rule) {
                        part = Part.OUTSIDE;
                    }
                }
                case FIELDS -> {
                    if (fence && stripped.length() > 2) {
                        finish(false);
                    } else if (fence) {
                        field();
                        part = item.isEmpty() ? Part.FIELDS : Part.ABSTRACT;
                    } else if (rule) {
                        output.warn(line.number(), "record without \"\\\\\" after its fields: kept", "");
                        finish(false);
                    } else {
                        keep(line);
                        field(line, stripped);
                    }
                }
                case ABSTRACT -> {
                    if (fence || rule) {
                        finish(false);
                    } else if (text.isEmpty() && ID.matcher(form(stripped)).matches()) {
                        finish(false);
                        begin(line);
                        keep(line);
                        field(line, stripped);
                    } else {
                        keep(line);
                        text.add(line);
                    }
                }
            }
        }

        private static String form(String stripped) {
            return stripped.length() <= MAX_FORM ? stripped : "";
        }

        private static boolean isSite(String text) {
            return text.length() <= 120 && SITE.matcher(text).matches();
        }

        private void begin(Line line) {
            item = new ArxivItem(line.number());
            raw.setLength(0);
            text.clear();
            label = null;
            size = 0;
            part = Part.FIELDS;
        }

        private void keep(Line line) {
            size += line.text().length() + 1;
            if (raw.length() < MAX_RAW) {
                raw.append(raw.isEmpty() ? "" : "\n").append(line.stripped());
            }
            if (size > MAX_RECORD) {
                output.reject(
                        item.line(), "record of more than " + MAX_RECORD + " characters: passed over", raw.toString());
                begin(line);
                part = Part.SKIPPED;
            }
        }

        /* Lines that begin no field go on with the one before. */
        private void field(Line line, String stripped) {
            if (part != Part.FIELDS) {
                return;
            }
            Optional<ArxivLabel.Found> found = ArxivLabel.of(stripped);
            String form = form(stripped);
            Matcher id = ID.matcher(form);
            Matcher date = DATE.matcher(form);
            Matcher replaced = REPLACED.matcher(form);
            if (id.matches()) {
                field();
                item.add(ArxivLabel.IDENTIFIER, id.group("id"), id.group("id"), line.number());
            } else if (item.isEmpty() && ID_LABEL.matcher(form).matches()) {
                item.add(ArxivLabel.IDENTIFIER, stripped, stripped, line.number());
            } else if (date.matches()) {
                field();
                String version = date.group("version");
                version(line, date, version == null ? "v1" : version);
            } else if (replaced.matches()) {
                field();
                item.modified(date(line, replaced), line.stripped(), line.number());
            } else if (IGNORED.matcher(form).matches()) {
                field();
                ignored = true;
                return;
            } else if (found.isPresent() && found.orElseThrow().label() != ArxivLabel.ABSTRACT) {
                field();
                label = found.orElseThrow().label();
                text.add(new Line(line.number(), found.orElseThrow().value()));
            } else if (label != null) {
                text.add(line);
            } else if (ignored) {
                return;
            } else {
                output.unknownLine(line.number(), stripped);
            }
            ignored = false;
        }

        private void version(Line line, Matcher m, String version) {
            String sizes = m.group("size");
            boolean withdrawn = sizes != null && WITHDRAWN_SIZE.matcher(sizes).matches();
            item.version(version, date(line, m), withdrawn, line.stripped(), line.number());
        }

        private Optional<PartialDate> date(Line line, Matcher m) {
            Optional<PartialDate> date = DateWords.parse(m.group("date"));
            if (date.isEmpty()) {
                output.warn(line.number(), "date not understood: left out", m.group("date"));
            }
            return date;
        }

        private void field() {
            ArxivLabel known = label;
            // A value may begin on the line below its name.
            List<Line> lines = text.stream().filter(l -> !l.isBlank()).toList();
            if (known != null && !lines.isEmpty()) {
                item.add(known, new Passage(lines, false));
            }
            label = null;
            text.clear();
        }

        private void finish(boolean atEnd) {
            if (part == Part.FIELDS) {
                field();
            } else if (!text.isEmpty()) {
                item.add(ArxivLabel.ABSTRACT, new Passage(text, false));
            }
            if (atEnd) {
                output.warn(item.line(), "the file ends inside this record: kept as far as it goes", "");
            }
            if (!item.isEmpty() || !raw.isEmpty()) {
                item.build(output, atEnd, raw.toString());
            }
            part = Part.OUTSIDE;
            text.clear();
        }

        void end() {
            boolean cut = part == Part.FIELDS ? !raw.isEmpty() : part == Part.ABSTRACT && !text.isEmpty();
            if (cut || part == Part.ABSTRACT) {
                finish(cut);
            }
        }
    }
}
