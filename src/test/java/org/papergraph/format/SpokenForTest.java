package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.Contributor;

class SpokenForTest {

    @ParameterizedTest
    @CsvSource({
        "Jane Doe on behalf of the CMX Collaboration, Jane Doe, CMX Collaboration",
        "Jane Doe (on behalf of the Tides), Jane Doe, Tides",
        "Jane van der Berg for the ABC Investigators, Jane van der Berg, ABC Investigators",
        "Sinya for JLQCD Collaboration, Sinya, JLQCD Collaboration",
        "J. Doe for CMX and ATX Collaborations, J. Doe, CMX and ATX Collaborations",
        "'Jane Doe, on behalf of the CMX Study Group', Jane Doe, CMX Study Group",
    })
    void partsAPersonFromTheGroup(String entry, String person, String group) {
        assertThat(SpokenFor.in(entry))
                .extracting(c -> c.kind() + " " + c.nameAsWritten())
                .containsExactly("PERSON " + person, "GROUP " + group);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Jane Doe",
                "on behalf of the CMX Collaboration",
                "The CMX Collaboration on behalf of the ATX Collaboration",
                "National Collaborating Centre for Chronic Conditions",
                "National Center for Education Statistics",
                "Centers for Disease Control and Prevention",
                "Ford Behalf"
            })
    void leavesOthersWhole(String entry) {
        assertThat(SpokenFor.in(entry)).isEmpty();
    }

    @Test
    void isKnownInEveryKindOfList() throws IOException {
        String name = "Jane Doe on behalf of the CMX Collaboration";
        assertThat(AuthorCell.of("Ann Roe; " + name).contributors()).hasSize(3);
        assertThat(BibtexNames.of("Ann Roe and " + name).contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Ann Roe", "Jane Doe", "CMX Collaboration");
        Reading ris = Reading.of(Format.RIS, "TY  - JOUR\nTI  - T\nAU  - Roe, Ann\nAU  - " + name + "\nER  - \n");
        assertThat(ris.records().get(0).authors().contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Ann Roe", "Jane Doe", "CMX Collaboration");
    }
}
