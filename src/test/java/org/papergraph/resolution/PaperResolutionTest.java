package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.papergraph.resolution.Records.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperRecord;

class PaperResolutionTest {

    private static final String ABSTRACT =
            "Graphs of papers are useful only when the same paper stands in them once. We describe a"
                    + " method that compares titles, abstracts and authors of records and that never joins two papers of"
                    + " a series. On 37 records from four sources it makes no mistake, and on larger collections it is"
                    + " close to methods that are trained on examples.";

    private static final String OTHER =
            "Bridges made of timber carry loads that depend on moisture, and old ones creep for years. This"
                    + " survey measures the creep of twelve bridges in three valleys over two decades and finds that paint"
                    + " matters more than the kind of wood.";

    private static Resolution resolve(Records... records) {
        return Resolver.resolve(Arrays.stream(records).map(Records::build).toList());
    }

    private static List<String> rules(Resolution resolution) {
        return resolution.decisions().stream()
                .filter(d -> d.first() instanceof IdentityDecision.PaperMention)
                .map(IdentityDecision::rule)
                .toList();
    }

    @Test
    void sameIdentifierIsOnePaper() {
        Resolution r = resolve(
                record("a", 1).title("On Graphs of Papers").arxiv("2405.19550v2"),
                record("b", 1).title("On Graphs Made of Papers and of People").arxiv("arXiv:2405.19550"),
                record("c", 1).title("Something Without Any Relation to It").arxiv("2405.19551"));
        assertThat(r.papers()).hasSize(2);
        assertThat(rules(r)).containsExactly("paper-same-identifier");
        assertThat(r.decisions().get(0).evidence()).isEqualTo("both have arxiv:2405.19550");
        assertThat(r.decisions().get(0).entity()).isEqualTo("arxiv-2405.19550");
    }

    @Test
    void theDoiThatArxivIssuesIsTheArxivId() {
        Resolution r = resolve(
                record("a", 1).title("On Graphs of Papers").arxiv("2405.19550"),
                record("b", 1).title("On Graphs of Papers").doi("10.48550/arXiv.2405.19550"));
        assertThat(r.papers()).hasSize(1);
        assertThat(rules(r)).containsExactly("paper-same-identifier");
    }

    @Test
    void aWrongIdentifierOverOtherTitlesAndPeopleDoesNotMerge() {
        Resolution r = resolve(
                record("a", 1).title("On Graphs of Papers").authors("Ada Byron").doi("10.1000/182"),
                record("b", 1)
                        .title("Creep of Timber Bridges")
                        .authors("Carl Gauss")
                        .doi("10.1000/182"));
        assertThat(r.papers()).hasSize(2);
        assertThat(r.papers().stream().map(Paper::key)).allMatch(key -> key.startsWith("doi-10.1000-182-"));
    }

    @Test
    void equalAbstractsAreOnePaper() {
        Resolution r = resolve(
                record("a", 1).title("On Graphs of Papers").text(ABSTRACT),
                record("b", 1).text(ABSTRACT.toUpperCase(Locale.ROOT).replace(", ", " ,  ")));
        assertThat(rules(r)).containsExactly("paper-same-abstract");
        assertThat(r.decisions().get(0).evidence())
                .startsWith("abstracts equal, ")
                .contains("\"Graphs of papers are useful");
        assertThat(r.papers().get(0).abstractText()).isEqualTo(ABSTRACT);
    }

    @Test
    void aCutAbstractIsTheBeginningOfTheWhole() {
        Resolution r = resolve(
                record("a", 1).title("On Graphs of Papers").text(ABSTRACT.substring(0, 230) + "…"),
                record("b", 1).text(ABSTRACT));
        assertThat(rules(r)).containsExactly("paper-same-abstract");
        assertThat(r.decisions().get(0).evidence()).startsWith("one abstract is the beginning of the other");
        assertThat(r.papers().get(0).abstractText()).isEqualTo(ABSTRACT);
    }

    @Test
    void aShortBeginningSaysNothing() {
        assertThat(resolve(
                                record("a", 1).text(ABSTRACT.substring(0, 150)),
                                record("b", 1).text(ABSTRACT))
                        .papers())
                .hasSize(2);
    }

    @Test
    void nearlyEqualAbstractsAreOnePaper() {
        Resolution r =
                resolve(record("a", 1).text(ABSTRACT), record("b", 1).text(ABSTRACT.replace("close to", "near to")));
        assertThat(rules(r)).containsExactly("paper-same-abstract");
        assertThat(r.decisions().get(0).evidence()).contains("% of their word triples");
    }

    @ParameterizedTest
    @CsvSource({"37,38", "four,fifth edition with four"})
    void abstractsThatDifferInNumbersOnlyAreTwoPapers(String words, String others) {
        assertThat(resolve(record("a", 1).text(ABSTRACT), record("b", 1).text(ABSTRACT.replace(words, others)))
                        .papers())
                .hasSize(2);
    }

