package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.papergraph.resolution.Records.record;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaperKeysTest {

    private static List<String> keys(Records... records) {
        return PaperKeys.assign(Arrays.stream(records)
                .map(r -> PaperFusion.fuse(List.of(r.build())))
                .toList());
    }

    @Test
    void namesAPaperByItsFirstIdentifier() {
        assertThat(keys(
                        record("a", 1).arxiv("2405.19550").doi("10.1000/1").title("x"),
                        record("a", 2).arxiv("hep-th/9901001"),
                        record("a", 3).doi("10.1002/(SICI)1097-4571(1999)50:9").title("x")))
                .containsExactly("arxiv-2405.19550", "arxiv-hep-th-9901001", "doi-10.1002-sici-1097-4571-1999-50-9");
    }

    @Test
    void namesAPaperByItsTitleOrAbstract() {
        assertThat(keys(
                        record("a", 1).title("Größe: One Two Three Four Five Six Seven Eight Nine"),
                        record("a", 2).text("One two three four five six seven."),
                        record("a", 3).title("关于图的结构"),
                        record("a", 4).authors("Ada Byron")))
                .satisfiesExactly(
                        key -> assertThat(key).matches("grosse-one-two-three-four-five-six-seven-[0-9a-f]{10}"),
                        key -> assertThat(key).matches("abstract-one-two-three-four-five-six-[0-9a-f]{10}"),
                        key -> assertThat(key).matches("title-[0-9a-f]{10}"),
                        key -> assertThat(key).matches("record-[0-9a-f]{10}"));
    }

    @Test
    void doesNotDependOnTheFileOrTheWriting() {
        assertThat(keys(record("a", 1).title("On the Structure")))
                .isEqualTo(keys(record("zzz", 99).title("on  the structure")));
    }

    @Test
    void tellsPapersOfOneTitleApartByWhatTheyHold() {
        List<String> keys = keys(
                record("a", 1).title("Editorial").authors("Ada Byron").year(2020),
                record("a", 2).title("Editorial").authors("Ada Byron").year(2021),
                record("a", 3)
                        .title("Editorial")
                        .authors("Ada Byron")
                        .year(2021)
                        .text("Some text."),
                record("a", 4)
                        .title("Editorial")
                        .authors("Ada Byron")
                        .year(2021)
                        .comment("a comment"),
                record("a", 5).title("Editorial"),
                record("a", 6).title("Editorial"));
        assertThat(keys).doesNotHaveDuplicates().allMatch(key -> key.matches("[A-Za-z0-9._-]+"));
        assertThat(keys.get(0)).endsWith("-byron-2020");
        assertThat(keys.get(1)).contains("-byron-2021");
        assertThat(List.of(keys.get(4), keys.get(5))).allMatch(key -> key.matches("editorial-[0-9a-f]{10}-[12]"));
    }

    @Test
    void addsNothingWhereTitlesDiffer() {
        assertThat(keys(
                        record("a", 1).title("Editorial").authors("Ada Byron").year(2020),
                        record("a", 2).title("Preface").authors("Ada Byron").year(2020)))
                .allMatch(key -> key.matches("(editorial|preface)-[0-9a-f]{10}"));
    }
}
