package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.papergraph.SharedData;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperRecord;

class HtmlMetaReaderTest {

    private static PaperRecord read(String... tags) throws IOException {
        StringBuilder page = new StringBuilder("<html><head>\n<meta name=\"citation_title\" content=\"Lanterns\">\n");
        for (String tag : tags) {
            String[] parts = tag.split("=", 2);
            page.append("<meta name=\"")
                    .append(parts[0])
                    .append("\" content=\"")
                    .append(parts[1])
                    .append("\">\n");
        }
        Reading reading = Reading.of(Format.HTML_META, page + "</head></html>");
        assertThat(reading.records()).hasSize(1);
        return reading.records().get(0);
    }

    @Test
    void givesEachAuthorWhatFollowsTheName() throws IOException {
        List<Contributor> authors = read(
                        "citation_author=Quill, Ada",
                        "citation_author_institution=Tides Lab",
                        "citation_author_orcid=0000-0002-1825-0097",
                        "citation_author=---",
                        "citation_author_institution=Lost",
                        "citation_author=Bo Falk")
                .authors()
                .contributors();
        assertThat(authors).extracting(Contributor::nameAsWritten).containsExactly("Ada Quill", "Bo Falk");
        assertThat(authors.get(0).affiliations()).containsExactly(Affiliation.named("Tides Lab"));
        assertThat(authors.get(0).orcid()).isNotEmpty();
        assertThat(authors.get(1).affiliations()).isEmpty();
    }

    @Test
    void knowsWhereAListWasCut() throws IOException {
        AuthorList authors =
                read("citation_authors=Quill, A.; Falk, E.; et al.").authors();
        assertThat(authors.status()).isEqualTo(AuthorList.Status.TRUNCATED);
        assertThat(authors.contributors()).hasSize(2);
    }

    @Test
    void tellsArticleNumbersFromPages() throws IOException {
        assertThat(read("citation_firstpage=e0213978").details().imprint().articleNumber())
                .isEqualTo("e0213978");
        assertThat(read("citation_firstpage=45", "citation_lastpage=67")
                        .details()
                        .imprint()
                        .pages())
                .isEqualTo("45-67");
        assertThat(read("citation_firstpage=45", "citation_lastpage=45")
                        .details()
                        .imprint()
                        .pages())
                .isEqualTo("45");
        assertThat(read("citation_firstpage=iv", "citation_lastpage=x")
                        .details()
                        .imprint()
                        .pages())
                .isEqualTo("iv-x");
    }

    @Test
    void keepsTheIsbnOfABookApartFromItsIdentifiers() throws IOException {
        PaperRecord record = read("citation_inbook_title=Handbook", "citation_isbn=978-3-16-148410-0");
        assertThat(record.identifiers()).isEmpty();
        assertThat(record.details().imprint().isbns()).containsExactly("9783161484100");
    }

    @Test
    void declaresTheFieldsOfTheSharedPages() throws IOException {
        Assumptions.assumeTrue(SharedData.path("data/inputs/html").isPresent());
        Path folder = SharedData.path("data/inputs/html").orElseThrow();
        Set<String> undeclared = new TreeSet<>();
        Pattern name = Pattern.compile("(?i)<meta[^>]*name=\"((?:citation_|dc\\.|prism\\.)[^\"]+)\"");
        for (String file : List.of("elife", "nature", "peerj_oa", "plos_one")) {
            Matcher m = name.matcher(Files.readString(folder.resolve(file + "_article.html")));
            while (m.find()) {
                String field = m.group(1).toLowerCase(Locale.ROOT);
                if (!HtmlMetaReader.FIELDS.declares(field)) {
                    undeclared.add(field);
                }
            }
        }
        assertThat(undeclared).isEmpty();
    }
}
