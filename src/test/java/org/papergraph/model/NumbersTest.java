package org.papergraph.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.Identifier.Scheme;

class NumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"0378-5955", "03785955", "ISSN 0378-5955", "ISSN: 0378–5955", "2434-561x"})
    void readsAnIssn(String text) {
        assertThat(Issn.parse(text)).isPresent();
        assertThat(Issn.parse(text).orElseThrow().value()).matches("[0-9]{4}-[0-9]{3}[0-9X]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0378-5954", "0378-595", "ISBN 0378-5955", "X378-5955", "03785955 1"})
    void refusesWhatIsNoIssn(String text) {
        assertThat(Issn.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "978-0-262-03561-3, 9780262035613",
        "0-262-03561-8, 9780262035613",
        "ISBN-13: 978 0262035613, 9780262035613",
        "ISBN-10 0262035618, 9780262035613",
        "080442957X, 9780804429573",
    })
    void readsAnIsbnAsThirteenDigits(String text, String isbn) {
        assertThat(Isbn.parse(text)).map(Isbn::value).contains(isbn);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "978-0-262-03561-4", "0-262-03561-9", "97802620356", "X804429570", "1234567890123"})
    void refusesWhatIsNoIsbn(String text) {
        assertThat(Isbn.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ror.org/05gzmn429", "ror.org/03yrm5c26", "015w2mp89", "HTTPS://ROR.ORG/02MHBDP94"})
    void readsARor(String text) {
        assertThat(Ror.parse(text).orElseThrow().value()).matches("https://ror\\.org/0[a-z0-9]{6}[0-9]{2}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://ror.org/05gzmn428", "05gzmn42", "0il0mn429", "https://ror.org/"})
    void refusesWhatIsNoRor(String text) {
        assertThat(Ror.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "PMID, 12345, 12345",
        "PMID, PMID: 0012345, 12345",
        "PMID, https://pubmed.ncbi.nlm.nih.gov/12345/, 12345",
        "PMCID, pmc123, PMC123",
        "PMCID, https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/, PMC123",
        "ACL, P18-1001, P18-1001",
        "ACL, https://aclanthology.org/2020.acl-main.1.pdf, 2020.acl-main.1",
        "ACL, https://www.aclweb.org/anthology/p18-1001/, P18-1001",
        "DBLP, conf/nips/VaswaniSPUJGKP17, conf/nips/VaswaniSPUJGKP17",
        "DBLP, https://dblp.org/rec/journals/corr/abs-1706-03762.html, journals/corr/abs-1706-03762",
        "OPENALEX, https://openalex.org/W2741809807, W2741809807",
        "OPENALEX, w2741809807, W2741809807",
        "SEMANTIC_SCHOLAR, corpusId:13756489, CorpusID:13756489",
        "SEMANTIC_SCHOLAR, https://www.semanticscholar.org/paper/204e3073870fae3d05bcbc2f6a8e263d9b72e776,"
                + " 204e3073870fae3d05bcbc2f6a8e263d9b72e776",
        "ARXIV, arXiv:2401.05566v3, 2401.05566",
        "DOI, https://doi.org/10.1000/ABC, 10.1000/abc",
    })
    void readsIdentifiersOfEachScheme(Scheme scheme, String text, String value) {
        assertThat(Identifier.parse(scheme, text)).isEqualTo(Optional.of(new Identifier(scheme, value)));
    }

    @Test
    void refusesIdentifiersOfOtherSchemes() {
        for (Scheme scheme : Scheme.values()) {
            assertThat(Identifier.parse(scheme, "")).as("%s", scheme).isEmpty();
            assertThat(Identifier.parse(scheme, "no identifier <x>"))
                    .as("%s", scheme)
                    .isEmpty();
        }
        assertThat(Identifier.parse(Scheme.ACL, "2401.05566")).isEmpty();
        assertThat(Identifier.parse(Scheme.OPENALEX, "A2741809807")).isEmpty();
    }
}
