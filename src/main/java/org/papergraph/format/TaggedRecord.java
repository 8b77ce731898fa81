package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A record of lines that begin with tags, as RIS, EndNote and MEDLINE have them, while it is being read. */
final class TaggedRecord {

    /** Characters of the longest record that is read. */
    static final int MAX_RECORD = 16 << 20;

    private final long line;
    private final List<Field> fields = new ArrayList<>();
    private final StringBuilder raw = new StringBuilder();
    private int size;

    /** @param line where the record begins, 1-based */
    TaggedRecord(long line) {
        this.line = line;
    }

    /** One tag with its value, which may go on over several lines. */
    static final class Field {

        private final String tag;
        private final long line;
        private String value;
        private @Nullable StringBuilder more;

        Field(String tag, String value, long line) {
            this.tag = tag;
            this.value = value;
            this.line = line;
        }

        String tag() {
            return tag;
        }

        long line() {
            return line;
        }

        /** The lines of the value, without blanks around them. */
        String value() {
            StringBuilder lines = more;
            if (lines != null) {
                value = value.isEmpty() ? lines.substring(1) : value + lines;
                more = null;
            }
            return value;
        }

        boolean isEmpty() {
            return value().isEmpty();
        }

        private void goOn(String text) {
            StringBuilder lines = more == null ? new StringBuilder() : more;
            lines.append('\n').append(text);
            more = lines;
        }
    }

    long line() {
        return line;
    }

    List<Field> fields() {
        return fields;
    }

    boolean has(String tag) {
        for (Field field : fields) {
            if (field.tag.equals(tag)) {
                return true;
            }
        }
        return false;
    }

    /** All of it as it stands in the file. */
    String raw() {
        return raw.toString().stripTrailing();
    }

    /** Whether it is longer than any record can be meant to be. */
    boolean isTooLong() {
        return size > MAX_RECORD;
    }

    void add(String tag, String value, Line at) {
        keep(at.text());
        fields.add(new Field(tag, value, at.number()));
    }

    /** Takes a line that goes on with the value above it. */
    void goOn(String text, Line at) {
        keep(at.text());
        if (!fields.isEmpty() && !isTooLong()) {
            fields.get(fields.size() - 1).goOn(text);
        }
    }

    /** Takes a line that only counts as text of the record. */
    void keep(String text) {
        size += text.length() + 1;
        if (!isTooLong()) {
            raw.append(text).append('\n');
        }
    }
}
