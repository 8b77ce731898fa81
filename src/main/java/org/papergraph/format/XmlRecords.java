package org.papergraph.format;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.io.WstxInputLocation;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLResolver;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;
import org.jsoup.nodes.Entities;
import org.papergraph.text.PlainText;

/**
 * The records of an XML file, one element each, as a stream.
 *
 * <p>Knows no namespaces, so that undeclared prefixes do no harm. Reads several documents one after another and fragments
 * without an element around them. Fetches nothing and expands nothing that a document declares; the named entities of HTML,
 * which are those of dblp too, are known without a DOCTYPE. A record that is malformed, longer than
 * {@value XmlText#MAX_KEPT} characters or nested too deeply is rejected with its raw text, and reading goes on behind it.
 */
final class XmlRecords {

    private static final int MAX_DEPTH = 500;
    private static final int MAX_ELEMENTS = 500_000;
    /* More than Output shows, so that it sees that something was cut. */
    private static final int SHOWN = 100_001;
    private static final int SHOWN_MESSAGE = 300;
    private static final int MAX_NAME = 100;
    private static final int LISTED = 20;
    private static final Set<String> PREDEFINED = Set.of("amp", "lt", "gt", "quot", "apos");
    private static final Pattern ATTRIBUTE = Pattern.compile("=\\s*(?:\"([^\"]*)\"|'([^']*)')");
    /* The letters of ISO 8879, "Greek letters" (ISOgrk1), which HTML calls by other names. */
    private static final Map<String, String> GREEK =
            greek(("a α b β g γ d δ e ε z ζ ee η th θ i ι k κ l λ m μ n ν x ξ o ο p π r ρ"
                            + " s σ sf ς t τ u υ ph φ kh χ ps ψ oh ω")
                    .split(" "));
    private static final Pattern ENTITY = Pattern.compile("&([A-Za-z_][A-Za-z0-9._-]*);");
    private static final Pattern LOCATION = Pattern.compile("(?s)\\s*(?: at )?\\[(?:row|location).*");

    private final XmlText text;
    private final Output out;
    private final Shape shape;
    private final Consumer<XmlElement> each;
    private final XMLInputFactory2 factory;
    /* The open elements that no record is part of, the outermost first. */
    private final List<XmlElement> around = new ArrayList<>();
    /* The open elements of the record that is being read. */
    private final List<XmlElement> open = new ArrayList<>();
    private int elements;
    private long readAgain;
    private int preambles;

    private String piece = "";
    private final StringBuilder pieces = new StringBuilder();

    /* The end of what was read last. */
    private long done;
    /* Where the parser began, and how many characters it was given that are not in the file. */
    private Place base;
    private int given;
    /* The end of what was last read outside of records: a record begins there. */
    private Place mark;

    /**
     * Which elements are of interest.
     *
     * @param records local names of the elements that are a record; one within another means that the outer one was not ended
     * @param alone local names of elements that are a record where they stand in none, and a part of it where they do
     * @param asides local names of elements beside records that are passed on too; they do not count as records
     */
    record Shape(Set<String> records, Set<String> alone, Set<String> asides) {

        Shape {
            records = Set.copyOf(records);
            alone = Set.copyOf(alone);
            asides = Set.copyOf(asides);
        }

        static Shape of(String... records) {
            return new Shape(Set.of(records), Set.of(), Set.of());
        }

        Shape alone(String... names) {
            return new Shape(records, Set.of(names), asides);
        }

        Shape asides(String... names) {
            return new Shape(records, alone, Set.of(names));
        }

        private boolean begins(String name) {
            return records.contains(name) || alone.contains(name) || asides.contains(name);
        }
    }

    private record Place(long offset, long line, long column) {}

    private XmlRecords(XmlText text, Output out, Shape shape, Consumer<XmlElement> each) {
        this.text = text;
        this.out = out;
        this.shape = shape;
        this.each = each;
        this.factory = factory();
        this.base = new Place(0, 1, 1);
        this.mark = base;
    }

    /** Reads all records of a file; those that are malformed are rejected. */
    static void read(InputStream in, Output out, Set<String> recordElements, Consumer<XmlElement> each)
            throws IOException {
        read(in, out, new Shape(recordElements, Set.of(), Set.of()), each);
    }

    /** Reads all records of a file, and the elements beside them that were asked for, in order. */
    static void read(InputStream in, Output out, Shape shape, Consumer<XmlElement> each) throws IOException {
        XmlText text = new XmlText(in, out);
        new XmlRecords(text, out, shape, each).readAll();
        text.end();
    }

