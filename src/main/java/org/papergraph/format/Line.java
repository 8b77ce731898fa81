package org.papergraph.format;

/**
 * A line of a text file.
 *
 * @param number 1-based
 * @param text its characters without the line end
 */
record Line(long number, String text) {

    boolean isBlank() {
        return text.isBlank();
    }

    /** The text without blanks around it. */
    String stripped() {
        return text.strip();
    }
}
