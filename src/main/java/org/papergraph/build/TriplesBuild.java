package org.papergraph.build;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.papergraph.build.BuildReport.FileReport;
import org.papergraph.format.Detection;
import org.papergraph.format.Format;
import org.papergraph.format.LineReader;
import org.papergraph.format.RecordReader;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Diagnostic.Severity;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.SourcePosition;
import org.papergraph.rdf.FlatMapper;
import org.papergraph.resolution.PaperKeys;
import org.papergraph.store.GraphException;

/**
 * One run from files to N-Triples, record by record: nothing is resolved, sorted or stored, so that memory does not grow with
 * the input.
 *
 * <p>Files whose records are lines are cut into blocks that all threads read and map at once; of other files one thread reads
 * and the rest map. What comes out is written in the order of the input, whatever the number of threads.
 */
public final class TriplesBuild {

    /** The output that stands for standard output. */
    public static final Path STANDARD_OUTPUT = Path.of("-");

    private static final int BLOCK = 1 << 19;
    private static final int BATCH = 128;
    private static final byte[] NO_BYTES = {};

    private final BuildOptions options;
    private final InputStream standardInput;
    private final Progress progress;
    private final DiagnosticHandler diagnostics;
    private final ExecutorService threads;
    private final int ahead;
    private final List<FileCount> files = new ArrayList<>();

    /* Of parts that are worked on, in the order of the input; and what is left of those that were written. */
    private final Deque<Future<Part>> pending = new ArrayDeque<>();
    private final Deque<FlatMapper> mappers = new ArrayDeque<>();
    private final Deque<byte[]> blocks = new ArrayDeque<>();

    private long records;
    private long rejects;
    private long warnings;
    private long statements;

    private TriplesBuild(
            BuildOptions options, InputStream standardInput, Progress progress, DiagnosticHandler diagnostics) {
        this.options = options;
        this.standardInput = standardInput;
        this.progress = progress;
        this.diagnostics = diagnostics;
        this.threads = Executors.newFixedThreadPool(options.threads());
        this.ahead = options.threads() * 2;
    }

    /**
     * Writes the triples of all records.
     *
     * @param options its output is the file to write, {@link #STANDARD_OUTPUT} for standard output; its concepts are not used
     * @param diagnostics told of everything odd, in the order of the input
     * @throws GraphException when no record could be read, or something could not and the options are strict; a file is then
     *     as it was before
     */
    public static TriplesReport run(
            BuildOptions options,
            InputStream standardInput,
            OutputStream standardOutput,
            Progress progress,
            DiagnosticHandler diagnostics)
            throws IOException {
        TriplesBuild build = new TriplesBuild(options, standardInput, progress, diagnostics);
        try (Target target = Target.of(options.output(), standardOutput)) {
            return build.run(target);
        } catch (Unwritable e) {
            throw e.getCause();
        } finally {
            build.threads.shutdownNow();
        }
    }

    private TriplesReport run(Target target) throws IOException {
        long start = System.nanoTime();
        List<Source> sources = Sources.find(options.inputs(), options.output(), this::tell);
        progress.begin("mapping", -1, "records");
        for (Source source : sources) {
            read(source, target);
        }
        while (!pending.isEmpty()) {
            writeFirst(target);
        }
        progress.end();
        if (records == 0) {
            throw new GraphException("no record could be read; nothing was written");
        }
        target.complete();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new TriplesReport(
                records,
                rejects,
                warnings,
                statements,
                seconds,
                files.stream().map(FileCount::report).toList());
    }

    private void read(Source source, Target target) {
        try (InputStream in =
                source.kind() == Source.Kind.STANDARD_INPUT ? standardInput : Files.newInputStream(source.path())) {
            Decompression.open(source.name(), in, new Decompression.Consumer() {
                @Override
                public void accept(String name, InputStream content) throws IOException {
                    TriplesBuild.this.read(source.kind(), name, content, target);
                }

                @Override
                public void refuse(String name, String why) {
                    fail(name, why, target);
                }
            });
        } catch (IOException e) {
            fail(source.name(), "cannot be read: " + Sources.reason(e), target);
        }
    }

