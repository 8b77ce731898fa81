package org.papergraph.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Splits a text into tokens and sentences, in one pass and linear time.
 *
 * <p>A hyphenated compound becomes its parts, each joined to the one before by {@link Token.Joint#HYPHEN}, so that
 * {@code fine-tuning} and {@code fine tuning} are the same two words. Combining marks stay with their letter. Numbers
 * keep their inner points and commas, {@code e.g.} and {@code U.S.} their dots, {@code R&D} its sign.
 *
 * <p>A sentence ends at {@code . ! ?} before white space and something that can begin a sentence, unless the point
 * belongs to a common abbreviation or an initial.
 */
public final class Tokenizer {

    private static final Set<String> POINTED = Set.of(
            "al", "approx", "cf", "ch", "col", "dept", "dr", "ed", "eds", "eq", "eqs", "fig", "figs", "inc", "jr",
            "ltd", "mr", "mrs", "ms", "no", "nos", "pp", "prof", "ref", "refs", "resp", "sec", "sr", "st", "tab", "viz",
            "vol", "vs", "wrt");

    private Tokenizer() {}

    /** The tokens of the text; any text is fine, also an empty one. */
    public static TokenizedText tokenize(String text) {
        List<Token> tokens = new ArrayList<>(text.length() / 5 + 4);
        int at = 0;
        int previousEnd = -1;
        boolean hyphen = false;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isSpace(point)) {
                at = next;
                continue;
            }
            Token.Joint joint = hyphen ? Token.Joint.HYPHEN : at == previousEnd ? Token.Joint.NONE : Token.Joint.SPACE;
            hyphen = false;
            int end;
            Token.Kind kind;
            if (isWordPart(point)) {
                int address = addressEnd(text, at);
                if (address > at) {
                    end = address;
                    kind = Token.Kind.ADDRESS;
                } else {
                    end = wordEnd(text, at);
                    kind = hasLetter(text, at, end) ? Token.Kind.WORD : Token.Kind.NUMBER;
                }
            } else if (isApostrophe(point) && at == previousEnd && isPossessive(text, at)) {
                end = at + 2;
                kind = Token.Kind.POSSESSIVE;
            } else if (isHyphen(point) && at == previousEnd && endsWithWord(tokens) && startsWord(text, next)) {
                hyphen = true;
                at = next;
                continue;
            } else {
                end = next;
                kind = Token.Kind.SIGN;
            }
            tokens.add(new Token(text.substring(at, end), kind, at, end, joint, 0));
            at = end;
            previousEnd = end;
        }
        return new TokenizedText(text, sentences(tokens));
    }

    private static boolean endsWithWord(List<Token> tokens) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).isWord();
    }

    private static boolean startsWord(String text, int at) {
        return at < text.length() && isWordPart(text.codePointAt(at));
    }

    private static int wordEnd(String text, int start) {
        int at = start;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            int next = at + Character.charCount(point);
            if (isWordPart(point)) {
                at = next;
            } else if ((point == '.' || point == ',')
                    && isDigitAt(text, at - 1)
                    && isDigitAt(text, next)
                    && !hasLetter(text, start, at)) {
                at = next;
            } else if (point == '&' && isCapitalAlone(text, start, at) && isCapitalAlone(text, next, next + 1)) {
                at = next;
            } else if (point == '.' && isDottedLetters(text, start, at)) {
                // "e.g." and "U.S.": a dot after a single letter that goes on with another letter and dot, or ends so.
                at = next;
            } else if ((point == '+' || point == '#') && isCapitalAlone(text, start, start + 1) && at <= start + 2) {
                // C++, C#, F#
                at = next;
            } else {
                break;
            }
        }
        return at;
    }

    private static boolean isDottedLetters(String text, int start, int dot) {
        if (dot - start == 1) {
            return dot + 2 < text.length()
                    && Character.isLetter(text.charAt(start))
                    && Character.isLetter(text.charAt(dot + 1))
                    && text.charAt(dot + 2) == '.';
        }
        return dot - start >= 3 && text.charAt(dot - 2) == '.' && text.charAt(start + 1) == '.';
    }

    private static boolean isCapitalAlone(String text, int start, int end) {
        return end - start == 1
                && start < text.length()
                && Character.isUpperCase(text.charAt(start))
                && (end >= text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private static int addressEnd(String text, int at) {
        if (!(text.startsWith("http://", at) || text.startsWith("https://", at) || text.startsWith("www.", at))) {
            return at;
        }
        int end = at;
        while (end < text.length() && !isSpace(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        while (end > at && ".,;:!?)]}'\"".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end;
    }

    private static boolean isPossessive(String text, int at) {
        return at + 1 < text.length()
                && (text.charAt(at + 1) == 's' || text.charAt(at + 1) == 'S')
                && (at + 2 == text.length() || !isWordPart(text.codePointAt(at + 2)));
    }

    private static boolean hasLetter(String text, int start, int end) {
        for (int i = start; i < end; i += Character.charCount(text.codePointAt(i))) {
            if (Character.isLetter(text.codePointAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDigitAt(String text, int at) {
        return at >= 0 && at < text.length() && Character.isDigit(text.charAt(at));
    }

    private static boolean isWordPart(int point) {
        return Character.isLetterOrDigit(point) || isMark(point) || point == 0xAD;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static boolean isSpace(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isHyphen(int point) {
        return point == '-' || point == 0x2010 || point == 0x2011 || point == 0x2013;
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == 0x2019;
    }

    private static List<Token> sentences(List<Token> tokens) {
        int sentence = 0;
        List<Token> numbered = new ArrayList<>(tokens.size());
        boolean ended = false;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (ended && token.joint() == Token.Joint.SPACE && canBegin(token)) {
                sentence++;
                ended = false;
            } else if (ended && token.isWord()) {
                ended = false;
            }
            numbered.add(token.inSentence(sentence));
            if (endsSentence(tokens, i)) {
                ended = true;
            }
        }
        return numbered;
    }

    private static boolean canBegin(Token token) {
        int first = token.text().codePointAt(0);
        return token.kind() == Token.Kind.SIGN
                ? "\"'([“‘$".indexOf(first) >= 0
                : Character.isUpperCase(first) || !Character.isLowerCase(first);
    }

    private static boolean endsSentence(List<Token> tokens, int i) {
        Token token = tokens.get(i);
        if (token.isSign("!") || token.isSign("?")) {
            return true;
        }
        if (!token.isSign(".") || i == 0) {
            return false;
        }
        String before = tokens.get(i - 1).text();
        boolean initial = before.length() == 1 && Character.isUpperCase(before.charAt(0));
        return !initial && !POINTED.contains(before.toLowerCase(Locale.ROOT));
    }
}
