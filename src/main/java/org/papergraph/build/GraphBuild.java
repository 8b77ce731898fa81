package org.papergraph.build;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.papergraph.build.BuildReport.FileReport;
import org.papergraph.concept.ConceptExtraction;
import org.papergraph.concept.ConceptExtractor;
import org.papergraph.concept.Document;
import org.papergraph.concept.DocumentConcepts;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptScheme;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperRecord;
import org.papergraph.rdf.ConceptLinks;
import org.papergraph.rdf.DatasetDescription;
import org.papergraph.rdf.GraphMapper;
import org.papergraph.rdf.SkosSchemes;
import org.papergraph.rdf.StatementCounts;
import org.papergraph.resolution.Resolution;
import org.papergraph.resolution.Resolver;
import org.papergraph.store.GraphDirectory;
import org.papergraph.store.GraphException;
import org.papergraph.store.StatementSorter;

/**
 * One run from files to a graph directory: read, resolve, find concepts, map, sort, load, swap.
 *
 * <p>The result depends on the input alone: not on the number of threads, nor on the order of the files.
 */
public final class GraphBuild {

    /** Statements held in memory before they are spilled to disk, in bytes. */
    private static final long SORT_MEMORY = 256L << 20;
    /** What an empty store takes, and room to sort. */
    private static final long DISK_FLOOR = 256L << 20;
    /** How much a byte of input may come to in store, index and sorted statements. */
    private static final long DISK_FACTOR = 12;

    /** Papers that a thread takes at a time. */
    private static final int BATCH = 64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BuildOptions options;
    private final InputStream standardInput;
    private final Progress progress;
    private final DiagnosticHandler diagnostics;
    private final Map<String, Double> seconds = new LinkedHashMap<>();

    private GraphBuild(
            BuildOptions options, InputStream standardInput, Progress progress, DiagnosticHandler diagnostics) {
        this.options = options;
        this.standardInput = standardInput;
        this.progress = progress;
        this.diagnostics = diagnostics;
    }

    /**
     * Builds a graph and makes it the current one of its directory.
     *
     * @param diagnostics told of everything odd, in the order of the files' names
     * @return what was built, as {@code report.json} has it
     * @throws GraphException when nothing could be read, when something could not and the options are strict, or when
     *     the directory cannot take a graph; the old graph is then still there
     */
    public static BuildReport run(
            BuildOptions options, InputStream standardInput, Progress progress, DiagnosticHandler diagnostics)
            throws IOException {
        return new GraphBuild(options, standardInput, progress, diagnostics).run();
    }

    private BuildReport run() throws IOException {
        GraphDirectory directory = GraphDirectory.at(options.output());
        List<ConceptScheme> schemes = schemes();
        ConceptExtractor extractor = new ConceptExtractor(schemes);
        List<Diagnostic> seen = new ArrayList<>();
        List<Source> sources = Sources.find(options.inputs(), options.output(), seen::add);
        requireSpace(sources);
        try (GraphDirectory.Generation generation = directory.begin()) {
            ExecutorService threads = Executors.newFixedThreadPool(options.threads());
            try {
                return run(generation, sources, seen, schemes, extractor, threads);
            } finally {
                threads.shutdownNow();
            }
        }
    }

