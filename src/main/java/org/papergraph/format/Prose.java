package org.papergraph.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.papergraph.text.VenuePhrases;

/** Tells running text from titles and remarks by its form. */
final class Prose {

    /**
     * Longest abstract that arXiv takes, with room for what pages add. Paragraphs that are longer together are of several papers.
     *
     * @see <a href="https://info.arxiv.org/help/prep.html">arXiv: metadata for required and optional fields</a>
     */
    static final int MAX_ABSTRACT = 2100;

    private static final int LONG = 250;
    private static final Pattern SENTENCE_END = Pattern.compile("[.。．][\"'”’)\\]]*$");
    private static final Pattern SENTENCE_BREAK = Pattern.compile("[.!?]\\s+[\\p{Lu}\\p{N}]|[。！？]");
    private static final Pattern REMARK = Pattern.compile(
            "(?i)^(?:accepted|under (?:double[- ]blind )?review|in submission|under submission|to appear|appear(?:s|ed|ing)\\b|published (?:in|at|as)|submitted|comments?:|preprint"
                    + "|presented (?:at|in)|camera[- ]ready|code(?:\\b.{0,40})?(?: is| are|:| available| at|$)|project page|project website|work in progress|in proceedings|proceedings of"
                    + "|draft|[0-9]+\\s*(?:\\+\\s*[0-9]+\\s*)?(?:main |content )?(?:pages?|figures?|tables?|pp)\\b|pages?:|v[0-9]+[:;, ]|oral (?:at|presentation)|spotlight|best paper|extended (?:version|abstract)"
                    + "|(?:short|full|long|extended|preliminary|earlier|updated|revised|first|final) version|technical report|(?:this|the) (?:work|paper|article) (?:was|has been|is|will be) (?:accepted|published|under|presented|to appear)"
                    + "|keywords?:|website:?|data(?:set)?s? (?:and code )?(?:is|are|available)|github|https?://|correspond|equal contribution|arxiv admin note|see also|supplement|appendix|thesis|ph\\.?d\\.? thesis|master'?s thesis"
                    + "|invited|forthcoming|in press|rejected|withdrawn|blog ?post|demo:|video:|slides:|poster:|license|doi:)");

    private static final Set<String> OPEN_ENDS = Set.of("""
            a an the of for and or in on with to from by via as at into towards toward under over between through using
            without is are that which""".split("\\s+"));

    private Prose() {}

    /** Whether a text is long, or sentences: what an abstract is and a title is not. */
    static boolean isProse(String text) {
        if (text.length() >= LONG) {
            return true;
        }
        int words = words(text);
        return (endsSentence(text) && words >= 12)
                || (words >= 20 && SENTENCE_BREAK.matcher(text).find());
    }

    /** Whether a text could be a very short abstract: it ends as a sentence does. */
    static boolean isShortSentence(String text) {
        return endsSentence(text) && words(text) >= 3;
    }

    static boolean endsSentence(String text) {
        return SENTENCE_END.matcher(text).find() && !text.endsWith("...");
    }

    /** Whether a text has four or more words, three in four of the long ones large, and is no sentence. */
    static boolean isTitleCase(String text) {
        if (words(text) < 4
                || text.length() > LONG
                || endsSentence(text)
                || !Character.isUpperCase(text.codePointAt(0))) {
            return false;
        }
        return largeWords(text) >= 3 * smallWords(text);
    }

    /** Whether at least half of the words of four and more letters begin with a large one. */
    static boolean isMostlyLarge(String text) {
        return largeWords(text) >= smallWords(text);
    }

    private static long largeWords(String text) {
        return longWords(text).filter(w -> Character.isUpperCase(w.charAt(0))).count();
    }

    private static long smallWords(String text) {
        return longWords(text).filter(w -> !Character.isUpperCase(w.charAt(0))).count();
    }

    private static Stream<String> longWords(String text) {
        return Arrays.stream(text.split("[\\s-]+", -1)).filter(w -> w.length() >= 4 && Character.isLetter(w.charAt(0)));
    }

    /** Whether a line cannot be the end of a sentence or title: it ends with "of", a comma, a colon or a hyphen. */
    static boolean isOpen(String line) {
        String last = line.substring(line.lastIndexOf(' ') + 1).toLowerCase(Locale.ROOT);
        return line.endsWith(":") || line.endsWith(",") || line.endsWith("-") || OPEN_ENDS.contains(last);
    }

    /** Whether a text reads as a remark on a paper: "Under review", "12 pages", "Accepted at …". */
    static boolean isRemark(String text) {
        return REMARK.matcher(text).find()
                || (text.length() < 400 && !VenuePhrases.find(text).isEmpty());
    }

    /** The words of a text; scripts without blanks count two characters as a word. */
    static int words(String text) {
        int words = 0;
        int ideographs = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x3040 && c <= 0x9FFF) {
                ideographs++;
            }
            boolean letter = Character.isLetterOrDigit(c);
            if (letter && !inWord) {
                words++;
            }
            inWord = letter || (inWord && !Character.isWhitespace(c));
        }
        return words + ideographs / 2;
    }
}
