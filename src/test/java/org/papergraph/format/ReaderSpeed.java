package org.papergraph.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * How many megabytes a second one core reads of a format, into records of papers; {@code bench/readers} calls it.
 *
 * <p>Counts the processor time of the reading thread alone, so that other programs do not disturb it; what the collector of
 * garbage and the compiler do beside it is not in it.
 */
final class ReaderSpeed {

    private static final Pattern DBLP_RECORD = Pattern.compile(
            "<(article|inproceedings|proceedings|book|incollection|phdthesis|mastersthesis)\\s.*?</\\1>",
            Pattern.DOTALL);

    private ReaderSpeed() {}

    /**
     * Prints a line for each format.
     *
     * @param arguments the folder with a folder of samples for each format; megabytes of a pass; passes; ids of formats
     */
    public static void main(String[] arguments) throws IOException {
        long length = Long.parseLong(arguments[1]) * 1_000_000;
        int passes = Integer.parseInt(arguments[2]);
        System.out.printf("%-10s %10s %10s %10s %10s%n", "", "papergraph", "floor", "bytes", "records");
        for (String id : List.of(arguments).subList(3, arguments.length)) {
            Format format = Format.of(id).orElseThrow();
            byte[] sample = sample(format, Path.of(arguments[0]).resolve(id));
            String head = format == Format.DBLP ? "<?xml version=\"1.0\"?>\n<dblp>\n" : "";
            String tail = format == Format.DBLP ? "</dblp>\n" : "";
            Source source = () -> new Repeated(head, sample, Math.max(1, length / sample.length), tail);
            long[] records = new long[1];
            double ours = speed(passes, source, in -> {
                records[0] = 0;
                format.reader().read(in, "sample", r -> records[0]++, d -> {});
            });
            double floor = speed(passes, source, in -> parse(format, in));
            double bytes = speed(passes, source, ReaderSpeed::skip);
            System.out.printf(Locale.ROOT, "%-10s %10.1f %10.1f %10.0f %10d%n", id, ours, floor, bytes, records[0]);
        }
    }

    private interface Source {
        InputStream open();
    }

    private interface Use {
        void of(InputStream in) throws IOException;
    }

    /* Megabytes a second, the median of the passes behind one that warms up. */
    private static double speed(int passes, Source source, Use use) throws IOException {
        double[] speeds = new double[passes];
        for (int i = -1; i < passes; i++) {
            try (Repeated in = (Repeated) source.open()) {
                long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                use.of(in);
                long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from;
                if (i >= 0) {
                    speeds[i] = in.length() * 1000.0 / nanos;
                }
            }
        }
        Arrays.sort(speeds);
        return speeds[passes / 2];
    }

    /* What the parser of the format's syntax takes by itself; for formats of lines, what decoding them takes. */
    private static void parse(Format format, InputStream in) throws IOException {
        switch (format) {
            case DBLP -> {
                XMLInputFactory factory = XMLInputFactory.newFactory();
                factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
                factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
                try {
                    XMLStreamReader reader = factory.createXMLStreamReader(in);
                    long characters = 0;
                    while (reader.hasNext()) {
                        if (reader.next() == XMLStreamReader.CHARACTERS) {
                            characters += reader.getText().length();
                        }
                    }
                    keep(characters);
                } catch (XMLStreamException e) {
                    throw new IOException(e);
                }
            }
            case OPENALEX -> {
                try (JsonParser parser = new JsonFactory().createParser(in)) {
                    long characters = 0;
                    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                        characters += token == JsonToken.VALUE_STRING
                                ? parser.getText().length()
                                : 0;
                    }
                    keep(characters);
                }
            }
            default -> {
                Lines lines = new Lines(in, "sample", new Output("sample", format, r -> {}, d -> {}));
                long characters = 0;
                for (Line line = lines.next(); line != null; line = lines.next()) {
                    characters += line.text().length();
                }
                keep(characters);
            }
        }
    }

    private static void skip(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long sum = 0;
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
            sum += buffer[0];
        }
        keep(sum);
    }

    /* So that what is counted must be computed. */
    private static void keep(long value) {
        if (value == Long.MIN_VALUE) {
            System.out.println();
        }
    }

    // Samples

    private static byte[] sample(Format format, Path folder) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        for (Path file : files) {
            String name = file.getFileName().toString();
            if (!format.extensions().contains(name.substring(name.lastIndexOf('.') + 1))) {
                continue;
            }
            switch (format) {
                case DBLP -> {
                    Matcher record = DBLP_RECORD.matcher(text(file));
                    while (record.find()) {
                        out.writeBytes((record.group() + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
                case OPENALEX -> {
                    // One of them is a page that says that there is none.
                    if (text(file).startsWith("{")) {
                        works(file, out);
                    }
                }
                default -> out.writeBytes((text(file) + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /* The works of an answer of the API, one a line. */
    private static void works(Path file, ByteArrayOutputStream out) throws IOException {
        JsonFactory factory = new JsonFactory();
        try (JsonParser parser = factory.createParser(file.toFile())) {
            int depth = 0;
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && "results".equals(parser.currentName())) {
                    depth = parser.getParsingContext().getNestingDepth();
                } else if (token == JsonToken.START_OBJECT
                        && depth > 0
                        && parser.getParsingContext().getNestingDepth() == depth + 1) {
                    ByteArrayOutputStream work = new ByteArrayOutputStream();
                    try (JsonGenerator generator = factory.createGenerator(work)) {
                        generator.setPrettyPrinter(new MinimalPrettyPrinter());
                        generator.copyCurrentStructure(parser);
                    }
                    String text = work.toString(StandardCharsets.UTF_8);
                    if (text.startsWith("{\"id\":\"https://openalex.org/W")) {
                        out.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            }
        }
    }

    /** A sample again and again, between a head and a tail. */
    private static final class Repeated extends InputStream {
        private final byte[] head;
        private final byte[] sample;
        private final byte[] tail;
        private final long length;
        private long position;

        Repeated(String head, byte[] sample, long times, String tail) {
            this.head = head.getBytes(StandardCharsets.UTF_8);
            this.sample = sample;
            this.tail = tail.getBytes(StandardCharsets.UTF_8);
            this.length = this.head.length + times * sample.length + this.tail.length;
        }

        long length() {
            return length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int wanted) {
            if (position == length) {
                return -1;
            }
            long behindHead = position - head.length;
            long tailAt = length - tail.length;
            byte[] from = behindHead < 0 ? head : position >= tailAt ? tail : sample;
            int at = (int)
                    (behindHead < 0 ? position : position >= tailAt ? position - tailAt : behindHead % sample.length);
            int count = Math.min(wanted, from.length - at);
            System.arraycopy(from, at, bytes, offset, count);
            position += count;
            return count;
        }
    }
}
