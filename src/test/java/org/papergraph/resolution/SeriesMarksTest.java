package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesMarksTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The Index 2021 Annual Report | 2021",
                "On Foo, Part II | 2",
                "On Foo: part two | 2",
                "On Foo II: Bar | 2",
                "On Foo I | 1",
                "On Foo, Part B | b",
                "Manual, Fourth Edition | 4",
                "Manual, 4th edition | 4",
                "Erratum: On Foo | erratum",
                "Comment on Foo | comment",
                "Climate Outlook, March 2020 | 2020,march"
            })
    void marksWhatPartsMembersOfASeries(String title, String marks) {
        assertThat(SeriesMarks.ofTitle(title)).containsExactlyInAnyOrder(marks.split(",", -1));
    }

    @Test
    void leavesOrdinaryWordsAlone() {
        assertThat(SeriesMarks.ofTitle("What I may do first: a comment that matters"))
                .isEmpty();
        assertThat(SeriesMarks.ofText("first we show that one part of the system i built may fail"))
                .isEmpty();
    }

    @Test
    void readsNumbersInText() {
        assertThat(SeriesMarks.ofText("welcome to the fifth edition with data of 25 countries"))
                .containsExactly("25", "5");
    }
}
