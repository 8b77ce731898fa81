package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.VenueMention;

class CrossrefReaderTest {

    private static Reading read(String json) throws IOException {
        return Reading.of(Format.CROSSREF, json);
    }

    private static PaperRecord one(String members) throws IOException {
        Reading reading = read("{\"DOI\":\"10.5555/x\"," + members + "}");
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void readsAnAnswerAListAndADump() throws IOException {
        String work = "{\"DOI\":\"10.5555/x\",\"title\":[\"T\"]}";
        assertThat(read("{\"status\":\"ok\",\"message\":" + work + "}").titles())
                .containsExactly("T");
        assertThat(read("{\"status\":\"ok\",\"message\":{\"items\":[" + work + "," + work + "]}}")
                        .titles())
                .containsExactly("T", "T");
        assertThat(read("{\"items\":[" + work + "]}").titles()).containsExactly("T");
        assertThat(read(work + "\n" + work).titles()).containsExactly("T", "T");
        assertThat(read("{\"doi\":\"10.5555/x\",\"record\":" + work + "}").titles())
                .containsExactly("T");
    }

    @Test
    void joinsTitleAndSubtitleOnce() throws IOException {
        assertThat(one("\"title\":[\"\\n  Bogs\\n\"],\"subtitle\":[\"A survey\"]")
                        .title())
                .isEqualTo("Bogs: A survey");
        assertThat(one("\"title\":[\"Bogs?\"],\"subtitle\":[\"A survey\"]").title())
                .isEqualTo("Bogs? A survey");
        assertThat(one("\"title\":[\"Bogs: a survey\"],\"subtitle\":[\"A survey\"]")
                        .title())
                .isEqualTo("Bogs: a survey");
    }

    @Test
    void takesNoDateFromNull() throws IOException {
        assertThat(one("\"issued\":{\"date-parts\":[[null]]}").dates()).isEmpty();
        assertThat(one("\"issued\":{\"date-parts\":[[null]]},\"published-print\":{\"date-parts\":[[1999,4]]}")
                        .dates()
                        .get(0)
                        .date())
                .isEqualTo(PartialDate.of(1999, 4));
    }

    @Test
    void takesNamesAsTheyCome() throws IOException {
        AuthorList authors =
                one("\"author\":[{\"family\":\"Doantam Phan\"},{\"family\":\"Elton E. Rodgers, Bill B. Belt, Ed\"},"
                                + "{\"given\":\"for the\",\"family\":\"ARDS Definition Task Force\"},{\"name\":\"Plain Group\"},"
                                + "{\"given\":\"Jan\",\"family\":\"de Vries\",\"suffix\":\"Jr\"}]")
                        .authors();
        assertThat(authors.contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly(
                        "Doantam Phan",
                        "Elton E. Rodgers",
                        "Bill B. Belt",
                        "for the ARDS Definition Task Force",
                        "Plain Group",
                        "Jan de Vries Jr");
        assertThat(authors.contributors().get(0).name()).isEqualTo(new PersonName("Doantam", "", "Phan", ""));
        assertThat(authors.contributors().get(3).kind()).isEqualTo(Contributor.Kind.GROUP);
        assertThat(authors.contributors().get(4).kind()).isEqualTo(Contributor.Kind.GROUP);
        assertThat(authors.contributors().get(5).name()).isEqualTo(new PersonName("Jan", "de", "Vries", "Jr"));
        assertThat(authors.status()).isEqualTo(AuthorList.Status.COMPLETE);
    }

    @Test
    void readsAThousandAuthors() throws IOException {
        String author = "{\"given\":\"A.\",\"family\":\"Author\",\"affiliation\":[{\"name\":\"CERN\"}]}";
        assertThat(one("\"author\":[" + (author + ",").repeat(1013) + author + "]")
                        .authors()
                        .contributors())
                .hasSize(1014);
    }

    @Test
    void tellsANoticeFromAPaperThatWasRetracted() throws IOException {
        PaperRecord retracted = one(
                "\"updated-by\":[{\"DOI\":\"10.5555/notice\",\"type\":\"retraction\",\"label\":\"Retraction\",\"updated\":{\"date-parts\":[[2022,4,1]]}}]");
        assertThat(retracted.details().notices())
                .containsExactly(new Notice(
                        Notice.Kind.RETRACTION,
                        "Retraction",
                        List.of(PartialDate.of(2022, 4, 1)),
                        List.of(new Identifier(Identifier.Scheme.DOI, "10.5555/notice"))));
        PaperRecord notice =
                one("\"update-to\":[{\"DOI\":\"10.5555/paper\",\"type\":\"retraction\",\"label\":\"Retraction\"}]");
        assertThat(notice.details().notices()).isEmpty();
        assertThat(notice.details().citations())
                .extracting(Citation::asWritten)
                .containsExactly("Retraction of 10.5555/paper");
    }

    @Test
    void knowsASeriesAboveABook() throws IOException {
        VenueMention venue =
                one("\"type\":\"book-chapter\",\"container-title\":[\"Lecture Notes\",\"Handbook\"],\"ISSN\":[\"0378-5955\"]")
                        .venues()
                        .get(0);
        assertThat(venue.name()).isEqualTo("Handbook");
        assertThat(venue.issns()).isEmpty();
        assertThat(venue.partOf().get(0).issns()).containsExactly("0378-5955");
    }

    @Test
    void tellsPreprintsFromOtherPostedContent() throws IOException {
        assertThat(one("\"type\":\"posted-content\",\"subtype\":\"preprint\"")
                        .details()
                        .type())
                .isEqualTo(PaperType.PREPRINT);
        assertThat(one("\"type\":\"posted-content\",\"subtype\":\"letter\"")
                        .details()
                        .type())
                .isEqualTo(PaperType.OTHER);
    }

    @Test
    void rejectsWhatIsNoPaper() throws IOException {
        assertThat(read("{\"DOI\":\"10.5555/j\",\"type\":\"journal\",\"title\":[\"J\"]}")
                        .messages()
                        .get(0))
                .contains("no paper but a journal");
        assertThat(
                        read("{\"status\":\"failed\",\"message-type\":\"validation-failure\",\"message\":[{\"type\":\"parameter\",\"message\":\"Filter unknown\"}]}")
                                .messages()
                                .get(0))
                .contains("rejected")
                .contains("Filter unknown");
    }

    @Test
    void survivesValuesOfOtherKinds() throws IOException {
        for (String odd : List.of(
                "null", "7", "\"x\"", "[]", "{}", "[[]]", "[7]", "[null]", "[{}]", "{\"a\":{\"a\":[]}}", "true")) {
            for (String member : Set.of(
                    "title",
                    "subtitle",
                    "author",
                    "editor",
                    "issued",
                    "container-title",
                    "event",
                    "ISSN",
                    "ISBN",
                    "page",
                    "journal-issue",
                    "institution",
                    "reference",
                    "license",
                    "update-to",
                    "updated-by",
                    "relation",
                    "resource",
                    "abstract",
                    "subject",
                    "language",
                    "URL")) {
                assertThat(one("\"" + member + "\":" + odd).identifiers())
                        .as(member + odd)
                        .hasSize(1);
            }
        }
    }

    @Test
    void readsEverySharedFile() throws IOException {
        int records = 0;
        for (Path file : JsonSamples.shared("crossref", n -> n.endsWith(".json") || n.endsWith(".json.gz"))) {
            String name = file.getFileName().toString();
            Detection detection = JsonSamples.detected(file);
            boolean csl = name.startsWith("citeproc") || name.startsWith("manubot_pruned");
            assertThat(detection)
                    .as(name)
                    .isInstanceOfSatisfying(
                            Detection.Detected.class,
                            d -> assertThat(d.format()).as(name).isEqualTo(csl ? Format.CSL_JSON : Format.CROSSREF));
            List<JsonNode> works = JsonSamples.records(file, "/message/items", "/message", "/items", "/record");
            Reading reading = JsonSamples.read(Format.CROSSREF, file);
            assertThat(JsonSamples.rejected(reading)).as(name).isZero();
            assertThat(reading.records()).as(name).hasSize(works.size());
            if (csl) {
                continue;
            }
            records += works.size();
            assertThat(JsonSamples.undeclared(CrossrefReader.FIELDS, JsonSamples.fields(works)))
                    .as(name)
                    .isEmpty();
            for (int i = 0; i < works.size(); i++) {
                JsonNode date = works.get(i).at("/issued/date-parts/0/0");
                assertThat(reading.records().get(i).dates().isEmpty())
                        .as(name + i)
                        .isEqualTo(!date.isNumber());
                assertThat(reading.records().get(i).title().isEmpty())
                        .as(name + i)
                        .isEqualTo(works.get(i).path("title").isArray()
                                && works.get(i).path("title").isEmpty());
            }
        }
        assertThat(records).isEqualTo(6052);
    }

    @Test
    void refusesRecordedConversations() throws IOException {
        for (Path file : JsonSamples.shared("crossref", n -> n.endsWith(".yaml") || n.endsWith(".yml"))) {
            assertThat(JsonSamples.detected(file))
                    .as(file.toString())
                    .isInstanceOfSatisfying(
                            Detection.Unknown.class, u -> assertThat(u.seen()).contains("YAML with the keys"));
        }
    }

    @Test
    void saysWhatBecomesOfTheFieldsOfItsFixtures() throws IOException {
        for (Path file : JsonSamples.fixtures(Format.CROSSREF)) {
            Set<String> fields = JsonSamples.fields(JsonSamples.records(file, "/message/items", "/message", "/items"));
            assertThat(JsonSamples.undeclared(CrossrefReader.FIELDS, fields))
                    .as(file.toString())
                    .isEmpty();
        }
    }
}
