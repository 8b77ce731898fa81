package org.papergraph.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.expr.ExprEvalException;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.RegexEngine;
import org.apache.jena.sparql.expr.nodevalue.XSDFuncOp;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Honest queries pass the guard, and get from bounded regular expressions what SPARQL promises. */
class QueryGuardTest {

    private static Optional<String> objection(String query) {
        return QueryGuard.objection(QueryFactory.create(SmallGraph.PREFIXES + query, Syntax.syntaxSPARQL_11));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * { ?s ?p ?o }",
                "DESCRIBE <https://w3id.org/papergraph/id/paper/one>",
                "SELECT (COUNT(DISTINCT ?p) AS ?n) (GROUP_CONCAT(?name; separator=\"; \") AS ?names) { ?p dcterms:creator/foaf:name ?name } GROUP BY ?p HAVING (COUNT(?p) > 1) ORDER BY DESC(?n)",
                "SELECT (SUM(?x * ?y / ?z) AS ?sum) (AVG(?x) AS ?mean) { ?s pg:score ?x, ?y, ?z }",
                "SELECT * { ?p dcterms:title ?t FILTER(CONTAINS(LCASE(STR(?t)), LCASE(\"Safety\")) || REGEX(?t, \"(align|safe)(ment|ty)?\", \"i\")) }",
                "SELECT (REPLACE(REPLACE(REPLACE(LCASE(?t), \"[^a-z ]\", \"\"), \" +\", \" \"), \"^ | $\", \"\") AS ?key) { ?p dcterms:title ?t }",
                "SELECT (CONCAT(?a, \", \", ?b, \", \", ?c, \" (\", STR(?y), \")\") AS ?cite) { ?p dcterms:title ?a, ?b, ?c ; pg:year ?y }",
                "SELECT (SUBSTR(?text, ?start + 1, ?end - ?start) AS ?words) { ?m pg:start ?start ; pg:end ?end ; pg:paper/dcterms:abstract ?text }",
                "SELECT (xsd:integer(SUBSTR(STR(?d), 1, 4)) AS ?year) (YEAR(?d) AS ?y) { ?p dcterms:issued ?d FILTER(?d >= \"2023-01-01\"^^xsd:date) }",
                "SELECT * { (?s ?score ?words) text:query (dcterms:title \"honest*\" 10) }",
                "SELECT ?a ?b { ?p dcterms:creator ?a, ?b FILTER(STR(?a) < STR(?b)) FILTER NOT EXISTS { ?a pg:possiblySameAs+ ?b } }",
                "SELECT (<http://www.w3.org/2005/xpath-functions/math#pow>(?x, 2) AS ?square) (<http://www.w3.org/2005/xpath-functions/math#sqrt>(?x) AS ?root) { ?s pg:score ?x }",
                "SELECT (IRI(CONCAT(\"https://doi.org/\", ?doi)) AS ?link) { ?p <http://purl.org/ontology/bibo/doi> ?doi }",
                "SELECT (STRDT(?s, xsd:date) AS ?d) (ENCODE_FOR_URI(?s) AS ?e) { ?p rdfs:label ?s }",
                "SELECT ?p (\"2024-01-31T00:00:00Z\"^^xsd:dateTime - \"P30D\"^^xsd:dayTimeDuration AS ?since) { ?p a pg:Paper }",
                "SELECT ?a (SUM(?one * ?two) AS ?both) { { SELECT ?p (MAX(?x) AS ?one) (MAX(?y) AS ?two) { { ?p pg:x ?n BIND(1 AS ?x) BIND(0 AS ?y) } UNION { ?p pg:y ?n BIND(0 AS ?x) BIND(1 AS ?y) } } GROUP BY ?p } ?p dcterms:creator ?a } GROUP BY ?a",
                "SELECT (MAX(?n) AS ?most) { SELECT ?a (COUNT(?p) AS ?n) { ?p dcterms:creator ?a } GROUP BY ?a }"
            })
    void letsHonestQueriesThrough(String query) {
        assertThat(objection(query)).isEmpty();
    }

    @Test
    void letsLongFiltersOfShortTestsThrough() {
        String tests = String.join(" || ", java.util.Collections.nCopies(300, "CONTAINS(CONCAT(?t, ?u), \"x\")"));
        assertThat(objection("SELECT * { ?p dcterms:title ?t, ?u FILTER(" + tests + ") }"))
                .isEmpty();
    }

    @Test
    void findsWhatHidesInEveryClause() {
        String call = "<http://example.org/f>(?s)";
        for (String query : List.of(
                "SELECT (" + call + " AS ?x) { ?s ?p ?o }",
                "SELECT * { ?s ?p ?o FILTER(" + call + ") }",
                "SELECT * { ?s ?p ?o BIND(" + call + " AS ?x) }",
                "SELECT * { ?s ?p ?o OPTIONAL { ?s ?p ?q FILTER(" + call + ") } }",
                "SELECT * { ?s ?p ?o } ORDER BY DESC(" + call + ")",
                "SELECT (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY (" + call + " AS ?g)",
                "SELECT (SUM(" + call + ") AS ?n) { ?s ?p ?o }",
                "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (" + call + ")",
                "SELECT * { { SELECT * { ?s ?p ?o FILTER(IF(" + call + ", 1, 2) = 1) } } }",
                "SELECT * { { ?s ?p ?o } UNION { ?s ?p ?o FILTER(" + call + " IN (1, 2)) } }",
                "SELECT * { ?s ?p ?o MINUS { ?s ?p ?o FILTER(" + call + ") } }",
                "SELECT * { GRAPH ?g { ?s ?p ?o FILTER EXISTS { ?s ?p ?o FILTER(" + call + ") } } }",
                "CONSTRUCT { ?s ?p ?x } { ?s ?p ?o BIND(" + call + " AS ?x) }")) {
            assertThat(objection(query))
                    .as(query)
                    .hasValueSatisfying(o -> assertThat(o).contains("http://example.org/f"));
        }
    }

    @Test
    void followsGrowthThroughSubqueriesAndExists() {
        String inner = "?s";
        for (int i = 0; i < 9; i++) {
            inner = "CONCAT(" + inner + ", " + inner + ")";
        }
        assertThat(objection("SELECT (STRLEN(?c) AS ?n) { { SELECT (" + inner + " AS ?c) { ?p rdfs:label ?s } } }"))
                .isPresent();
        assertThat(objection("SELECT * { ?p rdfs:label ?s FILTER EXISTS { BIND(" + inner + " AS ?c) } }"))
                .isPresent();
        assertThat(objection("SELECT (GROUP_CONCAT(" + inner + ") AS ?n) { ?p rdfs:label ?s } GROUP BY ?p"))
                .isPresent();
        assertThat(objection("SELECT * { ?p rdfs:label ?s } ORDER BY " + inner)).isPresent();
    }

    @Test
    void boundedRegexesAgreeWithTheOriginals() {
        long seed = 20261121;
        Random random = new Random(seed);
        String[] pieces = {"a", "b", "[ab]", ".", "a*", "b+", "(a|b)", "(ab)?", "^", "$", "\\w", "x"};
        String[] flags = {"", "i", "s", "m", "q"};
        String[] replacements = {"", "x", "$0", "[$1]", "\\$", "ab"};
        int compared = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder pattern = new StringBuilder();
            for (int n = random.nextInt(4); n >= 0; n--) {
                pattern.append(pieces[random.nextInt(pieces.length)]);
            }
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(8); n > 0; n--) {
                text.append("abAB\nx".charAt(random.nextInt(6)));
            }
            String flag = flags[random.nextInt(flags.length)];
            String replacement = replacements[random.nextInt(replacements.length)];
            String what = "seed " + seed + ": " + text + " / " + pattern + " / " + replacement + " / " + flag;
            List<NodeValue> match = List.of(
                    NodeValue.makeString(text.toString()),
                    NodeValue.makeString(pattern.toString()),
                    NodeValue.makeString(flag));
            assertThat(new BoundedRegex.Matches().exec(match).getBoolean())
                    .as(what)
                    .isEqualTo(RegexEngine.create(pattern.toString(), flag).match(text.toString()));
            String expected;
            try {
                expected = XSDFuncOp.strReplace(
                                match.get(0), match.get(1), NodeValue.makeString(replacement), match.get(2))
                        .asString();
            } catch (ExprEvalException e) {
                expected = "error";
            }
            String actual;
            try {
                actual = new BoundedRegex.Replace()
                        .exec(List.of(match.get(0), match.get(1), NodeValue.makeString(replacement), match.get(2)))
                        .asString();
            } catch (ExprEvalException e) {
                actual = "error";
            }
            assertThat(actual).as(what).isEqualTo(expected);
            compared++;
        }
        assertThat(compared).isEqualTo(3_000);
    }

    @Test
    void boundedReplaceKeepsTheLanguage() {
        NodeValue text = NodeValue.makeNode("colour", "en", (String) null);
        NodeValue replaced =
                new BoundedRegex.Replace().exec(List.of(text, NodeValue.makeString("our"), NodeValue.makeString("or")));
        assertThat(replaced.asNode().getLiteralLanguage()).isEqualTo("en");
        assertThat(replaced.asNode().getLiteralLexicalForm()).isEqualTo("color");
    }
}
