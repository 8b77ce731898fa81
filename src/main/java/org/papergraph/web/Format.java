package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.atlas.web.AcceptList;
import org.apache.jena.atlas.web.MediaType;
import org.apache.jena.riot.RDFFormat;

/** What answers are written in. The first media type is the one that is sent; the others are asked for by some clients. */
enum Format {
    JSON("json", "application/sparql-results+json application/json"),
    XML("xml", "application/sparql-results+xml application/xml text/xml"),
    CSV("csv", "text/csv"),
    TSV("tsv", "text/tab-separated-values"),
    TURTLE("ttl", "text/turtle application/x-turtle"),
    JSONLD("jsonld", "application/ld+json application/json"),
    NTRIPLES("nt", "application/n-triples text/plain"),
    RDFXML("rdf", "application/rdf+xml"),
    HTML("html", "text/html application/xhtml+xml");

    /** What SELECT and ASK are answered in; the first when a client has no wish. */
    static final List<Format> OF_ROWS = List.of(JSON, XML, CSV, TSV, HTML);

    /** What statements are sent in; the first when a client has no wish. */
    static final List<Format> OF_STATEMENTS = List.of(TURTLE, NTRIPLES, JSONLD, RDFXML);

    /** As {@link #OF_STATEMENTS}, and a page for people. */
    static final List<Format> OF_THINGS = List.of(TURTLE, NTRIPLES, JSONLD, RDFXML, HTML);

    private final String label;
    private final String mediaTypes;

    Format(String label, String mediaTypes) {
        this.label = label;
        this.mediaTypes = mediaTypes;
    }

    /** What the parameter {@code format} calls it. */
    String label() {
        return label;
    }

    String mediaType() {
        return mediaTypes().get(0);
    }

    private List<String> mediaTypes() {
        return List.of(mediaTypes.split(" "));
    }

    /** The media type with its character set where one belongs there. */
    String contentType() {
        return switch (this) {
            case CSV, TSV, TURTLE, HTML -> mediaType() + ";charset=utf-8";
            case JSON, XML, JSONLD, NTRIPLES, RDFXML -> mediaType();
        };
    }

    /** How the library writes statements in this format, a block at a time where the format allows it. */
    RDFFormat layout() {
        return switch (this) {
            case TURTLE -> RDFFormat.TURTLE_BLOCKS;
            case NTRIPLES -> RDFFormat.NTRIPLES_UTF8;
            case JSONLD -> RDFFormat.JSONLD11;
            case RDFXML -> RDFFormat.RDFXML_PLAIN;
            case JSON, XML, CSV, TSV, HTML -> throw new IllegalArgumentException(this + " does not hold statements");
        };
    }

    /** The format of this label among those offered; other spellings that SPARQL servers know are understood. */
    static Optional<Format> labelled(String label, List<Format> offered) {
        String wanted = switch (label.toLowerCase(Locale.ROOT)) {
            case "turtle" -> "ttl";
            case "json-ld", "jsonld11" -> "jsonld";
            case "ntriples", "n-triples" -> "nt";
            case "rdfxml", "rdf-xml", "rdf/xml" -> "rdf";
            default -> label.toLowerCase(Locale.ROOT);
        };
        return offered.stream()
                .filter(f -> f.label.equals(wanted) || f.mediaType().equals(wanted))
                .findFirst();
    }

    /** What the request's {@code Accept} header likes best among the formats offered; without a match the first. */
    static Format accepted(HttpServletRequest request, List<Format> offered) {
        String accept = request.getHeader("Accept");
        if (accept == null || accept.isBlank()) {
            return offered.get(0);
        }
        List<String> offers = new ArrayList<>();
        offered.forEach(
                f -> f.mediaTypes().stream().filter(t -> !offers.contains(t)).forEach(offers::add));
        return bestOf(accept, offers)
                .flatMap(type -> offered.stream()
                        .filter(f -> f.mediaTypes().contains(type))
                        .findFirst())
                .orElse(offered.get(0));
    }

    /** The media type of those offered that an {@code Accept} header likes best; empty when none or unreadable. */
    static Optional<String> bestOf(String accept, List<String> offered) {
        try {
            MediaType best =
                    AcceptList.match(new AcceptList(accept), AcceptList.create(offered.toArray(new String[0])));
            return Optional.ofNullable(best).map(MediaType::getContentTypeStr);
        } catch (RuntimeException e) {
            // The header comes from outside. The parser throws several kinds of exception on a broken one.
            return Optional.empty();
        }
    }

    /** The labels of these formats, for a message. */
    static String labels(List<Format> formats) {
        return String.join(", ", formats.stream().map(Format::label).toArray(String[]::new));
    }
}
