package org.papergraph.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papergraph.store.Explainer;
import org.papergraph.store.Explanation;
import org.papergraph.store.OpenGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "explain",
        description = {
            "Says why something is in the graph: file, line, quoted words, rule, score.",
            "With two names: why they are one, or two; with a paper and a concept: the words that tie them."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papergraph explain graph 2312.14751",
            "  papergraph explain graph \"Kamilė Lukošiūtė\" \"Kamile Lukosuite\"",
            "  papergraph explain graph \"The AI Index 2022 Annual Report\" \"AI ethics\""
        })
final class ExplainCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GraphArgument argument = new GraphArgument();

    @Parameters(index = "1", paramLabel = "THING", description = "An IRI, name, title, label, arXiv id or DOI.")
    private String thing = "";

    @Parameters(
            index = "2",
            arity = "0..1",
            paramLabel = "THING",
            description = "Another one: a second name, or a concept of the paper.")
    private @Nullable String other;

    @Option(names = "--json", description = "Print the explanation as JSON.")
    private boolean json;

    ExplainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (OpenGraph graph = argument.open()) {
            Explainer explainer = new Explainer(graph.dataset());
            Explanation explanation = other == null ? explainer.explain(thing) : explainer.explain(thing, other);
            if (json) {
                console.printJson(explanation);
            } else {
                print(explanation, 0);
            }
            return 0;
        }
    }

    private void print(Explanation explanation, int depth) {
        // Names from strangers may carry codes for the terminal.
        console.print("  ".repeat(depth) + explanation.text().replaceAll("\\p{Cntrl}", " "));
        explanation.details().forEach(detail -> print(detail, depth + 1));
    }
}
