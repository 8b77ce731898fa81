package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.VenueMention;

class OpenAlexReaderTest {

    private static Reading read(String json) throws IOException {
        return Reading.of(Format.OPENALEX, json);
    }

    private static PaperRecord one(String members) throws IOException {
        Reading reading = read("{\"id\":\"https://openalex.org/W7\",\"title\":\"T\"," + members + "}");
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void putsAnAbstractTogetherWithGapsAndDoubles() throws IOException {
        Reading reading = read(
                "{\"id\":\"https://openalex.org/W7\",\"abstract_inverted_index\":{\"b\":[1,9],\"a\":[0],\"c\":[1]}}");
        assertThat(reading.records().get(0).abstractText()).isEqualTo("a b c b");
        assertThat(reading.messages().get(0)).contains("7 positions without a word, 1 word at the position of another");
    }

    @Test
    void readsAnIndexThatIsATextOfJson() throws IOException {
        assertThat(
                        one("\"abstract_inverted_index\":\"{\\\"IndexLength\\\":2,\\\"InvertedIndex\\\":{\\\"x\\\":[1],\\\"An\\\":[0]}}\"")
                                .abstractText())
                .isEqualTo("An x");
    }

    @Test
    void saysThatAListWasCut() throws IOException {
        String author = "{\"author\":{\"display_name\":\"A B\"}}";
        AuthorList cut = one("\"is_authors_truncated\":true,\"authorships\":[" + author + "]")
                .authors();
        assertThat(cut.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(cut.marker()).isEqualTo("is_authors_truncated");
        assertThat(one("\"authors_count\":214,\"authorships\":[" + author + "]")
                        .authors()
                        .unlisted())
                .isEqualTo(213);
        String hundred = (author + ",").repeat(99) + author;
        assertThat(one("\"authorships\":[" + hundred + "]").authors().status()).isEqualTo(AuthorList.Status.UNKNOWN);
        assertThat(one("\"authors_count\":100,\"authorships\":[" + hundred + "]")
                        .authors()
                        .status())
                .isEqualTo(AuthorList.Status.COMPLETE);
    }

    @Test
    void takesTheNameOfThePaperAndKnowsTheOneOfThePerson() throws IOException {
        Contributor author =
                one("\"authorships\":[{\"author\":{\"id\":\"https://openalex.org/A5\",\"display_name\":\"Ana Souza\"},\"raw_author_name\":\"Souza, A.\"}]")
                        .authors()
                        .contributors()
                        .get(0);
        assertThat(author.nameAsWritten()).isEqualTo("Souza, A.");
        assertThat(author.otherNames()).containsExactly("Ana Souza");
        assertThat(author.sourceId()).isEqualTo("openalex:A5");
    }

    @Test
    void givesAnInstitutionToTheWordsItWasFoundIn() throws IOException {
        String institutions =
                "\"institutions\":[{\"id\":\"I1\",\"display_name\":\"Ridge\",\"ror\":\"https://ror.org/05gzmn429\"},{\"id\":\"I2\",\"display_name\":\"Fen\",\"ror\":null}]";
        String affiliations =
                "\"affiliations\":[{\"raw_affiliation_string\":\"R Dept\",\"institution_ids\":[\"I1\"]},{\"raw_affiliation_string\":\"R and F\",\"institution_ids\":[\"I1\",\"I2\"]}]";
        List<Affiliation> found = one("\"authorships\":[{\"author\":{\"display_name\":\"A B\"}," + institutions + ","
                        + affiliations + ",\"raw_affiliation_strings\":[\"R Dept\",\"R and F\"]}]")
                .authors()
                .contributors()
                .get(0)
                .affiliations();
        assertThat(found)
                .containsExactly(
                        new Affiliation("R Dept", "https://ror.org/05gzmn429"),
                        Affiliation.named("R and F"),
                        Affiliation.named("Fen"));
    }

    @Test
    void findsIdentifiersWhereverTheyStand() throws IOException {
        PaperRecord record = one("\"doi\":\"https://doi.org/10.1002/(SICI)1<2::AID>3.0.CO;2-T\","
                + "\"ids\":{\"pmcid\":\"https://www.ncbi.nlm.nih.gov/pmc/articles/5815332\",\"pmid\":\"https://pubmed.ncbi.nlm.nih.gov/29456894\"},"
                + "\"locations\":[{\"landing_page_url\":\"http://arxiv.org/abs/math/0102001\"}]");
        assertThat(record.identifiers())
                .extracting(Identifier::toString)
                .containsExactly(
                        "arxiv:math/0102001",
                        "doi:10.1002/(sici)1<2::aid>3.0.co;2-t",
                        "pmid:29456894",
                        "pmcid:PMC5815332",
                        "openalex:W7");
    }

    @Test
    void doesNotTakeARepositoryForAVenue() throws IOException {
        PaperRecord record = one(
                "\"type\":\"preprint\",\"primary_location\":{\"source\":{\"display_name\":\"arXiv\",\"type\":\"repository\",\"host_organization_name\":\"Cornell\"}}");
        assertThat(record.venues()).isEmpty();
        assertThat(record.details().imprint().publisher()).isEmpty();
        assertThat(record.details().type()).isEqualTo(PaperType.PREPRINT);
    }

    @Test
    void namesAJournalByItsNumberWhenItHasNoName() throws IOException {
        VenueMention venue =
                one("\"primary_location\":{\"source\":{\"display_name\":null,\"issn\":[\"0378-5955\"],\"type\":\"journal\"}}")
                        .venues()
                        .get(0);
        assertThat(venue.name()).isEqualTo("ISSN 0378-5955");
        assertThat(venue.kind()).isEqualTo(VenueMention.Kind.JOURNAL);
    }

    @Test
    void keepsTheYearOfADateThatDoesNotExist() throws IOException {
        assertThat(one("\"publication_date\":\"2001-02-30\",\"publication_year\":2001")
                        .dates()
                        .get(0)
                        .date())
                .isEqualTo(PartialDate.of(2001));
    }

    @Test
    void tellsARetractedPaper() throws IOException {
        assertThat(one("\"is_retracted\":true").details().notices())
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.RETRACTION);
        assertThat(one("\"is_retracted\":false").details().notices()).isEmpty();
    }

    @Test
    void rejectsWhatIsNoWork() throws IOException {
        Reading reading = read("{\"id\":\"https://openalex.org/A5023888391\",\"display_name\":\"Jason Priem\"}");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.messages().get(0)).contains("no work of OpenAlex but the author A5023888391");
    }

