package org.papergraph.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWrapper;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.papergraph.rdf.Vocabulary;

/** Writes a graph's sorted statements in the syntaxes of RDF. */
public final class GraphExport {

    /** Syntaxes of RDF. */
    public enum Format {
        /** N-Quads, sorted: a copy of the bytes of {@code graph.nq.gz}, unpacked. */
        NQ,
        /** Turtle with prefixes, a block for each subject. */
        TTL,
        /** JSON-LD 1.1; holds the whole graph in memory. */
        JSONLD;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private GraphExport() {}

    /**
     * Writes all statements; does not close the output.
     *
     * @param nquads a gzipped, sorted N-Quads file
     */
    public static void write(Path nquads, Format format, OutputStream out) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(nquads), 1 << 16)) {
            switch (format) {
                case NQ -> in.transferTo(out);
                case TTL -> {
                    OutputStream buffer = new BufferedOutputStream(out, 1 << 16);
                    StreamRDF writer = StreamRDFWriter.getWriterStream(buffer, RDFFormat.TURTLE_BLOCKS);
                    writer.start();
                    Vocabulary.PREFIXES.forEach(writer::prefix);
                    // The default graph's statements are N-Triples, too.
                    RDFParser.source(in).lang(Lang.NTRIPLES).checking(false).parse(new WithoutFrame(writer));
                    writer.finish();
                    buffer.flush();
                }
                case JSONLD -> {
                    DatasetGraph dataset = DatasetGraphFactory.create();
                    RDFParser.source(in).lang(Lang.NQUADS).checking(false).parse(dataset);
                    Vocabulary.PREFIXES.forEach(dataset.prefixes()::add);
                    RDFDataMgr.write(out, dataset, RDFFormat.JSONLD11_PRETTY);
                }
            }
        }
    }

    /** Passes statements on; the writer was started, and is finished, by others. */
    private static final class WithoutFrame extends StreamRDFWrapper {
        WithoutFrame(StreamRDF out) {
            super(out);
        }

        @Override
        public void start() {}

        @Override
        public void finish() {}
    }
}
