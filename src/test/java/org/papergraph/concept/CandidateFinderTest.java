package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.ConceptScheme;
import org.tartarus.snowball.ext.PorterStemmer;

class CandidateFinderTest {

    private static final CandidateFinder FINDER = new CandidateFinder(new ConceptTagger());

    private static List<String> labels(String title, String text) {
        return FINDER.discover(List.of(new Document("a", title, text))).candidates().stream()
                .map(Concept::prefLabel)
                .toList();
    }

    private static final String ABSTRACT = """
            We introduce shadow parsing, a method for noisy treebanks. Shadow parsers read every treebank twice. We release \
            the Noisy Tree Evaluation (NoTE) benchmark and TreeProx-2, a small proxy model. In this paper, we argue that \
            shadow parsing plays an important role, such as in NoTE, and propose to use it. NoTE has three parts: \
            spoken treebanks, learner treebanks, and historical treebanks.""";

    @Test
    void findsDefinedCoinedAndListedTerms() {
        assertThat(labels("Shadow Parsing of Noisy Treebanks", ABSTRACT))
                .contains(
                        "shadow parsing",
                        "noisy treebank",
                        "Noisy Tree Evaluation",
                        "TreeProx-2",
                        "spoken treebank",
                        "learner treebank",
                        "historical treebank");
    }

    @Test
    void findsNoFragmentsAndNoBareWords() {
        assertThat(labels("Shadow Parsing of Noisy Treebanks", ABSTRACT))
                .doesNotContain(
                        "paper", "method", "role", "important role", "such as", "part", "parts", "Tree Evaluation")
                .hasSizeLessThanOrEqualTo(CandidateFinder.MOST_PER_DOCUMENT)
                .allMatch(label -> !label.startsWith("the ") && !label.endsWith(" the"));
    }

