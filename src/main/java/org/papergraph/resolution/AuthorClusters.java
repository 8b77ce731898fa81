package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.papergraph.text.FoldedName;
import org.papergraph.text.NameSimilarity;
import org.papergraph.text.TextSimilarity;

/**
 * Mentions put together to authors, in four rounds from sure to less sure: equal names and ORCID iDs, misspelt names, names
 * with a middle name left out, initials. Later rounds compare the groups that earlier ones made, with all their co-authors.
 */
final class AuthorClusters {

    /** A name in more groups than these is not compared group by group. */
    private static final int MOST_GROUPS = 20;

    private static final int WINDOW = 20;
    private static final int SHORT_NAME = 12;

    /** A family name that so many names here have is no misspelling of another that as many have. */
    private static final int ESTABLISHED = 3;

    private final AuthorIndex index;
    private final AuthorMatcher matcher;
    private final NamePairs names;
    private final GreedyClusters<AuthorGroup> groups;
    private final List<Decision> decisions = new ArrayList<>();
    private final PairSet undecided = new PairSet();
    private final Map<Integer, long[]> people = new HashMap<>();

    /**
     * Why two mentions are one author.
     *
     * @param link the mentions, the rule and the score
     * @param evidence one line for a person to check
     */
    record Decision(Link<AuthorRule> link, String evidence) {}

    /**
     * The outcome.
     *
     * @param groups mention numbers of each author, ascending; sorted by their first mention
     * @param possiblySame for each group the groups that may be the same author, ascending
     * @param ambiguous whether the mentions of a group may be those of several authors
     * @param decisions the links that hold each group together, n − 1 for n mentions
     */
    record Outcome(List<int[]> groups, List<Set<Integer>> possiblySame, BitSet ambiguous, List<Decision> decisions) {}

    /** Below this score an equal name alone is one that several people bear. */
    private static final double SURE_NAME = 0.8;

    private AuthorClusters(AuthorIndex index) {
        this.index = index;
        matcher = new AuthorMatcher(index);
        names = NamePairs.of(index);
        groups = new GreedyClusters<>(
                index.mentions().stream().map(AuthorGroup::of).toList(), AuthorGroup::contradict, AuthorGroup::union);
    }

    static Outcome of(AuthorIndex index) {
        AuthorClusters clusters = new AuthorClusters(index);
        clusters.equalNames();
        clusters.misspeltNames();
        clusters.shortenedNames(false);
        clusters.shortenedNames(true);
        return clusters.outcome();
    }

    private void equalNames() {
        List<Link<AuthorRule>> links = matcher.links();
        links.sort(null);
        for (Link<AuthorRule> link : links) {
            if (groups.link(link.first(), link.second())) {
                decisions.add(new Decision(link, matcher.evidence(link)));
            }
        }
    }

    private void misspeltNames() {
        people.clear();
        Map<Link<AuthorRule>, String> links = new TreeMap<>();
        for (long pair : names.misspelt()) {
            int x = PairSet.first(pair);
            int y = PairSet.second(pair);
            int needed = coauthorsNeeded(index.name(x), index.name(y));
            forEachMeeting(x, y, (a, b) -> {
                SharedCoauthors shared = shared(a, b, index.block(x));
                if (shared.weight() >= needed) {
                    double score = 0.8 + 0.02 * Math.min(8, shared.count());
                    Link<AuthorRule> link = closest(a, b, AuthorRule.SIMILAR_NAME_SHARED_COAUTHORS, score);
                    int letters = NameSimilarity.lettersDiffering(index.name(x), index.name(y));
                    links.put(
                            link,
                            written(link.first()) + " ~ " + written(link.second()) + ": " + letters
                                    + (letters == 1 ? " letter differs" : " letters differ") + " after folding; "
                                    + shared.evidence(index));
                }
            });
        }
        take(links);
    }

    /** Short names need more shared co-authors, and so do two family names that are both well known here. */
    private int coauthorsNeeded(FoldedName x, FoldedName y) {
        boolean established =
                !x.family().equals(y.family()) && index.bearers(x) >= ESTABLISHED && index.bearers(y) >= ESTABLISHED;
        return 2 + (Math.min(x.letters(), y.letters()) < SHORT_NAME ? 1 : 0) + (established ? 2 : 0);
    }

