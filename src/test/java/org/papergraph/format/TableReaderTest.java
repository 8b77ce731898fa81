package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.SharedData;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.PaperRecord;

class TableReaderTest {

    private static Reading read(String text) throws IOException {
        return Reading.of(Format.TABLE, text);
    }

    private static Reading read(String text, Map<String, String> columns) throws IOException {
        List<PaperRecord> records = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        Format.TABLE
                .reader(new ReadingOptions(columns))
                .read(
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        "t.csv",
                        records::add,
                        diagnostics::add);
        return new Reading(records, diagnostics);
    }

    private static List<String> names(PaperRecord record) {
        return record.authors().contributors().stream()
                .map(Contributor::nameAsWritten)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "'Ada Lovell, Bo Karlsson and Chi Nakamura' > 'Ada Lovell|Bo Karlsson|Chi Nakamura'",
                "'Smith, J., Doe, A.B.' > 'J. Smith|A.B. Doe'",
                "'Smith, John and Doe, Jane' > 'John Smith|Jane Doe'",
                "'Smith, John; van der Berg, J.' > 'John Smith|J. van der Berg'",
                "'Ada Lovell | Bo Karlsson' > 'Ada Lovell|Bo Karlsson'",
                "'Lovell, Ada' > 'Ada Lovell'",
                "'Lovell, Ada (57190000001); Karlsson, Bo (57190000002)' > 'Ada Lovell|Bo Karlsson'",
                "'刘洋、王伟' > '刘洋|王伟'",
                "'p. auer, n. cesa-bianchi, y. freund, and r. e. schapire,' > 'p. auer|n. cesa-bianchi|y. freund|r. e. schapire'",
            })
    void partsTheNamesOfACell(String cell, String expected) {
        assertThat(AuthorCell.of(cell).contributors().stream().map(Contributor::nameAsWritten))
                .containsExactly(expected.split("\\|"));
    }

    @Test
    void keepsThatAListWasCut() {
        AuthorCell cell = AuthorCell.of("Ada Lovell, Bo Karlsson, et al.");
        assertThat(cell.contributors()).hasSize(2);
        assertThat(cell.marker()).isEqualTo("et al.");
        assertThat(AuthorCell.of("Lovell, Ada and others").marker()).isEqualTo("and others");
        assertThat(AuthorCell.of("J Smith, AB Doe, ...").marker()).isEqualTo("...");
    }

    @Test
    void readsEverySeparatorAndEncodingOfText() throws IOException {
        for (String separator : new String[] {",", ";", "\t", "|"}) {
            String text = String.join(separator, "Title", "Year", "DOI") + "\r\n"
                    + String.join(separator, "A b c", "2020", "10.5555/x") + "\r\n";
            Reading reading = read("\uFEFF" + text);
            assertThat(reading.diagnostics()).as(separator).isEmpty();
            assertThat(reading.titles()).as(separator).containsExactly("A b c");
            assertThat(Reading.of(Format.TABLE, text.getBytes(StandardCharsets.UTF_16))
                            .records())
                    .as(separator)
                    .isEqualTo(Reading.of(Format.TABLE, text.getBytes(StandardCharsets.UTF_8))
                            .records());
        }
    }

    @Test
    void mapsColumnsThatTheUserNames() throws IOException {
        String text = "Name;Wer;Wann\nEin Ding;Weiß, Anna;2020\n";
        Reading reading = read(text, Map.of("title", "name", "authors", "Wer", "year", "Wann"));
        assertThat(reading.titles()).containsExactly("Ein Ding");
        assertThat(names(reading.records().get(0))).containsExactly("Anna Weiß");
        assertThat(read(text, Map.of("title", "Titel")).messages())
                .containsExactly("t.csv: error: no row of headers has all of Titel; the first row is Name;Wer;Wann");
    }

    @Test
    void saysWhatIsThereWhenNoHeaderIsKnown() throws IOException {
        assertThat(read("colour,weight\nred,3\n").messages())
                .singleElement()
                .asString()
                .contains("--map", "colour,weight");
    }

    @Test
    void goesOnBehindAQuotationMarkThatIsNeverClosed() throws IOException {
        StringBuilder text = new StringBuilder("title,year\n\"Open,2001\n");
        for (int i = 0; i < 20_000; i++) {
            text.append("Title ").append(i).append(",2002\n");
        }
        Reading reading = read(text.toString());
        assertThat(reading.records()).hasSize(20_001);
        assertThat(reading.messages())
                .containsExactly(
                        "file.txt:2:1: warning: quotation mark is not closed within 5000 lines or 4194304 characters: taken as a character like others");
    }

    @Test
    void rejectsARowThatIsTooLarge() throws IOException {
        String text = "title,year\n\"" + ("x".repeat(1000) + "\n").repeat(5000) + "\",2001\nGood Title,2002\n";
        Reading reading = read(text);
        assertThat(reading.titles()).contains("Good Title");
        assertThat(reading.messages().get(0)).contains("file.txt:2:1: rejected: quotation mark is not closed");
    }

    @Test
    void warnsOfADateThatContradictsTheYear() throws IOException {
        Reading reading = read("title,year,date\nA b,2020,2019-05-01\nC d,2020,12/31/2020\nE f,2020,3/4/2020\n");
        assertThat(reading.records().stream().map(r -> r.dates().get(0).date().toString()))
                .containsExactly("2020", "2020-12-31", "2020");
        assertThat(reading.messages())
                .singleElement()
                .asString()
                .contains("file.txt:2:10: warning: date of another year");
    }

    @Test
    void showsLongNamesOfColumnsByWholeCharacters() throws IOException {
        String name = "x" + "\uD83D\uDE00".repeat(30);
        assertThat(read("title,year" + ("," + name).repeat(10) + "\nA b,2020\n").messages())
                .anyMatch(m -> m.endsWith("columns left out: " + String.join(", ", Collections.nCopies(10, name))));
        assertThat(read("title,year" + ("," + name).repeat(15) + "\nA b,2020\n").messages())
                .anyMatch(m -> m.contains("columns left out: x") && m.endsWith("\uD83D\uDE00…"));
    }

    @Test
    void declaresEveryField() {
        for (TableField field : TableField.values()) {
            assertThat(TableReader.FIELDS.declares(field.id())).as(field.id()).isTrue();
        }
        assertThat(TableReader.FIELDS.others()).isNotEmpty();
    }

    @Test
    void readsEveryRowOfTheSharedTables() throws IOException {
        Optional<Path> papers = SharedData.path("data/papers");
        assumeTrue(papers.isPresent(), "no shared data here");
        for (String name : List.of("dblp-acm/a.tsv", "dblp-acm/b.tsv", "cora-1295/records.tsv")) {
            Path file = papers.get().resolve(name);
            byte[] head = Files.readAllBytes(file);
            assertThat(Format.detect(name, Arrays.copyOf(head, Format.HEAD_BYTES)))
                    .isInstanceOfSatisfying(
                            Detection.Detected.class,
                            d -> assertThat(d.format()).isEqualTo(Format.TABLE));
            Reading reading = Reading.of(Format.TABLE, name, Files.newInputStream(file));
            long rows =
                    Files.readAllLines(file).stream().filter(l -> !l.isBlank()).count() - 1;
            long rejected = reading.diagnostics().stream()
                    .filter(d -> d.severity() == Diagnostic.Severity.REJECTED)
                    .count();
            assertThat(reading.records().size() + rejected).as(name).isEqualTo(rows);
            assertThat(rejected).as(name).isLessThan(5);
            reading.records().forEach(FixturesTest::assertSane);
        }
    }
}
