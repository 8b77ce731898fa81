package org.papergraph.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream of JSON into records: the elements of a list, of a list within an object, or objects one after another.
 *
 * <p>A scanner finds where a record ends by its brackets, quotes, colons and commas; {@link JsonDecoder} then reads it. Where
 * those do not fit, the record is broken, and reading goes on at the next place that looks like a record: where the brackets
 * close again, else where an object begins that is whole and has at least half the members that the record before had.
 */
final class JsonElements {

    private static final int MAX_DEPTH = 200;
    private static final int SHOWN = 500;
    /* Bytes that may be looked at, in all, to find one next record. */
    private static final long MAX_SEARCH = 64L << 20;

    /* What may come next in an object or array. */
    private enum Expected {
        VALUE,
        NAME,
        COLON,
        COMMA
    }

    private final ByteWindow window;
    private final Output out;
    private final JsonDecoder decoder;
    private final List<String> wrappers;
    private final Consumer<JsonValue> each;
    private List<String> known = List.of();

    /* The line that the window's "at" is on, and where it begins. */
    private long line = 1;
    private long lineStart;
    /* Where the record begins that is being scanned. */
    private long startLine;
    private long startColumn;
    /* Whether the window keeps what lies behind, whether it may stop to when that is too much, and how much it let go. */
    private boolean kept;
    private boolean mayDrop = true;
    private long dropped;
    private byte[] head = {};
    /* The open brackets where the scanner stopped, from 1, and whether it stopped because no more could be read. */
    private final boolean[] isArray = new boolean[MAX_DEPTH + 1];
    private int depth;
    private boolean exhausted;
    /* Whether the last object that was looked at as a record was whole, and how long it was. */
    private boolean lastWhole;
    private int looked;
    /* Where the last text began that the scanner saw; -1 before the first. */
    private long textOffset = -1;
    private long textLine;
    private long textLineStart;

    JsonElements(ByteWindow window, Output out, JsonDecoder decoder, List<String> wrappers, Consumer<JsonValue> each) {
        this.window = window;
        this.out = out;
        this.decoder = decoder;
        this.wrappers = wrappers;
        this.each = each;
    }

    void read() throws IOException {
        window.at = window.from;
        while (true) {
            int b = significant();
            if (b < 0) {
                return;
            } else if (b == '[') {
                window.at++;
                list();
            } else if (b == '{') {
                object();
            } else if (b == ',') {
                out.warn(line, column(), "comma between records: passed over", "");
                window.at++;
            } else {
                junk();
            }
        }
    }

    /* Reads the elements of a list whose bracket was read. */
    private void list() throws IOException {
        while (true) {
            int b = significant();
            if (b < 0) {
                out.warn(line, column(), "the file ends within a list: it may be cut", "");
                return;
            } else if (b == ']') {
                window.at++;
                return;
            } else if (b == ',') {
                window.at++;
            } else if (b == '}' || b == ':') {
                junk();
            } else {
                mark();
                take(scan() && (b == '{' || isFollowed()));
            }
        }
    }

    /* Whether a comma or the end of the list comes after an element; else it is no element, but part of something broken. */
    private boolean isFollowed() throws IOException {
        Place here = place();
        int b = significant();
        boolean followed = b < 0 || b == ',' || b == ']';
        if (followed && dropped == 0) {
            go(here);
        }
        return followed;
    }

    /* Reads an object that is a record or holds a list of records. */
    private void object() throws IOException {
        mark();
        if (wrappers.isEmpty()) {
            take(scan());
            return;
        }
        Found found = members("");
        if (found == Found.NO_LIST || found == Found.BROKEN) {
            take(found == Found.NO_LIST);
        } else if (found == Found.LIST_AND_BROKEN && significant() >= 0) {
            junk();
        }
    }

    private enum Found {
        NO_LIST,
        BROKEN,
        LIST,
        LIST_AND_BROKEN
    }