    private BuildReport run(
            GraphDirectory.Generation generation,
            List<Source> sources,
            List<Diagnostic> seen,
            List<ConceptScheme> schemes,
            ConceptExtractor extractor,
            ExecutorService threads)
            throws IOException {
        List<PaperRecord> records = new ArrayList<>();
        List<FileReport> files = new ArrayList<>();
        timed("read", () -> {
            for (SourceReading reading : read(sources, threads)) {
                records.addAll(reading.records());
                files.addAll(reading.files());
                seen.addAll(reading.diagnostics());
            }
            return records;
        });
        files.sort(Comparator.comparing(FileReport::file));
        seen.forEach(diagnostics::handle);
        long rejects = seen.stream()
                .filter(d -> d.severity() == Diagnostic.Severity.REJECTED)
                .count();
        refuse(records, seen);
        writeRejects(generation.resolve(GraphDirectory.REJECTS), seen);

        Resolution resolution = timed("resolve", () -> {
            progress.begin("resolving", -1, "records");
            return Resolver.resolve(records);
        });
        ConceptExtraction extraction = timed("concepts", () -> concepts(resolution.papers(), extractor, threads));
        long statements = timed("map", () -> map(generation, records, resolution, extraction, schemes));
        StatementCounts counts = timed("load", () -> {
            progress.begin("loading", statements, "statements");
            return generation.load(statements, progress::advance);
        });
        Files.writeString(
                generation.resolve(GraphDirectory.VOID),
                DatasetDescription.turtle(options.base().base(), counts));
        BuildReport report = new BuildReport(
                generator(),
                options.base().base(),
                files,
                records.size(),
                rejects,
                seen.stream()
                        .filter(d -> d.severity() == Diagnostic.Severity.WARNING)
                        .count(),
                resolution.papers().size(),
                resolution.authors().size(),
                resolution.papers().stream()
                        .mapToLong(p -> p.authorships().size())
                        .sum(),
                resolution.papers().stream()
                        .filter(p -> p.authorListStatus() == AuthorList.Status.TRUNCATED)
                        .count(),
                resolution.venues().size(),
                extraction.concepts().size(),
                extraction.concepts().stream()
                        .filter(c -> c.status() == Concept.Status.CANDIDATE)
                        .count(),
                extraction.mentionsByDocument().values().stream()
                        .mapToLong(List::size)
                        .sum(),
                merges(resolution.decisions()),
                counts.total(),
                seconds);
        JSON.writer(SerializationFeature.INDENT_OUTPUT)
                .writeValue(generation.resolve(GraphDirectory.REPORT).toFile(), report);
        generation.complete();
        return report;
    }

    private List<SourceReading> read(List<Source> sources, ExecutorService threads) throws IOException {
        progress.begin("reading", sources.size(), "files");
        AtomicLong done = new AtomicLong();
        List<Future<SourceReading>> futures = new ArrayList<>();
        for (Source source : sources) {
            futures.add(threads.submit(() -> {
                SourceReading reading =
                        SourceReading.of(source, options.forcedFormat(), options.reading(), standardInput);
                progress.advance(done.incrementAndGet());
                return reading;
            }));
        }
        List<SourceReading> readings = new ArrayList<>();
        for (Future<SourceReading> future : futures) {
            readings.add(get(future));
        }
        return readings;
    }

    private ConceptExtraction concepts(List<Paper> papers, ConceptExtractor extractor, ExecutorService threads)
            throws IOException {
        progress.begin("finding concepts", papers.size(), "papers");
        AtomicLong done = new AtomicLong();
        List<Future<List<DocumentConcepts>>> futures = new ArrayList<>();
        for (int from = 0; from < papers.size(); from += BATCH) {
            List<Paper> batch = papers.subList(from, Math.min(papers.size(), from + BATCH));
            futures.add(threads.submit(() -> {
                List<DocumentConcepts> found = batch.stream()
                        .map(p -> extractor.analyze(new Document(p.key(), p.title(), p.abstractText())))
                        .toList();
                progress.advance(done.addAndGet(found.size()));
                return found;
            }));
        }
        List<DocumentConcepts> documents = new ArrayList<>();
        for (Future<List<DocumentConcepts>> future : futures) {
            documents.addAll(get(future));
        }
        return extractor.combine(documents);
    }

    private long map(
            GraphDirectory.Generation generation,
            List<PaperRecord> records,
            Resolution resolution,
            ConceptExtraction extraction,
            List<ConceptScheme> schemes)
            throws IOException {
        progress.begin("mapping", resolution.papers().size(), "papers");
        Path folder = Files.createDirectory(generation.resolve("sorting"));
        try (StatementSorter sorter = new StatementSorter(folder, SORT_MEMORY)) {
            GraphMapper mapper = new GraphMapper(options.base(), sorter);
            records.forEach(mapper::sourceRecord);
            long done = 0;
            for (Paper paper : resolution.papers()) {
                mapper.paper(paper, extraction.mentionsByDocument().getOrDefault(paper.key(), List.of()));
                progress.advance(++done);
            }
            resolution.authors().forEach(mapper::author);
            resolution.venues().forEach(mapper::venue);
            mapper.subjects(resolution.papers());
            resolution.decisions().forEach(mapper::decision);
            ConceptLinks links = ConceptLinks.among(extraction.concepts(), schemes);
            extraction.concepts().forEach(concept -> mapper.concept(concept, links));
            try (OutputStream out = new GZIPOutputStream(
                    new BufferedOutputStream(Files.newOutputStream(generation.resolve(GraphDirectory.STATEMENTS))),
                    1 << 16)) {
                return sorter.writeTo(out);
            }
        } finally {
            Files.delete(folder);
        }
    }

