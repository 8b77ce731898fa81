package org.papergraph.store;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.jena.atlas.io.StringWriterI;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.out.NodeFormatterNT;
import org.apache.jena.riot.system.StreamRDFBase;

/**
 * Sorts and deduplicates statements in bounded memory: an external merge sort over N-Quads lines.
 *
 * <p>Lines are ordered by their UTF-8 bytes, as {@code LC_ALL=C sort -u} does. Statements may be given from several
 * threads.
 */
public final class StatementSorter extends StreamRDFBase implements AutoCloseable {

    private static final byte[] LINE_END = {' ', '.', '\n'};
    /** What an array in a list costs beside its content. */
    private static final int OVERHEAD = 24;

    private final Path folder;
    private final long memory;
    private final NodeFormatterNT formatter = new NodeFormatterNT();
    private final List<Path> runs = new ArrayList<>();
    private List<byte[]> lines = new ArrayList<>();
    private long held;

    /**
     * A sorter that spills to files.
     *
     * @param folder an existing folder for temporary files
     * @param memory how many bytes of statements to hold before they are spilled, at least 1
     */
    public StatementSorter(Path folder, long memory) {
        if (memory < 1) {
            throw new IllegalArgumentException("memory must be at least a byte: " + memory);
        }
        this.folder = folder;
        this.memory = memory;
    }

    /**
     * Takes a statement of the default graph.
     *
     * @throws UncheckedIOException when a full buffer cannot be spilled
     */
    @Override
    public void triple(Triple triple) {
        StringWriterI text = new StringWriterI();
        formatter.format(text, triple.getSubject());
        text.print(" ");
        formatter.format(text, triple.getPredicate());
        text.print(" ");
        formatter.format(text, triple.getObject());
        byte[] line = text.toString().getBytes(StandardCharsets.UTF_8);
        synchronized (this) {
            lines.add(line);
            held += line.length + OVERHEAD;
            if (held >= memory) {
                spill();
            }
        }
    }

    private void spill() {
        try {
            Path run = Files.createTempFile(folder, "statements", ".run");
            runs.add(run);
            lines.sort(Arrays::compareUnsigned);
            try (DataOutputStream out =
                    new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), 1 << 16))) {
                for (byte[] line : lines) {
                    out.writeInt(line.length);
                    out.write(line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot spill statements to " + folder, e);
        }
        lines = new ArrayList<>();
        held = 0;
    }

    /**
     * Writes all statements taken so far, sorted and each once, as N-Quads.
     *
     * @return how many were written
     */
    public synchronized long writeTo(OutputStream out) throws IOException {
        lines.sort(Arrays::compareUnsigned);
        PriorityQueue<Run> heads = new PriorityQueue<>();
        List<Run> open = new ArrayList<>();
        try {
            for (Path run : runs) {
                open.add(new FileRun(run));
            }
            open.add(new MemoryRun(lines));
            for (Run run : open) {
                if (run.advance()) {
                    heads.add(run);
                }
            }
            long written = 0;
            byte[] previous = null;
            for (Run least = heads.poll(); least != null; least = heads.poll()) {
                byte[] line = least.head();
                if (previous == null || !Arrays.equals(line, previous)) {
                    out.write(line);
                    out.write(LINE_END);
                    written++;
                    previous = line;
                }
                if (least.advance()) {
                    heads.add(least);
                }
            }
            return written;
        } finally {
            for (Run run : open) {
                run.close();
            }
        }
    }

    /** Deletes the temporary files. */
    @Override
    public synchronized void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
        runs.clear();
        lines = new ArrayList<>();
    }

    /** A sorted sequence of lines with a current one. */
    private abstract static sealed class Run implements Comparable<Run> permits FileRun, MemoryRun {
        private byte[] head = {};

        byte[] head() {
            return head;
        }

        boolean advance() throws IOException {
            Optional<byte[]> next = next();
            next.ifPresent(line -> head = line);
            return next.isPresent();
        }

        abstract Optional<byte[]> next() throws IOException;

        abstract void close() throws IOException;

        @Override
        public int compareTo(Run other) {
            return Arrays.compareUnsigned(head, other.head);
        }
    }

    private static final class FileRun extends Run {
        private final DataInputStream in;

        FileRun(Path file) throws IOException {
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
        }

        @Override
        Optional<byte[]> next() throws IOException {
            int length;
            try {
                length = in.readInt();
            } catch (EOFException end) {
                return Optional.empty();
            }
            byte[] line = new byte[length];
            in.readFully(line);
            return Optional.of(line);
        }

        @Override
        void close() throws IOException {
            in.close();
        }
    }

    private static final class MemoryRun extends Run {
        private final List<byte[]> lines;
        private int next;

        MemoryRun(List<byte[]> lines) {
            this.lines = lines;
        }

        @Override
        Optional<byte[]> next() {
            return next < lines.size() ? Optional.of(lines.get(next++)) : Optional.empty();
        }

        @Override
        void close() {
            // Nothing is open.
        }
    }
}
