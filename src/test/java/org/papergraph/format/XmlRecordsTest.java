package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Diagnostic;
import org.papergraph.model.Diagnostic.Severity;

class XmlRecordsTest {

    private final List<XmlElement> found = new ArrayList<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    private List<String> read(InputStream in, XmlRecords.Shape shape) throws IOException {
        found.clear();
        diagnostics.clear();
        Output out = new Output("x.xml", Format.ABSTRACT_LIST, r -> {}, diagnostics::add);
        XmlRecords.read(in, out, shape, found::add);
        return found.stream().map(XmlElement::text).toList();
    }

    private List<String> read(byte[] bytes) throws IOException {
        return read(new ByteArrayInputStream(bytes), XmlRecords.Shape.of("r"));
    }

    private List<String> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> messages() {
        return diagnostics.stream().map(Diagnostic::toString).toList();
    }

    private List<String> rejected() {
        return diagnostics.stream()
                .filter(d -> d.severity() == Severity.REJECTED)
                .map(Diagnostic::raw)
                .toList();
    }

    @Test
    void readsRecordsWithWhatStandsInThem() throws IOException {
        read(
                "<?xml version=\"1.0\"?>\n<all kind='x'>\n  <b:r b:id='1' xmlns:b='u'>one <i>two</i> three<!-- no --> four<![CDATA[ <5>]]></b:r>\n</all>");
        XmlElement r = found.get(0);
        assertThat(r.name()).isEqualTo("r");
        assertThat(r.prefix()).isEqualTo("b");
        assertThat(r.attribute("id")).isEqualTo("1");
        assertThat(r.attributeNames()).containsExactly("id");
        assertThat(r.line()).isEqualTo(3);
        assertThat(r.column()).isEqualTo(3);
        assertThat(r.text()).isEqualTo("one two three four <5>");
        assertThat(r.content()).hasSize(3).element(2).isEqualTo(" three four <5>");
        assertThat(r.children("i")).hasSize(1);
        assertThat(r.children().get(0).column()).isEqualTo(33);
        assertThat(r.around()).singleElement().satisfies(a -> {
            assertThat(a.name()).isEqualTo("all");
            assertThat(a.attribute("kind")).isEqualTo("x");
        });
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void findsWhatAPathLeadsTo() throws IOException {
        read("<r><a/><a><b>1</b></a><b>2</b></r>");
        assertThat(found.get(0).path("a", "b").orElseThrow().text()).isEqualTo("1");
        assertThat(found.get(0).path("b", "a")).isEmpty();
        assertThat(found.get(0).text("b")).isEqualTo("2");
        assertThat(found.get(0).text("c")).isEmpty();
    }

    @Test
    void readsFragmentsAndSeveralDocuments() throws IOException {
        assertThat(read("<r>1</r>\n<r>2</r>")).containsExactly("1", "2");
        assertThat(read("<?xml version='1.0'?><a><r>1</r></a>\n<?xml version='1.0'?><a><r>2</r></a>"))
                .containsExactly("1", "2");
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void knowsNamedEntitiesWithoutADeclaration() throws IOException {
        assertThat(read("<r a='B&ouml;h'>B&ouml;hlen &amp; &#8734; &lt;&uuml;</r>"))
                .containsExactly("Böhlen & ∞ <ü");
        assertThat(found.get(0).attribute("a")).isEqualTo("Böh");
        assertThat(read("<!DOCTYPE dblp SYSTEM \"dblp.dtd\"><d><r>&Eacute;</r></d>"))
                .containsExactly("É");
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void keepsUnknownEntitiesAsWritten() throws IOException {
        assertThat(read("<d>\n<r a='&foo;'>x &bar; y</r></d>")).containsExactly("x &bar; y");
        assertThat(found.get(0).attribute("a")).isEqualTo("&foo;");
        assertThat(messages())
                .containsExactly(
                        "x.xml:2:1: warning: entity &foo; is not known: kept as written",
                        "x.xml:2:16: warning: entity &bar; is not known: kept as written");
    }

    @Test
    void expandsAndFetchesNothing() throws IOException {
        String bomb = """
                <?xml version="1.0"?>
                <!DOCTYPE d [
                 <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
                 <!ENTITY passwd SYSTEM "file:///etc/passwd">
                 <!ENTITY % p SYSTEM "http://localhost:1/x.dtd"> %p;
                ]>
                <d><r at="&b;">&b;&passwd;</r><r>2</r></d>""";
        assertThat(read(bomb)).containsExactly("&b;&passwd;", "2");
        assertThat(found.get(0).attribute("at")).isEqualTo("&b;");
        assertThat(messages()).contains("x.xml:2:1: warning: the document declares entities of its own: not used");
    }

    @Test
    void goesOnAfterAMalformedRecord() throws IOException {
        assertThat(
                        read(
                                "<d>\n<r>1</r>\n<r>2 <i>x</r>\n<r>R & D</r>\n<r>a < b</r>\n<r>\u0001</r>\n<r id=1>6</r>\n<r>7</r></d>"))
                .containsExactly("1", "7");
        assertThat(rejected())
                .containsExactly("<r>2 <i>x</r>", "<r>R & D</r>", "<r>a < b</r>", "<r>\u0001</r>", "<r id=1>6</r>");
        assertThat(messages().get(0)).startsWith("x.xml:3:12: rejected: <r> is malformed: Unexpected close tag </r>");
        assertThat(messages()).hasSize(5);
    }

    @Test
    void goesOnAfterARecordWithoutAnEnd() throws IOException {
        assertThat(read("<d><r>1<r>2</r></d>")).containsExactly("2");
        assertThat(rejected()).containsExactly("<r>1");
        assertThat(read("<d><v><r>1 <i>x</v><v><r>2</r></v></d>")).containsExactly("2");
        assertThat(rejected()).containsExactly("<r>1 <i>x");
        assertThat(messages()).hasSize(1);
        assertThat(read("<d><r><!-- 1 </r><r>2</r></d>")).containsExactly("2");
        assertThat(rejected()).containsExactly("<r><!-- 1 </r>");
    }

    @Test
    void keepsWhatStandsBeforeACut() throws IOException {
        assertThat(read("<d><r>1</r><r>2</r><r>3 <i")).containsExactly("1", "2");
        assertThat(rejected()).containsExactly("<r>3 <i");
        assertThat(read("<d><r>1</r>\n")).containsExactly("1");
        assertThat(rejected()).isEmpty();
        assertThat(diagnostics).hasSize(1);
    }

    @Test
    void passesOverWhatStandsAroundTheDocument() throws IOException {
        assertThat(read("HTTP/1.1 200 OK\n\n<?xml version='1.0'?>\n<d><r>1</r></d>\nbye"))
                .containsExactly("1");
        assertThat(messages()).hasSize(2);
        assertThat(found.get(0).around()).hasSize(1);
        assertThat(read(" \n <?xml version='1.0'?><r>1</r>")).containsExactly("1");
        assertThat(found.get(0).line()).isEqualTo(2);
        assertThat(found.get(0).column()).isEqualTo(23);
        assertThat(diagnostics).isEmpty();
    }

    @Test
    void tellsRecordsThatMayStandAlone() throws IOException {
        XmlRecords.Shape shape = XmlRecords.Shape.of("record").alone("meta").asides("error");
        assertThat(read(
                        new ByteArrayInputStream("<o><error>e</error><record><meta>1</meta></record><meta>2</meta></o>"
                                .getBytes(StandardCharsets.UTF_8)),
                        shape))
                .containsExactly("e", "1", "2");
        read(
                new ByteArrayInputStream("<o><record>&<meta>1</meta></record><meta>2</meta><error>&</error></o>"
                        .getBytes(StandardCharsets.UTF_8)),
                shape);
        assertThat(found.stream().map(XmlElement::text)).containsExactly("2");
        assertThat(rejected()).containsExactly("<record>&<meta>1</meta></record>");
        assertThat(diagnostics).hasSize(2);
    }

    @Test
    void readsEncodings() throws IOException {
        String text = "<r>Böhlen é</r>";
        for (String name : List.of("ISO-8859-1", "ISO-8859-15", "windows-1252", "UTF-8")) {
            String declared = "<?xml version='1.0' encoding='" + name + "'?>" + text;
            assertThat(read(declared.getBytes(Charset.forName(name)))).as(name).containsExactly("Böhlen é");
            assertThat(read(("\uFEFF" + declared).getBytes(StandardCharsets.UTF_8)))
                    .as(name)
                    .containsExactly("Böhlen é");
            assertThat(read(declared.getBytes(StandardCharsets.UTF_16))).containsExactly("Böhlen é");
            assertThat(read(declared.getBytes(StandardCharsets.UTF_16LE))).containsExactly("Böhlen é");
            assertThat(diagnostics).isEmpty();
        }
        assertThat(read("<?xml version='1.0' encoding='UTF-16'?><r>ö</r>")).containsExactly("ö");
        assertThat(read("<?xml version='1.0' encoding='x-none'?><r>ö</r>")).containsExactly("ö");
        assertThat(messages()).containsExactly("x.xml:1: warning: encoding \"x-none\" is not known: read as UTF-8");
    }

    @Test
    void reportsBytesThatAreNoText() throws IOException {
        assertThat(read("<d>\n<r>B\u00F6h</r></d>".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("B\uFFFDh");
        assertThat(messages()).containsExactly("x.xml:2:5: warning: bytes that are no UTF-8: replaced by U+FFFD");
        assertThat(read("<d>\n<r>JosÃ©</r></d>")).containsExactly("JosÃ©");
        assertThat(messages())
                .containsExactly(
                        "x.xml:2:7: warning: looks like UTF-8 that was read as Latin-1 (\"Ã©\"): kept as it is");
    }

    @Test
    void refusesAbsurdNesting() throws IOException {
        assertThat(read("<d><r>" + "<a>".repeat(100_000) + "</r><r>2</r></d>")).containsExactly("2");
        assertThat(rejected()).hasSize(1);
        assertThat(read("<a>".repeat(100_000) + "<r>1</r>")).isEmpty();
        assertThat(diagnostics).isNotEmpty();
    }

    @Test
    void refusesARecordThatIsTooLong() throws IOException {
        byte[] much = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        List<InputStream> parts = new ArrayList<>();
        parts.add(new ByteArrayInputStream("<d><r>1</r><r>".getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < 40; i++) {
            parts.add(new ByteArrayInputStream(much));
        }
        parts.add(new ByteArrayInputStream("</r><r>3</r></d>".getBytes(StandardCharsets.UTF_8)));
        assertThat(read(new SequenceInputStream(Collections.enumeration(parts)), XmlRecords.Shape.of("r")))
                .containsExactly("1", "3");
        assertThat(rejected()).singleElement().satisfies(raw -> assertThat(raw).hasSizeLessThanOrEqualTo(100_000));
    }

    @Test
    void isNotSlowedDownByRepeatedErrors() throws IOException {
        assertThat(read("<d>" + "<r><![CDATA[".repeat(400_000))).isEmpty();
        assertThat(read("<d>" + "<r>&".repeat(100_000) + "<r>1</r></d>")).containsExactly("1");
        assertThat(rejected()).hasSize(100_000);
    }

    @Test
    void survivesMutations() throws IOException {
        String text = """
                <?xml version='1.0'?>
                <!DOCTYPE d [<!ENTITY a 'x'>]>
                <d>
                <r k='1'>a &amp; <b>b</b><!-- c --></r>
                <r k='2'><![CDATA[d]]>&ouml;<?pi?></r>
                </d>
                """;
        byte[] good = text.getBytes(StandardCharsets.UTF_8);
        for (int seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            byte[] bytes = good.clone();
            for (int i = random.nextInt(5); i >= 0; i--) {
                int at = random.nextInt(bytes.length);
                switch (random.nextInt(3)) {
                    case 0 -> bytes[at] = (byte) random.nextInt(256);
                    case 1 -> bytes[at] = (byte) "<>&;/\"'![]-? \n".charAt(random.nextInt(14));
                    default -> {
                        int from = random.nextInt(bytes.length);
                        int length = random.nextInt(bytes.length - Math.max(at, from));
                        System.arraycopy(good, from, bytes, at, length);
                    }
                }
            }
            try {
                read(bytes);
            } catch (RuntimeException e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
    }

    @Test
    void knowsWhatATextBeginsWith() {
        assertThat(sample(
                                "<?xml version='1.0'?>\n<!-- <x> -->\n<!DOCTYPE d [ <!ENTITY a '>'> ]>\n<o:d a='1'><r/><s\n t='2'/></o:d>")
                        .xmlRoot())
                .isEqualTo("d");
        assertThat(sample("<d a='1'><r/><s\n t='2'/></d>").xmlNames()).containsExactly("d", "r", "s");
        assertThat(sample("\n <!DOCTYPE HTML><html><p>").xmlRoot()).isEmpty();
        assertThat(sample("<html lang='en'><p>").xmlRoot()).isEmpty();
        assertThat(sample("text <d>").xmlRoot()).isEmpty();
        assertThat(sample("{\"a\": \"<d>\"}").xmlNames()).isEmpty();
        assertThat(sample("<").xmlRoot()).isEmpty();
        assertThat(sample("<!-- not ended").xmlRoot()).isEmpty();
    }

    private static Sample sample(String text) {
        return Sample.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
