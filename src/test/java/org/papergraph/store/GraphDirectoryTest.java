package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papergraph.rdf.StatementCounts;

class GraphDirectoryTest {

    @TempDir
    private Path temp;

    @Test
    void showsANewGraphOnlyWhenItIsComplete() throws IOException {
        GraphDirectory directory = GraphDirectory.at(temp.resolve("g"));
        Graphs.write(directory, "first");
        try (GraphDirectory.Generation half = directory.begin()) {
            Files.writeString(half.resolve(GraphDirectory.REPORT), "{}");
            assertThat(titles(directory)).containsExactly("first");
        }
        assertThat(titles(directory)).containsExactly("first");
        Graphs.write(directory, "second");
        assertThat(titles(directory)).containsExactly("second");
    }

    @Test
    void keepsAnOpenGraphAsItWasWhenANewOneComes() throws IOException {
        GraphDirectory directory = GraphDirectory.at(temp.resolve("g"));
        Graphs.write(directory, "first");
        try (OpenGraph open = directory.open()) {
            Graphs.write(directory, "second");
            Graphs.write(directory, "third");
            assertThat(titles(open.dataset())).containsExactly("first");
        }
    }

    @Test
    void letsSeveralReadersInAtOnce() throws IOException {
        GraphDirectory directory = GraphDirectory.at(temp.resolve("g"));
        Graphs.write(directory, "one title");
        try (OpenGraph first = directory.open();
                OpenGraph second = directory.open()) {
            assertThat(titles(first.searchable())).isEqualTo(titles(second.searchable()));
        }
    }

    @Test
    void refusesASecondBuildAtTheSameTime() throws IOException {
        GraphDirectory directory = GraphDirectory.at(temp.resolve("g"));
        try (GraphDirectory.Generation first = directory.begin()) {
            assertThat(first.resolve("x")).doesNotExist();
            assertThatThrownBy(directory::begin)
                    .isInstanceOf(GraphException.class)
                    .hasMessageContaining("another build is at work");
        }
    }

    @Test
    void leavesAFolderOfSomethingElseAlone() throws IOException {
        Files.writeString(temp.resolve("thesis.tex"), "precious");
        assertThatThrownBy(() -> GraphDirectory.at(temp).begin())
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("left alone");
        try (Stream<Path> left = Files.list(temp)) {
            assertThat(left).containsExactly(temp.resolve("thesis.tex"));
        }
    }

    @Test
    void saysHowToMakeAGraphWhereThereIsNone() {
        assertThatThrownBy(() -> GraphDirectory.at(temp.resolve("none")).open())
                .isInstanceOf(GraphException.class)
                .hasMessageContaining("does not exist")
                .hasMessageContaining("papergraph build");
    }

    @Test
    void clearsAwayWhatAKilledBuildLeftAndKeepsTheLastTwo() throws IOException {
        Path folder = temp.resolve("g");
        GraphDirectory directory = GraphDirectory.at(folder);
        Graphs.write(directory, "first");
        Path abandoned = Files.createDirectory(folder.resolve("generations/000077"));
        Files.writeString(abandoned.resolve("graph.nq.gz"), "half");
        Graphs.write(directory, "second");
        Graphs.write(directory, "third");
        try (Stream<Path> generations = Files.list(folder.resolve("generations"))) {
            assertThat(generations).hasSize(2).doesNotContain(abandoned);
        }
        assertThat(titles(directory)).containsExactly("third");
    }

    @Test
    void refusesStatementsThatAreFewerThanWasSaid() throws IOException {
        try (GraphDirectory.Generation generation =
                GraphDirectory.at(temp.resolve("g")).begin()) {
            Graphs.statements(generation, "title");
            assertThatThrownBy(() -> generation.load(5, n -> {}))
                    .isInstanceOf(GraphException.class)
                    .hasMessageContaining("incomplete");
        }
    }

    @Test
    void countsWhatItLoads() throws IOException {
        try (GraphDirectory.Generation generation =
                GraphDirectory.at(temp.resolve("g")).begin()) {
            Graphs.statements(generation, "title");
            StatementCounts counts = generation.load(1, n -> {});
            assertThat(counts.total()).isEqualTo(1);
            assertThat(counts.byProperty()).containsEntry("http://purl.org/dc/terms/title", 1L);
        }
    }

    @Test
    void findsWordsWithoutTheirDiacritics() throws IOException {
        GraphDirectory directory = GraphDirectory.at(temp.resolve("g"));
        Graphs.write(directory, "Über die Kürze");
        try (OpenGraph open = directory.open()) {
            DatasetGraph dataset = open.searchable();
            List<String> found = Txn.calculateRead(dataset, () -> Graphs.column(dataset, """
                            PREFIX text: <http://jena.apache.org/text#>
                            PREFIX dcterms: <http://purl.org/dc/terms/>
                            SELECT ?s { ?s text:query (dcterms:title "uber kur*") }
                            """));
            assertThat(found).containsExactly("http://x/paper");
        }
    }

    private static List<String> titles(GraphDirectory directory) {
        try (OpenGraph open = directory.open()) {
            return titles(open.dataset());
        }
    }

    private static List<String> titles(DatasetGraph dataset) {
        return Txn.calculateRead(dataset, () -> {
            Node title = NodeFactory.createURI("http://purl.org/dc/terms/title");
            return dataset.getDefaultGraph()
                    .find(Node.ANY, title, Node.ANY)
                    .mapWith(t -> t.getObject().getLiteralLexicalForm())
                    .toList();
        });
    }

    @Test
    void keepsTheSortedStatementsBesideTheStore() throws IOException {
        Path folder = temp.resolve("g");
        Graphs.write(GraphDirectory.at(folder), "a title");
        assertThat(Graphs.unpacked(folder.resolve(GraphDirectory.STATEMENTS)))
                .isEqualTo("<http://x/paper> <http://purl.org/dc/terms/title> \"a title\" .\n");
        assertThat(folder.resolve("tdb2")).isDirectory();
        assertThat(Files.readString(folder.resolve(GraphDirectory.REPORT), StandardCharsets.UTF_8))
                .isEqualTo("{}");
    }
}
