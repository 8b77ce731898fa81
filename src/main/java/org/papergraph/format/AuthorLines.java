package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PaperField;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * Author lists as pages show them: one name a line or all on one line, parted by commas or semicolons, with or without
 * {@code et al.} at the end.
 */
final class AuthorLines {

    private static final Pattern MARKER = Pattern.compile(
            "(?i)(?:(?<![\\s,;&])[\\s,;&]++)?(?:\\band\\s++)?(?<marker>(?:\\bet\\.?\\s++al\\b|(?-i:\\betal)\\b)\\.?(?:\\s*+,?\\s*+\\(?\\s*+(?<count>[0-9][0-9,.]{0,8})?[^(),]{0,40}\\bauthors?\\b[^()]{0,40}\\)?)?"
                    + "|(?:\\(\\s*+)?(?:\\band\\s++|\\+\\s*+)?(?<count2>[0-9][0-9,]{0,8})\\s++(?:additional|more|other|further)\\s++authors?(?:\\s++not\\s++shown)?\\s*+\\)?"
                    + "|\\b(?:and\\s++)?(?<count3>[0-9][0-9,]{0,8})\\s++(?:others|more)\\b|\\band\\s++others\\b\\.?|^others$|(?:…|\\.\\.\\.)\\s*+$)\\s*+[,.;]*+\\s*+");
    private static final Pattern AND = Pattern.compile("(?:^|\\s+)(?:[aA]nd|&)\\s+(?=\\p{Lu}|the\\s)");
    private static final Pattern SUFFIX_ONLY =
            Pattern.compile("(?i)(?:jr|sr)\\.?|II|III|IV|Ph\\.?\\s?D\\.?|M\\.?D\\.?|inc\\.?|ltd\\.?|llc|corp\\.");
    private static final Pattern AFFILIATION = Pattern.compile("\\s*[(（]([^()（）]*\\p{L}{2}[^()（）]*)[)）]\\s*$");
    private static final Pattern COLLABORATION =
            Pattern.compile("(?iu)^(?<group>[^,:]{1,100}\\b(?:collaboration|consortium|team))\\s*:\\s*(?<rest>.+)$");
    private static final Pattern NO_NAME = Pattern.compile(
            "(?i)\\bauthors?\\s+not\\s+shown|\\b(?:additional|more|other|further)\\s+authors?\\b|^\\W*(?:et\\.?\\s*al\\b|others?\\W*$|al\\W*$)");
    private static final int MAX_NAME = 300;

    private final RecordDraft draft;
    private final List<Contributor> contributors = new ArrayList<>();
    private String marker = "";
    private int unlisted;
    private Optional<String> odd = Optional.empty();

    private AuthorLines(RecordDraft draft) {
        this.draft = draft;
    }

    /**
     * Reads the lines of an author list into a record. A list is complete unless it says that it was cut, or breaks off.
     *
     * @param breaksOff whether the source ends where the list does
     * @return what was odd, in words, empty when nothing was
     */
    static Optional<String> into(RecordDraft draft, List<Line> lines, boolean breaksOff) {
        AuthorLines list = new AuthorLines(draft);
        boolean semicolons = lines.stream()
                .anyMatch(l ->
                        l.text().indexOf(';') > 0 && withoutMarker(l.text()).indexOf(';') > 0);
        for (Line line : lines) {
            list.read(line, semicolons);
        }
        return list.finish(breaksOff);
    }

    private void read(Line line, boolean semicolons) {
        String text = line.stripped();
        Matcher cut = MARKER.matcher(text);
        int from = 0;
        if (mayBeCut(text)) {
            while (cut.find()) {
                names(text.substring(from, cut.start()), semicolons).forEach(n -> add(n, line.number()));
                cut(PlainText.of(cut.group("marker")).replaceFirst("^and\\s+(?=[0-9])", ""), count(cut));
                draft.write(PaperField.AUTHORS, cut.group().strip(), line.number());
                from = cut.end();
            }
        }
        names(text.substring(from), semicolons).forEach(n -> add(n, line.number()));
    }

    private void cut(String words, int count) {
        if (marker.length() < 200) {
            marker = marker.isEmpty() ? words : marker + " " + words;
        }
        unlisted = Math.max(unlisted, count);
    }

