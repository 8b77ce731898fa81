package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.VenueMention;

/** The four seed files against what is in them, checked by hand. */
class SeedFilesTest {

    private static Map<String, Reading> readings() throws IOException {
        Optional<Path> seeds = SharedData.path("seeds");
        assumeTrue(seeds.isPresent(), "no seeds beside the checkout");
        Map<String, Reading> readings = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(seeds.get(), "*.txt")) {
            for (Path file : files) {
                byte[] bytes = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                Detection detection =
                        Format.detect(name, Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD_BYTES)));
                assertThat(detection).as(name).isInstanceOf(Detection.Detected.class);
                Format format = ((Detection.Detected) detection).format();
                readings.put(name, Reading.of(format, name, Files.newInputStream(file)));
            }
        }
        return readings;
    }

    private static JsonNode gold() throws IOException {
        return new ObjectMapper()
                .readTree(SharedData.path("seeds")
                        .orElseThrow()
                        .resolve("gold.json")
                        .toFile());
    }

    private static String date(PaperRecord record, PaperDate.Event event) {
        return record.dates().stream()
                .filter(d -> d.event() == event)
                .map(d -> d.date().toString())
                .findFirst()
                .orElse("");
    }

    private static String text(JsonNode node) {
        return node.isNull() ? "" : node.asText();
    }

    @Test
    void agreeWithTheGoldInEveryField() throws IOException {
        Map<String, Reading> readings = readings();
        int records = 0;
        int names = 0;
        for (JsonNode paper : gold().get("papersDetail")) {
            List<PaperRecord> mentions = new ArrayList<>();
            for (JsonNode mention : paper.get("mentions")) {
                mentions.add(
                        Objects.requireNonNull(readings.get(mention.get("file").asText()))
                                .records()
                                .get(mention.get("record").asInt() - 1));
            }
            records += mentions.size();
            String key = paper.get("key").asText();
            PaperRecord first = mentions.get(0);
            assertThat(first.title()).as(key).isEqualTo(text(paper.get("title")));
            assertThat(first.identifiers().stream().map(Identifier::value))
                    .as(key)
                    .isEqualTo(
                            paper.get("arxiv").isNull()
                                    ? List.of()
                                    : List.of(paper.get("arxiv").asText()));
            String submitted = text(paper.get("submitted"));
            String v1 = text(paper.get("v1Submitted"));
            String created = text(paper.get("created"));
            assertThat(date(first, PaperDate.Event.CREATED))
                    .as(key)
                    .isEqualTo(!created.isEmpty() ? created : v1.isEmpty() ? submitted : v1);
            assertThat(date(first, PaperDate.Event.MODIFIED)).as(key).isEqualTo(submitted);
            assertThat(date(first, PaperDate.Event.ISSUED)).as(key).isEqualTo(text(paper.get("announced")));
            List<String> authors = new ArrayList<>();
            paper.get("authors").forEach(a -> authors.add(a.asText()));
            assertThat(first.authors().contributors().stream().map(Contributor::nameAsWritten))
                    .as(key)
                    .isEqualTo(authors);
            names += authors.size();
            int unlisted = paper.get("unlistedAuthors").asInt();
            assertThat(first.authors().unlisted()).as(key).isEqualTo(unlisted);
            assertThat(first.authors().status())
                    .as(key)
                    .isEqualTo(
                            unlisted > 0
                                    ? AuthorList.Status.TRUNCATED
                                    : authors.isEmpty() ? AuthorList.Status.UNKNOWN : AuthorList.Status.COMPLETE);
            assertThat(first.comments())
                    .as(key)
                    .isEqualTo(
                            paper.get("note").isNull()
                                    ? List.of()
                                    : List.of(paper.get("note").asText()));
            List<String> urls = new ArrayList<>();
            paper.get("urls").forEach(u -> urls.add(u.asText()));
            assertThat(first.urls()).as(key).isEqualTo(urls);
            assertThat(first.venues().isEmpty())
                    .as(key)
                    .isEqualTo(paper.get("venue").isNull());
        }
        assertThat(records).isEqualTo(37);
        assertThat(names).isEqualTo(149);
        assertThat(readings.values().stream().mapToInt(r -> r.records().size()).sum())
                .isEqualTo(37);
    }

    @Test
    void needNoDiagnosticAndLeaveNoLatex() throws IOException {
        for (Map.Entry<String, Reading> reading : readings().entrySet()) {
            assertThat(reading.getValue().messages()).as(reading.getKey()).isEmpty();
            for (PaperRecord record : reading.getValue().records()) {
                assertThat(record.title() + record.abstractText())
                        .as(record.id().toString())
                        .doesNotContainPattern("\\\\[a-zA-Z]|[{}]|\\$(?![0-9])|\\bcite|…$");
                assertThat(record.abstractText()).hasSizeGreaterThan(100);
            }
        }
    }

    @Test
    void knowTheVenueWithItsConference() throws IOException {
        VenueMention conference =
                new VenueMention("NeurIPS", "", VenueMention.Kind.CONFERENCE, 2023, List.of(), List.of());
        assertThat(readings().values().stream()
                        .flatMap(r -> r.records().stream())
                        .flatMap(r -> r.venues().stream()))
                .containsExactly(new VenueMention(
                        "Socially Responsible Language Modelling Research (SoLaR) workshop",
                        "SoLaR",
                        VenueMention.Kind.WORKSHOP,
                        2023,
                        List.of(),
                        List.of(conference)));
    }

    @Test
    void haveEveryValueOnTheLineItNames() throws IOException {
        Path seeds = SharedData.path("seeds").orElse(Path.of("."));
        for (Map.Entry<String, Reading> reading : readings().entrySet()) {
            List<String> lines = Files.readAllLines(seeds.resolve(reading.getKey()));
            for (PaperRecord record : reading.getValue().records()) {
                assertThat(record.written())
                        .isNotEmpty()
                        .allSatisfy(value -> assertThat(lines.get((int) value.line() - 1))
                                .contains(value.text().split("\n", 2)[0]));
                if (!record.title().isEmpty()) {
                    assertThat(record.written().get(0).field()).isEqualTo(PaperField.TITLE);
                    assertThat(record.line()).isEqualTo(record.written().get(0).line());
                }
            }
        }
    }
}
