package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file, those recently read kept so that they can be shown or read again.
 *
 * <p>The encoding is that of the byte order mark, else of the XML declaration, else UTF-8. Bytes that are none of it become
 * U+FFFD and are reported. White space before the first character is left out, so that an indented declaration is one. Places
 * are offsets from the first character after a byte order mark.
 */
final class XmlText {

    /** Characters that are kept at most: a record cannot be longer. */
    static final int MAX_KEPT = 16 << 20;

    static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int HEAD = 1024;
    private static final int LISTED = 20;
    private static final Pattern DECLARED =
            Pattern.compile("^\\s*<\\?xml\\s[^>]{0,200}?encoding\\s*=\\s*[\"']([A-Za-z0-9._:-]{1,40})[\"']");

    private final InputStream in;
    private final Output out;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    private CharsetDecoder decoder = decoder(StandardCharsets.UTF_8);
    private boolean bytesEnded;
    private boolean ended;

    private char[] window = new char[1 << 17];
    private int first;
    private int size;
    /* The offset of the first character of the window, and of the first one that is still needed. */
    private long windowStart;
    private long needed;

    private long line = 1;
    private long lineStart;
    private char last;
    private long listedLine;
    private long invalidLines;
    private long mojibakeLine;
    private long mojibakeLines;

    XmlText(InputStream in, Output out) throws IOException {
        this.in = in;
        this.out = out;
        begin();
    }

    /** More characters than a record may have would have to be kept. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1L;

        TooLongException() {
            super("more than " + MAX_KEPT + " characters");
        }
    }

    private void begin() throws IOException {
        while (bytes.position() < HEAD) {
            int read = in.read(bytes.array(), bytes.position(), bytes.capacity() - bytes.position());
            if (read < 0) {
                bytesEnded = true;
                break;
            }
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        byte[] head = Arrays.copyOf(bytes.array(), Math.min(HEAD, bytes.limit()));
        decoder = decoder(charset(head));
        fill();
        int blank = 0;
        if (size > 0 && window[0] == BYTE_ORDER_MARK) {
            lineStart = Math.max(1, lineStart);
            blank = 1;
        }
        while (blank < size && window[blank] <= ' ') {
            blank++;
        }
        first = blank < size ? blank : 0;
    }

    /** The offset of the first character that is no white space, if it is among the first. */
    long first() {
        return first;
    }

    private Charset charset(byte[] head) {
        if (head.length >= 2 && head[0] == (byte) 0xFE && head[1] == (byte) 0xFF) {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && head[0] == (byte) 0xFF && head[1] == (byte) 0xFE) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && head[0] == 0 && head[1] == '<') {
            return StandardCharsets.UTF_16BE;
        }
        if (head.length >= 2 && head[0] == '<' && head[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        boolean mark = head.length >= 3 && head[0] == (byte) 0xEF && head[1] == (byte) 0xBB && head[2] == (byte) 0xBF;
        Matcher declared = DECLARED.matcher(new String(head, StandardCharsets.ISO_8859_1));
        if (mark || !declared.find()) {
            return StandardCharsets.UTF_8;
        }
        String name = declared.group(1).toUpperCase(Locale.ROOT);
        // The declaration could be read byte by byte, so it is not in UTF-16; ASCII is UTF-8 too.
        if (name.startsWith("UTF-16") || name.startsWith("UTF-32") || name.equals("US-ASCII") || name.equals("ASCII")) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            out.warn(1, 0, "encoding \"" + declared.group(1) + "\" is not known: read as UTF-8", "");
            return StandardCharsets.UTF_8;
        }
    }

