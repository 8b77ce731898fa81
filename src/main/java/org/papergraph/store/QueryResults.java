package org.papergraph.store;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.jena.atlas.iterator.Iter;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.Query;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFFormat;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.out.NodeFmtLib;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.riot.rowset.RowSetWriter;
import org.apache.jena.riot.rowset.RowSetWriterRegistry;
import org.apache.jena.riot.system.StreamRDF;
import org.apache.jena.riot.system.StreamRDFWriter;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.Context;
import org.papergraph.rdf.Iris;
import org.papergraph.rdf.Vocabulary;

/** Writes the answer to a query. Rows are written as they come; a graph is collected and sorted first. */
public final class QueryResults {

    private static final List<Var> TRIPLE = Var.varList(List.of("subject", "predicate", "object"));

    private QueryResults() {}

    /**
     * How an answer is laid out.
     *
     * @param width of the terminal, in columns, which a table is made to fit by cutting long cells; 0 cuts nothing
     * @param formulasGuarded whether a CSV cell that a spreadsheet would run as a formula gets a leading {@code '}
     * @param prefixes by which tables and Turtle shorten IRIs, beside those of the query; name to namespace
     */
    public record Layout(int width, boolean formulasGuarded, Map<String, String> prefixes) {

        /** As it is best stored: nothing cut, formulas guarded, the prefixes of the vocabulary and {@code id}. */
        public static final Layout PLAIN = new Layout(0, true, vocabulary());

        public Layout {
            prefixes = Map.copyOf(prefixes);
            if (width < 0) {
                throw new IllegalArgumentException("a width below 0: " + width);
            }
        }

        /** This layout for a terminal of so many columns. */
        public Layout withWidth(int columns) {
            return new Layout(columns, formulasGuarded, prefixes);
        }

        /** This layout with every CSV cell as it is, for programs that do not run formulas. */
        public Layout withoutGuard() {
            return new Layout(width, false, prefixes);
        }

        private static Map<String, String> vocabulary() {
            Map<String, String> prefixes = new TreeMap<>(Vocabulary.PREFIXES);
            prefixes.put("id", Iris.DEFAULT_BASE);
            return prefixes;
        }

        private PrefixMapping with(PrefixMapping own) {
            PrefixMapping all = PrefixMapping.Factory.create();
            new TreeMap<>(prefixes).forEach(all::setNsPrefix);
            return all.setNsPrefixes(own);
        }
    }

    /**
     * Executes and writes. The stream is flushed and left open; the execution is left open too.
     *
     * @return the number of rows or triples written; 1 for ASK
     * @throws IllegalArgumentException when the form does not suit the query: see {@link QueryOutput#suits}
     * @throws IOException when the stream fails; a failure that the writers of Jena report is an unchecked one
     */
    public static long write(QueryExec execution, QueryOutput output, Layout layout, OutputStream out)
            throws IOException {
        Query query = Objects.requireNonNull(execution.getQuery(), "an execution without a query");
        if (!output.suits(query)) {
            throw new IllegalArgumentException(
                    output.label() + " is for queries that give a graph (CONSTRUCT, DESCRIBE); this one is "
                            + query.queryType() + ": use table, csv, tsv, json or xml");
        }
        PrefixMapping prefixes = layout.with(query.getPrefixMapping());
        long written;
        if (query.isSelectType()) {
            written = rows(execution.select(), output, layout, prefixes, out);
        } else if (query.isAskType()) {
            ask(execution.ask(), output, out);
            written = 1;
        } else {
            Graph graph = query.isDescribeType() ? execution.describe() : execution.construct();
            written = graph(graph, output, layout, prefixes, out);
        }
        out.flush();
        return written;
    }

    private static long rows(RowSet rows, QueryOutput output, Layout layout, PrefixMapping prefixes, OutputStream out)
            throws IOException {
        Count counted = new Count(rows);
        switch (output) {
            case TABLE -> {
                Writer writer = writer(out);
                TextTable.write(rows.getResultVars(), counted, prefixes, layout.width(), writer);
                writer.flush();
            }
            case CSV -> {
                Writer writer = writer(out);
                csv(rows.getResultVars(), counted, layout.formulasGuarded(), writer);
                writer.flush();
            }
            case TSV -> resultWriter(ResultSetLang.RS_TSV).write(out, counted.rowSet(), new Context());
            case JSON -> resultWriter(ResultSetLang.RS_JSON).write(out, counted.rowSet(), new Context());
            case XML -> resultWriter(ResultSetLang.RS_XML).write(out, counted.rowSet(), new Context());
            case TURTLE, NTRIPLES, JSONLD -> throw new IllegalArgumentException(output + " of rows");
        }
        return counted.count;
    }

