package org.papergraph.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papergraph.build.BuildOptions;
import org.papergraph.build.BuildReport;
import org.papergraph.build.BuildReport.FileReport;
import org.papergraph.build.GraphBuild;
import org.papergraph.build.TriplesBuild;
import org.papergraph.build.TriplesReport;
import org.papergraph.format.Format;
import org.papergraph.format.ReadingOptions;
import org.papergraph.model.Diagnostic;
import org.papergraph.rdf.Iris;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "build",
        description = "Reads files and makes a graph directory of them.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papergraph build examples -o graph --serve",
            "  papergraph build reading-list.txt saved/*.txt.gz -o graph",
            "  pbpaste | papergraph build - --format arxiv-search -o graph",
            "  papergraph build arxiv.jsonl.gz --only-triples arxiv.nt"
        })
final class BuildCommand implements Callable<Integer> {

    /** Beyond this many warnings of one run a person reads no more; all are counted. */
    private static final int SHOWN = 100;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description =
                    "Files, folders, globs, or - for standard input; .gz, .bz2, .zst, .zip and .tar are unpacked.")
    private List<String> inputs = List.of();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            description = "The graph directory, made or replaced as a whole (default: ${DEFAULT-VALUE}).")
    private Path output = Path.of("graph");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "Read every input as this format instead of telling it from the content; see: papergraph formats")
    private @Nullable String format;

    @Option(
            names = "--map",
            paramLabel = "FIELD=COLUMN",
            description =
                    "Which column of a table holds a field, when its header does not say so: title=Titel; may be repeated.")
    private Map<String, String> columns = Map.of();

    @Option(
            names = "--concepts",
            paramLabel = "FILE",
            description = "A SKOS file with concepts to look for, instead of the AI-safety scheme; may be repeated.")
    private List<Path> schemes = List.of();

    @Option(
            names = "--base",
            paramLabel = "IRI",
            description = "Where the IRIs of the graph begin (default: ${DEFAULT-VALUE}).")
    private String base = Iris.DEFAULT_BASE;

    @Option(
            names = "--only-triples",
            paramLabel = "FILE.nt",
            description = {
                "Make no graph, but write what each record says as N-Triples, as fast as it can be read (- for standard"
                        + " output).",
                "Nothing is resolved: a paper is named by its first identifier, people by their names as written."
            })
    private @Nullable Path onlyTriples;

    @Option(names = "--strict", description = "Change nothing when any record or file cannot be understood.")
    private boolean strict;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many threads work at once (default: one for each processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "Print the report as JSON.")
    private boolean json;

    @Option(names = "--serve", description = "Serve the graph when it is built.")
    private boolean serve;

    @Mixin
    private ServerOptions server;

    BuildCommand(Console console) {
        this.console = console;
        this.server = new ServerOptions();
    }

    @Override
    public Integer call() throws IOException {
        if (onlyTriples != null) {
            return triples(onlyTriples);
        }
        BuildOptions options = options(output);
        Diagnostics diagnostics = new Diagnostics("every reject is in " + output.resolve("rejects.jsonl"));
        BuildReport report = GraphBuild.run(options, console.in(), console.progress(), diagnostics::handle);
        diagnostics.summarise();
        if (json) {
            console.printJson(report);
        } else {
            summary(report).forEach(console::print);
        }
        if (serve) {
            // The server runs until it is killed, and what is still in the buffer then is lost.
            console.stdout().flush();
            return ServeCommand.serve(console, output, server);
        }
        return 0;
    }

    private int triples(Path file) throws IOException {
        boolean piped = file.equals(TriplesBuild.STANDARD_OUTPUT);
        if (serve || !schemes.isEmpty() || (json && piped)) {
            String other = serve ? "--serve" : schemes.isEmpty() ? "--json" : "--concepts";
            throw new ParameterException(
                    spec.commandLine(),
                    "--only-triples" + (piped ? " -" : "") + " and " + other + " do not go together");
        }
        Diagnostics diagnostics = new Diagnostics("they are not kept");
        TriplesReport report = TriplesBuild.run(
                options(file), console.in(), console.stdout(), console.progress(), diagnostics::handle);
        diagnostics.summarise();
        if (json) {
            console.printJson(report);
            return 0;
        }
        String summary = String.format(
                Locale.ROOT,
                "%d records, %d triples, %d rejects in %.1f s",
                report.records(),
                report.statements(),
                report.rejects(),
                report.seconds());
        if (piped) {
            console.say(summary);
        } else {
            console.print(summary);
            console.print("triples in " + file);
        }
        return 0;
    }

    private BuildOptions options(Path output) {
        if (output.toString().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "name a folder for the graph, or a file for triples");
        }
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads: at least 1, not " + threads);
        }
        List<Format> formats = new ArrayList<>();
        if (format != null) {
            formats.add(FormatName.of(spec.commandLine(), "--format", format));
        }
        ReadingOptions reading;
        try {
            reading = new ReadingOptions(columns);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--map: " + e.getMessage());
        }
        Iris iris;
        try {
            iris = new Iris(base);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--base: " + e.getMessage());
        }
        return new BuildOptions(inputs, output, formats, reading, iris, schemes, strict, threads);
    }

    private List<String> summary(BuildReport report) {
        List<String> lines = new ArrayList<>();
        // What was passed over has been said as a warning.
        List<FileReport> files = report.files().stream()
                .filter(f -> f.status() != FileReport.Status.SKIPPED)
                .toList();
        int width = files.stream().mapToInt(f -> f.file().length()).max().orElse(0);
        for (FileReport file : files) {
            String what = file.status() == FileReport.Status.FAILED
                    ? "failed: " + file.note()
                    : file.records() + " records, read as " + file.format();
            lines.add(String.format(Locale.ROOT, "%-" + Math.max(1, Math.min(width, 60)) + "s  %s", file.file(), what));
        }
        lines.add(String.format(
                Locale.ROOT,
                "%d records, %d papers, %d authors, %d authorships, %d rejects",
                report.records(),
                report.papers(),
                report.authors(),
                report.authorships(),
                report.rejects()));
        lines.add(String.format(
                Locale.ROOT,
                "%d cut author lists, %d venues, %d concepts in %d mentions, %d statements in %.1f s",
                report.truncatedAuthorLists(),
                report.venues(),
                report.concepts(),
                report.mentions(),
                report.statements(),
                report.seconds().values().stream().mapToDouble(s -> s).sum()));
        lines.add("graph in " + output);
        return lines;
    }

    /** Shows what was odd, and stops before it scrolls everything else away. */
    private final class Diagnostics {
        private final String elsewhere;
        private int count;

        Diagnostics(String elsewhere) {
            this.elsewhere = elsewhere;
        }

        void handle(Diagnostic diagnostic) {
            if (++count <= SHOWN) {
                String line = diagnostic.toString().replaceAll("\\p{Cntrl}", " ");
                console.say(
                        diagnostic.severity() == Diagnostic.Severity.WARNING
                                ? console.yellow(line)
                                : console.red(line));
            }
        }

        void summarise() {
            if (count > SHOWN) {
                console.say((count - SHOWN) + " more; " + elsewhere);
            }
        }
    }
}
