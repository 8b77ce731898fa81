package org.papergraph.format;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.PartialDate;

/** Dates as English pages write them: {@code 17 January, 2024}, {@code Jan 17, 2024}, {@code January 2024}, {@code 2024-01-17}. */
final class DateWords {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final String MONTH =
            "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
                    + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
    private static final String WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+)?";
    private static final Pattern DAY_FIRST =
            Pattern.compile("(?i)" + WEEKDAY + "(?:(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\\s+)?" + MONTH
                    + ",?\\s+(?<year>[0-9]{4})(?:[\\s,]+[0-9]{1,2}:[0-9:]+.*)?");
    private static final Pattern MONTH_FIRST = Pattern.compile("(?i)" + WEEKDAY + MONTH
            + "\\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>[0-9]{4})(?:[\\s,]+[0-9]{1,2}:[0-9:]+.*)?");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<year>[0-9]{4})[-/.](?<month>[0-9]{1,2})[-/.](?<day>[0-9]{1,2})(?:[T ][0-9]{1,2}:.*)?");

    private DateWords() {}

    /** Reads a date; empty when the text is none, names a month in another language, or a day that does not exist. */
    static Optional<PartialDate> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > 60) {
            return Optional.empty();
        }
        for (Pattern pattern : List.of(DAY_FIRST, MONTH_FIRST)) {
            Matcher m = pattern.matcher(stripped);
            if (m.matches()) {
                int month = 1 + MONTHS.indexOf(m.group("month").substring(0, 3).toLowerCase(Locale.ROOT));
                int day = m.group("day") == null ? 0 : Integer.parseInt(m.group("day"));
                boolean zero = m.group("day") != null && day == 0;
                return zero ? Optional.empty() : date(Integer.parseInt(m.group("year")), month, day);
            }
        }
        Matcher m = NUMERIC.matcher(stripped);
        if (m.matches()) {
            int month = Integer.parseInt(m.group("month"));
            int day = Integer.parseInt(m.group("day"));
            return month == 0 || day == 0 ? Optional.empty() : date(Integer.parseInt(m.group("year")), month, day);
        }
        return PartialDate.parse(stripped);
    }

    private static Optional<PartialDate> date(int year, int month, int day) {
        try {
            return Optional.of(new PartialDate(year, month, day));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
