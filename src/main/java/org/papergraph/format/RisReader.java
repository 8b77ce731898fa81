package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/**
 * A reader of RIS, the tagged format of reference managers: {@code TY  - JOUR} … {@code ER  - }.
 *
 * <p>A record whose end is missing ends where the next one begins. One or three blanks before the hyphen are taken for two when
 * the tag is known. Lines without a tag go on with the value above them; between records they are reported.
 */
final class RisReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "A1", "A2", "AB", "AD", "AN", "AU", "BT", "C2", "C3", "C7", "CP", "CT", "DA", "DI", "DO", "ED",
                    "EP", "ER", "ID", "IS", "J1", "J2", "J9", "JA", "JF", "JI", "JO", "KW", "L1", "L2", "L3", "L4",
                    "LA", "LK", "M1", "M3", "N1", "N2", "PB", "PM", "PU", "PY", "SN", "SP", "T1", "T2", "T3", "TI",
                    "TT", "TY", "UR", "VL", "VO", "Y1")
            .lost("A3", "another role than author or editor")
            .lost("A4", "another role than author or editor")
            .lost("AI", "author identifiers, without saying whose")
            .lost("AV", "where the user keeps it")
            .lost("C1", "means something else for every type")
            .lost("C4", "means something else for every type")
            .lost("C5", "means something else for every type")
            .lost("C6", "means something else for every type")
            .lost("C8", "means something else for every type")
            .lost("CA", "the caption of a figure")
            .lost("CN", "where a library keeps it")
            .lost("CR", "references, cut to keys")
            .lost("CY", "where the publisher is")
            .lost("DB", "where the record comes from")
            .lost("DP", "where the record comes from")
            .lost("ET", "the edition; the model has none")
            .lost("FU", "who paid for it")
            .lost("FX", "who paid for it")
            .lost("H1", "where a library keeps it")
            .lost("H2", "where a library keeps it")
            .lost("LB", "how the user calls it")
            .lost("M2", "notes for libraries")
            .lost("NV", "volumes of a whole, not of the work")
            .lost("OP", "another edition")
            .lost("PA", "where the publisher is")
            .lost("PI", "where the publisher is")
            .lost("PP", "where the publisher is")
            .lost("RI", "what a review is about")
            .lost("RN", "the user's own words")
            .lost("RP", "whether the user has a copy")
            .lost("SE", "a section; the model has none")
            .lost("ST", "the title cut short")
            .lost("TA", "another role than author or editor")
            .lost("U1", "the user's own field")
            .lost("U2", "the user's own field")
            .lost("U3", "the user's own field")
            .lost("U4", "the user's own field")
            .lost("U5", "the user's own field")
            .lost("WE", "where the record comes from")
            .lost("Y2", "when the address was visited")
            .others("tags that RIS does not define");

    private static final int MAX_TAGS = 1000;

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.RIS, records, diagnostics);
        Lines lines = Lines.inAnyEncoding(in, file, output);
        new Reading(output).readAll(lines);
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long begun = 0;
        for (String line : sample.lines()) {
            begun += tag(line) > 0 && line.startsWith("TY") ? 1 : 0;
        }
        long tagged = begun > 0 ? 0 : sample.count("(?:AU|A1|T1|TI|JF|JO|PY|Y1|ER)  -(?:\\s.*)?");
        if (begun == 0 && tagged < 3) {
            return Optional.empty();
        }
        return Optional.of(
                begun > 0
                        ? new Evidence(0.95, begun + " lines such as \"TY  - JOUR\"")
                        : new Evidence(0.6, tagged + " lines such as \"AU  - Name\", but none with TY"));
    }

    /**
     * Where the value behind a tag begins, 0 when a line has no tag.
     *
     * @param line without blanks before it
     */
    static int tag(String line) {
        int length = line.length();
        if (length < 4 || !isCapital(line.charAt(0)) || !(isCapital(line.charAt(1)) || isDigit(line.charAt(1)))) {
            return 0;
        }
        int i = 2;
        while (i < length && i < 6 && isBlank(line.charAt(i))) {
            i++;
        }
        if (i == 2 || i >= length || line.charAt(i) != '-') {
            return 0;
        }
        boolean spaced = i + 1 == length || isBlank(line.charAt(i + 1));
        boolean regular = i == 4 && spaced;
        return regular || (FIELDS.declares(line.substring(0, 2)) && (spaced || i == 4)) ? i + 1 : 0;
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0';
    }

    /* Blanks, and the marks that broken tools put before the first tag. */
    private static String withoutMarks(String line) {
        int from = 0;
        while (from < line.length()
                && (line.charAt(from) <= ' ' || line.charAt(from) == '\uFEFF' || line.charAt(from) == '\u00A0')) {
            from++;
        }
        int to = line.length();
        while (to > from && line.charAt(to - 1) <= ' ') {
            to--;
        }
        return line.substring(from, to);
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private final Set<String> unknownTags = new HashSet<>();
        private @Nullable TaggedRecord open;
        private boolean afterBlank;

        Reading(Output output) {
            this.output = output;
        }

        void readAll(Lines lines) throws IOException {
            for (Line line = lines.next(); line != null; line = lines.next()) {
                String text = withoutMarks(line.text());
                int value = tag(text);
                if (value > 0) {
                    tagged(text.substring(0, 2), text.substring(value).strip(), line);
                } else if (!text.isEmpty()) {
                    untagged(text, line);
                } else if (open != null) {
                    open.keep("");
                }
                afterBlank = text.isEmpty();
            }
            if (open != null) {
                if (open.has("TY")) {
                    output.warn(open.line(), "record has no end (ER): read up to the end of the file", "");
                }
                finish(open);
            }
        }

        private void tagged(String tag, String value, Line line) {
            TaggedRecord record = open;
            if (tag.equals("ER")) {
                if (record == null) {
                    output.unknownLine(line.number(), line.text());
                    return;
                }
                record.keep(line.text());
                finish(record);
                return;
            }
            if (tag.equals("TY") && record != null) {
                if (record.has("TY") || isWhole(record)) {
                    output.warn(record.line(), "record has no end (ER): read up to the next one", "");
                    finish(record);
                    record = null;
                }
            }
            if (record == null) {
                record = new TaggedRecord(line.number());
                open = record;
            }
            record.add(tag, value, line);
            if (!FIELDS.declares(tag) && unknownTags.size() < MAX_TAGS && unknownTags.add(tag)) {
                output.warn(line.number(), "unknown tag " + tag + ": left out here and below", value);
            }
        }

        /* A type that is not the first tag of its record: as some tools write it. */
        private static boolean isWhole(TaggedRecord record) {
            return record.fields().size() > 2;
        }

        private void untagged(String text, Line line) {
            TaggedRecord record = open;
            // "2." between records whose ends are missing.
            boolean number = afterBlank && text.length() < 8 && text.endsWith(".") && isDigit(text.charAt(0));
            if (record == null || record.fields().isEmpty() || number) {
                output.unknownLine(line.number(), line.text());
            } else {
                record.goOn(text, line);
            }
        }

        private void finish(TaggedRecord record) {
            open = null;
            if (record.isTooLong()) {
                output.reject(
                        record.line(), "record of more than " + TaggedRecord.MAX_RECORD + " characters", record.raw());
                return;
            }
            RecordDraft draft = new RisRecord(record, output).draft();
            if (!record.has("TY") && !draft.isUsable()) {
                // What some tools put behind the end of a record.
                output.unknownLine(record.line(), record.raw());
                return;
            }
            if (!record.has("TY")) {
                output.warn(record.line(), "record has no type (TY): read without it", "");
            }
            output.record(draft, record.raw());
        }
    }
}
