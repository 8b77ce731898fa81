package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.papergraph.model.Author;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;
import org.papergraph.model.RecordId;
import org.papergraph.text.Folding;

/**
 * Makes an author of its mentions, and names it.
 *
 * <p>The full name is the one with most words that are written out; of these the one with most initials; of these one with
 * diacritics; of these the most frequent; then the first in the order of characters. It is written given name first, whatever the order in the source, but for names in a script that
 * puts the family name first. The key is that name ({@code kamile-lukosiute}); authors who would share a key each add a hash of their first place in an author list.
 */
final class AuthorFusion {

    private static final int HASH = 8;
    /** Chinese, Japanese and Korean script, in which a name is written as it is spoken: family name first. */
    private static final Pattern FAMILY_FIRST =
            Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");

    /**
     * A name that some source writes.
     *
     * @param text the name in one line, given name first
     * @param name its parts
     */
    private record Form(String text, PersonName name) {

        /** How many words of the name are more than an initial. */
        long writtenOut() {
            return Folding.words(text).stream().filter(w -> w.length() > 1).count();
        }

        int words() {
            return Folding.words(text).size();
        }

        static Form of(Contributor contributor) {
            return switch (contributor.kind()) {
                case GROUP -> new Form(contributor.nameAsWritten(), contributor.name());
                case PERSON -> {
                    PersonName name = contributor.name();
                    if (FAMILY_FIRST.matcher(contributor.nameAsWritten()).find()) {
                        yield new Form(contributor.nameAsWritten(), name);
                    }
                    String text = String.join(" ", name.given(), name.familyWithParticle(), name.suffix())
                            .replaceAll("\\s+", " ")
                            .strip();
                    yield new Form(text.isEmpty() ? contributor.nameAsWritten() : text, name);
                }
            };
        }
    }

    private AuthorFusion() {}

    /** The authors of clusters, in the order of the clusters. */
    static List<Author> fuse(AuthorIndex index, AuthorClusters.Outcome outcome, List<String> paperKeys) {
        List<Author> nameless = new ArrayList<>();
        for (int i = 0; i < outcome.groups().size(); i++) {
            nameless.add(
                    author(index, outcome.groups().get(i), outcome.ambiguous().get(i)));
        }
        List<String> keys = keys(index, outcome, paperKeys, nameless);
        List<Author> authors = new ArrayList<>();
        for (int i = 0; i < nameless.size(); i++) {
            Author a = nameless.get(i);
            authors.add(new Author(
                    keys.get(i),
                    a.kind(),
                    a.fullName(),
                    a.name(),
                    a.otherNames(),
                    a.orcid(),
                    a.ambiguous(),
                    outcome.possiblySame().get(i).stream().map(keys::get).toList(),
                    a.records()));
        }
        return authors;
    }

    private static Author author(AuthorIndex index, int[] mentions, boolean ambiguous) {
        Map<Form, Integer> counts = new HashMap<>();
        List<RecordId> records = new ArrayList<>();
        Set<String> otherNames = new TreeSet<>();
        TreeSet<String> orcids = new TreeSet<>();
        for (int number : mentions) {
            AuthorIndex.Mention mention = index.mention(number);
            counts.merge(Form.of(mention.place().contributor()), 1, Integer::sum);
            mention.place().variants().forEach(variant -> counts.merge(Form.of(variant), 1, Integer::sum));
            otherNames.addAll(mention.place().contributor().otherNames());
            records.addAll(mention.place().records());
            if (!mention.orcid().isEmpty()) {
                orcids.add(mention.orcid());
            }
        }
        ToIntFunction<Form> frequency = form -> counts.getOrDefault(form, 0);
        Form best = counts.keySet().stream()
                .max(Comparator.comparingLong(Form::writtenOut)
                        .thenComparingInt(Form::words)
                        .thenComparing(form -> Folding.hasDiacritics(form.text()))
                        .thenComparingInt(frequency)
                        .thenComparing(Form::text, Comparator.reverseOrder())
                        .thenComparing(form -> form.name().toString(), Comparator.reverseOrder()))
                .orElseThrow();
        return new Author(
                "",
                index.mention(mentions[0]).place().contributor().kind(),
                best.text(),
                best.name(),
                Stream.concat(counts.keySet().stream().map(Form::text), otherNames.stream())
                        .filter(text -> !text.equals(best.text()))
                        .toList(),
                orcids.isEmpty() ? "" : orcids.first(),
                ambiguous,
                List.of(),
                records);
    }

    private static List<String> keys(
            AuthorIndex index, AuthorClusters.Outcome outcome, List<String> paperKeys, List<Author> authors) {
        List<String> keys = new ArrayList<>();
        Map<String, Integer> taken = new TreeMap<>();
        for (Author author : authors) {
            String slug = Folding.slug(author.fullName(), 12, 80);
            keys.add(slug);
            taken.merge(slug, 1, Integer::sum);
        }
        for (int i = 0; i < keys.size(); i++) {
            String slug = keys.get(i);
            if (slug.isEmpty() || taken.getOrDefault(slug, 0) > 1) {
                AuthorIndex.Mention first = index.mention(outcome.groups().get(i)[0]);
                String place = paperKeys.get(first.paper()) + "#" + first.ordinal();
                keys.set(i, (slug.isEmpty() ? "author" : slug) + "-" + ContentHash.hex(place, HASH));
            }
        }
        return keys;
    }
}
