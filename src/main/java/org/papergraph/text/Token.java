package org.papergraph.text;

import java.util.Objects;

/**
 * A word, a number or a sign of a text.
 *
 * @param text the token as it stands in the text
 * @param kind what it is made of
 * @param start where it begins, 0-based, in {@code char}s (not in code points: see {@link TokenizedText#codePoint})
 * @param end where it ends, exclusive, in {@code char}s
 * @param joint what stands between it and the token before
 * @param sentence the number of its sentence, 0-based
 */
public record Token(String text, Kind kind, int start, int end, Joint joint, int sentence) {

    /** What a token is made of. */
    public enum Kind {
        /** Letters, perhaps with digits: {@code model}, {@code 1M}, {@code R&D}, {@code e.g.}. */
        WORD,
        /** Digits only: {@code 42}, {@code 4,157}, {@code 3.5}. */
        NUMBER,
        /** The {@code 's} of {@code Goodhart's}. */
        POSSESSIVE,
        /** A web address. */
        ADDRESS,
        /** One sign that is none of the others. */
        SIGN
    }

    /** What stands between a token and the one before. */
    public enum Joint {
        /** White space, or nothing at the start of the text. */
        SPACE,
        /** One hyphen that joins two words; the hyphen itself is no token. */
        HYPHEN,
        /** Nothing. */
        NONE
    }

    public Token {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(joint, "joint");
    }

    /** Whether this is a word or a number. */
    public boolean isWord() {
        return kind == Kind.WORD || kind == Kind.NUMBER;
    }

    /** Whether this is the given sign. */
    public boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    Token inSentence(int number) {
        return number == sentence ? this : new Token(text, kind, start, end, joint, number);
    }
}
