package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.model.PersonName;

class NameSimilarityTest {

    @ParameterizedTest
    @CsvSource({
        "SAME, Kamilė, Lukošiūtė, Kamile, Lukosiute",
        "SAME, Xiao-Ming, Li, Xiaoming, Li",
        "SAME, Eli, Tran-Johnson, Eli, Tran Johnson",
        "SAME, Cullen, O'Keefe, Cullen, OKeefe",
        "SHORTENED, J., Clark, Jack, Clark",
        "SHORTENED, J. R., Clark, Jack, Clark",
        "SHORTENED, JP, Morgan, Jean-Pierre, Morgan",
        "SHORTENED, Daniel M., Ziegler, Daniel, Ziegler",
        "SHORTENED, Daniel M., Ziegler, Daniel Maria, Ziegler",
        "SHORTENED, J.-P., Serre, Jean Pierre, Serre",
        "MISSPELT, Kamilė, Lukošiūtė, Kamile, Lukosuite",
        "MISSPELT, Daniel M., Ziegler, Daniel, Zeigler",
        "MISSPELT, Guillaume, Bonfante, Guillame, Bonfante",
        "DIFFERENT, Anna, Chen, Anna, Cheng",
        "DIFFERENT, Da, Yan, Dan, Yan",
        "DIFFERENT, Jing, Li, Jin, Li",
        "DIFFERENT, Xiaoming, Zhang, Xiaoming, Zheng",
        "DIFFERENT, Xiaoming, Wang, Xiaomeng, Wang",
        "DIFFERENT, Alexander, Ivanov, Alexander, Ivanova",
        "DIFFERENT, Daniel, Rodriguez, Daniela, Rodriguez",
        "DIFFERENT, Jack, Clark, John, Clark",
        "DIFFERENT, Jack M., Clark, Jack R., Clark",
        "DIFFERENT, '', Clark, Jack, Clark",
        "DIFFERENT, K., Lukosiute, Kamile, Lukosuite",
        "DIFFERENT, 伟, 张, 伟明, 张"
    })
    void comparesNames(
            NameSimilarity.Relation relation, String given, String family, String otherGiven, String otherFamily) {
        FoldedName a = name(given, family, "");
        FoldedName b = name(otherGiven, otherFamily, "");
        assertThat(NameSimilarity.compare(a, b)).isEqualTo(relation);
        assertThat(NameSimilarity.compare(b, a)).isEqualTo(relation);
    }

    @Test
    void suffixesPartFatherAndSon() {
        assertThat(NameSimilarity.compare(name("John", "Smith", "Jr."), name("John", "Smith", "III")))
                .isEqualTo(NameSimilarity.Relation.DIFFERENT);
        assertThat(NameSimilarity.compare(name("John", "Smith", "Jr."), name("John", "Smith", "Junior")))
                .isEqualTo(NameSimilarity.Relation.SAME);
        assertThat(NameSimilarity.compare(name("John", "Smith", "Jr."), name("John", "Smith", "")))
                .isEqualTo(NameSimilarity.Relation.SHORTENED);
    }

    @Test
    void particlesBelongToTheFamilyName() {
        FoldedName parted = FoldedName.of(new PersonName("Guido", "van", "Rossum", ""));
        assertThat(NameSimilarity.compare(parted, name("Guido", "van Rossum", "")))
                .isEqualTo(NameSimilarity.Relation.SAME);
    }

    @Test
    void capitalsThroughoutAreNoInitials() {
        assertThat(name("YU", "ZHANG", "").initialsOnly()).isFalse();
        assertThat(name("JP", "Zhang", "").initialsOnly()).isTrue();
        assertThat(name("伟", "张", "").initialsOnly()).isFalse();
    }

    @Test
    void swappedNeighboursAreOneChange() {
        assertThat(NameSimilarity.distance("lukosiute", "lukosuite", 3)).isEqualTo(1);
        assertThat(NameSimilarity.distance("abc", "xyz", 1)).isEqualTo(2);
        assertThat(NameSimilarity.lettersDiffering(name("Kamilė", "Lukošiūtė", ""), name("Kamile", "Lukosuite", "")))
                .isEqualTo(2);
    }

    private static FoldedName name(String given, String family, String suffix) {
        return FoldedName.of(new PersonName(given, "", family, suffix));
    }
}
