package org.papergraph.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.papergraph.model.Affiliation;
import org.papergraph.model.Contributor;
import org.papergraph.text.PlainText;

/**
 * Names as the first page of a paper shows them: with academic degrees, and with the numbers of the affiliations that stand
 * below them, as in {@code Panos Roussos, MD, PhD 1,2, Boris Guennewig 3}.
 */
final class PrintedNames {

    private static final Pattern DEGREE = Pattern.compile(
            "(?<!\\s)\\s*+,\\s*+(?:Ph\\.?\\s?D|M\\.?\\s?D|M\\.?Sc|B\\.?Sc|M\\.?S|M\\.?A|B\\.?A|M\\.?P\\.?H|M\\.?B\\.?A|D\\.?Phil|Dr\\.?P\\.?H|R\\.?N|FRCP|FACS)\\b\\.?(?=$|[\\s,;*†‡0-9(])"
                    + "|(?<!\\s)\\s++Ph\\.?\\s?D\\b\\.?(?=$|[\\s,;*†‡0-9(])");
    private static final Pattern TITLE = Pattern.compile("(?i)^(?:dr|prof|professor)\\b\\.?\\s+(?=\\p{Lu})");
    private static final Pattern POSITION = Pattern.compile(
            "(?i)(?:(?:associate|assistant|executive|managing|full|adjunct|medical)\\s+)*(?:director|professor|editor|president|lecturer|corresponding author)");
    private static final String NUMBER = "[0-9]{1,2}(?![0-9])";
    private static final Pattern MARKS = Pattern.compile("(?<=[\\p{L}.*†‡§¶#])\\s*+\\(?\\s*+(" + NUMBER
            + "(?:\\s*+[,–-]\\s*+" + NUMBER + ")*+)\\s*+\\)?[\\s*†‡§¶#,;]*+");
    private static final Pattern EDGES =
            Pattern.compile("^(?:[\\s,;*†‡§¶#]|(?:and|&)\\s)++|(?<![\\s,;*†‡§¶#])[\\s,;*†‡§¶#]++$");
    private static final Pattern FIRST_NUMBER = Pattern.compile("^\\s*\\(?(" + NUMBER + ")[.):]?\\s*(?=\\p{L})");
    private static final Pattern NEXT_NUMBER =
            Pattern.compile("(?<=[;,.])\\s+\\(?(" + NUMBER + ")[.):]?\\s+(?=\\p{Lu})");
    private static final int MOST_MARKS = 100;

    private final List<Line> lines = new ArrayList<>();
    private final List<Marked> marked = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();

    /* A name in the order of the page, and the numbers behind it. */
    private record Marked(String name, Set<Integer> numbers) {}

    /* An affiliation with its number, 0 when it has none. */
    private record Place(int number, String name, XmlElement at) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Lines as {@link AuthorLines} reads them. */
    List<Line> lines() {
        return lines;
    }

    /** Takes a list of authors, or a name that is said again where one may write to. */
    void names(String printed, long line) {
        String text = DEGREE.matcher(printed).replaceAll("");
        List<String> pieces = new ArrayList<>();
        List<Marked> found = new ArrayList<>();
        Matcher m = MARKS.matcher(text);
        int from = 0;
        while (m.find()) {
            String piece = edged(text.substring(from, m.start()));
            pieces.add(piece);
            found.add(new Marked(piece, numbers(m.group(1))));
            from = m.end();
        }
        pieces.add(edged(text.substring(from)));
        pieces.removeIf(String::isEmpty);
        boolean familyFirst = found.size() > 1
                && pieces.stream().allMatch(p -> p.chars().filter(c -> c == ',').count() == 1);
        List<String> kept = new ArrayList<>();
        for (String piece : pieces) {
            List.of(familyFirst ? new String[] {piece} : piece.split(",", -1)).stream()
                    .map(p -> TITLE.matcher(p.strip()).replaceFirst(""))
                    .filter(this::isNew)
                    .forEach(kept::add);
        }
        if (!kept.isEmpty()) {
            lines.add(new Line(line, String.join(familyFirst ? "; " : ", ", kept)));
            for (Marked one : found) {
                String name = one.name();
                String last = familyFirst ? name : name.substring(name.lastIndexOf(',') + 1);
                marked.add(new Marked(sorted(last.replaceFirst("^.*\\s(?:and|&)\\s", "")), one.numbers()));
            }
        }
        kept.forEach(k -> letters.append(lettersOf(k)).append('\n'));
    }

