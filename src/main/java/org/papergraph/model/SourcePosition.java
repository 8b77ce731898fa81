package org.papergraph.model;

import java.util.Objects;

/**
 * A place in a source file.
 *
 * @param file the file as the graph names it: a relative path with {@code /} between its parts
 * @param line 1-based; 0 when the whole file is meant
 * @param column 1-based, in UTF-16 units; 0 when the whole line is meant
 */
public record SourcePosition(String file, long line, long column) implements Comparable<SourcePosition> {

    public SourcePosition {
        Objects.requireNonNull(file, "file");
        if (line < 0 || column < 0) {
            throw new IllegalArgumentException("line and column start at 1: " + line + ":" + column);
        }
    }

    /** The place that means the whole file. */
    public static SourcePosition wholeFile(String file) {
        return new SourcePosition(file, 0, 0);
    }

    @Override
    public int compareTo(SourcePosition other) {
        int byFile = file.compareTo(other.file);
        if (byFile != 0) {
            return byFile;
        }
        int byLine = Long.compare(line, other.line);
        return byLine != 0 ? byLine : Long.compare(column, other.column);
    }

    /** {@code file:line:column}, leaving out what is not known. */
    @Override
    public String toString() {
        return line == 0 ? file : column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
