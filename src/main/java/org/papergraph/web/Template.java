package org.papergraph.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A page with holes: {@code {{name}}} is filled with escaped text (or with {@link Html} as it is), and
 * {@code {{#name}}…{{/name}}} is repeated for each map of a list, or kept when the value is true, or text that is not
 * empty. Names are looked up in the innermost map first. A name without a value is a bug and throws.
 *
 * <p>The syntax is a small part of <a href="https://mustache.github.io/mustache.5.html">Mustache</a>.
 */
final class Template {

    private sealed interface Part permits Text, Hole, Section {}

    private record Text(String text) implements Part {}

    private record Hole(String name) implements Part {}

    private record Section(String name, boolean whenAbsent, List<Part> parts) implements Part {}

    /** The maps in sight, innermost first. */
    private record Scope(Map<String, ?> values, @Nullable Scope outer) {
        Object value(String name) {
            for (Scope s = this; s != null; s = s.outer) {
                Object value = s.values.get(name);
                if (value != null) {
                    return value;
                }
            }
            throw new IllegalArgumentException("the page needs a value for " + name);
        }
    }

    private final List<Part> parts;

    private Template(List<Part> parts) {
        this.parts = parts;
    }

    /** The template of this name beside this class. */
    static Template named(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no template " + name);
            }
            return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Template of(String source) {
        Parser parser = new Parser(source);
        return new Template(parser.parts(""));
    }

    String fill(Map<String, ?> values) {
        StringBuilder out = new StringBuilder();
        write(parts, new Scope(values, null), out);
        return out.toString();
    }

    private static void write(List<Part> parts, Scope scope, StringBuilder out) {
        for (Part part : parts) {
            if (part instanceof Text text) {
                out.append(text.text());
            } else if (part instanceof Hole hole) {
                Object value = scope.value(hole.name());
                out.append(value instanceof Html html ? html.markup() : Html.escape(value.toString()));
            } else if (part instanceof Section section) {
                writeSection(section, scope, out);
            }
        }
    }

    private static void writeSection(Section section, Scope scope, StringBuilder out) {
        Object value = scope.value(section.name());
        boolean present = value instanceof Boolean b
                ? b
                : value instanceof List<?> list
                        ? !list.isEmpty()
                        : !value.toString().isEmpty();
        if (section.whenAbsent()) {
            if (!present) {
                write(section.parts(), scope, out);
            }
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                @SuppressWarnings("unchecked") // every list given to a template holds maps of its values
                Map<String, ?> values = (Map<String, ?>) item;
                write(section.parts(), new Scope(values, scope), out);
            }
        } else if (present) {
            write(section.parts(), scope, out);
        }
    }

    private static final class Parser {
        private final String source;
        private int at;

        Parser(String source) {
            this.source = source;
        }

        List<Part> parts(String end) {
            List<Part> found = new ArrayList<>();
            while (true) {
                int open = source.indexOf("{{", at);
                if (open < 0) {
                    if (!end.isEmpty()) {
                        throw new IllegalArgumentException("{{#" + end + "}} is not closed");
                    }
                    found.add(new Text(source.substring(at)));
                    return List.copyOf(found);
                }
                found.add(new Text(source.substring(at, open)));
                int close = source.indexOf("}}", open);
                String name = source.substring(open + 2, close);
                at = close + 2;
                if (name.equals("/" + end)) {
                    return List.copyOf(found);
                }
                String rest = name.substring(1);
                switch (name.charAt(0)) {
                    case '#' -> found.add(new Section(rest, false, parts(rest)));
                    case '^' -> found.add(new Section(rest, true, parts(rest)));
                    default -> found.add(new Hole(name));
                }
            }
        }
    }
}
