package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertAll;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.papergraph.SharedData;

/**
 * Every reader on mutations of every sample of its format: bytes and structure changed at random, each run by its seed.
 *
 * <p>{@code -Dpapergraph.fuzz=1000000} runs more of them, {@code -Dpapergraph.fuzz.from=N} begins at another seed.
 * Each failure is given once for each place where it comes from, with its seed.
 */
class FuzzTest {

    private static final int RUNS = Integer.getInteger("papergraph.fuzz", System.getenv("CI") == null ? 1_000 : 10_000);
    private static final long FROM = Long.getLong("papergraph.fuzz.from", 0);
    /** Runs between two lines of progress. */
    private static final int BATCH = 100_000;
    /** Bytes of a sample that are mutated at once. */
    private static final int WINDOW = 2_500;
    /** Bytes of a sample that are kept of its beginning, which says what it is. */
    private static final int HEADER = 200;
    /** Bytes that a reader may allocate for one input, a generous multiple of what any of them needs. */
    private static final long MOST_ALLOCATED = 512L << 20;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final Map<Format, List<byte[]>> SAMPLES = new EnumMap<>(Format.class);
    private static final String[] TOKENS = {
        "{",
        "}",
        "[",
        "]",
        "<",
        ">",
        "</",
        "/>",
        "<![CDATA[",
        "]]>",
        "<!--",
        "-->",
        "&",
        "&amp;",
        "&#0;",
        "&#xD800;",
        "&lol;",
        "<!DOCTYPE x [<!ENTITY a \"aa\">]>",
        "\"",
        "'",
        "\\",
        "\\u0000",
        "\\ud800",
        ",",
        ";",
        ":",
        "=",
        "#",
        "@",
        "%",
        "$",
        "$$",
        "@article{",
        "@string{a = b # ",
        "TY  - JOUR\n",
        "ER  - \n",
        "PMID- ",
        "%A ",
        "null",
        "true",
        "-1e999",
        "NaN",
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "\t",
        " ",
        "\u0000",
        "\uFEFF",
        "\uFFFF",
        "et al.",
        "and others",
        "arXiv:",
        "10.1000/",
        "http://",
        "---",
        "\\begin{",
        "\\\\",
        "^{^{",
        "----------",
        "|",
        "- [",
        "](",
        "**",
        "\u202E",
        "\uD83D\uDE00",
        "ß",
        "İ",
        "9".repeat(40)
    };

    @BeforeAll
    static void collectSamples() throws IOException {
        List<Path> fixtures = FixturesTest.fixtures().toList();
        for (Path fixture : fixtures) {
            keep(FixturesTest.format(fixture), Files.readAllBytes(fixture));
        }
        Optional<Path> inputs = SharedData.path("data/inputs");
        if (inputs.isPresent()) {
            try (Stream<Path> files = Files.walk(inputs.get())) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    byte[] head;
                    try (InputStream in = Files.newInputStream(file)) {
                        head = in.readNBytes(Format.HEAD_BYTES);
                    }
                    Detection detection = Format.detect(file.getFileName().toString(), head);
                    if (detection instanceof Detection.Detected detected) {
                        keep(detected.format(), head);
                    }
                }
            }
        }
    }

    private static void keep(Format format, byte[] sample) {
        SAMPLES.computeIfAbsent(format, f -> new ArrayList<>()).add(sample);
    }

    @ParameterizedTest
    @EnumSource(Format.class)
    @Timeout(value = 12, unit = TimeUnit.HOURS)
    void survivesMutations(Format format) {
        assertThat(SAMPLES.getOrDefault(format, List.of())).isNotEmpty();
        Map<String, AssertionError> failures = new ConcurrentHashMap<>();
        for (long from = FROM; from < FROM + RUNS; from += BATCH) {
            long to = Math.min(FROM + RUNS, from + BATCH);
            LongStream.range(from, to).parallel().forEach(seed -> {
                try {
                    run(format, seed);
                } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
                    String name = format.id() + ", seed " + seed + " (-Dpapergraph.fuzz.from=" + seed + "): " + e;
                    failures.putIfAbsent(cause(e), new AssertionError(name, e));
                }
            });
            if (RUNS > BATCH) {
                System.err.printf("fuzz: %s, %,d of %,d, %d failures%n", format.id(), to - FROM, RUNS, failures.size());
            }
        }
        // Each cause once, however often it was met.
        assertAll(failures.values().stream().map(failure -> () -> {
            throw failure;
        }));
    }

    static void run(Format format, long seed) throws IOException {
        byte[] input = input(format, seed);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        Reading reading = Reading.of(format, input);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as("bytes allocated").isLessThan(MOST_ALLOCATED);
        reading.records().forEach(FixturesTest::assertSane);
        if (seed % 8 == 0) {
            Format.detect("x", input);
        }
    }

    static byte[] input(Format format, long seed) {
        List<byte[]> samples = SAMPLES.getOrDefault(format, List.of());
        Random random = new Random(seed * 31 + format.id().hashCode());
        return mutated(window(samples.get(random.nextInt(samples.size())), random), random);
    }

    /* Its kind, and where in the program it was thrown. */
    private static String cause(Throwable e) {
        return e.getClass().getName()
                + Arrays.stream(e.getStackTrace())
                        .filter(at -> at.getClassName().startsWith("org.papergraph."))
                        .limit(2)
                        .toList();
    }

    private static byte[] window(byte[] sample, Random random) {
        if (sample.length <= WINDOW) {
            return sample;
        }
        int from = random.nextInt(3) == 0 ? 0 : random.nextInt(sample.length - WINDOW);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (from > 0) {
            out.write(sample, 0, HEADER);
        }
        out.write(sample, from, WINDOW);
        return out.toByteArray();
    }

    private static byte[] mutated(byte[] sample, Random random) {
        byte[] bytes = sample;
        for (int i = random.nextInt(8); i >= 0; i--) {
            int at = random.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + 1 + random.nextInt(1 << random.nextInt(11)));
            bytes = switch (random.nextInt(10)) {
                case 0 -> replaced(bytes, at, to, new byte[0]);
                case 1 -> replaced(bytes, at, at, Arrays.copyOfRange(bytes, at, to));
                case 2 -> Arrays.copyOf(bytes, at);
                case 3 -> replaced(bytes, at, Math.min(bytes.length, at + 1), new byte[] {(byte) random.nextInt(256)});
                case 4 -> replaced(bytes, at, to, random(random, to - at));
                case 5 -> replaced(bytes, at, at, repeated(random));
                case 6 -> {
                    int other = random.nextInt(bytes.length + 1);
                    yield replaced(bytes, other, other, Arrays.copyOfRange(bytes, at, to));
                }
                default -> replaced(bytes, at, at, token(random));
            };
        }
        return bytes;
    }

    private static byte[] token(Random random) {
        return TOKENS[random.nextInt(TOKENS.length)].getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] repeated(Random random) {
        String token = TOKENS[random.nextInt(TOKENS.length)];
        return token.repeat(1 + random.nextInt(4_000) / token.length()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] random(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] out = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, out, 0, from);
        System.arraycopy(by, 0, out, from, by.length);
        System.arraycopy(bytes, to, out, from + by.length, bytes.length - to);
        return out;
    }
}
