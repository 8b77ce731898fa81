package org.papergraph.text;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The English words that only hold a sentence together: articles, pronouns, prepositions, auxiliaries and the like. */
public final class Stopwords {

    private static final Set<String> DETERMINERS = words("""
            a an the this that these those my your his her its our their some any no every each either neither all both
            another such what which whose whichever whatever several many much few fewer more most less least other
            others enough own same""");

    private static final Set<String> PRONOUNS = words("""
            i you he she it we they me him us them mine yours hers ours theirs myself yourself himself herself itself
            ourselves themselves who whom someone anyone everyone nobody something anything everything nothing one ones
            oneself there""");

    private static final Set<String> AUXILIARIES = words("""
            am is are was were be been being do does did doing done have has had having can could may might must shall
            should will would cannot can't don't doesn't isn't aren't wasn't won't ought""");

    private static final Set<String> LINKS = words("""
            about above across after against along alongside although amid among amongst and around as at because before
            behind below beneath beside besides between beyond but by concerning considering despite down during except
            excluding following for from if in including inside into like near nor of off on once onto or out outside
            over per plus regarding since so than though through throughout thus till to toward towards under underneath
            unless unlike until unto up upon versus via vs whenever whereas wherever whereby wherein whether while whilst
            with within without yet how when where why not e.g. i.e. etc et al cf""");

    private static final Set<String> ADVERBS = words("""
            again almost already also altogether always apart aside away back else elsewhere even ever far forth further
            furthermore hence here hereby herein however indeed instead just later maybe meanwhile moreover nevertheless
            never nonetheless not now often only otherwise overall perhaps quite rather seldom sometimes somewhat soon
            still then thence thereafter thereby therefore therein thereof thereto together too twice very well
            worldwide first second third fourth fifth sixth secondly thirdly last lastly next finally""");

    private Stopwords() {}

    private static Set<String> words(String block) {
        return Arrays.stream(block.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the word, in lower case, is one of them. */
    public static boolean contains(String word) {
        return isDeterminer(word)
                || isPronoun(word)
                || isAuxiliary(word)
                || LINKS.contains(word)
                || ADVERBS.contains(word);
    }

    /** Whether the word, in lower case, is an article or another word that opens a noun phrase. */
    public static boolean isDeterminer(String word) {
        return DETERMINERS.contains(word);
    }

    /** Whether the word, in lower case, stands for a noun: {@code we}, {@code itself}. */
    public static boolean isPronoun(String word) {
        return PRONOUNS.contains(word);
    }

    /** Whether the word, in lower case, is a form of to be, to have, to do, or a modal verb. */
    public static boolean isAuxiliary(String word) {
        return AUXILIARIES.contains(word);
    }
}
