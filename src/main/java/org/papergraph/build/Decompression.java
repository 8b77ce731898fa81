package org.papergraph.build;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Opens what a file holds, whatever it is compressed with: known by its first bytes, not by its name. */
final class Decompression {

    /** How much of a file is looked at to tell its format. */
    static final int HEAD = 1 << 16;

    private static final byte[] GZIP = {0x1F, (byte) 0x8B};
    private static final byte[] BZIP2 = {'B', 'Z', 'h'};
    private static final byte[] ZSTD = {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD};
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final int TAR_HEADER = 512;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final Pattern OCTAL = Pattern.compile(" *[0-7]+[ \0]*");

    /** How deep archives may lie in archives. */
    private static final int MAX_DEPTH = 2;
    /** How often one file may be compressed. */
    private static final int MAX_LAYERS = 3;
    /** Files of one archive. */
    private static final int MAX_ENTRIES = 100_000;

    private Decompression() {}

    /** Takes decompressed streams. */
    @FunctionalInterface
    interface Consumer {
        /**
         * Reads a file's content.
         *
         * @param name the file's name, with the entry's behind it inside an archive
         * @param in supports {@code mark} for {@link #HEAD} bytes
         */
        void accept(String name, InputStream in) throws IOException;

        /**
         * Is told of a file that is not opened; the others of its archive are.
         *
         * @param why in words
         */
        default void refuse(String name, String why) throws IOException {
            throw new IOException(name + ": " + why);
        }
    }

    /**
     * Calls the consumer once, or once for each file of an archive.
     *
     * @throws IOException when the data is damaged, or expands so much that it must be a trap
     */
    static void open(String name, InputStream raw, Consumer consumer) throws IOException {
        Bounded whole = new Bounded(raw);
        open(name, new BufferedInputStream(whole, HEAD), whole, 0, 0, consumer);
    }

    private static void open(String name, InputStream in, Bounded whole, int archives, int layers, Consumer consumer)
            throws IOException {
        byte[] head = head(in, TAR_HEADER);
        boolean archive = startsWith(head, ZIP) || startsWith(head, EMPTY_ZIP) || isTar(head);
        boolean compressed = startsWith(head, GZIP) || startsWith(head, BZIP2) || startsWith(head, ZSTD);
        if (archive && archives == MAX_DEPTH) {
            consumer.refuse(name, "an archive in an archive in an archive: not opened");
        } else if (compressed && layers == MAX_LAYERS) {
            consumer.refuse(name, "compressed more than " + MAX_LAYERS + " times: not opened");
        } else if (isTar(head)) {
            // Closed by the caller, who opened the raw stream, as all below.
            entries(name, new TarArchiveInputStream(in), whole, archives, layers, consumer);
        } else if (archive) {
            entries(name, new ZipArchiveInputStream(in), whole, archives, layers, consumer);
        } else if (startsWith(head, GZIP)) {
            InputStream expanded = expanded(
                    whole,
                    GzipCompressorInputStream.builder()
                            .setInputStream(in)
                            .setDecompressConcatenated(true)
                            .get());
            open(name, expanded, whole, archives, layers + 1, consumer);
        } else if (startsWith(head, BZIP2)) {
            open(
                    name,
                    expanded(whole, new BZip2CompressorInputStream(in, true)),
                    whole,
                    archives,
                    layers + 1,
                    consumer);
        } else if (startsWith(head, ZSTD)) {
            open(name, expanded(whole, new ZstdInputStream(in)), whole, archives, layers + 1, consumer);
        } else {
            consumer.accept(name, in);
        }
    }

