package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.PaperRecord;

class SemanticScholarReaderTest {

    private static Reading read(String text) throws IOException {
        return Reading.of(Format.SEMANTIC_SCHOLAR, text);
    }

    private static List<Contributor> authors(String list) throws IOException {
        return read("{\"paper_id\": \"1\", \"title\": \"x\", \"authors\": " + list + "}")
                .records()
                .get(0)
                .authors()
                .contributors();
    }

    @Test
    void turnsNamesWhoseLastNameIsInitials() throws IOException {
        assertThat(authors("[{\"first\": \"Pen'kov\", \"middle\": [], \"last\": \"Ma\"},"
                        + "{\"first\": \"Petrova\", \"middle\": [], \"last\": \"A.B.\"},"
                        + "{\"first\": \"Jun\", \"middle\": [], \"last\": \"Ma\"},"
                        + "{\"first\": \"J.\", \"middle\": [], \"last\": \"Li\"}]"))
                .extracting(c -> c.nameAsWritten() + " = " + c.name().given() + "|"
                        + c.name().family())
                .containsExactly(
                        "Pen'kov Ma = Ma|Pen'kov", "Petrova A.B. = A.B.|Petrova", "Jun Ma = Jun|Ma", "J. Li = J.|Li");
    }

    @Test
    void takesNoHashOfAFileForAnIdentifier() throws IOException {
        assertThat(
                        read("{\"paper_id\": \"24e6b80e338a4e543de6b49cada07156c9149d22\", \"metadata\": {\"title\": \"x\"}}")
                                .records()
                                .get(0)
                                .identifiers())
                .isEmpty();
        assertThat(read("{\"paper_id\": \"10002293\", \"metadata\": {\"title\": \"x\"}}")
                        .records()
                        .get(0)
                        .identifiers())
                .containsExactly(new Identifier(Scheme.SEMANTIC_SCHOLAR, "CorpusID:10002293"));
        assertThat(read("{\"paper_id\": \"10002293\", \"header\": {}, \"title\": \"x\"}")
                        .records()
                        .get(0)
                        .identifiers())
                .isEmpty();
    }

    @Test
    void readsThePapersOfAnAuthor() throws IOException {
        assertThat(
                        read("{\"authorId\": \"1\", \"name\": \"A. B.\", \"papers\": [{\"paperId\": null, \"title\": \"One\"}, {\"title\": \"Two\"}]}")
                                .titles())
                .containsExactly("One", "Two");
    }

    @Test
    void rejectsAnAnswerThatIsAnError() throws IOException {
        Reading reading = read("{\"error\": \"Paper not found\"}");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.messages())
                .containsExactly("file.txt:1: rejected: record has no title, abstract or identifier");
    }

    @Test
    void readsEveryRecordOfSharedFilesAndRefusesWhatIsNone() throws IOException {
        assumeTrue(SharedData.path("data/inputs/semantic-scholar").isPresent());
        ObjectMapper mapper = new ObjectMapper();
        Set<String> names = new TreeSet<>();
        int papers = 0;
        int refused = 0;
        List<Path> files;
        try (Stream<Path> listed =
                Files.list(SharedData.path("data/inputs/semantic-scholar").get())) {
            files = listed.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            Detection detection = Format.detect(name, Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD_BYTES)));
            if (!name.endsWith(".json")) {
                refused++;
                assertThat(detection).as(name).isInstanceOf(Detection.Unknown.class);
                if (name.endsWith(".yaml")) {
                    assertThat(detection.toString()).as(name).contains("looks like YAML");
                }
                continue;
            }
            papers++;
            assertThat(detection)
                    .as(name)
                    .isInstanceOfSatisfying(
                            Detection.Detected.class,
                            d -> assertThat(d.format()).isEqualTo(Format.SEMANTIC_SCHOLAR));
            Reading reading = Reading.of(Format.SEMANTIC_SCHOLAR, bytes);
            assertThat(reading.records()).as(name).hasSize(1);
            PaperRecord record = reading.records().get(0);
            FixturesTest.assertSane(record);
            JsonNode node = mapper.readTree(bytes);
            node.fieldNames().forEachRemaining(names::add);
            for (String inner : List.of("citingPaper", "citedPaper")) {
                node.path(inner).fieldNames().forEachRemaining(names::add);
                node.path(inner).path("authors").path(0).fieldNames().forEachRemaining(n -> names.add("authors." + n));
            }
            JsonNode authors = Stream.of(node, node.path("metadata"), node.path("citingPaper"), node.path("citedPaper"))
                    .map(n -> n.path("authors"))
                    .filter(JsonNode::isArray)
                    .findFirst()
                    .orElse(mapper.createArrayNode());
            long nameless = reading.messages().stream()
                    .filter(m -> m.contains("author without a name"))
                    .count();
            assertThat(record.authors().contributors().size() + nameless)
                    .as(name)
                    .isEqualTo(authors.size());
            long references = Stream.of(node, node.path("grobid_parse"), node.path("pdf_parse"))
                    .mapToLong(n -> n.path("bib_entries").size())
                    .sum();
            assertThat(record.details().citations()).as(name).hasSize((int) references);
        }
        assertThat(papers).isEqualTo(9);
        assertThat(refused).isEqualTo(files.size() - 9);
        assertThat(names).allMatch(SemanticScholarReader.FIELDS::declares);
    }
}
