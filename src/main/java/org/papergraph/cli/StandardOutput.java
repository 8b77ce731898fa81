package org.papergraph.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The process's standard output, which remembers that it failed: a print stream would not say so. */
final class StandardOutput extends FilterOutputStream {

    private Optional<IOException> failure = Optional.empty();

    StandardOutput(OutputStream out) {
        super(out);
    }

    static StandardOutput system() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out));
    }

    PrintStream printStream() {
        return new PrintStream(this, false, StandardCharsets.UTF_8);
    }

    /** What kept data from being written; a reader that has seen enough, such as {@code head}, is no failure. */
    Optional<IOException> failure() {
        return failure.filter(e -> !String.valueOf(e.getMessage()).contains("Broken pipe"));
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            out.write(bytes, offset, length);
        } catch (IOException e) {
            failure = failure.or(() -> Optional.of(e));
            throw e;
        }
    }
}