    /**
     * Joins groups of which one has a shorter form of the other's name.
     *
     * @param initials whether the shorter forms begin with an initial; else they leave out or shorten middle names
     */
    private void shortenedNames(boolean initials) {
        people.clear();
        Map<Integer, Map<Integer, SharedCoauthors>> fuller = new TreeMap<>();
        for (long pair : meetingsInBlocks()) {
            int a = PairSet.first(pair);
            int b = PairSet.second(pair);
            AuthorGroup x = groups.state(a);
            AuthorGroup y = groups.state(b);
            boolean aIsShorter = x.startsWithInitial(index) != y.startsWithInitial(index)
                    ? x.startsWithInitial(index)
                    : x.letters(index) != y.letters(index) ? x.letters(index) < y.letters(index) : a < b;
            AuthorGroup shorter = aIsShorter ? x : y;
            if (shorter.startsWithInitial(index) != initials
                    || AuthorGroup.contradict(x, y)
                    || !AuthorGroup.namesFit(index, x, y)) {
                continue;
            }
            SharedCoauthors shared =
                    shared(a, b, index.block(x.names().findFirst().orElseThrow()));
            if (shared.weight() >= 1) {
                fuller.computeIfAbsent(aIsShorter ? a : b, g -> new TreeMap<>()).put(aIsShorter ? b : a, shared);
            }
        }
        Map<Link<AuthorRule>, String> links = new TreeMap<>();
        fuller.forEach((shorter, candidates) -> {
            List<Integer> others = List.copyOf(candidates.keySet());
            if (!fitTogether(others)) {
                others.forEach(other -> undecided.add(shorter, other));
                return;
            }
            candidates.forEach((other, shared) -> {
                if (shared.weight() < (onlyFuller(shorter, other) ? 1 : 2)) {
                    undecided.add(shorter, other);
                    return;
                }
                double score = 0.75 + 0.02 * Math.min(8, shared.count());
                Link<AuthorRule> link = closest(shorter, other, AuthorRule.INITIALS_SHARED_COAUTHORS, score);
                boolean shorterFirst = groups.root(link.first()) == groups.root(shorter);
                String names = written(shorterFirst ? link.first() : link.second())
                        + " fits "
                        + written(shorterFirst ? link.second() : link.first());
                links.put(link, names + ", the only such name among these co-authors; " + shared.evidence(index));
            });
        });
        take(links);
    }

