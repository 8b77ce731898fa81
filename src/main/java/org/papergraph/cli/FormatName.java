package org.papergraph.cli;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.papergraph.format.Format;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The name of a format as somebody types it. */
final class FormatName {

    /** More letters than this that differ are no slip. */
    private static final int SLIPS = 4;

    private FormatName() {}

    /** The format of that name in whatever case; else says which are near, and which there are. */
    static Format of(CommandLine command, String argument, String name) {
        String wanted = name.strip().toLowerCase(Locale.ROOT);
        return Format.of(wanted).orElseThrow(() -> {
            String near = Arrays.stream(Format.values())
                    .map(Format::id)
                    .filter(id -> distance(id, wanted) <= Math.min(SLIPS, wanted.length() / 2) || id.contains(wanted))
                    .sorted(Comparator.comparingInt(id -> distance(id, wanted)))
                    .limit(3)
                    .collect(Collectors.joining(", "));
            String all = Arrays.stream(Format.values()).map(Format::id).collect(Collectors.joining(", "));
            return new ParameterException(
                    command,
                    argument + ": no format is called " + name + "; "
                            + (near.isEmpty() ? "" : "did you mean " + near + "? ") + "there are " + all);
        });
    }

    private static int distance(String id, String wanted) {
        return LevenshteinDistance.getDefaultInstance().apply(id, wanted);
    }
}
