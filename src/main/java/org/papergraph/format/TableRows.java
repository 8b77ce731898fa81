package org.papergraph.format;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table as text: cells parted by one character, cells in quotation marks may hold it, doubled quotation marks and
 * line breaks, as RFC 4180 has it.
 *
 * <p>A quotation mark that is never closed spoils one line, not the rest of the file: reading resumes at the next one.
 */
final class TableRows {

    /** Characters of the largest row that is read. */
    static final int MAX_ROW = 4 << 20;
    /** Lines of the largest row that is read. */
    static final int MAX_LINES = 5000;

    private static final char QUOTE = '"';

    private final Lines lines;
    private final char separator;
    private final Deque<Line> pending = new ArrayDeque<>();

    TableRows(Lines lines, char separator) {
        this.lines = lines;
        this.separator = separator;
    }

    /**
     * A value of a row.
     *
     * @param text without the quotation marks around it
     * @param line where it begins
     * @param column where it begins in that line, from 1
     */
    record Cell(String text, long line, int column) {}

    /**
     * A row.
     *
     * @param line where it begins
     * @param cells at least one
     * @param raw its text
     * @param problem what is wrong with its quotation marks, {@code ""} when nothing; the cells are then those of its first
     *     line, with the marks as characters like others
     * @param column where that was noticed in the first line
     */
    record Row(long line, List<Cell> cells, String raw, String problem, int column) {

        Row {
            cells = List.copyOf(cells);
        }

        boolean isBlank() {
            return cells.stream().allMatch(c -> c.text().isBlank());
        }
    }

    /** The next row that is not empty, or null after the last. */
    @Nullable
    Row next() throws IOException {
        Line first = line();
        while (first != null && first.isBlank()) {
            first = line();
        }
        if (first == null) {
            return null;
        }
        Cells cells = new Cells(separator);
        List<Line> read = new ArrayList<>(List.of(first));
        int size = first.text().length();
        String problem = cells.take(first);
        while (problem.isEmpty() && cells.isOpen()) {
            Line more = line();
            if (more == null) {
                problem = "quotation mark is never closed";
            } else {
                read.add(more);
                size += more.text().length();
                problem = size > MAX_ROW || read.size() > MAX_LINES
                        ? "quotation mark is not closed within " + MAX_LINES + " lines or " + MAX_ROW + " characters"
                        : cells.take(more);
            }
        }
        if (problem.isEmpty()) {
            String raw = read.stream().map(Line::text).collect(Collectors.joining("\n"));
            return new Row(first.number(), cells.cells, raw, "", 0);
        }
        for (int i = read.size() - 1; i > 0; i--) {
            pending.addFirst(read.get(i));
        }
        return new Row(first.number(), plain(first, separator), first.text(), problem, cells.quotedAt);
    }

    private @Nullable Line line() throws IOException {
        Line next = pending.poll();
        return next == null ? lines.next() : next;
    }

    /** The cells of a line that stands alone, with quotation marks where it has them. */
    static List<Cell> header(Line line, char separator) {
        Cells cells = new Cells(separator);
        return cells.take(line).isEmpty() && !cells.isOpen() ? List.copyOf(cells.cells) : plain(line, separator);
    }

    /** The cells of a line in which quotation marks mean nothing. */
    static List<Cell> plain(Line line, char separator) {
        List<Cell> cells = new ArrayList<>();
        String text = line.text();
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == separator) {
                cells.add(new Cell(text.substring(start, i), line.number(), start + 1));
                start = i + 1;
            }
        }
        return cells;
    }

    /* The cells of a row, taken line by line. */
    private static final class Cells {
        private final char separator;
        private final List<Cell> cells = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private boolean quoted;
        private long cellLine;
        private int cellColumn;
        private int quotedAt;

        Cells(char separator) {
            this.separator = separator;
        }

        boolean isOpen() {
            return quoted;
        }

        /* Gives what is wrong, "" when nothing. */
        String take(Line line) {
            String t = line.text();
            int i = 0;
            if (quoted) {
                text.append('\n');
            }
            while (true) {
                if (!quoted) {
                    text.setLength(0);
                    cellLine = line.number();
                    cellColumn = i + 1;
                    int start = blanks(t, i);
                    if (start < t.length() && t.charAt(start) == QUOTE) {
                        quoted = true;
                        quotedAt = start + 1;
                        i = start + 1;
                    } else {
                        int end = t.indexOf(separator, i);
                        cells.add(new Cell(t.substring(i, end < 0 ? t.length() : end), cellLine, cellColumn));
                        if (end < 0) {
                            return "";
                        }
                        i = end + 1;
                        continue;
                    }
                }
                int close = t.indexOf(QUOTE, i);
                if (close < 0) {
                    text.append(t, i, t.length());
                    return "";
                }
                text.append(t, i, close);
                if (close + 1 < t.length() && t.charAt(close + 1) == QUOTE) {
                    text.append(QUOTE);
                    i = close + 2;
                    continue;
                }
                quoted = false;
                int after = blanks(t, close + 1);
                if (after < t.length() && t.charAt(after) != separator) {
                    return "text behind the closing quotation mark";
                }
                cells.add(new Cell(text.toString(), cellLine, cellColumn));
                if (after >= t.length()) {
                    return "";
                }
                i = after + 1;
            }
        }

        private int blanks(String t, int from) {
            int i = from;
            while (i < t.length() && t.charAt(i) != separator && (t.charAt(i) == ' ' || t.charAt(i) == '\t')) {
                i++;
            }
            return i;
        }
    }
}
