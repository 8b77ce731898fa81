package org.papergraph.web;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.expr.E_Add;
import org.apache.jena.sparql.expr.E_Coalesce;
import org.apache.jena.sparql.expr.E_Divide;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_IRI;
import org.apache.jena.sparql.expr.E_IRI2;
import org.apache.jena.sparql.expr.E_If;
import org.apache.jena.sparql.expr.E_Multiply;
import org.apache.jena.sparql.expr.E_NumAbs;
import org.apache.jena.sparql.expr.E_NumCeiling;
import org.apache.jena.sparql.expr.E_NumFloor;
import org.apache.jena.sparql.expr.E_NumRound;
import org.apache.jena.sparql.expr.E_Str;
import org.apache.jena.sparql.expr.E_StrAfter;
import org.apache.jena.sparql.expr.E_StrBefore;
import org.apache.jena.sparql.expr.E_StrConcat;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrEncodeForURI;
import org.apache.jena.sparql.expr.E_StrLang;
import org.apache.jena.sparql.expr.E_StrLowerCase;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.E_StrSubstring;
import org.apache.jena.sparql.expr.E_StrUpperCase;
import org.apache.jena.sparql.expr.E_Subtract;
import org.apache.jena.sparql.expr.E_UnaryMinus;
import org.apache.jena.sparql.expr.E_UnaryPlus;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcat;
import org.apache.jena.sparql.expr.aggregate.AggGroupConcatDistinct;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;

/**
 * An upper estimate of how large the values that a query computes can become, without running it. A chain such as
 * {@code BIND(?a*?a AS ?b) BIND(?b*?b AS ?c) …} doubles the length of a number at each step, and a step cannot be cancelled
 * while it runs; the same goes for CONCAT, REPLACE and powers.
 *
 * <p>Values that come from the data count as {@value #DATA_CHARS} characters or {@value #DATA_BITS} bits, whatever they
 * are: what is bounded is how much the query makes of them.
 */
final class Growth {

    static final long MAX_CHARS = 1_000_000;
    static final long MAX_BITS = 1_000_000;
    static final long DATA_CHARS = 8_192;
    static final long DATA_BITS = 256;

    private static final long GROUPED_CHARS = 100_000;
    private static final long LARGE = Long.MAX_VALUE / 1_000_000;

    /** How long a value can be: as text, in UTF-16 code units, and as a number, in bits. */
    private record Size(long chars, long bits) {
        static final Size SMALL = new Size(64, 64);

        Size or(Size other) {
            return new Size(Math.max(chars, other.chars), Math.max(bits, other.bits));
        }

        Size and(Size other) {
            return new Size(capped(chars + other.chars), capped(bits + other.bits));
        }
    }

    private final QueryParts parts;
    private final Map<Var, Size> known = new HashMap<>();
    private final Set<Var> underway = new HashSet<>();
    private final Size data;

    private Growth(QueryParts parts) {
        this.parts = parts;
        long longest = parts.constants().stream()
                .filter(Node::isLiteral)
                .mapToLong(n -> n.getLiteralLexicalForm().length())
                .max()
                .orElse(0);
        long longestNumber = parts.constants().stream()
                .filter(n -> n.isLiteral() && isNumber(n))
                .mapToLong(n -> n.getLiteralLexicalForm().length())
                .max()
                .orElse(0);
        this.data = new Size(Math.max(DATA_CHARS, longest), Math.max(DATA_BITS, 4 * longestNumber));
    }

    /** Why the query is not run, if its values may become too large. */
    static Optional<String> objection(QueryParts parts) {
        Growth growth = new Growth(parts);
        for (ExprFunction function : parts.functions()) {
            Size size = growth.of(function);
            if (size.chars() > MAX_CHARS) {
                return Optional.of(
                        "The query can make texts of more than " + MAX_CHARS
                                + " characters out of short ones, so it is not run. Use fewer CONCAT and REPLACE on each other.");
            }
            if (size.bits() > MAX_BITS) {
                return Optional.of("The query can make numbers of more than " + MAX_BITS
                        + " bits, so it is not run. Multiply fewer results with each other.");
            }
        }
        return Optional.empty();
    }

    private Size of(@Nullable Expr expression) {
        if (expression == null) {
            return new Size(0, 0);
        }
        if (expression instanceof NodeValue value) {
            return ofConstant(value.asNode());
        }
        if (expression.isVariable()) {
            return ofVariable(expression.asVar());
        }
        if (expression instanceof ExprFunctionOp) {
            return Size.SMALL;
        }
        if (expression instanceof ExprFunction function) {
            return ofFunction(function);
        }
        return data;
    }

    private Size ofConstant(Node node) {
        if (!node.isLiteral()) {
            return new Size(node.toString().length(), 64);
        }
        long length = node.getLiteralLexicalForm().length();
        return new Size(length, isNumber(node) ? 4 * length : 64);
    }

