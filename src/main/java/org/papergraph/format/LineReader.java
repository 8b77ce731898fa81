package org.papergraph.format;

import java.util.function.Consumer;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/** A reader of a part of a file each of whose lines is a record or blank. May be used by several threads at a time. */
@FunctionalInterface
public interface LineReader {

    /**
     * Reads the records of some lines.
     *
     * @param block holds whole lines
     * @param length how many of its bytes count
     * @param firstLine the number of its first line in the file, 1-based
     * @param file the name to put into record ids and diagnostics
     * @param records takes each record, in the order of the lines
     * @param diagnostics takes what was odd
     */
    void read(
            byte[] block,
            int length,
            long firstLine,
            String file,
            Consumer<PaperRecord> records,
            DiagnosticHandler diagnostics);
}
