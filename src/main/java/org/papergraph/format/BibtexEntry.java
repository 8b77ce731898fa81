package org.papergraph.format;

import java.util.List;

/**
 * An entry of a BibTeX file as its syntax gives it: macros put in and parts joined, LaTeX left as it is.
 *
 * @param type in lower case: {@code inproceedings}
 * @param key its name in the file, {@code ""} when it has none
 * @param fields in the order of the file; those that other entries give it come last
 * @param line where it begins, 1-based
 * @param raw all of it as it stands in the file
 */
record BibtexEntry(String type, String key, List<Field> fields, long line, String raw) {

    BibtexEntry {
        fields = List.copyOf(fields);
    }

    /**
     * A field of an entry.
     *
     * @param name in lower case
     * @param value without its delimiters
     * @param line where the value begins
     */
    record Field(String name, String value, long line) {}

    /** The first value of a field, {@code ""} when it has none. */
    String value(String name) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return "";
    }

    boolean has(String name) {
        return fields.stream().anyMatch(f -> f.name().equals(name));
    }

    BibtexEntry withFields(List<Field> values) {
        return new BibtexEntry(type, key, values, line, raw);
    }
}