    private List<ConceptScheme> schemes() throws IOException {
        if (options.schemes().isEmpty()) {
            return List.of(SkosSchemes.bundled());
        }
        List<ConceptScheme> schemes = new ArrayList<>();
        for (Path file : options.schemes()) {
            schemes.add(SkosSchemes.read(file));
        }
        return schemes;
    }

    /** Nothing to build from, or something amiss and the user wants to know before anything changes. */
    private void refuse(List<PaperRecord> records, List<Diagnostic> seen) {
        List<Diagnostic> lost = seen.stream()
                .filter(d -> d.severity() != Diagnostic.Severity.WARNING)
                .toList();
        if (options.strict() && !lost.isEmpty()) {
            throw new GraphException("strict: " + lost.size() + " of the inputs could not be understood (the first: "
                    + lost.get(0) + "); nothing was changed");
        }
        if (records.isEmpty()) {
            throw new GraphException("no record could be read; nothing was changed");
        }
    }

    private void requireSpace(List<Source> sources) throws IOException {
        long input = 0;
        for (Source source : sources) {
            if (Files.isRegularFile(source.path())) {
                input += Files.size(source.path());
            }
        }
        Path there = options.output().toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.resolveSibling("").normalize();
        }
        long needed = DISK_FLOOR + DISK_FACTOR * input;
        long free = Files.getFileStore(there).getUsableSpace();
        if (free < needed) {
            throw new GraphException("not enough room in " + there + ": " + (free >> 20) + " MB free, about "
                    + (needed >> 20) + " MB needed; nothing was changed");
        }
    }

    /** Everything of the input that is not in the graph: files, records, and single lines. */
    private static void writeRejects(Path file, List<Diagnostic> seen) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            for (Diagnostic diagnostic : seen) {
                // A warning that quotes words is about words that were left out of a record.
                boolean lost = diagnostic.severity() != Diagnostic.Severity.WARNING
                        || !diagnostic.raw().isEmpty();
                if (!lost) {
                    continue;
                }
                Map<String, Object> line = new LinkedHashMap<>();
                line.put("severity", diagnostic.severity().name().toLowerCase(Locale.ROOT));
                line.put("file", diagnostic.position().file());
                line.put("line", diagnostic.position().line());
                line.put("column", diagnostic.position().column());
                line.put("reason", diagnostic.message());
                line.put("raw", diagnostic.raw());
                out.write(JSON.writeValueAsString(line));
                out.write('\n');
            }
        }
    }

    private static Map<String, Long> merges(List<IdentityDecision> decisions) {
        Map<String, Long> merges = new TreeMap<>(Map.of("papers", 0L, "authors", 0L));
        merges.putAll(decisions.stream()
                .collect(Collectors.groupingBy(
                        d -> d.first() instanceof IdentityDecision.PaperMention ? "papers" : "authors",
                        Collectors.counting())));
        return merges;
    }

    private static String generator() {
        String version = Optional.ofNullable(GraphBuild.class.getPackage().getImplementationVersion())
                .orElse("(unpacked)");
        return "papergraph " + version;
    }

    /** A stage of the run. */
    @FunctionalInterface
    private interface Stage<T> {
        T run() throws IOException;
    }

    /** Runs a stage, keeps its time and tells the progress that it is over. */
    private <T> T timed(String stage, Stage<T> work) throws IOException {
        long start = System.nanoTime();
        try {
            return work.run();
        } finally {
            progress.end();
            seconds.put(stage, Math.round((System.nanoTime() - start) / 1e6) / 1e3);
        }
    }

    private static <T> T get(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IOException(e.getCause());
        }
    }
}
