package org.papergraph.concept;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.ConceptScheme;
import org.papergraph.model.TextField;
import org.papergraph.text.Lemmatizer;
import org.papergraph.text.Stopwords;
import org.papergraph.text.Token;
import org.papergraph.text.TokenizedText;
import org.papergraph.text.Tokenizer;

/**
 * Finds the concepts of schemes in titles and abstracts. Immutable: one tagger serves any number of threads.
 *
 * <p>Labels and texts are compared word by word under {@link Lemmatizer#key}: case, plural and British or American spelling
 * do not matter, nor whether a compound is open, hyphenated or closed. A gerund written with a hyphen ({@code fine-tuning})
 * is also found in its verb forms. The longest match wins over those within it; two that share only some words both hold
 * ({@code affirmative safety} and {@code safety case} in "affirmative safety case"). A match does not cross the end of a
 * sentence, nor begin inside a hyphenated compound.
 *
 * <p>Short labels with capitals ({@code CUT}, {@code LoRA}) match only as written. Those of two letters, those that are
 * ordinary words in lower case, and those that several concepts share count only with evidence: another mention of the
 * concept or of one beside it in the scheme. A short form that the text itself introduces belongs to its long form there,
 * whatever the schemes say of it.
 *
 * <p>The score of a mention: {@value #PREFERRED} for the preferred label, {@value #ALTERNATIVE} for another label;
 * {@value #INFLECTED} and {@value #ALTERNATIVE_INFLECTED} when the words are not written as the label is;
 * {@value #ABBREVIATED} for a short form that the text introduces; {@value #WITH_EVIDENCE} for an ambiguous label with
 * evidence; {@value #HOMONYM} for a label of several concepts of which the first was taken.
 */
public final class ConceptTagger {

    static final double PREFERRED = 1.0;
    static final double ALTERNATIVE = 0.95;
    static final double INFLECTED = 0.9;
    static final double ALTERNATIVE_INFLECTED = 0.85;
    static final double ABBREVIATED = 0.9;
    static final double WITH_EVIDENCE = 0.7;
    static final double HOMONYM = 0.6;

    /** Up to this length a label with two capitals or more matches only as written. */
    private static final int SHORT_LABEL = 5;

    /** Second parts of compounds that leave the meaning of the first: "fine-tuning-based". */
    private static final Set<String> LINKING_TAILS = Set.of(
            "based",
            "driven",
            "powered",
            "like",
            "style",
            "enabled",
            "related",
            "specific",
            "aware",
            "augmented",
            "assisted",
            "guided",
            "centric",
            "oriented",
            "generated",
            "written",
            "equipped",
            "focused",
            "induced",
            "inspired",
            "free",
            "mediated",
            "aided",
            "trained",
            "tuned",
            "enhanced",
            "integrated",
            "supported",
            "level",
            "wide");

    private static final int UNKNOWN = -1;

    /** How much of a label's writing the text must repeat. */
    private enum Writing {
        ANY,
        CAPITAL,
        EXACT
    }

    private record Label(int concept, String text, boolean preferred, Writing writing, boolean ambiguous) {}

    /** A concept that a span may mean. */
    private record Option(int concept, double score, boolean ambiguous) {}

    /** A span that means something, with its options, best first. */
    private record Match(AnalyzedText text, int first, int end, List<Option> options) {}

    /** A short form of this text; {@link #UNKNOWN} when no scheme has its long form. */
    private record Definition(List<String> words, int concept) {}

    private final List<Concept> concepts;
    private final TokenTrie<Label> labels;
    private final Set<String> closedKeys;
    private final Set<String> localNames;
    /** For each concept, those beside it: broader, narrower, related, and those with the same broader one. */
    private final List<Set<Integer>> neighbors;

