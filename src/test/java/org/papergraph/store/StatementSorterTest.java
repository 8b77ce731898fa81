package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementSorterTest {

    private static final long SEED = 20261121;

    @TempDir
    private Path folder;

    @Test
    void writesEachStatementOnceInTheOrderOfItsBytesWhetherItSpillsOrNot() throws IOException {
        Random random = new Random(SEED);
        List<Triple> triples = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            // Beyond the basic plane, UTF-16 order and byte order differ.
            String text = random.nextBoolean() ? "\uFB01" + random.nextInt(300) : "\uD83D\uDE00" + random.nextInt(300);
            triples.add(triple("s" + random.nextInt(40), text));
        }
        String inMemory = sorted(triples, Long.MAX_VALUE);
        String spilled = sorted(triples, 5_000);

        assertThat(spilled).as("seed %d", SEED).isEqualTo(inMemory);
        List<byte[]> lines =
                spilled.lines().map(l -> l.getBytes(StandardCharsets.UTF_8)).toList();
        TreeSet<byte[]> expected = new TreeSet<>(Arrays::compareUnsigned);
        expected.addAll(lines);
        assertThat(lines).hasSameSizeAs(expected).containsExactlyElementsOf(expected);
        assertThat(lines).hasSize((int) triples.stream().distinct().count());
    }

    @Test
    void escapesWhatWouldBreakALine() throws IOException {
        String written = sorted(List.of(triple("s", "a\nb\"c\\d\r")), Long.MAX_VALUE);
        assertThat(written).isEqualTo("<http://x/s> <http://x/p> \"a\\nb\\\"c\\\\d\\r\" .\n");
    }

    @Test
    void leavesNoFileBehind() throws IOException {
        sorted(List.of(triple("a", "1"), triple("b", "2")), 1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    private String sorted(List<Triple> triples, long memory) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (StatementSorter sorter = new StatementSorter(folder, memory)) {
            triples.forEach(sorter::triple);
            long written = sorter.writeTo(out);
            assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize((int) written);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static Triple triple(String subject, String text) {
        return Triple.create(
                NodeFactory.createURI("http://x/" + subject),
                NodeFactory.createURI("http://x/p"),
                NodeFactory.createLiteralString(text));
    }
}
