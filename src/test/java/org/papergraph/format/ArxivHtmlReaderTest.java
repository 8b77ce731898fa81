package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Diagnostic.Severity;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.Version;
import org.papergraph.model.WrittenValue;

class ArxivHtmlReaderTest {

    private static final String RESULT =
            "<!DOCTYPE html><html><head><meta charset=\"%s\"></head><body>\n<ol><li class=\"arxiv-result\">"
                    + "<p class=\"list-title\"><a href=\"https://arxiv.org/abs/2311.01234\">arXiv:2311.01234</a></p>\n"
                    + "<p class=\"title\">%s</p>\n<p class=\"authors\">Authors: Ada Quill</p></li></ol></body></html>";

    private static PaperRecord read(String title) throws IOException {
        Reading reading = Reading.of(Format.ARXIV_HTML, RESULT.formatted("utf-8", title));
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void keepsWhatLooksLikeCodeAsText() throws IOException {
        assertThat(read("&lt;script&gt;alert(1)&lt;/script&gt; &amp; more").title())
                .isEqualTo("<script>alert(1)</script> & more");
        assertThat(read("Lanterns<script>alert(1)</script><style>p{}</style>").title())
                .isEqualTo("Lanterns");
        assertThat(read("Lanterns <img src=x onerror=alert(1)>").title()).isEqualTo("Lanterns");
    }

    @Test
    void takesTheSourceOfAFormulaThatWasSet() throws IOException {
        assertThat(read("On <span class=\"MathJax_Preview\">a</span><span class=\"MathJax\">aa</span>"
                                + "<script type=\"math/tex\">\\alpha</script> decay")
                        .title())
                .isEqualTo("On α decay");
    }

    @Test
    void readsPagesInTheEncodingTheyDeclare() throws IOException {
        String page = RESULT.formatted("shift_jis", "提灯の研究");
        Reading reading = Reading.of(Format.ARXIV_HTML, page.getBytes(Charset.forName("Shift_JIS")));
        assertThat(reading.titles()).containsExactly("提灯の研究");
        Reading latin = Reading.of(
                Format.ARXIV_HTML, RESULT.formatted("iso-8859-1", "Möwen").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(latin.titles()).containsExactly("Möwen");
        Reading wrong = Reading.of(Format.ARXIV_HTML, RESULT.formatted("iso-8859-1", "Möwen"));
        assertThat(wrong.titles()).containsExactly("Möwen");
    }

    @Test
    void passesPicturesInThePageOver() throws IOException {
        String picture = "<img src=\"data:image/png;base64," + "iVBORw0KGgo".repeat(500_000) + "\">";
        assertThat(read("Lanterns " + picture).title()).isEqualTo("Lanterns");
    }

    @Test
    void survivesAbsurdNesting() throws IOException {
        assertThat(read("<b>".repeat(200_000) + "Lanterns").title()).isEqualTo("Lanterns");
    }

    @Test
    void refusesAPageThatIsTooLarge() throws IOException {
        byte[] spaces = new byte[HtmlPage.MAX_BYTES + 1];
        Reading reading = Reading.of(Format.ARXIV_HTML, "x.html", new ByteArrayInputStream(spaces));
        assertThat(reading.messages())
                .containsExactly("x.html:1: rejected: page of more than 67108864 bytes: not read");
    }

    @Test
    void knowsTheLineOfEachValue() throws IOException {
        assertThat(read("\n\n  Lanterns\n").written().stream()
                        .filter(w -> w.text().equals("Lanterns"))
                        .mapToLong(WrittenValue::line))
                .containsExactly(5L);
    }

    @Test
    void refusesOtherPagesSayingWhatTheyAre() {
        Detection detection = Format.detect(
                "x.html",
                "<!DOCTYPE html>\n<html><head><title>Are you a\n human?</title></head><body>Captcha</body></html>"
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(detection)
                .isEqualTo(new Detection.Unknown(
                        "text of no known shape: looks like an HTML page titled \"Are you a human?\""));
    }

    @Test
    void readsEveryPageOfTheSharedFiles() throws IOException {
        Path folder = SharedData.path("data/inputs/html").orElse(null);
        Assumptions.assumeTrue(folder != null);
        Map<String, String> read = new TreeMap<>();
        List<PaperRecord> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".html")).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String name = file.getFileName().toString();
                Detection.Detected detected = (Detection.Detected) Format.detect(name, bytes);
                Reading reading = Reading.of(detected.format(), bytes);
                assertThat(reading.diagnostics()).noneMatch(d -> d.severity() == Severity.REJECTED);
                assertThat(reading.messages()).as(name).noneMatch(m -> m.contains("without"));
                reading.records().forEach(FixturesTest::assertSane);
                records.addAll(reading.records());
                read.put(name, detected.format().id() + " " + reading.records().size());
            }
        }
        // Counted by hand: one a page, "list-title" 200 times, "arxiv-result" 3 times, "<article" 13 times.
        assertThat(read)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("arxiv-abs-1902.02534.html", "arxiv-html 1"),
                        Map.entry("arxiv-abs-2106.09608.html", "arxiv-html 1"),
                        Map.entry("arxiv-list-style_2023-01-24.html", "arxiv-html 200"),
                        Map.entry("arxiv.org-abs-1706.03762.html", "arxiv-html 1"),
                        Map.entry("arxiv_search.html", "arxiv-html 3"),
                        Map.entry("elife_article.html", "html-meta 1"),
                        Map.entry("huggingface_papers.html", "hugging-face-html 13"),
                        Map.entry("nature_article.html", "html-meta 1"),
                        Map.entry("peerj_oa_article.html", "html-meta 1"),
                        Map.entry("plos_one_article.html", "html-meta 1"),
                        Map.entry("plos_one_article_no_icon_href.html", "html-meta 1")));
        assertThat(records).allSatisfy(r -> {
            assertThat(r.title()).isNotEmpty();
            assertThat(r.identifiers()).isNotEmpty();
            assertThat(r.authors().contributors()).isNotEmpty();
        });
        assertThat(records.stream()
                        .filter(r -> r.title().equals("Attention Is All You Need"))
                        .map(r -> r.details().versions().stream()
                                .map(Version::label)
                                .toList()))
                .contains(List.of("v1", "v2", "v3", "v4", "v5", "v6", "v7"));
    }
}
