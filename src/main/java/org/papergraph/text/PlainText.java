package org.papergraph.text;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * The text that a reader of a page would see: no LaTeX, no HTML entities, single blanks, Unicode form NFC.
 *
 * <p>Pure, never throws, and takes time linear in the length of its input.
 */
public final class PlainText {

    /* Only references that end in a semicolon: "&copy=2" in an address and "R&D" in prose are none. */
    private static final Pattern ENTITY =
            Pattern.compile("&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});");

    /* What a character asks for: nothing, or that it be looked at for this reason. */
    private static final int REFERENCE = 1;
    private static final int LATEX = 2;
    private static final int FOLDING = 4;
    /* No reason by itself. */
    private static final int SINGLE_BLANK = 8;

    /* What folding does with a character of Latin-1. */
    private static final byte KEPT = 0;
    private static final byte BLANK = 1;
    private static final byte DROPPED = 2;

    private static final int LATIN1 = 0x100;
    private static final byte[] FOLDED = new byte[LATIN1];
    private static final byte[] REASON = new byte[LATIN1];

    static {
        for (int c = 0; c < LATIN1; c++) {
            FOLDED[c] = isBlank(c) ? BLANK : isInvisible(c) ? DROPPED : KEPT;
            REASON[c] = switch (c) {
                case '&' -> REFERENCE;
                case ' ' -> SINGLE_BLANK;
                default -> (byte) (Latex.isSign((char) c) ? LATEX : FOLDED[c] == KEPT ? 0 : FOLDING);
            };
        }
    }

    private PlainText() {}

    /**
     * Cleans a text as a source wrote it. HTML entities are decoded once; LaTeX is replaced by what it prints, citations are
     * left out together with the blank before them; control characters are dropped; lone surrogates become U+FFFD.
     *
     * @param raw any text, several lines allowed
     * @return one line without leading or trailing blanks, possibly empty
     */
    public static String of(String raw) {
        char[] chars = raw.toCharArray();
        if (isFolded(chars, REFERENCE | LATEX)) {
            return raw;
        }
        Folder out = new Folder(chars.length);
        int i = out.take(chars, 0, chars.length, REFERENCE | LATEX);
        if (i == chars.length) {
            return out.text();
        }
        // References are decoded before all else, and in addresses there is no LaTeX.
        if (raw.indexOf('&', i) >= 0 || WebAddresses.mayHoldOne(raw)) {
            return folded(Latex.strip(unescapeEntities(raw)));
        }
        Latex latex = Latex.of(raw, chars, out.text);
        while (i < chars.length) {
            int mark = out.open();
            i = latex.step(i);
            out.close(mark);
            i = out.take(chars, i, chars.length, LATEX);
        }
        return out.text();
    }

    /**
     * Cleans a text that is LaTeX for certain, such as a value of a BibTeX file. As {@link #of}, but braces never stand for
     * themselves, and a tilde is always a blank.
     */
    public static String ofLatex(String raw) {
        return folded(Latex.stripCertain(unescapeEntities(raw)));
    }

    /** Decodes HTML character references, named and numeric, once: an ampersand written as a reference stays an ampersand. */
    public static String unescapeEntities(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        Matcher m = ENTITY.matcher(raw);
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        for (int at = raw.indexOf('&'); at >= 0; at = raw.indexOf('&', Math.max(from, at + 1))) {
            if (m.region(at, raw.length()).lookingAt()) {
                out.append(raw, from, at).append(unescaped(m.group()));
                from = m.end();
            }
        }
        return from == 0 ? raw : out.append(raw, from, raw.length()).toString();
    }

    private static String unescaped(String reference) {
        return switch (reference) {
            case "&amp;" -> "&";
            case "&lt;" -> "<";
            case "&gt;" -> ">";
            case "&quot;" -> "\"";
            default -> Parser.unescapeEntities(reference, true);
        };
    }

