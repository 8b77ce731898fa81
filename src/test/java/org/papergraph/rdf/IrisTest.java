package org.papergraph.rdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.RecordId;

class IrisTest {

    private static final long SEED = 4711;

    private final Iris iris = new Iris(Iris.DEFAULT_BASE);

    @Test
    void namesRecordsByFileAndNumber() {
        assertThat(iris.record(new RecordId("a b/ü.txt", 3)).getURI())
                .isEqualTo("https://w3id.org/papergraph/id/record/a%20b/%C3%BC.txt/3");
    }

    @Test
    void letsNoNameBreakOutOfAnIri() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            StringBuilder name = new StringBuilder("x");
            for (int i = 0; i < 6; i++) {
                name.appendCodePoint(random.nextBoolean() ? random.nextInt(128) : random.nextInt(0xD800));
            }
            String minted = iris.record(new RecordId(name.toString(), 1)).getURI();
            assertThat(Iris.isSafe(minted)).as("seed %d, name %s", SEED, name).isTrue();
            assertThat(URI.create(minted).normalize().toString()).startsWith(Iris.DEFAULT_BASE + "record/");
        }
    }

    @Test
    void tellsDifferentNamesApart() {
        assertThat(iris.record(new RecordId("../x", 1))).isNotEqualTo(iris.record(new RecordId("x", 1)));
        assertThat(iris.record(new RecordId("a//b", 1))).isNotEqualTo(iris.record(new RecordId("a/b", 1)));
        assertThat(iris.record(new RecordId("a%20b", 1))).isNotEqualTo(iris.record(new RecordId("a b", 1)));
    }

    @Test
    void keepsASchemesOwnIris() {
        assertThat(iris.concept("http://example.org/c#x").getURI()).isEqualTo("http://example.org/c#x");
        assertThat(iris.concept("sleeper-agent").getURI()).isEqualTo(Iris.DEFAULT_BASE + "concept/sleeper-agent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://x/ y",
                "http://x/>",
                "http://x/\"",
                "http://x/{",
                "http://x/\\u0041",
                "x",
                "",
                "http://x/\ud800",
                "http://x/\u007f",
                "http://x/\u0085",
                "http://x/\u009f"
            })
    void knowsWhatIsNoIri(String text) {
        assertThat(Iris.isSafe(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://github.com/a/b", "urn:isbn:0451450523", "http://ü.example/é"})
    void knowsIris(String text) {
        assertThat(Iris.isSafe(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://x", "https://x/y", "ftp://x/", "https://x/ /", "urn:x:"})
    void refusesABaseThatNamesCannotBeAddedTo(String base) {
        assertThatThrownBy(() -> new Iris(base)).isInstanceOf(IllegalArgumentException.class);
    }
}
