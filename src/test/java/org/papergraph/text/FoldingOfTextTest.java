package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** {@link PlainText#fold} takes short cuts; here it is held against its definition, character by character. */
class FoldingOfTextTest {

    private static final String[] PIECES = {
        "word",
        "Łódź",
        " ",
        " ",
        "  ",
        "\n",
        "\t",
        "\r\n",
        "\u0085",
        "\u00A0",
        "\u2003",
        "\u2028",
        "\u3000",
        "\u00AD",
        "\u0000",
        "\u007F",
        "\u200B",
        "\u200D",
        "\uFEFF",
        "e\u0301",
        "\u0301",
        "\u1100\u1161",
        "가\u11A8",
        "αβ",
        "Ωμέγα",
        "\u2126",
        "\u212A",
        "\u212B",
        "Привет",
        "й",
        "и\u0306",
        "…",
        "–",
        "x²",
        "∑≤",
        "\u2329",
        "漢字",
        "\uF900",
        "\uD83D\uDE00",
        "\uD800",
        "\uDC00",
        "\uFFFF",
        "हि",
        "\u09C7\u09BE",
        "\uD834\uDD5E",
        "ﬁ",
        "İ",
        "~",
        "{",
        "&"
    };

    @Test
    void foldsAsItsDefinitionSays() {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int run = 0; run < 200_000; run++) {
            StringBuilder text = new StringBuilder();
            int pieces = random.nextInt(9);
            for (int i = 0; i < pieces; i++) {
                text.append(PIECES[random.nextInt(PIECES.length)]);
            }
            assertThat(PlainText.fold(text.toString()))
                    .as("seed %d, run %d", seed, run)
                    .isEqualTo(defined(text.toString()));
        }
    }

    @Test
    void foldsEveryCharacterAsItsDefinitionSays() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c) + " b";
            assertThat(PlainText.fold(text)).as("U+%04X", c).isEqualTo(defined(text));
        }
    }

    @Test
    void nothingThatIsTakenAsComposedJoinsTheCharacterBefore() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String decomposed = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
            boolean syllable = c >= 0xAC00 && c <= 0xD7A3;
            assertThat(PlainText.isComposed(c)
                            && !Normalizer.normalize(Character.toString(c), Normalizer.Form.NFC)
                                    .equals(Character.toString(c)))
                    .as("U+%04X is changed", c)
                    .isFalse();
            for (int i = decomposed.offsetByCodePoints(0, 1); i < decomposed.length() && !syllable; i++) {
                assertThat(PlainText.isComposed(decomposed.charAt(i)))
                        .as("U+%04X ends U+%04X", (int) decomposed.charAt(i), c)
                        .isFalse();
            }
        }
    }

    private static String defined(String text) {
        StringBuilder out = new StringBuilder();
        boolean blank = false;
        for (int c : text.codePoints().toArray()) {
            int type = Character.getType(c);
            boolean joiner = c == 0x200C || c == 0x200D;
            if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c)) {
                blank = true;
            } else if (type != Character.CONTROL
                    && (type != Character.FORMAT || joiner)
                    && c != 0xFFFE
                    && c != 0xFFFF) {
                out.append(blank && !out.isEmpty() ? " " : "");
                out.appendCodePoint(type == Character.SURROGATE ? 0xFFFD : c);
                blank = false;
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }
}
