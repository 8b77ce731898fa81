package org.papergraph.format;

import java.util.Arrays;

/**
 * The inverted index that OpenAlex gives in place of an abstract, each word with its positions: the text is put together again.
 */
final class InvertedIndex {

    private static final int MAX_WORDS = 1_000_000;

    /* Position in the upper half, number of the word as it was added in the lower half: sorted, they are the text. */
    private long[] places = new long[256];
    private int count;
    private String[] words = new String[256];
    private int wordCount;
    private int odd;

    /** Adds a word; its positions follow. */
    void word(String word) {
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, 2 * wordCount);
        }
        words[wordCount++] = word;
    }

    /** Adds a position of the word that was added last, as the source writes it. */
    void position(String written) {
        int position = number(written);
        if (position < 0 || count >= MAX_WORDS) {
            odd++;
            return;
        }
        if (count == places.length) {
            places = Arrays.copyOf(places, 2 * count);
        }
        places[count++] = ((long) position << 32) | (wordCount - 1);
    }

    private static int number(String written) {
        int length = written.length();
        if (length == 0 || length > 9) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = written.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** The text and what was odd about its index. */
    Text text() {
        sort();
        StringBuilder out = new StringBuilder(7 * count);
        int missing = 0;
        int doubled = 0;
        int last = -1;
        for (int i = 0; i < count; i++) {
            int position = (int) (places[i] >>> 32);
            if (position == last) {
                doubled++;
            } else {
                missing += position - last - 1;
            }
            last = position;
            String word = words[(int) places[i]];
            if (!out.isEmpty() && !word.isEmpty()) {
                out.append(' ');
            }
            out.append(word);
        }
        return new Text(out.toString(), missing, doubled, odd);
    }

    /* Positions that are close together, each taken once, are put in their places; others are sorted. */
    private void sort() {
        int last = 0;
        for (int i = 0; i < count; i++) {
            last = Math.max(last, (int) (places[i] >>> 32));
        }
        if (last >= count + 64) {
            Arrays.sort(places, 0, count);
            return;
        }
        long[] slots = new long[last + 1];
        for (int i = 0; i < count; i++) {
            int slot = (int) (places[i] >>> 32);
            if (slots[slot] != 0) {
                Arrays.sort(places, 0, count);
                return;
            }
            slots[slot] = places[i] + 1;
        }
        int next = 0;
        for (long slot : slots) {
            if (slot != 0) {
                places[next++] = slot - 1;
            }
        }
    }

    /**
     * An abstract from its index.
     *
     * @param text the words in their order
     * @param missing positions before the last word at which there is none
     * @param doubled words at positions that others have too; they follow those
     * @param odd positions that are no numbers: left out
     */
    record Text(String text, int missing, int doubled, int odd) {

        /** What was odd, in words, {@code ""} when nothing was. */
        String remark() {
            StringBuilder remark = new StringBuilder();
            add(remark, missing, "position without a word", "positions without a word");
            add(remark, doubled, "word at the position of another", "words at the position of another");
            add(remark, odd, "position that is no number", "positions that are no numbers");
            return remark.toString();
        }

        private static void add(StringBuilder remark, int count, String one, String many) {
            if (count > 0) {
                remark.append(remark.isEmpty() ? "" : ", ")
                        .append(count)
                        .append(' ')
                        .append(count == 1 ? one : many);
            }
        }
    }
}
