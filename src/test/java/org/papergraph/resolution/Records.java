package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.papergraph.model.ArxivId;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.RecordId;
import org.papergraph.model.VenueMention;

/** Writes records by hand, for tests. */
final class Records {

    private final RecordId id;
    private String title = "";
    private String abstractText = "";
    private final List<Identifier> identifiers = new ArrayList<>();
    private AuthorList authors = AuthorList.NONE;
    private final List<PaperDate> dates = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> urls = new ArrayList<>();
    private final List<VenueMention> venues = new ArrayList<>();

    private Details details = Details.NONE;

    private Records(RecordId id) {
        this.id = id;
    }

    static Records record(String file, int number) {
        return new Records(new RecordId(file, number));
    }

    Records title(String text) {
        title = text;
        return this;
    }

    Records text(String text) {
        abstractText = text;
        return this;
    }

    Records arxiv(String value) {
        identifiers.add(Identifier.of(ArxivId.parse(value).orElseThrow()));
        return this;
    }

    Records doi(String value) {
        identifiers.add(Identifier.of(Doi.parse(value).orElseThrow()));
        return this;
    }

    Records authors(String... names) {
        authors = AuthorList.complete(people(names));
        return this;
    }

    Records authors(AuthorList list) {
        authors = list;
        return this;
    }

    Records truncated(int unlisted, String... names) {
        authors = AuthorList.truncated(people(names), unlisted, "et al.");
        return this;
    }

    Records date(PaperDate.Event event, String date) {
        dates.add(new PaperDate(event, PartialDate.parse(date).orElseThrow()));
        return this;
    }

    Records year(int year) {
        return date(PaperDate.Event.ISSUED, Integer.toString(year));
    }

    Records comment(String text) {
        comments.add(text);
        return this;
    }

    Records url(String text) {
        urls.add(text);
        return this;
    }

    Records venue(VenueMention venue) {
        venues.add(venue);
        return this;
    }

    Records details(Details all) {
        details = all;
        return this;
    }

    PaperRecord build() {
        return new PaperRecord(
                id,
                "test",
                1,
                "",
                title,
                abstractText,
                identifiers,
                authors,
                dates,
                comments,
                urls,
                venues,
                details,
                List.of());
    }

    static List<Contributor> people(String... names) {
        return Arrays.stream(names).map(Records::person).toList();
    }

    /** A person whose last word is the family name. */
    static Contributor person(String name) {
        int space = name.lastIndexOf(' ');
        return Contributor.person(
                name, new PersonName(space < 0 ? "" : name.substring(0, space), "", name.substring(space + 1), ""));
    }

    static Contributor person(String name, String orcid) {
        return person(name).withOrcid(orcid);
    }
}
