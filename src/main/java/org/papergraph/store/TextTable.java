package org.papergraph.store;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.shared.PrefixMapping;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.expr.NodeValue;

/**
 * Rows in aligned columns. The first thousand rows decide how wide the columns are; the others pass through.
 *
 * <p>Widths are those of a terminal: East Asian wide characters and emoji take two columns (Unicode Standard Annex 11),
 * combining marks and format characters none. Characters that would steer the terminal or turn the direction of the text are
 * shown as {@code �}; line ends and tabs as blanks.
 */
final class TextTable {

    private static final int SAMPLE = 1000;
    private static final int NARROWEST = 8;
    private static final String GAP = "  ";
    private static final String CUT = "…";

    /** First and last code points of the blocks that terminals show two columns wide. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x231A, 0x231B},
        {0x2E80, 0x303E},
        {0x3041, 0x33FF},
        {0x3400, 0x4DBF},
        {0x4E00, 0x9FFF},
        {0xA000, 0xA4CF},
        {0xA960, 0xA97F},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0xFFE0, 0xFFE6},
        {0x16FE0, 0x18CFF},
        {0x1B000, 0x1B2FF},
        {0x1F300, 0x1F64F},
        {0x1F680, 0x1F6FF},
        {0x1F900, 0x1F9FF},
        {0x1FA70, 0x1FAFF},
        {0x20000, 0x3FFFD},
    };

    private TextTable() {}

    /**
     * Writes a header, a line, and the rows.
     *
     * @param width to fit the table into by cutting long cells; 0 cuts nothing
     */
    static void write(List<Var> variables, Iterator<Binding> rows, PrefixMapping prefixes, int width, Writer out)
            throws IOException {
        List<Binding> sample = new ArrayList<>();
        while (rows.hasNext() && sample.size() < SAMPLE) {
            sample.add(rows.next());
        }
        int[] widths = new int[variables.size()];
        boolean[] right = new boolean[variables.size()];
        for (int i = 0; i < widths.length; i++) {
            Var variable = variables.get(i);
            widths[i] = width(variable.getVarName());
            right[i] = sample.stream().anyMatch(row -> row.contains(variable));
            for (Binding row : sample) {
                Node value = row.get(variable);
                if (value != null) {
                    widths[i] = Math.max(widths[i], width(shown(value, prefixes)));
                    right[i] &= isNumber(value);
                }
            }
        }
        if (width > 0) {
            fit(widths, width);
        }
        line(variables.stream().map(Var::getVarName).toList(), widths, right, width > 0, out);
        StringBuilder rule = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            rule.append(i == 0 ? "" : GAP).append("-".repeat(widths[i]));
        }
        out.append(rule).append('\n');
        for (Binding row : sample) {
            line(cells(variables, row, prefixes), widths, right, width > 0, out);
        }
        while (rows.hasNext()) {
            line(cells(variables, rows.next(), prefixes), widths, right, width > 0, out);
        }
    }

    /** The text of a term as SPARQL's CSV has it: an IRI bare, a literal without its type and language. */
    static String text(Node value) {
        if (value.isURI()) {
            return value.getURI();
        }
        if (value.isLiteral()) {
            return value.getLiteralLexicalForm();
        }
        return value.isBlank() ? "_:" + value.getBlankNodeLabel() : value.toString();
    }

    static boolean isNumber(Node value) {
        return value.isLiteral() && NodeValue.makeNode(value).isNumber();
    }

    /** The number of columns a text takes on a terminal. */
    static int width(String text) {
        int width = 0;
        boolean joined = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            width += joined ? 0 : width(c);
            joined = c == 0x200D;
        }
        return width;
    }

    /** The text in at most so many columns, with an ellipsis where it was cut. */
    static String cut(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        int taken = 0;
        int end = 0;
        boolean joined = false;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            int next = joined ? 0 : width(c);
            if (taken + next > columns - 1) {
                break;
            }
            taken += next;
            end += Character.charCount(c);
            joined = c == 0x200D;
        }
        return text.substring(0, end) + CUT;
    }

    private static int width(int c) {
        if (c < 0x300) {
            return 1;
        }
        int type = Character.getType(c);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        for (int[] range : WIDE) {
            if (c >= range[0] && c <= range[1]) {
                return 2;
            }
        }
        return 1;
    }

    private static List<String> cells(List<Var> variables, Binding row, PrefixMapping prefixes) {
        List<String> cells = new ArrayList<>(variables.size());
        for (Var variable : variables) {
            Node value = row.get(variable);
            cells.add(value == null ? "" : shown(value, prefixes));
        }
        return cells;
    }

    private static String shown(Node value, PrefixMapping prefixes) {
        String text = value.isURI() ? prefixes.shortForm(value.getURI()) : text(value);
        StringBuilder shown = new StringBuilder(text.length());
        text.codePoints().forEach(c -> shown.appendCodePoint(visible(c)));
        return shown.toString();
    }

    private static int visible(int c) {
        if (c == '\n' || c == '\r' || c == '\t' || c == 0x85 || c == 0x2028 || c == 0x2029) {
            return ' ';
        }
        boolean turns = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
        return (Character.isISOControl(c) || turns || Character.getType(c) == Character.SURROGATE) ? 0xFFFD : c;
    }

    /** Takes from the widest columns first, until the line fits or nothing more can be taken. */
    private static void fit(int[] widths, int width) {
        int free = Math.max(0, width - GAP.length() * (widths.length - 1));
        while (true) {
            int total = 0;
            int widest = 0;
            for (int i = 0; i < widths.length; i++) {
                total += widths[i];
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (total <= free || widths.length == 0 || widths[widest] <= NARROWEST) {
                return;
            }
            int second = NARROWEST;
            for (int i = 0; i < widths.length; i++) {
                second = i != widest && widths[i] < widths[widest] ? Math.max(second, widths[i]) : second;
            }
            widths[widest] = Math.max(second - 1, Math.max(NARROWEST, widths[widest] - (total - free)));
        }
    }

    private static void line(List<String> cells, int[] widths, boolean[] right, boolean cut, Writer out)
            throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String cell = cut ? cut(cells.get(i), widths[i]) : cells.get(i);
            String pad = " ".repeat(Math.max(0, widths[i] - width(cell)));
            line.append(i == 0 ? "" : GAP);
            line.append(right[i] ? pad + cell : cell + pad);
        }
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ') {
            end--;
        }
        out.append(line, 0, end).append('\n');
    }
}
