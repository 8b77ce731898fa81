package org.papergraph.format;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user says about the input that it does not say itself.
 *
 * @param columns which column of a table holds which field: names of {@link #fields()}, each to the header of its column
 */
public record ReadingOptions(Map<String, String> columns) {

    /** Nothing: everything is told from the input. */
    public static final ReadingOptions NONE = new ReadingOptions(Map.of());

    public ReadingOptions {
        columns = Collections.unmodifiableMap(new TreeMap<>(columns));
        for (String field : columns.keySet()) {
            if (TableField.of(field).isEmpty()) {
                throw new IllegalArgumentException("no field is called " + field + "; there are " + fields());
            }
        }
    }

    /** The fields that a column of a table can be mapped to. */
    public static List<String> fields() {
        return Arrays.stream(TableField.values()).map(TableField::id).toList();
    }
}
