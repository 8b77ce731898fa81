package org.papergraph.format;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/**
 * Lists of names as BibTeX writes them: {@code John von Neumann and de la Fuente, Jr., Ana and {World Health Organization} and
 * others}; also BibLaTeX's {@code family=Rousseau, given=Jean, prefix=de la}.
 */
final class BibtexNames {

    private static final int MAX_NAMES = 100_000;
    private static final Pattern OTHERS = Pattern.compile("(?i)(?:others|et\\s*al\\.?|\\{others\\})");
    private static final Pattern MARKER = Pattern.compile("(?i)(?:others|et\\.? al\\.?|al\\.?)");
    private static final int MARKER_LENGTH = 7;
    private static final Pattern EXTENDED =
            Pattern.compile("(?i).*(?:^|[,\\s\"{])(?:family|given|prefix|suffix)(?:-i)?\\s*=.*", Pattern.DOTALL);
    /* BibLaTeX's "xdata=doe-author-1", "nosortothers=true". */
    private static final Pattern SETTING = Pattern.compile("[a-z]{4,40}\\s*=\\s*[^\\s=,]{1,200}");
    private static final Pattern JUNIOR = Pattern.compile("(?<family>[^,]+?),?\\s+(?<suffix>[JS]r\\.?|I{2,3}|IV)");
    private static final Pattern PERSON_IN_BRACES = Pattern.compile(
            "\\p{Lu}[\\p{L}'’-]+, (?!Inc\\b|Ltd\\b|LLC\\b|Co\\b)\\p{Lu}[\\p{L}.-]*(?: \\p{Lu}[\\p{L}.-]*){0,2}");

    private final List<Contributor> contributors = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();
    private String marker = "";

    private BibtexNames() {}

    /** Reads the value of a field that lists names. */
    static BibtexNames of(String value) {
        BibtexNames names = new BibtexNames();
        names.read(value, true);
        return names;
    }

    List<Contributor> contributors() {
        return contributors;
    }

    /** The list, cut when it ends in "and others". */
    AuthorList list() {
        return marker.isEmpty()
                ? contributors.isEmpty() ? AuthorList.NONE : AuthorList.complete(contributors)
                : AuthorList.truncated(contributors, 0, marker);
    }

    /** The same, with ORCID iDs by the place in the list, from 1. */
    AuthorList withOrcids(Map<Integer, String> orcids) {
        for (int i = 0; i < contributors.size(); i++) {
            String orcid = orcids.get(i + 1);
            if (orcid != null) {
                contributors.set(i, contributors.get(i).withOrcid(orcid));
            }
        }
        return list();
    }

    /** What was odd, in words. */
    List<String> odd() {
        return odd;
    }

    private void read(String value, boolean outer) {
        List<String> parts = split(value);
        if (parts.size() == 1 && outer) {
            String only = parts.get(0);
            if (isGroup(only)) {
                String inner = only.substring(1, only.length() - 1);
                List<String> within = split(inner);
                if (within.size() > 1 && within.stream().allMatch(n -> commas(n).size() == 2)) {
                    odd.add("list of names in braces, which make them one name: read as a list");
                    read(inner, false);
                    return;
                }
            }
            parts = withoutAnd(only);
        }
        for (String part : parts) {
            if (contributors.size() == MAX_NAMES) {
                odd.add("more than " + MAX_NAMES + " names: the rest is left out");
                marker = "and others";
                return;
            }
            name(part);
        }
    }

    /* Lists that do not know BibTeX's "and". */
    private List<String> withoutAnd(String only) {
        if (only.indexOf(';') > 0) {
            List<String> names = parts(PlainText.unescapeEntities(only), ';');
            if (names.size() > 1 && names.stream().allMatch(n -> n.indexOf(' ') > 0)) {
                odd.add("names parted by semicolons, not by \"and\": read as a list");
                return names;
            }
        }
        List<String> names = commas(only);
        if (names.size() > 3 && !EXTENDED.matcher(only).matches()) {
            if (names.stream().allMatch(n -> n.indexOf(' ') > 0)) {
                odd.add("names parted by commas, not by \"and\": read as a list");
                return names;
            }
            odd.add("name with " + (names.size() - 1) + " commas: kept as it is");
        }
        return List.of(only);
    }