    private static String edged(String text) {
        return EDGES.matcher(text).replaceAll("").strip();
    }

    /* Within one list two people may have one name; a further list says again who is in the first one. */
    private boolean isNew(String name) {
        String own = lettersOf(name);
        return !own.isEmpty() && !POSITION.matcher(name).matches() && (lines.isEmpty() || letters.indexOf(own) < 0);
    }

    private static String lettersOf(String name) {
        return name.codePoints()
                .filter(Character::isLetter)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /* The same for a name in either order. */
    private static String sorted(String name) {
        return lettersOf(name)
                .codePoints()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Set<Integer> numbers(String marks) {
        Set<Integer> all = new LinkedHashSet<>();
        for (String part : marks.split(",", -1)) {
            String[] range = part.strip().split("\\s*[–-]\\s*", -1);
            int first = Integer.parseInt(range[0]);
            int last = Integer.parseInt(range[range.length - 1]);
            for (int i = first; i <= Math.max(first, last) && all.size() < MOST_MARKS; i++) {
                all.add(i);
            }
        }
        return all;
    }

    /** Takes an affiliation, or several in one element, each behind its number. */
    void affiliation(String printed, XmlElement at) {
        Matcher first = FIRST_NUMBER.matcher(printed);
        if (!first.find()) {
            place(0, printed, at);
            return;
        }
        int number = Integer.parseInt(first.group(1));
        int from = first.end();
        Matcher next = NEXT_NUMBER.matcher(printed);
        while (next.find(from)) {
            if (Integer.parseInt(next.group(1)) != number + 1) {
                break;
            }
            place(number, printed.substring(from, next.start()), at);
            number++;
            from = next.end();
        }
        place(number, printed.substring(from), at);
    }

    private void place(int number, String name, XmlElement at) {
        String words = edged(name);
        if (!words.isEmpty()) {
            places.add(new Place(number, words, at));
        }
    }

    /** Takes the address of the affiliation above it. */
    void address(String printed) {
        String words = PlainText.fold(edged(printed));
        if (!places.isEmpty() && !words.isEmpty()) {
            Place last = places.remove(places.size() - 1);
            places.add(new Place(last.number(), last.name() + ", " + words, last.at()));
        }
    }

    /** The contributors with their affiliations; reports those of nobody. */
    List<Contributor> placed(List<Contributor> contributors, Output out) {
        List<Set<Integer>> numbers = contributors.stream()
                .map(c -> (Set<Integer>) new LinkedHashSet<Integer>())
                .collect(Collectors.toList());
        int from = 0;
        for (Marked one : marked) {
            for (int i = from; i < contributors.size(); i++) {
                if (sorted(contributors.get(i).nameAsWritten()).equals(one.name())) {
                    numbers.get(i).addAll(one.numbers());
                    from = i + 1;
                    break;
                }
            }
        }
        boolean everybodys = places.size() == 1 && numbers.stream().allMatch(Set::isEmpty);
        Set<Place> linked = new LinkedHashSet<>();
        List<Contributor> all = new ArrayList<>();
        for (int i = 0; i < contributors.size(); i++) {
            Contributor c = contributors.get(i);
            Set<Integer> own = numbers.get(i);
            List<Place> of = places.stream()
                    .filter(p -> own.contains(p.number()) || (everybodys && c.kind() == Contributor.Kind.PERSON))
                    .toList();
            linked.addAll(of);
            List<Affiliation> named =
                    of.stream().map(p -> Affiliation.named(p.name())).distinct().toList();
            all.add(named.isEmpty() ? c : c.withAffiliations(named));
        }
        places.stream()
                .filter(p -> !linked.contains(p))
                .forEach(p -> out.warn(
                        p.at().line(), p.at().column(), "an affiliation is linked to no author: left out", p.name()));
        return all;
    }
}
