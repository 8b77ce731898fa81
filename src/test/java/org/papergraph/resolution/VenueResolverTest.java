package org.papergraph.resolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.papergraph.model.VenueMention.Kind.CONFERENCE;
import static org.papergraph.model.VenueMention.Kind.JOURNAL;
import static org.papergraph.model.VenueMention.Kind.OTHER;
import static org.papergraph.model.VenueMention.Kind.WORKSHOP;
import static org.papergraph.resolution.Records.record;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.RecordId;
import org.papergraph.model.Venue;
import org.papergraph.model.VenueMention;

class VenueResolverTest {

    private static final String SOLAR = "Socially Responsible Language Modelling Research (SoLaR) workshop";

    private static VenueMention mention(
            String name, String acronym, VenueMention.Kind kind, int year, VenueMention... partOf) {
        return new VenueMention(name, acronym, kind, year, List.of(), List.of(partOf));
    }

    private static Resolution resolve(VenueMention... mentions) {
        List<PaperRecord> records = new ArrayList<>();
        for (int i = 0; i < mentions.length; i++) {
            records.add(
                    record("f", i + 1).title("Paper " + i).venue(mentions[i]).build());
        }
        return Resolver.resolve(records);
    }

    private static Venue venue(Resolution r, String key) {
        return r.venues().stream().filter(v -> v.key().equals(key)).findFirst().orElseThrow();
    }

    private static List<String> keys(Resolution r) {
        return r.venues().stream().map(Venue::key).toList();
    }

    @Test
    void aWorkshopAtAConferenceIsFourVenues() {
        Resolution r = resolve(mention(SOLAR, "SoLaR", WORKSHOP, 2023, mention("NeurIPS", "", CONFERENCE, 2023)));
        assertThat(keys(r)).containsExactly("neurips", "neurips-2023", "solar", "solar-2023");
        Venue workshop = venue(r, "solar-2023");
        assertThat(workshop.label()).isEqualTo(SOLAR + ", NeurIPS 2023");
        assertThat(workshop.acronym()).isEqualTo("SoLaR");
        assertThat(workshop.kind()).isEqualTo(WORKSHOP);
        assertThat(workshop.year()).isEqualTo(2023);
        assertThat(workshop.partOf()).containsExactly("neurips-2023", "solar");
        assertThat(venue(r, "solar").label()).isEqualTo(SOLAR);
        assertThat(venue(r, "solar").year()).isZero();
        assertThat(venue(r, "neurips-2023").label()).isEqualTo("NeurIPS 2023");
        assertThat(venue(r, "neurips-2023").partOf()).containsExactly("neurips");
        assertThat(venue(r, "neurips").label()).isEqualTo("NeurIPS");
        assertThat(r.venues()).allMatch(v -> v.records().equals(List.of(new RecordId("f", 1))));
        assertThat(r.papers().get(0).venues()).containsExactly("solar-2023");
    }

    @Test
    void aWorkshopTakesTheYearOfItsConference() {
        Resolution r = resolve(mention(SOLAR, "SoLaR", WORKSHOP, 0, mention("NeurIPS", "", CONFERENCE, 2023)));
        assertThat(keys(r)).contains("solar-2023");
    }

    @Test
    void writingsOfOneVenueAreOne() {
        Resolution r = resolve(
                mention("International Conference on Machine Learning", "ICML", CONFERENCE, 2023),
                mention("International conference on machine-learning (ICML)", "", CONFERENCE, 2023),
                mention("ICML", "", OTHER, 2023),
                mention("ICML 2023", "ICML", CONFERENCE, 2023),
                mention("ICML", "", CONFERENCE, 2024));
        assertThat(keys(r)).containsExactly("icml", "icml-2023", "icml-2024");
        assertThat(venue(r, "icml").kind()).isEqualTo(CONFERENCE);
        assertThat(venue(r, "icml").acronym()).isEqualTo("ICML");
        assertThat(venue(r, "icml-2023").records()).hasSize(4);
    }

    @Test
    void oneAcronymOfTwoNamesIsTwoVenues() {
        Resolution r = resolve(
                mention("Spoken Language Technology", "SLT", CONFERENCE, 0),
                mention("Solar Light Traps", "SLT", CONFERENCE, 0));
        assertThat(r.venues()).hasSize(2);
        assertThat(keys(r)).doesNotHaveDuplicates();
    }

    @Test
    void aConferenceAndAWorkshopOfOneAcronymAreTwo() {
        Resolution r = resolve(
                mention("Secure Systems", "SEC", CONFERENCE, 2020), mention("Secure Systems", "SEC", WORKSHOP, 2020));
        assertThat(keys(r))
                .containsExactly("sec-conference", "sec-conference-2020", "sec-workshop", "sec-workshop-2020");
    }

    @Test
    void journalsHaveNoEvents() {
        Resolution r = resolve(
                mention("Journal of Graphs", "", JOURNAL, 2020), mention("JOURNAL OF GRAPHS", "", JOURNAL, 2021));
        assertThat(keys(r)).containsExactly("journal-of-graphs");
        assertThat(venue(r, "journal-of-graphs").label()).isEqualTo("Journal of Graphs");
    }

    @Test
    void oneWorkshopAtTwoConferencesOfAYearIsTwoEvents() {
        Resolution r = resolve(
                mention("Safe Graphs", "SG", WORKSHOP, 2023, mention("AAAI", "", CONFERENCE, 2023)),
                mention("Safe Graphs", "SG", WORKSHOP, 2023, mention("IJCAI", "", CONFERENCE, 2023)));
        assertThat(keys(r)).contains("sg-2023-at-aaai", "sg-2023-at-ijcai", "sg");
    }

    @Test
    void aMentionWithoutHostIsTheEventThatHasOne() {
        Resolution r = resolve(
                mention("Safe Graphs", "SG", WORKSHOP, 2023, mention("AAAI", "", CONFERENCE, 2023)),
                mention("Safe Graphs", "SG", WORKSHOP, 2023));
        assertThat(keys(r)).containsExactly("aaai", "aaai-2023", "sg", "sg-2023");
        assertThat(r.papers()).allMatch(p -> p.venues().equals(List.of("sg-2023")));
    }

    @Test
    void papersPointToTheMostSpecificVenueOnly() {
        VenueMention conference = mention("NeurIPS", "", CONFERENCE, 2023);
        Resolution r = Resolver.resolve(Arrays.asList(
                record("a", 1).arxiv("2405.19550").venue(conference).build(),
                record("b", 1)
                        .arxiv("2405.19550")
                        .venue(mention(SOLAR, "SoLaR", WORKSHOP, 2023, conference))
                        .build()));
        assertThat(r.papers())
                .singleElement()
                .satisfies(p -> assertThat(p.venues()).containsExactly("solar-2023"));
        assertThat(venue(r, "solar-2023").records()).containsExactly(new RecordId("b", 1));
        assertThat(venue(r, "neurips-2023").records()).containsExactly(new RecordId("a", 1), new RecordId("b", 1));
    }

    @Test
    void namesWithoutAsciiGetAKeyOfTheirOwn() {
        assertThat(keys(resolve(mention("图的会议", "", CONFERENCE, 0)))).allMatch(key -> key.matches("venue-[0-9a-f]{8}"));
    }
}
