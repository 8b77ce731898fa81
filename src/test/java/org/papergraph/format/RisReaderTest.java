package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.SharedData;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

class RisReaderTest {

    private static PaperRecord one(String lines) throws IOException {
        Reading reading = Reading.of(Format.RIS, "TY  - JOUR\nTI  - T\n" + lines + "\nER  - \n");
        assertThat(reading.records()).as(reading.messages().toString()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void leavesTagsOfHtmlAndWordsForNothingOut() throws IOException {
        PaperRecord record = Reading.of(Format.RIS, """
                        TY  - JOUR
                        ID  - a
                        TI  - Groups of <i>Pseudorca crassidens</i> where a<b
                        SP  - No
                        EP  - Specified
                        IS  - nan
                        ER  -\s
                        """).records().get(0);
        assertThat(record.title()).isEqualTo("Groups of Pseudorca crassidens where a<b");
        assertThat(record.details().imprint().pages()).isEmpty();
        assertThat(record.details().imprint().issue()).isEmpty();
        assertThat(one("SP  - 24\nEP  - nan").details().imprint().pages()).isEqualTo("24");
    }

    @Test
    void nobodyIsCalledAlAfterACommaEither() throws IOException {
        AuthorList list = one("AU  - Doe, Jane\nAU  - , Al").authors();
        assertThat(list.contributors()).extracting(Contributor::nameAsWritten).containsExactly("Jane Doe");
        assertThat(list.status()).isEqualTo(AuthorList.Status.TRUNCATED);
    }

    @Test
    void endsARecordWhereTheNextOneBegins() throws IOException {
        Reading reading =
                Reading.of(Format.RIS, "TY  - JOUR\nTI  - A\nTY  - JOUR\nTI  - B\nER  -\nTY  - BOOK\nTI  - C");
        assertThat(reading.titles()).containsExactly("A", "B", "C");
        assertThat(reading.messages())
                .containsExactly(
                        "file.txt:1: warning: record has no end (ER): read up to the next one",
                        "file.txt:6: warning: record has no end (ER): read up to the end of the file");
    }

    @Test
    void readsBareCarriageReturnsAndByteOrderMarks() throws IOException {
        Reading reading = Reading.of(Format.RIS, "\uFEFF\r \uFEFFTY  - JOUR\rTI  - A\rER  - \r");
        assertThat(reading.titles()).containsExactly("A");
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void reportsWhatStandsBetweenRecords() throws IOException {
        Reading reading = Reading.of(Format.RIS, "My list\n1.\nTY  - JOUR\nTI  - A\nER  - \nNL  - x\n");
        assertThat(reading.titles()).containsExactly("A");
        assertThat(reading.diagnostics()).extracting(Diagnostic::raw).contains("My list", "1.", "NL  - x");
    }

    @Test
    void joinsLinesWithoutATag() throws IOException {
        PaperRecord record = one("AB  - First line\nsecond - line\n\nT1-weighted third\nKW  - one\ntwo");
        assertThat(record.abstractText()).isEqualTo("First line second - line T1-weighted third");
        assertThat(record.details().subjects()).containsExactly(Subject.keyword("one"), Subject.keyword("two"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TY  - JOUR | 5",
                "TY - JOUR | 4",
                "TY  -  | 5",
                "ER  - | 5",
                "AB-CD | 0",
                "T1-weighted images | 0",
                "XX  - unknown | 5",
                "XX - unknown | 0",
                "ab  - small | 0",
            })
    void tellsTagsFromText(String line, int value) {
        assertThat(RisReader.tag(line)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PY  - 2010/05// | 2010-05",
                "PY  - 2010/05/03/ | 2010-05-03",
                "Y1  - 2010/// | 2010",
                "PY  - 2010~DA  - SEP | 2010-09",
                "PY  - 2010~DA  - 2010/9/3 | 2010-09-03",
                "PY  - 2010~DA  - 2011/9/3 | 2010",
                "DA  - 2010/9/3 | 2010-09-03",
            })
    void readsDates(String lines, String date) throws IOException {
        assertThat(one(lines.replace("~", "\n")).dates().get(0).date()).hasToString(date);
    }

    @Test
    void readsNames() throws IOException {
        AuthorList list = one("AU  - King, Martin Luther, Jr.\nA1  - von Neumann, J.\nAU  - et al")
                .authors();
        assertThat(list.contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Martin Luther King, Jr.", "J. von Neumann");
        assertThat(list.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(one("AU  - World Health Organization").authors().contributors())
                .extracting(Contributor::kind)
                .containsExactly(Contributor.Kind.GROUP);
    }

    @Test
    void givesAffiliationsOnlyToWhomTheyBelong() throws IOException {
        assertThat(one("AU  - A, B.\nAD  - One\nAU  - C, D.\nAD  - Two")
                        .authors()
                        .contributors())
                .extracting(c -> c.affiliations().get(0).name())
                .containsExactly("One", "Two");
        assertThat(one("AU  - A, B.\nAU  - C, D.\nAD  - One\nAD  - Two")
                        .authors()
                        .contributors())
                .allMatch(c -> c.affiliations().isEmpty());
    }

    @Test
    void tellsIssnFromIsbn() throws IOException {
        PaperRecord record = one("T2  - Rings\nSN  - 0378-5955; 978-0-262-03561-3");
        assertThat(record.venues())
                .containsExactly(
                        VenueMention.of("Rings", VenueMention.Kind.JOURNAL).withIssns(List.of("0378-5955")));
        assertThat(record.details().imprint().isbns()).containsExactly("9780262035613");
        assertThat(one("SN  - 0378-5955").venues().get(0).name()).isEqualTo("ISSN 0378-5955");
    }

    @Test
    void findsIdentifiersInTheirTags() throws IOException {
        assertThat(
                        one("DO  - https://doi.org/10.1000/X\nUR  - https://arxiv.org/abs/2401.00001v1\nAN  - 123\nDB  - PubMed")
                                .identifiers())
                .containsExactly(
                        new Identifier(Identifier.Scheme.ARXIV, "2401.00001"),
                        new Identifier(Identifier.Scheme.DOI, "10.1000/x"),
                        new Identifier(Identifier.Scheme.PMID, "123"));
    }

    private static final Pattern BEGIN = Pattern.compile("(?m)^[\\s\\uFEFF]*TY {1,2}-");

    /* Records that do not begin with TY. */
    private static final Map<String, Integer> WITHOUT_TYPE = Map.of("jabref_RisImporterCorrupted.ris", 1);

    @Test
    void readsAllSharedFiles() throws IOException {
        Path folder = SharedData.path("data/inputs/ris").orElse(null);
        Assumptions.assumeTrue(folder != null);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
        }
        List<String> wrong = new ArrayList<>();
        int total = 0;
        Set<String> undeclared = new TreeSet<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            Reading reading = Reading.of(Format.RIS, name, new ByteArrayInputStream(bytes));
            reading.records().forEach(FixturesTest::assertSane);
            long rejected = reading.diagnostics().stream()
                    .filter(d -> d.severity() != Diagnostic.Severity.WARNING)
                    .count();
            String text = new String(bytes, StandardCharsets.UTF_8).replace('\r', '\n');
            Matcher m = BEGIN.matcher(text);
            int expected = WITHOUT_TYPE.getOrDefault(name, 0);
            while (m.find()) {
                expected++;
            }
            if (reading.records().size() + rejected != expected) {
                wrong.add(name + ": " + reading.records().size() + " + " + rejected + ", but " + expected);
            }
            // Web of Science's own tagged format is another one.
            boolean ris = !name.equals("rispy_example_wos.ris");
            Detection detection = Format.detect(name, bytes);
            assertThat(detection instanceof Detection.Detected d && d.format() == Format.RIS)
                    .as(name + " " + detection)
                    .isEqualTo(ris);
            if (ris) {
                text.lines()
                        .map(String::strip)
                        .filter(l -> RisReader.tag(l) > 0 && !RisReader.FIELDS.declares(l.substring(0, 2)))
                        .forEach(l -> undeclared.add(l.substring(0, 2)));
            }
            total += expected;
        }
        assertThat(wrong).isEmpty();
        assertThat(total).isGreaterThan(2400);
        // Tags of single tools, which RIS does not define; each is reported where it stands.
        assertThat(undeclared).hasSizeLessThan(12);
    }
}
