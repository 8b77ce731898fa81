package org.papergraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papergraph.store.GraphExport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = "Writes the whole graph to standard output or a file.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papergraph export graph --format ttl -o graph.ttl")
final class ExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GraphArgument graph = new GraphArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private GraphExport.Format format = GraphExport.Format.NQ;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: standard output).")
    private @Nullable Path output;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path statements = graph.statements();
        if (output == null) {
            GraphExport.write(statements, format, console.stdout());
            console.stdout().flush();
        } else {
            try (OutputStream out = Files.newOutputStream(output)) {
                GraphExport.write(statements, format, out);
            }
        }
        return 0;
    }
}
