package org.papergraph.concept;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.papergraph.text.Lemmatizer;
import org.papergraph.text.Stopwords;
import org.papergraph.text.Token;
import org.papergraph.text.TokenizedText;

/**
 * Finds the noun phrases of a text with a lexicon and the words beside each word, in one pass and without a model.
 *
 * <p>A phrase is (adjective | participle | gerund | noun | name)* (noun | gerund | name); a hyphenated compound counts as
 * one word, of the class of its last part. Whether an ambiguous word is a verb is told by its neighbours: pronouns, modals
 * and {@code to} before it, an article behind it, and agreement in number with the noun before it.
 */
final class NounPhraseFinder {

    private static final int MOST_WORDS = 5;
    private static final int MOST_WORDS_OF_NAME = 8;

    private static final Set<String> PARTICLES =
            Set.of("off", "up", "out", "in", "down", "on", "by", "over", "back", "through", "to", "with", "for", "and");

    /** Last parts of compounds that qualify a noun and are none. */
    private static final Set<String> QUALIFYING_TAILS = Set.of(
            "scale",
            "level",
            "free",
            "aware",
            "specific",
            "wide",
            "like",
            "quality",
            "time",
            "term",
            "based",
            "order",
            "purpose",
            "size",
            "style",
            "type",
            "class",
            "step",
            "stage",
            "shot",
            "source",
            "dimensional",
            "friendly",
            "box",
            "edge",
            "fold",
            "way",
            "case",
            "art",
            "day",
            "hand",
            "end",
            "only",
            "depth",
            "risk",
            "hoc",
            "world",
            "life",
            "line",
            "rank",
            "agnostic",
            "resource",
            "domain",
            "language",
            "party",
            "stakes",
            "modal",
            "task");

    /** Ambiguous words that, first in a phrase, are verbs: "use AI", "view cooperation". */
    private static final Set<String> LEADING_VERBS = Set.of(
            "use", "uses", "view", "views", "help", "helps", "need", "needs", "show", "shows", "offer", "offers", "aim",
            "aims");

    private final TokenizedText text;
    private final List<Token> tokens;
    private final List<Unit> units;
    private final List<NounPhrase> found = new ArrayList<>();

    private NounPhraseFinder(TokenizedText text) {
        this.text = text;
        this.tokens = text.tokens();
        this.units = units();
    }

    /** The noun phrases in the order of the text; names within or beside a phrase also stand by themselves. */
    static List<NounPhrase> find(TokenizedText text) {
        NounPhraseFinder finder = new NounPhraseFinder(text);
        finder.chunk();
        return List.copyOf(finder.found);
    }

    private record Unit(
            int first, int end, WordClass wordClass, boolean name, boolean coined, boolean compound, String key) {

        boolean isNominal() {
            return name
                    || wordClass == WordClass.NOUN
                    || wordClass == WordClass.NOUN_OR_VERB
                    || (compound && wordClass == WordClass.GERUND);
        }

        boolean isModifier() {
            return !name && (wordClass == WordClass.ADJECTIVE || wordClass == WordClass.PARTICIPLE);
        }
    }

    private List<Unit> units() {
        boolean capitalsMeanNothing = isTitleCase(tokens);
        boolean allCapitals = isAllCapitals(text);
        List<Unit> list = new ArrayList<>();
        int first = 0;
        while (first < tokens.size()) {
            int end = first + 1;
            while (end < tokens.size() && tokens.get(end).joint() == Token.Joint.HYPHEN) {
                end++;
            }
            list.add(unit(first, end, capitalsMeanNothing, allCapitals));
            first = end;
        }
        return list;
    }

    private Unit unit(int first, int end, boolean capitalsMeanNothing, boolean allCapitals) {
        Token head = tokens.get(end - 1);
        Token start = tokens.get(first);
        boolean compound = end - first > 1;
        String key = Lemmatizer.american(Lemmatizer.plain(compound ? text.words(first, end) : head.text()));
        if (!start.isWord()) {
            return new Unit(first, end, WordClass.OTHER, false, false, false, key);
        }
        WordClass wordClass = head.kind() == Token.Kind.NUMBER ? WordClass.NUMBER : Lexicon.classOf(head.text());
        boolean coined = false;
        boolean name = false;
        if (!allCapitals) {
            coined = isCoined(head.text())
                    || (compound
                            && (isCoined(start.text()) || isCapitalized(start.text()))
                            && (wordClass == WordClass.NUMBER || isCoined(head.text())));
            name = coined
                    || (compound
                            && start.kind() == Token.Kind.NUMBER
                            && isCapitalized(head.text())
                            && !capitalsMeanNothing)
                    || (!capitalsMeanNothing
                            && isCapitalized(start.text())
                            && isCapitalized(head.text())
                            && !beginsSentence(tokens, first)
                            && !(Stopwords.contains(key) || wordClass == WordClass.OTHER));
        }
        if (compound && !name) {
            wordClass = compoundClass(key, first, end, wordClass);
        }
        return new Unit(first, end, wordClass, name, coined, compound, key);
    }