    private static void ask(boolean answer, QueryOutput output, OutputStream out) throws IOException {
        switch (output) {
            case TABLE -> out.write((answer + "\n").getBytes(StandardCharsets.UTF_8));
            case CSV -> resultWriter(ResultSetLang.RS_CSV).write(out, answer, new Context());
            case TSV -> resultWriter(ResultSetLang.RS_TSV).write(out, answer, new Context());
            case JSON -> resultWriter(ResultSetLang.RS_JSON).write(out, answer, new Context());
            case XML -> resultWriter(ResultSetLang.RS_XML).write(out, answer, new Context());
            case TURTLE, NTRIPLES, JSONLD -> throw new IllegalArgumentException(output + " of an answer");
        }
    }

    private static long graph(Graph graph, QueryOutput output, Layout layout, PrefixMapping prefixes, OutputStream out)
            throws IOException {
        List<Triple> triples = sorted(graph);
        switch (output) {
            case TABLE, TURTLE -> stream(triples, RDFFormat.TURTLE_BLOCKS, prefixes, out);
            case NTRIPLES -> stream(triples, RDFFormat.NTRIPLES_UTF8, prefixes, out);
            case CSV, TSV -> {
                Iterator<Binding> bindings = Iter.map(
                        triples.iterator(),
                        t -> BindingFactory.binding(
                                TRIPLE.get(0),
                                t.getSubject(),
                                TRIPLE.get(1),
                                t.getPredicate(),
                                TRIPLE.get(2),
                                t.getObject()));
                rows(RowSetStream.create(TRIPLE, bindings), output, layout, prefixes, out);
            }
            case JSON, JSONLD -> write(triples, Lang.JSONLD, prefixes, out);
            case XML -> write(triples, Lang.RDFXML, prefixes, out);
        }
        return triples.size();
    }

    /** The order of a graph in memory is that of its hashes; an answer has one order. */
    private static List<Triple> sorted(Graph graph) {
        TreeMap<String, Triple> sorted = new TreeMap<>();
        graph.find().forEachRemaining(triple -> sorted.put(NodeFmtLib.str(triple), triple));
        return List.copyOf(sorted.values());
    }

    private static void stream(List<Triple> triples, RDFFormat format, PrefixMapping prefixes, OutputStream out) {
        StreamRDF stream = StreamRDFWriter.getWriterStream(out, format);
        stream.start();
        if (!format.equals(RDFFormat.NTRIPLES_UTF8)) {
            new TreeMap<>(prefixes.getNsPrefixMap()).forEach(stream::prefix);
        }
        triples.forEach(stream::triple);
        stream.finish();
    }

    private static void write(List<Triple> triples, Lang lang, PrefixMapping prefixes, OutputStream out) {
        Graph ordered = GraphFactory.createDefaultGraph();
        new TreeMap<>(prefixes.getNsPrefixMap()).forEach(ordered.getPrefixMapping()::setNsPrefix);
        triples.forEach(ordered::add);
        RDFWriter.source(ordered).lang(lang).output(out);
    }

    private static void csv(List<Var> variables, Iterator<Binding> rows, boolean guarded, Writer out)
            throws IOException {
        String separator = "";
        for (Var variable : variables) {
            out.write(separator);
            out.write(quotedIfNeeded(variable.getVarName()));
            separator = ",";
        }
        out.write("\r\n");
        while (rows.hasNext()) {
            Binding row = rows.next();
            separator = "";
            for (Var variable : variables) {
                out.write(separator);
                Node value = row.get(variable);
                if (value != null) {
                    out.write(quotedIfNeeded(cell(value, guarded)));
                }
                separator = ",";
            }
            out.write("\r\n");
        }
    }

    private static String cell(Node value, boolean guarded) {
        String text = TextTable.text(value);
        boolean formula =
                guarded && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 && !TextTable.isNumber(value);
        return formula ? "'" + text : text;
    }

    private static String quotedIfNeeded(String cell) {
        boolean needed = cell.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return needed ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private static Writer writer(OutputStream out) {
        return new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    }

    private static RowSetWriter resultWriter(Lang lang) {
        return Objects.requireNonNull(RowSetWriterRegistry.getFactory(lang), lang::getName)
                .create(lang);
    }

    /** Rows, counted as they pass. */
    private static final class Count implements Iterator<Binding> {

        private final RowSet rows;
        private long count;

        Count(RowSet rows) {
            this.rows = rows;
        }

        RowSet rowSet() {
            return RowSetStream.create(rows.getResultVars(), this);
        }

        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Binding next() {
            count++;
            return rows.next();
        }
    }
}
