package org.papergraph.concept;

/** What a word can be in a noun phrase, as far as it shows without its neighbours. */
enum WordClass {
    NOUN,
    ADJECTIVE,
    /** A word in -ed or another past participle: {@code locked}. */
    PARTICIPLE,
    /** A word in -ing: {@code training}. */
    GERUND,
    /** A noun that is as often a verb: {@code results, use, model}. */
    NOUN_OR_VERB,
    VERB,
    NUMBER,
    /** Articles, prepositions, adverbs and whatever else ends a noun phrase. */
    OTHER
}
