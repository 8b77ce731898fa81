package org.papergraph.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.query.Query;
import org.apache.jena.sparql.algebra.walker.Walker;
import org.apache.jena.sparql.core.TriplePath;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.BindingFactory;
import org.apache.jena.sparql.expr.Expr;
import org.apache.jena.sparql.expr.ExprFunctionOp;
import org.apache.jena.sparql.expr.ExprVisitorBase;
import org.apache.jena.sparql.path.P_Alt;
import org.apache.jena.sparql.path.P_Link;
import org.apache.jena.sparql.path.Path;
import org.apache.jena.sparql.syntax.Element;
import org.apache.jena.sparql.syntax.ElementBind;
import org.apache.jena.sparql.syntax.ElementData;
import org.apache.jena.sparql.syntax.ElementFilter;
import org.apache.jena.sparql.syntax.ElementGroup;
import org.apache.jena.sparql.syntax.ElementPathBlock;
import org.apache.jena.sparql.syntax.ElementSubQuery;
import org.apache.jena.sparql.syntax.ElementTriplesBlock;
import org.apache.jena.sparql.syntax.ElementVisitorBase;
import org.apache.jena.sparql.syntax.ElementWalker;
import org.apache.jena.sparql.syntax.PatternVars;

/**
 * The {@code VALUES} blocks of a query, in it and in its subqueries, through which its parameters are bound.
 *
 * <p>Values get in as RDF terms in the syntax tree; none is ever a part of a text that is parsed. The query is changed in
 * place, so it must be freshly parsed and not shared. (Jena's own substitution cannot be used: it refuses variables of
 * {@code VALUES}, and {@code QueryTransformOps} of 5.6 mixes up the conditions of a {@code HAVING} that has several.)
 */
final class ValueBlocks {

    private final Query query;

    ValueBlocks(Query query) {
        this.query = query;
    }

    /** The value of the block that has this variable alone, when there is one; the first when several differ. */
    Optional<Node> value(String variable) {
        return blocks(variable).stream()
                .flatMap(block -> block.getRows().stream())
                .flatMap(row -> Optional.ofNullable(row.get(Var.alloc(variable))).stream())
                .findFirst();
    }

    /** Whether all blocks with this variable alone have one row, the same. */
    boolean agree(String variable) {
        Var var = Var.alloc(variable);
        return blocks(variable).stream()
                        .allMatch(block -> block.getRows().size() == 1
                                && block.getRows().get(0).contains(var))
                && blocks(variable).stream()
                                .map(block -> block.getRows().get(0).get(var))
                                .distinct()
                                .count()
                        <= 1;
    }

    /** The variables that have blocks of their own with a single row: what looks like a parameter. */
    NavigableSet<String> singles() {
        NavigableSet<String> names = new TreeSet<>();
        visit(query.getQueryPattern(), element -> {
            if (element instanceof ElementData data
                    && data.getVars().size() == 1
                    && data.getRows().size() == 1) {
                names.add(data.getVars().get(0).getVarName());
            }
        });
        return names;
    }

    /** Puts a value in the place of what the blocks of this variable hold. */
    void replace(String variable, Node value) {
        Var var = Var.alloc(variable);
        for (ElementData block : blocks(variable)) {
            block.getRows().clear();
            block.getRows().add(BindingFactory.binding(var, value));
        }
    }

    /**
     * Puts things and their names in the place of the name that the blocks of {@code nameVariable} hold. The pattern that
     * leads from the name to the thing stays, and holds for each.
     */
    void replace(String variable, String nameVariable, List<EntityLookup.Named> things) {
        Var thing = Var.alloc(variable);
        Var name = Var.alloc(nameVariable);
        for (ElementData block : blocks(nameVariable)) {
            block.getRows().clear();
            block.add(thing);
            for (EntityLookup.Named named : things) {
                block.getRows().add(BindingFactory.binding(thing, named.iri(), name, named.name()));
            }
        }
    }

    /** Every variable that the query mentions where a value from outside can reach it. */
    NavigableSet<String> variables() {
        NavigableSet<String> names = new TreeSet<>();
        variables(query, names);
        return names;
    }

    /**
     * Gives a variable that has no block its values, wherever the query mentions it: also inside optional parts, unions and
     * those subqueries that hand it out.
     */
    void insert(String variable, List<Node> values) {
        Var var = Var.alloc(variable);
        insert(query, var, () -> {
            ElementData data = new ElementData();
            data.add(var);
            values.forEach(value -> data.add(BindingFactory.binding(var, value)));
            return List.of(data);
        });
    }

    /** Gives an entity that has no block the name it is looked up by, and the pattern that leads from the name to it. */
    void insertNamed(QueryParameter parameter, String name) {
        Var thing = Var.alloc(parameter.name());
        Var nameVariable = Var.alloc(parameter.blockVariable());
        Path path = EntityLookup.nameProperties(parameter.type()).stream()
                .map(property -> (Path) new P_Link(property))
                .reduce(P_Alt::new)
                .orElseThrow();
        insert(query, thing, () -> {
            ElementData data = new ElementData();
            data.add(nameVariable);
            data.add(BindingFactory.binding(nameVariable, NodeFactory.createLiteralString(name)));
            ElementPathBlock pattern = new ElementPathBlock();
            pattern.addTriplePath(new TriplePath(thing, path, nameVariable));
            return List.of(data, pattern);
        });
    }

