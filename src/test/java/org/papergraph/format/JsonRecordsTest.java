package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Diagnostic.Severity;

class JsonRecordsTest {

    private static final List<String> WRAPPERS = List.of("results", "message.items", "data");

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private List<String> read(byte[] bytes, String... wanted) throws IOException {
        return read(new ByteArrayInputStream(bytes), wanted);
    }

    private List<String> read(InputStream in, String... wanted) throws IOException {
        diagnostics.clear();
        List<String> records = new ArrayList<>();
        Output out = new Output("f", Format.ABSTRACT_LIST, r -> {}, diagnostics::add);
        JsonRecords.read(in, out, Set.of(wanted), WRAPPERS, v -> records.add(v.line() + " " + v));
        return records;
    }

    private List<String> read(String text, String... wanted) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), wanted);
    }

    private List<String> messages() {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    private List<String> rejected() {
        return diagnostics.stream()
                .filter(d -> d.severity() == Severity.REJECTED)
                .map(Diagnostic::raw)
                .toList();
    }

    @Test
    void readsLinesAndRejectsBadOnesByThemselves() throws IOException {
        assertThat(read("""
                {"a": 1, "b": [true, null, "x"]}

                {"a": 2,
                  {"a": 3}
                nothing
                [1]
                {"a": 4} {"a": 5}
                {"a": 6,}
                {"a": NaN}
                {"a": 7}
                """)).containsExactly("1 {a: 1, b: [true, null, \"x\"]}", "4 {a: 3}", "10 {a: 7}");
        assertThat(rejected())
                .containsExactly(
                        "{\"a\": 2,", "nothing", "[1]", "{\"a\": 4} {\"a\": 5}", "{\"a\": 6,}", "{\"a\": NaN}");
        assertThat(messages())
                .satisfiesExactly(
                        m -> assertThat(m).startsWith("f:3:9: rejected: no JSON: Unexpected end"),
                        m -> assertThat(m).startsWith("f:5:").contains("Unrecognized token 'nothing'"),
                        m -> assertThat(m).startsWith("f:6:1: rejected: an object is expected, not an array"),
                        m -> assertThat(m).startsWith("f:7:10: rejected: more text follows the record"),
                        m -> assertThat(m).startsWith("f:8:9: rejected: no JSON: Unexpected character ('}'"),
                        m -> assertThat(m).startsWith("f:9:10: rejected: no JSON: Non-standard token 'NaN'"));
    }

    @Test
    void keepsOnlyWantedMembers() throws IOException {
        assertThat(read("{\"a\": 1, \"b\": {\"a\": 2}, \"c\": 3}\n", "b")).containsExactly("1 {b: {a: 2}}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[{\"a\": 1}, {\"a\": {\"b\": []}}]",
                "[\n  {\n    \"a\": 1\n  },\n  {\"a\": {\"b\": []}}\n]\n",
                "{\"a\": 1} {\"a\": {\"b\": []}}",
                "{\n\"a\": 1\n}\n{\n\"a\": {\"b\": []}}",
                "{\"a\": 1}\n{\"a\": {\"b\": []}}\n",
                "{\"total\": 2, \"results\": [{\"a\": 1}, {\"a\": {\"b\": []}}], \"next\": {\"x\": [{\"a\": 1}]}}",
                "{\"message\": {\"n\": 1, \"items\": [{\"a\": 1}, {\"a\": {\"b\": []}}]}, \"status\": \"ok\"}",
                "{\"results\": [{\"a\": 1}]}\n{\"results\": [{\"a\": {\"b\": []}}]}\n{\"results\": []}",
                "[{\"a\": 1}][{\"a\": {\"b\": []}}]"
            })
    void readsEveryShape(String text) throws IOException {
        for (byte[] bytes : List.of(
                text.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8))) {
            assertThat(read(bytes).stream().map(r -> r.replaceFirst("^\\d+ ", "")))
                    .containsExactly("{a: 1}", "{a: {b: []}}");
            assertThat(messages()).isEmpty();
        }
    }

    static Stream<Path> fixtures() throws IOException {
        Set<Format> formats = Set.of(Format.ARXIV_JSON, Format.SEMANTIC_SCHOLAR, Format.ACL_JSON);
        return FixturesTest.fixtures().filter(f -> formats.contains(FixturesTest.format(f)));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void readsFixturesTheSameHoweverTheyAreEncoded(Path fixture) throws IOException {
        String text = Files.readString(fixture);
        Format format = FixturesTest.format(fixture);
        Reading plain = Reading.of(format, text);
        for (byte[] bytes : List.of(
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8),
                text.getBytes(StandardCharsets.UTF_16),
                ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8),
                text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8))) {
            Reading read = Reading.of(format, bytes);
            assertThat(read.records()).isEqualTo(plain.records());
            assertThat(read.diagnostics().stream().map(d -> d.toString().replaceAll(":[0-9]+:[0-9]+:", ":")))
                    .isEqualTo(plain.diagnostics().stream()
                            .map(d -> d.toString().replaceAll(":[0-9]+:[0-9]+:", ":"))
                            .toList());
            assertThat(Format.detect("x", bytes)).isEqualTo(Format.detect("x", text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @Test
    void readsOneObject() throws IOException {
        assertThat(read("{\"a\": \"x\", \"results\": [1, 2]}")).containsExactly("1 {a: \"x\", results: [1, 2]}");
        assertThat(read("{\n \"a\":\n  \"x\"}")).containsExactly("1 {a: \"x\"}");
        assertThat(messages()).isEmpty();
    }

    @Test
    void knowsTheLineOfEachValue() throws IOException {
        List<Long> lines = new ArrayList<>();
        Output out = new Output("f", Format.ABSTRACT_LIST, r -> {}, diagnostics::add);
        JsonRecords.read(
                new ByteArrayInputStream(
                        "[\n{\"a\":\n1, \"b\": {\n\"c\": [\n\"x\"]}}\n]".getBytes(StandardCharsets.UTF_8)),
                out,
                Set.of(),
                List.of(),
                v -> lines.addAll(List.of(
                        v.line(),
                        v.get("a").line(),
                        v.get("b").line(),
                        v.path("b", "c").line(),
                        v.path("b", "c").items().get(0).line())));
        assertThat(lines).containsExactly(2L, 3L, 3L, 4L, 5L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"a\": 2, \"b\": [1, 2,]} | comma too many",
                "{\"a\": 2, \"b\": NaN} | not a number",
                "{\"a\": 2, /* no \" JSON */ \"b\": 1} | comment",
                "{\"a\": 2 \"b\": 1} | comma missing",
                "{\"a\": 2, \"b\": 'x'} | apostrophes",
                "{\"a\": 2, b: 1} | name without quotes",
                "{\"a\": 2, \"b\": [1, 2} | bracket missing",
                "{\"a\": \"2, \"b\": \"x\"} | quote missing",
                "{\"a\": 2, \"b\": {\"c\": 1} | brace missing",
                "{\"a\": 2, \"b\" 1} | colon missing",
                "{\"a\": 2, \"b\": \"x} | quote missing at the end",
                "{\"a\": 2, \"b\": \"\\x\"} | no escape",
                "{\"a\": 2, \"b\": 01} | no number",
                "12 | number",
                "\"text\" | text",
                "[1, 2] | array",
                "null | null",
                "oops | word"
            })
    void leavesABrokenElementBehind(String broken, String why) throws IOException {
        String element = broken.strip();
        for (String between : List.of("", "\n", "\n  ")) {
            String list = String.join(
                    "," + between,
                    "{\"a\": 1, \"b\": \"one\"}",
                    element,
                    "{\"a\": 3, \"b\": \"three\"}",
                    "{\"a\": 4, \"b\": \"four\"}");
            for (String text : List.of("[" + list + "]", "{\"results\": [" + list + between + "]}")) {
                assertThat(read(text).stream().map(r -> r.replaceFirst("^\\d+ ", "")))
                        .as("%s in %s", why, text)
                        .containsExactly("{a: 1, b: \"one\"}", "{a: 3, b: \"three\"}", "{a: 4, b: \"four\"}");
                assertThat(rejected()).as("%s in %s", why, text).containsExactly(element);
                assertThat(messages()).hasSize(1);
            }
        }
    }

    @Test
    void givesTheColumnOnALongLineInBytes() throws IOException {
        read("[{\"a\": \"é\"}, {\"a\": \"é\", \"b\": tru}]");
        assertThat(messages()).satisfiesExactly(m -> assertThat(m).startsWith("f:1:36: rejected: no JSON: "));
    }

    @Test
    void rejectsOneBadLineOfAPrettyFileWithItsOwnLine() throws IOException {
        assertThat(read("[\n {\n  \"a\": 1\n },\n {\n  \"a\": 2,\n  \"b\": +\n },\n {\n  \"a\": 3\n }\n]"))
                .hasSize(2);
        assertThat(messages()).satisfiesExactly(m -> assertThat(m).startsWith("f:7:"));
    }

    @Test
    void saysThatAFileIsCut() throws IOException {
        assertThat(read("[{\"a\": 1}, {\"a\": 2")).containsExactly("1 {a: 1}");
        assertThat(rejected()).containsExactly("{\"a\": 2");
        assertThat(messages().get(1)).isEqualTo("f:1:19: warning: the file ends within a list: it may be cut");
    }

    @Test
    void takesNoNestedObjectForARecordAfterABrokenOne() throws IOException {
        assertThat(read("[{\"id\": 1, \"title\": \"x\", \"authors\": [{\"id\": 2}, {\"id\": 3}], \"year\": 1},"
                        + "{\"id\": 4, \"title\": oops \"x\", \"authors\": [{\"id\": 5}, {\"id\": 6}], \"year\": 2},"
                        + "{\"id\": 7, \"title\": \"x\", \"authors\": [], \"year\": 1}]"))
                .hasSize(2);
        assertThat(rejected()).hasSize(1);
    }

    @Test
    void replacesWhatIsNoUtf8AndSaysWhere() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"a\": 1}\n{\"a\": \"caf".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE9);
        bytes.writeBytes("\"}\n{\"a\": 2}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(read(bytes.toByteArray())).containsExactly("1 {a: 1}", "2 {a: \"caf\uFFFD\"}", "3 {a: 2}");
        assertThat(messages()).containsExactly("f:2:11: warning: bytes that are no UTF-8: replaced by U+FFFD");
    }

    @Test
    void warnsOfMembersGivenTwiceAndOfHalfCharactersAndOfMojibake() throws IOException {
        assertThat(
                        read(
                                "{\"a\": 1, \"a\": 2}\n{\"a\": \"x\\ud83d\"}\n{\"a\": \"Jos\\u00c3\\u00a9\"}\n{\"a\": \"\\ud83d\\ude00\"}"))
                .containsExactly("1 {a: 2}", "2 {a: \"x\uFFFD\"}", "3 {a: \"JosÃ©\"}", "4 {a: \"😀\"}");
        assertThat(messages())
                .containsExactly(
                        "f:1: warning: member \"a\" is given twice: the last is taken",
                        "f:2: warning: half a character (a surrogate that stands alone): replaced by U+FFFD",
                        "f:3: warning: looks like UTF-8 that was read as Latin-1 (\"Ã©\"): kept as it is");
        assertThat(diagnostics.get(0).raw()).isEqualTo("1");
    }

    @Test
    void refusesAbsurdNesting() throws IOException {
        String deep = "{\"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
        assertThat(read("{\"a\": 1}\n" + deep + "\n{\"a\": 2}\n")).containsExactly("1 {a: 1}", "3 {a: 2}");
        assertThat(messages()).satisfiesExactly(m -> assertThat(m).contains("nested deeper than 200 levels"));
        assertThat(read("[{\"a\": 1}, " + deep + ", {\"a\": 2}]")).containsExactly("1 {a: 1}", "1 {a: 2}");
        assertThat(messages()).satisfiesExactly(m -> assertThat(m).contains("nested deeper than 200 levels"));
    }

    @Test
    void passesOverRecordsThatAreTooLong() throws IOException {
        String tooLong = "{\"a\": \"" + "x".repeat(JsonDecoder.MAX_RECORD + 5_000_000) + "\"}";
        assertThat(read("{\"a\": 1}\n" + tooLong + "\n{\"a\": 2}\n")).containsExactly("1 {a: 1}", "3 {a: 2}");
        assertThat(messages())
                .containsExactly("f:2: rejected: record of " + tooLong.length() + " bytes is longer than "
                        + JsonDecoder.MAX_RECORD + ": passed over");
        assertThat(read("[{\"a\": 1},\n" + tooLong + ", {\"a\": 2}]")).containsExactly("1 {a: 1}", "2 {a: 2}");
        assertThat(messages())
                .containsExactly("f:2:1: rejected: record of " + tooLong.length() + " bytes is longer than "
                        + JsonDecoder.MAX_RECORD + ": passed over");
        assertThat(read(tooLong + "\n{\"a\": 2}\n")).containsExactly("2 {a: 2}");
    }

    @Test
    void numbersRecordsOfABlockByTheirLines() {
        byte[] block = "x{\"a\": 1}\r\n\r\n{\"a\": }\n{\"a\": 2}".getBytes(StandardCharsets.UTF_8);
        List<String> records = new ArrayList<>();
        Output out = new Output("f", Format.ABSTRACT_LIST, r -> {}, diagnostics::add);
        JsonRecords.readLines(block, 1, block.length, 1001, out, Set.of(), v -> records.add(v.line() + " " + v));
        assertThat(records).containsExactly("1001 {a: 1}", "1004 {a: 2}");
        assertThat(messages()).satisfiesExactly(m -> assertThat(m).startsWith("f:1003:7: rejected"));
    }

    @Test
    void readsALongSingleLineInPieces() throws IOException {
        StringBuilder text = new StringBuilder("{\"data\": [");
        for (int i = 0; i < 200_000; i++) {
            text.append(i == 0 ? "" : ", ").append("{\"a\": ").append(i).append(", \"b\": \"é {\\\"[\"}");
        }
        byte[] bytes = text.append("]}").toString().getBytes(StandardCharsets.UTF_8);
        InputStream small = new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, 777));
            }
        };
        assertThat(read(small, "a")).hasSize(200_000).last().isEqualTo("1 {a: 199999}");
        assertThat(messages()).isEmpty();
    }

    @Test
    void countsLinesFromOneWhereTheFirstRecordBreaksBeforeItsFirstText() throws IOException {
        assertThat(read("{a\": 0, \"l\": [{\"a\": 1}, {\"a\": 2}]}")).containsExactly("1 {a: 1}", "1 {a: 2}");
    }

    @Test
    void losesNoGoodRecordHoweverTheOthersAreBroken() throws IOException {
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                elements.add(
                        "{\"n\": " + i + ", \"t\": \"t{" + i + "}\", \"l\": [{\"x\": \"a,b\"}, 1.5], \"u\": null}");
            }
            byte[] victim = elements.get(2).getBytes(StandardCharsets.UTF_8);
            victim[random.nextInt(victim.length)] = (byte) "{}[],:\"\\ x\n\u0000é".charAt(random.nextInt(13));
            elements.set(2, new String(victim, StandardCharsets.ISO_8859_1));
            String text = "[" + String.join(random.nextBoolean() ? ", " : ",\n", elements) + "]";
            List<String> found = read(text.getBytes(StandardCharsets.ISO_8859_1));
            for (int i : new int[] {0, 1, 3, 4, 5}) {
                String start = "{n: " + i + ", t: \"t{" + i + "}\"";
                assertThat(found).as("seed %d: %s", seed, text).anyMatch(f -> f.contains(start));
            }
            assertThat(found.size() + rejected().size())
                    .as("seed %d: %s", seed, text)
                    .isBetween(6, 7);
        }
    }

    @Test
    void textsAreWhatTheirEscapesSay() throws IOException {
        String[] pieces = {
            "plain words ",
            "\\n",
            "\\t",
            "\\r",
            "\\b",
            "\\f",
            "\\/",
            "\\\\",
            "\\\"",
            "\\u00e9",
            "\\u0041",
            "é",
            "漢",
            "😀",
            "\\\\u0041",
            "'",
            "{}",
            "x".repeat(5000)
        };
        ObjectMapper jackson = new ObjectMapper();
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder line = new StringBuilder("  {\"a\": 1");
            for (int i = random.nextInt(4); i >= 0; i--) {
                line.append(", \"m").append(i).append("\": \"");
                for (int k = random.nextInt(6); k > 0; k--) {
                    line.append(pieces[random.nextInt(pieces.length)]);
                }
                line.append('"');
            }
            String json = line.append("}").toString();
            List<String> texts = new ArrayList<>();
            Output out = new Output("f", Format.ABSTRACT_LIST, r -> {}, diagnostics::add);
            byte[] bytes = ("{}\n" + json + "\n" + json).getBytes(StandardCharsets.UTF_8);
            JsonRecords.read(
                    new ByteArrayInputStream(bytes),
                    out,
                    Set.of(),
                    WRAPPERS,
                    v -> v.names().stream().filter(n -> n.startsWith("m")).forEach(n -> texts.add(v.text(n))));
            List<String> expected = new ArrayList<>();
            jackson.readTree(json).properties().forEach(p -> {
                if (p.getKey().startsWith("m")) {
                    expected.add(p.getValue().textValue());
                }
            });
            assertThat(texts)
                    .as("seed %d: %s", seed, json)
                    .containsExactlyElementsOf(
                            Stream.concat(expected.stream(), expected.stream()).toList());
        }
    }

    @Test
    void endsOnAnyBytes() throws IOException {
        byte[] alphabet = "{}[],:\"\\a1 \n\r/*té".getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(60)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = alphabet[random.nextInt(alphabet.length)];
            }
            try {
                read(bytes);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + Arrays.toString(bytes), e);
            }
            assertThat(diagnostics).isNotNull();
        }
    }
}
