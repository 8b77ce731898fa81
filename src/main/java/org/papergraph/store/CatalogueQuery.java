package org.papergraph.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryException;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.QueryParseException;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.lang.SyntaxVarScope;

/**
 * A query with a name, and what it can be told.
 *
 * <p>The text is SPARQL that runs as it stands. Its header is comments:
 *
 * <pre>{@code
 * # title: Co-authors of a person
 * # description: Who wrote papers with this person, how many,
 * #   and which.
 * # parameter: author (author) — the person, by name or IRI
 * # parameter: limit (integer) — at most so many rows
 * }</pre>
 *
 * The value that a parameter has when none is given stands in the query, in a {@code VALUES} block of its variable alone:
 * {@code VALUES ?from { 2020 }}; for a thing of the graph in a block of its name, {@code VALUES ?authorName { "Michael
 * Sellitto" } ?author foaf:name|skos:altLabel ?authorName}. Binding puts other terms into these blocks. {@code limit} is the
 * LIMIT of the query. A parameter without a block binds its variable wherever the query mentions it, and its value may stand
 * in the header behind the type: {@code # parameter: year (year) 2023 — the year}. Without one it must be given.
 *
 * @param name of the file without {@code .rq}
 * @param title one line; {@code ""} when the header has none
 * @param description a sentence or more; {@code ""} when the header has none
 * @param parameters in the order of the header
 * @param text the whole file
 */
