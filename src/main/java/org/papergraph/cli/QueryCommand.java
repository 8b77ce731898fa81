package org.papergraph.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.system.Txn;
import org.jspecify.annotations.Nullable;
import org.papergraph.rdf.Vocabulary;
import org.papergraph.store.CatalogueQuery;
import org.papergraph.store.OpenGraph;
import org.papergraph.store.PreparedQuery;
import org.papergraph.store.QueryCatalogue;
import org.papergraph.store.QueryOutput;
import org.papergraph.store.QueryParameterException;
import org.papergraph.store.QueryResults;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "query",
        description = "Runs a query of the catalogue, or a SPARQL file, and prints its answer.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  papergraph query graph coauthors-of-author -p author=\"Michael Sellitto\"",
            "  papergraph query graph my-query.rq --output csv > rows.csv",
            "  papergraph queries          lists the catalogue"
        })
final class QueryCommand implements Callable<Integer> {

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Mixin
    private GraphArgument argument = new GraphArgument();

    @Parameters(index = "1", paramLabel = "QUERY", description = "A name of the catalogue, or a file with SPARQL.")
    private String name = "";

    @Option(
            names = {"-p", "--parameter"},
            paramLabel = "NAME=VALUE",
            description = "A value for a parameter of the query; may be repeated.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Option(
            names = "--output",
            paramLabel = "FORM",
            description = "table, csv, tsv, json, xml; for graphs also ttl, nt, jsonld (default: table).")
    private @Nullable String output;

    @Option(names = "--json", description = "Short for --output json.")
    private boolean json;

    @Option(names = "--sparql", description = "Print the query with its values instead of running it.")
    private boolean showSparql;

    QueryCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        CatalogueQuery query = find();
        QueryOutput form = form();
        try (OpenGraph graph = argument.open()) {
            // Opening the text index takes longer than most queries.
            DatasetGraph dataset = query.text().contains(Vocabulary.TEXT) ? graph.searchable() : graph.dataset();
            return Txn.calculateRead(dataset, () -> run(query, dataset, form));
        }
    }

    private int run(CatalogueQuery query, DatasetGraph dataset, QueryOutput form) {
        PreparedQuery prepared = bind(query, dataset);
        prepared.entities().forEach((parameter, things) -> {
            if (things.size() > 1) {
                console.say(
                        console.yellow(parameter + "=" + values.getOrDefault(parameter, "") + " means " + things.size()
                                + " things; all are taken. Give an IRI to choose: " + String.join(", ", things)));
            }
        });
        if (showSparql) {
            console.print(prepared.sparql().stripTrailing());
            return 0;
        }
        if (!form.suits(prepared.query())) {
            throw new ParameterException(
                    spec.commandLine(), "--output " + form.label() + ": only for queries that give a graph");
        }
        try (QueryExec exec = QueryExec.dataset(dataset).query(prepared.query()).build()) {
            OutputStream out = new BufferedOutputStream(console.stdout(), 1 << 15);
            QueryResults.write(exec, form, QueryResults.Layout.PLAIN.withWidth(console.columns()), out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return 0;
    }

    /** Binds the values, and says whose example is taken where the user named nobody. */
    private PreparedQuery bind(CatalogueQuery query, DatasetGraph dataset) {
        try {
            PreparedQuery prepared = query.bind(dataset, values);
            query.parameters().stream()
                    .filter(p -> p.type().isEntity() && !values.containsKey(p.name()))
                    .forEach(p -> console.say("taking the example " + p.name() + "=\"" + p.example()
                            + "\"; choose with -p " + p.name() + "=…"));
            return prepared;
        } catch (QueryParameterException e) {
            if (values.containsKey(e.parameter())) {
                throw e;
            }
            throw new ParameterException(
                    spec.commandLine(),
                    "give a value with -p " + e.parameter() + "=…; the example does not fit: " + e.getMessage());
        }
    }

    private CatalogueQuery find() throws IOException {
        QueryCatalogue catalogue = QueryCatalogue.load();
        Path file = Path.of(name);
        if (Files.isRegularFile(file)) {
            return CatalogueQuery.parse(name, Files.readString(file));
        }
        Optional<CatalogueQuery> query = catalogue.find(name);
        return query.orElseThrow(() -> new ParameterException(
                spec.commandLine(),
                "no query and no file is called " + name + "; the catalogue has "
                        + String.join(", ", catalogue.names())));
    }

    private QueryOutput form() {
        if (json) {
            return QueryOutput.JSON;
        }
        if (output == null) {
            return QueryOutput.TABLE;
        }
        String wanted = output;
        return QueryOutput.labelled(wanted)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "--output: " + wanted + " is none of " + String.join(", ", QueryOutput.labels())));
    }
}
