package org.papergraph.format;

/**
 * What speaks for a text being of a format.
 *
 * @param certainty above 0, at most 1
 * @param why what was seen, in words
 */
record Evidence(double certainty, String why) {}
