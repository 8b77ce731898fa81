package org.papergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.ParameterizedSparqlString;
import org.apache.jena.query.QueryExecution;
import org.apache.jena.query.QueryExecutionFactory;
import org.apache.jena.query.QuerySolution;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.VOID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papergraph.cli.Papergraph;
import org.papergraph.rdf.Vocabulary;
import org.papergraph.store.GraphDirectory;
import org.papergraph.store.OpenGraph;

/** The main job on the bundled examples, from files to answers, held against what a person found in them. */
class ExamplesTest {

    private static final Path EXAMPLES = Path.of("examples");

    /** The bundled files by the names under which the gold data knows them. */
    private static final Map<String, String> GOLD_FILES = Map.of(
            "000_c173343787682719.txt", "abstracts-with-arxiv-ids.txt",
            "001_5486fc4d7cd3835d.txt", "hugging-face-daily-papers.txt",
            "003_57e4a68a77099f9a.txt", "arxiv-search-results.txt",
            "004_fbfe44793d336d1e.txt", "abstract-paragraphs.txt");

    @TempDir
    private static Path temp;

    private static Path built = Path.of("");
    private static Papergraph build = new Papergraph(-1, "", "");
    private static Optional<OpenGraph> open = Optional.empty();

    @BeforeAll
    static void build() {
        built = temp.resolve("g");
        build = Papergraph.run("build", EXAMPLES.toString(), "-o", built.toString());
        assertThat(build.code()).as(build.err()).isZero();
        open = Optional.of(GraphDirectory.at(built).open());
    }

    @AfterAll
    static void close() {
        open.ifPresent(OpenGraph::close);
    }

    @Test
    void countsWhatAPersonCounted() {
        assertThat(build.out()).contains("37 records, 35 papers, 99 authors, 149 authorships, 0 rejects");
    }

    @Test
    void conformsToItsShapes() {
        Papergraph validation = Papergraph.run("validate", built.toString());
        assertThat(validation.code()).as(validation.out() + validation.err()).isZero();
    }

    @Test
    void agreesWithTheGoldDataInEveryRow() throws IOException {
        JsonNode gold = gold();
        List<String> wrong = new ArrayList<>();
        Map<String, String> paperByKey = new HashMap<>();
        for (JsonNode paper : gold.path("papersDetail")) {
            String key = paper.path("key").asText();
            Set<String> iris = new TreeSet<>();
            for (JsonNode mention : paper.path("mentions")) {
                iris.addAll(papersOf(
                        GOLD_FILES.getOrDefault(mention.path("file").asText(), ""),
                        mention.path("record").asInt()));
            }
            if (iris.size() != 1) {
                wrong.add(key + ": its records are " + iris.size() + " papers: " + iris);
                continue;
            }
            String iri = iris.iterator().next();
            String other = paperByKey.put(iri, key);
            if (other != null) {
                wrong.add(key + " and " + other + " are one paper");
            }
            compare(wrong, key + " title", text(paper, "title"), values(iri, "dcterms:title"));
            compare(wrong, key + " arXiv id", text(paper, "arxiv"), values(iri, "pg:arxivId"));
            List<String> created = text(paper, "v1Submitted");
            if (created.isEmpty()) {
                created = text(paper, "created").isEmpty() ? text(paper, "submitted") : text(paper, "created");
            }
            compare(wrong, key + " created", created, values(iri, "dcterms:created"));
            compare(wrong, key + " modified", text(paper, "submitted"), values(iri, "dcterms:modified"));
            compare(wrong, key + " issued", text(paper, "announced"), values(iri, "dcterms:issued"));
            compare(wrong, key + " note", text(paper, "note"), values(iri, "skos:note"));
            compare(wrong, key + " venue", text(paper, "venue"), values(iri, "pg:venue/rdfs:label"));
            List<String> urls = new ArrayList<>();
            paper.path("urls").forEach(u -> urls.add(u.asText()));
            compare(wrong, key + " urls", urls, values(iri, "rdfs:seeAlso"));
            List<String> names = new ArrayList<>();
            paper.path("authors").forEach(a -> names.add(a.asText()));
            compare(wrong, key + " authors", names, names(iri));
            int unlisted = paper.path("unlistedAuthors").asInt();
            compare(
                    wrong,
                    key + " unlisted",
                    unlisted == 0 ? List.of() : List.of(Integer.toString(unlisted)),
                    values(iri, "pg:unlistedAuthorCount"));
            String status = names.isEmpty() ? "Unknown" : unlisted == 0 ? "Complete" : "Truncated";
            compare(wrong, key + " status", List.of(Vocabulary.PG + status), values(iri, "pg:authorListStatus"));
        }
        assertThat(wrong).isEmpty();
        assertThat(paperByKey).hasSize(gold.path("papers").asInt());
    }

