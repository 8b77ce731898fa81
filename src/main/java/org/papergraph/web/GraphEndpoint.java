package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.papergraph.rdf.Iris;

/**
 * The reading half of the <a href="https://www.w3.org/TR/sparql11-http-rdf-update/">Graph Store Protocol</a>. Turtle and
 * N-Triples are sent as they are read, so a graph of any size fits; the connection is cut when one takes too long or fails.
 */
final class GraphEndpoint implements Reply.Handler {

    private static final int AT_ONCE = 2;
    private static final Set<String> PARAMETERS = Set.of("default", "graph", "format");

    private final Settings settings;
    private final DatasetGraph dataset;
    private final Problems problems;
    private final Semaphore places = new Semaphore(AT_ONCE);

    GraphEndpoint(Settings settings, DatasetGraph dataset, Problems problems) {
        this.settings = settings;
        this.dataset = dataset;
        this.problems = problems;
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        Set<String> unknown = new TreeSet<>(Collections.list(request.getParameterNames()));
        unknown.removeAll(PARAMETERS);
        if (!unknown.isEmpty()) {
            return problems.reply(request, 400, "Only the parameters default, graph and format are known here.");
        }
        String[] named = request.getParameterValues("graph");
        boolean wantsDefault = request.getParameter("default") != null;
        if (wantsDefault == (named != null) || (named != null && named.length > 1)) {
            return problems.reply(
                    request,
                    400,
                    "Say which graph: /data?default for the graph of papers, authors, venues and concepts, or"
                            + " /data?graph=IRI for one named graph. The whole dataset is not sent at once.");
        }
        if (named != null && !Iris.isSafe(named[0])) {
            return problems.reply(request, 400, "The name of the graph is not an absolute IRI.");
        }
        String wish = request.getParameter("format");
        Optional<Format> labelled = Optional.ofNullable(wish).flatMap(w -> Format.labelled(w, Format.OF_STATEMENTS));
        if (wish != null && labelled.isEmpty()) {
            return problems.reply(
                    request, 400, "The format has to be one of " + Format.labels(Format.OF_STATEMENTS) + ".");
        }
        Format format = labelled.orElseGet(() -> Format.accepted(request, Format.OF_STATEMENTS));
        Source source = new Source(Optional.ofNullable(named).map(n -> n[0]));
        if (!source.exists()) {
            return problems.reply(request, 404, "There is no such graph.");
        }
        if (request.getMethod().equals("HEAD")) {
            return new Reply(200, format.contentType(), Map.of(), new Nothing());
        }
        if (!places.tryAcquire()) {
            return problems.reply(request, 503, "Others are reading whole graphs now. Try again in a minute.")
                    .with("Retry-After", "60");
        }
        boolean handedOver = false;
        try {
            Reply reply = reply(request, format, source);
            handedOver = reply.body() instanceof Streamed;
            return reply;
        } finally {
            if (!handedOver) {
                places.release();
            }
        }
    }

    private Reply reply(HttpServletRequest request, Format format, Source source) {
        if (format == Format.TURTLE || format == Format.NTRIPLES) {
            return new Reply(200, format.contentType(), Map.of(), new Streamed(source, format));
        }
        Spool spool = new Spool(settings.sizes().resultBytes());
        try {
            source.read(graph -> {
                CappedGraph copy = new CappedGraph(settings.sizes().statements());
                Vocabularies.putInto(copy);
                Iter.forEach(graph.find(), copy::add);
                RDFWriter.source(copy).format(format.layout()).output(spool);
            });
            return new Reply(200, format.contentType(), Map.of(), spool);
        } catch (LimitExceeded e) {
            spool.close();
            return problems.reply(
                    request, 422, "The graph is too large for this format. It comes as Turtle and as N-Triples.");
        }
    }

    private interface Reading {
        void of(Graph graph);
    }

    /** A graph of the dataset, read in a transaction of its own each time. */
    private final class Source {
        private final Optional<String> name;

        Source(Optional<String> name) {
            this.name = name;
        }

        boolean exists() {
            dataset.begin(ReadWrite.READ);
            try {
                return name.map(n -> dataset.containsGraph(NodeFactory.createURI(n)))
                        .orElse(true);
            } finally {
                dataset.end();
            }
        }

        void read(Reading reading) {
            dataset.begin(ReadWrite.READ);
            try {
                reading.of(name.map(n -> dataset.getGraph(NodeFactory.createURI(n)))
                        .orElseGet(dataset::getDefaultGraph));
            } finally {
                dataset.end();
            }
        }
    }

    private record Nothing() implements Reply.Body {
        @Override
        public long length() {
            return -1;
        }

        @Override
        public void writeTo(OutputStream out) {}
    }

    private final class Streamed implements Reply.Body {
        private final Source source;
        private final Format format;

        Streamed(Source source, Format format) {
            this.source = source;
            this.format = format;
        }

        @Override
        public long length() {
            return -1;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            long end = System.nanoTime() + settings.times().dump().toNanos();
            source.read(graph -> {
                StreamRDF writer = StreamRDFWriter.getWriterStream(out, format.layout());
                writer.start();
                if (format == Format.TURTLE) {
                    Vocabularies.PREFIXES.forEach(writer::prefix);
                }
                Iterator<Triple> triples = graph.find();
                for (long i = 1; triples.hasNext(); i++) {
                    writer.triple(triples.next());
                    if (i % 10_000 == 0 && System.nanoTime() - end > 0) {
                        throw new LimitExceeded("sending the graph takes too long");
                    }
                }
                writer.finish();
            });
        }

        @Override
        public void close() {
            places.release();
        }
    }
}
