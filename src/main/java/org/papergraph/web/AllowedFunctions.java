package org.papergraph.web;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.jena.sparql.ARQConstants;
import org.apache.jena.sparql.function.FunctionFactory;
import org.apache.jena.sparql.function.FunctionRegistry;
import org.apache.jena.sparql.pfunction.PropertyFunctionFactory;
import org.apache.jena.sparql.pfunction.PropertyFunctionRegistry;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.XSD;
import org.jspecify.annotations.Nullable;
import org.papergraph.rdf.Vocabulary;

/**
 * The functions with an IRI that a stranger's query may call. Everything else the library has, or would load from a class
 * named in a query ({@code java:}), is out of reach.
 */
final class AllowedFunctions {

    static final String TEXT_QUERY = Vocabulary.TEXT + "query";
    static final String POW = ARQConstants.mathPrefix + "pow";
    static final String ROUND = ARQConstants.fnPrefix + "round";

    private static final Set<String> NAMES = names();
    private static final Set<String> PROPERTIES = Set.of(
            TEXT_QUERY,
            RDFS.member.getURI(),
            "http://jena.apache.org/ARQ/list#member",
            "http://jena.apache.org/ARQ/list#index",
            "http://jena.apache.org/ARQ/list#length");

    private AllowedFunctions() {}

    static boolean isFunction(String iri) {
        return NAMES.contains(iri);
    }

    static boolean isPropertyFunction(String iri) {
        return PROPERTIES.contains(iri);
    }

    static boolean isReplace(@Nullable String iri) {
        return BoundedRegex.REPLACE.equals(iri) || (ARQConstants.fnPrefix + "replace").equals(iri);
    }

    static boolean isRegex(@Nullable String iri) {
        return isReplace(iri) || BoundedRegex.MATCHES.equals(iri) || (ARQConstants.fnPrefix + "matches").equals(iri);
    }

    /** The registry to put into the context of a query. */
    static FunctionRegistry functions() {
        Functions allowed = new Functions();
        FunctionRegistry standard = FunctionRegistry.get();
        for (String name : NAMES) {
            FunctionFactory factory = standard.isRegistered(name) ? standard.get(name) : null;
            if (factory != null) {
                allowed.put(name, factory);
            }
        }
        // The names inside the afn: library are found by their class, so the standard registry does not list them.
        for (String name : NAMES) {
            if (!allowed.isRegistered(name) && name.startsWith(ARQConstants.ARQFunctionLibraryURI)) {
                allowed.put(name, standard.get(name));
            }
        }
        allowed.put(BoundedRegex.MATCHES, iri -> new BoundedRegex.Matches());
        allowed.put(BoundedRegex.REPLACE, iri -> new BoundedRegex.Replace());
        allowed.put(ARQConstants.fnPrefix + "matches", iri -> new BoundedRegex.Matches());
        allowed.put(ARQConstants.fnPrefix + "replace", iri -> new BoundedRegex.Replace());
        return allowed;
    }

    /** The registry of predicates that are computed, to put into the context of a query. */
    static PropertyFunctionRegistry properties() {
        Properties allowed = new Properties();
        PropertyFunctionRegistry standard = PropertyFunctionRegistry.get();
        for (String name : PROPERTIES) {
            PropertyFunctionFactory factory = standard.get(name);
            if (factory != null) {
                allowed.put(name, factory);
            }
        }
        return allowed;
    }

    private static final class Functions extends FunctionRegistry {
        @Override
        public @Nullable FunctionFactory get(String uri) {
            // The method above this one loads classes by name, so it is asked only for what is here.
            return isRegistered(uri) ? super.get(uri) : null;
        }
    }

    private static final class Properties extends PropertyFunctionRegistry {
        @Override
        public boolean manages(String uri) {
            return isRegistered(uri);
        }

        @Override
        public @Nullable PropertyFunctionFactory get(String uri) {
            return isRegistered(uri) ? super.get(uri) : null;
        }
    }

    private static Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        Stream.of(
                        XSD.xstring,
                        XSD.xboolean,
                        XSD.integer,
                        XSD.decimal,
                        XSD.xdouble,
                        XSD.xfloat,
                        XSD.xlong,
                        XSD.xint,
                        XSD.xshort,
                        XSD.xbyte,
                        XSD.nonNegativeInteger,
                        XSD.positiveInteger,
                        XSD.nonPositiveInteger,
                        XSD.negativeInteger,
                        XSD.unsignedLong,
                        XSD.unsignedInt,
                        XSD.unsignedShort,
                        XSD.date,
                        XSD.dateTime,
                        XSD.time,
                        XSD.gYear,
                        XSD.gYearMonth,
                        XSD.gMonth,
                        XSD.gMonthDay,
                        XSD.gDay,
                        XSD.anyURI)
                .forEach(type -> names.add(type.getURI()));
        for (String name : List.of(
                "concat",
                "substring",
                "string-length",
                "normalize-space",
                "upper-case",
                "lower-case",
                "contains",
                "starts-with",
                "ends-with",
                "substring-before",
                "substring-after",
                "matches",
                "replace",
                "encode-for-uri",
                "abs",
                "ceiling",
                "floor",
                "round",
                "boolean",
                "not",
                "numeric-mod",
                "numeric-integer-divide",
                "year-from-date",
                "month-from-date",
                "day-from-date",
                "year-from-dateTime",
                "month-from-dateTime",
                "day-from-dateTime",
                "hours-from-dateTime",
                "minutes-from-dateTime",
                "seconds-from-dateTime")) {
            names.add(ARQConstants.fnPrefix + name);
        }
        for (String name : List.of(
                "pi", "exp", "exp10", "log", "log10", "pow", "sqrt", "sin", "cos", "tan", "asin", "acos", "atan",
                "atan2")) {
            names.add(ARQConstants.mathPrefix + name);
        }
        for (String name : List.of("localname", "namespace", "strlen", "substr", "strjoin", "min", "max", "pi", "e")) {
            names.add(ARQConstants.ARQFunctionLibraryURI + name);
        }
        return Set.copyOf(names);
    }
}