    /** A tagger for the concepts of all schemes; where they share a label, the earlier scheme wins. */
    public ConceptTagger(List<ConceptScheme> schemes) {
        this.concepts = List.copyOf(distinct(schemes));
        this.neighbors = neighbors(concepts);
        Set<String> shared = sharedLabels(concepts);
        TokenTrie.Builder<Label> builder = new TokenTrie.Builder<>();
        Set<String> keys = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < concepts.size(); i++) {
            Concept concept = concepts.get(i);
            String id = concept.id();
            names.add(id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf('#')) + 1));
            int index = i;
            boolean hyphenated = labelsOf(concept).anyMatch(ConceptTagger::endsWithHyphenatedGerund);
            labelsOf(concept).forEach(text -> addLabel(builder, keys, concept, index, text, shared, hyphenated));
        }
        this.labels = builder.build();
        this.closedKeys = Set.copyOf(keys);
        this.localNames = Set.copyOf(names);
    }

    public ConceptTagger(ConceptScheme... schemes) {
        this(List.of(schemes));
    }

    private static Collection<Concept> distinct(List<ConceptScheme> schemes) {
        Map<String, Concept> byId = new LinkedHashMap<>();
        schemes.forEach(scheme -> scheme.concepts().forEach(concept -> byId.putIfAbsent(concept.id(), concept)));
        return byId.values();
    }

    private static Stream<String> labelsOf(Concept concept) {
        return Stream.concat(Stream.of(concept.prefLabel()), concept.altLabels().stream())
                .flatMap(label -> {
                    // "transformer (architecture)" is looked for as "transformer".
                    int bracket = label.indexOf(" (");
                    return bracket > 0 && label.endsWith(")")
                            ? Stream.of(label.substring(0, bracket))
                            : Stream.of(label);
                })
                .distinct();
    }

    private static Set<String> sharedLabels(List<Concept> concepts) {
        Map<String, Integer> counts = new HashMap<>();
        concepts.forEach(concept -> labelsOf(concept).forEach(label -> counts.merge(label, 1, Integer::sum)));
        counts.values().removeIf(count -> count == 1);
        return counts.keySet();
    }

    private static List<Set<Integer>> neighbors(List<Concept> concepts) {
        Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < concepts.size(); i++) {
            index.put(concepts.get(i).id(), i);
        }
        List<Set<Integer>> beside = new ArrayList<>();
        Map<Integer, List<Integer>> narrower = new TreeMap<>();
        for (int i = 0; i < concepts.size(); i++) {
            beside.add(new TreeSet<>());
        }
        for (int i = 0; i < concepts.size(); i++) {
            for (String id : concepts.get(i).broader()) {
                Integer other = index.get(id);
                if (other != null) {
                    beside.get(i).add(other);
                    beside.get(other).add(i);
                    narrower.computeIfAbsent(other, o -> new ArrayList<>()).add(i);
                }
            }
            for (String id : concepts.get(i).related()) {
                Integer other = index.get(id);
                if (other != null) {
                    beside.get(i).add(other);
                    beside.get(other).add(i);
                }
            }
        }
        // Siblings only in small families: two of a thousand children of one parent say nothing of each other.
        narrower.values().stream()
                .filter(family -> family.size() <= 30)
                .forEach(family -> family.forEach(i -> beside.get(i).addAll(family)));
        return List.copyOf(beside);
    }

    private static boolean endsWithHyphenatedGerund(String label) {
        List<Token> tokens = Tokenizer.tokenize(label).tokens();
        return tokens.size() >= 2
                && tokens.get(tokens.size() - 1).joint() == Token.Joint.HYPHEN
                && tokens.get(tokens.size() - 1).text().endsWith("ing");
    }

    private static void addLabel(
            TokenTrie.Builder<Label> builder,
            Set<String> keys,
            Concept concept,
            int index,
            String text,
            Set<String> shared,
            boolean verbal) {
        TokenizedText tokenized = Tokenizer.tokenize(text);
        List<String> words = AnalyzedText.keys(tokenized);
        if (words.isEmpty()) {
            return;
        }
        Writing writing = writing(text, tokenized.tokens());
        boolean ambiguous = writing == Writing.EXACT
                && (text.length() <= 2
                        || shared.contains(text)
                        || Lexicon.isOrdinary(
                                AbbreviationFinder.withoutPlural(text).toLowerCase(Locale.ROOT)));
        Label label = new Label(index, text, text.equals(concept.prefLabel()), writing, ambiguous);
        builder.add(words, label);
        keys.add(String.join("", words));
        List<List<String>> forms = new ArrayList<>();
        forms.add(words);
        if (verbal && words.size() >= 2) {
            for (String form : Lemmatizer.verbForms(words.get(words.size() - 1))) {
                List<String> variant = new ArrayList<>(words);
                variant.set(words.size() - 1, form);
                builder.add(variant, label);
                forms.add(variant);
            }
        }
        for (List<String> form : forms) {
            for (int i = 1; i < form.size(); i++) {
                if (canClose(tokenized.tokens(), i)) {
                    builder.add(closed(form, i), label);
                }
            }
        }
    }

    /** Whether the words i - 1 and i of a label may be written as one: joined by a hyphen, or both short enough. */
    private static boolean canClose(List<Token> tokens, int i) {
        Token before = tokens.get(i - 1);
        Token token = tokens.get(i);
        return before.isWord()
                && token.isWord()
                && (token.joint() == Token.Joint.HYPHEN
                        || (token.joint() == Token.Joint.SPACE
                                && Math.min(before.text().length(), token.text().length()) <= 5
                                && !Stopwords.contains(before.text().toLowerCase(Locale.ROOT))
                                && !Stopwords.contains(token.text().toLowerCase(Locale.ROOT))));
    }

    private static List<String> closed(List<String> words, int i) {
        List<String> closed = new ArrayList<>(words.subList(0, i - 1));
        closed.add(words.get(i - 1) + words.get(i));
        closed.addAll(words.subList(i + 1, words.size()));
        return closed;
    }

    private static Writing writing(String label, List<Token> tokens) {
        long capitals = label.chars().filter(Character::isUpperCase).count();
        if (capitals >= 1 && label.length() <= SHORT_LABEL && (capitals >= 2 || label.length() <= 2)) {
            return Writing.EXACT;
        }
        return tokens.size() == 1 && Character.isUpperCase(label.codePointAt(0)) ? Writing.CAPITAL : Writing.ANY;
    }

    /**
     * The mentions of the schemes' concepts, sorted by place; none lies within another.
     *
     * @param title plain text, {@code ""} when there is none
     * @param abstractText plain text, {@code ""} when there is none
     */
    public List<ConceptMention> tag(String title, String abstractText) {
        return tag(List.of(AnalyzedText.of(TextField.TITLE, title), AnalyzedText.of(TextField.ABSTRACT, abstractText)));
    }

    List<ConceptMention> tag(List<AnalyzedText> texts) {
        Map<String, Definition> definitions = new LinkedHashMap<>();
        List<Match> matches = new ArrayList<>();
        // Definitions of the abstract hold for the title too, whatever the order of the texts.
        for (AnalyzedText text : texts) {
            for (Abbreviation abbreviation : AbbreviationFinder.find(text.text())) {
                define(text, abbreviation, definitions, matches);
            }
        }
        for (AnalyzedText text : texts) {
            collect(text, definitions, matches);
        }
        return choose(texts, matches);
    }

    /** The concept that has the phrase as a label, in any inflection, hyphenation and case. */
    public Optional<Concept> concept(String label) {
        return labels.values(AnalyzedText.keys(Tokenizer.tokenize(label))).stream()
                .findFirst()
                .map(found -> concepts.get(found.concept()));
    }

    /** Whether a concept has a label of this closed key (see {@link AnalyzedText#closedKey}). */
    boolean knows(String closedKey) {
        return closedKeys.contains(closedKey);
    }

    /** Whether the last part of some concept's IRI is that name. */
    boolean hasLocalName(String name) {
        return localNames.contains(name);
    }

    /** The concepts of all schemes, in their order. */
    List<Concept> concepts() {
        return concepts;
    }

    private void define(
            AnalyzedText text, Abbreviation abbreviation, Map<String, Definition> definitions, List<Match> matches) {
        if (definitions.containsKey(abbreviation.shortForm())) {
            return;
        }
        List<String> longKeys = text.keys().subList(abbreviation.longToken(), abbreviation.longEnd());
        int concept = labels.values(longKeys).stream()
                .filter(label -> label.writing() != Writing.EXACT)
                .findFirst()
                .map(Label::concept)
                .orElse(UNKNOWN);
        TokenizedText shortForm = Tokenizer.tokenize(abbreviation.shortForm());
        if (concept == UNKNOWN) {
            // The schemes may know the short form and another wording of the long one.
            concept = labels.values(AnalyzedText.keys(shortForm)).stream()
                    .filter(label -> label.text().equals(abbreviation.shortForm()))
                    .filter(label -> isLongForm(longKeys, label.concept()))
                    .findFirst()
                    .map(Label::concept)
                    .orElse(UNKNOWN);
            if (concept != UNKNOWN) {
                matches.add(new Match(
                        text,
                        abbreviation.longToken(),
                        abbreviation.longEnd(),
                        List.of(new Option(concept, ALTERNATIVE_INFLECTED, false))));
            }
        }
        List<String> words = shortForm.tokens().stream().map(Token::text).toList();
        definitions.put(abbreviation.shortForm(), new Definition(words, concept));
    }

    /** Whether most content words of a long form are those of a label of the concept. */
    private boolean isLongForm(List<String> longKeys, int concept) {
        Set<String> words = content(longKeys);
        return labelsOf(concepts.get(concept))
                .map(label -> content(AnalyzedText.keys(Tokenizer.tokenize(label))))
                .anyMatch(label -> {
                    Set<String> both = new HashSet<>(label);
                    both.retainAll(words);
                    return both.size() >= 2 && both.size() * 2 >= Math.max(label.size(), words.size());
                });
    }

    private static Set<String> content(List<String> keys) {
        Set<String> content = new HashSet<>(keys);
        content.removeIf(Stopwords::contains);
        return content;
    }

    private void collect(AnalyzedText text, Map<String, Definition> definitions, List<Match> matches) {
        int size = text.keys().size();
        int[] words = new int[size];
        int[] pairs = new int[size];
        for (int i = 0; i < size; i++) {
            words[i] = labels.word(text.keys().get(i));
            pairs[i] = pair(text, i);
        }
        for (int i = 0; i < size; i++) {
            if (text.tokens().get(i).joint() != Token.Joint.HYPHEN && (words[i] >= 0 || pairs[i] >= 0)) {
                walk(text, words, pairs, i, i, TokenTrie.ROOT, definitions, matches);
            }
        }
        for (Definition definition : definitions.values()) {
            if (definition.concept() != UNKNOWN) {
                shortForms(text, definition, matches);
            }
        }
    }

    /** The number of the word that tokens i and i + 1 make when written as one. */
    private int pair(AnalyzedText text, int i) {
        if (i + 1 >= text.keys().size()) {
            return TokenTrie.NONE;
        }
        Token token = text.tokens().get(i);
        Token next = text.tokens().get(i + 1);
        if (token.kind() != Token.Kind.WORD || next.kind() != Token.Kind.WORD) {
            return TokenTrie.NONE;
        }
        boolean open = next.joint() == Token.Joint.SPACE
                && token.text().length() >= 3
                && next.text().length() >= 3
                && token.sentence() == next.sentence();
        if (!open && next.joint() != Token.Joint.HYPHEN) {
            return TokenTrie.NONE;
        }
        int word = labels.word(text.keys().get(i) + text.keys().get(i + 1));
        return word >= 0 && Stopwords.contains(text.keys().get(i)) ? TokenTrie.NONE : word;
    }

    private void walk(
            AnalyzedText text,
            int[] words,
            int[] pairs,
            int first,
            int at,
            int node,
            Map<String, Definition> definitions,
            List<Match> matches) {
        if (at > first) {
            List<Label> here = labels.values(node);
            if (!here.isEmpty()) {
                match(text, first, at, here, definitions, matches);
            }
        }
        if (at >= words.length
                || text.tokens().get(at).sentence() != text.tokens().get(first).sentence()) {
            return;
        }
        int next = labels.next(node, words[at]);
        if (next != TokenTrie.NONE) {
            walk(text, words, pairs, first, at + 1, next, definitions, matches);
        }
        int joined = labels.next(node, pairs[at]);
        if (joined != TokenTrie.NONE) {
            walk(text, words, pairs, first, at + 2, joined, definitions, matches);
        }
    }

    private void match(
            AnalyzedText text,
            int first,
            int end,
            List<Label> here,
            Map<String, Definition> definitions,
            List<Match> matches) {
        String surface = text.text().words(first, end);
        if (!endsWhole(text, first, end, surface)
                || definitions.containsKey(AbbreviationFinder.withoutPlural(surface))) {
            return;
        }
        Map<Integer, Option> options = new TreeMap<>();
        for (Label label : here) {
            if (isWrittenAs(surface, label)) {
                double score = score(surface, label);
                options.merge(
                        label.concept(),
                        new Option(label.concept(), score, label.ambiguous()),
                        (a, b) -> a.ambiguous() != b.ambiguous()
                                ? a.ambiguous() ? b : a
                                : a.score() >= b.score() ? a : b);
            }
        }
        if (!options.isEmpty()) {
            matches.add(new Match(
                    text,
                    first,
                    end,
                    options.values().stream()
                            .sorted(Comparator.comparingDouble(Option::score).reversed())
                            .toList()));
        }
    }

    /** Whether a match that ends inside a hyphenated compound still means itself. */
    private static boolean endsWhole(AnalyzedText text, int first, int end, String surface) {
        if (end >= text.tokens().size() || text.tokens().get(end).joint() != Token.Joint.HYPHEN) {
            return true;
        }
        return LINKING_TAILS.contains(text.tokens().get(end).text().toLowerCase(Locale.ROOT))
                || (end - first >= 2 && text.tokens().get(end - 1).joint() == Token.Joint.HYPHEN)
                || (NounPhraseFinder.isCoined(surface)
                        && !Character.isUpperCase(text.tokens().get(end).text().codePointAt(0)));
    }

    private static boolean isWrittenAs(String surface, Label label) {
        return switch (label.writing()) {
            case ANY -> true;
            case CAPITAL -> Character.isUpperCase(surface.codePointAt(0));
            case EXACT -> surface.equals(label.text()) || surface.equals(label.text() + "s");
        };
    }

    private static double score(String surface, Label label) {
        if (label.ambiguous()) {
            return WITH_EVIDENCE;
        }
        boolean asWritten = surface.equalsIgnoreCase(label.text());
        if (label.preferred()) {
            return asWritten ? PREFERRED : INFLECTED;
        }
        return asWritten ? ALTERNATIVE : ALTERNATIVE_INFLECTED;
    }

    private static void shortForms(AnalyzedText text, Definition definition, List<Match> matches) {
        int length = definition.words().size();
        for (int i = 0; i + length <= text.tokens().size(); i++) {
            if (isShortFormAt(text, definition.words(), i)) {
                matches.add(
                        new Match(text, i, i + length, List.of(new Option(definition.concept(), ABBREVIATED, false))));
            }
        }
    }

    /** Whether the words of a short form stand at a token, the last perhaps with a plural s. */
    static boolean isShortFormAt(AnalyzedText text, List<String> words, int at) {
        for (int i = 0; i < words.size(); i++) {
            String word = text.tokens().get(at + i).text();
            boolean last = i == words.size() - 1;
            if (!word.equals(words.get(i)) && !(last && word.equals(words.get(i) + "s"))) {
                return false;
            }
        }
        return text.tokens().get(at).joint() != Token.Joint.HYPHEN;
    }

    private List<ConceptMention> choose(List<AnalyzedText> texts, List<Match> matches) {
        List<Match> firm = matches.stream()
                .filter(match -> match.options().stream().noneMatch(Option::ambiguous))
                .filter(match -> match.options().size() == 1)
                .toList();
        Set<Integer> evidence = new HashSet<>();
        longest(texts, firm)
                .forEach(match -> evidence.add(match.options().get(0).concept()));
        List<Match> decided = new ArrayList<>();
        for (Match match : matches) {
            decide(match.options(), evidence)
                    .ifPresent(option ->
                            decided.add(new Match(match.text(), match.first(), match.end(), List.of(option))));
        }
        return longest(texts, decided).stream()
                .map(match -> match.text()
                        .mention(
                                concepts.get(match.options().get(0).concept()).id(),
                                match.first(),
                                match.end(),
                                match.options().get(0).score()))
                .sorted()
                .toList();
    }

    private Optional<Option> decide(List<Option> options, Set<Integer> evidence) {
        if (options.size() == 1 && !options.get(0).ambiguous()) {
            return Optional.of(options.get(0));
        }
        Optional<Option> supported =
                options.stream().filter(option -> isSupported(option, evidence)).findFirst();
        if (supported.isPresent()) {
            return supported.map(option -> new Option(option.concept(), Math.min(option.score(), INFLECTED), false));
        }
        return options.stream()
                .filter(option -> !option.ambiguous())
                .findFirst()
                .map(option -> new Option(option.concept(), HOMONYM, false));
    }

    private boolean isSupported(Option option, Set<Integer> evidence) {
        return evidence.contains(option.concept())
                || neighbors.get(option.concept()).stream().anyMatch(evidence::contains);
    }

    /** The matches that remain when the longer ones, then the earlier, push aside those whose words they all cover. */
    private static List<Match> longest(List<AnalyzedText> texts, List<Match> matches) {
        List<Match> chosen = new ArrayList<>();
        for (AnalyzedText text : texts) {
            BitSet taken = new BitSet();
            matches.stream()
                    .filter(match -> match.text().field() == text.field())
                    .sorted(Comparator.comparingInt((Match match) -> match.first() - match.end())
                            .thenComparingInt(Match::first)
                            .thenComparing(match -> -match.options().get(0).score()))
                    .forEach(match -> {
                        if (taken.nextClearBit(match.first()) < match.end()) {
                            taken.set(match.first(), match.end());
                            chosen.add(match);
                        }
                    });
        }
        return chosen;
    }
}