    private void read(Source.Kind kind, String name, InputStream in, Target target) throws IOException {
        byte[] head = Decompression.head(in, Decompression.HEAD);
        Detection detection = options.forcedFormat()
                .<Detection>map(f -> new Detection.Detected(f, 1, "asked for"))
                .orElseGet(() -> Format.detect(name, head, options.reading()));
        if (detection instanceof Detection.Detected detected) {
            FileCount count = new FileCount(name, detected.format().id());
            files.add(count);
            RecordReader reader = detected.format().reader(options.reading());
            Optional<LineReader> lines = reader.lines(head);
            try {
                if (lines.isPresent()) {
                    readLines(lines.get(), in, count, target);
                } else {
                    readRecords(reader, in, count, target);
                }
            } catch (IOException e) {
                say(
                        count,
                        error(name, "reading broke off: " + Sources.reason(e) + "; what came before is kept"),
                        target);
            }
        } else if (detection instanceof Detection.Unknown unknown && kind == Source.Kind.FOUND) {
            FileCount count = new FileCount(name, "");
            count.skipped = unknown.seen();
            files.add(count);
            String passed = unknown.seen() + "; passed over";
            say(count, new Diagnostic(Severity.WARNING, SourcePosition.wholeFile(name), passed, ""), target);
        } else if (detection instanceof Detection.Unknown unknown) {
            fail(name, SourceReading.unreadable(unknown.seen()), target);
        }
    }

    private void fail(String name, String message, Target target) {
        FileCount count = new FileCount(name, "");
        files.add(count);
        say(count, error(name, message), target);
    }

    private static Diagnostic error(String name, String message) {
        return new Diagnostic(Severity.ERROR, SourcePosition.wholeFile(name), message, "");
    }

    private void readLines(LineReader reader, InputStream in, FileCount count, Target target) throws IOException {
        LineBlocks cut = new LineBlocks(in, BLOCK);
        while (true) {
            byte[] used = blocks.poll();
            LineBlocks.Block block = cut.next(used == null ? NO_BYTES : used);
            if (block.length() == 0) {
                return;
            }
            Part part = new Part(count, mapper(), block.bytes());
            submit(
                    part,
                    () -> reader.read(
                            block.bytes(), block.length(), block.firstLine(), count.name, part::map, part::add),
                    target);
        }
    }

    private void readRecords(RecordReader reader, InputStream in, FileCount count, Target target) throws IOException {
        List<Object> batch = new ArrayList<>();
        try {
            reader.read(
                    in,
                    count.name,
                    record -> collect(record, batch, count, target),
                    diagnostic -> collect(diagnostic, batch, count, target));
        } catch (IOException e) {
            submit(batch, count, target);
            throw e;
        }
        submit(batch, count, target);
    }

    /* Records and diagnostics, in the order in which they come. */
    private void collect(Object value, List<Object> batch, FileCount count, Target target) {
        batch.add(value);
        if (batch.size() == BATCH) {
            submit(batch, count, target);
            batch.clear();
        }
    }

    private void say(FileCount count, Diagnostic diagnostic, Target target) {
        submit(List.of(diagnostic), count, target);
    }

    private void submit(List<Object> batch, FileCount count, Target target) {
        List<Object> values = List.copyOf(batch);
        Part part = new Part(count, mapper(), NO_BYTES);
        submit(
                part,
                () -> {
                    for (Object value : values) {
                        if (value instanceof PaperRecord record) {
                            part.map(record);
                        } else if (value instanceof Diagnostic diagnostic) {
                            part.add(diagnostic);
                        }
                    }
                },
                target);
    }

    private FlatMapper mapper() {
        FlatMapper used = mappers.poll();
        return used == null ? new FlatMapper(options.base()) : used;
    }

    /* Has a part mapped; before there are too many of them, the first is waited for and written. */
    private void submit(Part part, Runnable work, Target target) {
        pending.add(threads.submit(work, part));
        while (pending.size() > ahead) {
            writeFirst(target);
        }
    }

