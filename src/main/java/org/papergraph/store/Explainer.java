package org.papergraph.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.papergraph.rdf.Iris;
import org.papergraph.rdf.Vocabulary;

/**
 * Traces what a graph says back to files, lines and quoted words, and merges to their rules.
 */
public final class Explainer {

    /** How much of the text around quoted words is shown on each side, in characters. */
    private static final int CONTEXT = 60;
    /** A quoted value is cut after this many characters. */
    private static final int QUOTE = 160;

    private final DatasetGraph dataset;

    /**
     * Explains one graph.
     *
     * @param dataset whose default graph is explained; a read transaction is begun when none is open
     */
    public Explainer(DatasetGraph dataset) {
        this.dataset = dataset;
    }

    /**
     * Where all that is known about one thing comes from; about each of them when several have the name.
     *
     * @param name an IRI, a name, also as an author list writes it, a title, a label, an arXiv id or a DOI; else one of these
     *     without regard to case, marks and punctuation
     * @throws GraphException when nothing has that name; the message has the nearest names
     */
    public Explanation explain(String name) {
        return Txn.calculateRead(dataset, () -> session().one(name));
    }

    /**
     * Why two names mean one thing or two; or, for a paper and a concept, the words that tie them.
     *
     * @param first as in {@link #explain(String)}
     * @param second likewise
     * @throws GraphException when nothing has one of the names; the message has the nearest
     */
    public Explanation explain(String first, String second) {
        return Txn.calculateRead(dataset, () -> session().two(first, second));
    }

    private Session session() {
        return new Session(new GraphLookup(dataset.getDefaultGraph()), new EntityLookup(dataset));
    }

    private record Session(GraphLookup graph, EntityLookup entities) {

        Explanation one(String name) {
            List<Explanation> parts = new ArrayList<>();
            for (Node thing : entities.find(name)) {
                parts.add(thing(thing));
            }
            return parts.size() == 1
                    ? parts.get(0)
                    : new Explanation("\"" + name + "\" means " + parts.size() + " things", parts);
        }

        Explanation two(String first, String second) {
            List<Node> firsts = entities.find(first);
            List<Node> seconds = entities.find(second);
            for (Node paper : firsts) {
                for (Node concept : seconds) {
                    if (graph.is(paper, Vocabulary.CONCEPT) && graph.is(concept, Vocabulary.PAPER)) {
                        return words(concept, paper);
                    }
                    if (graph.is(paper, Vocabulary.PAPER) && graph.is(concept, Vocabulary.CONCEPT)) {
                        return words(paper, concept);
                    }
                }
            }
            Set<Node> both = new LinkedHashSet<>(firsts);
            both.retainAll(seconds);
            if (!both.isEmpty()) {
                List<Explanation> parts = new ArrayList<>();
                for (Node thing : both) {
                    parts.add(one(thing, first, second));
                }
                return new Explanation(quote(first) + " and " + quote(second) + " are one", parts);
            }
            return apart(first, firsts, second, seconds);
        }

        private Explanation thing(Node thing) {
            List<Explanation> parts = new ArrayList<>();
            String kind = "thing";
            if (graph.is(thing, Vocabulary.PAPER)) {
                kind = "paper";
                parts.addAll(sources(thing));
                parts.addAll(merges(thing));
                parts.addAll(paperValues(thing));
                parts.addAll(authorList(thing));
                parts.addAll(concepts(thing));
            } else if (graph.is(thing, Vocabulary.AUTHOR) || graph.is(thing, Vocabulary.GROUP)) {
                kind = graph.is(thing, Vocabulary.GROUP) ? "group" : "author";
                parts.addAll(authorships(thing));
                parts.addAll(merges(thing));
                parts.addAll(doubts(thing));
            } else if (graph.is(thing, Vocabulary.CONCEPT)) {
                kind = "concept";
                for (Node paper : papersOf(thing)) {
                    parts.add(words(paper, thing));
                }
            } else if (graph.is(thing, Vocabulary.IDENTITY_DECISION)) {
                return decision(thing);
            } else {
                kind = graph.objects(thing, Vocabulary.TYPE).stream()
                        .map(Session::local)
                        .filter(type -> !type.isEmpty())
                        .reduce((first, last) -> last)
                        .map(type -> type.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT))
                        .orElse(kind);
                for (Triple statement : graph.about(thing)) {
                    if (!statement.getPredicate().equals(Vocabulary.WAS_DERIVED_FROM)) {
                        parts.add(Explanation.of(local(statement.getPredicate()) + " "
                                + cut(GraphLookup.lexical(statement.getObject()))));
                    }
                }
                parts.addAll(sources(thing));
            }
            return new Explanation(kind + " " + quote(graph.name(thing)) + " <" + thing + ">", parts);
        }