    private void name(String raw) {
        if (OTHERS.matcher(raw).matches()) {
            marker = raw.toLowerCase(Locale.ROOT).contains("al") ? raw : "and others";
            return;
        }
        if (raw.indexOf('=') > 0 && EXTENDED.matcher(raw).matches()) {
            extended(raw);
            return;
        }
        if (raw.indexOf('=') > 0 && SETTING.matcher(raw).matches()) {
            odd.add("\"" + raw + "\" is no name: left out");
            // "xdata=" stands for names that another entry has.
            marker = raw.startsWith("xdata") ? raw : marker;
            return;
        }
        if (isGroup(raw)) {
            inBraces(raw);
            return;
        }
        if (raw.indexOf('{') < 0 && raw.indexOf('\\') < 0 && raw.indexOf('~') < 0 && raw.indexOf('$') < 0) {
            plain(PlainText.of(raw));
        } else if (isSimple(raw)) {
            plain(PlainText.ofLatex(raw));
        } else {
            protectedParts(raw);
        }
    }

    /* What only says that there are more is no name, however it is wrapped. */
    private void add(Contributor contributor) {
        String name = contributor.nameAsWritten();
        if (name.length() <= MARKER_LENGTH && MARKER.matcher(name).matches()) {
            marker = "and others";
        } else {
            contributors.add(contributor);
        }
    }

    private void plain(String name) {
        if (name.codePoints().noneMatch(Character::isLetter)) {
            odd.add("name without a letter in the list: left out");
            return;
        }
        List<Contributor> both = SpokenFor.in(name);
        if (!both.isEmpty()) {
            both.forEach(this::add);
            return;
        }
        if (PersonNames.isGroup(name)) {
            add(Contributor.group(PersonNames.display(name)));
            return;
        }
        PersonName parsed = PersonNames.parse(name);
        boolean sorted = name.indexOf(',') >= 0;
        String shown = sorted ? inReadingOrder(parsed) : PersonNames.display(name);
        add(Contributor.person(shown.isBlank() ? name : shown, parsed));
    }

    private void inBraces(String raw) {
        String name = PlainText.ofLatex(raw);
        if (name.isEmpty() || name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            odd.add("name without a letter in the list: left out");
        } else if (!PersonNames.isGroup(name) && PERSON_IN_BRACES.matcher(name).matches()) {
            plain(name);
        } else {
            add(Contributor.group(name));
        }
    }

    /* Braces hold words together, or a comma: "{Barnes and Noble}, Inc.", "Ana {de la Cruz}". */
    private void protectedParts(String raw) {
        List<String> commas = commas(raw);
        List<String> family;
        String given;
        String suffix = "";
        String particle = "";
        if (commas.size() == 1) {
            List<String> words = words(raw);
            if (words.isEmpty()) {
                plain(PlainText.ofLatex(raw));
                return;
            }
            int last = words.size() - 1;
            int from = last;
            while (from > 1 && isSmall(words.get(from - 1))) {
                from--;
            }
            particle = plain(words.subList(from, last));
            given = plain(words.subList(0, from));
            family = words.subList(last, words.size());
        } else {
            family = words(commas.get(0));
            int from = 0;
            while (from < family.size() - 1 && isSmall(family.get(from))) {
                from++;
            }
            particle = plain(family.subList(0, from));
            family = family.subList(from, family.size());
            given = PlainText.ofLatex(commas.get(commas.size() - 1));
            suffix = commas.size() > 2 ? PlainText.ofLatex(commas.get(1)) : "";
        }
        // Without a remark: "{Walden (moderator)}".
        String whole = PersonNames.display(plain(family));
        if (whole.isEmpty()) {
            plain(PlainText.ofLatex(raw));
            return;
        }
        String name = PlainText.ofLatex(raw);
        if (PersonNames.isGroup(name)) {
            add(Contributor.group(name));
            return;
        }
        PersonName parts = new PersonName(given, particle, whole, suffix);
        Matcher junior = JUNIOR.matcher(whole);
        if (suffix.isEmpty() && junior.matches()) {
            // "Guy L. {Steele, Jr.}", "David H. {Friedel Jr}"
            parts = new PersonName(given, particle, junior.group("family"), junior.group("suffix"));
        }
        add(Contributor.person(commas.size() == 1 ? PersonNames.display(name) : inReadingOrder(parts), parts));
    }

