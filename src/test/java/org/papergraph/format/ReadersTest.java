package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperRecord;

/** What readers do with what is odd. */
class ReadersTest {

    private static final String ABSTRACT =
            "We measure things that nobody measured before, and we find that they are large. A second sentence says how large they are.";

    private static PaperRecord searched(String authors) throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_SEARCH,
                "-\nTitle\nAuthors:\n" + authors + "\nAbstract:\n" + ABSTRACT + "\nSubmitted 1 May, 2022;\n");
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    private static List<String> names(PaperRecord record) {
        return record.authors().contributors().stream()
                .map(Contributor::nameAsWritten)
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A One, B Two, et al. (14 additional authors not shown) | 14",
                "A One, B Two, et al. (1,014 additional authors not shown) | 1014",
                "A One, B Two, et al. | 0",
                "A One, B Two et al | 0",
                "A One, B Two, and others | 0",
                "A One, B Two and 5 others | 5",
                "A One, B Two, ... | 0",
                "A One, B Two (1 additional author not shown) | 1",
                "A One; B Two; et al. | 0",
            })
    void takesNoMarkerForAnAuthor(String authors, int unlisted) throws IOException {
        PaperRecord record = searched(authors);
        assertThat(record.authors().status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(record.authors().unlisted()).isEqualTo(unlisted);
        assertThat(record.authors().marker()).isNotBlank();
        assertThat(names(record)).containsExactly("A One", "B Two");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A One,\nB Two,\nC Etal",
                "A One, B Two and C Etal",
                "A One, B Two, and C Etal",
                "A One; B Two; C Etal",
                "A One\nB Two\nC Etal",
                "A One*,\nB Two†,\nC Etal1,2",
                "A One (MIT, USA), B Two (1), C Etal"
            })
    void readsCompleteLists(String authors) throws IOException {
        PaperRecord record = searched(authors);
        assertThat(record.authors().status()).isEqualTo(AuthorList.Status.COMPLETE);
        assertThat(names(record)).containsExactly("A One", "B Two", "C Etal");
    }

    @Test
    void keepsSuffixesAndGroupsWhole() throws IOException {
        PaperRecord record = searched("Martin King, Jr., The Big Collaboration: A One, D{\\'e}j{\\`a} Vu");
        assertThat(names(record)).containsExactly("Martin King, Jr.", "The Big Collaboration", "A One", "Déjà Vu");
        assertThat(record.authors().contributors().get(1).kind()).isEqualTo(Contributor.Kind.GROUP);
    }

    @Test
    void goesOnWithAnAbstractAfterADashInIt() throws IOException {
        Reading reading = Reading.of(Format.ARXIV_SEARCH, """
                T One
                Authors:
                A One
                Abstract:
                First…
                ▽ More
                First part.
                -
                Second part.
                △ Less
                Submitted 1 May, 2022;
                T Two
                Authors:
                B Two
                Abstract:
                The abstract is cut
                -
                T Three
                Authors:
                C Three
                Abstract:
                End.
                """);
        assertThat(reading.titles()).containsExactly("T One", "T Two", "T Three");
        assertThat(reading.records().get(0).abstractText()).isEqualTo("First part. - Second part.");
        assertThat(reading.records().get(1).abstractText()).isEqualTo("The abstract is cut");
    }

    @Test
    void doesNotTakeWordsOfAWrappedAbstractForLabels() throws IOException {
        String wrapped = """
                Abstract: We compare ways of teaching machines that are sorted into three
                categories: those that learn from people, those that learn from pages
                via crawling, which we find in most of the systems that we looked at,
                comments: none. And those that learn from each other as they go along.
                """;
        Reading list = Reading.of(Format.ABSTRACT_LIST, wrapped);
        assertThat(list.records()).hasSize(1);
        assertThat(list.records().get(0).abstractText())
                .contains("three categories: those", "pages via crawling, which", "at, comments: none. And");
        Reading abstracts = Reading.of(
                Format.ARXIV_ABSTRACTS,
                wrapped.substring("Abstract: ".length()) + "\narXiv:2401.00001\nCreated: 2024-01-01\n");
        assertThat(abstracts.records()).hasSize(1);
        assertThat(abstracts.records().get(0).abstractText())
                .isEqualTo(list.records().get(0).abstractText());
    }

    @Test
    void doesNotShiftIdentifiersThatStandAboveTheAbstracts() throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_ABSTRACTS,
                "arXiv:2401.00001\nCreated: 2024-01-01\n\nOne. " + ABSTRACT
                        + "\n\narXiv:2401.00002\nCreated: 2024-01-02\n\nTwo. " + ABSTRACT + "\n");
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.records().get(0).abstractText()).startsWith("One.");
        assertThat(reading.records().get(0).identifiers().get(0).value()).isEqualTo("2401.00001");
        assertThat(reading.messages()).hasSize(1);
        Reading cutAbove = Reading.of(
                Format.ARXIV_ABSTRACTS,
                "arXiv:2401.00001\nCreated: 2024-01-01\n\nTwo. " + ABSTRACT
                        + "\n\narXiv:2401.00002\nCreated: 2024-01-02\n");
        assertThat(cutAbove.records().get(1).abstractText()).startsWith("Two.");
        assertThat(cutAbove.records().get(1).identifiers().get(0).value()).isEqualTo("2401.00002");
    }

    @Test
    void partsTwoLongAbstractsOfWhichTheFirstHasNoIdentifier() throws IOException {
        String long_ = (ABSTRACT + " ").repeat(10);
        Reading reading = Reading.of(
                Format.ARXIV_ABSTRACTS,
                "One. " + long_ + "\n\nTwo. " + long_ + "\n\narXiv:2401.00002\nCreated: 2024-01-02\n");
        assertThat(reading.records()).hasSize(2);
        assertThat(reading.records().get(0).identifiers()).isEmpty();
        assertThat(reading.messages())
                .containsExactly(
                        "file.txt:1: warning: no arXiv or date line follows this abstract: kept without identifier");
    }

    @Test
    void keepsTheHeadingOfAPageOutOfTheFirstTitle() throws IOException {
        String record = ABSTRACT + "\n\narXiv:2401.0000%d\nCreated: 2024-01-01\n\n";
        Reading reading =
                Reading.of(Format.ARXIV_ABSTRACTS, "My papers\n\n" + record.formatted(1) + record.formatted(2));
        assertThat(reading.titles()).containsExactly("", "");
        assertThat(reading.messages()).containsExactly("file.txt:1: warning: line is part of no record: left out");
        assertThat(reading.diagnostics().get(0).raw()).isEqualTo("My papers");
    }

    @Test
    void keepsAListWithinAnAbstract() throws IOException {
        Reading reading = Reading.of(Format.HUGGING_FACE_PAPERS, """
                Daily Papers

                2024: A Year in Review

                We look back at the year 2024 in mechanistic interpretability and what came of it. Our review of the whole field has two parts:

                1. circuits are real
                2. features are linear

                We conclude with open problems for the next year and with a call to action for the whole field.

                A Second Paper on Something Else

                We study something else entirely, at some length, and find that it differs from the first in most respects.
                """);
        assertThat(reading.titles()).containsExactly("2024: A Year in Review", "A Second Paper on Something Else");
        assertThat(reading.records().get(0).abstractText())
                .contains("1. circuits are real 2. features are linear")
                .endsWith("whole field.");
        assertThat(reading.messages()).singleElement().asString().contains("taken as part of the abstract above");
    }

    @Test
    void givesAShortRecordTheRemarkBelowItsLines() throws IOException {
        Reading reading = Reading.of(Format.ARXIV_ABSTRACTS, """
                We look at honesty.

                arXiv:2407.02988
                Created: 2024-07-03
                ICLR 2025 (oral)

                We look at deception probes in large models and describe where they fail under distribution shift.

                arXiv:2407.02989
                Created: 2024-07-04
                """);
        assertThat(reading.records())
                .extracting(PaperRecord::comments)
                .containsExactly(List.of("ICLR 2025 (oral)"), List.of());
    }

    @Test
    void takesASentenceBelowTheLinesForACommentOrForTheNextAbstract() throws IOException {
        String sentence =
                "The code, data and models are released under a free licence at the project page for everyone to use.";
        String abstracts =
                "We study double descent in linear regression and derive exact asymptotics of the risk for designs.";
        Reading comment = Reading.of(
                Format.ARXIV_ABSTRACTS,
                abstracts + "\n\narXiv:2503.44445\nCreated: 2025-03-04\n" + sentence + "\n\n" + abstracts
                        + "\n\narXiv:2503.44446\nCreated: 2025-03-05\n");
        assertThat(comment.records()).extracting(PaperRecord::comments).containsExactly(List.of(sentence), List.of());
        Reading next = Reading.of(
                Format.ARXIV_ABSTRACTS,
                abstracts + "\narXiv:2503.44445\nCreated: 2025-03-04\n" + sentence
                        + "\narXiv:2503.44446\nCreated: 2025-03-05\n");
        assertThat(next.records()).extracting(PaperRecord::abstractText).containsExactly(abstracts, sentence);
    }

    @Test
    void rejectsARecordWithoutAnythingAndCountsIt() throws IOException {
        Reading reading = Reading.of(Format.ABSTRACT_LIST, "Abstract:\nAbstract: " + ABSTRACT + "\n");
        assertThat(reading.messages()).containsExactly("file.txt:1: rejected: nothing follows the word \"Abstract\"");
        assertThat(reading.records().get(0).id().number()).isEqualTo(2);
    }

    @Test
    void saysThatATextHasNoRecord() throws IOException {
        for (Format format : Format.values()) {
            assertThat(Reading.of(format, "").messages())
                    .containsExactly("file.txt: warning: no record of the format " + format.id() + " found");
        }
    }

    @Test
    void countsUnknownLinesBeyondTheFirstThousand() throws IOException {
        Reading reading = Reading.of(Format.ARXIV_SEARCH, "some words of no record\n".repeat(3000));
        assertThat(reading.messages())
                .hasSize(1002)
                .contains("file.txt: warning: 2000 more lines are part of no record: left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2024-05-29 | 2024-05-29",
                "2024-05-29T10:00:00Z | 2024-05-29",
                "17 January, 2024 | 2024-01-17",
                "January 17, 2024 | 2024-01-17",
                "Wed, 29 May 2024 17:58:01 GMT | 2024-05-29",
                "Sept. 2023 | 2023-09",
                "2024/5/9 | 2024-05-09",
                "2024 | 2024",
                "17 janvier 2024 | -",
                "31 February, 2024 | -",
                "0 May 2024 | -",
                "2024-13-01 | -",
                "soon | -",
            })
    void readsDatesOfEnglishPages(String words, String iso) {
        assertThat(DateWords.parse(words).map(Object::toString).orElse("")).isEqualTo(iso == null ? "" : iso);
    }

    @Test
    void leavesOutAnAuthorWhoIsNothingButLatex() throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_SEARCH,
                "-\nTitle\nAuthors:\n\\begin{\nAda Lovell\nAbstract:\n" + ABSTRACT + "\nSubmitted 1 May, 2022;\n");
        assertThat(names(reading.records().get(0))).containsExactly("Ada Lovell");
        assertThat(reading.messages()).anyMatch(m -> m.contains("nothing but LaTeX: left out"));
    }

    /* Each took seconds to minutes when expressions tried every blank of a run as its beginning. */
    @ParameterizedTest
    @EnumSource(names = {"ARXIV_SEARCH", "ARXIV_LISTING", "ARXIV_PAGE", "READING_LIST"})
    @Timeout(60)
    void readsLongRunsOfMarksInOnePass(Format format) throws IOException {
        for (String mark : List.of(" ", ",", ".", ";", "(", "|", "- ", "\uD83D\uDE00", "et al. (", "\n")) {
            String run = mark.repeat(4000);
            for (String text : List.of(
                    "Ada Lovell and" + run + "et al x; Bo" + run + "x",
                    "- [v1]" + run + "Wed, 29 May" + run + "x",
                    "- **A title of words**" + run + "x" + run + "y\n  - " + run + "A (2020)" + run + "x",
                    "% coding" + run + "x\n" + run)) {
                Reading.of(format, text).records().forEach(FixturesTest::assertSane);
            }
        }
    }
}
