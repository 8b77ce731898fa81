package org.papergraph.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * Author lists as arXiv writes them: names parted by commas or "and", affiliations in brackets behind them, either in words
 * or as numbers that a list at the end explains: {@code A. Quill (1 and 2), E. Falk (2) ((1) CREST, Japan, (2) Tides Lab)}.
 *
 * @see <a href="https://info.arxiv.org/help/prep.html#author">arXiv: author names and affiliations</a>
 */
final class ArxivAuthors {

    private static final int MAX_NAME = 300;
    /* Characters of the marks of one author: "1, 2 and 3". */
    private static final int MAX_KEYS = 60;
    private static final String MORE = "(?:additional|more|other|further)\\s+authors?";
    private static final Pattern CUT = Pattern.compile("(?i)(?:\\s*[,;]\\s*|\\s+|^)(?:(?:and|&)\\s+)?(?<marker>"
            + "\\bet\\.?~?\\s*al\\b\\.?(?:\\s*,?\\s*\\(\\s*(?<count>[0-9][0-9,]{0,8})\\s+" + MORE + "[^()]{0,60}\\))?"
            + "|\\(\\s*(?:and\\s+)?(?<count2>[0-9][0-9,]{0,8})\\s+" + MORE + "[^()]{0,60}\\)"
            + "|\\b(?<count3>[0-9][0-9,]{0,8})\\s+(?:" + MORE + "(?:\\s+not shown)?|others|more)\\b"
            + "|\\bothers\\s*\\.?$|(?:…|\\.\\.\\.)\\s*$)");
    private static final Pattern GROUP_FIRST = Pattern.compile(
            "(?iu)^\\s*(?<group>[^,:;()]{1,100}\\b(?:collaborations?|consortium|consortia|teams?))\\s*[:,;]\\s*(?<rest>.+)$");
    private static final Pattern GROUP_WORDS =
            Pattern.compile("(?iu)\\b(?:collaborations?|consortium|consortia|working group|team)\\b");
    private static final Pattern ON_BEHALF = Pattern.compile("(?i)^(?:for|on behalf of)\\s+");
    private static final String KEY = "(?:[0-9]{1,3}|[a-z*†‡§])";
    private static final Pattern KEYED = Pattern.compile("\\(\\s*(?<key>" + KEY + ")\\s*\\)");
    private static final Pattern PLACES = Pattern.compile(
            "\\(\\s*(?<words>[^()]{0,300}?)(?=" + KEYED.pattern().replace("?<key>", "?:") + ")");
    private static final Pattern KEYS = Pattern.compile(KEY + "(?:(?:\\s*(?:[,;&+/]|\\band\\b)\\s*|\\s+)" + KEY + ")*");
    /* "(5, on behalf of the Resolve team)" */
    private static final Pattern KEYED_BEHALF =
            Pattern.compile("(?<keys>" + KEYS.pattern() + ")\\s*[,;:]?\\s+(?<group>(?i:for|on behalf of)\\s.+)");
    private static final Pattern KEY_PARTS = Pattern.compile("\\s*(?:[,;&+/]|\\band\\b)\\s*|\\s+");
    private static final Pattern SUFFIX = Pattern.compile("(?i)(?:jr|sr)\\.?|II|III|IV|Ph\\.?\\s?D\\.?|M\\.?D\\.?");
    private static final Pattern AND = Pattern.compile("(?:and|AND|&|\\\\&)(?=\\s)");
    private static final Pattern NO_AFFILIATION =
            Pattern.compile("(?i)eds?\\.?|editors?|(?:corresponding|contact) author|deceased");

    private final RecordDraft draft;
    private final List<Contributor> contributors = new ArrayList<>();
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Set<String> markers = new LinkedHashSet<>();
    private String behalf = "";
    private int unlisted;
    private Optional<String> odd = Optional.empty();

    private ArxivAuthors(RecordDraft draft) {
        this.draft = draft;
    }

    /**
     * Reads an author list into a record. A list is complete unless it says that it was cut, or breaks off.
     *
     * @param raw the list on one line, LaTeX allowed
     * @param breaksOff whether the source ends where the list does
     * @return what was odd, in words, empty when nothing was
     */
    static Optional<String> into(RecordDraft draft, String raw, String written, long at, boolean breaksOff) {
        ArxivAuthors list = new ArxivAuthors(draft);
        list.read(PlainText.fold(raw));
        return list.finish(written, at, breaksOff);
    }

