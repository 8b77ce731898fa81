package org.papergraph.web;

import java.util.List;
import org.apache.jena.graph.Graph;

/** The prefixes that pages, examples and written graphs use. */
final class Vocabularies {

    /** A short name for the beginning of IRIs. */
    record Prefix(String name, String iri) {}

    static final List<Prefix> PREFIXES = List.of(
            new Prefix("pg", "https://w3id.org/papergraph/ontology#"),
            new Prefix("dcterms", "http://purl.org/dc/terms/"),
            new Prefix("foaf", "http://xmlns.com/foaf/0.1/"),
            new Prefix("skos", "http://www.w3.org/2004/02/skos/core#"),
            new Prefix("prov", "http://www.w3.org/ns/prov#"),
            new Prefix("bibo", "http://purl.org/ontology/bibo/"),
            new Prefix("oa", "http://www.w3.org/ns/oa#"),
            new Prefix("rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
            new Prefix("rdfs", "http://www.w3.org/2000/01/rdf-schema#"),
            new Prefix("owl", "http://www.w3.org/2002/07/owl#"),
            new Prefix("xsd", "http://www.w3.org/2001/XMLSchema#"),
            new Prefix("void", "http://rdfs.org/ns/void#"),
            new Prefix("dcat", "http://www.w3.org/ns/dcat#"),
            new Prefix("text", "http://jena.apache.org/text#"));

    private Vocabularies() {}

    static void putInto(Graph graph) {
        PREFIXES.forEach(p -> graph.getPrefixMapping().setNsPrefix(p.name(), p.iri()));
    }
}
