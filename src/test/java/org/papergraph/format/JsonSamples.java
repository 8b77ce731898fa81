package org.papergraph.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.papergraph.SharedData;
import org.papergraph.model.Diagnostic;

/** Samples of JSON formats beside the checkout and fixtures, read another way than the readers do. */
final class JsonSamples {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonSamples() {}

    /** The files of a folder of samples; skips the test where there are none. */
    static List<Path> shared(String folder, Predicate<String> names) throws IOException {
        Optional<Path> inputs = SharedData.path("data/inputs/" + folder);
        Assumptions.assumeTrue(inputs.isPresent());
        return files(inputs.orElseThrow(), names);
    }

    static List<Path> fixtures(Format format) throws IOException {
        Path folder = Path.of("src", "test", "resources", "org", "papergraph", "format", format.id());
        return files(folder, n -> !n.endsWith(".expected.json") && !n.startsWith("bad-"));
    }

    private static List<Path> files(Path folder, Predicate<String> names) throws IOException {
        try (Stream<Path> listed = Files.list(folder)) {
            return listed.filter(f -> names.test(f.getFileName().toString()))
                    .sorted()
                    .toList();
        }
    }

    static byte[] bytes(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return file.toString().endsWith(".gz")
                    ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes()
                    : bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Detection detected(Path file) {
        byte[] bytes = bytes(file);
        return Format.detect(
                file.getFileName().toString(), Arrays.copyOf(bytes, Math.min(bytes.length, Format.HEAD_BYTES)));
    }

    static Reading read(Format format, Path file) throws IOException {
        return Reading.of(format, file.getFileName().toString(), new ByteArrayInputStream(bytes(file)));
    }

    static long rejected(Reading reading) {
        return reading.diagnostics().stream()
                .filter(d -> d.severity() == Diagnostic.Severity.REJECTED)
                .count();
    }

    /** The documents of a file: one, or one for each line. */
    static List<JsonNode> documents(Path file) throws IOException {
        try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(bytes(file))) {
            return values.readAll();
        }
    }

    /** The records of a file: the elements of the list that stands at one of some paths, else the documents themselves. */
    static List<JsonNode> records(Path file, String... lists) throws IOException {
        List<JsonNode> records = new ArrayList<>();
        for (JsonNode document : documents(file)) {
            JsonNode list = document;
            for (String path : lists) {
                list = document.at(path).isMissingNode() || !list.equals(document) ? list : document.at(path);
            }
            if (list.isArray()) {
                list.forEach(records::add);
            } else {
                records.add(list);
            }
        }
        return records;
    }

    /** Names of members that hold values, with the names above them: {@code ids.doi}. */
    static Set<String> fields(List<JsonNode> records) {
        Set<String> fields = new TreeSet<>();
        records.forEach(r -> collect(r, "", fields));
        return fields;
    }

    private static void collect(JsonNode node, String path, Set<String> fields) {
        if (node.isObject()) {
            node.properties()
                    .forEach(m -> collect(m.getValue(), path.isEmpty() ? m.getKey() : path + "." + m.getKey(), fields));
        } else if (node.isArray()) {
            node.forEach(n -> collect(n, path, fields));
        } else if (!path.isEmpty()) {
            fields.add(path);
        }
    }

    /** Those for which it is not said what becomes of them, or of what they are part of. */
    static List<String> undeclared(FieldUse use, Set<String> fields) {
        return fields.stream().filter(f -> !declares(use, f)).toList();
    }

    private static boolean declares(FieldUse use, String field) {
        String part = field;
        while (!use.declares(part)) {
            if (part.indexOf('.') < 0) {
                return false;
            }
            part = part.substring(0, part.lastIndexOf('.'));
        }
        return true;
    }
}
