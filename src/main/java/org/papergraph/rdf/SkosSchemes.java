package org.papergraph.rdf;

import com.apicatalog.jsonld.JsonLdError;
import com.apicatalog.jsonld.JsonLdErrorCode;
import com.apicatalog.jsonld.JsonLdOptions;
import com.apicatalog.jsonld.uri.UriValidationPolicy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.jena.atlas.AtlasException;
import org.apache.jena.atlas.RuntimeIOException;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.RiotException;
import org.apache.jena.riot.lang.LangJSONLD11;
import org.apache.jena.riot.system.ErrorHandler;
import org.apache.jena.shared.JenaException;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptScheme;

/**
 * Reads concept schemes that are written in SKOS.
 *
 * <p>Of labels and definitions the English ones are taken, and with them those without a language; where there are neither,
 * those of the language that sorts first. {@code skos:narrower} counts as {@code skos:broader} from the other side, and
 * {@code skos:related} counts on both sides. Links to concepts that the file does not describe are left out. A scheme may
 * hold cycles of broader concepts: SKOS allows them.
 *
 * @see <a href="https://www.w3.org/TR/skos-reference/">SKOS Reference</a>
 */
public final class SkosSchemes {

    private static final String BUNDLED = "/org/papergraph/ontology/concepts.ttl";

    /** Where relative IRIs go, so that they can be told from absolute ones: nothing outside this class sees it. */
    private static final String NO_BASE = "relative:///";

    /** What decoders put in the place of bytes that are not of the encoding. */
    private static final char UNREADABLE = '\uFFFD';

    /** A hostile file could have a problem in each of a million concepts; nobody reads so many. */
    private static final int PROBLEMS_SHOWN = 10;

    private SkosSchemes() {}

    /** Says why a file holds no scheme that can be used; its message names the file and the first problems. */
    public static final class InvalidSchemeException extends IOException {

        private static final long serialVersionUID = 1L;

        InvalidSchemeException(String name, Collection<String> problems) {
            super(message(name, problems));
        }

        private static String message(String name, Collection<String> problems) {
            int more = problems.size() - PROBLEMS_SHOWN;
            return name + ": "
                    + String.join("; ", problems.stream().limit(PROBLEMS_SHOWN).toList())
                    + (more > 0 ? "; and " + more + " more" : "");
        }
    }