    @Test
    void mergesShortFormPluralAndKindIntoOneCandidate() {
        Discovery discovery = FINDER.discover(List.of(new Document("a", "The NoTE Benchmark", ABSTRACT)));
        Concept note = discovery.candidates().stream()
                .filter(c -> c.prefLabel().equals("Noisy Tree Evaluation"))
                .findFirst()
                .orElseThrow();
        assertThat(note.altLabels()).contains("NoTE");
        assertThat(note.id()).isEqualTo("noisy-tree-evaluation");
        assertThat(discovery.mentionsByDocument().get("a"))
                .filteredOn(m -> m.concept().equals(note.id()))
                .extracting(ConceptMention::exact)
                .contains("Noisy Tree Evaluation", "NoTE")
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void mergesVariantsAcrossDocuments() {
        Discovery discovery = FINDER.discover(List.of(
                new Document("a", "Tree-bank kernels", "A tree-bank kernel is fast. Tree-bank kernels win."),
                new Document("b", "A tree bank kernel", "We use the treebank kernel. Every tree bank kernel wins.")));
        assertThat(discovery.candidates()).hasSize(1);
        assertThat(discovery.candidates().get(0).status()).isEqualTo(Concept.Status.CANDIDATE);
        assertThat(discovery.mentionsByDocument()).containsOnlyKeys("a", "b");
    }

    @Test
    void usesAShortFormOfAnotherDocumentWhenItIsUnambiguous() {
        Discovery discovery = FINDER.discover(List.of(
                new Document("a", "", "We release the Noisy Tree Evaluation (NoTE) benchmark. NoTE is hard."),
                new Document("b", "Beating NoTE", "On NoTE we win. NoTE is easy for our parser.")));
        assertThat(discovery.mentionsByDocument().get("b"))
                .anyMatch(m ->
                        m.concept().equals("noisy-tree-evaluation") && m.exact().equals("NoTE"));
    }

    @Test
    void findsNothingByEnglishRulesInOtherLanguages() {
        assertThat(labels(
                        "",
                        "Dans cet article nous présentons un analyseur syntaxique pour les corpus bruités; les analyseurs"
                                + " lisent chaque corpus deux fois et la méthode donne de meilleurs résultats."))
                .isEmpty();
    }

    @Test
    void keepsANameApartFromWhatOnlyUsesIt() {
        Discovery discovery = FINDER.discover(
                List.of(
                        new Document(
                                "a",
                                "",
                                "We study deep shadow parsing (DSP). A DSP model reads trees. The TreeProx model reads TreeProx trees.")));
        assertThat(discovery.candidates().stream().flatMap(c -> c.altLabels().stream()))
                .contains("DSP", "TreeProx model")
                .doesNotContain("DSP model");
    }

    @Test
    void takesBodiesForNoSubjects() {
        assertThat(labels(
                        "",
                        "We thank the Northern Institute for Shadow Syntax (ISS) and the Tree Team at the Oakville Parsing and"
                                + " Grammar Lab. ISS pays for shadow parsing; ISS likes shadow parsing."))
                .contains("shadow parsing")
                .doesNotContain("Shadow Syntax", "Institute for Shadow Syntax", "Tree Team", "Oakville Parsing", "ISS");
    }

    @Test
    void leavesToTheSchemeWhatItHas() {
        Concept parsing = new Concept(
                "https://example.org/concept/parsing",
                "shadow parsing",
                List.of(),
                "",
                List.of(),
                List.of(),
                "https://example.org/",
                Concept.Status.ESTABLISHED);
        CandidateFinder finder =
                new CandidateFinder(new ConceptTagger(new ConceptScheme("https://example.org/", List.of(parsing))));
        assertThat(finder.discover(List.of(new Document("a", "Shadow parsing methods", ABSTRACT)))
                        .candidates())
                .extracting(Concept::prefLabel)
                .doesNotContain("shadow parsing", "shadow parsing method");
    }

    @Test
    void dependsNeitherOnOrderNorOnRun() {
        Document a = new Document("a", "Shadow Parsing of Noisy Treebanks", ABSTRACT);
        Document b = new Document("b", "Reading NoTE", "NoTE needs shadow parsing. Shadow-parsing is slow on NoTE.");
        assertThat(FINDER.discover(List.of(a, b))).isEqualTo(FINDER.discover(List.of(b, a)));
    }

    @Test
    void neverThrowsOnRandomTexts() {
        long seed = 4711;
        Random random = new Random(seed);
        String[] parts = {
            "We introduce",
            "GoldProx",
            "(",
            ")",
            "(GP)",
            "the",
            "models",
            "-",
            "fine-tuning",
            ".",
            ":",
            ",",
            "\"",
            "'s",
            "Llama 2-Chat",
            "\uD83D\uDE00",
            "e\u0301",
            "et al.",
            "C++",
            "which we refer to as",
            "1M",
            "GPT-3.5",
            "X",
            "机器",
            "training",
            "\uD800",
            "neural",
            "nets (NNs)",
            "NNs",
            "https://example.org"
        };
        for (int round = 0; round < 2000; round++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(40); i > 0; i--) {
                text.append(parts[random.nextInt(parts.length)]).append(random.nextInt(4) == 0 ? "" : " ");
            }
            String input = text.toString();
            assertThatCode(() -> {
                        Discovery found = FINDER.discover(List.of(new Document("a", "", input)));
                        Set<String> ids =
                                found.candidates().stream().map(Concept::id).collect(Collectors.toSet());
                        assertThat(ids).hasSize(found.candidates().size()).allMatch(id -> id.matches("[a-z0-9-]+"));
                        found.mentionsByDocument()
                                .values()
                                .forEach(mentions -> mentions.forEach(mention -> {
                                    int start = input.offsetByCodePoints(0, mention.start());
                                    int end = input.offsetByCodePoints(0, mention.end());
                                    assertThat(input.substring(start, end)).isEqualTo(mention.exact());
                                    assertThat(ids).contains(mention.concept());
                                }));
                    })
                    .as("seed %d, round %d: %s", seed, round, input)
                    .doesNotThrowAnyException();
        }
    }

    /** Stemmed exact matches over all key phrases, micro average, as usual for the task; the floor is a simple baseline. */
    @Test
    void ranksBetterThanTheFloorOnInspec() throws IOException {
        Optional<Path> data = SharedData.path("data/concepts/inspec-dev.jsonl.gz");
        Assumptions.assumeTrue(data.isPresent(), "no measuring data beside the checkout");
        int hits = 0;
        int given = 0;
        int wanted = 0;
        for (JsonNode node : read(data.orElseThrow())) {
            Set<String> gold = new HashSet<>();
            node.get("keyphrases").forEach(phrase -> gold.add(stems(phrase.asText())));
            List<String> top = FINDER
                    .rank(new Document(
                            node.get("id").asText(),
                            node.get("title").asText(),
                            node.get("abstract").asText()))
                    .stream()
                    .map(phrase -> stems(phrase.label()))
                    .distinct()
                    .limit(10)
                    .toList();
            hits += (int) top.stream().filter(gold::contains).count();
            given += top.size();
            wanted += gold.size();
        }
        assertThat(200.0 * hits / (given + wanted)).as("F1@10").isGreaterThan(35);
    }

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static String stems(String phrase) {
        List<String> stems = new ArrayList<>();
        for (String word : NO_WORD.split(phrase.toLowerCase(Locale.ROOT), -1)) {
            if (!word.isEmpty()) {
                PorterStemmer stemmer = new PorterStemmer();
                stemmer.setCurrent(word);
                stemmer.stem();
                stems.add(stemmer.getCurrent());
            }
        }
        return String.join(" ", stems);
    }

    private static List<JsonNode> read(Path file) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> nodes = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                nodes.add(mapper.readTree(line));
            }
        }
        return nodes;
    }
}
