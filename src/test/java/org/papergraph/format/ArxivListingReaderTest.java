package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.Subject;

class ArxivListingReaderTest {

    private static PaperRecord read(String text) throws IOException {
        Reading reading = Reading.of(Format.ARXIV_LISTING, text);
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void readsTitleAndAuthorsWithoutLabels() throws IOException {
        PaperRecord record =
                read("[1] arXiv:2406.00101 [pdf, other]\nLanterns, Bridges and Mites\nAda Quill, Bo van den Berg\n"
                        + "Subjects: Machine Learning (cs.LG)\n");
        assertThat(record.title()).isEqualTo("Lanterns, Bridges and Mites");
        assertThat(record.authors().contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Ada Quill", "Bo van den Berg");
    }

    @Test
    void takesALongAuthorListForNoAbstract() throws IOException {
        PaperRecord record = read("[1] arXiv:2406.00101 [pdf, other]\nLanterns\n" + "Ada Quill, Bo Falk, ".repeat(40)
                + "Gao Feng\nSubjects: Machine Learning (cs.LG)\nWe study lanterns.\n");
        assertThat(record.authors().contributors()).hasSize(81);
        assertThat(record.abstractText()).isEqualTo("We study lanterns.");
    }

    @Test
    void goesOnWithSubjectsThatAreWrapped() throws IOException {
        PaperRecord record = read("[1] arXiv:2406.00101 [pdf, other]\nTitle: Lanterns\nAuthors: Ada Quill\n"
                + "Subjects: Machine Learning (cs.LG); Computation and\nLanguage (cs.CL)\nIt is short.\n");
        assertThat(record.details().subjects())
                .containsExactly(
                        new Subject("Computation and Language", "arxiv", "cs.CL"),
                        new Subject("Machine Learning", "arxiv", "cs.LG"));
        assertThat(record.abstractText()).isEqualTo("It is short.");
    }

    @Test
    void readsEveryFormOfTheFirstLine() throws IOException {
        for (String line : new String[] {
            "[1] arXiv:2405.19550 [pdf, other]",
            "[1]  arXiv:2405.19550 [pdf, html, other]",
            "[12] arXiv:2405.19550 (cross-list from cs.LG) [pdf, html, other]",
            "[7] arXiv:2405.19550 (replaced) [pdf, ps, other]",
            "[7] arXiv:2405.19550v2 [pdf, ps, other] (cross-list from stat.ML)",
            "arXiv:2405.19550 [pdf, other]",
            "[3] arXiv:2405.19550",
        }) {
            PaperRecord record = read(line + "\nTitle: Lanterns\nAuthors: Ada Quill\n");
            assertThat(record.identifiers()).map(Identifier::toString).as(line).containsExactly("arxiv:2405.19550");
        }
    }

    @Test
    void knowsWhereAListWasCut() throws IOException {
        AuthorList authors = read("[1] arXiv:2406.00101 [pdf]\nTitle: T\nAuthors: Ada Quill, Bo Falk, and 5 more\n")
                .authors();
        assertThat(authors.unlisted()).isEqualTo(5);
        assertThat(authors.contributors()).hasSize(2);
    }

    @Test
    void leavesThePagesOwnWordsOutOfTheLastRecord() throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_LISTING,
                "[1] arXiv:2406.00101 [pdf]\nTitle: T\nAuthors: Ada Quill\nComments: 3 pages\nTotal of 120 entries\n"
                        + "Showing up to 50 entries per page: fewer | more | all\nAbout\nHelp\nbuy lanterns\n");
        assertThat(reading.records().get(0).comments()).containsExactly("3 pages");
        assertThat(reading.messages()).containsExactly("file.txt:9: warning: line is part of no record: left out");
    }

    @Test
    void isToldFromOtherTexts() {
        assertThat(Format.detect("x.txt", "[1] arXiv:2405.19550\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Detection.Detected.class);
        assertThat(Format.detect("x.txt", "[1] A. Quill, Lanterns, 2001.\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Detection.Unknown.class);
    }
}
