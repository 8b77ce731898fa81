package org.papergraph.store;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.jena.query.Query;

/** A form in which the answer to a query can be written. */
public enum QueryOutput {
    /** Aligned columns for reading. */
    TABLE("table", "text/plain", true, true),
    /** SPARQL 1.1 Query Results CSV, RFC 4180; of a graph, its triples. */
    CSV("csv", "text/csv", true, true),
    /** SPARQL 1.1 Query Results TSV, whose cells are RDF terms; of a graph, its triples. */
    TSV("tsv", "text/tab-separated-values", true, true),
    /** SPARQL 1.1 Query Results JSON; of a graph, JSON-LD. */
    JSON("json", "application/sparql-results+json", true, true),
    /** SPARQL Query Results XML; of a graph, RDF/XML. */
    XML("xml", "application/sparql-results+xml", true, true),
    TURTLE("ttl", "text/turtle", false, true),
    NTRIPLES("nt", "application/n-triples", false, true),
    JSONLD("jsonld", "application/ld+json", false, true);

    private final String label;
    private final String mediaType;
    private final boolean rows;
    private final boolean graphs;

    QueryOutput(String label, String mediaType, boolean rows, boolean graphs) {
        this.label = label;
        this.mediaType = mediaType;
        this.rows = rows;
        this.graphs = graphs;
    }

    /** As it is named on the command line and as the ending of a file: {@code csv}. */
    public String label() {
        return label;
    }

    /** Of the answers to SELECT and ASK; of the graph where only graphs can be written so. */
    public String mediaType() {
        return mediaType;
    }

    /** Whether the answer to this query can be written so: a graph in every form, rows and yes or no only in some. */
    public boolean suits(Query query) {
        return (query.isSelectType() || query.isAskType()) ? rows : graphs;
    }

    /** The form of that label. */
    public static Optional<QueryOutput> labelled(String label) {
        return Stream.of(values()).filter(o -> o.label.equals(label)).findFirst();
    }

    /** All labels, in the order to show them. */
    public static List<String> labels() {
        return Stream.of(values()).map(QueryOutput::label).toList();
    }
}
