package org.papergraph.format;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.PartialDate;

/**
 * Dates as bibliographic XML gives them: in three elements, of which each may be missing or hold a word, or as the phrases of
 * MEDLINE.
 *
 * @see <a href="https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html">MedlineDate in the description of elements</a>
 */
final class SourceDates {

    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9])[12][0-9]{3}(?![0-9])");
    private static final Pattern MONTH =
            Pattern.compile("(?i)\\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*");
    private static final Pattern DAY =
            Pattern.compile("^\\s*([0-9]{1,2})(?![0-9])(?!(?:st|nd|rd|th)?\\s*(?i:quart|trim))");
    private static final Pattern SPAN = Pattern.compile("[-–—/]|\\b(?:to|and)\\b");

    private SourceDates() {}

    /**
     * The beginning of the span that a phrase such as {@code 1944-1945}, {@code 1998 Dec-1999 Jan}, {@code 2000 Spring} or
     * {@code 1999 Jul 15-31} names; empty when there is no year in it.
     */
    static Optional<PartialDate> ofPhrase(String phrase) {
        Matcher year = YEAR.matcher(phrase);
        if (!year.find()) {
            return Optional.empty();
        }
        int y = Integer.parseInt(year.group());
        // What stands before the year belongs to it in "Winter 2000" and "Dec 1998"; what follows it in all others.
        String rest = phrase.substring(year.end());
        Matcher month = MONTH.matcher(rest);
        if (!month.find() || hasYear(rest.substring(0, month.start()))) {
            rest = phrase.substring(0, year.start());
            month = MONTH.matcher(rest);
            if (!month.find()) {
                return of(y, 0, 0);
            }
        }
        int m = 1 + MONTHS.indexOf(month.group(1).toLowerCase(Locale.ROOT));
        Matcher day = DAY.matcher(rest.substring(month.end()));
        return of(y, m, day.find() ? Integer.parseInt(day.group(1)) : 0);
    }

    private static boolean hasYear(String text) {
        return YEAR.matcher(text).find();
    }

    /** Whether a phrase names a span of time and not one day, month or year. */
    static boolean isSpan(String phrase) {
        return SPAN.matcher(phrase).find();
    }

    /**
     * A date in parts. The month may be a number or an English word; a month that is none (a season, {@code Jan-Mar}) gives its
     * beginning or is left out; a day that does not exist is left out.
     */
    static Optional<PartialDate> ofParts(String year, String month, String day) {
        String y = year.strip();
        if (!y.matches("[0-9]{4}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(y);
        int m = month(month.strip());
        int d = day.strip().matches("[0-9]{1,2}") && m > 0 ? Integer.parseInt(day.strip()) : 0;
        return of(number, m, d);
    }

    private static int month(String word) {
        if (word.matches("[0-9]{1,2}")) {
            int number = Integer.parseInt(word);
            // 21 to 34 are the seasons and quarters of Crossref.
            return number <= 12 ? number : 0;
        }
        Matcher m = MONTH.matcher(word);
        return m.lookingAt() ? 1 + MONTHS.indexOf(m.group(1).toLowerCase(Locale.ROOT)) : 0;
    }

    private static Optional<PartialDate> of(int year, int month, int day) {
        if (year < 1) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PartialDate(year, month, month == 0 ? 0 : day));
        } catch (DateTimeException e) {
            return Optional.of(month >= 1 && month <= 12 ? PartialDate.of(year, month) : PartialDate.of(year));
        }
    }

    /**
     * The day on which something first appeared that has several dates of publication. Of two dates of which one covers the
     * other, the more precise one counts.
     */
    static Optional<PartialDate> earliest(List<PartialDate> dates) {
        return dates.stream().reduce((a, b) -> covers(a, b) ? b : covers(b, a) ? a : a.compareTo(b) <= 0 ? a : b);
    }

    private static boolean covers(PartialDate wide, PartialDate narrow) {
        return wide.year() == narrow.year()
                && (wide.month() == 0 || (wide.month() == narrow.month() && wide.day() == 0));
    }
}
