package org.papergraph.build;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A stream cut into blocks of whole lines, with the number of each block's first line.
 *
 * <p>A block is as long as asked for, or as long as one line that is longer. Of a line beyond {@link #LONGEST} bytes the rest is
 * passed over: no reader takes so long a record, so it will reject what it is given of it.
 */
final class LineBlocks {

    /** More than the longest record that is read, 16 MB. */
    static final int LONGEST = (16 << 20) + (1 << 16);

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long LOW_BITS = 0x7F7F7F7F7F7F7F7FL;

    private final InputStream in;
    private final int size;
    private byte[] rest;
    private int restLength;
    private long nextLine = 1;
    private boolean ended;

    /**
     * Some lines.
     *
     * @param bytes their bytes, and others behind them
     * @param length how many bytes they have
     * @param firstLine the number of the first
     */
    @SuppressWarnings("ArrayRecordComponent") // a buffer that is passed on, never compared
    record Block(byte[] bytes, int length, long firstLine) {}

    /** @param size how long blocks are, in bytes, about */
    LineBlocks(InputStream in, int size) {
        this.in = in;
        this.size = size;
        this.rest = new byte[0];
    }

    /**
     * The next block, with no bytes at the end of the stream.
     *
     * @param reuse the bytes of a block that nobody needs any more
     */
    Block next(byte[] reuse) throws IOException {
        int least = Math.max(size, restLength);
        byte[] bytes = reuse.length < least ? new byte[least] : reuse;
        System.arraycopy(rest, 0, bytes, 0, restLength);
        int length = restLength;
        restLength = 0;
        int searched = 0;
        int end = 0;
        long passed = 0;
        while (end == 0) {
            if (!ended) {
                length += in.readNBytes(bytes, length, bytes.length - length);
                ended = length < bytes.length;
            }
            end = ended ? length : lastLineEnd(bytes, searched, length) + 1;
            if (ended || end > 0) {
                break;
            }
            searched = length;
            if (bytes.length >= LONGEST) {
                passed = passOver();
                end = length;
            } else {
                bytes = Arrays.copyOf(bytes, Math.min(LONGEST, bytes.length * 4));
            }
        }
        if (end < length) {
            keep(bytes, end, length - end);
        }
        long first = nextLine;
        nextLine += lines(bytes, end) + passed;
        return new Block(bytes, end, first);
    }

    private void keep(byte[] bytes, int from, int length) {
        if (rest.length < length) {
            rest = new byte[Math.max(length, 1 << 16)];
        }
        System.arraycopy(bytes, from, rest, 0, length);
        restLength = length;
    }

    /* Reads to the end of the line; gives how many there were, none at the end of the stream. */
    private int passOver() throws IOException {
        byte[] buffer = new byte[1 << 16];
        while (true) {
            int read = in.readNBytes(buffer, 0, buffer.length);
            int end = 0;
            while (end < read && buffer[end] != '\n') {
                end++;
            }
            if (end < read) {
                keep(buffer, end + 1, read - end - 1);
                return 1;
            }
            if (read < buffer.length) {
                ended = true;
                return 0;
            }
        }
    }

    private static int lastLineEnd(byte[] bytes, int from, int to) {
        for (int i = to - 1; i >= from; i--) {
            if (bytes[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    /** How many line ends there are: line feeds, and carriage returns that none follows. */
    static long lines(byte[] bytes, int length) {
        long feeds = 0;
        boolean returns = false;
        int i = 0;
        while (i + Long.BYTES <= length) {
            long eight = (long) LONGS.get(bytes, i);
            feeds += Long.bitCount(zeros(eight ^ (ONES * '\n')));
            returns |= zeros(eight ^ (ONES * '\r')) != 0;
            i += Long.BYTES;
        }
        for (; i < length; i++) {
            feeds += bytes[i] == '\n' ? 1 : 0;
            returns |= bytes[i] == '\r';
        }
        return returns ? feeds + loneReturns(bytes, length) : feeds;
    }

    /* The high bit of each byte that is zero. */
    private static long zeros(long eight) {
        return ~(((eight & LOW_BITS) + LOW_BITS) | eight | LOW_BITS);
    }

    private static long loneReturns(byte[] bytes, int length) {
        long count = 0;
        for (int i = 0; i < length; i++) {
            count += bytes[i] == '\r' && (i + 1 == length || bytes[i + 1] != '\n') ? 1 : 0;
        }
        return count;
    }
}
