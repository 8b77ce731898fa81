package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An element of an XML text with what stands in it, entities decoded.
 *
 * <p>Names are local names: a prefix, declared or not, stands apart.
 */
final class XmlElement {

    /* Characters of markup after which no further element is shown. */
    private static final int SHOWN = 100_000;
    private static final String[] NO_ATTRIBUTES = {};

    private final String name;
    private final String prefix;
    /* Names as written and values in turn. */
    private final String[] attributes;
    private final List<XmlElement> around;
    private final long line;
    private final int column;
    /* Most elements hold nothing but a text: those need no list. */
    private String text = "";
    private List<Object> content = List.of();

    /**
     * @param written the name with its prefix
     * @param attributes names as written and values in turn
     * @param around for a record the elements that it stands in, the outermost first
     * @param line where it begins, 1-based
     * @param column where it begins, 1-based
     */
    XmlElement(String written, String[] attributes, List<XmlElement> around, long line, int column) {
        int colon = written.indexOf(':');
        this.name = colon < 0 ? written : written.substring(colon + 1);
        this.prefix = colon < 0 ? "" : written.substring(0, colon);
        this.attributes = attributes.length == 0 ? NO_ATTRIBUTES : attributes;
        this.around = around;
        this.line = line;
        this.column = column;
    }

    /** Adds a text; two are never added one after another. */
    void add(String characters) {
        if (content.isEmpty()) {
            text = characters;
        } else {
            content.add(characters);
        }
    }

    void add(XmlElement child) {
        if (content.isEmpty()) {
            content = new ArrayList<>(8);
            if (!text.isEmpty()) {
                content.add(text);
                text = "";
            }
        }
        content.add(child);
    }

    /** The name without its prefix. */
    String name() {
        return name;
    }

    /** What stands before the colon of its name, {@code ""} when there is none. */
    String prefix() {
        return prefix;
    }

    /** The name with its prefix. */
    String writtenName() {
        return prefix.isEmpty() ? name : prefix + ":" + name;
    }

    /** The value of the attribute of that local name, {@code ""} when there is none. */
    String attribute(String local) {
        for (int i = 0; i < attributes.length; i += 2) {
            String written = attributes[i];
            if (written.equals(local)
                    || (written.endsWith(local) && written.indexOf(':') == written.length() - local.length() - 1)) {
                return attributes[i + 1];
            }
        }
        return "";
    }

    /** The local names of its attributes, those that declare namespaces left out. */
    List<String> attributeNames() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < attributes.length; i += 2) {
            String written = attributes[i];
            if (!written.equals("xmlns") && !written.startsWith("xmlns:")) {
                names.add(written.substring(written.indexOf(':') + 1));
            }
        }
        return names;
    }

    /** Of a record: the elements that it stands in, the outermost first, with their attributes but without what is in them. */
    List<XmlElement> around() {
        return around;
    }

    List<XmlElement> children() {
        if (content.isEmpty()) {
            return List.of();
        }
        List<XmlElement> children = new ArrayList<>(content.size());
        for (Object part : content) {
            if (part instanceof XmlElement child) {
                children.add(child);
            }
        }
        return children;
    }

    List<XmlElement> children(String local) {
        List<XmlElement> children = List.of();
        for (Object part : content) {
            if (part instanceof XmlElement child && child.name.equals(local)) {
                if (children.isEmpty()) {
                    children = new ArrayList<>();
                }
                children.add(child);
            }
        }
        return children;
    }

    /** The first child of that name. */
    Optional<XmlElement> child(String local) {
        for (Object part : content) {
            if (part instanceof XmlElement child && child.name.equals(local)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** The first element that is reached by a child of each name in turn. */
    Optional<XmlElement> path(String... names) {
        return path(names, 0);
    }

    private Optional<XmlElement> path(String[] names, int from) {
        if (from == names.length) {
            return Optional.of(this);
        }
        for (Object part : content) {
            if (part instanceof XmlElement child && child.name.equals(names[from])) {
                Optional<XmlElement> found = child.path(names, from + 1);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The text of the first child of that name with all that is below it, {@code ""} when there is no such child. */
    String text(String local) {
        return child(local).map(XmlElement::text).orElse("");
    }

    /** All text in it and below it, in order, white space as written. */
    String text() {
        if (content.isEmpty()) {
            return text;
        }
        StringBuilder all = new StringBuilder();
        append(all);
        return all.toString();
    }

    private void append(StringBuilder all) {
        all.append(text);
        for (Object part : content) {
            if (part instanceof XmlElement child) {
                child.append(all);
            } else {
                all.append(part);
            }
        }
    }

    /** The element as XML again, to be shown; of a long one the beginning. */
    String markup() {
        StringBuilder all = new StringBuilder();
        markup(all);
        return all.toString();
    }

    private void markup(StringBuilder all) {
        if (all.length() > SHOWN) {
            return;
        }
        all.append('<').append(writtenName());
        for (int i = 0; i < attributes.length; i += 2) {
            all.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(escaped(attributes[i + 1]).replace("\"", "&quot;"))
                    .append('"');
        }
        List<Object> parts = content();
        if (parts.isEmpty()) {
            all.append("/>");
            return;
        }
        all.append('>');
        for (Object part : parts) {
            if (part instanceof XmlElement child) {
                child.markup(all);
            } else {
                all.append(escaped((String) part));
            }
        }
        all.append("</").append(writtenName()).append('>');
    }

    private static String escaped(String characters) {
        return characters.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** Its texts and elements ({@link String} and {@link XmlElement}) in order; no two texts follow one another. */
    List<Object> content() {
        return content.isEmpty() && !text.isEmpty() ? List.of(text) : content;
    }

    /** Where it begins, 1-based. */
    long line() {
        return line;
    }

    /** Where it begins in its line, 1-based, in UTF-16 units. */
    long column() {
        return column;
    }
}
