package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.papergraph.resolution.Records.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.model.Author;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Authorship;
import org.papergraph.model.Contributor;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PersonName;

class AuthorResolutionTest {

    private static final String[] TITLES = {
        "Graphs of Papers and People",
        "Creep of Timber Bridges",
        "Tides in Narrow Bays",
        "Songs of Northern Birds",
        "Heat in Thin Wires",
        "Names of Old Towns"
    };

    /** Papers that have nothing but their authors in common. */
    private static Resolution resolve(String... lists) {
        List<PaperRecord> records = new ArrayList<>();
        for (int i = 0; i < lists.length; i++) {
            records.add(record("f", i + 1)
                    .title(TITLES[i])
                    .authors(lists[i].split(", "))
                    .build());
        }
        return Resolver.resolve(records);
    }

    private static Resolution resolve(Contributor[]... lists) {
        List<PaperRecord> records = new ArrayList<>();
        for (int i = 0; i < lists.length; i++) {
            records.add(record("f", i + 1)
                    .title(TITLES[i])
                    .authors(AuthorList.complete(List.of(lists[i])))
                    .build());
        }
        return Resolver.resolve(records);
    }

    private static Optional<Author> author(Resolution r, String name) {
        return r.authors().stream().filter(a -> a.fullName().equals(name)).findFirst();
    }

    private static List<String> rules(Resolution r, String... names) {
        List<String> keys =
                Arrays.stream(names).map(n -> author(r, n).orElseThrow().key()).toList();
        return r.decisions().stream()
                .filter(d -> keys.contains(d.entity()))
                .map(IdentityDecision::rule)
                .toList();
    }

    @Test
    void marksAnAuthorWhomOnlyACommonNameHoldsTogether() {
        Resolution common = resolve("Wei Zhang, Ada Byron", "Carl Gauss, Wei Zhang");
        assertThat(author(common, "Wei Zhang"))
                .get()
                .extracting(Author::ambiguous)
                .isEqualTo(true);
        Resolution known = resolve("Wei Zhang, Ada Byron", "Ada Byron, Wei Zhang");
        assertThat(author(known, "Wei Zhang"))
                .get()
                .extracting(Author::ambiguous)
                .isEqualTo(false);
    }

    @Test
    void keepsTheOrderOfNamesInHanScript() {
        Contributor written = Contributor.person("王小明", new PersonName("小明", "", "王", ""));
        Resolution r = resolve(new Contributor[][] {{written}});
        assertThat(r.authors()).singleElement().satisfies(a -> {
            assertThat(a.fullName()).isEqualTo("王小明");
            assertThat(a.name().family()).isEqualTo("王");
        });
    }

    @Test
    void prefersTheSpellingWithItsMarks() {
        Contributor marked =
                Contributor.person("María José García-López", new PersonName("María José", "", "García-López", ""));
        Contributor plain =
                Contributor.person("Maria Jose Garcia Lopez", new PersonName("Maria Jose Garcia", "", "Lopez", ""));
        Resolution r = resolve(new Contributor[] {marked}, new Contributor[] {plain}, new Contributor[] {marked});
        assertThat(r.authors()).extracting(Author::fullName).containsExactly("María José García-López");
    }

    @Test
    void doesNotPreferAMisspellingForItsLetters() {
        String team = ", Ada Byron, Carl Gauss, Emmy Noether";
        Resolution r = resolve(
                "Pushpak Bhattacharyya" + team, "Pushpak Bhattacharyyaa" + team, "Pushpak Bhattacharyya" + team);
        assertThat(author(r, "Pushpak Bhattacharyya"))
                .get()
                .satisfies(a -> assertThat(a.otherNames()).containsExactly("Pushpak Bhattacharyyaa"));
    }

    @Test
    void oneWrittenOutNameIsOnePerson() {
        Resolution r = resolve("Evan Hubinger, Ada Byron", "Carl Gauss, Evan Hubinger");
        assertThat(r.authors()).extracting(Author::key).containsExactly("ada-byron", "carl-gauss", "evan-hubinger");
        assertThat(r.decisions()).singleElement().satisfies(d -> {
            assertThat(d.rule()).isEqualTo("author-same-name");
            assertThat(d.evidence())
                    .isEqualTo("\"Evan Hubinger\" = \"Evan Hubinger\" after folding; 12 letters,"
                            + " nobody else here has this family name");
        });
    }

    @Test
    void shortAndCommonNamesAreLessSure() {
        Resolution r = resolve("Li Wu, Evan Hubinger", "Li Wu, Evan Hubinger Smith", "Evan Hubinger Smith, Ada Wu");
        double shortName = score(r, "Li Wu");
        double longName = score(r, "Evan Hubinger Smith");
        assertThat(shortName).isLessThan(longName);
    }

