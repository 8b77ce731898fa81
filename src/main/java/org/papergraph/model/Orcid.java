package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ORCID iD with a correct check digit: {@code 0000-0002-1825-0097}.
 *
 * @param value four groups of four, the last character a digit or {@code X}
 * @see <a href="https://support.orcid.org/hc/en-us/articles/360006897674">Structure of the ORCID identifier</a>
 */
public record Orcid(String value) {

    private static final Pattern FORM = Pattern.compile(
            "(?:https?://orcid\\.org/)?([0-9]{4})-?([0-9]{4})-?([0-9]{4})-?([0-9]{3}[0-9X])", Pattern.CASE_INSENSITIVE);

    public Orcid {
        Objects.requireNonNull(value, "value");
    }

    /** Reads a bare iD or an orcid.org address; empty when the form or the check digit is wrong. */
    public static Optional<Orcid> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String digits = (m.group(1) + m.group(2) + m.group(3) + m.group(4)).toUpperCase(Locale.ROOT);
        // ISO 7064 MOD 11-2 over the first fifteen digits.
        int total = 0;
        for (int i = 0; i < 15; i++) {
            total = (total + Character.digit(digits.charAt(i), 10)) * 2;
        }
        int check = (12 - total % 11) % 11;
        char expected = check == 10 ? 'X' : (char) ('0' + check);
        if (digits.charAt(15) != expected) {
            return Optional.empty();
        }
        return Optional.of(new Orcid(digits.replaceAll("(.{4})(?!$)", "$1-")));
    }

    @Override
    public String toString() {
        return value;
    }
}
