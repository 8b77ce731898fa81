package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.PersonName;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/** Names of a format that has one on each line, most of them as {@code Family, Given, Suffix}. */
final class ListedNames {

    private static final Pattern CUT = Pattern.compile(
            "(?i)(?:and\\s+)?(?:others|et\\.?\\s*al\\.?|al\\.?|\\.\\.\\.|…|[0-9]+ (?:more|others|additional authors?))");
    private static final Pattern CUT_AT_END = Pattern.compile("(?i)[\\s,;]+(?:et\\.?\\s*al\\.?|and others)$");
    private static final int CUT_LENGTH = 40;
    private static final int MOST_COMMAS = 3;

    private final List<Contributor> contributors = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private String marker = "";
    private long line;

    boolean isEmpty() {
        return contributors.isEmpty() && marker.isEmpty();
    }

    int size() {
        return contributors.size();
    }

    /** Takes a name; false when there is none in it. */
    boolean add(String raw, long at) {
        line = line == 0 ? at : line;
        if (!written.isEmpty()) {
            written.append('\n');
        }
        written.append(raw);
        String name = PlainText.of(raw);
        while (name.endsWith(",") || name.endsWith(";")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        if (name.length() <= CUT_LENGTH
                && (CUT.matcher(name).matches()
                        || CUT.matcher(PersonNames.display(name)).matches())) {
            marker = name;
            return true;
        }
        if (name.endsWith(".") || name.endsWith("al") || name.endsWith("others")) {
            String whole = CUT_AT_END.matcher(name).replaceFirst("");
            if (whole.length() < name.length()) {
                marker = "et al.";
                name = whole;
            }
        }
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return false;
        }
        if (name.chars().filter(c -> c == ',').count() > MOST_COMMAS) {
            // Family names alone, or several whole names on one line.
            for (String one : name.split(",", -1)) {
                if (one.codePoints().anyMatch(Character::isLetterOrDigit)) {
                    take(contributor(one.strip()));
                }
            }
            return true;
        }
        List<Contributor> both = SpokenFor.in(name);
        if (both.isEmpty()) {
            take(contributor(name));
        } else {
            contributors.addAll(both);
        }
        return true;
    }

    /* What is left of a name may still be no more than "et al.", as in ", Al". */
    private void take(Contributor contributor) {
        if (CUT.matcher(contributor.nameAsWritten()).matches()) {
            marker = contributor.nameAsWritten();
        } else {
            contributors.add(contributor);
        }
    }

    /** Takes the name of a group for certain; false when there is none. */
    boolean addGroup(String raw, long at) {
        String name = PlainText.of(raw);
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return false;
        }
        line = line == 0 ? at : line;
        written.append(written.isEmpty() ? "" : "\n").append(raw);
        contributors.add(Contributor.group(name));
        return true;
    }

    /** Gives the latest name an affiliation. */
    void affiliation(String raw) {
        String name = PlainText.of(raw);
        if (!name.isEmpty() && !contributors.isEmpty()) {
            int last = contributors.size() - 1;
            Contributor known = contributors.get(last);
            List<Affiliation> all = new ArrayList<>(known.affiliations());
            all.add(Affiliation.named(name));
            contributors.set(last, known.withAffiliations(all));
        }
    }

    /** Gives the latest name an ORCID iD. */
    void orcid(String value) {
        if (!contributors.isEmpty()) {
            int last = contributors.size() - 1;
            contributors.set(last, contributors.get(last).withOrcid(value));
        }
    }

    static Contributor contributor(String name) {
        if (PersonNames.isGroup(name)) {
            return Contributor.group(PersonNames.display(name));
        }
        PersonName parsed = PersonNames.parse(name);
        String shown = name.indexOf(',') >= 0 ? BibtexNames.inReadingOrder(parsed) : PersonNames.display(name);
        return Contributor.person(shown.isBlank() ? name : shown, parsed);
    }

    AuthorList list() {
        return !marker.isEmpty()
                ? AuthorList.truncated(contributors, 0, marker)
                : contributors.isEmpty() ? AuthorList.NONE : AuthorList.complete(contributors);
    }

    List<Contributor> contributors() {
        return contributors;
    }

    /** The lines of all names as written. */
    String written() {
        return written.toString();
    }

    /** Where the first name stands. */
    long line() {
        return Math.max(1, line);
    }
}
