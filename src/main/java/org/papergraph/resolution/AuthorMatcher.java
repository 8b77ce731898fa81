package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.papergraph.text.FoldedName;
import org.papergraph.text.TextSimilarity;

/**
 * Finds the mentions that name one person or group because they are spelt alike or have one ORCID iD.
 *
 * <p>A name is contested when two ORCID iDs are given with it or two people on one paper bear it. Then the name alone says
 * nothing, as it does when only initials are known: co-authors must be shared.
 */
final class AuthorMatcher {

    private final AuthorIndex index;
    private final List<int[]> mentionsByName;
    private final BitSet contested;

    AuthorMatcher(AuthorIndex index) {
        this.index = index;
        mentionsByName = mentionsByName(index);
        contested = contested(index, mentionsByName);
    }

    /** The mentions of a name, ascending. */
    int[] mentionsOf(int name) {
        return mentionsByName.get(name);
    }

    boolean contested(int name) {
        return contested.get(name);
    }

    /** The links between mentions of equal names and of equal ORCID iDs; enough to hold together what belongs together. */
    List<Link<AuthorRule>> links() {
        List<Link<AuthorRule>> links = new ArrayList<>();
        linkOrcids(links);
        linkSharedCoauthors(links);
        linkNames(links);
        return links;
    }

    /** The values that a rule compared, on one line, for a person to check. */
    String evidence(Link<AuthorRule> link) {
        AuthorIndex.Mention a = index.mention(link.first());
        AuthorIndex.Mention b = index.mention(link.second());
        String names = "\"" + a.nameAsWritten() + "\" = \"" + b.nameAsWritten() + "\"";
        return switch (link.rule()) {
            case SAME_ORCID ->
                "both have ORCID iD " + a.orcid() + ": \"" + a.nameAsWritten() + "\", \"" + b.nameAsWritten() + "\"";
            case SAME_NAME_SHARED_COAUTHORS ->
                names + "; "
                        + shared(link.first(), link.second(), sharedName(a, b)).evidence(index);
            case SAME_NAME -> {
                FoldedName name = index.name(sharedName(a, b));
                int others = index.bearers(name) - 1;
                yield names + " after folding; " + name.letters() + " letters, "
                        + (others == 0
                                ? "nobody else here has this family name"
                                : others + (others == 1 ? " other name" : " other names")
                                        + " here with this family name");
            }
            case SAME_GROUP_NAME -> names + " after folding";
            case SIMILAR_NAME_SHARED_COAUTHORS, INITIALS_SHARED_COAUTHORS ->
                throw new IllegalArgumentException("not a rule for equal names: " + link.rule());
        };
    }

    /** The co-authors that the papers of two mentions share. */
    private SharedCoauthors shared(int first, int second, int name) {
        return SharedCoauthors.of(
                index,
                index.people(index.mention(first).paper()),
                index.people(index.mention(second).paper()),
                index.block(name));
    }

    private void linkOrcids(List<Link<AuthorRule>> links) {
        Map<String, Integer> last = new TreeMap<>();
        for (int i = 0; i < index.mentions().size(); i++) {
            AuthorIndex.Mention mention = index.mention(i);
            if (!mention.orcid().isEmpty()) {
                Integer before = last.put(mention.orcid(), i);
                if (before != null) {
                    links.add(Link.of(before, i, AuthorRule.SAME_ORCID, 0.99));
                }
            }
        }
    }

    private void linkSharedCoauthors(List<Link<AuthorRule>> links) {
        Blocks meetings = new Blocks();
        for (int name = 0; name < mentionsByName.size(); name++) {
            int[] mentions = mentionsByName.get(name);
            if (mentions.length < 2 || index.block(name) < 0) {
                continue;
            }
            for (int mention : mentions) {
                for (long person : index.people(index.mention(mention).paper())) {
                    int block = (int) (person >> 32);
                    if (block != index.block(name)) {
                        meetings.add(TextSimilarity.mix(TextSimilarity.mix(name) * 31 + block), mention);
                    }
                }
            }
        }
        PairSet pairs = new PairSet();
        meetings.forEach(items -> {
            for (int i = 1; i < items.length; i++) {
                pairs.add(items[i - 1], items[i]);
            }
        });
        for (long pair : pairs.sorted()) {
            int first = PairSet.first(pair);
            int second = PairSet.second(pair);
            int name = sharedName(index.mention(first), index.mention(second));
            if (name < 0
                    || index.mention(first).paper() == index.mention(second).paper()) {
                continue;
            }
            SharedCoauthors shared = shared(first, second, name);
            if (shared.weight() >= 1) {
                double base = index.name(name).initialsOnly() ? 0.85 : 0.95;
                links.add(Link.of(
                        first,
                        second,
                        AuthorRule.SAME_NAME_SHARED_COAUTHORS,
                        base + 0.003 * Math.min(10, shared.count())));
            }
        }
    }

    private void linkNames(List<Link<AuthorRule>> links) {
        for (int name = 0; name < mentionsByName.size(); name++) {
            int[] mentions = mentionsByName.get(name);
            boolean group = index.block(name) < 0;
            if (mentions.length < 2
                    || contested.get(name)
                    || (!group && index.name(name).initialsOnly())) {
                continue;
            }
            AuthorRule rule = group ? AuthorRule.SAME_GROUP_NAME : AuthorRule.SAME_NAME;
            double score = group ? 0.9 : nameScore(index.name(name));
            for (int i = 1; i < mentions.length; i++) {
                links.add(Link.of(mentions[i - 1], mentions[i], rule, score));
            }
        }
    }

    /** How sure an equal name alone is: less for short names and for family names that many here have. */
    private double nameScore(FoldedName name) {
        int bearers = index.bearers(name);
        double score = 0.9;
        score -= name.letters() <= 8 ? 0.15 : name.letters() <= 11 ? 0.05 : 0;
        score -= bearers > 100 ? 0.15 : bearers > 10 ? 0.1 : bearers > 3 ? 0.05 : 0;
        return score;
    }

    /** A name that two mentions share, −1 when there is none. */
    private static int sharedName(AuthorIndex.Mention a, AuthorIndex.Mention b) {
        return a.names().stream().filter(b.names()::contains).findFirst().orElse(-1);
    }

    private static List<int[]> mentionsByName(AuthorIndex index) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int i = 0; i < index.nameCount(); i++) {
            lists.add(new ArrayList<>(1));
        }
        for (int i = 0; i < index.mentions().size(); i++) {
            for (int name : index.mention(i).names()) {
                lists.get(name).add(i);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static BitSet contested(AuthorIndex index, List<int[]> mentionsByName) {
        BitSet contested = new BitSet();
        for (int name = 0; name < mentionsByName.size(); name++) {
            Set<String> orcids = new HashSet<>();
            int lastPaper = -1;
            for (int i : mentionsByName.get(name)) {
                AuthorIndex.Mention mention = index.mention(i);
                if (!mention.orcid().isEmpty()) {
                    orcids.add(mention.orcid());
                }
                if (mention.paper() == lastPaper || orcids.size() > 1) {
                    contested.set(name);
                }
                lastPaper = mention.paper();
            }
        }
        return contested;
    }
}
