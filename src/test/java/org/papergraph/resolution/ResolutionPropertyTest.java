package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.papergraph.resolution.Records.record;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Author;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Authorship;
import org.papergraph.model.Contributor;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.VenueMention;

/** What holds for every resolution, checked on random records that are full of near misses. */
class ResolutionPropertyTest {

    private static final String[] WORDS = {
        "graph",
        "paper",
        "order",
        "2021",
        "2022",
        "part",
        "ii",
        "model",
        "safety",
        "survey",
        "large",
        "bridge",
        "timber",
        "tide",
        "index",
        "report",
        "learning",
        "deep",
        "of",
        "the"
    };
    private static final String[] GIVEN = {"Ada", "A.", "Anna", "Jack", "J.", "John", "Kamilė", "Kamile", "Wei", "W. B."
    };
    private static final String[] FAMILY = {"Byron", "Clark", "Lukošiūtė", "Lukosuite", "Zhang", "Anderson", "Andersen"
    };
    private static final String[] ORCIDS = {"0000-0002-1825-0097", "0000-0001-5109-3700"};

    private static final int RECORDS = 150;

    private static List<PaperRecord> random(long seed) {
        Random random = new Random(seed);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            texts.add(words(random, 60));
        }
        List<PaperRecord> records = new ArrayList<>();
        for (int i = 0; i < RECORDS; i++) {
            Records r = record("file" + random.nextInt(4), i + 1);
            if (random.nextInt(4) > 0) {
                r.title(words(random, 2 + random.nextInt(3)));
            }
            if (random.nextInt(3) > 0) {
                String text = texts.get(random.nextInt(texts.size()));
                r.text(random.nextInt(4) == 0 ? text.substring(0, 240) + "…" : text);
            }
            if (random.nextInt(5) == 0) {
                r.arxiv("2401.0000" + random.nextInt(9));
            }
            if (random.nextInt(5) == 0) {
                r.doi("10.1000/" + random.nextInt(9));
            }
            if (random.nextInt(3) > 0) {
                r.year(2019 + random.nextInt(5));
            }
            if (random.nextInt(3) > 0) {
                List<Contributor> people = new ArrayList<>();
                for (int k = 0; k <= random.nextInt(5); k++) {
                    String name = GIVEN[random.nextInt(GIVEN.length)] + " " + FAMILY[random.nextInt(FAMILY.length)];
                    people.add(
                            random.nextInt(8) == 0
                                    ? Records.person(name, ORCIDS[random.nextInt(2)])
                                    : Records.person(name));
                }
                r.authors(AuthorList.complete(people));
            }
            if (random.nextInt(4) == 0) {
                r.venue(new VenueMention(
                        random.nextBoolean() ? "ICML" : "International Conference on Machine Learning (ICML)",
                        "",
                        random.nextBoolean() ? VenueMention.Kind.CONFERENCE : VenueMention.Kind.OTHER,
                        2020 + random.nextInt(2),
                        List.of(),
                        List.of()));
            }
            records.add(r.build());
        }
        return records;
    }

    private static String words(Random random, int count) {
        return random.ints(count, 0, WORDS.length).mapToObj(i -> WORDS[i]).collect(Collectors.joining(" "));
    }

    @Test
    void doesNotDependOnTheOrderOfRecords() {
        for (long seed = 1; seed <= 15; seed++) {
            List<PaperRecord> records = random(seed);
            Resolution expected = Resolver.resolve(records);
            Collections.shuffle(records, new Random(seed));
            assertThat(Resolver.resolve(records)).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void eachRecordIsInOnePaperAndEachAuthorIsWritten() {
        for (long seed = 1; seed <= 15; seed++) {
            List<PaperRecord> records = random(seed);
            Resolution r = Resolver.resolve(records);
            String as = "seed " + seed;
            assertThat(r.papers().stream().flatMap(p -> p.records().stream()))
                    .as(as)
                    .containsExactlyInAnyOrderElementsOf(
                            records.stream().map(PaperRecord::id).toList());
            assertThat(r.papers().stream().map(Paper::key)).as(as).isSorted().doesNotHaveDuplicates();
            assertThat(r.authors().stream().map(Author::key)).as(as).isSorted().doesNotHaveDuplicates();
            Set<String> named = r.papers().stream()
                    .flatMap(p -> p.authorships().stream())
                    .map(Authorship::author)
                    .collect(Collectors.toSet());
            assertThat(named)
                    .as(as)
                    .isEqualTo(r.authors().stream().map(Author::key).collect(Collectors.toSet()));
            for (Paper paper : r.papers()) {
                assertThat(paper.authorships().stream().map(Authorship::author))
                        .as(as + " " + paper.key())
                        .doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void decisionsAreASpanningTreeOfEachEntity() {
        for (long seed = 1; seed <= 15; seed++) {
            List<PaperRecord> records = random(seed);
            Resolution r = Resolver.resolve(records);
            long authorships =
                    r.papers().stream().mapToLong(p -> p.authorships().size()).sum();
            assertThat(r.decisions()).as("seed " + seed).isSorted().hasSize((int) (records.size()
                    - r.papers().size()
                    + authorships
                    - r.authors().size()));
            Map<String, List<IdentityDecision>> byEntity =
                    r.decisions().stream().collect(Collectors.groupingBy(IdentityDecision::entity));
            byEntity.forEach((entity, decisions) -> {
                Set<IdentityDecision.Mention> mentions = new HashSet<>();
                decisions.forEach(d -> mentions.addAll(List.of(d.first(), d.second())));
                assertThat(mentions).as(entity).hasSize(decisions.size() + 1);
            });
            assertThat(r.decisions())
                    .allMatch(d -> !d.evidence().contains("\n") && !d.evidence().isBlank());
        }
    }

    @Test
    void possiblySameIsMutualAndNeverOfOnePaper() {
        for (long seed = 1; seed <= 15; seed++) {
            Resolution r = Resolver.resolve(random(seed));
            Set<List<String>> links = r.authors().stream()
                    .flatMap(a -> a.possiblySameAs().stream().map(other -> List.of(a.key(), other)))
                    .collect(Collectors.toSet());
            Set<Set<String>> together = new HashSet<>();
            for (Paper paper : r.papers()) {
                for (Authorship a : paper.authorships()) {
                    for (Authorship b : paper.authorships()) {
                        together.add(new HashSet<>(List.of(a.author(), b.author())));
                    }
                }
            }
            for (Author author : r.authors()) {
                for (String other : author.possiblySameAs()) {
                    assertThat(links).as("seed " + seed).contains(List.of(other, author.key()));
                    assertThat(together).as("seed " + seed).doesNotContain(Set.of(author.key(), other));
                }
            }
        }
    }
}
