package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.papergraph.model.Subject;

/** The names of arXiv's categories, of those it has no more too. */
final class ArxivCategories {

    /** What {@link Subject#scheme()} is for them. */
    static final String SCHEME = "arxiv";

    private static final Map<String, Subject> SUBJECTS = load();

    private ArxivCategories() {}

    /** The category of a code such as {@code cs.LG}; a code that is not known is its own label. */
    static Subject subject(String code) {
        Subject known = SUBJECTS.get(code);
        return known == null ? new Subject(code, SCHEME, code) : known;
    }

    /** Whether arXiv has, or had, a category of that code. */
    static boolean isKnown(String code) {
        return SUBJECTS.containsKey(code);
    }

    private static Map<String, Subject> load() {
        try (InputStream in =
                Objects.requireNonNull(ArxivCategories.class.getResourceAsStream("arxiv-categories.tsv"))) {
            Map<String, Subject> subjects = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(line -> {
                int tab = line.indexOf('\t');
                String code = line.substring(0, tab);
                subjects.put(code, new Subject(line.substring(tab + 1), SCHEME, code));
            });
            return Collections.unmodifiableMap(subjects);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
