package org.papergraph.format;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.papergraph.text.Folding;

/**
 * The row of a table that says what its columns hold.
 *
 * @param line where it stands, 1-based
 * @param separator what parts the cells
 * @param names as written
 * @param columns the columns of each field, the best first
 */
record TableHeader(long line, char separator, List<String> names, Map<TableField, List<Integer>> columns) {

    /** How many lines may stand above the header. */
    static final int PREAMBLE = 20;

    private static final char[] SEPARATORS = {'\t', ',', ';', '|'};
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\\uFEFF?\"?sep=(.)\"?");
    /* A sentence may hold "title" and "authors", parted by commas. */
    private static final int MAX_NAME = 80;

    TableHeader {
        names = List.copyOf(names);
        columns = Map.copyOf(columns);
    }

    /** The separator that a line such as {@code sep=;} names. */
    static Optional<Character> separator(String line) {
        var m = SEPARATOR_LINE.matcher(line.strip());
        return m.matches() ? Optional.of(m.group(1).charAt(0)) : Optional.empty();
    }

    /**
     * Reads a line as a header, when it is one: it names the paper, by title or identifier, and one thing more.
     *
     * @param mapped field names and the headers that the user says they have
     */
    static Optional<TableHeader> of(Line line, Map<String, String> mapped, Optional<Character> separator) {
        TableHeader best = null;
        int most = 0;
        for (char candidate : separator.map(c -> new char[] {c}).orElse(SEPARATORS)) {
            TableHeader header = of(line, candidate, mapped);
            int known = header.columns.values().stream().mapToInt(List::size).sum();
            boolean names = header.columns.keySet().stream().anyMatch(TableField::names);
            boolean enough = mapped.isEmpty()
                    ? header.isPlain() && known >= 2 && !header.isOfJournals()
                    : header.missing(mapped).isEmpty();
            if (names && enough && known > most) {
                best = header;
                most = known;
            }
        }
        return Optional.ofNullable(best);
    }

    private static TableHeader of(Line line, char separator, Map<String, String> mapped) {
        List<String> names = cells(line, separator);
        Map<TableField, List<Integer>> columns = new EnumMap<>(TableField.class);
        columns.putAll(TableField.columns(names));
        Map<TableField, List<Integer>> named = new EnumMap<>(TableField.class);
        mapped.forEach((field, name) -> {
            int column = indexOf(names, name);
            if (column >= 0) {
                named.computeIfAbsent(TableField.of(field).orElseThrow(), f -> new ArrayList<>())
                        .add(column);
            }
        });
        // What is mapped is meant, whatever the header says.
        columns.replaceAll((field, places) -> places.stream()
                .filter(p -> named.values().stream().noneMatch(n -> n.contains(p)))
                .toList());
        columns.values().removeIf(List::isEmpty);
        columns.putAll(named);
        return new TableHeader(line.number(), separator, names, columns);
    }

    private static List<String> cells(Line line, char separator) {
        return TableRows.header(line, separator).stream()
                .map(c -> c.text().replace("\uFEFF", "").strip())
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static int indexOf(List<String> names, String name) {
        int exact = names.indexOf(name.strip());
        if (exact >= 0) {
            return exact;
        }
        String folded = Folding.joined(name);
        for (int i = 0; i < names.size(); i++) {
            if (Folding.joined(names.get(i)).equals(folded) && !folded.isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    /** Which of the mapped headers this row does not have. */
    Set<String> missing(Map<String, String> mapped) {
        Set<String> missing = new TreeSet<>();
        mapped.values().stream().filter(name -> indexOf(names, name) < 0).forEach(missing::add);
        return missing;
    }

    /* Lists of journals have titles too. */
    private boolean isOfJournals() {
        return columns.keySet().stream().allMatch(TableField::isOfJournals)
                && names.stream().anyMatch(n -> Folding.joined(n).startsWith("issn"));
    }

    private boolean isPlain() {
        return names.size() >= 2 && names.stream().allMatch(n -> n.length() <= MAX_NAME);
    }

    /** The headers of columns that are taken for nothing. */
    List<String> others() {
        Map<Integer, TableField> taken = new HashMap<>();
        columns.forEach((field, places) -> places.forEach(p -> taken.put(p, field)));
        List<String> others = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!taken.containsKey(i) && !names.get(i).isEmpty()) {
                others.add(names.get(i));
            }
        }
        return others;
    }
}
