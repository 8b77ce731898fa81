package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.RecordId;
import org.papergraph.model.Venue;
import org.papergraph.model.VenueMention;
import org.papergraph.text.Folding;

/**
 * Finds which words mean one venue, and makes of a year's event two venues: the event and the series it belongs to.
 *
 * <p>Two mentions are one series when their names are equal after folding, without an acronym in brackets, or when they share
 * an acronym and their names do not differ too much, one of them being the acronym alone. A conference and a workshop of one
 * acronym stay two. A journal has no events.
 */
final class VenueResolver {

    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[]([^()\\[\\]]+)[)\\]]\\s*");

    private final Map<Event, Map<String, Integer>> eventNames = new HashMap<>();
    private final Map<Form, Integer> seriesOfForm = new HashMap<>();
    private final List<Series> series = new ArrayList<>();

    /**
     * The venues, and which of them each paper names.
     *
     * @param venues sorted by key
     * @param ofPaper for each paper the keys of the most specific venues that its records name, sorted
     */
    record Outcome(List<Venue> venues, List<List<String>> ofPaper) {}

    /**
     * A venue as one mention names it, without its year.
     *
     * @param name folded, without the acronym in brackets
     * @param acronym folded, {@code ""} when there is none
     * @param kind what the mention says it is
     * @param written the name as the mention has it
     * @param acronymWritten the acronym as the mention has it
     */
    private record Form(String name, String acronym, VenueMention.Kind kind, String written, String acronymWritten) {

        static Form of(VenueMention mention) {
            String written = mention.year() == 0 || !isYearBound(mention.kind())
                    ? mention.name()
                    : withoutYear(mention.name(), mention.year());
            Matcher brackets = BRACKETS.matcher(written);
            String acronym = mention.acronym();
            String bare = written;
            while (brackets.find()) {
                if (acronym.isEmpty() && isAcronym(brackets.group(1))) {
                    acronym = brackets.group(1).strip();
                }
                if (Folding.joined(brackets.group(1)).equals(Folding.joined(acronym))) {
                    bare = written.substring(0, brackets.start()) + " " + written.substring(brackets.end());
                    break;
                }
            }
            String name = Folding.fold(bare);
            String key = Folding.joined(acronym);
            // "NeurIPS" alone is an acronym and a name.
            return new Form(
                    name.isEmpty() ? Folding.fold(written) : name,
                    key.isEmpty() && isAcronym(written) ? Folding.joined(written) : key,
                    mention.kind(),
                    written,
                    acronym.isEmpty() && isAcronym(written) ? written : acronym);
        }

        boolean isBareAcronym() {
            return name.replace(" ", "").equals(acronym);
        }

        private static boolean isAcronym(String text) {
            String plain = text.strip();
            return plain.length() <= 12
                    && !plain.contains(" ")
                    && plain.chars().filter(Character::isUpperCase).count() >= 2;
        }

        private static String withoutYear(String name, int year) {
            String bare = name.replaceAll(
                            "[\\s,]*(?:\\b" + year + "\\b|['\u2019]" + String.format(Locale.ROOT, "%02d", year % 100)
                                    + "\\b)",
                            "")
                    .strip();
            return bare.isEmpty() ? name : bare;
        }
    }

    /** Forms of one series, and what is built of them. */
    private static final class Series {
        private final Set<String> names = new TreeSet<>();
        private final Map<String, Integer> written = new TreeMap<>();
        private final Map<String, Integer> acronyms = new TreeMap<>();
        private final Map<VenueMention.Kind, Integer> kinds = new TreeMap<>();
        private final Set<RecordId> records = new TreeSet<>();
        private final Set<String> issns = new TreeSet<>();
        /** Numbers of the series it is part of as a whole, as a book is of a book series. */
        private final Set<Integer> hosts = new TreeSet<>();
    }

    /**
     * A year's event.
     *
     * @param series the number of its series
     * @param year the year
     * @param host the event it is part of, as {@code series year}; {@code ""} when it is part of none
     */
    private record Event(int series, int year, String host) {}

    private VenueResolver() {}

    static Outcome resolve(List<FusedPaper> papers) {
        return new VenueResolver().run(papers);
    }

    private Outcome run(List<FusedPaper> papers) {
        collectSeries(papers);
        List<String> seriesKeys = seriesKeys();
        Map<Event, Set<RecordId>> events = new HashMap<>();
        List<Set<Event>> named = new ArrayList<>();
        for (FusedPaper paper : papers) {
            Set<Event> ofPaper = new HashSet<>();
            for (FusedPaper.NamedVenue venue : paper.venues()) {
                ofPaper.add(event(venue.mention(), 0, venue.records(), events));
            }
            named.add(ofPaper);
        }
        Map<Event, Event> homes = homes(events.keySet());
        Map<Event, Set<RecordId>> settled = new HashMap<>();
        events.forEach(
                (event, records) -> settled.computeIfAbsent(homes.getOrDefault(event, event), e -> new TreeSet<>())
                        .addAll(records));
        Map<Event, String> keys = eventKeys(settled.keySet(), seriesKeys);
        List<Venue> venues = new ArrayList<>();
        for (int i = 0; i < series.size(); i++) {
            Series s = series.get(i);
            venues.add(new Venue(
                    seriesKeys.get(i),
                    label(s),
                    acronym(s),
                    kind(s),
                    0,
                    List.copyOf(s.issns),
                    s.hosts.stream().map(seriesKeys::get).toList(),
                    List.copyOf(s.records)));
        }
        Map<String, Event> bySeriesAndYear = new HashMap<>();
        settled.keySet().stream()
                .sorted(Comparator.comparing(Event::host))
                .forEach(event -> bySeriesAndYear.putIfAbsent(event.series() + " " + event.year(), event));
        settled.forEach((event, records) -> {
            if (event.year() > 0) {
                venues.add(venue(event, records, bySeriesAndYear, keys, seriesKeys));
            }
        });
        venues.sort(Comparator.comparing(Venue::key));
        Map<String, Venue> byKey = venues.stream().collect(Collectors.toMap(Venue::key, venue -> venue));
        List<List<String>> ofPaper = named.stream()
                .map(of -> mostSpecific(
                        of.stream()
                                .map(event -> keys.getOrDefault(homes.getOrDefault(event, event), ""))
                                .collect(Collectors.toCollection(TreeSet::new)),
                        byKey))
                .toList();
        return new Outcome(venues, ofPaper);
    }

    // ---- which mentions are one series

    private void collectSeries(List<FusedPaper> papers) {
        Map<Form, Set<RecordId>> records = new HashMap<>();
        Map<Form, Integer> counts = new HashMap<>();
        Map<Form, Set<String>> issns = new HashMap<>();
        for (FusedPaper paper : papers) {
            for (FusedPaper.NamedVenue venue : paper.venues()) {
                for (VenueMention mention : withHosts(venue.mention())) {
                    Form form = Form.of(mention);
                    records.computeIfAbsent(form, f -> new TreeSet<>()).addAll(venue.records());
                    counts.merge(form, 1, Integer::sum);
                    issns.computeIfAbsent(form, f -> new TreeSet<>()).addAll(mention.issns());
                }
            }
        }
        // Full names first, so that a bare acronym finds the name it stands for.
        List<Form> forms = counts.keySet().stream()
                .sorted(Comparator.comparing(Form::isBareAcronym)
                        .thenComparing(form -> form.kind() == VenueMention.Kind.OTHER)
                        .thenComparing(form -> -counts.getOrDefault(form, 0))
                        .thenComparing(Form::name)
                        .thenComparing(Form::acronym)
                        .thenComparing(Form::kind)
                        .thenComparing(Form::written)
                        .thenComparing(Form::acronymWritten))
                .toList();
        Map<String, List<Integer>> byName = new HashMap<>();
        Map<String, List<Integer>> byAcronym = new HashMap<>();
        for (Form form : forms) {
            int number = find(form, byName, byAcronym);
            if (number < 0) {
                number = series.size();
                series.add(new Series());
            }
            Series s = series.get(number);
            if (s.names.add(form.name())) {
                byName.computeIfAbsent(form.name(), n -> new ArrayList<>()).add(number);
            }
            if (!form.acronym().isEmpty()) {
                List<Integer> same = byAcronym.computeIfAbsent(form.acronym(), a -> new ArrayList<>());
                if (!same.contains(number)) {
                    same.add(number);
                }
                s.acronyms.merge(form.acronymWritten(), counts.getOrDefault(form, 0), Integer::sum);
            }
            s.written.merge(form.written(), counts.getOrDefault(form, 0), Integer::sum);
            s.kinds.merge(form.kind(), counts.getOrDefault(form, 0), Integer::sum);
            s.records.addAll(records.getOrDefault(form, Set.of()));
            s.issns.addAll(issns.getOrDefault(form, Set.of()));
            seriesOfForm.put(form, number);
        }
    }

    private static List<VenueMention> withHosts(VenueMention mention) {
        List<VenueMention> all = new ArrayList<>(List.of(mention));
        mention.partOf().forEach(host -> all.addAll(withHosts(host)));
        return all;
    }

    /** The series that a form names, −1 when it is a new one. */
    private int find(Form form, Map<String, List<Integer>> byName, Map<String, List<Integer>> byAcronym) {
        for (int number : byName.getOrDefault(form.name(), List.of())) {
            if (kindsAgree(form, series.get(number)) && acronymsAgree(form, series.get(number))) {
                return number;
            }
        }
        if (!form.acronym().isEmpty()) {
            for (int number : byAcronym.getOrDefault(form.acronym(), List.of())) {
                Series s = series.get(number);
                if (kindsAgree(form, s)
                        && (form.isBareAcronym() || s.names.stream().anyMatch(name -> alike(name, form)))) {
                    return number;
                }
            }
        }
        return -1;
    }

    private static boolean kindsAgree(Form form, Series s) {
        return form.kind() == VenueMention.Kind.OTHER
                || s.kinds.keySet().stream().allMatch(kind -> kind == form.kind() || kind == VenueMention.Kind.OTHER);
    }

    private static boolean acronymsAgree(Form form, Series s) {
        return form.acronym().isEmpty()
                || s.acronyms.isEmpty()
                || s.acronyms.keySet().stream().anyMatch(a -> Folding.joined(a).equals(form.acronym()));
    }

    /** Whether two names share half of their words, or one is the acronym. */
    private static boolean alike(String name, Form form) {
        Set<String> a = new TreeSet<>(List.of(name.split(" ", -1)));
        Set<String> b = new TreeSet<>(List.of(form.name().split(" ", -1)));
        Set<String> shared = new TreeSet<>(a);
        shared.retainAll(b);
        return name.replace(" ", "").equals(form.acronym()) || 2 * shared.size() >= Math.min(a.size(), b.size());
    }

    // ---- events

    /** The event that a mention names, with those it is part of noted too. */
    private Event event(VenueMention mention, int hostYear, List<RecordId> records, Map<Event, Set<RecordId>> events) {
        int number = seriesOfForm.getOrDefault(Form.of(mention), -1);
        boolean bound = isYearBound(mention.kind());
        int year = !bound ? 0 : mention.year() > 0 ? mention.year() : hostYear;
        String host = "";
        for (VenueMention part : mention.partOf()) {
            Event of = event(part, year, records, events);
            year = year == 0 && bound ? of.year() : year;
            host = of.series() + " " + of.year();
            if (year == 0 && of.series() != number) {
                series.get(number).hosts.add(of.series());
            }
        }
        Event event = new Event(number, year, year == 0 ? "" : host);
        if (year > 0 && mention.name().contains(Integer.toString(year))) {
            eventNames
                    .computeIfAbsent(event, e -> new TreeMap<>())
                    .merge(mention.name().strip(), 1, Integer::sum);
        }
        events.computeIfAbsent(event, e -> new TreeSet<>()).addAll(records);
        return event;
    }

    private static boolean isYearBound(VenueMention.Kind kind) {
        return switch (kind) {
            case CONFERENCE, WORKSHOP, OTHER -> true;
            case JOURNAL, BOOK, SERIES -> false;
        };
    }

    /** An event that one mention gives no host is the one to which another gives one, if there is one only. */
    private static Map<Event, Event> homes(Set<Event> events) {
        Map<String, List<Event>> byYear = new HashMap<>();
        for (Event event : events) {
            byYear.computeIfAbsent(event.series() + " " + event.year(), y -> new ArrayList<>())
                    .add(event);
        }
        Map<Event, Event> homes = new HashMap<>();
        byYear.values().stream().filter(group -> group.size() == 2).forEach(group -> {
            Event a = group.get(0).host().isEmpty() ? group.get(0) : group.get(1);
            Event b = a.equals(group.get(0)) ? group.get(1) : group.get(0);
            if (a.host().isEmpty()) {
                homes.put(a, b);
            }
        });
        return homes;
    }

    private Venue venue(
            Event event,
            Set<RecordId> records,
            Map<String, Event> all,
            Map<Event, String> keys,
            List<String> seriesKeys) {
        Series s = series.get(event.series());
        Set<String> partOf = new TreeSet<>();
        partOf.add(seriesKeys.get(event.series()));
        String label = eventLabel(event, label(s) + " " + event.year());
        Event host = event.host().isEmpty() ? null : all.get(event.host());
        if (host != null) {
            partOf.add(keys.getOrDefault(host, ""));
            String name = label(series.get(host.series()));
            // A series of books is no place where an event was held.
            if (isYearBound(kind(series.get(host.series())))) {
                label = label(s) + ", " + (host.year() == 0 ? name : name + " " + host.year());
            }
        }
        return new Venue(
                keys.getOrDefault(event, ""),
                label,
                acronym(s),
                kind(s),
                event.year(),
                List.of(),
                List.copyOf(partOf),
                List.copyOf(records));
    }

    /** The fullest name that has the year in it: "Proceedings of the 2019 Conference on …" rather than the series' and a year. */
    private String eventLabel(Event event, String plain) {
        Map<String, Integer> names = eventNames.getOrDefault(event, Map.of());
        return Stream.concat(Stream.of(plain), names.keySet().stream())
                .max(Comparator.comparingInt(
                                (String name) -> Folding.joined(name).length())
                        .thenComparing(name -> names.getOrDefault(name, 0))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(plain);
    }

    /** Venues that are not what another of them is part of. */
    private static List<String> mostSpecific(Set<String> keys, Map<String, Venue> byKey) {
        Set<String> wider = new HashSet<>();
        for (String key : keys) {
            ancestors(key, byKey, wider);
        }
        return keys.stream().filter(key -> !wider.contains(key)).sorted().toList();
    }

    private static void ancestors(String key, Map<String, Venue> byKey, Set<String> out) {
        Venue venue = byKey.get(key);
        if (venue != null) {
            for (String parent : venue.partOf()) {
                if (out.add(parent)) {
                    ancestors(parent, byKey, out);
                }
            }
        }
    }

    // ---- names

    private List<String> seriesKeys() {
        List<String> keys = new ArrayList<>();
        for (Series s : series) {
            String slug = Folding.slug(acronym(s), 4, 40);
            slug = slug.isEmpty() ? Folding.slug(label(s), 10, 80) : slug;
            keys.add(slug.isEmpty() ? "venue-" + ContentHash.hex(s.names.toString(), 8) : slug);
        }
        return distinct(keys, i -> {
            VenueMention.Kind kind = kind(series.get(i));
            return kind == VenueMention.Kind.OTHER ? "" : kind.name().toLowerCase(Locale.ROOT);
        });
    }

    private interface Suffix {
        String of(int number);
    }

    /** Keys made distinct: with a word where that is enough, else with a hash of the names. */
    private List<String> distinct(List<String> keys, Suffix suffix) {
        List<String> out = new ArrayList<>(keys);
        for (int round = 0; round < 2; round++) {
            Map<String, Long> counts = out.stream().collect(Collectors.groupingBy(key -> key, Collectors.counting()));
            for (int i = 0; i < out.size(); i++) {
                if (counts.getOrDefault(out.get(i), 0L) > 1) {
                    String word = round == 0
                            ? suffix.of(i)
                            : ContentHash.hex(series.get(i).names.toString(), 8);
                    out.set(i, word.isEmpty() ? out.get(i) : out.get(i) + "-" + word);
                }
            }
        }
        return out;
    }

    private static Map<Event, String> eventKeys(Set<Event> events, List<String> seriesKeys) {
        Map<Event, String> keys = new HashMap<>();
        Map<String, Long> counts = events.stream()
                .collect(Collectors.groupingBy(event -> event.series() + " " + event.year(), Collectors.counting()));
        Set<String> taken = new HashSet<>(seriesKeys);
        List<Event> sorted = events.stream()
                .sorted(Comparator.comparing((Event event) -> seriesKeys.get(event.series()))
                        .thenComparing(Event::year)
                        .thenComparing(Event::host))
                .toList();
        for (Event event : sorted) {
            String key = seriesKeys.get(event.series());
            if (event.year() > 0) {
                key += "-" + event.year();
                if (counts.getOrDefault(event.series() + " " + event.year(), 0L) > 1
                        && !event.host().isEmpty()) {
                    key += "-at-" + seriesKeys.get(Integer.parseInt(event.host().split(" ", -1)[0]));
                }
                key = taken.add(key) ? key : key + "-event";
                taken.add(key);
            }
            keys.put(event, key);
        }
        return keys;
    }

    /** The fullest name: the longest, then the most frequent, then the first in the order of characters. */
    private static String label(Series s) {
        return s.written.keySet().stream()
                .max(Comparator.comparingInt(
                                (String name) -> Folding.joined(name).length())
                        .thenComparing(name -> !name.equals(name.toUpperCase(Locale.ROOT)) || !name.contains(" "))
                        .thenComparingInt(name -> s.written.getOrDefault(name, 0))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse("");
    }

    private static String acronym(Series s) {
        return s.acronyms.keySet().stream()
                .max(Comparator.comparingInt((String acronym) -> s.acronyms.getOrDefault(acronym, 0))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse("");
    }

    private static VenueMention.Kind kind(Series s) {
        return s.kinds.keySet().stream()
                .filter(kind -> kind != VenueMention.Kind.OTHER)
                .findFirst()
                .orElse(VenueMention.Kind.OTHER);
    }
}
