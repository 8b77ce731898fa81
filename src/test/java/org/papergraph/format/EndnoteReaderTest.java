package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;

class EndnoteReaderTest {

    @Test
    void beginsARecordAtItsTypeOrBehindABlankLine() throws IOException {
        assertThat(Reading.of(Format.ENDNOTE, "%0 Book\n%T A\n\n%A Doe\n%0 Book\n%T B\n")
                        .titles())
                .containsExactly("A", "B");
        assertThat(Reading.of(Format.ENDNOTE, "%T A\n%A Doe\n\n%T B\n\n\n%T C\n")
                        .titles())
                .containsExactly("A", "B", "C");
    }

    @Test
    void readsWhatTheAnthologyExports() throws IOException {
        Reading reading = Reading.of(Format.ENDNOTE, """
                %0 Conference Proceedings
                %T On Rings
                %A Doe, Jane
                %A van der Roe, Richard
                %Y Editor, Ed
                %S Proceedings of the 5th Workshop on Rings
                %D 2020
                %8 July
                %I Association for Rings
                %C Online
                %F doe-roe-2020-rings
                %X We look at rings.
                Then at groups.
                %R 10.18653/v1/2020.rings-1.3
                %U https://aclanthology.org/2020.rings-1.3
                %P 12-34
                """);
        PaperRecord record = reading.records().get(0);
        assertThat(reading.messages()).isEmpty();
        assertThat(record.key()).isEqualTo("doe-roe-2020-rings");
        assertThat(record.identifiers()).hasSize(2);
        assertThat(record.dates().get(0).date()).hasToString("2020-07");
        assertThat(record.abstractText()).isEqualTo("We look at rings. Then at groups.");
        assertThat(record.venues().get(0).kind()).isEqualTo(VenueMention.Kind.CONFERENCE);
        assertThat(record.authors().contributors())
                .extracting(Contributor::nameAsWritten)
                .containsExactly("Jane Doe", "Richard van der Roe");
    }

    @Test
    void partsKeywordsAtLinesSemicolonsOrCommas() throws IOException {
        for (String keywords : List.of("a b\nc", "a b; c", "a b, c")) {
            assertThat(Reading.of(Format.ENDNOTE, "%0 Book\n%T A\n%K " + keywords)
                            .records()
                            .get(0)
                            .details()
                            .subjects())
                    .containsExactly(Subject.keyword("a b"), Subject.keyword("c"));
        }
    }

    @Test
    void takesNoMarkerWithAFootnoteForAnAuthor() throws IOException {
        Reading reading = Reading.of(Format.ENDNOTE, "%0 Journal Article\n%T A title\n%A Ada Lovell\n%A et al.7\n");
        AuthorList authors = reading.records().get(0).authors();
        assertThat(authors.contributors()).hasSize(1);
        assertThat(authors.status()).isEqualTo(AuthorList.Status.TRUNCATED);
    }
}
