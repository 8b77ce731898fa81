package org.papergraph.concept;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.TextField;
import org.papergraph.text.Lemmatizer;
import org.papergraph.text.Stopwords;
import org.papergraph.text.Token;

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

    /** How much a phrase gains that other papers have as well. */
    private static final double RECURRENCE = 0.04;

    /** So many phrases of a paper are kept for comparison with those of others. */
    private static final int MOST_PHRASES = 60;

    private static final Set<String> DEFINING_VERBS = Set.of(
            "introduce",
            "introduces",
            "introduced",
            "introducing",
            "propose",
            "proposes",
            "proposed",
            "develop",
            "develops",
            "developed",
            "present",
            "presents",
            "release",
            "releases",
            "call",
            "calls",
            "called",
            "term",
            "terms",
            "termed",
            "dub",
            "dubbed",
            "coin",
            "coined",
            "name",
            "named",
            "define",
            "defines",
            "defined",
            "denote",
            "denoted",
            "construct",
            "formalize",
            "formalise");

    private static final Set<String> NAME_LINKS = Set.of("of", "for", "and", "on", "in", "the", "at", "de");

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
        return new DocumentConcepts(document.key(), mentions, new DocumentPhrases(texts, mentions).ranked());
    }

    /** A place where a phrase stands. */
    private record Occurrence(AnalyzedText text, int first, int end, NounPhrase phrase) {}

    /** All places of one phrase. */
    private static final class Group {
        private final List<String> words;
        private final List<Occurrence> occurrences = new ArrayList<>();
        private final Set<String> aliasKeys = new TreeSet<>();
        private String shortForm = "";
        private int nested;
        private boolean defined;
        private boolean quoted;
        private boolean listed;
        private boolean explained;

        Group(List<String> words) {
            this.words = List.copyOf(words);
        }
    }

    /** The phrases of one document while they are gathered. */
    private final class DocumentPhrases {

        private final List<AnalyzedText> texts;
        private final List<ConceptMention> mentions;
        private final Map<String, Integer> wordCounts = new HashMap<>();
        private final Set<String> properWords = new HashSet<>();
        private final Map<String, String> aliases = new HashMap<>();
        private final Map<String, Group> groups = new LinkedHashMap<>();
        private final Map<String, Abbreviation> abbreviations = new LinkedHashMap<>();
        private final int size;

        DocumentPhrases(List<AnalyzedText> texts, List<ConceptMention> mentions) {
            this.texts = texts;
            this.mentions = mentions;
            this.size =
                    Math.max(1, texts.stream().mapToInt(t -> t.keys().size()).sum());
        }

        List<CandidatePhrase> ranked() {
            for (AnalyzedText text : texts) {
                text.keys().forEach(key -> wordCounts.merge(key, 1, Integer::sum));
                properWords.addAll(NounPhraseFinder.properWords(text.text()));
            }
            List<Occurrence> all = new ArrayList<>();
            for (AnalyzedText text : texts) {
                List<Abbreviation> defined = AbbreviationFinder.find(text.text());
                for (Abbreviation abbreviation : defined) {
                    abbreviate(text, abbreviation, all);
                }
                for (NounPhrase phrase : NounPhraseFinder.find(text.text())) {
                    if (defined.stream().noneMatch(a -> isPartOf(phrase, a))) {
                        all.add(new Occurrence(text, phrase.first(), phrase.end(), phrase));
                    }
                }
            }
            nameKinds(all);
            all.stream().filter(this::isCandidate).forEach(this::group);
            nest(all);
            return groups.entrySet().stream()
                    .map(entry -> candidate(entry.getKey(), entry.getValue()))
                    .filter(phrase -> phrase != null)
                    .sorted(Comparator.comparingDouble((CandidatePhrase phrase) -> -phrase.score())
                            .thenComparing(CandidatePhrase::key))
                    .limit(MOST_PHRASES)
                    .toList();
        }

        /** Within the words of a long form, such as "Mass Destruction Proxy", but not all of it. */
        private boolean isPartOf(NounPhrase phrase, Abbreviation abbreviation) {
            return phrase.first() >= abbreviation.longToken() && phrase.end() <= abbreviation.longEnd();
        }

        private void abbreviate(AnalyzedText text, Abbreviation abbreviation, List<Occurrence> all) {
            String longKey = text.closedKey(abbreviation.longToken(), abbreviation.longEnd());
            String shortKey = text.closedKey(abbreviation.shortToken(), abbreviation.shortEnd());
            if (longKey.equals(shortKey) || aliases.containsKey(shortKey)) {
                return;
            }
            aliases.put(shortKey, longKey);
            abbreviations.put(longKey, abbreviation);
            int words = 1;
            for (int i = abbreviation.longToken() + 1; i < abbreviation.longEnd(); i++) {
                words += text.tokens().get(i).joint() == Token.Joint.HYPHEN ? 0 : 1;
            }
            all.add(new Occurrence(
                    text,
                    abbreviation.longToken(),
                    abbreviation.longEnd(),
                    new NounPhrase(abbreviation.longToken(), abbreviation.longEnd(), words, false, false)));
        }

        /** "WMDP benchmark" is WMDP: a name with the kind of thing it names is the name. */
        private void nameKinds(List<Occurrence> all) {
            Set<String> names = new HashSet<>();
            for (Occurrence occurrence : all) {
                if (occurrence.phrase().name() && occurrence.phrase().coined()) {
                    names.add(occurrence.text().closedKey(occurrence.first(), occurrence.end()));
                }
            }
            for (Occurrence occurrence : all) {
                int last = occurrence.end() - 1;
                String kind = occurrence.text().keys().get(last);
                if (last > occurrence.first()
                        && (Lexicon.isTypeNoun(kind) || kind.equals("model"))
                        && occurrence.text().tokens().get(last).joint() == Token.Joint.SPACE) {
                    String name = occurrence.text().closedKey(occurrence.first(), last);
                    if (names.contains(name)) {
                        aliases.putIfAbsent(occurrence.text().closedKey(occurrence.first(), occurrence.end()), name);
                    }
                }
            }
        }

        private String resolved(String key) {
            String at = key;
            for (int step = 0; step < 3; step++) {
                String next = aliases.get(at);
                if (next == null) {
                    return at;
                }
                at = next;
            }
            return at;
        }

        private void group(Occurrence occurrence) {
            AnalyzedText text = occurrence.text();
            String own = text.closedKey(occurrence.first(), occurrence.end());
            String key = resolved(own);
            List<String> words = text.keys().subList(occurrence.first(), occurrence.end());
            Group group = groups.computeIfAbsent(key, k -> new Group(words));
            if (!own.equals(key)) {
                group.aliasKeys.add(own);
            }
            group.occurrences.add(occurrence);
            group.defined |= isDefined(occurrence);
            group.quoted |= isQuoted(occurrence);
            group.listed |= isListed(occurrence);
            group.explained |= isExplained(occurrence);
            Abbreviation abbreviation = abbreviations.get(key);
            if (abbreviation != null) {
                group.shortForm = abbreviation.shortForm();
            }
        }

        /** Counts phrases within longer ones; what ends two different longer ones is a phrase itself. */
        private void nest(List<Occurrence> all) {
            Map<String, Map<String, Occurrence>> within = new LinkedHashMap<>();
            for (Occurrence whole : all) {
                String wholeKey = whole.text().closedKey(whole.first(), whole.end());
                for (int first = whole.first() + 1; first < whole.end(); first++) {
                    if (whole.text().tokens().get(first).joint() == Token.Joint.HYPHEN) {
                        continue;
                    }
                    String key = resolved(whole.text().closedKey(first, whole.end()));
                    Group group = groups.get(key);
                    if (group != null) {
                        group.nested++;
                    } else if (whole.end() - first >= 2 && !whole.phrase().name()) {
                        int words = 1;
                        for (int i = first + 1; i < whole.end(); i++) {
                            words += whole.text().tokens().get(i).joint() == Token.Joint.HYPHEN ? 0 : 1;
                        }
                        if (words >= 2) {
                            NounPhrase part = new NounPhrase(
                                    first,
                                    whole.end(),
                                    words,
                                    false,
                                    whole.phrase().coined());
                            within.computeIfAbsent(key, k -> new LinkedHashMap<>())
                                    .putIfAbsent(wholeKey, new Occurrence(whole.text(), first, whole.end(), part));
                        }
                    }
                }
            }
            within.values().stream()
                    .filter(wholes -> wholes.size() >= 2)
                    .forEach(wholes ->
                            wholes.values().stream().filter(this::isCandidate).forEach(this::group));
        }

        private boolean isCandidate(Occurrence occurrence) {
            AnalyzedText text = occurrence.text();
            List<String> keys = text.keys().subList(occurrence.first(), occurrence.end());
            String key = text.closedKey(occurrence.first(), occurrence.end());
            boolean single = keys.size() == 1;
            if (key.length() < 2 || key.codePoints().noneMatch(Character::isLetter) || key.length() > 80) {
                return false;
            }
            String resolved = resolved(key);
            if (known.knows(key) || known.knows(resolved)) {
                return false;
            }
            if (aliases.containsKey(key) || abbreviations.containsKey(key)) {
                return !overlapsKnown(occurrence);
            }
            if (single && !isSingleCandidate(text.tokens().get(occurrence.first()), keys.get(0), occurrence)) {
                return false;
            }
            if (isVague(text, occurrence.first(), occurrence.end())) {
                return false;
            }
            if (occurrence.phrase().name() && isBody(text.tokens(), occurrence.first(), occurrence.end())) {
                return false;
            }
            return !overlapsKnown(occurrence);
        }

        private boolean isSingleCandidate(Token token, String key, Occurrence occurrence) {
            if (Lexicon.isVagueNoun(key) || Lexicon.isPlace(key) || Lexicon.isVagueHead(key)) {
                return false;
            }
            if (occurrence.phrase().coined()) {
                // Two letters without their long form may mean anything.
                return key.length() >= 3;
            }
            if (Lexicon.isVagueAlone(key)) {
                return false;
            }
            return key.length() >= 4 && Character.isLetter(key.charAt(0)) && !Lexicon.isVagueModifier(key);
        }

        /**
         * Whether a known concept has these words already: all of them, some of them and some beside, or all but vague
         * ones.
         */
        private boolean overlapsKnown(Occurrence occurrence) {
            AnalyzedText text = occurrence.text();
            int start =
                    text.text().codePoint(text.tokens().get(occurrence.first()).start());
            int end = text.text()
                    .codePoint(text.tokens().get(occurrence.end() - 1).end());
            boolean[] covered = new boolean[occurrence.end() - occurrence.first()];
            boolean any = false;
            for (ConceptMention mention : mentions) {
                if (mention.field() != text.field() || mention.end() <= start || mention.start() >= end) {
                    continue;
                }
                if (mention.start() < start || mention.end() > end) {
                    return true;
                }
                any = true;
                for (int i = 0; i < covered.length; i++) {
                    int at = text.text()
                            .codePoint(text.tokens().get(occurrence.first() + i).start());
                    covered[i] |= at >= mention.start() && at < mention.end();
                }
            }
            if (!any) {
                return false;
            }
            for (int i = 0; i < covered.length; i++) {
                if (!covered[i] && !isVague(text.keys().get(occurrence.first() + i))) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable CandidatePhrase candidate(String key, Group group) {
            Occurrence model = group.occurrences.get(0);
            boolean coined = group.occurrences.stream().anyMatch(o -> o.phrase().coined());
            boolean name = group.occurrences.stream().anyMatch(o -> o.phrase().name());
            boolean inTitle = group.occurrences.stream().anyMatch(o -> o.text().field() == TextField.TITLE);
            int words = abbreviations.containsKey(key)
                    ? group.occurrences.stream()
                            .mapToInt(o -> o.phrase().words())
                            .max()
                            .orElse(1)
                    : model.phrase().words();
            if (words == 1
                    && group.shortForm.isEmpty()
                    && !coined
                    && name
                    && !group.defined
                    && group.occurrences.size() < 2) {
                return null;
            }
            if (words == 1
                    && coined
                    && Lexicon.isOrdinary(group.words.get(0))
                    && !group.defined
                    && group.occurrences.size() < 2) {
                return null;
            }
            List<String> content = group.words.stream().filter(w -> !isVague(w)).toList();
            double salience = content.stream()
                    .mapToDouble(w -> Math.log(wordCounts.getOrDefault(w, 1)))
                    .average()
                    .orElse(0);
            String head = group.words.get(group.words.size() - 1);
            PhraseFeatures features = new PhraseFeatures(
                    words,
                    group.occurrences.size(),
                    group.nested,
                    inTitle,
                    position(group),
                    salience,
                    coined ? 0 : 1 - (double) content.size() / group.words.size(),
                    Lexicon.isVagueHead(head) && !name,
                    coined,
                    name,
                    group.defined,
                    !group.shortForm.isEmpty(),
                    group.quoted,
                    group.listed,
                    group.explained);
            SortedMap<String, Integer> forms = new TreeMap<>();
            List<ConceptMention> places = new ArrayList<>();
            for (Occurrence occurrence : group.occurrences) {
                forms.merge(readable(occurrence), 1, Integer::sum);
                places.add(occurrence.text().mention(key, occurrence.first(), occurrence.end(), 0));
            }
            Abbreviation abbreviation = abbreviations.get(key);
            List<String> keys = group.words;
            if (abbreviation != null) {
                // The words of the long form, whichever form came first.
                keys = group.occurrences.stream()
                        .filter(o -> o.text().closedKey(o.first(), o.end()).equals(key))
                        .findFirst()
                        .map(o -> o.text().keys().subList(o.first(), o.end()))
                        .orElse(group.words);
            }
            return new CandidatePhrase(
                    key, keys, forms, group.shortForm, List.copyOf(group.aliasKeys), features.score(), places);
        }

        private double position(Group group) {
            int first = size;
            for (Occurrence occurrence : group.occurrences) {
                int before = 0;
                for (AnalyzedText text : texts) {
                    if (text == occurrence.text()) {
                        first = Math.min(first, before + occurrence.first());
                    }
                    before += text.keys().size();
                }
            }
            return (double) first / size;
        }

        /** Whether the words before say that the paper makes or names the thing. */
        private boolean isDefined(Occurrence occurrence) {
            List<Token> tokens = occurrence.text().tokens();
            int at = occurrence.first() - 1;
            int lowest = Math.max(0, occurrence.first() - 6);
            while (at >= lowest
                    && tokens.get(at).sentence()
                            == tokens.get(occurrence.first()).sentence()) {
                String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
                if (DEFINING_VERBS.contains(word)) {
                    return !isOtherVerb(tokens, at);
                }
                if (word.equals("as")
                        && at >= 1
                        && (isWord(tokens, at - 1, "to")
                                        && at >= 2
                                        && isAnyOf(tokens, at - 2, "refer", "referred", "refers")
                                || isAnyOf(tokens, at - 1, "known"))) {
                    return true;
                }
                if (!Stopwords.isDeterminer(word)
                        && !Lexicon.isVagueModifier(word)
                        && !isQuote(tokens.get(at))
                        && !isAnyOf(tokens, at, "it", "this", "them")) {
                    break;
                }
                at--;
            }
            return occurrence.phrase().coined() && occurrence.phrase().name() && isApposed(tokens, occurrence);
        }

        /** "CUT, a method", "CUT: a method" and "a model -- GoldiProx --". */
        private static boolean isApposed(List<Token> tokens, Occurrence occurrence) {
            int end = occurrence.end();
            return end + 1 < tokens.size()
                            && (tokens.get(end).isSign(",") || tokens.get(end).isSign(":"))
                            && isAnyOf(tokens, end + 1, "a", "an")
                    || occurrence.first() > 0 && isDash(tokens, occurrence.first() - 1);
        }

        /** Whether an explanation follows: a bracket, a colon or a dash. */
        private static boolean isExplained(Occurrence occurrence) {
            List<Token> tokens = occurrence.text().tokens();
            int end = occurrence.end();
            return occurrence.text().field() == TextField.ABSTRACT
                    && end < tokens.size()
                    && (tokens.get(end).isSign("(") || tokens.get(end).isSign(":") || isDash(tokens, end));
        }

        private static boolean isDash(List<Token> tokens, int at) {
            Token token = tokens.get(at);
            return token.kind() == Token.Kind.SIGN
                    && (token.text().equals("\u2014") || token.text().equals("\u2013") || token.text().equals("-"));
        }

        /** "developed countries", "the proposed method" are no definitions: a determiner stands before the verb form. */
        private static boolean isOtherVerb(List<Token> tokens, int verb) {
            return verb > 0
                    && Stopwords.isDeterminer(tokens.get(verb - 1).text().toLowerCase(Locale.ROOT))
                    && !isAnyOf(tokens, verb - 1, "which", "what");
        }

        private boolean isQuoted(Occurrence occurrence) {
            List<Token> tokens = occurrence.text().tokens();
            if (occurrence.first() == 0 || !isQuote(tokens.get(occurrence.first() - 1))) {
                return false;
            }
            int end = occurrence.end();
            // American typography puts the comma inside: "safety case,".
            return end < tokens.size()
                    && (isQuote(tokens.get(end))
                            || end + 1 < tokens.size() && tokens.get(end).isSign(",") && isQuote(tokens.get(end + 1)));
        }

        private boolean isListed(Occurrence occurrence) {
            List<Token> tokens = occurrence.text().tokens();
            int at = occurrence.first() - 1;
            while (at >= 0 && (isQuote(tokens.get(at)) || isAnyOf(tokens, at, "a", "an", "the", "and", "or"))) {
                at--;
            }
            if (at < 0
                    || tokens.get(at).kind() != Token.Kind.SIGN
                    || !":;,)".contains(tokens.get(at).text())) {
                return false;
            }
            int sentence = tokens.get(occurrence.first()).sentence();
            for (int i = at; i >= 0 && tokens.get(i).sentence() == sentence; i--) {
                if (tokens.get(i).isSign(":")) {
                    return true;
                }
            }
            return false;
        }

        /** The words of an occurrence as a label: singular, and small letters where only the place asked for capitals. */
        private String readable(Occurrence occurrence) {
            List<Token> tokens = occurrence.text().tokens();
            boolean capitalsMeanNothing = NounPhraseFinder.isTitleCase(tokens)
                    || NounPhraseFinder.isAllCapitals(occurrence.text().text());
            boolean forced = (capitalsMeanNothing || NounPhraseFinder.beginsSentence(tokens, occurrence.first()))
                    && !isProper(tokens.subList(occurrence.first(), occurrence.end()));
            StringBuilder label = new StringBuilder();
            for (int i = occurrence.first(); i < occurrence.end(); i++) {
                Token token = tokens.get(i);
                if (i > occurrence.first()) {
                    label.append(
                            switch (token.joint()) {
                                case SPACE -> " ";
                                case HYPHEN -> "-";
                                case NONE -> "";
                            });
                }
                boolean last = i == occurrence.end() - 1;
                label.append(readable(
                        token.text(), forced, last && !occurrence.phrase().name()));
            }
            return label.toString();
        }

        /** Whether all words stand with a capital elsewhere too, or do not need to. */
        private boolean isProper(List<Token> tokens) {
            return tokens.stream()
                    .allMatch(token -> token.kind() != Token.Kind.WORD
                            || properWords.contains(token.text())
                            || NounPhraseFinder.isCoined(token.text())
                            || Stopwords.contains(token.text()));
        }

        private String readable(String word, boolean forcedCapital, boolean singular) {
            if (NounPhraseFinder.isCoined(word)) {
                return AbbreviationFinder.withoutPlural(word);
            }
            String cased = forcedCapital ? word.toLowerCase(Locale.ROOT) : word;
            if (!singular) {
                return cased;
            }
            String lower = cased.toLowerCase(Locale.ROOT);
            String one = Lemmatizer.singular(lower);
            if (one.equals(lower)) {
                return cased;
            }
            return Character.isUpperCase(cased.codePointAt(0))
                    ? one.substring(0, 1).toUpperCase(Locale.ROOT) + one.substring(1)
                    : one;
        }
    }

    /** Whether no word of the phrase says what it is about. */
    private static boolean isVague(AnalyzedText text, int first, int end) {
        for (int i = first; i < end; i++) {
            String key = text.keys().get(i);
            boolean unexplained =
                    key.length() <= 2 && NounPhraseFinder.isCoined(text.tokens().get(i).text());
            if (!unexplained && !isVague(key)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name belongs to the name of a body or event: "Berkeley Risk and Security Lab". */
    private static boolean isBody(List<Token> tokens, int first, int end) {
        int from = first;
        while (from > 0 && first - from < 6 && isNamePart(tokens.get(from - 1))) {
            from--;
        }
        int to = end;
        while (to < tokens.size() && to - end < 6 && isNamePart(tokens.get(to))) {
            to++;
        }
        for (int i = from; i < to; i++) {
            if (Lexicon.isBody(tokens.get(i).text().toLowerCase(Locale.ROOT))
                    && Character.isUpperCase(tokens.get(i).text().codePointAt(0))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNamePart(Token token) {
        return token.kind() == Token.Kind.WORD
                && (Character.isUpperCase(token.text().codePointAt(0))
                        || NAME_LINKS.contains(token.text()));
    }

    private static boolean isVague(String key) {
        return Lexicon.isVagueNoun(key)
                || Lexicon.isVagueModifier(key)
                || Lexicon.isVagueHead(key)
                || Stopwords.contains(key)
                || Lexicon.isPlace(key)
                || Character.isDigit(key.charAt(0));
    }

    private static boolean isQuote(Token token) {
        return token.kind() == Token.Kind.SIGN && "\"'“”‘’`".contains(token.text());
    }

    private static boolean isWord(List<Token> tokens, int at, String word) {
        return tokens.get(at).text().equalsIgnoreCase(word);
    }

    private static boolean isAnyOf(List<Token> tokens, int at, String... words) {
        for (String word : words) {
            if (isWord(tokens, at, word)) {
                return true;
            }
        }
        return false;
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

    /** Short forms that all documents which introduce them introduce for one long form. */
    private static Map<String, String> longForms(List<DocumentConcepts> documents) {
        Map<String, Set<String>> all = new TreeMap<>();
        for (DocumentConcepts document : documents) {
            for (CandidatePhrase phrase : document.phrases()) {
                if (phrase.shortForm().length() >= 3) {
                    String shortKey = Lemmatizer.key(phrase.shortForm()).replaceAll("[\\s-]", "");
                    all.computeIfAbsent(shortKey, k -> new TreeSet<>()).add(phrase.key());
                }
            }
        }
        return all.entrySet().stream()
                .filter(entry -> entry.getValue().size() == 1)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().iterator().next()));
    }

    private static SortedMap<String, List<CandidatePhrase>> choose(
            DocumentConcepts document, Map<String, String> longForms, Map<String, Integer> documentsWith) {
        SortedMap<String, List<CandidatePhrase>> byKey = new TreeMap<>();
        Map<String, Double> scores = new HashMap<>();
        for (CandidatePhrase phrase : document.phrases()) {
            String key = longForms.getOrDefault(phrase.key(), phrase.key());
            int others = documentsWith.getOrDefault(key, 1) - 1;
            double score = phrase.score() + RECURRENCE * Math.min(3, others);
            if (score >= THRESHOLD) {
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
        shortForms.forEach(form -> alternatives.putIfAbsent(form.toLowerCase(Locale.ROOT), form));
        forms.keySet().forEach(form -> alternatives.putIfAbsent(form.toLowerCase(Locale.ROOT), form));
        alternatives.remove(preferred.toLowerCase(Locale.ROOT));
        String id = Slug.of(words);
        if (known.hasLocalName(id) || !ids.add(id)) {
            // Another concept has the name already.
            id = id + "-" + String.format(Locale.ROOT, "%08x", key.hashCode());
            ids.add(id);
        }
        return Concept.candidate(id, preferred, List.copyOf(alternatives.values()));
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
