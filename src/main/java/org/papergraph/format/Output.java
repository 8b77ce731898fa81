package org.papergraph.format;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Diagnostic.Severity;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.SourcePosition;

/** Where a reader puts its results: counts the records of a file, rejected ones too. */
final class Output implements DiagnosticHandler {

    private static final int LISTED = 1000;
    /** Characters of a rejected record that are kept. */
    private static final int SHOWN = 100_000;

    private final String file;
    private final String format;
    private final Consumer<PaperRecord> records;
    private final DiagnosticHandler diagnostics;
    private long count;
    private long number;
    private long unknown;

    Output(String file, Format format, Consumer<PaperRecord> records, DiagnosticHandler diagnostics) {
        this.file = file;
        this.format = format.id();
        this.records = records;
        this.diagnostics = diagnostics;
    }

    /** Passes a diagnostic on; a rejected record counts. */
    @Override
    public void handle(Diagnostic diagnostic) {
        if (diagnostic.severity() == Severity.REJECTED) {
            count++;
            number++;
        }
        diagnostics.handle(diagnostic);
    }

    /** Says which number the next record has, where records are numbered by their lines: without, they are counted. */
    void numberNext(long next) {
        number = next - 1;
    }

    /** How many records there were, rejected ones too. */
    long count() {
        return count;
    }

    /** Takes a record, or rejects it when it does not say what paper it is about. */
    void record(RecordDraft draft, String raw) {
        if (!draft.isUsable()) {
            reject(draft.line(), "record has no title, abstract or identifier", raw);
            return;
        }
        count++;
        number++;
        records.accept(draft.record(file, format, number));
    }

    /** The same, where the text of a record is made only when it is needed. */
    void record(RecordDraft draft, Supplier<String> raw) {
        record(draft, draft.isUsable() ? "" : raw.get());
    }

    void reject(long line, String message, String raw) {
        handle(new Diagnostic(Severity.REJECTED, new SourcePosition(file, line, 0), message, cut(raw)));
    }

    void reject(long line, long column, String message, String raw) {
        handle(new Diagnostic(Severity.REJECTED, new SourcePosition(file, line, column), message, cut(raw)));
    }

    void warn(long line, long column, String message, String raw) {
        diagnostics.handle(new Diagnostic(Severity.WARNING, new SourcePosition(file, line, column), message, cut(raw)));
    }

    private static String cut(String raw) {
        return raw.length() <= SHOWN ? raw : raw.substring(0, raw.offsetByCodePoints(SHOWN - 1, 0)) + "…";
    }

    void warn(long line, String message, String raw) {
        diagnostics.handle(new Diagnostic(Severity.WARNING, new SourcePosition(file, line, 0), message, raw));
    }

    /** Reports a line that is part of no record and no known part of a page. */
    void unknownLine(long line, String raw) {
        unknown++;
        if (unknown <= LISTED) {
            warn(line, "line is part of no record: left out", raw);
        }
    }

    /** Says how much was not listed, and that a text had no record when it had none. */
    void end(Lines lines) {
        end(lines.isText());
    }

    /** Says how much was not listed, and that a file had no record when it had none. */
    void end() {
        end(true);
    }

    /**
     * Says how much was not listed, and that a file had no record when it had none.
     *
     * @param read whether the file could be read at all; when not, that was said already
     */
    void end(boolean read) {
        if (unknown > LISTED) {
            diagnostics.handle(new Diagnostic(
                    Severity.WARNING,
                    SourcePosition.wholeFile(file),
                    (unknown - LISTED) + " more lines are part of no record: left out",
                    ""));
        }
        if (count == 0 && read) {
            diagnostics.handle(new Diagnostic(
                    Severity.WARNING,
                    SourcePosition.wholeFile(file),
                    "no record of the format " + format + " found",
                    ""));
        }
    }
}
