package org.papergraph.web;

import java.util.Locale;
import org.apache.jena.irix.IRIException;
import org.apache.jena.irix.IRIx;

/** Checks on text that is about to become an IRI, or a link on a page. */
final class Iris {

    private static final String FORBIDDEN = "<>\"{}|^`\\";

    private Iris() {}

    /**
     * Whether this text can stand between {@code <} and {@code >} without changing what is around it: not empty, none of
     * the characters that RFC 3987 and the Turtle grammar forbid, no control character, no lone surrogate.
     */
    static boolean isSafe(String text) {
        return !text.isEmpty()
                && text.codePoints()
                        .allMatch(c -> c > 0x20
                                && (c < 0x7f || c > 0x9f)
                                && FORBIDDEN.indexOf(c) < 0
                                && !(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
    }

    /** Whether this is an absolute IRI that is safe to put into a node. */
    static boolean isAbsolute(String text) {
        if (!isSafe(text)) {
            return false;
        }
        try {
            return IRIx.create(text).isAbsolute();
        } catch (IRIException e) {
            return false;
        }
    }

    /** Whether a page may link to it: only {@code http} and {@code https}, so never {@code javascript:} or {@code data:}. */
    static boolean isLinkable(String iri) {
        String lower = iri.toLowerCase(Locale.ROOT);
        return isSafe(iri) && (lower.startsWith("https://") || lower.startsWith("http://"));
    }
}
