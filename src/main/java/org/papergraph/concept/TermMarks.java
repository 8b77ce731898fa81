package org.papergraph.concept;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.papergraph.model.TextField;
import org.papergraph.text.Stopwords;
import org.papergraph.text.Token;

/** The marks by which authors tell that words are a term: defining, quoting, listing and explaining them. */
final class TermMarks {

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

    private TermMarks() {}

    /** Whether the words before say that the paper makes or names the thing. */
    static boolean isDefined(Occurrence occurrence) {
        List<Token> tokens = occurrence.text().tokens();
        int at = occurrence.first() - 1;
        int lowest = Math.max(0, occurrence.first() - 6);
        while (at >= lowest
                && tokens.get(at).sentence() == tokens.get(occurrence.first()).sentence()) {
            String word = tokens.get(at).text().toLowerCase(Locale.ROOT);
            if (DEFINING_VERBS.contains(word)) {
                return !isOtherVerb(tokens, at);
            }
            if (word.equals("as")
                    && at >= 1
                    && ((isWord(tokens, at - 1, "to")
                                    && at >= 2
                                    && isAnyOf(tokens, at - 2, "refer", "referred", "refers"))
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
        return (end + 1 < tokens.size()
                        && (tokens.get(end).isSign(",") || tokens.get(end).isSign(":"))
                        && isAnyOf(tokens, end + 1, "a", "an"))
                || (occurrence.first() > 0 && isDash(tokens, occurrence.first() - 1));
    }

    /** Whether an explanation follows: a bracket, a colon or a dash. */
    static boolean isExplained(Occurrence occurrence) {
        List<Token> tokens = occurrence.text().tokens();
        int end = occurrence.end();
        return occurrence.text().field() == TextField.ABSTRACT
                && end < tokens.size()
                && (tokens.get(end).isSign("(")
                        || ((tokens.get(end).isSign(":") || isDash(tokens, end)) && !hasVagueHead(occurrence)));
    }

    private static boolean hasVagueHead(Occurrence occurrence) {
        return Lexicon.isVagueNoun(occurrence.text().keys().get(occurrence.end() - 1));
    }

    private static boolean isDash(List<Token> tokens, int at) {
        Token token = tokens.get(at);
        return token.kind() == Token.Kind.SIGN
                && (token.text().equals("\u2014")
                        || token.text().equals("\u2013")
                        || token.text().equals("-"));
    }

    /** "developed countries", "the proposed method" are no definitions: a determiner stands before the verb form. */
    private static boolean isOtherVerb(List<Token> tokens, int verb) {
        return verb > 0
                && Stopwords.isDeterminer(tokens.get(verb - 1).text().toLowerCase(Locale.ROOT))
                && !isAnyOf(tokens, verb - 1, "which", "what");
    }

    static boolean isQuoted(Occurrence occurrence) {
        List<Token> tokens = occurrence.text().tokens();
        if (occurrence.first() == 0 || !isQuote(tokens.get(occurrence.first() - 1))) {
            return false;
        }
        int end = occurrence.end();
        // American typography puts the comma inside: "safety case,".
        return end < tokens.size()
                && (isQuote(tokens.get(end))
                        || (end + 1 < tokens.size() && tokens.get(end).isSign(",") && isQuote(tokens.get(end + 1))));
    }

    static boolean isListed(Occurrence occurrence) {
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
        if (hasVagueHead(occurrence)) {
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
}
