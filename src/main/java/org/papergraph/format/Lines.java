package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
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
 * <p>A line ends with LF, CR LF or CR. Bytes that are no UTF-8 become U+FFFD and are reported with line and column. A line of
 * more than {@value #MAX_LINE} characters is rejected and passed over without being held in memory. A file that is no text is
 * reported as an error and has no lines.
 */
final class Lines {

    /** Characters of the longest line that is read. */
    static final int MAX_LINE = 4 << 20;

    private static final int HEAD = 8192;
    private static final int SHOWN = 500;
    private static final int LISTED = 20;
    private static final int MAX_NULS = 100;

    /* UTF-8 read as Latin-1 or Windows-1252 and saved again: "JosÃ©", "donâ€™t". */
    private static final Pattern MOJIBAKE = Pattern.compile(
            "[ÃÂÄÅ][\\u0080-\\u00BF]|[ÃÅÄ][€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œž]|â€[\\u0080-\\u00BF™œ˜“”¦\\u009D]|â\\u0080[\\u0080-\\u00BF]");

    private final InputStream in;
    private final String file;
    private final DiagnosticHandler diagnostics;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private final CharBuffer chars = CharBuffer.allocate(1 << 16);
    private CharsetDecoder decoder = decoder(StandardCharsets.UTF_8);
    private boolean text = true;
    private boolean started;
    private boolean bytesEnded;
    private boolean ended;
    private boolean invalidNext;
    private boolean skipLineFeed;
    private long number = 1;
    private long invalidLine;
    private long invalidLines;
    private long mojibakeLines;
    private long nuls;

    Lines(InputStream in, String file, DiagnosticHandler diagnostics) {
        this.in = in;
        this.file = file;
        this.diagnostics = diagnostics;
        bytes.limit(0);
        chars.limit(0);
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
        StringBuilder characters = new StringBuilder();
        long length = 0;
        boolean any = false;
        boolean complete = false;
        while (!complete) {
            if (!chars.hasRemaining()) {
                if (invalidNext) {
                    invalidNext = false;
                    any = true;
                    reportInvalid(length + 1);
                    length++;
                    if (length <= MAX_LINE) {
                        characters.append('\uFFFD');
                    }
                    continue;
                }
                if (!fill()) {
                    ended = true;
                    if (!any) {
                        summarise();
                        return null;
                    }
                    break;
                }
                continue;
            }
            int from = chars.position();
            if (skipLineFeed) {
                skipLineFeed = false;
                if (chars.get(from) == '\n') {
                    chars.position(from + 1);
                    continue;
                }
            }
            any = true;
            char[] buffer = chars.array();
            int to = from;
            int limit = chars.limit();
            while (to < limit && buffer[to] != '\n' && buffer[to] != '\r') {
                to++;
            }
            length += to - from;
            if (length <= MAX_LINE) {
                characters.append(buffer, from, to - from);
            } else {
                // Only the beginning is kept, to be shown.
                characters.append(buffer, from, Math.max(0, Math.min(to - from, SHOWN - characters.length())));
                characters.setLength(Math.min(characters.length(), SHOWN));
            }
            if (to < limit) {
                skipLineFeed = buffer[to] == '\r';
                to++;
                complete = true;
            }
            chars.position(to);
        }
        Line line = new Line(number, checked(characters, length));
        number++;
        if (ended) {
            summarise();
        }
        return line;
    }

    private String checked(StringBuilder characters, long length) {
        if (length > MAX_LINE) {
            report(
                    Severity.REJECTED,
                    0,
                    "line of " + length + " characters is longer than " + MAX_LINE + ": passed over",
                    characters + "…");
            return "";
        }
        String line = characters.toString();
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
        Matcher m = MOJIBAKE.matcher(text);
        return m.find() ? m.group() : "";
    }

    private static String excerpt(String line, int around) {
        return line.substring(Math.max(0, around - 40), Math.min(line.length(), around + 40));
    }

    private void reportInvalid(long column) {
        if (invalidLine == number) {
            return;
        }
        invalidLine = number;
        if (++invalidLines <= LISTED) {
            report(
                    Severity.WARNING,
                    column,
                    "bytes that are no " + decoder.charset().name() + ": replaced by U+FFFD",
                    "");
        }
    }

    private void summarise() {
        if (invalidLines > LISTED) {
            wholeFile((invalidLines - LISTED) + " more lines have bytes that are no "
                    + decoder.charset().name() + ": replaced by U+FFFD");
        }
        if (mojibakeLines > LISTED) {
            wholeFile((mojibakeLines - LISTED)
                    + " more lines look like UTF-8 that was read as Latin-1: kept as they are");
        }
    }

    private void wholeFile(String message) {
        diagnostics.handle(new Diagnostic(Severity.WARNING, SourcePosition.wholeFile(file), message, ""));
    }

    private void report(Severity severity, long column, String message, String raw) {
        diagnostics.handle(new Diagnostic(severity, new SourcePosition(file, number, column), message, raw));
    }

    private void start() throws IOException {
        bytes.clear();
        while (bytes.position() < HEAD) {
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                bytesEnded = true;
                break;
            }
            bytes.position(bytes.position() + count);
        }
        bytes.flip();
        byte[] head = new byte[bytes.limit()];
        bytes.get(head);
        bytes.position(0);
        if (isBinary(head)) {
            diagnostics.handle(new Diagnostic(
                    Severity.ERROR, SourcePosition.wholeFile(file), "binary data, not text: not read", ""));
            ended = true;
            text = false;
        } else if (hasUtf16Mark(head, head.length)) {
            decoder = decoder(head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            bytes.position(2);
        } else if (head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF) {
            bytes.position(3);
        }
    }

    /* Decodes up to the next invalid bytes; false at the end of the file. */
    private boolean fill() throws IOException {
        chars.clear();
        while (true) {
            CoderResult result = decoder.decode(bytes, chars, bytesEnded);
            if (result.isError()) {
                bytes.position(bytes.position() + result.length());
                invalidNext = true;
                break;
            }
            if (chars.position() > 0) {
                break;
            }
            if (bytesEnded) {
                // What is left is a character cut in the middle.
                if (bytes.hasRemaining()) {
                    bytes.position(bytes.limit());
                    invalidNext = true;
                }
                break;
            }
            bytes.compact();
            int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
            if (count < 0) {
                bytesEnded = true;
            } else {
                bytes.position(bytes.position() + count);
            }
            bytes.flip();
        }
        chars.flip();
        return chars.hasRemaining() || invalidNext;
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }
}
