package org.papergraph.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.papergraph.store.GraphDirectory;
import picocli.CommandLine.Command;

/** Runs what every start runs, once, so that the launcher can archive the classes it took. */
@Command(name = "warm-up", hidden = true, description = "Loads what queries and mapping need, and does nothing.")
final class WarmUpCommand implements Callable<Integer> {

    /* In what they say there is some of everything: entities, LaTeX, addresses, venues, several versions. */
    private static final String RECORDS = """
            {"id":"0704.0001","authors":"A. B\u00f6hm, C. D'Arc and E. Étoile (for the X Collaboration)","title":"On \\\\alpha &amp; $\\\\beta_2$ in\\n Gr\\"obner {\\\\it bases}","comments":"12 pages, accepted at ICML 2024, code at https://example.org/x","journal-ref":"Phys. Rev. D 76:013009, 2007","doi":"10.1103/PhysRevD.76.013009","report-no":"X-07","categories":"hep-ph cs.LG","license":"http://arxiv.org/licenses/nonexclusive-distrib/1.0/","abstract":"  A text\\nof two ~lines with $\\\\mathcal{O}(n^2)$ and ``words'' \u2013 \\\\emph{here}.","versions":[{"version":"v1","created":"Mon, 2 Apr 2007 19:18:42 GMT"},{"version":"v2","created":"Tue, 31 Jul 2007 20:10:27 GMT"}],"update_date":"2008-11-26","authors_parsed":[["B\u00f6hm","A.",""],["D'Arc","C.","Jr."],["\u00c9toile","E.",""]]}
            {"id":"math/0211159","authors":"Grisha Perelman","title":"The entropy formula","comments":null,"journal-ref":"In Proceedings of ACL 2002","doi":null,"report-no":null,"categories":"math.DG","license":null,"abstract":"This paper has been withdrawn.","versions":[{"version":"v1","created":"Mon, 11 Nov 2002 16:11:49 GMT"}],"update_date":"2007-05-23","authors_parsed":[["Perelman","Grisha",""]]}
            """;

    private final Console console;

    WarmUpCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Path temp = Files.createTempDirectory("papergraph-warm-up");
        Path graph = temp.resolve("graph");
        String statement = "<http://example.org/p> <http://purl.org/dc/terms/title> \"a title\" .\n";
        try (GraphDirectory.Generation generation = GraphDirectory.at(graph).begin()) {
            try (OutputStream out =
                    new GZIPOutputStream(Files.newOutputStream(generation.resolve(GraphDirectory.STATEMENTS)))) {
                out.write(statement.getBytes(StandardCharsets.UTF_8));
            }
            generation.load(1, done -> {});
            for (String part : List.of(GraphDirectory.VOID, GraphDirectory.REPORT, GraphDirectory.REJECTS)) {
                Files.createFile(generation.resolve(part));
            }
            generation.complete();
        }
        Console nowhere = new Console(
                console.in(),
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
                console.err(),
                false,
                false,
                80);
        for (String output : List.of("table", "csv", "json")) {
            Main.run(nowhere, "query", graph.toString(), "papers-by-year", "--output", output);
        }
        Main.run(nowhere, "query", graph.toString(), "search");
        Path records = temp.resolve("records.jsonl");
        Files.writeString(records, RECORDS);
        Main.run(
                nowhere,
                "build",
                records.toString(),
                "--only-triples",
                temp.resolve("records.nt").toString());
        try (Stream<Path> all = Files.walk(temp)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
        return 0;
    }
}
