package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.VenueMention;

class AclJsonReaderTest {

    @Test
    void keepsMononymsGroupsAndExplicitIds() throws IOException {
        List<Contributor> authors = Reading.of(
                        Format.ACL_JSON,
                        "{\"id\": \"P18-1001\", \"authors\": [{\"first\": \"\", \"last\": \"Mausam\"},"
                                + "{\"first\": \"\", \"last\": \"Cambridge Language Research Group\"},"
                                + "{\"first\": \"Yang\", \"last\": \"Liu\", \"id\": \"yang-liu-ict\"}]}")
                .records()
                .get(0)
                .authors()
                .contributors();
        assertThat(authors)
                .extracting(c -> c.name().family())
                .containsExactly("Mausam", "Cambridge Language Research Group", "Liu");
        assertThat(authors)
                .extracting(Contributor::kind)
                .containsExactly(Contributor.Kind.PERSON, Contributor.Kind.GROUP, Contributor.Kind.PERSON);
        assertThat(authors.get(2).sourceId()).isEqualTo("acl:yang-liu-ict");
    }

    @Test
    void bindsConferencesToTheirYearAndJournalsNot() throws IOException {
        Reading reading = Reading.of(
                Format.ACL_JSON,
                "{\"id\": \"2020.acl-main.1\", \"year\": \"2020\", \"venue\": [\"acl\"]}\n"
                        + "{\"id\": \"2020.tacl-1.1\", \"year\": \"2020\", \"venue\": [\"tacl\"]}\n");
        assertThat(reading.records())
                .extracting(r -> r.venues().get(0))
                .extracting(VenueMention::year)
                .containsExactly(2020, 0);
    }

    @Test
    void readsTheWholeAnthology() throws IOException {
        assumeTrue(SharedData.path("data/acl-anthology/papers.jsonl.gz").isPresent());
        Path file = SharedData.path("data/acl-anthology/papers.jsonl.gz").get();
        long lines = 0;
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines += line.isBlank() ? 0 : 1;
            }
        }
        long[] counts = new long[3];
        List<Diagnostic> diagnostics = new ArrayList<>();
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            Format.ACL_JSON
                    .reader()
                    .read(
                            in,
                            "papers.jsonl",
                            r -> {
                                counts[0]++;
                                counts[1] += r.authors().contributors().size();
                                counts[2] += r.abstractText().isEmpty() ? 0 : 1;
                            },
                            diagnostics::add);
        }
        assertThat(counts[0] + rejected(diagnostics)).isEqualTo(lines).isEqualTo(103_514);
        assertThat(counts[0]).as(diagnostics.toString()).isEqualTo(103_514);
        assertThat(counts[1] + without(diagnostics)).isEqualTo(359_957);
        assertThat(counts[2]).isEqualTo(58_959);
        assertThat(diagnostics.stream()
                        .map(Diagnostic::message)
                        .filter(m -> !m.matches(
                                "\".*\" is (?:no DOI: left out|no ORCID iD: left out|read as [WC][0-9]{2}-0[0-9]{3})"
                                        + "|.*looks? like UTF-8 that was read as Latin-1.*")))
                .isEmpty();
    }

    private static long rejected(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(d -> d.severity() == Diagnostic.Severity.REJECTED)
                .count();
    }

    private static long without(List<Diagnostic> diagnostics) {
        return diagnostics.stream()
                .filter(d -> d.message().startsWith("author without a name"))
                .count();
    }
}
