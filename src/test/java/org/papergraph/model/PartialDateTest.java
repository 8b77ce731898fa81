package org.papergraph.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    @ParameterizedTest
    @ValueSource(strings = {"2024", "2024-01", "2024-02-29"})
    void keepsItsPrecision(String iso) {
        assertThat(PartialDate.parse(iso)).map(PartialDate::toString).contains(iso);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2023-02-29", "2024-13", "2024-00", "24-01", "2024-1-1-1", "January", ""})
    void refusesWhatIsNoDate(String iso) {
        assertThat(PartialDate.parse(iso)).isEmpty();
    }

    @Test
    void sortsALessPreciseDateBeforeWhatItCovers() {
        assertThat(List.of(PartialDate.of(2024, 1, 10), PartialDate.of(2024), PartialDate.of(2024, 1)).stream()
                        .sorted())
                .containsExactly(PartialDate.of(2024), PartialDate.of(2024, 1), PartialDate.of(2024, 1, 10));
    }

    @Test
    void hasNoDayWithoutAMonth() {
        assertThatThrownBy(() -> new PartialDate(2024, 0, 3)).isInstanceOf(DateTimeException.class);
    }
}
