package org.papergraph.text;

import java.util.Arrays;

/**
 * Characters that are being put together, in an array that can be worked on in place.
 *
 * <p>A {@link StringBuilder} keeps them in one byte each until the first that needs two, and turns its whole content over then.
 */
final class TextBuffer {

    private char[] chars;
    private int length;

    TextBuffer(int capacity) {
        this.chars = new char[capacity];
    }

    /** The array itself; what is beyond {@link #length} means nothing. */
    char[] chars() {
        return chars;
    }

    int length() {
        return length;
    }

    char charAt(int i) {
        return chars[i];
    }

    String substring(int from) {
        return new String(chars, from, length - from);
    }

    /** A copy of what comes after a place. */
    char[] from(int place) {
        return Arrays.copyOfRange(chars, place, length);
    }

    /** Takes back what comes after a place. */
    void cut(int to) {
        length = to;
    }

    TextBuffer append(char c) {
        need(1);
        chars[length] = c;
        length++;
        return this;
    }

    TextBuffer append(String text) {
        return append(text, 0, text.length());
    }

    TextBuffer append(String text, int from, int to) {
        need(to - from);
        text.getChars(from, to, chars, length);
        length += to - from;
        return this;
    }

    TextBuffer append(char[] text, int from, int size) {
        need(size);
        System.arraycopy(text, from, chars, length, size);
        length += size;
        return this;
    }

    private void need(int more) {
        if (chars.length - length < more) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, length + more));
        }
    }
}
