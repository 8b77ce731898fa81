package org.papergraph.concept;

/**
 * A place where a phrase stands.
 *
 * @param text the title or abstract
 * @param first its first token
 * @param end the token after its last
 * @param phrase what is known of it there
 */
record Occurrence(AnalyzedText text, int first, int end, NounPhrase phrase) {}
