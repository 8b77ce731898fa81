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

    private PlainText() {}

    /**
     * Cleans a text as a source wrote it. HTML entities are decoded once; LaTeX is replaced by what it prints, citations are
     * left out together with the blank before them; control characters are dropped; lone surrogates become U+FFFD.
     *
     * @param raw any text, several lines allowed
     * @return one line without leading or trailing blanks, possibly empty
     */
    public static String of(String raw) {
        return fold(Latex.strip(unescapeEntities(raw)));
    }

    /**
     * Cleans a text that is LaTeX for certain, such as a value of a BibTeX file. As {@link #of}, but braces never stand for
     * themselves, and a tilde is always a blank.
     */
    public static String ofLatex(String raw) {
        return fold(Latex.stripCertain(unescapeEntities(raw)));
    }

    /** Decodes HTML character references, named and numeric, once: an ampersand written as a reference stays an ampersand. */
    public static String unescapeEntities(String raw) {
        if (raw.indexOf('&') < 0) {
            return raw;
        }
        Matcher m = ENTITY.matcher(raw);
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (m.find()) {
            out.append(raw, from, m.start()).append(Parser.unescapeEntities(m.group(), true));
            from = m.end();
        }
        return out.append(raw, from, raw.length()).toString();
    }

    /**
     * Folds white space to single blanks, drops control and invisible formatting characters, replaces lone surrogates by U+FFFD
     * and composes accents (NFC). Leaves LaTeX and entities as they are.
     */
    public static String fold(String text) {
        if (isFolded(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        boolean blank = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isBlank(c)) {
                blank = true;
                continue;
            }
            if (isInvisible(c)) {
                continue;
            }
            if (blank && !out.isEmpty()) {
                out.append(' ');
            }
            blank = false;
            out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c);
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }

    /* Most texts are plain ASCII with single blanks. */
    private static boolean isFolded(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return text.isEmpty() || !blank;
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
