package org.papergraph.rdf;

import java.io.IOException;
import java.io.OutputStream;
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

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_IRI = bytes("> .\n");
    private static final byte[] END_OF_TEXT = bytes("\" .\n");

    private static final boolean[] ESCAPED = new boolean[0x80];

    static {
        for (int c = 0; c < ESCAPED.length; c++) {
            ESCAPED[c] = c < ' ' || c == '"' || c == '\\' || c == 0x7F;
        }
    }

    private byte[] buffer = new byte[FIRST];
    private char[] chars = new char[1 << 12];
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
        if (mayHaveDots(text)) {
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
            if (c == '/' || Iris.isUnreserved(c)) {
                buffer[to++] = (byte) c;
            } else {
                buffer[to++] = '%';
                buffer[to++] = HEX[c >> 4];
                buffer[to++] = HEX[c & 15];
            }
        }
        length = to;
    }

    /* Whether there may be a segment that is empty or nothing but dots. */
    private static boolean mayHaveDots(String text) {
        char before = '/';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (before == '/' && (c == '/' || c == '.')) {
                return true;
            }
            before = c;
        }
        return before == '/';
    }

    private void encoded(String text) {
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b == '/' || (b > 0 && Iris.isUnreserved((char) b))) {
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

    /* Not by way of String.getBytes, which is slow where there are characters beyond Latin-1. */
    private void literal(String text) {
        int size = text.length();
        if (chars.length < size) {
            chars = new char[size * 2];
        }
        text.getChars(0, size, chars, 0);
        need(size * WIDEST);
        int to = length;
        for (int i = 0; i < size; i++) {
            char c = chars[i];
            if (c < 0x80) {
                if (ESCAPED[c]) {
                    length = to;
                    escape((byte) c);
                    to = length;
                } else {
                    buffer[to++] = (byte) c;
                }
            } else if (c < 0x800) {
                buffer[to++] = (byte) (0xC0 | c >> 6);
                buffer[to++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i + 1 < size && Character.isLowSurrogate(chars[i + 1])) {
                int point = Character.toCodePoint(c, chars[++i]);
                buffer[to++] = (byte) (0xF0 | point >> 18);
                buffer[to++] = (byte) (0x80 | (point >> 12 & 0x3F));
                buffer[to++] = (byte) (0x80 | (point >> 6 & 0x3F));
                buffer[to++] = (byte) (0x80 | (point & 0x3F));
            } else {
                char whole = Character.isSurrogate(c) ? '\uFFFD' : c;
                buffer[to++] = (byte) (0xE0 | whole >> 12);
                buffer[to++] = (byte) (0x80 | (whole >> 6 & 0x3F));
                buffer[to++] = (byte) (0x80 | (whole & 0x3F));
            }
        }
        length = to;
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

    private void need(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
