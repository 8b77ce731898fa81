package org.papergraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Diagnostic.Severity;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.SourcePosition;

/**
 * The lines of a text file in UTF-8, or in UTF-16 when it begins with a byte order mark.
 *
 * <p>A line ends with LF, CR LF or CR. Bytes that are no UTF-8 become U+FFFD and are reported with line and column; or, for
 * formats that were often saved in older encodings, the lines that have them are read in another one ({@link #inAnyEncoding}).
 * A line of more than {@value #MAX_LINE} characters is rejected and passed over without being held in memory. A file that is
 * no text is reported as an error and has no lines.
 */
final class Lines {

    /** Characters of the longest line that is read. */
    static final int MAX_LINE = 4 << 20;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final int HEAD = 8192;
    private static final int SHOWN = 500;
    private static final int LISTED = 20;
    private static final int MAX_NULS = 100;

    /* A character takes at most three bytes in UTF-8, counted in UTF-16 units: more bytes are more characters for certain. */
    private static final int MAX_BYTES = 3 * MAX_LINE + 1;

    /* UTF-8 read as Latin-1 or Windows-1252 and saved again: "JosÃ©", "donâ€™t". */
    private static final Pattern MOJIBAKE = Pattern.compile(
            "[ÃÂÄÅ][\\u0080-\\u00BF]|[ÃÅÄ][€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œž]|â€[\\u0080-\\u00BF™œ˜“”¦\\u009D]|â\\u0080[\\u0080-\\u00BF]");

    private final InputStream file;
    private final String name;
    private final DiagnosticHandler diagnostics;
    private final boolean anyEncoding;
    private InputStream in;
    private byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private Charset charset = StandardCharsets.UTF_8;
    private @Nullable Charset declared;
    private @Nullable Charset other;
    private boolean text = true;
    private boolean started;
    private boolean bytesEnded;
    private boolean ended;
    private boolean skipLineFeed;
    private long number = 1;
    private long invalidLines;
    private long mojibakeLines;
    private long nuls;

    Lines(InputStream in, String file, DiagnosticHandler diagnostics) {
        this(in, file, diagnostics, false);
    }

    private Lines(InputStream in, String file, DiagnosticHandler diagnostics, boolean anyEncoding) {
        this.file = in;
        this.in = in;
        this.name = file;
        this.diagnostics = diagnostics;
        this.anyEncoding = anyEncoding;
    }

    /**
     * Lines of a file that may be older than UTF-8. A line that is no UTF-8 is read in the encoding that a comment at the
     * beginning declares ({@code % Encoding: ISO8859_1}), else as GB 18030 when the first such line has nothing but pairs of
     * bytes that are Chinese characters there, else as windows-1252. The first such line is reported.
     */
    static Lines inAnyEncoding(InputStream in, String file, DiagnosticHandler diagnostics) {
        return new Lines(in, file, diagnostics, true);
    }

    /**
     * Whether bytes are no text: more than two in a hundred are control characters, or they begin as a PDF does.
     *
     * @param head the first bytes of a file
     */
    static boolean isBinary(byte[] head) {
        if (hasUtf16Mark(head, head.length)) {
            return false;
        }
        if (head.length > 4 && head[0] == '%' && head[1] == 'P' && head[2] == 'D' && head[3] == 'F') {
            return true;
        }
        int controls = 0;
        int length = Math.min(head.length, HEAD);
        for (int i = 0; i < length; i++) {
            int b = head[i];
            if (b == 0x7F || (b >= 0 && b < ' ' && !(b >= '\t' && b <= '\r') && b != 0x1B)) {
                controls++;
            }
        }
        return controls * 50 > length;
    }

    static boolean hasUtf16Mark(byte[] head, int length) {
        return length >= 2
                && ((head[0] == (byte) 0xFE && head[1] == (byte) 0xFF)
                        || (head[0] == (byte) 0xFF && head[1] == (byte) 0xFE));
    }

    /** Whether the file was text as far as it was read. */
    boolean isText() {
        return text;
    }

    /** Gives all lines that are left. */
    void forEach(Consumer<Line> to) throws IOException {
        for (Line line = next(); line != null; line = next()) {
            to.accept(line);
        }
    }

    /** The next line, or null after the last one. */
    @Nullable
    Line next() throws IOException {
        if (!started) {
            started = true;
            start();
        }
        if (ended) {
            return null;
        }
        if (skipLineFeed) {
            skipLineFeed = false;
            if ((position < limit || fill()) && buffer[position] == '\n') {
                position++;
            }
        }
        int end = position;
        while (true) {
            end = lineEnd(buffer, end, limit);
            if (end < limit) {
                break;
            }
            if (end - position > MAX_BYTES) {
                Line line = new Line(number, passOver());
                number++;
                return line;
            }
            // The bytes that are left move.
            int read = end - position;
            boolean more = fill();
            end = position + read;
            if (!more) {
                ended = true;
                if (read == 0) {
                    summarise();
                    return null;
                }
                break;
            }
        }
        Line line = new Line(number, checked(position, end));
        number++;
        position = end;
        if (!ended) {
            skipLineFeed = buffer[end] == '\r';
            position++;
        } else {
            summarise();
        }
        return line;
    }

