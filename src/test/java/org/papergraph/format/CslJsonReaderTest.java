package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.VenueMention;

class CslJsonReaderTest {

    /* No items: tests of a program, other schemes, lists of titles. */
    private static final Set<String> OTHERS = Set.of(
            "citjs_data.json",
            "citjs_input.json",
            "citjs_output.json",
            "journalArticle.json",
            "schema_csl-citation.json",
            "schema_csl-data.json",
            "sentenceCase.json");

    private static Reading read(String json) throws IOException {
        return Reading.of(Format.CSL_JSON, json);
    }

    private static PaperRecord one(String members) throws IOException {
        Reading reading = read("[{\"id\":\"x\",\"title\":\"T\"," + members + "}]");
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    private static List<PartialDate> issued(String value) throws IOException {
        return one("\"issued\":" + value).dates().stream().map(d -> d.date()).toList();
    }

    @Test
    void knowsPeopleAmongLiteralNames() throws IOException {
        assertThat(one("\"author\":[{\"literal\":\"Arfon M Smith\"},{\"literal\":\"Africa News\"}]")
                        .authors()
                        .contributors())
                .extracting(c -> c.kind() + " " + c.name().family())
                .containsExactly("PERSON Smith", "GROUP Africa News");
    }

    @Test
    void takesAListOfLiteralsForPeopleWhenTwoSurelyAre() throws IOException {
        String names = "\"author\":[{\"literal\":\"Trang T. Le\"},{\"literal\":\"Zach Osman\"},"
                + "{\"literal\":\"D. K. Watson\"},{\"literal\":\"%s\"}]";
        assertThat(one(names.formatted("NASA")).authors().contributors())
                .extracting(c -> c.kind() + " " + c.name().family())
                .containsExactly("PERSON Le", "PERSON Osman", "PERSON Watson", "GROUP NASA");
        assertThat(one(names.formatted("The CMX Team")).authors().contributors())
                .extracting(c -> c.kind() + " " + c.nameAsWritten())
                .containsExactly("PERSON Trang T. Le", "GROUP Zach Osman", "PERSON D. K. Watson", "GROUP The CMX Team");
    }

    @Test
    void takesAPreprintServerForNoSeriesOrJournal() throws IOException {
        for (String members : List.of(
                "\"type\":\"report\",\"container-title\":\"arXiv\"",
                "\"type\":\"article-journal\",\"container-title\":\"arXiv:1501.04916 [physics]\"")) {
            PaperRecord paper = one(members);
            assertThat(paper.details().type()).isEqualTo(PaperType.PREPRINT);
            assertThat(paper.venues()).containsExactly(VenueMention.of("arXiv", VenueMention.Kind.OTHER));
        }
        assertThat(one("\"type\":\"article-journal\",\"container-title\":\"Corrosion Science\"")
                        .venues())
                .containsExactly(VenueMention.of("Corrosion Science", VenueMention.Kind.JOURNAL));
    }

    @Test
    void readsDatesInPartsAndInWords() throws IOException {
        assertThat(issued("{\"date-parts\":[[\"2021\",\"3\",\"17\"]]}")).containsExactly(PartialDate.of(2021, 3, 17));
        assertThat(issued("{\"date-parts\":[[2021,3]]}")).containsExactly(PartialDate.of(2021, 3));
        assertThat(issued("{\"date-parts\":[[2021,null]]}")).containsExactly(PartialDate.of(2021));
        assertThat(issued("{\"date-parts\":[[2021,\"\"]]}")).containsExactly(PartialDate.of(2021));
        assertThat(issued("{\"date-parts\":[2021,3]}")).containsExactly(PartialDate.of(2021, 3));
        assertThat(issued("{\"date-parts\":[[2021,3,1],[2021,3,9]]}")).containsExactly(PartialDate.of(2021, 3));
        assertThat(issued("{\"date-parts\":[[2021,3],[2021,4]]}")).containsExactly(PartialDate.of(2021));
        assertThat(issued("{\"date-parts\":[[1999,21],[2001,22]]}")).containsExactly(PartialDate.of(1999));
        assertThat(issued("{\"date-parts\":[[2021]],\"season\":2}")).containsExactly(PartialDate.of(2021));
        assertThat(issued("{\"date-parts\":[[2021,2,30]]}")).containsExactly(PartialDate.of(2021, 2));
        assertThat(issued("{\"raw\":\"2021-03-17\"}")).containsExactly(PartialDate.of(2021, 3, 17));
        assertThat(issued("{\"literal\":\"March 2021\"}")).containsExactly(PartialDate.of(2021, 3));
        assertThat(issued("{\"raw\":\"Spring 1999\"}")).containsExactly(PartialDate.of(1999));
        assertThat(issued("\"2021\"")).containsExactly(PartialDate.of(2021));
        assertThat(issued("{\"date-parts\":[[\"-12\",13]]}")).isEmpty();
        assertThat(issued("{\"date-parts\":[],\"literal\":\"maybe around 2000bc sometime?\"}"))
                .isEmpty();
        assertThat(issued("{\"date-parts\":[[]]}")).isEmpty();
        assertThat(issued("{\"date-parts\":[[null]]}")).isEmpty();
    }

    @Test
    void readsNamesWithTheirParts() throws IOException {
        List<Contributor> names =
                one("\"author\":[{\"family\":\"Fontaine\",\"given\":\"Jean\",\"dropping-particle\":\"de\","
                                + "\"non-dropping-particle\":\"La\",\"suffix\":\"III\"},{\"family\":\"de la Mare\",\"given\":\"Walter\"},"
                                + "{\"literal\":\"Multi-National United\"},{\"literal\":\"Smith, John\"},"
                                + "{\"family\":\"Fenner\",\"given\":\"Martin\",\"literal\":\"Fenner, Martin\"},{\"family\":\"毛\",\"given\":\"泽东\",\"static-ordering\":true}]")
                        .authors()
                        .contributors();
        assertThat(names)
                .extracting(Contributor::name)
                .containsExactly(
                        new PersonName("Jean", "de La", "Fontaine", "III"),
                        new PersonName("Walter", "de la", "Mare", ""),
                        new PersonName("", "", "Multi-National United", ""),
                        new PersonName("John", "", "Smith", ""),
                        new PersonName("Martin", "", "Fenner", ""),
                        new PersonName("泽东", "", "毛", ""));
        assertThat(names.get(2).kind()).isEqualTo(Contributor.Kind.GROUP);
        assertThat(names.get(4).nameAsWritten()).isEqualTo("Martin Fenner");
    }

    @Test
    void knowsThatAListWasCut() throws IOException {
        AuthorList authors = one("\"author\":[{\"family\":\"Doe\"},{\"literal\":\"others\"}]")
                .authors();
        assertThat(authors.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(authors.contributors()).hasSize(1);
    }

    @Test
    void readsBackWhatTheWriterWrites() throws IOException {
        PaperRecord record =
                one("\"type\":\"article\",\"author\":[{\"family\":\"Doe\",\"given\":\"J.\"}],\"arxiv\":\"2101.12345\","
                        + "\"ISSN\":\"0378-5955, 2434-561X\",\"container-title\":\"J\",\"ISBN\":\"9783161484100, 9788535902778\","
                        + "\"keyword\":\"a, b\",\"note\":\"12 pages; The author list is cut: 7 more authors\"");
        StringWriter text = new StringWriter();
        try (CslJsonWriter writer = new CslJsonWriter(text)) {
            writer.write(record);
        }
        PaperRecord again = read(text.toString()).records().get(0);
        assertThat(again.authors()).isEqualTo(record.authors());
        assertThat(again.authors().unlisted()).isEqualTo(7);
        assertThat(again.identifiers()).isEqualTo(record.identifiers());
        assertThat(again.venues()).isEqualTo(record.venues());
        assertThat(again.comments()).isEqualTo(record.comments()).containsExactly("12 pages");
        assertThat(again.details()).isEqualTo(record.details());
    }

    @Test
    void findsIdentifiersInNotes() throws IOException {
        PaperRecord record =
                one("\"note\":\"PMID: 123\\nPMCID: PMC77\\ntex.eprint: 2101.12345\\nDOI: 10.5555/x\\nReally good\"");
        assertThat(record.identifiers())
                .extracting(Identifier::toString)
                .containsExactly("arxiv:2101.12345", "doi:10.5555/x", "pmid:123", "pmcid:PMC77");
        assertThat(record.comments()).containsExactly("Really good");
        assertThat(one("\"note\":\"arXiv: 2101.12345 [cs]\"").identifiers()).hasSize(1);
        assertThat(one("\"number\":\"arXiv:2101.12345\"").details().imprint().reportNumber())
                .isEmpty();
        assertThat(one("\"archive\":\"arXiv.org\",\"archive_location\":\"2101.12345\"")
                        .identifiers())
                .hasSize(1);
    }

    @Test
    void leavesTagsOutOfTitles() throws IOException {
        assertThat(
                        read("{\"id\":\"x\",\"type\":\"book\",\"title\":\"<span class=\\\"nocase\\\">pH</span> of H<sub>2</sub>O\"}")
                                .titles())
                .containsExactly("pH of H2O");
    }

    @Test
    void tellsConferencesBooksAndSeries() throws IOException {
        PaperRecord paper = one(
                "\"type\":\"paper-conference\",\"event-title\":\"7th Tarn Symposium\",\"container-title\":\"Proc. Tarn\",\"issued\":{\"date-parts\":[[1999]]}");
        assertThat(paper.venues()).extracting(VenueMention::kind).containsOnly(VenueMention.Kind.CONFERENCE);
        assertThat(paper.venues().get(0).year()).isEqualTo(1999);
        VenueMention book =
                one("\"type\":\"chapter\",\"container-title\":\"Handbook\",\"collection-title\":\"LNCS\",\"ISSN\":\"0378-5955\"")
                        .venues()
                        .get(0);
        assertThat(book.kind()).isEqualTo(VenueMention.Kind.BOOK);
        assertThat(book.partOf().get(0).issns()).containsExactly("0378-5955");
    }

    @Test
    void readsItemsByTheirNames() throws IOException {
        assertThat(
                        read("{\"a\":{\"id\":\"a\",\"type\":\"book\",\"title\":\"A\"},\"b\":{\"id\":\"b\",\"type\":\"book\",\"title\":\"B\"}}")
                                .titles())
                .containsExactly("A", "B");
    }

    @Test
    void saysWhatAnObjectIsThatIsNoItem() throws IOException {
        assertThat(read("{\"journalArticle\":{\"itemType\":\"journalArticle\",\"creators\":[]}}")
                        .messages()
                        .get(0))
                .contains("object is no CSL item: it has \"journalArticle\"");
    }

    @Test
    void survivesValuesOfOtherKinds() throws IOException {
        for (String odd : List.of(
                "null", "7", "\"x\"", "[]", "{}", "[[]]", "[7]", "[null]", "[{}]", "{\"a\":{\"a\":[]}}", "true")) {
            for (String member : Set.of(
                    "author",
                    "editor",
                    "issued",
                    "container-title",
                    "collection-title",
                    "event-title",
                    "ISSN",
                    "ISBN",
                    "page",
                    "volume",
                    "number",
                    "publisher",
                    "DOI",
                    "URL",
                    "PMID",
                    "abstract",
                    "keyword",
                    "categories",
                    "note",
                    "license",
                    "language")) {
                assertThat(one("\"" + member + "\":" + odd).title())
                        .as(member + odd)
                        .isEqualTo("T");
            }
        }
    }

    @Test
    void readsEverySharedFile() throws IOException {
        int held = 0;
        for (Path file : JsonSamples.shared("csl-json", n -> n.endsWith(".json"))) {
            String name = file.getFileName().toString();
            Reading reading = JsonSamples.read(Format.CSL_JSON, file);
            if (OTHERS.contains(name)) {
                assertThat(reading.records()).as(name).isEmpty();
                assertThat(reading.messages().get(0)).as(name).contains("object is no CSL item");
                assertThat(JsonSamples.detected(file) instanceof Detection.Detected d && d.format() == Format.CSL_JSON)
                        .as(name)
                        .isFalse();
                continue;
            }
            List<JsonNode> items = new ArrayList<>();
            for (JsonNode node : JsonSamples.records(file)) {
                if (node.has("artwork")) {
                    node.forEach(items::add);
                } else {
                    items.add(node);
                }
            }
            held += items.size();
            assertThat(reading.records().size() + JsonSamples.rejected(reading))
                    .as(name)
                    .isEqualTo(items.size());
            long untitled = items.stream()
                    .filter(i -> !i.hasNonNull("title") && !i.hasNonNull("DOI") && !i.hasNonNull("abstract"))
                    .count();
            assertThat(JsonSamples.rejected(reading)).as(name).isLessThanOrEqualTo(untitled);
        }
        assertThat(held).isGreaterThan(500);
    }

    @Test
    void saysWhatBecomesOfTheFieldsOfItsFixtures() throws IOException {
        for (Path file : JsonSamples.fixtures(Format.CSL_JSON)) {
            List<JsonNode> items = JsonSamples.records(file).stream()
                    .filter(i -> i.has("title"))
                    .toList();
            assertThat(JsonSamples.undeclared(CslJsonReader.FIELDS, JsonSamples.fields(items)))
                    .as(file.toString())
                    .isEmpty();
        }
    }
}
