package org.papergraph.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be read is said, with its place, and the rest is built. */
class BadInputTest {

    private static final Path GOOD = Path.of("examples", "abstract-paragraphs.txt");

    @TempDir
    private Path temp;

    private Path input = Path.of("");
    private Path graph = Path.of("");

    @BeforeEach
    void putAGoodFileBeside() throws IOException {
        input = Files.createDirectory(temp.resolve("in"));
        graph = temp.resolve("g");
        Files.copy(GOOD, input.resolve("good.txt"));
    }

    @Test
    void passesOverAnEmptyFile() throws IOException {
        Files.createFile(input.resolve("empty.txt"));
        assertBuilt(build(), "empty.txt: ", "empty");
    }

    @Test
    void passesOverABinaryFile() throws IOException {
        byte[] bytes = new byte[10_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 31);
        }
        Files.write(input.resolve("image.txt"), bytes);
        assertBuilt(build(), "image.txt: ", "binary");
    }

    @Test
    void saysWhichFormatsThereAreWhenANamedFileIsNone() throws IOException {
        Path file = Files.writeString(temp.resolve("notes.txt"), "buy milk\n");
        Papergraph run = build(file.toString());
        assertBuilt(run, "notes.txt: error: ", "arxiv-search");
    }

    @Test
    void readsTheFilesOfAFolderWithinTheFolder() throws IOException {
        Path sub = Files.createDirectory(input.resolve("sub"));
        Files.copy(GOOD, sub.resolve("again.txt"));
        Papergraph run = build();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("sub/again.txt").contains("20 records, 10 papers");
    }

    @Test
    void saysThatAFileMayNotBeRead() throws IOException {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may read everything");
        Path secret = Files.copy(GOOD, input.resolve("secret.txt"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
        assertBuilt(build(), "secret.txt: error: ", "permission denied");
    }

    @Test
    void saysThatAFileIsMissing() {
        assertBuilt(build(temp.resolve("missing.txt").toString()), "missing.txt: error: ", "no such file");
    }

    @Test
    void survivesAHundredMegabytesOnOneLine() throws IOException {
        byte[] chunk = new byte[1 << 20];
        Arrays.fill(chunk, (byte) 'a');
        try (OutputStream out = Files.newOutputStream(input.resolve("long.txt"))) {
            out.write("Abstract: ".getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(chunk);
            }
            out.write(
                    "\nAbstract: A short abstract of a paper about the honesty of models, which is read all the same.\n"
                            .getBytes(StandardCharsets.UTF_8));
        }
        assertBuilt(build("--format", "abstract-list"), "long.txt:1", "line");
    }

    @Test
    void saysWhereTextIsNotUtf8() throws IOException {
        byte[] text = "Abstract: A study of caf\u00e9 talk among researchers of safety, and what came of it.\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Files.write(input.resolve("latin.txt"), text);
        assertBuilt(build(), "latin.txt:1:25: ", "UTF-8");
    }

    @Test
    void keepsTheRecordsBeforeOneThatIsCutShort() throws IOException {
        String whole = Files.readString(Path.of("examples", "arxiv-search-results.txt"));
        Files.writeString(input.resolve("cut.txt"), whole.substring(0, whole.length() - 300));
        Papergraph run = build();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("cut.txt:");
        assertThat(run.out()).contains("read as arxiv-search");
    }

    @Test
    void keepsTheWordsItLeavesOut() throws IOException {
        Files.copy(
                Path.of("src/test/resources/org/papergraph/format/arxiv-abstracts/odd-wrapped.txt"),
                input.resolve("stray.txt"));
        Papergraph run = build();
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("stray.txt:1: warning: ");
        assertThat(Files.readString(graph.resolve("rejects.jsonl")))
                .contains("\"severity\":\"warning\"")
                .contains("My reading list, spring");
    }

    @Test
    void saysThatAFileBreaksOffWhileItIsRead() {
        Path broken = Path.of("/proc/self/mem");
        assumeTrue(Files.exists(broken), "this system has no file that fails to be read");
        assertBuilt(build(broken.toString()), "mem: error: ", "cannot be read");
    }

    @Test
    void changesNothingWhenItIsStrict() throws IOException {
        build();
        byte[] before = Files.readAllBytes(graph.resolve("graph.nq.gz"));
        Papergraph run = build("--strict", temp.resolve("missing.txt").toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("strict").contains("nothing was changed");
        assertThat(Files.readAllBytes(graph.resolve("graph.nq.gz"))).isEqualTo(before);
    }

    @Test
    void failsWhenNothingCanBeRead() {
        Papergraph run = Papergraph.run("build", temp.resolve("missing.txt").toString(), "-o", graph.toString());
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("no record could be read");
        assertThat(graph.resolve("current")).doesNotExist();
    }

    @Test
    void readsStandardInput() throws IOException {
        Papergraph run = Papergraph.withInput(Files.readString(GOOD), "build", "-", "-o", graph.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("stdin").contains("10 records, 10 papers");
    }

    private Papergraph build(String... more) {
        String[] arguments =
                Arrays.copyOf(new String[] {"build", input.toString(), "-o", graph.toString()}, 4 + more.length);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return Papergraph.run(arguments);
    }

    private static void assertBuilt(Papergraph run, String place, String reason) {
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err().lines()).anyMatch(line -> line.contains(place) && line.contains(reason));
        assertThat(run.out()).containsPattern("1[0-9] records, 1[0-9] papers");
    }
}
