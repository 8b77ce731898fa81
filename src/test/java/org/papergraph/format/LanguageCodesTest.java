package org.papergraph.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageCodesTest {

    @ParameterizedTest
    @CsvSource({
        "eng,en",
        "ger,de",
        "deu,de",
        "chi,zh",
        "zho,zh",
        "FR,fr",
        "pt_BR,pt-br",
        "grc,grc",
        "und,''",
        "mul,''",
        "'',''",
    })
    void writesCodesOfLibrariesAsTags(String code, String tag) {
        assertThat(LanguageCodes.tag(code)).isEqualTo(tag);
    }
}
