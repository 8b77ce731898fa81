package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.text.PlainText;

class InlineMarkupTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Reduction of CO<sub>2</sub> by <i>E. coli</i>                                | Reduction of CO2 by E. coli
            Origin of <i><span class="nocase">Homo sapiens</span></i>                    | Origin of Homo sapiens
            If a<b and c>d                                                               | If a<b and c>d
            x < y and <unknown>kept</unknown>                                            | x < y and <unknown>kept</unknown>
            Pulses of &lt;i&gt;B&lt;/i&gt; &amp; <b>C</b>                                | Pulses of B & C
            <jats:p>One.</jats:p><jats:p>Two.</jats:p>                                   | One. Two.
            Up to <mml:math><mml:msub> <mml:mi>n</mml:mi> <mml:mn>2</mml:mn></mml:msub></mml:math> states | Up to n2 states
            <math><mi>k</mi><annotation encoding="x">\\kappa</annotation></math>-means   | k-means
            Line<br/>break                                                               | Line break
            2 <                                                                          | 2 <
            <jats:tex-math>$$x^2$$</jats:tex-math>                                       | x²
            """)
    void leavesTheTagsOut(String raw, String plain) {
        assertThat(PlainText.of(InlineMarkup.plain(raw))).isEqualTo(plain);
    }

    @Test
    void saysAFormulaOnce() {
        String raw = "At <jats:inline-formula><jats:alternatives><jats:tex-math>$$n$$</jats:tex-math><mml:math>"
                + "<mml:mi>n</mml:mi></mml:math></jats:alternatives></jats:inline-formula> it stops.";
        assertThat(PlainText.of(InlineMarkup.plain(raw))).isEqualTo("At n it stops.");
    }

    @Test
    void leavesOutTheHeadingOfAnAbstractAndNoOther() {
        assertThat(PlainText.of(InlineMarkup.plainAbstract(
                        "\n  <jats:title>Abstract</jats:title>\n  <jats:p>We ask.</jats:p>")))
                .isEqualTo("We ask.");
        assertThat(PlainText.of(InlineMarkup.plainAbstract(
                        "<jats:sec><jats:title>Background</jats:title><jats:p>We ask.</jats:p></jats:sec>")))
                .isEqualTo("Background We ask.");
        assertThat(PlainText.of(InlineMarkup.plainAbstract("Abstract art in <i>Paris</i>")))
                .isEqualTo("Abstract art in Paris");
    }

    @Test
    void survivesWhatNeverEnds() {
        String hostile = "<math>".repeat(20_000) + "<i".repeat(100_000) + "<jats:tex-math>".repeat(20_000);
        assertThat(InlineMarkup.plainAbstract(hostile)).isNotNull();
    }
}
