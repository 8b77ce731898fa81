package org.papergraph.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.papergraph.store.GraphDirectory;
import org.papergraph.store.OpenGraph;
import picocli.CommandLine.Parameters;

/** The graph directory that a command is about: its first argument. */
final class GraphArgument {

    @Parameters(index = "0", paramLabel = "DIR", description = "The graph directory.")
    Path directory = Path.of("graph");

    OpenGraph open() {
        return GraphDirectory.at(directory).open();
    }

    /** The file with the graph's sorted statements. */
    Path statements() {
        return GraphDirectory.at(directory).current().resolve(GraphDirectory.STATEMENTS);
    }

    /** What the build of an open graph reported. */
    static JsonNode report(OpenGraph graph) throws IOException {
        return new ObjectMapper()
                .readTree(graph.generation().resolve(GraphDirectory.REPORT).toFile());
    }
}
