package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;

class ArxivJsonReaderTest {

    private static PaperRecord one(String members) throws IOException {
        Reading reading = Reading.of(Format.ARXIV_JSON, "{\"id\": \"0704.0001\", " + members + "}\n");
        assertThat(reading.messages()).isEmpty();
        return reading.records().get(0);
    }

    private static List<Contributor> authors(String parsed) throws IOException {
        return one("\"authors_parsed\": " + parsed).authors().contributors();
    }

    @Test
    void takesMarksOfAffiliationsOutOfNames() throws IOException {
        PaperRecord record = one("""
                "authors": "A. S. Mishchenko (1 and 2) and N. Nagaosa (1 and 3) ((1) CREST, Japan\\n  Science and Technology Agency, (2) Russian Research Centre ``Kurchatov\\n  Institute'', (3) The University of Tokyo)",
                "authors_parsed": [["Mishchenko","A. S.","","1 and 2"],["Nagaosa","N.","","1 and 3"]]""".replace("\n", " "));
        assertThat(record.authors().contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("A. S. Mishchenko", "N. Nagaosa");
        assertThat(record.authors().contributors().get(1).affiliations())
                .containsExactly(
                        Affiliation.named("CREST, Japan Science and Technology Agency"),
                        Affiliation.named("The University of Tokyo"));
    }

    @Test
    void keepsAffiliationsAsWritten() throws IOException {
        assertThat(authors(
                                "[[\"Brommer\",\"Peter\",\"\",\"Institut für Theoretische\\n  Physik, Universität Stuttgart\"]]")
                        .get(0)
                        .affiliations())
                .containsExactly(Affiliation.named("Institut für Theoretische Physik, Universität Stuttgart"));
    }

    @Test
    void keepsAnAffiliationOfThousandsOfCommas() throws IOException {
        String place = "1" + ",".repeat(20_000) + " and a place";
        assertThat(authors("[[\"Lovell\",\"Ada\",\"\",\"" + place + "\"]]")
                        .get(0)
                        .affiliations())
                .containsExactly(Affiliation.named(place));
    }

    @Test
    void takesNamesApart() throws IOException {
        assertThat(
                        authors(
                                "[[\"van der Tak\",\"Floris\",\"\"],[\"Evans\",\"Neal J.\",\"II\"],[\"Sudha\",\"\",\"\"],[\"G\\\\\\\"ahler\",\"F.\",\"\"]]"))
                .extracting(c -> c.nameAsWritten() + " = " + c.name().given() + "|"
                        + c.name().particle() + "|" + c.name().family() + "|"
                        + c.name().suffix())
                .containsExactly(
                        "Floris van der Tak = Floris|van der|Tak|",
                        "Neal J. Evans II = Neal J.||Evans|II",
                        "Sudha = ||Sudha|",
                        "F. Gähler = F.||Gähler|");
    }

    @Test
    void partsPeopleFromTheCollaborationTheySpeakFor() throws IOException {
        assertThat(
                        authors(
                                "[[\"Collaboration\",\"Jo Lee for CMX\",\"\",\"Tides Lab\"],[\"Sinya for JLQCD Collaboration\",\"\",\"\"],[\"Collaboration\",\"The ATX\",\"\"]]"))
                .extracting(c -> c.kind() + " " + c.nameAsWritten() + " "
                        + c.affiliations().size())
                .containsExactly(
                        "PERSON Jo Lee 1",
                        "GROUP CMX Collaboration 0",
                        "PERSON Sinya 0",
                        "GROUP JLQCD Collaboration 0",
                        "GROUP The ATX Collaboration 0");
    }

    @Test
    void saysThatAListWasCut() throws IOException {
        AuthorList list = one("\"authors\": \"The BABAR Collaboration, B. Aubert, et al\","
                        + "\"authors_parsed\": [[\"The BABAR Collaboration\",\"\",\"\"],[\"Aubert\",\"B.\",\"\"]]")
                .authors();
        assertThat(list.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(list.marker()).isEqualTo("et al");
        assertThat(list.contributors())
                .extracting(Contributor::kind)
                .containsExactly(Contributor.Kind.GROUP, Contributor.Kind.PERSON);
        assertThat(
                        one("\"authors\": \"A. Al, B. Alia\", \"authors_parsed\": [[\"Al\",\"A.\",\"\"],[\"Alia\",\"B.\",\"\"]]")
                                .authors()
                                .status())
                .isEqualTo(AuthorList.Status.COMPLETE);
    }

    @Test
    void datesAPaperByItsVersionsAlone() throws IOException {
        assertThat(
                        one("\"update_date\": \"2008-11-26\", \"versions\": [{\"version\":\"v1\",\"created\":\"Mon, 2 Apr 2007 19:18:42 GMT\"},"
                                        + "{\"version\":\"v2\",\"created\":\"Tue, 24 Jul 2007 20:10:27 GMT\"}]")
                                .dates())
                .containsExactly(
                        new PaperDate(PaperDate.Event.CREATED, PartialDate.of(2007, 4, 2)),
                        new PaperDate(PaperDate.Event.MODIFIED, PartialDate.of(2007, 7, 24)));
        assertThat(
                        one("\"update_date\": \"2008-11-26\", \"versions\": [{\"version\":\"v1\",\"created\":\"Mon, 2 Apr 2007 19:18:42 GMT\"}]")
                                .dates())
                .containsExactly(new PaperDate(PaperDate.Event.CREATED, PartialDate.of(2007, 4, 2)));
    }

    @Test
    void readsABlockAsItReadsTheFile() throws IOException {
        Path fixture =
                Path.of("src", "test", "resources", "org", "papergraph", "format", "arxiv-json", "odd-values.jsonl");
        byte[] bytes = Files.readAllBytes(fixture);
        Reading whole = Reading.of(Format.ARXIV_JSON, bytes);
        List<PaperRecord> records = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        long line = 1;
        int from = 0;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                ArxivJsonReader.readLines(bytes, from, i + 1, line, "file.txt", records::add, diagnostics::add);
                from = i + 1;
                line++;
            }
        }
        assertThat(records).isEqualTo(whole.records());
        assertThat(diagnostics).isEqualTo(whole.diagnostics());
    }

