package org.papergraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.papergraph.rdf.Vocabulary;

/** Small graph directories for tests. */
final class Graphs {

    private Graphs() {}

    /** Makes a graph of one paper with a title the current one of a directory. */
    static void write(GraphDirectory directory, String title) throws IOException {
        try (GraphDirectory.Generation generation = directory.begin()) {
            statements(generation, title);
            generation.load(1, n -> {});
            for (String part : List.of(GraphDirectory.VOID, GraphDirectory.REJECTS)) {
                Files.createFile(generation.resolve(part));
            }
            Files.writeString(generation.resolve(GraphDirectory.REPORT), "{}");
            generation.complete();
        }
    }

    static void statements(GraphDirectory.Generation generation, String title) throws IOException {
        Path file = generation.resolve(GraphDirectory.STATEMENTS);
        try (StatementSorter sorter = new StatementSorter(file.resolveSibling(""), 1_000);
                OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            sorter.triple(Triple.create(
                    NodeFactory.createURI("http://x/paper"), Vocabulary.TITLE, NodeFactory.createLiteralString(title)));
            sorter.writeTo(out);
        }
    }

    /** The first column of a query's results, as text. */
    static List<String> column(DatasetGraph dataset, String query) {
        List<String> values = new ArrayList<>();
        try (QueryExec exec = QueryExec.dataset(dataset).query(query).build()) {
            exec.select()
                    .forEachRemaining(row ->
                            values.add(GraphLookup.lexical(row.get(row.vars().next()))));
        }
        return values;
    }

    static String unpacked(Path gzip) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(gzip))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
