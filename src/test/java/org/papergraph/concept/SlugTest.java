package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SlugTest {

    @Test
    void joinsWordsByHyphens() {
        assertThat(Slug.of(List.of("password", "locked", "model"))).isEqualTo("password-locked-model");
        assertThat(Slug.of(List.of("gpt", "3.5"))).isEqualTo("gpt-3-5");
        assertThat(Slug.of(List.of("goodhart", "'s", "law"))).isEqualTo("goodhart-s-law");
    }

    @Test
    void keepsApartWhatLosesItsSigns() {
        assertThat(Slug.of(List.of("c++"))).matches("c-[0-9a-f]{8}").isNotEqualTo(Slug.of(List.of("c#")));
        assertThat(Slug.of(List.of("机器学习"))).matches("x-[0-9a-f]{8}");
    }
}
