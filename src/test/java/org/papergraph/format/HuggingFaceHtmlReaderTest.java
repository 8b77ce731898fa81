package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.AuthorList;
import org.papergraph.model.PaperRecord;

class HuggingFaceHtmlReaderTest {

    private static Reading read(String props, String body) throws IOException {
        String escaped = props.replace("&", "&amp;").replace("\"", "&quot;");
        return Reading.of(
                Format.HUGGING_FACE_HTML,
                "<html><head><title>Daily Papers - Hugging Face</title></head><body>\n<div data-props=\"" + escaped
                        + "\"></div>\n" + body + "</body></html>");
    }

    @Test
    void readsThePapersOfTheData() throws IOException {
        PaperRecord record = read(
                        "{\"dailyPapers\":[{\"paper\":{\"id\":\"2407.90001\",\"title\":\"On\\n  Lanterns\",\"summary\":\"A & B\","
                                + "\"authors\":[{\"name\":\"Ada Quill\"}]}}]}",
                        "")
                .records()
                .get(0);
        assertThat(record.title()).isEqualTo("On Lanterns");
        assertThat(record.abstractText()).isEqualTo("A & B");
        assertThat(record.authors().status()).isEqualTo(AuthorList.Status.COMPLETE);
    }

    @Test
    void keepsAccountsOnlyWhenTheyAreKnownToBeTheAuthors() throws IOException {
        PaperRecord record = read(
                        "{\"paper\":{\"id\":\"2407.90001\",\"title\":\"T\",\"authors\":["
                                + "{\"name\":\"Ada Quill\",\"status\":\"claimed_verified\",\"user\":{\"user\":\"q\",\"fullname\":\"A. Quill\"}},"
                                + "{\"name\":\"Bo Falk\",\"status\":\"extracted_pending\",\"user\":{\"user\":\"b\",\"fullname\":\"B\"}}]}}",
                        "")
                .records()
                .get(0);
        assertThat(record.authors().contributors().get(0).sourceId()).isEqualTo("huggingface:q");
        assertThat(record.authors().contributors().get(0).otherNames()).containsExactly("A. Quill");
        assertThat(record.authors().contributors().get(1).sourceId()).isEmpty();
    }

    @Test
    void countsAuthorsThatThePageDoesNotName() throws IOException {
        AuthorList authors = read(
                        "{}", "<article><h3><a href=\"/papers/2407.90001\">T</a></h3> · 533 authors</article>")
                .records()
                .get(0)
                .authors();
        assertThat(authors.unlisted()).isEqualTo(533);
        assertThat(authors.contributors()).isEmpty();
    }

    @Test
    void readsNoPaperTwice() throws IOException {
        String article = "<article><h3><a href=\"/papers/2407.90001\">T</a></h3></article>";
        assertThat(read("{\"paper\":{\"id\":\"2407.90001\",\"title\":\"T\",\"authors\":[]}}", article + article)
                        .records())
                .hasSize(1);
    }

    @Test
    void survivesAbsurdData() throws IOException {
        Reading reading = read("{\"paper\":" + "[".repeat(100_000), "");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.messages()).anyMatch(m -> m.contains("no JSON"));
    }

    @Test
    void declaresTheFieldsOfTheSharedPage() throws IOException {
        Path file = SharedData.path("data/inputs/html/huggingface_papers.html").orElse(null);
        Assumptions.assumeTrue(file != null);
        Set<String> names = new TreeSet<>();
        for (Element element : Jsoup.parse(Files.readString(file)).select("[data-target=DailyPapers]")) {
            for (JsonNode entry :
                    new ObjectMapper().readTree(element.attr("data-props")).path("dailyPapers")) {
                entry.fieldNames().forEachRemaining(names::add);
                entry.path("paper").fieldNames().forEachRemaining(n -> names.add("paper." + n));
                for (JsonNode author : entry.path("paper").path("authors")) {
                    author.fieldNames().forEachRemaining(n -> names.add("paper.authors." + n));
                }
            }
        }
        names.removeAll(Set.of("paper", "paper.authors"));
        assertThat(names).hasSizeGreaterThan(15).allMatch(HuggingFaceHtmlReader.FIELDS::declares);
    }
}
