package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.model.Diagnostic;

class LinesTest {

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private List<String> lines(byte[] bytes) throws IOException {
        Lines lines = new Lines(new ByteArrayInputStream(bytes), "f", diagnostics::add);
        List<String> read = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            assertThat(line.number()).isEqualTo(read.size() + 1);
            read.add(line.text());
        }
        return read;
    }

    private List<String> linesInAnyEncoding(byte[] bytes) throws IOException {
        Lines lines = Lines.inAnyEncoding(new ByteArrayInputStream(bytes), "f", diagnostics::add);
        List<String> read = new ArrayList<>();
        for (Line line = lines.next(); line != null; line = lines.next()) {
            read.add(line.text());
        }
        return read;
    }

    private List<String> lines(String text) throws IOException {
        return lines(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> messages() {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    @Test
    void endsLinesAtAllThreeMarks() throws IOException {
        assertThat(lines("a\nb\r\nc\rd\n\r\ne")).containsExactly("a", "b", "c", "d", "", "e");
        assertThat(lines("")).isEmpty();
        assertThat(lines("\n")).containsExactly("");
        assertThat(messages()).isEmpty();
    }

    @Test
    void reportsInvalidBytesWithLineAndColumn() throws IOException {
        assertThat(lines("ok\nJos\u00E9 is\nok".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("ok", "Jos\uFFFD is", "ok");
        assertThat(messages()).containsExactly("f:2:4: warning: bytes that are no UTF-8: replaced by U+FFFD");
    }

    @Test
    void readsOldLinesAsWindows1252AndSaysSoOnce() throws IOException {
        byte[] old = "Jos\u00E9 \u201Cis\u201D\nG\u00F6del\n".getBytes(Charset.forName("windows-1252"));
        byte[] both = concatenated("Žižek\n".getBytes(StandardCharsets.UTF_8), old);
        assertThat(linesInAnyEncoding(both)).containsExactly("Žižek", "José “is”", "Gödel");
        assertThat(messages())
                .containsExactly(
                        "f:2:4: warning: bytes that are no UTF-8: this line and others like it are read as windows-1252");
    }

    @ParameterizedTest
    @CsvSource({
        "'% -*- coding: latin-9-unix -*-', ISO-8859-15, Œuvre €",
        "'% Encoding: ISO8859_2', ISO-8859-2, Łódź",
        "'%% Saved with string encoding Western (ISO Latin 1)', ISO-8859-1, Gödel",
        "'% !TeX encoding = GBK', GBK, 凯撒 é",
        "'', GBK, @ARTICLE{凯撒2013",
    })
    void readsOldLinesInTheEncodingThatTheFileDeclaresOrShows(String head, String charset, String line)
            throws IOException {
        assertThat(linesInAnyEncoding((head + "\n" + line).getBytes(Charset.forName(charset))))
                .containsExactly(head, line);
        assertThat(diagnostics).hasSize(1);
    }

    @Test
    void keepsTheLastLineOfALongFile() throws IOException {
        assertThat(lines("x".repeat(99_999) + "\n" + "last")).containsExactly("x".repeat(99_999), "last");
    }

    @Test
    void readsUtf16() throws IOException {
        String text = "é\n😀 b\r\n" + "x😀".repeat(10_000);
        assertThat(lines(text.getBytes(StandardCharsets.UTF_16))).containsExactly("é", "😀 b", "x😀".repeat(10_000));
        byte[] cut = "ab\n".getBytes(StandardCharsets.UTF_16);
        assertThat(lines(Arrays.copyOf(cut, cut.length - 1))).containsExactly("ab\uFFFD");
        assertThat(messages()).containsExactly("f:1:3: warning: bytes that are no UTF-16BE: replaced by U+FFFD");
    }

    private static byte[] concatenated(byte[] a, byte[] b) {
        byte[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        return all;
    }

    @Test
    void reportsACharacterThatIsCutAtTheEnd() throws IOException {
        assertThat(lines(new byte[] {'a', (byte) 0xE2, (byte) 0x82})).containsExactly("a\uFFFD");
        assertThat(messages()).containsExactly("f:1:2: warning: bytes that are no UTF-8: replaced by U+FFFD");
    }

    @Test
    void listsTwentyLinesWithInvalidBytesAndCountsTheRest() throws IOException {
        assertThat(lines("\u00E9\n".repeat(50).getBytes(StandardCharsets.ISO_8859_1)))
                .hasSize(50);
        assertThat(messages())
                .hasSize(21)
                .last()
                .isEqualTo("f: warning: 30 more lines have bytes that are no UTF-8: replaced by U+FFFD");
    }

    @Test
    void warnsOfTextDecodedTwiceAndLeavesIt() throws IOException {
        assertThat(lines("JosÃ© and São Tomé")).containsExactly("JosÃ© and São Tomé");
        assertThat(messages())
                .containsExactly("f:1:4: warning: looks like UTF-8 that was read as Latin-1 (\"Ã©\"): kept as it is");
    }

    @Test
    void readsNothingOfBinaryData() throws IOException {
        byte[] random = new byte[100_000];
        new Random(1).nextBytes(random);
        assertThat(lines(random)).isEmpty();
        assertThat(lines(new byte[] {'%', 'P', 'D', 'F', '-', '1', '\n', 'x'})).isEmpty();
        assertThat(messages())
                .containsExactly(
                        "f: error: binary data, not text: not read", "f: error: binary data, not text: not read");
    }

    @Test
    void leavesOutAStrayNul() throws IOException {
        assertThat(lines("a".repeat(100) + "\u0000b\nc")).containsExactly("a".repeat(100) + "b", "c");
        assertThat(messages()).containsExactly("f:1:101: warning: NUL character: left out");
    }

    @Test
    void stopsWhereBinaryDataBegins() throws IOException {
        assertThat(lines("text\n".repeat(3000) + "\u0000".repeat(200) + "\nmore"))
                .hasSize(3001);
        assertThat(messages()).containsExactly("f:3001:1: error: binary data, not text: reading ends here");
    }

    @Test
    void passesOverALineThatIsTooLong() throws IOException {
        assertThat(lines("a\n" + "x".repeat(Lines.MAX_LINE + 1) + "\nb")).containsExactly("a", "", "b");
        assertThat(messages())
                .containsExactly("f:2: rejected: line of 4194305 characters is longer than 4194304: passed over");
        assertThat(diagnostics.get(0).raw()).hasSize(501);
        assertThat(lines("x".repeat(Lines.MAX_LINE))).hasSize(1);
        assertThat(diagnostics).hasSize(1);
    }

    @Test
    void readsAHundredMegabytesOnOneLineInLittleMemory() throws IOException {
        for (Format format : Format.values()) {
            Reading reading = Reading.of(format, "big", new OneLine(100 << 20));
            assertThat(reading.records()).isEmpty();
            assertThat(reading.messages()).as(format.id()).hasSizeBetween(1, 2);
            assertThat(reading.messages().get(0))
                    .as(format.id())
                    .matches("big:1(?::1)?: (?:rejected|warning): .*(?:longer than|more than|no JSON|prolog).*");
        }
    }

    /* So many times the letter x. */
    private static final class OneLine extends InputStream {

        private long left;

        OneLine(long length) {
            this.left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 'x' : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            Arrays.fill(into, from, from + count, (byte) 'x');
            left -= count;
            return count;
        }
    }
}
