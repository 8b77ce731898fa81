package org.papergraph.web;

import java.util.ArrayList;
import java.util.List;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.Triple;
import org.apache.jena.sparql.algebra.Op;
import org.apache.jena.sparql.algebra.TransformCopy;
import org.apache.jena.sparql.algebra.Transformer;
import org.apache.jena.sparql.algebra.op.OpBGP;
import org.apache.jena.sparql.algebra.op.OpGroup;
import org.apache.jena.sparql.algebra.op.OpPath;
import org.apache.jena.sparql.algebra.op.OpService;
import org.apache.jena.sparql.algebra.op.OpTable;
import org.apache.jena.sparql.algebra.op.OpTriple;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunction;
import org.apache.jena.sparql.expr.ExprFunction0;
import org.apache.jena.sparql.expr.ExprFunction1;
import org.apache.jena.sparql.expr.ExprFunction2;
import org.apache.jena.sparql.expr.ExprFunction3;
import org.apache.jena.sparql.expr.ExprFunctionN;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprList;
import org.apache.jena.sparql.expr.ExprTransformCopy;
import org.apache.jena.sparql.expr.NodeValue;
import org.apache.jena.sparql.expr.aggregate.Aggregator;
import org.apache.jena.sparql.path.P_NegPropSet;
import org.apache.jena.sparql.path.P_Path0;
import org.apache.jena.sparql.path.P_Path1;
import org.apache.jena.sparql.path.P_Path2;
import org.apache.jena.sparql.path.PathVisitorByType;

/**
 * What a query is made of, gathered from its algebra with sub-queries, EXISTS, sorting and grouping included.
 *
 * @param functions every call of a function or operator
 * @param constants every literal and IRI of an expression, and of VALUES
 * @param predicates every predicate of a triple pattern that is not a variable
 * @param aggregates every aggregate
 * @param asksElsewhere whether a SERVICE is in it
 */
record QueryParts(
        List<ExprFunction> functions,
        List<Node> constants,
        List<Node> predicates,
        List<Aggregator> aggregates,
        boolean asksElsewhere) {

    static QueryParts of(Op op) {
        Gathering gathering = new Gathering();
        // The library's own walk over the algebra is used, because it knows where all expressions hide.
        Transformer.transform(gathering, gathering.expressions, op);
        return new QueryParts(
                gathering.functions,
                gathering.constants,
                gathering.predicates,
                gathering.aggregates,
                gathering.asksElsewhere);
    }

    private static final class Gathering extends TransformCopy {
        private final List<ExprFunction> functions = new ArrayList<>();
        private final List<Node> constants = new ArrayList<>();
        private final List<Node> predicates = new ArrayList<>();
        private final List<Aggregator> aggregates = new ArrayList<>();
        private final ExpressionGathering expressions = new ExpressionGathering();
        private boolean asksElsewhere;

        @Override
        public Op transform(OpService op, Op inner) {
            asksElsewhere = true;
            return op;
        }

        @Override
        public Op transform(OpBGP op) {
            op.getPattern().forEach(this::pattern);
            return op;
        }

        @Override
        public Op transform(OpTriple op) {
            pattern(op.getTriple());
            return op;
        }

        @Override
        public Op transform(OpPath op) {
            Node predicate = op.getTriplePath().getPredicate();
            if (predicate != null && predicate.isURI()) {
                predicates.add(predicate);
            }
            if (op.getTriplePath().getPath() != null) {
                op.getTriplePath().getPath().visit(new Links(predicates));
            }
            return op;
        }

        private void pattern(Triple triple) {
            if (triple.getPredicate().isURI()) {
                predicates.add(triple.getPredicate());
            }
        }

        @Override
        public Op transform(OpTable op) {
            op.getTable().rows().forEachRemaining(row -> row.forEach((v, node) -> constants.add(node)));
            return op;
        }

        @Override
        public Op transform(OpGroup op, Op inner) {
            op.getAggregators().forEach(a -> aggregates.add(a.getAggregator()));
            return super.transform(op, inner);
        }

        private final class ExpressionGathering extends ExprTransformCopy {
            @Override
            public Expr transform(ExprFunction0 f) {
                functions.add(f);
                return f;
            }

            @Override
            public Expr transform(ExprFunction1 f, Expr a) {
                functions.add(f);
                return super.transform(f, a);
            }

            @Override
            public Expr transform(ExprFunction2 f, Expr a, Expr b) {
                functions.add(f);
                return super.transform(f, a, b);
            }

            @Override
            public Expr transform(ExprFunction3 f, Expr a, Expr b, Expr c) {
                functions.add(f);
                return super.transform(f, a, b, c);
            }

            @Override
            public Expr transform(ExprFunctionN f, ExprList arguments) {
                functions.add(f);
                return super.transform(f, arguments);
            }

            @Override
            public Expr transform(ExprFunctionOp f, ExprList arguments, Op inner) {
                functions.add(f);
                return super.transform(f, arguments, inner);
            }

            @Override
            public Expr transform(NodeValue value) {
                constants.add(value.asNode());
                return value;
            }
        }
    }

    /** Collects the predicates of a path. */
    private static final class Links extends PathVisitorByType {
        private final List<Node> found;

        Links(List<Node> found) {
            this.found = found;
        }

        @Override
        public void visitNegPS(P_NegPropSet path) {
            path.getNodes().forEach(link -> found.add(link.getNode()));
        }

        @Override
        public void visit0(P_Path0 path) {
            found.add(path.getNode());
        }

        @Override
        public void visit1(P_Path1 path) {
            path.getSubPath().visit(this);
        }

        @Override
        public void visit2(P_Path2 path) {
            path.getLeft().visit(this);
            path.getRight().visit(this);
        }
    }
}
