package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @Test
    void takesSignsOffTheEnd() {
        assertThat(PlainText.withoutEnd("a, b,; \t\n", " ,;")).isEqualTo("a, b");
        assertThat(PlainText.withoutEnd("a b. ", ".")).isEqualTo("a b. ");
        assertThat(PlainText.withoutEnd(" ,", " ,")).isEmpty();
        assertThat(PlainText.withoutEnd("a\u00A0", " ")).isEqualTo("a\u00A0");
    }

    static Stream<Arguments> cleaned() {
        return Stream.of(
                // styles
                Arguments.of("refer to as \\textbf{visibility}, is", "refer to as visibility, is"),
                Arguments.of("we call $\\textbf{meta-learning (ML)}$ via", "we call meta-learning (ML) via"),
                Arguments.of("{\\bf bold} and {\\em soft}", "bold and soft"),
                Arguments.of("\\textbf{\\emph{deep}}er", "deeper"),
                Arguments.of("\\textcolor{red}{alert} text", "alert text"),
                Arguments.of("see \\href{https://a.org/x}{the page}.", "see the page."),
                Arguments.of("at \\url{https://a.org/b\\_c}.", "at https://a.org/b_c."),
                Arguments.of("code\\footnote{\\url{https://a.org}}", "code https://a.org"),
                Arguments.of("The {GPT}-4 {B}ERT", "The GPT-4 BERT"),
                // citations
                Arguments.of("access \\citep{a_2023}, enables", "access, enables"),
                Arguments.of("access~\\cite[p.~4]{a,b} enables", "access enables"),
                Arguments.of("as \\citet*{x} and \\textcite{y} say", "as and say"),
                Arguments.of("Section~\\ref{sec:one} shows", "Section shows"),
                Arguments.of("a protected blank\u00A0\\cite{a}, too", "a protected blank, too"),
                Arguments.of("in {a group \\cite{a} of} words", "in a group of words"),
                Arguments.of("\\cite{a} first", "first"),
                // mathematics and money
                Arguments.of("pose $200+$ concrete", "pose 200+ concrete"),
                Arguments.of("costs $200 for all", "costs $200 for all"),
                Arguments.of("costs $200 or $300 a day", "costs $200 or $300 a day"),
                Arguments.of("from $200-$300 a day", "from $200-$300 a day"),
                Arguments.of("less than $1,000 (not $2,000).", "less than $1,000 (not $2,000)."),
                Arguments.of("US$5M and US$10M", "US$5M and US$10M"),
                Arguments.of("from $5M and then 10M$ more", "from $5M and then 10M$ more"),
                Arguments.of("\\$5 and \\$6", "$5 and $6"),
                Arguments.of("time $O(n^2)$ and $O(n \\log n)$", "time O(n²) and O(n log n)"),
                Arguments.of("$ \\alpha $-stable", "α-stable"),
                Arguments.of("$x_{ij} \\leq 10^{-3}$", "xᵢⱼ ≤ 10⁻³"),
                Arguments.of("$\\sim$90\\%", "~90%"),
                Arguments.of("\\(k\\)-means and \\[x+y\\]", "k-means and x+y"),
                Arguments.of("$$E = mc^2$$", "E = mc²"),
                Arguments.of("$\\mathcal{O}(\\sqrt{n})$", "O(√n)"),
                Arguments.of("$\\frac{1}{2}$ of $\\frac{a+b}{c}$", "1/2 of (a+b)/c"),
                Arguments.of("$\\ell_2$-norm", "ℓ₂-norm"),
                Arguments.of("$\\hat{x}$ and $\\operatorname{softmax}(x)$", "x̂ and softmax(x)"),
                Arguments.of("$10\\times$ faster, 3$\\times$", "10× faster, 3×"),
                Arguments.of("$\\epsilon$-DP with $p<0.05$", "ε-DP with p<0.05"),
                Arguments.of("$k$NN and $n$-gram", "kNN and n-gram"),
                Arguments.of("$\\left( a \\right)$", "( a )"),
                // accents
                Arguments.of("Erd\\H{o}s and R\\'enyi", "Erdős and Rényi"),
                Arguments.of("G{\\\"o}del, G\\\"odel, na\\\"{\\i}ve", "Gödel, Gödel, naïve"),
                Arguments.of("Kamil\\.{e} Luko\\v{s}i\\=ut\\.e", "Kamilė Lukošiūtė"),
                Arguments.of("\\O rsted \\L{}ukasz Stra\\ss e \\c{c} \\c c", "Ørsted Łukasz Straße ç ç"),
                Arguments.of("Vrande{\\v c}i{\\' c}, T{\\\" o}lgyesi", "Vrandečić, Tölgyesi"),
                Arguments.of("say \\\" a \\\" b", "say \" a \" b"),
                Arguments.of("don\\'t say \\\"no\\\"", "don't say \"no\""),
                // signs
                Arguments.of("R\\&D, 5\\%, a\\_b, \\#1, \\{x\\}", "R&D, 5%, a_b, #1, {x}"),
                Arguments.of(
                        "agents -- systems --- and pre-training data--and",
                        "agents -- systems --- and pre-training data--and"),
                Arguments.of("Figure~1 has ~100 of 5~10", "Figure 1 has ~100 of 5~10"),
                Arguments.of("``lie'' and `lie'", "\"lie\" and 'lie'"),
                Arguments.of("use `code` here", "use `code` here"),
                Arguments.of("\\LaTeX\\ and \\ourmodel works", "LaTeX and ourmodel works"),
                Arguments.of("10\\,000 and e.g.\\ this\\\\that", "10 000 and e.g. this that"),
                Arguments.of("at https://a.edu/~bob/x_y$z and on", "at https://a.edu/~bob/x_y$z and on"),
                Arguments.of("snake_case and x^2", "snake_case and x^2"),
                Arguments.of("the set {a, b}", "the set {a, b}"),
                Arguments.of("\\begin{itemize}\\item one \\item two\\end{itemize}", "one two"),
                // entities
                Arguments.of("R&amp;D &lt;5 &quot;x&quot; &#233;&#xe9;&nbsp;y", "R&D <5 \"x\" éé y"),
                Arguments.of("&amp;lt;", "&lt;"),
                Arguments.of("AT&T and a?x=1&copy=2", "AT&T and a?x=1&copy=2"),
                Arguments.of("5 \\&amp; 6", "5 & 6"),
                // white space and characters
                Arguments.of(" a\t b\r\n c\u00A0d ", "a b c d"),
                Arguments.of("e\u0301\u0000\u200Bx\u00ADy", "éxy"),
                // UTF-8 read as Latin-1 stays whole, also what cannot be seen of it
                Arguments.of("Ram\u00C3\u00ADrez \u00C4\u008Dapek", "Ram\u00C3\u00ADrez \u00C4\u008Dapek"),
                Arguments.of("don\u00E2\u0080\u0099t \u00E2€\u009D", "don\u00E2\u0080\u0099t \u00E2€\u009D"),
                Arguments.of("f\u00E4\u00ADhig \u00C4\u00ADR \u00E9\u0092s \u0092", "f\u00E4hig \u00C4R \u00E9s"),
                Arguments.of("lone \uD800 half \uDC00", "lone \uFFFD half \uFFFD"),
                Arguments.of("", ""),
                Arguments.of("  ", ""));
    }

    @ParameterizedTest
    @MethodSource("cleaned")
    void showsWhatAReaderWouldSee(String raw, String expected) {
        assertThat(PlainText.of(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "open \\textbf{brace word",
                "stray } brace word",
                "a $ dollar and word",
                "\\frac{1 word",
                "end with word \\",
                "\\citep{never closed word",
                "{{{{ word",
                "$\\textbf{x$ word",
                "\\[ word",
                "``open word",
                "\\unknown word"
            })
    void losesNoWordOfMalformedLatex(String raw) {
        assertThat(PlainText.of(raw)).contains("word").doesNotContain("textbf");
    }

    @Test
    void survivesFiveThousandBraces() {
        assertThat(PlainText.of("{".repeat(5000) + "deep" + "}".repeat(5000))).isEqualTo("deep");
        assertThat(PlainText.of("\\textbf{".repeat(5000) + "deep" + "}".repeat(5000)))
                .contains("deep");
        assertThat(PlainText.of("$x" + "^{2".repeat(5000) + "}".repeat(5000) + "$"))
                .contains("x");
        assertThat(PlainText.of("\\'".repeat(5000) + "e")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "}",
                "$",
                "``",
                "\\(",
                "\\cite[",
                "\\frac",
                "$$",
                "`a",
                "~",
                "\\'",
                "{a,",
                "^",
                "\\sqrt{",
                "&amp;",
                "https://a."
            })
    void needsTimeLinearInTheLength(String piece) {
        // A quadratic step would need hours for this.
        String long_ = "x $".concat(piece.repeat(400_000 / piece.length()));
        assertThat(PlainText.of(long_).length()).isLessThanOrEqualTo(2 * long_.length());
    }

    @Test
    void returnsOneCleanLineForAnyInput() {
        String[] pieces = {
            "\\",
            "{",
            "}",
            "$",
            "$$",
            "a",
            "B",
            " ",
            "\n",
            "~",
            "^",
            "_",
            "&",
            "&amp;",
            "''",
            "``",
            "`",
            "\\textbf",
            "\\cite",
            "[",
            "]",
            "\\frac",
            "\\'",
            "\\\"",
            "e",
            "1",
            "\\alpha",
            "\\begin",
            "\\(",
            "\\)",
            "\uD83D",
            "\uDE00",
            "\u0301",
            "http://",
            "\\sqrt",
            "\\c",
            "%"
        };
        for (int seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            StringBuilder raw = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                raw.append(pieces[random.nextInt(pieces.length)]);
            }
            String plain = PlainText.of(raw.toString());
            assertThat(plain)
                    .as("seed %d: %s", seed, raw)
                    .doesNotContain("\n", "  ")
                    .isEqualTo(plain.strip());
            assertThat(Normalizer.isNormalized(plain, Normalizer.Form.NFC))
                    .as("seed %d", seed)
                    .isTrue();
            assertThat(plain.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF))
                    .as("seed %d", seed)
                    .isFalse();
        }
    }
}
