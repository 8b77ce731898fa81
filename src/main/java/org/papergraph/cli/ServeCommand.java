package org.papergraph.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.papergraph.rdf.Iris;
import org.papergraph.store.GraphDirectory;
import org.papergraph.store.OpenGraph;
import org.papergraph.store.QueryCatalogue;
import org.papergraph.web.ExampleQuery;
import org.papergraph.web.GraphServer;
import org.papergraph.web.GraphSummary;
import org.papergraph.web.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "serve",
        description = "Serves a graph: SPARQL, pages and linked data, for reading only.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papergraph serve graph --port 8080")
final class ServeCommand implements Callable<Integer> {

    /** What the home page counts, in the words of {@code report.json}. */
    private static final List<String> COUNTS =
            List.of("papers", "authors", "venues", "concepts", "mentions", "records", "statements");

    private final Console console;

    @Mixin
    private GraphArgument argument = new GraphArgument();

    @Mixin
    private ServerOptions server = new ServerOptions();

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        return serve(console, argument.directory, server);
    }

    /** Serves until the process is ended. */
    static int serve(Console console, Path directory, ServerOptions options) throws IOException {
        try (OpenGraph graph = GraphDirectory.at(directory).open()) {
            JsonNode report = GraphArgument.report(graph);
            Map<String, Long> counts = new LinkedHashMap<>();
            COUNTS.forEach(name -> counts.put(name, report.path(name).asLong()));
            List<ExampleQuery> examples = ExampleQueries.of(QueryCatalogue.load(), graph.dataset());
            String description = Files.readString(graph.generation().resolve(GraphDirectory.VOID));
            Settings settings = Settings.DEFAULT
                    .withHost(options.host)
                    .withPort(options.port)
                    .withBase(report.path("base").asText(Iris.DEFAULT_BASE));
            try (GraphServer server = GraphServer.start(
                    settings, graph.searchable(), new GraphSummary("papergraph", counts), examples, description)) {
                console.say(console.bold(server.uri().toString()) + " serves " + directory + " (SPARQL at "
                        + server.uri().resolve("/sparql") + "); end it with Ctrl-C");
                server.join();
            }
        }
        return 0;
    }
}
