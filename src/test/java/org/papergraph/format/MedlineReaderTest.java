package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.SharedData;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;

class MedlineReaderTest {

    private static PaperRecord one(String lines) throws IOException {
        Reading reading = Reading.of(Format.MEDLINE, "PMID- 12345\nTI  - T\n" + lines + "\n");
        assertThat(reading.records()).as(reading.messages().toString()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void beginsARecordAtEveryNumber() throws IOException {
        assertThat(Reading.of(Format.MEDLINE, "PMID- 1\nTI  - A\nPMID- 2\n\nTI  - B\n\n\nPMID- 3\nTI  - C\n")
                        .titles())
                .containsExactly("A", "B", "C");
    }

    @Test
    void takesTheFullNameAndItsShortFormForOne() throws IOException {
        assertThat(one("FAU - Doe, Jane Q\nAU  - Doe JQ\nAU  - Roe R\nCN  - Ring Study Group")
                        .authors()
                        .contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Jane Q Doe", "Roe R", "Ring Study Group");
    }

    @Test
    void keepsNotices() throws IOException {
        PaperRecord record =
                one("PT  - Retracted Publication\nRIN - J Rings. 2012;9:1. PMID: 77\nEIN - J Rings. 2011;8:2");
        assertThat(record.details().notices())
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.RETRACTION, Notice.Kind.CORRECTION);
        assertThat(record.details().notices().get(0).identifiers())
                .containsExactly(new Identifier(Identifier.Scheme.PMID, "77"));
        assertThat(one("PT  - Retracted Publication").details().notices()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "2016 Apr 19, 2016-04-19",
        "2013 06 10, 2013-06-10",
        "1944-1945, 1944",
        "2002 Sep-Oct, 2002-09",
        "2000 Winter, 2000",
        "2010   06, 2010",
    })
    void readsDates(String written, String date) throws IOException {
        assertThat(one("DP  - " + written).dates().get(0).date()).hasToString(date);
    }

    @Test
    void readsChapters() throws IOException {
        PaperRecord record = one("BTI - The Book of Rings\nPT  - Book\nISBN- 978-0-262-03561-3");
        assertThat(record.details().type()).isEqualTo(PaperType.CHAPTER);
        assertThat(record.venues().get(0).name()).isEqualTo("The Book of Rings");
    }

    @Test
    void readsAllSharedFiles() throws IOException {
        Path folder = SharedData.path("data/inputs/pubmed").orElse(null);
        Assumptions.assumeTrue(folder != null);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> f.toString().matches(".*\\.(?:txt|nbib)"))
                    .sorted()
                    .toList();
        }
        int total = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            Reading reading = Reading.of(Format.MEDLINE, bytes);
            reading.records().forEach(FixturesTest::assertSane);
            long rejected = reading.diagnostics().stream()
                    .filter(d -> d.severity() == Diagnostic.Severity.REJECTED)
                    .count();
            // Each block begins with PMID, PMC or PMCR in these files.
            long expected = Files.readAllLines(file).stream()
                    .filter(l -> l.matches("PM(?:ID|CR|C )- ?[0-9]+"))
                    .count();
            if (!file.toString().contains("Multi")) {
                assertThat(reading.records().size() + rejected)
                        .as(file.toString())
                        .isLessThanOrEqualTo(expected)
                        .isPositive();
            }
            assertThat(Format.detect(file.getFileName().toString(), bytes))
                    .as(file.toString())
                    .isInstanceOfSatisfying(
                            Detection.Detected.class,
                            d -> assertThat(d.format()).isEqualTo(Format.MEDLINE));
            total += reading.records().size();
        }
        assertThat(total).isEqualTo(14);
    }
}
