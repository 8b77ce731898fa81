package org.papergraph.web;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.fuseki.Fuseki;
import org.apache.jena.fuseki.FusekiException;
import org.apache.jena.fuseki.main.FusekiServer;
import org.apache.jena.fuseki.main.sys.FusekiModules;
import org.apache.jena.fuseki.server.DataService;
import org.apache.jena.fuseki.server.Endpoint;
import org.apache.jena.fuseki.server.Operation;
import org.apache.jena.fuseki.server.OperationRegistry;
import org.apache.jena.query.ARQ;
import org.apache.jena.query.text.DatasetGraphText;
import org.apache.jena.query.text.TextQuery;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.util.Context;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.papergraph.rdf.Vocabulary;

/**
 * A web server for one graph: SPARQL queries, Graph Store reading, pages, all of it read-only. It is an embedded Fuseki with
 * the operations it needs and no others, hardened so that it can be shown to strangers.
 *
 * <p>The dataset stays the caller's: closing the server does not close it.
 */
public final class GraphServer implements AutoCloseable {

    private static final String ONTOLOGY = "/org/papergraph/ontology/papergraph.ttl";

    private final FusekiServer fuseki;
    private final QueryWorkers workers;
    private final URI uri;

    private GraphServer(FusekiServer fuseki, QueryWorkers workers, URI uri) {
        this.fuseki = fuseki;
        this.workers = workers;
        this.uri = uri;
    }

    /**
     * Starts a server. It answers when this method returns.
     *
     * @param dataset what is served; transactional, with a text index or without
     * @param summary what the home page says of it
     * @param examples queries that the pages offer, in this order
     * @param voidTurtle the VoID description of the dataset, in Turtle
     * @throws BindException when the port is taken or the host is not one of this machine, with a message for the user
     * @throws IOException when the server cannot start for another reason
     * @throws IllegalArgumentException when the VoID description is not Turtle
     */
    public static GraphServer start(
            Settings settings,
            DatasetGraph dataset,
            GraphSummary summary,
            List<ExampleQuery> examples,
            String voidTurtle)
            throws IOException {
        Pages pages = new Pages(summary.title());
        Problems problems = new Problems(pages);
        Terms terms = new Terms(settings.base());
        QueryWorkers workers = new QueryWorkers(
                settings.maxConcurrentQueries(), settings.times().hard());
        boolean started = false;
        try {
            Reply.Handler description = new ServiceDescription(searchesText(dataset));
            Reply.Handler query =
                    new QueryEndpoint(settings, dataset, workers, problems, new RowsPage(pages, terms), description);
            FusekiServer.Builder builder = FusekiServer.create(OperationRegistry.createEmpty(), context())
                    .port(settings.port())
                    .numServerThreads(4, 64)
                    .fusekiModules(FusekiModules.create(List.of()))
                    .addFilter("/*", new Front(problems))
                    .add("/sparql", service(dataset, Operation.Query, query, problems))
                    .add(
                            "/data",
                            service(dataset, Operation.GSP_R, new GraphEndpoint(settings, dataset, problems), problems))
                    // "" is the path / alone; "/" would be every path that nothing else takes.
                    .addServlet("", Mount.servlet(new HomePage(pages, summary, examples), problems))
                    .addServlet(
                            "/query",
                            Mount.servlet(new EditorPage(pages, settings.base(), examples, problems), problems))
                    .addServlet(
                            "/id/*", Mount.servlet(new ThingPage(settings, dataset, pages, terms, problems), problems))
                    .addServlet("/assets/*", Mount.servlet(new Assets(problems), problems))
                    .addServlet(
                            "/.well-known/void",
                            Mount.servlet(
                                    new Document("the VoID description", voidTurtle, settings.base(), problems),
                                    problems));
            ontology()
                    .ifPresent(turtle -> builder.addServlet(
                            "/ontology",
                            Mount.servlet(
                                    new Document("the ontology", turtle, Vocabulary.ONTOLOGY, problems), problems)));
            FusekiServer fuseki = builder.build();
            configure(fuseki, settings, new FrontErrors(problems));
            start(fuseki, settings);
            started = true;
            return new GraphServer(fuseki, workers, URI.create(address(settings.host(), fuseki.getHttpPort())));
        } finally {
            if (!started) {
                workers.close();
            }
        }
    }

