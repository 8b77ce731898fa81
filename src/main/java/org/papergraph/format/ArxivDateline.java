package org.papergraph.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.PartialDate;
import org.papergraph.text.PlainText;

/**
 * The dates on an arXiv abstract page: {@code [Submitted on 29 May 2024 (v1), last revised 7 Nov 2024 (this version, v2)]} and
 * the lines of the submission history, {@code [v1] Wed, 29 May 2024 22:26:26 UTC (1,207 KB)}.
 */
final class ArxivDateline {

    static final Pattern LINE = Pattern.compile("(?i)\\[\\s*Submitted on\\b.*");

    private static final Pattern PART = Pattern.compile(
            "(?i)\\b(?<what>Submitted on|last revised|latest version)\\s+(?<date>[^(),\\]]{4,40})(?:\\s*\\((?<version>[^()]*)\\))?");
    private static final Pattern LABEL = Pattern.compile("\\bv[0-9]{1,4}\\b");
    private static final Pattern HISTORY = Pattern.compile(
            "\\[(?<label>v[0-9]{1,4})\\]\\s*+(?<date>[^()\\[\\]]{6,60}?)(?:\\s*+\\((?<size>[0-9][^()]*+)\\))?\\s*+(?<withdrawn>\\(withdrawn\\))?\\s*+");

    private ArxivDateline() {}

    /** Takes the dates of the line above the title, when the page has no history. */
    static void dateline(ArxivItem item, Output output, String text, String written, long at) {
        Matcher m = PART.matcher(text);
        boolean any = false;
        while (m.find()) {
            Optional<PartialDate> date = date(output, m.group("date"), at);
            String remark = m.group("version") == null ? "" : m.group("version");
            Matcher label = LABEL.matcher(remark);
            boolean submitted =
                    m.group("what").startsWith("S") || m.group("what").startsWith("s");
            item.version(label.find() ? label.group() : submitted ? "v1" : "", date, false, written, at);
            any = true;
        }
        if (!any) {
            output.warn(at, "date not understood: left out", text);
        }
    }

    /** Takes a line of the submission history; false when it is none. */
    static boolean history(ArxivItem item, Output output, String text, String written, long at) {
        Matcher m = HISTORY.matcher(text);
        if (!m.matches()) {
            return false;
        }
        item.version(m.group("label"), date(output, m.group("date"), at), m.group("withdrawn") != null, written, at);
        return true;
    }

    /** Reads a date as the pages write it, or reports it. */
    static Optional<PartialDate> date(Output output, String words, long at) {
        Optional<PartialDate> date = DateWords.parse(PlainText.withoutEnd(words.strip(), ". "));
        if (date.isEmpty()) {
            output.warn(at, "date not understood: left out", words.strip());
        }
        return date;
    }
}
