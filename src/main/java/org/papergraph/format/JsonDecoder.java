package org.papergraph.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a JSON text whose bytes are at hand: one record at a time.
 *
 * <p>A record that is no JSON is rejected with its position; columns count bytes. Bytes that are no UTF-8 become U+FFFD and are
 * reported, as are members that an object has twice, of which the last is taken.
 */
final class JsonDecoder {

    /** Bytes of the longest record that is read. */
    static final int MAX_RECORD = 16 << 20;
    /** Characters of a rejected record that are shown. */
    static final int SHOWN = 100_000;

    private static final int MAX_DEPTH = 200;
    private static final int LISTED = 20;
    private static final char FIRST_OF_MOJIBAKE = 'Â';
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_RECORD)
                    .maxNameLength(MAX_RECORD)
                    .maxNumberLength(1000)
                    .build())
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .build();

    /* The numbers below a thousand, as they are written. */
    private static final String[] SMALL =
            IntStream.range(0, 1000).mapToObj(Integer::toString).toArray(String[]::new);

    private final Output out;
    private final Set<String> wanted;
    private final List<String> names = new ArrayList<>();
    private long decoded;
    private long line;
    private boolean oneLine;
    /* The record that is being read, and where it begins and ends. */
    private byte[] bytes = {};
    private int from;
    private int to;
    /* Of a text with escapes. */
    private byte[] unescaped = new byte[1 << 12];
    private long invalid;
    private long mojibake;
    private long doubled;
    private long halves;

    /** @param wanted the members of a record that are needed; empty: all */
    JsonDecoder(Output out, Set<String> wanted) {
        this.out = out;
        this.wanted = wanted;
    }

    /**
     * Reads one record, or rejects it.
     *
     * @param from where it begins
     * @param to where it ends
     * @param firstLine the line on which it begins
     * @param column the column at which it begins, 1-based
     * @return the object, or null when it was rejected or is blank
     */
    @Nullable
    JsonValue decode(byte[] bytes, int from, int to, long firstLine, long column) {
        int wrong = invalidUtf8(bytes, from, to);
        if (wrong < 0) {
            return parse(bytes, from, to, firstLine, column);
        }
        if (++invalid <= LISTED) {
            long row = firstLine;
            long start = (long) from - column + 1;
            for (int i = from; i < wrong; i++) {
                if (bytes[i] == '\n' || (bytes[i] == '\r' && bytes[i + 1] != '\n')) {
                    row++;
                    start = i + 1L;
                }
            }
            out.warn(row, wrong - start + 1, "bytes that are no UTF-8: replaced by U+FFFD", "");
        }
        byte[] mended = new String(bytes, from, to - from, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return parse(mended, 0, mended.length, firstLine, column);
    }

    /** The names of the members of the last record, wanted or not, as far as it could be read. */
    List<String> names() {
        return List.copyOf(names);
    }

    /** The names of the members of an object as far as it is JSON. */
    static List<String> names(byte[] bytes, int from, int to) {
        List<String> found = new ArrayList<>();
        try (JsonParser parser = FACTORY.createParser(bytes, from, to - from)) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    found.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
            }
        } catch (IOException e) {
            // What comes before the mistake is what was asked for.
            return found;
        }
        return found;
    }

    /** Whether an object has one of the paths, with dots between their names, and an array there. */
    static boolean isWrapper(byte[] bytes, int from, int to, List<String> wrappers) {
        for (String wrapper : wrappers) {
            try (JsonParser parser = FACTORY.createParser(bytes, from, to - from)) {
                if (enters(parser, wrapper.split("\\."))) {
                    return true;
                }
            } catch (IOException e) {
                return false;
            }
        }
        return false;
    }

    private static boolean enters(JsonParser parser, String[] path) throws IOException {
        for (String name : path) {
            if (parser.nextToken() != JsonToken.START_OBJECT && parser.currentToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (true) {
                if (parser.nextToken() != JsonToken.FIELD_NAME) {
                    return false;
                }
                boolean here = parser.currentName().equals(name);
                parser.nextToken();
                if (here) {
                    break;
                }
                parser.skipChildren();
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                continue;
            }
            return parser.currentToken() == JsonToken.START_ARRAY && name.equals(path[path.length - 1]);
        }
        return false;
    }

    /** How many records there were. */
    long count() {
        return decoded;
    }

    /** Says how much was odd beyond what was listed. */
    void end() {
        more(invalid, "more records have bytes that are no UTF-8: replaced by U+FFFD");
        more(mojibake, "more values look like UTF-8 that was read as Latin-1: kept as they are");
        more(halves, "more values have half a character: replaced by U+FFFD");
        more(doubled, "more members are given twice: the last is taken");
    }

    private void more(long count, String what) {
        if (count > LISTED) {
            out.warn(0, (count - LISTED) + " " + what, "");
        }
    }

    private @Nullable JsonValue parse(byte[] bytes, int from, int to, long firstLine, long column) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        line = firstLine;
        oneLine = JsonRecords.lineEnd(bytes, from, to) == to;
        names.clear();
        try (JsonParser parser = FACTORY.createParser(bytes, from, to - from)) {
            JsonToken first = parser.nextToken();
            if (first == null) {
                return null;
            }
            if (first != JsonToken.START_OBJECT) {
                // It may be no JSON at all, which is the better reason.
                parser.skipChildren();
                parser.getText();
                out.reject(firstLine, column, "an object is expected, not " + what(first), shown(bytes, from, to));
                return null;
            }
            JsonValue record = record(parser);
            if (parser.nextToken() != null) {
                JsonLocation at = parser.currentTokenLocation();
                reject("more text follows the record", at, firstLine, column, shown(bytes, from, to));
                return null;
            }
            decoded++;
            return record.within(bytes, from, to);
        } catch (JsonProcessingException e) {
            reject("no JSON: " + reason(e), e.getLocation(), firstLine, column, shown(bytes, from, to));
        } catch (IOException e) {
            out.reject(firstLine, column, "no JSON: " + e.getMessage(), shown(bytes, from, to));
        }
        return null;
    }

    private void reject(String message, @Nullable JsonLocation at, long firstLine, long column, String raw) {
        long row = at == null ? 1 : Math.max(1, at.getLineNr());
        long place = at == null ? 1 : Math.max(1, at.getColumnNr());
        out.reject(firstLine + row - 1, row == 1 ? column + place - 1 : place, message, raw);
    }

    private static String what(JsonToken token) {
        return switch (token) {
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            default -> "a single value";
        };
    }

    /* Jackson's words without its own notes on sources and settings. */
    private static String reason(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.contains("nesting depth")) {
            return "nested deeper than " + MAX_DEPTH + " levels";
        }
        int cut = message.length();
        for (String note : List.of(
                " (start marker at", " (for Object", "\n", ": enable `", ": maybe a (non-standard)", " [at Source")) {
            int place = message.indexOf(note);
            cut = place > 0 ? Math.min(cut, place) : cut;
        }
        return message.substring(0, Math.min(cut, 200));
    }

    private static String shown(byte[] bytes, int from, int to) {
        return new String(bytes, from, Math.min(to - from, 4 * SHOWN), StandardCharsets.UTF_8).strip();
    }

    private JsonValue record(JsonParser parser) throws IOException {
        JsonValue object = JsonValue.object(lineOf(parser));
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            names.add(name);
            JsonToken token = parser.nextToken();
            if (wanted.isEmpty() || wanted.contains(name)) {
                put(object, name, value(parser, token));
            } else {
                parser.skipChildren();
            }
        }
        return object;
    }

    /* Calls itself as deep as the text is nested, which the parser keeps below MAX_DEPTH. */
    private JsonValue value(JsonParser parser, JsonToken token) throws IOException {
        long at = lineOf(parser);
        switch (token) {
            case START_OBJECT -> {
                JsonValue object = JsonValue.object(at);
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    put(object, name, value(parser, parser.nextToken()));
                }
                return object;
            }
            case START_ARRAY -> {
                JsonValue array = JsonValue.array(at);
                while (true) {
                    JsonToken next = parser.nextToken();
                    if (next == JsonToken.END_ARRAY) {
                        return array;
                    }
                    array.add(value(parser, next));
                }
            }
            case VALUE_STRING -> {
                return JsonValue.text(text(parser, at), at);
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
                return JsonValue.number(digits(parser), at);
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                return JsonValue.truth(token == JsonToken.VALUE_TRUE, at);
            }
            default -> {
                return JsonValue.nothing(at);
            }
        }
    }

    /* Positions of words and counts, which are most numbers, need no text of their own each. */
    private static String digits(JsonParser parser) throws IOException {
        int length = parser.getTextLength();
        if (length > 3) {
            return parser.getText();
        }
        char[] characters = parser.getTextCharacters();
        int offset = parser.getTextOffset();
        int number = 0;
        for (int i = offset; i < offset + length; i++) {
            int digit = characters[i] - '0';
            if (digit < 0 || digit > 9) {
                return parser.getText();
            }
            number = 10 * number + digit;
        }
        return SMALL[number];
    }

    private void put(JsonValue object, String name, JsonValue value) {
        JsonValue before = object.put(name, value);
        if (!before.isMissing() && ++doubled <= LISTED) {
            out.warn(value.line(), "member \"" + name + "\" is given twice: the last is taken", before.toString());
        }
    }

    private String text(JsonParser parser, long at) throws IOException {
        String ascii = ascii(from + (int) parser.currentTokenLocation().getByteOffset());
        return ascii == null ? checked(parser.getText(), at) : ascii;
    }

    /*
     * The text behind a quote, taken as bytes, which is several times as fast as character by character; null when it has
     * anything beyond ASCII or an escape of more than one letter, or when it breaks off, which the parser knows better.
     */
    private @Nullable String ascii(int quote) {
        int start = quote + 1;
        int size = 0;
        int i = start;
        while (true) {
            i = plainEnd(i);
            if (i >= to) {
                return null;
            }
            byte c = bytes[i];
            if (c == '"') {
                break;
            }
            if (c != '\\' || i + 1 >= to) {
                return null;
            }
            byte meant = meaning(bytes[i + 1]);
            if (meant == 0) {
                return null;
            }
            size = keep(start, i, size);
            unescaped[size++] = meant;
            i += 2;
            start = i;
        }
        if (size == 0) {
            return new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
        }
        size = keep(start, i, size);
        return new String(unescaped, 0, size, StandardCharsets.ISO_8859_1);
    }

    private int keep(int start, int end, int size) {
        int length = end - start;
        if (unescaped.length - size <= length) {
            unescaped = Arrays.copyOf(unescaped, 2 * (size + length + 1));
        }
        System.arraycopy(bytes, start, unescaped, size, length);
        return size + length;
    }

    private static byte meaning(byte letter) {
        return switch (letter) {
            case '"', '\\', '/' -> letter;
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> 0;
        };
    }

    /* Where the first byte is that does not stand for itself in a text: a quote, a backslash, a control character, no ASCII. */
    private int plainEnd(int place) {
        int i = place;
        while (i + Long.BYTES <= to) {
            long eight = (long) LONGS.get(bytes, i);
            long notQuote = eight ^ (ONES * '"');
            long notBackslash = eight ^ (ONES * '\\');
            // The lowest bit that is set is right; one above may be carried over from it.
            long found = (eight
                            | ((eight - ONES * ' ') & ~eight)
                            | ((notQuote - ONES) & ~notQuote)
                            | ((notBackslash - ONES) & ~notBackslash))
                    & HIGH_BITS;
            if (found != 0) {
                return i + (Long.numberOfTrailingZeros(found) >> 3);
            }
            i += Long.BYTES;
        }
        while (i < to && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
            i++;
        }
        return i;
    }

    private String checked(String text, long at) {
        int length = text.length();
        int i = 0;
        while (i < length && text.charAt(i) < FIRST_OF_MOJIBAKE) {
            i++;
        }
        if (i == length) {
            return text;
        }
        String found = Lines.mojibake(text);
        if (!found.isEmpty() && ++mojibake <= LISTED) {
            out.warn(at, "looks like UTF-8 that was read as Latin-1 (\"" + found + "\"): kept as it is", "");
        }
        for (; i < length; i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return withoutLoneSurrogates(text, at);
            }
        }
        return text;
    }

    /* An escape such as \\ud83d that stands alone is no character, and no file can hold it. */
    private String withoutLoneSurrogates(String text, long at) {
        int[] points = text.codePoints()
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .toArray();
        String whole = new String(points, 0, points.length);
        if (!whole.equals(text) && ++halves <= LISTED) {
            out.warn(at, "half a character (a surrogate that stands alone): replaced by U+FFFD", "");
        }
        return whole;
    }

    private long lineOf(JsonParser parser) {
        return oneLine ? line : line + parser.currentTokenLocation().getLineNr() - 1;
    }

    /* The first place where bytes are no UTF-8 as RFC 3629 has it, -1 when there is none. */
    private static int invalidUtf8(byte[] bytes, int from, int to) {
        int i = from;
        while (i < to) {
            while (i + 8 <= to && ((long) LONGS.get(bytes, i) & 0x8080808080808080L) == 0) {
                i += 8;
            }
            if (i == to) {
                return -1;
            }
            int b = bytes[i];
            if (b >= 0) {
                i++;
                continue;
            }
            int length = lengthOf(bytes, i, to);
            if (length == 0) {
                return i;
            }
            i += length;
        }
        return -1;
    }

    private static int lengthOf(byte[] bytes, int at, int to) {
        int lead = bytes[at] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0 || at + length > to) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
