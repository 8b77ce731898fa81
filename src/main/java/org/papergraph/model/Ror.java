package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A ROR identifier of a research organisation with correct check digits.
 *
 * @param value its address: {@code https://ror.org/05gzmn429}
 * @see <a href="https://ror.readme.io/docs/identifier">ROR identifier pattern</a>
 */
public record Ror(String value) {

    private static final Pattern FORM = Pattern.compile(
            "(?:https?://)?(?:www\\.)?(?:ror\\.org/)?0([a-hj-km-np-tv-z0-9]{6})([0-9]{2})", Pattern.CASE_INSENSITIVE);
    private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

    public Ror {
        Objects.requireNonNull(value, "value");
    }

    /** Reads an address or bare identifier; empty when the form or the check digits are wrong. */
    public static Optional<Ror> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        String digits = m.group(1).toLowerCase(Locale.ROOT);
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            number = number * 32 + CROCKFORD.indexOf(digits.charAt(i));
        }
        // ISO 7064 MOD 97-10.
        long check = 98 - number * 100 % 97;
        return check == Integer.parseInt(m.group(2))
                ? Optional.of(new Ror("https://ror.org/0" + digits + m.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
