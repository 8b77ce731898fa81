package org.papergraph.text;

import com.github.tomtung.latex2unicode.LaTeX2Unicode;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A reader of LaTeX in running text, which keeps the words and leaves out the commands.
 *
 * <p>Made for text that may be no LaTeX at all: prices in dollars, tildes for "about" and unbalanced braces must not do harm.
 * Braces are matched in one pass beforehand, and nesting is followed {@value #MAX_DEPTH} deep, deeper braces are dropped as
 * characters: so time is linear and the stack bounded, whatever comes in. Names of symbols are looked up in
 * {@link LaTeX2Unicode}, one command at a time.
 */
final class Latex {

    private static final int MAX_DEPTH = 40;
    private static final int MAX_MATH = 2000;
    private static final int MAX_OPTION = 400;
    private static final int MAX_SYMBOL = 32;
    private static final int KNOWN_SYMBOLS = 4096;

    /* What LaTeX2Unicode makes of a command, "\\name" where it knows none: it parses anew at each call. */
    private static final Map<String, String> SYMBOLS = new ConcurrentHashMap<>();

    private static final Pattern MORE_THAN_A_WORD = Pattern.compile(".*[^\\p{L}\\p{N}].*");

    /* Left out with all their arguments. Every command whose name holds "cite" is a citation. */
    private static final Set<String> DROPPED_WITH_ARGUMENT = Set.of("""
            label ref eqref autoref cref Cref pageref nameref vref begin end vspace hspace vskip hskip color
            bibliography bibliographystyle input include includegraphics thanks phantom hphantom vphantom setlength
            usepackage fontsize pagestyle thispagestyle newline*""".split("\\s+"));

    /* The first argument is a setting, the next one is text. */
    private static final Set<String> FIRST_ARGUMENT_DROPPED = Set.of(
            "textcolor",
            "colorbox",
            "href",
            "hyperref",
            "hyperlink",
            "foreignlanguage",
            "raisebox",
            "rotatebox",
            "scalebox");

    /* Switches and spaces that print nothing, or a blank. */
    private static final Set<String> SILENT = Set.of("""
            bf it em rm tt sf sc sl bfseries itshape scshape slshape ttfamily sffamily rmfamily mdseries upshape
            normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge noindent indent
            centering raggedright raggedleft xspace left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl
            biggr bigm displaystyle textstyle scriptstyle limits nolimits protect relax null nobreak allowbreak
            sloppy boldmath unboldmath selectfont maketitle mathbf mathrm mathit mathsf mathtt mathcal mathbb
            mathfrak mathscr boldsymbol bm operatorname mathop mathrel mathbin mathord ensuremath displaylimits""".split("\\s+"));

    private static final Set<String> BLANK = Set.of("""
            quad qquad par newline linebreak pagebreak newpage clearpage smallskip medskip bigskip hfill vfill item
            space enspace thinspace medspace thickspace hline cr footnote footnotetext footnotemark tabularnewline
            nobreakspace""".split("\\s+"));

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("LaTeX", "LaTeX"),
            Map.entry("TeX", "TeX"),
            Map.entry("BibTeX", "BibTeX"),
            Map.entry("textbackslash", "\\"),
            Map.entry("backslash", "\\"),
            Map.entry("textasciitilde", "~"),
            Map.entry("textasciicircum", "^"),
            Map.entry("textdollar", "$"),
            Map.entry("textunderscore", "_"),
            Map.entry("textless", "<"),
            Map.entry("textgreater", ">"),
            Map.entry("textbar", "|"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("vert", "|"),
            Map.entry("mid", "|"),
            Map.entry("lvert", "|"),
            Map.entry("rvert", "|"),
            Map.entry("lbrace", "{"),
            Map.entry("rbrace", "}"),
            Map.entry("lbrack", "["),
            Map.entry("rbrack", "]"),
            Map.entry("epsilon", "ε"),
            Map.entry("geqslant", "≥"),
            Map.entry("leqslant", "≤"),
            Map.entry("sim", "~"),
            Map.entry("textsim", "~"),
            Map.entry("texttildelow", "~"),
            Map.entry("colon", ":"),
            Map.entry("prime", "'"),
            Map.entry("textquotesingle", "'"),
            Map.entry("textquotedbl", "\""),
            Map.entry("quotesinglbase", "‚"),
            Map.entry("slash", "/"),
            Map.entry("bmod", "mod"),
            Map.entry("pmod", "mod"),
            Map.entry("ng", "ŋ"),
            Map.entry("dh", "ð"),
            Map.entry("th", "þ"),
            Map.entry("dj", "đ"),
            Map.entry("DJ", "Đ"),
            Map.entry("DH", "Ð"),
            Map.entry("TH", "Þ"),
            Map.entry("i", "ı"),
            Map.entry("j", "ȷ"));

    private static final Set<String> FUNCTIONS = Set.of("""
            arccos arcsin arctan arg argmax argmin cos cosh cot deg det dim exp gcd inf ker lg lim liminf limsup ln
            log max min Pr sin sinh sup tan tanh""".split("\\s+"));

    private static final Map<String, Character> ACCENTS = Map.ofEntries(
            Map.entry("`", '\u0300'),
            Map.entry("'", '\u0301'),
            Map.entry("^", '\u0302'),
            Map.entry("~", '\u0303'),
            Map.entry("=", '\u0304'),
            Map.entry("u", '\u0306'),
            Map.entry(".", '\u0307'),
            Map.entry("\"", '\u0308'),
            Map.entry("r", '\u030A'),
            Map.entry("H", '\u030B'),
            Map.entry("v", '\u030C'),
            Map.entry("d", '\u0323'),
            Map.entry("c", '\u0327'),
            Map.entry("k", '\u0328'),
            Map.entry("b", '\u0331'));

    private static final Map<String, Character> MATH_ACCENTS = Map.of(
            "grave",
            '\u0300',
            "acute",
            '\u0301',
            "hat",
            '\u0302',
            "widehat",
            '\u0302',
            "tilde",
            '\u0303',
            "widetilde",
            '\u0303',
            "bar",
            '\u0304',
            "dot",
            '\u0307',
            "ddot",
            '\u0308',
            "vec",
            '\u20D7');

    private static final String RAISED_FROM = "0123456789+-−=()abcdefghijklmnoprstuvwxyz'∗*";
    private static final String RAISED_TO = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ′**";
    private static final String LOWERED_FROM = "0123456789+-−=()aehijklmnoprstuvx";
    private static final String LOWERED_TO = "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

    /* Where a run of plain characters ends. */
    private static final boolean[] TEXT_STOPS = stops("\\${}~`");
    private static final boolean[] STOPS_WITH_ADDRESSES = stops("\\${}~`hH");
    private static final boolean[] MATH_STOPS = stops("\\${}~`^_&");

    private final String s;
    /* The same: an array is gone through at full speed before the code is compiled well, too. */
    private final char[] chars;
    private final boolean addresses;
    /* Known when the first brace is come upon: most texts have none. */
    private int firstBrace;
    private int @Nullable [] closing;
    private final TextBuffer out;

    /* Whether the text is LaTeX, and not something that may only look so. */
    private final boolean certain;

    private Latex(String s, char[] chars, TextBuffer out, boolean addresses, boolean certain) {
        this.s = s;
        this.chars = chars;
        this.out = out;
        this.addresses = addresses;
        this.certain = certain;
    }

    /** A reader of a text without addresses, for one {@linkplain #step step} after another. */
    static Latex of(String text, char[] chars, TextBuffer out) {
        return new Latex(text, chars, out, false, false);
    }

    /** Prints what begins at a place with one of the {@linkplain #isSign signs}. Returns the place after it. */
    int step(int i) {
        return step(i, chars.length, false, 0);
    }

    /** The text without its LaTeX, which may be none. */
    static TextBuffer strip(String text) {
        return read(text, false);
    }

    /** The text that is printed for a text which is LaTeX for certain. */
    static TextBuffer stripCertain(String text) {
        return read(text, true);
    }

    private static TextBuffer read(String text, boolean certain) {
        char[] chars = text.toCharArray();
        Latex latex = new Latex(text, chars, new TextBuffer(chars.length), text.contains("://"), certain);
        latex.read(0, chars.length, false, 0);
        return latex.out;
    }

    /** Whether a character may begin something that is not printed as it is. */
    static boolean isSign(char c) {
        return switch (c) {
            case '\\', '$', '{', '}', '~', '`' -> true;
            default -> false;
        };
    }

    private static boolean[] stops(String signs) {
        boolean[] stops = new boolean[0x80];
        for (int i = 0; i < signs.length(); i++) {
            stops[signs.charAt(i)] = true;
        }
        return stops;
    }

    /* For each opening brace the place of its closing one, 0 where there is none; closing ones point back. From one on. */
    private int[] matchBraces() {
        int[] partner = new int[chars.length - firstBrace];
        // The brace that is open, and in its own place the one around it.
        int open = -1;
        for (int i = firstBrace; i < chars.length; i++) {
            char c = chars[i];
            if (c == '\\') {
                i++;
            } else if (c == '{') {
                partner[i - firstBrace] = open + 1;
                open = i;
            } else if (c == '}' && open >= 0) {
                int outer = partner[open - firstBrace] - 1;
                partner[open - firstBrace] = i + 1;
                partner[i - firstBrace] = open + 1;
                open = outer;
            }
        }
        while (open >= 0) {
            int outer = partner[open - firstBrace] - 1;
            partner[open - firstBrace] = 0;
            open = outer;
        }
        return partner;
    }

    /* The first brace, or the backslash that makes it a sign. */
    private int firstBrace() {
        int first = 0;
        while (first < chars.length && chars[first] != '{' && chars[first] != '}') {
            first++;
        }
        int backslash = first;
        while (backslash > 0 && chars[backslash - 1] == '\\') {
            backslash--;
        }
        return (first - backslash) % 2 == 0 ? first : first - 1;
    }

    /* The place of the other brace, -1 when there is none. */
    private int partner(int i) {
        if (closing == null) {
            firstBrace = firstBrace();
            closing = matchBraces();
        }
        return i < firstBrace ? -1 : closing[i - firstBrace] - 1;
    }

    private void read(int from, int to, boolean math, int depth) {
        int i = from;
        while (i < to) {
            i = step(i, to, math, depth);
        }
    }

    private int step(int i, int to, boolean math, int depth) {
        char c = chars[i];
        return switch (c) {
            case '\\' -> command(i, to, math, depth);
            case '$' -> math ? i + 1 : dollar(i, to, depth);
            case '{' -> group(i, to, math, depth);
            case '}' -> i + 1;
            case '~' -> {
                out.append(math || tiesWords(i) ? ' ' : '~');
                yield i + 1;
            }
            case '^' -> math ? script(i, to, depth, true) : plain(i);
            case '_' -> math ? script(i, to, depth, false) : plain(i);
            case '&' -> {
                // A column mark in mathematics, a word in prose.
                out.append(math ? ' ' : '&');
                yield i + 1;
            }
            case '`' -> quote(i, to, depth);
            case 'h', 'H' -> math || !addresses ? run(i, to, math) : wordOrAddress(i, to);
            default -> run(i, to, math);
        };
    }

    private int plain(int i) {
        out.append(s.charAt(i));
        return i + 1;
    }

    /* A plain character and those that follow it. */
    private int run(int i, int to, boolean math) {
        boolean[] stops = math ? MATH_STOPS : addresses ? STOPS_WITH_ADDRESSES : TEXT_STOPS;
        int end = i + 1;
        while (end < to && (chars[end] >= stops.length || !stops[chars[end]])) {
            end++;
        }
        out.append(chars, i, end - i);
        return end;
    }

    /* Inside an address nothing is LaTeX, but for braces and backslashes, which no address has. */
    private int wordOrAddress(int i, int to) {
        if (!s.regionMatches(true, i, "http", 0, 4) || !(s.startsWith("://", i + 4) || s.startsWith("s://", i + 4))) {
            return plain(i);
        }
        int j = i;
        while (j < to && !Character.isWhitespace(s.charAt(j)) && "\\{}<>\"".indexOf(s.charAt(j)) < 0) {
            out.append(s.charAt(j));
            j++;
        }
        return j;
    }

    private int group(int i, int to, boolean math, int depth) {
        int end = partner(i);
        if (end < 0 || end >= to) {
            return i + 1;
        }
        if (!math && isSetOrCode(i, end)) {
            out.append('{');
            readDeeper(i + 1, end, false, depth);
            out.append('}');
            return end + 1;
        }
        readDeeper(i + 1, end, math, depth);
        return end + 1;
    }

    private void readDeeper(int from, int to, boolean math, int depth) {
        if (depth < MAX_DEPTH) {
            read(from, to, math, depth + 1);
            return;
        }
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            if (c != '{' && c != '}' && c != '\\' && c != '$') {
                out.append(c);
            }
        }
    }

    /* "the set {a, b}" or {"key": 1} in plain text, where a group in LaTeX would hold words or a command. */
    private boolean isSetOrCode(int open, int close) {
        if (certain || close - open > MAX_OPTION || close == open + 1) {
            return false;
        }
        boolean whole = open == 0 && close == s.length() - 1;
        char before = open == 0 ? ' ' : s.charAt(open - 1);
        if (whole || !(Character.isWhitespace(before) || before == '(' || before == '=')) {
            return false;
        }
        boolean listed = false;
        for (int i = open + 1; i < close; i++) {
            char c = s.charAt(i);
            if (c == '\\' || c == '{') {
                return false;
            }
            listed |= c == ',' || c == ':' || c == '"' || c == '|';
        }
        return listed;
    }

    /* LaTeX ties words with "~"; people write "~100" for "about 100", and "5~10" for a range. */
    private boolean tiesWords(int i) {
        if (certain) {
            return true;
        }
        if (i == 0 || i + 1 >= s.length()) {
            return false;
        }
        char before = s.charAt(i - 1);
        char after = s.charAt(i + 1);
        boolean left = Character.isLetterOrDigit(before) || ".,:;)}".indexOf(before) >= 0;
        boolean right = Character.isLetterOrDigit(after) || "\\$({".indexOf(after) >= 0;
        return left && right && !(Character.isDigit(before) && Character.isDigit(after));
    }

    /* ``quoted'' prints as "quoted"; `quoted' as 'quoted'. */
    private int quote(int i, int to, int depth) {
        if (i + 1 < to && s.charAt(i + 1) == '`') {
            int end = find("''", i + 2, to, MAX_MATH);
            if (end >= 0 && !s.startsWith("`", i + 2)) {
                out.append('"');
                readDeeper(i + 2, end, false, depth);
                out.append('"');
                return end + 2;
            }
            out.append("``");
            return i + 2;
        }
        boolean opens = (i == 0 || !Character.isLetterOrDigit(s.charAt(i - 1)))
                && i + 1 < to
                && Character.isLetterOrDigit(s.charAt(i + 1));
        if (opens) {
            int limit = Math.min(to, i + 200);
            for (int j = i + 1; j < limit; j++) {
                if (s.charAt(j) == '`') {
                    break;
                }
                if (s.charAt(j) == '\'') {
                    out.append('\'');
                    return i + 1;
                }
            }
        }
        return plain(i);
    }

    private int dollar(int i, int to, int depth) {
        if (i + 1 < to && s.charAt(i + 1) == '$') {
            int end = find("$$", i + 2, to, MAX_MATH);
            if (end > i + 2) {
                math(i + 2, end, depth);
                return end + 2;
            }
            return i + 2;
        }
        int end = closingDollar(i, to);
        if (end < 0) {
            return plain(i);
        }
        math(i + 1, end, depth);
        return end + 1;
    }

    private void math(int from, int to, int depth) {
        int mark = out.length();
        readDeeper(from, to, true, depth);
        out.append(take(mark).strip());
    }

    /* What was printed since the mark, taken back. */
    private String take(int mark) {
        int from = Math.min(mark, out.length());
        String taken = out.substring(from);
        out.cut(from);
        return taken;
    }

    /*
     * The end of "$…$" when that is mathematics and not two prices. As in Pandoc's tex_math_dollars, there is no blank inside
     * the dollars and no digit after them; what has a command or an index in it may have blanks.
     */
    private int closingDollar(int i, int to) {
        int limit = Math.min(to, i + MAX_MATH);
        boolean sign = false;
        int end = -1;
        for (int j = i + 1; j < limit; j++) {
            char c = s.charAt(j);
            if (c == '\\') {
                sign |= j + 1 < limit && s.charAt(j + 1) != '$';
                j++;
            } else if (c == '$') {
                end = j;
                break;
            } else {
                sign |= c == '^' || c == '_' || c == '{';
            }
        }
        if (end <= i + 1) {
            return -1;
        }
        char first = s.charAt(i + 1);
        char last = s.charAt(end - 1);
        boolean digitAfter = end + 1 < s.length() && Character.isDigit(s.charAt(end + 1));
        int words = proseWords(i + 1, end);
        boolean price = Character.isDigit(first) && words > 0;
        if (price || (Character.isWhitespace(first) && words > 1) || (digitAfter && Character.isWhitespace(last))) {
            return -1;
        }
        if (sign) {
            return end;
        }
        boolean tight = !Character.isWhitespace(first) && !Character.isWhitespace(last);
        boolean oneToken = s.substring(i + 1, end).strip().indexOf(' ') < 0 && end - i <= MAX_SYMBOL;
        boolean spaced = oneToken && Character.isWhitespace(first) && Character.isWhitespace(last);
        return !digitAfter && (tight || spaced) ? end : -1;
    }

    /* How many words of prose, of three or more letters between blanks and outside braces: "$5M and 10M$" has one. */
    private int proseWords(int from, int to) {
        int words = 0;
        int letters = 0;
        int depth = 0;
        boolean free = false;
        for (int i = from; i <= to; i++) {
            char c = i < to ? s.charAt(i) : ' ';
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (Character.isLetter(c)) {
                letters++;
            } else {
                if (free && letters >= 3 && Character.isWhitespace(c) && depth <= 0) {
                    words++;
                }
                free = Character.isWhitespace(c);
                letters = 0;
            }
        }
        return words;
    }

    /* x^2 prints as x², a_{ij} as aᵢⱼ; what has no such form keeps its sign. */
    private int script(int i, int to, int depth, boolean raised) {
        int start = skipBlanks(i + 1, to);
        if (start >= to) {
            return to;
        }
        int mark = out.length();
        int next = argument(start, to, true, depth);
        String body = take(mark).strip();
        String from = raised ? RAISED_FROM : LOWERED_FROM;
        String toForm = raised ? RAISED_TO : LOWERED_TO;
        if (raised && (body.equals("∘") || body.equals("°"))) {
            out.append('°');
            return next;
        }
        StringBuilder converted = new StringBuilder();
        for (int k = 0; k < body.length(); k++) {
            int at = from.indexOf(body.charAt(k));
            if (at < 0) {
                if (!body.isEmpty() && !(raised && body.equals("′"))) {
                    out.append(raised ? '^' : '_');
                }
                out.append(body);
                return next;
            }
            converted.append(toForm.charAt(at));
        }
        out.append(converted.toString());
        return next;
    }

    /* Reads what a command takes as its argument: a group, a command or one character. Returns the place after it. */
    private int argument(int i, int to, boolean math, int depth) {
        char c = s.charAt(i);
        if (c == '{') {
            int end = partner(i);
            if (end < 0 || end >= to) {
                return i + 1;
            }
            readDeeper(i + 1, end, math, depth);
            return end + 1;
        }
        if (c == '\\') {
            return depth < MAX_DEPTH ? command(i, to, math, depth + 1) : i + 1;
        }
        if (c == '}' || c == '$') {
            return i;
        }
        int next = i + Character.charCount(s.codePointAt(i));
        out.append(s, i, Math.min(next, to));
        return Math.min(next, to);
    }

    private int command(int i, int to, boolean math, int depth) {
        int j = i + 1;
        if (j >= to) {
            return to;
        }
        char c = s.charAt(j);
        if (!isLetter(c)) {
            return controlSymbol(c, j, to, math, depth);
        }
        while (j < to && isLetter(s.charAt(j))) {
            j++;
        }
        String name = s.substring(i + 1, j);
        if (j < to && s.charAt(j) == '*') {
            j++;
        }
        return controlWord(name, j, to, math, depth);
    }

    private int controlSymbol(char c, int at, int to, boolean math, int depth) {
        if (c == '(' || c == '[') {
            int end = find(c == '(' ? "\\)" : "\\]", at + 1, to, MAX_MATH);
            if (end >= 0) {
                math(at + 1, end, depth);
                return end + 2;
            }
            return at + 1;
        }
        if (!math && (c == '\'' || c == '"') && isEscapedQuote(c, at, to)) {
            out.append(c);
            return at + 1;
        }
        Character combining = ACCENTS.get(String.valueOf(c));
        if (!math && combining != null) {
            int start = skipBlanks(at + 1, to);
            return bearsAccent(start, to) ? accent(combining, start, to, false, depth) : at + 1;
        }
        return switch (c) {
            case '&', '%', '$', '#', '_', '{', '}' -> {
                out.append(c);
                yield at + 1;
            }
            case '|' -> {
                out.append('‖');
                yield at + 1;
            }
            case '\\', ' ', '\n', '\t', ',', ';', ':', '>' -> {
                out.append(' ');
                yield at + 1;
            }
            case '-', '/', '@', '!', ')', ']', '\'', '"', '`', '^', '~', '=', '.' -> at + 1;
            default -> {
                out.append(c);
                yield at + 1;
            }
        };
    }

    /* Text from a program writes don\'t and \"yes\" where LaTeX has an accent over a letter that can bear it. */
    private boolean isEscapedQuote(char quote, int at, int to) {
        if (at + 1 >= to) {
            return true;
        }
        char base = s.charAt(at + 1);
        if (base == '{' || base == '\\') {
            return false;
        }
        if (Character.isWhitespace(base)) {
            // "{\' a}": TeX passes over the blank before what bears the accent.
            int next = skipBlanks(at + 1, to);
            return next >= to || !isLetter(s.charAt(next)) || !(certain || (at >= 2 && s.charAt(at - 2) == '{'));
        }
        if (!isLetter(base)) {
            return true;
        }
        if (quote == '"') {
            return "aeiouyAEIOUYwWxX".indexOf(base) < 0;
        }
        boolean ends = at + 2 >= to || !Character.isLetter(s.charAt(at + 2));
        boolean inWord = at >= 2 && Character.isLetter(s.charAt(at - 2));
        return "tTdDvVmM".indexOf(base) >= 0 || (base == 's' && ends && inWord);
    }

    private boolean bearsAccent(int i, int to) {
        return i < to && (isLetterAt(i) || s.charAt(i) == '{' || s.charAt(i) == '\\');
    }

    private boolean isLetterAt(int i) {
        return Character.isLetter(s.codePointAt(i));
    }

    private int accent(char combining, int start, int to, boolean math, int depth) {
        int mark = out.length();
        int next = argument(start, to, math, depth);
        String base = take(mark).strip();
        if (base.isEmpty()) {
            return next;
        }
        int first = base.codePointAt(0);
        int width = Character.charCount(first);
        // Above an accent a dotless i is an i again.
        String letter = first == 'ı' ? "i" : first == 'ȷ' ? "j" : base.substring(0, width);
        if (math && base.length() > width) {
            out.append(base);
        } else {
            out.append(Normalizer.normalize(letter + combining, Normalizer.Form.NFC))
                    .append(base, width, base.length());
        }
        return next;
    }

    private int controlWord(String name, int after, int to, boolean math, int depth) {
        if (isCitation(name)) {
            dropTrailingBlanks();
            return skipArguments(after, to);
        }
        if (DROPPED_WITH_ARGUMENT.contains(name)) {
            if (name.endsWith("ref")) {
                dropTrailingBlanks();
            } else if (name.equals("begin") || name.equals("end")) {
                out.append(' ');
            }
            return skipArguments(after, to);
        }
        if (name.equals("url") || name.equals("path") || name.equals("nolinkurl")) {
            return verbatim(after, to);
        }
        if (FIRST_ARGUMENT_DROPPED.contains(name)) {
            int next = skipGroup(skipOptions(after, to), to);
            return next < to && s.charAt(next) == '{' ? group(next, to, math, depth) : next;
        }
        if (name.equals("frac")
                || name.equals("dfrac")
                || name.equals("tfrac")
                || name.equals("nicefrac")
                || name.equals("sfrac")) {
            return fraction(after, to, depth);
        }
        if (name.equals("sqrt")) {
            int start = skipBlanks(skipOptions(after, to), to);
            if (start >= to) {
                return to;
            }
            int mark = out.length();
            int next = argument(start, to, true, depth);
            String body = take(mark);
            out.append('√')
                    .append(
                            body.codePointCount(0, body.length()) > 1
                                            && MORE_THAN_A_WORD.matcher(body).matches()
                                    ? "(" + body + ")"
                                    : body);
            return next;
        }
        if (BLANK.contains(name)) {
            out.append(' ');
            return after;
        }
        if (SILENT.contains(name)) {
            // "{\bf word}" and "\left (" have their blank for the command; "\bf{word}" has none.
            return skipBlanks(after, to);
        }
        Character combining = math ? MATH_ACCENTS.get(name) : ACCENTS.get(name);
        if (combining != null) {
            int start = skipBlanks(after, to);
            // "\c c" and "\c{c}", but not the end of a macro's name.
            boolean separate = start > after || (start < to && !isLetterAt(start));
            if (separate && bearsAccent(start, to)) {
                return accent(combining, start, to, math, depth);
            }
        }
        return symbol(name, after, to, math);
    }

    private int symbol(String name, int after, int to, boolean math) {
        String printed = WORDS.get(name);
        if (printed == null && name.length() <= MAX_SYMBOL) {
            String form = form(name);
            // It gives back what it does not know, and knows some words as blanks.
            printed = form.startsWith("\\") ? null : form;
        }
        boolean braces = after + 1 < to && s.charAt(after) == '{';
        boolean ended = braces && s.charAt(after + 1) == '}';
        if (printed == null) {
            boolean styles = braces && !ended && !FUNCTIONS.contains(name);
            if (!styles && !name.startsWith("text") && !name.startsWith("math")) {
                // A macro of the authors, as \ourmethod, or a function, as \log: its name is the best word there is.
                out.append(name);
            }
            return ended ? after + 2 : after;
        }
        out.append(printed);
        if (ended) {
            return after + 2;
        }
        if (!math
                && after < to
                && s.charAt(after) == ' '
                && printed.length() == 1
                && Character.isLetter(printed.charAt(0))
                && name.length() <= 2) {
            // "\ss e": the blank ends the command and prints nothing.
            return after + 1;
        }
        return after;
    }

    private static String form(String name) {
        String known = SYMBOLS.get(name);
        if (known != null) {
            return known;
        }
        String form = LaTeX2Unicode.convert("\\" + name);
        if (SYMBOLS.size() < KNOWN_SYMBOLS) {
            SYMBOLS.put(name, form);
        }
        return form;
    }

    private int fraction(int after, int to, int depth) {
        int i = skipBlanks(after, to);
        if (i >= to) {
            return to;
        }
        i = part(i, to, depth);
        i = skipBlanks(i, to);
        out.append('/');
        return i >= to ? to : part(i, to, depth);
    }

    private int part(int i, int to, int depth) {
        int mark = out.length();
        int next = argument(i, to, true, depth);
        String body = take(mark).strip();
        boolean sum = body.indexOf('+') > 0 || body.indexOf('-') > 0 || body.indexOf(' ') > 0 || body.indexOf('/') > 0;
        out.append(sum ? "(" + body + ")" : body);
        return next == i ? i + 1 : next;
    }

    private int verbatim(int after, int to) {
        int end = after < to && s.charAt(after) == '{' ? partner(after) : -1;
        if (end < 0 || end >= to) {
            return after;
        }
        for (int i = after + 1; i < end; i++) {
            char c = s.charAt(i);
            if (c != '\\') {
                out.append(c);
            }
        }
        return end + 1;
    }

    private static boolean isCitation(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("cite")
                || ((lower.endsWith("cite") || lower.endsWith("cites")) && !lower.startsWith("ex"));
    }

    private void dropTrailingBlanks() {
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        out.cut(end);
    }

    private int skipArguments(int i, int to) {
        int j = skipOptions(i, to);
        while (j < to && s.charAt(j) == '{' && partner(j) >= 0 && partner(j) < to) {
            j = skipOptions(partner(j) + 1, to);
        }
        return j;
    }

    private int skipOptions(int i, int to) {
        int j = i;
        while (j < to && s.charAt(j) == '[') {
            int end = find("]", j, to, MAX_OPTION);
            if (end < 0) {
                return j;
            }
            j = end + 1;
        }
        return j;
    }

    /* Where the words stand, at most so many characters away and before the end; -1 when they do not. */
    private int find(String words, int from, int to, int atMost) {
        int limit = Math.min(to, from + atMost) - words.length();
        for (int i = from; i <= limit; i++) {
            if (s.startsWith(words, i)) {
                return i;
            }
        }
        return -1;
    }

    private int skipGroup(int i, int to) {
        boolean group = i < to && s.charAt(i) == '{' && partner(i) >= 0 && partner(i) < to;
        return group ? partner(i) + 1 : i;
    }

    private int skipBlanks(int i, int to) {
        int j = i;
        while (j < to && Character.isWhitespace(s.charAt(j))) {
            j++;
        }
        return j;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
