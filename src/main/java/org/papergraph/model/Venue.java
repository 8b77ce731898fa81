package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * Where papers appear: a series, or one year's event of it.
 *
 * @param key its name within the graph, from which its IRI is made: {@code [a-z0-9-]+}
 * @param label the label to show: {@code NeurIPS 2023}
 * @param acronym {@code ""} when none is known
 * @param kind what sort of venue
 * @param year the year of the event, 0 for a series
 * @param issns normalised {@link Issn ISSNs}, sorted
 * @param partOf keys of the venues it is part of: its series, a workshop's conference; sorted
 * @param records the records that name it, sorted
 */
public record Venue(
        String key,
        String label,
        String acronym,
        VenueMention.Kind kind,
        int year,
        List<String> issns,
        List<String> partOf,
        List<RecordId> records) {

    public Venue {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(acronym, "acronym");
        Objects.requireNonNull(kind, "kind");
        issns = Ordered.distinct(issns);
        partOf = partOf.stream().sorted().distinct().toList();
        records = records.stream().sorted().distinct().toList();
    }
}
