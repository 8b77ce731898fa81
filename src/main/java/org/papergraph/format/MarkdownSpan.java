package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.text.PlainText;

/**
 * A piece of a line of Markdown, with HTML and Org links among it.
 *
 * @param kind what it is
 * @param text what a reader of the page sees: of a link its words, of an image the words that stand for it
 * @param url of a link or image, {@code ""} when it has none
 * @param strong whether it is printed bold
 * @param emphasis whether it is printed in italics
 */
record MarkdownSpan(Kind kind, String text, String url, boolean strong, boolean emphasis) {

    /** What a piece of a line is. */
    enum Kind {
        TEXT,
        LINK,
        IMAGE,
        CODE
    }

    private static final int MAX_BRACKETS = 4000;
    private static final int MAX_DEPTH = 3;
    private static final Pattern TAG = Pattern.compile("<(/?)([A-Za-z][A-Za-z0-9]*)((?:\\s[^<>]{0,2000})?)/?>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(?i)\\b(href|src|alt)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s\"'>]+))");
    private static final Pattern ORG = Pattern.compile("\\[\\[([^\\[\\]\\s]{1,2000})\\]\\[([^\\[\\]]{1,1000})\\]\\]");
    private static final Pattern AUTOLINK = Pattern.compile("(?i)https?://[^\\s<>\"\\[\\]{}|\\\\^`]+");

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isLink() {
        return kind == Kind.LINK;
    }

    /** The pieces of a text, in order; blank ones between two others are kept. */
    static List<MarkdownSpan> of(String text) {
        Parser parser = new Parser(text, 0, false, false);
        parser.run();
        return parser.spans;
    }

    /** What a reader of the page sees of a text. */
    static String plain(String text) {
        return plain(of(text));
    }

    static String plain(List<MarkdownSpan> spans) {
        StringBuilder out = new StringBuilder();
        for (MarkdownSpan span : spans) {
            if (span.kind != Kind.IMAGE) {
                out.append(span.text);
            }
        }
        return out.toString();
    }

    /* One pass over a text. */
    private static final class Parser {
        private final String text;
        private final int depth;
        private final List<MarkdownSpan> spans = new ArrayList<>();
        private final StringBuilder buffer = new StringBuilder();
        private boolean strong;
        private boolean emphasis;
        private char opener;
        private int at;

        Parser(String text, int depth, boolean strong, boolean emphasis) {
            this.text = text;
            this.depth = depth;
            this.strong = strong;
            this.emphasis = emphasis;
        }

        void run() {
            while (at < text.length()) {
                char c = text.charAt(at);
                boolean taken = switch (c) {
                    case '\\' -> escape();
                    case '`' -> code();
                    case '!' -> at + 1 < text.length() && text.charAt(at + 1) == '[' && bracket(at + 1, true);
                    case '[' -> bracket(at, false);
                    case '<' -> tag();
                    case '*', '_' -> marks(c);
                    case '~' -> struck();
                    case 'h', 'H' -> address();
                    default -> false;
                };
                if (!taken) {
                    buffer.append(c);
                    at++;
                }
            }
            flush();
        }

        private void flush() {
            if (!buffer.isEmpty()) {
                spans.add(new MarkdownSpan(Kind.TEXT, buffer.toString(), "", strong, emphasis));
                buffer.setLength(0);
            }
        }

        private void add(Kind kind, String words, String url) {
            flush();
            spans.add(new MarkdownSpan(kind, words, url, strong, emphasis));
        }

        /* Only punctuation is escaped: "\alpha" is LaTeX. */
        private boolean escape() {
            if (at + 1 < text.length() && "!\"#%&'()*+,-./:;<=>?@[]^_`|~".indexOf(text.charAt(at + 1)) >= 0) {
                buffer.append(text.charAt(at + 1));
                at += 2;
                return true;
            }
            return false;
        }

        private boolean code() {
            int run = 1;
            while (at + run < text.length() && text.charAt(at + run) == '`') {
                run++;
            }
            int close = text.indexOf("`".repeat(Math.min(run, 10)), at + run);
            if (close < 0 || run > 10 || close - at > MAX_BRACKETS) {
                buffer.append(text, at, at + run);
                at += run;
                return true;
            }
            add(Kind.CODE, text.substring(at + run, close).strip(), "");
            at = close + run;
            return true;
        }

        private boolean struck() {
            if (text.startsWith("~~", at)) {
                at += 2;
                return true;
            }
            return false;
        }

