package org.papergraph.web;

import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.apache.jena.graph.Node;
import org.apache.jena.vocabulary.XSD;
import org.papergraph.rdf.Iris;

/** RDF terms as pages show them: with a link where following it is safe and useful. */
final class Terms {

    static final Map<String, ?> NOTHING = Map.of("link", "", "plain", "", "note", "");

    private final String base;

    /**
     * Terms of a graph.
     *
     * @param base what the IRIs of its entities begin with: these are shown by this server
     */
    Terms(String base) {
        this.base = base;
    }

    Map<String, ?> shown(Node node) {
        return shown(node, iri -> "");
    }

    /**
     * The values that the templates need for a term: {@code link} (empty for none), the {@code plain} text, and
     * beside it a language or a datatype as its {@code "note"}.
     *
     * @param label what a page calls an IRI; empty for its short form
     */
    Map<String, ?> shown(Node node, Function<Node, String> label) {
        if (node.isURI()) {
            String iri = node.getURI();
            String name = label.apply(node);
            return Map.of("link", link(iri), "plain", name.isEmpty() ? shortForm(iri) : name, "note", "");
        }
        if (node.isLiteral()) {
            String language = node.getLiteralLanguage();
            String type = node.getLiteralDatatypeURI();
            boolean text = type.equals(XSD.xstring.getURI()) || !language.isEmpty();
            return Map.of(
                    "link",
                    "",
                    "plain",
                    node.getLiteralLexicalForm(),
                    "note",
                    language.isEmpty() ? (text ? "" : shortForm(type)) : language);
        }
        return Map.of("link", "", "plain", node.toString(), "note", "");
    }

    /** Where a page links to for an IRI: this server for entities, the web for others, empty when it is not safe. */
    String link(String iri) {
        if (!isLinkable(iri)) {
            return "";
        }
        return iri.startsWith(base) ? "/id/" + iri.substring(base.length()) : iri;
    }

    /** Whether a page may link to it: only {@code http} and {@code https}, so never {@code javascript:} or {@code data:}. */
    static boolean isLinkable(String iri) {
        String lower = iri.toLowerCase(Locale.ROOT);
        return Iris.isSafe(iri) && (lower.startsWith("https://") || lower.startsWith("http://"));
    }

    /** {@code dcterms:title} for a known vocabulary, {@code paper/x} for an entity of this graph, else the IRI. */
    String shortForm(String iri) {
        if (iri.startsWith(base) && iri.length() > base.length()) {
            return iri.substring(base.length());
        }
        for (Map.Entry<String, String> prefix : Vocabularies.PREFIXES.entrySet()) {
            String namespace = prefix.getValue();
            String local = iri.startsWith(namespace) ? iri.substring(namespace.length()) : "/";
            if (local.matches("[A-Za-z0-9_-]*")) {
                return prefix.getKey() + ":" + local;
            }
        }
        return iri;
    }
}
