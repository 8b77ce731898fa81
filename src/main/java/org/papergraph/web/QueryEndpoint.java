package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryCancelledException;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.query.Syntax;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.core.DatasetDescription;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.DynamicDatasets;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.apache.jena.sparql.exec.RowSetStream;
import org.apache.jena.sparql.resultset.ResultsWriter;
import org.apache.jena.sparql.util.Symbol;
import org.papergraph.rdf.Iris;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The SPARQL endpoint: the query half of the
 * <a href="https://www.w3.org/TR/sparql11-protocol/">SPARQL 1.1 Protocol</a>, safe to show to strangers. A result is
 * complete before its first byte is sent.
 */
final class QueryEndpoint implements Reply.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(QueryEndpoint.class);

    private static final int ROWS_ON_A_PAGE = 1_000;
    private static final int ROWS_IN_MEMORY = 100_000;
    private static final List<String> NOT_OFFERED =
            List.of("callback", "stylesheet", "force-accept", "query-ref", "update", "using-graph-uri");

    private final Settings settings;
    private final DatasetGraph dataset;
    private final QueryWorkers workers;
    private final Problems problems;
    private final RowsPage page;
    private final Reply.Handler description;
    private final Map<Symbol, Object> context = new LinkedHashMap<>();

    QueryEndpoint(
            Settings settings,
            DatasetGraph dataset,
            QueryWorkers workers,
            Problems problems,
            RowsPage page,
            Reply.Handler description) {
        this.settings = settings;
        this.dataset = dataset;
        this.workers = workers;
        this.problems = problems;
        this.page = page;
        this.description = description;
        QueryEngineRegistry engines = new QueryEngineRegistry();
        engines.add(new GuardedEngine());
        context.put(ARQ.httpServiceAllowed, false);
        context.put(ARQ.spillToDiskThreshold, (long) ROWS_IN_MEMORY);
        context.put(ARQConstants.registryFunctions, AllowedFunctions.functions());
        context.put(ARQConstants.registryPropertyFunctions, AllowedFunctions.properties());
        context.put(ARQConstants.registryQueryEngines, engines);
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        boolean post = request.getMethod().equals("POST");
        if (!post && request.getQueryString() == null) {
            return description.reply(request);
        }
        String type = mediaType(request);
        if (post && !type.equals("application/x-www-form-urlencoded") && !type.equals("application/sparql-query")) {
            return problems.reply(
                    request,
                    415,
                    "Send a query as application/sparql-query, or in the field 'query' of a form. Updates are not taken.");
        }
        if (request.getContentLengthLong() > longestBody(settings)) {
            return tooLong(request);
        }
        for (String name : NOT_OFFERED) {
            if (request.getParameter(name) != null) {
                return problems.reply(request, 400, "The parameter '" + name + "' is not offered here.");
            }
        }
        try {
            Optional<String> query = post && type.equals("application/sparql-query")
                    ? Optional.of(body(request))
                    : single(request, "query");
            if (query.isEmpty() || query.get().isBlank()) {
                return problems.reply(request, 400, "There is no query: send one in the parameter 'query'.");
            }
            if (query.get().length() > settings.sizes().queryLength()) {
                return tooLong(request);
            }
            return run(request, query.get());
        } catch (BodyTooLong e) {
            return tooLong(request);
        } catch (CharacterCodingException e) {
            return problems.reply(request, 400, "The query is not UTF-8.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException e) {
            return problems.reply(request, 400, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return problems.reply(request, 503, "The server is stopping.");
        }
    }

    /** Bytes of a form that holds the longest query: a character takes up to four bytes, each of them three characters. */
    static int longestBody(Settings settings) {
        return 12 * settings.sizes().queryLength() + 10_000;
    }

    private Reply tooLong(HttpServletRequest request) {
        return problems.reply(
                request, 413, "A query may have at most " + settings.sizes().queryLength() + " characters here.");
    }

    private Reply run(HttpServletRequest request, String text) throws InterruptedException {
        Duration timeout = timeout(request);
        Optional<String> format = format(request);
        DatasetDescription wanted =
                DatasetDescription.create(values(request, "default-graph-uri"), values(request, "named-graph-uri"));
        String accept = Optional.ofNullable(request.getHeader("Accept")).orElse("*/*");
        QueryWorkers.Outcome outcome =
                workers.run(stop -> answer(request, accept, text, timeout, format, wanted, stop));
        if (outcome instanceof QueryWorkers.Outcome.Done done) {
            return done.reply();
        }
        if (outcome instanceof QueryWorkers.Outcome.Busy) {
            return problems.reply(
                            request,
                            503,
                            "This server is running as many queries as it can. Try again in a few seconds.")
                    .with("Retry-After", "5");
        }
        return tookTooLong(accept, settings.times().hard());
    }

    private Reply answer(
            HttpServletRequest request,
            String accept,
            String text,
            Duration timeout,
            Optional<String> format,
            DatasetDescription wanted,
            QueryWorkers.Stop stop) {
        try {
            Query query = QueryFactory.create(text, settings.base(), Syntax.syntaxSPARQL_11);
            Optional<String> objection = QueryGuard.objection(query);
            if (objection.isPresent()) {
                return problems.reply(accept, 400, objection.get());
            }
            List<Format> offered = query.isSelectType() || query.isAskType() ? Format.OF_ROWS : Format.OF_STATEMENTS;
            Optional<Format> named = format.flatMap(f -> Format.labelled(f, offered));
            if (format.isPresent() && named.isEmpty()) {
                return problems.reply(
                        accept, 400, "The format has to be one of " + Format.labels(offered) + " for this query.");
            }
            Format chosen = named.orElseGet(() -> Format.accepted(request, offered));
            return inTransaction(accept, query, wanted, chosen, timeout, stop);
        } catch (QueryParseException e) {
            return problems.reply(accept, 400, firstLines(e));
        } catch (LimitExceeded e) {
            return problems.reply(accept, 422, String.valueOf(e.getMessage()));
        } catch (QueryCancelledException e) {
            return tookTooLong(accept, timeout);
        } catch (QueryException e) {
            return problems.reply(accept, 400, firstLines(e));
        } catch (StackOverflowError e) {
            return problems.reply(accept, 400, "The query, or an expression in it, is nested too deeply.");
        } catch (OutOfMemoryError e) {
            return problems.reply(accept, 503, "The query needs more memory than this server has. Ask for less.");
        } catch (IOException | RuntimeException e) {
            // The message may quote the query, which is not for the log.
            LOG.warn("a query failed: {}", e.getClass().getName());
            return problems.reply(accept, 500, "The query could not be answered.");
        }
    }

    private Reply inTransaction(
            String accept,
            Query query,
            DatasetDescription wanted,
            Format format,
            Duration timeout,
            QueryWorkers.Stop stop)
            throws IOException {
        dataset.begin(ReadWrite.READ);
        try {
            DatasetGraph active = dataset;
            DatasetDescription graphs = wanted.isEmpty() ? DatasetDescription.create(query) : wanted;
            if (graphs != null && !graphs.isEmpty()) {
                Optional<String> unknown = unknownGraph(graphs);
                if (unknown.isPresent()) {
                    return problems.reply(accept, 400, unknown.get());
                }
                active = DynamicDatasets.dynamicDataset(graphs, dataset, false);
                query.getGraphURIs().clear();
                query.getNamedGraphURIs().clear();
            }
            var builder = QueryExec.newBuilder()
                    .dataset(active)
                    .query(query)
                    .overallTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
            context.forEach(builder::set);
            try (QueryExec execution = builder.build()) {
                stop.by(execution::abort);
                return result(query, execution, format);
            }
        } finally {
            dataset.end();
        }
    }

    /** Graphs are never loaded from where their name points to, so each has to be here. */
    private Optional<String> unknownGraph(DatasetDescription graphs) {
        List<String> names = new ArrayList<>(graphs.getDefaultGraphURIs());
        names.addAll(graphs.getNamedGraphURIs());
        for (String name : names) {
            if (!Iris.isSafe(name)) {
                return Optional.of("A name of a graph is not an absolute IRI.");
            }
            Node node = NodeFactory.createURI(name);
            if (!dataset.containsGraph(node)) {
                return Optional.of(
                        "There is no graph <" + name + "> in this dataset, and graphs are not loaded from elsewhere.");
            }
        }
        return Optional.empty();
    }

    private Reply result(Query query, QueryExec execution, Format format) throws IOException {
        if (query.isSelectType()) {
            RowSet rows = execution.select();
            return format == Format.HTML ? page.reply(rows, ROWS_ON_A_PAGE) : rows(rows, format);
        }
        if (query.isAskType()) {
            boolean answer = execution.ask();
            return format == Format.HTML ? page.reply(answer) : answer(answer, format);
        }
        Graph graph = new CappedGraph(settings.sizes().statements());
        return statements(query.isDescribeType() ? execution.describe(graph) : execution.construct(graph), format);
    }

    private Reply rows(RowSet rows, Format format) throws IOException {
        List<Var> variables = rows.getResultVars();
        RowSet counted = RowSetStream.create(
                variables, new CappedRows(rows, settings.sizes().rows()));
        return spooled(format, out -> writer(format).write(out, counted));
    }

    private Reply answer(boolean answer, Format format) throws IOException {
        return spooled(format, out -> writer(format).write(out, answer));
    }

    private Reply statements(Graph graph, Format format) throws IOException {
        return spooled(
                format, out -> RDFWriter.source(graph).format(format.layout()).output(out));
    }

    private static ResultsWriter writer(Format format) {
        return ResultsWriter.create()
                .lang(
                        switch (format) {
                            case XML -> ResultSetLang.RS_XML;
                            case CSV -> ResultSetLang.RS_CSV;
                            case TSV -> ResultSetLang.RS_TSV;
                            default -> ResultSetLang.RS_JSON;
                        })
                .build();
    }

    private interface Writing {
        void to(OutputStream out) throws IOException;
    }

    private Reply spooled(Format format, Writing writing) throws IOException {
        Spool spool = new Spool(settings.sizes().resultBytes());
        boolean complete = false;
        try {
            writing.to(spool);
            complete = true;
        } finally {
            if (!complete) {
                spool.close();
            }
        }
        return new Reply(200, format.contentType(), Map.of(), spool);
    }

    private Reply tookTooLong(String accept, Duration limit) {
        return problems.reply(
                accept,
                503,
                String.format(
                        Locale.ROOT,
                        "The query was stopped after %s s. Ask for less, for example with LIMIT.",
                        BigDecimal.valueOf(limit.toMillis(), 3)
                                .stripTrailingZeros()
                                .toPlainString()));
    }

    private static Optional<String> format(HttpServletRequest request) {
        for (String name : List.of("format", "output", "results")) {
            Optional<String> value = single(request, name).filter(v -> !v.isBlank());
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /** A client may ask for less time than the server allows, never for more. */
    private Duration timeout(HttpServletRequest request) {
        Optional<String> wish = single(request, "timeout");
        if (wish.isEmpty()) {
            return settings.times().query();
        }
        if (!wish.get().matches("[0-9]{1,6}(\\.[0-9]{1,3})?")) {
            throw new IllegalArgumentException("The timeout has to be a number of seconds, such as 2.5.");
        }
        Duration asked =
                Duration.ofMillis(new BigDecimal(wish.get()).movePointRight(3).longValueExact());
        Duration least = Duration.ofMillis(1);
        Duration bounded = asked.compareTo(settings.times().query()) < 0
                ? asked
                : settings.times().query();
        return bounded.compareTo(least) < 0 ? least : bounded;
    }

    private static Optional<String> single(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null || values.length == 0) {
            return Optional.empty();
        }
        if (values.length > 1) {
            throw new IllegalArgumentException("The parameter '" + name + "' is there more than once.");
        }
        return Optional.of(values[0]);
    }

    private static List<String> values(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null
                ? List.of()
                : Arrays.stream(values).filter(v -> !v.isEmpty()).toList();
    }

    private static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return "";
        }
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static final class BodyTooLong extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }

    private String body(HttpServletRequest request) throws IOException {
        int limit = 4 * settings.sizes().queryLength();
        try (InputStream in = request.getInputStream()) {
            byte[] bytes = in.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw new BodyTooLong();
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        }
    }

    /** The parser's message begins with what and where; its list of all words that could stand there is left out. */
    private static String firstLines(QueryException e) {
        String message = e.getMessage() == null ? "The query cannot be run" : e.getMessage();
        int expected = message.indexOf("Was expecting");
        String start = (expected > 0 ? message.substring(0, expected) : message).strip();
        return start.length() > 500 ? start.substring(0, 500) + "…" : start;
    }

    /** The rows as they come, up to a number. */
    private record CappedRows(RowSet rows, long most) implements Iterator<Binding> {
        @Override
        public boolean hasNext() {
            return rows.hasNext();
        }

        @Override
        public Binding next() {
            if (rows.getRowNumber() >= most) {
                throw new LimitExceeded("The result has more than " + most
                        + " rows, which is more than this server sends. Use LIMIT and OFFSET.");
            }
            return rows.next();
        }
    }
}