    private static double score(Resolution r, String name) {
        String key = author(r, name).orElseThrow().key();
        return r.decisions().stream()
                .filter(d -> d.entity().equals(key))
                .mapToDouble(IdentityDecision::score)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void sharedCoauthorsAreNamed() {
        Resolution r = resolve("Evan Hubinger, Ada Byron, Carl Gauss", "Carl Gauss, Evan Hubinger, Ada Byron");
        assertThat(rules(r, "Evan Hubinger")).containsExactly("author-same-name-shared-coauthors");
        assertThat(r.decisions().stream().map(IdentityDecision::evidence))
                .contains("\"Evan Hubinger\" = \"Evan Hubinger\"; 2 shared co-authors, Ada Byron, Carl Gauss");
    }

    @Test
    void twoPlacesOnOnePaperAreTwoPeople() {
        Resolution r = resolve("Wei Zhang, Ada Byron, Wei Zhang", "Wei Zhang, Ada Byron", "Wei Zhang, Carl Gauss");
        List<Author> twins = r.authors().stream()
                .filter(a -> a.fullName().equals("Wei Zhang"))
                .toList();
        assertThat(twins).hasSize(3);
        assertThat(twins).extracting(Author::key).allMatch(key -> key.matches("wei-zhang-[0-9a-f]{8}"));
        List<String> authors = r.papers().stream()
                .filter(p -> p.authorships().size() == 3)
                .flatMap(p -> p.authorships().stream())
                .map(Authorship::author)
                .toList();
        assertThat(authors).doesNotHaveDuplicates();
        assertThat(withKey(r, authors.get(0)).possiblySameAs()).doesNotContain(authors.get(2));
    }

    private static Author withKey(Resolution r, String key) {
        return r.authors().stream().filter(a -> a.key().equals(key)).findFirst().orElseThrow();
    }

    @Test
    void misspeltNamesWithSharedCoauthorsAreOnePerson() {
        Resolution r = resolve(
                "Kamilė Lukošiūtė, Anna Chen, Catherine Olsson, Danny Hernandez, Dawn Drain",
                "Anna Chen, Catherine Olsson, Danny Hernandez, Dawn Drain, Kamile Lukosuite");
        assertThat(author(r, "Kamilė Lukošiūtė").orElseThrow().otherNames()).containsExactly("Kamile Lukosuite");
        assertThat(author(r, "Kamilė Lukošiūtė").orElseThrow().key()).isEqualTo("kamile-lukosiute");
        assertThat(rules(r, "Kamilė Lukošiūtė")).containsExactly("author-similar-name-shared-coauthors");
        assertThat(r.decisions().stream().map(IdentityDecision::evidence))
                .anyMatch(e -> e.contains("\"Kamile Lukosuite\"")
                        && e.contains("\"Kamilė Lukošiūtė\"")
                        && e.contains(": 2 letters differ after folding; 4 shared co-authors,"
                                + " among them Anna Chen, Catherine Olsson, Danny Hernandez"));
    }

    @Test
    void misspeltNamesWithoutSharedCoauthorsMayBeOnePerson() {
        Resolution r = resolve("Kamilė Lukošiūtė, Anna Chen", "Kamile Lukosuite, Anna Chen");
        Author one = author(r, "Kamilė Lukošiūtė").orElseThrow();
        Author two = author(r, "Kamile Lukosuite").orElseThrow();
        assertThat(one.possiblySameAs()).containsExactly(two.key());
        assertThat(two.possiblySameAs()).containsExactly(one.key());
        assertThat(one.ambiguous()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Anna Chen, Anna Cheng",
        "Da Yan, Dan Yan",
        "Jing Li, Jin Li",
        "Xiaoming Zhang, Xiaoming Zheng",
        "Xiaoming Wang, Xiaomeng Wang",
        "Alexander Ivanov, Alexander Ivanova",
        "Daniel Rodriguez, Daniela Rodriguez"
    })
    void namesThatDifferInALetterAreTwoPeople(String name, String other) {
        Resolution r = resolve(
                name + ", Ada Byron, Carl Gauss, Emmy Noether, Sofia Kovalevskaya",
                other + ", Ada Byron, Carl Gauss, Emmy Noether, Sofia Kovalevskaya");
        assertThat(author(r, name)).isPresent();
        assertThat(author(r, other)).isPresent();
        assertThat(author(r, name).orElseThrow().possiblySameAs()).isEmpty();
    }

    @Test
    void similarNamesOnOnePaperAreTwoPeople() {
        Resolution r = resolve(
                "Peter Andersen, Peter Anderson, Ada Byron, Carl Gauss",
                "Peter Andersen, Ada Byron, Carl Gauss",
                "Peter Anderson, Ada Byron, Carl Gauss");
        assertThat(author(r, "Peter Andersen")).isPresent();
        assertThat(author(r, "Peter Anderson")).isPresent();
    }

    @Test
    void initialsThatFitOneNameWithSharedCoauthorsAreThatPerson() {
        Resolution r = resolve("Jack Clark, Ada Byron", "J. Clark, Ada Byron");
        assertThat(author(r, "Jack Clark").orElseThrow().otherNames()).containsExactly("J. Clark");
        assertThat(rules(r, "Jack Clark")).containsExactly("author-initials-shared-coauthors");
        assertThat(r.decisions().stream().map(IdentityDecision::evidence))
                .contains("\"J. Clark\" fits \"Jack Clark\", the only such name among these co-authors;"
                        + " 1 shared co-author, Ada Byron");
    }

    @Test
    void initialsThatFitTwoNamesAreAmbiguous() {
        Resolution r = resolve("Jack Clark, Ada Byron", "John Clark, Ada Byron", "J. Clark, Ada Byron");
        Author initials = author(r, "J. Clark").orElseThrow();
        assertThat(initials.ambiguous()).isTrue();
        assertThat(initials.possiblySameAs()).containsExactly("jack-clark", "john-clark");
        assertThat(author(r, "Jack Clark").orElseThrow().possiblySameAs()).containsExactly("j-clark");
        assertThat(author(r, "Jack Clark").orElseThrow().ambiguous()).isFalse();
    }

    @Test
    void initialsThatFitTwoNamesNeedTwoSharedCoauthors() {
        Resolution one =
                resolve("Jack Clark, Ada Byron, Carl Gauss", "John Clark, Emmy Noether", "J. Clark, Ada Byron");
        assertThat(author(one, "J. Clark")).isPresent();
        Resolution two = resolve(
                "Jack Clark, Ada Byron, Carl Gauss", "John Clark, Emmy Noether", "J. Clark, Ada Byron, Carl Gauss");
        assertThat(author(two, "J. Clark")).isEmpty();
        assertThat(author(two, "Jack Clark").orElseThrow().otherNames()).containsExactly("J. Clark");
    }

    @Test
    void initialsWithoutSharedCoauthorsStayTwo() {
        Resolution r = resolve("J. Clark, Ada Byron", "J. Clark, Carl Gauss");
        assertThat(r.authors()).hasSize(4);
        List<Author> clarks = r.authors().stream()
                .filter(a -> a.fullName().equals("J. Clark"))
                .toList();
        assertThat(clarks.get(0).possiblySameAs()).containsExactly(clarks.get(1).key());
        assertThat(clarks.get(1).possiblySameAs()).containsExactly(clarks.get(0).key());
    }

    @Test
    void listsOfInitialsMeetListsOfNames() {
        Resolution r = resolve("Jack Clark, Ada Byron, Carl Gauss", "J. Clark, A. Byron, C. Gauss");
        assertThat(r.authors()).hasSize(3);
    }

    @Test
    void initialsDoNotChainTwoPeople() {
        Resolution r = resolve(
                "Jack Clark, Ada Byron, Carl Gauss",
                "J. Clark, Ada Byron, Carl Gauss, Emmy Noether, Sofia Kovalevskaya",
                "John Clark, Emmy Noether, Sofia Kovalevskaya");
        assertThat(author(r, "Jack Clark").orElseThrow().key())
                .isNotEqualTo(author(r, "John Clark").orElseThrow().key());
        assertThat(author(r, "J. Clark").orElseThrow().ambiguous()).isTrue();
    }

    @Test
    void aLeftOutMiddleNameWithSharedCoauthorsIsOnePerson() {
        Resolution r =
                resolve("Daniel M. Ziegler, Ada Byron", "Daniel Ziegler, Ada Byron", "Daniel Ziegler, Carl Gauss");
        assertThat(author(r, "Daniel M. Ziegler").orElseThrow().otherNames()).containsExactly("Daniel Ziegler");
        assertThat(resolve("Daniel M. Ziegler, Ada Byron", "Daniel Ziegler, Carl Gauss")
                        .authors())
                .hasSize(4);
    }

    @Test
    void oneOrcidIsOnePersonAndTwoAreTwo() {
        String orcid = "0000-0002-1825-0097";
        String other = "0000-0001-5109-3700";
        Resolution r = resolve(new Contributor[][] {
            {Records.person("Jane Smith", orcid)},
            {Records.person("Jane Miller", orcid)},
            {Records.person("Jane Miller", other)},
            {Records.person("Jane Miller")},
        });
        assertThat(r.authors()).hasSize(3);
        assertThat(r.authors().stream().map(Author::orcid)).containsExactlyInAnyOrder(orcid, other, "");
        assertThat(r.decisions()).singleElement().satisfies(d -> {
            assertThat(d.rule()).isEqualTo("author-same-orcid");
            assertThat(d.evidence()).contains(orcid);
        });
        Author unknown = r.authors().stream()
                .filter(a -> a.orcid().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(unknown.ambiguous()).isTrue();
        assertThat(unknown.possiblySameAs()).hasSize(2);
    }

    @Test
    void groupsMergeByNameAndAreNoPeople() {
        Resolution r = resolve(
                new Contributor[] {Contributor.group("LHC Collaboration"), Records.person("Ada Byron")},
                new Contributor[] {Contributor.group("LHC collaboration")},
                new Contributor[] {Records.person("LHC Collaboration")});
        assertThat(r.authors()).hasSize(3);
        assertThat(r.authors().stream().filter(a -> a.kind() == Contributor.Kind.GROUP))
                .singleElement()
                .satisfies(a -> assertThat(a.records()).hasSize(2));
        assertThat(r.decisions()).extracting(IdentityDecision::rule).containsExactly("author-same-group-name");
    }

    @Test
    void writesNamesGivenNameFirst() {
        Contributor inverted = Contributor.person("van Rossum, Guido", new PersonName("Guido", "van", "Rossum", ""));
        Resolution r = resolve(new Contributor[][] {{inverted}, {Records.person("Guido van Rossum")}});
        assertThat(r.authors()).singleElement().satisfies(a -> {
            assertThat(a.fullName()).isEqualTo("Guido van Rossum");
            assertThat(a.otherNames()).isEmpty();
        });
    }

    @Test
    void namesWithoutAsciiGetAKeyOfTheirOwn() {
        Resolution r = resolve(new Contributor[][] {
            {Contributor.person("刘洋", new PersonName("洋", "", "刘", ""))},
            {Contributor.person(":", new PersonName("", "", ":", ""))}
        });
        assertThat(r.authors()).extracting(Author::key).allMatch(key -> key.matches("author-[0-9a-f]{8}"));
    }

    @Test
    void otherSpellingsOfOtherListsArePartOfTheAuthor() {
        PaperRecord cut = record("a", 1)
                .arxiv("2405.19550")
                .truncated(1, "Kamile Lukosuite")
                .build();
        PaperRecord whole = record("b", 1)
                .arxiv("2405.19550")
                .authors("Kamilė Lukošiūtė", "Ada Byron")
                .build();
        Resolution r = Resolver.resolve(List.of(cut, whole));
        Author author = author(r, "Kamilė Lukošiūtė").orElseThrow();
        assertThat(author.otherNames()).containsExactly("Kamile Lukosuite");
        assertThat(author.records()).containsExactly(cut.id(), whole.id());
    }

    @Test
    void manyUnrelatedInitialsDoNotLinkAllWithAll() {
        List<PaperRecord> records = new ArrayList<>();
        String[] given = {"Yan", "Ying", "Yi", "Yuan", "Yong", "Yang", "Yue", "Yao", "Yun", "Ye", "Yu", "Yin"};
        for (int i = 0; i < 600; i++) {
            String name = i % 2 == 0 ? "Y. Zhang" : given[i / 2 % 12] + (char) ('a' + i / 24 % 26) + " Zhang";
            records.add(record("f", i + 1)
                    .title("Paper number " + i)
                    .authors(name, "Solo Author" + i)
                    .build());
        }
        Resolution r = Resolver.resolve(records);
        assertThat(r.authors().stream().filter(a -> a.fullName().equals("Y. Zhang")))
                .hasSize(300)
                .allMatch(Author::ambiguous)
                .allMatch(a -> a.possiblySameAs().isEmpty());
    }

    @Test
    void hugeCollaborationsAreResolved() {
        String[] names = Stream.iterate(0, i -> i + 1)
                .limit(3000)
                .map(i -> "Given" + (char) ('a' + i % 26) + " Family" + i)
                .toArray(String[]::new);
        List<PaperRecord> records = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            records.add(record("f", i + 1).title(TITLES[i]).authors(names).build());
        }
        Resolution r = Resolver.resolve(records);
        assertThat(r.authors()).hasSize(3000);
        assertThat(r.decisions()).hasSize(5 * 3000);
    }
}