    /* Reads the members of an object from its brace on, and the records in a list among them. */
    private Found members(String path) throws IOException {
        window.at++;
        boolean found = false;
        while (true) {
            depth = 1;
            isArray[1] = false;
            int b = significant();
            if (b == '}') {
                window.at++;
                return found ? Found.LIST : Found.NO_LIST;
            } else if (b == ',') {
                window.at++;
                continue;
            }
            String name = b == '"' ? name() : null;
            if (name == null || significant() != ':') {
                return found ? Found.LIST_AND_BROKEN : Found.BROKEN;
            }
            window.at++;
            b = significant();
            String here = path + name;
            if (b == '[' && wrappers.contains(here) && holdsObjects()) {
                window.at++;
                unmark();
                list();
                found = true;
            } else if (b == '{' && wrappers.stream().anyMatch(w -> w.startsWith(here + "."))) {
                Found within = members(here + ".");
                found |= within == Found.LIST || within == Found.LIST_AND_BROKEN;
                if (within == Found.BROKEN || within == Found.LIST_AND_BROKEN) {
                    return found ? Found.LIST_AND_BROKEN : Found.BROKEN;
                }
            } else if (!scan()) {
                // The scanner began to count at the value.
                openWithin();
                return found ? Found.LIST_AND_BROKEN : Found.BROKEN;
            }
        }
    }

    private void openWithin() {
        if (depth < MAX_DEPTH) {
            System.arraycopy(isArray, 1, isArray, 2, depth);
            depth++;
            isArray[1] = false;
        }
    }

    /* The name of a member, null where it is broken. */
    private @Nullable String name() throws IOException {
        boolean before = kept;
        keep();
        mayDrop = false;
        int begin = window.at - window.from + 1;
        boolean whole = text();
        mayDrop = true;
        kept = before;
        return whole
                ? new String(
                        window.bytes, window.from + begin, window.at - 1 - window.from - begin, StandardCharsets.UTF_8)
                : null;
    }

    /* Whether what follows the bracket is an object or the end of the list. */
    private boolean holdsObjects() throws IOException {
        boolean before = kept;
        keep();
        Place here = place();
        window.at++;
        int b = significant();
        boolean same = here.offset() + window.from < window.at;
        if (same) {
            go(here);
        }
        kept = before;
        return same && (b == '{' || b == ']');
    }

    /* Hands on what was marked. */
    private void take(boolean whole) throws IOException {
        if (!whole) {
            resume();
        }
        if (dropped == 0 && window.at - window.from > JsonDecoder.MAX_RECORD) {
            drop();
        }
        if (dropped > 0) {
            out.reject(
                    startLine,
                    startColumn,
                    "record of " + (dropped + window.at - window.from) + " bytes is longer than "
                            + JsonDecoder.MAX_RECORD + ": passed over",
                    new String(head, StandardCharsets.UTF_8).strip() + "…");
        } else {
            JsonValue record = decoder.decode(window.bytes, window.from, end(), startLine, startColumn);
            if (record != null) {
                known = decoder.names().isEmpty() ? known : decoder.names();
                each.accept(record);
            }
        }
        unmark();
    }

    /* Where what was marked ends, without commas and blanks after it. */
    private int end() {
        int end = window.at;
        while (end > window.from && (JsonRecords.isSpace(window.bytes[end - 1]) || window.bytes[end - 1] == ',')) {
            end--;
        }
        return end;
    }

    /* Rejects what cannot begin a value, up to where a record does. */
    private void junk() throws IOException {
        mark();
        depth = 0;
        exhausted = false;
        resume();
        String raw = dropped > 0
                ? new String(head, StandardCharsets.UTF_8) + "…"
                : new String(
                        window.bytes,
                        window.from,
                        Math.min(end() - window.from, 4 * JsonDecoder.SHOWN),
                        StandardCharsets.UTF_8);
        out.reject(startLine, startColumn, "no JSON: neither an object nor a list begins here", raw.strip());
        unmark();
    }

    /* Moves from where the scanner stopped to where the next record, or the end of the list, may be. */
    private void resume() throws IOException {
        boolean toEnd = exhausted && dropped == 0;
        keep();
        List<String> names =
                !known.isEmpty() || dropped > 0 ? known : JsonDecoder.names(window.bytes, window.from, window.at);
        Place broken = place();
        if (depth > 0 && !exhausted && closes(names)) {
            return;
        }
        if (toEnd) {
            // All up to the end was taken for one value: records may be within.
            go(new Place(1, startLine, window.offset() - broken.offset() + 1 - startColumn));
        } else {
            go(broken);
            backToText();
        }
        search(names);
    }

    /* The text before the place where the scanner stopped may have begun where another should have ended. */
    private void backToText() {
        long back = window.offset() - textOffset;
        if (back > 0 && back <= window.at - window.from) {
            go(new Place((int) (window.at - window.from - back), textLine, textLineStart));
        }
    }

