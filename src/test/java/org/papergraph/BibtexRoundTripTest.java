package org.papergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.jena.graph.Graph;
import org.apache.jena.riot.system.StreamRDFLib;
import org.apache.jena.sparql.graph.GraphFactory;
import org.junit.jupiter.api.Test;
import org.papergraph.format.BibtexWriter;
import org.papergraph.format.Format;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Imprint;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.rdf.GraphMapper;
import org.papergraph.rdf.Iris;
import org.papergraph.resolution.Resolution;
import org.papergraph.resolution.Resolver;
import org.papergraph.store.StoredPapers;

/** BibTeX → graph → BibTeX keeps every field that the ontology holds, on every entry of the real samples. */
class BibtexRoundTripTest {

    /**
     * Entries that are known to change: names with remarks in brackets ("Ted (Ted G)"), with an unbalanced brace, or of
     * companies taken for people; quotes as TeX writes them, which print as others; more than three venues.
     */
    private static final Map<String, Integer> KNOWN =
            Map.of("authors", 48, "editors", 13, "title", 2, "keywords", 1, "issn", 3, "pages", 1, "venue", 60);

    /** What one entry says, field by field, as far as BibTeX can say it again. */
    private static Map<String, String> fields(PaperRecord paper) {
        Details details = paper.details();
        Imprint imprint = details.imprint();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", paper.title());
        fields.put("abstract", paper.abstractText());
        fields.put("authors", names(paper.authors().contributors()));
        fields.put(
                "author list",
                paper.authors().contributors().isEmpty()
                        ? ""
                        : paper.authors().status().name());
        fields.put("editors", names(details.editors()));
        fields.put(
                "issued",
                paper.dates().stream()
                        .filter(date -> date.event() == PaperDate.Event.ISSUED)
                        .map(date -> date.date().toString())
                        .findFirst()
                        .orElse(""));
        fields.put(
                "venue",
                new TreeSet<>(paper.venues().stream()
                                .map(BibtexRoundTripTest::withoutYear)
                                .toList())
                        .toString());
        fields.put("volume", imprint.volume());
        fields.put("number", imprint.issue().isEmpty() ? imprint.reportNumber() : imprint.issue());
        fields.put("pages", imprint.pages());
        fields.put("article number", imprint.articleNumber());
        fields.put("publisher", imprint.publisher());
        fields.put("isbn", imprint.isbns().toString());
        fields.put(
                "issn",
                paper.venues().stream()
                        .flatMap(v -> v.issns().stream())
                        .sorted()
                        .toList()
                        .toString());
        fields.put("identifiers", paper.identifiers().toString());
        fields.put(
                "keywords",
                details.subjects().stream()
                        .filter(subject -> subject.scheme().equals(Subject.KEYWORD))
                        .map(subject -> subject.label().toLowerCase(Locale.ROOT))
                        .distinct()
                        .sorted()
                        .toList()
                        .toString());
        fields.put("language", details.language());
        // The ontology has no class for what is of no known type, and a venue may say more than the type did.
        boolean typed = details.type() != PaperType.UNKNOWN && details.type() != PaperType.OTHER;
        fields.put("type", typed ? details.type().name() : "");
        return fields;
    }

    /** A year at the end of an event's name is its year and no part of the name. */
    private static String withoutYear(VenueMention venue) {
        return venue.name().replaceFirst("[\\s,]+(?:19|20)[0-9]{2}$", "");
    }

    private static String names(List<Contributor> contributors) {
        return contributors.stream()
                .map(c -> c.kind() + " " + c.name().given() + "|" + c.name().familyWithParticle() + "|"
                        + c.name().suffix())
                .toList()
                .toString();
    }

    private static List<PaperRecord> read(String file, InputStream in) throws IOException {
        List<PaperRecord> records = new ArrayList<>();
        Format.BIBTEX.reader().read(in, file, records::add, diagnostic -> {});
        return records;
    }

    private static Optional<PaperRecord> thereAndBack(PaperRecord record) throws IOException {
        Graph graph = GraphFactory.createDefaultGraph();
        Resolution resolution = Resolver.resolve(List.of(record));
        GraphMapper mapper = new GraphMapper(new Iris(Iris.DEFAULT_BASE), StreamRDFLib.graph(graph));
        mapper.sourceRecord(record);
        resolution.papers().forEach(paper -> mapper.paper(paper, List.of()));
        resolution.authors().forEach(mapper::author);
        resolution.venues().forEach(mapper::venue);
        mapper.subjects(resolution.papers());
        StoredPapers papers = new StoredPapers(graph);
        StringWriter out = new StringWriter();
        try (BibtexWriter writer = new BibtexWriter(out)) {
            for (String iri : papers.iris()) {
                writer.write(papers.paper(iri));
            }
        }
        byte[] bytes = out.toString().getBytes(StandardCharsets.UTF_8);
        return read("back.bib", new ByteArrayInputStream(bytes)).stream().findFirst();
    }

    @Test
    void keepsEveryFieldOfTheSamples() throws IOException {
        Optional<Path> folder = SharedData.path("data/inputs/bibtex");
        assumeTrue(folder.isPresent());
        Map<String, Integer> values = new TreeMap<>();
        Map<String, Integer> changed = new TreeMap<>();
        Map<String, List<String>> examples = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> listed = Files.list(folder.get())) {
            files = listed.filter(f -> f.toString().endsWith(".bib")).sorted().toList();
        }
        for (Path file : files) {
            List<PaperRecord> records;
            try (InputStream in = Files.newInputStream(file)) {
                records = read(String.valueOf(file.getFileName()), in);
            }
            for (PaperRecord record : records) {
                Map<String, String> before = fields(record);
                Map<String, String> after =
                        thereAndBack(record).map(BibtexRoundTripTest::fields).orElse(Map.of());
                before.forEach((field, value) -> {
                    boolean empty = value.isEmpty() || value.equals("[]");
                    values.merge(field, empty ? 0 : 1, Integer::sum);
                    if (!empty && !value.equals(after.get(field))) {
                        changed.merge(field, 1, Integer::sum);
                        examples.computeIfAbsent(field, f -> new ArrayList<>())
                                .add(record.id() + ": " + value + " -> " + after.get(field));
                    }
                });
            }
        }
        String report = values.entrySet().stream()
                .map(e -> e.getKey() + ": " + e.getValue() + " values, " + changed.getOrDefault(e.getKey(), 0)
                        + " changed\n"
                        + String.join(
                                "\n",
                                examples.getOrDefault(e.getKey(), List.of()).stream()
                                        .limit(12)
                                        .map(example -> "    " + example)
                                        .toList()))
                .reduce("", (a, b) -> a + "\n" + b);
        values.forEach((field, count) -> assertThat(changed.getOrDefault(field, 0))
                .as(field + report)
                .isLessThanOrEqualTo(KNOWN.getOrDefault(field, 0)));
    }
}
