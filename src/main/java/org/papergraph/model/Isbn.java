package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An International Standard Book Number with a correct check digit, in its form of 13 digits.
 *
 * @param value {@code 9780262035613}
 */
public record Isbn(String value) {

    public Isbn {
        Objects.requireNonNull(value, "value");
    }

    /** Reads an ISBN of 10 or 13 digits, with or without hyphens and the word; empty when form or check digit are wrong. */
    public static Optional<Isbn> parse(String text) {
        String digits = digits(text, "ISBN");
        if (digits.length() == 10) {
            return isTen(digits) ? Optional.of(new Isbn(thirteen("978" + digits.substring(0, 9)))) : Optional.empty();
        }
        if (digits.length() != 13 || !(digits.startsWith("978") || digits.startsWith("979"))) {
            return Optional.empty();
        }
        for (int i = 0; i < 13; i++) {
            if (digit(digits.charAt(i), false) < 0) {
                return Optional.empty();
            }
        }
        return thirteen(digits.substring(0, 12)).equals(digits) ? Optional.of(new Isbn(digits)) : Optional.empty();
    }

    private static boolean isTen(String digits) {
        int sum = 0;
        for (int i = 0; i < 10; i++) {
            int digit = digit(digits.charAt(i), i == 9);
            if (digit < 0) {
                return false;
            }
            sum += digit * (10 - i);
        }
        return sum % 11 == 0;
    }

    private static String thirteen(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (char) ('0' + (10 - sum % 10) % 10);
    }

    /** The value of a digit, 10 for an X that may stand last; -1 for anything else. */
    static int digit(char c, boolean last) {
        return c >= '0' && c <= '9' ? c - '0' : last && (c == 'X' || c == 'x') ? 10 : -1;
    }

    /** What stands behind the word, without blanks and hyphens of any sort. */
    static String digits(String text, String word) {
        String bare = text.strip();
        if (bare.toUpperCase(Locale.ROOT).startsWith(word)) {
            bare = bare.substring(word.length());
            int colon = bare.indexOf(':');
            bare = colon >= 0 ? bare.substring(colon + 1) : bare.replaceFirst("^-1[03]", "");
        }
        StringBuilder digits = new StringBuilder(13);
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (c != '-' && !Character.isWhitespace(c) && Character.getType(c) != Character.DASH_PUNCTUATION) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
