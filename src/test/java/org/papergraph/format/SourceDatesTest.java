package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.model.PartialDate;

class SourceDatesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1944-1945 | 1944",
                "1998 Dec-1999 Jan | 1998-12",
                "2000 Mar-Apr | 2000-03",
                "1999 Jul 15-31 | 1999-07-15",
                "2000 Spring | 2000",
                "1976-1977 Winter | 1976",
                "Winter 2000 | 2000",
                "Dec 1998 | 1998-12",
                "2012 1st Quart | 2012",
                "2001 Feb 30 | 2001-02",
                "2019 | 2019",
                "sine anno | ''",
            })
    void readsTheBeginningOfAPhrase(String phrase, String date) {
        assertThat(SourceDates.ofPhrase(phrase).map(PartialDate::toString).orElse(""))
                .isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2020,06,07,2020-06-07",
        "2020,Jun,,2020-06",
        "2020,June,31,2020-06",
        "2020,Jan-Mar,,2020-01",
        "2020,Spring,,2020",
        "2020,21,,2020",
        "2020,,5,2020",
        "0000,1,1,''",
        "n.d.,1,1,''",
    })
    void putsPartsTogether(String year, String month, String day, String date) {
        assertThat(SourceDates.ofParts(year, month == null ? "" : month, day == null ? "" : day)
                        .map(PartialDate::toString)
                        .orElse(""))
                .isEqualTo(date);
    }

    @ParameterizedTest
    @CsvSource({
        "2021-06 2021-04-09,2021-04-09",
        "2021 2021-04-09,2021-04-09",
        "2021-04-09 2021,2021-04-09",
        "2023 2022-12-30,2022-12-30",
        "2020-06 2020,2020-06",
    })
    void takesTheFirstDayOfPublication(String dates, String first) {
        assertThat(SourceDates.earliest(Arrays.stream(dates.split(" ", -1))
                        .map(PartialDate::parse)
                        .flatMap(Optional::stream)
                        .toList()))
                .isEqualTo(PartialDate.parse(first));
    }
}
