package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run in a JVM with little memory: reads, in each format, one record that does not end for hundreds of megabytes. */
final class EndlessRecords {

    private EndlessRecords() {}

    /**
     * Reads one such record in each format.
     *
     * @param arguments megabytes of each record, then for each format its id and a file with the beginning of a record
     */
    public static void main(String[] arguments) throws IOException {
        long length = Long.parseLong(arguments[0]) << 20;
        for (int i = 1; i < arguments.length; i += 2) {
            Format format = Format.of(arguments[i]).orElseThrow();
            byte[] beginning = Files.readAllBytes(Path.of(arguments[i + 1]));
            long[] counts = new long[2];
            format.reader().read(new Endless(beginning, length), "endless", r -> counts[0]++, d -> counts[1]++);
            System.out.println(format.id() + " " + counts[0] + " records, " + counts[1] + " diagnostics");
        }
        System.out.println("read");
    }

    /** A beginning, and then one letter again and again. */
    private static final class Endless extends InputStream {
        private final byte[] beginning;
        private final long length;
        private long position;

        Endless(byte[] beginning, long length) {
            this.beginning = beginning;
            this.length = length;
        }

        @Override
        public int read() {
            return position >= length
                    ? -1
                    : position < beginning.length ? beginning[(int) position++] & 0xFF : letter();
        }

        private int letter() {
            position++;
            return 'a';
        }

        @Override
        public int read(byte[] bytes, int offset, int wanted) {
            if (position >= length) {
                return -1;
            }
            int count = (int) Math.min(wanted, length - position);
            for (int i = 0; i < count; i++) {
                bytes[offset + i] = (byte) read();
            }
            return count;
        }
    }
}