    /* The first line feed or carriage return, or the limit; looks at eight bytes at a time. */
    private static int lineEnd(byte[] bytes, int from, int limit) {
        int i = from;
        for (; i + 8 <= limit; i += 8) {
            long eight = (long) LONGS.get(bytes, i);
            long feeds = eight ^ 0x0A0A0A0A0A0A0A0AL;
            long returns = eight ^ 0x0D0D0D0D0D0D0D0DL;
            long found = (((feeds - ONES) & ~feeds) | ((returns - ONES) & ~returns)) & HIGHS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        while (i < limit && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    /* Whether all bytes are ASCII and none is NUL. */
    private static boolean isAscii(byte[] bytes, int from, int to) {
        int i = from;
        for (; i + 8 <= to; i += 8) {
            long eight = (long) LONGS.get(bytes, i);
            if (((eight | (eight - ONES)) & HIGHS) != 0) {
                return false;
            }
        }
        while (i < to && bytes[i] > 0) {
            i++;
        }
        return i == to;
    }

    private String checked(int from, int to) {
        String line;
        if (isAscii(buffer, from, to)) {
            line = new String(buffer, from, to - from, StandardCharsets.ISO_8859_1);
            return line.length() > MAX_LINE ? tooLong(line.length(), line) : line;
        }
        line = decoded(from, to);
        if (line.length() > MAX_LINE) {
            return tooLong(line.length(), line);
        }
        int nul = line.indexOf('\0');
        if (nul >= 0) {
            nuls += line.chars().filter(c -> c == 0).count();
            if (nuls > MAX_NULS) {
                report(Severity.ERROR, nul + 1, "binary data, not text: reading ends here", "");
                ended = true;
                text = false;
                return "";
            }
            report(Severity.WARNING, nul + 1, "NUL character: left out", "");
            line = line.replace("\0", "");
        }
        if (line.indexOf('Ã') >= 0
                || line.indexOf('â') >= 0
                || line.indexOf('Â') >= 0
                || line.indexOf('Å') >= 0
                || line.indexOf('Ä') >= 0) {
            Matcher m = MOJIBAKE.matcher(line);
            if (m.find() && ++mojibakeLines <= LISTED) {
                report(
                        Severity.WARNING,
                        m.start() + 1,
                        "looks like UTF-8 that was read as Latin-1 (\"" + m.group() + "\"): kept as it is",
                        excerpt(line, m.start()));
            }
        }
        return line;
    }

    /** The first characters that look like UTF-8 that was read as Latin-1 or Windows-1252; {@code ""} when there are none. */
    static String mojibake(String text) {
        if (!mayBeMojibake(text)) {
            return "";
        }
        Matcher m = MOJIBAKE.matcher(text);
        return m.find() ? m.group() : "";
    }

    /* Whether a character with which it begins has another behind it that is no ASCII either. */
    private static boolean mayBeMojibake(String text) {
        boolean begun = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (begun && c >= 0x80) {
                return true;
            }
            begun = c == 'Ã' || c == 'Â' || c == 'Ä' || c == 'Å' || c == 'â';
        }
        return false;
    }

    private static String excerpt(String line, int around) {
        return line.substring(Math.max(0, around - 40), Math.min(line.length(), around + 40));
    }

    private String tooLong(long length, String beginning) {
        report(
                Severity.REJECTED,
                0,
                "line of " + length + " characters is longer than " + MAX_LINE + ": passed over",
                beginning.substring(0, Math.min(SHOWN, beginning.length())) + "…");
        return "";
    }

    /* Reads to the end of a line that is too long, keeping nothing but its beginning. */
    private String passOver() throws IOException {
        String beginning = new String(buffer, position, 4 * SHOWN, StandardCharsets.UTF_8);
        long length = 0;
        while (true) {
            while (position < limit && buffer[position] != '\n' && buffer[position] != '\r') {
                int b = buffer[position++] & 0xFF;
                length += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
            }
            if (position < limit) {
                skipLineFeed = buffer[position++] == '\r';
                break;
            }
            if (!fill()) {
                break;
            }
        }
        return tooLong(length, beginning);
    }

    private String decoded(int from, int to) {
        String line = new String(buffer, from, to - from, StandardCharsets.UTF_8);
        int replaced = line.indexOf('\uFFFD');
        if (replaced < 0) {
            return line;
        }
        if (!charset.equals(StandardCharsets.UTF_8)) {
            // Transcoded, with this character where that failed.
            reportInvalid(replaced + 1);
            return line;
        }
        CharBuffer valid = CharBuffer.allocate(line.length() + 1);
        CoderResult result = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(buffer, from, to - from), valid, true);
        if (!result.isError()) {
            return line;
        }
        if (anyEncoding) {
            return inOtherEncoding(from, to, valid.position() + 1L);
        }
        reportInvalid(valid.position() + 1L);
        return line;
    }

    private String inOtherEncoding(int from, int to, long column) {
        Charset chosen = other;
        if (chosen == null) {
            Charset said = declared;
            chosen = said != null ? said : LegacyEncodings.guess(buffer, from, to);
            other = chosen;
            report(
                    Severity.WARNING,
                    column,
                    "bytes that are no UTF-8: this line and others like it are read as " + chosen.name()
                            + (said != null ? ", which the file declares" : ""),
                    "");
        }
        return new String(buffer, from, to - from, chosen);
    }

    private void reportInvalid(long column) {
        if (++invalidLines <= LISTED) {
            report(Severity.WARNING, column, "bytes that are no " + charset.name() + ": replaced by U+FFFD", "");
        }
    }

    private void summarise() {
        if (invalidLines > LISTED) {
            wholeFile((invalidLines - LISTED) + " more lines have bytes that are no " + charset.name()
                    + ": replaced by U+FFFD");
        }
        if (mojibakeLines > LISTED) {
            wholeFile((mojibakeLines - LISTED)
                    + " more lines look like UTF-8 that was read as Latin-1: kept as they are");
        }
    }

    private void wholeFile(String message) {
        diagnostics.handle(new Diagnostic(Severity.WARNING, SourcePosition.wholeFile(name), message, ""));
    }

    private void report(Severity severity, long column, String message, String raw) {
        diagnostics.handle(new Diagnostic(severity, new SourcePosition(name, number, column), message, raw));
    }

    private void start() throws IOException {
        while (limit < HEAD) {
            int count = in.read(buffer, limit, buffer.length - limit);
            if (count < 0) {
                bytesEnded = true;
                break;
            }
            limit += count;
        }
        byte[] head = Arrays.copyOf(buffer, limit);
        if (isBinary(head)) {
            diagnostics.handle(new Diagnostic(
                    Severity.ERROR, SourcePosition.wholeFile(name), "binary data, not text: not read", ""));
            ended = true;
            text = false;
        } else if (hasUtf16Mark(head, head.length)) {
            charset = head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
            in = new Transcoded(
                    new SequenceInputStream(new ByteArrayInputStream(head, 2, head.length - 2), file), charset);
            position = 0;
            limit = 0;
            bytesEnded = false;
        } else if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            position = 3;
        } else if (anyEncoding) {
            declared = LegacyEncodings.declared(
                            new String(head, 0, Math.min(head.length, HEAD), StandardCharsets.ISO_8859_1))
                    .orElse(null);
        }
    }

