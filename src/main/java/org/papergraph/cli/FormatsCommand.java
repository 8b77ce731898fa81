package org.papergraph.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.papergraph.format.Format;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "formats",
        description = "Lists the formats that are read.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  papergraph formats")
final class FormatsCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print the list as JSON.")
    private boolean json;

    FormatsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (json) {
            List<Map<String, String>> list = new ArrayList<>();
            for (Format format : Format.values()) {
                Map<String, String> entry = new LinkedHashMap<>();
                entry.put("format", format.id());
                entry.put("description", format.description());
                list.add(entry);
            }
            console.printJson(list);
        } else {
            for (Format format : Format.values()) {
                console.print(String.format(Locale.ROOT, "%-22s %s", format.id(), format.description()));
            }
        }
        return 0;
    }
}
