package org.papergraph.rdf;

import java.io.StringWriter;
import java.util.Map;
import org.apache.jena.rdf.model.Model;
import org.apache.jena.rdf.model.ModelFactory;
import org.apache.jena.rdf.model.Resource;
import org.apache.jena.rdf.model.ResourceFactory;
import org.apache.jena.riot.Lang;
import org.apache.jena.riot.RDFDataMgr;
import org.apache.jena.vocabulary.DCAT;
import org.apache.jena.vocabulary.DCTerms;
import org.apache.jena.vocabulary.RDF;
import org.apache.jena.vocabulary.VOID;

/**
 * Says of a graph as a whole what is in it, in VoID and DCAT.
 *
 * @see <a href="https://www.w3.org/TR/void/">Describing Linked Datasets with the VoID Vocabulary</a>
 */
public final class DatasetDescription {

    private DatasetDescription() {}

    /**
     * A description in Turtle.
     *
     * @param base the base of the graph's IRIs
     */
    public static String turtle(String base, StatementCounts counts) {
        Model model = ModelFactory.createDefaultModel();
        model.setNsPrefixes(Vocabulary.PREFIXES);
        model.setNsPrefix("void", VOID.NS);
        model.setNsPrefix("dcat", DCAT.NS);
        Resource dataset = model.createResource(base + "dataset");
        dataset.addProperty(RDF.type, VOID.Dataset)
                .addProperty(RDF.type, DCAT.Dataset)
                .addProperty(DCTerms.title, "papergraph")
                .addProperty(
                        DCTerms.description, "Papers, authors, venues and concepts, each statement with its source.")
                .addProperty(VOID.uriSpace, base)
                .addLiteral(VOID.triples, counts.total())
                .addLiteral(VOID.classes, counts.byClass().size())
                .addLiteral(VOID.properties, counts.byProperty().size());
        Vocabulary.PREFIXES.values().stream()
                .filter(namespace -> counts.byProperty().keySet().stream().anyMatch(p -> p.startsWith(namespace)))
                .forEach(namespace -> dataset.addProperty(VOID.vocabulary, model.createResource(namespace)));
        Resource file = model.createResource(base + "dataset/graph.nq.gz");
        dataset.addProperty(DCAT.distribution, file);
        file.addProperty(RDF.type, DCAT.Distribution)
                .addProperty(DCTerms.title, "graph.nq.gz")
                .addProperty(
                        DCAT.mediaType,
                        model.createResource("https://www.iana.org/assignments/media-types/application/n-quads"))
                .addProperty(
                        DCAT.compressFormat,
                        model.createResource("https://www.iana.org/assignments/media-types/application/gzip"));
        partitions(dataset, "class", counts.byClass());
        partitions(dataset, "property", counts.byProperty());
        StringWriter out = new StringWriter();
        RDFDataMgr.write(out, model, Lang.TURTLE);
        return out.toString();
    }

    private static void partitions(Resource dataset, String kind, Map<String, Long> counts) {
        Model model = dataset.getModel();
        boolean classes = kind.equals("class");
        counts.forEach((iri, count) -> {
            String name = Iris.localName(iri);
            String digest = Iris.digest(iri).substring(0, 8);
            Resource partition = model.createResource(dataset.getURI() + "/" + kind + "/" + name + "-" + digest);
            dataset.addProperty(classes ? VOID.classPartition : VOID.propertyPartition, partition);
            partition.addProperty(classes ? VOID._class : VOID.property, ResourceFactory.createResource(iri));
            partition.addLiteral(classes ? VOID.entities : VOID.triples, count.longValue());
        });
    }
}
