package org.papergraph.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.op.Op1;
import org.apache.jena.sparql.algebra.op.Op2;
import org.apache.jena.sparql.algebra.op.OpAssign;
import org.apache.jena.sparql.algebra.op.OpExtend;
import org.apache.jena.sparql.algebra.op.OpFilter;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpLeftJoin;
import org.apache.jena.sparql.algebra.op.OpN;
import org.apache.jena.sparql.algebra.op.OpOrder;
import org.apache.jena.sparql.algebra.op.OpProject;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.core.VarExprList;
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
import org.apache.jena.sparql.expr.ExprAggregator;
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

    /** What is known of each variable at some place of a query; of all others only that they come from the data. */
    private record Sizes(Map<Var, Size> known) {
        static final Sizes NONE = new Sizes(Map.of());

        Sizes with(Sizes other) {
            Map<Var, Size> all = new HashMap<>(known);
            other.known.forEach((v, size) -> all.merge(v, size, Size::or));
            return new Sizes(all);
        }

        Sizes with(Var variable, Size size) {
            Map<Var, Size> all = new HashMap<>(known);
            all.put(variable, size);
            return new Sizes(all);
        }

        Sizes only(Collection<Var> variables) {
            Map<Var, Size> some = new HashMap<>(known);
            some.keySet().retainAll(variables);
            return new Sizes(some);
        }
    }

    private final Size data;
    private Optional<String> objection = Optional.empty();

    private Growth(QueryParts parts) {
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
    static Optional<String> objection(Op op, QueryParts parts) {
        Growth growth = new Growth(parts);
        growth.after(op, Sizes.NONE);
        return growth.objection;
    }

    /* An abstract interpretation of the algebra, from the leaves up: what each operator makes of the sizes of its parts. */

    private Sizes after(Op op, Sizes outer) {
        if (op instanceof OpExtend extend) {
            return assigned(extend.getVarExprList(), after(extend.getSubOp(), outer));
        }
        if (op instanceof OpAssign assign) {
            return assigned(assign.getVarExprList(), after(assign.getSubOp(), outer));
        }
        if (op instanceof OpGroup group) {
            return grouped(group, after(group.getSubOp(), outer), outer);
        }
        if (op instanceof OpProject project) {
            return outer.with(after(project.getSubOp(), outer).only(project.getVars()));
        }
        if (op instanceof OpFilter filter) {
            Sizes sizes = after(filter.getSubOp(), outer);
            filter.getExprs().forEach(e -> of(e, sizes));
            return sizes;
        }
        if (op instanceof OpOrder order) {
            Sizes sizes = after(order.getSubOp(), outer);
            order.getConditions().forEach(c -> of(c.getExpression(), sizes));
            return sizes;
        }
        if (op instanceof OpLeftJoin join) {
            Sizes sizes = after(join.getLeft(), outer).with(after(join.getRight(), outer));
            if (join.getExprs() != null) {
                join.getExprs().forEach(e -> of(e, sizes));
            }
            return sizes;
        }
        if (op instanceof Op1 one) {
            return after(one.getSubOp(), outer);
        }
        if (op instanceof Op2 two) {
            return after(two.getLeft(), outer).with(after(two.getRight(), outer));
        }
        if (op instanceof OpN many) {
            Sizes sizes = outer;
            for (Op part : many.getElements()) {
                sizes = sizes.with(after(part, outer));
            }
            return sizes;
        }
        return outer;
    }

    private Sizes assigned(VarExprList list, Sizes before) {
        Sizes sizes = before;
        for (Var variable : list.getVars()) {
            Expr expression = list.getExpr(variable);
            if (expression != null) {
                sizes = sizes.with(variable, of(expression, sizes));
            }
        }
        return sizes;
    }

    private Sizes grouped(OpGroup group, Sizes before, Sizes outer) {
        Sizes sizes = outer.with(
                assigned(group.getGroupVars(), before).only(group.getGroupVars().getVars()));
        for (ExprAggregator aggregate : group.getAggregators()) {
            sizes = sizes.with(aggregate.getVar(), ofAggregate(aggregate.getAggregator(), before));
        }
        return sizes;
    }

    private Size of(@Nullable Expr expression, Sizes sizes) {
        if (expression == null) {
            return new Size(0, 0);
        }
        if (expression instanceof NodeValue value) {
            return ofConstant(value.asNode());
        }
        if (expression.isVariable()) {
            return sizes.known().getOrDefault(expression.asVar(), data).or(data);
        }
        if (expression instanceof ExprFunctionOp exists) {
            after(exists.getGraphPattern(), sizes);
            return Size.SMALL;
        }
        if (expression instanceof ExprFunction function) {
            Size size = ofFunction(function, arguments(function, sizes));
            object(size);
            return size;
        }
        return data;
    }

    private void object(Size size) {
        if (objection.isPresent()) {
            return;
        }
        if (size.chars() > MAX_CHARS) {
            objection = Optional.of("The query can make texts of more than " + MAX_CHARS
                    + " characters out of short ones, so it is not run. Use fewer CONCAT and REPLACE on each other.");
        } else if (size.bits() > MAX_BITS) {
            objection = Optional.of("The query can make numbers of more than " + MAX_BITS
                    + " bits, so it is not run. Multiply fewer results with each other.");
        }
    }

    private List<Size> arguments(ExprFunction function, Sizes sizes) {
        List<Size> arguments = new ArrayList<>();
        for (int i = 1; i <= function.numArgs(); i++) {
            arguments.add(of(function.getArg(i), sizes));
        }
        return arguments;
    }

    private static Size ofConstant(Node node) {
        if (!node.isLiteral()) {
            return new Size(node.toString().length(), 64);
        }
        long length = node.getLiteralLexicalForm().length();
        return new Size(length, isNumber(node) ? 4 * length : 64);
    }

    private Size ofAggregate(Aggregator aggregator, Sizes sizes) {
        Size each = new Size(0, 64);
        if (aggregator.getExprList() != null) {
            for (Expr argument : aggregator.getExprList()) {
                each = each.or(of(argument, sizes));
            }
        }
        boolean joins = aggregator instanceof AggGroupConcat || aggregator instanceof AggGroupConcatDistinct;
        // A sum of up to 2^64 numbers is at most 64 bits longer than the longest of them.
        return new Size(joins ? Math.max(GROUPED_CHARS, each.chars()) : each.chars(), capped(each.bits() + 64));
    }

    private static Size ofFunction(ExprFunction function, List<Size> arguments) {
        String iri = function.getFunctionIRI();
        if (function instanceof E_Multiply || function instanceof E_Divide) {
            return number(sum(arguments).bits());
        }
        if (function instanceof E_Add || function instanceof E_Subtract) {
            return number(most(arguments).bits() + 1);
        }
        if (function instanceof E_UnaryMinus
                || function instanceof E_UnaryPlus
                || function instanceof E_NumAbs
                || function instanceof E_NumCeiling
                || function instanceof E_NumFloor
                || function instanceof E_NumRound) {
            return number(most(arguments).bits() + 1);
        }
        if (function instanceof E_StrReplace || (AllowedFunctions.isReplace(iri) && function.numArgs() >= 3)) {
            return ofReplace(function, arguments);
        }
        if (function instanceof E_StrEncodeForURI) {
            // One UTF-16 unit is at most three bytes of UTF-8, and a byte becomes %XX.
            return text(9 * most(arguments).chars());
        }
        if (function instanceof E_StrUpperCase || function instanceof E_StrLowerCase) {
            // At most three letters for one, such as U+0390.
            return text(3 * most(arguments).chars());
        }
        if (function instanceof E_If || function instanceof E_Coalesce) {
            return most(arguments);
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
            return sum(arguments);
        }
        if (function instanceof E_Function && iri != null) {
            return ofNamed(iri, arguments);
        }
        // Comparisons, tests, parts of dates, hashes and the like: short, whatever goes in.
        return Size.SMALL;
    }

    private static Size ofNamed(String iri, List<Size> arguments) {
        if (AllowedFunctions.POW.equals(iri)) {
            // The guard lets only small constants through as exponents.
            return number(most(arguments).bits() * QueryGuard.MAX_EXPONENT);
        }
        Size all = sum(arguments);
        if (iri.startsWith(XSD.getURI())) {
            // A cast: text becomes a number of as many digits, or the other way round.
            return all.or(new Size(64, isWholeOrDecimal(iri) ? capped(4 * all.chars()) : 64));
        }
        return new Size(capped(9 * all.chars()), all.bits());
    }

    private static Size sum(List<Size> sizes) {
        return sizes.stream().reduce(new Size(0, 0), Size::and);
    }

    private static Size most(List<Size> sizes) {
        return sizes.stream().reduce(new Size(0, 0), Size::or);
    }

    /** A number has at most a third as many digits as bits. */
    private static Size number(long bits) {
        return new Size(capped(64 + bits / 3), capped(bits));
    }

    private static Size text(long chars) {
        return new Size(capped(chars), 64);
    }

    private static Size ofReplace(ExprFunction function, List<Size> arguments) {
        long text = arguments.get(0).chars();
        Expr with = function.getArg(3);
        long each = arguments.get(2).chars();
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