    /** The scheme of AI safety that comes with papergraph. */
    public static ConceptScheme bundled() {
        try (InputStream in = Objects.requireNonNull(SkosSchemes.class.getResourceAsStream(BUNDLED), BUNDLED)) {
            return read(in, "concepts.ttl");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file by its extension; see {@link #read(InputStream, String)}.
     *
     * @throws InvalidSchemeException when the file holds no scheme that can be used
     * @throws IOException when the file cannot be read
     */
    public static ConceptScheme read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a scheme.
     *
     * @param in its text; stays open
     * @param name a file name or address, for messages; its extension tells the syntax: {@code .ttl} Turtle, {@code .rdf},
     *     {@code .owl} or {@code .xml} RDF/XML, {@code .nt} N-Triples, {@code .jsonld} or {@code .json} JSON-LD. Contexts
     *     of JSON-LD that lie elsewhere are not fetched
     * @throws InvalidSchemeException when the text is not of that syntax, describes no scheme or no concept, or a concept
     *     lacks a preferred label or has an IRI that is relative or not well-formed
     * @throws IOException when the text cannot be read
     */
    public static ConceptScheme read(InputStream in, String name) throws IOException {
        return new Reader(parse(in, name), name).scheme();
    }

    private static Graph parse(InputStream in, String name) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        try {
            RDFParser.source(in)
                    .forceLang(syntax(name))
                    .base(NO_BASE)
                    .set(LangJSONLD11.JSONLD_OPTIONS, jsonLdOptions())
                    .errorHandler(new Strict())
                    .parse(graph);
        } catch (RuntimeIOException e) {
            // Also thrown for bytes that are no UTF-8, without a cause.
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new InvalidSchemeException(name, List.of(oneLine(e.getMessage())));
        } catch (JenaException | AtlasException e) {
            throw new InvalidSchemeException(name, List.of(oneLine(e.getMessage())));
        } catch (StackOverflowError e) {
            // Parsers of nested syntaxes are recursive: a file of a million brackets ends here.
            throw new InvalidSchemeException(name, List.of("nested too deeply"));
        }
        return graph;
    }

    private static Lang syntax(String name) throws InvalidSchemeException {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return switch (extension) {
            case "ttl" -> Lang.TURTLE;
            case "rdf", "owl", "xml" -> Lang.RDFXML;
            case "nt" -> Lang.NTRIPLES;
            case "jsonld", "json" -> Lang.JSONLD11;
            default ->
                throw new InvalidSchemeException(
                        name, List.of("not a name of a SKOS file: it should end in .ttl, .rdf, .nt or .jsonld"));
        };
    }

    private static JsonLdOptions jsonLdOptions() {
        JsonLdOptions options = new JsonLdOptions((address, settings) -> {
            throw new JsonLdError(JsonLdErrorCode.LOADING_REMOTE_CONTEXT_FAILED, "not fetched: " + address);
        });
        // Else a concept with a bad IRI would be left out without a word.
        options.setUriValidation(UriValidationPolicy.None);
        return options;
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "not readable" : text.replaceAll("\\s+", " ").strip();
    }

    /** Stops at the first error and writes no log; a scheme with an odd language tag is still a scheme. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(String message, long line, long column) {
            // What matters of the warnings is checked again by the reader, with clearer words.
        }

        @Override
        public void error(String message, long line, long column) {
            throw new RiotException(line > 0 ? line + ":" + column + ": " + message : message);
        }

        @Override
        public void fatal(String message, long line, long column) {
            error(message, line, column);
        }
    }

    /** The concepts of one parsed file, and what is wrong with them. */
    private static final class Reader {

        private static final Comparator<Node> BY_LANGUAGE_THEN_TEXT =
                Comparator.comparing(Node::getLiteralLanguage).thenComparing(Node::getLiteralLexicalForm);

        private final Graph graph;
        private final String name;
        private final Set<String> problems = new TreeSet<>();

        Reader(Graph graph, String name) {
            this.graph = graph;
            this.name = name;
        }

        ConceptScheme scheme() throws InvalidSchemeException {
            Set<String> iris = new TreeSet<>();
            for (Node node : nodes(subjects(RDF.type.asNode(), SKOS.Concept.asNode()))) {
                iri(node, "a concept").ifPresent(iris::add);
            }
            String scheme = schemeIri(iris);
            Map<String, Set<String>> broader = new TreeMap<>();
            Map<String, Set<String>> related = new TreeMap<>();
            link(SKOS.broader.asNode(), iris, (from, to) -> put(broader, from, to));
            link(SKOS.narrower.asNode(), iris, (from, to) -> put(broader, to, from));
            link(SKOS.related.asNode(), iris, (from, to) -> {
                put(related, from, to);
                put(related, to, from);
            });

            List<Concept> concepts = new ArrayList<>();
            for (String iri : iris) {
                Node node = NodeFactory.createURI(iri);
                List<String> preferred = labels(node, SKOS.prefLabel.asNode());
                if (preferred.isEmpty()) {
                    problems.add("concept <" + iri + "> has no skos:prefLabel");
                    continue;
                }
                String label = preferred.get(0);
                List<String> alternative = labels(node, SKOS.altLabel.asNode());
                if (Stream.concat(Stream.of(label), alternative.stream()).anyMatch(l -> l.indexOf(UNREADABLE) >= 0)) {
                    problems.add("concept <" + iri + "> has a label that is not UTF-8");
                }
                concepts.add(new Concept(
                        iri,
                        label,
                        alternative.stream()
                                .filter(Predicate.not(label::equals))
                                .toList(),
                        labels(node, SKOS.definition.asNode()).stream()
                                .findFirst()
                                .orElse(""),
                        List.copyOf(broader.getOrDefault(iri, Set.of())),
                        List.copyOf(related.getOrDefault(iri, Set.of())),
                        scheme,
                        Concept.Status.ESTABLISHED));
            }
            if (concepts.isEmpty() && problems.isEmpty()) {
                problems.add("no skos:Concept in it");
            }
            if (!problems.isEmpty()) {
                throw new InvalidSchemeException(name, problems);
            }
            return new ConceptScheme(scheme, concepts);
        }

        /** The scheme that the file describes; of several the one that holds most concepts. */
        private String schemeIri(Set<String> concepts) {
            Map<String, Integer> sizes = new TreeMap<>();
            for (Node node : nodes(subjects(RDF.type.asNode(), SKOS.ConceptScheme.asNode()))) {
                iri(node, "a scheme").ifPresent(iri -> sizes.merge(iri, 0, Integer::sum));
            }
            graph.find(Node.ANY, SKOS.inScheme.asNode(), Node.ANY).forEachRemaining(t -> {
                if (t.getSubject().isURI() && concepts.contains(t.getSubject().getURI())) {
                    iri(t.getObject(), "a scheme").ifPresent(iri -> sizes.merge(iri, 1, Integer::sum));
                }
            });
            Optional<String> largest = sizes.entrySet().stream()
                    .max(Map.Entry.<String, Integer>comparingByValue()
                            .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                    .map(Map.Entry::getKey);
            if (largest.isEmpty()) {
                problems.add("no skos:ConceptScheme in it");
            }
            return largest.orElse("");
        }

        private void link(Node property, Set<String> concepts, BiConsumer<String, String> link) {
            graph.find(Node.ANY, property, Node.ANY).forEachRemaining(t -> {
                Optional<String> from = iri(t.getSubject(), "a concept");
                Optional<String> to = iri(t.getObject(), "a concept");
                if (from.isPresent() && to.isPresent() && !from.equals(to)) {
                    if (concepts.contains(from.get()) && concepts.contains(to.get())) {
                        link.accept(from.get(), to.get());
                    }
                }
            });
        }

        private static void put(Map<String, Set<String>> map, String key, String value) {
            map.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
        }

        /** The labels to use of those that a thing has, the preferred one first. */
        private List<String> labels(Node subject, Node property) {
            List<Node> literals = nodes(graph.find(subject, property, Node.ANY).toList().stream()
                            .map(Triple::getObject)
                            .filter(Node::isLiteral)
                            .filter(node -> !clean(node).isEmpty()))
                    .stream()
                    .sorted(BY_LANGUAGE_THEN_TEXT)
                    .toList();
            List<Node> english = literals.stream().filter(Reader::isEnglish).toList();
            List<Node> plain = literals.stream()
                    .filter(node -> node.getLiteralLanguage().isEmpty())
                    .toList();
            if (!english.isEmpty() || !plain.isEmpty()) {
                return Stream.concat(english.stream(), plain.stream())
                        .map(Reader::clean)
                        .distinct()
                        .toList();
            }
            return literals.stream()
                    .filter(node ->
                            node.getLiteralLanguage().equals(literals.get(0).getLiteralLanguage()))
                    .map(Reader::clean)
                    .distinct()
                    .toList();
        }

        private static boolean isEnglish(Node literal) {
            String language = literal.getLiteralLanguage().toLowerCase(Locale.ROOT);
            return language.equals("en") || language.startsWith("en-");
        }

        /** The text on one line, without control characters and halves of surrogate pairs. */
        private static String clean(Node literal) {
            return literal.getLiteralLexicalForm()
                    .replaceAll("[\\p{Cc}\\p{Cs}\\s]+", " ")
                    .strip();
        }

        private Stream<Node> subjects(Node property, Node object) {
            return graph.find(Node.ANY, property, object).toList().stream().map(Triple::getSubject);
        }

        private static List<Node> nodes(Stream<Node> found) {
            return found.distinct().toList();
        }

        private Optional<String> iri(Node node, String what) {
            if (node.isBlank()) {
                problems.add(what + " is a blank node, and has no IRI");
                return Optional.empty();
            }
            if (!node.isURI()) {
                problems.add(what + " is a literal, not an IRI: \"" + oneLine(node.getLiteralLexicalForm()) + "\"");
                return Optional.empty();
            }
            String iri = node.getURI();
            if (iri.startsWith(NO_BASE)) {
                problems.add(what + " has a relative IRI: <" + iri.substring(NO_BASE.length()) + ">");
                return Optional.empty();
            }
            if (!isAbsolute(iri)) {
                problems.add(what + " has an IRI that is not well-formed: <" + oneLine(iri) + ">");
                return Optional.empty();
            }
            return Optional.of(iri);
        }

        /** RFC 3987 is wider than what every later reader of the graph takes; this is what none of them stumbles over. */
        private static boolean isAbsolute(String iri) {
            return iri.matches("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|^`\\\\\\p{Cc}\\p{Cs}]+");
        }
    }
}