    private WordClass compoundClass(String key, int first, int end, WordClass ofHead) {
        String head = tokens.get(end - 1).text().toLowerCase(Locale.ROOT);
        if (Lexicon.isVagueModifier(key)) {
            return WordClass.ADJECTIVE;
        }
        if (key.equals("trade-off") || key.equals("trade-offs")) {
            return WordClass.NOUN;
        }
        if (Stopwords.contains(key)
                || (Stopwords.contains(tokens.get(first).text().toLowerCase(Locale.ROOT)) && end - first == 2)) {
            return PARTICLES.contains(tokens.get(first).text().toLowerCase(Locale.ROOT))
                    ? WordClass.ADJECTIVE
                    : WordClass.OTHER;
        }
        if (QUALIFYING_TAILS.contains(head) || PARTICLES.contains(head)) {
            return WordClass.ADJECTIVE;
        }
        return switch (ofHead) {
            case OTHER, NUMBER, VERB, ADJECTIVE -> WordClass.ADJECTIVE;
            case PARTICIPLE -> WordClass.PARTICIPLE;
            case GERUND -> WordClass.GERUND;
            case NOUN, NOUN_OR_VERB -> WordClass.NOUN;
        };
    }

    /** Whether a capital at that token may be that of a sentence only. */
    static boolean beginsSentence(List<Token> tokens, int token) {
        if (token == 0 || tokens.get(token - 1).sentence() != tokens.get(token).sentence()) {
            return true;
        }
        // After an opening quote, a colon or a bracket a capital may still be that of a sentence.
        Token before = tokens.get(token - 1);
        return (before.kind() == Token.Kind.SIGN && ":•".contains(before.text()))
                || (before.kind() == Token.Kind.SIGN && token == 1)
                || (before.kind() == Token.Kind.SIGN
                        && "\"'“‘(".contains(before.text())
                        && token >= 2
                        && tokens.get(token - 2).sentence() != tokens.get(token).sentence());
    }

    /** Whether a word is written as no ordinary word is: a capital inside, capitals only, or letters with digits. */
    static boolean isCoined(String word) {
        String bare = AbbreviationFinder.withoutPlural(word);
        int letters = 0;
        int capitals = 0;
        int digits = 0;
        boolean inner = false;
        for (int i = 0; i < bare.length(); i++) {
            char c = bare.charAt(i);
            if (Character.isUpperCase(c)) {
                capitals++;
                letters++;
                inner |= i > 0 && Character.isLowerCase(bare.charAt(i - 1));
            } else if (Character.isLetter(c)) {
                letters++;
            } else if (Character.isDigit(c)) {
                digits++;
            }
        }
        if (letters == 0 || Character.isDigit(bare.charAt(0))) {
            return false;
        }
        if (inner) {
            return true;
        }
        if (capitals == letters && letters >= 2) {
            return !Stopwords.contains(bare.toLowerCase(Locale.ROOT)) || bare.equals("US");
        }
        return digits > 0 && (capitals > 0 || letters >= 4);
    }

    private static boolean isCapitalized(String word) {
        return Character.isUpperCase(word.codePointAt(0));
    }

    /** Whether most words are written with a capital, as in an English title, so that capitals say nothing. */
    static boolean isTitleCase(List<Token> tokens) {
        int content = 0;
        int capitalized = 0;
        for (Token token : tokens) {
            if (token.kind() == Token.Kind.WORD
                    && token.text().length() > 3
                    && !Stopwords.contains(token.text().toLowerCase(Locale.ROOT))) {
                content++;
                capitalized += isCapitalized(token.text()) ? 1 : 0;
            }
        }
        return content > 0 && capitalized * 10 >= content * 6;
    }

