package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldingTest {

    @ParameterizedTest
    @CsvSource({
        "Kamilė Lukošiūtė, kamile lukosiute",
        "Straße, strasse",
        "STRASSE ẞ, strasse ss",
        "Søren Ærø, soren aero",
        "Łódź, lodz",
        "Đorđe Þór Guðmundsson, dorde thor gudmundsson",
        "Œuvre, oeuvre",
        "Diyarbakır İstanbul, diyarbakir istanbul",
        "fine-tuning, fine tuning",
        "Ｆｕｌｌ ｗｉｄｔｈ, full width",
        "eﬃcient, efficient",
        "x² and ٣, x2 and 3",
        "Αθήνα, αθηνα",
        "Йошкар, иошкар"
    })
    void foldsWritingsOfOneWordToOneKey(String text, String key) {
        assertThat(Folding.fold(text)).isEqualTo(key);
    }

    @Test
    void apostrophesJoinAndOtherSignsPart() {
        assertThat(Folding.fold("O'Keefe O\u2019Keefe O\u00B4Keefe Hawai\u02BBi"))
                .isEqualTo("okeefe okeefe okeefe hawaii");
        assertThat(Folding.fold("  GPT-4: a (very) long\tstory… ")).isEqualTo("gpt 4 a very long story");
        assertThat(Folding.fold("co\u00ADoperate zero\u200Bwidth")).isEqualTo("cooperate zerowidth");
    }

    @Test
    void composedAndDecomposedLettersAreOne() {
        assertThat(Folding.fold("e\u0301te\u0301")).isEqualTo(Folding.fold("\u00E9t\u00E9"));
        assertThat(Folding.fold("\uAC00")).isEqualTo("\uAC00");
    }

    @Test
    void keepsMarksThatAreLettersInOtherScripts() {
        assertThat(Folding.fold("हिन्दी")).isEqualTo("हिन्दी");
        assertThat(Folding.fold("が")).isNotEqualTo(Folding.fold("か"));
        assertThat(Folding.fold("刘洋")).isEqualTo("刘洋");
    }

    @Test
    void brokenSurrogatesPartWords() {
        assertThat(Folding.fold("a\uD800b")).isEqualTo("a b");
    }

    @Test
    void slugsAreAsciiAndShort() {
        assertThat(Folding.slug("Sleeper Agents: Training Deceptive LLMs", 3, 80))
                .isEqualTo("sleeper-agents-training");
        assertThat(Folding.slug("Kamilė Lukošiūtė", 9, 80)).isEqualTo("kamile-lukosiute");
        assertThat(Folding.slug("刘洋", 9, 80)).isEmpty();
        assertThat(Folding.slug("刘洋 (Yang Liu)", 9, 80)).isEqualTo("yang-liu");
        assertThat(Folding.slug("aaaaaaaaaa bb", 5, 4)).isEqualTo("aaaa");
        assertThat(Folding.slug("aaaa bbbb", 5, 6)).isEqualTo("aaaa");
    }

    @Test
    void knowsWhichTextsHaveDiacritics() {
        assertThat(Folding.hasDiacritics("Lukošiūtė")).isTrue();
        assertThat(Folding.hasDiacritics("Łuk")).isTrue();
        assertThat(Folding.hasDiacritics("Lukosiute")).isFalse();
        assertThat(Folding.hasDiacritics("刘洋")).isFalse();
    }
}
