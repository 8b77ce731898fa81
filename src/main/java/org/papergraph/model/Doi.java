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
            "(?:https?://(?:dx\\.|www\\.)?doi\\.org/|doi\\s*:\\s*)?(?<doi>10\\.[0-9]{4,9}(?:\\.[0-9]+)*/[^\\s<>\"{}|\\\\^`]+)",
            Pattern.CASE_INSENSITIVE);

    public Doi {
        Objects.requireNonNull(value, "value");
    }

    /** Reads a bare DOI, {@code doi:} form or doi.org address; empty when the text is none. */
    public static Optional<Doi> parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        return m.matches() ? Optional.of(new Doi(m.group("doi").toLowerCase(Locale.ROOT))) : Optional.empty();
    }

    @Override
    public String toString() {
        return value;
    }
}