    private Size ofVariable(Var variable) {
        Size size = known.get(variable);
        if (size != null) {
            return size;
        }
        if (!underway.add(variable)) {
            // A name used for two things in two scopes. Taken as growing without end.
            return new Size(LARGE, LARGE);
        }
        Size computed = data;
        for (Expr definition : parts.definitions().getOrDefault(variable, List.of())) {
            computed = computed.or(of(definition));
        }
        for (Aggregator aggregator : parts.aggregates().getOrDefault(variable, List.of())) {
            computed = computed.or(ofAggregate(aggregator));
        }
        underway.remove(variable);
        known.put(variable, computed);
        return computed;
    }

    private Size ofAggregate(Aggregator aggregator) {
        Size each = new Size(0, 64);
        if (aggregator.getExprList() != null) {
            for (Expr argument : aggregator.getExprList()) {
                each = each.or(of(argument));
            }
        }
        boolean joins = aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct;
        // A sum of up to 2^64 numbers is at most 64 bits longer than the longest of them.
        return new Size(joins ? Math.max(GROUPED_CHARS, each.chars()) : each.chars(), capped(each.bits() + 64));
    }

    private Size ofFunction(ExprFunction function) {
        String iri = function.getFunctionIRI();
        if (function instanceof E_Multiply || function instanceof E_Divide) {
            return number(sum(function).bits());
        }
        if (function instanceof E_Add || function instanceof E_Subtract) {
            return number(most(function).bits() + 1);
        }
        if (function instanceof E_UnaryMinus
                || function instanceof E_UnaryPlus
                || function instanceof E_NumAbs
                || function instanceof E_NumCeiling
                || function instanceof E_NumFloor
                || function instanceof E_NumRound) {
            return number(most(function).bits() + 1);
        }
        if (function instanceof E_StrReplace || (AllowedFunctions.isReplace(iri) && function.numArgs() >= 3)) {
            return ofReplace(function);
        }
        if (function instanceof E_StrEncodeForURI) {
            // One UTF-16 unit is at most three bytes of UTF-8, and a byte becomes %XX.
            return text(9 * most(function).chars());
        }
        if (function instanceof E_StrUpperCase || function instanceof E_StrLowerCase) {
            // At most three letters for one, such as U+0390.
            return text(3 * most(function).chars());
        }
        if (function instanceof E_If || function instanceof E_Coalesce) {
            return most(function);
        }
        if (function instanceof E_StrConcat
                || function instanceof E_StrSubstring
                || function instanceof E_StrBefore
                || function instanceof E_StrAfter
                || function instanceof E_Str
                || function instanceof E_StrLang
                || function instanceof E_StrDatatype
                || function instanceof E_IRI
                || function instanceof E_IRI2) {
            return sum(function);
        }
        if (function instanceof E_Function && iri != null) {
            return ofNamed(function, iri);
        }
        // Comparisons, tests, parts of dates, hashes and the like: short, whatever goes in.
        return Size.SMALL;
    }

    private Size ofNamed(ExprFunction function, String iri) {
        if (AllowedFunctions.POW.equals(iri)) {
            // The guard lets only small constants through as exponents.
            return number(most(function).bits() * QueryGuard.MAX_EXPONENT);
        }
        Size all = sum(function);
        if (iri.startsWith(XSD.getURI())) {
            // A cast: text becomes a number of as many digits, or the other way round.
            return all.or(new Size(64, isWholeOrDecimal(iri) ? capped(4 * all.chars()) : 64));
        }
        return new Size(capped(9 * all.chars()), all.bits());
    }

    private Size sum(ExprFunction function) {
        Size all = new Size(0, 0);
        for (int i = 1; i <= function.numArgs(); i++) {
            all = all.and(of(function.getArg(i)));
        }
        return all;
    }

    private Size most(ExprFunction function) {
        Size most = new Size(0, 0);
        for (int i = 1; i <= function.numArgs(); i++) {
            most = most.or(of(function.getArg(i)));
        }
        return most;
    }

    /** A number has at most a third as many digits as bits. */
    private static Size number(long bits) {
        return new Size(capped(64 + bits / 3), capped(bits));
    }

    private static Size text(long chars) {
        return new Size(capped(chars), 64);
    }

    private Size ofReplace(ExprFunction function) {
        long text = of(function.getArg(1)).chars();
        Expr with = function.getArg(3);
        long each = of(with).chars();
        boolean quotesMatch =
                !(with instanceof NodeValue value) || value.asUnquotedString().contains("$");
        long all = quotesMatch ? times(each, Math.max(1, text)) : 0;
        // Each match takes at least one character of the text, but for the first one, which may be empty.
        return text(times(text + 1, Math.max(1, each)) + all + text);
    }

    private static boolean isNumber(Node literal) {
        return NodeValue.makeNode(literal).isNumber();
    }

    private static boolean isWholeOrDecimal(String iri) {
        return !iri.equals(XSD.xdouble.getURI())
                && !iri.equals(XSD.xfloat.getURI())
                && !iri.equals(XSD.xstring.getURI())
                && !iri.equals(XSD.anyURI.getURI());
    }

    private static long times(long a, long b) {
        return a > LARGE / b ? LARGE : a * b;
    }

    private static long capped(long value) {
        return value < 0 || value > LARGE ? LARGE : value;
    }
}