    private Optional<String> finish(boolean breaksOff) {
        if (!marker.isEmpty()) {
            draft.authors(AuthorList.truncated(contributors, unlisted, marker));
        } else if (!contributors.isEmpty() && breaksOff) {
            draft.authors(new AuthorList(contributors, AuthorList.Status.UNKNOWN, 0, ""));
            odd = Optional.of("the source ends with the author list, which may go on: kept as far as it goes");
        } else if (!contributors.isEmpty()) {
            draft.authors(AuthorList.complete(contributors));
        } else {
            odd = Optional.of("author list without a name");
        }
        return odd;
    }

    private void add(String written, long line) {
        draft.write(PaperField.AUTHORS, written, line);
        if (written.length() > MAX_NAME) {
            odd = Optional.of("name of more than " + MAX_NAME + " characters in the author list: left out");
            return;
        }
        String name = PlainText.of(written);
        if (isNoName(name)) {
            // A marker in an unknown form: it says that there are more, not who.
            cut(name, 0);
            return;
        }
        if (!marker.isEmpty()) {
            odd = Optional.of("names after \"" + marker + "\": kept in their order");
        }
        if (PersonNames.display(name).isBlank()) {
            odd = Optional.of("words in the author list that are nothing but LaTeX: left out");
            return;
        }
        List<Contributor> both = SpokenFor.in(name);
        if (!both.isEmpty()) {
            contributors.addAll(both);
            return;
        }
        if (PersonNames.isGroup(name)) {
            contributors.add(Contributor.group(PersonNames.display(name)));
            return;
        }
        List<Affiliation> affiliations = new ArrayList<>();
        Matcher m = AFFILIATION.matcher(name);
        if (m.find() && !PersonNames.display(name.substring(0, m.start())).isBlank()) {
            affiliations.add(Affiliation.named(m.group(1).strip()));
            name = name.substring(0, m.start());
        }
        String shown = PersonNames.display(name);
        contributors.add(Contributor.person(shown, PersonNames.parse(shown)).withAffiliations(affiliations));
    }

    /* The pattern is slow, and most lines are one name. */
    private static boolean mayBeCut(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return (lower.contains("et") && lower.contains("al"))
                || lower.contains("author")
                || lower.contains("other")
                || lower.contains("more")
                || lower.contains("…")
                || lower.contains("...");
    }

    /** Whether words in an author list say that there are more authors, and not who. */
    static boolean isNoName(String words) {
        return NO_NAME.matcher(words).find()
                || NO_NAME.matcher(PersonNames.display(words)).find();
    }

    private static String withoutMarker(String text) {
        return MARKER.matcher(PlainText.unescapeEntities(text)).replaceAll("");
    }

    private static int count(Matcher m) {
        for (String group : List.of("count", "count2", "count3")) {
            String digits = m.group(group);
            if (digits != null) {
                String number = digits.replaceAll("[^0-9]", "");
                return number.length() > 8 ? 0 : Integer.parseInt(number);
            }
        }
        return 0;
    }

    /* The names of one line: parted at commas outside brackets, or at semicolons when the list has them. */
    private static List<String> names(String text, boolean semicolons) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int start = 0;
        // The semicolon of "&ouml;" parts nothing.
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? (semicolons ? ';' : ',') : text.charAt(i);
            if (c == '(' || c == '{' || c == '（') {
                depth++;
            } else if ((c == ')' || c == '}' || c == '）') && depth > 0) {
                depth--;
            }
            boolean parts = semicolons ? c == ';' && !endsEntity(text, i) : c == ',' || c == '，' || c == '、';
            if (i == text.length() || (parts && depth == 0)) {
                addPart(names, text.substring(start, Math.min(i, text.length())));
                start = i + 1;
            }
        }
        return names;
    }

    private static boolean endsEntity(String text, int semicolon) {
        int from = Math.max(0, semicolon - 10);
        return semicolon < text.length() && text.substring(from, semicolon + 1).matches(".*&#?[A-Za-z0-9]+;");
    }

    private static void addPart(List<String> names, String part) {
        String name = part.strip();
        if (SUFFIX_ONLY.matcher(name).matches() && !names.isEmpty()) {
            names.set(names.size() - 1, names.get(names.size() - 1) + ", " + name);
            return;
        }
        Matcher group = COLLABORATION.matcher(name);
        if (name.indexOf(':') > 0 && group.matches()) {
            names.add(group.group("group").strip());
            name = group.group("rest").strip();
        }
        for (String single : AND.split(name, -1)) {
            String stripped = single.strip();
            boolean named = stripped.codePoints().anyMatch(Character::isLetter)
                    && !stripped.equalsIgnoreCase("and")
                    && !stripped.equalsIgnoreCase("others");
            if (named) {
                names.add(stripped);
            }
        }
    }
}
