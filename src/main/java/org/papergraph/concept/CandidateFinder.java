package org.papergraph.concept;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.TextField;

/**
 * Finds the salient noun phrases that no scheme has, as candidate concepts.
 *
 * <p>Candidates are the noun phrases, the coined names and the abbreviated long forms of a paper, ranked by
 * {@link PhraseFeatures}. Singular and plural, open and hyphenated, capital and small, short and long forms are one
 * candidate. A paper gives at most {@value #MOST_PER_DOCUMENT}. Immutable.
 */
public final class CandidateFinder {

    static final int MOST_PER_DOCUMENT = 12;

    /** Below this score a phrase is no candidate. */
    private static final double THRESHOLD = 0.42;

    /** The same for a phrase that the author marks as a term: names, defines, quotes, lists or explains it. */
    private static final double THRESHOLD_OF_MARKED = 0.25;

    /** How much a phrase gains that other papers have as well. */
    private static final double RECURRENCE = 0.04;

    private final ConceptTagger known;

    /**
     * A finder of what the tagger's schemes lack.
     *
     * @param known the tagger; one without schemes when nothing is known
     */
    public CandidateFinder(ConceptTagger known) {
        this.known = known;
    }

    /** The candidates of some documents; depends on the set of documents, not on their order. */
    public Discovery discover(List<Document> documents) {
        return discover((Collection<DocumentConcepts>)
                documents.stream().map(this::analyze).toList());
    }

    /**
     * The readable phrases of one document by how much they look like its subjects, best first, without a threshold. What the
     * schemes have is left out.
     */
    public List<RankedPhrase> rank(Document document) {
        return analyze(document).phrases().stream()
                .map(phrase -> new RankedPhrase(preferredForm(phrase.forms()), phrase.score()))
                .toList();
    }

    /** The mentions of known concepts and the candidate phrases of one document. */
    DocumentConcepts analyze(Document document) {
        List<AnalyzedText> texts = List.of(
                AnalyzedText.of(TextField.TITLE, document.title()),
                AnalyzedText.of(TextField.ABSTRACT, document.abstractText()));
        List<ConceptMention> mentions = known.tag(texts);
        return new DocumentConcepts(document.key(), mentions, new DocumentPhrases(known, texts, mentions).ranked());
    }

