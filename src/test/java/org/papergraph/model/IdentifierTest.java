package org.papergraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

    @ParameterizedTest
    @CsvSource({
        "2405.19550, 2405.19550",
        "arXiv:2405.19550v3, 2405.19550",
        "https://arxiv.org/abs/2405.19550, 2405.19550",
        "http://export.arxiv.org/pdf/0704.0020v1.pdf, 0704.0020",
        "hep-th/9901001, hep-th/9901001",
        "math.GT/0309136v2, math/0309136",
    })
    void readsArxivIdsWithoutTheirVersion(String text, String value) {
        assertThat(ArxivId.parse(text)).map(ArxivId::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2413.19550", "2405.123", "arXiv", "", "10.48550/arXiv.2401.05566"})
    void refusesWhatIsNoArxivId(String text) {
        assertThat(ArxivId.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10.48550/arXiv.2401.05566, 10.48550/arxiv.2401.05566",
        "doi:10.1000/182, 10.1000/182",
        "10.1002/(SICI)1097-0258(1998)17:1%3C1::AID-SIM1%3E3.0.CO;2-0, 10.1002/(sici)1097-0258(1998)17:1<1::aid-sim1>3.0.co;2-0",
        "https://doi.org/10.1145/3292500.3330701, 10.1145/3292500.3330701",
    })
    void readsDoisInLowerCase(String text, String value) {
        assertThat(Doi.parse(text)).map(Doi::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1000", "11.1000/182", "10.1000/a b", "10.1000/<x>"})
    void refusesWhatIsNoDoi(String text) {
        assertThat(Doi.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0000-0002-1825-0097, 0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1694-233x, 0000-0002-1694-233X",
        "0000000218250097, 0000-0002-1825-0097",
    })
    void readsOrcids(String text, String value) {
        assertThat(Orcid.parse(text)).map(Orcid::value).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-0002-1825-0098", "0000-0002-1825", "0000-0002-1694-233"})
    void refusesOrcidsWithAWrongCheckDigit(String text) {
        assertThat(Orcid.parse(text)).isEmpty();
    }
}