    /** Whether all of several groups can be one author. */
    private boolean fitTogether(List<Integer> others) {
        for (int i = 0; i < others.size(); i++) {
            for (int j = i + 1; j < others.size(); j++) {
                AuthorGroup a = groups.state(others.get(i));
                AuthorGroup b = groups.state(others.get(j));
                if (AuthorGroup.contradict(a, b) || !AuthorGroup.namesFit(index, a, b)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the names of a group that begins with an initial fit no full name but those of the other group. */
    private boolean onlyFuller(int shorter, int other) {
        int[] full = groups.state(other)
                .names()
                .filter(name -> !index.name(name).startsWithInitial())
                .toArray();
        return groups.state(shorter)
                .names()
                .filter(name -> index.name(name).startsWithInitial())
                .allMatch(name -> names.fuller(name)
                        <= Arrays.stream(full)
                                .filter(y -> NameSimilarity.compare(index.name(name), index.name(y))
                                        == NameSimilarity.Relation.SHORTENED)
                                .count());
    }

    /** Pairs of groups that share family name, first initial and a co-author, and have a shortened name between them. */
    private long[] meetingsInBlocks() {
        Map<Integer, Integer> namesInBlock = new HashMap<>();
        for (int name = 0; name < index.nameCount(); name++) {
            namesInBlock.merge(index.block(name), 1, Integer::sum);
        }
        Blocks meetings = new Blocks();
        for (int i = 0; i < index.mentions().size(); i++) {
            AuthorIndex.Mention mention = index.mention(i);
            int block = index.block(mention.name());
            if (block < 0 || namesInBlock.getOrDefault(block, 0) < 2) {
                continue;
            }
            for (long person : index.people(mention.paper())) {
                if ((int) (person >> 32) != block) {
                    meetings.add(
                            TextSimilarity.mix(TextSimilarity.mix(block) * 31 + (int) (person >> 32)), groups.root(i));
                }
            }
        }
        PairSet pairs = new PairSet();
        meetings.forEach(items -> {
            for (int i = 0; i < items.length; i++) {
                for (int j = i + 1; j < Math.min(items.length, i + 1 + WINDOW); j++) {
                    if (shortens(groups.state(items[i]), groups.state(items[j]))) {
                        pairs.add(items[i], items[j]);
                    }
                }
            }
        });
        return pairs.sorted();
    }

    private boolean shortens(AuthorGroup a, AuthorGroup b) {
        return a.names()
                .anyMatch(x -> b.names()
                        .anyMatch(y -> NameSimilarity.compare(index.name(x), index.name(y))
                                == NameSimilarity.Relation.SHORTENED));
    }

    private void take(Map<Link<AuthorRule>, String> links) {
        links.forEach((link, evidence) -> {
            AuthorGroup a = groups.state(link.first());
            AuthorGroup b = groups.state(link.second());
            if (AuthorGroup.namesFit(index, a, b) && groups.link(link.first(), link.second())) {
                decisions.add(new Decision(link, evidence));
            }
        });
    }

    private interface Meeting {
        void of(int a, int b);
    }

    /** Each pair of groups of which one has the one name and one the other, and which could be one author. */
    private void forEachMeeting(int x, int y, Meeting action) {
        int[] groupsOfX = groupsOf(x);
        int[] groupsOfY = groupsOf(y);
        if (groupsOfX.length > MOST_GROUPS || groupsOfY.length > MOST_GROUPS) {
            return;
        }
        for (int a : groupsOfX) {
            for (int b : groupsOfY) {
                // Of one name, each pair comes once.
                if (a != b && (x != y || a < b) && mayBeOne(a, b)) {
                    action.of(a, b);
                }
            }
        }
    }

    private boolean mayBeOne(int a, int b) {
        return !groups.contradict(a, b) && AuthorGroup.namesFit(index, groups.state(a), groups.state(b));
    }

    private int[] groupsOf(int name) {
        return Arrays.stream(matcher.mentionsOf(name))
                .map(groups::root)
                .sorted()
                .distinct()
                .toArray();
    }

    private SharedCoauthors shared(int a, int b, int except) {
        return SharedCoauthors.of(index, people(a), people(b), except);
    }

    private long[] people(int group) {
        return people.computeIfAbsent(
                groups.root(group),
                root -> SharedCoauthors.union(
                        index, groups.state(root).papers().boxed().toList()));
    }

    /** A link between the mentions of two groups whose papers share most co-authors; of many papers the first are looked at. */
    private Link<AuthorRule> closest(int a, int b, AuthorRule rule, double score) {
        int bestA = a;
        int bestB = b;
        int most = -1;
        for (int i : some(a)) {
            for (int j : some(b)) {
                int count = SharedCoauthors.of(
                                index,
                                index.people(index.mention(i).paper()),
                                index.people(index.mention(j).paper()),
                                index.block(index.mention(i).name()))
                        .count();
                if (count > most) {
                    most = count;
                    bestA = i;
                    bestB = j;
                }
            }
        }
        return Link.of(bestA, bestB, rule, score);
    }

    /** The first few mentions of a group, found by its names. */
    private int[] some(int group) {
        int root = groups.root(group);
        return groups.state(root)
                .names()
                .flatMap(name -> Arrays.stream(matcher.mentionsOf(name)))
                .filter(mention -> groups.root(mention) == root)
                .sorted()
                .distinct()
                .limit(MOST_GROUPS)
                .toArray();
    }

    private String written(int mention) {
        return "\"" + index.mention(mention).nameAsWritten() + "\"";
    }

    private Outcome outcome() {
        List<int[]> clusters = groups.clusters();
        int[] clusterOf = new int[index.mentions().size()];
        for (int i = 0; i < clusters.size(); i++) {
            for (int mention : clusters.get(i)) {
                clusterOf[mention] = i;
            }
        }
        List<Set<Integer>> possiblySame = new ArrayList<>();
        clusters.forEach(cluster -> possiblySame.add(new TreeSet<>()));
        Meeting note = (a, b) -> {
            possiblySame.get(clusterOf[a]).add(clusterOf[b]);
            possiblySame.get(clusterOf[b]).add(clusterOf[a]);
        };
        for (long[] pairs : List.of(names.misspelt(), names.shortened())) {
            for (long pair : pairs) {
                forEachMeeting(PairSet.first(pair), PairSet.second(pair), note);
            }
        }
        for (int name = 0; name < index.nameCount(); name++) {
            forEachMeeting(name, name, note);
        }
        for (long pair : undecided.sorted()) {
            int a = groups.root(PairSet.first(pair));
            int b = groups.root(PairSet.second(pair));
            if (a != b && mayBeOne(a, b)) {
                note.of(a, b);
            }
        }
        return new Outcome(clusters, possiblySame, ambiguous(clusters, clusterOf, possiblySame, decisions), decisions);
    }

    /**
     * Groups known by initials that fit two full names or more, groups of a contested name that fit two groups or more, and
     * groups that only a common name holds together.
     */
    private BitSet ambiguous(
            List<int[]> clusters, int[] clusterOf, List<Set<Integer>> possiblySame, List<Decision> decisions) {
        BitSet ambiguous = new BitSet();
        for (int i = 0; i < clusters.size(); i++) {
            AuthorGroup group = groups.state(clusters.get(i)[0]);
            if (group.initialsOnly(index)) {
                long full = possiblySame.get(i).stream()
                        .map(other -> groups.state(clusters.get(other)[0]))
                        .filter(other -> !other.initialsOnly(index))
                        .count();
                boolean crowded = group.names().anyMatch(names::crowded);
                ambiguous.set(i, full > 1 || crowded);
            } else if (group.orcids().isEmpty()) {
                long same = possiblySame.get(i).stream()
                        .map(other -> groups.state(clusters.get(other)[0]))
                        .filter(other -> other.names().anyMatch(name -> matcher.contested(name) && group.hasName(name)))
                        .count();
                ambiguous.set(i, same > 1);
            }
        }
        for (Decision decision : decisions) {
            Link<AuthorRule> link = decision.link();
            if (link.rule() == AuthorRule.SAME_NAME && link.score() < SURE_NAME) {
                ambiguous.set(clusterOf[link.first()]);
            }
        }
        return ambiguous;
    }
}
