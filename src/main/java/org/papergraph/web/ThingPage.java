package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.papergraph.rdf.Iris;
import org.papergraph.rdf.Vocabulary;

/**
 * What the graph says about one thing: {@code /id/x} shows {@code base + x}, as RDF or as a page with links. At most
 * {@value #MOST} statements about it are shown, and on the page at most {@value #MOST_POINTING} that point to it.
 */
final class ThingPage implements Reply.Handler {

    static final int MOST = 1_000;
    static final int MOST_POINTING = 50;

    private static final List<Node> NAMING = List.of(
            Vocabulary.LABEL,
            Vocabulary.PREF_LABEL,
            Vocabulary.NAME,
            Vocabulary.TITLE,
            Vocabulary.NAME_AS_WRITTEN,
            Vocabulary.EXACT,
            Vocabulary.AS_WRITTEN);

    private final Settings settings;
    private final DatasetGraph dataset;
    private final Pages pages;
    private final Terms terms;
    private final Problems problems;

    ThingPage(Settings settings, DatasetGraph dataset, Pages pages, Terms terms, Problems problems) {
        this.settings = settings;
        this.dataset = dataset;
        this.pages = pages;
        this.terms = terms;
        this.problems = problems;
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        Optional<String> wish = Optional.ofNullable(request.getParameter("format"));
        Optional<Format> labelled = wish.flatMap(w -> Format.labelled(w, Format.OF_THINGS));
        if (wish.isPresent() && labelled.isEmpty()) {
            return problems.reply(request, 400, "The format has to be one of " + Format.labels(Format.OF_THINGS) + ".");
        }
        Format format = labelled.orElseGet(() -> Format.accepted(request, Format.OF_THINGS));
        dataset.begin(ReadWrite.READ);
        try {
            Graph graph = dataset.getDefaultGraph();
            for (String iri : meant(request)) {
                Node node = NodeFactory.createURI(iri);
                List<Triple> statements = some(graph, node, Node.ANY, MOST);
                if (!statements.isEmpty()) {
                    return format == Format.HTML ? page(graph, node, statements) : rdf(statements, format);
                }
            }
        } finally {
            dataset.end();
        }
        return problems.reply(request, 404, "The graph says nothing about this.");
    }

    /** The path as it is, or with its percent signs decoded: an IRI in the graph may be written either way. */
    private Set<String> meant(HttpServletRequest request) {
        String path = request.getRequestURI().substring("/id/".length());
        Set<String> iris = new LinkedHashSet<>();
        iris.add(settings.base() + path);
        try {
            iris.add(settings.base() + URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            // A percent sign that is not followed by two digits: then only the path as it is can be meant.
        }
        iris.removeIf(iri -> !Iris.isSafe(iri));
        return iris;
    }

    /** At most so many statements. The library's own limiting iterator fails on some graphs (Jena 5.6.0). */
    private static List<Triple> some(Graph graph, Node subject, Node object, int most) {
        List<Triple> found = new ArrayList<>();
        ExtendedIterator<Triple> triples = graph.find(subject, Node.ANY, object);
        try {
            while (found.size() < most && triples.hasNext()) {
                found.add(triples.next());
            }
        } finally {
            triples.close();
        }
        return found;
    }

    private static Reply rdf(List<Triple> statements, Format format) {
        Graph graph = GraphFactory.createDefaultGraph();
        Vocabularies.putInto(graph);
        statements.forEach(graph::add);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph).format(format.layout()).output(out);
        return Reply.of(200, format.contentType(), out.toByteArray());
    }

    private Reply page(Graph graph, Node node, List<Triple> statements) {
        List<Triple> pointing = some(graph, Node.ANY, node, MOST_POINTING + 1);
        List<Triple> shownPointing = pointing.size() > MOST_POINTING ? pointing.subList(0, MOST_POINTING) : pointing;
        String name = name(graph, node);
        String path = terms.link(node.getURI());
        return Reply.of(
                200,
                Reply.HTML,
                pages.page(
                        "thing.html",
                        name.isEmpty() ? node.getURI() : name,
                        Map.of(
                                "name",
                                name.isEmpty() ? node.getURI() : name,
                                "iri",
                                node.getURI(),
                                "path",
                                path.isEmpty() ? "?" : path,
                                "cut",
                                statements.size() == MOST,
                                "most",
                                MOST,
                                "statements",
                                groups(graph, statements, false),
                                "pointing",
                                groups(graph, shownPointing, true),
                                "morePointing",
                                pointing.size() > MOST_POINTING)));
    }

    private List<Map<String, ?>> groups(Graph graph, List<Triple> statements, boolean pointing) {
        Map<String, List<Node>> byPredicate =
                new TreeMap<>(Comparator.comparing((String p) -> !p.equals(Vocabulary.TYPE.getURI()))
                        .thenComparing(terms::shortForm));
        for (Triple statement : statements) {
            byPredicate
                    .computeIfAbsent(statement.getPredicate().getURI(), p -> new ArrayList<>())
                    .add(pointing ? statement.getSubject() : statement.getObject());
        }
        List<Map<String, ?>> groups = new ArrayList<>();
        byPredicate.forEach((predicate, nodes) -> groups.add(Map.of(
                "predicate", terms.shortForm(predicate),
                "predicateLink", terms.link(predicate),
                "values",
                        nodes.stream()
                                .sorted(NodeCmp::compareRDFTerms)
                                .map(n -> terms.shown(n, iri -> name(graph, iri)))
                                .toList())));
        return groups;
    }

    /** What the graph calls an entity of its own; empty for other things. */
    private String name(Graph graph, Node node) {
        if (!node.isURI() || !node.getURI().startsWith(settings.base())) {
            return "";
        }
        for (Node naming : NAMING) {
            Optional<String> name = graph.find(node, naming, Node.ANY).toList().stream()
                    .map(Triple::getObject)
                    .filter(Node::isLiteral)
                    .map(Node::getLiteralLexicalForm)
                    .min(Comparator.naturalOrder());
            if (name.isPresent()) {
                return name.get().length() > 300 ? name.get().substring(0, 300) + "…" : name.get();
            }
        }
        return "";
    }
}