    private void extended(String raw) {
        Map<String, String> parts = new HashMap<>();
        for (String part : commas(raw)) {
            String bare = part.startsWith("\"") && part.endsWith("\"") && part.length() > 1
                    ? part.substring(1, part.length() - 1)
                    : part;
            int equals = bare.indexOf('=');
            if (equals > 0) {
                String value = bare.substring(equals + 1).strip();
                if (value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")) {
                    value = value.substring(1, value.length() - 1);
                }
                parts.put(bare.substring(0, equals).strip().toLowerCase(Locale.ROOT), PlainText.ofLatex(value));
            }
        }
        String family = parts.getOrDefault("family", "");
        String given = parts.getOrDefault("given", parts.getOrDefault("given-i", ""));
        if (family.isEmpty() && given.isEmpty()) {
            plain(PlainText.ofLatex(raw));
            return;
        }
        if (given.isEmpty() && PersonNames.isGroup(family)) {
            add(Contributor.group(family));
            return;
        }
        PersonName name = new PersonName(
                family.isEmpty() ? "" : given,
                parts.getOrDefault("prefix", ""),
                family.isEmpty() ? given : family,
                parts.getOrDefault("suffix", ""));
        add(Contributor.person(inReadingOrder(name), name));
    }

    /** {@code Ana de la Fuente, Jr.}; names in Han, Kana and Hangul script family name first, without a blank. */
    static String inReadingOrder(PersonName name) {
        String family = name.familyWithParticle();
        if (!name.given().isEmpty() && isEastAsian(name.family()) && isEastAsian(name.given())) {
            return family + name.given();
        }
        String shown = name.given().isEmpty() ? family : name.given() + " " + family;
        return name.suffix().isEmpty() ? shown : shown + ", " + name.suffix();
    }

    private static boolean isEastAsian(String text) {
        int first = text.codePointAt(0);
        return switch (Character.UnicodeScript.of(first)) {
            case HAN, HIRAGANA, KATAKANA, HANGUL -> true;
            default -> false;
        };
    }

    private static String plain(List<String> words) {
        return PlainText.ofLatex(String.join(" ", words));
    }

    private static boolean isSmall(String word) {
        String plain = PlainText.ofLatex(word);
        return !plain.isEmpty() && Character.isLowerCase(plain.codePointAt(0));
    }

    /* Whether braces make one name of it: "{Barnes and Noble}", but not "{\'E}mile" or "{A} {B}". */
    private static boolean isGroup(String raw) {
        if (raw.length() < 3 || raw.charAt(0) != '{' || raw.charAt(1) == '\\' || raw.charAt(raw.length() - 1) != '}') {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < raw.length(); i++) {
            depth += raw.charAt(i) == '{' ? 1 : raw.charAt(i) == '}' ? -1 : 0;
            if (depth == 0 && i < raw.length() - 1) {
                return false;
            }
        }
        return true;
    }

    /* Whether no braces hold a blank or a comma, but for those of an accent. */
    private static boolean isSimple(String raw) {
        int depth = 0;
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            boolean afterCommand = i > 1 && Character.isLetter(raw.charAt(i - 1)) && raw.charAt(i - 2) == '\\';
            if (depth > 0 && (c == ',' || (Character.isWhitespace(c) && !afterCommand))) {
                return false;
            }
        }
        return true;
    }

    /* At "and" between blanks outside braces. */
    private static List<String> split(String value) {
        List<String> names = new ArrayList<>();
        int depth = 0;
        int from = 0;
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (depth <= 0
                    && c <= ' '
                    && i + 4 < length
                    && (value.charAt(i + 1) == 'a' || value.charAt(i + 1) == 'A')
                    && value.charAt(i + 4) <= ' '
                    && value.regionMatches(true, i + 1, "and", 0, 3)) {
                add(names, value.substring(from, i));
                from = i + 4;
                // The blank behind it may stand before the next one.
                i += 3;
            }
        }
        String rest = value.substring(from).strip();
        if (!rest.equalsIgnoreCase("and")) {
            add(names, rest.regionMatches(true, 0, "and ", 0, 4) ? rest.substring(4) : rest);
        }
        return names;
    }

    private static List<String> commas(String name) {
        return parts(name, ',');
    }

    private static List<String> parts(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (c == '"' && (i == 0 || text.charAt(i - 1) != '\\')) {
                quoted = !quoted;
            } else if (c == separator && depth <= 0 && !quoted) {
                add(parts, text.substring(from, i));
                from = i + 1;
            }
        }
        add(parts, text.substring(from));
        return parts;
    }

    private static List<String> words(String name) {
        List<String> words = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth--;
            } else if (depth <= 0 && (c <= ' ' || c == '~')) {
                add(words, name.substring(from, i));
                from = i + 1;
            }
        }
        add(words, name.substring(from));
        return words;
    }

    private static void add(List<String> parts, String part) {
        String stripped = part.strip();
        if (!stripped.isEmpty()) {
            parts.add(stripped);
        }
    }
}
