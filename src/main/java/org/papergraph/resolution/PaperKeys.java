package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.text.FoldedName;
import org.papergraph.text.Folding;

/**
 * Names papers by what they are and not by where they were found, so that a paper keeps its key whatever files it stands in.
 *
 * <p>By arXiv id ({@code arxiv-2405.19550}), else by DOI ({@code doi-10.1000-182}), else by another identifier in the order of
 * {@link Identifier.Scheme}, else by title or abstract: some words and ten
 * hexadecimal digits of a hash over the whole text. Papers that would get one key are told apart by the first author and
 * year, then by the abstract, then by all they hold; papers that hold the very same are numbered.
 *
 * <p>Keys consist of {@code [A-Za-z0-9._-]}.
 */
public final class PaperKeys {

    private static final int HASH = 10;

    private PaperKeys() {}

    /**
     * What a record's paper is called when nothing else is known of it: by its first identifier as every graph calls it, else by
     * its place in its file.
     */
    public static String of(PaperRecord record) {
        return record.identifiers().isEmpty()
                ? record.id().file() + "/" + record.id().number()
                : of(record.identifiers().get(0));
    }

    private static String of(Identifier identifier) {
        String value = identifier.value();
        StringBuilder key = new StringBuilder(value.length() + 8);
        key.append(prefix(identifier.scheme())).append('-');
        boolean usable = true;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean before = usable;
            usable = isLetterOrDigit(c) || c == '.' || c == '_' || c == '-';
            if (usable) {
                key.append(c);
            } else if (before) {
                key.append('-');
            }
        }
        return key.toString();
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The key of each paper, in the order of the papers; no two are equal. */
    static List<String> assign(List<FusedPaper> papers) {
        List<Function<FusedPaper, String>> distinctions =
                List.of(PaperKeys::authorAndYear, PaperKeys::abstractHash, PaperKeys::contentHash);
        List<String> keys =
                new ArrayList<>(papers.stream().map(PaperKeys::plain).toList());
        for (Function<FusedPaper, String> distinction : distinctions) {
            for (List<Integer> group : collisions(keys)) {
                List<String> added = group.stream()
                        .map(i -> distinction.apply(papers.get(i)))
                        .toList();
                if (added.stream().distinct().count() > 1) {
                    for (int i = 0; i < added.size(); i++) {
                        if (!added.get(i).isEmpty()) {
                            keys.set(group.get(i), keys.get(group.get(i)) + "-" + added.get(i));
                        }
                    }
                }
            }
        }
        for (List<Integer> group : collisions(keys)) {
            // Nothing in them differs, so the numbers mean the same whatever the order of the papers.
            for (int i = 0; i < group.size(); i++) {
                keys.set(group.get(i), keys.get(group.get(i)) + "-" + (i + 1));
            }
        }
        return keys;
    }

    private static Collection<List<Integer>> collisions(List<String> keys) {
        Map<String, List<Integer>> byKey = new TreeMap<>();
        for (int i = 0; i < keys.size(); i++) {
            byKey.computeIfAbsent(keys.get(i), key -> new ArrayList<>()).add(i);
        }
        return byKey.values().stream().filter(group -> group.size() > 1).toList();
    }

    private static String plain(FusedPaper paper) {
        if (!paper.identifiers().isEmpty()) {
            return of(paper.identifiers().get(0));
        }
        if (!paper.title().isEmpty()) {
            return words(paper.title(), 8, "title") + "-" + ContentHash.hex(Folding.joined(paper.title()), HASH);
        }
        if (!paper.abstractText().isEmpty()) {
            String slug = Folding.slug(paper.abstractText(), 6, 60);
            return (slug.isEmpty() ? "abstract" : "abstract-" + slug)
                    + "-"
                    + ContentHash.hex(Folding.fold(paper.abstractText()), HASH);
        }
        return "record-" + contentHash(paper);
    }

    private static String prefix(Identifier.Scheme scheme) {
        return switch (scheme) {
            case SEMANTIC_SCHOLAR -> "s2";
            default -> scheme.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String words(String text, int words, String otherwise) {
        String slug = Folding.slug(text, words, 80);
        return slug.isEmpty() ? otherwise : slug;
    }

    private static String authorAndYear(FusedPaper paper) {
        String family = paper.places().isEmpty()
                ? ""
                : Folding.slug(
                        FoldedName.of(paper.places().get(0).contributor().name())
                                .family(),
                        3,
                        30);
        String year = paper.dates().stream()
                .map(PaperDate::date)
                .min(Comparator.naturalOrder())
                .map(date -> Integer.toString(date.year()))
                .orElse("");
        return family.isEmpty() || year.isEmpty() ? family + year : family + "-" + year;
    }

    private static String abstractHash(FusedPaper paper) {
        return paper.abstractText().isEmpty() ? "" : ContentHash.hex(Folding.fold(paper.abstractText()), HASH);
    }

    private static String contentHash(FusedPaper paper) {
        String content = String.join(
                "\n",
                paper.title(),
                paper.abstractText(),
                paper.identifiers().toString(),
                paper.places().stream()
                        .map(FusedPaper.Place::contributor)
                        .map(Contributor::toString)
                        .collect(Collectors.joining("\n")),
                paper.status() + " " + paper.unlisted() + " " + paper.marker(),
                paper.dates().toString(),
                paper.comments().toString(),
                paper.urls().toString(),
                paper.venues().stream()
                        .map(FusedPaper.NamedVenue::mention)
                        .toList()
                        .toString());
        return ContentHash.hex(content, HASH);
    }
}
