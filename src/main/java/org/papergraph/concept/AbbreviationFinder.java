package org.papergraph.concept;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.papergraph.text.Stopwords;
import org.papergraph.text.Token;
import org.papergraph.text.TokenizedText;

/**
 * Finds abbreviations where a text introduces them, as {@code long form (SF)} or {@code SF (long form)}.
 *
 * <p>After A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical
 * text", Pacific Symposium on Biocomputing 2003: the characters of the short form are sought from right to left in at
 * most min(n + 5, 2n) words before the bracket; the first of them must begin a word. Two things are added: the plural s of
 * {@code LLMs} is no character to seek, and a long form must not begin or end with a function word, nor cross a sentence.
 */
final class AbbreviationFinder {

    private static final int LONGEST_SHORT_FORM = 12;

    private AbbreviationFinder() {}

    /** The abbreviations in the order of the text; the first definition of a short form wins. */
    static List<Abbreviation> find(TokenizedText text) {
        List<Abbreviation> found = new ArrayList<>();
        List<Token> tokens = text.tokens();
        for (int open = 1; open < tokens.size(); open++) {
            if (!tokens.get(open).isSign("(") && !tokens.get(open).isSign("[")) {
                continue;
            }
            int close = close(tokens, open);
            if (close < 0) {
                continue;
            }
            Abbreviation abbreviation = beforeBracket(text, open, close);
            if (abbreviation == null) {
                abbreviation = insideBracket(text, open, close);
            }
            if (abbreviation != null) {
                String shortForm = abbreviation.shortForm();
                if (found.stream().noneMatch(a -> a.shortForm().equals(shortForm))) {
                    found.add(abbreviation);
                }
            }
        }
        return List.copyOf(found);
    }

    /** The end of the bracket, or of its part before a comma or semicolon: {@code (LLMs; see below)}. */
    private static int close(List<Token> tokens, int open) {
        for (int i = open + 1; i < tokens.size() && i <= open + 14; i++) {
            Token token = tokens.get(i);
            if (token.isSign(")") || token.isSign("]") || token.isSign(";") || token.isSign(",")) {
                return i;
            }
            if (token.isSign("(") || token.isSign("[")) {
                return -1;
            }
        }
        return -1;
    }

    /** {@code long form (SF)}. */
    private static @Nullable Abbreviation beforeBracket(TokenizedText text, int open, int close) {
        List<Token> tokens = text.tokens();
        int first = open + 1;
        int end = close;
        while (first < end && isQuote(tokens.get(first))) {
            first++;
        }
        while (end > first && isQuote(tokens.get(end - 1))) {
            end--;
        }
        if (first >= end || !isShortForm(tokens, first, end)) {
            return null;
        }
        String shortForm = withoutPlural(text.words(first, end));
        int longEnd = open;
        while (longEnd > 0 && isQuote(tokens.get(longEnd - 1))) {
            longEnd--;
        }
        int longFirst = longForm(tokens, shortForm, longEnd, 0);
        if (longFirst < 0) {
            return null;
        }
        return new Abbreviation(shortForm, text.words(longFirst, longEnd), first, end, longFirst, longEnd);
    }

    /** {@code SF (long form)}. */
    private static @Nullable Abbreviation insideBracket(TokenizedText text, int open, int close) {
        List<Token> tokens = text.tokens();
        int first = open - 1;
        while (first > 0 && tokens.get(first).joint() == Token.Joint.HYPHEN) {
            first--;
        }
        if (!isShortForm(tokens, first, open) || close - open < 3) {
            return null;
        }
        String shortForm = withoutPlural(text.words(first, open));
        if (shortForm.chars().filter(Character::isUpperCase).count() < 2) {
            return null;
        }
        int longFirst = longForm(tokens, shortForm, close, open + 1);
        if (longFirst != open + 1) {
            return null;
        }
        return new Abbreviation(shortForm, text.words(longFirst, close), first, open, longFirst, close);
    }