    @Test
    void knowsThePersonWithTwoSpellingsAndNobodyElse() throws IOException {
        JsonNode gold = gold();
        assertThat(rows("SELECT (COUNT(DISTINCT ?n) AS ?x) { ?s pg:nameAsWritten ?n }"))
                .containsExactly(gold.path("authorNamesAsWritten").asText());
        for (JsonNode pair : gold.path("samePerson")) {
            List<String> first = authorsWritten(pair.get(0).asText());
            assertThat(first).hasSize(1).isEqualTo(authorsWritten(pair.get(1).asText()));
        }
        assertThat(rows("SELECT ?x { ?a a pg:AmbiguousAuthor BIND(STR(?a) AS ?x) }"))
                .isEmpty();
    }

    @Test
    void findsTheConceptsThatAPersonFound() throws IOException {
        int wanted = 0;
        List<String> missed = new ArrayList<>();
        for (JsonNode paper : gold().path("papersDetail")) {
            JsonNode mention = paper.path("mentions").get(0);
            String iri = papersOf(
                            GOLD_FILES.getOrDefault(mention.path("file").asText(), ""),
                            mention.path("record").asInt())
                    .get(0);
            Set<String> labels = new TreeSet<>();
            values(iri, "dcterms:subject/(skos:prefLabel|skos:altLabel)").forEach(l -> labels.add(folded(l)));
            for (JsonNode concept : paper.path("concepts")) {
                wanted++;
                if (!labels.contains(folded(concept.asText()))) {
                    missed.add(paper.path("key").asText() + ": " + concept.asText());
                }
            }
        }
        assertThat(missed.size()).as("of %d missed: %s", wanted, missed).isLessThanOrEqualTo(wanted * 5 / 100);
    }

    @Test
    void quotesTheWordsOfEveryMention() {
        assertThat(rows("""
                        SELECT ?x {
                          ?m a pg:ConceptMention ; pg:paper ?p ; oa:exact ?x ; pg:start ?from ; pg:end ?to ; pg:field ?f .
                          ?p ?property ?text .
                          FILTER(?property = IF(?f = "title", dcterms:title, dcterms:abstract))
                          FILTER(SUBSTR(?text, ?from + 1, ?to - ?from) != ?x)
                        }
                        """)).isEmpty();
    }

    @Test
    void leadsFromEveryEntityToAFileAndALine() {
        assertThat(rows("""
                        SELECT DISTINCT ?x {
                          VALUES ?type { pg:Paper pg:Author pg:Authorship pg:Venue pg:ConceptMention foaf:Group }
                          ?thing a ?type
                          FILTER NOT EXISTS { ?thing prov:wasDerivedFrom ?r . ?r pg:file ?file ; pg:line ?line }
                          BIND(STR(?thing) AS ?x)
                        }
                        """)).isEmpty();
    }

