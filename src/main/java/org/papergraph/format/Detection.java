package org.papergraph.format;

/** What a look at the beginning of a file says about its format. */
public sealed interface Detection {

    /**
     * A format was recognised.
     *
     * @param format the one that fits best
     * @param certainty above 0, at most 1; below 0.6 it may be worth asking
     * @param why what was seen, in words
     */
    record Detected(Format format, double certainty, String why) implements Detection {}

    /**
     * No format was recognised.
     *
     * @param seen what the file is, to be shown to the user: {@code empty}, {@code binary}, {@code text of no known shape: …}
     */
    record Unknown(String seen) implements Detection {}
}
