package org.papergraph.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.query.text.DatasetGraphText;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.jspecify.annotations.Nullable;

/**
 * A graph opened for reading.
 *
 * <p>TDB2 and Lucene each lock the folder they work in, even to read, so that a served graph could not be queried from a
 * second process. A finished generation never changes; so each reader opens a folder of its own, whose files are links to
 * the generation's.
 */
public final class OpenGraph implements AutoCloseable {

    private final Path generation;
    private final Path view;
    private final DatasetGraph dataset;
    private @Nullable DatasetGraphText searchable;

    private OpenGraph(Path generation, Path view) {
        this.generation = generation;
        this.view = view;
        this.dataset =
                DatabaseMgr.connectDatasetGraph(view.resolve(GraphDirectory.TDB).toString());
    }

    static OpenGraph of(Path generation) {
        try {
            Path view = Files.createTempDirectory("papergraph");
            try {
                mirror(generation.resolve(GraphDirectory.TDB), view.resolve(GraphDirectory.TDB));
                mirror(generation.resolve(GraphDirectory.TEXT), view.resolve(GraphDirectory.TEXT));
                OpenGraph graph = new OpenGraph(generation, view);
                Runtime.getRuntime().addShutdownHook(new Thread(graph::deleteView, "papergraph-view"));
                return graph;
            } catch (IOException | RuntimeException e) {
                GraphDirectory.delete(view);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the graph in " + generation, e);
        }
    }

    private static void mirror(Path from, Path to) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(from)) {
            all = walk.sorted().toList();
        }
        for (Path path : all) {
            Path copy = to.resolve(from.relativize(path));
            if (Files.isDirectory(path)) {
                Files.createDirectories(copy);
            } else if (!path.getFileName().toString().endsWith(".lock")) {
                Files.createSymbolicLink(copy, path);
            }
        }
    }

    /** The generation's folder, with the files beside the store. */
    public Path generation() {
        return generation;
    }

    /** The store. Read it within read transactions; it must not be written to. */
    public DatasetGraph dataset() {
        return dataset;
    }

    /** The store with its text index, which takes a moment to open: {@code text:query} works in it. */
    public synchronized DatasetGraph searchable() {
        if (searchable == null) {
            try {
                TextIndexLucene index = TextSearch.open(view.resolve(GraphDirectory.TEXT));
                searchable = (DatasetGraphText) TextDatasetFactory.create(dataset, index);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot open the text index of " + generation, e);
            }
        }
        return searchable;
    }

    @Override
    public synchronized void close() {
        if (searchable != null) {
            searchable.getTextIndex().close();
            searchable = null;
        }
        TDBInternal.expel(dataset);
        deleteView();
    }

    private void deleteView() {
        try {
            GraphDirectory.delete(view);
        } catch (IOException e) {
            // A few links in the temporary folder; the system clears it.
        }
    }
}
