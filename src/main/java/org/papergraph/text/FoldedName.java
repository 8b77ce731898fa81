package org.papergraph.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.papergraph.model.PersonName;

/**
 * A person's name made ready to compare: lower case, without diacritics and punctuation.
 *
 * @param given the given names in order, each a word or one letter
 * @param family the family name with its particle, joined to one word: {@code vanrossum}, {@code tranjohnson}
 * @param suffix {@code jr}, {@code iii}, or {@code ""}
 * @param words the whole name folded, given name first: {@code gabriel garcia marquez}, wherever its parts were divided
 */
public record FoldedName(List<String> given, String family, String suffix, String words) {

    public FoldedName {
        given = List.copyOf(given);
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(suffix, "suffix");
        Objects.requireNonNull(words, "words");
    }

    public static FoldedName of(PersonName name) {
        boolean shouting = name.family().equals(name.family().toUpperCase(Locale.ROOT))
                && !name.family().equals(name.family().toLowerCase(Locale.ROOT))
                && name.family().length() > 1;
        List<String> given = new ArrayList<>();
        for (String word : name.given().strip().split("[\\s.\\-\u2010\u2011\u2012\u2013]+", -1)) {
            // "JP Morgan" has two initials; "JEAN MORGAN" and "YU ZHANG" in capitals throughout have none.
            if (!shouting && word.length() == 2 && word.chars().allMatch(Character::isUpperCase)) {
                given.addAll(Folding.words(word.charAt(0) + " " + word.charAt(1)));
            } else {
                given.addAll(Folding.words(word));
            }
        }
        String suffix = suffix(name);
        return new FoldedName(
                given,
                Folding.joined(name.familyWithParticle()),
                suffix,
                Folding.fold(name.given() + " " + name.familyWithParticle() + " " + suffix));
    }

    /** A name that has no parts, such as a group's. */
    public static FoldedName whole(String name) {
        String words = Folding.fold(name);
        return new FoldedName(List.of(), words, "", words);
    }

    private static String suffix(PersonName name) {
        String suffix = Folding.joined(name.suffix());
        return switch (suffix) {
            case "junior" -> "jr";
            case "senior" -> "sr";
            default -> suffix;
        };
    }

    /** One word that equal names share: {@code kamile lukosiute}. */
    public String key() {
        return (joinedGiven() + " " + family + " " + suffix).strip();
    }

    /** The given names without spaces, so that {@code Xiao-Ming} and {@code Xiaoming} are one. */
    public String joinedGiven() {
        return String.join("", given);
    }

    /** The first given name or initial, {@code ""} when there is none. */
    public String first() {
        return given.isEmpty() ? "" : given.get(0);
    }

    /** Whether no given name is written out: {@code J. R. Clark}, {@code Clark}. A lone letter in a two-letter script counts. */
    public boolean initialsOnly() {
        return given.stream().allMatch(FoldedName::isInitial);
    }

    /** Whether the first given name is at most an initial: {@code J. Edgar Hoover}. */
    public boolean startsWithInitial() {
        return given.isEmpty() || isInitial(given.get(0));
    }

    /** How many letters the name has. */
    public int letters() {
        return joinedGiven().length() + family.length();
    }

    /** Whether a given name is one letter of an alphabet; a single Han or Hangul character is a whole name. */
    static boolean isInitial(String word) {
        if (word.codePointCount(0, word.length()) != 1) {
            return false;
        }
        int c = word.codePointAt(0);
        return !Character.isIdeographic(c) && Character.UnicodeScript.of(c) != Character.UnicodeScript.HANGUL;
    }
}
