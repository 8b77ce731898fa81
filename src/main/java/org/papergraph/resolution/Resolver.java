package org.papergraph.resolution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.papergraph.model.Author;
import org.papergraph.model.Authorship;
import org.papergraph.model.Citation;
import org.papergraph.model.Identifier;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperRecord;

/**
 * Finds which records are about one paper, which names mean one author and which words one venue.
 *
 * <p>A pure function of the set of records: neither their order nor anything outside them matters. All records are held in
 * memory; time grows nearly in step with their number.
 *
 * <p>The steps are those of record linkage, for papers and then for authors: block ({@link PaperBlocks}, {@link NamePairs}),
 * compare ({@link PaperFeatures}, {@link SharedCoauthors}), match ({@link PaperMatcher}, {@link AuthorMatcher}), cluster
 * ({@link GreedyClusters}) and fuse ({@link PaperFusion}, {@link AuthorFusion}).
 */
public final class Resolver {

    private Resolver() {}

    /**
     * Resolves records.
     *
     * @throws IllegalArgumentException when two records have one id
     */
    public static Resolution resolve(List<PaperRecord> records) {
        List<PaperRecord> sorted =
                records.stream().sorted(Comparator.comparing(PaperRecord::id)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).id().equals(sorted.get(i - 1).id())) {
                throw new IllegalArgumentException(
                        "two records with one id: " + sorted.get(i).id());
            }
        }
        List<IdentityDecision> decisions = new ArrayList<>();
        Papers papers = papers(sorted, decisions);
        VenueResolver.Outcome venues = VenueResolver.resolve(papers.fused());
        AuthorIndex index = new AuthorIndex(papers.fused());
        AuthorClusters.Outcome clusters = AuthorClusters.of(index);
        List<Author> authors = AuthorFusion.fuse(index, clusters, papers.keys());
        String[] authorKeys = authorKeys(index, clusters, authors);
        for (AuthorClusters.Decision decision : clusters.decisions()) {
            Link<AuthorRule> link = decision.link();
            decisions.add(decision(
                    mention(index, papers.keys(), link.first()),
                    mention(index, papers.keys(), link.second()),
                    link.rule().label(),
                    link.score(),
                    decision.evidence(),
                    authorKeys[link.first()]));
        }
        return new Resolution(
                finished(papers, venues, authorKeys),
                authors.stream().sorted(Comparator.comparing(Author::key)).toList(),
                venues.venues(),
                decisions.stream().sorted().toList());
    }

    /**
     * Papers without authors and venues.
     *
     * @param fused sorted by key
     * @param keys the key of each
     */
    private record Papers(List<FusedPaper> fused, List<String> keys) {}

    private static Papers papers(List<PaperRecord> records, List<IdentityDecision> decisions) {
        List<PaperFeatures> features = records.stream().map(PaperFeatures::of).toList();
        PaperMatcher matcher = new PaperMatcher(features, ContestedTexts.of(features));
        List<Link<PaperRule>> matches = Arrays.stream(PaperBlocks.candidates(features))
                .mapToObj(pair -> matcher.match(PairSet.first(pair), PairSet.second(pair)))
                .flatMap(Optional::stream)
                .toList();
        PaperClusters clusters = PaperClusters.of(features, matches);
        List<FusedPaper> fused = clusters.groups().stream()
                .map(group -> PaperFusion.fuse(
                        Arrays.stream(group).mapToObj(records::get).toList()))
                .toList();
        List<String> keys = PaperKeys.assign(fused);
        Map<Integer, String> keyOfRecord = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            for (int record : clusters.groups().get(i)) {
                keyOfRecord.put(record, keys.get(i));
            }
        }
        for (Link<PaperRule> link : clusters.links()) {
            decisions.add(decision(
                    new IdentityDecision.PaperMention(records.get(link.first()).id()),
                    new IdentityDecision.PaperMention(records.get(link.second()).id()),
                    link.rule().label(),
                    link.score(),
                    matcher.evidence(link),
                    keyOfRecord.getOrDefault(link.first(), "")));
        }
        List<Integer> order = IntStream.range(0, keys.size())
                .boxed()
                .sorted(Comparator.comparing(keys::get))
                .toList();
        return new Papers(
                order.stream().map(fused::get).toList(),
                order.stream().map(keys::get).toList());
    }

    private static List<Paper> finished(Papers papers, VenueResolver.Outcome venues, String[] authorKeys) {
        Map<Identifier, String> byIdentifier = new HashMap<>();
        for (int i = 0; i < papers.fused().size(); i++) {
            for (Identifier identifier : papers.fused().get(i).identifiers()) {
                byIdentifier.putIfAbsent(identifier, papers.keys().get(i));
            }
        }
        List<Paper> out = new ArrayList<>();
        int mention = 0;
        for (int i = 0; i < papers.fused().size(); i++) {
            FusedPaper paper = papers.fused().get(i);
            List<Authorship> authorships = new ArrayList<>();
            for (FusedPaper.Place place : paper.places()) {
                authorships.add(new Authorship(
                        authorships.size() + 1, place.contributor(), authorKeys[mention++], place.records()));
            }
            out.add(new Paper(
                    papers.keys().get(i),
                    paper.records(),
                    paper.title(),
                    paper.abstractText(),
                    paper.identifiers(),
                    authorships,
                    paper.status(),
                    paper.unlisted(),
                    paper.marker(),
                    paper.dates(),
                    paper.comments(),
                    paper.urls(),
                    venues.ofPaper().get(i),
                    paper.details(),
                    paper.details().citations().stream()
                            .map(citation -> cited(citation, byIdentifier))
                            .toList()));
        }
        return out;
    }

    /** The key of the first paper that has an identifier of the cited one; {@code ""} when none has. */
    private static String cited(Citation citation, Map<Identifier, String> byIdentifier) {
        return citation.identifiers().stream()
                .map(byIdentifier::get)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static String[] authorKeys(AuthorIndex index, AuthorClusters.Outcome clusters, List<Author> authors) {
        String[] keys = new String[index.mentions().size()];
        for (int i = 0; i < authors.size(); i++) {
            for (int mention : clusters.groups().get(i)) {
                keys[mention] = authors.get(i).key();
            }
        }
        return keys;
    }

    private static IdentityDecision.Mention mention(AuthorIndex index, List<String> paperKeys, int number) {
        AuthorIndex.Mention mention = index.mention(number);
        return new IdentityDecision.AuthorMention(paperKeys.get(mention.paper()), mention.ordinal());
    }

    private static IdentityDecision decision(
            IdentityDecision.Mention a,
            IdentityDecision.Mention b,
            String rule,
            double score,
            String evidence,
            String entity) {
        boolean inOrder = a.compareTo(b) < 0;
        // Two decimals: more would feign a precision that rules do not have.
        double rounded = Math.round(score * 100) / 100.0;
        String line = evidence.replaceAll("\\s+", " ");
        return new IdentityDecision(inOrder ? a : b, inOrder ? b : a, rule, rounded, line, entity);
    }
}
