package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.jena.graph.Graph;
import org.apache.jena.query.ResultSetFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.riot.ResultSetMgr;
import org.apache.jena.riot.resultset.ResultSetLang;
import org.apache.jena.sparql.core.DatasetGraphFactory;
import org.apache.jena.sparql.exec.QueryExec;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QueryResultsTest {

    private static final QueryResults.Layout PLAIN = QueryResults.Layout.PLAIN;
    private static final String ROWS = "SELECT ?a ?n { VALUES (?a ?n) { %s } }";

    @Test
    void alignsTextLeftAndNumbersRight() {
        assertThat(written(ROWS.formatted("(\"one\" 1) (\"eleven\" 11)"), QueryOutput.TABLE, PLAIN))
                .isEqualTo("""
                        a        n
                        ------  --
                        one      1
                        eleven  11
                        """);
    }

    @Test
    void alignsWideAndCombiningCharacters() {
        String decomposed = "Lukos\u030Ciu\u0304te\u0307";
        String table =
                written(ROWS.formatted("(\"言語\" \"x\") (\"" + decomposed + "\" \"x\")"), QueryOutput.TABLE, PLAIN);
        assertThat(table).isEqualTo("a          n\n---------  -\n言語       x\n" + decomposed + "  x\n");
        assertThat(TextTable.width("👩\u200D🔬")).isEqualTo(2);
        assertThat(TextTable.width("ｈａｌｆ")).isEqualTo(8);
    }

    @Test
    void cutsLongCellsToTheWidth() {
        String table = written(
                ROWS.formatted("(\"a very long title of a paper\" 1) (\"言語言語言語言語言語\" 2)"),
                QueryOutput.TABLE,
                PLAIN.withWidth(16));
        assertThat(table).isEqualTo("a              n\n-------------  -\na very long …  1\n言語言語言語…  2\n");
        assertThat(table.lines().map(TextTable::width)).allMatch(width -> width <= 16);
    }

    @Test
    void shortensIrisAndLeavesOtherTermsBare() {
        assertThat(written(
                        ROWS.formatted("(<https://w3id.org/papergraph/id/author/a> \"x\"@en) (<urn:b> UNDEF)"),
                        QueryOutput.TABLE,
                        PLAIN))
                .isEqualTo("a            n\n-----------  -\nid:author/a  x\nurn:b\n");
    }

    @Test
    void dataCannotSteerTheTerminal() {
        String table =
                written(ROWS.formatted("(\"\\u001B[31mred\\u0007\" \"a\\nb\\tc\\u202E\")"), QueryOutput.TABLE, PLAIN);
        assertThat(table).doesNotContain("\u001B", "\u0007", "\u202E").contains("�[31mred�", "a b c�");
        assertThat(table.lines()).hasSize(3);
    }

    @Test
    void writesCsvAsTheStandardSays() {
        assertThat(written(
                        ROWS.formatted("(\"a \\\"b\\\", c\" 1.50) (\"l1\\nl2\" <urn:x>) (UNDEF \"\"@en)"),
                        QueryOutput.CSV,
                        PLAIN))
                .isEqualTo("a,n\r\n\"a \"\"b\"\", c\",1.50\r\n\"l1\nl2\",urn:x\r\n,\r\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"=SUM(A1)\"  | '=SUM(A1)",
                "\"+1-2\"      | '+1-2",
                "\"-cmd\"      | '-cmd",
                "\"@x\"        | '@x",
                "\"\\t=1\"     | ~'\t=1~",
                "\"-5\"        | '-5",
                "-5            | -5",
                "\"a=b\"       | a=b",
            })
    void guardsCellsThatWouldRunAsFormulas(String term, String cell) {
        String query = "SELECT ?a { VALUES ?a { " + term + " } }";
        assertThat(written(query, QueryOutput.CSV, PLAIN)).isEqualTo("a\r\n" + cell + "\r\n");
        String bare = cell.startsWith("'") ? cell.substring(1) : cell;
        assertThat(written(query, QueryOutput.CSV, PLAIN.withoutGuard())).isEqualTo("a\r\n" + bare + "\r\n");
    }

    @Test
    void writesTsvJsonAndXmlThatReadBack() {
        String query = ROWS.formatted("(\"=1\\t\\n\\\"\" 1) (<urn:x> \"y\"@en) (UNDEF true)");
        String expected = written(query, QueryOutput.CSV, PLAIN);
        assertThat(readBack(written(query, QueryOutput.TSV, PLAIN), ResultSetLang.RS_TSV))
                .isEqualTo(3);
        assertThat(readBack(written(query, QueryOutput.JSON, PLAIN), ResultSetLang.RS_JSON))
                .isEqualTo(3);
        assertThat(readBack(written(query, QueryOutput.XML, PLAIN), ResultSetLang.RS_XML))
                .isEqualTo(3);
        assertThat(expected.lines().count()).isEqualTo(5);
    }

    @Test
    void answersYesOrNo() {
        assertThat(written("ASK { }", QueryOutput.TABLE, PLAIN)).isEqualTo("true\n");
        assertThat(written("ASK { FILTER(false) }", QueryOutput.CSV, PLAIN)).isEqualTo("_askResult\r\nfalse\r\n");
        assertThat(written("ASK { }", QueryOutput.JSON, PLAIN)).contains("\"boolean\" : true");
        assertThat(written("ASK { }", QueryOutput.XML, PLAIN)).contains("<boolean>true</boolean>");
    }

    @ParameterizedTest
    @EnumSource(QueryOutput.class)
    void writesAGraphInEveryForm(QueryOutput output) {
        String query = "PREFIX foaf: <http://xmlns.com/foaf/0.1/>\n"
                + "CONSTRUCT { <urn:b> foaf:name ?n . <urn:a> foaf:name ?n } { VALUES ?n { \"y\" \"x\" \"x\" } }";
        String text = written(query, output, PLAIN);
        switch (output) {
            case CSV -> assertThat(text).startsWith("subject,predicate,object\r\nurn:a,");
            case TSV -> assertThat(text.lines()).hasSize(5);
            case TABLE, TURTLE ->
                assertThat(parsed(text, Lang.TURTLE).isIsomorphicWith(expected()))
                        .isTrue();
            case NTRIPLES -> assertThat(text.lines()).hasSize(4).isSorted();
            case JSON, JSONLD ->
                assertThat(parsed(text, Lang.JSONLD).isIsomorphicWith(expected()))
                        .isTrue();
            case XML ->
                assertThat(parsed(text, Lang.RDFXML).isIsomorphicWith(expected()))
                        .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = QueryOutput.class,
            names = {"TURTLE", "NTRIPLES", "JSONLD"})
    void refusesRowsAsAGraph(QueryOutput output) {
        assertThatThrownBy(() -> written("SELECT * { }", output, PLAIN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(output.label() + " is for queries that give a graph");
    }

    @Test
    void streamsRowsBeyondTheSample() {
        StringBuilder values = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            values.append("(\"")
                    .append(i % 7 == 0 ? "long ".repeat(i / 500) : "s")
                    .append("\" ")
                    .append(i)
                    .append(") ");
        }
        String table = written(ROWS.formatted(values), QueryOutput.TABLE, PLAIN);
        assertThat(table.lines()).hasSize(3002);
        assertThat(table).endsWith(" 2999\n");
    }

    @Test
    void countsWhatItWrites() throws IOException {
        try (QueryExec execution = QueryExec.dataset(DatasetGraphFactory.empty())
                .query(ROWS.formatted("(1 2) (3 4)"))
                .build()) {
            assertThat(QueryResults.write(execution, QueryOutput.JSON, PLAIN, new ByteArrayOutputStream()))
                    .isEqualTo(2);
        }
    }

    private static Graph expected() {
        return parsed(
                "@prefix f: <http://xmlns.com/foaf/0.1/> . <urn:a> f:name \"x\", \"y\" . <urn:b> f:name \"x\", \"y\" .",
                Lang.TURTLE);
    }

    private static Graph parsed(String text, Lang lang) {
        Graph graph = GraphFactory.createDefaultGraph();
        RDFParser.fromString(text, lang).parse(graph);
        return graph;
    }

    private static int readBack(String text, Lang lang) {
        return ResultSetFactory.makeRewindable(
                        ResultSetMgr.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), lang))
                .size();
    }

    private static String written(String query, QueryOutput output, QueryResults.Layout layout) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (QueryExec execution =
                QueryExec.dataset(DatasetGraphFactory.empty()).query(query).build()) {
            QueryResults.write(execution, output, layout, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
