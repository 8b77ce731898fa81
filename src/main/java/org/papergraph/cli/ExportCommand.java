package org.papergraph.cli;

import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.apache.jena.query.ReadWrite;
import org.apache.jena.sparql.core.DatasetGraph;
import org.jspecify.annotations.Nullable;
import org.papergraph.format.BibtexWriter;
import org.papergraph.format.CslJsonWriter;
import org.papergraph.format.RecordWriter;
import org.papergraph.format.RisWriter;
import org.papergraph.store.GraphExport;
import org.papergraph.store.OpenGraph;
import org.papergraph.store.StoredPapers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        description = {
            "Writes the whole graph to standard output or a file: as RDF (nq, ttl, jsonld), or its papers",
            "as bibtex, ris or csl-json."
        },
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  papergraph export graph --format ttl -o graph.ttl",
            "  papergraph export graph --format bibtex -o papers.bib"
        })
final class ExportCommand implements Callable<Integer> {

    private final Console console;

    @Mixin
    private GraphArgument graph = new GraphArgument();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private ExportFormat format = ExportFormat.NQ;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write (default: standard output).")
    private @Nullable Path output;

    ExportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (output == null) {
            write(console.stdout());
            console.stdout().flush();
        } else {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(output), 1 << 16)) {
                write(out);
            }
        }
        return 0;
    }

    private void write(OutputStream out) throws IOException {
        switch (format) {
            case NQ -> GraphExport.write(graph.statements(), GraphExport.Format.NQ, out);
            case TTL -> GraphExport.write(graph.statements(), GraphExport.Format.TTL, out);
            case JSONLD -> GraphExport.write(graph.statements(), GraphExport.Format.JSONLD, out);
            case BIBTEX -> papers(out, BibtexWriter::new);
            case RIS -> papers(out, RisWriter::new);
            case CSL_JSON -> papers(out, CslJsonWriter::new);
        }
    }

    /** Makes a writer of papers. */
    @FunctionalInterface
    private interface Opener {
        RecordWriter on(Writer out) throws IOException;
    }

    private void papers(OutputStream out, Opener opener) throws IOException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
        try (OpenGraph open = graph.open();
                RecordWriter writer = opener.on(text)) {
            DatasetGraph dataset = open.dataset();
            dataset.begin(ReadWrite.READ);
            try {
                StoredPapers papers = new StoredPapers(dataset.getDefaultGraph());
                for (String iri : papers.iris()) {
                    writer.write(papers.paper(iri));
                }
            } finally {
                dataset.end();
            }
        }
        text.flush();
    }
}
