package org.papergraph.web;

/**
 * A query that the pages offer to run.
 *
 * @param name what addresses use: lower-case letters, digits, {@code -}, {@code _} and {@code .}
 * @param title one line
 * @param description a sentence or two; may be empty
 * @param sparql the whole query, prefixes included
 */
public record ExampleQuery(String name, String title, String description, String sparql) {
    public ExampleQuery {
        if (!name.matches("[A-Za-z0-9._-]+")) {
            throw new IllegalArgumentException("not a name of a query: " + name);
        }
    }
}
