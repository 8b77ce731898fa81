package org.papergraph.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.system.Txn;
import org.apache.jena.util.iterator.ExtendedIterator;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;

/**
 * Finds the things of a graph that a user means: by IRI, by exact name, else by the name without regard to case, marks and
 * punctuation. An exact name costs one look at the index; the second way reads all names of the graph once.
 */
final class EntityLookup {

    private static final String PG = "https://w3id.org/papergraph/ontology#";
    private static final Node ARXIV_ID = NodeFactory.createURI(PG + "arxivId");
    private static final Node DOI = NodeFactory.createURI("http://purl.org/ontology/bibo/doi");
    private static final Pattern ARXIV = Pattern.compile("(?i)arxiv:\\s*(\\S+)");
    private static final Pattern VERSION = Pattern.compile("(.+[0-9])v[0-9]{1,3}");
    private static final Pattern DOI_PREFIX = Pattern.compile("(?i)doi:\\s*(\\S+)");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int SUGGESTIONS = 5;

    private final DatasetGraph dataset;

    EntityLookup(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /**
     * A thing and one of its names.
     *
     * @param iri the thing
     * @param name a literal that the graph gives as its name
     */
    record Named(Node iri, Node name) {}

    /**
     * The things that a value means, sorted by IRI.
     *
     * @throws QueryParameterException when there is none, with the nearest names
     */
    List<Named> find(QueryParameter parameter, String value) {
        return Txn.calculateRead(dataset, () -> findIn(dataset.getDefaultGraph(), parameter, value));
    }

    private static List<Named> findIn(Graph graph, QueryParameter parameter, String value) {
        QueryParameter.Type type = parameter.type();
        var iri = parameter.iriGiven(value);
        if (iri.isPresent()) {
            List<Named> found = byIri(graph, type, iri.get());
            if (found.isEmpty()) {
                throw new QueryParameterException(
                        parameter.name(),
                        "parameter " + parameter.name() + ": the graph has no " + type.label() + " "
                                + QueryParameter.quoted(value));
            }
            return found;
        }
        List<Named> exact = exact(graph, type, value.strip());
        return exact.isEmpty() ? alike(graph, parameter, value) : exact;
    }

    private static List<Named> byIri(Graph graph, QueryParameter.Type type, Node iri) {
        SortedSet<String> things = new TreeSet<>();
        if (is(graph, iri, type)) {
            things.add(iri.getURI());
        } else if (type == QueryParameter.Type.PAPER) {
            // The address of a paper elsewhere is as good as ours.
            subjects(graph, DCTerms.identifier.asNode(), iri)
                    .filter(s -> is(graph, s, type))
                    .forEach(s -> things.add(s.getURI()));
        }
        return things.stream()
                .map(NodeFactory::createURI)
                .flatMap(thing -> names(graph, type, thing).limit(1).map(name -> new Named(thing, name)))
                .toList();
    }

    private static List<Named> exact(Graph graph, QueryParameter.Type type, String name) {
        SortedMap<String, Named> found = new TreeMap<>();
        for (String form : forms(type, name)) {
            Node literal = NodeFactory.createLiteralString(form);
            for (Node property : nameProperties(type)) {
                subjects(graph, property, literal)
                        .filter(s -> is(graph, s, type))
                        .forEach(s -> found.putIfAbsent(s.getURI(), new Named(s, literal)));
            }
        }
        return List.copyOf(found.values());
    }

    /** The forms of a name that the graph may have it in. */
    private static SortedSet<String> forms(QueryParameter.Type type, String name) {
        SortedSet<String> forms = new TreeSet<>(List.of(name));
        if (type == QueryParameter.Type.PAPER) {
            Matcher doi = DOI_PREFIX.matcher(name);
            forms.add(doi.matches() ? doi.group(1).toLowerCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT));
            Matcher arxiv = ARXIV.matcher(name);
            String id = arxiv.matches() ? arxiv.group(1) : name;
            forms.add(id);
            Matcher version = VERSION.matcher(id);
            if (version.matches()) {
                forms.add(version.group(1));
            }
        }
        return forms;
    }

    private static List<Named> alike(Graph graph, QueryParameter parameter, String value) {
        QueryParameter.Type type = parameter.type();
        String wanted = folded(value);
        SortedMap<String, Named> found = new TreeMap<>();
        Nearest nearest = new Nearest(wanted);
        for (Node property : nameProperties(type)) {
            ExtendedIterator<Triple> all = graph.find(Node.ANY, property, Node.ANY);
            try {
                while (all.hasNext()) {
                    Triple triple = all.next();
                    if (!triple.getObject().isLiteral() || !triple.getSubject().isURI()) {
                        continue;
                    }
                    String name = triple.getObject().getLiteralLexicalForm();
                    String folded = folded(name);
                    if (!wanted.isEmpty() && folded.equals(wanted)) {
                        if (is(graph, triple.getSubject(), type)) {
                            found.merge(
                                    triple.getSubject().getURI(),
                                    new Named(triple.getSubject(), triple.getObject()),
                                    EntityLookup::first);
                        }
                    } else {
                        nearest.consider(folded, name, triple.getSubject());
                    }
                }
            } finally {
                all.close();
            }
        }
        if (found.isEmpty()) {
            throw unknown(graph, parameter, value, nearest);
        }
        return List.copyOf(found.values());
    }

    private static Named first(Named a, Named b) {
        return a.name().getLiteralLexicalForm().compareTo(b.name().getLiteralLexicalForm()) <= 0 ? a : b;
    }

