package org.papergraph.format;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Lines that belong together: a sentence or paragraph, wrapped or not.
 *
 * @param lines at least one, none blank
 * @param afterBlank whether a blank line, or the beginning of the file, stands before it
 */
record Passage(List<Line> lines, boolean afterBlank) {

    Passage {
        lines = List.copyOf(lines);
    }

    /** The line on which it begins. */
    long line() {
        return lines.get(0).number();
    }

    /** The words on one line. A hyphen at the end of a line stays, without a blank after it. */
    String text() {
        if (lines.size() == 1) {
            return lines.get(0).stripped();
        }
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            boolean hyphen = text.length() > 1
                    && text.charAt(text.length() - 1) == '-'
                    && Character.isLetterOrDigit(text.charAt(text.length() - 2));
            if (!text.isEmpty() && !hyphen) {
                text.append(' ');
            }
            text.append(line.stripped());
        }
        return text.toString();
    }

    /** The words as they stand in the source, lines parted by {@code \n}. */
    String written() {
        return lines.stream().map(Line::stripped).collect(Collectors.joining("\n"));
    }
}
