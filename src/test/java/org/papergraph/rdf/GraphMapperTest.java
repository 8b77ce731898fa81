package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import java.util.function.Consumer;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.riot.system.StreamRDFLib;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Affiliation;
import org.papergraph.model.Author;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Authorship;
import org.papergraph.model.Citation;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.ConceptScheme;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Doi;
import org.papergraph.model.Identifier;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.IdentityDecision.AuthorMention;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.Notice;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.RecordId;
import org.papergraph.model.Subject;
import org.papergraph.model.TextField;
import org.papergraph.model.Venue;
import org.papergraph.model.VenueMention;
import org.papergraph.model.Version;
import org.papergraph.model.WrittenValue;

class GraphMapperTest {

    private static final RecordId RECORD = new RecordId("a b.txt", 2);

    @Test
    void mapsAPaperWithItsCutAuthorListAndItsConcepts() {
        Contributor contributor = Contributor.person("A. Doe", new PersonName("A.", "", "Doe", ""))
                .withAffiliations(List.of(Affiliation.named("Uni \"X\"")));
        Paper paper = new Paper(
                "doi-10.1",
                List.of(RECORD),
                "On 𝒜 agents",
                "",
                List.of(Identifier.of(Doi.parse("10.1000/a(b)").orElseThrow())),
                List.of(new Authorship(1, contributor, "a-doe", List.of(RECORD))),
                AuthorList.Status.TRUNCATED,
                3,
                "et al. (3 more)",
                List.of(
                        new PaperDate(PaperDate.Event.CREATED, PartialDate.of(2024, 1, 10)),
                        new PaperDate(PaperDate.Event.ISSUED, PartialDate.of(2024, 1))),
                List.of("5 pages"),
                List.of("https://example.org/x", "not an address"),
                List.of("v-2024"),
                Details.NONE,
                List.of());
        ConceptMention mention = new ConceptMention("ai-agent", TextField.TITLE, 5, 11, "agents", 0.75);

        assertMaps(mapper -> mapper.paper(paper, List.of(mention)), """
                <paper/doi-10.1> a pg:Paper ; dcterms:title "On 𝒜 agents" ; rdfs:label "On 𝒜 agents" ;
                  dcterms:created "2024-01-10"^^xsd:date ; dcterms:issued "2024-01"^^xsd:gYearMonth ;
                  bibo:doi "10.1000/a(b)" ; dcterms:identifier <https://doi.org/10.1000/a%28b%29> ;
                  rdfs:seeAlso <https://example.org/x> ; skos:note "5 pages" ;
                  pg:authorship <authorship/doi-10.1/1> ; dcterms:creator <author/a-doe> ;
                  pg:authorListStatus pg:Truncated ; pg:unlistedAuthorCount 3 ; pg:truncationMarker "et al. (3 more)" ;
                  pg:venue <venue/v-2024> ; dcterms:subject <concept/ai-agent> ; prov:wasDerivedFrom <record/a%20b.txt/2> .
                <authorship/doi-10.1/1> a pg:Authorship ; pg:ordinal 1 ; pg:nameAsWritten "A. Doe" ; pg:author <author/a-doe> ;
                  pg:affiliationAsWritten "Uni \\"X\\"" ; prov:wasDerivedFrom <record/a%20b.txt/2> .
                <mention/doi-10.1/title/5-11/ai-agent> a pg:ConceptMention ; pg:paper <paper/doi-10.1> ;
                  pg:concept <concept/ai-agent> ; oa:exact "agents" ; pg:start 5 ; pg:end 11 ; pg:field "title" ;
                  pg:score 0.75 ; prov:wasDerivedFrom <record/a%20b.txt/2> .
                """);
    }