    /** The words that stand with a capital where no sentence begins. */
    static Set<String> properWords(TokenizedText text) {
        List<Token> tokens = text.tokens();
        Set<String> proper = new HashSet<>();
        if (isTitleCase(tokens) || isAllCapitals(text)) {
            return proper;
        }
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == Token.Kind.WORD
                    && isCapitalized(tokens.get(i).text())
                    && !beginsSentence(tokens, i)) {
                proper.add(tokens.get(i).text());
            }
        }
        return proper;
    }

    /** Whether the text is in capitals, so that these do not make a name. */
    static boolean isAllCapitals(TokenizedText text) {
        long letters = text.text().codePoints().filter(Character::isLetter).count();
        long capitals = text.text().codePoints().filter(Character::isUpperCase).count();
        return letters > 12 && capitals * 10 > letters * 7;
    }

    private void chunk() {
        List<Unit> current = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            Unit unit = units.get(i);
            if (!current.isEmpty() && sentenceOf(unit) != sentenceOf(current.get(0))) {
                flush(current);
            }
            Unit last = current.isEmpty() ? null : current.get(current.size() - 1);
            if (belongs(unit, last, i)) {
                current.add(unit);
            } else {
                flush(current);
                if (startsAnew(unit, i)) {
                    current.add(unit);
                }
            }
        }
        flush(current);
    }

    private int sentenceOf(Unit unit) {
        return tokens.get(unit.first()).sentence();
    }

    /** Whether the unit may follow {@code last} in a phrase, or open one when {@code last} is null. */
    private boolean belongs(Unit unit, @Nullable Unit last, int i) {
        if (unit.name()) {
            return true;
        }
        Unit next = next(i);
        boolean afterNoun = last != null && !last.isModifier();
        return switch (unit.wordClass()) {
            case OTHER, VERB -> false;
            case NUMBER -> last != null && last.name() && !Lexicon.isOrdinary(last.key());
            case NOUN -> true;
            case ADJECTIVE -> !afterNoun || (opensPhrase(next) && !Lexicon.isVagueModifier(unit.key()));
            case PARTICIPLE ->
                (last == null || last.isModifier())
                        ? opensPhrase(next) && !verbalBefore(i)
                        : unit.compound() && opensPhrase(next) && last.wordClass() == WordClass.ADJECTIVE;
            case GERUND -> gerundBelongs(unit, last, next);
            case NOUN_OR_VERB -> !isVerb(unit, last, next, i);
        };
    }

    private boolean startsAnew(Unit unit, int i) {
        return (unit.wordClass() == WordClass.ADJECTIVE
                        || (unit.compound() && unit.wordClass() == WordClass.PARTICIPLE))
                && belongs(unit, null, i);
    }

    private @Nullable Unit next(int i) {
        if (i + 1 >= units.size() || sentenceOf(units.get(i + 1)) != sentenceOf(units.get(i))) {
            return null;
        }
        return units.get(i + 1);
    }

    private static boolean opensPhrase(@Nullable Unit next) {
        return next != null && (next.isNominal() || next.isModifier() || next.wordClass() == WordClass.GERUND);
    }

    private boolean gerundBelongs(Unit unit, @Nullable Unit last, @Nullable Unit next) {
        boolean beforeArticle = next != null
                && (Stopwords.isDeterminer(next.key())
                        || Stopwords.isPronoun(next.key())
                        || next.key().equals("to")
                        || next.key().equals("that"));
        if (unit.compound()) {
            return !beforeArticle || last != null;
        }
        if (beforeArticle) {
            return false;
        }
        boolean activity = Lexicon.isNounGerund(unit.key());
        if (last == null) {
            // "training data" and ", stereotyping," but not "training large models" or "eliciting capabilities".
            return opensPhrase(next)
                    ? activity && next != null && !next.isModifier() && !next.name()
                    : activity || isItem(next);
        }
        // "red teaming" but not "agents engaging in".
        return activity || (!opensPhrase(next) && !isPlural(last.key()));
    }

    /** Whether what follows shows that a gerund stands as a noun of its own: a sign, "and", "or" or nothing. */
    private static boolean isItem(@Nullable Unit next) {
        return next == null
                || next.key().equals("and")
                || next.key().equals("or")
                || (next.wordClass() == WordClass.OTHER
                        && !Character.isLetter(next.key().codePointAt(0)));
    }

    /** Whether the words before unit i make a participle or an ambiguous word a verb: "we", "is", "to". */
    private boolean verbalBefore(int i) {
        if (i == 0 || sentenceOf(units.get(i - 1)) != sentenceOf(units.get(i))) {
            return false;
        }
        String before = units.get(i - 1).key();
        return Stopwords.isPronoun(before)
                || Stopwords.isAuxiliary(before)
                || before.equals("which")
                || before.equals("that")
                || before.equals("not");
    }

    private boolean isVerb(Unit unit, @Nullable Unit last, @Nullable Unit next, int i) {
        if (last == null) {
            if (i > 0 && units.get(i - 1).key().equals("to")) {
                return opensPhrase(next) || (next != null && Stopwords.isDeterminer(next.key()));
            }
            if (i > 0
                    && sentenceOf(units.get(i - 1)) == sentenceOf(unit)
                    && isModal(units.get(i - 1).key())) {
                return true;
            }
            if (i == 0 || sentenceOf(units.get(i - 1)) != sentenceOf(unit)) {
                return false;
            }
            String before = units.get(i - 1).key();
            if (before.equals("that") || before.equals("which") || before.equals("who")) {
                // "an organization that sets standards" but not "we find that models fail".
                return i >= 2 && isNounLike(units.get(i - 2));
            }
            if (before.endsWith("ly") && units.get(i - 1).wordClass() == WordClass.OTHER) {
                return opensPhrase(next);
            }
            return verbalBefore(i) && !Stopwords.isDeterminer(before) && !isBe(before);
        }
        if (last.isModifier() || next == null) {
            return false;
        }
        boolean plural = isPlural(unit.key());
        boolean pluralBefore = isPlural(last.key());
        boolean article = Stopwords.isDeterminer(next.key())
                && !next.key().equals("that")
                && !next.key().equals("which");
        boolean that = next.key().equals("that")
                || next.key().equals("how")
                || next.key().equals("whether");
        if (pluralBefore && !plural) {
            return article || that;
        }
        // "access views software" but not "control systems design": a plural within a phrase is rare.
        return plural && (opensPhrase(next) || (!pluralBefore && article));
    }

    private static boolean isPlural(String key) {
        return !Lemmatizer.singular(key).equals(key);
    }

    private static boolean isNounLike(Unit unit) {
        return unit.isNominal() || unit.wordClass() == WordClass.GERUND;
    }

    private static boolean isModal(String key) {
        return switch (key) {
            case "can",
                    "could",
                    "may",
                    "might",
                    "must",
                    "shall",
                    "should",
                    "will",
                    "would",
                    "cannot",
                    "not",
                    "do",
                    "does",
                    "did" -> true;
            default -> false;
        };
    }

    private static boolean isBe(String key) {
        return switch (key) {
            case "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "having" -> true;
            default -> false;
        };
    }

    private void flush(List<Unit> current) {
        if (current.isEmpty()) {
            return;
        }
        int begin = 0;
        int end = current.size();
        while (end > begin && !canEnd(current, begin, end)) {
            end--;
        }
        while (begin < end && canDrop(current.get(begin))) {
            begin++;
        }
        while (end > begin && !canEnd(current, begin, end)) {
            end--;
        }
        if (begin < end && !isCitation(current.get(end - 1))) {
            emit(current.subList(begin, end));
        }
        current.clear();
    }

    /** "Brown et al." names a person, not a subject. */
    private boolean isCitation(Unit last) {
        return last.end() + 1 < tokens.size()
                && tokens.get(last.end()).text().equals("et")
                && tokens.get(last.end() + 1).text().startsWith("al");
    }

    private static boolean canEnd(List<Unit> current, int begin, int end) {
        Unit last = current.get(end - 1);
        if (last.name() || last.isNominal() || last.wordClass() == WordClass.GERUND) {
            return true;
        }
        return last.wordClass() == WordClass.NUMBER
                && end - 2 >= begin
                && current.get(end - 2).name();
    }

    private static boolean canDrop(Unit unit) {
        return (!unit.name() && (Lexicon.isVagueModifier(unit.key()) || LEADING_VERBS.contains(unit.key())))
                || (unit.wordClass() == WordClass.NUMBER && !unit.name());
    }

    private void emit(List<Unit> phrase) {
        int runBegin = -1;
        for (int i = 0; i <= phrase.size(); i++) {
            boolean inRun = i < phrase.size()
                    && (phrase.get(i).name() || (runBegin >= 0 && phrase.get(i).wordClass() == WordClass.NUMBER));
            if (inRun && runBegin < 0) {
                runBegin = i;
            } else if (!inRun && runBegin >= 0) {
                if (runBegin > 0 || i < phrase.size()) {
                    add(phrase.subList(runBegin, i));
                }
                boolean apposition = i == phrase.size() && runBegin > 0 && isKind(phrase.get(runBegin - 1));
                if (apposition) {
                    // "the image dataset Clothing-1M": the kind and the name are two phrases.
                    add(phrase.subList(0, runBegin));
                    return;
                }
                runBegin = -1;
            }
        }
        add(phrase);
    }

    private static boolean isKind(Unit unit) {
        String key = Lemmatizer.key(unit.key());
        return !unit.name() && Lexicon.isTypeNoun(key);
    }

    private void add(List<Unit> phrase) {
        boolean name = phrase.stream().allMatch(u -> u.name() || u.wordClass() == WordClass.NUMBER);
        boolean coined = phrase.stream().anyMatch(Unit::coined);
        List<Unit> kept = phrase;
        int most = name ? MOST_WORDS_OF_NAME : MOST_WORDS;
        if (kept.size() > most) {
            kept = kept.subList(kept.size() - most, kept.size());
        }
        found.add(new NounPhrase(kept.get(0).first(), kept.get(kept.size() - 1).end(), kept.size(), name, coined));
    }
}
