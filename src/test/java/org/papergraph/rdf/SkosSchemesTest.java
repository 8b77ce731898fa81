package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptScheme;
import org.papergraph.rdf.SkosSchemes.InvalidSchemeException;

class SkosSchemesTest {

    private static final String PREFIXES = """
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix : <https://example.org/> .
            :s a skos:ConceptScheme .
            """;

    private static final Map<String, String> SAME_IN_EACH_SYNTAX = Map.of(
            "x.ttl",
            PREFIXES + ":a a skos:Concept ; skos:prefLabel \"alpha\" ; skos:inScheme :s .",
            "x.nt",
            """
            <https://example.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://www.w3.org/2004/02/skos/core#Concept> .
            <https://example.org/a> <http://www.w3.org/2004/02/skos/core#prefLabel> "alpha" .
            <https://example.org/a> <http://www.w3.org/2004/02/skos/core#inScheme> <https://example.org/s> .
            """,
            "x.rdf",
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
              <skos:Concept rdf:about="https://example.org/a">
                <skos:prefLabel>alpha</skos:prefLabel>
                <skos:inScheme rdf:resource="https://example.org/s"/>
              </skos:Concept>
            </rdf:RDF>
            """,
            "x.jsonld",
            """
            {"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
             "@id": "https://example.org/a", "@type": "skos:Concept",
             "skos:prefLabel": "alpha", "skos:inScheme": {"@id": "https://example.org/s"}}
            """);

    @ParameterizedTest
    @ValueSource(strings = {"x.ttl", "x.nt", "x.rdf", "x.jsonld"})
    void readsEachSyntaxByItsExtension(String name) throws IOException {
        ConceptScheme scheme = SkosSchemes.read(stream(SAME_IN_EACH_SYNTAX.getOrDefault(name, "")), name);

        assertThat(scheme)
                .isEqualTo(new ConceptScheme(
                        "https://example.org/s",
                        List.of(new Concept(
                                "https://example.org/a",
                                "alpha",
                                List.of(),
                                "",
                                List.of(),
                                List.of(),
                                "https://example.org/s",
                                Concept.Status.ESTABLISHED))));
    }

    @Test
    void readsFiles(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.TTL"), SAME_IN_EACH_SYNTAX.getOrDefault("x.ttl", ""));

        assertThat(SkosSchemes.read(file).concepts()).hasSize(1);
        assertThatThrownBy(() -> SkosSchemes.read(folder.resolve("absent.ttl")))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void readsAllThatAConceptSays() throws IOException {
        ConceptScheme scheme = turtle("""
                :a a skos:Concept ; skos:prefLabel "alpha" ; skos:altLabel "b" , "a" , "alpha" ; skos:definition "First." .
                :b a skos:Concept ; skos:prefLabel "beta" ; skos:broader :a ; skos:related :c .
                :c a skos:Concept ; skos:prefLabel "gamma" .
                :a skos:narrower :c .
                """);

        assertThat(scheme.iri()).isEqualTo("https://example.org/s");
        assertThat(scheme.concepts()).extracting(Concept::prefLabel).containsExactly("alpha", "beta", "gamma");
        Concept alpha = scheme.concepts().get(0);
        assertThat(alpha.altLabels()).containsExactly("a", "b");
        assertThat(alpha.definition()).isEqualTo("First.");
        Concept beta = scheme.concepts().get(1);
        assertThat(beta.broader()).containsExactly("https://example.org/a");
        assertThat(beta.related()).containsExactly("https://example.org/c");
        Concept gamma = scheme.concepts().get(2);
        assertThat(gamma.broader()).containsExactly("https://example.org/a");
        assertThat(gamma.related()).containsExactly("https://example.org/b");
    }

    @Test
    void prefersEnglishThenNoLanguageThenTheFirst() throws IOException {
        ConceptScheme scheme = turtle("""
                :a a skos:Concept ; skos:prefLabel "Farbe"@de , "plain" , "colour"@en-GB .
                :b a skos:Concept ; skos:prefLabel "Baum"@de , "tree" .
                :c a skos:Concept ; skos:prefLabel "rouge"@fr , "Rot"@de ; skos:altLabel "vermeil"@fr , "Scharlach"@de .
                :d a skos:Concept ; skos:prefLabel "dog"@en ; skos:altLabel "Hund"@de , "hound"@en , "K9" .
                """);

        assertThat(scheme.concepts()).extracting(Concept::prefLabel).containsExactly("colour", "tree", "Rot", "dog");
        assertThat(scheme.concepts())
                .extracting(Concept::altLabels)
                .containsExactly(List.of(), List.of(), List.of("Scharlach"), List.of("K9", "hound"));
    }

    @Test
    void leavesOutLinksToWhatTheFileDoesNotDescribe() throws IOException {
        ConceptScheme scheme = turtle(
                ":a a skos:Concept ; skos:prefLabel \"alpha\" ; skos:broader :elsewhere , :a ; skos:related :far .");

        assertThat(scheme.concepts().get(0).broader()).isEmpty();
        assertThat(scheme.concepts().get(0).related()).isEmpty();
    }

    @Test
    void takesTheSchemeThatHoldsMost() throws IOException {
        ConceptScheme scheme = turtle("""
                :t a skos:ConceptScheme .
                :a a skos:Concept ; skos:prefLabel "alpha" ; skos:inScheme :t , :s .
                :b a skos:Concept ; skos:prefLabel "beta" ; skos:inScheme :t .
                """);

        assertThat(scheme.iri()).isEqualTo("https://example.org/t");
    }

    @Test
    void putsLabelsOnOneLine() throws IOException {
        ConceptScheme scheme =
                turtle(":a a skos:Concept ; skos:prefLabel \"  two\\n\\u0000 lines\\t\" ; skos:altLabel \" \" .");

        assertThat(scheme.concepts().get(0).prefLabel()).isEqualTo("two lines");
        assertThat(scheme.concepts().get(0).altLabels()).isEmpty();
    }

    @Test
    void refusesAConceptWithoutALabel() {
        assertRefused(":a a skos:Concept .", "x.ttl: concept <https://example.org/a> has no skos:prefLabel");
        assertRefused(
                ":a a skos:Concept ; skos:prefLabel :b .",
                "x.ttl: concept <https://example.org/a> has no skos:prefLabel");
        assertRefused(
                ":a a skos:Concept ; skos:prefLabel \"\\n\" .",
                "x.ttl: concept <https://example.org/a> has no skos:prefLabel");
    }

    @Test
    void namesTheFirstProblemsAndCountsTheOthers() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            text.append(String.format(":c%02d a skos:Concept .%n", i));
        }
        assertThatThrownBy(() -> turtle(text.toString()))
                .hasMessageContaining("concept <https://example.org/c00> has no skos:prefLabel; ")
                .hasMessageEndingWith("; and 40 more");
    }

    @Test
    void refusesIrisThatAreNot() {
        assertRefused("<a> a skos:Concept ; skos:prefLabel \"x\" .", "x.ttl: a concept has a relative IRI: <a>");
        assertRefused("[] a skos:Concept ; skos:prefLabel \"x\" .", "x.ttl: a concept is a blank node, and has no IRI");
        assertThatThrownBy(() -> turtle("<https://example.org/a b> a skos:Concept ; skos:prefLabel \"x\" ."))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessageStartingWith("x.ttl: 4:24: ");
        assertThatThrownBy(
                        () -> turtle("<https://example.org/a\\u003E\\u0020<b> a skos:Concept ; skos:prefLabel \"x\" ."))
                .isInstanceOf(InvalidSchemeException.class);
        assertRefused(
                ":a a skos:Concept ; skos:prefLabel \"x\" ; skos:broader \"b\" .",
                "x.ttl: a concept is a literal, not an IRI: \"b\"");
    }

    @Test
    void refusesIrisThatOtherSyntaxesLetThrough() {
        String text = """
                {"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"},
                 "@graph": [{"@id": "https://example.org/s", "@type": "skos:ConceptScheme"},
                            {"@id": "https://example.org/a> <b", "@type": "skos:Concept", "skos:prefLabel": "alpha"}]}
                """;
        assertThatThrownBy(() -> SkosSchemes.read(stream(text), "x.jsonld")).isInstanceOf(InvalidSchemeException.class);
    }

    @Test
    void refusesWhatHoldsNoScheme() {
        assertThatThrownBy(() -> SkosSchemes.read(stream(""), "x.ttl"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessage("x.ttl: no skos:ConceptScheme in it");
        assertRefused("", "x.ttl: no skos:Concept in it");
        assertThatThrownBy(() -> SkosSchemes.read(stream("a,b"), "x.csv"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessage("x.csv: not a name of a SKOS file: it should end in .ttl, .rdf, .nt or .jsonld");
    }

    @Test
    void saysWhereTheSyntaxIsBroken() {
        assertThatThrownBy(() -> turtle(":a a skos:Concept ;; skos:prefLabel \"unclosed ."))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessageStartingWith("x.ttl: 4:");
        assertThatThrownBy(() -> SkosSchemes.read(stream("<rdf:RDF>"), "x.rdf"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessageStartingWith("x.rdf: ");
        assertThatThrownBy(() -> SkosSchemes.read(stream("{"), "x.jsonld"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessageStartingWith("x.jsonld: ");
        assertThatThrownBy(() -> SkosSchemes.read(
                        new ByteArrayInputStream(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}), "x.ttl"))
                .isInstanceOf(InvalidSchemeException.class);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] bytes = (PREFIXES + ":a a skos:Concept ; skos:prefLabel \"caf_\" .").getBytes(StandardCharsets.UTF_8);
        bytes[bytes.length - 4] = (byte) 0xe9;
        assertThatThrownBy(() -> SkosSchemes.read(new ByteArrayInputStream(bytes), "x.ttl"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessage("x.ttl: concept <https://example.org/a> has a label that is not UTF-8");
    }

    @Test
    void refusesRelativeIrisInEachSyntax() {
        String json = """
                {"@context": {"skos": "http://www.w3.org/2004/02/skos/core#"}, "@graph": [
                 {"@id": "https://example.org/s", "@type": "skos:ConceptScheme"},
                 {"@id": "a", "@type": "skos:Concept", "skos:prefLabel": "alpha"}]}
                """;
        assertThatThrownBy(() -> SkosSchemes.read(stream(json), "x.jsonld"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessage("x.jsonld: a concept has a relative IRI: <a>");
        String xml = SAME_IN_EACH_SYNTAX.getOrDefault("x.rdf", "").replace("https://example.org/a", "a");
        assertThatThrownBy(() -> SkosSchemes.read(stream(xml), "x.rdf"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessageStartingWith("x.rdf: a concept has a relative IRI: <a>");
    }

    @Test
    void survivesDeepNesting() {
        assertThatThrownBy(() -> turtle(":a skos:note " + "[ skos:note ".repeat(200_000)))
                .isInstanceOf(InvalidSchemeException.class);
        assertThatThrownBy(() -> SkosSchemes.read(stream("[".repeat(200_000)), "x.jsonld"))
                .isInstanceOf(InvalidSchemeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:9/context.jsonld", "file:///etc/hostname", "context.jsonld"})
    void fetchesNoContexts(String address) {
        String text = "{\"@context\": \"" + address + "\", \"@id\": \"https://example.org/a\", \"@type\": \"Concept\"}";
        assertThatThrownBy(() -> SkosSchemes.read(stream(text), "x.jsonld"))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessageContaining("not fetched");
    }

    @Test
    void expandsNoForeignEntities() {
        String text = """
                <!DOCTYPE rdf:RDF [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
                  <skos:ConceptScheme rdf:about="https://example.org/s"/>
                  <skos:Concept rdf:about="https://example.org/a"><skos:prefLabel>&secret;</skos:prefLabel></skos:Concept>
                </rdf:RDF>
                """;
        assertThatThrownBy(() -> SkosSchemes.read(stream(text), "x.rdf")).isInstanceOf(InvalidSchemeException.class);
    }

    @Test
    void passesOnFailuresToRead() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("disk on fire");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                return read();
            }
        };
        assertThatThrownBy(() -> SkosSchemes.read(broken, "x.ttl"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("disk on fire");
    }

    private static void assertRefused(String turtle, String message) {
        assertThatThrownBy(() -> turtle(turtle))
                .isInstanceOf(InvalidSchemeException.class)
                .hasMessage(message);
    }

    private static ConceptScheme turtle(String text) throws IOException {
        return SkosSchemes.read(stream(PREFIXES + text), "x.ttl");
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
