package org.papergraph.web;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.jena.graph.Graph;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.OWL;
import org.apache.jena.vocabulary.VOID;
import org.papergraph.rdf.Vocabulary;

/**
 * The prefixes that pages, examples and written graphs use: those of the graph, then those of its ontology, its description
 * and its text index.
 */
final class Vocabularies {

    /** The namespace of each prefix. */
    static final Map<String, String> PREFIXES = prefixes();

    private Vocabularies() {}

    static void putInto(Graph graph) {
        graph.getPrefixMapping().setNsPrefixes(PREFIXES);
    }

    private static Map<String, String> prefixes() {
        Map<String, String> prefixes = new LinkedHashMap<>(Vocabulary.PREFIXES);
        prefixes.put("owl", OWL.NS);
        prefixes.put("void", VOID.NS);
        prefixes.put("dcat", DCAT.NS);
        prefixes.put("text", Vocabulary.TEXT);
        return Collections.unmodifiableMap(prefixes);
    }
}
