package org.papergraph.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.papergraph.format.FieldUse;
import org.papergraph.format.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "formats",
        description = "Lists the formats that are read, and what the graph does not keep of each.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExamples:%n",
        footer = {"  papergraph formats", "  papergraph formats --losses reading-list"})
final class FormatsCommand implements Callable<Integer> {

    private static final int WIDTH = 100;

    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FORMAT", arity = "0..1", description = "With --losses, the only format to show.")
    private @Nullable String format;

    @Option(
            names = "--losses",
            description = "Show which fields of each format the graph keeps, and which it does not and why.")
    private boolean losses;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    FormatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (format != null && !losses) {
            throw new ParameterException(spec.commandLine(), "a format is named with --losses only");
        }
        List<Format> shown = format == null
                ? List.of(Format.values())
                : List.of(FormatName.of(spec.commandLine(), "formats --losses", format));
        if (json) {
            console.printJson(shown.stream().map(this::entry).toList());
        } else if (losses) {
            shown.forEach(this::printLosses);
        } else {
            for (Format one : shown) {
                console.print(String.format(Locale.ROOT, "%-22s %s", one.id(), one.description()));
            }
        }
        return 0;
    }

    private Map<String, Object> entry(Format one) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("format", one.id());
        entry.put("description", one.description());
        if (losses) {
            FieldUse fields = one.fields();
            entry.put("kept", fields.kept());
            entry.put("lost", fields.lost());
            if (!fields.others().isEmpty()) {
                entry.put("others", fields.others());
            }
        }
        return entry;
    }

    private void printLosses(Format one) {
        FieldUse fields = one.fields();
        console.print(one.id() + ": " + one.description());
        List<String> kept = wrapped(String.join(", ", fields.kept()));
        for (int i = 0; i < kept.size(); i++) {
            console.print((i == 0 ? "  kept  " : "        ") + kept.get(i));
        }
        Map<String, String> lost = new LinkedHashMap<>(fields.lost());
        if (!fields.others().isEmpty()) {
            lost.put("all others", fields.others());
        }
        int width = lost.keySet().stream().mapToInt(String::length).max().orElse(1);
        boolean first = true;
        for (Map.Entry<String, String> field : lost.entrySet()) {
            console.print((first ? "  lost  " : "        ")
                    + String.format(
                            Locale.ROOT, "%-" + Math.min(width, 30) + "s  %s", field.getKey(), field.getValue()));
            first = false;
        }
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
