package org.papergraph.concept;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.TextField;
import org.papergraph.text.Lemmatizer;
import org.papergraph.text.Stopwords;
import org.papergraph.text.Token;

/**
 * The phrases of one document, gathered and ranked. Not for more than one thread, and used once.
 */
final class DocumentPhrases {

    private static final Set<String> NAME_LINKS = Set.of("of", "for", "and", "on", "in", "the", "at", "de");

    /** So many phrases of a paper are kept for comparison with those of others. */
    private static final int MOST_PHRASES = 60;

    /** All places of one phrase. */
    private static final class Group {
        private final List<String> words;
        private final List<Occurrence> occurrences = new ArrayList<>();
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

    private final ConceptTagger known;
    private final List<AnalyzedText> texts;
    private final List<ConceptMention> mentions;
    private final Map<String, Integer> wordCounts = new HashMap<>();
    private final Set<String> properWords = new HashSet<>();
    /** The texts whose capitals say nothing. */
    private final Set<TextField> caseless = EnumSet.noneOf(TextField.class);

    private final Map<String, String> aliases = new HashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final Map<String, Abbreviation> abbreviations = new LinkedHashMap<>();
    /** Short forms of bodies and events. */
    private final Set<String> bodies = new HashSet<>();

    private final int size;

    DocumentPhrases(ConceptTagger known, List<AnalyzedText> texts, List<ConceptMention> mentions) {
        this.known = known;
        this.texts = texts;
        this.mentions = mentions;
        this.size = Math.max(1, texts.stream().mapToInt(t -> t.keys().size()).sum());
    }

    /** The phrases, best first; none when the text is not English, because the rules are. */
    List<CandidatePhrase> ranked() {
        if (!isEnglish()) {
            return List.of();
        }
        for (AnalyzedText text : texts) {
            text.keys().forEach(key -> wordCounts.merge(key, 1, Integer::sum));
            if (NounPhraseFinder.isTitleCase(text.tokens()) || NounPhraseFinder.isAllCapitals(text.text())) {
                caseless.add(text.field());
            }
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
                .filter(entry -> !isVagueExtension(entry.getValue()))
                .map(entry -> candidate(entry.getKey(), entry.getValue()))
                .filter(phrase -> phrase != null)
                .sorted(Comparator.comparingDouble((CandidatePhrase phrase) -> -phrase.score())
                        .thenComparing(CandidatePhrase::key))
                .limit(MOST_PHRASES)
                .toList();
    }

    /** Whether enough of the words are English function words, in a text long enough to tell. */
    private boolean isEnglish() {
        long words = 0;
        long known = 0;
        for (AnalyzedText text : texts) {
            for (Token token : text.tokens()) {
                if (token.kind() == Token.Kind.WORD) {
                    words++;
                    known += Stopwords.contains(token.text().toLowerCase(Locale.ROOT)) ? 1 : 0;
                }
            }
        }
        return words < 25 || known * 100 >= words * 15;
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
        if (Character.isUpperCase(abbreviation.longForm().codePointAt(0))
                && isBody(text.tokens(), abbreviation.longToken(), abbreviation.longEnd())) {
            bodies.add(abbreviation.shortForm());
        }
        abbreviations.put(longKey, abbreviation);
        int words = 1;
        for (int i = abbreviation.longToken() + 1; i < abbreviation.longEnd(); i++) {
            words += text.tokens().get(i).joint() == Token.Joint.HYPHEN ? 0 : 1;
        }
        all.add(new Occurrence(
                text,
                abbreviation.longToken(),
                abbreviation.longEnd(),
                new NounPhrase(
                        abbreviation.longToken(), abbreviation.longEnd(), words, isNamed(text, abbreviation), false)));
    }

    /** Whether a long form is written with capitals where its place does not ask for them. */
    private boolean isNamed(AnalyzedText text, Abbreviation abbreviation) {
        Token last = text.tokens().get(abbreviation.longEnd() - 1);
        return !caseless.contains(text.field())
                && Character.isUpperCase(abbreviation.longForm().codePointAt(0))
                && Character.isUpperCase(last.text().codePointAt(0));
    }

    /**
     * "WMDP benchmark" is WMDP: a name with the kind of thing it names is the name. Where only capitals make the name, the
     * kind must be that of a single thing: a "BIST dataset" is BIST, but an "NLP model" is no NLP.
     */
    private void nameKinds(List<Occurrence> all) {
        Set<String> made = new HashSet<>();
        Set<String> named = new HashSet<>();
        for (Occurrence occurrence : all) {
            String key = occurrence.text().closedKey(occurrence.first(), occurrence.end());
            if (occurrence.phrase().name() && key.length() >= 3) {
                Abbreviation abbreviation = abbreviations.get(resolved(key));
                if (abbreviation != null) {
                    if (Character.isUpperCase(abbreviation.longForm().codePointAt(0))) {
                        named.add(key);
                    }
                } else if (isMade(occurrence, key)) {
                    made.add(key);
                }
            }
        }
        for (Occurrence occurrence : all) {
            int last = occurrence.end() - 1;
            String kind = occurrence.text().keys().get(last);
            if (last > occurrence.first()
                    && Lexicon.isTypeNoun(kind)
                    && occurrence.text().tokens().get(last).joint() == Token.Joint.SPACE) {
                String name = occurrence.text().closedKey(occurrence.first(), last);
                if (made.contains(name) || (named.contains(name) && Lexicon.isArtifactNoun(kind))) {
                    aliases.putIfAbsent(occurrence.text().closedKey(occurrence.first(), occurrence.end()), name);
                }
            }
        }
    }

    /** Whether a name has digits, or capitals beside small letters in a word: no short form of a common noun. */
    private static boolean isMade(Occurrence occurrence, String key) {
        String word = AbbreviationFinder.withoutPlural(
                occurrence.text().tokens().get(occurrence.first()).text());
        return key.chars().anyMatch(Character::isDigit)
                || (NounPhraseFinder.isCoined(word) && word.chars().anyMatch(Character::isLowerCase));
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
        group.occurrences.add(occurrence);
        group.defined |= TermMarks.isDefined(occurrence);
        group.quoted |= TermMarks.isQuoted(occurrence);
        group.listed |= TermMarks.isListed(occurrence);
        group.explained |= TermMarks.isExplained(occurrence);
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
                                first, whole.end(), words, false, whole.phrase().coined());
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

    /** "risk management approach" beside "risk management": the vague last word adds nothing. */
    private boolean isVagueExtension(Group group) {
        int last = group.words.size() - 1;
        return last >= 2
                && group.shortForm.isEmpty()
                && Lexicon.isVagueHead(group.words.get(last))
                && groups.containsKey(resolved(String.join("", group.words.subList(0, last))));
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
            Abbreviation abbreviation = abbreviations.get(resolved);
            boolean body = abbreviation != null && bodies.contains(abbreviation.shortForm());
            return !body && !overlapsKnown(occurrence);
        }
        if (single && !isSingleCandidate(keys.get(0), occurrence)) {
            return false;
        }
        boolean name = occurrence.phrase().name();
        if (isVague(text, occurrence.first(), occurrence.end())
                && !(name && occurrence.phrase().words() >= 2)) {
            return false;
        }
        if (occurrence.phrase().coined() && Lexicon.isBody(keys.get(keys.size() - 1))) {
            return false;
        }
        if (name && isBody(text.tokens(), occurrence.first(), occurrence.end())) {
            return false;
        }
        return !overlapsKnown(occurrence);
    }

