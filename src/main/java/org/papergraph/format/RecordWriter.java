package org.papergraph.format;

import java.io.IOException;
import org.papergraph.model.PaperRecord;

/** Writes papers in a format that reference managers read, one after the other, without holding them. */
public interface RecordWriter extends AutoCloseable {

    /** Writes one paper. */
    void write(PaperRecord paper) throws IOException;

    /** Writes what stands after the last paper; does not close what was written to. */
    @Override
    void close() throws IOException;
}
