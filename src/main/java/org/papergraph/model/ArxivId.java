package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An arXiv identifier without its version: {@code 2405.19550}, {@code hep-th/9901001}.
 *
 * @param value the identifier, new style or old style (archive in lower case, no subject class)
 * @see <a href="https://info.arxiv.org/help/arxiv_identifier.html">arXiv's identifier schemes</a>
 */
public record ArxivId(String value) {

    private static final Pattern FORM = Pattern.compile(
            "(?:https?://(?:www\\.|export\\.)?arxiv\\.org/(?:abs|pdf|html)/|arxiv\\s*:\\s*)?"
                    + "(?:(?<yymm>[0-9]{4})\\.(?<serial>[0-9]{4,5})|(?<archive>[a-z-]+)(?:\\.[a-z]{2})?/(?<old>[0-9]{7}))"
                    + "(?:v[0-9]{1,3})?(?:\\.pdf)?",
            Pattern.CASE_INSENSITIVE);

    public ArxivId {
        Objects.requireNonNull(value, "value");
    }

    /** Reads an identifier, {@code arXiv:} form or arxiv.org address, dropping its version; empty when it is none. */
    public static Optional<ArxivId> parse(String text) {
        String stripped = text.strip();
        if (isBare(stripped)) {
            return Optional.of(new ArxivId(stripped));
        }
        Matcher m = FORM.matcher(stripped);
        if (!m.matches()) {
            return Optional.empty();
        }
        if (m.group("old") != null) {
            return Optional.of(new ArxivId(m.group("archive").toLowerCase(Locale.ROOT) + "/" + m.group("old")));
        }
        int month = Integer.parseInt(m.group("yymm").substring(2));
        if (month < 1 || month > 12) {
            return Optional.empty();
        }
        return Optional.of(new ArxivId(m.group("yymm") + "." + m.group("serial")));
    }

    /* Whether the text is an identifier of the new style and nothing else, as most sources give it. */
    private static boolean isBare(String text) {
        int length = text.length();
        if (length < 9 || length > 10) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (i == 4 ? c != '.' : c < '0' || c > '9') {
                return false;
            }
        }
        int month = (text.charAt(2) - '0') * 10 + text.charAt(3) - '0';
        return month >= 1 && month <= 12;
    }

    @Override
    public String toString() {
        return value;
    }
}
