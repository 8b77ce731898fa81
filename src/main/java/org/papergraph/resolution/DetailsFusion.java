package org.papergraph.resolution;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.Details;
import org.papergraph.model.Imprint;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.Version;

/**
 * Takes the best of what only some records of a paper give.
 *
 * <ul>
 *   <li>Type: a published form before a preprint, any before "other".
 *   <li>Imprint: the one that says most, as a whole: volume and pages of two printings do not belong together. Its ISBNs are
 *       those of all.
 *   <li>Editors and citations: the longest list.
 *   <li>Other titles, versions, subjects, notices, licences: all.
 * </ul>
 *
 * Where two are as good, the first in the order of characters.
 */
final class DetailsFusion {

    private static final List<PaperType> LAST = List.of(PaperType.PREPRINT, PaperType.OTHER, PaperType.UNKNOWN);

    private DetailsFusion() {}

    static Details fuse(List<PaperRecord> records) {
        List<Details> all = records.stream()
                .map(PaperRecord::details)
                .filter(details -> !details.equals(Details.NONE))
                .toList();
        if (all.size() < 2) {
            return all.isEmpty() ? Details.NONE : all.get(0);
        }
        return new Details(
                all.stream()
                        .map(Details::type)
                        .min(Comparator.comparing((PaperType type) -> LAST.indexOf(type))
                                .thenComparing(Comparator.naturalOrder()))
                        .orElse(PaperType.UNKNOWN),
                all.stream()
                        .map(Details::language)
                        .filter(language -> !language.isEmpty())
                        .min(Comparator.naturalOrder())
                        .orElse(""),
                union(all, Details::otherTitles),
                longest(all, Details::editors),
                versions(all),
                imprint(all),
                union(all, Details::subjects),
                longest(all, Details::citations),
                union(all, Details::notices),
                union(all, Details::licences));
    }

    private static Imprint imprint(List<Details> all) {
        Imprint best = all.stream()
                .map(Details::imprint)
                .max(Comparator.comparingLong(DetailsFusion::known)
                        .thenComparing(Imprint::toString, Comparator.reverseOrder()))
                .orElse(Imprint.NONE);
        return new Imprint(
                best.volume(),
                best.issue(),
                best.pages(),
                best.articleNumber(),
                best.reportNumber(),
                best.publisher(),
                all.stream()
                        .flatMap(details -> details.imprint().isbns().stream())
                        .toList());
    }

    private static long known(Imprint imprint) {
        return Stream.of(
                        imprint.volume(),
                        imprint.issue(),
                        imprint.pages(),
                        imprint.articleNumber(),
                        imprint.reportNumber(),
                        imprint.publisher())
                .filter(value -> !value.isEmpty())
                .count();
    }

    /** One of each label, dated where any record dates it. */
    private static List<Version> versions(List<Details> all) {
        Map<String, Version> byLabel = new LinkedHashMap<>();
        longest(all, Details::versions).forEach(version -> byLabel.put(version.label(), version));
        for (Version version : union(all, Details::versions)) {
            byLabel.merge(version.label(), version, (a, b) -> a.dates().isEmpty() ? b : a);
        }
        return List.copyOf(byLabel.values());
    }

    private static <T> List<T> longest(List<Details> all, Function<Details, List<T>> field) {
        return all.stream()
                .map(field)
                .max(Comparator.comparingInt((List<T> list) -> list.size())
                        .thenComparing(List::toString, Comparator.reverseOrder()))
                .orElse(List.of());
    }

    private static <T> List<T> union(List<Details> all, Function<Details, List<T>> field) {
        return all.stream()
                .map(field)
                .flatMap(Collection::stream)
                .distinct()
                .sorted(Comparator.comparing(T::toString))
                .collect(Collectors.toUnmodifiableList());
    }
}
