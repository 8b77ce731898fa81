package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.RecordId;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.model.Version;

class FlatMapperTest {

    private static final Iris IRIS = new Iris(Iris.DEFAULT_BASE);
    private static final String BASE = Iris.DEFAULT_BASE;

    private static final String[] HOSTILE = {
        "word",
        "\"",
        "\\",
        "\\\"",
        "\n",
        "\r",
        "\t",
        "\b",
        "\f",
        "\u0000",
        "\u001F",
        "\u007F",
        "é",
        "漢",
        "😀",
        "\uD83D",
        "\uDE00",
        "?",
        "> .\n<x:y> <x:y> <x:y",
        "\u2028",
        "\uFFFE",
        "\\u0041",
        "^^<http://e.org/>",
        "@en",
        "%",
        "/",
        "//",
        "..",
        ".",
        "<",
        ">",
        "{",
        " ",
        "\u0085",
        "12345678"
    };

    @Test
    void saysAllThatARecordSays() throws IOException {
        Contributor ada = Contributor.person("Ada Lovelace", new PersonName("Ada", "", "Lovelace", ""))
                .withOrcid("0000-0002-1825-0097")
                .withAffiliations(List.of(new Affiliation("London", "https://ror.org/05gzmn429")));
        Contributor group = Contributor.group("The X Team");
        Details details = new Details(
                PaperType.PREPRINT,
                "en",
                List.of(new LocalizedText("Ein Titel", "de"), new LocalizedText("Titre", "")),
                List.of(group),
                List.of(new Version("v1", List.of())),
                new Imprint("7", "2", "12-34", "e5", "R-1", "ACM", List.of("9780262035613")),
                List.of(new Subject("Machine Learning", "arxiv", "cs.LG")),
                List.of(
                        new Citation("Turing 1950", List.of()),
                        new Citation("", List.of(new Identifier(Identifier.Scheme.DOI, "10.1/x")))),
                List.of(Notice.of(Notice.Kind.RETRACTION, "gone")),
                List.of("All rights reserved", "https://creativecommons.org/licenses/by/4.0/"));
        PaperRecord record = new PaperRecord(
                new RecordId("a.jsonl", 3),
                "arxiv-json",
                3,
                "",
                "On \"Engines\"",
                "About\\engines",
                List.of(
                        new Identifier(Identifier.Scheme.ARXIV, "2401.00001"),
                        new Identifier(Identifier.Scheme.DOI, "10.1000/a(b)")),
                AuthorList.truncated(List.of(ada, group), 3, "3 more"),
                List.of(new PaperDate(PaperDate.Event.CREATED, PartialDate.of(2024, 1, 2))),
                List.of("12 pages"),
                List.of("https://example.org/a"),
                List.of(VenueMention.of("Physical Review D", VenueMention.Kind.JOURNAL)
                        .withIssns(List.of("0378-5955"))),
                details,
                List.of());
        FlatMapper mapper = new FlatMapper(IRIS);
        mapper.map(record, "arxiv-2401.00001");
        Graph graph = written(mapper);
        assertThat(graph.size()).isEqualTo((int) mapper.statements());
        Node paper = iri(BASE + "paper/arxiv-2401.00001");
        Node name = iri(BASE + "name/Ada%20Lovelace");
        Node team = iri(BASE + "name/The%20X%20Team");
        Node venue = iri(BASE + "venue-name/Physical%20Review%20D");
        Node reference = iri(BASE + "reference/arxiv-2401.00001/1");
        Node editorship = iri(BASE + "editorship/arxiv-2401.00001/1");
        Node notice = iri(BASE + "notice/arxiv-2401.00001/1");
        Graph expected = GraphFactory.createDefaultGraph();
        expected.add(paper, Vocabulary.TYPE, Vocabulary.PAPER);
        expected.add(paper, Vocabulary.TYPE, Vocabulary.RETRACTED_PAPER);
        expected.add(paper, Vocabulary.TITLE, text("On \"Engines\""));
        expected.add(paper, Vocabulary.ABSTRACT, text("About\\engines"));
        expected.add(paper, Vocabulary.CREATED, NodeFactory.createLiteralDT("2024-01-02", XSDDatatype.XSDdate));
        expected.add(paper, Vocabulary.ARXIV_ID, text("2401.00001"));
        expected.add(paper, Vocabulary.IDENTIFIER, iri("https://arxiv.org/abs/2401.00001"));
        expected.add(paper, Vocabulary.DOI, text("10.1000/a(b)"));
        expected.add(paper, Vocabulary.IDENTIFIER, iri("https://doi.org/10.1000/a%28b%29"));
        expected.add(paper, Vocabulary.SEE_ALSO, iri("https://example.org/a"));
        expected.add(paper, Vocabulary.NOTE, text("12 pages"));
        expected.add(paper, Vocabulary.AUTHOR_LIST_STATUS, Vocabulary.TRUNCATED);
        expected.add(paper, Vocabulary.UNLISTED_AUTHOR_COUNT, NodeFactory.createLiteralDT("3", XSDDatatype.XSDinteger));
        expected.add(paper, Vocabulary.TRUNCATION_MARKER, text("3 more"));
        expected.add(paper, Vocabulary.HAS_VENUE, venue);
        expected.add(venue, Vocabulary.LABEL, text("Physical Review D"));
        expected.add(venue, Vocabulary.ISSN, text("0378-5955"));
        expected.add(paper, Vocabulary.SORT, iri(Vocabulary.FABIO + "Preprint"));
        expected.add(paper, Vocabulary.LANGUAGE, text("en"));
        expected.add(paper, Vocabulary.ALTERNATIVE, NodeFactory.createLiteralLang("Ein Titel", "de"));
        expected.add(paper, Vocabulary.ALTERNATIVE, text("Titre"));
        expected.add(paper, Vocabulary.HAS_EDITORSHIP, editorship);
        expected.add(editorship, Vocabulary.TYPE, Vocabulary.EDITORSHIP);
        expected.add(editorship, Vocabulary.WITH_ROLE, Vocabulary.EDITOR);
        expected.add(editorship, Vocabulary.NAME_AS_WRITTEN, text("The X Team"));
        expected.add(paper, Vocabulary.HAS_VERSION, iri(BASE + "version/arxiv-2401.00001/v1"));
        expected.add(paper, Vocabulary.VOLUME, text("7"));
        expected.add(paper, Vocabulary.ISSUE, text("2"));
        expected.add(paper, Vocabulary.PAGES, text("12-34"));
        expected.add(paper, Vocabulary.LOCATOR, text("e5"));
        expected.add(paper, Vocabulary.NUMBER, text("R-1"));
        expected.add(paper, Vocabulary.PUBLISHER, text("ACM"));
        expected.add(paper, Vocabulary.ISBN, text("9780262035613"));
        expected.add(paper, Vocabulary.HAS_STATED_SUBJECT, iri(BASE + "subject/arxiv/cs.LG"));
        expected.add(paper, Vocabulary.HAS_REFERENCE, reference);
        expected.add(reference, Vocabulary.AS_WRITTEN, text("Turing 1950"));
        expected.add(paper, Vocabulary.CITES, iri("https://doi.org/10.1/x"));
        expected.add(paper, Vocabulary.HAS_NOTICE, notice);
        expected.add(notice, Vocabulary.NOTICE_KIND, text("retraction"));
        expected.add(notice, Vocabulary.NOTE, text("gone"));
        expected.add(paper, Vocabulary.RIGHTS, text("All rights reserved"));
        expected.add(paper, Vocabulary.LICENSE, iri("https://creativecommons.org/licenses/by/4.0/"));
        expected.add(paper, Vocabulary.CREATOR, name);
        expected.add(paper, Vocabulary.CREATOR, team);
        expected.add(name, Vocabulary.TYPE, Vocabulary.AUTHOR);
        expected.add(name, Vocabulary.NAME, text("Ada Lovelace"));
        expected.add(name, Vocabulary.ORCID, text("0000-0002-1825-0097"));
        expected.add(name, Vocabulary.AFFILIATION_AS_WRITTEN, text("London"));
        expected.add(name, Vocabulary.INSTITUTION, iri("https://ror.org/05gzmn429"));
        expected.add(team, Vocabulary.TYPE, Vocabulary.GROUP);
        expected.add(team, Vocabulary.NAME, text("The X Team"));
        assertThat(graph.find().toList())
                .containsExactlyInAnyOrderElementsOf(expected.find().toList());
    }

