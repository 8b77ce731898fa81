package org.papergraph.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The names that the beginning of a JSON text uses, by which its format is recognised. */
final class JsonNames {

    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int MAX_DEPTH = 8;
    private static final int MAX_NAMES = 2000;
    private static final int MAX_RECORDS = 20;
    /* Lines at the beginning that may be no JSON. */
    private static final int MAX_BAD = 5;

    private static final List<String> WRAPPERS =
            List.of("results.", "message.items.", "message.", "data.", "items.", "works.", "records.", "papers.");

    private JsonNames() {}

    /**
     * The names of members as paths with dots, for as much as is JSON; lists leave no trace in a path, and what stands in one of
     * the usual wrappers of records is there without the wrapper too. Lines that are no JSON are passed over.
     */
    static Set<String> of(String text) {
        Set<String> names = new LinkedHashSet<>();
        String rest = text.strip();
        int tries = 0;
        while (names.isEmpty() && tries < MAX_BAD && !rest.isEmpty()) {
            if (rest.charAt(0) == '{' || rest.charAt(0) == '[') {
                collect(rest, names);
            }
            int end = rest.indexOf('\n');
            rest = end < 0 ? "" : rest.substring(end).strip();
            tries++;
        }
        Set<String> all = new LinkedHashSet<>(names);
        for (String name : names) {
            for (String wrapper : WRAPPERS) {
                if (name.startsWith(wrapper)) {
                    all.add(name.substring(wrapper.length()));
                }
            }
        }
        return all;
    }

    private static void collect(String text, Set<String> names) {
        Deque<String> path = new ArrayDeque<>();
        int records = 0;
        try (JsonParser parser = FACTORY.createParser(text)) {
            String name = "";
            for (JsonToken token = parser.nextToken();
                    token != null && names.size() < MAX_NAMES && records < MAX_RECORDS;
                    token = parser.nextToken()) {
                switch (token) {
                    case FIELD_NAME -> {
                        String outer = path.isEmpty() ? "" : path.element();
                        name = outer.isEmpty() ? parser.currentName() : outer + "." + parser.currentName();
                        names.add(name);
                    }
                    case START_OBJECT, START_ARRAY -> {
                        if (path.size() >= MAX_DEPTH) {
                            parser.skipChildren();
                        } else {
                            path.push(name);
                        }
                    }
                    case END_OBJECT, END_ARRAY -> {
                        name = path.pop();
                        records += path.isEmpty() ? 1 : 0;
                    }
                    default -> {
                        // Values tell nothing here.
                    }
                }
            }
        } catch (IOException e) {
            // The head of a file is cut somewhere: what came before is enough.
            return;
        }
    }
}
