package org.papergraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.format.Format;

class CommandLineTest {

    private static final List<String> COMMANDS =
            List.of("build", "serve", "load", "query", "queries", "formats", "explain", "validate", "export");

    @TempDir
    private Path temp;

    @Test
    void everyCommandIsInTheReadmeAndHasAnExample() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (String command : COMMANDS) {
            assertThat(readme).contains("`" + command);
            Papergraph help = Papergraph.run(command, "--help");
            assertThat(help.code()).isZero();
            assertThat(help.out()).contains("Example").contains("papergraph " + command);
        }
    }

    @Test
    void formatsSaysWhatIsLost() {
        Papergraph all = Papergraph.run("formats", "--losses");
        assertThat(all.code()).isZero();
        for (Format format : Format.values()) {
            assertThat(all.out()).contains(format.id() + ": ");
            format.fields().lost().values().forEach(why -> assertThat(all.out()).contains(why));
        }
        Papergraph one = Papergraph.run("formats", "--losses", "table", "--json");
        assertThat(one.code()).isZero();
        assertThat(one.out())
                .contains("\"kept\"", "\"lost\"", "\"others\"", "article-number")
                .doesNotContain("arxiv-search");
    }

    @Test
    void buildReadsAMappedTable() throws IOException {
        Path table = Files.writeString(temp.resolve("liste.csv"), "Titel;Wer;Wann\nEin Ding;Weiß, Anna;2020\n");
        Path graph = temp.resolve("g");
        Papergraph run = Papergraph.run(
                "build", table.toString(), "-o", graph.toString(), "--map", "authors=Wer", "--map", "date=Wann");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("1 records, read as table").contains("1 authors");
        Papergraph wrong = Papergraph.run(
                "build", table.toString(), "-o", graph.toString(), "--format", "table", "--map", "authors=Autor");
        assertThat(wrong.code()).isNotZero();
        assertThat(wrong.err()).contains("no row of headers has all of Autor; the first row is Titel;Wer;Wann");
    }

    @Test
    void helpNamesEveryCommand() {
        Papergraph help = Papergraph.run("--help");
        assertThat(help.code()).isZero();
        assertThat(help.out()).contains(COMMANDS).doesNotContain("warm-up");
    }

    @ParameterizedTest
    @CsvSource({
        "'', which command",
        "biuld, Did you mean",
        "build, INPUT",
        "build x --format nonsense, no format is called nonsense",
        "build x --format reading-lst, did you mean reading-list",
        "build x --map titel=Titel, no field is called titel",
        "formats table, --losses",
        "formats --losses tabel, did you mean table",
        "build x --threads 0, at least 1",
        "build x --base ftp://x/, --base",
        "load g, --to",
        "explain g, THING",
        "explain g one two three, three",
        "export g --format docx, docx",
        "serve g --port 99999, from 0 to 65535",
    })
    void wrongUsageIsExplained(String line, String explanation) {
        Papergraph run = Papergraph.run(line.isEmpty() ? new String[0] : line.split(" "));
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(explanation);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "query", "explain", "validate", "export"})
    void saysHowToMakeTheGraphThatIsMissing(String command) {
        String directory = temp.resolve("none").toString();
        Papergraph run = command.equals("query")
                ? Papergraph.run(command, directory, "papers-by-year")
                : command.equals("explain")
                        ? Papergraph.run(command, directory, "someone")
                        : Papergraph.run(command, directory);
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("does not exist").contains("papergraph build");
    }

    @Test
    void listsFormatsAndQueries() {
        assertThat(Papergraph.run("formats").out()).contains("arxiv-search", "abstract-list");
        assertThat(Papergraph.run("formats", "--json").out()).startsWith("[");
        assertThat(Papergraph.run("queries").out()).contains("coauthors-of-author");
        assertThat(Papergraph.run("queries", "coauthors-of-author").out()).contains("-p author=");
    }

    @Test
    void refusesAParameterThatAQueryDoesNotHave() {
        String graph = temp.resolve("g").toString();
        assertThat(Papergraph.run("build", "examples/abstract-paragraphs.txt", "-o", graph)
                        .code())
                .isZero();
        Papergraph unknown = Papergraph.run("query", graph, "venues", "-p", "colour=red");
        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("colour").contains("limit");
        Papergraph nobody = Papergraph.run("query", graph, "coauthors-of-author");
        assertThat(nobody.code()).isEqualTo(2);
        assertThat(nobody.err()).contains("give a value with -p author=");
        Papergraph example = Papergraph.run("query", graph, "papers-of-concept");
        assertThat(example.code()).isZero();
        assertThat(example.err()).contains("taking the example concept=");
        Papergraph away = Papergraph.run("load", graph, "--to", "ftp://somewhere/");
        assertThat(away.code()).isEqualTo(2);
    }

    @Test
    void remembersThatStandardOutputFailed() {
        StandardOutput full = new StandardOutput(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        });
        full.printStream().print("data");
        full.printStream().flush();
        assertThat(full.failure()).get().hasToString("java.io.IOException: No space left on device");
    }

    @Test
    void completesCommandsInAShell() {
        Papergraph run = Papergraph.run("generate-completion");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("complete -F").contains("papergraph");
    }
}
