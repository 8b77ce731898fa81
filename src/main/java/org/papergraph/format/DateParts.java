package org.papergraph.format;

import java.time.DateTimeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.PartialDate;

/**
 * A date as CSL and Crossref give it: in parts, or in words.
 *
 * @param date none or one
 * @param written the parts as they stand, {@code 2019-5-1}, or the words; {@code ""} when there is nothing
 * @param remark what was odd, {@code ""} when nothing was
 */
record DateParts(List<PartialDate> date, String written, String remark) {

    private static final DateParts NONE = new DateParts(List.of(), "", "");
    private static final Pattern YEAR =
            Pattern.compile("(?<![0-9.,/\\p{L}])(?:1[5-9]|20)[0-9]{2}(?![0-9\\p{L}]|\\s*(?i:b\\.?\\s?c))");

    /** Reads the value of a date variable; what it does not say is none, what cannot be understood is remarked on. */
    static DateParts of(JsonValue value) {
        if (value.isText() || value.isNumber()) {
            return words(value.text());
        }
        if (!value.isObject()) {
            return NONE;
        }
        DateParts parts = parts(value.get("date-parts"));
        if (parts.date().isEmpty()) {
            for (String name : List.of("raw", "literal", "date-time")) {
                if (!value.text(name).isBlank()) {
                    return words(value.text(name));
                }
            }
        }
        String circa = value.get("circa").text();
        boolean about = !circa.isEmpty() && !circa.equals("false") && !circa.equals("0");
        return about && !parts.date().isEmpty() && parts.remark().isEmpty()
                ? new DateParts(parts.date(), parts.written(), "date said to be about right: kept")
                : parts;
    }

    private static DateParts parts(JsonValue list) {
        List<JsonValue> dates = list.items();
        if (dates.isEmpty()) {
            return NONE;
        }
        if (!dates.get(0).isArray()) {
            return parts(dates);
        }
        DateParts first = parts(dates.get(0).items());
        DateParts last = dates.size() < 2 ? NONE : parts(dates.get(1).items());
        if (first.date().isEmpty() || last.date().isEmpty() || last.date().equals(first.date())) {
            return first;
        }
        PartialDate from = first.date().get(0);
        PartialDate to = last.date().get(0);
        String written = first.written() + "/" + last.written();
        if (from.year() != to.year()) {
            return new DateParts(first.date(), written, "dates " + written + " are years apart: the first one kept");
        }
        PartialDate common =
                from.month() == to.month() ? PartialDate.of(from.year(), from.month()) : PartialDate.of(from.year());
        return new DateParts(List.of(from.month() == 0 ? PartialDate.of(from.year()) : common), written, "");
    }

    private static DateParts parts(List<JsonValue> parts) {
        StringBuilder written = new StringBuilder();
        for (int i = 0; i < parts.size() && i < 3; i++) {
            written.append(i == 0 ? "" : "-").append(parts.get(i).text().strip());
        }
        String text = written.toString();
        if (text.replace("-", "").isEmpty()) {
            return NONE;
        }
        return of(text, number(parts, 0), number(parts, 1), number(parts, 2));
    }

    private static DateParts of(String written, int year, int month, int day) {
        if (year < 1 || year > 9999) {
            return new DateParts(List.of(), written, "date " + written + " has no year between 1 and 9999: left out");
        }
        if (month == 0) {
            return new DateParts(List.of(PartialDate.of(year)), written, "");
        }
        if (month < 1 || month > 12) {
            boolean season = month >= 13 && month <= 24;
            return new DateParts(
                    List.of(PartialDate.of(year)),
                    written,
                    season
                            ? "date " + written + " names a season: its year kept"
                            : "date " + written + " has no month between 1 and 12: its year kept");
        }
        try {
            return new DateParts(List.of(new PartialDate(year, month, day)), written, "");
        } catch (DateTimeException e) {
            return new DateParts(
                    List.of(PartialDate.of(year, month)),
                    written,
                    "date " + written + " does not exist: its month kept");
        }
    }

    /* 0 when it is not there or empty, -1 when it is no number. */
    private static int number(List<JsonValue> parts, int index) {
        String text = index < parts.size() ? parts.get(index).text().strip() : "";
        if (text.isEmpty()) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || i > 5) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static DateParts words(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return NONE;
        }
        Optional<PartialDate> date = DateWords.parse(stripped);
        if (date.isPresent()) {
            return new DateParts(List.of(date.get()), text, "");
        }
        Matcher year = YEAR.matcher(stripped.length() > 200 ? stripped.substring(0, 200) : stripped);
        if (year.find()) {
            return new DateParts(
                    List.of(PartialDate.of(Integer.parseInt(year.group()))),
                    text,
                    "date in words \"" + stripped + "\": its first year kept");
        }
        return new DateParts(List.of(), text, "date in words that are not understood: left out");
    }
}
