package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.RecordId;
import org.papergraph.text.FoldedName;
import org.papergraph.text.NameSimilarity;

/**
 * Takes the best of several records of one paper.
 *
 * <ul>
 *   <li>Title and abstract: not cut off rather than cut; not all in capitals; the longest; what most records have; the first
 *       in the order of characters.
 *   <li>Authors: the complete list if no other shows more names; else the one with most names; then the one with most letters
 *       in given names (full names over initials); what most records have; the first in the order of characters. Other lists
 *       add what they know of a person at the same place: an ORCID iD, affiliations, another spelling.
 *   <li>Dates: the earliest creation, the latest change, the most precise publication and of these the earliest. A day is
 *       better than the month or year that it lies in.
 *   <li>Details: see {@link DetailsFusion}.
 *   <li>Identifiers, comments, addresses and venues: all.
 * </ul>
 */
final class PaperFusion {

    private static final Pattern CUT = Pattern.compile("(?:\u2026|\\.\\.\\.)[\\])]?\\s*$");

    private PaperFusion() {}

    /** Fuses records of one paper, at least one, sorted by their ids. */
    static FusedPaper fuse(List<PaperRecord> records) {
        AuthorList authors = authors(records);
        return new FusedPaper(
                records.stream().map(PaperRecord::id).toList(),
                text(records, PaperRecord::title),
                text(records, PaperRecord::abstractText),
                union(records, PaperRecord::identifiers).stream().sorted().toList(),
                places(authors, records),
                authors.status(),
                authors.unlisted(),
                authors.marker(),
                dates(records),
                union(records, PaperRecord::comments).stream().sorted().toList(),
                union(records, PaperRecord::urls).stream().sorted().toList(),
                DetailsFusion.fuse(records),
                venues(records));
    }

