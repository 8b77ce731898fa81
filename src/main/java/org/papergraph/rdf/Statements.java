package org.papergraph.rdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.papergraph.model.Affiliation;
import org.papergraph.model.Contributor;
import org.papergraph.model.PartialDate;
import org.papergraph.model.RecordId;

/** Writes statements about named things, with literals in their canonical forms. */
final class Statements {

    private final Iris iris;
    private final StreamRDF out;

    Statements(Iris iris, StreamRDF out) {
        this.iris = iris;
        this.out = out;
    }

    void add(Node s, Node p, Node o) {
        out.triple(Triple.create(s, p, o));
    }

    /** States a text, unless it is empty. */
    void text(Node s, Node p, String value) {
        if (!value.isEmpty()) {
            add(s, p, string(value));
        }
    }

    /** States from which records something is derived. */
    void derived(Node s, Collection<RecordId> records) {
        records.forEach(r -> add(s, Vocabulary.WAS_DERIVED_FROM, iris.record(r)));
    }

    /** States what an author or editor list says of one person beside the name. */
    void contributor(Node s, Contributor contributor) {
        for (Affiliation affiliation : contributor.affiliations()) {
            text(s, Vocabulary.AFFILIATION_AS_WRITTEN, affiliation.name());
            if (!affiliation.ror().isEmpty()) {
                add(s, Vocabulary.INSTITUTION, Iris.external(affiliation.ror()));
            }
        }
        text(s, Vocabulary.SOURCE_AUTHOR_ID, contributor.sourceId());
    }

    static Node string(String value) {
        return NodeFactory.createLiteralString(value);
    }

    static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    /** Three decimal places, in the canonical form of xsd:decimal. */
    static Node score(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        String lexical = rounded.scale() <= 0 ? rounded.setScale(1).toPlainString() : rounded.toPlainString();
        return NodeFactory.createLiteralDT(lexical, XSDDatatype.XSDdecimal);
    }

    static Node date(PartialDate date) {
        XSDDatatype type = switch (date.precision()) {
            case YEAR -> XSDDatatype.XSDgYear;
            case MONTH -> XSDDatatype.XSDgYearMonth;
            case DAY -> XSDDatatype.XSDdate;
        };
        return NodeFactory.createLiteralDT(date.toString(), type);
    }
}