    @Test
    void shortAbstractsDoNotMerge() {
        String text = "We present the papers of this issue and thank all reviewers.";
        assertThat(resolve(record("a", 1).text(text), record("b", 1).text(text)).papers())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "The Index 2021 Annual Report, The Index 2022 Annual Report",
        "'On the Structure of Large Graphs, Part I', 'On the Structure of Large Graphs, Part II'",
        "On the Structure of Large Graphs II, On the Structure of Large Graphs III",
        "'A Manual of Graphs, Fourth Edition', 'A Manual of Graphs, Fifth Edition'",
        "On the Structure of Large Graphs, On the Structure of Large Graphs: Part 2",
        "On the Structure of Large Graphs, Erratum: On the Structure of Large Graphs",
        "On the Structure of Large Graphs, Creep of Timber Bridges"
    })
    void titlesOfASeriesStayApartThoughAbstractsAreEqual(String title, String other) {
        Resolution r = resolve(
                record("a", 1).title(title).text(ABSTRACT).authors("Ada Byron"),
                record("b", 1).title(other).text(ABSTRACT).authors("Ada Byron"));
        assertThat(r.papers()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "On the Structure of Large Graphs, On the structure of large graph",
        "Sparks of Order: Experiments with GPT-4, Sparks of Order",
        "Fine-tuning Considered, Finetuning considered."
    })
    void writingsOfOneTitleDoNotContradict(String title, String other) {
        assertThat(resolve(
                                record("a", 1).title(title).text(ABSTRACT),
                                record("b", 1).title(other).text(ABSTRACT))
                        .papers())
                .hasSize(1);
    }

    @Test
    void sameTitleAndPeopleAreOnePaper() {
        Resolution r = resolve(
                record("a", 1)
                        .title("On the Structure of Large Graphs")
                        .authors("Ada Byron", "Carl Gauss")
                        .year(2020),
                record("b", 1)
                        .title("On the structure of large graphs")
                        .authors("A. Byron", "C. F. Gauss")
                        .year(2022));
        assertThat(rules(r)).containsExactly("paper-same-title");
        assertThat(r.decisions().get(0).evidence())
                .isEqualTo("both are called \"On the Structure of Large Graphs\"; 2 of 2 and 2 authors shared,"
                        + " Ada Byron, Carl Gauss; years 2020 and 2022");
    }

    @Test
    void sameTitleByOthersIsAnotherPaper() {
        Resolution r = resolve(
                record("a", 1).title("On the Structure of Large Graphs").authors("Ada Byron"),
                record("b", 1).title("On the Structure of Large Graphs").authors("Carl Gauss"),
                record("c", 1).title("On the Structure of Large Graphs"));
        assertThat(r.papers()).hasSize(3);
        assertThat(r.papers().stream().map(Paper::key).distinct()).hasSize(3);
    }

    @Test
    void sameTitleLongAfterIsAnotherPaper() {
        assertThat(resolve(
                                record("a", 1)
                                        .title("On the Structure of Large Graphs")
                                        .authors("Ada Byron")
                                        .year(2001),
                                record("b", 1)
                                        .title("On the Structure of Large Graphs")
                                        .authors("Ada Byron")
                                        .year(2019))
                        .papers())
                .hasSize(2);
    }

    @Test
    void aReportOfEachYearUnderOneTitleIsSeveralPapers() {
        assertThat(resolve(
                                record("a", 1)
                                        .title("A Survey of Structures and Graphs")
                                        .authors("Ada Byron")
                                        .text(ABSTRACT)
                                        .year(2001),
                                record("b", 1)
                                        .title("A Survey of Structures and Graphs")
                                        .authors("Ada Byron")
                                        .text(OTHER)
                                        .year(2002))
                        .papers())
                .hasSize(2);
    }

    @Test
    void aSpecificTitleWithoutAuthorsMerges() {
        Resolution r = resolve(
                record("a", 1).title("On the Structure of Large Graphs").authors("Ada Byron"),
                record("b", 1).title("On the Structure of Large Graphs"));
        assertThat(rules(r)).containsExactly("paper-same-title");
        assertThat(r.papers().get(0).authorships()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"Preface", "Editorial", "Introduction to the Special Issue", "Deep Learning", "Author and Subject Index"
    })
    void generalTitlesDoNotMergeByThemselves(String title) {
        assertThat(resolve(record("a", 1).title(title), record("b", 1).title(title))
                        .papers())
                .hasSize(2);
    }

    @Test
    void editorialsOfOneEditorStayApart() {
        assertThat(resolve(
                                record("a", 1)
                                        .title("Editorial")
                                        .authors("Ada Byron")
                                        .year(2020),
                                record("a", 2)
                                        .title("Editorial")
                                        .authors("Ada Byron")
                                        .year(2020))
                        .papers())
                .hasSize(2);
    }

    @Test
    void aShortTitleMergesWithTheSamePeopleAndYear() {
        assertThat(resolve(
                                record("a", 1)
                                        .title("Deep Graphs")
                                        .authors("Ada Byron", "Carl Gauss")
                                        .year(2015),
                                record("b", 1)
                                        .title("Deep graphs")
                                        .authors("A. Byron", "C. Gauss")
                                        .year(2015))
                        .papers())
                .hasSize(1);
    }

    @Test
    void twoArxivIdsOrTwoDoisAreTwoPapers() {
        assertThat(resolve(
                                record("a", 1).text(ABSTRACT).arxiv("2405.19550"),
                                record("b", 1).text(ABSTRACT).arxiv("2405.19551"))
                        .papers())
                .hasSize(2);
        assertThat(resolve(
                                record("a", 1).text(ABSTRACT).doi("10.1000/1"),
                                record("b", 1).text(ABSTRACT).doi("10.1000/2"))
                        .papers())
                .hasSize(2);
        assertThat(resolve(
                                record("a", 1).text(ABSTRACT).arxiv("2405.19550"),
                                record("b", 1).text(ABSTRACT).doi("10.1000/2"))
                        .papers())
                .hasSize(1);
    }

    @Test
    void otherPeopleContradictAnEqualAbstract() {
        assertThat(resolve(
                                record("a", 1).text(ABSTRACT).authors("Ada Byron"),
                                record("b", 1).text(ABSTRACT).authors("Carl Gauss"))
                        .papers())
                .hasSize(2);
    }

    @Test
    void aGroupInPlaceOfItsPeopleContradictsNothing() {
        assertThat(resolve(
                                record("a", 1)
                                        .text(ABSTRACT)
                                        .authors(AuthorList.complete(List.of(Contributor.group("Graph Team")))),
                                record("b", 1).text(ABSTRACT).authors("Carl Gauss"))
                        .papers())
                .hasSize(1);
    }

    @Test
    void namesInAnotherScriptContradictNothing() {
        assertThat(resolve(
                                record("a", 1).text(ABSTRACT).authors("刘 洋"),
                                record("b", 1).text(ABSTRACT).authors("Yang Liu"))
                        .papers())
                .hasSize(1);
    }

    @Test
    void doesNotChainThroughAnAbstractWithoutTitle() {
        // The middle record fits both, and these two cannot be one: it stays alone, and no guess is made.
        Resolution r = resolve(
                record("a", 1).title("The Index 2021 Annual Report").text(ABSTRACT),
                record("b", 1).text(ABSTRACT),
                record("c", 1).title("The Index 2022 Annual Report").text(ABSTRACT));
        assertThat(r.papers()).hasSize(3);
        assertThat(r.decisions()).isEmpty();
    }

    @Test
    void doesNotChainThroughACutAbstract() {
        String tail = " The report of this year covers %s chapters.";
        Resolution r = resolve(
                record("a", 1).text(ABSTRACT + String.format(tail, "17")),
                record("b", 1).text(ABSTRACT),
                record("c", 1).text(ABSTRACT + String.format(tail, "18")));
        assertThat(r.papers()).hasSize(2);
        assertThat(rules(r)).hasSize(1);
    }

    @Test
    void noticesInPlaceOfAbstractsDoNotMerge() {
        String notice =
                "This paper has been withdrawn by the authors because of a crucial error in the proof of the main"
                        + " theorem, which cannot be repaired.";
        assertThat(resolve(
                                record("a", 1)
                                        .title("On the Structure of Large Graphs")
                                        .text(notice),
                                record("b", 1).title("Creep of Timber Bridges").text(notice),
                                record("c", 1).text(notice))
                        .papers())
                .hasSize(3);
    }

    @Test
    void thousandsOfRecordsOfOneTitleAreResolved() {
        List<PaperRecord> records = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            // 400 papers by one person each, each in five records.
            records.add(record("f" + i % 5, i + 1)
                    .title("A Report on the Structure of Graphs")
                    .authors("Ada Author" + i / 5)
                    .build());
        }
        for (int i = 0; i < 2000; i++) {
            records.add(record("g", i + 1).title("Editorial").build());
        }
        Resolution r = Resolver.resolve(records);
        assertThat(r.papers()).hasSize(400 + 2000);
        assertThat(rules(r)).hasSize(1600);
        assertThat(r.papers().stream().map(Paper::key).distinct()).hasSize(2400);
    }

    @Test
    void thousandsOfCopiesOfOneRecordAreOnePaper() {
        List<PaperRecord> records = IntStream.rangeClosed(1, 2000)
                .mapToObj(i -> record("f", i)
                        .title("A Report on the Structure of Graphs")
                        .text(ABSTRACT)
                        .build())
                .toList();
        Resolution r = Resolver.resolve(records);
        assertThat(r.papers()).hasSize(1);
        assertThat(r.decisions()).hasSize(1999);
    }

    @Test
    void twoRecordsOfOneIdAreRefused() {
        assertThatThrownBy(
                        () -> resolve(record("a", 1).title("x"), record("a", 1).title("y")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a#1");
    }

    @Test
    void noRecordsGiveNothing() {
        assertThat(Resolver.resolve(List.of())).isEqualTo(new Resolution(List.of(), List.of(), List.of(), List.of()));
    }
}
