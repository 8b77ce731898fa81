package org.papergraph.rdf;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * N-Triples in UTF-8, written straight into a buffer: a statement costs a few copies of bytes that are mostly known before.
 *
 * <p>Whatever a text holds, a statement stays one line: quotes, backslashes and control characters are escaped, a lone
 * surrogate becomes U+FFFD. An IRI is either {@linkplain Iris#isSafe safe} or minted with percent-encoding.
 *
 * @see <a href="https://www.w3.org/TR/n-triples/">N-Triples</a>
 */
final class NTriplesWriter {

    private static final int FIRST = 1 << 16;
    /* Of one character of a text: three bytes of UTF-8, or six of an escape. */
    private static final int WIDEST = 6;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_IRI = bytes("> .\n");
    private static final byte[] END_OF_TEXT = bytes("\" .\n");

    private byte[] buffer = new byte[FIRST];
    private int length;
    private byte[] subject = new byte[0x100];
    private int subjectLength;
    private long statements;

    /** Bytes to be written as they are. */
    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A property as it stands between the subject and an IRI. */
    static byte[] towardsIri(String property) {
        return bytes("> <" + property + "> <");
    }

    /** A property as it stands between the subject and a text. */
    static byte[] towardsText(String property) {
        return bytes("> <" + property + "> \"");
    }

    /** How many statements were written, cleared or not. */
    long statements() {
        return statements;
    }

    /** Bytes that wait to be written on. */
    int length() {
        return length;
    }

    void writeTo(OutputStream out) throws IOException {
        out.write(buffer, 0, length);
    }

    /** Forgets the bytes, which were written on. */
    void clear() {
        length = 0;
    }

    /** Takes the subject of the statements that follow: the bytes of an IRI that were put into the buffer since a place. */
    void subject(int from) {
        int added = length - from;
        if (subject.length < added) {
            subject = new byte[added * 2];
        }
        System.arraycopy(buffer, from, subject, 0, added);
        subjectLength = added;
        length = from;
    }

    /** States an IRI that is known to be safe. */
    void iri(byte[] property, byte[] iri) {
        begin(property, iri.length);
        put(iri);
        end(END_OF_IRI);
    }

    /** States an IRI that is known to be safe. */
    void iri(byte[] property, String iri) {
        begin(property, 0);
        plain(iri);
        end(END_OF_IRI);
    }

    /** States an IRI under a base, its own part percent-encoded. */
    void minted(byte[] property, byte[] base, String path) {
        begin(property, base.length);
        put(base);
        path(path);
        end(END_OF_IRI);
    }

    /** States an IRI under a base, its two own parts percent-encoded, with a slash between them. */
    void minted(byte[] property, byte[] base, String path, String rest) {
        begin(property, base.length);
        put(base);
        path(path);
        need(1);
        buffer[length] = '/';
        length++;
        path(rest);
        end(END_OF_IRI);
    }

    /** States a text. */
    void text(byte[] property, String text) {
        text(property, text, END_OF_TEXT);
    }

    /** States a text with what follows it: its language or type. */
    void text(byte[] property, String text, byte[] end) {
        begin(property, 0);
        literal(text);
        end(end);
    }

    /** What stands behind a text of a type. */
    static byte[] typed(String type) {
        return bytes("\"^^<" + type + "> .\n");
    }

    /** What stands behind a text in a language. */
    static byte[] inLanguage(String tag) {
        return bytes("\"@" + tag + " .\n");
    }

    private void begin(byte[] property, int more) {
        need(1 + subjectLength + property.length + more + END_OF_IRI.length);
        buffer[length] = '<';
        length++;
        System.arraycopy(subject, 0, buffer, length, subjectLength);
        length += subjectLength;
        put(property);
    }

    private void end(byte[] end) {
        need(end.length);
        put(end);
        statements++;
    }

    /** Puts bytes into the buffer, as part of an IRI. */
    void put(byte[] bytes) {
        need(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    /** Puts a text into the buffer as {@link Iris#path} has it: all but unreserved characters and slashes percent-encoded. */
    void path(String text) {
        if (text.length() < 3 || text.indexOf('/') >= 0) {
            // Only here can there be segments that a browser would take away.
            plain(Iris.path(text));
            return;
        }
        int size = text.length();
        need(size * 9);
        int to = length;
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length = to;
                encoded(text.substring(i));
                return;
            }
            if (Iris.isUnreserved(c)) {
                buffer[to++] = (byte) c;
            } else {
                buffer[to++] = '%';
                buffer[to++] = HEX[c >> 4];
                buffer[to++] = HEX[c & 15];
            }
        }
        length = to;
    }

    private void encoded(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && Iris.isUnreserved((char) b)) {
                buffer[length++] = b;
            } else {
                buffer[length++] = '%';
                buffer[length++] = HEX[(b & 0xFF) >> 4];
                buffer[length++] = HEX[b & 15];
            }
        }
    }

    private void plain(String text) {
        put(text.getBytes(StandardCharsets.UTF_8));
    }

    private void literal(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (mayHalve(text, utf8)) {
            utf8 = whole(text).getBytes(StandardCharsets.UTF_8);
        }
        need(utf8.length * WIDEST);
        int from = 0;
        while (from < utf8.length) {
            int to = plainEnd(utf8, from);
            System.arraycopy(utf8, from, buffer, length, to - from);
            length += to - from;
            if (to < utf8.length) {
                escape(utf8[to]);
            }
            from = to + 1;
        }
    }

    /* Where the first byte at or after a place is that must be escaped, the end when there is none. Eight bytes at a time. */
    private static int plainEnd(byte[] utf8, int from) {
        int i = from;
        while (i + Long.BYTES <= utf8.length) {
            long eight = (long) LONGS.get(utf8, i);
            long quote = eight ^ (ONES * '"');
            long backslash = eight ^ (ONES * '\\');
            long delete = eight ^ (ONES * 0x7F);
            // The lowest bit that is set is right; one above may be carried over from it.
            long found = (((eight - ONES * 0x20) & ~eight)
                            | ((quote - ONES) & ~quote)
                            | ((backslash - ONES) & ~backslash)
                            | ((delete - ONES) & ~delete))
                    & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
            i += Long.BYTES;
        }
        while (i < utf8.length
                && (utf8[i] < 0 || (utf8[i] >= ' ' && utf8[i] != '"' && utf8[i] != '\\' && utf8[i] != 0x7F))) {
            i++;
        }
        return i;
    }

    private void escape(byte c) {
        buffer[length++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[length++] = c;
            case '\n' -> buffer[length++] = 'n';
            case '\r' -> buffer[length++] = 'r';
            case '\t' -> buffer[length++] = 't';
            default -> {
                buffer[length++] = 'u';
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = HEX[c >> 4];
                buffer[length++] = HEX[c & 15];
            }
        }
    }

    /* A lone surrogate is encoded as a question mark: where there is none, none was. */
    private static boolean mayHalve(String text, byte[] utf8) {
        return indexOf(utf8, (byte) '?') >= 0 && hasSurrogate(text);
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        int i = 0;
        while (i + Long.BYTES <= bytes.length) {
            long different = (long) LONGS.get(bytes, i) ^ (ONES * wanted);
            if (((different - ONES) & ~different & HIGH_BITS) != 0) {
                break;
            }
            i += Long.BYTES;
        }
        while (i < bytes.length) {
            if (bytes[i] == wanted) {
                return i;
            }
            i++;
        }
        return -1;
    }

    private static boolean hasSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static String whole(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    private void need(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
