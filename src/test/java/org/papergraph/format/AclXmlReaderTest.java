package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperRecord;

class AclXmlReaderTest {

    private static PaperRecord paper(String collection, String volume, String paper, String inside) throws IOException {
        return Reading.of(
                        Format.ACL_XML,
                        "<collection id='" + collection + "'><volume id='" + volume + "'><paper id='" + paper
                                + "'><title>T</title>" + inside + "</paper></volume></collection>")
                .records()
                .get(0);
    }

    private static String id(String collection, String volume, String paper) throws IOException {
        return paper(collection, volume, paper, "").identifiers().stream()
                .map(Identifier::value)
                .findFirst()
                .orElse("");
    }

    @Test
    void namesPapersAsTheAnthologyDoes() throws IOException {
        assertThat(id("2020.acl", "main", "12")).isEqualTo("2020.acl-main.12");
        assertThat(id("P18", "1", "7")).isEqualTo("P18-1007");
        assertThat(id("W09", "1", "7")).isEqualTo("W09-0107");
        assertThat(id("D19", "3", "7")).isEqualTo("D19-3007");
        assertThat(id("D19", "55", "7")).isEqualTo("D19-5507");
    }

    @Test
    void readsNamesThatAreNotFirstAndLast() throws IOException {
        PaperRecord paper = paper(
                "2020.x",
                "1",
                "1",
                "<author><first/><last>Mausam</last></author>"
                        + "<author><first>TIPSTER</first><last>SE/CM</last></author>"
                        + "<author id='yang-liu-ict'><first>Yang</first><last>Liu</last><variant script='hani'><first>洋</first><last>刘</last></variant></author>");
        assertThat(paper.authors().contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Mausam", "TIPSTER SE/CM", "Yang Liu");
        assertThat(paper.authors().contributors().get(1).kind()).isEqualTo(Contributor.Kind.GROUP);
        assertThat(paper.authors().contributors().get(2).otherNames()).containsExactly("刘洋");
        assertThat(paper.authors().contributors().get(2).sourceId()).isEqualTo("acl:yang-liu-ict");
    }

    @Test
    void readsRetractionsAndErrata() throws IOException {
        PaperRecord paper = paper(
                "2020.x",
                "1",
                "1",
                "<retracted date='2021-08-09'/><erratum id='1' date='2022-11-30'>2020.x-1.1e1</erratum>");
        assertThat(paper.details().notices())
                .extracting(Notice::kind)
                .containsExactly(Notice.Kind.RETRACTION, Notice.Kind.CORRECTION);
        assertThat(paper.details().notices().get(0).dates().get(0)).hasToString("2021-08-09");
    }

    @Test
    void readsEverySharedFile() throws IOException {
        assumeFalse(XmlSamples.shared("acl-anthology-xml").isEmpty());
        long records = 0;
        for (Path file : XmlSamples.shared("acl-anthology-xml")) {
            Reading reading = XmlSamples.read(Format.ACL_XML, file);
            assertThat(reading.records().size() + XmlSamples.rejected(reading))
                    .as(file.toString())
                    .isEqualTo(XmlSamples.count(file, "paper") + XmlSamples.count(file, "frontmatter"));
            assertThat(reading.records()).allSatisfy(FixturesTest::assertSane);
            assertThat(reading.records()).allMatch(r -> !r.identifiers().isEmpty());
            records += reading.records().size();
        }
        assertThat(records).isEqualTo(7751 + 81);
    }

    @Test
    void declaresEveryField() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : XmlSamples.files(Format.ACL_XML, "acl-anthology-xml")) {
            for (XmlElement volume : XmlSamples.elements(file, XmlRecords.Shape.of("volume"))) {
                volume.attributeNames().forEach(a -> names.add("volume." + a));
                for (XmlElement record : volume.children()) {
                    boolean meta = record.name().equals("meta");
                    record.attributeNames().forEach(a -> names.add(record.name() + "." + a));
                    for (XmlElement field : record.children()) {
                        boolean person = field.name().equals("editor");
                        names.add(meta && !person ? "meta." + field.name() : field.name());
                        field.attributeNames().forEach(a -> names.add(field.name() + "." + a));
                        field.children().forEach(c -> names.add(c.name()));
                    }
                }
            }
        }
        assertThat(XmlSamples.undeclared(AclXmlReader.FIELDS, names)).isEmpty();
    }
}
