package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.RDFNode;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.SKOS;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptScheme;

/** The starting concept scheme holds what a scheme for matching in texts has to hold. */
class ConceptsTest {

    private static final Path FILE = Path.of("ontology", "concepts.ttl");
    private static final String BASE = "https://w3id.org/papergraph/id/";

    private final ConceptScheme scheme = SkosSchemes.bundled();
    private final Map<String, Concept> byId =
            scheme.concepts().stream().collect(Collectors.toMap(Concept::id, Function.identity()));
    private final Model model = RDFDataMgr.loadModel(FILE.toString());

    @Test
    void coversTheField() {
        assertThat(scheme.iri()).isEqualTo(BASE + "scheme/ai-safety");
        assertThat(scheme.concepts()).hasSizeGreaterThan(300);
        assertThat(model.listSubjectsWithProperty(RDF.type, SKOS.Concept).toList())
                .hasSameSizeAs(scheme.concepts());
    }

    @Test
    void everyConceptHasALabelADefinitionAndAnIriMadeFromItsLabel() {
        assertThat(scheme.concepts()).allSatisfy(concept -> {
            assertThat(concept.prefLabel()).isNotBlank();
            assertThat(concept.definition())
                    .as(concept.id())
                    .matches("[A-Z].*[^.]\\.")
                    .doesNotContain(". ");
            assertThat(concept.id())
                    .isEqualTo(BASE + "concept/"
                            + concept.prefLabel()
                                    .toLowerCase(Locale.ROOT)
                                    .replaceAll("[^a-z0-9]+", "-")
                                    .replaceAll("^-|-$", ""));
        });
        assertThat(scheme.concepts()).extracting(Concept::definition).doesNotHaveDuplicates();
    }

    @Test
    void literalsHaveNoLanguageAndLabelsAreTrimmed() {
        assertThat(model.listStatements()
                        .mapWith(statement -> statement.getObject())
                        .toList())
                .filteredOn(RDFNode::isLiteral)
                .allSatisfy(
                        literal -> assertThat(literal.asLiteral().getLanguage()).isEmpty());
        assertThat(scheme.concepts())
                .flatMap(ConceptsTest::labels)
                .allSatisfy(label -> assertThat(label).isEqualTo(label.strip()).doesNotContain("  "));
        assertThat(model.listObjectsOfProperty(SKOS.prefLabel).toList())
                .hasSize(scheme.concepts().size());
    }

    @Test
    void noTwoConceptsShareALabel() {
        Map<String, Set<String>> owners = new TreeMap<>();
        for (Concept concept : scheme.concepts()) {
            for (String label : labels(concept)) {
                owners.computeIfAbsent(form(label, ""), key -> new TreeSet<>()).add(concept.prefLabel());
            }
        }
        assertThat(owners.values()).allSatisfy(concepts -> assertThat(concepts).hasSize(1));
    }

    @Test
    void noConceptRepeatsALabelInAnotherNumberOrCaseOrWithAHyphen() {
        assertThat(scheme.concepts())
                .allSatisfy(concept -> assertThat(labels(concept))
                        .extracting(label -> form(label, " "))
                        .doesNotHaveDuplicates());
    }

    @Test
    void noLabelIsAWordThatStandsInEveryPaper() {
        Set<String> generic = Set.of(
                "ai",
                "agent",
                "analysis",
                "approach",
                "attack",
                "case",
                "cut",
                "data",
                "dataset",
                "evaluation",
                "experiment",
                "framework",
                "harm",
                "human",
                "learning",
                "method",
                "model",
                "network",
                "paper",
                "performance",
                "policy",
                "problem",
                "process",
                "research",
                "result",
                "risk",
                "scaling",
                "study",
                "system",
                "task",
                "test",
                "training",
                "use",
                "user",
                "value",
                "weight",
                "work");
        assertThat(scheme.concepts())
                .flatMap(ConceptsTest::labels)
                .map(label -> form(label, " "))
                .doesNotContainAnyElementsOf(generic);
    }

