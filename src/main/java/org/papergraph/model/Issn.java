package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An International Standard Serial Number with a correct check digit.
 *
 * @param value {@code 0378-5955}
 */
public record Issn(String value) {

    private static final int LENGTH = 8;

    public Issn {
        Objects.requireNonNull(value, "value");
    }

    /** Reads an ISSN with or without its hyphen and the word; empty when the form or the check digit is wrong. */
    public static Optional<Issn> parse(String text) {
        String digits = Isbn.digits(text, "ISSN");
        if (digits.length() != LENGTH) {
            return Optional.empty();
        }
        int sum = 0;
        for (int i = 0; i < LENGTH; i++) {
            int digit = Isbn.digit(digits.charAt(i), i == LENGTH - 1);
            if (digit < 0) {
                return Optional.empty();
            }
            sum += digit * (LENGTH - i);
        }
        String upper = digits.toUpperCase(Locale.ROOT);
        return sum % 11 == 0
                ? Optional.of(new Issn(upper.substring(0, 4) + "-" + upper.substring(4)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
