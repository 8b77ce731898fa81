package org.papergraph.build;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Opens what a file holds, whatever it is compressed with: known by its first bytes, not by its name. */
final class Decompression {

    /** How much of a file is looked at to tell its format. */
    static final int HEAD = 1 << 16;

    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] BZIP2 = {'B', 'Z', 'h'};
    private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private Decompression() {}

    /** Takes one decompressed stream. */
    @FunctionalInterface
    interface Consumer {
        /**
         * Reads a file's content.
         *
         * @param name the file's name, with the entry's behind it inside an archive
         * @param in supports {@code mark} for {@link #HEAD} bytes
         */
        void accept(String name, InputStream in) throws IOException;
    }

    /**
     * Calls the consumer once, or once for each file of an archive.
     *
     * @throws IOException when the data is damaged, or expands so much that it must be a trap
     */
    static void open(String name, InputStream raw, Consumer consumer) throws IOException {
        InputStream in = new BufferedInputStream(raw, HEAD);
        byte[] head = head(in, 4);
        if (startsWith(head, ZIP)) {
            Bounded compressed = new Bounded(in);
            // Closed by the caller, who opened the raw stream.
            ZipArchiveInputStream zip = new ZipArchiveInputStream(compressed);
            for (ZipArchiveEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.isDirectory() || isHidden(entry.getName())) {
                    continue;
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new IOException("the archive's entry " + entry.getName() + " cannot be read (encrypted?)");
                }
                consumer.accept(name + "/" + entry.getName(), expanded(compressed, zip));
            }
        } else if (startsWith(head, GZIP)) {
            Bounded compressed = new Bounded(in);
            consumer.accept(name, expanded(compressed, new GZIPInputStream(compressed, HEAD)));
        } else if (startsWith(head, BZIP2)) {
            Bounded compressed = new Bounded(in);
            consumer.accept(name, expanded(compressed, new BZip2CompressorInputStream(compressed, true)));
        } else if (startsWith(head, ZSTD)) {
            Bounded compressed = new Bounded(in);
            consumer.accept(name, expanded(compressed, new ZstdInputStream(compressed)));
        } else {
            consumer.accept(name, in);
        }
    }

    /** The first bytes, at most so many, left in the stream. */
    static byte[] head(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = in.readNBytes(length);
        in.reset();
        return head;
    }

    private static InputStream expanded(Bounded compressed, InputStream in) {
        return new BufferedInputStream(new Expanded(compressed, in), HEAD);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean isHidden(String entry) {
        return Arrays.stream(entry.split("/")).anyMatch(part -> part.startsWith(".") || part.equals("__MACOSX"));
    }

    /** Counts what is read of the compressed data. */
    private static final class Bounded extends FilterInputStream {
        private long count;

        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            return n;
        }
    }

    /** Stops data that grows beyond any honest measure when it is expanded. */
    private static final class Expanded extends FilterInputStream {
        /** Text of records shrinks to a tenth; a bomb to a thousandth. */
        private static final long RATIO = 250;

        private static final long ALLOWED = 64L << 20;

        private final Bounded compressed;
        private long count;

        Expanded(Bounded compressed, InputStream in) {
            super(in);
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            count += Math.max(0, n);
            if (count > ALLOWED && count / RATIO > compressed.count) {
                throw new IOException("expands to more than " + RATIO + " times its size: refused as a trap");
            }
            return n;
        }
    }
}