    static String text(List<PaperRecord> records, Function<PaperRecord, String> field) {
        Map<String, Long> counts = counts(records, field);
        return counts.keySet().stream()
                .filter(text -> !text.isBlank())
                .max(Comparator.comparing((String text) -> !CUT.matcher(text).find())
                        .thenComparing(text -> !text.equals(text.toUpperCase(Locale.ROOT)))
                        .thenComparing(String::length)
                        .thenComparing(text -> counts.getOrDefault(text, 0L))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse("");
    }

    static AuthorList authors(List<PaperRecord> records) {
        Map<AuthorList, Long> counts =
                records.stream().collect(Collectors.groupingBy(PaperRecord::authors, Collectors.counting()));
        int most = counts.keySet().stream()
                .mapToInt(list -> list.contributors().size())
                .max()
                .orElse(0);
        return counts.keySet().stream()
                .max(Comparator.comparing((AuthorList list) -> list.status() == AuthorList.Status.COMPLETE
                                && list.contributors().size() == most)
                        .thenComparing(list -> list.contributors().size())
                        .thenComparing(list -> list.status() == AuthorList.Status.TRUNCATED)
                        .thenComparing(PaperFusion::givenLetters)
                        .thenComparing(AuthorList::unlisted)
                        .thenComparing(list -> counts.getOrDefault(list, 0L))
                        .thenComparing(AuthorList::toString, Comparator.reverseOrder()))
                .orElse(AuthorList.NONE);
    }

    private static int givenLetters(AuthorList list) {
        return list.contributors().stream()
                .mapToInt(contributor ->
                        FoldedName.of(contributor.name()).joinedGiven().length())
                .sum();
    }

    private static List<FusedPaper.Place> places(AuthorList chosen, List<PaperRecord> records) {
        List<FusedPaper.Place> places = new ArrayList<>();
        for (int i = 0; i < chosen.contributors().size(); i++) {
            Contributor base = chosen.contributors().get(i);
            Set<Contributor> variants = new LinkedHashSet<>();
            List<RecordId> sources = new ArrayList<>();
            for (PaperRecord record : records) {
                List<Contributor> others = record.authors().contributors();
                if (i < others.size() && samePerson(base, others.get(i))) {
                    sources.add(record.id());
                    variants.add(others.get(i));
                }
            }
            variants.remove(base);
            places.add(new FusedPaper.Place(enrich(base, variants), List.copyOf(variants), sources));
        }
        return places;
    }

    /** Whether two entries at one place of two lists of one paper are one person or group. */
    private static boolean samePerson(Contributor a, Contributor b) {
        if (a.equals(b)) {
            return true;
        }
        if (a.kind() != b.kind()
                || (!a.orcid().isEmpty() && !b.orcid().isEmpty() && !a.orcid().equals(b.orcid()))) {
            return false;
        }
        return NameSimilarity.compare(FoldedName.of(a.name()), FoldedName.of(b.name()))
                != NameSimilarity.Relation.DIFFERENT;
    }

    private static Contributor enrich(Contributor base, Collection<Contributor> variants) {
        String orcid = base.orcid();
        List<Affiliation> affiliations = base.affiliations();
        String sourceId = base.sourceId();
        Set<String> otherNames = new TreeSet<>(base.otherNames());
        for (Contributor variant : variants) {
            orcid = orcid.isEmpty() ? variant.orcid() : orcid;
            affiliations = affiliations.isEmpty() ? variant.affiliations() : affiliations;
            sourceId = sourceId.isEmpty() ? variant.sourceId() : sourceId;
            otherNames.addAll(variant.otherNames());
        }
        return new Contributor(
                base.nameAsWritten(), base.name(), base.kind(), orcid, affiliations, List.copyOf(otherNames), sourceId);
    }

    private static List<PaperDate> dates(List<PaperRecord> records) {
        Map<PaperDate.Event, List<PartialDate>> byEvent = new EnumMap<>(PaperDate.Event.class);
        for (PaperRecord record : records) {
            for (PaperDate date : record.dates()) {
                byEvent.computeIfAbsent(date.event(), e -> new ArrayList<>()).add(date.date());
            }
        }
        List<PaperDate> out = new ArrayList<>();
        byEvent.forEach((event, dates) -> best(event, dates).ifPresent(date -> out.add(new PaperDate(event, date))));
        return out;
    }

    private static Optional<PartialDate> best(PaperDate.Event event, List<PartialDate> dates) {
        return switch (event) {
            case CREATED ->
                dates.stream()
                        .filter(date -> dates.stream().noneMatch(d -> refines(d, date)))
                        .min(Comparator.naturalOrder());
            case MODIFIED -> dates.stream().max(Comparator.naturalOrder());
            case ISSUED ->
                dates.stream()
                        .min(Comparator.comparing(PartialDate::precision)
                                .reversed()
                                .thenComparing(Comparator.naturalOrder()));
        };
    }

    /** Whether one date lies in the month or year that the other names. */
    private static boolean refines(PartialDate fine, PartialDate coarse) {
        return fine.year() == coarse.year()
                && fine.precision().compareTo(coarse.precision()) > 0
                && (coarse.month() == 0 || fine.month() == coarse.month());
    }

    private static List<FusedPaper.NamedVenue> venues(List<PaperRecord> records) {
        return union(records, PaperRecord::venues).stream()
                .map(mention -> new FusedPaper.NamedVenue(
                        mention,
                        records.stream()
                                .filter(record -> record.venues().contains(mention))
                                .map(PaperRecord::id)
                                .toList()))
                .toList();
    }

    private static Map<String, Long> counts(List<PaperRecord> records, Function<PaperRecord, String> field) {
        return records.stream().collect(Collectors.groupingBy(field, TreeMap::new, Collectors.counting()));
    }

    private static <T> Set<T> union(List<PaperRecord> records, Function<PaperRecord, List<T>> field) {
        Set<T> all = new LinkedHashSet<>();
        records.forEach(record -> all.addAll(field.apply(record)));
        return all;
    }
}
