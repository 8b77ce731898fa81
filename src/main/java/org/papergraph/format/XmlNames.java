package org.papergraph.format;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/** Contributors whose names XML gives in parts or as a whole. */
final class XmlNames {

    private static final Pattern BEHALF =
            Pattern.compile("(?i)^(?:and\\s+)?(?:for|on\\s+behalf\\s+of)\\s+(?:the\\s+)?");

    private XmlNames() {}

    /**
     * The contributor with a given name and a family name, of which each may be missing; the name of a collaboration in the
     * field of a person is a group.
     *
     * @return empty when there is no letter in the name
     */
    static Optional<Contributor> western(String given, String family, String suffix) {
        return NameParts.of(given, "", family, suffix).stream()
                .filter(c -> hasLetter(c.nameAsWritten()))
                .findFirst();
    }

    /** The same for a name that is read with the family name first: {@code 刘洋}, {@code Szabó Dénes}. */
    static Optional<Contributor> eastern(String given, String family) {
        String first = PlainText.fold(family);
        String second = PlainText.fold(given);
        if (first.isEmpty() || second.isEmpty()) {
            return western(given, family, "");
        }
        String written = isHan(first) && isHan(second) ? first + second : first + " " + second;
        return hasLetter(written)
                ? Optional.of(Contributor.person(written, new PersonName(second, "", first, "")))
                : Optional.empty();
    }

    private static boolean isHan(String text) {
        return text.codePoints().allMatch(c -> switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        });
    }

    /** The contributor of a name in one piece, in reading order or with the family name before a comma. */
    static Optional<Contributor> whole(String name) {
        String written = PlainText.fold(name);
        if (!hasLetter(written)) {
            return Optional.empty();
        }
        return PersonNames.isGroup(written)
                ? behalf(written)
                : Optional.of(Contributor.person(written, PersonNames.parse(written)));
    }

    /** The group in words such as {@code on behalf of the Wave Study Group}; empty when there is no letter in them. */
    static Optional<Contributor> behalf(String words) {
        String written = PlainText.fold(words);
        String name = BEHALF.matcher(written).replaceFirst("");
        String group = hasLetter(name) ? name : written;
        return hasLetter(group) ? Optional.of(Contributor.group(group)) : Optional.empty();
    }

    private static boolean hasLetter(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    /** All names, for the record of what was written. */
    static String written(List<Contributor> all) {
        return all.stream().map(Contributor::nameAsWritten).collect(Collectors.joining("; "));
    }

    /** What is not blank, with a blank between. */
    static String join(String... parts) {
        return Stream.of(parts).map(PlainText::fold).filter(p -> !p.isEmpty()).collect(Collectors.joining(" "));
    }
}