    /**
     * The text without all characters of a set that it ends in, in time linear in their number.
     *
     * @param signs the characters; a blank stands for all white space of ASCII
     */
    public static String withoutEnd(String text, String signs) {
        int end = text.length();
        while (end > 0 && signs.indexOf(isAsciiBlank(text.charAt(end - 1)) ? ' ' : text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isAsciiBlank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }

    /**
     * Folds white space to single blanks, drops control and invisible formatting characters, replaces lone surrogates by U+FFFD
     * and composes accents (NFC). Leaves LaTeX and entities as they are.
     */
    public static String fold(String text) {
        char[] chars = text.toCharArray();
        return isFolded(chars, 0) ? text : folded(chars, chars.length);
    }

    /* Whether folding would change nothing, and there is nothing that is looked out for. */
    private static boolean isFolded(char[] chars, int reasons) {
        int last = chars.length - 1;
        return last < 0 || (plainEnd(chars, 0, last + 1, SINGLE_BLANK, reasons) > last && chars[last] != ' ');
    }

    /*
     * Where the first character is that asks for something. Most texts are words with single blanks between them; no branch on a
     * blank: it would be foretold wrongly at every other word.
     */
    private static int plainEnd(char[] chars, int from, int to, int blankBefore, int reasons) {
        int before = blankBefore;
        int i = from;
        while (i < to) {
            char c = chars[i];
            int reason = c < LATIN1 ? REASON[c] : isComposed(c) ? 0 : FOLDING;
            if ((reason & (before | FOLDING | reasons)) != 0) {
                break;
            }
            before = reason & SINGLE_BLANK;
            i++;
        }
        return i;
    }

    private static String folded(TextBuffer text) {
        return folded(text.chars(), text.length());
    }

    private static String folded(char[] chars, int length) {
        Folder out = new Folder(length);
        out.take(chars, 0, length, 0);
        return out.text();
    }

    /* Folds a text, part by part. */
    private static final class Folder {

        private final TextBuffer text;
        private boolean blank;
        /* The first character that is not surely composed. */
        private int uncomposed = -1;

        Folder(int capacity) {
            text = new TextBuffer(capacity);
        }

        /* Takes characters up to the first that is to be looked at for one of some reasons, and tells where that is. */
        int take(char[] chars, int from, int to, int reasons) {
            int i = from;
            while (i < to) {
                char first = chars[i];
                if (first < LATIN1 && (REASON[first] & reasons) != 0) {
                    return i;
                }
                int start = i;
                int c = Character.codePointAt(chars, i, to);
                i += Character.charCount(c);
                byte folded = c < LATIN1 ? FOLDED[c] : isBlank(c) ? BLANK : isInvisible(c) ? DROPPED : KEPT;
                if (folded != KEPT && !(c >= 0x80 && c <= 0xAD && isMisreadByte(chars, start, to))) {
                    blank |= folded == BLANK;
                    continue;
                }
                if (blank && text.length() > 0) {
                    text.append(' ');
                }
                if (uncomposed < 0 && !isComposed(c)) {
                    uncomposed = text.length();
                }
                if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                    text.append('\uFFFD');
                    start++;
                }
                // What needs no second look moves as one.
                i = plainEnd(chars, i, to, 0, reasons);
                blank = i > start && chars[i - 1] == ' ';
                text.append(chars, start, i - start - (blank ? 1 : 0));
            }
            return to;
        }

        /* Lets another write at the end, behind the blank that may wait there. */
        int open() {
            int mark = text.length();
            if (blank && mark > 0) {
                text.append(' ');
            }
            blank = false;
            return mark;
        }

        /* Folds what was written since. */
        void close(int mark) {
            char[] written = text.from(mark);
            text.cut(mark);
            take(written, 0, written.length, 0);
        }

        String text() {
            return uncomposed < 0 ? text.substring(0) : composed(text, Math.max(0, uncomposed - 1));
        }
    }

    /*
     * Whether an invisible character of Latin-1 stands for a byte of UTF-8 that was read as Latin-1: "RamÃ­rez" has a soft hyphen
     * after its Ã. Without it nobody could tell what the name was.
     */
    private static boolean isMisreadByte(char[] chars, int at, int length) {
        if (chars[at] == 0xA0) {
            return false;
        }
        int lead = at - 1;
        while (lead >= 0 && at - lead < 3 && isLaterByte(chars[lead])) {
            lead--;
        }
        int first = lead < 0 ? 0 : chars[lead];
        int later = first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        // A soft hyphen may well follow the Ä of a word in capitals.
        if (lead + later < at || lead + later >= length || (chars[at] == 0xAD && later == 1 && first != 0xC3)) {
            return false;
        }
        for (int i = at + 1; i <= lead + later; i++) {
            if (!isLaterByte(chars[i])) {
                return false;
            }
        }
        return true;
    }

    /* What a byte after the first of a character of UTF-8 is read as, in Latin-1 or Windows-1252. */
    private static boolean isLaterByte(char c) {
        return (c >= 0x80 && c <= 0xBF) || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".indexOf(c) >= 0;
    }

    /* Form NFC, made only where marks stand: no text is joined over a character that is surely composed. */
    private static String composed(TextBuffer text, int from) {
        char[] chars = text.from(from);
        text.cut(from);
        int start = 0;
        while (start < chars.length) {
            int end = start;
            while (end < chars.length && isComposed(chars[end])) {
                end++;
            }
            int base = end == chars.length || end == start ? end : end - 1;
            text.append(chars, start, base - start);
            while (end < chars.length && !isComposed(chars[end])) {
                end++;
            }
            if (end > base) {
                text.append(Normalizer.normalize(new String(chars, base, end - base), Normalizer.Form.NFC));
            }
            start = end;
        }
        return text.substring(0);
    }

    /**
     * Whether a character is surely left by NFC as it is and never joined to the one before it: Latin, Greek and Cyrillic letters,
     * common punctuation, arrows and operators, Han and Hangul syllables.
     */
    static boolean isComposed(int c) {
        return c < 0x300
                || (c >= 0x391 && c <= 0x3C9)
                || (c >= 0x400 && c <= 0x481)
                || (c >= 0x2010 && c <= 0x2027)
                || (c >= 0x2030 && c <= 0x205E)
                || (c >= 0x2070 && c <= 0x209C)
                || (c >= 0x2190 && c <= 0x22FF)
                || (c >= 0x4E00 && c <= 0x9FFF)
                || (c >= 0xAC00 && c <= 0xD7A3);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    /* Joiners stay: some scripts and emoji need them. */
    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> true;
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> c == 0xFFFE || c == 0xFFFF;
        };
    }
}
