package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * An ORCID iD with a correct check digit: {@code 0000-0002-1825-0097}.
 *
 * @param value four groups of four, the last character a digit or {@code X}
 * @see <a href="https://support.orcid.org/hc/en-us/articles/360006897674">Structure of the ORCID identifier</a>
 */
public record Orcid(String value) {

    private static final int DIGITS = 16;
    private static final String SITE = "://orcid.org/";

    public Orcid {
        Objects.requireNonNull(value, "value");
    }

    /** Reads a bare iD or an orcid.org address; empty when the form or the check digit is wrong. */
    public static Optional<Orcid> parse(String text) {
        String stripped = text.strip();
        StringBuilder iD = new StringBuilder(DIGITS + 3);
        int digits = 0;
        // ISO 7064 MOD 11-2 over the first fifteen digits.
        int total = 0;
        for (int i = siteEnd(stripped); i < stripped.length(); i++) {
            char c = stripped.charAt(i);
            if (c == '-' && digits % 4 == 0 && digits > 0 && digits < DIGITS && stripped.charAt(i - 1) != '-') {
                continue;
            }
            boolean last = digits == DIGITS - 1;
            if (digits == DIGITS || ((c < '0' || c > '9') && !(last && (c == 'X' || c == 'x')))) {
                return Optional.empty();
            }
            if (digits > 0 && digits % 4 == 0) {
                iD.append('-');
            }
            if (last) {
                int check = (12 - total % 11) % 11;
                c = c == 'x' ? 'X' : c;
                if (c != (check == 10 ? 'X' : (char) ('0' + check))) {
                    return Optional.empty();
                }
            } else {
                total = (total + c - '0') * 2;
            }
            iD.append(c);
            digits++;
        }
        return digits == DIGITS ? Optional.of(new Orcid(iD.toString())) : Optional.empty();
    }

    /* Where the iD begins: behind the address of ORCID, when it is given with that. */
    private static int siteEnd(String text) {
        if (text.isEmpty() || (text.charAt(0) | 0x20) != 'h') {
            return 0;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("http" + SITE)
                ? "http".length() + SITE.length()
                : lower.startsWith("https" + SITE) ? "https".length() + SITE.length() : 0;
    }

    @Override
    public String toString() {
        return value;
    }
}
