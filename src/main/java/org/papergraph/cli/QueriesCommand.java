package org.papergraph.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papergraph.store.CatalogueQuery;
import org.papergraph.store.QueryCatalogue;
import org.papergraph.store.QueryParameter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "queries",
        description = "Lists the queries of the catalogue, or shows one with its parameters.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  papergraph queries", "  papergraph queries experts-on-concept"})
final class QueriesCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The query to show.")
    private @Nullable String name;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    QueriesCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        QueryCatalogue catalogue = QueryCatalogue.load();
        List<CatalogueQuery> queries = name == null ? catalogue.queries() : List.of(find(catalogue, name));
        if (json) {
            console.printJson(queries.stream().map(QueriesCommand::described).toList());
        } else if (name == null) {
            int width = queries.stream().mapToInt(q -> q.name().length()).max().orElse(1);
            queries.forEach(
                    q -> console.print(String.format(Locale.ROOT, "%-" + width + "s  %s", q.name(), q.title())));
        } else {
            queries.forEach(this::show);
        }
        return 0;
    }

    private CatalogueQuery find(QueryCatalogue catalogue, String wanted) {
        return catalogue
                .find(wanted)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "no query is called " + wanted + "; there are " + String.join(", ", catalogue.names())));
    }

    private void show(CatalogueQuery query) {
        console.print(query.title());
        console.print(query.description());
        for (QueryParameter parameter : query.parameters()) {
            console.print(String.format(
                    Locale.ROOT,
                    "  -p %s=%s  (%s) %s",
                    parameter.name(),
                    quoted(parameter.example()),
                    parameter.type().label(),
                    parameter.description()));
        }
        console.print("");
        console.print(query.text().stripTrailing());
    }

    private static String quoted(String value) {
        return value.contains(" ") ? "\"" + value + "\"" : value;
    }

    private static Map<String, Object> described(CatalogueQuery query) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", query.name());
        entry.put("title", query.title());
        entry.put("description", query.description());
        entry.put(
                "parameters",
                query.parameters().stream()
                        .map(p -> Map.of(
                                "name", p.name(),
                                "type", p.type().label(),
                                "default", p.example(),
                                "description", p.description()))
                        .toList());
        entry.put("sparql", query.text());
        return entry;
    }
}
