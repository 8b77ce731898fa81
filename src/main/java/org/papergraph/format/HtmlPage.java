package org.papergraph.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A saved web page as a tree, in which each element knows its line. Scripts are never run and nothing is fetched. */
final class HtmlPage {

    /** Bytes of the largest page that is read: its tree takes some ten times as much. */
    static final int MAX_BYTES = 64 << 20;

    private static final int DECLARATION = 4096;
    private static final Pattern CHARSET =
            Pattern.compile("(?i)<meta\\b[^>]{0,200}?\\bcharset\\s*=\\s*[\"']?\\s*(?<name>[a-z0-9_.:-]{2,40})");
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>(?<title>[^<]{0,300})");
    private static final Pattern BEGINNING = Pattern.compile(
            "(?is)\\s*(?:<\\?xml\\b[^>]*>\\s*)?(?:<!--.{0,2000}?-->\\s*)*<(?:!doctype\\s+html|html|head|body|meta|title)\\b.*");
    private static final Pattern FIELD_NAME = Pattern.compile(
            "(?i)(?:title|authors?|abstract|comments?|journal[ -]ref|subjects?|report number|(?:msc|acm)[ -]class(?:es)?)?\\s*:|abstract");
    private static final byte[] EMBEDDED = "base64,".getBytes(StandardCharsets.US_ASCII);

    private final Document document;

    private HtmlPage(Document document) {
        this.document = document;
    }

    /** Reads a page; empty, and reported, when it is too large or no text. */
    static Optional<HtmlPage> read(InputStream in, String file, Output output) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            output.reject(1, "page of more than " + MAX_BYTES + " bytes: not read", "");
            return Optional.empty();
        }
        Lines lines = lines(withoutEmbedded(bytes), file, output);
        StringBuilder text = new StringBuilder();
        @Nullable Line line = lines.next();
        while (line != null) {
            text.append(line.text()).append('\n');
            line = lines.next();
        }
        if (!lines.isText()) {
            return Optional.empty();
        }
        Parser parser = Parser.htmlParser().setTrackPosition(true);
        Document document = parser.parseInput(text.toString(), "");
        mathematics(document);
        return Optional.of(new HtmlPage(document));
    }

    /** Whether a text begins as a web page does. */
    static boolean isPage(Sample sample) {
        return BEGINNING.matcher(String.join("\n", sample.lines())).matches();
    }

    /** The title of a page by its beginning, {@code ""} when there is none. */
    static String title(Sample sample) {
        Matcher m = TITLE.matcher(String.join("\n", sample.lines()));
        return m.find()
                ? Parser.unescapeEntities(m.group("title"), false)
                        .replaceAll("\\s+", " ")
                        .strip()
                : "";
    }

    Document document() {
        return document;
    }

    /** The line on which the words of an element begin, after the name of a field such as "Title:", or else its tag. */
    static long line(Element element) {
        for (TextNode text : element.nodeStream(TextNode.class).limit(50).toList()) {
            String words = text.getWholeText().strip();
            boolean value = !words.isEmpty() && !FIELD_NAME.matcher(words).matches();
            if (value && text.sourceRange().isTracked()) {
                String whole = text.getWholeText();
                long before = whole.substring(0, whole.indexOf(words.charAt(0)))
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                return Math.max(1, text.sourceRange().start().lineNumber() + before);
            }
        }
        return Math.max(1, element.sourceRange().start().lineNumber());
    }

    /** The words of an element as a browser shows them on one line, without those of the elements that a selector finds. */
    static String text(Element element, String without) {
        if (without.isEmpty() || element.select(without).isEmpty()) {
            return element.text();
        }
        Element copy = element.clone();
        copy.select(without).remove();
        return copy.text();
    }

    /* A page that was saved after its formulas were set has each one twice: the source is what is kept. */
    private static void mathematics(Document document) {
        for (Element source : document.select("script[type^=math/tex]")) {
            StringBuilder tex = new StringBuilder();
            for (DataNode data : source.dataNodes()) {
                tex.append(data.getWholeData());
            }
            source.replaceWith(new TextNode("$" + tex + "$"));
        }
        // The class "mathjax" in small letters only asks for formulas to be set; selectors do not tell the two apart.
        document.select("[class*=MathJax]").stream()
                .filter(e -> e.classNames().stream().anyMatch(c -> c.startsWith("MathJax")))
                .toList()
                .forEach(Element::remove);
    }

    private static Lines lines(byte[] bytes, String file, Output output) {
        String head = new String(bytes, 0, Math.min(DECLARATION, bytes.length), StandardCharsets.ISO_8859_1);
        Matcher declared = CHARSET.matcher(head);
        boolean unicode = Lines.hasUtf16Mark(bytes, bytes.length) || isUtf8(bytes);
        Optional<Charset> charset = !unicode && declared.find() ? charset(declared.group("name")) : Optional.empty();
        byte[] readable = charset.map(c -> new String(bytes, c).getBytes(StandardCharsets.UTF_8))
                .orElse(bytes);
        return Lines.inAnyEncoding(new ByteArrayInputStream(readable), file, output);
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Optional<Charset> charset(String name) {
        try {
            boolean utf = name.toLowerCase(Locale.ROOT).startsWith("utf");
            return utf ? Optional.empty() : Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /* Pages saved in one file hold their pictures, on lines of many megabytes. */
    private static byte[] withoutEmbedded(byte[] bytes) {
        byte[] kept = new byte[bytes.length];
        int length = 0;
        int matched = 0;
        for (int i = 0; i < bytes.length; i++) {
            kept[length++] = bytes[i];
            matched = bytes[i] == EMBEDDED[matched] ? matched + 1 : bytes[i] == EMBEDDED[0] ? 1 : 0;
            if (matched == EMBEDDED.length) {
                matched = 0;
                while (i + 1 < bytes.length && isBase64(bytes[i + 1])) {
                    i++;
                }
            }
        }
        return Arrays.copyOf(kept, length);
    }

    private static boolean isBase64(byte b) {
        return (b >= 'A' && b <= 'Z')
                || (b >= 'a' && b <= 'z')
                || (b >= '0' && b <= '9')
                || b == '+'
                || b == '/'
                || b == '=';
    }
}
