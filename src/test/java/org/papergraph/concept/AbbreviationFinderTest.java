package org.papergraph.concept;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.text.Tokenizer;

class AbbreviationFinderTest {

    private static List<Abbreviation> find(String text) {
        return AbbreviationFinder.find(Tokenizer.tokenize(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "We train convolutional neural networks (CNNs) on it.|CNN|convolutional neural networks",
                "the Center of Open Science Proxy (COSP) benchmark|COSP|Center of Open Science Proxy",
                "we call it Stable Loss Selection (STL-LOSS) here|STL-LOSS|Stable Loss Selection",
                "called inverse-out-of-order learning (inverse-OOL) via|inverse-OOL|inverse-out-of-order learning",
                "chemical, biological, radiological, and nuclear (CBRN) safety|CBRN|chemical, biological, radiological, and nuclear",
                "we use 'RL from Code Feedback' (RLCF).|RLCF|RL from Code Feedback",
                "low-rank tuning (LoRaT) of|LoRaT|low-rank tuning",
                "the HMM (hidden Markov model) is|HMM|hidden Markov model",
                "hidden Markov models (HMMs, see below)|HMM|hidden Markov models",
                "dots per inch (dpi)|dpi|dots per inch"
            })
    void findsShortAndLongForm(String text, String shortForm, String longForm) {
        List<Abbreviation> found = find(text);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).shortForm()).isEqualTo(shortForm);
        assertThat(found.get(0).longForm()).isEqualTo(longForm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "as others did (see below)",
                "in that year (2023) we",
                "one of three (3) cases",
                "We tested it. And then (WIA) we",
                "a system (of sorts) that",
                "the end (",
                "(ABC)",
                "evaluation was done by hand (xyz)"
            })
    void findsNoneInRemarks(String text) {
        assertThat(find(text)).isEmpty();
    }

    @Test
    void keepsTheFirstDefinitionOfAShortForm() {
        assertThat(find("named entity recognition (NER) and new energy research (NER)"))
                .extracting(Abbreviation::longForm)
                .containsExactly("named entity recognition");
    }
}
