package org.papergraph.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.papergraph.rdf.Vocabulary;

/** Simple questions to a graph, with answers in an order of their own. Use it within a read transaction. */
final class GraphLookup {

    private final Graph graph;

    GraphLookup(Graph graph) {
        this.graph = Objects.requireNonNull(graph, "graph");
    }

    /** The objects of a subject's property, sorted. */
    List<Node> objects(Node subject, Node property) {
        return collect(graph.find(subject, property, Node.ANY), Triple::getObject);
    }

    /** The subjects with a value, sorted. */
    List<Node> subjects(Node property, Node object) {
        return collect(graph.find(Node.ANY, property, object), Triple::getSubject);
    }

    /** All statements about a subject, sorted by property and value. */
    List<Triple> about(Node subject) {
        List<Triple> triples = new ArrayList<>();
        graph.find(subject, Node.ANY, Node.ANY).forEachRemaining(triples::add);
        triples.sort(Comparator.comparing(Triple::getPredicate, NodeCmp::compareRDFTerms)
                .thenComparing(Triple::getObject, NodeCmp::compareRDFTerms));
        return triples;
    }

    /** Every subject with each of its values of a property, in no order. */
    void forEach(Node property, BiConsumer<Node, Node> consumer) {
        ExtendedIterator<Triple> triples = graph.find(Node.ANY, property, Node.ANY);
        try {
            triples.forEachRemaining(t -> consumer.accept(t.getSubject(), t.getObject()));
        } finally {
            triples.close();
        }
    }

    /** Whether the graph says anything about a subject. */
    boolean isDescribed(Node subject) {
        return graph.contains(subject, Node.ANY, Node.ANY);
    }

    boolean is(Node subject, Node type) {
        return graph.contains(subject, Vocabulary.TYPE, type);
    }

    boolean has(Node subject, Node property, Node object) {
        return graph.contains(subject, property, object);
    }

    /** The lexical form of a subject's least value of a property, {@code ""} when it has none. */
    String text(Node subject, Node property) {
        return objects(subject, property).stream()
                .findFirst()
                .map(GraphLookup::lexical)
                .orElse("");
    }

    /** A literal's text, an IRI as it is. */
    static String lexical(Node node) {
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.toString();
    }

    /** What to call a thing: its name, title or label, else its IRI. */
    String name(Node subject) {
        for (Node property : List.of(Vocabulary.NAME, Vocabulary.LABEL, Vocabulary.PREF_LABEL)) {
            String text = text(subject, property);
            if (!text.isEmpty()) {
                return text;
            }
        }
        return lexical(subject);
    }

    private static List<Node> collect(Iterator<Triple> triples, Function<Triple, Node> part) {
        Set<Node> nodes = new LinkedHashSet<>();
        triples.forEachRemaining(t -> nodes.add(part.apply(t)));
        return nodes.stream().sorted(NodeCmp::compareRDFTerms).toList();
    }
}
