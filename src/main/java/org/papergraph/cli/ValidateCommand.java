package org.papergraph.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.system.Txn;
import org.papergraph.rdf.Shapes;
import org.papergraph.rdf.Vocabulary;
import org.papergraph.store.OpenGraph;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "validate",
        description = {
            "Checks a graph against its SHACL shapes, and its counts against its report.",
            "Exit code 1 when something is wrong."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papergraph validate graph")
final class ValidateCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GraphArgument argument = new GraphArgument();

    @Option(names = "--json", description = "Print the findings as JSON.")
    private boolean json;

    ValidateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        try (OpenGraph graph = argument.open()) {
            JsonNode report = GraphArgument.report(graph);
            return Txn.calculateRead(
                    graph.dataset(), () -> validate(graph.dataset().getDefaultGraph(), report));
        }
    }

    private int validate(Graph graph, JsonNode report) {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("records", count(graph, Vocabulary.SOURCE_RECORD));
        counts.put("papers", count(graph, Vocabulary.PAPER));
        counts.put("authors", count(graph, Vocabulary.AUTHOR) + count(graph, Vocabulary.GROUP));
        counts.put("authorships", count(graph, Vocabulary.AUTHORSHIP));
        counts.put("venues", count(graph, Vocabulary.VENUE));
        counts.put("concepts", count(graph, Vocabulary.CONCEPT));
        counts.put("mentions", count(graph, Vocabulary.CONCEPT_MENTION));
        counts.put("statements", (long) graph.size());
        List<String> miscounted = new ArrayList<>();
        counts.forEach((name, count) -> {
            long reported = report.path(name).asLong(-1);
            if (reported != count) {
                miscounted.add("the graph has " + count + " " + name + ", its report says " + reported);
            }
        });
        List<Shapes.Violation> violations = Shapes.bundled().violations(graph);
        long wrong = miscounted.size()
                + violations.stream()
                        .filter(v -> v.severity() == Shapes.Severity.VIOLATION)
                        .count();
        if (json) {
            printJson(counts, miscounted, violations, wrong == 0);
        } else {
            miscounted.forEach(m -> console.print("wrong: " + m));
            violations.forEach(v -> console.print(line(v)));
            List<String> parts = new ArrayList<>();
            counts.forEach((name, count) -> parts.add(count + " " + name));
            console.print(String.join(", ", parts));
            console.print(
                    wrong == 0
                            ? "conforms" + (violations.isEmpty() ? "" : ", with " + violations.size() + " warnings")
                            : wrong + " things are wrong");
        }
        return wrong == 0 ? 0 : 1;
    }

    private static String line(Shapes.Violation violation) {
        String severity = violation.severity() == Shapes.Severity.VIOLATION ? "wrong: " : "warning: ";
        String value = violation.value().isEmpty() ? "" : " (" + violation.value() + ")";
        return (severity + "<" + violation.focusNode() + "> " + violation.message() + value)
                .replaceAll("\\p{Cntrl}", " ");
    }

    private void printJson(
            Map<String, Long> counts, List<String> miscounted, List<Shapes.Violation> violations, boolean conforms) {
        Map<String, Object> findings = new LinkedHashMap<>();
        findings.put("conforms", conforms);
        findings.put("counts", counts);
        findings.put("miscounted", miscounted);
        findings.put("violations", violations);
        console.printJson(findings);
    }

    private static long count(Graph graph, Node type) {
        return graph.find(Node.ANY, Vocabulary.TYPE, type).toList().size();
    }
}