    private Optional<String> finish(String written, long at, boolean breaksOff) {
        if (!markers.isEmpty() || unlisted > 0) {
            draft.authors(AuthorList.truncated(contributors, unlisted, String.join(" ", markers)), written, at);
        } else if (contributors.isEmpty()) {
            odd = Optional.of("author list without a name");
        } else if (breaksOff) {
            draft.authors(new AuthorList(contributors, AuthorList.Status.UNKNOWN, 0, ""), written, at);
            odd = Optional.of("the source ends with the author list, which may go on: kept as far as it goes");
        } else {
            draft.authors(AuthorList.complete(contributors), written, at);
        }
        return odd;
    }

    private void read(String raw) {
        String text = raw;
        if (mayBeCut(text)) {
            Matcher cut = CUT.matcher(text);
            StringBuilder kept = new StringBuilder();
            int from = 0;
            while (cut.find()) {
                kept.append(text, from, cut.start()).append(", ");
                cut(cut.group("marker"), count(cut));
                from = cut.end();
            }
            text = kept.append(text, from, text.length()).toString();
        }
        Matcher first = GROUP_FIRST.matcher(text);
        if (first.matches()) {
            group(first.group("group"));
            text = first.group("rest");
        }
        List<String> pieces = pieces(withoutPlaces(text));
        pieces.forEach(this::add);
        if (!behalf.isEmpty()) {
            group(behalf);
        }
    }

    /* The pattern is slow on a list of a thousand names. */
    private static boolean mayBeCut(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("author")
                || lower.contains("other")
                || lower.contains(" more")
                || lower.contains("…")
                || lower.contains("...")
                || (lower.contains("et") && lower.contains("al"));
    }

    private void cut(String words, int count) {
        if (markers.size() < 4) {
            markers.add(PlainText.of(words));
        }
        unlisted = Math.max(unlisted, count);
    }

    private static int count(Matcher m) {
        for (String group : List.of("count", "count2", "count3")) {
            String digits = m.group(group);
            if (digits != null) {
                String number = digits.replace(",", "");
                return number.length() > 8 ? 0 : Integer.parseInt(number);
            }
        }
        return 0;
    }

