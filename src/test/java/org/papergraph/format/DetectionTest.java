package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
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
                "'{\"title\": \"x\"}' | text of no known shape: looks like JSON",
                "'<?xml version=\"1.0\"?><a/>' | text of no known shape: looks like XML or HTML",
                "'title,authors,year,doi\na,b,c,d' | text of no known shape: looks like a table",
                "'Once upon a time' | text of no known shape: it begins with \"Once upon a time\"",
            })
    void saysWhatAFileOfNoKnownShapeLooksLike(String text, String seen) {
        assertThat(detect(text)).isEqualTo(new Detection.Unknown(seen));
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