    @Test
    void mapsARecordWithEachValueAsWritten() {
        PaperRecord record = new PaperRecord(
                RECORD,
                "arxiv-search",
                7,
                "",
                "T",
                "",
                List.of(),
                AuthorList.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Details.NONE,
                List.of(
                        new WrittenValue(PaperField.TITLE, "$T$", 7),
                        new WrittenValue(PaperField.AUTHORS, "One", 8),
                        new WrittenValue(PaperField.AUTHORS, "Two", 9)));
        assertMaps(mapper -> mapper.sourceRecord(record), """
                <record/a%20b.txt/2> a pg:SourceRecord ; pg:file "a b.txt" ; pg:line 7 ; pg:format "arxiv-search" ;
                  pg:record 2 ; pg:writtenValue <record/a%20b.txt/2/title/1>, <record/a%20b.txt/2/authors/1>,
                  <record/a%20b.txt/2/authors/2> .
                <record/a%20b.txt/2/title/1> a pg:WrittenValue ; pg:field "title" ; pg:asWritten "$T$" ; pg:line 7 .
                <record/a%20b.txt/2/authors/1> a pg:WrittenValue ; pg:field "authors" ; pg:asWritten "One" ; pg:line 8 .
                <record/a%20b.txt/2/authors/2> a pg:WrittenValue ; pg:field "authors" ; pg:asWritten "Two" ; pg:line 9 .
                """);
    }

    @Test
    void mapsPeopleWithTheirDoubtsAndGroupsAsGroups() {
        Author person = new Author(
                "ada-king",
                Contributor.Kind.PERSON,
                "Ada von King",
                new PersonName("Ada", "von", "King", ""),
                List.of("A. King"),
                "0000-0002-1825-0097",
                true,
                List.of("ada-king-2"),
                List.of(RECORD));
        Author group = new Author(
                "the-team",
                Contributor.Kind.GROUP,
                "The Team",
                new PersonName("", "", "The Team", ""),
                List.of(),
                "",
                false,
                List.of(),
                List.of(RECORD));
        assertMaps(
                mapper -> {
                    mapper.author(person);
                    mapper.author(group);
                },
                """
                <author/ada-king> a pg:Author, pg:AmbiguousAuthor ; foaf:name "Ada von King" ; foaf:familyName "von King" ;
                  foaf:givenName "Ada" ; skos:altLabel "A. King" ; pg:orcid "0000-0002-1825-0097" ;
                  pg:possiblySameAs <author/ada-king-2> ; prov:wasDerivedFrom <record/a%20b.txt/2> .
                <author/the-team> a foaf:Group ; foaf:name "The Team" ; prov:wasDerivedFrom <record/a%20b.txt/2> .
                """);
    }

