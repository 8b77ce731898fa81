package org.papergraph.build;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.papergraph.format.Format;
import org.papergraph.format.ReadingOptions;
import org.papergraph.rdf.Iris;

/**
 * What to build, and from what.
 *
 * @param inputs files, folders, globs, {@code -} for standard input
 * @param output the graph directory
 * @param format the format of every input: one, or none to tell it from each one's content
 * @param reading what the user says about the inputs that they do not say themselves
 * @param base the base of the graph's IRIs
 * @param schemes SKOS files with concepts; empty for the scheme that comes along
 * @param strict whether anything that cannot be read stops the build
 * @param threads at least 1
 */
public record BuildOptions(
        List<String> inputs,
        Path output,
        List<Format> format,
        ReadingOptions reading,
        Iris base,
        List<Path> schemes,
        boolean strict,
        int threads) {

    public BuildOptions {
        inputs = List.copyOf(inputs);
        format = List.copyOf(format);
        schemes = List.copyOf(schemes);
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("nothing to read");
        }
        if (format.size() > 1) {
            throw new IllegalArgumentException("at most one format: " + format);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread: " + threads);
        }
    }

    /** The format that was asked for. */
    public Optional<Format> forcedFormat() {
        return format.stream().findFirst();
    }
}
