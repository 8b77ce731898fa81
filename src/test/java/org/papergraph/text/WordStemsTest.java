package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WordStemsTest {

    @Test
    void findsBeginningsOfWordsWhateverTheirCase() {
        WordStems stems = WordStems.of("accept appear");
        assertThat(stems.in("12 pages; Accepted at ICML")).isEqualTo(1);
        assertThat(stems.in("to APPEAR")).isEqualTo(1);
        assertThat(stems.in("(appears)")).isEqualTo(1);
        assertThat(stems.in("unaccepted")).isZero();
        assertThat(stems.in("accep")).isZero();
        assertThat(stems.in("")).isZero();
    }

    @Test
    void sumsTheGroupsThatItFinds() {
        WordStems stems = new WordStems(Map.of(1, "press", 2, "pr", 4, "workshop"));
        assertThat(stems.in("in press")).isEqualTo(3);
        assertThat(stems.in("workshops, print")).isEqualTo(6);
        assertThat(stems.at("in press", 3)).isEqualTo(3);
        assertThat(stems.at("in press", 4)).isZero();
        assertThat(stems.at("p", 0)).isZero();
    }

    @Test
    void takesNoSignForALetter() {
        // '@' and '`' differ from letters by the bit that tells the cases apart; 'ſ' and the Kelvin sign have ASCII
        // cases.
        WordStems stems = WordStems.of("task park");
        assertThat(stems.in("ta\u0013k")).isZero();
        assertThat(stems.in("ta\u017Fk")).isZero();
        assertThat(stems.in("par\u212A")).isZero();
        assertThat(stems.in("éTASK")).isEqualTo(1);
    }
}