    @Test
    void linksLeadToConceptsOfTheScheme() {
        for (var property : List.of(SKOS.broader, SKOS.related)) {
            assertThat(model.listObjectsOfProperty(property)
                            .mapWith(node -> node.asResource().getURI())
                            .toList())
                    .isNotEmpty()
                    .isSubsetOf(byId.keySet());
        }
    }

    @Test
    void relatedIsWrittenOnBothSidesAndNeverBesideBroader() {
        model.listStatements(null, SKOS.related, (RDFNode) null).forEach(statement -> {
            Resource from = statement.getSubject();
            Resource to = statement.getResource();
            assertThat(model.contains(to, SKOS.related, from))
                    .as(statement.toString())
                    .isTrue();
            assertThat(ancestors(from.getURI())).as(statement.toString()).doesNotContain(to.getURI());
            assertThat(to).isNotEqualTo(from);
        });
    }

    @Test
    void broaderHasNoCyclesAndNoShortcuts() {
        assertThat(scheme.concepts()).allSatisfy(concept -> {
            assertThat(ancestors(concept.id())).doesNotContain(concept.id());
            assertThat(concept.broader())
                    .allSatisfy(broader -> assertThat(concept.broader().stream()
                                    .filter(other -> !other.equals(broader))
                                    .flatMap(other -> ancestors(other).stream()))
                            .doesNotContain(broader));
        });
    }

    @Test
    void topConceptsAreThoseWithoutABroaderOne() {
        Resource iri = model.getResource(scheme.iri());
        Set<String> tops = scheme.concepts().stream()
                .filter(concept -> concept.broader().isEmpty())
                .map(Concept::id)
                .collect(Collectors.toSet());

        assertThat(model.listSubjectsWithProperty(SKOS.topConceptOf, iri)
                        .mapWith(Resource::getURI)
                        .toSet())
                .isEqualTo(tops);
        assertThat(model.listObjectsOfProperty(iri, SKOS.hasTopConcept)
                        .mapWith(node -> node.asResource().getURI())
                        .toSet())
                .isEqualTo(tops);
        assertThat(model.listSubjectsWithProperty(SKOS.inScheme, iri)
                        .mapWith(Resource::getURI)
                        .toSet())
                .isEqualTo(byId.keySet());
    }

    @Test
    void theFileIsSorted() throws IOException {
        List<String> order = Pattern.compile("^concept:(\\S+) a skos:Concept", Pattern.MULTILINE)
                .matcher(Files.readString(FILE))
                .results()
                .map(match -> match.group(1))
                .toList();

        assertThat(order).hasSameSizeAs(scheme.concepts()).isSorted();
    }

    private Set<String> ancestors(String id) {
        Set<String> found = new HashSet<>();
        List<String> open = new ArrayList<>(concept(id).broader());
        while (!open.isEmpty()) {
            String next = open.remove(open.size() - 1);
            if (found.add(next)) {
                open.addAll(concept(next).broader());
            }
        }
        return found;
    }

    private Concept concept(String id) {
        return Objects.requireNonNull(byId.get(id), id);
    }

    private static List<String> labels(Concept concept) {
        return Stream.concat(Stream.of(concept.prefLabel()), concept.altLabels().stream())
                .toList();
    }

    /** A label without case, hyphens and plural, its words joined as told: equal where a matcher takes two labels for one. */
    private static String form(String label, String between) {
        return Stream.of(label.toLowerCase(Locale.ROOT).split("[\\s/-]+"))
                .map(word -> word.length() < 4
                        ? word
                        : word.replaceFirst("ies$", "y")
                                .replaceFirst("(ch|sh|x|ss)es$", "$1")
                                .replaceFirst("(?<![sui])s$", ""))
                .collect(Collectors.joining(between));
    }
}