    private static QueryParameterException unknown(
            Graph graph, QueryParameter parameter, String value, Nearest nearest) {
        String suggestions = nearest.ranked()
                .filter(c -> is(graph, c.thing(), parameter.type()))
                .map(c -> QueryParameter.quoted(c.name()))
                .distinct()
                .limit(SUGGESTIONS)
                .collect(Collectors.joining(", "));
        return new QueryParameterException(
                parameter.name(),
                "parameter " + parameter.name() + ": the graph has no "
                        + parameter.type().label() + " named "
                        + QueryParameter.quoted(value)
                        + (suggestions.isEmpty() ? "" : "; the nearest are " + suggestions));
    }

    private static boolean is(Graph graph, Node thing, QueryParameter.Type type) {
        return thing.isURI() && classes(type).stream().anyMatch(c -> graph.contains(thing, RDF.type.asNode(), c));
    }

    private static Stream<Node> names(Graph graph, QueryParameter.Type type, Node thing) {
        return nameProperties(type).stream()
                .flatMap(property -> graph.find(thing, property, Node.ANY).mapWith(Triple::getObject).toList().stream()
                        .filter(Node::isLiteral)
                        .sorted(Comparator.comparing(Node::getLiteralLexicalForm)));
    }

    private static Stream<Node> subjects(Graph graph, Node property, Node object) {
        return graph.find(Node.ANY, property, object).mapWith(Triple::getSubject).toList().stream();
    }

    private static List<Node> classes(QueryParameter.Type type) {
        return switch (type) {
            case AUTHOR -> List.of(NodeFactory.createURI(PG + "Author"), FOAF.Group.asNode());
            case CONCEPT -> List.of(SKOS.Concept.asNode());
            case PAPER -> List.of(NodeFactory.createURI(PG + "Paper"));
            case VENUE -> List.of(NodeFactory.createURI(PG + "Venue"));
            case STRING, WORDS, INTEGER, DECIMAL, YEAR, IRI, TERM -> List.of();
        };
    }

    /** The properties that name a thing of that type, the most telling first; the queries name them in this order too. */
    static List<Node> nameProperties(QueryParameter.Type type) {
        return switch (type) {
            case AUTHOR -> List.of(FOAF.name.asNode(), SKOS.altLabel.asNode());
            case CONCEPT -> List.of(SKOS.prefLabel.asNode(), SKOS.altLabel.asNode());
            case PAPER -> List.of(DCTerms.title.asNode(), RDFS.label.asNode(), ARXIV_ID, DOI);
            case VENUE -> List.of(RDFS.label.asNode(), SKOS.altLabel.asNode());
            case STRING, WORDS, INTEGER, DECIMAL, YEAR, IRI, TERM -> List.of();
        };
    }

    private static final Map<Integer, String> UNDECOMPOSED = Map.of(
            (int) 'ł', "l", (int) 'ø', "o", (int) 'đ', "d", (int) 'ß', "ss", (int) 'æ', "ae", (int) 'œ', "oe",
            (int) 'ı', "i", (int) 'ð', "d", (int) 'þ', "th");

    /** The name in lower case without marks, with one blank for whatever stands between words. */
    static String folded(String name) {
        boolean plain = true;
        for (int i = 0; i < name.length() && plain; i++) {
            plain = name.charAt(i) < 0x80;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        if (!plain) {
            StringBuilder letters = new StringBuilder(lower.length());
            Normalizer.normalize(lower, Normalizer.Form.NFKD).codePoints().forEach(c -> {
                if (Character.getType(c) != Character.NON_SPACING_MARK) {
                    letters.append(UNDECOMPOSED.getOrDefault(c, Character.toString(c)));
                }
            });
            lower = letters.toString();
        }
        return BETWEEN_WORDS.matcher(lower).replaceAll(" ").strip();
    }

    /** The names that are most like a name that the graph does not have. */
    private static final class Nearest {

        private static final int KEPT = 50;
        private static final Comparator<Candidate> ORDER = Comparator.comparingInt(Candidate::distance)
                .thenComparing(Candidate::name)
                .thenComparing(c -> c.thing().getURI());

        private final String wanted;
        private final LevenshteinDistance distance;
        private final int most;
        private final TreeSet<Candidate> best = new TreeSet<>(ORDER);

        /**
         * A name that may be meant.
         *
         * @param distance the number of edits; 0 when the wanted words are a part of the name
         */
        private record Candidate(int distance, String name, Node thing) {}

        Nearest(String wanted) {
            this.wanted = wanted;
            this.most = Math.max(2, wanted.length() / 4);
            this.distance = new LevenshteinDistance(most);
        }

        void consider(String folded, String name, Node thing) {
            if (wanted.isEmpty()) {
                return;
            }
            int edits = isPart(folded)
                    ? 0
                    : Math.abs(folded.length() - wanted.length()) > most ? -1 : distance.apply(wanted, folded);
            if (edits >= 0) {
                best.add(new Candidate(edits, name, thing));
                if (best.size() > KEPT) {
                    best.pollLast();
                }
            }
        }

        private boolean isPart(String folded) {
            int at = wanted.length() < 3 ? -1 : folded.indexOf(wanted);
            return at == 0 || (at > 0 && folded.charAt(at - 1) == ' ');
        }

        Stream<Candidate> ranked() {
            return new ArrayList<>(best).stream();
        }
    }
}
