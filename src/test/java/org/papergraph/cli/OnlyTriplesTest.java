package org.papergraph.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papergraph.rdf.Vocabulary;

class OnlyTriplesTest {

    @TempDir
    private Path temp;

    @Test
    void writesTheTriplesOfEachRecord() throws IOException {
        Path file = temp.resolve("out.nt");
        Papergraph run = Papergraph.run("build", "examples", "--only-triples", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("records", "triples in " + file);
        Graph graph = GraphFactory.createDefaultGraph();
        RDFDataMgr.read(graph, file.toString());
        assertThat(graph.contains(null, Vocabulary.TYPE, Vocabulary.PAPER)).isTrue();
        assertThat(graph.contains(null, Vocabulary.TITLE, null)).isTrue();
        assertThat(files()).containsExactly("out.nt");
    }

    @Test
    void writesTheSameWhateverTheNumberOfThreads() throws IOException {
        Path one = temp.resolve("1.nt");
        Path four = temp.resolve("4.nt");
        Papergraph.run("build", "examples", "--only-triples", one.toString(), "--threads", "1");
        Papergraph.run("build", "examples", "--only-triples", four.toString(), "--threads", "4");
        assertThat(four).hasSameBinaryContentAs(one);
    }

    @Test
    void readsLinesInBlocksInTheirOrder() throws IOException {
        // More than one block, with a line that is no JSON in each.
        StringBuilder lines = new StringBuilder();
        int papers = 3000;
        for (int i = 0; i < papers; i++) {
            lines.append(String.format(
                    Locale.ROOT,
                    "{\"id\":\"2401.%05d\",\"title\":\"Paper %d\",\"abstract\":\"%s\",\"categories\":\"cs.LG\",\"authors\":\"A. Bee\","
                            + "\"authors_parsed\":[[\"Bee\",\"A.\",\"\"]]}%n",
                    i,
                    i,
                    "word ".repeat(100)));
            lines.append(i % 500 == 250 ? "{\"id\":\n" : "");
        }
        Path input = Files.writeString(temp.resolve("in.jsonl"), lines);
        Path file = temp.resolve("out.nt");
        Papergraph run = Papergraph.run("build", input.toString(), "--only-triples", file.toString(), "--threads", "3");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("3000 records").contains("6 rejects");
        assertThat(run.err()).contains("in.jsonl:252:").contains("in.jsonl:2757:");
        assertThat(Files.readAllLines(file).stream()
                        .filter(l -> l.contains("ontology#arxivId"))
                        .map(l -> l.replaceAll(".*\"2401\\.(.*)\" \\.", "$1")))
                .hasSize(papers)
                .isSorted();
        // Through a pipe the same comes out, with one thread too.
        Papergraph piped =
                Papergraph.withInput(lines.toString(), "build", "-", "--only-triples", "-", "--threads", "1");
        assertThat(piped.out()).isEqualTo(Files.readString(file));
    }

    @Test
    void writesToStandardOutputWithTheSummaryElsewhere() {
        Papergraph run = Papergraph.run("build", "examples/abstract-paragraphs.txt", "--only-triples", "-");
        assertThat(run.code()).isZero();
        assertThat(run.out().lines()).allMatch(l -> l.startsWith("<") && l.endsWith(" ."));
        assertThat(run.err()).contains("records").contains("triples");
    }

    @Test
    void leavesTheFileAloneWhenNothingCouldBeReadOrTheRunIsStrict() throws IOException {
        Path file = temp.resolve("out.nt");
        Files.writeString(file, "old");
        Path odd = Files.write(temp.resolve("odd.bin"), new byte[] {0, 1, 2, 3});
        Papergraph nothing = Papergraph.run("build", odd.toString(), "--only-triples", file.toString());
        assertThat(nothing.code()).isEqualTo(1);
        assertThat(nothing.err()).contains("nothing was written");
        Papergraph strict =
                Papergraph.run("build", "examples", odd.toString(), "--strict", "--only-triples", file.toString());
        assertThat(strict.code()).isEqualTo(1);
        assertThat(strict.err()).contains("strict");
        assertThat(file).hasContent("old");
        assertThat(files()).containsExactlyInAnyOrder("out.nt", "odd.bin");
    }

    @Test
    void refusesWhatDoesNotGoTogether() {
        Papergraph serve = Papergraph.run("build", "examples", "--only-triples", "x.nt", "--serve");
        assertThat(serve.code()).isEqualTo(2);
        assertThat(serve.err()).contains("--serve");
        Papergraph folder = Papergraph.run("build", "examples", "--only-triples", temp.toString());
        assertThat(folder.code()).isEqualTo(1);
        assertThat(folder.err()).contains("is a folder");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(temp)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
