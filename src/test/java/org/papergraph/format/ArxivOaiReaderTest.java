package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Affiliation;
import org.papergraph.model.Contributor;

class ArxivOaiReaderTest {

    private static List<Contributor> authors(String authors) throws IOException {
        return Reading.of(Format.ARXIV_OAI, "<arXiv><id>1401.00001</id><authors>" + authors + "</authors></arXiv>")
                .records()
                .get(0)
                .authors()
                .contributors();
    }

    private static List<String> names(String authors) throws IOException {
        return authors(authors).stream().map(Contributor::nameAsWritten).toList();
    }

    @Test
    void tellsCollaborationsFromPeople() throws IOException {
        assertThat(
                        names(
                                "<author><keyname>Sinya for JLQCD Collaboration</keyname></author>"
                                        + "<author><keyname>:</keyname></author>"
                                        + "<author><keyname>Collaboration</keyname><forenames>Dipanwita Dutta for the CMS</forenames></author>"))
                .containsExactly("Sinya", "JLQCD Collaboration", "Dipanwita Dutta", "CMS Collaboration");
        assertThat(authors(
                        "<author><keyname>Keck Array</keyname></author><author><keyname>BICEP2 Collaborations</keyname></author>"
                                + "<author><keyname>Ade</keyname><forenames>P.</forenames></author>"))
                .extracting(Contributor::kind)
                .containsExactly(Contributor.Kind.GROUP, Contributor.Kind.GROUP, Contributor.Kind.PERSON);
        assertThat(names("<author><keyname>NuPRISM</keyname><forenames>Mark Scott for the</forenames></author>"))
                .containsExactly("Mark Scott", "NuPRISM");
    }

    @Test
    void takesMarksForNoAffiliations() throws IOException {
        assertThat(authors(
                                "<author><keyname>Mishchenko</keyname><forenames>A. S.</forenames><affiliation>1 and 2</affiliation>"
                                        + "<affiliation>(1) CREST, Japan</affiliation></author>")
                        .get(0)
                        .affiliations())
                .extracting(Affiliation::name)
                .containsExactly("CREST, Japan");
        assertThat(Reading.of(
                                Format.ARXIV_OAI,
                                "<arXivRaw><id>1401.00001</id><authors>A. S. Mishchenko (1 and 2), N. Nagaosa (1) ((1) CREST, Japan, (2) RRC)</authors></arXivRaw>")
                        .records()
                        .get(0)
                        .authors()
                        .contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("A. S. Mishchenko", "N. Nagaosa");
    }

    @Test
    void refusesRecordedTraffic() {
        String cassette =
                "request:\n  body: null\n  method: GET\n  url: http://export.arxiv.org/oai2?verb=ListRecords\n";
        assertThat(Format.detect("x.yaml", cassette.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Detection.Unknown.class, u -> assertThat(u.seen()).contains("YAML with the keys request"));
    }

    @Test
    void readsEverySharedFile() throws IOException {
        assumeFalse(XmlSamples.shared("arxiv-oai").isEmpty());
        long records = 0;
        long deleted = 0;
        for (Path file : XmlSamples.shared("arxiv-oai")) {
            Reading reading = XmlSamples.read(Format.ARXIV_OAI, file);
            assertThat(reading.records().size() + XmlSamples.rejected(reading))
                    .as(file.toString())
                    .isEqualTo(XmlSamples.count(file, "record"));
            assertThat(reading.records()).allSatisfy(FixturesTest::assertSane);
            assertThat(reading.records().size() + reading.diagnostics().size()).isPositive();
            records += reading.records().size();
            deleted += XmlSamples.rejected(reading);
        }
        assertThat(deleted).isEqualTo(2);
        assertThat(records).isGreaterThan(4500);
    }

    @Test
    void declaresEveryField() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : XmlSamples.files(Format.ARXIV_OAI, "arxiv-oai")) {
            for (XmlElement record : XmlSamples.elements(file, XmlRecords.Shape.of("record"))) {
                record.path("header").ifPresent(h -> {
                    h.attributeNames().forEach(a -> names.add("header." + a));
                    h.children().forEach(c -> names.add("header." + c.name()));
                });
                record.path("metadata").ifPresent(m -> m.children().forEach(c -> form(m, c, names)));
            }
        }
        assertThat(XmlSamples.undeclared(ArxivOaiReader.FIELDS, names)).isEmpty();
    }

    private static void form(XmlElement metadata, XmlElement form, Set<String> names) {
        if (form.name().equals("mods")) {
            return;
        }
        if (form.children().isEmpty()) {
            names.add(metadata.name() + "." + form.name());
        }
        for (XmlElement field : form.children()) {
            String name = form.name() + "." + field.name();
            if (field.children().isEmpty()) {
                names.add(name);
            }
            for (XmlElement part : field.children()) {
                if (part.children().isEmpty()) {
                    names.add(name + "." + part.name());
                }
                part.children().forEach(p -> names.add(name + "." + part.name() + "." + p.name()));
            }
        }
    }
}
