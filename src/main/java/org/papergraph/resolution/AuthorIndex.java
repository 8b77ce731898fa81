package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.papergraph.model.Contributor;
import org.papergraph.text.FoldedName;
import org.papergraph.text.TextSimilarity;

/**
 * All places in author lists, with their names folded and numbered, and the co-authors of each paper ready to compare.
 *
 * <p>Mentions are numbered by paper and place. A name that stands in several mentions has one number; persons and groups never
 * share one. Co-authors of a paper are kept as sorted {@code block << 32 | name}, where names of one block have family name
 * and first initial in common. Of a paper with more than {@value #SKETCH} persons those with the smallest hashes stand for
 * all: two papers by the same hundreds of people keep the same few.
 *
 * @see <a href="https://doi.org/10.1109/SEQUEN.1997.666900">Broder, On the resemblance and containment of documents (1997)</a>
 */
final class AuthorIndex {

    private static final int SKETCH = 32;

    /**
     * One place in the author list of a paper.
     *
     * @param paper the number of the paper
     * @param ordinal 1-based
     * @param names the numbers of its names, of the chosen list first
     * @param place the entry and its variants in other lists
     * @param orcid {@code ""} when none is given
     */
    record Mention(int paper, int ordinal, List<Integer> names, FusedPaper.Place place, String orcid) {

        Mention {
            names = List.copyOf(names);
        }

        /** The name that the chosen list has. */
        int name() {
            return names.get(0);
        }

        boolean isGroup() {
            return place.contributor().kind() == Contributor.Kind.GROUP;
        }

        String nameAsWritten() {
            return place.contributor().nameAsWritten();
        }
    }

    private final List<Mention> mentions = new ArrayList<>();
    private final List<FoldedName> names = new ArrayList<>();
    private final List<String> shown = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();
    private final List<long[]> coauthors = new ArrayList<>();
    private final Map<String, Integer> nameNumbers = new HashMap<>();
    private final Map<String, Integer> blockNumbers = new HashMap<>();
    private final Map<String, Integer> bearers = new HashMap<>();

    /** Indexes the author lists of papers; papers are numbered by their place in the list. */
    AuthorIndex(List<FusedPaper> papers) {
        for (int paper = 0; paper < papers.size(); paper++) {
            List<FusedPaper.Place> places = papers.get(paper).places();
            long[] people = new long[places.size()];
            int count = 0;
            for (int i = 0; i < places.size(); i++) {
                Mention mention = mention(paper, i + 1, places.get(i));
                mentions.add(mention);
                if (!mention.isGroup()) {
                    people[count++] = entry(mention.name());
                }
            }
            coauthors.add(sketch(Arrays.copyOf(people, count)));
        }
    }

    List<Mention> mentions() {
        return mentions;
    }

    Mention mention(int number) {
        return mentions.get(number);
    }

    int nameCount() {
        return names.size();
    }

    FoldedName name(int number) {
        return names.get(number);
    }

    /** A name as some source writes it. */
    String shown(int name) {
        return shown.get(name);
    }

    /** The number of the family name and first initial of a name; −1 for a group. */
    int block(int name) {
        return blocks.get(name);
    }

    /** How many names here have this family name. */
    int bearers(FoldedName name) {
        return bearers.getOrDefault(name.family(), 0);
    }

    /** The persons of a paper, or those that stand for them, as sorted {@code block << 32 | name}. */
    long[] people(int paper) {
        return coauthors.get(paper);
    }

    private Mention mention(int paper, int ordinal, FusedPaper.Place place) {
        Set<Integer> numbers = new LinkedHashSet<>();
        numbers.add(number(place.contributor()));
        place.variants().forEach(variant -> numbers.add(number(variant)));
        return new Mention(
                paper, ordinal, List.copyOf(numbers), place, place.contributor().orcid());
    }

    private int number(Contributor contributor) {
        FoldedName name = fold(contributor);
        boolean group = contributor.kind() == Contributor.Kind.GROUP;
        String key = (group ? "group " : "person ") + name.key();
        String words = key.charAt(0) + " words " + name.words();
        Integer known = nameNumbers.getOrDefault(key, nameNumbers.get(words));
        if (known != null) {
            nameNumbers.putIfAbsent(key, known);
            nameNumbers.putIfAbsent(words, known);
            if (contributor.nameAsWritten().compareTo(shown.get(known)) < 0) {
                shown.set(known, contributor.nameAsWritten());
            }
            return known;
        }
        int number = names.size();
        nameNumbers.put(key, number);
        nameNumbers.put(words, number);
        names.add(name);
        shown.add(contributor.nameAsWritten());
        if (group) {
            blocks.add(-1);
        } else {
            String first = name.first();
            String initial = first.isEmpty() ? "" : first.substring(0, Character.charCount(first.codePointAt(0)));
            blocks.add(blockNumbers.computeIfAbsent(name.family() + " " + initial, b -> blockNumbers.size()));
            bearers.merge(name.family(), 1, Integer::sum);
        }
        return number;
    }

    private static FoldedName fold(Contributor contributor) {
        FoldedName name = switch (contributor.kind()) {
            case PERSON -> FoldedName.of(contributor.name());
            case GROUP -> FoldedName.whole(contributor.nameAsWritten());
        };
        // A name of signs only is compared as it stands.
        String written = contributor.nameAsWritten();
        return name.key().isEmpty() ? new FoldedName(List.of(), written, "", written) : name;
    }

    private long entry(int name) {
        return ((long) blocks.get(name) << 32) | name;
    }

    private long[] sketch(long[] people) {
        Arrays.sort(people);
        if (people.length <= SKETCH) {
            return people;
        }
        // By the letters of the name: its number depends on what else was read.
        return Arrays.stream(people)
                .boxed()
                .sorted((a, b) -> {
                    String x = names.get(a.intValue()).key();
                    String y = names.get(b.intValue()).key();
                    int byHash = Integer.compare(TextSimilarity.mix(x.hashCode()), TextSimilarity.mix(y.hashCode()));
                    return byHash != 0 ? byHash : x.compareTo(y);
                })
                .limit(SKETCH)
                .mapToLong(Long::longValue)
                .sorted()
                .toArray();
    }
}