    private static boolean isQuote(Token token) {
        return token.kind() == Token.Kind.SIGN && "\"'“”‘’`".contains(token.text());
    }

    private static boolean isShortForm(List<Token> tokens, int first, int end) {
        int words = 1;
        int capitals = 0;
        for (int i = first; i < end; i++) {
            Token token = tokens.get(i);
            if (!token.isWord() || token.text().indexOf('.') >= 0) {
                return false;
            }
            if (i > first && token.joint() == Token.Joint.SPACE) {
                words++;
            }
            capitals +=
                    (int) token.text().chars().filter(Character::isUpperCase).count();
        }
        int length = tokens.get(end - 1).end() - tokens.get(first).start();
        if (words > 2 || length < 2 || length > LONGEST_SHORT_FORM) {
            return false;
        }
        if (capitals == 0) {
            // "(see below)" and "(or not)" are remarks; "(dpi)" may be an abbreviation.
            return words == 1
                    && length <= 5
                    && tokens.get(first).kind() == Token.Kind.WORD
                    && !Stopwords.contains(tokens.get(first).text());
        }
        return true;
    }

    static String withoutPlural(String shortForm) {
        int last = shortForm.length() - 1;
        return last >= 2 && shortForm.charAt(last) == 's' && Character.isUpperCase(shortForm.charAt(last - 1))
                ? shortForm.substring(0, last)
                : shortForm;
    }

    /** The first token of the long form that ends before {@code end}, or -1. */
    private static int longForm(List<Token> tokens, String shortForm, int end, int lowest) {
        int characters =
                (int) shortForm.chars().filter(Character::isLetterOrDigit).count();
        int mostWords = Math.min(characters + 5, characters * 2);
        if (end <= lowest || !tokens.get(end - 1).isWord()) {
            return -1;
        }
        int token = end - 1;
        int sentence = tokens.get(token).sentence();
        int at = tokens.get(token).text().length() - 1;
        int words = 1;
        String sought = shortForm.toLowerCase(Locale.ROOT);
        for (int s = sought.length() - 1; s >= 0; s--) {
            char c = sought.charAt(s);
            if (!Character.isLetterOrDigit(c)) {
                continue;
            }
            boolean first = s == 0;
            while (true) {
                if (at < 0) {
                    if (tokens.get(token).joint() != Token.Joint.HYPHEN) {
                        words++;
                    }
                    token--;
                    if (token < lowest
                            || words > mostWords
                            || tokens.get(token).sentence() != sentence
                            || breaks(tokens.get(token))) {
                        return -1;
                    }
                    at = tokens.get(token).text().length() - 1;
                }
                String word = tokens.get(token).text();
                if (at >= 0 && Character.toLowerCase(word.charAt(at)) == c && (!first || at == 0)) {
                    break;
                }
                at--;
            }
            at--;
        }
        // "meta-OCL" begins with a whole word: the long form begins with the compound, not within it.
        while (token > lowest && tokens.get(token).joint() == Token.Joint.HYPHEN) {
            token--;
        }
        String firstWord = tokens.get(token).text();
        boolean single = end - token == 1;
        if (Stopwords.contains(firstWord.toLowerCase(Locale.ROOT))
                || (single && (firstWord.length() <= shortForm.length() + 1 || shortForm.length() < 2))
                || containsShortForm(tokens, token, end, shortForm)) {
            return -1;
        }
        return token;
    }

    private static boolean containsShortForm(List<Token> tokens, int first, int end, String shortForm) {
        for (int i = first; i < end; i++) {
            if (tokens.get(i).text().equals(shortForm)) {
                return true;
            }
        }
        return false;
    }

    private static boolean breaks(Token token) {
        return token.kind() == Token.Kind.ADDRESS
                || (token.kind() == Token.Kind.SIGN && !",'’/&\"".contains(token.text()));
    }
}
