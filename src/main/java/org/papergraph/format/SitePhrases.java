package org.papergraph.format;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Words that a site puts around its records: menus, buttons, footers. */
final class SitePhrases {

    private final Set<String> phrases;

    /** @param phrases parted by {@code |} or line ends */
    SitePhrases(String phrases) {
        this.phrases = Arrays.stream(phrases.split("[|\n]", -1))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a line is one of the phrases, in large or small letters. */
    boolean has(String line) {
        return phrases.contains(line.strip().toLowerCase(Locale.ROOT).replace('’', '\''));
    }
}
