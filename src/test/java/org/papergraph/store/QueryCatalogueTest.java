package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.jena.query.Query;
import org.apache.jena.query.QueryFactory;
import org.apache.jena.query.Syntax;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.exec.QueryExec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QueryCatalogueTest {

    private static final Path ANSWERS = Path.of("src/test/resources/org/papergraph/store/answers");
    private static final QueryCatalogue CATALOGUE = QueryCatalogue.load();
    private static final DatasetGraph SAMPLE = SampleGraph.load();

    static List<CatalogueQuery> queries() {
        return CATALOGUE.queries();
    }

    /** Files {@code query.csv} and {@code query+parameter=value+….csv}; {@code .nt} for graphs. {@code -Dpapergraph.golden=write} writes them. */
    static List<Path> answers() throws IOException {
        try (Stream<Path> files = Files.list(ANSWERS)) {
            return files.sorted().toList();
        }
    }

    @Test
    void hasAQueryForEachQuestionOfAUser() {
        assertThat(CATALOGUE.names())
                .hasSizeGreaterThanOrEqualTo(26)
                .contains("papers-of-author", "coauthors-of-author", "experts-on-concept", "search", "merged-authors");
        assertThat(CATALOGUE.find("no-such-query")).isEmpty();
        assertThat(CATALOGUE.find("venues.rq")).isEqualTo(CATALOGUE.find("venues"));
    }

    @Test
    void readsAFolderAsItReadsItsOwn() throws IOException {
        assertThat(QueryCatalogue.of(Path.of("queries")).queries()).isEqualTo(CATALOGUE.queries());
    }

    @Test
    void namesTheFileThatIsWrong(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("broken.rq"), "# title: Broken\n\nSELECT ?x WHERE { ?x ?y }\n");
        QueryCatalogue catalogue = QueryCatalogue.of(folder);
        assertThat(catalogue.names()).containsExactly("broken");
        assertThatThrownBy(() -> catalogue.find("broken"))
                .isInstanceOf(QueryFileException.class)
                .hasMessageStartingWith("broken:3: ");
    }

    @ParameterizedTest
    @MethodSource("queries")
    void saysWhatItIsAndWhatItCanBeTold(CatalogueQuery query) {
        assertThat(query.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(query.title()).isNotBlank().hasSizeLessThan(80);
        assertThat(query.description()).endsWith(".");
        assertThat(query.parameters()).isNotEmpty().allSatisfy(parameter -> {
            assertThat(parameter.description()).as(parameter.name()).isNotBlank();
            assertThat(parameter.required()).as(parameter.name()).isFalse();
        });
    }

    @ParameterizedTest
    @MethodSource("queries")
    void declaresEachOfItsParametersAndNoOther(CatalogueQuery query) {
        Query parsed = QueryFactory.create(query.text(), Syntax.syntaxSPARQL_11);
        List<String> blocks = query.parameters().stream()
                .filter(parameter -> !parameter.isLimit())
                .map(QueryParameter::blockVariable)
                .toList();
        assertThat(new ValueBlocks(parsed).singles()).containsExactlyInAnyOrderElementsOf(blocks);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void givesItsRowsInAStableOrderAndNotAllOfThem(CatalogueQuery query) {
        Query parsed = QueryFactory.create(query.text(), Syntax.syntaxSPARQL_11);
        if (parsed.isSelectType()) {
            assertThat(parsed.hasOrderBy()).isTrue();
            assertThat(parsed.hasLimit()).isTrue();
            assertThat(query.parameters()).anyMatch(QueryParameter::isLimit);
            assertThat(parsed.isQueryResultStar()).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isInTheTableOfTheReadme(CatalogueQuery query) throws IOException {
        assertThat(Files.readString(Path.of("queries", "README.md")))
                .contains("| [`" + query.name() + "`](" + query.name() + ".rq) | " + query.title() + " |");
    }

    @Test
    void everyQueryHasAnExpectedAnswer() throws IOException {
        assertThat(answers().stream().map(QueryCatalogueTest::queryOf).distinct())
                .containsExactlyInAnyOrderElementsOf(CATALOGUE.names());
    }

    @ParameterizedTest
    @MethodSource("answers")
    void answersRowByRowAsExpected(Path expected) throws IOException {
        CatalogueQuery query = CATALOGUE.find(queryOf(expected)).orElseThrow();
        String answer = answer(query.bind(SAMPLE, valuesOf(expected)).query());
        if ("write".equals(System.getProperty("papergraph.golden"))) {
            Files.writeString(expected, answer);
        }
        assertThat(answer.lines()).containsExactlyElementsOf(Files.readAllLines(expected));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void exampleAnswersElsewhereAsThroughTheCatalogue(CatalogueQuery query) {
        PreparedQuery bound = query.bind(SAMPLE, Map.of());
        Query elsewhere = QueryFactory.create(query.exampleSparql(), Syntax.syntaxSPARQL_11);
        Query sent = QueryFactory.create(bound.sparql(), Syntax.syntaxSPARQL_11);
        String answer = answer(bound.query());
        assertThat(answer(elsewhere)).isEqualTo(answer);
        assertThat(answer(sent)).isEqualTo(answer);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void valuesThatTryToBecomeSparqlStayValues(CatalogueQuery query) {
        List<String> attempts = List.of(
                "x\" } ?s ?p ?o . { \"",
                "' UNION { ?s ?p ?o } #",
                "<http://example.org/> . ?s ?p ?o",
                "http://example.org/> . ?s ?p ?o . <http://example.org/",
                "<http://example.org/a b>",
                "https://example.org/\n}",
                "}\n; DROP ALL ; #",
                "\\u0022 } ?s ?p ?o",
                "\"\"\"\n\"",
                "?s",
                "1 . ?s ?p ?o",
                "0) } LIMIT 1000000 #",
                "\uD800",
                "");
        Query original = QueryFactory.create(query.text(), Syntax.syntaxSPARQL_11);
        for (QueryParameter parameter : query.parameters()) {
            for (String attempt : attempts) {
                Optional<PreparedQuery> bound = bind(query, parameter.name(), attempt);
                // A refusal is as good as a value that is looked for and not found.
                bound.ifPresent(prepared -> {
                    assertThat(parameter.type()).isIn(QueryParameter.Type.STRING, QueryParameter.Type.WORDS);
                    assertThat(shape(QueryFactory.create(prepared.sparql(), Syntax.syntaxSPARQL_11)))
                            .isEqualTo(shape(original));
                });
            }
        }
    }

    private static Optional<PreparedQuery> bind(CatalogueQuery query, String parameter, String value) {
        try {
            return Optional.of(query.bind(SAMPLE, Map.of(parameter, value)));
        } catch (QueryParameterException e) {
            assertThat(e.parameter()).isEqualTo(parameter);
            assertThat(e.getMessage()).contains("parameter " + parameter).doesNotContain("\n");
            return Optional.empty();
        }
    }

    /** The text of a query with every string literal emptied. */
    private static String shape(Query query) {
        return query.serialize().replaceAll("\"(?:[^\"\\\\]|\\\\.)*\"", "\"\"");
    }

    private static String answer(Query query) {
        return SampleGraph.reading(SAMPLE, dataset -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (QueryExec execution = QueryExec.dataset(dataset).query(query).build()) {
                QueryOutput output = query.isSelectType() ? QueryOutput.CSV : QueryOutput.NTRIPLES;
                QueryResults.write(execution, output, QueryResults.Layout.PLAIN.withoutGuard(), out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toString(StandardCharsets.UTF_8);
        });
    }

    private static List<String> parts(Path expected) {
        String name = String.valueOf(expected.getFileName()).replaceFirst("[.](csv|nt)$", "");
        List<String> parts = new ArrayList<>();
        Collections.addAll(parts, name.split("[+]", -1));
        return parts;
    }

    private static String queryOf(Path expected) {
        return parts(expected).get(0);
    }

    private static SortedMap<String, String> valuesOf(Path expected) {
        SortedMap<String, String> values = new TreeMap<>();
        parts(expected).stream().skip(1).map(part -> part.split("=", 2)).forEach(pair -> values.put(pair[0], pair[1]));
        return values;
    }
}
