package org.papergraph.model;

import java.util.Comparator;
import java.util.Objects;

/**
 * A subject that a source itself gives a paper: a keyword, a category, a heading.
 *
 * @param label the words: {@code Machine Learning}
 * @param scheme where they come from, {@code [a-z0-9-]+}: {@code keyword} for free words, {@code arxiv}, {@code mesh}
 * @param code what the scheme calls it: {@code cs.LG}; {@code ""} when it has no codes
 */
public record Subject(String label, String scheme, String code) implements Comparable<Subject> {

    /** The scheme of words that authors or editors chose freely. */
    public static final String KEYWORD = "keyword";

    private static final Comparator<Subject> ORDER =
            Comparator.comparing(Subject::scheme).thenComparing(Subject::code).thenComparing(Subject::label);

    public Subject {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(code, "code");
        if (label.isBlank() || !isScheme(scheme)) {
            throw new IllegalArgumentException("a subject has words and a scheme: " + label + ", " + scheme);
        }
    }

    private static boolean isScheme(String scheme) {
        for (int i = 0; i < scheme.length(); i++) {
            char c = scheme.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return !scheme.isEmpty();
    }

    public static Subject keyword(String label) {
        return new Subject(label, KEYWORD, "");
    }

    @Override
    public int compareTo(Subject other) {
        return ORDER.compare(this, other);
    }
}
