package org.papergraph.web;

import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.Algebra;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.core.DatasetGraph;
import org.apache.jena.sparql.engine.Plan;
import org.apache.jena.sparql.engine.QueryEngineFactory;
import org.apache.jena.sparql.engine.QueryEngineRegistry;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.util.Context;

/** The engine that the dataset would get, given a query whose regular expressions are {@linkplain BoundedRegex bounded}. */
final class GuardedEngine implements QueryEngineFactory {

    @Override
    public boolean accept(Query query, DatasetGraph dataset, Context context) {
        return true;
    }

    @Override
    public Plan create(Query query, DatasetGraph dataset, Binding input, Context context) {
        query.ensureResultVars();
        return create(Algebra.compile(query), dataset, input, context);
    }

    @Override
    public boolean accept(Op op, DatasetGraph dataset, Context context) {
        return true;
    }

    @Override
    public Plan create(Op op, DatasetGraph dataset, Binding input, Context context) {
        Op bounded = Transformer.transform(new TransformCopy(), new BoundedRegex.Rewrite(), op);
        return QueryEngineRegistry.get().find(bounded, dataset, context).create(bounded, dataset, input, context);
    }
}
