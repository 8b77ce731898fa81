package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.rdf.model.Statement;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.OWL2;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.RDFS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OntologyTest {

    private static final String PG = "https://w3id.org/papergraph/ontology#";
    private static final Path FOLDER = Path.of("ontology");

    /** The names that design and vocabulary fix: users' queries rely on them. */
    private static final Set<String> FIXED = Set.of(
            "AmbiguousAuthor",
            "Author",
            "AuthorListStatus",
            "Authorship",
            "Candidate",
            "Complete",
            "ConceptMention",
            "ConceptStatus",
            "Editorship",
            "IdentityDecision",
            "Notice",
            "Paper",
            "Reference",
            "RetractedPaper",
            "SourceRecord",
            "StatedSubject",
            "Truncated",
            "Unknown",
            "Venue",
            "Version",
            "WrittenValue",
            "affiliationAsWritten",
            "arxivId",
            "asWritten",
            "author",
            "authorListStatus",
            "authorship",
            "citedPaper",
            "concept",
            "editorship",
            "end",
            "evidence",
            "field",
            "file",
            "format",
            "institution",
            "line",
            "merged",
            "nameAsWritten",
            "notice",
            "noticeKind",
            "orcid",
            "ordinal",
            "paper",
            "possiblySameAs",
            "record",
            "reference",
            "resultsIn",
            "rule",
            "score",
            "sourceAuthorId",
            "sourceKey",
            "start",
            "statedSubject",
            "status",
            "truncationMarker",
            "unlistedAuthorCount",
            "venue",
            "versionLabel",
            "writtenValue");

    static Stream<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".ttl")).sorted().toList().stream();
        }
    }

    static Stream<String> terms() {
        return termsOf(read("papergraph.ttl")).stream();
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileIsTurtleOnTheClasspath(Path file) {
        assertThat(RDFDataMgr.loadModel(file.toString()).isEmpty()).isFalse();
        assertThat(OntologyTest.class.getResource("/org/papergraph/ontology/" + file.getFileName()))
                .isNotNull();
    }

    @Test
    void definesTheFixedNamesAndNoOthers() {
        assertThat(terms()).map(term -> term.substring(PG.length())).containsExactlyInAnyOrderElementsOf(FIXED);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyTermHasOneLabelAndOneSentence(String term) {
        Resource resource = read("papergraph.ttl").getResource(term);

        assertThat(resource.listProperties(RDFS.label).toList()).hasSize(1);
        assertThat(resource.getProperty(RDFS.label).getString()).isNotBlank();
        List<Statement> comments = resource.listProperties(RDFS.comment).toList();
        assertThat(comments).hasSize(1);
        // One full stop that ends a sentence; "et al.". in quotes is none.
        assertThat(comments.get(0).getString()).matches("[A-Z].*[^.]\\.").doesNotContain(". ");
        assertThat(resource.hasProperty(
                        RDFS.isDefinedBy, ResourceFactory.createResource("https://w3id.org/papergraph/ontology")))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("terms")
    void everyPropertyIsOfOneKind(String term) {
        Resource resource = read("papergraph.ttl").getResource(term);
        boolean named = Character.isLowerCase(term.charAt(PG.length()));

        long kinds = Stream.of(OWL.ObjectProperty, OWL.DatatypeProperty)
                .filter(kind -> resource.hasProperty(RDF.type, kind))
                .count();
        assertThat(kinds).isEqualTo(named ? 1 : 0);
        assertThat(resource.hasProperty(RDFS.range)).isEqualTo(named);
    }

    @Test
    void refersOnlyToItsOwnTerms() {
        Model model = read("papergraph.ttl");
        Set<String> terms = termsOf(model);

        assertThat(mentioned(model)).isSubsetOf(terms);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileUsesOnlyTermsThatExist(Path file) {
        assertThat(mentioned(RDFDataMgr.loadModel(file.toString()))).isSubsetOf(FIXED_IRIS);
    }

    private static final Set<String> FIXED_IRIS =
            FIXED.stream().map(PG::concat).collect(Collectors.toUnmodifiableSet());

    @Test
    void theShapesSpeakOfEachClassAndProperty() throws IOException {
        String shapes = Files.readString(FOLDER.resolve("shapes.ttl"));

        assertThat(FIXED)
                .filteredOn(name -> !name.endsWith("Status"))
                .allSatisfy(name -> assertThat(shapes).contains("pg:" + name));
    }

    @Test
    void alignmentsStartFromTermsOfTheOntology() {
        Model model = read("alignments.ttl");
        Set<String> subjects = model.listSubjects()
                .filterKeep(Resource::isURIResource)
                .filterDrop(subject -> subject.hasProperty(RDF.type, OWL.Ontology))
                .mapWith(Resource::getURI)
                .toSet();

        assertThat(subjects).isNotEmpty().isSubsetOf(FIXED_IRIS);
        Set<String> targets = model.listStatements()
                .filterKeep(
                        statement -> subjects.contains(statement.getSubject().getURI()))
                .mapWith(statement -> statement.getResource().getURI())
                .toSet();
        assertThat(targets).noneMatch(target -> target.startsWith(PG));
        for (String other : List.of(
                "https://schema.org/",
                "http://purl.org/spar/fabio/",
                "http://purl.org/ontology/bibo/",
                "https://dblp.org/rdf/schema#",
                "https://semopenalex.org/ontology/",
                "http://orkg.org/orkg/class/")) {
            assertThat(targets).as(other).anyMatch(target -> target.startsWith(other));
        }
    }

    @Test
    void saysWhatItIs() {
        Resource ontology = read("papergraph.ttl").getResource("https://w3id.org/papergraph/ontology");

        assertThat(ontology.hasProperty(RDF.type, OWL.Ontology)).isTrue();
        assertThat(ontology.hasProperty(DCTerms.title)).isTrue();
        assertThat(ontology.hasProperty(DCTerms.license)).isTrue();
        assertThat(ontology.getProperty(OWL2.versionIRI).getResource().getURI())
                .endsWith("/" + ontology.getProperty(OWL.versionInfo).getString());
    }

    @Test
    void thePageNamesEveryTerm() throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));

        assertThat(FIXED).allSatisfy(name -> assertThat(page).containsPattern("\\bpg:" + name + "\\b"));
        Set<String> onPage = Pattern.compile("\\bpg:([A-Za-z]+)")
                .matcher(page)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(onPage).isSubsetOf(FIXED);
    }

    @Test
    void thePageGivesEveryDefinitionInTheWordsOfTheOntology() throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));
        Model model = read("papergraph.ttl");

        assertThat(terms())
                .allSatisfy(term -> assertThat(page)
                        .contains(model.getResource(term)
                                .getProperty(RDFS.comment)
                                .getString()));
    }

    @Test
    void theWorkedExampleOnThePageMeetsTheShapes() throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));
        List<String> examples = blocks(page, "turtle");

        assertThat(examples).hasSize(1);
        Model model = ModelFactory.createDefaultModel();
        model.read(new StringReader(examples.get(0)), null, "TURTLE");
        assertThat(Shapes.bundled().violations(model.getGraph())).isEmpty();
    }

    @Test
    void theQueriesOnThePageRun() throws IOException {
        String page = Files.readString(FOLDER.resolve("README.md"));
        List<String> queries = blocks(page, "sparql");
        Model model = RDFDataMgr.loadModel("src/test/resources/org/papergraph/rdf/good.ttl");

        assertThat(queries).hasSizeGreaterThan(3).allSatisfy(text -> {
            String query = text.replace("2401.05566", "2401.00001").replace("\"deception\"", "\"AI agent\"");
            try (QueryExecution execution = QueryExecutionFactory.create(query, model)) {
                assertThat(execution.execSelect().hasNext()).as(query).isTrue();
            }
        });
    }

    private static List<String> blocks(String page, String language) {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static Model read(String file) {
        return RDFDataMgr.loadModel(FOLDER.resolve(file).toString());
    }

    private static Set<String> termsOf(Model model) {
        return model.listSubjects()
                .filterKeep(Resource::isURIResource)
                .mapWith(Resource::getURI)
                .filterKeep(iri -> iri.startsWith(PG))
                .toSet();
    }

    private static Set<String> mentioned(Model model) {
        Set<String> terms = new TreeSet<>();
        model.listStatements()
                .forEach(statement -> Stream.of(statement.getSubject(), statement.getPredicate(), statement.getObject())
                        .filter(RDFNode::isURIResource)
                        .map(node -> node.asResource().getURI())
                        .filter(iri -> iri.startsWith(PG) && iri.length() > PG.length())
                        .forEach(terms::add));
        return terms;
    }
}