    /** The address of the home page, such as {@code http://127.0.0.1:3030/}. */
    public URI uri() {
        return uri;
    }

    /** Waits until the server stops. */
    public void join() {
        fuseki.join();
    }

    /** Stops the server, and the queries that still run. */
    public void stop() {
        workers.close();
        fuseki.stop();
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** Queries that run now, those included whose client was given up on. */
    int runningQueries() {
        return workers.running();
    }

    private static void start(FusekiServer fuseki, Settings settings) throws IOException {
        try {
            fuseki.start();
        } catch (FusekiException e) {
            fuseki.stop();
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof BindException) {
                    BindException clear = new BindException("cannot listen on " + settings.host() + ", port "
                            + settings.port() + ": " + cause.getMessage() + ". Is another server running there?");
                    clear.initCause(e);
                    throw clear;
                }
            }
            throw new IOException("the server cannot start: " + e.getMessage(), e);
        }
    }

    private static void configure(FusekiServer fuseki, Settings settings, FrontErrors errors) {
        fuseki.getJettyServer().setErrorHandler(errors);
        for (Connector connector : fuseki.getJettyServer().getConnectors()) {
            if (connector instanceof ServerConnector server) {
                server.setHost(settings.host());
                HttpConfiguration http =
                        server.getConnectionFactory(HttpConnectionFactory.class).getHttpConfiguration();
                http.setSendServerVersion(false);
                http.setSendXPoweredBy(false);
                // A slash inside a part of an IRI is written %2F. No path here is ever a path of a file.
                http.setUriCompliance(
                        UriCompliance.DEFAULT.with("papergraph", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
            }
        }
        if (fuseki.getJettyServer().getHandler() instanceof ServletContextHandler handler) {
            handler.setErrorHandler(errors);
            handler.setMaxFormContentSize(QueryEndpoint.longestBody(settings));
            handler.setMaxFormKeys(100);
            handler.getServletHandler().setDecodeAmbiguousURIs(true);
        }
    }

    private static DataService service(
            DatasetGraph dataset, Operation operation, Reply.Handler handler, Problems problems) {
        Endpoint endpoint = Endpoint.create()
                .operation(operation)
                .processor(Mount.operation(handler, problems))
                .build();
        return DataService.newBuilder(dataset).addEndpoint(endpoint).build();
    }

    /** A context of this server's own: what is switched off here stays as it is in the rest of the machine's process. */
    private static Context context() {
        Context context = Fuseki.getContext().copy();
        context.set(ARQ.httpServiceAllowed, false);
        JsonLdOptions jsonLd = new JsonLdOptions();
        jsonLd.setDocumentLoader((url, options) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_DOCUMENT_FAILED, "remote contexts are not loaded");
        });
        context.set(LangJSONLD11.JSONLD_OPTIONS, jsonLd);
        return context;
    }

    private static boolean searchesText(DatasetGraph dataset) {
        return dataset instanceof DatasetGraphText || dataset.getContext().isDefined(TextQuery.textIndex);
    }

    private static Optional<String> ontology() {
        try (InputStream in = GraphServer.class.getResourceAsStream(ONTOLOGY)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String address(String host, int port) {
        String named = Set.of("0.0.0.0", "::", "[::]").contains(host) ? "localhost" : host;
        String quoted = named.contains(":") && !named.startsWith("[") ? "[" + named + "]" : named;
        return "http://" + quoted + ":" + port + "/";
    }
}