    @Test
    void survivesValuesOfOtherKinds() throws IOException {
        for (String odd :
                List.of("null", "7", "\"x\"", "[]", "{}", "[[]]", "[7]", "[null]", "{\"a\":{\"a\":[]}}", "true")) {
            for (String member : Set.of(
                    "doi",
                    "ids",
                    "authorships",
                    "biblio",
                    "primary_location",
                    "locations",
                    "topics",
                    "concepts",
                    "keywords",
                    "mesh",
                    "referenced_works",
                    "abstract_inverted_index",
                    "publication_date",
                    "type",
                    "is_retracted")) {
                assertThat(one("\"" + member + "\":" + odd).title())
                        .as(member + odd)
                        .isEqualTo("T");
            }
        }
    }

    @Test
    void readsEverySharedFile() throws IOException {
        int records = 0;
        for (Path file : JsonSamples.shared("openalex", n -> n.endsWith(".json") || n.endsWith(".gz"))) {
            String name = file.getFileName().toString();
            Reading reading = JsonSamples.read(Format.OPENALEX, file);
            if (name.equals("response.json")) {
                assertThat(reading.records()).isEmpty();
                assertThat(JsonSamples.detected(file)).isInstanceOf(Detection.Unknown.class);
                continue;
            }
            List<JsonNode> works = JsonSamples.records(file, "/results");
            assertThat(reading.records().size() + JsonSamples.rejected(reading))
                    .as(name)
                    .isEqualTo(works.size());
            boolean ofWorks = works.get(0).path("id").asText().matches("(?:https://openalex.org/)?W[0-9]+");
            assertThat(JsonSamples.rejected(reading)).as(name).isEqualTo(ofWorks ? 0 : works.size());
            assertThat(JsonSamples.detected(file) instanceof Detection.Detected d && d.format() == Format.OPENALEX)
                    .as(name)
                    .isEqualTo(ofWorks);
            if (ofWorks) {
                records += works.size();
                assertThat(JsonSamples.undeclared(OpenAlexReader.FIELDS, JsonSamples.fields(works)))
                        .as(name)
                        .isEmpty();
                for (int i = 0; i < works.size(); i++) {
                    JsonNode work = works.get(i);
                    PaperRecord record = reading.records().get(i);
                    assertThat(record.details().citations())
                            .hasSize(work.path("referenced_works").size());
                    assertThat(record.authors().contributors())
                            .hasSize(work.path("authorships").size());
                    assertThat(record.abstractText().isEmpty()).isEqualTo(!work.hasNonNull("abstract_inverted_index"));
                }
            }
        }
        assertThat(records).isEqualTo(259);
    }

    @Test
    void saysWhatBecomesOfTheFieldsOfItsFixtures() throws IOException {
        for (Path file : JsonSamples.fixtures(Format.OPENALEX)) {
            Set<String> fields = JsonSamples.fields(JsonSamples.records(file, "/results"));
            assertThat(JsonSamples.undeclared(OpenAlexReader.FIELDS, fields))
                    .as(file.toString())
                    .isEmpty();
        }
    }
}
