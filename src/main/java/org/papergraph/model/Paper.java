package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * One paper, put together from all records that are about it. A text that no source gives is {@code ""}.
 *
 * @param key its name within the graph, from which its IRI is made: {@code [A-Za-z0-9._/-]+}, the same for the same
 *     records whatever their order
 * @param records the records it was put together from, sorted, at least one
 * @param title plain text
 * @param abstractText plain text
 * @param identifiers sorted, without duplicates
 * @param authorships in order; ordinals are 1, 2, 3, …
 * @param authorListStatus whether {@code authorships} is the whole list
 * @param unlistedAuthors how many authors the sources say are not shown; 0 when no number is stated
 * @param truncationMarker the words that say the list was cut, {@code ""} when it was not
 * @param dates at most one for each event
 * @param comments sorted, without duplicates
 * @param urls sorted, without duplicates
 * @param venues the {@link Venue#key() keys} of where it appeared, sorted
 * @param details what only some sources give
 * @param cited for each of the citations in {@code details} the key of the paper of this graph that it means, {@code ""} when
 *     it means none
 */
public record Paper(
        String key,
        List<RecordId> records,
        String title,
        String abstractText,
        List<Identifier> identifiers,
        List<Authorship> authorships,
        AuthorList.Status authorListStatus,
        int unlistedAuthors,
        String truncationMarker,
        List<PaperDate> dates,
        List<String> comments,
        List<String> urls,
        List<String> venues,
        Details details,
        List<String> cited) {

    public Paper {
        Objects.requireNonNull(key, "key");
        records = records.stream().sorted().distinct().toList();
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(abstractText, "abstractText");
        identifiers = identifiers.stream().sorted().distinct().toList();
        authorships = List.copyOf(authorships);
        Objects.requireNonNull(authorListStatus, "authorListStatus");
        Objects.requireNonNull(truncationMarker, "truncationMarker");
        dates = List.copyOf(dates);
        comments = comments.stream().sorted().distinct().toList();
        urls = urls.stream().sorted().distinct().toList();
        venues = venues.stream().sorted().distinct().toList();
        Objects.requireNonNull(details, "details");
        cited = List.copyOf(cited);
        if (cited.size() != details.citations().size()) {
            throw new IllegalArgumentException("one cited paper, or none, for each citation: " + cited);
        }
        if (records.isEmpty()) {
            throw new IllegalArgumentException("a paper derives from a record: " + key);
        }
        for (int i = 0; i < authorships.size(); i++) {
            if (authorships.get(i).ordinal() != i + 1) {
                throw new IllegalArgumentException("ordinals are 1, 2, 3, …: " + authorships);
            }
        }
    }

    /** The text of a field, {@code ""} when no source gives it. */
    public String text(TextField field) {
        return switch (field) {
            case TITLE -> title;
            case ABSTRACT -> abstractText;
        };
    }
}