    private static boolean isSingleCandidate(String key, Occurrence occurrence) {
        if (Lexicon.isPlace(key)) {
            return false;
        }
        if (occurrence.phrase().coined()) {
            // Two letters without their long form may mean anything.
            return key.length() >= 3;
        }
        return key.length() >= 4
                && Character.isLetter(key.charAt(0))
                && !Lexicon.isVagueAlone(key)
                && !Lexicon.isVagueModifier(key);
    }

    /**
     * Whether a known concept has these words already: all of them, some of them and some beside, or all but vague
     * ones.
     */
    private boolean overlapsKnown(Occurrence occurrence) {
        AnalyzedText text = occurrence.text();
        int start = text.text().codePoint(text.tokens().get(occurrence.first()).start());
        int end = text.text().codePoint(text.tokens().get(occurrence.end() - 1).end());
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
        boolean marked = group.defined
                || group.quoted
                || group.listed
                || group.explained
                || coined
                || (name && words > 1)
                || !group.shortForm.isEmpty();
        return new CandidatePhrase(key, keys, forms, group.shortForm, marked, features.score(), places);
    }

    private double position(Group group) {
        int first = size;
        for (Occurrence occurrence : group.occurrences) {
            int before = 0;
            for (AnalyzedText text : texts) {
                if (text.field() == occurrence.text().field()) {
                    first = Math.min(first, before + occurrence.first());
                }
                before += text.keys().size();
            }
        }
        return (double) first / size;
    }

    /** The words of an occurrence as a label: singular, and small letters where only the place asked for capitals. */
    private String readable(Occurrence occurrence) {
        List<Token> tokens = occurrence.text().tokens();
        boolean forced = (caseless.contains(occurrence.text().field())
                        || NounPhraseFinder.beginsSentence(tokens, occurrence.first()))
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
            label.append(
                    readable(token.text(), forced, last && !occurrence.phrase().name()));
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
        boolean lowered = forcedCapital && !Lexicon.isAlwaysCapital(word.toLowerCase(Locale.ROOT));
        String cased = lowered ? word.toLowerCase(Locale.ROOT) : word;
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

    /** Whether no word of the phrase says what it is about. */
    private static boolean isVague(AnalyzedText text, int first, int end) {
        for (int i = first; i < end; i++) {
            String key = text.keys().get(i);
            boolean coined = NounPhraseFinder.isCoined(text.tokens().get(i).text());
            // Two letters without their long form may mean anything; more of them are a name, whatever they spell.
            if (coined ? key.length() > 2 : !isVague(key)) {
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
                && (Character.isUpperCase(token.text().codePointAt(0)) || NAME_LINKS.contains(token.text()));
    }

    private static boolean isVague(String key) {
        return Lexicon.isVagueNoun(key)
                || Lexicon.isVagueModifier(key)
                || Lexicon.isVagueHead(key)
                || Stopwords.contains(key)
                || Lexicon.isPlace(key)
                || Character.isDigit(key.charAt(0));
    }
}
