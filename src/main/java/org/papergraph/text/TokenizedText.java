package org.papergraph.text;

import java.util.List;
import java.util.Objects;

/** A text with its tokens, which knows the place of a {@code char} in code points. */
public final class TokenizedText {

    private final String text;
    private final List<Token> tokens;
    /** Code points before each {@code char}; empty when every code point is one {@code char}. */
    private final int[] codePoints;

    TokenizedText(String text, List<Token> tokens) {
        this.text = Objects.requireNonNull(text, "text");
        this.tokens = List.copyOf(tokens);
        this.codePoints = count(text);
    }

    private static int[] count(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return new int[0];
        }
        int[] counts = new int[text.length() + 1];
        int seen = 0;
        int at = 0;
        while (at < text.length()) {
            int next = at + Character.charCount(text.codePointAt(at));
            for (int i = at; i < next; i++) {
                counts[i] = seen;
            }
            seen++;
            at = next;
        }
        counts[text.length()] = seen;
        return counts;
    }

    public String text() {
        return text;
    }

    /** The tokens in the order of the text. */
    public List<Token> tokens() {
        return tokens;
    }

    /** The number of code points before the {@code char} at that offset, 0 to the text's length. */
    public int codePoint(int offset) {
        return codePoints.length == 0 ? offset : codePoints[offset];
    }

    /** The words from one token to another, as they stand in the text. */
    public String words(int firstToken, int endToken) {
        return text.substring(
                tokens.get(firstToken).start(), tokens.get(endToken - 1).end());
    }
}