        private List<Explanation> sources(Node thing) {
            List<Explanation> parts = new ArrayList<>();
            for (Node record : graph.objects(thing, Vocabulary.WAS_DERIVED_FROM)) {
                parts.add(Explanation.of("from " + place(record, graph.text(record, Vocabulary.LINE)) + ", record "
                        + graph.text(record, Vocabulary.RECORD) + " read as "
                        + graph.text(record, Vocabulary.FORMAT)));
            }
            return parts;
        }

        /** Each kind of value a paper has, with the words of the sources it was read from. */
        private List<Explanation> paperValues(Node paper) {
            Map<String, List<String>> properties = new LinkedHashMap<>();
            properties.put("title", values(paper, Vocabulary.TITLE));
            properties.put("abstract", values(paper, Vocabulary.ABSTRACT));
            properties.put("identifier", values(paper, Vocabulary.IDENTIFIER));
            List<String> dates = new ArrayList<>();
            for (Node date : List.of(Vocabulary.CREATED, Vocabulary.MODIFIED, Vocabulary.ISSUED)) {
                values(paper, date).forEach(v -> dates.add(local(date) + " " + v));
            }
            properties.put("date", dates);
            properties.put("comment", values(paper, Vocabulary.NOTE));
            properties.put(
                    "venue",
                    graph.objects(paper, Vocabulary.HAS_VENUE).stream()
                            .map(graph::name)
                            .toList());
            properties.put("url", values(paper, Vocabulary.SEE_ALSO));
            properties.put("type", values(paper, Vocabulary.SORT));
            properties.put("language", values(paper, Vocabulary.LANGUAGE));
            properties.put("imprint", imprint(paper));
            properties.put("editors", valuesOf(paper, Vocabulary.HAS_EDITORSHIP, Vocabulary.NAME_AS_WRITTEN));
            properties.put("version", valuesOf(paper, Vocabulary.HAS_VERSION, Vocabulary.VERSION_LABEL));
            properties.put("subject", valuesOf(paper, Vocabulary.HAS_STATED_SUBJECT, Vocabulary.PREF_LABEL));
            properties.put("citation", valuesOf(paper, Vocabulary.HAS_REFERENCE, Vocabulary.AS_WRITTEN));
            properties.put("notice", valuesOf(paper, Vocabulary.HAS_NOTICE, Vocabulary.NOTICE_KIND));
            List<String> licences = new ArrayList<>(values(paper, Vocabulary.LICENSE));
            licences.addAll(values(paper, Vocabulary.RIGHTS));
            properties.put("licence", licences);
            List<Explanation> parts = new ArrayList<>();
            properties.forEach((field, values) -> {
                if (!values.isEmpty()) {
                    String shown =
                            String.join(", ", values.stream().map(Session::cut).toList());
                    parts.add(new Explanation(field + " " + shown, written(paper, field)));
                }
            });
            return parts;
        }

        private List<String> imprint(Node paper) {
            List<String> parts = new ArrayList<>();
            for (Node property : List.of(
                    Vocabulary.VOLUME,
                    Vocabulary.ISSUE,
                    Vocabulary.PAGES,
                    Vocabulary.LOCATOR,
                    Vocabulary.NUMBER,
                    Vocabulary.PUBLISHER,
                    Vocabulary.ISBN)) {
                values(paper, property).forEach(value -> parts.add(local(property) + " " + value));
            }
            return parts;
        }

        /** The values that a paper's parts of one sort have. */
        private List<String> valuesOf(Node paper, Node part, Node property) {
            return graph.objects(paper, part).stream()
                    .flatMap(thing -> values(thing, property).stream())
                    .toList();
        }

