package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
import org.papergraph.model.Diagnostic.Severity;

/** The readers of PubMed, JATS, TEI and Crossref XML on every file of others, the records counted another way. */
class XmlReadersTest {

    private static final Path FIXTURES = Path.of("src", "test", "resources", "org", "papergraph", "format");

    private static List<Path> shared(String folder) throws IOException {
        Path path = SharedData.path("data/inputs/" + folder).orElse(null);
        Assumptions.assumeTrue(path != null, "no shared data");
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(f -> !f.getFileName().toString().equals("SOURCES.tsv"))
                    .sorted()
                    .toList();
        }
    }

    private static Detection detect(Path file) throws IOException {
        return Format.detect(file.getFileName().toString(), Files.readAllBytes(file));
    }

    private static int count(String regex, String text) {
        return (int) Pattern.compile(regex).matcher(text).results().count();
    }

    private static int accountedFor(Format format, Path file) throws IOException {
        Reading reading = Reading.of(format, file.getFileName().toString(), Files.newInputStream(file));
        reading.records().forEach(FixturesTest::assertSane);
        return reading.records().size()
                + (int) reading.diagnostics().stream()
                        .filter(d -> d.severity() == Severity.REJECTED)
                        .count();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    private static boolean is(Detection detection, Format format) {
        return detection instanceof Detection.Detected d && d.format() == format;
    }

    @Test
    void readsEveryPubmedFile() throws IOException {
        int all = 0;
        for (Path file : shared("pubmed")) {
            int held = count("<Pubmed(?:Book)?Article>", text(file));
            assertThat(is(detect(file), Format.PUBMED_XML)).as(file.toString()).isEqualTo(held > 0);
            if (held > 0) {
                assertThat(accountedFor(Format.PUBMED_XML, file))
                        .as(file.toString())
                        .isEqualTo(held);
                all += held;
            }
        }
        assertThat(all).isGreaterThan(35);
    }

    @Test
    void readsEveryJatsAndTeiFile() throws IOException {
        int articles = 0;
        int papers = 0;
        for (Path file : shared("jats-tei")) {
            boolean tei = file.toString().endsWith(".tei.xml");
            Format format = tei ? Format.TEI : Format.JATS;
            assertThat(detect(file)).as(file.toString()).matches(d -> is(d, format), format.id());
            String text = text(file);
            // Of parts of articles, those that are the front of one count.
            int held = tei ? 1 : Math.max(count("<article[\\s>]", text), count("<front[\\s>]", text));
            assertThat(accountedFor(format, file)).as(file.toString()).isEqualTo(held);
            articles += tei ? 0 : held;
            papers += tei ? held : 0;
        }
        assertThat(articles).isGreaterThan(60);
        assertThat(papers).isGreaterThan(40);
    }

    @Test
    void readsEveryCrossrefXmlFile() throws IOException {
        int all = 0;
        for (Path file : shared("crossref")) {
            if (file.toString().endsWith(".xml")) {
                int held = count("<crossref[\\s>]", text(file));
                assertThat(is(detect(file), Format.CROSSREF_XML))
                        .as(file.toString())
                        .isTrue();
                assertThat(accountedFor(Format.CROSSREF_XML, file))
                        .as(file.toString())
                        .isEqualTo(held);
                all += held;
            } else {
                assertThat(is(detect(file), Format.CROSSREF_XML))
                        .as(file.toString())
                        .isFalse();
            }
        }
        assertThat(all).isGreaterThan(15);
    }

    @Test
    void refusesWhatIsSomethingElse() {
        for (String text : List.of(
                "<html><head><title>PmFetch response</title></head><body><pre>Pubmed-entry ::= {</pre></body></html>",
                "<!DOCTYPE html><html><body>Are you a robot?</body></html>",
                "<article><title>DocBook</title><para>Text</para></article>",
                "<feed><entry><title>Atom</title></entry></feed>",
                "PMID- 20481061\nOWN - NLM\n")) {
            Detection detection = Format.detect("x.xml", text.getBytes(StandardCharsets.UTF_8));
            for (Format format : List.of(Format.PUBMED_XML, Format.JATS, Format.TEI, Format.CROSSREF_XML)) {
                assertThat(is(detection, format)).as(text).isFalse();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "PUBMED_XML,pubmed,.*\\.xml,<([A-Z][A-Za-z]*)[\\s>/]",
        "CROSSREF_XML,crossref,.*\\.xml,<(?:crm:|ai:|fr:)?([a-z]+_[a-z_]+)[\\s>/]",
    })
    void saysWhatBecomesOfEachField(Format format, String folder, String names, String regex) throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> fixtures = Files.list(FIXTURES.resolve(format.id()))) {
            fixtures.forEach(files::add);
        }
        SharedData.path("data/inputs/" + folder).ifPresent(path -> {
            try (Stream<Path> listed = Files.list(path)) {
                listed.forEach(files::add);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        Set<String> undeclared = new TreeSet<>();
        for (Path file : files) {
            if (!file.toString().matches(names)) {
                continue;
            }
            Matcher m = Pattern.compile(regex).matcher(text(file));
            while (m.find()) {
                if (!format.fields().declares(m.group(1))) {
                    undeclared.add(m.group(1));
                }
            }
        }
        assertThat(undeclared).isEmpty();
    }
}
