package org.papergraph.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A result that is kept until it is complete, in memory while it is small and then in a temporary file. So a client gets
 * the whole of it or an error, and a slow client does not keep a query and its transaction open.
 *
 * <p>The file is gone when the spool is closed, or the machine's process ends.
 */
final class Spool extends OutputStream implements Reply.Body {

    private static final int IN_MEMORY = 1 << 20;

    private final long limit;
    private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
    private @Nullable FileChannel file;
    private long length;

    /**
     * An empty spool.
     *
     * @param limit bytes it may hold; one more throws {@link LimitExceeded}
     */
    Spool(long limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (length + count > limit) {
            throw new LimitExceeded("The result is larger than " + limit
                    + " bytes, which is more than this server sends. Ask for less, for example with LIMIT.");
        }
        length += count;
        if (file == null && length > IN_MEMORY) {
            file = temporaryFile();
            writeFully(file, memory.toByteArray(), 0, memory.size());
            memory.reset();
        }
        if (file == null) {
            memory.write(bytes, offset, count);
        } else {
            writeFully(file, bytes, offset, count);
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        if (file == null) {
            memory.writeTo(out);
        } else {
            file.position(0);
            Channels.newInputStream(file).transferTo(out);
        }
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                file.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static FileChannel temporaryFile() throws IOException {
        Path path = Files.createTempFile("papergraph-result", ".tmp");
        return FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
    }

    private static void writeFully(@Nullable FileChannel channel, byte[] bytes, int offset, int count)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, count);
        while (buffer.hasRemaining()) {
            Objects.requireNonNull(channel).write(buffer);
        }
    }
}
