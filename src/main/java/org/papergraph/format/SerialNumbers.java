package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.papergraph.model.Isbn;
import org.papergraph.model.Issn;

/** ISSNs and ISBNs as fields hold them: several in one field, with remarks, one sort in the field of the other. */
final class SerialNumbers {

    private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)|\\[[^\\]]*\\]");
    private static final Pattern BETWEEN = Pattern.compile("\\s*(?:[,;/|\\n]|\\band\\b)\\s*");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9Xx]");
    private static final int SHORTEST = 8;

    private final List<String> issns = new ArrayList<>(2);
    private final List<String> isbns = new ArrayList<>(2);
    private final List<String> wrong = new ArrayList<>(1);

    /** Takes the numbers of a field that is plain text. */
    void read(String value) {
        if (isOneNumber(value)) {
            number(value);
            return;
        }
        for (String part : BETWEEN.split(REMARK.matcher(value).replaceAll(" "), -1)) {
            String stripped = part.strip();
            if (stripped.isEmpty()) {
                continue;
            }
            String[] words = BLANKS.split(stripped, -1);
            boolean several = words.length > 1;
            for (String word : words) {
                several &= NO_DIGIT.matcher(word).replaceAll("").length() >= SHORTEST;
            }
            for (String number : several ? words : new String[] {stripped}) {
                number(number);
            }
        }
    }

    private void number(String text) {
        Optional<Issn> issn = Issn.parse(text);
        if (issn.isPresent()) {
            issns.add(issn.get().value());
        } else if (Isbn.parse(text).isPresent()) {
            isbns.add(text);
        } else if (text.chars().anyMatch(c -> c >= '0' && c <= '9')) {
            wrong.add(text);
        }
    }

    private static boolean isOneNumber(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (!(c >= '0' && c <= '9') && c != '-' && c != 'X' && c != 'x') {
                return false;
            }
        }
        return true;
    }

    /** Normalised ISSNs, in the order of the fields. */
    List<String> issns() {
        return issns;
    }

    /** Correct ISBNs as written. */
    List<String> isbns() {
        return isbns;
    }

    /** Numbers that are neither. */
    List<String> wrong() {
        return wrong;
    }
}
