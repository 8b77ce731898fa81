package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Version;

class ArxivPageReaderTest {

    private static final String PAGE =
            "arXiv:2405.90001 (cs)\n[Submitted on 29 May 2024 (v1), last revised 7 Nov 2024 (this version, v2)]\n"
                    + "Title:Lanterns\nAuthors:Ada Quill\nView PDF\nAbstract:We study lanterns.\n"
                    + "Subjects:\tMachine Learning (cs.LG)\nCite as:\tarXiv:2405.90001 [cs.LG]\n";

    private static List<PaperRecord> read(String text) throws IOException {
        return Reading.of(Format.ARXIV_PAGE, text).records();
    }

    @Test
    void takesTheDatesOfTheHistory() throws IOException {
        PaperRecord record = read(PAGE + "Submission history\nFrom: Bo Falk [view email]\n"
                        + "[v1] Wed, 29 May 2024 22:26:26 UTC (1,207 KB)\n[v2] Thu, 7 Nov 2024 19:12:29 UTC (1,210 KB)\n")
                .get(0);
        assertThat(record.details().versions())
                .containsExactly(
                        new Version("v1", List.of(new PartialDate(2024, 5, 29))),
                        new Version("v2", List.of(new PartialDate(2024, 11, 7))));
        assertThat(record.toString()).doesNotContain("Bo Falk");
    }

    @Test
    void takesTheDatesAboveTheTitleWhenThereIsNoHistory() throws IOException {
        assertThat(read(PAGE).get(0).dates())
                .containsExactly(
                        new PaperDate(PaperDate.Event.CREATED, new PartialDate(2024, 5, 29)),
                        new PaperDate(PaperDate.Event.MODIFIED, new PartialDate(2024, 11, 7)));
    }

    @Test
    void readsSeveralPages() throws IOException {
        List<PaperRecord> records = read(PAGE + PAGE.replace("90001", "90002") + PAGE.replace("90001", "90003"));
        assertThat(records).hasSize(3).allSatisfy(r -> {
            assertThat(r.title()).isEqualTo("Lanterns");
            assertThat(r.abstractText()).isEqualTo("We study lanterns.");
        });
        assertThat(records.get(2).identifiers()).map(Identifier::toString).containsExactly("arxiv:2405.90003");
    }

    @Test
    void readsPagesThatBeginWithTheDates() throws IOException {
        String page = PAGE.substring(PAGE.indexOf('\n') + 1);
        assertThat(read(page + page.replace("90001", "90002"))).hasSize(2);
    }

    @Test
    void keepsLinesOfSmallLettersInAWrappedAbstract() throws IOException {
        PaperRecord record = read(PAGE.replace("We study lanterns.", "We study\nlanterns and bridges\nand mites."))
                .get(0);
        assertThat(record.abstractText()).isEqualTo("We study lanterns and bridges and mites.");
    }
}