    /* Reads more bytes behind those that are left, which move to the beginning; false at the end of the file. */
    private boolean fill() throws IOException {
        if (bytesEnded) {
            return false;
        }
        int left = limit - position;
        if (left == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        } else if (position > 0) {
            System.arraycopy(buffer, position, buffer, 0, left);
        }
        position = 0;
        limit = left;
        int count = in.read(buffer, limit, buffer.length - limit);
        if (count < 0) {
            bytesEnded = true;
            return false;
        }
        limit += count;
        return count > 0 || fill();
    }

    /* The bytes of a text in UTF-16 as UTF-8. */
    private static final class Transcoded extends InputStream {

        private final Reader reader;
        private final char[] chars = new char[8192];
        private byte[] bytes = new byte[0];
        private int next;
        private int half;

        Transcoded(InputStream in, Charset charset) {
            reader = new InputStreamReader(in, charset);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            while (next == bytes.length) {
                int count = reader.read(chars, half, chars.length - half);
                if (count < 0 && half == 0) {
                    return -1;
                }
                int ready = half + Math.max(0, count);
                // The first half of a pair waits for the second one.
                boolean cut = count > 0 && Character.isHighSurrogate(chars[ready - 1]);
                bytes = new String(chars, 0, cut ? ready - 1 : ready).getBytes(StandardCharsets.UTF_8);
                half = cut ? 1 : 0;
                if (cut) {
                    chars[0] = chars[ready - 1];
                }
                next = 0;
            }
            int count = Math.min(length, bytes.length - next);
            System.arraycopy(bytes, next, into, from, count);
            next += count;
            return count;
        }
    }
}
