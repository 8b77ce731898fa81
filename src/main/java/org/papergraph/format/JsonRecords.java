package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The records of a JSON file: the lines of JSON Lines, the elements of an array, of an array within an object (the answer of
 * a search), or objects one after another.
 *
 * <p>Lines are read each by itself, and the number of a record is then that of its line; blank lines are no records. In the
 * other shapes records are counted, and a broken one is left behind where the next begins. Memory is bounded by the largest
 * record; what is longer than {@link JsonDecoder#MAX_RECORD} is rejected without being held.
 */
final class JsonRecords {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;

    private JsonRecords() {}

    /**
     * Reads all records.
     *
     * @param wanted the members of a record that are needed; empty: all
     * @param wrappers members of an object that hold records, as paths with dots: {@code results}, {@code message.items}
     * @param each takes each record; what it is given is an object
     */
    static void read(InputStream in, Output out, Set<String> wanted, List<String> wrappers, Consumer<JsonValue> each)
            throws IOException {
        ByteWindow window = new ByteWindow(in);
        window.more();
        while (!window.ended()
                && window.to < JsonDecoder.MAX_RECORD
                && lineEnd(window.bytes, firstObject(window.bytes, window.from, window.to), window.to) == window.to) {
            window.more();
        }
        JsonDecoder decoder = new JsonDecoder(out, wanted);
        if (isLines(window.bytes, window.from, window.to, wrappers)) {
            new Lined(out, decoder, each, 1).read(window);
        } else {
            new JsonElements(window, out, decoder, wrappers, each).read();
        }
        decoder.end();
        if (decoder.count() == 0) {
            out.end();
        }
    }

    /**
     * Reads a block of whole lines of JSON Lines.
     *
     * @param from where the first line begins
     * @param to behind the last line
     * @param firstLine the number of the first line in its file
     */
    static void readLines(
            byte[] block, int from, int to, long firstLine, Output out, Set<String> wanted, Consumer<JsonValue> each) {
        JsonDecoder decoder = new JsonDecoder(out, wanted);
        new Lined(out, decoder, each, firstLine).lines(block, from, to, true);
        decoder.end();
    }

    /**
     * Whether a file is JSON Lines: its first line that begins an object ends it too, or breaks off so that the next line,
     * which begins another, cannot go on with it; and it holds no records in a list.
     *
     * @param bytes the beginning of the file, without a byte order mark, with more than its first line
     */
    static boolean isLines(byte[] bytes, int from, int to, List<String> wrappers) {
        int start = firstObject(bytes, from, to);
        int end = lineEnd(bytes, start, to);
        int next = end;
        while (next < to && isSpace(bytes[next])) {
            next++;
        }
        if (start == to || next == to) {
            return false;
        }
        boolean object = bytes[next] == '{';
        LineScan scan = new LineScan();
        return switch (scan.run(bytes, start, end)) {
            case CLOSED ->
                !(object && lineEnd(bytes, next, to) == next + 1)
                        && !JsonDecoder.isWrapper(bytes, start, end, wrappers);
            case OPEN -> false;
            case BROKEN -> object;
            case FOLLOWED -> false;
        };
    }

    /**
     * Whether a file can be cut at its line feeds, each part to be read with {@link #readLines}.
     *
     * @param head the beginning of the file
     */
    static boolean mayBeCut(byte[] head, List<String> wrappers) {
        boolean marked =
                head.length > 0 && (head[0] == (byte) 0xEF || head[0] == (byte) 0xFE || head[0] == (byte) 0xFF);
        int end = lineEnd(head, firstObject(head, 0, head.length), head.length);
        boolean fed = end < head.length && (head[end] == '\n' || (end + 1 < head.length && head[end + 1] == '\n'));
        return !marked && fed && isLines(head, 0, head.length, wrappers);
    }

    /* Where the first line that begins with a brace begins; the end when a list comes before or there is none. */
    private static int firstObject(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            while (i < to && isSpace(bytes[i])) {
                i++;
            }
            if (i < to && bytes[i] == '{') {
                return i;
            }
            if (i < to && bytes[i] == '[') {
                return to;
            }
            i = lineEnd(bytes, i, to);
        }
        return to;
    }

    /** The place of the line end at or after a place, the end when there is none. */
    static int lineEnd(byte[] bytes, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, i);
            long feed = eight ^ (ONES * '\n');
            long carriage = eight ^ (ONES * '\r');
            // The lowest bit that is set is right; one above may be carried over from it.
            long found = (((feed - ONES) & ~feed) | ((carriage - ONES) & ~carriage)) & (ONES << 7);
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] != '\n' && bytes[i] != '\r') {
            i++;
        }
        return i;
    }

    static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /* What the first line is, seen by its brackets and quotes. */
    private static final class LineScan {

        enum Result {
            /** An object and nothing else. */
            CLOSED,
            /** An object, and more. */
            FOLLOWED,
            /** The beginning of an object that may go on with a brace on the next line. */
            OPEN,
            /** The beginning of an object that cannot. */
            BROKEN
        }

        Result run(byte[] bytes, int from, int to) {
            long arrays = 0;
            int depth = 0;
            boolean text = false;
            byte last = 0;
            for (int i = from; i < to; i++) {
                byte b = bytes[i];
                if (text) {
                    if (b == '\\') {
                        i++;
                    } else if (b == '"') {
                        text = false;
                    }
                } else if (b == '{' || b == '[') {
                    arrays = arrays << 1 | (b == '[' ? 1 : 0);
                    depth++;
                } else if (b == '}' || b == ']') {
                    arrays >>>= 1;
                    depth--;
                    if (depth == 0) {
                        int rest = i + 1;
                        while (rest < to && isSpace(bytes[rest])) {
                            rest++;
                        }
                        return rest == to ? Result.CLOSED : Result.FOLLOWED;
                    }
                } else if (b == '"') {
                    text = true;
                }
                last = isSpace(b) ? last : b;
            }
            boolean value = (arrays & 1) == 1 ? last == '[' || last == ',' : last == ':';
            return text || !value ? Result.BROKEN : Result.OPEN;
        }
    }

    /* JSON Lines. */
    private static final class Lined {

        private static final int SHOWN = 500;

        private final Output out;
        private final JsonDecoder decoder;
        private final Consumer<JsonValue> each;
        private long line;

        Lined(Output out, JsonDecoder decoder, Consumer<JsonValue> each, long firstLine) {
            this.out = out;
            this.decoder = decoder;
            this.each = each;
            this.line = firstLine;
        }

        void read(ByteWindow window) throws IOException {
            while (true) {
                window.from = lines(window.bytes, window.from, window.to, window.ended());
                if (window.to - window.from > JsonDecoder.MAX_RECORD) {
                    passOver(window);
                } else if (!window.more()) {
                    // The last line had no end.
                    lines(window.bytes, window.from, window.to, true);
                    return;
                }
            }
        }

        /* Reads whole lines, and the last one too when it is the end; gives the place behind them. */
        int lines(byte[] bytes, int from, int to, boolean isEnd) {
            int start = from;
            while (start < to) {
                int end = lineEnd(bytes, start, to);
                boolean unsure = end == to || (bytes[end] == '\r' && end + 1 == to);
                if (unsure && !isEnd) {
                    return start;
                }
                if (end - start > JsonDecoder.MAX_RECORD) {
                    reject(end - start, bytes, start);
                } else {
                    one(bytes, start, end);
                }
                line++;
                start = end + (end + 1 < to && bytes[end] == '\r' && bytes[end + 1] == '\n' ? 2 : 1);
            }
            return Math.min(start, to);
        }

        private void one(byte[] bytes, int from, int to) {
            int start = from;
            while (start < to && isSpace(bytes[start])) {
                start++;
            }
            if (start == to) {
                return;
            }
            out.numberNext(line);
            JsonValue record = decoder.decode(bytes, start, to, line, start - from + 1L);
            if (record != null) {
                each.accept(record);
            }
        }

        /* A line that is too long to be held. */
        private void passOver(ByteWindow window) throws IOException {
            byte[] first = new byte[SHOWN];
            System.arraycopy(window.bytes, window.from, first, 0, SHOWN);
            long length = 0;
            while (true) {
                int end = lineEnd(window.bytes, window.from, window.to);
                length += end - window.from;
                window.from = end;
                if (end < window.to || !window.more()) {
                    break;
                }
            }
            reject(length, first, 0);
            line++;
            if (window.to - window.from < 2) {
                window.more();
            }
            if (window.from < window.to) {
                boolean two = window.bytes[window.from] == '\r'
                        && window.from + 1 < window.to
                        && window.bytes[window.from + 1] == '\n';
                window.from += two ? 2 : 1;
            }
        }

        private void reject(long length, byte[] bytes, int from) {
            out.numberNext(line);
            out.reject(
                    line,
                    "record of " + length + " bytes is longer than " + JsonDecoder.MAX_RECORD + ": passed over",
                    new String(bytes, from, SHOWN, StandardCharsets.UTF_8).strip() + "…");
        }
    }
}
