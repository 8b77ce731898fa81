package org.papergraph.store;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.papergraph.model.ArxivId;
import org.papergraph.model.Doi;
import org.papergraph.rdf.Iris;
import org.papergraph.rdf.Vocabulary;

/**
 * Finds the things of a graph that a user means: by IRI, by an exact name or identifier, by a name as it is written in an
 * author list; else by the name without regard to case, marks and punctuation. An exact name costs a few looks at the index;
 * the last way reads all names of the graph once.
 */
final class EntityLookup {

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
     * The things that a parameter's value means, sorted by IRI.
     *
     * @throws QueryParameterException when there is none, with the nearest names
     */
    List<Named> find(QueryParameter parameter, String value) {
        Optional<Node> iri = parameter.iriGiven(value);
        String kind = parameter.type().label();
        return Txn.calculateRead(dataset, () -> {
            Search search = search(Scope.of(parameter.type()), value);
            List<Named> found = iri.isPresent() ? search.byAddress(iri.get()) : search.byName();
            if (found.isEmpty()) {
                throw new QueryParameterException(
                        parameter.name(),
                        "parameter " + parameter.name() + ": the graph has no " + kind
                                + (iri.isPresent() ? " " : " named ") + QueryParameter.quoted(value)
                                + search.suggestions());
            }
            return found;
        });
    }

    /**
     * The things of any kind that words mean, sorted by IRI; an IRI may be that of anything the graph speaks about.
     *
     * @throws GraphException when there is none, with the nearest names
     */
    List<Node> find(String words) {
        String text = words.strip();
        String name = text.startsWith("<") && text.endsWith(">") && text.length() > 1
                ? text.substring(1, text.length() - 1)
                : text;
        return Txn.calculateRead(dataset, () -> {
            Search search = search(Scope.ANYTHING, name);
            if (Iris.isSafe(name)) {
                Node iri = NodeFactory.createURI(name);
                if (search.graph.isDescribed(iri)) {
                    return List.of(iri);
                }
                List<Named> elsewhere = search.byAddress(iri);
                if (!elsewhere.isEmpty()) {
                    return elsewhere.stream().map(Named::iri).toList();
                }
            }
            List<Named> found = search.byName();
            if (found.isEmpty()) {
                throw new GraphException(
                        "nothing in the graph is called " + QueryParameter.quoted(words) + search.suggestions());
            }
            return found.stream().map(Named::iri).toList();
        });
    }

    /** The properties that name a thing of that type, the most telling first; the queries name them in this order too. */
    static List<Node> nameProperties(QueryParameter.Type type) {
        return Scope.of(type).names();
    }

    private Search search(Scope scope, String words) {
        return new Search(new GraphLookup(dataset.getDefaultGraph()), scope, words.strip());
    }

    /**
     * Which things are looked for, and by what.
     *
     * @param classes one of which a thing must have; empty when it may be anything
     * @param names the properties that name such a thing, the most telling first
     */
    private record Scope(List<Node> classes, List<Node> names) {

        static final Scope ANYTHING = new Scope(
                List.of(),
                List.of(
                        Vocabulary.NAME,
                        Vocabulary.TITLE,
                        Vocabulary.PREF_LABEL,
                        Vocabulary.LABEL,
                        Vocabulary.ARXIV_ID,
                        Vocabulary.DOI,
                        Vocabulary.ORCID,
                        Vocabulary.ALT_LABEL));

        static Scope of(QueryParameter.Type type) {
            return switch (type) {
                case AUTHOR ->
                    new Scope(
                            List.of(Vocabulary.AUTHOR, Vocabulary.GROUP),
                            List.of(Vocabulary.NAME, Vocabulary.ALT_LABEL));
                case CONCEPT ->
                    new Scope(List.of(Vocabulary.CONCEPT), List.of(Vocabulary.PREF_LABEL, Vocabulary.ALT_LABEL));
                case PAPER ->
                    new Scope(
                            List.of(Vocabulary.PAPER),
                            List.of(Vocabulary.TITLE, Vocabulary.LABEL, Vocabulary.ARXIV_ID, Vocabulary.DOI));
                case VENUE -> new Scope(List.of(Vocabulary.VENUE), List.of(Vocabulary.LABEL, Vocabulary.ALT_LABEL));
                case STRING, WORDS, INTEGER, DECIMAL, YEAR, IRI, TERM ->
                    throw new IllegalArgumentException(type + " is no thing of the graph");
            };
        }

        boolean has(GraphLookup graph, Node thing) {
            return thing.isURI() && (classes.isEmpty() || classes.stream().anyMatch(c -> graph.is(thing, c)));
        }
    }

    /** One look for some words. */
    private static final class Search {

        private final GraphLookup graph;
        private final Scope scope;
        private final String words;
        private final Nearest nearest;
        private final SortedMap<String, Named> found = new TreeMap<>();

