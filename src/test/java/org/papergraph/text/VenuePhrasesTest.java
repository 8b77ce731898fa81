package org.papergraph.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.papergraph.model.VenueMention;
import org.papergraph.model.VenueMention.Kind;

class VenuePhrasesTest {

    private static VenueMention conference(String name, int year) {
        return new VenueMention(name, "", Kind.CONFERENCE, year, List.of(), List.of());
    }

    private static VenueMention conference(String name, String acronym, int year) {
        return new VenueMention(name, acronym, Kind.CONFERENCE, year, List.of(), List.of());
    }

    private static VenueMention journal(String name, String acronym) {
        return new VenueMention(name, acronym, Kind.JOURNAL, 0, List.of(), List.of());
    }

    private static VenueMention workshop(String name, String acronym, int year, String host) {
        return new VenueMention(
                name,
                acronym,
                Kind.WORKSHOP,
                year,
                List.of(),
                host.isEmpty() ? List.of() : List.of(conference(host, year)));
    }

    private static VenueMention findings(String host, int year) {
        return new VenueMention(
                "Findings of " + host, "", Kind.CONFERENCE, year, List.of(), List.of(conference(host, year)));
    }

    static Stream<Arguments> comments() {
        return Stream.of(
                Arguments.of(
                        "Accepted as a spotlight workshop paper at the Socially Responsible Language Modelling Research (SoLaR)"
                                + " workshop, held at NeurIPS 2023",
                        workshop(
                                "Socially Responsible Language Modelling Research (SoLaR) workshop",
                                "SoLaR",
                                2023,
                                "NeurIPS")),
                Arguments.of("Accepted to ICML 2024", conference("ICML", 2024)),
                Arguments.of("Accepted at ICML 2024 (oral).", conference("ICML", 2024)),
                Arguments.of("Accepted by AAAI-24", conference("AAAI", 2024)),
                Arguments.of("Accepted ICLR 2025", conference("ICLR", 2025)),
                Arguments.of("ICML 2024 camera-ready version", conference("ICML", 2024)),
                Arguments.of("NeurIPS'23", conference("NeurIPS", 2023)),
                Arguments.of("KDD '24, August 25-29, 2024, Barcelona, Spain", conference("KDD", 2024)),
                Arguments.of("12 pages, 3 figures, NeurIPS 2022", conference("NeurIPS", 2022)),
                Arguments.of("12 pages. Published at COLT 2021", conference("COLT", 2021)),
                Arguments.of("NeurIPS 2023 Datasets and Benchmarks Track", conference("NeurIPS", 2023)),
                Arguments.of("Presented at EMNLP 2020; code at https://a.org", conference("EMNLP", 2020)),
                Arguments.of("Published as a conference paper at ICLR 2021", conference("ICLR", 2021)),
                Arguments.of("12 pages, 3 figures; ACL 2023 Findings", findings("ACL", 2023)),
                Arguments.of("Findings of EMNLP 2021", findings("EMNLP", 2021)),
                Arguments.of(
                        "Accepted to Findings of the Association for Computational Linguistics: EMNLP 2022",
                        findings("EMNLP", 2022)),
                Arguments.of(
                        "To appear at the 38th AAAI Conference on Artificial Intelligence",
                        conference("AAAI Conference on Artificial Intelligence", "AAAI", 0)),
                Arguments.of(
                        "In Proceedings of the 41st International Conference on Machine Learning (ICML), 2024",
                        conference("International Conference on Machine Learning", "ICML", 2024)),
                Arguments.of(
                        "Accepted to the 2023 ACM Conference on Fairness, Accountability, and Transparency (FAccT '23)",
                        conference("ACM Conference on Fairness, Accountability, and Transparency", "FAccT", 2023)),
                Arguments.of(
                        "Published in Transactions on Machine Learning Research (TMLR), 2023",
                        journal("Transactions on Machine Learning Research", "TMLR")),
                Arguments.of("Published in TMLR (04/2024)", journal("TMLR", "")),
                Arguments.of(
                        "Accepted for publication in IEEE Transactions on Robotics",
                        journal("IEEE Transactions on Robotics", "")),
                Arguments.of("Published in Nature", journal("Nature", "")),
                Arguments.of(
                        "Accepted by Pattern Recognition",
                        new VenueMention("Pattern Recognition", "", Kind.OTHER, 0, List.of(), List.of())),
                Arguments.of(
                        "Accepted at FOOCON 2024",
                        new VenueMention("FOOCON", "", Kind.OTHER, 2024, List.of(), List.of())),
                Arguments.of(
                        "ICLR 2024 Workshop on Secure and Trustworthy LLMs (SeT LLM)",
                        workshop("Workshop on Secure and Trustworthy LLMs", "SeT LLM", 2024, "ICLR")),
                Arguments.of(
                        "Accepted to the Workshop on Robust Things at ICML 2022",
                        workshop("Workshop on Robust Things", "", 2022, "ICML")),
                Arguments.of(
                        "Oral at the NeurIPS 2022 ML Safety Workshop",
                        workshop("ML Safety Workshop", "", 2022, "NeurIPS")),
                Arguments.of(
                        "Accepted at the 3rd Workshop on Trustworthy NLP (TrustNLP 2023) @ ACL 2023",
                        workshop("Workshop on Trustworthy NLP", "TrustNLP", 2023, "ACL")),
                Arguments.of(
                        "Presented at the Deep Learning Workshop, co-located with KDD 2019",
                        workshop("Deep Learning Workshop", "", 2019, "KDD")),
                Arguments.of("Accepted to ICML 2024 Workshop", workshop("ICML Workshops", "", 2024, "ICML")));
    }