    @Test
    void noTextBreaksOutOfItsStatement() throws IOException {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int run = 0; run < 3000; run++) {
            String title = hostile(random) + "x";
            String name = hostile(random) + "y";
            String file = hostile(random) + "z";
            PaperRecord record = new PaperRecord(
                    new RecordId("f", 1),
                    "f",
                    1,
                    "",
                    title,
                    "",
                    List.of(),
                    AuthorList.complete(List.of(Contributor.group(name))),
                    List.of(),
                    List.of(),
                    List.of(hostile(random)),
                    List.of(),
                    Details.NONE,
                    List.of());
            FlatMapper mapper = new FlatMapper(IRIS);
            mapper.map(record, file);
            long statements = mapper.statements();
            Graph graph = written(mapper);
            Node paper = IRIS.paper(file);
            String why = "seed " + seed + ", run " + run;
            assertThat(graph.size()).as(why).isEqualTo((int) statements);
            assertThat(graph.contains(paper, Vocabulary.TITLE, text(whole(title))))
                    .as(why)
                    .isTrue();
            Node person = iri(BASE + "name/" + Iris.path(name));
            assertThat(graph.contains(paper, Vocabulary.CREATOR, person))
                    .as(why)
                    .isTrue();
            assertThat(graph.contains(person, Vocabulary.NAME, text(whole(name))))
                    .as(why)
                    .isTrue();
        }
    }

    @Test
    void iriIsSafeAsItsDefinitionSays() {
        String[] pieces = {
            "http", ":", "//", "a", "1", "+", "-", ".", " ", "<", "\\", "\u2028", "\u0085", "\u007F", "é", "😀",
            "\uD83D", "\uDE00", "^"
        };
        Random random = new Random(7);
        for (int run = 0; run < 100_000; run++) {
            StringBuilder built = new StringBuilder();
            for (int i = random.nextInt(7); i >= 0; i--) {
                built.append(pieces[random.nextInt(pieces.length)]);
            }
            String iri = built.toString();
            boolean safe = iri.matches("[A-Za-z][A-Za-z0-9+.-]*:.+")
                    && iri.codePoints()
                            .noneMatch(c -> c <= 0x20
                                    || (c >= 0x7F && c <= 0x9F)
                                    || (c >= 0xD800 && c <= 0xDFFF)
                                    || "<>\"{}|^`\\".indexOf(c) >= 0);
            assertThat(Iris.isSafe(iri)).as(iri).isEqualTo(safe);
        }
    }

    private static String hostile(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
        }
        return text.toString();
    }

    private static String whole(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints().map(c -> c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c).forEach(out::appendCodePoint);
        return out.toString();
    }

    private static Graph written(FlatMapper mapper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        mapper.writeTo(bytes);
        assertThat(mapper.length()).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8).lines().count()).isPositive();
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, new ByteArrayInputStream(bytes.toByteArray()), Lang.NTRIPLES);
        return graph;
    }

    private static Node iri(String iri) {
        return NodeFactory.createURI(iri);
    }

    private static Node text(String text) {
        return NodeFactory.createLiteralString(text);
    }
}
