package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvertedIndexTest {

    private static InvertedIndex.Text text(String... wordsAndPositions) {
        InvertedIndex index = new InvertedIndex();
        for (String entry : wordsAndPositions) {
            String[] parts = entry.split("@", -1);
            index.word(parts[0]);
            for (String position : parts[1].split(",", -1)) {
                index.position(position);
            }
        }
        return index.text();
    }

    @Test
    void putsTheWordsInTheirOrder() {
        InvertedIndex.Text text = text("the@1,4", "Of@0", "mice@2", "and@3", "men.@5");
        assertThat(text.text()).isEqualTo("Of the mice and the men.");
        assertThat(text.remark()).isEmpty();
    }

    @Test
    void saysWhichPositionsHaveNoWord() {
        InvertedIndex.Text text = text("We@0", "show@3", "this.@4");
        assertThat(text.text()).isEqualTo("We show this.");
        assertThat(text.remark()).isEqualTo("2 positions without a word");
    }

    @Test
    void keepsAllWordsOfOnePositionAsTheyStand() {
        InvertedIndex.Text text = text("We@0", "show@1", "prove@1", "it.@2");
        assertThat(text.text()).isEqualTo("We show prove it.");
        assertThat(text.remark()).isEqualTo("1 word at the position of another");
    }

    @Test
    void leavesOutPositionsThatAreNoNumbers() {
        InvertedIndex.Text text = text("a@0", "b@-1", "c@1.5", "d@", "e@99999999999", "f@1");
        assertThat(text.text()).isEqualTo("a f");
        assertThat(text.remark()).isEqualTo("4 positions that are no numbers");
    }

    @Test
    void needsNoMemoryForFarPositions() {
        InvertedIndex.Text text = text("a@0", "b@999999999");
        assertThat(text.text()).isEqualTo("a b");
        assertThat(text.missing()).isEqualTo(999_999_998);
    }

    @Test
    void hasNoTextWithoutWords() {
        assertThat(new InvertedIndex().text().text()).isEmpty();
    }
}
