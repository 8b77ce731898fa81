package org.papergraph.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.papergraph.build.BuildReport.FileReport;
import org.papergraph.format.Detection;
import org.papergraph.format.Format;
import org.papergraph.format.ReadingOptions;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.SourcePosition;

/**
 * What one source gave. A file that cannot be read is a result like any other: it is said, and the rest goes on.
 *
 * @param records in the order of the source
 * @param diagnostics in the order in which they were noticed
 * @param files one report for the file, or one for each file in an archive
 */
record SourceReading(List<PaperRecord> records, List<Diagnostic> diagnostics, List<FileReport> files) {

    SourceReading {
        records = List.copyOf(records);
        diagnostics = List.copyOf(diagnostics);
        files = List.copyOf(files);
    }

    /**
     * Reads a source.
     *
     * @param forced the format to read it as; absent to tell from its content
     * @param options what the user says about it
     * @param standardInput read when the source is it
     */
    static SourceReading of(Source source, Optional<Format> forced, ReadingOptions options, InputStream standardInput) {
        Reader reader = new Reader(source.kind(), forced, options);
        try (InputStream in =
                source.kind() == Source.Kind.STANDARD_INPUT ? standardInput : Files.newInputStream(source.path())) {
            Decompression.open(source.name(), in, reader);
        } catch (IOException e) {
            reader.fail(source.name(), "cannot be read: " + Sources.reason(e));
        }
        return new SourceReading(reader.records, reader.diagnostics, reader.files);
    }

    /** What to say of a named file that is of no known format. */
    static String unreadable(String seen) {
        String supported = Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));
        return seen + "; formats read: " + supported + " (choose one with --format)";
    }

    private static final class Reader implements Decompression.Consumer {
        /** Below this many records their share of rejects says nothing. */
        private static final long MANY = 10;

        private final Source.Kind kind;
        private final Optional<Format> forced;
        private final ReadingOptions options;
        private final List<PaperRecord> records = new ArrayList<>();
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private final List<FileReport> files = new ArrayList<>();

        Reader(Source.Kind kind, Optional<Format> forced, ReadingOptions options) {
            this.kind = kind;
            this.forced = forced;
            this.options = options;
        }

        @Override
        public void refuse(String name, String why) {
            fail(name, why);
        }

        @Override
        public void accept(String name, InputStream in) throws IOException {
            Format format;
            if (forced.isPresent()) {
                format = forced.get();
            } else {
                Detection detection = Format.detect(name, Decompression.head(in, Decompression.HEAD), options);
                if (detection instanceof Detection.Unknown unknown) {
                    pass(name, unknown.seen());
                    return;
                }
                format = ((Detection.Detected) detection).format();
            }
            Tally tally = new Tally();
            try {
                format.reader(options).read(in, name, tally::take, tally);
            } catch (IOException e) {
                tally.handle(new Diagnostic(
                        Diagnostic.Severity.ERROR,
                        SourcePosition.wholeFile(name),
                        "reading broke off: " + Sources.reason(e) + "; what came before is kept",
                        ""));
            }
            if (forced.isEmpty() && tally.rejected >= MANY && tally.rejected > tally.taken) {
                tally.handle(new Diagnostic(
                        Diagnostic.Severity.ERROR,
                        SourcePosition.wholeFile(name),
                        "content looks mixed, or is not " + format.id() + ": " + tally.rejected + " of "
                                + (tally.rejected + tally.taken) + " records could not be read; the others are kept",
                        ""));
            }
            boolean failed = tally.error.isPresent();
            files.add(new FileReport(
                    name,
                    failed ? FileReport.Status.FAILED : FileReport.Status.READ,
                    format.id(),
                    tally.taken,
                    tally.rejected,
                    tally.warned,
                    tally.error.orElse("")));
        }

        /** A folder may hold files of any sort; a file that was named must be readable. */
        private void pass(String name, String seen) {
            if (kind == Source.Kind.FOUND) {
                diagnostics.add(new Diagnostic(
                        Diagnostic.Severity.WARNING, SourcePosition.wholeFile(name), seen + "; passed over", ""));
                files.add(new FileReport(name, FileReport.Status.SKIPPED, "", 0, 0, 0, seen));
            } else {
                fail(name, unreadable(seen));
            }
        }

        void fail(String name, String message) {
            diagnostics.add(new Diagnostic(Diagnostic.Severity.ERROR, SourcePosition.wholeFile(name), message, ""));
            files.add(new FileReport(name, FileReport.Status.FAILED, "", 0, 0, 0, message));
        }

        /** Counts what one file gives. */
        private final class Tally implements DiagnosticHandler {
            private long taken;
            private long rejected;
            private long warned;
            private Optional<String> error = Optional.empty();

            void take(PaperRecord record) {
                records.add(record);
                taken++;
            }

            @Override
            public void handle(Diagnostic diagnostic) {
                diagnostics.add(diagnostic);
                switch (diagnostic.severity()) {
                    case WARNING -> warned++;
                    case REJECTED -> rejected++;
                    case ERROR -> error = Optional.of(diagnostic.message());
                }
            }
        }
    }
}
