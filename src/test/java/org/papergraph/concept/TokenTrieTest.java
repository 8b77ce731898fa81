package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenTrieTest {

    @Test
    void findsSequencesAndTheirBeginnings() {
        TokenTrie.Builder<String> builder = new TokenTrie.Builder<>();
        builder.add(List.of("language", "model"), "lm");
        builder.add(List.of("language"), "l");
        builder.add(List.of("language", "model"), "lm2");
        builder.add(List.of("language", "model"), "lm");
        TokenTrie<String> trie = builder.build();
        assertThat(trie.values(List.of("language", "model"))).containsExactly("lm", "lm2");
        assertThat(trie.values(List.of("language"))).containsExactly("l");
        assertThat(trie.values(List.of("model"))).isEmpty();
        assertThat(trie.values(List.of("language", "model", "x"))).isEmpty();
        assertThat(trie.word("x")).isEqualTo(TokenTrie.NONE);
        assertThat(trie.next(TokenTrie.ROOT, TokenTrie.NONE)).isEqualTo(TokenTrie.NONE);
    }

    @Test
    void holdsNothingWhenEmpty() {
        assertThat(new TokenTrie.Builder<String>().build().values(List.of("a"))).isEmpty();
    }

    @Test
    void refusesAnEmptySequence() {
        TokenTrie.Builder<String> builder = new TokenTrie.Builder<>();
        assertThatThrownBy(() -> builder.add(List.of(), "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void agreesWithAMapOnRandomSequences() {
        long seed = 7;
        Random random = new Random(seed);
        Map<List<String>, Integer> expected = new HashMap<>();
        TokenTrie.Builder<Integer> builder = new TokenTrie.Builder<>();
        for (int i = 0; i < 5000; i++) {
            List<String> sequence = new ArrayList<>();
            for (int w = random.nextInt(4); w >= 0; w--) {
                sequence.add("w" + random.nextInt(60));
            }
            if (expected.putIfAbsent(sequence, i) == null) {
                builder.add(sequence, i);
            }
        }
        TokenTrie<Integer> trie = builder.build();
        assertThat(expected)
                .as("seed %d", seed)
                .allSatisfy(
                        (sequence, value) -> assertThat(trie.values(sequence)).containsExactly(value));
    }
}
