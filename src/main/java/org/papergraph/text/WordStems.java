package org.papergraph.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Beginnings of words, looked for in a text in one pass and whatever their case.
 *
 * <p>Made to be asked before a regular expression whose every match holds one of the words: most texts have none, and a pass
 * over their letters takes a hundredth of the time. Letters are compared as {@code (?i)} does: only those of ASCII have a
 * case. A word begins where no ASCII letter stands before, which is so wherever {@code \b} and {@code \s} are.
 */
final class WordStems {

    private static final int LETTERS = 26;
    private static final Stem[] NONE = {};

    private record Stem(String letters, int group) {}

    /* By the first two letters; most pairs begin no stem. */
    private final Stem[][] byPair = new Stem[LETTERS * LETTERS][];

    /** @param groups the stems, each of two or more lower-case ASCII letters, of each group, a power of two */
    WordStems(Map<Integer, String> groups) {
        List<List<Stem>> stems = new ArrayList<>();
        for (int i = 0; i < byPair.length; i++) {
            stems.add(new ArrayList<>());
        }
        groups.forEach((group, words) -> {
            for (String word : words.strip().split("\\s+", -1)) {
                stems.get(pair(word, 0)).add(new Stem(word, group));
            }
        });
        for (int i = 0; i < byPair.length; i++) {
            byPair[i] = stems.get(i).toArray(NONE);
        }
    }

    /** Stems that are all of one group, 1. */
    static WordStems of(String words) {
        return new WordStems(Map.of(1, words));
    }

    /** The groups, in one sum, of which a stem begins a word of the text. */
    int in(String text) {
        int found = 0;
        boolean inWord = false;
        int last = text.length() - 1;
        for (int i = 0; i < last; i++) {
            boolean letter = isLetter(text.charAt(i));
            if (letter && !inWord) {
                found |= at(text, i);
            }
            inWord = letter;
        }
        return found;
    }

    /** The groups of the stems with which the text goes on from a place. */
    int at(String text, int place) {
        int pair = place + 1 < text.length() ? pair(text, place) : -1;
        if (pair < 0) {
            return 0;
        }
        int found = 0;
        for (Stem stem : byPair[pair]) {
            if (beginsAt(text, place, stem.letters)) {
                found |= stem.group;
            }
        }
        return found;
    }

    private static boolean beginsAt(String text, int place, String stem) {
        if (text.length() - place < stem.length()) {
            return false;
        }
        for (int i = 2; i < stem.length(); i++) {
            if ((text.charAt(place + i) | 0x20) != stem.charAt(i) || !isLetter(text.charAt(place + i))) {
                return false;
            }
        }
        return true;
    }

    private static int pair(String text, int place) {
        char first = text.charAt(place);
        char second = text.charAt(place + 1);
        return isLetter(first) && isLetter(second) ? ((first | 0x20) - 'a') * LETTERS + (second | 0x20) - 'a' : -1;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
