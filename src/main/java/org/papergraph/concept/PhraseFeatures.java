package org.papergraph.concept;

/**
 * What tells a subject of a paper from another noun phrase of it.
 *
 * <p>The weights are set by hand on the Inspec training abstracts. What they weigh is usual for the task: frequency,
 * first position and title (Hulth 2003; Witten et al., KEA, 1999), frequency of the single words (Rose et al., RAKE, 2010),
 * frequency within longer phrases (Frantzi, Ananiadou and Mima, C-value, 2000); and how authors mark their terms: by
 * defining, abbreviating, quoting and listing them.
 *
 * @param words the number of words
 * @param occurrences how often it stands by itself
 * @param nested how often it stands within a longer phrase
 * @param inTitle whether the title has it
 * @param position where it is first seen: 0 at the start of the paper, 1 at its end
 * @param wordSalience the mean frequency of its content words in the paper, as a logarithm
 * @param vagueShare the share of its words that are no subject by themselves
 * @param vagueHead whether its last word is one of those
 * @param coined whether it has a word written as only made names are
 * @param name whether it is a name throughout
 * @param defined whether the paper says that it introduces it, or gives it a name
 * @param abbreviated whether the paper gives it a short form
 * @param quoted whether it stands in quotation marks
 * @param listed whether it is an item of a list after a colon
 * @param explained whether a bracket, a colon or a dash follows it, as when a term is explained
 */
record PhraseFeatures(
        int words,
        int occurrences,
        int nested,
        boolean inTitle,
        double position,
        double wordSalience,
        double vagueShare,
        boolean vagueHead,
        boolean coined,
        boolean name,
        boolean defined,
        boolean abbreviated,
        boolean quoted,
        boolean listed,
        boolean explained) {

    /** How much the phrase looks like a subject, 0 to 1. */
    double score() {
        double sum = -1.5;
        sum += 0.8 * Math.log(occurrences);
        sum += 0.15 * Math.log1p(nested);
        sum += inTitle ? 0.9 : 0;
        sum += 0.8 * (1 - position);
        sum += 0.5 * wordSalience;
        sum += switch (words) {
            case 1 -> coined ? 0 : -1.2;
            case 2 -> 0.5;
            case 3 -> 0.6;
            case 4 -> 0.3;
            default -> -0.5;
        };
        sum -= 0.6 * vagueShare;
        sum -= vagueHead ? 0.9 : 0;
        sum += coined ? 0.8 : 0;
        sum += name && words > 1 ? 0.5 : 0;
        sum += defined ? 0.9 : 0;
        sum += abbreviated ? 1.0 : 0;
        sum += quoted ? 0.4 : 0;
        sum += listed ? 0.6 : 0;
        sum += explained ? 0.5 : 0;
        return 1 / (1 + Math.exp(-sum));
    }
}
