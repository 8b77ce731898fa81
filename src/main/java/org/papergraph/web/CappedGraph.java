package org.papergraph.web;

import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.graph.GraphFactory;
import org.apache.jena.sparql.graph.GraphWrapper;

/** A graph in memory that takes so many statements and no more; one more throws {@link LimitExceeded}. */
final class CappedGraph extends GraphWrapper {

    private final long most;

    CappedGraph(long most) {
        super(GraphFactory.createDefaultGraph());
        this.most = most;
    }

    @Override
    public void add(Triple triple) {
        super.add(triple);
        if (size() > most) {
            throw new LimitExceeded("The result has more than " + most
                    + " statements, which is more than this server sends. Ask for less, for example with LIMIT.");
        }
    }
}
