package org.papergraph.format;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields of an arXiv record, under the names that arXiv's pages, listings and {@code .abs} files give them. */
enum ArxivLabel {
    TITLE("title"),
    AUTHORS("authors?(?:\\(s\\))?"),
    ABSTRACT("abstract"),
    COMMENTS("comments?"),
    JOURNAL("journal[ -]ref(?:erence)?"),
    DOI("(?:related )?doi"),
    REPORT("report[ -](?:no|number)"),
    MSC("msc[ -]class(?:es)?"),
    ACM("acm[ -]class(?:es)?"),
    SUBJECTS("subjects?"),
    CATEGORIES("categories"),
    LICENCE("licen[sc]e"),
    IDENTIFIER("cite as");

    private static final Pattern LABELLED =
            Pattern.compile("^(?<key>[A-Za-z][A-Za-z -]{1,20}(?:\\(s\\))?)\\s*[:：]\\s*(?<value>.*)$");

    private final Pattern form;

    ArxivLabel(String form) {
        this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
    }

    /** A field with what stands behind its name on the same line. */
    record Found(ArxivLabel label, String value) {}

    /** The field that a line begins; empty when it begins none. Names of fields begin with a large letter, but for "doi". */
    static Optional<Found> of(String line) {
        Matcher m = LABELLED.matcher(line);
        if (!m.matches() || !(Character.isUpperCase(line.charAt(0)) || line.startsWith("doi"))) {
            return Optional.empty();
        }
        String key = m.group("key").strip();
        for (ArxivLabel label : values()) {
            if (label.form.matcher(key).matches()) {
                return Optional.of(new Found(label, m.group("value")));
            }
        }
        return Optional.empty();
    }
}
