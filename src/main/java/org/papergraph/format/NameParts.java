package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/** Contributors from names that a source gives in parts, as CSL and Crossref do. */
final class NameParts {

    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Pattern FULL_NAME = Pattern.compile(
            "\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:\\p{Lu}[\\p{L}.'’-]*|van|von|de|der|den|la|di|da|dos|bin|al|el)){1,4}");
    private static final Pattern NO_NAME =
            Pattern.compile("(?i)eds?\\.?|editors?|and|others|et\\.? al\\.?|jr\\.?|sr\\.?|ph\\.?d\\.?|m\\.?d\\.?");

    private NameParts() {}

    /**
     * A person, or the group that the words say it is.
     *
     * @param given given names, {@code ""} when the source gives none
     * @param particle what stands before the family name, {@code ""} when the source does not part it from the name
     * @param family the family name, with its particle unless that is given
     * @param suffix {@code Jr.}, {@code III}
     * @return none when all parts are blank
     */
    static List<Contributor> of(String given, String particle, String family, String suffix) {
        String first = PlainText.of(given);
        String last = PlainText.of((particle + " " + family));
        String end = PlainText.of(suffix);
        String whole = inReadingOrder(first, last, end);
        if (whole.isEmpty()) {
            return List.of();
        }
        if (PersonNames.isGroup(whole)) {
            return List.of(Contributor.group(whole));
        }
        if (last.isEmpty() || (first.isEmpty() && end.isEmpty() && particle.isBlank())) {
            return List.of(Contributor.person(whole, PersonNames.parse(whole)));
        }
        String before = PlainText.of(particle);
        String bare = PlainText.of(family);
        // A particle without a family name holds it.
        if (!before.isEmpty() && !bare.isEmpty()) {
            return List.of(Contributor.person(whole, new PersonName(first, before, bare, end)));
        }
        return List.of(Contributor.person(whole, parts(first, last, end)));
    }

    /* The particle is looked for where there may be one. */
    private static PersonName parts(String given, String family, String suffix) {
        boolean simple = family.indexOf(' ') < 0
                && family.indexOf(',') < 0
                && given.indexOf(',') < 0
                && (given.isEmpty() || !Character.isLowerCase(lastWordStart(given)));
        if (simple) {
            return new PersonName(given, "", family, suffix);
        }
        PersonName name = PersonNames.parse(
                family + (suffix.isEmpty() ? "" : ", " + suffix) + (given.isEmpty() ? "" : ", " + given));
        // A suffix that is not known as one must not become a given name.
        return suffix.isEmpty() || !name.suffix().isEmpty() ? name : new PersonName(given, "", family, suffix);
    }

    private static int lastWordStart(String text) {
        return text.codePointAt(text.lastIndexOf(' ') + 1);
    }

    private static String inReadingOrder(String given, String family, String suffix) {
        if (!given.isEmpty() && !family.isEmpty() && isEastAsian(given) && isEastAsian(family)) {
            return family + given + (suffix.isEmpty() ? "" : " " + suffix);
        }
        StringBuilder whole = new StringBuilder(given);
        for (String part : List.of(family, suffix)) {
            if (!part.isEmpty()) {
                whole.append(whole.isEmpty() ? "" : " ").append(part);
            }
        }
        return whole.toString();
    }

    private static boolean isEastAsian(String name) {
        return name.codePoints().allMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> c == 'ー';
        });
    }

    /**
     * The people in a family name that holds several full ones: {@code Elton E. Rodgers, Bill B. Belt, Ed}.
     *
     * @return none when it is one name
     */
    static List<Contributor> several(String family) {
        String text = PlainText.of(family);
        if (text.indexOf(',') < 0 || text.length() > 2000) {
            return List.of();
        }
        String[] parts = COMMA.split(text, -1);
        List<Contributor> people = new ArrayList<>();
        for (String part : parts) {
            if (FULL_NAME.matcher(part).matches()) {
                people.add(Contributor.person(part, PersonNames.parse(part)));
            } else if (!NO_NAME.matcher(part).matches()) {
                return List.of();
            }
        }
        // Two may be one: "García Lopez, Maria José".
        return people.size() > 1 && parts.length > 2 ? people : List.of();
    }
}