    private static void insert(Query query, Var var, Supplier<List<Element>> elements) {
        ElementGroup top = topGroup(query);
        List<ElementGroup> groups = new ArrayList<>();
        List<Query> subqueries = new ArrayList<>();
        top.getElements()
                .forEach(child -> walk(child, element -> {
                    if (element instanceof ElementGroup group && mentionsDirectly(group, var)) {
                        groups.add(group);
                    } else if (element instanceof ElementSubQuery sub && handsOut(sub.getQuery(), var)) {
                        subqueries.add(sub.getQuery());
                    }
                }));
        groups.add(top);
        groups.forEach(group -> group.getElements().addAll(0, elements.get()));
        subqueries.forEach(sub -> insert(sub, var, elements));
        // A constant among the keys leaves the groups as they are, and lets HAVING and SELECT see it.
        if (query.hasGroupBy() && !query.getGroupBy().getVars().contains(var)) {
            query.addGroupBy(var);
        }
    }

    private static ElementGroup topGroup(Query query) {
        if (query.getQueryPattern() instanceof ElementGroup group) {
            return group;
        }
        ElementGroup group = new ElementGroup();
        if (query.getQueryPattern() != null) {
            group.addElement(query.getQueryPattern());
        }
        query.setQueryPattern(group);
        return group;
    }

    private static boolean mentionsDirectly(ElementGroup group, Var var) {
        return group.getElements().stream()
                .anyMatch(element -> mentioned(element).contains(var));
    }

    private static Collection<Var> mentioned(Element element) {
        if (element instanceof ElementFilter filter) {
            return filter.getExpr().getVarsMentioned();
        }
        if (element instanceof ElementBind bind) {
            return bind.getExpr().getVarsMentioned();
        }
        boolean triples = element instanceof ElementPathBlock || element instanceof ElementTriplesBlock;
        return triples ? PatternVars.vars(element) : List.of();
    }

    private static boolean handsOut(Query sub, Var var) {
        return sub.isQueryResultStar()
                || (sub.getProjectVars().contains(var) && sub.getProject().getExpr(var) == null);
    }

    private static void variables(Query query, NavigableSet<String> names) {
        Element pattern = query.getQueryPattern();
        if (pattern != null) {
            walk(pattern, element -> {
                mentioned(element).stream().filter(v -> v.isNamedVar()).forEach(v -> names.add(v.getVarName()));
                if (element instanceof ElementSubQuery sub) {
                    NavigableSet<String> inner = new TreeSet<>();
                    variables(sub.getQuery(), inner);
                    inner.stream()
                            .filter(v -> handsOut(sub.getQuery(), Var.alloc(v)))
                            .forEach(names::add);
                }
            });
        }
        query.getHavingExprs().forEach(e -> add(e, names));
        query.getProject().getExprs().values().forEach(e -> add(e, names));
        // What a query computes cannot be given.
        query.getProject().getExprs().keySet().forEach(v -> names.remove(v.getVarName()));
        if (pattern != null) {
            walk(pattern, element -> {
                if (element instanceof ElementBind bind) {
                    names.remove(bind.getVar().getVarName());
                }
            });
        }
    }

    private static void add(Expr expression, NavigableSet<String> names) {
        expression.getVarsMentioned().stream().filter(v -> v.isNamedVar()).forEach(v -> names.add(v.getVarName()));
    }

    private List<ElementData> blocks(String variable) {
        List<ElementData> blocks = new ArrayList<>();
        visit(query.getQueryPattern(), element -> {
            if (element instanceof ElementData data
                    && data.getVars().size() == 1
                    && data.getVars().get(0).getVarName().equals(variable)) {
                blocks.add(data);
            }
        });
        return blocks;
    }

    /** Every element, with those in subqueries. */
    private static void visit(Element start, Consumer<Element> consumer) {
        if (start != null) {
            walk(start, element -> {
                consumer.accept(element);
                if (element instanceof ElementSubQuery sub) {
                    visit(sub.getQuery().getQueryPattern(), consumer);
                }
            });
        }
    }

    /** Every element of one query, with those in EXISTS, without those in subqueries. */
    private static void walk(Element start, Consumer<Element> consumer) {
        ElementWalker.walk(start, new ElementVisitorBase() {
            @Override
            public void visit(ElementGroup element) {
                consumer.accept(element);
            }

            @Override
            public void visit(ElementData element) {
                consumer.accept(element);
            }

            @Override
            public void visit(ElementSubQuery element) {
                consumer.accept(element);
            }

            @Override
            public void visit(ElementPathBlock element) {
                consumer.accept(element);
            }

            @Override
            public void visit(ElementTriplesBlock element) {
                consumer.accept(element);
            }

            @Override
            public void visit(ElementFilter element) {
                consumer.accept(element);
                inside(element.getExpr(), consumer);
            }

            @Override
            public void visit(ElementBind element) {
                consumer.accept(element);
                inside(element.getExpr(), consumer);
            }
        });
    }

    private static void inside(Expr expression, Consumer<Element> consumer) {
        Walker.walk(expression, new ExprVisitorBase() {
            @Override
            public void visit(ExprFunctionOp function) {
                walk(function.getElement(), consumer);
            }
        });
    }
}