    /*
     * Takes the list of places off the end, its last bracket closed or not: "((1) CREST, Japan, (2) …)", ", (1) CREST, (2) …" or
     * "(on behalf of the Resolve team, (1) CREST, …)".
     */
    private String withoutPlaces(String text) {
        int depth = 0;
        boolean afterSeparator = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(' && depth == 0) {
                Matcher list = PLACES.matcher(text).region(i, text.length());
                boolean unbracketed = afterSeparator
                        && KEYED.matcher(text).region(i, text.length()).lookingAt();
                if (unbracketed || (list.lookingAt() && isBehalf(list.group("words")))) {
                    int from = unbracketed ? i : list.end();
                    boolean closed = !unbracketed && text.endsWith(")");
                    places(text.substring(from, closed ? text.length() - 1 : text.length()));
                    if (!unbracketed && !list.group("words").isBlank()) {
                        behalf = bare(list.group("words"));
                    }
                    return text.substring(0, i);
                }
            }
            depth += c == '(' ? 1 : c == ')' && depth > 0 ? -1 : 0;
            afterSeparator = c == ',' || c == ';' || (afterSeparator && c == ' ');
        }
        return text;
    }

    /* Without the commas and the "and" that part it from others. */
    private static String bare(String words) {
        int from = 0;
        int to = words.length();
        while (from < to && isEdge(words.charAt(from))) {
            from++;
        }
        while (to > from && isEdge(words.charAt(to - 1))) {
            to--;
        }
        String bare = words.substring(from, to);
        return bare.endsWith(" and") ? bare.substring(0, bare.length() - 4).strip() : bare;
    }

    private static boolean isEdge(char c) {
        return c == ' ' || c == ',' || c == ';' || c == ':';
    }

    private static boolean isBehalf(String words) {
        return words.isBlank()
                || GROUP_WORDS.matcher(words).find()
                || ON_BEHALF.matcher(words).find();
    }

    private void places(String list) {
        Matcher key = KEYED.matcher(list);
        String known = "";
        int from = 0;
        while (key.find()) {
            place(known, list.substring(from, key.start()));
            known = key.group("key");
            from = key.end();
        }
        place(known, list.substring(from));
    }

    private void place(String key, String words) {
        String place = bare(PlainText.of(words));
        if (!key.isEmpty() && !place.isEmpty()) {
            places.putIfAbsent(key, place);
        }
    }

    /* Parted at commas, semicolons and "and" that stand in no bracket; a suffix stays with its name. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
            if (c == '(' || c == '{' || c == '[') {
                depth += escaped ? 0 : 1;
            } else if (c == ')' || c == '}' || c == ']') {
                depth -= escaped || depth == 0 ? 0 : 1;
            } else if (depth == 0 && !escaped && (c == ',' || c == ';' || c == '，' || c == '、')) {
                piece(pieces, text.substring(start, i));
                start = i + 1;
            } else if (depth == 0
                    && (i == 0 || text.charAt(i - 1) == ' ')
                    && (c == 'a' || c == 'A' || c == '&' || c == '\\')) {
                Matcher and = AND.matcher(text).region(i, text.length()).useTransparentBounds(true);
                if (and.lookingAt()) {
                    piece(pieces, text.substring(start, i));
                    i = and.end() - 1;
                    start = i + 1;
                }
            }
        }
        piece(pieces, text.substring(start));
        return pieces;
    }

    private static void piece(List<String> pieces, String text) {
        String piece = text.strip();
        boolean suffix =
                !pieces.isEmpty() && SUFFIX.matcher(PlainText.of(piece)).matches();
        if (suffix) {
            pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + ", " + PlainText.of(piece));
        } else if (piece.codePoints().anyMatch(Character::isLetter)) {
            pieces.add(piece);
        }
    }

    private void add(String piece) {
        if (piece.length() > MAX_NAME + 2000) {
            odd = Optional.of("name of more than " + MAX_NAME + " characters in the author list: left out");
            return;
        }
        String name = PlainText.of(piece);
        List<Affiliation> affiliations = new ArrayList<>();
        List<String> groups = new ArrayList<>();
        int open = lastBracket(name);
        while (open >= 0) {
            String words = name.substring(open + 1, name.endsWith(")") ? name.length() - 1 : name.length())
                    .strip();
            name = name.substring(0, open).strip();
            Matcher keyed = KEYED_BEHALF.matcher(words);
            if (keyed.matches()) {
                affiliations.addAll(0, affiliations(keyed.group("keys")));
                groups.add(0, keyed.group("group"));
            } else if (GROUP_WORDS.matcher(words).find()
                    || ON_BEHALF.matcher(words).find()) {
                groups.add(0, words);
            } else {
                affiliations.addAll(0, affiliations(words));
            }
            open = lastBracket(name);
        }
        if (AuthorLines.isNoName(name)) {
            cut(name, 0);
        } else if (name.length() > MAX_NAME) {
            odd = Optional.of("name of more than " + MAX_NAME + " characters in the author list: left out");
        } else if (PersonNames.isGroup(name)) {
            group(name);
        } else if (name.codePoints().anyMatch(Character::isLetter)) {
            String shown = PersonNames.display(name);
            contributors.add(Contributor.person(shown, PersonNames.parse(shown)).withAffiliations(affiliations));
        }
        groups.forEach(this::group);
    }

    /* Where the bracket opens that ends a name, or that is never closed; -1 when there is none. */
    private static int lastBracket(String name) {
        if (!name.endsWith(")")) {
            int open = name.lastIndexOf('(');
            return open >= 0 && name.indexOf(')', open) < 0 ? open : -1;
        }
        int depth = 0;
        for (int i = name.length() - 1; i >= 0; i--) {
            char c = name.charAt(i);
            depth += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private List<Affiliation> affiliations(String words) {
        if (words.length() <= MAX_KEYS
                && KEYS.matcher(words).matches()
                && (Character.isDigit(words.charAt(0)) || places.containsKey(words.substring(0, 1)))) {
            List<Affiliation> known = new ArrayList<>();
            for (String key : KEY_PARTS.split(words, -1)) {
                String place = places.get(key);
                if (place != null) {
                    known.add(Affiliation.named(place));
                } else {
                    odd = Optional.of("mark (" + key + ") of an affiliation that the list does not give: left out");
                }
            }
            return known;
        }
        boolean named = words.codePoints().anyMatch(Character::isLetter)
                && !NO_AFFILIATION.matcher(words).matches();
        return named ? List.of(Affiliation.named(words)) : List.of();
    }

    private void group(String words) {
        String name =
                ON_BEHALF.matcher(PersonNames.display(words)).replaceFirst("").strip();
        if (name.codePoints().anyMatch(Character::isLetter)
                && name.length() <= MAX_NAME
                && !AuthorLines.isNoName(name)) {
            contributors.add(Contributor.group(name));
        }
    }
}
