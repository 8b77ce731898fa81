package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/**
 * A reader of one format: bytes in, records and diagnostics out.
 *
 * <p>Reads as a stream, in memory bounded by the largest record. Bad input is never an exception: a record that cannot be
 * understood is reported as {@link org.papergraph.model.Diagnostic.Severity#REJECTED} and reading goes on.
 */
@FunctionalInterface
public interface RecordReader {

    /**
     * Reads all records of a file.
     *
     * @param in the bytes, not closed by the reader
     * @param file the name to put into record ids and diagnostics
     * @param records takes each record, in the order of the file
     * @param diagnostics takes what was odd, about in the order of the file
     * @throws IOException when the stream cannot be read
     */
    void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException;

    /**
     * A reader of the lines of a file by parts, when each of its records is a line; absent when it is not so, or not sure.
     *
     * <p>In such a file the number of a record is that of its line, whether or not the lines before it are records: so a part can be
     * read without the others, and gives the same records that reading the whole file gives for it.
     *
     * @param head the first bytes of the file
     */
    default Optional<LineReader> lines(byte[] head) {
        return Optional.empty();
    }
}