    /** The candidates of analyzed documents. */
    Discovery discover(Collection<DocumentConcepts> documents) {
        List<DocumentConcepts> sorted = documents.stream()
                .sorted(Comparator.comparing(DocumentConcepts::key))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).key().equals(sorted.get(i - 1).key())) {
                throw new IllegalArgumentException(
                        "two documents with the key " + sorted.get(i).key());
            }
        }
        Map<String, String> longForms = longForms(sorted);
        Map<String, Integer> documentsWith = new HashMap<>();
        for (DocumentConcepts document : sorted) {
            document.phrases().stream()
                    .map(phrase -> longForms.getOrDefault(phrase.key(), phrase.key()))
                    .distinct()
                    .forEach(key -> documentsWith.merge(key, 1, Integer::sum));
        }
        Map<String, List<CandidatePhrase>> chosen = new TreeMap<>();
        Map<String, Map<String, List<ConceptMention>>> places = new TreeMap<>();
        for (DocumentConcepts document : sorted) {
            choose(document, longForms, documentsWith).forEach((key, phrases) -> {
                chosen.computeIfAbsent(key, k -> new ArrayList<>()).addAll(phrases);
                List<ConceptMention> here = places.computeIfAbsent(document.key(), k -> new TreeMap<>())
                        .computeIfAbsent(key, k -> new ArrayList<>());
                phrases.forEach(phrase ->
                        phrase.mentions().forEach(mention -> here.add(scored(mention, phrase.score()))));
            });
        }
        Map<String, Concept> concepts = new TreeMap<>();
        Set<String> ids = new HashSet<>();
        chosen.forEach((key, phrases) -> concepts.put(key, concept(key, phrases, ids)));
        SortedMap<String, List<ConceptMention>> mentions = new TreeMap<>();
        places.forEach((document, byKey) -> {
            List<ConceptMention> list = new ArrayList<>();
            byKey.forEach((key, here) -> {
                String id = concepts.getOrDefault(key, Concept.candidate(key, key, List.of()))
                        .id();
                outermost(here).forEach(mention -> list.add(named(mention, id)));
            });
            mentions.put(document, list);
        });
        return new Discovery(List.copyOf(concepts.values()), mentions);
    }

    /** Short forms that nearly all documents which introduce them introduce for one long form. */
    private static Map<String, String> longForms(List<DocumentConcepts> documents) {
        Map<String, SortedMap<String, Integer>> all = new TreeMap<>();
        for (DocumentConcepts document : documents) {
            for (CandidatePhrase phrase : document.phrases()) {
                if (phrase.shortForm().length() >= 3) {
                    all.computeIfAbsent(closedKey(phrase.shortForm()), k -> new TreeMap<>())
                            .merge(phrase.key(), 1, Integer::sum);
                }
            }
        }
        Map<String, String> longForms = new HashMap<>();
        all.forEach((shortKey, longKeys) -> {
            int total = longKeys.values().stream().mapToInt(Integer::intValue).sum();
            longKeys.forEach((longKey, count) -> {
                if (count * 10 >= total * 9) {
                    longForms.put(shortKey, longKey);
                }
            });
        });
        return longForms;
    }

    private static SortedMap<String, List<CandidatePhrase>> choose(
            DocumentConcepts document, Map<String, String> longForms, Map<String, Integer> documentsWith) {
        SortedMap<String, List<CandidatePhrase>> byKey = new TreeMap<>();
        Map<String, Double> scores = new HashMap<>();
        for (CandidatePhrase phrase : document.phrases()) {
            String key = longForms.getOrDefault(phrase.key(), phrase.key());
            int others = documentsWith.getOrDefault(key, 1) - 1;
            double score = phrase.score() + RECURRENCE * Math.min(3, others);
            if (score >= (phrase.marked() ? THRESHOLD_OF_MARKED : THRESHOLD)) {
                byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(phrase);
                scores.merge(key, score, Math::max);
            }
        }
        List<String> best = scores.keySet().stream()
                .sorted(Comparator.comparingDouble((String key) -> -scores.getOrDefault(key, 0.0))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST_PER_DOCUMENT)
                .toList();
        byKey.keySet().retainAll(best);
        return byKey;
    }

    private Concept concept(String key, List<CandidatePhrase> phrases, Set<String> ids) {
        SortedMap<String, Integer> forms = new TreeMap<>();
        SortedMap<String, Integer> ownForms = new TreeMap<>();
        Set<String> shortForms = new TreeSet<>();
        List<String> words = List.of(key);
        for (CandidatePhrase phrase : phrases) {
            phrase.forms().forEach((form, count) -> forms.merge(form, count, Integer::sum));
            if (!phrase.shortForm().isEmpty()) {
                shortForms.add(phrase.shortForm());
            }
            if (phrase.key().equals(key)
                    && (words.size() == 1 || String.join(" ", phrase.words()).compareTo(String.join(" ", words)) < 0)) {
                words = phrase.words();
            }
        }
        // The long form names the concept; its short forms and other names are its alternatives.
        forms.forEach((form, count) -> {
            if (closedKey(form).equals(key)) {
                ownForms.put(form, count);
            }
        });
        String preferred = preferredForm(ownForms.isEmpty() ? forms : ownForms);
        Map<String, String> alternatives = new TreeMap<>();
        shortForms.forEach(form -> alternatives.putIfAbsent(spelling(form), form));
        forms.keySet().forEach(form -> alternatives.putIfAbsent(spelling(form), form));
        alternatives.remove(spelling(preferred));
        String id = Slug.of(words);
        if (known.hasLocalName(id) || !ids.add(id)) {
            // Another concept has the name already.
            id = id + "-" + String.format(Locale.ROOT, "%08x", key.hashCode());
            ids.add(id);
        }
        return Concept.candidate(id, preferred, List.copyOf(alternatives.values()));
    }

    /** What remains of a form without case and inflection; open, hyphenated and closed forms stay apart. */
    private static String spelling(String form) {
        AnalyzedText text = AnalyzedText.of(TextField.TITLE, form);
        StringBuilder spelling = new StringBuilder();
        for (int i = 0; i < text.keys().size(); i++) {
            spelling.append(text.tokens().get(i).joint()).append(text.keys().get(i));
        }
        return spelling.toString();
    }

    private static String closedKey(String form) {
        AnalyzedText text = AnalyzedText.of(TextField.TITLE, form);
        return text.closedKey(0, text.keys().size());
    }

    /** The most frequent form; of equally frequent ones that with more small letters, then the first by alphabet. */
    private static String preferredForm(SortedMap<String, Integer> forms) {
        return forms.entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<String, Integer> entry) -> -entry.getValue())
                        .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
                .map(Map.Entry::getKey)
                .orElse("");
    }

    /** Candidates are less sure than any label of a scheme that matches as written: 0.3 to 0.8 by rank. */
    private static ConceptMention scored(ConceptMention mention, double score) {
        double scaled = Math.round((0.3 + 0.5 * score) * 100) / 100.0;
        return new ConceptMention(
                mention.concept(), mention.field(), mention.start(), mention.end(), mention.exact(), scaled);
    }

    private static ConceptMention named(ConceptMention mention, String concept) {
        return new ConceptMention(
                concept, mention.field(), mention.start(), mention.end(), mention.exact(), mention.score());
    }

    /** Without mentions that lie within another one. */
    private static List<ConceptMention> outermost(List<ConceptMention> mentions) {
        List<ConceptMention> kept = new ArrayList<>();
        mentions.stream()
                .sorted(Comparator.comparingInt((ConceptMention m) -> m.start() - m.end())
                        .thenComparing(m -> m))
                .forEach(mention -> {
                    if (kept.stream()
                            .noneMatch(other -> other.field() == mention.field()
                                    && other.start() < mention.end()
                                    && mention.start() < other.end())) {
                        kept.add(mention);
                    }
                });
        return kept;
    }
}