        private boolean address() {
            if (!text.regionMatches(true, at, "http", 0, 4)
                    || (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1)))) {
                return false;
            }
            Matcher m = AUTOLINK.matcher(text).region(at, Math.min(text.length(), at + 2100));
            if (!m.lookingAt()) {
                return false;
            }
            String url = PlainText.withoutEnd(m.group(), ".,;:!?'*_~");
            if (url.endsWith(")") && url.indexOf('(') < 0) {
                url = PlainText.withoutEnd(url, ").,;:");
            }
            add(Kind.LINK, "", url);
            at += url.length();
            return true;
        }

        /* [words](url), ![words](url), [words][reference], [[url][words]] */
        private boolean bracket(int open, boolean image) {
            if (!image && text.startsWith("[[", open)) {
                Matcher org = ORG.matcher(text).region(open, Math.min(text.length(), open + MAX_BRACKETS));
                if (org.lookingAt()) {
                    add(Kind.LINK, inner(org.group(2)), org.group(1).strip());
                    at = org.end();
                    return true;
                }
            }
            int close = closing(open, '[', ']');
            if (close < 0) {
                return false;
            }
            int next = close + 1;
            if (next + 1 < text.length() && text.charAt(next) == ' ' && text.startsWith("(http", next + 1)) {
                next++;
            }
            if (next < text.length() && text.charAt(next) == '(') {
                int end = closing(next, '(', ')');
                if (end < 0) {
                    return false;
                }
                String target = text.substring(next + 1, end).strip();
                String url = target.startsWith("<") && target.indexOf('>') > 0
                        ? target.substring(1, target.indexOf('>'))
                        : target.replaceFirst("\\s.*$", "");
                link(text.substring(open + 1, close), url, image);
                at = end + 1;
                return true;
            }
            if (next < text.length() && text.charAt(next) == '[') {
                int end = closing(next, '[', ']');
                boolean reference = text.indexOf('[', next + 1) < 0 || text.indexOf('[', next + 1) > end;
                if (end > next
                        && end - next <= 60
                        && reference
                        && text.substring(open, close).indexOf("](") < 0) {
                    link(text.substring(open + 1, close), "", image);
                    at = end + 1;
                    return true;
                }
            }
            return false;
        }

        private void link(String words, String url, boolean image) {
            String seen = inner(words);
            if (image) {
                add(Kind.IMAGE, seen, url);
            } else if (seen.isBlank() && words.indexOf("![") >= 0) {
                for (MarkdownSpan span : of(words)) {
                    if (span.kind == Kind.IMAGE) {
                        add(Kind.IMAGE, span.text, span.url);
                    }
                }
                add(Kind.LINK, "", url);
            } else {
                add(Kind.LINK, seen, url);
            }
        }

        private String inner(String words) {
            if (depth >= MAX_DEPTH) {
                return words;
            }
            Parser parser = new Parser(words, depth + 1, false, false);
            parser.run();
            return plain(parser.spans);
        }

        private int closing(int open, char opens, char closes) {
            int nested = 0;
            int end = Math.min(text.length(), open + MAX_BRACKETS);
            for (int i = open; i < end; i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == opens) {
                    nested++;
                } else if (c == closes && --nested == 0) {
                    return i;
                }
            }
            return -1;
        }

        private boolean tag() {
            Matcher m = TAG.matcher(text).region(at, Math.min(text.length(), at + 2100));
            if (!m.lookingAt()) {
                return false;
            }
            boolean closes = !m.group(1).isEmpty();
            switch (m.group(2).toLowerCase(Locale.ROOT)) {
                case "a" -> {
                    int limit = Math.min(text.length(), m.end() + MAX_BRACKETS);
                    int length = text.substring(m.end(), limit)
                            .toLowerCase(Locale.ROOT)
                            .indexOf("</a");
                    int end = m.end() + length;
                    if (!closes && length >= 0) {
                        link(text.substring(m.end(), end), attribute(m.group(3), "href"), false);
                        at = end;
                        return true;
                    }
                }
                case "img" -> add(Kind.IMAGE, attribute(m.group(3), "alt"), attribute(m.group(3), "src"));
                case "b", "strong" -> {
                    flush();
                    strong = !closes;
                }
                case "i", "em" -> {
                    flush();
                    emphasis = !closes;
                }
                case "br", "p", "div", "td", "li" -> buffer.append('\n');
                // Of other tags only what stands between them is seen.
                default -> {}
            }
            at = m.end();
            return true;
        }

        private static String attribute(String attributes, String name) {
            Matcher m = ATTRIBUTE.matcher(attributes);
            while (m.find()) {
                if (m.group(1).equalsIgnoreCase(name)) {
                    return m.group(2) != null ? m.group(2) : m.group(3) != null ? m.group(3) : m.group(4);
                }
            }
            return "";
        }

        /* Stars and underlines: those within words, and those among blanks, are characters like others. */
        private boolean marks(char c) {
            int end = at;
            while (end < text.length() && text.charAt(end) == c && end - at < 3) {
                end++;
            }
            int run = end - at;
            boolean spaceBefore = at == 0 || Character.isWhitespace(text.charAt(at - 1));
            boolean spaceAfter = end == text.length() || Character.isWhitespace(text.charAt(end));
            boolean within = at > 0
                    && end < text.length()
                    && Character.isLetterOrDigit(text.charAt(at - 1))
                    && Character.isLetterOrDigit(text.charAt(end));
            boolean open = run >= 2 ? strong : emphasis;
            boolean closes = open && !spaceBefore && opener == c;
            boolean opens = !open && !spaceAfter && text.indexOf(text.substring(at, end), end) >= 0;
            if ((!closes && !opens) || (c == '_' && within)) {
                buffer.append(text, at, end);
                at = end;
                return true;
            }
            flush();
            opener = c;
            if (run >= 2) {
                strong = !strong;
            }
            if (run != 2) {
                emphasis = !emphasis;
            }
            at = end;
            return true;
        }
    }
}
