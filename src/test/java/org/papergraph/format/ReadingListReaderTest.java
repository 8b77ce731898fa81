package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.SharedData;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperRecord;

class ReadingListReaderTest {

    private static Reading read(String text) throws IOException {
        return Reading.of(Format.READING_LIST, text);
    }

    private static PaperRecord only(String text) throws IOException {
        Reading reading = read(text);
        assertThat(reading.records()).as(reading.messages().toString()).hasSize(1);
        return reading.records().get(0);
    }

    private static List<String> names(PaperRecord record) {
        return record.authors().contributors().stream()
                .map(Contributor::nameAsWritten)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "- [Small Rooms](https://arxiv.org/abs/2301.00001), A. Lovell et al., 2023 ~ Small Rooms ~ A. Lovell ~ 2023",
                "* **Small Rooms**. Ada Lovell, Bo Karlsson. *ICML*, 2021. [[paper]](https://arxiv.org/abs/2101.00001) ~ Small Rooms ~ Ada Lovell|Bo Karlsson ~ 2021",
                "1. Small Rooms and Doors. Ada Lovell, Bo Karlsson. arXiv 2023. [pdf](https://example.org/r.pdf) ~ Small Rooms and Doors ~ Ada Lovell|Bo Karlsson ~ 2023",
                "- \"Small Rooms\", 2023-06, ICLR(Poster) 24, `doors`, [[paper]](https://openreview.net/forum?id=x) ~ Small Rooms ~ '' ~ 2023-06",
                "- (**SR**) SR: Small Rooms [[arXiv 2025.07](https://arxiv.org/abs/2507.15698)] ~ SR: Small Rooms ~ '' ~ 2025-07",
                "- [2023/05] **[Small &amp; Rooms](https://arxiv.org/abs/2305.00001)** ![x](https://img.shields.io/badge/x-1) ~ Small & Rooms ~ '' ~ 2023-05",
                "- [Small Rooms](https://example.org/r.pdf) (1980) *K. Fukada, J. van der Berg* ~ Small Rooms ~ K. Fukada|J. van der Berg ~ 1980",
                "- [[https://arxiv.org/abs/1606.06565][Small Rooms]] by Ada Lovell and Bo Karlsson ~ Small Rooms ~ Ada Lovell|Bo Karlsson ~ ''",
                "- Lovell, A., & Karlsson, B. (2019). Rooms without walls. Journal of Rooms, 12(3), 45-67. ~ Rooms without walls ~ A. Lovell|B. Karlsson ~ 2019",
                "- [Neocave: A Room] (https://example.org/n.pdf) (1980) *K. Fukada* ~ Neocave: A Room ~ K. Fukada ~ 1980",
            })
    void readsEntriesHoweverTheyAreWritten(String entry, String title, String authors, String date) throws IOException {
        PaperRecord record = only(entry + "\n");
        assertThat(record.title()).isEqualTo(title);
        assertThat(String.join("|", names(record))).isEqualTo(authors);
        assertThat(record.dates().stream().map(d -> d.date().toString()))
                .isEqualTo(date.isEmpty() ? List.of() : List.of(date));
    }

    @Test
    void keepsThatAnAuthorListWasCut() throws IOException {
        PaperRecord record = only("- [Small Rooms](https://arxiv.org/abs/2301.00001), A. Lovell et al., 2023\n");
        assertThat(record.authors().status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(record.authors().marker()).startsWith("et al");
    }

    @Test
    void leavesOutWhatIsNoPaperAndSaysSo() throws IOException {
        Reading reading = read("- [A tool](https://github.com/example/tool) - does things\n- [Contents](#contents)\n");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.diagnostics().get(0).raw()).contains("A tool");
        assertThat(reading.messages().get(0)).startsWith("file.txt:1: warning: entry without authors");
    }

    @Test
    void takesHeadingsAndItemsAboveAsSubjects() throws IOException {
        PaperRecord record = only(
                "# Awesome rooms\n\n## Doors\n\n### 2023\n\n- **Wooden doors**\n  - [Oak and Ash](https://arxiv.org/abs/2301.00001)\n");
        assertThat(record.details().subjects().stream().map(s -> s.scheme() + ":" + s.label()))
                .containsExactlyInAnyOrder("heading:Doors", "heading:Wooden doors");
    }

    @Test
    void doesNotGiveAPaperTheIdentifierOfAnother() throws IOException {
        PaperRecord record = only(
                "- [Small Rooms](https://arxiv.org/abs/2301.00001) extends [Large Rooms](https://arxiv.org/abs/1901.00001) by far\n");
        assertThat(record.identifiers()).hasSize(1);
        assertThat(record.identifiers().get(0).value()).isEqualTo("2301.00001");
    }

    @Test
    void knowsIdentifiersByTheirAddresses() {
        Map<String, String> addresses = Map.of(
                "https://arxiv.org/pdf/2106.01234v2.pdf", "arxiv:2106.01234",
                "https://huggingface.co/papers/2410.05254", "arxiv:2410.05254",
                "https://doi.org/10.48550/arXiv.2106.01234", "arxiv:2106.01234",
                "https://dl.acm.org/doi/pdf/10.1145/3442188.3445922", "doi:10.1145/3442188.3445922",
                "https://link.springer.com/article/10.1007/s11023-020-09548-1?x=y", "doi:10.1007/s11023-020-09548-1",
                "https://www.aclweb.org/anthology/P18-1001.pdf", "acl:P18-1001",
                "https://aclanthology.org/2023.acl-long.1/", "acl:2023.acl-long.1",
                "https://pubmed.ncbi.nlm.nih.gov/12345678/", "pmid:12345678");
        addresses.forEach((address, id) -> assertThat(
                        PaperLinks.identifiers(address).stream().map(Identifier::toString))
                .as(address)
                .containsExactly(id));
        assertThat(PaperLinks.identifiers("https://github.com/a/b")).isEmpty();
        assertThat(PaperLinks.isPaper("https://github.com/a/b")).isFalse();
        assertThat(PaperLinks.isPaper("https://openreview.net/forum?id=x")).isTrue();
    }

    @Test
    void takesTimeInProportionToItsInput() throws IOException {
        for (String hard :
                List.of("[", "*a ", "_a", "(", "a, ", "<a ", "A. ", "![", "`", "|", "\"a b ", "A b, C d and ")) {
            long start = System.nanoTime();
            read("- " + hard.repeat(60_000 / hard.length()) + "\n\n**" + hard.repeat(60_000 / hard.length()) + "\n");
            assertThat((System.nanoTime() - start) / 1e9).as(hard).isLessThan(20);
        }
    }

    /* Counted by other means: every bullet, row and bold line with a link to a paper must be a record. */
    @Test
    void readsEveryPaperOfTheSharedLists() throws IOException {
        Optional<Path> folder = SharedData.path("data/inputs/reading-lists");
        assumeTrue(folder.isPresent(), "no shared data here");
        Pattern entry =
                Pattern.compile("^\\s*(?:[-*]|[0-9]+\\.)\\s?.*arxiv\\.org/(?:abs|pdf)/.*|^\\| .*arxiv\\.org/abs/.*");
        int lists = 0;
        try (Stream<Path> files = Files.list(folder.get())) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                byte[] bytes = Files.readAllBytes(file);
                Detection detection =
                        Format.detect(name, Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD_BYTES)));
                boolean list = detection instanceof Detection.Detected d && d.format() == Format.READING_LIST;
                assertThat(list).as(name).isEqualTo(name.endsWith(".md") || name.endsWith(".org"));
                if (!list) {
                    continue;
                }
                lists++;
                Reading reading = Reading.of(Format.READING_LIST, name, Files.newInputStream(file));
                reading.records().forEach(FixturesTest::assertSane);
                assertThat(reading.diagnostics()).noneMatch(d -> d.severity() == Diagnostic.Severity.REJECTED);
                long linked = Files.readString(file)
                        .replaceAll("(?s)<!--.*?-->", "")
                        .lines()
                        .filter(entry.asMatchPredicate())
                        .count();
                long withId = reading.records().stream()
                        .filter(r -> r.urls().stream().anyMatch(u -> u.contains("arxiv.org")))
                        .count();
                assertThat(withId).as(name).isGreaterThanOrEqualTo(linked);
            }
        }
        assertThat(lists).isEqualTo(18);
    }
}
