package org.papergraph.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFParser;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.lucene.store.ByteBuffersDirectory;

/** A few papers in memory, with a text index, to put a server in front of. */
final class SmallGraph {

    static final String PREFIXES = """
            PREFIX pg: <https://w3id.org/papergraph/ontology#>
            PREFIX dcterms: <http://purl.org/dc/terms/>
            PREFIX foaf: <http://xmlns.com/foaf/0.1/>
            PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
            PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
            PREFIX text: <http://jena.apache.org/text#>
            """;

    private static final String DATA = """
            BASE <https://w3id.org/papergraph/id/>
            %s
            PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
            <paper/one> a pg:Paper ; rdfs:label "Sleeper agents" ; dcterms:title "Sleeper agents" ;
                dcterms:creator <author/ada>, <author/grace> ; dcterms:issued "2024-01"^^xsd:gYearMonth ;
                rdfs:seeAlso <https://example.org/code> ; dcterms:subject <concept/deception> ;
                dcterms:abstract "Can a model hide what it wants? aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!" .
            <paper/two> a pg:Paper ; rdfs:label "Measures of honesty" ; dcterms:title "Measures of honesty" ;
                dcterms:creator <author/ada> ; dcterms:subject <concept/deception> .
            <paper/three> a pg:Paper ; rdfs:label "<script>alert('x')</script> & \\"co\\"" ;
                dcterms:title "<script>alert('x')</script> & \\"co\\"" ;
                rdfs:seeAlso <javascript:alert(1)> , <https://example.org/?a='b'&c=d> .
            <author/ada> a pg:Author ; foaf:name "Ada Lovelace" .
            <author/grace> a pg:Author ; foaf:name "Grace Hopper" .
            <author/Kamil%%C4%%97> a pg:Author ; foaf:name "Kamilė Lukošiūtė" .
            <concept/deception> a skos:Concept ; skos:prefLabel "deception" .
            <record/a%%2Fb.txt/1> a pg:SourceRecord ; pg:file "a/b.txt" .
            """.formatted(PREFIXES);

    private SmallGraph() {}

    static DatasetGraph withTextIndex() {
        EntityDefinition fields = new EntityDefinition("uri", "label", RDFS.label.asNode());
        fields.set("title", DCTerms.title.asNode());
        DatasetGraph dataset = TextDatasetFactory.createLucene(
                DatasetFactory.createTxnMem().asDatasetGraph(),
                new ByteBuffersDirectory(),
                new TextIndexConfig(fields));
        Txn.executeWrite(dataset, () -> {
            RDFParser.fromString(DATA, Lang.TURTLE).parse(dataset);
            dataset.add(
                    NodeFactory.createURI("https://example.org/links"),
                    NodeFactory.createURI("https://w3id.org/papergraph/id/paper/one"),
                    NodeFactory.createURI("http://www.w3.org/2004/02/skos/core#exactMatch"),
                    NodeFactory.createURI("https://example.org/w1"));
        });
        return dataset;
    }

    static GraphSummary summary() {
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("papers", 3L);
        counts.put("authors", 12345L);
        counts.put("venues", 0L);
        counts.put("concepts", 1L);
        counts.put("statements", 25L);
        return new GraphSummary("A <b>small</b> graph", counts);
    }

    static List<ExampleQuery> examples() {
        return List.of(
                new ExampleQuery(
                        "papers-of-author",
                        "Papers of an author",
                        "Everything that one person wrote.",
                        PREFIXES
                                + "SELECT ?paper ?title WHERE { ?paper dcterms:creator ?a ; dcterms:title ?title ."
                                + " ?a foaf:name \"Ada Lovelace\" } ORDER BY ?title"),
                new ExampleQuery(
                        "pairs",
                        "Who wrote with whom </pre><script>alert(1)</script>",
                        "",
                        PREFIXES + "SELECT ?a ?b (COUNT(?p) AS ?n) WHERE { ?p dcterms:creator ?a, ?b FILTER(?a != ?b) }"
                                + " GROUP BY ?a ?b"),
                new ExampleQuery(
                        "search",
                        "Search in titles",
                        "Uses the text index.",
                        PREFIXES + "SELECT ?s ?score WHERE { (?s ?score) text:query (rdfs:label \"honesty\") }"));
    }

    static final String VOID = """
            @prefix void: <http://rdfs.org/ns/void#> .
            <https://w3id.org/papergraph/id/dataset> a void:Dataset ; void:triples 25 .
            """;
}
