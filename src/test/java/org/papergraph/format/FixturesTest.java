package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;

/**
 * Every file under {@code format/<format>/} against what it must be read as. {@code -Dpapergraph.golden=write} writes the
 * expected files anew, to be read by a person before they are committed.
 */
class FixturesTest {

    private static final Path ROOT = Path.of("src", "test", "resources", "org", "papergraph", "format");
    private static final Set<Format> PASTED =
            EnumSet.of(Format.ARXIV_ABSTRACTS, Format.HUGGING_FACE_PAPERS, Format.ARXIV_SEARCH, Format.ABSTRACT_LIST);
    private static final List<Format> FORMATS = List.of(Format.values());
    private static final Pattern NO_NAME = Pattern.compile("(?i)^(?:others|et\\.? al\\.?|al\\.?)$");
    private static final Pattern NOT_SHOWN = Pattern.compile("(?i)additional authors not shown");
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\x00-\\x20<>\"{}|^`\\\\]+");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    static Stream<Path> fixtures() throws IOException {
        List<Path> files = new ArrayList<>();
        for (Format format : Format.values()) {
            Path folder = ROOT.resolve(format.id());
            if (Files.isDirectory(folder)) {
                try (Stream<Path> listed = Files.list(folder)) {
                    listed.filter(f -> !f.toString().endsWith(".expected.json"))
                            .sorted()
                            .forEach(files::add);
                }
            }
        }
        return files.stream();
    }

    /** What a record does not have is not worth reading. */
    private static JsonNode withoutEmpty(JsonNode node) {
        if (node instanceof ArrayNode array) {
            array.forEach(FixturesTest::withoutEmpty);
        } else if (node instanceof ObjectNode object) {
            object.forEach(FixturesTest::withoutEmpty);
            object.properties().removeIf(member -> {
                JsonNode value = member.getValue();
                return value.isContainerNode()
                        ? value.isEmpty()
                        : value.asText().isEmpty()
                                || value.asText().equals("0")
                                || value.asText().equals(PaperType.UNKNOWN.name());
            });
        }
        return node;
    }

    /** Those of text that was copied from a page: lines, blanks and their encoding may be anything. */
    static Stream<Path> pastedFixtures() throws IOException {
        return fixtures().filter(f -> PASTED.contains(format(f)));
    }

    static Format format(Path fixture) {
        return Format.of(ROOT.relativize(fixture).getName(0).toString()).orElseThrow();
    }

    private static Map<String, Object> rendered(Detection detection, Reading reading) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "detected",
                detection instanceof Detection.Detected d ? d.format().id() : detection.toString());
        all.put(
                "diagnostics",
                reading.diagnostics().stream()
                        .map(d -> d.raw().isEmpty() ? d.toString() : d + " | " + d.raw())
                        .toList());
        all.put("records", reading.records());
        return all;
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isReadAsExpected(Path fixture) throws IOException {
        String name = fixture.getFileName().toString();
        byte[] bytes = Files.readAllBytes(fixture);
        Reading reading = Reading.of(format(fixture), name, Files.newInputStream(fixture));
        JsonNode actual = withoutEmpty(JSON.valueToTree(rendered(Format.detect(name, bytes), reading)));
        Path expected = fixture.resolveSibling(name.replaceFirst("\\.[^.]+$", ".expected.json"));
        if ("write".equals(System.getProperty("papergraph.golden"))) {
            Files.writeString(expected, JSON.writeValueAsString(actual) + "\n");
        }
        assertThat(JSON.writeValueAsString(actual))
                .isEqualTo(JSON.writeValueAsString(JSON.readTree(expected.toFile())));
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void isDetected(Path fixture) throws IOException {
        Detection detection = Format.detect("x", Files.readAllBytes(fixture));
        assertThat(detection)
                .isInstanceOfSatisfying(
                        Detection.Detected.class, d -> assertThat(d.format()).isEqualTo(format(fixture)));
    }

    /* An indented line has its words further to the right. */
    private static String withoutColumn(String message) {
        return message.replaceFirst("^([^:]*:[0-9]+):[0-9]+:", "$1:");
    }

    @Test
    void everyFormatHasGoodOddAndBadFixtures() throws IOException {
        List<String> names = fixtures()
                .map(f -> format(f).id() + " " + f.getFileName().toString().split("-", 2)[0])
                .toList();
        for (Format format : Format.values()) {
            assertThat(names).contains(format.id() + " good", format.id() + " odd", format.id() + " bad");
        }
    }

    @ParameterizedTest
    @MethodSource("pastedFixtures")
    void isReadTheSameHoweverItIsEncoded(Path fixture) throws IOException {
        String text = Files.readString(fixture);
        Format format = format(fixture);
        Reading plain = Reading.of(format, text);
        Map<String, byte[]> variants = new LinkedHashMap<>();
        variants.put("CRLF", text.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
        variants.put("CR", text.replace("\n", "\r").getBytes(StandardCharsets.UTF_8));
        variants.put("BOM", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8));
        variants.put("UTF-16", text.getBytes(StandardCharsets.UTF_16));
        variants.put("UTF-16LE", ("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE));
        variants.put("trailing blanks", text.replace("\n", " \t \n").getBytes(StandardCharsets.UTF_8));
        variants.put("indented", text.replaceAll("(?m)^(?=.)", "\t ").getBytes(StandardCharsets.UTF_8));
        variants.put("no last line end", text.stripTrailing().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, byte[]> variant : variants.entrySet()) {
            Reading read = Reading.of(format, variant.getValue());
            assertThat(read.records()).as(variant.getKey()).isEqualTo(plain.records());
            assertThat(read.messages().stream().map(FixturesTest::withoutColumn))
                    .as(variant.getKey())
                    .isEqualTo(plain.messages().stream()
                            .map(FixturesTest::withoutColumn)
                            .toList());
            assertThat(Format.detect("x", variant.getValue()))
                    .as(variant.getKey())
                    .isEqualTo(Format.detect("x", text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    static Stream<Path> goodPastedFixtures() throws IOException {
        return pastedFixtures().filter(f -> f.getFileName().toString().startsWith("good-"));
    }

    @ParameterizedTest
    @MethodSource("goodPastedFixtures")
    void isReadTheSameWithMoreOrFewerBlankLines(Path fixture) throws IOException {
        String text = Files.readString(fixture);
        Format format = format(fixture);
        List<String> plain = Reading.of(format, text).records().stream()
                .map(FixturesTest::essence)
                .toList();
        assertThat(Reading.of(format, text.replace("\n\n", "\n")).records().stream()
                        .map(FixturesTest::essence))
                .isEqualTo(plain);
        assertThat(Reading.of(format, text.replace("\n", "\n\n")).records().stream()
                        .map(FixturesTest::essence))
                .as("a blank line after each line")
                .isEqualTo(plain);
        assertThat(Reading.of(format, "\n\n\n" + text + "\n\n\n").records().stream()
                        .map(FixturesTest::essence))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @MethodSource("goodPastedFixtures")
    void isReadTheSameWhenWrapped(Path fixture) throws IOException {
        String text = Files.readString(fixture);
        Format format = format(fixture);
        List<String> plain = Reading.of(format, text).records().stream()
                .map(FixturesTest::essence)
                .toList();
        for (int width : new int[] {64, 72, 80, 100, 120}) {
            Reading wrapped = Reading.of(format, wrapped(text, width));
            assertThat(wrapped.records().stream().map(FixturesTest::essence))
                    .as("wrapped at %d", width)
                    .isEqualTo(plain);
        }
    }

    private static String wrapped(String text, int width) {
        StringBuilder out = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int column = 0;
            for (String word : line.split(" ", -1)) {
                if (column > 0 && column + 1 + word.length() > width) {
                    out.append('\n');
                    column = 0;
                } else if (column > 0) {
                    out.append(' ');
                    column++;
                }
                out.append(word);
                column += word.length();
            }
            out.append('\n');
        }
        return out.toString();
    }

    private static String essence(PaperRecord r) {
        return String.join(
                " | ",
                r.title(),
                r.abstractText(),
                r.identifiers().toString(),
                r.authors().toString(),
                r.dates().toString(),
                r.comments().toString());
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void doesNoHarmWhenReadAsAnotherFormat(Path fixture) throws IOException {
        for (Format format : Format.values()) {
            Reading reading = Reading.of(format, Files.readAllBytes(fixture));
            assertThat(reading.records().size() + reading.diagnostics().size())
                    .as(format.id())
                    .isPositive();
            reading.records().forEach(FixturesTest::assertSane);
        }
    }

    @Test
    void survivesThousandsOfMutations() throws IOException {
        List<Path> all = fixtures().toList();
        for (int seed = 0; seed < 4000; seed++) {
            Random random = new Random(seed);
            Path fixture = all.get(random.nextInt(all.size()));
            Format format = random.nextInt(4) == 0 ? FORMATS.get(random.nextInt(FORMATS.size())) : format(fixture);
            byte[] bytes = mutated(Files.readAllBytes(fixture), random);
            try {
                Format.detect("x.txt", bytes);
                Reading.of(format, bytes).records().forEach(FixturesTest::assertSane);
            } catch (RuntimeException | StackOverflowError | AssertionError e) {
                throw new AssertionError("seed " + seed + " of " + fixture + " as " + format.id(), e);
            }
        }
    }

    private static byte[] mutated(byte[] bytes, Random random) {
        if (random.nextBoolean()) {
            List<String> lines =
                    new ArrayList<>(Arrays.asList(new String(bytes, StandardCharsets.UTF_8).split("\n", -1)));
            for (int i = random.nextInt(6); i >= 0 && !lines.isEmpty(); i--) {
                int at = random.nextInt(lines.size());
                switch (random.nextInt(5)) {
                    case 0 -> lines.remove(at);
                    case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
                    case 2 ->
                        lines.set(
                                at,
                                lines.get(at)
                                        .substring(
                                                0, random.nextInt(lines.get(at).length() + 1)));
                    case 3 -> lines.add(at, "");
                    default -> lines.set(at, lines.get(at) + lines.get(random.nextInt(lines.size())));
                }
            }
            return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int rate = 5 + random.nextInt(400);
        Charset utf8 = StandardCharsets.UTF_8;
        String[] inserted = {
            "\\",
            "{",
            "}",
            "$",
            "\n",
            "\r",
            "△ Less",
            "▽ More",
            ",",
            ";",
            "et al.",
            "\u0000",
            "&",
            "-\n",
            "Abstract:",
            "Authors:"
        };
        for (byte b : bytes) {
            switch (random.nextInt(rate)) {
                case 0 -> out.write(random.nextInt(256));
                case 1 -> {}
                case 2 -> out.writeBytes(inserted[random.nextInt(inserted.length)].getBytes(utf8));
                default -> out.write(b);
            }
        }
        return out.toByteArray();
    }

    static void assertSane(PaperRecord record) {
        String what = record.id().toString();
        assertThat(record.title().isEmpty()
                        && record.abstractText().isEmpty()
                        && record.identifiers().isEmpty())
                .as(what)
                .isFalse();
        assertThat(record.title()).as(what).isEqualTo(record.title().strip()).doesNotContain("\n");
        assertThat(record.abstractText())
                .as(what)
                .isEqualTo(record.abstractText().strip())
                .doesNotContain("\n");
        assertThat(record.written()).as(what).isNotEmpty();
        for (Contributor c : record.authors().contributors()) {
            assertThat(c.nameAsWritten())
                    .as(what)
                    .isNotBlank()
                    .doesNotMatch(NO_NAME)
                    .doesNotContainPattern(NOT_SHOWN);
            assertThat(c.name().family()).as(what + " " + c.nameAsWritten()).isNotBlank();
        }
        AuthorList authors = record.authors();
        assertThat(authors.status() == AuthorList.Status.TRUNCATED)
                .as(what)
                .isEqualTo(authors.unlisted() > 0 || !authors.marker().isEmpty());
        for (String url : record.urls()) {
            assertThat(url).as(what).matches(ADDRESS);
        }
    }
}
