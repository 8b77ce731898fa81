package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperRecord;

/** Marked-up text, names and references in JATS. */
class XmlProseTest {

    private static PaperRecord jats(String meta, String back) throws IOException {
        Reading reading = Reading.of(
                Format.JATS,
                "<article><front><article-meta>" + meta + "</article-meta></front><back>" + back + "</back></article>");
        return reading.records().get(0);
    }

    private static String title(String marked) throws IOException {
        return jats("<title-group><article-title>" + marked + "</article-title></title-group>", "")
                .title();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "H<sub>2</sub>O at 10<sup>-5</sup> | H₂O at 10⁻⁵",
                "the 20<sup>th</sup> century | the 20th century",
                "A note<xref ref-type='fn' rid='f'><sup>*</sup></xref> | A note",
                "Genes of <italic>E. coli</italic> | Genes of E. coli",
                "Costs of $5 &amp; \\$10 \\alpha | Costs of $5 & \\$10 \\alpha",
                "<mml:math><mml:msqrt><mml:mi>s</mml:mi></mml:msqrt></mml:math> | √s",
                "<mml:math><mml:mfrac><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:mfrac></mml:math> | 1/2",
                "<tex-math>\\begin{document}$x^2$\\end{document}</tex-math> | x²",
                "one<break/>two | one two",
            })
    void writesMarkedUpTextInOneLine(String marked, String plain) throws IOException {
        assertThat(title(marked)).isEqualTo(plain);
    }

    @Test
    void keepsTheNameInItsOwnScriptBesideTheLatinOne() throws IOException {
        Contributor liu = jats(
                        "<title-group><article-title>T</article-title></title-group><contrib-group><contrib contrib-type='author'>"
                                + "<name-alternatives><name name-style='eastern' xml:lang='zh'><surname>刘</surname><given-names>洋</given-names></name>"
                                + "<name name-style='western' xml:lang='en'><surname>Liu</surname><given-names>Yang</given-names></name>"
                                + "</name-alternatives></contrib></contrib-group>",
                        "")
                .authors()
                .contributors()
                .get(0);
        assertThat(liu.nameAsWritten()).isEqualTo("Yang Liu");
        assertThat(liu.name().family()).isEqualTo("Liu");
        assertThat(liu.otherNames()).containsExactly("刘洋");
    }

    @Test
    void knowsAListThatWasCut() throws IOException {
        AuthorList authors = jats(
                        "<title-group><article-title>T</article-title></title-group><contrib-group><contrib><name><surname>Liu</surname></name></contrib><etal/></contrib-group>",
                        "")
                .authors();
        assertThat(authors.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(authors.contributors()).hasSize(1);
    }

    @Test
    void putsReferencesIntoWords() throws IOException {
        Map<String, String> references = Map.of(
                "<mixed-citation><name><surname>Neyrolles</surname><given-names>O</given-names></name> (<year>2002</year>) <article-title>Fat</article-title><source>Cell</source><volume>7</volume>: <fpage>1</fpage><lpage>9</lpage><pub-id pub-id-type='pmid'>12</pub-id></mixed-citation>",
                "Neyrolles O (2002) Fat Cell 7: 1-9",
                "<citation><person-group><name><surname>Chao</surname><given-names>L</given-names></name></person-group><year>2001</year><source>Nature</source><volume>409</volume><fpage>1102</fpage></citation>",
                "Chao L. Nature. 2001;409:1102.");
        for (Map.Entry<String, String> r : references.entrySet()) {
            assertThat(jats(
                                    "<article-id pub-id-type='doi'>10.5555/x</article-id>",
                                    "<ref-list><ref>" + r.getKey() + "</ref></ref-list>")
                            .details()
                            .citations()
                            .get(0)
                            .asWritten())
                    .isEqualTo(r.getValue());
        }
    }
}
