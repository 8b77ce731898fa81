package org.papergraph.resolution;

import java.util.List;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.RecordId;
import org.papergraph.model.VenueMention;

/**
 * One paper with the best of all its records, before it, its authors and its venues have keys.
 *
 * @param records sorted
 * @param title the best title, {@code ""} when there is none
 * @param abstractText the best abstract, {@code ""} when there is none
 * @param identifiers of all records, sorted
 * @param places the author list, in order
 * @param status whether {@code places} is the whole list
 * @param unlisted how many authors are said not to be shown
 * @param marker the words that say the list was cut
 * @param dates at most one for each event, in the order of the events
 * @param comments of all records, sorted
 * @param urls of all records, sorted
 * @param details the best of what only some records give
 * @param venues of all records, in the order of the records, without repetition
 */
record FusedPaper(
        List<RecordId> records,
        String title,
        String abstractText,
        List<Identifier> identifiers,
        List<Place> places,
        AuthorList.Status status,
        int unlisted,
        String marker,
        List<PaperDate> dates,
        List<String> comments,
        List<String> urls,
        Details details,
        List<NamedVenue> venues) {

    /**
     * A venue, and who says that the paper appeared there.
     *
     * @param mention the venue as the records name it
     * @param records that name it so, sorted
     */
    record NamedVenue(VenueMention mention, List<RecordId> records) {

        NamedVenue {
            records = List.copyOf(records);
        }
    }

    /**
     * One place in the author list.
     *
     * @param contributor the entry of the list that was chosen
     * @param variants the same person at the same place of other lists, in the order of the records, without repetition
     * @param records whose lists show the name at this place, sorted
     */
    record Place(Contributor contributor, List<Contributor> variants, List<RecordId> records) {

        Place {
            variants = List.copyOf(variants);
            records = List.copyOf(records);
        }
    }
}
