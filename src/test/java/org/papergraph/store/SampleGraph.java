package org.papergraph.store;

import java.util.function.Function;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Dataset;
import org.apache.jena.query.DatasetFactory;
import org.apache.jena.query.text.EntityDefinition;
import org.apache.jena.query.text.TextDatasetFactory;
import org.apache.jena.query.text.TextIndexConfig;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.vocabulary.FOAF;
import org.apache.jena.system.Txn;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDFS;
import org.apache.jena.vocabulary.SKOS;
import org.apache.lucene.store.ByteBuffersDirectory;

/** The graph of {@code sample.ttl} in memory, with a text index in memory. */
final class SampleGraph {

    static final String ID = "https://w3id.org/papergraph/id/";

    private SampleGraph() {}

    static DatasetGraph load() {
        EntityDefinition fields = new EntityDefinition("uri", "label");
        fields.setPrimaryPredicate(RDFS.label.asNode());
        fields.set("title", DCTerms.title.asNode());
        fields.set("abstract", NodeFactory.createURI(DCTerms.getURI() + "abstract"));
        fields.set("name", FOAF.name.asNode());
        fields.set("prefLabel", SKOS.prefLabel.asNode());
        fields.set("altLabel", SKOS.altLabel.asNode());
        Dataset dataset = TextDatasetFactory.createLucene(
                DatasetFactory.createTxnMem(), new ByteBuffersDirectory(), new TextIndexConfig(fields));
        Txn.executeWrite(dataset, () -> RDFDataMgr.read(dataset, "src/test/resources/org/papergraph/store/sample.ttl"));
        return dataset.asDatasetGraph();
    }

    /** In one read transaction, as a server does it. */
    static <T> T reading(DatasetGraph dataset, Function<DatasetGraph, T> use) {
        return Txn.calculateRead(dataset, () -> use.apply(dataset));
    }
}
