package org.papergraph.model;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
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
        String[] parts = iso.strip().split("-", -1);
        if (parts.length > 3) {
            return Optional.empty();
        }
        int[] numbers = new int[3];
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].matches(i == 0 ? "[0-9]{4}" : "[0-9]{1,2}")) {
                return Optional.empty();
            }
            numbers[i] = Integer.parseInt(parts[i]);
            if (numbers[i] == 0) {
                return Optional.empty();
            }
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
        return switch (precision()) {
            case YEAR -> String.format(Locale.ROOT, "%04d", year);
            case MONTH -> String.format(Locale.ROOT, "%04d-%02d", year, month);
            case DAY -> String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
        };
    }
}
