package org.papergraph.web;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.expr.E_Function;
import org.apache.jena.sparql.expr.E_Regex;
import org.apache.jena.sparql.expr.E_StrDatatype;
import org.apache.jena.sparql.expr.E_StrReplace;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.AggCustom;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;
import org.papergraph.rdf.Vocabulary;

/**
 * Looks at a query before it runs and says why a public server does not run it: it asks other servers, calls a function
 * that is not offered, or computes values that no timeout could stop.
 */
final class QueryGuard {

    static final long MAX_EXPONENT = 64;

    /* Adding a duration to a date takes the JDK a step for each month, and cannot be cancelled: P99999999D took 1.3 s. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{6}");

    private QueryGuard() {}

    /** Why this query is not run, for its author to read; empty when it may run. */
    static Optional<String> objection(Query query) {
        if (query.getQueryPattern() == null) {
            return Optional.empty();
        }
        Op op = Algebra.compile(query);
        QueryParts parts = QueryParts.of(op);
        if (parts.asksElsewhere()) {
            return Optional.of("SERVICE is not offered: this server does not ask other servers.");
        }
        return parts.predicates().stream()
                .map(QueryGuard::objectionToPredicate)
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> parts.aggregates().stream().anyMatch(a -> a instanceof AggCustom)
                        ? Optional.of("Aggregates with an IRI are not offered.")
                        : Optional.empty())
                .or(() -> parts.functions().stream()
                        .map(QueryGuard::objectionToFunction)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> parts.constants().stream()
                        .map(QueryGuard::objectionToConstant)
                        .flatMap(Optional::stream)
                        .findFirst())
                .or(() -> Growth.objection(op, parts));
    }

    private static Optional<String> objectionToPredicate(Node predicate) {
        String iri = predicate.getURI();
        boolean computes = iri.toLowerCase(Locale.ROOT).startsWith("java:")
                || iri.startsWith("http://jena.apache.org/ARQ/")
                || iri.startsWith("http://jena.hpl.hp.com/ARQ/")
                || iri.startsWith(Vocabulary.TEXT)
                || iri.startsWith("http://jena.apache.org/spatial#");
        return computes && !AllowedFunctions.isPropertyFunction(iri)
                ? Optional.of("The property function <" + iri + "> is not offered.")
                : Optional.empty();
    }

    private static Optional<String> objectionToFunction(ExprFunction function) {
        String iri = function.getFunctionIRI();
        if (function instanceof E_Function && (iri == null || !AllowedFunctions.isFunction(iri))) {
            return Optional.of("The function <" + iri + "> is not offered.");
        }
        if (AllowedFunctions.POW.equals(iri) && !isSmall(function.getArg(2))) {
            return Optional.of("The exponent of math:pow has to be a number from -" + MAX_EXPONENT + " to "
                    + MAX_EXPONENT + ", written in the query.");
        }
        if (AllowedFunctions.ROUND.equals(iri) && function.numArgs() > 1) {
            return Optional.of("fn:round is offered with one argument only.");
        }
        if (function instanceof E_Regex || function instanceof E_StrReplace || AllowedFunctions.isRegex(iri)) {
            if (function.getArg(2) instanceof NodeValue pattern && pattern.isString()) {
                return BoundedRegex.objection(pattern.getString());
            }
        }
        if (function instanceof E_StrDatatype) {
            Node type = function.getArg(2) instanceof NodeValue value ? value.asNode() : null;
            if (type == null || !type.isURI() || isDuration(type.getURI())) {
                return Optional.of("STRDT is offered with a datatype written in the query, other than a duration.");
            }
        }
        return Optional.empty();
    }

    private static Optional<String> objectionToConstant(Node constant) {
        return constant.isLiteral()
                        && isDuration(constant.getLiteralDatatypeURI())
                        && LONG_NUMBER.matcher(constant.getLiteralLexicalForm()).find()
                ? Optional.of("Durations with numbers of more than five digits are not computed with here.")
                : Optional.empty();
    }

    private static boolean isDuration(String datatype) {
        return datatype.startsWith(XSD.getURI())
                && datatype.toLowerCase(Locale.ROOT).endsWith("duration");
    }

    private static boolean isSmall(@Nullable Expr exponent) {
        return exponent instanceof NodeValue value && value.isNumber() && Math.abs(value.getDouble()) <= MAX_EXPONENT;
    }
}