        private List<Explanation> authorList(Node paper) {
            List<Node> authorships = authorshipsInOrder(paper);
            String status = graph.text(paper, Vocabulary.AUTHOR_LIST_STATUS);
            if (authorships.isEmpty() && !status.endsWith("Truncated")) {
                return List.of(Explanation.of("authors: no source names any"));
            }
            List<Explanation> names = new ArrayList<>();
            for (Node authorship : authorships) {
                String as = graph.text(authorship, Vocabulary.NAME_AS_WRITTEN);
                names.add(Explanation.of(graph.text(authorship, Vocabulary.ORDINAL) + ". " + as + " "
                        + placeOf(authorship, "authors", as)));
            }
            String heading = "authors: " + authorships.size() + " named";
            if (status.endsWith("Truncated")) {
                String count = graph.text(paper, Vocabulary.UNLISTED_AUTHOR_COUNT);
                String marker = graph.text(paper, Vocabulary.TRUNCATION_MARKER);
                heading += ", and the list is cut: " + (count.isEmpty() ? "more" : count + " more") + " not shown ("
                        + quote(marker) + placeOf(paper, "authors", marker) + ")";
            }
            return List.of(new Explanation(heading, names));
        }

        private List<Node> authorshipsInOrder(Node paper) {
            return graph.objects(paper, Vocabulary.HAS_AUTHORSHIP).stream()
                    .sorted(Comparator.comparingInt(a -> Integer.parseInt(graph.text(a, Vocabulary.ORDINAL))))
                    .toList();
        }

        private List<Explanation> authorships(Node author) {
            List<Explanation> parts = new ArrayList<>();
            for (Node authorship : graph.subjects(Vocabulary.HAS_AUTHOR, author)) {
                String as = graph.text(authorship, Vocabulary.NAME_AS_WRITTEN);
                for (Node paper : graph.subjects(Vocabulary.HAS_AUTHORSHIP, authorship)) {
                    parts.add(Explanation.of("written " + quote(as) + placeOf(authorship, "authors", as) + ", author "
                            + graph.text(authorship, Vocabulary.ORDINAL) + " of " + quote(graph.name(paper))));
                }
            }
            return parts;
        }

        private List<Explanation> merges(Node entity) {
            List<Explanation> parts = new ArrayList<>();
            for (Node decision : graph.subjects(Vocabulary.RESULTS_IN, entity)) {
                parts.add(decision(decision));
            }
            return parts;
        }

        private List<Explanation> doubts(Node author) {
            List<Explanation> parts = new ArrayList<>();
            if (graph.is(author, Vocabulary.AMBIGUOUS_AUTHOR)) {
                parts.add(Explanation.of("may be several people"));
            }
            for (Node other : graph.objects(author, Vocabulary.POSSIBLY_SAME_AS)) {
                parts.add(Explanation.of("may be the same person as " + quote(graph.name(other)) + " <" + other + ">"));
            }
            return parts;
        }

        private Explanation decision(Node decision) {
            List<Explanation> merged = new ArrayList<>();
            for (Node mention : graph.objects(decision, Vocabulary.MERGED)) {
                merged.add(Explanation.of(mention(mention)));
            }
            return new Explanation(
                    "merged by " + graph.text(decision, Vocabulary.RULE) + ", score "
                            + graph.text(decision, Vocabulary.SCORE) + ": "
                            + graph.text(decision, Vocabulary.EVIDENCE),
                    merged);
        }

        /** A source record or an authorship, as a decision names them. */
        private String mention(Node mention) {
            if (graph.is(mention, Vocabulary.SOURCE_RECORD)) {
                return place(mention, graph.text(mention, Vocabulary.LINE));
            }
            String as = graph.text(mention, Vocabulary.NAME_AS_WRITTEN);
            String paper = graph.subjects(Vocabulary.HAS_AUTHORSHIP, mention).stream()
                    .map(graph::name)
                    .findFirst()
                    .orElse("");
            return quote(as) + placeOf(mention, "authors", as) + " of " + quote(paper);
        }

        private Explanation one(Node thing, String first, String second) {
            Set<Node> from = mentionsNamed(thing, first);
            Set<Node> to = mentionsNamed(thing, second);
            List<Explanation> chain = new ArrayList<>();
            for (Node decision : chain(thing, from, to)) {
                chain.add(decision(decision));
            }
            if (chain.isEmpty()) {
                return thing(thing);
            }
            return new Explanation(
                    kind(thing) + " " + quote(graph.name(thing)) + " <" + thing + ">, by "
                            + (chain.size() == 1 ? "this decision" : "these " + chain.size() + " decisions"),
                    chain);
        }

