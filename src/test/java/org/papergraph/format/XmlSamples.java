package org.papergraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.papergraph.SharedData;
import org.papergraph.model.Diagnostic.Severity;

/** Files of XML that readers are tested on: the fixtures, and the samples beside the checkout where they are. */
final class XmlSamples {

    private XmlSamples() {}

    /** The fixtures of a format and the shared files of a folder, those that are no XML left out. */
    static List<Path> files(Format format, String folder) throws IOException {
        List<Path> files =
                new ArrayList<>(list(Path.of("src", "test", "resources", "org", "papergraph", "format", format.id())));
        files.addAll(shared(folder));
        return files;
    }

    /** The shared files of a folder that begin as XML does; none where there are no shared files. */
    static List<Path> shared(String folder) throws IOException {
        Path inputs = SharedData.path("data/inputs/" + folder).orElse(null);
        List<Path> files = new ArrayList<>();
        for (Path file : inputs == null ? List.<Path>of() : list(inputs)) {
            if (text(file).stripLeading().startsWith("<") && !file.toString().endsWith(".rdf")) {
                files.add(file);
            }
        }
        return files;
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> !f.toString().endsWith(".json")).sorted().toList();
        }
    }

    static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    static Reading read(Format format, Path file) throws IOException {
        return Reading.of(format, file.getFileName().toString(), new ByteArrayInputStream(Files.readAllBytes(file)));
    }

    static long rejected(Reading reading) {
        return reading.diagnostics().stream()
                .filter(d -> d.severity() == Severity.REJECTED)
                .count();
    }

    /** The records as elements. */
    static List<XmlElement> elements(Path file, XmlRecords.Shape shape) throws IOException {
        List<XmlElement> found = new ArrayList<>();
        Output out = new Output("x", Format.DBLP, r -> {}, d -> {});
        XmlRecords.read(new ByteArrayInputStream(Files.readAllBytes(file)), out, shape, found::add);
        return found;
    }

    /** How many times a tag begins that matches a regular expression. */
    static long count(Path file, String regex) throws IOException {
        return Pattern.compile("<" + regex + "[\\s>]")
                .matcher(text(file))
                .results()
                .count();
    }

    static Set<String> undeclared(FieldUse fields, Set<String> names) {
        Set<String> undeclared = new TreeSet<>(names);
        undeclared.removeIf(fields::declares);
        return undeclared;
    }
}
