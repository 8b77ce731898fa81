package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.SharedData;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.VenueMention;

class BibtexReaderTest {

    private static Reading read(String text) throws IOException {
        return Reading.of(Format.BIBTEX, text);
    }

    private static PaperRecord one(String fields) throws IOException {
        Reading reading = read("@misc{key,\n  title = {T},\n  " + fields + "\n}\n");
        assertThat(reading.records()).as(reading.messages().toString()).hasSize(1);
        return reading.records().get(0);
    }

    private static List<String> names(String authors) throws IOException {
        return one("author = {" + authors + "}").authors().contributors().stream()
                .map(c -> c.kind() == Contributor.Kind.GROUP
                        ? "[" + c.nameAsWritten() + "]"
                        : String.join(
                                "|",
                                c.name().given(),
                                c.name().particle(),
                                c.name().family(),
                                c.name().suffix()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "John von Neumann; John|von|Neumann|",
                "von Neumann, John; John|von|Neumann|",
                "de la Fuente, Jr., A.; A.|de la|Fuente|Jr.",
                "Kurt G{\\\"o}del; Kurt||Gödel|",
                "{\\'E}mile Zola; Émile||Zola|",
                "Mausam; ||Mausam|",
                "Ann {Walden (moderator)}; Ann||Walden|",
                "{Walden (moderator)}, Ann; Ann||Walden|",
                "Striphas, {Ted (Ted G.)}; Ted (Ted G.)||Striphas|",
                "{World Health Organization}; [World Health Organization]",
                "{Doe, Jane}; Jane||Doe|",
                "The Ring Collaboration; [The Ring Collaboration]",
                "Charles {de la Vall{\\'e}e Poussin}; Charles||de la Vallée Poussin|",
                "{van der Berg}, J.; J.||van der Berg|",
                "family=Rousseau, given=Jean, prefix=de la; Jean|de la|Rousseau|",
                "given={Alan}, family={Smith}, suffix=Jr; Alan||Smith|Jr",
                "\"family={Robert and Sons, Inc.}\"; [Robert and Sons, Inc.]",
                "刘, 洋; 洋||刘|",
            })
    void readsNames(String written, String parts) throws IOException {
        assertThat(names(written)).containsExactly(parts);
    }

    @Test
    void knowsJuniorsInBraces() throws IOException {
        assertThat(
                        one("author = {Guy L. {Steele, Jr.} and {Hunt, III}, H. B. and David H. {Friedel Jr} and Ann {Young II}}")
                                .authors()
                                .contributors())
                .extracting(c -> c.name().family() + "|" + c.name().suffix())
                .containsExactly("Steele|Jr.", "Hunt|III", "Friedel|Jr", "Young|II");
    }

    @Test
    void takesOnlyNamesForNames() throws IOException {
        assertThat(names("nosortothers=true and Ann Roe and 5")).containsExactly("Ann||Roe|");
        AuthorList list = one("author = {Ann Roe and xdata=doe-author-1}").authors();
        assertThat(list.contributors()).hasSize(1);
        assertThat(list.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(list.marker()).isEqualTo("xdata=doe-author-1");
    }

    @Test
    void splitsNamesAtAndOutsideBraces() throws IOException {
        assertThat(names("Bausch and Lomb and {Bausch and Lomb} AND\n  Sand and Band and others"))
                .containsExactly("||Bausch|", "||Lomb|", "[Bausch and Lomb]", "||Sand|", "||Band|");
        AuthorList list = one("author = {Doe, Jane and others}").authors();
        assertThat(list.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(one("author = {Doe, Jane}").authors().status()).isEqualTo(AuthorList.Status.COMPLETE);
    }

    @Test
    void readsListsThatDoNotKnowAnd() throws IOException {
        assertThat(names("A. One; B. Two")).containsExactly("A.||One|", "B.||Two|");
        assertThat(names("A. One, B. Two, C. Three, D. Four")).hasSize(4);
        assertThat(names("{Smith, Ann and Roe, Bob}")).containsExactly("Ann||Smith|", "Bob||Roe|");
    }

    @Test
    void putsMacrosInAndJoinsParts() throws IOException {
        Reading reading = read("""
                @string{a = "Rings " # {and }}
                @STRING(B = a # "Groups")
                @book{k, title = b # 1 # {2}, month = apr # "~7--9,", year = 1999}
                """);
        assertThat(reading.titles()).containsExactly("Rings and Groups12");
        assertThat(reading.records().get(0).dates().get(0).date()).hasToString("1999-04-07");
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void keepsTheNameOfAnUndefinedMacro() throws IOException {
        Reading reading = read("""
                @article{k, title = {T}, journal = later}
                @string{later = {Too Late}}
                @article{l, title = {U}, journal = later # { 2}}
                """);
        assertThat(reading.records()).extracting(r -> r.venues().get(0).name()).containsExactly("later", "Too Late 2");
        assertThat(reading.messages())
                .containsExactly("file.txt:1:36: warning: @string later is not defined: its name is kept as text");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            nullValues = "-",
            value = {
                "date = {2004-06/2004-08}; 2004-06",
                "date = {1984~}; 1984",
                "date = {2001-21}; 2001",
                "date = {2023-09-24T13:27:44+00:00}; 2023-09-24",
                "date = {199X}; -",
                "date = {/2000-05}; 2000-05",
                "year = 1999, month = {7~apr}; 1999-04-07",
                "year = 1999, month = {Apr.--June}; 1999-04",
                "year = 1999, month = 4, day = 3; 1999-04-03",
                "year = {c1999}; 1999",
                "year = {1998/99}; 1998",
                "year = {in press}; -",
                "year = 2001, month = {Juillet}; 2001-07",
                "year = 2001, month = 13; 2001",
                "year = 2001, month = feb, day = 30; 2001-02",
            })
    void readsDates(String fields, String date) throws IOException {
        assertThat(one(fields).dates().stream().map(d -> d.date().toString()))
                .isEqualTo(date == null ? List.of() : List.of(date));
    }

    @Test
    void readsIdentifiersWhereverTheyStand() throws IOException {
        assertThat(one("doi = {https://doi.org/10.1000/A\\_B}").identifiers())
                .containsExactly(new Identifier(Identifier.Scheme.DOI, "10.1000/a_b"));
        assertThat(one("eprint = {arXiv:2401.00001v2}, archiveprefix = {arXiv}").identifiers())
                .containsExactly(new Identifier(Identifier.Scheme.ARXIV, "2401.00001"));
        assertThat(one("eprint = {9901001}, archiveprefix = {arXiv}, primaryclass = {hep-th}")
                        .identifiers())
                .containsExactly(new Identifier(Identifier.Scheme.ARXIV, "hep-th/9901001"));
        assertThat(one("journal = {arXiv preprint arXiv:1706.03762}").identifiers())
                .containsExactly(new Identifier(Identifier.Scheme.ARXIV, "1706.03762"));
        assertThat(one("url = {https://aclanthology.org/2020.acl-main.1}, pmid = {123}, pmcid = {456}")
                        .identifiers())
                .containsExactly(
                        new Identifier(Identifier.Scheme.PMID, "123"),
                        new Identifier(Identifier.Scheme.PMCID, "PMC456"),
                        new Identifier(Identifier.Scheme.ACL, "2020.acl-main.1"));
        assertThat(one("biburl = {https://dblp.org/rec/conf/icml/Doe18.bib}").identifiers())
                .containsExactly(new Identifier(Identifier.Scheme.DBLP, "conf/icml/Doe18"));
    }

    @Test
    void givesAuthorsTheirOrcids() throws IOException {
        assertThat(one("author = {One, A. and Two, B.}, author+an:orcid = {2=\"0000-0002-1825-0097\"}")
                        .authors()
                        .contributors())
                .extracting(Contributor::orcid)
                .containsExactly("", "0000-0002-1825-0097");
    }

    @Test
    void readsEntriesBetweenParenthesesAndOnOneLine() throws IOException {
        Reading reading = read("@book(a, title = {A (b) c}) @book{b, title = \"B {\"}b{\"}\"}@book{c,title={C}}");
        assertThat(reading.titles()).containsExactly("A (b) c", "B \"b\"", "C");
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void takesTextBetweenEntriesForComment() throws IOException {
        Reading reading = read("""
                Some {{unbalanced} text, somebody@example.org
                %@book{no, title = {No}}
                @comment{@book{no, title = {No}}}
                @Comment{
                  @book{no, title = {No}}
                }
                @comment no braces
                @comment{ not closed
                @preamble{ "\\newcommand{\\x}{}" }
                @book{yes, title = {Yes}}
                """);
        assertThat(reading.titles()).containsExactly("Yes");
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void inheritsFromParentsOnEitherSide() throws IOException {
        Reading reading = read("""
                @xdata{house, publisher = {House}}
                @inproceedings{before, crossref = {Whole}, title = {Before}, pages = {1--2}}
                @proceedings{whole, xdata = {house}, title = {Proceedings of Rings}, year = 2001, doi = {10.1000/whole}}
                @inproceedings{after, crossref = {whole}, title = {After}}
                @inproceedings{orphan, crossref = {none}, title = {Orphan}}
                """);
        assertThat(reading.records())
                .extracting(r -> r.id().number() + " " + r.title())
                .containsExactly("2 Proceedings of Rings", "1 Before", "3 After", "4 Orphan");
        for (PaperRecord child :
                List.of(reading.records().get(1), reading.records().get(2))) {
            assertThat(child.venues())
                    .containsExactly(VenueMention.of("Proceedings of Rings", VenueMention.Kind.CONFERENCE));
            assertThat(child.details().imprint().publisher()).isEqualTo("House");
            assertThat(child.dates().get(0).date()).hasToString("2001");
            assertThat(child.identifiers()).isEmpty();
        }
        assertThat(reading.messages())
                .containsExactly("file.txt:5: warning: entry refers to none, which is not in the file: kept as it is");
    }

    @Test
    void surviveEntriesThatReferToThemselvesOrEachOther() throws IOException {
        Reading reading = read("""
                @book{a, title={A}, crossref={a}}
                @book{b, title={B}, crossref={c}}
                @book{c, title={C}, crossref={b}}
                """);
        assertThat(reading.titles()).containsExactlyInAnyOrder("A", "B", "C");
    }

    @Test
    void keepsReadingAfterAnUnclosedBrace() throws IOException {
        Reading reading = read("""
                @article{a,
                  title = {Not closed,
                  year = 2001
                @article{b, title = {B}}
                @article{c, title = "C "quoted" c"}
                @article{d, title = {D}}
                @article{e title}
                @article{f, title = {F}
                """);
        assertThat(reading.titles()).containsExactly("B", "D");
        assertThat(reading.messages())
                .containsExactly(
                        "file.txt:2:11: rejected: brace is not closed",
                        "file.txt:5:25: rejected: comma or closing delimiter expected",
                        "file.txt:7: rejected: record has no title, abstract or identifier",
                        "file.txt:8:25: rejected: entry is not closed");
    }

    @Test
    void keepsAnEntryThatIsQuotedInAnother() throws IOException {
        Reading reading = read("""
                @misc{a,
                  title = {About BibTeX},
                  note = {Write
                @article{key,
                  title = {Title}
                }
                  and so on.}
                }
                @misc{b, title = {B}}
                """);
        assertThat(reading.titles()).containsExactly("About BibTeX", "B");
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void takesEscapedBracesForTextWhenNothingElseFits() throws IOException {
        Reading reading = read("@article{a, title = {An Open \\{ Brace}, year = 2001}\n@article{b, title = {B}}\n");
        assertThat(reading.titles()).containsExactly("An Open { Brace", "B");
        assertThat(reading.messages()).isEmpty();
    }

    @Test
    void readsOldEncodings() throws IOException {
        String text = "@book{k, title = {Über Ringe}}\n";
        Reading reading = Reading.of(Format.BIBTEX, text.getBytes(Charset.forName("windows-1252")));
        assertThat(reading.titles()).containsExactly("Über Ringe");
        Reading chinese = Reading.of(Format.BIBTEX, "@ARTICLE{凯撒2013,\ntitle={标题}}".getBytes(Charset.forName("GBK")));
        assertThat(chinese.records().get(0).key()).isEqualTo("凯撒2013");
        assertThat(chinese.titles()).containsExactly("标题");
        assertThat(chinese.messages()).hasSize(1);
    }

    @Test
    void namesWhatIsLostOfAFieldThatStandsTwice() throws IOException {
        Reading reading = read("@misc{k, title = {A}, Title = {B}, keywords = {x}, keywords = {y}, url = {}}\n");
        assertThat(reading.messages())
                .containsExactly("file.txt:1: warning: field title stands twice: the first one counts");
        assertThat(reading.diagnostics().get(0).raw()).isEqualTo("B");
        assertThat(reading.records().get(0).details().subjects()).hasSize(2);
    }

    @Test
    void saysWhatSortAWorkIs() throws IOException {
        Map<String, PaperType> types = Map.of(
                "article", PaperType.ARTICLE,
                "inproceedings", PaperType.CONFERENCE_PAPER,
                "PhdThesis", PaperType.THESIS,
                "incollection", PaperType.CHAPTER,
                "misc", PaperType.UNKNOWN,
                "dataset", PaperType.DATASET,
                "somethingelse", PaperType.OTHER);
        for (Map.Entry<String, PaperType> type : types.entrySet()) {
            assertThat(read("@" + type.getKey() + "{k, title = {T}}")
                            .records()
                            .get(0)
                            .details()
                            .type())
                    .isEqualTo(type.getValue());
        }
    }

    @Test
    void neitherRecursesNorExplodes() throws IOException {
        String deep = "@misc{k, title = {" + "{".repeat(100_000) + "x" + "}".repeat(100_000) + "}}\n";
        assertThat(read(deep + "@misc{l, title = {L}}").titles()).hasSize(2).contains("L");
        String bomb = "@string{a0 = {xxxxxxxxxx}}\n"
                + IntStream.range(1, 60)
                        .mapToObj(i -> "@string{a" + i + " = a" + (i - 1) + " # a" + (i - 1) + "}\n")
                        .collect(Collectors.joining())
                + "@misc{k, title = a59}\n";
        Reading reading = read(bomb);
        assertThat(reading.records()).hasSize(1);
        assertThat(reading.titles().get(0)).hasSizeLessThan(8 << 20);
        assertThat(reading.messages()).anyMatch(m -> m.contains("characters"));
    }

    @Test
    void readsManyUnclosedEntriesInLinearTime() throws IOException {
        Reading reading = read("@misc{k, title = {never closed\n".repeat(20_000));
        assertThat(reading.records()).isEmpty();
        assertThat(reading.messages()).hasSize(20_000);
    }

    @Test
    void readsAnEndlessEntryInBoundedMemory() throws IOException {
        byte[] line = "words and words and words\n".repeat(1000).getBytes(StandardCharsets.US_ASCII);
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream("@misc{k, title = {".getBytes(StandardCharsets.US_ASCII)));
        IntStream.range(0, 1500).forEach(i -> parts.add(new ByteArrayInputStream(line)));
        parts.add(new ByteArrayInputStream("}}\n@misc{l, title = {L}}\n".getBytes(StandardCharsets.US_ASCII)));
        Reading reading = Reading.of(Format.BIBTEX, "f", new SequenceInputStream(Collections.enumeration(parts)));
        assertThat(reading.titles()).containsExactly("L");
        assertThat(reading.messages()).hasSize(1);
        assertThat(reading.diagnostics().get(0).raw().length()).isLessThanOrEqualTo(100_000);
    }

    /* What is counted is no record: macros, remarks, settings. */
    private static final Pattern ENTRY = Pattern.compile("(?im)^[ \\t\\uFEFF]*@\\s*([a-z][a-z_]*)\\s*[({]");
    private static final Pattern NO_RECORD =
            Pattern.compile("(?i)string|comment|preamble|xdata|ieeetranbstctl|control");

    /* Records that a line by line count takes for more or less than they are, each with the reason. */
    private static final Map<String, Integer> MISCOUNTED = Map.of("ruby_decoret.bib", -1);

    @Test
    void readsAllSharedFiles() throws IOException {
        Path folder = SharedData.path("data/inputs/bibtex").orElse(null);
        Assumptions.assumeTrue(folder != null);
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder)) {
            files = listed.filter(f -> f.toString().endsWith(".bib")).sorted().toList();
        }
        int total = 0;
        List<String> wrong = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            byte[] bytes = Files.readAllBytes(file);
            Reading reading = Reading.of(Format.BIBTEX, name, new ByteArrayInputStream(bytes));
            reading.records().forEach(FixturesTest::assertSane);
            long rejected = reading.diagnostics().stream()
                    .filter(d -> d.severity() != Diagnostic.Severity.WARNING)
                    .count();
            Matcher m = ENTRY.matcher(new String(bytes, StandardCharsets.ISO_8859_1).replace("ï»¿", ""));
            int expected = MISCOUNTED.getOrDefault(name, 0);
            while (m.find()) {
                expected += NO_RECORD.matcher(m.group(1)).matches() ? 0 : 1;
            }
            if (reading.records().size() + rejected != expected) {
                wrong.add(name + ": " + reading.records().size() + " + " + rejected + ", but " + expected);
            }
            if (expected > 0) {
                assertThat(Format.detect(name, bytes))
                        .as(name)
                        .isInstanceOfSatisfying(
                                Detection.Detected.class,
                                d -> assertThat(d.format()).isEqualTo(Format.BIBTEX));
            }
            total += expected;
        }
        assertThat(wrong).isEmpty();
        assertThat(files).hasSizeGreaterThan(250);
        assertThat(total).isGreaterThan(16_000);
    }

    @Test
    void refusesBibtexWithinJson() throws IOException {
        Path file = SharedData.path("data/inputs/bibtex/icml2018.bib.json").orElse(null);
        Assumptions.assumeTrue(file != null);
        byte[] head = new byte[Format.HEAD_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(in.readNBytes(head, 0, head.length)).isPositive();
        }
        assertThat(Format.detect("icml2018.bib.json", head)).isInstanceOf(Detection.Unknown.class);
    }

    @Test
    void saysWhatBecomesOfTheFieldsOfTheFixtures() {
        for (String field :
                List.of("title", "author", "journaltitle", "crossref", "eprint", "file", "edition", "bibsource")) {
            assertThat(BibtexReader.FIELDS.declares(field)).as(field).isTrue();
        }
        assertThat(BibtexReader.FIELDS.others()).isNotEmpty();
    }
}
