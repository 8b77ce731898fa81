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
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;

class DblpReaderTest {

    private static final String RECORDS =
            "(?:article|inproceedings|proceedings|book|incollection|phdthesis|mastersthesis|masterthesis|data|www|person|hit)";

    private static PaperRecord only(String xml) throws IOException {
        return Reading.of(Format.DBLP, xml).records().get(0);
    }

    @Test
    void readsEntitiesWithoutADoctypeAndHomonymNumbers() throws IOException {
        Contributor author = only("<article key='journals/x/B'><author>Jens B&ouml;hlen 0001</author></article>")
                .authors()
                .contributors()
                .get(0);
        assertThat(author.nameAsWritten()).isEqualTo("Jens Böhlen");
        assertThat(author.name().family()).isEqualTo("Böhlen");
        assertThat(author.sourceId()).isEqualTo("dblp:Jens Böhlen 0001");
    }

    @Test
    void readsMarkupInTitlesAndTakesTheStopOff() throws IOException {
        assertThat(only("<article key='journals/x/B'><title>On MTL<sub>0,&#8734;</sub> <i>again</i>.</title></article>")
                        .title())
                .isEqualTo("On MTL0,∞ again");
    }

    @Test
    void readsLatin1() throws IOException {
        String xml =
                "<?xml version='1.0' encoding='ISO-8859-1'?><dblp><book key='books/x/B'><title>Fälle.</title></book></dblp>";
        assertThat(Reading.of(Format.DBLP, xml.getBytes(StandardCharsets.ISO_8859_1))
                        .titles())
                .containsExactly("Fälle");
    }

    @Test
    void findsIdentifiersInAddresses() throws IOException {
        assertThat(only("<article key='journals/x/B'><ee>http://doi.ieeecomputersociety.org/10.1109/SFCS.1982.45</ee>"
                                + "<ee>https://arxiv.org/abs/1706.03762</ee><ee>https://example.org/a.pdf</ee></article>")
                        .identifiers())
                .extracting(Object::toString)
                .containsExactly("arxiv:1706.03762", "doi:10.1109/sfcs.1982.45", "dblp:journals/x/B");
    }

    @Test
    void tellsPreprintsFromArticles() throws IOException {
        PaperRecord preprint = only(
                "<article key='journals/corr/abs-1706-03762'><journal>CoRR</journal><volume>abs/1706.03762</volume></article>");
        assertThat(preprint.details().type()).isEqualTo(PaperType.PREPRINT);
        assertThat(preprint.details().imprint().volume()).isEmpty();
        assertThat(preprint.venues()).isEmpty();
    }

    @Test
    void isNoCrossrefOrJatsArticle() {
        assertThat(Format.detect("x.xml", "<article><front/></article>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        Detection.Detected.class, d -> assertThat(d.format()).isEqualTo(Format.JATS));
    }

    @Test
    void readsEverySharedFile() throws IOException {
        assumeFalse(XmlSamples.shared("dblp").isEmpty());
        for (Path file : XmlSamples.shared("dblp")) {
            Reading reading = XmlSamples.read(Format.DBLP, file);
            long people = XmlSamples.count(file, "(?:www|person)");
            assertThat(reading.records().size() + XmlSamples.rejected(reading))
                    .as(file.toString())
                    .isEqualTo(XmlSamples.count(file, RECORDS) - people);
        }
    }

    @Test
    void declaresEveryField() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path file : XmlSamples.files(Format.DBLP, "dblp")) {
            for (XmlElement record : XmlSamples.elements(
                    file,
                    XmlRecords.Shape.of(
                            "article",
                            "inproceedings",
                            "proceedings",
                            "book",
                            "incollection",
                            "phdthesis",
                            "masterthesis",
                            "mastersthesis",
                            "data",
                            "info"))) {
                names.addAll(record.attributeNames());
                for (XmlElement field : record.children()) {
                    if (field.name().equals("authors")) {
                        continue;
                    }
                    names.add(field.name());
                    field.attributeNames().forEach(a -> names.add(field.name() + "." + a));
                }
            }
        }
        assertThat(XmlSamples.undeclared(DblpReader.FIELDS, names)).isEmpty();
    }
}
