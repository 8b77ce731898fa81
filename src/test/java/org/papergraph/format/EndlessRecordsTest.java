package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record, line or value that does not end costs no more memory than any other. */
class EndlessRecordsTest {

    /** Of a page all of which is held as a tree, so much is read and no more. */
    private static final List<String> TREES = List.of("arxiv-html", "hugging-face-html", "html-meta");

    @Test
    void areReadInLittleMemory(@TempDir Path folder) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                EndlessRecords.class.getName(),
                "300"));
        List<Path> fixtures = FixturesTest.fixtures().toList();
        for (Format format : Format.values()) {
            if (TREES.contains(format.id())) {
                continue;
            }
            Path good = fixtures.stream()
                    .filter(f -> FixturesTest.format(f) == format)
                    .filter(f -> f.getFileName().toString().startsWith("good-"))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(good);
            Path beginning = folder.resolve(format.id());
            Files.write(beginning, Arrays.copyOf(bytes, bytes.length / 2));
            command.add(format.id());
            command.add(beginning.toString());
        }
        Path output = folder.resolve("output");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int exit = process.waitFor();
        assertThat(Files.readString(output, StandardCharsets.UTF_8)).endsWith("read\n");
        assertThat(exit).isZero();
    }
}
