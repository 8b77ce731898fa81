package org.papergraph.format;

import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.papergraph.model.PartialDate;

/**
 * Dates as bibliographies write them: {@code 2004-06/2004-08}, {@code 1984~}, {@code 2010/05//}, {@code 7~apr}, {@code Apr.--Jun.},
 * {@code c1999}, {@code 2001 Winter}. Of a range the beginning counts.
 */
final class WrittenDates {

    private static final int MAX_LENGTH = 100;
    private static final int EARLIEST = 1000;
    private static final int LATEST = 2999;
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    /* Where other languages begin a month otherwise; the longer ones first. */
    private static final List<List<String>> OTHER_MONTHS = List.of(
            List.of("jän", "ene", "gen", "янв"),
            List.of("fév", "fev", "feb", "фев"),
            List.of("mär", "maa", "mar", "мар"),
            List.of("avr", "abr", "apr", "апр"),
            List.of("mai", "may", "mag", "mei", "май"),
            List.of("juin", "jun", "giu", "июн"),
            List.of("juil", "jul", "lug", "июл"),
            List.of("août", "aoû", "ago", "aug", "авг"),
            List.of("sep", "set", "сен"),
            List.of("okt", "oct", "out", "ott", "окт"),
            List.of("nov", "ноя"),
            List.of("déc", "dez", "dic", "dec", "дек"));

    private WrittenDates() {}

    /** Reads a date in one text; empty when it has no year. */
    static Optional<PartialDate> parse(String text) {
        String date = text.strip();
        if (date.isEmpty() || date.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (date.charAt(0) == '/' || date.startsWith("../")) {
            // A range whose beginning is open.
            date = date.substring(date.indexOf('/') + 1);
        }
        Optional<PartialDate> numbers = numbers(date);
        if (numbers.isPresent()) {
            return numbers;
        }
        Optional<PartialDate> words = DateWords.parse(date);
        if (words.isPresent()) {
            return words;
        }
        int year = year(date);
        if (year == 0) {
            return Optional.empty();
        }
        int month = month(date);
        return of(year, month, month == 0 ? 0 : day(date.replace(Integer.toString(year), " ")));
    }

    /** Puts a date together from what is written for its parts; empty when there is no year. */
    static Optional<PartialDate> of(String year, String month, String day) {
        int y = year(year);
        if (y == 0) {
            return Optional.empty();
        }
        int m = month(month);
        int d = m == 0 ? 0 : day.isBlank() ? day(withoutYear(month, y)) : day(day);
        return of(y, m, d);
    }

    private static String withoutYear(String month, int year) {
        boolean number = month.strip().chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? "" : month.replace(Integer.toString(year), " ");
    }

    /* 2004-06-12, 2004/06/12/, 2004-06/2004-08, 2004-06?, 2004-06-12T10:00:00Z, 2004-22 (summer), 2004-XX, 20040612. */
    private static Optional<PartialDate> numbers(String date) {
        int[] parts = new int[3];
        int part = 0;
        int digits = 0;
        int i = 0;
        for (; i < date.length(); i++) {
            char c = date.charAt(i);
            if (c >= '0' && c <= '9') {
                if (digits == 4) {
                    break;
                }
                parts[part] = parts[part] * 10 + (c - '0');
                digits++;
            } else if (isSeparator(date, i) && part < 2 && (part == 0 ? digits == 4 : digits > 0)) {
                part++;
                digits = 0;
            } else {
                break;
            }
        }
        if (part == 0 && digits == 4 && i < date.length() && date.charAt(i) >= '0' && date.charAt(i) <= '9') {
            return date.matches("[0-9]{8}")
                    ? of(number(date, 0, 4), number(date, 4, 6), number(date, 6, 8))
                    : Optional.empty();
        }
        if (part == 0 && digits != 4) {
            return Optional.empty();
        }
        String rest = date.substring(i);
        boolean month = part > 0 && parts[1] >= 1 && parts[1] <= 12;
        // "1998/99", "2001-2002", and seasons.
        if (part > 0 && !month) {
            return of(parts[0], 0, 0);
        }
        boolean words = rest.chars().anyMatch(Character::isLetter) && !rest.startsWith("T") && !rest.startsWith("X");
        if (words && part < 2) {
            return Optional.empty();
        }
        return of(parts[0], month ? parts[1] : 0, month && parts[2] <= 31 ? parts[2] : 0);
    }

    private static boolean isSeparator(String date, int i) {
        char c = date.charAt(i);
        return c == '-'
                || c == '/'
                || c == '.'
                || (c == ' ' && i + 1 < date.length() && Character.isDigit(date.charAt(i + 1)));
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    private static Optional<PartialDate> of(int year, int month, int day) {
        for (int precision = 2; precision >= 0; precision--) {
            try {
                return Optional.of(
                        new PartialDate(year, precision > 0 ? month : 0, precision > 1 && month > 0 ? day : 0));
            } catch (DateTimeException e) {
                // The day does not exist, or the month: what is coarser may be right.
            }
        }
        return Optional.empty();
    }

    /** The first number of four digits that can be a year, 0 when there is none. */
    static int year(String text) {
        int digits = 0;
        int number = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                digits++;
                number = digits > 4 ? 0 : number * 10 + (c - '0');
            } else {
                if (digits == 4 && number >= EARLIEST && number <= LATEST) {
                    return number;
                }
                digits = 0;
                number = 0;
            }
        }
        return 0;
    }

    /* The first month that is named or numbered, 0 when there is none. */
    private static int month(String text) {
        String lower = text.strip().toLowerCase(Locale.ROOT);
        if (lower.isEmpty() || lower.length() > MAX_LENGTH) {
            return 0;
        }
        if (lower.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int number = lower.length() > 2 ? 0 : Integer.parseInt(lower);
            return number <= 12 ? number : 0;
        }
        for (int i = 0; i < lower.length(); i++) {
            if (!Character.isLetter(lower.charAt(i)) || (i > 0 && Character.isLetter(lower.charAt(i - 1)))) {
                continue;
            }
            for (int m = 0; m < MONTHS.size(); m++) {
                String word = lower.substring(i);
                if (word.startsWith(MONTHS.get(m))
                        || OTHER_MONTHS.get(m).stream().anyMatch(word::startsWith)) {
                    return m + 1;
                }
            }
        }
        return 0;
    }

    /* The first number of one or two digits that is a day, 0 when there is none. */
    private static int day(String text) {
        int digits = 0;
        int number = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c >= '0' && c <= '9') {
                digits++;
                number = digits > 2 ? 0 : number * 10 + (c - '0');
            } else {
                if (digits > 0 && digits < 3 && number >= 1 && number <= 31) {
                    return number;
                }
                digits = 0;
                number = 0;
            }
        }
        return 0;
    }
}
