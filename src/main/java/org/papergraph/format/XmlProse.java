package org.papergraph.format;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.text.PlainText;

/**
 * The text of marked-up titles, abstracts, names and references as one line that a reader would see: raised and lowered digits
 * as such, formulae as {@link PlainText} writes those of LaTeX, without footnotes and their marks.
 */
final class XmlProse {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "sec",
            "title",
            "head",
            "div",
            "list",
            "list-item",
            "item",
            "def-item",
            "break",
            "br",
            "lb",
            "disp-formula",
            "disp-quote",
            "verse-line",
            "titlePart",
            "AbstractText");
    private static final Set<String> LEFT_OUT =
            Set.of("fn", "fn-group", "label", "object-id", "index-term", "related-object", "processing-meta", "marker");
    private static final Set<String> SET_OFF = Set.of("sup", "sub", "italic", "bold", "sc", "i", "b", "math", "mml");
    private static final Set<String> NOTE_MARKS =
            Set.of("fn", "aff", "corresp", "author-notes", "author-note", "table-fn", "contrib", "other", "note");
    private static final Pattern HEADING_OF_ALL = Pattern.compile(
            "(?iu)\\W*(?:abstract|summary|synopsis|zusammenfassung|kurzfassung|résumé|resume|resumen|resumo|sommario|riassunto|аннотация|摘要|抄録|要旨|초록)\\W*");
    private static final Pattern DOCUMENT = Pattern.compile("(?s)\\\\begin\\{document\\}(.*?)\\\\end\\{document\\}");
    private static final Pattern PLAIN_MARK = Pattern.compile("(?s)\\\\(?:usepackage|documentclass|setlength)\\b.*");
    private static final Pattern BLANK_BEFORE = Pattern.compile(" ([,;.:)\\]](?= |$|[,;.]))");
    private static final Pattern BLANK_AFTER = Pattern.compile("([(\\[]) ");
    private static final Pattern FLAT = Pattern.compile("[0-9+\\-−=()]{1,12}");
    private static final String SPECIAL = "#$%&_{}";

    private final StringBuilder out = new StringBuilder();
    private final Predicate<XmlElement> skipped;
    /* Whether elements that follow one another directly are words of their own. */
    private final boolean spaced;

    private XmlProse(Predicate<XmlElement> skipped, boolean spaced) {
        this.skipped = skipped;
        this.spaced = spaced;
    }

    /** The text of an element, white space folded. */
    static String of(XmlElement element) {
        return of(element, e -> false);
    }

    /** The text of an element without that of some elements within it, white space folded. */
    static String of(XmlElement element, Predicate<XmlElement> skipped) {
        XmlProse prose = new XmlProse(skipped, false);
        prose.content(element);
        return PlainText.fold(prose.out.toString());
    }

    /** The text of an element whose parts are words of their own, such as a name or a reference, with blanks between them. */
    static String ofParts(XmlElement element, Predicate<XmlElement> skipped) {
        XmlProse prose = new XmlProse(skipped, true);
        prose.content(element);
        return tidy(PlainText.fold(prose.out.toString()));
    }

    /** A text without the blanks that indented XML leaves before commas and behind brackets. */
    static String tidy(String text) {
        return BLANK_BEFORE.matcher(BLANK_AFTER.matcher(text).replaceAll("$1")).replaceAll("$1");
    }

    /**
     * An abstract: its sections with their headings and a colon before them, without the heading "Abstract" of the whole.
     */
    static String ofAbstract(XmlElement element) {
        XmlProse prose = new XmlProse(e -> false, false);
        prose.sections(element);
        return PlainText.fold(prose.out.toString());
    }

    private void sections(XmlElement element) {
        for (Object part : element.content()) {
            if (!(part instanceof XmlElement child)) {
                out.append(part);
            } else if (child.name().equals("title") || child.name().equals("head")) {
                heading(child);
            } else if (child.name().equals("sec") || child.name().equals("div")) {
                out.append('\n');
                sections(child);
                out.append('\n');
            } else {
                element(child);
            }
        }
    }

    private void heading(XmlElement title) {
        String text = of(title);
        if (text.isEmpty() || HEADING_OF_ALL.matcher(text).matches()) {
            return;
        }
        char last = text.charAt(text.length() - 1);
        String bare = last == '.' || last == ':' ? text.substring(0, text.length() - 1) : text;
        out.append('\n').append(bare).append(last == '?' || last == '!' ? " " : ": ");
    }

    private void content(XmlElement element) {
        boolean afterElement = false;
        for (Object part : element.content()) {
            if (part instanceof XmlElement child) {
                if (spaced && afterElement && !SET_OFF.contains(child.name())) {
                    out.append(child.name().equals("lpage") ? '-' : ' ');
                }
                element(child);
                afterElement = true;
            } else {
                out.append(part);
                afterElement = false;
            }
        }
    }

    private void element(XmlElement e) {
        String name = e.name();
        if (LEFT_OUT.contains(name) || skipped.test(e) || isNoteMark(e)) {
            return;
        }
        switch (name) {
            case "sup" -> script(e, '^');
            case "sub", "inf" -> script(e, '_');
            case "math" -> out.append(formula(e));
            case "tex-math" -> out.append(tex(e.text()));
            case "alternatives" -> alternatives(e);
            default -> {
                boolean block = BLOCKS.contains(name);
                if (block) {
                    blockEnd();
                }
                content(e);
                if (block) {
                    blockEnd();
                }
            }
        }
    }

    /* A line that ends in a hyphen goes on with the next one. */
    private void blockEnd() {
        int last = out.length() - 1;
        if (last < 0 || out.charAt(last) != '-') {
            out.append(' ');
        }
    }

    private static boolean isNoteMark(XmlElement e) {
        return e.name().equals("xref") && NOTE_MARKS.contains(e.attribute("ref-type"));
    }

    private void alternatives(XmlElement e) {
        for (String wanted : List.of("math", "tex-math", "textual-form")) {
            if (e.child(wanted).isPresent()) {
                e.child(wanted).ifPresent(this::element);
                return;
            }
        }
        content(e);
    }

    /* Digits and signs have raised and lowered forms; "20<sup>th</sup>" is only set smaller. */
    private void script(XmlElement e, char sign) {
        String text = of(e, skipped);
        if (FLAT.matcher(text).matches()) {
            out.append(PlainText.of("$" + sign + "{" + text.replace('−', '-') + "}$"));
        } else {
            out.append(text);
        }
    }

    private static String tex(String text) {
        Matcher document = DOCUMENT.matcher(text);
        String body =
                document.find() ? document.group(1) : PLAIN_MARK.matcher(text).replaceAll("");
        String formula = body.strip();
        return PlainText.of(
                formula.startsWith("$") || (formula.startsWith("\\") && formula.endsWith("\\)"))
                        ? formula
                        : "$" + formula + "$");
    }

    private static String formula(XmlElement math) {
        StringBuilder latex = new StringBuilder();
        latex(math, latex);
        return PlainText.of("$" + latex + "$");
    }

    /* Presentation MathML as the LaTeX that prints the same. */
    private static void latex(XmlElement e, StringBuilder to) {
        List<XmlElement> parts = e.children();
        switch (e.name()) {
            case "semantics" -> parts.stream().findFirst().ifPresent(p -> latex(p, to));
            case "annotation", "annotation-xml", "mphantom" -> {}
            case "mspace" -> to.append(' ');
            case "mfrac" -> command("\\frac", parts, to);
            case "msqrt" -> {
                to.append("\\sqrt{");
                all(e, to);
                to.append('}');
            }
            case "msup", "mover" -> scripts(parts, to, "", "^");
            case "msub", "munder" -> scripts(parts, to, "", "_");
            case "msubsup", "munderover" -> scripts(parts, to, "", "_", "^");
            case "mfenced" -> {
                to.append(e.attribute("open").isEmpty() ? "(" : escaped(e.attribute("open")));
                for (int i = 0; i < parts.size(); i++) {
                    to.append(i == 0 ? "" : ",");
                    latex(parts.get(i), to);
                }
                to.append(e.attribute("close").isEmpty() ? ")" : escaped(e.attribute("close")));
            }
            case "mtr", "mtd" -> {
                all(e, to);
                to.append(' ');
            }
            case "mtext" -> to.append("\\text{").append(escaped(e.text())).append('}');
            default -> all(e, to);
        }
    }

    private static void all(XmlElement e, StringBuilder to) {
        for (Object part : e.content()) {
            if (part instanceof XmlElement child) {
                latex(child, to);
            } else {
                to.append(escaped(((String) part).strip()));
            }
        }
    }

    private static void command(String name, List<XmlElement> parts, StringBuilder to) {
        to.append(name);
        for (XmlElement part : parts) {
            to.append('{');
            latex(part, to);
            to.append('}');
        }
    }

    private static void scripts(List<XmlElement> parts, StringBuilder to, String... signs) {
        for (int i = 0; i < parts.size(); i++) {
            String sign = i < signs.length ? signs[i] : "";
            to.append(sign).append('{');
            latex(parts.get(i), to);
            to.append('}');
        }
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' || c == '^' || c == '~') {
                safe.append(' ');
            } else if (SPECIAL.indexOf(c) >= 0) {
                safe.append('\\').append(c);
            } else {
                safe.append(c);
            }
        }
        return safe.toString();
    }
}