    /* Goes on until the open brackets close; false when they do not, or when quotes seem to be inside out. */
    private boolean closes(List<String> names) throws IOException {
        mayDrop = false;
        boolean closed = false;
        boolean skipped = false;
        while (true) {
            int b = peek();
            if (b < 0) {
                break;
            }
            if (b == '"') {
                window.at++;
                int first = peek();
                if (first == ',' || first == ':' || first == '}' || first == ']') {
                    break;
                }
                looseText();
                continue;
            }
            if (b == '{' || b == '[') {
                if (depth == MAX_DEPTH) {
                    break;
                }
                depth++;
                isArray[depth] = b == '[';
            } else if (b == '}' || b == ']') {
                int open = depth;
                while (open > 0 && isArray[open] != (b == ']')) {
                    open--;
                }
                if (open == 0) {
                    break;
                }
                skipped |= open < depth;
                depth = open - 1;
            }
            step();
            if (depth == 0) {
                Place behind = place();
                int next = significant();
                if (next == ',') {
                    window.at++;
                    int after = significant();
                    boolean element = after == '{' || after == 'n';
                    closed = element && (!skipped || isRecord(names) || !lastWhole);
                } else if (next == '{') {
                    closed = isRecord(names);
                } else {
                    closed = next < 0 || (!skipped && (next == ']' || next == '}'));
                }
                go(behind);
                break;
            }
        }
        mayDrop = true;
        return closed;
    }

    /* To the end of a text or of its line. */
    private void looseText() throws IOException {
        while (true) {
            int b = peek();
            if (b < 0 || b == '\n' || b == '\r') {
                return;
            }
            window.at++;
            if (b == '"') {
                return;
            }
            if (b == '\\' && peek() >= ' ') {
                window.at++;
            }
        }
    }

    /* Moves to the next object that looks like a record, or to the end. */
    private void search(List<String> names) throws IOException {
        long budget = MAX_SEARCH;
        int before = before();
        long lineBefore = line;
        while (true) {
            if (window.at - window.from > JsonDecoder.MAX_RECORD) {
                drop();
                keep();
            }
            int b = peek();
            if (b < 0) {
                return;
            }
            // An object that stands anywhere else is no record.
            boolean follows = before == '}' || before == ',' || before == '[' || line > lineBefore;
            if (b == '{' && follows && budget > 0) {
                Place here = place();
                boolean record = isRecord(names);
                budget -= looked;
                go(here);
                if (record) {
                    return;
                }
            }
            if (!JsonRecords.isSpace((byte) b)) {
                before = b;
                lineBefore = line;
            }
            step();
        }
    }

    private int before() {
        int i = window.at - 1;
        while (i >= window.from && JsonRecords.isSpace(window.bytes[i])) {
            i--;
        }
        return i >= window.from ? window.bytes[i] : ' ';
    }

    /* Whether a whole object begins here that has at least half of these members. */
    private boolean isRecord(List<String> names) throws IOException {
        int from = window.at - window.from;
        mayDrop = false;
        lastWhole = scan();
        mayDrop = true;
        looked = window.at - window.from - from;
        if (!lastWhole) {
            return false;
        }
        Set<String> found = new HashSet<>(JsonDecoder.names(window.bytes, window.from + from, window.at));
        if (names.isEmpty()) {
            return !found.isEmpty();
        }
        Set<String> expected = new HashSet<>(names);
        found.retainAll(expected);
        return found.size() * 2 >= expected.size();
    }

    /* Moves behind the value that begins here; false where it is broken. */
    private boolean scan() throws IOException {
        depth = 0;
        exhausted = false;
        Expected expected = Expected.VALUE;
        while (true) {
            int b = significant();
            if (b < 0) {
                return false;
            } else if (b == '/') {
                if (!comment()) {
                    return false;
                }
                continue;
            }
            boolean closes = b == (depth > 0 && isArray[depth] ? ']' : '}') && depth > 0;
            switch (expected) {
                case VALUE -> {
                    if (b == '{' || b == '[') {
                        if (depth == MAX_DEPTH) {
                            return false;
                        }
                        depth++;
                        isArray[depth] = b == '[';
                        window.at++;
                        expected = b == '[' ? Expected.VALUE : Expected.NAME;
                        continue;
                    } else if (b == '"') {
                        if (!text()) {
                            return false;
                        }
                    } else if (closes && isArray[depth]) {
                        // An empty array; or a comma too many, which the decoder will find.
                        window.at++;
                        depth--;
                    } else if (!word(b)) {
                        return false;
                    }
                    expected = Expected.COMMA;
                }
                case NAME -> {
                    if (closes) {
                        window.at++;
                        depth--;
                        expected = Expected.COMMA;
                    } else if (b == '"' && text()) {
                        expected = Expected.COLON;
                    } else {
                        return false;
                    }
                }
                case COLON -> {
                    if (b != ':') {
                        return false;
                    }
                    window.at++;
                    expected = Expected.VALUE;
                }
                case COMMA -> {
                    if (closes) {
                        window.at++;
                        depth--;
                    } else if (b == ',') {
                        window.at++;
                        expected = isArray[depth] ? Expected.VALUE : Expected.NAME;
                    } else {
                        return false;
                    }
                }
            }
            if (depth == 0 && expected == Expected.COMMA) {
                return true;
            }
        }
    }

