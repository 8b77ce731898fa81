package org.papergraph.web;

import java.util.HashMap;
import java.util.Map;

/** Pages in the frame that all of them share. */
final class Pages {

    private final Template frame = Template.named("frame.html");
    private final String graphTitle;

    Pages(String graphTitle) {
        this.graphTitle = graphTitle;
    }

    /** The page of this template, filled with these values. */
    String page(String template, String title, Map<String, ?> values) {
        return page(template, title, "", values);
    }

    /**
     * The page of this template, filled with these values.
     *
     * @param scripts the elements that load the page's own styles and scripts; empty for none
     */
    String page(String template, String title, String scripts, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("graph", graphTitle);
        return frame.fill(Map.of(
                "title",
                title,
                "graph",
                graphTitle,
                "scripts",
                new Html(scripts),
                "content",
                new Html(Template.named(template).fill(all))));
    }
}