        /** The authorships or records of a thing in which it bears a name; all of them when none does. */
        private Set<Node> mentionsNamed(Node thing, String name) {
            Set<Node> all = new LinkedHashSet<>();
            Set<Node> named = new LinkedHashSet<>();
            Set<Node> alike = new LinkedHashSet<>();
            for (Node decision : graph.subjects(Vocabulary.RESULTS_IN, thing)) {
                for (Node mention : graph.objects(decision, Vocabulary.MERGED)) {
                    all.add(mention);
                    String as = graph.text(mention, Vocabulary.NAME_AS_WRITTEN);
                    if (as.toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
                        named.add(mention);
                    } else if (EntityLookup.folded(as).equals(EntityLookup.folded(name))) {
                        alike.add(mention);
                    }
                }
            }
            return !named.isEmpty() ? named : alike.isEmpty() ? all : alike;
        }

        /** The fewest decisions that lead from one set of mentions to the other; none when they share one. */
        private List<Node> chain(Node thing, Set<Node> from, Set<Node> to) {
            Map<Node, List<Node>> decisions = new TreeMap<>(Comparator.comparing(Node::toString));
            for (Node decision : graph.subjects(Vocabulary.RESULTS_IN, thing)) {
                for (Node mention : graph.objects(decision, Vocabulary.MERGED)) {
                    decisions.computeIfAbsent(mention, m -> new ArrayList<>()).add(decision);
                }
            }
            Map<Node, List<Node>> reached = new HashMap<>();
            Deque<Node> open = new ArrayDeque<>();
            from.forEach(mention -> {
                reached.put(mention, List.of());
                open.add(mention);
            });
            while (!open.isEmpty()) {
                Node mention = open.remove();
                List<Node> path = reached.getOrDefault(mention, List.of());
                if (to.contains(mention)) {
                    return path;
                }
                for (Node decision : decisions.getOrDefault(mention, List.of())) {
                    for (Node next : graph.objects(decision, Vocabulary.MERGED)) {
                        if (!reached.containsKey(next)) {
                            List<Node> longer = new ArrayList<>(path);
                            longer.add(decision);
                            reached.put(next, longer);
                            open.add(next);
                        }
                    }
                }
            }
            return List.of();
        }

        private Explanation apart(String first, List<Node> firsts, String second, List<Node> seconds) {
            List<Explanation> parts = new ArrayList<>();
            boolean possible = false;
            for (Node a : firsts) {
                parts.add(thing(a));
                for (Node b : seconds) {
                    possible |= graph.has(a, Vocabulary.POSSIBLY_SAME_AS, b);
                }
            }
            seconds.forEach(b -> parts.add(thing(b)));
            String verdict = possible
                    ? " are kept as two, and may be one: the evidence was too weak to merge them"
                    : " are two: no rule found evidence that they are one";
            return new Explanation(quote(first) + " and " + quote(second) + verdict, parts);
        }

        private List<Explanation> concepts(Node paper) {
            List<Explanation> parts = new ArrayList<>();
            for (Node concept : graph.objects(paper, Vocabulary.SUBJECT)) {
                boolean candidate = graph.has(concept, Vocabulary.STATUS, Vocabulary.CANDIDATE);
                parts.add(new Explanation(
                        (candidate ? "concept, discovered: " : "concept: ") + graph.name(concept),
                        quotes(paper, concept)));
            }
            return parts;
        }

        private Set<Node> papersOf(Node concept) {
            Set<Node> papers = new LinkedHashSet<>();
            for (Node mention : graph.subjects(Vocabulary.HAS_CONCEPT, concept)) {
                papers.addAll(graph.objects(mention, Vocabulary.HAS_PAPER));
            }
            return papers;
        }

        /** The words of a paper that name a concept, each in its sentence and with the places it was read from. */
        private Explanation words(Node paper, Node concept) {
            List<Explanation> quotes = quotes(paper, concept);
            String names = quote(graph.name(paper));
            return quotes.isEmpty()
                    ? Explanation.of(names + " has no words for " + quote(graph.name(concept)))
                    : new Explanation(names + " is about " + quote(graph.name(concept)) + " in these words", quotes);
        }

