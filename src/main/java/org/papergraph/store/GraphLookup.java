package org.papergraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.util.NodeCmp;
import org.papergraph.rdf.Iris;
import org.papergraph.rdf.Vocabulary;

/**
 * Simple questions to a graph: values of a property, and what a person may mean by a name. Use it within a read
 * transaction.
 */
final class GraphLookup {

    /** Where the names of things stand, the most telling first. */
    private static final List<Node> NAMES = List.of(
            Vocabulary.NAME,
            Vocabulary.TITLE,
            Vocabulary.PREF_LABEL,
            Vocabulary.LABEL,
            Vocabulary.ARXIV_ID,
            Vocabulary.DOI,
            Vocabulary.ORCID,
            Vocabulary.ALT_LABEL);

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

    /**
     * The things a person may mean: an IRI, an exact name, title, label or identifier, a name as written in an author
     * list; else the same without regard to case.
     */
    Set<Node> named(String words) {
        String text = words.strip();
        if (text.startsWith("<") && text.endsWith(">")) {
            text = text.substring(1, text.length() - 1);
        }
        if (Iris.isSafe(text) && graph.contains(NodeFactory.createURI(text), Node.ANY, Node.ANY)) {
            return Set.of(NodeFactory.createURI(text));
        }
        Set<Node> found = new LinkedHashSet<>();
        Node literal = NodeFactory.createLiteralString(text);
        for (Node property : NAMES) {
            found.addAll(subjects(property, literal));
        }
        for (Node authorship : subjects(Vocabulary.NAME_AS_WRITTEN, literal)) {
            found.addAll(objects(authorship, Vocabulary.HAS_AUTHOR));
        }
        if (found.isEmpty()) {
            String folded = text.toLowerCase(Locale.ROOT);
            for (Node property : NAMES) {
                Iterator<Triple> all = graph.find(Node.ANY, property, Node.ANY);
                List<Node> same = new ArrayList<>();
                all.forEachRemaining(t -> {
                    if (lexical(t.getObject()).toLowerCase(Locale.ROOT).equals(folded)) {
                        same.add(t.getSubject());
                    }
                });
                found.addAll(sorted(same));
            }
        }
        return found;
    }

    private static List<Node> collect(Iterator<Triple> triples, java.util.function.Function<Triple, Node> part) {
        Set<Node> nodes = new LinkedHashSet<>();
        triples.forEachRemaining(t -> nodes.add(part.apply(t)));
        return sorted(nodes);
    }

    private static List<Node> sorted(Collection<Node> nodes) {
        return nodes.stream().sorted(NodeCmp::compareRDFTerms).toList();
    }
}
