package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.exec.RowSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueQueryTest {

    private static final DatasetGraph SAMPLE = SampleGraph.load();
    private static final String PREFIXES = """
            PREFIX pg: <https://w3id.org/papergraph/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            """;

    @Test
    void readsHeaderWithContinuedLines() {
        CatalogueQuery query = CatalogueQuery.parse("q", """
                # title: A title
                # description: One
                #   two.
                # parameter: from (year) — the first
                #   year
                # parameter: limit (integer)
                # a remark

                SELECT ?p WHERE { VALUES ?from { 2020 } ?p ?q ?from } ORDER BY ?p LIMIT 7
                """);
        assertThat(query.title()).isEqualTo("A title");
        assertThat(query.description()).isEqualTo("One two.");
        assertThat(query.parameters())
                .containsExactly(
                        new QueryParameter("from", QueryParameter.Type.YEAR, "the first year", "2020", false),
                        new QueryParameter("limit", QueryParameter.Type.INTEGER, "", "7", false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "# parameter: x                       | SELECT ?x { ?x ?p ?o }                    | q:1: a parameter reads",
                "# parameter: x (date) — a day        | SELECT ?x { ?x ?p ?o }                    | q:1: parameter x has the unknown type date",
                "# parameter: y (string) — a word     | SELECT ?x { ?x ?p ?o }                    | q:1: parameter y: the query has no ?y",
                "# parameter: x (year) 12 — a year    | SELECT ?x { ?x ?p ?o }                    | q:1: parameter x (year) takes a year of four digits; given was \"12\"",
                "# parameter: o (year) 2020 — a year  | SELECT ?x { ?x ?p ?o VALUES ?o { 2021 } } | q:1: parameter o is 2020 in the header and 2021 in the query",
                "# parameter: o (year) — a year       | SELECT ?x { ?x ?p ?o VALUES ?o {2021 22}} | q:1: the VALUES blocks of parameter o (?o) must have one row each",
                "# title: t                           | SELECT ?x { ?x ?p }                       | q:2: ",
                "# title: t                           | DROP ALL                                  | q:2: ",
            })
    void saysWhereAFileIsWrong(String header, String body, String message) {
        assertThatThrownBy(() -> CatalogueQuery.parse("q", header + "\n" + body))
                .isInstanceOf(QueryFileException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void refusesAParameterDeclaredTwice() {
        assertThatThrownBy(() -> CatalogueQuery.parse(
                        "q", "# parameter: o (iri)\n# parameter: o (string)\nSELECT * { ?s ?p ?o }"))
                .isInstanceOf(QueryFileException.class)
                .hasMessage("q:2: parameter o is declared twice");
    }

    @Test
    void refusesAQueryNestedTooDeeply() {
        String deep = "ASK " + "{".repeat(200_000) + "}".repeat(200_000);
        assertThatThrownBy(() -> CatalogueQuery.parse("q", deep)).isInstanceOf(QueryFileException.class);
    }

    @Test
    void findsAThingByEachOfItsNames() {
        String iri = SampleGraph.ID + "author/kamile-lukosiute";
        for (String name : List.of(
                "Kamilė Lukošiūtė",
                "Kamile Lukosuite",
                "kamile  lukosiute",
                "KAMILĖ LUKOŠIŪTĖ",
                iri,
                "<" + iri + ">")) {
            assertThat(entities("author", name)).as(name).containsExactly(iri);
        }
        assertThat(entities("author", "anthropic")).containsExactly(SampleGraph.ID + "author/anthropic");
        assertThat(entities("concept", "LLM")).containsExactly(SampleGraph.ID + "concept/large-language-model");
        assertThat(entities("concept", "Large-Language Model"))
                .containsExactly(SampleGraph.ID + "concept/large-language-model");
        assertThat(entities("venue", "solar")).containsExactly(SampleGraph.ID + "venue/solar-2023");
    }

    @Test
    void findsAPaperByEachOfItsIdentifiers() {
        String iri = SampleGraph.ID + "paper/moral-self-correction";
        for (String name : List.of(
                "2302.07459",
                "arXiv:2302.07459",
                "arxiv: 2302.07459v2",
                "10.48550/arXiv.2302.07459",
                "doi:10.48550/ARXIV.2302.07459",
                "https://arxiv.org/abs/2302.07459",
                "the capacity for moral self correction in large language models")) {
            assertThat(entities("paper", name)).as(name).containsExactly(iri);
        }
    }

    @Test
    void takesAllThingsOfOneName() {
        assertThat(entities("author", "Wei Chen"))
                .containsExactly(SampleGraph.ID + "author/wei-chen-1", SampleGraph.ID + "author/wei-chen-2");
    }

    @Test
    void suggestsTheNearestNames() {
        assertRefused(
                "author",
                "author",
                "Michael Selito",
                "the graph has no author named \"Michael Selito\"; " + "the nearest are \"Michael Sellitto\"");
        assertRefused("author", "author", "sellitto", "the nearest are \"Michael Sellitto\", \"Sellitto, Michael\"");
        assertRefused("author", "author", "Xyzzy Quux", "the graph has no author named \"Xyzzy Quux\"");
    }

    @Test
    void doesNotTakeAThingOfAnotherKind() {
        assertRefused("author", "author", "LLM", "the graph has no author named \"LLM\"");
        assertRefused(
                "author", "author", SampleGraph.ID + "concept/rlhf", "the graph has no author \"" + SampleGraph.ID);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "year    | 24                   | parameter v (year) takes a year of four digits; given was \"24\"; example: v=2023",
                "integer | ten                  | parameter v (integer) takes a whole number; given was \"ten\"; example: v=10",
                "integer | 99999999999999999999 | parameter v (integer) takes a whole number",
                "decimal | 1e9                  | parameter v (decimal) takes a number; given was \"1e9\"; example: v=0.5",
                "iri     | example.org          | parameter v (iri) was given \"example.org\", which is no IRI",
                "iri     | http://a/{b}         | parameter v (iri) was given \"http://a/{b}\", which is no IRI",
                "words   | ~  ~                 | parameter v (words) takes words to look for",
            })
    void saysWhichParameterIsWrongAndHow(String type, String value, String message) {
        CatalogueQuery query =
                CatalogueQuery.parse("q", "# parameter: v (" + type + ") — a value\nSELECT * { ?s ?p ?v }");
        assertThatThrownBy(() -> query.bind(SAMPLE, Map.of("v", value)))
                .isInstanceOf(QueryParameterException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    void namesTheParametersThereAre() {
        CatalogueQuery query = QueryCatalogue.load().find("coauthors-of-author").orElseThrow();
        assertThatThrownBy(() -> query.bind(SAMPLE, Map.of("auhtor", "x")))
                .hasMessage("query coauthors-of-author has no parameter \"auhtor\"; it has author, limit");
    }

    @Test
    void asksForARequiredParameter() {
        CatalogueQuery query = CatalogueQuery.parse("q", "# parameter: o (year) — a year\nSELECT * { ?s ?p ?o }");
        assertThat(query.parameters().get(0).required()).isTrue();
        assertThatThrownBy(() -> query.bind(SAMPLE, Map.of()))
                .hasMessage("parameter o (year) must be given; example: o=2023");
    }

    @Test
    void limitTakesANumberOrAll() {
        CatalogueQuery query =
                QueryCatalogue.load().find("most-prolific-authors").orElseThrow();
        assertThat(query.bind(SAMPLE, Map.of()).query().getLimit()).isEqualTo(50);
        assertThat(query.bind(SAMPLE, Map.of("limit", "3")).query().getLimit()).isEqualTo(3);
        assertThat(query.bind(SAMPLE, Map.of("limit", "all")).query().hasLimit())
                .isFalse();
        assertRefused("most-prolific-authors", "limit", "0", "parameter limit takes a whole number from 1, or all");
        assertRefused("most-prolific-authors", "limit", "-5", "parameter limit takes a whole number from 1, or all");
    }

    @Test
    void searchTakesWhatIsNoSearchLanguageAsWords() {
        CatalogueQuery query = QueryCatalogue.load().find("search").orElseThrow();
        for (String words : List.of("(deceptive", "deceptive/", "deceptive\"", "decepti* AND agents", "dec*")) {
            assertThat(rows(query.bind(SAMPLE, Map.of("words", words)).query(), "label"))
                    .as(words)
                    .anyMatch(label -> label.startsWith("Sleeper Agents"));
        }
    }

    @Test
    void bindsVariablesOfAQueryWithoutHeader() {
        CatalogueQuery query = CatalogueQuery.parse(
                "mine", PREFIXES + "SELECT ?title { ?paper pg:arxivId ?id ; dcterms:title ?title }");
        assertThat(query.declaresParameters()).isFalse();
        assertThat(rows(query.bind(SAMPLE, Map.of("id", "\"2302.07459\"")).query(), "title"))
                .containsExactly("The Capacity for Moral Self-Correction in Large Language Models");
        String iri = "<" + SampleGraph.ID + "paper/symbols>";
        CatalogueQuery about = CatalogueQuery.parse("mine", PREFIXES + "SELECT ?title { ?paper dcterms:title ?title }");
        assertThat(rows(about.bind(SAMPLE, Map.of("paper", iri)).query(), "title"))
                .containsExactly("𝛼𝛽-Tokens in 言語 Models of Machine Learning");
        assertThat(about.bind(SAMPLE, Map.of("limit", "2")).query().getLimit()).isEqualTo(2);
        assertThatThrownBy(() -> about.bind(SAMPLE, Map.of("titel", "x")))
                .hasMessage("query mine has no parameter \"titel\"; it has limit, paper, title");
    }

    @Test
    void bindsInsideOptionalPartsUnionsSubqueriesAndHaving() {
        String text = PREFIXES + """
                SELECT ?name (COUNT(?paper) AS ?papers) {
                  { SELECT ?author ?paper ?least { ?paper dcterms:creator ?author FILTER(BOUND(?least)) } }
                  { ?author foaf:name ?name FILTER(?least < 100) } UNION { ?author foaf:nick ?name FILTER(?least < 1) }
                  OPTIONAL { ?author foaf:nick ?nick FILTER(?least > 0) }
                } GROUP BY ?author ?name HAVING (COUNT(?paper) >= ?least && ?least > 1) ORDER BY ?name
                """;
        Query query = CatalogueQuery.parse("mine", text)
                .bind(SAMPLE, Map.of("least", "3"))
                .query();
        assertThat(rows(query, "name")).containsExactly("Deep Ganguli", "Michael Sellitto");
    }

    @Test
    void leavesAVariableOfASubqueryThatIsNotHandedOut() {
        String text = PREFIXES + "SELECT ?title { ?paper dcterms:title ?title "
                + "{ SELECT (COUNT(?paper) AS ?n) { ?paper a pg:Paper } } FILTER(?n = 6) }";
        Query query = CatalogueQuery.parse("mine", text)
                .bind(SAMPLE, Map.of("paper", "<" + SampleGraph.ID + "paper/symbols>"))
                .query();
        assertThat(rows(query, "title")).hasSize(1);
    }

    @Test
    void doesNotGiveWhatTheQueryComputes() {
        CatalogueQuery query =
                CatalogueQuery.parse("mine", "SELECT ?s (STR(?s) AS ?text) { ?s ?p ?o BIND(1 AS ?one) }");
        for (String computed : List.of("text", "one")) {
            assertThatThrownBy(() -> query.bind(SAMPLE, Map.of(computed, "x")))
                    .isInstanceOf(QueryParameterException.class)
                    .hasMessageEndingWith("it has limit, o, p, s");
        }
    }

    @Test
    void entityWithoutBlockIsBoundAndShownByName() {
        CatalogueQuery query = CatalogueQuery.parse(
                "mine",
                "# parameter: who (author) \"Evan Hubinger\" — a person\n" + PREFIXES
                        + "SELECT ?label { ?paper dcterms:creator ?who ; dcterms:title ?label }");
        assertThat(rows(query.bind(SAMPLE, Map.of()).query(), "label")).hasSize(1);
        assertThat(rows(query.bind(SAMPLE, Map.of("who", "w. chen")).query(), "label"))
                .hasSize(1);
        assertThat(query.exampleSparql()).contains("Evan Hubinger");
        assertThat(rows(QueryFactory.create(query.exampleSparql()), "label")).hasSize(1);
    }

    @Test
    void anyStringIsFoundAgainAsItWasGiven() {
        long seed = 20_261_121;
        Random random = new Random(seed);
        CatalogueQuery query = CatalogueQuery.parse("q", "SELECT ?v { VALUES ?v { \"\" } }");
        String alphabet = "ab\"'\\{}<>?$#;.,\n\r\t |^`%@:/_-é言𝛼\u202E\u0007 ";
        int[] characters = alphabet.codePoints().toArray();
        for (int i = 0; i < 500; i++) {
            StringBuilder value = new StringBuilder("x");
            for (int length = random.nextInt(20); length > 0; length--) {
                value.appendCodePoint(characters[random.nextInt(characters.length)]);
            }
            PreparedQuery bound = query.bind(SAMPLE, Map.of("v", value.toString()));
            assertThat(rows(bound.query(), "v"))
                    .as("seed %d, round %d", seed, i)
                    .containsExactly(value.toString());
            assertThat(rows(QueryFactory.create(bound.sparql()), "v"))
                    .as("seed %d, round %d, as text", seed, i)
                    .containsExactly(value.toString());
        }
    }

    private static List<String> entities(String type, String value) {
        CatalogueQuery query =
                CatalogueQuery.parse("q", "# parameter: v (" + type + ") — a thing\nSELECT ?s { ?s ?p ?v }");
        return query.bind(SAMPLE, Map.of("v", value)).entities().getOrDefault("v", List.of());
    }

    private static void assertRefused(String query, String parameter, String value, String message) {
        CatalogueQuery asked = QueryCatalogue.load()
                .find(query.equals("author") ? "papers-of-author" : query)
                .orElseThrow();
        assertThatThrownBy(() -> asked.bind(SAMPLE, Map.of(parameter, value)))
                .isInstanceOf(QueryParameterException.class)
                .hasMessageContaining(message);
    }

    private static List<String> rows(Query query, String variable) {
        return SampleGraph.reading(SAMPLE, dataset -> {
            List<String> values = new ArrayList<>();
            try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
                RowSet rows = execution.select();
                rows.forEachRemaining(row -> values.add(TextTable.text(row.get(Var.alloc(variable)))));
            }
            return values;
        });
    }
}
