package org.papergraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.papergraph.store.GraphDirectory;
import picocli.CommandLine.Command;

/** Runs what every start runs, once, so that the launcher can archive the classes it took. */
@Command(name = "warm-up", hidden = true, description = "Loads what a query needs, and does nothing.")
final class WarmUpCommand implements Callable<Integer> {

    private final Console console;

    WarmUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path temp = Files.createTempDirectory("papergraph-warm-up");
        Path graph = temp.resolve("graph");
        String statement = "<http://example.org/p> <http://purl.org/dc/terms/title> \"a title\" .\n";
        try (GraphDirectory.Generation generation = GraphDirectory.at(graph).begin()) {
            try (OutputStream out =
                    new GZIPOutputStream(Files.newOutputStream(generation.resolve(GraphDirectory.STATEMENTS)))) {
                out.write(statement.getBytes(StandardCharsets.UTF_8));
            }
            generation.load(1, done -> {});
            for (String part : List.of(GraphDirectory.VOID, GraphDirectory.REPORT, GraphDirectory.REJECTS)) {
                Files.createFile(generation.resolve(part));
            }
            generation.complete();
        }
        Console nowhere = new Console(
                console.in(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                console.err(),
                false,
                false,
                80);
        for (String output : List.of("table", "csv", "json")) {
            Main.run(nowhere, "query", graph.toString(), "papers-by-year", "--output", output);
        }
        Main.run(nowhere, "query", graph.toString(), "search");
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return 0;
    }
}
