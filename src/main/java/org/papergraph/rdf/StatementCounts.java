package org.papergraph.rdf;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Triple;

/** How many statements a graph has, by property and by class. Not for several threads. */
public final class StatementCounts {

    private final Map<String, Long> byProperty = new TreeMap<>();
    private final Map<String, Long> byClass = new TreeMap<>();
    private long total;

    /** Takes one statement of the graph; give each only once. */
    public void count(Triple triple) {
        total++;
        byProperty.merge(triple.getPredicate().getURI(), 1L, Long::sum);
        if (triple.getPredicate().equals(Vocabulary.TYPE) && triple.getObject().isURI()) {
            byClass.merge(triple.getObject().getURI(), 1L, Long::sum);
        }
    }

    /** All statements. */
    public long total() {
        return total;
    }

    /** Statements by property IRI. */
    public Map<String, Long> byProperty() {
        return Collections.unmodifiableMap(byProperty);
    }

    /** Entities by class IRI. */
    public Map<String, Long> byClass() {
        return Collections.unmodifiableMap(byClass);
    }
}
