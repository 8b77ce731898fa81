package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic.Severity;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Version;

class ArxivAbsReaderTest {

    private static final String HEAD = "\\\\\narXiv:0704.9001\nDate: Sat, 31 Mar 2007 09:49:10 GMT   (139kb)\n\n";

    private static PaperRecord read(String fields) throws IOException {
        Reading reading = Reading.of(Format.ARXIV_ABS, HEAD + fields + "\\\\\n  An abstract.\n\\\\\n");
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    private static AuthorList authors(String list) throws IOException {
        return read("Title: T\nAuthors: " + list + "\n").authors();
    }

    private static List<String> names(String list) throws IOException {
        return authors(list).contributors().stream()
                .map(c -> c.nameAsWritten() + (c.kind() == Contributor.Kind.GROUP ? " [group]" : ""))
                .toList();
    }

    private static List<List<String>> places(String list) throws IOException {
        return authors(list).contributors().stream()
                .map(c -> c.affiliations().stream().map(Affiliation::name).toList())
                .toList();
    }

    @Test
    void partsNames() throws IOException {
        assertThat(names("B. Dugmore & PP. Ntumba")).containsExactly("B. Dugmore", "PP. Ntumba");
        assertThat(names("A. Quill and B. Falk and C. Feng")).containsExactly("A. Quill", "B. Falk", "C. Feng");
        assertThat(names("A. Quill, Fern\\'andez, Anderson, and M. Finger,\\, Jr."))
                .containsExactly("A. Quill", "Fernández", "Anderson", "M. Finger, Jr.");
        assertThat(names("Pawe{\\l} Zalecki, Ludwik D\\k{a}browski, H.-{\\AA}. Gustafsson"))
                .containsExactly("Paweł Zalecki", "Ludwik Dąbrowski", "H.-Å. Gustafsson");
    }

    @Test
    void knowsGroups() throws IOException {
        assertThat(names("LHCb Collaboration: R. Aaij, B. Adeva"))
                .containsExactly("LHCb Collaboration [group]", "R. Aaij", "B. Adeva");
        assertThat(names("The CMS and LHCb Collaborations: V. Khachatryan"))
                .containsExactly("The CMS and LHCb Collaborations [group]", "V. Khachatryan");
        assertThat(names("Jason Ulery (for the STAR Collaboration)"))
                .containsExactly("Jason Ulery", "the STAR Collaboration [group]");
        assertThat(names("C.Sfienti, A.\n  Le Fevre and the ALADiN2000\n  Collaboration"))
                .containsExactly("C.Sfienti", "A. Le Fevre", "the ALADiN2000 Collaboration [group]");
    }

    @Test
    void knowsWhereAListWasCut() throws IOException {
        AuthorList cut = authors("A. Abulencia et al. (CDF Collaboration)");
        assertThat(cut.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(cut.marker()).isEqualTo("et al.");
        assertThat(names("L.M. Zhang, et al, for the Belle Collaboration"))
                .containsExactly("L.M. Zhang", "the Belle Collaboration [group]");
        AuthorList counted = authors("R. Aaij, B. Adeva, (750\n  additional authors not shown)");
        assertThat(counted.unlisted()).isEqualTo(750);
        assertThat(counted.contributors()).hasSize(2);
        assertThat(authors("A. Moretti, B. Etalon, Al Gore").status()).isEqualTo(AuthorList.Status.COMPLETE);
    }

    @Test
    void resolvesNumberedAffiliations() throws IOException {
        assertThat(places(
                        "A. S. Mishchenko (1 and 2), N. Nagaosa (1,3), B. Falk (2) ((1) CREST, Japan, (2) RRC \"Kurchatov\","
                                + " Moscow, (3) Tokyo"))
                .containsExactly(
                        List.of("CREST, Japan", "RRC \"Kurchatov\", Moscow"),
                        List.of("CREST, Japan", "Tokyo"),
                        List.of("RRC \"Kurchatov\", Moscow"));
        assertThat(places("A. Quill (1), E. Falk (2), (1) Tides Lab, (2) CREST"))
                .containsExactly(List.of("Tides Lab"), List.of("CREST"));
        assertThat(places("Y. Takei (1) (on behalf of the Resolve team, (1) JAXA)"))
                .containsExactly(List.of("JAXA"), List.of());
        assertThat(places("Y. Takei (1, on behalf of the Resolve team) and Y. Kochibe (2) ((1) JAXA, (2) Fujitsu)"))
                .containsExactly(List.of("JAXA"), List.of(), List.of("Fujitsu"));
        assertThat(places("F. Lalo\\\"e (LKB - Lhomond), W. Mullin (UMASS (Amherst))"))
                .containsExactly(List.of("LKB - Lhomond"), List.of("UMASS (Amherst)"));
        assertThat(places("A. Quill (1), E. Falk")).containsExactly(List.of(), List.of());
    }

    @Test
    void knowsVersionsAndWithdrawal() throws IOException {
        PaperRecord record = read("""
                Date (revised v2): Thu, 10 May 2007 06:06:47 GMT   (0kb,I)
                Title: T
                Authors: A. Quill
                Comments: This paper has been
                  withdrawn
                """);
        assertThat(record.details().versions())
                .containsExactly(
                        new Version("v1", List.of(new PartialDate(2007, 3, 31))),
                        new Version("v2", List.of(new PartialDate(2007, 5, 10))));
        assertThat(record.details().notices())
                .containsExactly(new Notice(
                        Notice.Kind.WITHDRAWAL,
                        "This paper has been withdrawn",
                        List.of(new PartialDate(2007, 5, 10)),
                        List.of()));
        assertThat(read("Title: T\nAuthors: A. Quill\nComments: We study withdrawn papers\n")
                        .details()
                        .notices())
                .isEmpty();
    }

    @Test
    void tellsTheDoiOfAnErratumFromThePapersOwn() throws IOException {
        PaperRecord record = read("""
                Title: T
                Authors: A. Quill
                Journal-ref: Phys.Rev.D75:124007; Erratum-ibid.D82:069904
                DOI: 10.5555/one 10.5555/two
                """);
        assertThat(record.identifiers())
                .map(Identifier::toString)
                .containsExactly("arxiv:0704.9001", "doi:10.5555/one");
        assertThat(record.details().notices().get(0).kind()).isEqualTo(Notice.Kind.CORRECTION);
        assertThat(read("Title: T\nAuthors: A. Quill\nDOI: 10.5555/one, 10.5555/two\n")
                        .identifiers())
                .hasSize(3);
    }

    @Test
    void takesAReplacementForNoFirstVersion() throws IOException {
        Reading reading = Reading.of(Format.ARXIV_ABS, """
                \\\\
                arXiv:2204.01445
                replaced with revised version Thu, 8 Jun 2023 08:03:26 GMT   (25kb,D)

                Title: T
                Authors: A. Quill
                \\\\ ( https://arxiv.org/abs/2204.01445 ,  25kb)
                """);
        assertThat(reading.records().get(0).dates())
                .containsExactly(new PaperDate(PaperDate.Event.MODIFIED, new PartialDate(2023, 6, 8)));
        assertThat(reading.diagnostics()).isEmpty();
    }

    @Test
    void readsBytesThatAreNoUtf8() throws IOException {
        String text = HEAD
                + "Title: T\nAuthors: A. Quill\nJournal-ref: Épijournal de Géométrie, Volume 1\n\\\\\n  A.\n\\\\\n";
        Reading reading = Reading.of(Format.ARXIV_ABS, text.getBytes(Charset.forName("windows-1252")));
        assertThat(reading.records().get(0).venues().get(0).name()).startsWith("Épijournal de Géométrie");
        assertThat(reading.messages()).hasSize(1);
        assertThat(reading.messages().get(0)).contains(":7:").contains("windows-1252");
    }

    @Test
    void takesNoLongerForAbsurdLines() throws IOException {
        for (String absurd : List.of(
                "Paper" + " ".repeat(1_000_000) + "x",
                "Authors: A. Quill ((1) " + ",".repeat(300_000) + "x",
                "Authors: A. Quill (" + "1,".repeat(300_000) + ")",
                "Authors: " + "(".repeat(300_000),
                "Authors: " + "et al. ".repeat(50_000),
                "Date: " + " ".repeat(1_000_000) + "(x)")) {
            Reading reading = Reading.of(Format.ARXIV_ABS, HEAD + "Title: T\n" + absurd + "\n\\\\\n  A.\n\\\\\n");
            assertThat(reading.titles()).hasSize(1);
        }
    }

    @Test
    void keepsTheAddressOfTheSubmitterOut() throws IOException {
        PaperRecord record = read("From: Emil Falk <falk@example.org>\nTitle: T\nAuthors: A. Quill\n");
        assertThat(record.toString()).doesNotContain("Emil").doesNotContain("example.org");
    }

    @Test
    void readsEveryRecordOfTheSharedFiles() throws IOException {
        Path folder = SharedData.path("data/inputs/arxiv-abs-text").orElse(null);
        Assumptions.assumeTrue(folder != null);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> !f.toString().endsWith(".tsv")).sorted().toList();
        }
        Pattern title = Pattern.compile("(?m)^Title:");
        Pattern field = Pattern.compile("(?m)^([A-Z][A-Za-z-]+)(?= ?\\([^)\\n]*\\):|:| \\(\\*cross)");
        Set<String> undeclared = new TreeSet<>();
        long all = 0;
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            String text = new String(bytes, StandardCharsets.ISO_8859_1);
            long records = title.matcher(text).results().count();
            assertThat(Format.detect(file.getFileName().toString(), bytes))
                    .as(file.toString())
                    .isInstanceOfSatisfying(
                            Detection.Detected.class,
                            d -> assertThat(d.format()).isEqualTo(Format.ARXIV_ABS));
            Reading reading = Reading.of(Format.ARXIV_ABS, bytes);
            assertThat(reading.records())
                    .as(file.toString())
                    .hasSize((int) records)
                    .allSatisfy(r -> {
                        assertThat(r.title()).isNotEmpty();
                        assertThat(r.identifiers()).isNotEmpty();
                        assertThat(r.authors().contributors()).isNotEmpty();
                        assertThat(r.dates()).isNotEmpty();
                        assertThat(r.details().subjects()).isNotEmpty();
                    });
            assertThat(reading.diagnostics()).noneMatch(d -> d.severity() == Severity.REJECTED);
            assertThat(reading.messages()).as(file.toString()).noneMatch(m -> m.contains("part of no record"));
            reading.records().forEach(FixturesTest::assertSane);
            all += records;
            for (String block : text.split("(?m)^\\\\\\\\.*$", -1)) {
                if (title.matcher(block).find()) {
                    Matcher m = field.matcher(block);
                    while (m.find()) {
                        if (!ArxivAbsReader.FIELDS.declares(m.group(1))) {
                            undeclared.add(m.group(1));
                        }
                    }
                }
            }
        }
        assertThat(all).isEqualTo(222);
        assertThat(undeclared).isEmpty();
    }
}
