package org.papergraph.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.papergraph.build.Progress;
import org.papergraph.store.GraphException;
import org.papergraph.store.RemoteGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "load",
        description = {
            "Sends a graph to a running Fuseki or any other SPARQL 1.1 graph store.",
            "It replaces the whole target graph, in one request: when that fails, what was there stays."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papergraph load graph --to http://localhost:3030/ds")
final class LoadCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GraphArgument source = new GraphArgument();

    @Option(
            names = "--to",
            required = true,
            paramLabel = "URL",
            description = "The dataset, or its graph store service.")
    private String target = "";

    @Option(
            names = "--graph",
            paramLabel = "IRI",
            description = "The named graph to replace (default: the default graph).")
    private String graph = "";

    LoadCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path statements = source.statements();
        RemoteGraph remote = remote();
        Progress progress = console.progress();
        progress.begin("sending", -1, "bytes");
        try {
            remote.replace(statements, progress::advance);
        } finally {
            progress.end();
        }
        console.say("sent " + Files.size(statements) / 1024 + " kB (packed) to " + target);
        return 0;
    }

    private RemoteGraph remote() {
        try {
            return RemoteGraph.at(target, graph);
        } catch (GraphException e) {
            throw new ParameterException(spec.commandLine(), "--to, --graph: " + e.getMessage());
        }
    }
}