    private static void entries(
            String name,
            ArchiveInputStream<? extends ArchiveEntry> archive,
            Bounded whole,
            int archives,
            int layers,
            Consumer consumer)
            throws IOException {
        int count = 0;
        for (ArchiveEntry entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            if (++count > MAX_ENTRIES) {
                throw new IOException("an archive of more than " + MAX_ENTRIES + " files: the rest is not read");
            }
            String path = entry.getName().replace('\\', '/').replaceAll("\\p{Cntrl}", "?");
            if (count == 1 && (path.equals("[Content_Types].xml") || path.equals("mimetype"))) {
                consumer.refuse(
                        name, "a document of an office program (.xlsx, .docx, .ods): save it as CSV or as text");
                return;
            }
            if (entry.isDirectory() || isHidden(path)) {
                continue;
            }
            String file = name + "/" + path;
            if (isTrick(path)) {
                consumer.refuse(name, "the archive has a file that leads out of it, " + shown(path) + ": not read");
            } else if (!isPlain(entry)) {
                consumer.refuse(file, "a link or device in an archive: not read");
            } else if (!archive.canReadEntryData(entry)) {
                consumer.refuse(file, "an entry that cannot be read (encrypted, or packed in an unknown way)");
            } else {
                // Tar does not compress; zip does.
                InputStream in = archive instanceof TarArchiveInputStream
                        ? new BufferedInputStream(new Partial(archive), HEAD)
                        : expanded(whole, archive);
                open(file, in, whole, archives + 1, layers, consumer);
            }
        }
    }

    private static boolean isPlain(ArchiveEntry entry) {
        if (entry instanceof TarArchiveEntry tar) {
            return !tar.isSymbolicLink()
                    && !tar.isLink()
                    && !tar.isCharacterDevice()
                    && !tar.isBlockDevice()
                    && !tar.isFIFO();
        }
        return !(entry instanceof ZipArchiveEntry zip && zip.isUnixSymlink());
    }

    private static boolean isTrick(String path) {
        return path.startsWith("/")
                || path.matches("[A-Za-z]:.*")
                || Arrays.asList(path.split("/")).contains("..");
    }

    private static String shown(String path) {
        return path.length() <= 100 ? path : path.substring(0, path.offsetByCodePoints(0, 50)) + "…";
    }

    private static boolean isTar(byte[] head) {
        if (head.length < TAR_HEADER || head[0] == 0) {
            return false;
        }
        String sum = new String(head, CHECKSUM, CHECKSUM_LENGTH, StandardCharsets.ISO_8859_1);
        return OCTAL.matcher(sum).matches() && TarUtils.verifyCheckSum(head);
    }

    /** The first bytes, at most so many, left in the stream; fewer when it breaks off. */
    static byte[] head(InputStream in, int length) throws IOException {
        in.mark(length);
        byte[] head = new byte[length];
        int count = 0;
        try {
            for (int n = in.read(head); n > 0; n = in.read(head, count, length - count)) {
                count += n;
            }
        } catch (IOException e) {
            // It will be thrown again when reading gets there; what came before it may be enough.
            if (count == 0) {
                throw e;
            }
        }
        in.reset();
        return Arrays.copyOf(head, count);
    }

    private static InputStream expanded(Bounded whole, InputStream in) {
        return new BufferedInputStream(new Expanded(whole, in), HEAD);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length && Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static boolean isHidden(String entry) {
        return Arrays.stream(entry.split("/"))
                .anyMatch(part ->
                        (part.startsWith(".") && !part.equals(".") && !part.equals("..")) || part.equals("__MACOSX"));
    }

    /* Gives what it has before it fails: a buffer that asks for more would lose that. */
    private static final class Partial extends FilterInputStream {

        Partial(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 0;
        }
    }

    /** Counts what is read of a file, and what is made of it. */
    private static final class Bounded extends FilterInputStream {
        private long count;
        private long expanded;

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

        private final Bounded whole;

        Expanded(Bounded whole, InputStream in) {
            super(in);
            this.whole = whole;
        }

        @Override
        public int available() {
            // A buffer that asks for more would lose what came before damaged data.
            return 0;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int n = super.read(buffer, offset, length);
            whole.expanded += Math.max(0, n);
            if (whole.expanded > ALLOWED && whole.expanded / RATIO > whole.count) {
                throw new IOException("expands to more than " + RATIO + " times its size: refused as a trap");
            }
            return n;
        }
    }
}
