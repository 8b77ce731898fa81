package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.papergraph.text.Folding;

/**
 * The words by which members of a series differ though the rest of their texts is alike: numbers, years, parts, volumes,
 * editions, and the words that make a paper an erratum or a comment on another.
 *
 * <p>Two writings of one number give one mark: {@code Part II}, {@code part 2} and {@code Part Two} all give {@code 2}.
 */
final class SeriesMarks {

    private static final Pattern SEGMENTS = Pattern.compile("[:;?!.\\u2013\\u2014()\\[\\]]|\\s-+\\s");

    private static final Set<String> BEFORE_NUMBER = Set.of(
            "part", "volume", "vol", "chapter", "version", "edition", "book", "phase", "section", "lecture", "no",
            "number", "issue", "series", "stage", "study", "episode", "season", "report", "paper", "track", "task",
            "year", "wave");

    private static final Set<String> AFTER_ORDINAL = Set.of(
            "edition",
            "version",
            "volume",
            "part",
            "chapter",
            "book",
            "report",
            "annual",
            "international",
            "national",
            "workshop",
            "conference",
            "symposium",
            "congress",
            "meeting",
            "issue",
            "round",
            "lecture",
            "generation",
            "phase",
            "installment",
            "instalment",
            "assessment",
            "quarter",
            "year",
            "wave");

    private static final Set<String> NOTICES = Set.of(
            "erratum", "errata", "corrigendum", "corrigenda", "addendum", "retraction", "rejoinder", "retracted");

    private static final Set<String> NOTICES_WITH_PREPOSITION =
            Set.of("comment", "comments", "commentary", "reply", "response", "correction", "corrections", "discussion");

    private static final Map<String, String> ROMAN = Map.ofEntries(
            Map.entry("i", "1"),
            Map.entry("ii", "2"),
            Map.entry("iii", "3"),
            Map.entry("iv", "4"),
            Map.entry("v", "5"),
            Map.entry("vi", "6"),
            Map.entry("vii", "7"),
            Map.entry("viii", "8"),
            Map.entry("ix", "9"),
            Map.entry("x", "10"),
            Map.entry("xi", "11"),
            Map.entry("xii", "12"),
            Map.entry("xiii", "13"),
            Map.entry("xiv", "14"),
            Map.entry("xv", "15"),
            Map.entry("xvi", "16"),
            Map.entry("xvii", "17"),
            Map.entry("xviii", "18"),
            Map.entry("xix", "19"),
            Map.entry("xx", "20"));

    private static final Map<String, String> CARDINALS = Map.ofEntries(
            Map.entry("one", "1"),
            Map.entry("two", "2"),
            Map.entry("three", "3"),
            Map.entry("four", "4"),
            Map.entry("five", "5"),
            Map.entry("six", "6"),
            Map.entry("seven", "7"),
            Map.entry("eight", "8"),
            Map.entry("nine", "9"),
            Map.entry("ten", "10"),
            Map.entry("eleven", "11"),
            Map.entry("twelve", "12"));

    private static final Map<String, String> ORDINALS = Map.ofEntries(
            Map.entry("first", "1"),
            Map.entry("second", "2"),
            Map.entry("third", "3"),
            Map.entry("fourth", "4"),
            Map.entry("fifth", "5"),
            Map.entry("sixth", "6"),
            Map.entry("seventh", "7"),
            Map.entry("eighth", "8"),
            Map.entry("ninth", "9"),
            Map.entry("tenth", "10"),
            Map.entry("eleventh", "11"),
            Map.entry("twelfth", "12"),
            Map.entry("thirteenth", "13"),
            Map.entry("fourteenth", "14"),
            Map.entry("fifteenth", "15"),
            Map.entry("sixteenth", "16"),
            Map.entry("seventeenth", "17"),
            Map.entry("eighteenth", "18"),
            Map.entry("nineteenth", "19"),
            Map.entry("twentieth", "20"));

    private static final Set<String> MONTHS = Set.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");

    private static final Pattern ORDINAL_NUMBER = Pattern.compile("([0-9]+)(?:st|nd|rd|th)");

    private SeriesMarks() {}

    /** The marks of a title as written, sorted; a Roman number also counts alone, above one or at the end of a part. */
    static List<String> ofTitle(String title) {
        List<String> marks = new ArrayList<>();
        for (String segment : SEGMENTS.split(title, -1)) {
            List<String> words = Folding.words(segment);
            collect(words, marks);
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                boolean last = i == words.size() - 1;
                boolean taken = i > 0 && BEFORE_NUMBER.contains(words.get(i - 1));
                if (!taken && ROMAN.containsKey(word) && (word.length() > 1 || (last && words.size() > 1))) {
                    marks.add(ROMAN.getOrDefault(word, word));
                }
                if (NOTICES.contains(word)
                        || (NOTICES_WITH_PREPOSITION.contains(word)
                                && (last || Set.of("on", "to").contains(words.get(i + 1))))) {
                    marks.add(word);
                }
            }
        }
        return marks.stream().sorted().toList();
    }

    /**
     * Whether a subtitle says which member of a series it is: a year, a counted part or edition, an erratum. A number in a name
     * ({@code GPT-4}) does not.
     */
    static boolean namesMember(String subtitle) {
        List<String> words = new ArrayList<>();
        for (String segment : SEGMENTS.split(subtitle, -1)) {
            words.addAll(Folding.words(segment));
        }
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean counted = (i > 0 && BEFORE_NUMBER.contains(words.get(i - 1)))
                    || (i + 1 < words.size() && AFTER_ORDINAL.contains(words.get(i + 1)));
            if (YEAR.matcher(word).matches() || (hasDigit(word) && counted)) {
                return true;
            }
        }
        return ofTitle(subtitle).stream().anyMatch(mark -> !hasDigit(mark))
                || (ofTitle(subtitle).stream().anyMatch(SeriesMarks::hasDigit)
                        && words.stream().noneMatch(SeriesMarks::hasDigit));
    }

    /** The marks of running text after folding, sorted. */
    static List<String> ofText(String folded) {
        List<String> marks = new ArrayList<>();
        if (!folded.isEmpty()) {
            collect(List.of(folded.split(" ", -1)), marks);
        }
        return marks.stream().sorted().toList();
    }

    private static void collect(List<String> words, List<String> marks) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String before = i > 0 ? words.get(i - 1) : "";
            String after = i + 1 < words.size() ? words.get(i + 1) : "";
            boolean numbered = BEFORE_NUMBER.contains(before);
            if (hasDigit(word)) {
                marks.add(ORDINAL_NUMBER.matcher(word).replaceFirst("$1"));
            } else if (ORDINALS.containsKey(word) && (AFTER_ORDINAL.contains(after) || numbered)) {
                marks.add(ORDINALS.getOrDefault(word, word));
            } else if (numbered && ROMAN.containsKey(word)) {
                marks.add(ROMAN.getOrDefault(word, word));
            } else if (numbered && CARDINALS.containsKey(word)) {
                marks.add(CARDINALS.getOrDefault(word, word));
            } else if (before.equals("part") && word.length() == 1) {
                marks.add(word);
            } else if (MONTHS.contains(word) && (hasDigit(before) || hasDigit(after))) {
                marks.add(word);
            }
        }
    }

    private static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) >= '0' && word.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
