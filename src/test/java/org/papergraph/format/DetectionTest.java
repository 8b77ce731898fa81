package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionTest {

    private static Detection detect(String text) {
        return Format.detect("x.txt", text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | empty",
                "' \n\t\n ' | empty",
                "'{\"name\": \"x\", \"size\": 2}' | text of no known shape: looks like JSON with the members name, size",
                "'<?xml version=\"1.0\"?><a/>' | text of no known shape: looks like XML whose root is a",
                "'<!DOCTYPE html>\n<title>My page</title>' | text of no known shape: looks like an HTML page titled \"My page\"",
                "'name,colour,weight,price\na,b,c,d' | text of no known shape: looks like a table whose header names no paper: \"name,colour,weight,price\"; see --map",
                "'# settings\nname: x\nsize: 2\nitems:\n- a' | text of no known shape: looks like YAML with the keys name, size, items",
                "'\\documentclass{article}\n\\begin{document}' | text of no known shape: looks like LaTeX source",
                "'import os\n\ndef main():\n    print(1)' | text of no known shape: looks like source code",
                "'@article{a,\n title = {T}\n}\n\nTY  - JOUR\nTI  - T\nER  - ' | mixed content: BibTeX (1 of its records) and RIS (1 of its records)",
                "'Once upon a time' | text of no known shape: it begins with \"Once upon a time\"",
            })
    void saysWhatAFileOfNoKnownShapeLooksLike(String text, String seen) {
        assertThat(detect(text)).isEqualTo(new Detection.Unknown(seen));
    }

    @Test
    void tellsOtherAnswersOfRepositoriesFromThoseOfArxiv() {
        String crossref =
                "<record><header><identifier>info:doi/10.1/x</identifier></header><metadata><crossref><journal>"
                        + "<journal_article/></journal></crossref></metadata></record>";
        assertThat(detect(crossref))
                .isInstanceOfSatisfying(
                        Detection.Detected.class, d -> assertThat(d.format()).isEqualTo(Format.CROSSREF_XML));
    }

    @Test
    void takesNoListOfJournalsAndNoTurtleForPapers() {
        assertThat(detect("id,title,source,rank,ISSN1\n1,ACM Computing Surveys,CORE2020,A*,0360-0300\n"))
                .isInstanceOf(Detection.Unknown.class);
        assertThat(detect("@prefix dblp: <https://dblp.org/rdf/schema#> .\n<https://dblp.org/rec/x>\n  rdfs:label"
                        + " \"A B: Some title here. (2014)\" ;\n  dblp:doi <https://doi.org/10.1007/978-0> ."))
                .isEqualTo(new Detection.Unknown("text of no known shape: looks like RDF in Turtle"));
    }

    @Test
    void knowsBinaryData() {
        byte[] bytes = new byte[Format.HEAD_BYTES];
        new Random(7).nextBytes(bytes);
        assertThat(Format.detect("x.txt", bytes)).isEqualTo(new Detection.Unknown("binary"));
        assertThat(Format.detect("x.gz", new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}))
                .isEqualTo(new Detection.Unknown("binary"));
    }

    @Test
    void knowsCommonKindsOfBinaryFiles() {
        byte[] pdf = "%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Format.detect("x", pdf)).isEqualTo(new Detection.Unknown("binary: a PDF document"));
        byte[] database = Arrays.copyOf("SQLite format 3".getBytes(StandardCharsets.ISO_8859_1), 100);
        assertThat(Format.detect("x", database)).isEqualTo(new Detection.Unknown("binary: an SQLite database"));
    }

    @Test
    void takesAMappedTableForOne() {
        byte[] table = "Name;Wer\nEin Ding;Anna Weiß\n".getBytes(StandardCharsets.UTF_8);
        assertThat(Format.detect("x", table)).isInstanceOf(Detection.Unknown.class);
        ReadingOptions options = new ReadingOptions(Map.of("title", "Name", "authors", "wer"));
        assertThat(Format.detect("x", table, options))
                .isInstanceOfSatisfying(
                        Detection.Detected.class, d -> assertThat(d.format()).isEqualTo(Format.TABLE));
        ReadingOptions other = new ReadingOptions(Map.of("title", "Title"));
        assertThat(Format.detect("x", table, other)).isInstanceOf(Detection.Unknown.class);
    }

    @Test
    void takesNoReadmeForAReadingList() {
        String readme = """
                # A program

                [![Build](https://img.shields.io/badge/build-ok-green)](https://example.org)

                It does things, as [described](https://arxiv.org/abs/1706.03762).

                ## Use

                - [Install](https://example.org/install) it
                - Run `it`
                - **Version 2.0** (2024-01-01): faster
                - Read the [manual](https://example.org/manual.html)
                - Ask in the [forum](https://example.org/forum)
                """;
        assertThat(detect(readme)).isInstanceOf(Detection.Unknown.class);
    }

    @Test
    void takesNoReadmeForAPageOfPapers() {
        String paragraph = "This program reads lists of papers and writes graphs. ".repeat(8);
        assertThat(detect("# Readme\n\n" + paragraph + "\n\n## Use\n\n" + paragraph))
                .isInstanceOf(Detection.Unknown.class);
        assertThat(detect(paragraph + "\n\n" + paragraph + "\n\n" + paragraph)).isInstanceOf(Detection.Unknown.class);
        assertThat(detect("Install\n\nRun it.\n\nUse\n\nCall it.\n")).isInstanceOf(Detection.Unknown.class);
    }

    @Test
    void takesNoProgramForAPageOfPapers() {
        String method =
                "    String value = reader.read(first, second, third) + other.write(one, two, three);\n".repeat(6);
        assertThat(detect(("    void aMethod() {\n" + method + "    }\n\n").repeat(10)))
                .isInstanceOf(Detection.Unknown.class);
    }

    @Test
    void namesEveryFormatOnceInKebabCase() {
        for (Format format : Format.values()) {
            assertThat(format.id()).matches("[a-z0-9]+(?:-[a-z0-9]+)*");
            assertThat(Format.of(format.id())).contains(format);
            assertThat(format.description()).isNotBlank();
            assertThat(format.extensions()).isNotEmpty();
        }
        assertThat(Format.of("ARXIV-SEARCH")).isEmpty();
    }

    @Test
    void survivesAnyBytes() {
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(300)];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte)
                        (random.nextInt(8) == 0 ? random.nextInt(256) : " \nAbstract:-".charAt(random.nextInt(12)));
            }
            assertThat(Format.detect("x", bytes)).as("seed %d", seed).isNotNull();
        }
    }
}
