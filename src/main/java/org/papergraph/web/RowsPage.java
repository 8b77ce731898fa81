package org.papergraph.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.jena.graph.Node;
import org.apache.jena.sparql.core.Var;
import org.apache.jena.sparql.engine.binding.Binding;
import org.apache.jena.sparql.exec.RowSet;

/** The result of a query as a page with a table. */
final class RowsPage {

    private final Pages pages;
    private final Terms terms;

    RowsPage(Pages pages, Terms terms) {
        this.pages = pages;
        this.terms = terms;
    }

    /** At most so many rows; the page says when there are more. */
    Reply reply(RowSet rows, int most) {
        List<Map<String, ?>> lines = new ArrayList<>();
        while (lines.size() < most && rows.hasNext()) {
            Binding row = rows.next();
            List<Map<String, ?>> cells = new ArrayList<>();
            for (Var variable : rows.getResultVars()) {
                Node value = row.get(variable);
                cells.add(value == null ? Terms.NOTHING : terms.shown(value));
            }
            lines.add(Map.of("cells", cells));
        }
        boolean more = rows.hasNext();
        List<Map<String, String>> columns = rows.getResultVars().stream()
                .map(v -> Map.of("name", v.getVarName()))
                .toList();
        String count = more
                ? "The first " + lines.size() + " rows. Other formats have all of them."
                : lines.size() == 1 ? "1 row" : lines.size() + " rows";
        return Reply.of(
                200,
                Reply.HTML,
                pages.page("rows.html", "Result", Map.of("columns", columns, "lines", lines, "count", count)));
    }

    Reply reply(boolean answer) {
        return Reply.of(
                200,
                Reply.HTML,
                pages.page(
                        "rows.html",
                        "Result",
                        Map.of("columns", List.of(), "lines", List.of(), "count", answer ? "Yes" : "No")));
    }
}
