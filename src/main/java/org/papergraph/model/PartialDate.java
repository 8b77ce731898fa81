package org.papergraph.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;

/**
 * A date as precise as it is known: a year, a month of a year, or a day.
 *
 * @param year 1 to 9999
 * @param month 1 to 12; 0 when only the year is known
 * @param day 1 to 31; 0 when it is not known
 */
public record PartialDate(int year, int month, int day) implements Comparable<PartialDate> {

    private static final Comparator<PartialDate> ORDER = Comparator.comparingInt(PartialDate::year)
            .thenComparingInt(PartialDate::month)
            .thenComparingInt(PartialDate::day);

    /** How much of a date is known. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY
    }

    public PartialDate {
        if (year < 1 || year > 9999) {
            throw new DateTimeException("year out of range: " + year);
        }
        if (month == 0 && day != 0) {
            throw new DateTimeException("a day without a month: " + day);
        }
        if (month != 0) {
            // Refuses 30 February and the like.
            LocalDate.of(year, month, day == 0 ? 1 : day);
        }
    }

    public static PartialDate of(int year) {
        return new PartialDate(year, 0, 0);
    }

    public static PartialDate of(int year, int month) {
        return new PartialDate(year, month, 0);
    }

    public static PartialDate of(int year, int month, int day) {
        return new PartialDate(year, month, day);
    }

    /** Reads {@code 2024}, {@code 2024-01} or {@code 2024-01-10}; empty when the text is none of these. */
    public static Optional<PartialDate> parse(String iso) {
        String text = iso.strip();
        int[] numbers = new int[3];
        int at = 0;
        for (int i = 0; i < numbers.length; i++) {
            int start = at;
            while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9' && at - start <= 4) {
                numbers[i] = numbers[i] * 10 + text.charAt(at) - '0';
                at++;
            }
            boolean wide = i == 0 ? at - start == 4 : at - start == 1 || at - start == 2;
            if (!wide || numbers[i] == 0) {
                return Optional.empty();
            }
            if (at == text.length()) {
                break;
            }
            if (text.charAt(at) != '-') {
                return Optional.empty();
            }
            at++;
        }
        // What is left over is a fourth part, or a hyphen that nothing follows.
        if (at < text.length() || text.endsWith("-")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PartialDate(numbers[0], numbers[1], numbers[2]));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Precision precision() {
        return month == 0 ? Precision.YEAR : day == 0 ? Precision.MONTH : Precision.DAY;
    }

    /** By time; a less precise date comes before the more precise ones that it covers. */
    @Override
    public int compareTo(PartialDate other) {
        return ORDER.compare(this, other);
    }

    /** {@code 2024}, {@code 2024-01} or {@code 2024-01-10}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(10);
        for (int limit = 1000; limit > year; limit /= 10) {
            out.append('0');
        }
        out.append(year);
        if (month > 0) {
            out.append(month < 10 ? "-0" : "-").append(month);
        }
        if (day > 0) {
            out.append(day < 10 ? "-0" : "-").append(day);
        }
        return out.toString();
    }
}
