package org.papergraph.model;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Digital Object Identifier, bare and in lower case: {@code 10.48550/arxiv.2401.05566}.
 *
 * @param value prefix, slash, suffix
 * @see <a href="https://www.doi.org/doi-handbook/HTML/index.html">DOI handbook</a>
 */
public record Doi(String value) {

    private static final Pattern FORM = Pattern.compile(
            "(?:https?://(?:dx\\.|www\\.)?doi\\.org/|doi\\s*:\\s*)?(?<doi>10\\.[0-9]{4,9}(?:\\.[0-9]+)*/[^\\s\"{}|\\\\^`]+)",
            Pattern.CASE_INSENSITIVE);

    /* Other brackets are those of markup around a DOI. */
    private static final Pattern SICI = Pattern.compile("[^<>]*[0-9]<[^<>]+>[0-9][^<>]*");

    public Doi {
        Objects.requireNonNull(value, "value");
    }

    /**
     * Reads a bare DOI, {@code doi:} form or doi.org address; empty when the text is none. Older DOIs of Wiley hold angle
     * brackets, {@code 10.1002/(sici)1097-0258(1998)17:1<1::aid-sim1>3.0.co;2-0}, which addresses write as {@code %3C} and
     * {@code %3E}.
     */
    public static Optional<Doi> parse(String text) {
        String bare = text.strip();
        if (isBare(bare)) {
            return Optional.of(new Doi(bare.toLowerCase(Locale.ROOT)));
        }
        Matcher m = FORM.matcher(bare);
        if (!m.matches()) {
            return Optional.empty();
        }
        String doi = m.group("doi").toLowerCase(Locale.ROOT).replace("%3c", "<").replace("%3e", ">");
        boolean brackets = doi.indexOf('<') >= 0 || doi.indexOf('>') >= 0;
        return !brackets || SICI.matcher(doi).matches() ? Optional.of(new Doi(doi)) : Optional.empty();
    }

    /* Whether the text is a DOI and nothing else, as most sources give it. */
    private static boolean isBare(String text) {
        if (!text.startsWith("10.")) {
            return false;
        }
        int end = digitsEnd(text, 3);
        if (end < 7 || end > 12) {
            return false;
        }
        while (end + 1 < text.length() && text.charAt(end) == '.' && digitsEnd(text, end + 1) > end + 1) {
            end = digitsEnd(text, end + 1);
        }
        if (end + 1 >= text.length() || text.charAt(end) != '/') {
            return false;
        }
        for (int i = end + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || (c >= '\t' && c <= '\r') || "<>\"{}|\\^`%".indexOf(c) >= 0) {
                return false;
            }
        }
        return true;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    @Override
    public String toString() {
        return value;
    }
}
