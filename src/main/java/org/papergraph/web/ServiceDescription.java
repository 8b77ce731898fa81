package org.papergraph.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.RDFWriter;
import org.apache.jena.sparql.graph.GraphFactory;
import org.papergraph.rdf.Vocabulary;

/**
 * What the endpoint says of itself when it is asked nothing:
 * <a href="https://www.w3.org/TR/sparql11-service-description/">SPARQL 1.1 Service Description</a>. Browsers are sent to
 * the editor.
 */
final class ServiceDescription implements Reply.Handler {

    private static final String SD = "http://www.w3.org/ns/sparql-service-description#";
    private static final List<String> FORMATS = List.of(
            "SPARQL_Results_JSON",
            "SPARQL_Results_XML",
            "SPARQL_Results_CSV",
            "SPARQL_Results_TSV",
            "Turtle",
            "N-Triples",
            "JSON-LD",
            "RDF_XML");

    private final boolean searchesText;

    /**
     * A description.
     *
     * @param searchesText whether {@code text:query} finds something
     */
    ServiceDescription(boolean searchesText) {
        this.searchesText = searchesText;
    }

    @Override
    public Reply reply(HttpServletRequest request) {
        Format format = Format.accepted(request, Format.OF_THINGS);
        if (format == Format.HTML) {
            return Reply.seeOther("/query");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        RDFWriter.source(graph(Origin.of(request) + "/sparql"))
                .format(format.layout())
                .output(out);
        return Reply.of(200, format.contentType(), out.toByteArray());
    }

    private Graph graph(String endpoint) {
        Graph graph = GraphFactory.createDefaultGraph();
        graph.getPrefixMapping().setNsPrefix("sd", SD);
        Node service = NodeFactory.createURI(endpoint + "#service");
        Node dataset = NodeFactory.createURI(endpoint + "#dataset");
        Node defaultGraph = NodeFactory.createURI(endpoint + "#default-graph");
        List<Triple> triples = new ArrayList<>(List.of(
                Triple.create(service, Vocabulary.TYPE, sd("Service")),
                Triple.create(service, sd("endpoint"), NodeFactory.createURI(endpoint)),
                Triple.create(service, sd("supportedLanguage"), sd("SPARQL11Query")),
                Triple.create(service, sd("defaultDataset"), dataset),
                Triple.create(dataset, Vocabulary.TYPE, sd("Dataset")),
                Triple.create(dataset, sd("defaultGraph"), defaultGraph),
                Triple.create(defaultGraph, Vocabulary.TYPE, sd("Graph"))));
        for (String format : FORMATS) {
            triples.add(Triple.create(
                    service, sd("resultFormat"), NodeFactory.createURI("http://www.w3.org/ns/formats/" + format)));
        }
        if (searchesText) {
            triples.add(
                    Triple.create(service, sd("propertyFeature"), NodeFactory.createURI(AllowedFunctions.TEXT_QUERY)));
        }
        triples.forEach(graph::add);
        return graph;
    }

    private static Node sd(String name) {
        return NodeFactory.createURI(SD + name);
    }
}
