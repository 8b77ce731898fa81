package org.papergraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A part of a stream of bytes in memory, which moves along it and grows when it must. A byte order mark is left out, and UTF-16
 * that begins with one becomes UTF-8.
 */
final class ByteWindow {

    private static final int FIRST = 1 << 18;

    /** The bytes: those from {@link #from} up to {@link #to} count. */
    byte[] bytes = new byte[FIRST];
    /** Where what must be kept begins. */
    int from;
    /** Where reading goes on. */
    int at;
    /** Where what is in memory ends. */
    int to;

    private final InputStream in;
    private long base;
    private boolean ended;

    ByteWindow(InputStream in) throws IOException {
        this.in = utf8(in);
    }

    /** Whether nothing comes after what is in memory. */
    boolean ended() {
        return ended;
    }

    /** How many bytes of the stream, without its byte order mark, come before the place where reading goes on. */
    long offset() {
        return base + at;
    }

    /** Reads more, moving what is kept to the beginning; false at the end of the stream. */
    boolean more() throws IOException {
        if (ended) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            base += from;
            at -= from;
            to -= from;
            from = 0;
        }
        if (to > bytes.length / 2) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
        int before = to;
        to += in.readNBytes(bytes, to, bytes.length - to);
        ended = to < bytes.length;
        return to > before;
    }

    private static InputStream utf8(InputStream in) throws IOException {
        PushbackInputStream marked = new PushbackInputStream(in, 3);
        byte[] mark = new byte[3];
        int length = marked.readNBytes(mark, 0, 3);
        if (length == 3 && mark[0] == (byte) 0xEF && mark[1] == (byte) 0xBB && mark[2] == (byte) 0xBF) {
            return marked;
        }
        marked.unread(mark, 0, length);
        if (!Lines.hasUtf16Mark(mark, length)) {
            return marked;
        }
        marked.skipNBytes(2);
        return new Transcoded(marked, mark[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    /* UTF-8 made from another encoding. */
    private static final class Transcoded extends InputStream {

        private final Reader reader;
        private final CharBuffer chars = CharBuffer.allocate(1 << 13);
        private ByteArrayInputStream ready = new ByteArrayInputStream(new byte[0]);

        Transcoded(InputStream in, Charset charset) {
            reader = new InputStreamReader(in, charset);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (ready.available() == 0) {
                if (reader.read(chars) < 0 && chars.position() == 0) {
                    return -1;
                }
                // The first half of a character waits for the second.
                int last = chars.position() - 1;
                boolean half = last > 0 && Character.isHighSurrogate(chars.get(last));
                int whole = half ? last : last + 1;
                ready = new ByteArrayInputStream(new String(chars.array(), 0, whole).getBytes(StandardCharsets.UTF_8));
                chars.limit(last + 1).position(whole);
                chars.compact();
            }
            return ready.read(into, offset, length);
        }
    }
}
