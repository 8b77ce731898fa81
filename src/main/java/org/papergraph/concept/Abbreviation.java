package org.papergraph.concept;

import java.util.Objects;

/**
 * A short form that a text introduces for a long one, as in {@code large language models (LLMs)}.
 *
 * @param shortForm as written, without a plural s: {@code LLM}
 * @param longForm as written
 * @param shortToken the first token of the short form
 * @param shortEnd the token after its last
 * @param longToken the first token of the long form
 * @param longEnd the token after its last
 */
record Abbreviation(String shortForm, String longForm, int shortToken, int shortEnd, int longToken, int longEnd) {

    Abbreviation {
        Objects.requireNonNull(shortForm, "shortForm");
        Objects.requireNonNull(longForm, "longForm");
    }
}
