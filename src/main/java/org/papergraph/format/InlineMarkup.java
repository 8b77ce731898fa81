package org.papergraph.format;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.text.PlainText;

/**
 * Titles and abstracts that hold tags of HTML, JATS, MathML or CSL: the words without them.
 *
 * <p>Only tags of known names are markup, so that "a&lt;b and c&gt;d" stays what it is. Takes time linear in the length of its
 * input.
 */
final class InlineMarkup {

    /* Within a line: the letters on both sides stay together, as in CO<sub>2</sub>. */
    private static final Set<String> INLINE = Set.of("""
            i b em strong u s sub sup sc span small big tt code font a q cite mark strike del ins bdi abbr
            italic emph bold underline monospace roman sans-serif overline styled-content named-content ext-link uri xref
            inline-formula alternatives email strong-emphasis inf superscript subscript scp smallcaps tex-math
            inline-graphic private-char award-id related-article""".split("\\s+"));

    /* Between these tags a blank stands. */
    private static final Set<String> BLOCK = Set.of("""
            p br div title sec label list list-item def-list def-item term def disp-formula disp-quote ul ol li h1 h2 h3
            h4 h5 h6 abstract break hr table tr td th tbody thead dl dt dd blockquote trans-abstract sup-material
            graphic fn table-wrap fig caption""".split("\\s+"));

    private static final int MAX_TAG = 1000;
    private static final Pattern HEADING = Pattern.compile(
            "(?i)^\\s*<(?:[a-z]+:)?(?<tag>title|h[1-6]|label)>\\s*(?:abstract|summary|résumé|zusammenfassung|resumen"
                    + "|resumo|riassunto)\\s*[:.]?\\s*</(?:[a-z]+:)?\\k<tag>>");

    private InlineMarkup() {}

    /** Leaves the tags out; also those that are written with character references. */
    static String plain(String raw) {
        String text = raw.indexOf('<') < 0 ? raw : withoutTags(raw);
        if (text.indexOf('&') < 0) {
            return text;
        }
        String decoded = PlainText.unescapeEntities(text);
        return decoded.indexOf('<') < 0 ? decoded : withoutTags(decoded);
    }

    /** The same for an abstract: a heading "Abstract" above it is left out too. */
    static String plainAbstract(String raw) {
        if (raw.indexOf('<') < 0) {
            return plain(raw);
        }
        Matcher heading = HEADING.matcher(raw);
        int start = raw.indexOf('<');
        // Sections may stand around the heading.
        if (!heading.region(start, raw.length()).lookingAt()) {
            return plain(raw);
        }
        return plain(raw.substring(heading.end()));
    }

    private static String withoutTags(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int from = 0;
        while (true) {
            int open = raw.indexOf('<', from);
            if (open < 0) {
                return out.append(raw, from, raw.length()).toString();
            }
            out.append(raw, from, open);
            int close = tagEnd(raw, open);
            String name = close < 0 ? "" : name(raw, open, close);
            if (name.equals("math") && raw.charAt(open + 1) != '/') {
                from = math(raw, close, out);
            } else if (name.equals("tex-math") && raw.charAt(open + 1) != '/') {
                from = tex(raw, close);
            } else if (BLOCK.contains(name)) {
                out.append(' ');
                from = close + 1;
            } else if (INLINE.contains(name) || name.equals("math")) {
                from = close + 1;
            } else {
                out.append('<');
                from = open + 1;
            }
        }
    }

    /* Where a tag ends; -1 when there is none. */
    private static int tagEnd(String raw, int open) {
        int limit = Math.min(raw.length(), open + MAX_TAG);
        for (int i = open + 1; i < limit; i++) {
            char c = raw.charAt(i);
            if (c == '>') {
                return i;
            }
            if (c == '<') {
                return -1;
            }
        }
        return -1;
    }

    /* The name of a tag without its prefix, in lower case; "" when it has not the form of a tag. */
    private static String name(String raw, int open, int close) {
        int start = raw.charAt(open + 1) == '/' ? open + 2 : open + 1;
        int end = start;
        while (end < close && isNameCharacter(raw.charAt(end))) {
            if (raw.charAt(end) == ':') {
                start = end + 1;
            }
            end++;
        }
        if (end == start || (end < close && raw.charAt(end) != '/' && !Character.isWhitespace(raw.charAt(end)))) {
            return "";
        }
        // "a<b and c>d" has no attributes.
        String rest = raw.substring(end, close).strip();
        boolean tag = rest.isEmpty() || rest.equals("/") || rest.indexOf('=') > 0;
        return tag ? raw.substring(start, end).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isNameCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == ':';
    }

    /* MathML: its letters and signs without the blanks of its layout; annotations say the same again. */
    private static int math(String raw, int tagEnd, StringBuilder out) {
        if (raw.charAt(tagEnd - 1) == '/') {
            return tagEnd + 1;
        }
        int from = tagEnd + 1;
        int annotations = 0;
        while (from < raw.length()) {
            int next = raw.indexOf('<', from);
            int end = next < 0 ? raw.length() : next;
            for (int i = from; i < end && annotations == 0; i++) {
                if (!Character.isWhitespace(raw.charAt(i))) {
                    out.append(raw.charAt(i));
                }
            }
            if (next < 0) {
                return raw.length();
            }
            int close = tagEnd(raw, next);
            if (close < 0) {
                out.append('<');
                from = next + 1;
                continue;
            }
            String name = name(raw, next, close);
            boolean closing = raw.charAt(next + 1) == '/';
            if (name.equals("math") && closing) {
                return close + 1;
            }
            if (name.startsWith("annotation") && raw.charAt(close - 1) != '/') {
                annotations = Math.max(0, annotations + (closing ? -1 : 1));
            }
            from = close + 1;
        }
        return raw.length();
    }

    /* A formula in LaTeX is left out where the same follows in MathML. */
    private static int tex(String raw, int tagEnd) {
        int close = raw.indexOf("tex-math>", tagEnd);
        int alternatives = close < 0 ? -1 : raw.indexOf("alternatives>", close);
        if (alternatives < 0) {
            return tagEnd + 1;
        }
        int math = raw.indexOf("math", close + 8);
        return math >= 0 && math < alternatives ? close + 9 : tagEnd + 1;
    }
}
