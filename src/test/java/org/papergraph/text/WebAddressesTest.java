package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebAddressesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "found at https://github.com/a/b . | https://github.com/a/b",
                "(see https://a.org/x). | https://a.org/x",
                "https://en.wikipedia.org/wiki/A_(b) | https://en.wikipedia.org/wiki/A_(b)",
                "HTTPS://A.org/x, and | https://A.org/x",
                "\\url{https://a.org/b\\_c} | https://a.org/b_c",
                "\\href{https://a.org/b\\%20c}{text} | https://a.org/b%20c",
                "[x](https://a.org/y) | https://a.org/y",
                "https://a.org/?q=1&amp;r=2; | https://a.org/?q=1&r=2",
                "https://a.org:8080/x#y! | https://a.org:8080/x#y",
                "<https://a.org> | https://a.org",
                "参见https://a.org/x。 | https://a.org/x",
                "https://a.edu/~bob | https://a.edu/~bob",
                "https://müller.de/ä | https://müller.de/ä",
            })
    void findsAddressesInText(String text, String address) {
        assertThat(WebAddresses.in(text)).containsExactly(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wmdp.ai",
                "http://",
                "https://.",
                "ftp://a.org",
                "javascript:alert(1)",
                "https://user:pw@a.org/",
                "https://a.org/%zz",
                "https:///x",
                "https://-"
            })
    void refusesWhatIsNoSafeAddress(String text) {
        assertThat(WebAddresses.in(text)).isEmpty();
    }

    @Test
    void keepsOrderAndDropsDuplicates() {
        assertThat(WebAddresses.in("https://b.org https://a.org https://b.org."))
                .containsExactly("https://b.org", "https://a.org");
    }

    @Test
    void survivesLongInput() {
        assertThat(WebAddresses.in("https://" + "a.".repeat(100_000))).isEmpty();
        assertThat(WebAddresses.in("http://".repeat(100_000))).isEmpty();
    }
}
