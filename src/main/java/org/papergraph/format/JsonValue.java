package org.papergraph.format;

import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One value of a JSON text, with the line on which it begins. */
final class JsonValue {

    /** The value of a member that an object has not. */
    static final JsonValue MISSING = new JsonValue(Kind.MISSING, "", 0);

    /* Objects with more members than this are looked up in a table. */
    private static final int FEW = 24;

    private enum Kind {
        OBJECT,
        ARRAY,
        TEXT,
        NUMBER,
        TRUTH,
        NULL,
        MISSING
    }

    private final Kind kind;
    private final String text;
    private final long line;
    private String[] names = {};
    private JsonValue[] values = {};
    private int size;
    private @Nullable Map<String, Integer> places;
    private byte[] source = {};
    private int from;
    private int to;

    private JsonValue(Kind kind, String text, long line) {
        this.kind = kind;
        this.text = text;
        this.line = line;
    }

    static JsonValue object(long line) {
        JsonValue object = new JsonValue(Kind.OBJECT, "", line);
        object.names = new String[8];
        object.values = new JsonValue[8];
        return object;
    }

    static JsonValue array(long line) {
        JsonValue array = new JsonValue(Kind.ARRAY, "", line);
        array.values = new JsonValue[4];
        return array;
    }

    static JsonValue text(String text, long line) {
        return new JsonValue(Kind.TEXT, text, line);
    }

    static JsonValue number(String digits, long line) {
        return new JsonValue(Kind.NUMBER, digits, line);
    }

    static JsonValue truth(boolean value, long line) {
        return new JsonValue(Kind.TRUTH, Boolean.toString(value), line);
    }

    static JsonValue nothing(long line) {
        return new JsonValue(Kind.NULL, "", line);
    }

    boolean isObject() {
        return kind == Kind.OBJECT;
    }

    boolean isArray() {
        return kind == Kind.ARRAY;
    }

    boolean isText() {
        return kind == Kind.TEXT;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    /** Whether it is {@code true}. */
    boolean isTrue() {
        return kind == Kind.TRUTH && "true".equals(text);
    }

    /** Whether it is {@code null} or no value at all. */
    boolean isNull() {
        return kind == Kind.NULL || kind == Kind.MISSING;
    }

    /** Whether an object has no such member. */
    boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /** A member of an object, {@link #MISSING} when there is none or this is no object. */
    JsonValue get(String name) {
        int place = place(name);
        return place < 0 ? MISSING : values[place];
    }

    /** The values of an array; none when this is no array. */
    List<JsonValue> items() {
        return kind == Kind.ARRAY ? new Items(values, size) : List.of();
    }

    /** The names of an object's members, in order; none when this is no object. */
    Set<String> names() {
        return kind == Kind.OBJECT ? new LinkedHashSet<>(Arrays.asList(names).subList(0, size)) : Set.of();
    }

    /** Gives the members of an object, in order; none when this is no object. */
    void forEachMember(BiConsumer<String, JsonValue> each) {
        for (int i = 0; i < size && kind == Kind.OBJECT; i++) {
            each.accept(names[i], values[i]);
        }
    }

    /** The words of a text, a number as it is written, {@code true} or {@code false}; else {@code ""}. */
    String text() {
        return text;
    }

    /** The {@link #text() text} of a member. */
    String text(String name) {
        return get(name).text;
    }

    /** The line on which it begins, 1-based. */
    long line() {
        return line;
    }

    /** The first 100 kB of a record as it stands in the file. To be asked only while the record is being read. */
    String raw() {
        return new String(source, from, Math.min(to - from, JsonDecoder.SHOWN), StandardCharsets.UTF_8).strip();
    }

    /* Takes a member; gives the value that the same name had before, or MISSING. */
    JsonValue put(String name, JsonValue value) {
        Map<String, Integer> table = places;
        int place = table == null ? place(name) : entered(table, name);
        if (place >= 0) {
            JsonValue before = values[place];
            values[place] = value;
            return before;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
        }
        names[size] = name;
        add(value);
        if (size > FEW && table == null) {
            index();
        }
        return MISSING;
    }

    void add(JsonValue value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size] = value;
        size++;
    }

    JsonValue within(byte[] bytes, int start, int end) {
        source = bytes;
        from = start;
        to = end;
        return this;
    }

    /* The first values of an array, which is not changed any more. */
    private static final class Items extends AbstractList<JsonValue> implements RandomAccess {

        private final JsonValue[] values;
        private final int size;

        Items(JsonValue[] values, int size) {
            this.values = values;
            this.size = size;
        }

        @Override
        public JsonValue get(int index) {
            return values[Objects.checkIndex(index, size)];
        }

        @Override
        public int size() {
            return size;
        }
    }

    private void index() {
        Map<String, Integer> table = new HashMap<>(256);
        for (int i = 0; i < size; i++) {
            table.put(names[i], i);
        }
        places = table;
    }

    /* Where a member stands; -1 when it is new, and then in the table. */
    private int entered(Map<String, Integer> table, String name) {
        Integer known = table.putIfAbsent(name, size);
        return known == null ? -1 : known;
    }

    private int place(String name) {
        if (kind != Kind.OBJECT) {
            return -1;
        }
        Map<String, Integer> table = places;
        if (table != null) {
            return table.getOrDefault(name, -1);
        }
        for (int i = 0; i < size; i++) {
            String other = names[i];
            if (other.length() == name.length() && other.equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** The value at the end of a path of names, {@link #MISSING} where it breaks off. */
    JsonValue path(String... path) {
        JsonValue value = this;
        for (String name : path) {
            value = value.get(name);
        }
        return value;
    }

    /** Names and values of an object, flat, for messages and tests. */
    @Override
    public String toString() {
        return switch (kind) {
            case OBJECT -> {
                List<String> members = new ArrayList<>();
                for (int i = 0; i < size; i++) {
                    members.add(names[i] + ": " + values[i]);
                }
                yield "{" + String.join(", ", members) + "}";
            }
            case ARRAY -> items().toString();
            case TEXT -> '"' + text + '"';
            case NUMBER, TRUTH -> text;
            case NULL -> "null";
            case MISSING -> "";
        };
    }
}