public record CatalogueQuery(
        String name, String title, String description, List<QueryParameter> parameters, String text) {

    private static final Pattern ENTRY = Pattern.compile("#\\s?(title|description|parameter):\\s*(.*)");
    private static final Pattern MORE = Pattern.compile("#\\s{2,}(\\S.*)");
    private static final Pattern PARAMETER = Pattern.compile("(?<name>[A-Za-z][A-Za-z0-9]*)\\s*\\((?<type>[a-z]+)\\)"
            + "(?:\\s+(?<value>\"(?:[^\"\\\\]|\\\\.)*\"|<[^>]*>|[+-]?[0-9.]+))?"
            + "(?:\\s+[—–-]\\s+(?<description>.*))?");
    private static final Pattern PLACE = Pattern.compile("line ([0-9]{1,9})");
    private static final int LONGEST = 1_000_000;

    public CatalogueQuery {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(description, "description");
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(text, "text");
    }

    /**
     * Reads a query file, with or without a header.
     *
     * @param name what to call it in messages
     * @throws QueryFileException when the header or the SPARQL is wrong, with the line
     */
    public static CatalogueQuery parse(String name, String text) {
        if (text.length() > LONGEST) {
            throw new QueryFileException(name, 1, "a query of more than " + LONGEST + " characters is not read");
        }
        List<Entry> entries = header(text);
        Query query = sparql(name, text);
        ValueBlocks blocks = new ValueBlocks(query);
        String title = "";
        String description = "";
        Map<String, QueryParameter> parameters = new LinkedHashMap<>();
        for (Entry entry : entries) {
            switch (entry.key()) {
                case "title" -> title = entry.value();
                case "description" -> description = entry.value();
                default -> {
                    QueryParameter parameter = parameter(name, entry, query, blocks);
                    if (parameters.putIfAbsent(parameter.name(), parameter) != null) {
                        throw new QueryFileException(
                                name, entry.line(), "parameter " + parameter.name() + " is declared twice");
                    }
                }
            }
        }
        return new CatalogueQuery(name, title, description, List.copyOf(parameters.values()), text);
    }

    /** Whether the query says what it can be told; if not, each of its variables can be given. */
    public boolean declaresParameters() {
        return !parameters.isEmpty();
    }

    /**
     * The query with its parameters bound. Names of things are looked up in the graph: as they are, else without regard to
     * case, marks and punctuation. {@code limit} takes {@code all} too.
     *
     * @param dataset where to look names up; a transaction is begun when none is open
     * @param values by the name of the parameter; what is not in it has its value from the query
     * @throws QueryParameterException when a value does not fit, a name means nothing in this graph, a parameter is unknown
     *     or a required one is missing
     */
    public PreparedQuery bind(DatasetGraph dataset, Map<String, String> values) {
        SortedMap<String, List<String>> entities = new TreeMap<>();
        Query query = bound(new TreeMap<>(values), (blocks, parameter, value) -> {
            List<EntityLookup.Named> things = new EntityLookup(dataset).find(parameter, value);
            entities.put(
                    parameter.name(),
                    things.stream().map(thing -> thing.iri().getURI()).toList());
            if (blocks.value(parameter.blockVariable()).isPresent()) {
                blocks.replace(parameter.name(), parameter.blockVariable(), things);
            } else {
                blocks.insert(
                        parameter.name(),
                        things.stream().map(EntityLookup.Named::iri).toList());
            }
        });
        return new PreparedQuery(this, query, entities);
    }

    /**
     * SPARQL that runs as it stands on any endpoint with the graph: the text itself where it holds its own values, else with
     * the values of the header put in. Names in it are matched exactly.
     *
     * @throws QueryParameterException when a required parameter has no example
     */
    public String exampleSparql() {
        boolean complete = parameters.stream()
                .noneMatch(p -> p.required()
                        || (!p.isLimit()
                                && new ValueBlocks(sparql(name, text))
                                        .value(p.blockVariable())
                                        .isEmpty()));
        if (complete) {
            return text;
        }
        return bound(new TreeMap<>(), (blocks, parameter, value) -> {
                    if (blocks.value(parameter.blockVariable()).isEmpty()) {
                        blocks.insertNamed(parameter, value);
                    }
                })
                .serialize();
    }

    /** How a thing of the graph that a value names gets into a query. */
    private interface EntityBinding {
        void bind(ValueBlocks blocks, QueryParameter parameter, String value);
    }

    private Query bound(SortedMap<String, String> values, EntityBinding entities) {
        Query query = sparql(name, text);
        ValueBlocks blocks = new ValueBlocks(query);
        SortedMap<String, String> open = new TreeMap<>(values);
        for (QueryParameter parameter : parameters) {
            String given = open.remove(parameter.name());
            if (given == null && parameter.required()) {
                throw new QueryParameterException(
                        parameter.name(),
                        "parameter " + parameter.name() + " ("
                                + parameter.type().label() + ") must be given; example: " + parameter.name() + "="
                                + parameter.type().example());
            }
            String value = given == null ? parameter.example() : given;
            if (parameter.isLimit()) {
                query.setLimit(parameter.limit(value));
            } else if (parameter.type().isEntity()) {
                entities.bind(blocks, parameter, value);
            } else {
                put(blocks, parameter, value);
            }
        }
        for (Map.Entry<String, String> entry : open.entrySet()) {
            bindUndeclared(query, blocks, entry.getKey(), entry.getValue());
        }
        if (!values.isEmpty()) {
            checkScope(query, values.firstKey());
        }
        // Forms the query anew, so that nothing computed for the text is left in it.
        query.resetResultVars();
        return query;
    }

    private static void put(ValueBlocks blocks, QueryParameter parameter, String value) {
        Node term = parameter.term(value);
        if (blocks.value(parameter.blockVariable()).isPresent()) {
            blocks.replace(parameter.blockVariable(), term);
        } else {
            blocks.insert(parameter.name(), List.of(term));
        }
    }

    private void bindUndeclared(Query query, ValueBlocks blocks, String given, String value) {
        SortedSet<String> known = new TreeSet<>();
        if (declaresParameters()) {
            parameters.forEach(p -> known.add(p.name()));
        } else {
            known.addAll(blocks.variables());
            known.addAll(blocks.singles());
            known.add(QueryParameter.LIMIT);
        }
        if (!known.contains(given)) {
            throw new QueryParameterException(
                    given,
                    "query " + name + " has no parameter " + QueryParameter.quoted(given)
                            + (known.isEmpty() ? "; it has none" : "; it has " + String.join(", ", known)));
        }
        QueryParameter parameter = new QueryParameter(given, QueryParameter.Type.TERM, "", "", true);
        if (parameter.isLimit() && !blocks.variables().contains(given)) {
            query.setLimit(parameter.limit(value));
        } else {
            put(blocks, parameter, value);
        }
    }

    private static void checkScope(Query query, String given) {
        try {
            SyntaxVarScope.check(query);
        } catch (QueryException e) {
            throw new QueryParameterException(
                    given, "the query computes a variable that was to be given (" + given + "): " + e.getMessage());
        }
    }

    private static Query sparql(String name, String text) {
        return parsing(name, () -> QueryFactory.create(text, Syntax.syntaxSPARQL_11));
    }

    private static Query parsing(String name, Supplier<Query> parser) {
        try {
            return parser.get();
        } catch (QueryParseException e) {
            String message = String.join(" ", String.valueOf(e.getMessage()).split("\\s+"));
            Matcher place = PLACE.matcher(message);
            long line = e.getLine() > 0 ? e.getLine() : place.find() ? Long.parseLong(place.group(1)) : 1;
            // The list of all that could have stood there helps nobody.
            throw new QueryFileException(name, line, message.replaceFirst(" Was expecting.*", ""));
        } catch (QueryException e) {
            throw new QueryFileException(name, 1, String.valueOf(e.getMessage()));
        } catch (StackOverflowError e) {
            // The parser descends as deep as the brackets go.
            throw new QueryFileException(name, 1, "the query is nested too deeply");
        }
    }

    /**
     * An entry of the header.
     *
     * @param line on which it begins
     */
    private record Entry(String key, String value, long line) {}

    private static List<Entry> header(String text) {
        List<Entry> entries = new ArrayList<>();
        long number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.startsWith("#")) {
                if (line.isBlank() && entries.isEmpty()) {
                    continue;
                }
                break;
            }
            Matcher entry = ENTRY.matcher(line);
            Matcher more = MORE.matcher(line);
            if (entry.matches()) {
                entries.add(new Entry(entry.group(1), entry.group(2).strip(), number));
            } else if (more.matches() && !entries.isEmpty()) {
                Entry last = entries.remove(entries.size() - 1);
                entries.add(
                        new Entry(last.key(), last.value() + " " + more.group(1).strip(), last.line()));
            }
        }
        return entries;
    }

    private static QueryParameter parameter(String file, Entry entry, Query query, ValueBlocks blocks) {
        Matcher matcher = PARAMETER.matcher(entry.value());
        if (!matcher.matches()) {
            throw new QueryFileException(
                    file,
                    entry.line(),
                    "a parameter reads: name (type) — description; or: name (type) value — description; here stands "
                            + QueryParameter.quoted(entry.value()));
        }
        String name = matcher.group("name");
        QueryParameter.Type type = QueryParameter.Type.labelled(matcher.group("type"))
                .orElseThrow(() -> new QueryFileException(
                        file,
                        entry.line(),
                        "parameter " + name + " has the unknown type " + matcher.group("type") + "; types are "
                                + String.join(", ", QueryParameter.Type.labels())));
        String description = Optional.ofNullable(matcher.group("description")).orElse("");
        Optional<String> header = Optional.ofNullable(matcher.group("value")).map(CatalogueQuery::unquoted);
        QueryParameter declared = new QueryParameter(name, type, description, "", true);
        Optional<String> inQuery = declared.isLimit()
                ? Optional.of(query).filter(Query::hasLimit).map(q -> Long.toString(q.getLimit()))
                : blocks.value(declared.blockVariable())
                        .map(node -> node.isLiteral() ? node.getLiteralLexicalForm() : node.toString());
        if (!blocks.agree(declared.blockVariable())) {
            throw new QueryFileException(
                    file,
                    entry.line(),
                    "the VALUES blocks of parameter " + name + " (?" + declared.blockVariable()
                            + ") must have one row each, the same");
        }
        if (header.isPresent() && inQuery.isPresent() && !header.equals(inQuery)) {
            throw new QueryFileException(
                    file,
                    entry.line(),
                    "parameter " + name + " is " + header.get() + " in the header and " + inQuery.get()
                            + " in the query");
        }
        if (inQuery.isEmpty() && !declared.isLimit() && !blocks.variables().contains(name)) {
            throw new QueryFileException(file, entry.line(), "parameter " + name + ": the query has no ?" + name);
        }
        Optional<String> value = header.or(() -> inQuery);
        QueryParameter parameter = new QueryParameter(name, type, description, value.orElse(""), value.isEmpty());
        value.ifPresent(v -> checkExample(file, entry, parameter, v));
        return parameter;
    }

    private static void checkExample(String file, Entry entry, QueryParameter parameter, String value) {
        try {
            if (parameter.isLimit()) {
                parameter.limit(value);
            } else if (!parameter.type().isEntity()) {
                parameter.term(value);
            }
        } catch (QueryParameterException e) {
            throw new QueryFileException(file, entry.line(), String.valueOf(e.getMessage()));
        }
    }

    private static String unquoted(String value) {
        return value.startsWith("\"") ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }
}
