package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LemmatizerTest {

    @ParameterizedTest
    @CsvSource({
        "models,model",
        "capabilities,capability",
        "analyses,analysis",
        "matrices,matrix",
        "losses,loss",
        "boxes,box",
        "approaches,approach",
        "biases,bias",
        "bias,bias",
        "corpora,corpus",
        "ethics,ethics",
        "heuristics,heuristic",
        "series,series",
        "viruses,virus",
        "causes,cause",
        "databases,database",
        "children,child",
        "lies,lie",
        "hypotheses,hypothesis",
        "process,process",
        "consensus,consensus",
        "basis,basis",
        "criteria,criterion",
        "caches,cache",
        "tactics,tactic",
        "sizes,size",
        "his,his",
        "media,media",
        "data,data"
    })
    void makesNounsSingular(String word, String singular) {
        assertThat(Lemmatizer.singular(word)).isEqualTo(singular);
    }

    @ParameterizedTest
    @CsvSource({
        "behaviour,behavior",
        "misbehaviours,misbehavior",
        "organisations,organization",
        "modelling,modeling",
        "labelled,labeled",
        "optimiser,optimizer",
        "analysed,analyzed",
        "centres,center",
        "defences,defense",
        "programmes,program",
        "supervised,supervised",
        "promise,promise",
        "otherwise,otherwise",
        "noise,noise",
        "raised,raised",
        "four,four",
        "source,source",
        "hours,hour",
        "artefacts,artifact",
        "precise,precise"
    })
    void comparesBritishAndAmericanSpelling(String word, String key) {
        assertThat(Lemmatizer.key(word)).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource({"LLMs,llm", "AIs,ai", "GPUs,gpu", "Naïve,naive", "Poincaré,poincare", "IS,is", "AWS,aws", "BERT,bert"})
    void comparesWithoutCaseAndDiacritics(String word, String key) {
        assertThat(Lemmatizer.key(word)).isEqualTo(key);
    }

    @Test
    void ignoresHowDiacriticsAreEncoded() {
        assertThat(Lemmatizer.key("nai\u0308ve")).isEqualTo(Lemmatizer.key("na\u00efve"));
        assertThat(Lemmatizer.key("\u0308")).isNotEmpty();
    }

    @Test
    void givesTheVerbFormsOfAGerund() {
        assertThat(Lemmatizer.verbForms("tuning")).contains("tune", "tuned");
        assertThat(Lemmatizer.verbForms("teaming")).contains("team", "teamed");
        assertThat(Lemmatizer.verbForms("stopping")).contains("stop", "stopped");
        assertThat(Lemmatizer.verbForms("ring")).isEmpty();
        assertThat(Lemmatizer.verbForms("model")).isEmpty();
    }

    @Test
    void findsTheKeyOfAKeyUnchanged() {
        for (String word :
                new String[] {"Analyses", "behaviours", "LLMs", "biases", "organisations", "theses", "classes"}) {
            assertThat(Lemmatizer.key(Lemmatizer.key(word))).isEqualTo(Lemmatizer.key(word));
        }
    }
}