    @Test
    void knowsCategories() {
        assertThat(ArxivCategories.subject("cs.LG").label()).isEqualTo("Machine Learning");
        assertThat(ArxivCategories.subject("new.XX").label()).isEqualTo("new.XX");
        assertThat(ArxivCategories.isKnown("alg-geom")).isTrue();
        assertThat(ArxivCategories.isKnown("new.XX")).isFalse();
    }

    @Test
    void readsEveryRecordOfSharedFiles() throws IOException {
        assumeTrue(SharedData.path("data/inputs/arxiv-kaggle-jsonl").isPresent());
        Path folder = SharedData.path("data/inputs/arxiv-kaggle-jsonl").get();
        ObjectMapper mapper = new ObjectMapper();
        Set<String> names = new TreeSet<>();
        int records = 0;
        for (String file : List.of("arxiv-metadata-oai-snapshot.json", "unarxive-sample-metadata.jsonl")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            Reading reading = Reading.of(Format.ARXIV_JSON, bytes);
            List<String> lines = new String(bytes, StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.isBlank())
                    .toList();
            assertThat(reading.records()).as(file).hasSize(lines.size());
            records += lines.size();
            for (int i = 0; i < lines.size(); i++) {
                JsonNode node = mapper.readTree(lines.get(i));
                node.fieldNames().forEachRemaining(names::add);
                PaperRecord record = reading.records().get(i);
                assertThat(record.key()).isEqualTo(node.get("id").asText());
                assertThat(record.authors().contributors())
                        .as(record.key())
                        .hasSize(node.get("authors_parsed").size());
                assertThat(record.details().versions())
                        .as(record.key())
                        .hasSize(node.get("versions").size());
                assertThat(record.details().subjects())
                        .as(record.key())
                        .hasSize(node.get("categories").asText().split(" ").length);
                FixturesTest.assertSane(record);
            }
            assertThat(Format.detect(file, bytes)).isInstanceOf(Detection.Detected.class);
        }
        assertThat(records).isEqualTo(249);
        assertThat(names).allMatch(ArxivJsonReader.FIELDS::declares);
    }
}