    /* A number, true, false, null, or a word that the decoder will refuse. */
    private boolean word(int first) throws IOException {
        int b = first;
        int length = 0;
        while ((b >= 'a' && b <= 'z')
                || (b >= 'A' && b <= 'Z')
                || (b >= '0' && b <= '9')
                || b == '.'
                || b == '-'
                || b == '+') {
            window.at++;
            length++;
            b = peek();
        }
        return length > 0;
    }

    /* A text from its quote on; false where its line or the file ends within. */
    private boolean text() throws IOException {
        textOffset = window.offset();
        textLine = line;
        textLineStart = lineStart;
        window.at++;
        while (true) {
            byte[] bytes = window.bytes;
            int to = window.to;
            int i = window.at;
            while (i < to && bytes[i] != '"' && bytes[i] != '\\' && bytes[i] != '\n' && bytes[i] != '\r') {
                i++;
            }
            window.at = i;
            int b = peek();
            if (b == '"') {
                window.at++;
                return true;
            } else if (b == '\\') {
                window.at++;
                int next = peek();
                if (next < ' ') {
                    return false;
                }
                window.at++;
            } else if (b < 0 || b == '\n' || b == '\r') {
                return false;
            }
        }
    }

    /* A comment, which JSON has not: it is passed so that the decoder finds it. */
    private boolean comment() throws IOException {
        window.at++;
        int second = peek();
        if (second == '/') {
            while (peek() >= 0 && peek() != '\n' && peek() != '\r') {
                window.at++;
            }
            return true;
        } else if (second == '*') {
            window.at++;
            int before = ' ';
            while (peek() >= 0 && !(before == '*' && peek() == '/')) {
                before = peek();
                step();
            }
            window.at++;
            return peek() >= 0;
        }
        return false;
    }

    /* The next byte that is no blank, without taking it; -1 when there is none. */
    private int significant() throws IOException {
        while (true) {
            int b = peek();
            if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
                return b;
            }
            step();
        }
    }

    private int peek() throws IOException {
        if (window.at < window.to || refill()) {
            return window.bytes[window.at] & 0xFF;
        }
        exhausted = true;
        return -1;
    }

    /* Takes a byte that may end a line. */
    private void step() throws IOException {
        int b = window.bytes[window.at];
        window.at++;
        if (b == '\n' || (b == '\r' && peek() != '\n')) {
            line++;
            lineStart = window.offset();
        }
    }

    private boolean refill() throws IOException {
        if (!kept) {
            dropped += window.at - window.from;
            window.from = window.at;
        } else if (window.at - window.from > JsonDecoder.MAX_RECORD) {
            if (!mayDrop) {
                return false;
            }
            drop();
        }
        return window.more();
    }

    private long column() {
        return window.offset() - lineStart + 1;
    }

    private void mark() {
        window.from = window.at;
        kept = true;
        dropped = 0;
        startLine = line;
        startColumn = column();
    }

    private void unmark() {
        kept = false;
        window.from = window.at;
    }

    /* Keeps what comes from here on, when nothing is kept. */
    private void keep() {
        if (!kept) {
            dropped += window.at - window.from;
            window.from = window.at;
            kept = true;
        }
    }

    /* Lets go of what was kept, but for its beginning. */
    private void drop() {
        if (dropped == 0) {
            head = Arrays.copyOfRange(window.bytes, window.from, window.from + SHOWN);
        }
        dropped += window.at - window.from;
        window.from = window.at;
        kept = false;
    }

    /* Where reading was, as far as the window still keeps it. */
    private record Place(int offset, long line, long lineStart) {}

    private Place place() {
        return new Place(window.at - window.from, line, lineStart);
    }

    private void go(Place place) {
        window.at = window.from + place.offset();
        line = place.line();
        lineStart = place.lineStart();
    }
}
