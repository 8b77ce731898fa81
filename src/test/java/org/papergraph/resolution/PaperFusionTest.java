package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.papergraph.resolution.Records.record;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PartialDate;
import org.papergraph.model.RecordId;

class PaperFusionTest {

    private static FusedPaper fuse(Records... records) {
        return PaperFusion.fuse(Arrays.stream(records).map(Records::build).toList());
    }

    @Test
    void prefersTheLongestTextThatIsNotCut() {
        FusedPaper paper = fuse(
                record("a", 1)
                        .title("ON THE STRUCTURE OF GRAPHS")
                        .text("A long text that was cut before its end came…"),
                record("b", 1).title("On the structure").text("A text."),
                record("c", 1).title("On the Structure of Graphs"));
        assertThat(paper.title()).isEqualTo("On the Structure of Graphs");
        assertThat(paper.abstractText()).isEqualTo("A text.");
    }

    @Test
    void aCutTextIsBetterThanNone() {
        assertThat(fuse(record("a", 1).text("A long text…"), record("b", 1).title("x"))
                        .abstractText())
                .isEqualTo("A long text…");
    }

    @Test
    void aCompleteListIsBetterThanATruncatedOne() {
        FusedPaper paper = fuse(
                record("a", 1).truncated(2, "Ada Byron", "Carl Gauss"),
                record("b", 1).authors("A. Byron", "C. Gauss", "E. Noether", "S. Kovalevskaya"));
        assertThat(paper.status()).isEqualTo(AuthorList.Status.COMPLETE);
        assertThat(paper.unlisted()).isZero();
        assertThat(paper.marker()).isEmpty();
        assertThat(paper.places()).hasSize(4);
        assertThat(paper.places().get(0).contributor().nameAsWritten()).isEqualTo("A. Byron");
        assertThat(paper.places().get(0).variants())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Ada Byron");
        assertThat(paper.places().get(0).records()).containsExactly(new RecordId("a", 1), new RecordId("b", 1));
        assertThat(paper.places().get(3).records()).containsExactly(new RecordId("b", 1));
    }

    @Test
    void aCompleteListThatLacksNamesIsNotBelieved() {
        FusedPaper paper =
                fuse(record("a", 1).authors("Ada Byron"), record("b", 1).truncated(7, "Ada Byron", "Carl Gauss"));
        assertThat(paper.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(paper.unlisted()).isEqualTo(7);
        assertThat(paper.marker()).isEqualTo("et al.");
    }

    @Test
    void keepsTheTruncatedListWhenTheOtherSourceNamesNobody() {
        FusedPaper paper = fuse(record("a", 1), record("b", 1).truncated(7, "Ada Byron"));
        assertThat(paper.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(paper.unlisted()).isEqualTo(7);
    }

    @Test
    void writtenOutNamesAreBetterThanInitials() {
        assertThat(fuse(record("a", 1).authors("A. Byron"), record("b", 1).authors("Ada Byron"))
                        .places()
                        .get(0)
                        .contributor()
                        .nameAsWritten())
                .isEqualTo("Ada Byron");
    }

    @Test
    void takesAnOrcidFromTheSamePlaceOfAnotherList() {
        FusedPaper paper = fuse(
                record("a", 1).authors("Ada Byron", "Carl Gauss"),
                record("b", 1)
                        .authors(AuthorList.complete(List.of(
                                Records.person("A. Byron", "0000-0002-1825-0097"),
                                Records.person("Emmy Noether", "0000-0001-5109-3700")))));
        assertThat(paper.places().get(0).contributor().orcid()).isEqualTo("0000-0002-1825-0097");
        assertThat(paper.places().get(1).contributor().orcid()).isEmpty();
        assertThat(paper.places().get(1).records()).containsExactly(new RecordId("a", 1));
    }

    @Test
    void choosesDatesByEvent() {
        FusedPaper paper = fuse(
                record("a", 1)
                        .date(PaperDate.Event.CREATED, "2024")
                        .date(PaperDate.Event.MODIFIED, "2024-02")
                        .date(PaperDate.Event.ISSUED, "2024"),
                record("b", 1)
                        .date(PaperDate.Event.CREATED, "2024-01-10")
                        .date(PaperDate.Event.MODIFIED, "2024-03-01")
                        .date(PaperDate.Event.ISSUED, "2024-05"),
                record("c", 1).date(PaperDate.Event.CREATED, "2024-02-01").date(PaperDate.Event.ISSUED, "2024-04"));
        assertThat(paper.dates())
                .containsExactly(
                        new PaperDate(PaperDate.Event.CREATED, PartialDate.of(2024, 1, 10)),
                        new PaperDate(PaperDate.Event.MODIFIED, PartialDate.of(2024, 3, 1)),
                        new PaperDate(PaperDate.Event.ISSUED, PartialDate.of(2024, 4)));
    }

    @Test
    void keepsAllIdentifiersCommentsAndAddresses() {
        FusedPaper paper = fuse(
                record("a", 1).doi("10.1000/1").comment("Under review").url("https://b.example"),
                record("b", 1).arxiv("2405.19550").comment("Under review").url("https://a.example"));
        assertThat(paper.identifiers())
                .extracting(Object::toString)
                .containsExactly("arxiv:2405.19550", "doi:10.1000/1");
        assertThat(paper.comments()).containsExactly("Under review");
        assertThat(paper.urls()).containsExactly("https://a.example", "https://b.example");
    }
}
