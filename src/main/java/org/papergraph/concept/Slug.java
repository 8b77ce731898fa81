package org.papergraph.concept;

import java.util.List;
import java.util.Locale;

/** Makes the local name of a discovered concept from its words. */
final class Slug {

    private Slug() {}

    /**
     * A name of {@code [a-z0-9-]} that begins and ends with a letter or digit. Where letters or signs had to go, a hash of
     * the words is added, so that {@code C} and {@code C++} stay two.
     *
     * @param words lower-case keys, at least one
     */
    static String of(List<String> words) {
        StringBuilder slug = new StringBuilder();
        boolean lost = false;
        for (String word : words) {
            StringBuilder kept = new StringBuilder();
            for (int i = 0; i < word.length(); i++) {
                char c = word.charAt(i);
                if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                    kept.append(c);
                } else if (c == '.' && i > 0 && i + 1 < word.length()) {
                    kept.append('-');
                } else if (c != '\'') {
                    lost = true;
                }
            }
            if (!kept.isEmpty()) {
                slug.append(slug.isEmpty() ? "" : "-").append(kept);
            }
        }
        if (lost || slug.isEmpty()) {
            String hash =
                    String.format(Locale.ROOT, "%08x", String.join(" ", words).hashCode());
            slug.append(slug.isEmpty() ? "x-" : "-").append(hash);
        }
        return slug.toString();
    }
}
