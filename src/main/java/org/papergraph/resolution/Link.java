package org.papergraph.resolution;

/**
 * Two items that a rule found to be one thing.
 *
 * @param first the smaller item number
 * @param second the larger item number
 * @param rule what found them
 * @param score how sure, 0 to 1
 * @param <R> the rules, strongest first
 */
record Link<R extends Enum<R>>(int first, int second, R rule, double score) implements Comparable<Link<R>> {

    Link {
        if (first >= second) {
            throw new IllegalArgumentException("a link joins two items, in order: " + first + ", " + second);
        }
    }

    static <R extends Enum<R>> Link<R> of(int a, int b, R rule, double score) {
        return new Link<>(Math.min(a, b), Math.max(a, b), rule, score);
    }

    /** Best first; between equals by rule and then by the numbers of the items. */
    @Override
    public int compareTo(Link<R> other) {
        int byScore = Double.compare(other.score, score);
        if (byScore != 0) {
            return byScore;
        }
        int byRule = rule.compareTo(other.rule);
        if (byRule != 0) {
            return byRule;
        }
        int byFirst = Integer.compare(first, other.first);
        return byFirst != 0 ? byFirst : Integer.compare(second, other.second);
    }
}
