package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopwordsTest {

    @Test
    void knowsFunctionWordsByTheirKind() {
        assertThat(Stopwords.contains("the")).isTrue();
        assertThat(Stopwords.contains("whereas")).isTrue();
        assertThat(Stopwords.contains("model")).isFalse();
        assertThat(Stopwords.contains("")).isFalse();
        assertThat(Stopwords.isDeterminer("these")).isTrue();
        assertThat(Stopwords.isDeterminer("of")).isFalse();
        assertThat(Stopwords.isPronoun("itself")).isTrue();
        assertThat(Stopwords.isAuxiliary("should")).isTrue();
        assertThat(Stopwords.isAuxiliary("we")).isFalse();
    }
}
