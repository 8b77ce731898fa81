package org.papergraph.store;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.papergraph.rdf.Iris;

/**
 * What a query can be told.
 *
 * @param name a variable of the query without {@code ?}, or {@code limit}
 * @param type which values it takes
 * @param description one sentence for the user
 * @param example the value that the query has when none is given, as a user would type it; {@code ""} when required
 * @param required whether a value must be given
 */
public record QueryParameter(String name, Type type, String description, String example, boolean required) {

    /** The name of the parameter that is the most rows to give; it is not a variable. */
    public static final String LIMIT = "limit";

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]{1,18}([.][0-9]{0,18})?|[.][0-9]{1,18})");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern ANY_IRI = Pattern.compile("(?i)(https?://|urn:).*", Pattern.DOTALL);

    /** Which values a parameter takes. */
    public enum Type {
        STRING("any text", "deception"),
        WORDS("words to look for", "\"sleeper agents\" OR deceptive"),
        INTEGER("a whole number", "10"),
        DECIMAL("a number", "0.5"),
        YEAR("a year of four digits", "2023"),
        IRI("an absolute IRI", "https://arxiv.org/abs/2401.05566"),
        AUTHOR("the name or IRI of a person or group", "Michael Sellitto"),
        CONCEPT("the name, abbreviation or IRI of a concept", "large language model"),
        PAPER("the title, arXiv id, DOI or IRI of a paper", "2401.05566"),
        VENUE("the name, acronym or IRI of a venue", "NeurIPS 2023"),
        /** Of a query without a header: what it looks like decides what it is. */
        TERM("a number, an <IRI>, or text, which may stand in double quotes", "\"2401.05566\"");

        private final String meaning;
        private final String example;

        Type(String meaning, String example) {
            this.meaning = meaning;
            this.example = example;
        }

        /** As it is written in the header of a query: {@code author}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** What a value has to be, in words. */
        public String meaning() {
            return meaning;
        }

        /** A value that has this form; it need not be in any graph. */
        public String example() {
            return example;
        }

        /** Whether values are things of the graph, which can be named as well as given by IRI. */
        public boolean isEntity() {
            return switch (this) {
                case AUTHOR, CONCEPT, PAPER, VENUE -> true;
                case STRING, WORDS, INTEGER, DECIMAL, YEAR, IRI, TERM -> false;
            };
        }

        static Optional<Type> labelled(String label) {
            return declarable().filter(type -> type.label().equals(label)).findFirst();
        }

        static List<String> labels() {
            return declarable().map(Type::label).toList();
        }

        private static Stream<Type> declarable() {
            return Stream.of(values()).filter(type -> type != TERM);
        }
    }

    public QueryParameter {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(example, "example");
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name of a parameter: " + name);
        }
    }

    boolean isLimit() {
        return name.equals(LIMIT);
    }

    /** The variable whose {@code VALUES} block holds the value: of an entity, the variable of its name. */
    String blockVariable() {
        return type.isEntity() ? name + "Name" : name;
    }

    /**
     * The RDF term of a value that is no entity.
     *
     * @throws QueryParameterException when the value is not of the type
     */
    Node term(String value) {
        checkCharacters(value);
        return switch (type) {
            case STRING -> NodeFactory.createLiteralString(value);
            case WORDS -> NodeFactory.createLiteralString(searchable(value));
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case YEAR -> {
                String year = value.strip();
                if (!YEAR.matcher(year).matches()) {
                    throw wrong(value);
                }
                yield integer(year);
            }
            case IRI -> iri(value);
            case TERM -> guess(value);
            case AUTHOR, CONCEPT, PAPER, VENUE -> throw new IllegalStateException(name + " is looked up in the graph");
        };
    }

    /** The IRI that the value is, when it looks like one; a name otherwise. */
    Optional<Node> iriGiven(String value) {
        checkCharacters(value);
        String text = value.strip();
        boolean bracketed = text.startsWith("<") && text.endsWith(">");
        return (bracketed || ANY_IRI.matcher(text).matches()) ? Optional.of(iri(text)) : Optional.empty();
    }

    /** The most rows to give; {@link org.apache.jena.query.Query#NOLIMIT} for {@code all}. */
    long limit(String value) {
        String text = value.strip();
        if (text.equals("all")) {
            return org.apache.jena.query.Query.NOLIMIT;
        }
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) < 1) {
            throw new QueryParameterException(
                    name,
                    "parameter " + name + " takes a whole number from 1, or all; given was " + quoted(value)
                            + "; example: " + name + "=100");
        }
        return Long.parseLong(text);
    }

    QueryParameterException wrong(String value) {
        return new QueryParameterException(
                name,
                "parameter " + name + " (" + type.label() + ") takes " + type.meaning() + "; given was " + quoted(value)
                        + "; example: " + name + "=" + (example.isEmpty() ? type.example() : example));
    }

    static String quoted(String value) {
        int most = 80;
        String shown = value.codePointCount(0, value.length()) > most
                ? value.substring(0, value.offsetByCodePoints(0, most)) + "…"
                : value;
        StringBuilder quoted = new StringBuilder("\"");
        shown.codePoints().forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
                quoted.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }

    /** An unpaired surrogate would silently become another character on the way out. */
    private void checkCharacters(String value) {
        if (value.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE || c == 0)) {
            throw wrong(value);
        }
    }

    private Node integer(String value) {
        String text = value.strip();
        if (!WHOLE.matcher(text).matches()) {
            throw wrong(value);
        }
        return NodeFactory.createLiteralDT(new BigInteger(text).toString(), XSDDatatype.XSDinteger);
    }

    private Node decimal(String value) {
        String text = value.strip();
        if (!DECIMAL.matcher(text).matches()) {
            throw wrong(value);
        }
        return NodeFactory.createLiteralDT(new BigDecimal(text).toPlainString(), XSDDatatype.XSDdecimal);
    }

    /** Every character that could end an IRI in a query, an update or N-Triples is refused, before it is a term. */
    private Node iri(String value) {
        String text = value.strip();
        if (text.startsWith("<") && text.endsWith(">") && text.length() > 1) {
            text = text.substring(1, text.length() - 1);
        }
        if (!Iris.isSafe(text)) {
            throw new QueryParameterException(
                    name,
                    "parameter " + name + " (" + type.label() + ") was given " + quoted(value)
                            + ", which is no IRI: it must be absolute, without blanks and any of <>\"{}|^`\\; example: "
                            + name + "=" + Type.IRI.example());
        }
        return NodeFactory.createURI(text);
    }

    private Node guess(String value) {
        String text = value.strip();
        if (text.startsWith("<") && text.endsWith(">") && text.length() > 1) {
            return iri(text);
        }
        if (text.startsWith("\"") && text.endsWith("\"") && text.length() > 1) {
            return NodeFactory.createLiteralString(text.substring(1, text.length() - 1));
        }
        if (WHOLE.matcher(text).matches()) {
            return integer(text);
        }
        return DECIMAL.matcher(text).matches() ? decimal(text) : NodeFactory.createLiteralString(value);
    }

    /**
     * What is not in the language of the text index is looked for as plain words. So is what has a slash, which begins a
     * regular expression there: those can be made to run for ever, and words with slashes are more usual.
     */
    private String searchable(String value) {
        if (value.isBlank()) {
            throw wrong(value);
        }
        if (value.indexOf('/') >= 0) {
            return QueryParser.escape(value);
        }
        try (StandardAnalyzer analyzer = new StandardAnalyzer()) {
            new QueryParser("text", analyzer).parse(value);
            return value;
        } catch (ParseException | IllegalArgumentException e) {
            return QueryParser.escape(value);
        }
    }
}
