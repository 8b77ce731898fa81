package org.papergraph.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.text.Entity;
import org.apache.jena.query.text.TextIndexLucene;
import org.apache.jena.query.text.TextQueryFuncs;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Quad;
import org.apache.jena.system.Txn;
import org.apache.jena.tdb2.DatabaseMgr;
import org.apache.jena.tdb2.loader.DataLoader;
import org.apache.jena.tdb2.loader.LoaderFactory;
import org.apache.jena.tdb2.store.DatasetGraphTDB;
import org.apache.jena.tdb2.store.tupletable.TupleIndex;
import org.apache.jena.tdb2.sys.TDBInternal;
import org.papergraph.rdf.StatementCounts;

/**
 * Fills a new TDB2 store and its text index from sorted statements.
 *
 * <p>A bulk load that is killed between the commits of its indexes leaves a store that opens and answers wrongly, without
 * a word. So it only ever fills a folder nobody reads, and what it wrote is counted in every index before it is trusted.
 */
final class StoreLoader {

    private StoreLoader() {}

    /**
     * Loads the statements of a gzipped N-Quads file; both folders must be empty.
     *
     * @param statements how many the file has, each once
     * @param progress told now and then how many have been loaded
     * @return what was loaded, counted
     * @throws GraphException when an index does not hold just those statements
     */
    static StatementCounts load(Path nquads, long statements, Path tdb, Path text, LongConsumer progress)
            throws IOException {
        StatementCounts counts = new StatementCounts();
        Files.createDirectories(tdb);
        Files.createDirectories(text);
        DatasetGraph dataset = DatabaseMgr.connectDatasetGraph(tdb.toString());
        TextIndexLucene index = TextSearch.open(text);
        try {
            DataLoader loader = LoaderFactory.sequentialLoader(dataset, (format, args) -> {});
            loader.startBulk();
            try (InputStream in = new GZIPInputStream(Files.newInputStream(nquads), 1 << 16)) {
                RDFParser.source(in)
                        .lang(Lang.NQUADS)
                        .checking(false)
                        .parse(new Indexing(loader.stream(), index, counts, progress));
            } catch (RuntimeException e) {
                loader.finishException(e);
                throw e;
            }
            loader.finishBulk();
            index.commit();
            verify(dataset, statements);
            return counts;
        } finally {
            index.close();
            TDBInternal.expel(dataset);
        }
    }

    private static void verify(DatasetGraph dataset, long statements) {
        Txn.executeRead(dataset, () -> {
            DatasetGraphTDB tdb = TDBInternal.getDatasetGraphTDB(dataset);
            TupleIndex[] indexes =
                    tdb.getTripleTable().getNodeTupleTable().getTupleTable().getIndexes();
            long[] counts =
                    Arrays.stream(indexes).mapToLong(i -> count(i.all())).toArray();
            if (Arrays.stream(counts).anyMatch(c -> c != statements)) {
                throw new GraphException("the store is incomplete: " + statements + " statements, but its indexes hold "
                        + Arrays.toString(counts) + "; the old graph was left in place");
            }
            Iterator<Quad> some = dataset.find(Node.ANY, Node.ANY, Node.ANY, Node.ANY);
            if (some.hasNext()) {
                Quad quad = some.next();
                if (!dataset.find(Node.ANY, Node.ANY, quad.getPredicate(), quad.getObject())
                        .hasNext()) {
                    throw new GraphException("the store does not find a statement it holds: " + quad);
                }
            }
        });
    }

    private static long count(Iterator<?> items) {
        long n = 0;
        while (items.hasNext()) {
            items.next();
            n++;
        }
        return n;
    }

    /** Passes statements on and puts those with searched properties into the text index. */
    private static final class Indexing extends StreamRDFWrapper {
        private static final int EVERY = 10_000;

        private final TextIndexLucene index;
        private final StatementCounts counts;
        private final LongConsumer progress;

        Indexing(StreamRDF store, TextIndexLucene index, StatementCounts counts, LongConsumer progress) {
            super(store);
            this.index = index;
            this.counts = counts;
            this.progress = progress;
        }

        @Override
        public void triple(Triple triple) {
            super.triple(triple);
            counts.count(triple);
            if (counts.total() % EVERY == 0) {
                progress.accept(counts.total());
            }
            Entity entity = TextQueryFuncs.entityFromQuad(
                    index.getDocDef(),
                    Quad.defaultGraphNodeGenerated,
                    triple.getSubject(),
                    triple.getPredicate(),
                    triple.getObject());
            if (entity != null) {
                index.addEntity(entity);
            }
        }

        @Override
        public void quad(Quad quad) {
            if (!quad.isDefaultGraph()) {
                throw new UncheckedIOException(new IOException("a statement outside the default graph: " + quad));
            }
            triple(quad.asTriple());
        }
    }
}
