package org.papergraph.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainerTest {

    private static final Explainer EXPLAINER = new Explainer(SampleGraph.load());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Kamilė Lukošiūtė                                            | author/kamile-lukosiute",
                "Kamile Lukosuite                                            | author/kamile-lukosiute",
                "kamile  lukosiute                                           | author/kamile-lukosiute",
                "https://w3id.org/papergraph/id/author/kamile-lukosiute      | author/kamile-lukosiute",
                "<https://w3id.org/papergraph/id/author/kamile-lukosiute>    | author/kamile-lukosiute",
                "2302.07459                                                  | paper/moral-self-correction",
                "arXiv:2302.07459v2                                          | paper/moral-self-correction",
                "https://doi.org/10.48550/arxiv.2302.07459                   | paper/moral-self-correction",
                "https://arxiv.org/abs/2302.07459                            | paper/moral-self-correction",
                "https://arxiv.org/pdf/2302.07459v3                          | paper/moral-self-correction",
                "doi:10.48550/ARXIV.2302.07459                               | paper/moral-self-correction",
                "the capacity for moral self correction in large language models | paper/moral-self-correction",
                "llm                                                         | concept/large-language-model",
                "solar                                                       | venue/solar-2023",
            })
    void findsAThingByEachOfItsNames(String name, String thing) {
        assertThat(EXPLAINER.explain(name).text()).endsWith("<" + SampleGraph.ID + thing + ">");
    }

    @Test
    void explainsEachThingOfOneName() {
        Explanation explanation = EXPLAINER.explain("Wei Chen");
        assertThat(explanation.text()).contains("means 2 things");
        assertThat(explanation.details())
                .extracting(Explanation::text)
                .satisfiesExactly(
                        first -> assertThat(first).contains("author/wei-chen-1"),
                        second -> assertThat(second).contains("author/wei-chen-2"));
    }

    @Test
    void explainsWhatHasNoName() {
        String authorship = SampleGraph.ID + "authorship/constitutional-ai/3";
        assertThat(EXPLAINER.explain(authorship).text())
                .startsWith("authorship ")
                .contains(authorship);
    }

    @ParameterizedTest
    @CsvSource({
        "Michael Selito, Michael Sellitto",
        "selito, Michael Sellitto",
        "2302.07495, 2302.07459",
        "lenguage model, language model",
    })
    void suggestsTheNearestNames(String name, String nearest) {
        assertThatThrownBy(() -> EXPLAINER.explain(name))
                .isInstanceOf(GraphException.class)
                .hasMessageStartingWith("nothing in the graph is called \"" + name + "\"; the nearest are ")
                .hasMessageContaining("\"" + nearest + "\"");
    }

    @Test
    void saysThatNothingIsLikeAName() {
        assertThatThrownBy(() -> EXPLAINER.explain("*?!"))
                .isInstanceOf(GraphException.class)
                .hasMessage("nothing in the graph is called \"*?!\"");
    }
}
