package org.papergraph.resolution;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.papergraph.model.Contributor;
import org.papergraph.text.FoldedName;
import org.papergraph.text.NameSimilarity;

/** What is known of the mentions put together as one author so far. */
final class AuthorGroup {

    private final int[] papers;
    private final Set<String> orcids;
    private final int[] names;
    private final Contributor.Kind kind;

    /**
     * @param papers numbers of their papers, ascending
     * @param orcids the ORCID iDs given
     * @param names numbers of the names written, ascending
     * @param kind person or group
     */
    private AuthorGroup(int[] papers, Set<String> orcids, int[] names, Contributor.Kind kind) {
        this.papers = papers;
        this.orcids = orcids;
        this.names = names;
        this.kind = kind;
    }

    static AuthorGroup of(AuthorIndex.Mention mention) {
        return new AuthorGroup(
                new int[] {mention.paper()},
                mention.orcid().isEmpty() ? Set.of() : Set.of(mention.orcid()),
                mention.names().stream().mapToInt(Integer::intValue).sorted().toArray(),
                mention.place().contributor().kind());
    }

    /** Numbers of the papers, ascending. */
    IntStream papers() {
        return Arrays.stream(papers);
    }

    Set<String> orcids() {
        return orcids;
    }

    /** Numbers of the names written, ascending; at least one. */
    IntStream names() {
        return Arrays.stream(names);
    }

    boolean hasName(int name) {
        return Arrays.binarySearch(names, name) >= 0;
    }

    /** Whether two groups cannot be one: two places on one paper, or ORCID iDs of which none is shared. */
    static boolean contradict(AuthorGroup a, AuthorGroup b) {
        if (a.kind != b.kind
                || (!a.orcids.isEmpty() && !b.orcids.isEmpty() && Collections.disjoint(a.orcids, b.orcids))) {
            return true;
        }
        AuthorGroup fewer = a.papers.length <= b.papers.length ? a : b;
        AuthorGroup more = fewer == a ? b : a;
        return Arrays.stream(fewer.papers).anyMatch(paper -> Arrays.binarySearch(more.papers, paper) >= 0);
    }

    /** Two groups as one; the first argument is the larger. */
    static AuthorGroup union(AuthorGroup a, AuthorGroup b) {
        Set<String> orcids = a.orcids;
        if (!a.orcids.containsAll(b.orcids)) {
            orcids = new TreeSet<>(a.orcids);
            orcids.addAll(b.orcids);
        }
        return new AuthorGroup(merged(a.papers, b.papers), orcids, merged(a.names, b.names), a.kind);
    }

    /** Whether no name of one group speaks against a name of the other. Another family name says nothing: people marry. */
    static boolean namesFit(AuthorIndex index, AuthorGroup a, AuthorGroup b) {
        for (int x : a.names) {
            for (int y : b.names) {
                FoldedName name = index.name(x);
                FoldedName other = index.name(y);
                if (name.family().equals(other.family())
                        && NameSimilarity.compare(name, other) == NameSimilarity.Relation.DIFFERENT) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether no name of the group has its first given name written out. */
    boolean startsWithInitial(AuthorIndex index) {
        return Arrays.stream(names).allMatch(name -> index.name(name).startsWithInitial());
    }

    /** Whether no name of the group has a given name written out. */
    boolean initialsOnly(AuthorIndex index) {
        return Arrays.stream(names).allMatch(name -> index.name(name).initialsOnly());
    }

    /** How many letters the fullest name has. */
    int letters(AuthorIndex index) {
        return Arrays.stream(names)
                .map(name -> index.name(name).letters())
                .max()
                .orElse(0);
    }

    private static int[] merged(int[] a, int[] b) {
        return Arrays.equals(a, b)
                ? a
                : IntStream.concat(Arrays.stream(a), Arrays.stream(b))
                        .sorted()
                        .distinct()
                        .toArray();
    }
}
