package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.RecordId;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

class RecordWritersTest {

    private static final Contributor JANE =
            Contributor.person("Jane van Doe", new PersonName("Jane", "van", "Doe", "Jr."));
    private static final Contributor TEAM = Contributor.group("The R&D Team");

    private static PaperRecord paper(String key, AuthorList authors) {
        return new PaperRecord(
                new RecordId("a.bib", 1),
                "bibtex",
                1,
                key,
                "50% of {LLMs} & $100_000: BERTs",
                "Two\\lines #1",
                List.of(Identifier.of(Doi.parse("10.1000/a_b").orElseThrow())),
                authors,
                List.of(new PaperDate(PaperDate.Event.ISSUED, PartialDate.of(2024, 3, 5))),
                List.of("5 pages"),
                List.of("https://example.org/a_b"),
                List.of(VenueMention.of("Journal of R&D", VenueMention.Kind.JOURNAL)
                        .withIssns(List.of("0378-5955"))),
                new Details(
                        PaperType.ARTICLE,
                        "en",
                        List.of(new LocalizedText("Andere", "de")),
                        List.of(Contributor.person("E. Roe", new PersonName("E.", "", "Roe", ""))),
                        List.of(),
                        new Imprint("7", "2", "12-34", "", "", "P & Q", List.of()),
                        List.of(Subject.keyword("ethics"), Subject.keyword("safety")),
                        List.of(),
                        List.of(),
                        List.of()),
                List.of());
    }

    /** Opens a writer of papers. */
    private interface Opener {
        RecordWriter on(Writer out) throws IOException;
    }

    private static String written(Opener opener, PaperRecord... papers) throws IOException {
        StringWriter out = new StringWriter();
        try (RecordWriter writer = opener.on(out)) {
            for (PaperRecord paper : papers) {
                writer.write(paper);
            }
        }
        return out.toString();
    }

    @Test
    void writesBibtexThatTexCanRead() throws IOException {
        PaperRecord paper = paper("doe2024", AuthorList.truncated(List.of(JANE, TEAM), 3, "et al."));
        assertThat(written(BibtexWriter::new, paper)).isEqualTo("""
                @article{doe2024,
                  title = {50\\% of {\\{LLMs\\}} \\& \\$100\\_000: {BERTs}},
                  author = {van Doe, Jr., Jane and {The R\\&D Team} and others},
                  editor = {Roe, E.},
                  journal = {Journal of R\\&D},
                  issn = {0378-5955},
                  year = {2024},
                  month = mar,
                  day = {5},
                  volume = {7},
                  number = {2},
                  pages = {12--34},
                  publisher = {P \\& Q},
                  doi = {10.1000/a_b},
                  url = {https://example.org/a_b},
                  abstract = {Two\\textbackslash{}lines \\#1},
                  keywords = {ethics, safety},
                  language = {en},
                  note = {5 pages},
                }

                """);
    }

    @Test
    void givesEachBibtexEntryAKeyOfItsOwn() throws IOException {
        AuthorList jane = AuthorList.complete(List.of(JANE));
        String bibtex =
                written(BibtexWriter::new, paper("", jane), paper("a", jane), paper("A", jane), paper("b c", jane));
        assertThat(bibtex.lines().filter(line -> line.startsWith("@")))
                .containsExactly("@article{doe2024llms,", "@article{a,", "@article{A-2,", "@article{doe2024llms-2,");
    }

    @Test
    void writesRis() throws IOException {
        PaperRecord paper = paper("doe2024", AuthorList.truncated(List.of(JANE, TEAM), 3, "et al."));
        assertThat(written(RisWriter::new, paper).lines())
                .containsExactly(
                        "TY  - JOUR",
                        "ID  - doe2024",
                        "TI  - 50% of {LLMs} & $100_000: BERTs",
                        "TT  - Andere",
                        "AU  - van Doe, Jane, Jr.",
                        "AU  - The R&D Team",
                        "ED  - Roe, E.",
                        "JO  - Journal of R&D",
                        "SN  - 0378-5955",
                        "PY  - 2024",
                        "DA  - 2024/03/05/",
                        "VL  - 7",
                        "IS  - 2",
                        "SP  - 12",
                        "EP  - 34",
                        "PB  - P & Q",
                        "DO  - 10.1000/a_b",
                        "UR  - https://example.org/a_b",
                        "KW  - ethics",
                        "KW  - safety",
                        "LA  - en",
                        "AB  - Two\\lines #1",
                        "N1  - 5 pages",
                        "N1  - The author list is cut: 3 more authors",
                        "ER  - ",
                        "");
    }

    @Test
    void writesCslJson() throws IOException {
        PaperRecord paper = paper("doe2024", AuthorList.truncated(List.of(JANE, TEAM), 3, "et al."));
        JsonNode json = new ObjectMapper().readTree(written(CslJsonWriter::new, paper, paper("", AuthorList.NONE)));
        assertThat(json.size()).isEqualTo(2);
        assertThat(json.get(0).toString())
                .isEqualTo("{\"id\":\"doe2024\",\"type\":\"article-journal\","
                        + "\"title\":\"50% of {LLMs} & $100_000: BERTs\",\"author\":[{\"family\":\"Doe\",\"given\":\"Jane\","
                        + "\"non-dropping-particle\":\"van\",\"suffix\":\"Jr.\"},{\"literal\":\"The R&D Team\"}],"
                        + "\"editor\":[{\"family\":\"Roe\",\"given\":\"E.\"}],\"container-title\":\"Journal of R&D\","
                        + "\"ISSN\":\"0378-5955\",\"issued\":{\"date-parts\":[[2024,3,5]]},\"volume\":\"7\",\"issue\":\"2\","
                        + "\"page\":\"12-34\",\"publisher\":\"P & Q\",\"DOI\":\"10.1000/a_b\",\"URL\":\"https://example.org/a_b\","
                        + "\"abstract\":\"Two\\\\lines #1\",\"keyword\":\"ethics, safety\",\"language\":\"en\","
                        + "\"note\":\"5 pages; The author list is cut: 3 more authors\"}");
        assertThat(json.get(1).get("id").asText()).isEqualTo("doi:10.1000/a_b");
        assertThat(new ObjectMapper().readTree(written(CslJsonWriter::new)).isEmpty())
                .isTrue();
    }
}