        private List<Explanation> quotes(Node paper, Node concept) {
            List<Explanation> parts = new ArrayList<>();
            List<Node> mentions = graph.subjects(Vocabulary.HAS_CONCEPT, concept).stream()
                    .filter(m -> graph.has(m, Vocabulary.HAS_PAPER, paper))
                    .sorted(Comparator.comparing((Node m) -> graph.text(m, Vocabulary.FIELD))
                            .reversed()
                            .thenComparingInt(m -> Integer.parseInt(graph.text(m, Vocabulary.START))))
                    .toList();
            for (Node mention : mentions) {
                String field = graph.text(mention, Vocabulary.FIELD);
                int start = Integer.parseInt(graph.text(mention, Vocabulary.START));
                int end = Integer.parseInt(graph.text(mention, Vocabulary.END));
                String text = graph.text(paper, field.equals("title") ? Vocabulary.TITLE : Vocabulary.ABSTRACT);
                parts.add(Explanation.of(field + " " + start + "–" + end + ", score "
                        + graph.text(mention, Vocabulary.SCORE) + ", " + String.join(", ", places(paper, field)) + ": "
                        + around(text, start, end)));
            }
            return parts;
        }

        /** Each place from which a field of a paper was read. */
        private List<String> places(Node paper, String field) {
            List<String> places = new ArrayList<>();
            for (Node record : graph.objects(paper, Vocabulary.WAS_DERIVED_FROM)) {
                for (Node value : graph.objects(record, Vocabulary.HAS_WRITTEN_VALUE)) {
                    if (graph.text(value, Vocabulary.FIELD).equals(field)) {
                        places.add(place(record, graph.text(value, Vocabulary.LINE)));
                    }
                }
            }
            return places;
        }

        private List<Explanation> written(Node paper, String field) {
            List<Explanation> parts = new ArrayList<>();
            for (Node record : graph.objects(paper, Vocabulary.WAS_DERIVED_FROM)) {
                for (Node value : graph.objects(record, Vocabulary.HAS_WRITTEN_VALUE)) {
                    if (graph.text(value, Vocabulary.FIELD).equals(field)) {
                        parts.add(Explanation.of(place(record, graph.text(value, Vocabulary.LINE)) + " "
                                + quote(cut(graph.text(value, Vocabulary.AS_WRITTEN)))));
                    }
                }
            }
            return parts;
        }

        /** Where the words stand in the records a thing derives from, as {@code " (file:line)"}. */
        private String placeOf(Node thing, String field, String words) {
            for (Node record : graph.objects(thing, Vocabulary.WAS_DERIVED_FROM)) {
                for (Node value : graph.objects(record, Vocabulary.HAS_WRITTEN_VALUE)) {
                    if (graph.text(value, Vocabulary.FIELD).equals(field)
                            && graph.text(value, Vocabulary.AS_WRITTEN).contains(words)) {
                        return " (" + place(record, graph.text(value, Vocabulary.LINE)) + ")";
                    }
                }
            }
            return graph.objects(thing, Vocabulary.WAS_DERIVED_FROM).stream()
                    .findFirst()
                    .map(record -> " (" + place(record, graph.text(record, Vocabulary.LINE)) + ")")
                    .orElse("");
        }

        private String place(Node record, String line) {
            return graph.text(record, Vocabulary.FILE) + ":" + line;
        }

        private List<String> values(Node subject, Node property) {
            return graph.objects(subject, property).stream()
                    .map(GraphLookup::lexical)
                    .toList();
        }

        private String kind(Node thing) {
            return graph.is(thing, Vocabulary.PAPER)
                    ? "paper"
                    : graph.is(thing, Vocabulary.AUTHOR) ? "author" : "group";
        }

        private static String local(Node property) {
            return Iris.localName(property.getURI());
        }

        private static String quote(String text) {
            return "“" + text + "”";
        }

        private static String cut(String text) {
            String line = text.replaceAll("\\s+", " ").strip();
            return line.codePointCount(0, line.length()) <= QUOTE
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, QUOTE)) + "…";
        }

        /** The words within their text, in brackets; positions in code points. */
        private static String around(String text, int start, int end) {
            int length = text.codePointCount(0, text.length());
            if (end > length) {
                return "";
            }
            int from = text.offsetByCodePoints(0, Math.max(0, start - CONTEXT));
            int first = text.offsetByCodePoints(0, start);
            int last = text.offsetByCodePoints(0, end);
            int to = text.offsetByCodePoints(0, Math.min(length, end + CONTEXT));
            return (from > 0 ? "…" : "") + text.substring(from, first) + "[" + text.substring(first, last) + "]"
                    + text.substring(last, to) + (to < text.length() ? "…" : "");
        }
    }
}