        Search(GraphLookup graph, Scope scope, String words) {
            this.graph = graph;
            this.scope = scope;
            this.words = words;
            this.nearest = new Nearest(folded(words));
        }

        /** The thing with an IRI, or the papers whose address elsewhere it is, which is as good. */
        List<Named> byAddress(Node iri) {
            if (scope.has(graph, iri)) {
                add(iri);
            }
            if (found.isEmpty()) {
                graph.subjects(Vocabulary.IDENTIFIER, iri).forEach(this::add);
            }
            if (found.isEmpty()) {
                identifiers(iri.getURI()).forEach(this::addNamed);
            }
            return List.copyOf(found.values());
        }

        List<Named> byName() {
            addNamed(words);
            identifiers(words).forEach(this::addNamed);
            for (Node authorship : graph.subjects(Vocabulary.NAME_AS_WRITTEN, NodeFactory.createLiteralString(words))) {
                graph.objects(authorship, Vocabulary.HAS_AUTHOR).forEach(this::add);
            }
            if (found.isEmpty()) {
                addAlike();
            }
            return List.copyOf(found.values());
        }

        /** What to say after the failure of {@link #byName}, with the nearest names when there are any. */
        String suggestions() {
            String names = nearest.ranked()
                    .filter(c -> scope.has(graph, c.thing()))
                    .map(c -> QueryParameter.quoted(c.name()))
                    .distinct()
                    .limit(SUGGESTIONS)
                    .collect(Collectors.joining(", "));
            return names.isEmpty() ? "" : "; the nearest are " + names;
        }

        /** A text as the graph writes identifiers, when it is one: without prefix, address and version. */
        private static SortedSet<String> identifiers(String text) {
            SortedSet<String> forms = new TreeSet<>();
            ArxivId.parse(text).ifPresent(id -> forms.add(id.value()));
            Doi.parse(text).ifPresent(doi -> forms.add(doi.value()));
            return forms;
        }

        private void addNamed(String name) {
            Node literal = NodeFactory.createLiteralString(name);
            for (Node property : scope.names()) {
                for (Node thing : graph.subjects(property, literal)) {
                    if (scope.has(graph, thing)) {
                        found.putIfAbsent(thing.getURI(), new Named(thing, literal));
                    }
                }
            }
        }

        /** Adds a thing that was not found by its name under the first that it has. */
        private void add(Node thing) {
            if (scope.has(graph, thing)) {
                scope.names().stream()
                        .flatMap(property -> graph.objects(thing, property).stream())
                        .filter(Node::isLiteral)
                        .findFirst()
                        .ifPresent(name -> found.putIfAbsent(thing.getURI(), new Named(thing, name)));
            }
        }

        private void addAlike() {
            String wanted = folded(words);
            for (Node property : scope.names()) {
                graph.forEach(property, (thing, value) -> {
                    if (!value.isLiteral() || !thing.isURI()) {
                        return;
                    }
                    String name = value.getLiteralLexicalForm();
                    String folded = folded(name);
                    if (wanted.isEmpty() || !folded.equals(wanted)) {
                        nearest.consider(folded, name, thing);
                    } else if (scope.has(graph, thing)) {
                        found.merge(thing.getURI(), new Named(thing, value), Search::first);
                    }
                });
            }
        }

        private static Named first(Named a, Named b) {
            return a.name().getLiteralLexicalForm().compareTo(b.name().getLiteralLexicalForm()) <= 0 ? a : b;
        }
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
            // A short word is soon like any other, a misspelled one is seldom more than three letters off.
            this.most = Math.max(1, Math.min(wanted.length() / 2, Math.max(3, wanted.length() / 4)));
            this.distance = new LevenshteinDistance(most);
        }

        void consider(String folded, String name, Node thing) {
            if (wanted.isEmpty()) {
                return;
            }
            int edits = isPart(folded) ? 0 : edits(folded);
            if (edits < 0 && wanted.indexOf(' ') < 0) {
                edits = fewestOfAWord(folded);
            }
            if (edits >= 0) {
                best.add(new Candidate(edits, name, thing));
                if (best.size() > KEPT) {
                    best.pollLast();
                }
            }
        }

        private int edits(String folded) {
            return Math.abs(folded.length() - wanted.length()) > most ? -1 : distance.apply(wanted, folded);
        }

        /** A single word may be meant for one of a name's, though one more edit from it than the word alone. */
        private int fewestOfAWord(String folded) {
            int fewest = -1;
            for (String word : folded.split(" ", -1)) {
                int edits = edits(word);
                fewest = edits >= 0 && (fewest < 0 || edits < fewest) ? edits : fewest;
            }
            return fewest < 0 ? -1 : fewest + 1;
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