    @ParameterizedTest
    @MethodSource("comments")
    void findsTheVenueOfAComment(String comment, VenueMention expected) {
        assertThat(VenuePhrases.find(comment)).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Under review",
                "Under review at ICLR",
                "Under review as a conference paper at ICLR 2024",
                "ICLR 2024 (under review)",
                "Submitted to Nature",
                "Submitted to NeurIPS 2024",
                "NeurIPS 2024 submission",
                "Rejected from ICML 2023",
                "In preparation for CHI 2025",
                "12 pages, 3 figures",
                "Preprint",
                "NeurIPS format, 9 pages",
                "Accepted by reviewers",
                "Presented at Stanford University",
                "Work in progress",
                "Winner of the NeurIPS 2023 competition on things",
                "An earlier version appeared at ICML 2020",
                "Code: https://github.com/a/icml2024",
                "Published in May",
                "Accepted",
                "to appear",
                "The conference was held in 2023 and many came",
                "Paper accepted with minor changes",
                "Presented at the",
                "",
                "("
            })
    void isSilentAboutWhatIsNoVenue(String comment) {
        assertThat(VenuePhrases.find(comment)).isEmpty();
    }

    static Stream<Arguments> references() {
        return Stream.of(
                Arguments.of("Phys. Rev. D 76:013009, 2007", journal("Phys. Rev. D", "")),
                Arguments.of("Nature 620, 172-180 (2023)", journal("Nature", "")),
                Arguments.of(
                        "Journal of Artificial Intelligence Research 70 (2021) 123-145",
                        journal("Journal of Artificial Intelligence Research", "")),
                Arguments.of(
                        "Transactions on Machine Learning Research, 2024",
                        journal("Transactions on Machine Learning Research", "")),
                Arguments.of(
                        "Proceedings of the 41st International Conference on Machine Learning, PMLR 235:1234-1250, 2024",
                        conference("International Conference on Machine Learning", "", 2024)),
                Arguments.of("AAAI 2024", conference("AAAI", 2024)));
    }

    @ParameterizedTest
    @MethodSource("references")
    void readsJournalReferences(String reference, VenueMention expected) {
        assertThat(VenuePhrases.ofJournalReference(reference)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "submitted to Nature", "3 pages", "((("})
    void isSilentAboutWhatIsNoReference(String reference) {
        assertThat(VenuePhrases.ofJournalReference(reference)).isEqualTo(Optional.empty());
    }

    @Test
    void keepsSeveralVenuesOfOneComment() {
        assertThat(VenuePhrases.find("Accepted to ICML 2024; presented at the ML Safety Workshop at NeurIPS 2023"))
                .containsExactly(conference("ICML", 2024), workshop("ML Safety Workshop", "", 2023, "NeurIPS"));
    }

    @Test
    void survivesLongAndEmptyComments() {
        assertThat(VenuePhrases.find("Accepted at ".repeat(150))).isEmpty();
        assertThat(VenuePhrases.find("workshop (".repeat(190))).isEmpty();
        assertThat(VenuePhrases.find("x".repeat(1_000_000))).isEmpty();
    }
}
