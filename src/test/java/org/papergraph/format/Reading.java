package org.papergraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.PaperRecord;

/** What a reader made of a text. */
record Reading(List<PaperRecord> records, List<Diagnostic> diagnostics) {

    static Reading of(Format format, String file, InputStream in) throws IOException {
        List<PaperRecord> records = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        format.reader().read(in, file, records::add, diagnostics::add);
        return new Reading(records, diagnostics);
    }

    static Reading of(Format format, byte[] bytes) throws IOException {
        return of(format, "file.txt", new ByteArrayInputStream(bytes));
    }

    static Reading of(Format format, String text) throws IOException {
        return of(format, text.getBytes(StandardCharsets.UTF_8));
    }

    List<String> titles() {
        return records.stream().map(PaperRecord::title).toList();
    }

    List<String> messages() {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }
}
