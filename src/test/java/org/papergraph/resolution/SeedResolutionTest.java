package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Author;
import org.papergraph.model.Authorship;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.RecordId;

/** The four texts that the project began with, resolved from records built by the hand-made gold. */
class SeedResolutionTest {

    private JsonNode gold;
    private List<PaperRecord> records;
    private Resolution resolution;

    @BeforeEach
    void resolve() throws IOException {
        Optional<Path> seeds = SharedData.path("seeds");
        Assumptions.assumeTrue(seeds.isPresent(), "the seed texts are not beside the checkout");
        gold = new ObjectMapper().readTree(seeds.get().resolve("gold.json").toFile());
        records = records(seeds.get(), gold);
        resolution = Resolver.resolve(records);
    }

    @Test
    void findsThePapersAndAuthorsOfTheGold() {
        assertThat(records).hasSize(gold.get("records").asInt());
        assertThat(resolution.papers()).hasSize(gold.get("papers").asInt());
        assertThat(resolution.authors()).hasSize(gold.get("authors").asInt());
        assertThat(resolution.papers().stream()
                        .mapToInt(p -> p.authorships().size())
                        .sum())
                .isEqualTo(gold.get("authorships").asInt());
    }

    @Test
    void mergesWhatTheGoldMergesAndNothingElse() {
        Map<RecordId, String> keys = new HashMap<>();
        resolution.papers().forEach(paper -> paper.records().forEach(record -> keys.put(record, paper.key())));
        Map<String, String> keyOfGold = new HashMap<>();
        for (JsonNode paper : gold.get("papersDetail")) {
            List<String> found = StreamSupport.stream(paper.get("mentions").spliterator(), false)
                    .map(m -> keys.get(
                            new RecordId(m.get("file").asText(), m.get("record").asInt())))
                    .distinct()
                    .toList();
            assertThat(found).as(paper.get("key").asText()).hasSize(1);
            keyOfGold.put(paper.get("key").asText(), found.get(0));
        }
        assertThat(keyOfGold.values()).doesNotHaveDuplicates();
        for (JsonNode pair : gold.get("notTheSame")) {
            assertThat(keyOfGold.get(pair.get(0).asText()))
                    .isNotEqualTo(keyOfGold.get(pair.get(1).asText()));
        }
    }

    @Test
    void explainsEachMergedPaperByItsAbstract() {
        assertThat(resolution.decisions().stream()
                        .filter(d -> d.first() instanceof IdentityDecision.PaperMention)
                        .map(IdentityDecision::rule))
                .containsExactly("paper-same-abstract", "paper-same-abstract");
    }

    @Test
    void findsOnePersonInTwoSpellingsAndKeepsTheFullerOne() {
        for (JsonNode pair : gold.get("samePerson")) {
            Author author = resolution.authors().stream()
                    .filter(a -> a.fullName().equals(pair.get(0).asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(author.otherNames()).containsExactly(pair.get(1).asText());
            assertThat(resolution.decisions().stream()
                            .filter(d -> d.entity().equals(author.key()))
                            .map(IdentityDecision::rule))
                    .contains("author-similar-name-shared-coauthors");
        }
        assertThat(resolution.authors().stream().filter(a -> !a.otherNames().isEmpty()))
                .hasSize(gold.get("samePerson").size());
    }

    @Test
    void givesADecisionForEachRecordAndMentionBeyondTheFirst() {
        long authorships = resolution.papers().stream()
                .mapToLong(p -> p.authorships().size())
                .sum();
        assertThat(resolution.decisions())
                .hasSize((int) (records.size() - resolution.papers().size() + authorships)
                        - resolution.authors().size());
    }

    @Test
    void doesNotDependOnTheOrderOfRecords() {
        for (long seed = 1; seed <= 5; seed++) {
            List<PaperRecord> shuffled = new ArrayList<>(records);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(Resolver.resolve(shuffled)).as("seed " + seed).isEqualTo(resolution);
        }
    }

    @Test
    void leavesTruncatedListsTruncated() {
        assertThat(resolution.papers().stream()
                        .filter(p -> p.unlistedAuthors() > 0)
                        .map(Paper::unlistedAuthors))
                .containsExactlyInAnyOrder(14, 24, 38, 26);
        Map<String, List<Authorship>> byAuthor = resolution.papers().stream()
                .flatMap(p -> p.authorships().stream())
                .collect(Collectors.groupingBy(Authorship::author));
        assertThat(byAuthor).hasSize(resolution.authors().size());
    }

    private static List<PaperRecord> records(Path seeds, JsonNode gold) {
        Map<String, List<String>> abstracts = new HashMap<>();
        List<PaperRecord> out = new ArrayList<>();
        for (JsonNode paper : gold.get("papersDetail")) {
            for (JsonNode mention : paper.get("mentions")) {
                String file = mention.get("file").asText();
                int number = mention.get("record").asInt();
                String text = abstracts
                        .computeIfAbsent(file, f -> abstracts(seeds.resolve(f)))
                        .get(number - 1);
                Records record = Records.record(file, number).text(text);
                // A paper's title stands in some of its files only: listings of abstracts have none.
                if (paper.get("title").isTextual() && !file.startsWith("000") && !file.startsWith("004")) {
                    record.title(paper.get("title").asText());
                    String[] names = StreamSupport.stream(paper.get("authors").spliterator(), false)
                            .map(JsonNode::asText)
                            .toArray(String[]::new);
                    int unlisted = paper.get("unlistedAuthors").asInt();
                    if (unlisted > 0) {
                        record.truncated(unlisted, names);
                    } else if (names.length > 0) {
                        record.authors(names);
                    }
                    if (paper.get("submitted").isTextual()) {
                        record.date(
                                PaperDate.Event.MODIFIED, paper.get("submitted").asText());
                    }
                }
                if (paper.get("arxiv").isTextual() && file.startsWith("000")) {
                    record.arxiv(paper.get("arxiv").asText());
                    record.date(PaperDate.Event.CREATED, paper.get("created").asText());
                }
                out.add(record.build());
            }
        }
        return out;
    }

    /** The abstracts of a seed text in order: full ones between their marks, headed ones, or else long lines. */
    private static List<String> abstracts(Path file) {
        try {
            String text = Files.readString(file);
            if (text.contains("\u25BD More")) {
                return Arrays.stream(text.split("\u25BD More\\s*"))
                        .skip(1)
                        .map(part ->
                                part.substring(0, part.indexOf("\u25B3 Less")).replaceAll("\\s+", " "))
                        .toList();
            }
            return text.lines()
                    .filter(line -> line.length() > 200)
                    .map(line -> line.replaceFirst("^Abstract:", "").strip())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