    /* UTF-8 read as Latin-1 or Windows-1252 and saved again: "JosÃ©". */
    private static boolean isMojibake(char first, char second) {
        return switch (first) {
            case 'Ã', 'Å', 'Ä' -> second <= '\u00BF' || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œž".indexOf(second) >= 0;
            case 'Â' -> second <= '\u00BF';
            case 'â' -> second == '€' || second == '\u0080';
            default -> false;
        };
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** Says what was not listed. */
    void end() {
        if (invalidLines > LISTED) {
            out.warn(
                    0,
                    0,
                    (invalidLines - LISTED) + " more lines have bytes that are no "
                            + decoder.charset().name() + ": replaced by U+FFFD",
                    "");
        }
        if (mojibakeLines > LISTED) {
            out.warn(
                    0,
                    0,
                    (mojibakeLines - LISTED) + " more lines look like UTF-8 that was read as Latin-1: kept as they are",
                    "");
        }
    }

    /** From now on nothing before an offset is asked for. */
    void keepFrom(long offset) {
        needed = offset;
    }

    /** The character at an offset, -1 at the end. */
    int at(long offset) throws IOException {
        while (offset >= windowStart + size) {
            if (!fill()) {
                return -1;
            }
        }
        return window[(int) (offset - windowStart)];
    }

    /** The characters between two offsets, as far as there are any. */
    String between(long from, long to) throws IOException {
        if (to > from) {
            at(to - 1);
        }
        int start = (int) (from - windowStart);
        int end = (int) (Math.min(to, windowStart + size) - windowStart);
        return new String(window, start, Math.max(0, end - start));
    }

    /** Whether a character stands between two offsets. */
    boolean has(char wanted, long from, long to) {
        int end = (int) (Math.min(to, windowStart + size) - windowStart);
        for (int i = (int) (from - windowStart); i < end; i++) {
            if (window[i] == wanted) {
                return true;
            }
        }
        return false;
    }

    /** Whether a text stands at an offset. */
    boolean isAt(String text, long offset) throws IOException {
        for (int i = 0; i < text.length(); i++) {
            if (at(offset + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The characters from an offset on, after others that are not in the file. */
    Reader from(String before, long offset) {
        return new Characters(before, offset);
    }

    private final class Characters extends Reader {

        private final String before;
        private int given;
        private long position;

        Characters(String before, long offset) {
            this.before = before;
            this.position = offset;
        }

        @Override
        public int read(char[] target, int offset, int length) throws IOException {
            if (given < before.length()) {
                int count = Math.min(length, before.length() - given);
                before.getChars(given, given + count, target, offset);
                given += count;
                return count;
            }
            if (at(position) < 0) {
                return -1;
            }
            int start = (int) (position - windowStart);
            int count = Math.min(length, size - start);
            System.arraycopy(window, start, target, offset, count);
            position += count;
            return count;
        }

        @Override
        public void close() {
            // The stream is closed by who opened it.
        }
    }

    /* Decodes some more; false at the end. */
    private boolean fill() throws IOException {
        if (windowStart + size - needed > MAX_KEPT) {
            throw new TooLongException();
        }
        makeRoom();
        int before = size;
        while (size == before && !ended) {
            if (!bytesEnded && bytes.remaining() < 16) {
                bytes.compact();
                int read = in.read(bytes.array(), bytes.position(), bytes.remaining());
                bytesEnded = read < 0;
                bytes.position(bytes.position() + Math.max(0, read));
                bytes.flip();
            }
            CharBuffer chars = CharBuffer.wrap(window, size, window.length - size);
            CoderResult result = decoder.decode(bytes, chars, bytesEnded);
            look(size, chars.position());
            size = chars.position();
            if (result.isError()) {
                bytes.position(bytes.position() + result.length());
                reportInvalid();
                if (size == window.length) {
                    window = Arrays.copyOf(window, window.length + HEAD);
                }
                window[size] = '\uFFFD';
                look(size, size + 1);
                size++;
            } else if (bytesEnded && result.isUnderflow()) {
                ended = true;
            }
        }
        return size > before;
    }

    private void makeRoom() {
        if (size < window.length - HEAD) {
            return;
        }
        int free = (int) Math.min(size, needed - windowStart);
        if (free < window.length / 2) {
            window = Arrays.copyOf(window, window.length * 2);
        }
        System.arraycopy(window, free, window, 0, size - free);
        size -= free;
        windowStart += free;
    }

    /* Counts lines, and looks for the letters by which wrongly decoded text is known. */
    private void look(int from, int to) {
        char before = last;
        for (int i = from; i < to; i++) {
            char c = window[i];
            if (c == '\n' || c == '\r') {
                if (c == '\r' || before != '\r') {
                    line++;
                }
                lineStart = windowStart + i + 1;
            } else if (c >= 0x80 && isMojibake(before, c)) {
                reportMojibake(before, c, windowStart + i);
            }
            before = c;
        }
        last = before;
    }

    private void reportInvalid() {
        if (line == listedLine) {
            return;
        }
        listedLine = line;
        if (++invalidLines <= LISTED) {
            out.warn(
                    line,
                    windowStart + size - lineStart + 1,
                    "bytes that are no " + decoder.charset().name() + ": replaced by U+FFFD",
                    "");
        }
    }

    private void reportMojibake(char first, char second, long offset) {
        if (line == mojibakeLine) {
            return;
        }
        mojibakeLine = line;
        if (++mojibakeLines <= LISTED) {
            out.warn(
                    line,
                    offset - lineStart,
                    "looks like UTF-8 that was read as Latin-1 (\"" + first + second + "\"): kept as it is",
                    "");
        }
    }
}
