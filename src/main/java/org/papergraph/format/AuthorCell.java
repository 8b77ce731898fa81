package org.papergraph.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * The names of several authors in one cell or phrase, parted by semicolons, bars, line breaks, {@code and} or commas.
 *
 * @param contributors in the order of the text, each with its name in reading order
 * @param marker the words that say that there are more, {@code ""} when there are none
 * @param odd what could not be told for certain, {@code ""} when nothing
 */
record AuthorCell(List<Contributor> contributors, String marker, String odd) {

    private static final int MAX_NAMES = 20_000;
    private static final int MAX_NAME = 300;

    private static final Pattern MARKER = Pattern.compile(
            "(?i)(?:(?<![\\s,;|&])[\\s,;|&]++)?(?:\\band\\s++)?(?:\\bet\\.?\\s*+al\\b\\.?|\\b(?:and\\s+)?others\\b\\.?|\\band\\s+[0-9]+\\s+(?:more|others|additional authors?)\\b|\\+\\s?[0-9]+(?:\\s+(?:more|authors))?\\b|…|(?<!\\.)\\.\\.\\.)[\\s.,;:|]*+$");
    private static final Pattern AND =
            Pattern.compile("(?<!\\s)(?:\\s*+,\\s++|\\s++)(?:and|AND|und|et|y|e)\\s++|(?<!\\s)\\s*+,?\\s*+&\\s*+");
    /* "J. B.", "AB", "J.-P.", and no word. */
    private static final Pattern INITIALS =
            Pattern.compile("(?:\\p{Lu}\\p{M}*\\.?[ -]?){1,4}|(?:\\p{Lu}\\p{Ll}?\\.[ -]?){1,4}");
    private static final Pattern SUFFIX = Pattern.compile("(?i)(?:jr|sr)\\.?|II|III|IV");
    /* Scopus and others put the number of an author behind the name. */
    private static final Pattern NUMBER = Pattern.compile("(?:(?<!\\s)\\s++)?\\([0-9]{6,12}\\)\\s*+$");
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)(?:et\\.?\\s*)?al\\.?|others\\.?|anonymous|anon\\.?|n/?a|unknown|none|null|nan|various|\\[?no authors? (?:name )?(?:available|listed)\\]?");

    AuthorCell {
        contributors = List.copyOf(contributors);
    }

    /** Takes a cell apart. */
    static AuthorCell of(String cell) {
        String text = PlainText.unescapeEntities(cell).strip();
        String marker = "";
        Matcher cut = MARKER.matcher(text.substring(Math.max(0, text.length() - 60)));
        if (cut.find()) {
            int at = Math.max(0, text.length() - 60) + cut.start();
            marker = PlainText.of(cut.group().replaceFirst("^[\\s,;|&]+", "")).replaceFirst("^and\\s+(?=[0-9])", "");
            text = PlainText.withoutEnd(text.substring(0, at), " ,;|&");
        }
        List<String> names = new ArrayList<>();
        String odd = split(text, names);
        List<Contributor> contributors = new ArrayList<>();
        for (String name : names) {
            String written = NUMBER.matcher(PlainText.of(name)).replaceFirst("").strip();
            if (written.codePoints().noneMatch(Character::isLetter)
                    || NOBODY.matcher(PersonNames.display(written)).matches()
                    || NOBODY.matcher(written).matches()) {
                continue;
            }
            if (written.length() > MAX_NAME || contributors.size() >= MAX_NAMES) {
                odd = "a name of more than " + MAX_NAME + " characters, or too many names: left out";
                continue;
            }
            List<Contributor> both = SpokenFor.in(written);
            contributors.addAll(both.isEmpty() ? List.of(contributor(written)) : both);
        }
        return new AuthorCell(contributors, marker, odd);
    }

    /** The list; one that is not marked as cut is as complete as the source's lists are. */
    AuthorList list(AuthorList.Status uncut) {
        if (!marker.isEmpty()) {
            return AuthorList.truncated(contributors, 0, marker);
        }
        return contributors.isEmpty() ? AuthorList.NONE : new AuthorList(contributors, uncut, 0, "");
    }

    static Contributor contributor(String written) {
        String name = PersonNames.display(written);
        if (PersonNames.isGroup(name)) {
            return Contributor.group(name);
        }
        PersonName parts = PersonNames.parse(name);
        return Contributor.person(name.indexOf(',') > 0 ? readingOrder(parts) : name, parts);
    }

    private static String readingOrder(PersonName name) {
        String suffix = name.suffix().isEmpty() ? "" : " " + name.suffix();
        return PlainText.fold(name.given() + " " + name.particle() + " " + name.family() + suffix);
    }

    /* Fills in the names; gives what was odd. */
    private static String split(String text, List<String> names) {
        if (text.indexOf(';') >= 0) {
            for (String part : text.split(";", -1)) {
                // "Shih, YH; Chen, L and Doe, J"
                addAll(names, part.indexOf(',') < 0 ? AND.split(part, -1) : new String[] {part});
            }
            return "";
        }
        for (String separator : new String[] {"\\|+", "[\\r\\n]+", "\\s*(?:，|、)\\s*"}) {
            String[] parts = text.split(separator, -1);
            if (parts.length > 1) {
                addAll(names, parts);
                return "";
            }
        }
        String[] anded = AND.split(text, -1);
        if (anded.length > 1 && Arrays.stream(anded).allMatch(AuthorCell::isFamilyFirst)) {
            addAll(names, anded);
            return "";
        }
        List<String> parts = new ArrayList<>();
        for (String part : anded) {
            for (String piece : part.split(",", -1)) {
                String name = piece.strip();
                if (SUFFIX.matcher(name).matches() && !parts.isEmpty()) {
                    parts.set(parts.size() - 1, parts.get(parts.size() - 1) + ", " + name);
                } else if (!name.isEmpty()) {
                    parts.add(name);
                }
            }
        }
        return commas(parts, names);
    }

    /* Commas part names, or family and given names, or both: "Smith, J., Doe, A.B." */
    private static String commas(List<String> parts, List<String> names) {
        boolean pairs = parts.size() > 1 && parts.size() % 2 == 0;
        for (int i = 0; i < parts.size() && pairs; i++) {
            pairs = INITIALS.matcher(parts.get(i)).matches() == (i % 2 == 1);
        }
        if (pairs) {
            for (int i = 0; i < parts.size(); i += 2) {
                names.add(parts.get(i) + ", " + parts.get(i + 1));
            }
            return "";
        }
        long single = parts.stream().filter(p -> p.indexOf(' ') < 0).count();
        if (parts.size() == 2 && (single == 2 || INITIALS.matcher(parts.get(1)).matches())) {
            names.add(parts.get(0) + ", " + parts.get(1));
            return "";
        }
        names.addAll(parts);
        return parts.size() > 1 && single * 2 > parts.size()
                ? "cannot tell names from parts of names in \"" + shown(parts) + "\": taken as " + parts.size()
                        + " authors"
                : "";
    }

    private static String shown(List<String> parts) {
        String all = String.join(", ", parts);
        return all.length() <= 80
                ? all
                : all.substring(0, all.offsetByCodePoints(0, Math.min(79, all.codePointCount(0, all.length())))) + "…";
    }

    private static boolean isFamilyFirst(String name) {
        int comma = name.indexOf(',');
        return comma > 0
                && name.indexOf(',', comma + 1) < 0
                && comma < name.strip().length() - 1;
    }

    private static void addAll(List<String> names, String[] parts) {
        for (String part : parts) {
            if (!part.isBlank()) {
                names.add(part.strip());
            }
        }
    }
}