    @Test
    void mapsWhatOnlySomeSourcesSay() {
        Contributor editor = Contributor.person("E. Roe", new PersonName("E.", "", "Roe", ""))
                .withOrcid("0000-0002-1825-0097")
                .withAffiliations(List.of(new Affiliation("Uni", "https://ror.org/05gzmn429")))
                .withSourceId("dblp:E. Roe 0001");
        Identifier known = Identifier.of(Doi.parse("10.1000/known").orElseThrow());
        Identifier unknown = Identifier.parse(Identifier.Scheme.PMID, "42").orElseThrow();
        Details details = new Details(
                PaperType.ARTICLE,
                "de",
                List.of(new LocalizedText("一", "zh")),
                List.of(editor),
                List.of(new Version("v1", List.of(PartialDate.of(2024, 1, 10)))),
                new Imprint("7", "2", "12-34", "e5", "TR-1", "P & Q", List.of("9780262035613")),
                List.of(new Subject("Machine Learning", "arxiv", "cs.LG"), Subject.keyword("Safety Cases")),
                List.of(
                        new Citation("Known, 2020", List.of(known)),
                        new Citation("", List.of(unknown)),
                        new Citation("Somebody, 1999", List.of())),
                List.of(new Notice(Notice.Kind.RETRACTION, "wrong", List.of(PartialDate.of(2025)), List.of(unknown))),
                List.of("https://example.org/licence", "free for all"));
        Paper paper = new Paper(
                "p",
                List.of(RECORD),
                "T",
                "",
                List.of(unknown),
                List.of(),
                AuthorList.Status.UNKNOWN,
                0,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                details,
                List.of("doi-10.1000-known", "", ""));
        assertMaps(
                mapper -> {
                    mapper.paper(paper, List.of());
                    mapper.subjects(List.of(paper));
                },
                """
                <paper/p> a pg:Paper, pg:RetractedPaper ; rdfs:label "T" ; dcterms:title "T" ;
                  dcterms:identifier <https://pubmed.ncbi.nlm.nih.gov/42> ; pg:authorListStatus pg:Unknown ;
                  dcterms:type fabio:JournalArticle ; dcterms:language "de" ; dcterms:alternative "一"@zh ;
                  pg:editorship <editorship/p/1> ; dcterms:hasVersion <version/p/v1> ; bibo:volume "7" ; bibo:issue "2" ;
                  bibo:pages "12-34" ; bibo:locator "e5" ; bibo:number "TR-1" ; dc:publisher "P & Q" ;
                  bibo:isbn13 "9780262035613" ; pg:statedSubject <subject/arxiv/cs.LG>, <subject/keyword/safety%20cases> ;
                  cito:cites <paper/doi-10.1000-known>, <https://pubmed.ncbi.nlm.nih.gov/42> ;
                  pg:reference <reference/p/1>, <reference/p/3> ; pg:notice <notice/p/1> ;
                  dcterms:license <https://example.org/licence> ; dcterms:rights "free for all" ;
                  prov:wasDerivedFrom <record/a%20b.txt/2> .
                <editorship/p/1> a pg:Editorship ; pro:withRole pro:editor ; pg:ordinal 1 ; pg:nameAsWritten "E. Roe" ;
                  foaf:givenName "E." ; foaf:familyName "Roe" ; pg:orcid "0000-0002-1825-0097" ; pg:affiliationAsWritten "Uni" ;
                  pg:institution <https://ror.org/05gzmn429> ; pg:sourceAuthorId "dblp:E. Roe 0001" ;
                  prov:wasDerivedFrom <record/a%20b.txt/2> .
                <version/p/v1> a pg:Version ; pg:versionLabel "v1" ; dcterms:issued "2024-01-10"^^xsd:date ;
                  prov:wasDerivedFrom <record/a%20b.txt/2> .
                <reference/p/1> a pg:Reference ; pg:ordinal 1 ; pg:asWritten "Known, 2020" ;
                  dcterms:identifier <https://doi.org/10.1000/known> ; pg:citedPaper <paper/doi-10.1000-known> .
                <reference/p/3> a pg:Reference ; pg:ordinal 3 ; pg:asWritten "Somebody, 1999" .
                <notice/p/1> a pg:Notice ; pg:noticeKind "retraction" ; skos:note "wrong" ; dcterms:date "2025"^^xsd:gYear ;
                  dcterms:identifier <https://pubmed.ncbi.nlm.nih.gov/42> ; prov:wasDerivedFrom <record/a%20b.txt/2> .
                <subject/arxiv/cs.LG> a pg:StatedSubject, skos:Concept ; skos:prefLabel "Machine Learning" ; skos:notation "cs.LG" ;
                  skos:inScheme <scheme/arxiv> .
                <subject/keyword/safety%20cases> a pg:StatedSubject, skos:Concept ; skos:prefLabel "Safety Cases" ;
                  skos:inScheme <scheme/keyword> .
                """);
    }

    @Test
    void mapsVenuesAndDecisions() {
        Venue venue = new Venue(
                "w-2024",
                "W, C 2024",
                "W",
                VenueMention.Kind.WORKSHOP,
                2024,
                List.of("1234-5679"),
                List.of("c-2024", "w"),
                List.of(RECORD));
        IdentityDecision decision = new IdentityDecision(
                new AuthorMention("p", 1), new AuthorMention("q", 12), "author-same-name", 1, "both \"A B\"", "a-b");
        Iris iris = new Iris(Iris.DEFAULT_BASE);
        assertMaps(
                mapper -> {
                    mapper.venue(venue);
                    mapper.decision(decision);
                },
                """
                <venue/w-2024> a pg:Venue, bibo:Workshop ; rdfs:label "W, C 2024" ; skos:altLabel "W" ;
                  bibo:issn "1234-5679" ; dcterms:date "2024"^^xsd:gYear ; dcterms:isPartOf <venue/c-2024>, <venue/w> ;
                  prov:wasDerivedFrom <record/a%20b.txt/2> .
                """ + "<" + iris.decision(decision) + ">" + """
                 a pg:IdentityDecision ; pg:merged <authorship/p/1>, <authorship/q/12> ; pg:rule "author-same-name" ;
                  pg:score 1.0 ; pg:evidence "both \\"A B\\"" ; pg:resultsIn <author/a-b> .
                """);
    }

