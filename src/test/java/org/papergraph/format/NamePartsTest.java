package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;

class NamePartsTest {

    private static Contributor one(String given, String particle, String family, String suffix) {
        List<Contributor> found = NameParts.of(given, particle, family, suffix);
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    @Test
    void takesThePartsAsTheyAre() {
        assertThat(one("Sue", "", "Storm", ""))
                .isEqualTo(Contributor.person("Sue Storm", new PersonName("Sue", "", "Storm", "")));
        assertThat(one("James", "", "Doe", "III").name()).isEqualTo(new PersonName("James", "", "Doe", "III"));
        assertThat(one("Jean", "de La", "Fontaine", "").name())
                .isEqualTo(new PersonName("Jean", "de La", "Fontaine", ""));
        assertThat(one("Jean", "de La", "Fontaine", "III").nameAsWritten()).isEqualTo("Jean de La Fontaine III");
    }

    @Test
    void findsAParticleThatIsWrittenWithAName() {
        assertThat(one("Lars", "", "van der Berg", "").name()).isEqualTo(new PersonName("Lars", "van der", "Berg", ""));
        assertThat(one("Maria", "", "García Lorca", "").name())
                .isEqualTo(new PersonName("Maria", "", "García Lorca", ""));
    }

    @Test
    void leavesNobodyWithoutAFamilyName() {
        assertThat(one("G. Lessard", "de la", "", "III").name().family()).isEqualTo("la");
        assertThat(one("Jean", "du", "", "").name().family()).isEqualTo("du");
    }

    @Test
    void keepsASuffixOfUnknownForm() {
        assertThat(one("John", "", "van Doe", "OBE").name().suffix()).isEqualTo("OBE");
    }

    @Test
    void takesAFamilyNameThatIsAWholeName() {
        assertThat(one("", "", "Doantam Phan", "").name()).isEqualTo(new PersonName("Doantam", "", "Phan", ""));
        assertThat(one("", "", "Mausam", "").name()).isEqualTo(new PersonName("", "", "Mausam", ""));
    }

    @Test
    void knowsAGroupInAPersonsParts() {
        Contributor group = one("for the", "", "ARDS Definition Task Force", "");
        assertThat(group.kind()).isEqualTo(Contributor.Kind.GROUP);
        assertThat(group.nameAsWritten()).isEqualTo("for the ARDS Definition Task Force");
    }

    @Test
    void writesEastAsianNamesInTheirOrder() {
        assertThat(one("太郎", "", "田中", "").nameAsWritten()).isEqualTo("田中太郎");
        assertThat(one("太郎", "", "田中", "").name()).isEqualTo(new PersonName("太郎", "", "田中", ""));
    }

    @Test
    void takesSeveralPeopleInOneNameApart() {
        assertThat(NameParts.several("Elton E. Rodgers, Bill B. Belt, Ed"))
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Elton E. Rodgers", "Bill B. Belt");
        assertThat(NameParts.several("García Lopez, Maria José")).isEmpty();
        assertThat(NameParts.several("Smith, Jr., John")).isEmpty();
        assertThat(NameParts.several("Doantam Phan")).isEmpty();
    }

    @Test
    void findsNobodyInBlanks() {
        assertThat(NameParts.of(" ", "", " \n", "")).isEmpty();
    }
}
