package org.papergraph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.papergraph.cli.Papergraph;

/** A build that is killed at any moment leaves the old graph, or has made the new one; never anything between. */
class KilledBuildTest {

    private static final long SEED = 20_2611_21;
    private static final int KILLS = 20;

    @TempDir
    private Path temp;

    @Test
    void leavesAGraphThatOpensAndAnswersTheSame() throws IOException, InterruptedException {
        Path input = Files.createDirectory(temp.resolve("in"));
        for (String name : List.of("arxiv-search-results.txt", "abstract-paragraphs.txt")) {
            Files.copy(Path.of("examples", name), input.resolve(name));
        }
        Path graph = temp.resolve("g");
        long start = System.nanoTime();
        assertThat(rebuild(input, graph).waitFor()).isZero();
        long whole = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        String before = answer(graph);
        assertThat(before).contains("Michael Sellitto");

        Random random = new Random(SEED);
        int killed = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            Process build = rebuild(input, graph);
            long moment = (long) (random.nextDouble() * whole);
            if (!build.waitFor(moment, TimeUnit.MILLISECONDS)) {
                build.destroyForcibly().waitFor();
                killed++;
            }
            assertThat(answer(graph))
                    .as("seed %d, killed after %d ms", SEED, moment)
                    .isEqualTo(before);
        }
        assertThat(killed).as("builds that were killed on their way").isGreaterThan(KILLS / 2);
        assertThat(rebuild(input, graph).waitFor())
                .as("a build after all the killing")
                .isZero();
        assertThat(answer(graph)).isEqualTo(before);
    }

    private Process rebuild(Path input, Path graph) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "org.papergraph.cli.Main",
                "build",
                input.toString(),
                "-o",
                graph.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(new File(temp.toFile(), "build.log")))
                .start();
    }

    private static String answer(Path graph) {
        Papergraph query = Papergraph.run("query", graph.toString(), "most-prolific-authors", "--output", "csv");
        assertThat(query.code()).as(query.err()).isZero();
        return query.out();
    }
}