    private void writeFirst(Target target) {
        Part part = get(pending.remove());
        part.diagnostics.forEach(this::tell);
        for (Diagnostic diagnostic : part.diagnostics) {
            part.file.take(diagnostic);
        }
        records += part.records;
        part.file.records += part.records;
        statements += part.mapper.statements() - part.statementsBefore;
        try {
            part.mapper.writeTo(target.out);
        } catch (IOException e) {
            throw new Unwritable(e);
        }
        mappers.add(part.mapper);
        if (part.block.length > 0) {
            blocks.add(part.block);
        }
        progress.advance(records);
    }

    private void tell(Diagnostic diagnostic) {
        switch (diagnostic.severity()) {
            case WARNING -> warnings++;
            case REJECTED -> rejects++;
            case ERROR -> {}
        }
        diagnostics.handle(diagnostic);
        if (options.strict() && diagnostic.severity() != Severity.WARNING) {
            throw new GraphException(
                    "strict: not all of the input could be understood (" + diagnostic + "); nothing was written");
        }
    }

    private static Part get(Future<Part> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("mapping failed: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GraphException("interrupted");
        }
    }

    /* Some records of a file, as one thread maps them. */
    private static final class Part {
        private final FileCount file;
        private final FlatMapper mapper;
        private final long statementsBefore;
        /* What the records are read from, for another part when this one is written. */
        private final byte[] block;
        private final List<Diagnostic> diagnostics = new ArrayList<>();
        private long records;

        Part(FileCount file, FlatMapper mapper, byte[] block) {
            this.file = file;
            this.mapper = mapper;
            this.statementsBefore = mapper.statements();
            this.block = block;
        }

        void map(PaperRecord record) {
            mapper.map(record, PaperKeys.of(record));
            records++;
        }

        void add(Diagnostic diagnostic) {
            diagnostics.add(diagnostic);
        }
    }

    /* What became of one file so far. */
    private static final class FileCount {
        private final String name;
        private final String format;
        private long records;
        private long rejected;
        private long warned;
        private String error = "";
        private String skipped = "";

        FileCount(String name, String format) {
            this.name = name;
            this.format = format;
        }

        void take(Diagnostic diagnostic) {
            switch (diagnostic.severity()) {
                case WARNING -> warned++;
                case REJECTED -> rejected++;
                case ERROR -> error = diagnostic.message();
            }
        }

        FileReport report() {
            FileReport.Status status = !skipped.isEmpty()
                    ? FileReport.Status.SKIPPED
                    : error.isEmpty() ? FileReport.Status.READ : FileReport.Status.FAILED;
            return new FileReport(name, status, format, records, rejected, warned, skipped.isEmpty() ? error : skipped);
        }
    }

    /* The output cannot be written: passes through readers, to whom it means nothing. */
    private static final class Unwritable extends UncheckedIOException {
        private static final long serialVersionUID = 1;

        Unwritable(IOException cause) {
            super(cause);
        }
    }

    /* Where the triples go: a file that gets its name when it is whole, or a stream. */
    private static final class Target implements Closeable {
        private final OutputStream out;
        private final Optional<Path> unfinished;
        private final Path file;

        private Target(OutputStream out, Optional<Path> unfinished, Path file) {
            this.out = out;
            this.unfinished = unfinished;
            this.file = file;
        }

        static Target of(Path file, OutputStream standardOutput) throws IOException {
            if (file.equals(STANDARD_OUTPUT)) {
                return new Target(standardOutput, Optional.empty(), file);
            }
            if (Files.isDirectory(file)) {
                throw new GraphException(file + " is a folder: name a file for the triples");
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                // A pipe or a device, which cannot be replaced.
                return new Target(Files.newOutputStream(file), Optional.empty(), file);
            }
            Path unfinished = file.resolveSibling(
                    "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".unfinished");
            return new Target(Files.newOutputStream(unfinished), Optional.of(unfinished), file);
        }

        void complete() throws IOException {
            if (unfinished.isPresent()) {
                out.close();
                Files.move(unfinished.get(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } else {
                out.flush();
            }
        }

        @Override
        public void close() throws IOException {
            if (unfinished.isPresent()) {
                out.close();
                Files.deleteIfExists(unfinished.get());
            }
        }
    }
}
