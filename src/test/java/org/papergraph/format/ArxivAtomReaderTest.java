package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Contributor;

class ArxivAtomReaderTest {

    @Test
    void takesAnErrorForNoPaper() throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_ATOM,
                "<feed><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id</summary></entry></feed>");
        assertThat(reading.records()).isEmpty();
        assertThat(reading.messages().get(0)).contains("rejected: arXiv answered with an error: incorrect id");
    }

    @Test
    void keepsAPaperThatIsCalledError() throws IOException {
        assertThat(Reading.of(
                                Format.ARXIV_ATOM,
                                "<entry><id>http://arxiv.org/abs/2401.00001v1</id><title>Error</title></entry>")
                        .titles())
                .containsExactly("Error");
    }

    @Test
    void takesAPageOfHtmlForNoFeed() throws IOException {
        String page =
                "<!DOCTYPE html>\n<html><head><title>Captcha - arxiv.org/</title></head><body><p>Are you human?<br></body></html>";
        assertThat(Format.detect("x.xml", page.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Detection.Unknown.class);
        Reading reading = Reading.of(Format.ARXIV_ATOM, page);
        assertThat(reading.records()).isEmpty();
        assertThat(reading.diagnostics()).isNotEmpty();
    }

    @Test
    void tellsPeopleFromWhomTheySpeakFor() throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_ATOM,
                "<entry><id>http://arxiv.org/abs/2401.00001v1</id><author><name>Ada Garner (on behalf of the CMX Collaboration)</name></author>"
                        + "<author><name>Jo Lee for CMX Collaboration</name></author><author><name>Forough Team</name></author></entry>");
        assertThat(reading.records().get(0).authors().contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Ada Garner", "CMX Collaboration", "Jo Lee", "Forough Team");
    }

    @Test
    void saysThatTextWasWronglyDecoded() throws IOException {
        Reading reading = Reading.of(
                Format.ARXIV_ATOM,
                "<entry><id>http://arxiv.org/abs/2401.00001v1</id><author><name>JosÃ© RaÃºl Romero</name></author></entry>");
        assertThat(reading.records().get(0).authors().contributors().get(0).nameAsWritten())
                .isEqualTo("JosÃ© RaÃºl Romero");
        assertThat(reading.messages().get(0)).contains("looks like UTF-8 that was read as Latin-1");
    }

    @Test
    void readsEverySharedFile() throws IOException {
        assumeFalse(XmlSamples.shared("arxiv-atom").isEmpty());
        for (Path file : XmlSamples.shared("arxiv-atom")) {
            Reading reading = XmlSamples.read(Format.ARXIV_ATOM, file);
            assertThat(reading.records().size() + XmlSamples.rejected(reading))
                    .as(file.toString())
                    .isEqualTo(XmlSamples.count(file, "entry"));
            assertThat(reading.records()).allSatisfy(FixturesTest::assertSane);
        }
    }

    @Test
    void declaresEveryField() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : XmlSamples.files(Format.ARXIV_ATOM, "arxiv-atom")) {
            for (XmlElement entry : XmlSamples.elements(file, XmlRecords.Shape.of("entry"))) {
                for (XmlElement field : entry.children()) {
                    names.add(field.name());
                    field.attributeNames().forEach(a -> names.add(field.name() + "." + a));
                    field.children().forEach(c -> names.add(field.name() + "." + c.name()));
                }
            }
        }
        assertThat(XmlSamples.undeclared(ArxivAtomReader.FIELDS, names)).isEmpty();
    }
}
