package org.papergraph.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papergraph.model.Diagnostic;

class SourcesTest {

    @TempDir
    private Path temp;

    private final List<Diagnostic> diagnostics = new ArrayList<>();

    @BeforeEach
    void makeFiles() throws IOException {
        for (String name : List.of("in/a.txt", "in/sub/b.txt", "in/.hidden/c.txt", "in/.d.txt", "other/a.txt")) {
            Path file = temp.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
    }

    @Test
    void namesFilesBelowTheirFolderWhereverThatLies() {
        assertThat(names(temp.resolve("in"))).containsExactly("a.txt", "sub/b.txt");
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void doesNotDependOnTheOrderOfTheArguments() {
        Path in = temp.resolve("in");
        Path file = temp.resolve("other/a.txt");
        assertThat(names(in, file)).isEqualTo(names(file, in)).containsExactly("in/a.txt", "other/a.txt", "sub/b.txt");
    }

    @Test
    void readsAFileOnceThoughItIsGivenTwice() {
        assertThat(names(temp.resolve("in/a.txt"), temp.resolve("in"))).containsExactly("a.txt", "sub/b.txt");
    }

    @Test
    void resolvesPatternsThatTheShellLeftAlone() {
        assertThat(names(Path.of(temp.toString(), "in", "**.txt"))).containsExactly("a.txt", "sub/b.txt");
        assertThat(names(Path.of(temp.toString(), "in", "*.txt"))).containsExactly("a.txt");
    }

    @Test
    void saysWhatIsNotThereAndGoesOn() {
        assertThat(names(temp.resolve("missing.bib"), temp.resolve("in/a.txt"))).containsExactly("a.txt");
        assertThat(diagnostics)
                .singleElement()
                .satisfies(d -> assertThat(d.toString()).contains("missing.bib").contains("no such file"));
    }

    @Test
    void passesOverTheGraphThatIsBeingBuilt() throws IOException {
        Path graph = Files.createDirectory(temp.resolve("in/g"));
        Files.writeString(graph.resolve("report.json"), "{}");
        List<Source> sources = Sources.find(List.of(temp.resolve("in").toString()), graph, diagnostics::add);
        assertThat(sources).extracting(Source::name).containsExactly("a.txt", "sub/b.txt");
    }

    @Test
    void saysThatAFolderIsEmpty() throws IOException {
        Files.createDirectory(temp.resolve("empty"));
        assertThat(names(temp.resolve("empty"))).isEmpty();
        assertThat(diagnostics).singleElement().asString().contains("no file to read");
    }

    @Test
    void takesStandardInput() {
        assertThat(Sources.find(List.of("-"), temp.resolve("g"), diagnostics::add))
                .singleElement()
                .extracting(Source::kind)
                .isEqualTo(Source.Kind.STANDARD_INPUT);
    }

    private List<String> names(Path... arguments) {
        List<String> texts = new ArrayList<>();
        for (Path argument : arguments) {
            texts.add(argument.toString());
        }
        return Sources.find(texts, temp.resolve("g"), diagnostics::add).stream()
                .map(Source::name)
                .toList();
    }
}