    @Test
    void linksConceptsOnlyToThoseInTheGraphAndSkipsMissingSteps() {
        Concept top = concept("http://x/top", List.of());
        Concept middle = concept("http://x/middle", List.of("http://x/top"));
        Concept leaf = concept("http://x/leaf", List.of("http://x/middle"));
        ConceptScheme scheme = new ConceptScheme("http://x/scheme", List.of(top, middle, leaf));
        ConceptLinks links = ConceptLinks.among(List.of(top, leaf), List.of(scheme));
        assertMaps(mapper -> mapper.concept(leaf, links), """
                <http://x/leaf> a skos:Concept ; skos:prefLabel "http://x/leaf" ; skos:inScheme <http://x/scheme> ;
                  skos:broaderTransitive <http://x/top> .
                """);
        assertMaps(mapper -> mapper.concept(Concept.candidate("new-thing", "new thing", List.of("NT")), links), """
                <concept/new-thing> a skos:Concept ; skos:prefLabel "new thing" ; skos:altLabel "NT" ;
                  pg:status pg:Candidate .
                """);
    }

    @Test
    void labelsAPaperWithoutTitleByTheBeginningOfItsFirstSentence() {
        String sentence =
                "Prominent experts have suggested that companies developing high-risk systems should be required "
                        + "to show that such systems are safe before they can be developed";
        assertThat(GraphMapper.label(untitled(sentence + ". More.")))
                .isEqualTo(
                        "Prominent experts have suggested that companies developing high-risk systems should be required to…");
        assertThat(GraphMapper.label(untitled("A short one, but a sentence. More.")))
                .isEqualTo("A short one, but a sentence");
        assertThat(GraphMapper.label(untitled("Brown et al. (2020) introduced learning in context. More.")))
                .isEqualTo("Brown et al. (2020) introduced learning in context");
        assertThat(GraphMapper.label(untitled("x".repeat(300)))).isEqualTo("x".repeat(50) + "…");
    }

    private static Paper untitled(String abstractText) {
        return new Paper(
                "k",
                List.of(RECORD),
                "",
                abstractText,
                List.of(),
                List.of(),
                AuthorList.Status.UNKNOWN,
                0,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Details.NONE,
                List.of());
    }

    private static Concept concept(String iri, List<String> broader) {
        return new Concept(iri, iri, List.of(), "", broader, List.of(), "http://x/scheme", Concept.Status.ESTABLISHED);
    }

    private static void assertMaps(Consumer<GraphMapper> mapping, String turtle) {
        Model found = ModelFactory.createDefaultModel();
        mapping.accept(new GraphMapper(new Iris(Iris.DEFAULT_BASE), StreamRDFLib.graph(found.getGraph())));
        StringBuilder text = new StringBuilder("@base <" + Iris.DEFAULT_BASE + "> .\n");
        Vocabulary.PREFIXES.forEach((name, iri) ->
                text.append("@prefix ").append(name).append(": <").append(iri).append("> .\n"));
        Model wanted = ModelFactory.createDefaultModel();
        wanted.read(new StringReader(text + turtle), null, "TURTLE");
        assertThat(found.difference(wanted).listStatements().toList())
                .as("too many")
                .isEmpty();
        assertThat(wanted.difference(found).listStatements().toList())
                .as("missing")
                .isEmpty();
    }
}
