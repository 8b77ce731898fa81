package org.papergraph.rdf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.shacl.ShaclValidator;
import org.apache.jena.shacl.validation.ReportEntry;
import org.apache.jena.shacl.vocabulary.SHACL;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Prologue;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.path.PathWriter;
import org.jspecify.annotations.Nullable;

/**
 * Constraints that a graph has to meet, written in SHACL.
 *
 * @see <a href="https://www.w3.org/TR/shacl/">Shapes Constraint Language</a>
 */
public final class Shapes {

    private static final String BUNDLED = "/org/papergraph/ontology/shapes.ttl";

    private final org.apache.jena.shacl.Shapes shapes;
    private final PrefixMapping prefixes;

    private Shapes(Graph graph) {
        this.shapes = org.apache.jena.shacl.Shapes.parse(graph);
        this.prefixes = graph.getPrefixMapping();
    }

    /** How bad it is that a constraint is not met. */
    public enum Severity {
        /** The graph is wrong. */
        VIOLATION,
        /** The graph says what its sources say, and they look wrong. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    /**
     * One place where a graph does not meet a constraint.
     *
     * @param severity how bad it is
     * @param focusNode the IRI of the thing concerned
     * @param path the property path concerned, shortened by prefixes; {@code ""} when the thing itself is concerned
     * @param message the rule that is not met, in words
     * @param value the value concerned: an IRI, or the text of a literal; {@code ""} when a value is missing
     */
    public record Violation(Severity severity, String focusNode, String path, String message, String value)
            implements Comparable<Violation> {

        private static final Comparator<Violation> ORDER = Comparator.comparing(Violation::severity)
                .thenComparing(Violation::focusNode)
                .thenComparing(Violation::path)
                .thenComparing(Violation::message)
                .thenComparing(Violation::value);

        public Violation {
            Objects.requireNonNull(severity, "severity");
            Objects.requireNonNull(focusNode, "focusNode");
            Objects.requireNonNull(path, "path");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(value, "value");
        }

        @Override
        public int compareTo(Violation other) {
            return ORDER.compare(this, other);
        }
    }

    /** The shapes that come with papergraph. */
    public static Shapes bundled() {
        try (InputStream in = Objects.requireNonNull(Shapes.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads shapes in Turtle.
     *
     * @throws org.apache.jena.riot.RiotException when they are not Turtle
     * @throws org.apache.jena.shacl.parser.ShaclParseException when they are not SHACL
     */
    public static Shapes read(InputStream turtle) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.source(turtle).lang(Lang.TURTLE).parse(graph);
        return new Shapes(graph);
    }

    /**
     * All places where the graph does not meet the shapes, the worst first, sorted and without repetition; empty when it
     * meets them. The caller holds the transaction of a graph that needs one.
     */
    public List<Violation> violations(Graph graph) {
        return ShaclValidator.get().validate(shapes, graph).getEntries().stream()
                .map(this::violation)
                .sorted()
                .distinct()
                .toList();
    }

    private Violation violation(ReportEntry entry) {
        String path = entry.resultPath() == null ? "" : PathWriter.asString(entry.resultPath(), prologue());
        return new Violation(
                severity(entry.severity().level()),
                text(entry.focusNode()),
                path,
                Objects.requireNonNullElse(entry.message(), ""),
                text(entry.value()));
    }

    private Prologue prologue() {
        return new Prologue(prefixes);
    }

    private static Severity severity(Node level) {
        if (level.equals(SHACL.Violation)) {
            return Severity.VIOLATION;
        }
        return level.equals(SHACL.Warning) ? Severity.WARNING : Severity.INFO;
    }

    private static String text(@Nullable Node node) {
        if (node == null) {
            return "";
        }
        return node.isLiteral() ? node.getLiteralLexicalForm() : node.isURI() ? node.getURI() : node.toString();
    }
}