    @Test
    void quotesTheSourcesToTheLetter() throws IOException {
        // Every value as written stands in its file at its line.
        List<String> wrong = new ArrayList<>();
        for (Map<String, String> row : table("""
                SELECT ?file ?line ?words { ?r pg:file ?file ; pg:writtenValue ?v . ?v pg:line ?line ; pg:asWritten ?words }
                """)) {
            List<String> lines = Files.readAllLines(EXAMPLES.resolve(row.getOrDefault("file", "")));
            String words = row.getOrDefault("words", "");
            int line = Integer.parseInt(row.getOrDefault("line", "0"));
            if (!String.join("\n", lines.subList(line - 1, lines.size()))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .contains(words.lines().findFirst().orElse("?"))) {
                wrong.add(row.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void leavesNoLatexInTitlesAndAbstracts() {
        assertThat(rows("""
                        SELECT ?x { ?p a pg:Paper ; dcterms:title|dcterms:abstract ?x
                          FILTER(REGEX(?x, "\\\\\\\\[a-zA-Z]|[{}]|\\\\$[^0-9]")) }
                        """)).isEmpty();
    }

    @Test
    void givesTheSameBytesWhateverTheThreadsAndTheOrderOfFiles() throws IOException {
        List<String> files = new ArrayList<>(files());
        Collections.reverse(files);
        Path one = temp.resolve("one-thread");
        Path two = temp.resolve("two-threads");
        run("build", EXAMPLES.toString(), "-o", one.toString(), "--threads", "1");
        List<String> arguments = new ArrayList<>(List.of("build", "--threads", "2", "-o", two.toString()));
        arguments.addAll(files);
        run(arguments.toArray(String[]::new));
        assertThat(statements(one)).isEqualTo(statements(built));
        assertThat(statements(two)).isEqualTo(statements(built));
    }

    @Test
    void forgetsARemovedSourceWithoutATrace() throws IOException {
        Path folder = Files.createDirectory(temp.resolve("shrinking"));
        for (String file : files()) {
            Files.copy(Path.of(file), folder.resolve(Path.of(file).getFileName()));
        }
        Path rebuilt = temp.resolve("rebuilt");
        run("build", folder.toString(), "-o", rebuilt.toString());
        Path removed = folder.resolve("arxiv-search-results.txt");
        Files.delete(removed);
        run("build", folder.toString(), "-o", rebuilt.toString());
        Path fresh = temp.resolve("fresh");
        List<String> arguments = new ArrayList<>(List.of("build", "-o", fresh.toString()));
        files().stream().filter(f -> !f.endsWith("arxiv-search-results.txt")).forEach(arguments::add);
        run(arguments.toArray(String[]::new));
        assertThat(statements(rebuilt)).isEqualTo(statements(fresh)).doesNotContain("arxiv-search-results");
    }

    @Test
    void explainsWhyTwoSpellingsAreOneAuthor() {
        Papergraph why = Papergraph.run("explain", built.toString(), "Kamilė Lukošiūtė", "Kamile Lukosuite");
        assertThat(why.code()).as(why.err()).isZero();
        assertThat(why.out())
                .contains("are one")
                .contains("“Kamilė Lukošiūtė” (arxiv-search-results.txt:")
                .contains("“Kamile Lukosuite” (arxiv-search-results.txt:")
                .contains("co-author");
    }

    @Test
    void explainsAConceptByTheWordsThatNameIt() {
        Papergraph why = Papergraph.run("explain", built.toString(), "2401.13138", "agent identifier");
        assertThat(why.code()).as(why.err()).isZero();
        assertThat(why.out()).contains("[agent identifiers]").contains("abstracts-with-arxiv-ids.txt:");
    }

    @Test
    void describesItselfInVoid() throws IOException {
        String description = Files.readString(built.resolve(GraphDirectory.VOID));
        Model model = ModelFactory.createDefaultModel();
        model.read(new StringReader(description), null, "TURTLE");
        long statements = statements(built).lines().count();
        assertThat(model.listObjectsOfProperty(VOID.triples).toList())
                .anyMatch(n -> n.asLiteral().getLong() == statements);
    }

    private static JsonNode gold() throws IOException {
        Optional<Path> file = SharedData.path("seeds/gold.json");
        assumeTrue(file.isPresent(), "the gold data is not beside this checkout");
        return new ObjectMapper().readTree(file.orElseThrow().toFile());
    }

    private static void compare(List<String> wrong, String what, List<String> wanted, List<String> found) {
        if (!wanted.equals(found)) {
            wrong.add(what + ": " + found + " instead of " + wanted);
        }
    }

    private static List<String> text(JsonNode node, String name) {
        return node.path(name).isTextual() ? List.of(node.path(name).asText()) : List.of();
    }

    /** Without case and the plural. */
    private static String folded(String label) {
        String lower = label.toLowerCase(Locale.ROOT).replace('-', ' ');
        if (lower.endsWith("ies")) {
            return lower.substring(0, lower.length() - 3) + "y";
        }
        return lower.endsWith("s") && !lower.endsWith("ss") ? lower.substring(0, lower.length() - 1) : lower;
    }

    private static List<String> papersOf(String file, int record) {
        ParameterizedSparqlString query = query(
                "SELECT ?x { ?r pg:file ?file ; pg:record ?n . ?p a pg:Paper ; prov:wasDerivedFrom ?r BIND(STR(?p) AS ?x) }");
        query.setLiteral("file", file);
        query.setLiteral("n", record);
        return rows(query);
    }

    private static List<String> authorsWritten(String name) {
        ParameterizedSparqlString query =
                query("SELECT DISTINCT ?x { ?s pg:nameAsWritten ?name ; pg:author ?a BIND(STR(?a) AS ?x) }");
        query.setLiteral("name", name);
        return rows(query);
    }

    private static List<String> values(String paper, String path) {
        ParameterizedSparqlString query = query("SELECT ?x { ?paper " + path + " ?v BIND(STR(?v) AS ?x) } ORDER BY ?x");
        query.setIri("paper", paper);
        return rows(query);
    }

    private static List<String> names(String paper) {
        ParameterizedSparqlString query =
                query("SELECT ?x { ?paper pg:authorship ?s . ?s pg:ordinal ?n ; pg:nameAsWritten ?x } ORDER BY ?n");
        query.setIri("paper", paper);
        return rows(query);
    }

    private static List<String> rows(String query) {
        return rows(query(query));
    }

    private static ParameterizedSparqlString query(String text) {
        ParameterizedSparqlString query = new ParameterizedSparqlString(text);
        Vocabulary.PREFIXES.forEach(query::setNsPrefix);
        return query;
    }

    private static List<String> rows(ParameterizedSparqlString query) {
        return table(query).stream().map(row -> row.getOrDefault("x", "")).toList();
    }

    private static List<Map<String, String>> table(String query) {
        return table(query(query));
    }

    private static List<Map<String, String>> table(ParameterizedSparqlString query) {
        DatasetGraph dataset = open.orElseThrow().dataset();
        return Txn.calculateRead(dataset, () -> {
            List<Map<String, String>> rows = new ArrayList<>();
            try (QueryExecution exec = QueryExecutionFactory.create(query.asQuery(), DatasetFactory.wrap(dataset))) {
                exec.execSelect().forEachRemaining(row -> rows.add(cells(row)));
            }
            return rows;
        });
    }

    private static Map<String, String> cells(QuerySolution row) {
        Map<String, String> cells = new TreeMap<>();
        row.varNames().forEachRemaining(name -> {
            RDFNode node = row.get(name);
            cells.put(name, node.isLiteral() ? node.asLiteral().getLexicalForm() : node.toString());
        });
        return cells;
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> list = Files.list(EXAMPLES)) {
            return list.map(Path::toString)
                    .filter(f -> f.endsWith(".txt"))
                    .sorted()
                    .toList();
        }
    }

    private static void run(String... arguments) {
        Papergraph run = Papergraph.run(arguments);
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static String statements(Path graph) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(graph.resolve(GraphDirectory.STATEMENTS)))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
