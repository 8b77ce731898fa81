package org.papergraph.text;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * Folds text to search keys: two writings of one word (case, diacritics, ligatures, punctuation, width) get one key.
 *
 * <p>Latin letters become their ASCII base ({@code ė → e}, {@code ß → ss}, {@code ł → l}, {@code æ → ae}). Letters of scripts
 * without an ASCII base stay as they are, in lower case, so that they can still be compared; {@link #slug} leaves them out.
 */
public final class Folding {

    private Folding() {}

    /**
     * The words of a text in lower case with one space between them. Apostrophes and invisible characters join what they
     * stand in ({@code O'Keefe → okeefe}); every other character that is no letter, mark or digit parts words.
     */
    public static String fold(String text) {
        String plain = isAscii(text) ? text : decompose(text);
        StringBuilder out = new StringBuilder(plain.length());
        boolean gap = false;
        boolean foldableBase = true;
        boolean ascii = true;
        int length = plain.length();
        for (int i = 0; i < length; ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (isMark(c)) {
                // Marks of other scripts carry vowels (हि) or consonants (が): only those over European letters go.
                if (!foldableBase && !gap) {
                    out.appendCodePoint(c);
                }
            } else if (Character.isLetterOrDigit(c) && !isJoiner(c)) {
                if (gap && !out.isEmpty()) {
                    out.append(' ');
                }
                gap = false;
                foldableBase = hasFoldableMarks(c);
                String base = base(c);
                ascii &= base.charAt(0) < 0x80;
                out.append(base);
            } else if (!isJoiner(c)) {
                gap = true;
            }
        }
        return ascii ? out.toString() : Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /** {@link #fold} cut into its words; empty for a text without letters and digits. */
    public static List<String> words(String text) {
        String folded = fold(text);
        return folded.isEmpty() ? List.of() : List.of(folded.split(" ", -1));
    }

    /** {@link #fold} without its spaces, so that {@code fine-tuning}, {@code fine tuning} and {@code finetuning} are one. */
    public static String joined(String text) {
        return fold(text).replace(" ", "");
    }

    /**
     * A name for use in an address: ASCII words joined with {@code -}.
     *
     * @param words how many words at most
     * @param letters how long at most; a word that would go beyond is left out, the first is cut
     * @return {@code [a-z0-9-]*}, empty when nothing of the text has an ASCII form
     */
    public static String slug(String text, int words, int letters) {
        StringBuilder out = new StringBuilder();
        int taken = 0;
        for (String word : fold(text).split("[^a-z0-9]+", -1)) {
            if (word.isEmpty()) {
                continue;
            }
            if (taken == words) {
                break;
            }
            if (out.isEmpty()) {
                out.append(word, 0, Math.min(word.length(), letters));
            } else if (out.length() + 1 + word.length() <= letters) {
                out.append('-').append(word);
            } else {
                break;
            }
            taken++;
        }
        return out.toString();
    }

    /** Whether a text has a letter that folding changes to its base: a diacritic, a ligature, a barred letter. */
    public static boolean hasDiacritics(String text) {
        if (isAscii(text)) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String plain = decompose(lower);
        return plain.codePoints().anyMatch(c -> isMark(c) || (c >= 0x80 && base(c).charAt(0) < 0x80));
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** Compatibility decomposition, with the free-standing accents that stand for apostrophes kept from becoming spaces. */
    private static String decompose(String text) {
        String quotes = text.replace('\u00B4', '\'').replace('\u02CA', '\'').replace('\u1FBD', '\'');
        return Normalizer.normalize(quotes, Normalizer.Form.NFKD);
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    private static boolean isJoiner(int c) {
        return switch (c) {
            case '\'', '`', '\u2018', '\u2019', '\u201B', '\u2032', '\uFF07' -> true;
            default ->
                // Modifier letters such as ʻokina and ʹ; soft hyphens, joiners and marks of direction.
                (c >= 0x02B9 && c <= 0x02DF) || Character.getType(c) == Character.FORMAT;
        };
    }

    private static boolean hasFoldableMarks(int c) {
        if (c < 0x80) {
            return true;
        }
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.LATIN
                || script == Character.UnicodeScript.GREEK
                || script == Character.UnicodeScript.CYRILLIC;
    }

    /** The lower-case base of a letter or digit; itself in lower case where it has no ASCII base. */
    private static String base(int c) {
        if (c < 0x80) {
            return String.valueOf((char) (c >= 'A' && c <= 'Z' ? c + 32 : c));
        }
        int digit = Character.digit(c, 10);
        if (digit >= 0) {
            return String.valueOf((char) ('0' + digit));
        }
        int lower = Character.toLowerCase(c);
        return switch (lower) {
            case 'ß' -> "ss";
            case 'æ' -> "ae";
            case 'œ' -> "oe";
            case 'þ' -> "th";
            case 'ø', 'ɔ' -> "o";
            case 'ł' -> "l";
            case 'đ', 'ð', 'ɖ', 'ɗ' -> "d";
            case 'ħ' -> "h";
            case 'ı', 'ɨ' -> "i";
            case 'ȷ' -> "j";
            case 'ŋ', 'ɲ', 'ƞ' -> "n";
            case 'ŧ' -> "t";
            case 'ĸ', 'ƙ' -> "k";
            case 'ə', 'ɛ' -> "e";
            case 'ɓ', 'ƀ' -> "b";
            case 'ƒ' -> "f";
            case 'ǥ' -> "g";
            case 'ʉ' -> "u";
            case 'ƴ' -> "y";
            case 'ƶ' -> "z";
            default -> Character.toString(lower);
        };
    }
}