    private static XMLInputFactory2 factory() {
        XMLInputFactory2 factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory2.P_LAZY_PARSING, false);
        factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, MAX_DEPTH);
        factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, 1 << 14);
        factory.setProperty(WstxInputProperties.P_INPUT_PARSING_MODE, WstxInputProperties.PARSING_MODE_DOCUMENTS);
        XMLResolver nothing = (publicId, systemId, base, namespace) -> new StringReader("");
        factory.setXMLResolver(nothing);
        factory.setProperty(WstxInputProperties.P_DTD_RESOLVER, nothing);
        factory.setProperty(WstxInputProperties.P_ENTITY_RESOLVER, nothing);
        return factory;
    }

    private void readAll() throws IOException {
        Place next = counted(base, text.first());
        while (text.at(next.offset()) >= 0) {
            base = next;
            mark = next;
            done = next.offset();
            open.clear();
            clearPieces();
            text.keepFrom(next.offset());
            StringBuilder before = new StringBuilder();
            around.forEach(e -> before.append('<').append(e.writtenName()).append('>'));
            given = before.length();
            try {
                readOn(before.toString());
                return;
            } catch (XMLStreamException e) {
                next = recover(problem(e));
            } catch (MalformedException e) {
                next = recover(e.problem);
            }
        }
    }

    private void readOn(String before) throws IOException, XMLStreamException, MalformedException {
        XMLStreamReader2 reader = (XMLStreamReader2) factory.createXMLStreamReader(text.from(before, base.offset()));
        for (int i = 0; i < around.size(); i++) {
            reader.next();
        }
        while (reader.hasNext()) {
            int event = reader.next();
            boolean inRecord = !open.isEmpty();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> end();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (inRecord) {
                        characters(reader.getText());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> reference(reader);
                case XMLStreamConstants.DTD -> declarations(reader);
                default -> {
                    // Comments and processing instructions say nothing about papers.
                }
            }
            done = Math.max(done, offset(reader.getLocationInfo().getEndingCharOffset()));
            if (open.isEmpty()) {
                mark = place(reader.getLocationInfo().getCurrentLocation(), done);
                text.keepFrom(done);
            }
        }
    }

    private void start(XMLStreamReader2 reader) throws IOException, XMLStreamException, MalformedException {
        Location location = reader.getLocation();
        String[] attributes = new String[2 * reader.getAttributeCount()];
        for (int i = 0; i < attributes.length; i += 2) {
            attributes[i] = reader.getAttributeLocalName(i / 2);
            attributes[i + 1] = reader.getAttributeValue(i / 2);
        }
        if (attributes.length > 0) {
            long ending = offset(reader.getLocationInfo().getEndingCharOffset());
            if (text.has('&', done, ending)) {
                decodeAttributes(attributes, text.between(done, ending), location);
            }
        }
        boolean outside = open.isEmpty();
        XmlElement element = new XmlElement(
                reader.getLocalName(), attributes, outside ? List.copyOf(around) : List.of(), line(location), (int)
                        column(location));
        if (outside) {
            if (shape.begins(element.name())) {
                elements = 0;
                open.add(element);
            } else {
                around.add(element);
            }
            return;
        }
        if (shape.records().contains(element.name())) {
            throw new MalformedException(new Problem(
                    "<" + element.writtenName() + "> begins before <"
                            + open.get(0).writtenName() + "> has ended",
                    element.line(),
                    element.column(),
                    done));
        }
        if (++elements > MAX_ELEMENTS) {
            throw new MalformedException(
                    new Problem("more than " + MAX_ELEMENTS + " elements", element.line(), element.column(), done));
        }
        XmlElement parent = open.get(open.size() - 1);
        passOn(parent);
        parent.add(element);
        open.add(element);
    }

    /* The parser leaves named entities out of attributes without a word. */
    private void decodeAttributes(String[] attributes, String tag, Location location) {
        Matcher written = ATTRIBUTE.matcher(tag);
        for (int i = 0; i < attributes.length && written.find(); i += 2) {
            String value = written.group(1) == null ? written.group(2) : written.group(1);
            Matcher entity = ENTITY.matcher(value);
            boolean any = false;
            while (entity.find()) {
                String name = entity.group(1);
                any |= !PREDEFINED.contains(name);
                if (!Entities.isNamedEntity(name)) {
                    unknownEntity(line(location), column(location), name);
                }
            }
            if (any) {
                attributes[i + 1] = PlainText.unescapeEntities(value).replaceAll("[\\t\\n\\r]", " ");
            }
        }
    }

    private void end() {
        if (open.isEmpty()) {
            around.remove(around.size() - 1);
            return;
        }
        XmlElement element = open.remove(open.size() - 1);
        passOn(element);
        if (open.isEmpty()) {
            each.accept(element);
        }
    }

    private void reference(XMLStreamReader2 reader) {
        if (open.isEmpty()) {
            return;
        }
        String name = reader.getLocalName();
        if (Entities.isNamedEntity(name)) {
            characters(Entities.getByName(name));
        } else if (GREEK.containsKey(name)) {
            characters(GREEK.get(name));
        } else {
            characters("&" + name + ";");
            Location location = reader.getLocation();
            unknownEntity(line(location), column(location), name);
        }
    }

    private static Map<String, String> greek(String[] letters) {
        Map<String, String> all = new HashMap<>();
        for (int i = 0; i < letters.length; i += 2) {
            all.put(letters[i] + "gr", letters[i + 1]);
            all.put(letters[i].toUpperCase(Locale.ROOT) + "gr", letters[i + 1].toUpperCase(Locale.ROOT));
        }
        return Map.copyOf(all);
    }

    private void unknownEntity(long line, long column, String name) {
        out.warn(line, column, "entity &" + name + "; is not known: kept as written", "");
    }

    private void declarations(XMLStreamReader2 reader) throws IOException, XMLStreamException {
        String written =
                text.between(mark.offset(), offset(reader.getLocationInfo().getEndingCharOffset()));
        if (written.contains("<!ENTITY")) {
            Location location = reader.getLocation();
            out.warn(line(location), column(location), "the document declares entities of its own: not used", "");
        }
    }

    private void characters(String more) {
        if (piece.isEmpty()) {
            piece = more;
        } else {
            if (pieces.isEmpty()) {
                pieces.append(piece);
            }
            pieces.append(more);
        }
    }

    private void passOn(XmlElement element) {
        if (!piece.isEmpty()) {
            element.add(pieces.isEmpty() ? piece : pieces.toString());
            clearPieces();
        }
    }

    private void clearPieces() {
        piece = "";
        pieces.setLength(0);
    }

    /* Reports what cannot be read and finds where to go on. */
    private Place recover(Problem problem) throws IOException {
        boolean inRecord = !open.isEmpty();
        Place start = inRecord ? mark : counted(mark, afterBlanks(mark.offset()));
        String broken = inRecord ? open.get(0).writtenName() : startedAt(start.offset());
        boolean counts =
                shape.records().contains(local(broken)) || shape.alone().contains(local(broken));
        boolean known = shape.begins(local(broken));
        long from = known ? Math.max(done, start.offset() + 1) : start.offset();
        // A malicious file makes the same characters be read again and again: at some point they are passed over.
        readAgain += Math.max(0, problem.offset() - from);
        if (readAgain > XmlText.MAX_KEPT + problem.offset()) {
            from = Math.max(from, problem.offset());
        }
        // What stands around documents ends where one begins; of a file that is none not every tag is tried.
        boolean preamble = !known && around.isEmpty() && preambles++ < LISTED;
        String end = known ? "</" + broken : "";
        String endAround = known && !around.isEmpty()
                ? "</" + around.get(around.size() - 1).writtenName()
                : "";
        Walk walk = new Walk(start);
        StringBuilder raw = new StringBuilder();
        boolean behindRecord = false;
        for (int c = text.at(start.offset()); c >= 0; c = text.at(walk.offset)) {
            if (c == '<' && walk.offset >= from) {
                behindRecord = isTag(end, walk.offset);
                if (behindRecord
                        || isTag(endAround, walk.offset)
                        || mayGoOn(walk.offset, broken)
                        || (preamble && walk.offset > start.offset() && isDocument(walk.offset))) {
                    break;
                }
            }
            show(raw, c);
            walk.step(c);
            text.keepFrom(walk.offset);
        }
        if (behindRecord) {
            for (int c = '<'; c >= 0; c = text.at(walk.offset)) {
                show(raw, c);
                walk.step(c);
                if (c == '>') {
                    break;
                }
            }
        }
        if (counts) {
            out.reject(
                    problem.line(),
                    problem.column(),
                    "<" + broken + "> is malformed: " + problem.message(),
                    raw.toString().strip());
        } else {
            out.warn(
                    problem.line(),
                    problem.column(),
                    problem.message() + ": left out",
                    raw.toString().strip());
        }
        return walk.place();
    }

    private static void show(StringBuilder raw, int c) {
        if (raw.length() < SHOWN) {
            raw.append((char) c);
        }
    }

    /* Whether the start tag of a record that is not part of a broken one stands at an offset. */
    private boolean mayGoOn(long offset, String broken) throws IOException {
        String name = local(startedAt(offset));
        return shape.records().contains(local(broken)) ? shape.records().contains(name) : shape.begins(name);
    }

    private boolean isDocument(long offset) throws IOException {
        return text.isAt("<?xml", offset) || !startedAt(offset).isEmpty();
    }

    private boolean isTag(String tag, long offset) throws IOException {
        return !tag.isEmpty() && text.isAt(tag, offset) && !isNamePart(text.at(offset + tag.length()));
    }

    /* The name in a start tag at an offset, "" when there is none. */
    private String startedAt(long offset) throws IOException {
        if (text.at(offset) != '<') {
            return "";
        }
        StringBuilder name = new StringBuilder();
        for (int c = text.at(offset + 1);
                isNamePart(c) && name.length() <= MAX_NAME;
                c = text.at(offset + 1 + name.length())) {
            name.append((char) c);
        }
        return name.toString();
    }

    private static boolean isNamePart(int c) {
        return c >= 0 && (Character.isLetterOrDigit(c) || c == ':' || c == '_' || c == '-' || c == '.');
    }

    private static String local(String written) {
        return written.substring(written.indexOf(':') + 1);
    }

    private long afterBlanks(long offset) throws IOException {
        long after = offset;
        for (int c = text.at(after); c >= 0 && c <= ' '; c = text.at(after)) {
            after++;
        }
        return after;
    }

    private Place counted(Place from, long to) throws IOException {
        Walk walk = new Walk(from);
        for (int c = text.at(walk.offset); c >= 0 && walk.offset < to; c = text.at(walk.offset)) {
            walk.step(c);
        }
        return walk.place();
    }

    /* A way through the text on which lines are counted. */
    private static final class Walk {

        private long offset;
        private long line;
        private long column;
        private int before;

        Walk(Place from) {
            offset = from.offset();
            line = from.line();
            column = from.column();
        }

        void step(int c) {
            offset++;
            if (c == '\n' && before == '\r') {
                column = 1;
            } else if (c == '\n' || c == '\r') {
                line++;
                column = 1;
            } else if (c != XmlText.BYTE_ORDER_MARK || offset > 1) {
                column++;
            }
            before = c;
        }

        Place place() {
            return new Place(offset, line, column);
        }
    }

    private long offset(long parsed) {
        return base.offset() + Math.max(0, parsed - given);
    }

    private Place place(Location location, long offset) {
        return new Place(offset, line(location), column(location));
    }

    private long line(Location location) {
        return base.line() + location.getLineNumber() - 1;
    }

    private long column(Location location) {
        int column = location.getColumnNumber();
        return location.getLineNumber() == 1 ? base.column() + Math.max(0, column - given - 1) : Math.max(1, column);
    }

    /* What went wrong and where; failures of the stream itself are passed on. */
    private Problem problem(XMLStreamException e) throws IOException {
        if (e.getCause() instanceof XmlText.TooLongException) {
            return new Problem(
                    "more than " + XmlText.MAX_KEPT + " characters",
                    mark.line(),
                    mark.column(),
                    mark.offset() + XmlText.MAX_KEPT);
        }
        if (e.getCause() instanceof IOException io) {
            throw io;
        }
        String message = LOCATION.matcher(String.valueOf(e.getMessage())).replaceFirst("");
        message = message.length() > SHOWN_MESSAGE ? message.substring(0, SHOWN_MESSAGE) + "…" : message;
        // The parser's own lines and columns are wrong after some errors.
        long offset = e.getLocation() instanceof WstxInputLocation at ? offset(at.getCharacterOffsetLong()) : done;
        Place place = counted(mark, Math.max(done, offset));
        return new Problem(message, place.line(), place.column(), place.offset());
    }

    private record Problem(String message, long line, long column, long offset) {}

    /** What the parser accepts and we do not. */
    private static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        MalformedException(Problem problem) {
            super(problem.message());
            this.problem = problem;
        }
    }
}
