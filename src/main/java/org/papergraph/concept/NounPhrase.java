package org.papergraph.concept;

/**
 * A noun phrase of a text, without articles and vague modifiers.
 *
 * @param first its first token
 * @param end the token after its last
 * @param words the number of its words, a hyphenated compound counted once
 * @param name whether all its words are a name: {@code Claude 3 Opus}, {@code GPT-3.5}
 * @param coined whether a word of it is written as only made names are: {@code GoldiProx}, {@code WMDP}
 */
record NounPhrase(int first, int end, int words, boolean name, boolean coined) {

    NounPhrase {
        if (first < 0 || end <= first || words < 1) {
            throw new IllegalArgumentException("not a phrase: " + first + ".." + end + " of " + words + " words");
        }
    }
}
