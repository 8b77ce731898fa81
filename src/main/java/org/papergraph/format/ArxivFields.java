package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.Affiliation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Subject;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/** What arXiv's own interfaces have in common: names with collaborations in them, categories and classes, lists of DOIs. */
final class ArxivFields {

    /* "Sinya Aoki for JLQCD Collaboration", "A. Author (on behalf of the CMS and ATLAS Collaborations)". */
    private static final Pattern FOR_GROUP = Pattern.compile(
            "(?i)^(?<person>[^,(]*?)[,\\s(]*(?<![\\p{L}])(?:for|on behalf of)\\s+(?:the\\s+)?(?<group>[^()]*?\\b(?:collaborations?|consortium|team|group)\\b[^()]*?)\\)?$");
    /* "Mark Scott for the NuPRISM", the rest of the name being another author. */
    private static final Pattern FOR_THE =
            Pattern.compile("(?i)^(?<person>[^,()]+ [^,() ]+) (?:for|on behalf of) the (?<group>[^,()]+)$");
    private static final Pattern PLURAL = Pattern.compile("(?i)\\bcollaborations$");
    private static final Pattern MARKS_ONLY = Pattern.compile("(?:[\\s0-9,;.*†‡§&()\\[\\]]|\\band\\b)*");
    private static final Pattern LEADING_MARK = Pattern.compile("^[\\s(]*\\(?[0-9]{1,2}[)\\]]\\s*");
    private static final Pattern CATEGORY =
            Pattern.compile("[a-z]+(?:-[a-z]+)*(?:\\.[A-Za-z]{2}|\\.[a-z]+(?:-[a-z]+)+)?");
    private static final Pattern MSC =
            Pattern.compile("[0-9]{2}(?:[A-Z][0-9]{2}|[A-Z-]xx|-[0-9]{2}|-XX|[A-Z]?-?[0-9]{0,2})");
    private static final Pattern ACM = Pattern.compile("[A-K]\\.(?:[0-9m](?:\\.[0-9m]+)*)?");

    private ArxivFields() {}

    /**
     * The people and groups that one entry of an author list names.
     *
     * @param given given names, {@code ""} when the name is not parted
     * @param family family name, or the whole name
     * @return none when there is no name in it
     */
    static List<Contributor> contributors(
            String given, String family, String suffix, List<XmlElement> affiliations, Output out) {
        String whole = PlainText.of(given + " " + family);
        if (whole.codePoints().noneMatch(Character::isLetter)) {
            return List.of();
        }
        List<Affiliation> places = new ArrayList<>();
        List<Contributor> found = new ArrayList<>();
        List<Contributor> behind = new ArrayList<>();
        for (XmlElement element : affiliations) {
            String place = PlainText.of(element.text());
            if (place.isEmpty()) {
                continue;
            }
            Matcher represented = FOR_GROUP.matcher(place);
            if (represented.matches() && represented.group("person").isBlank()) {
                behind.add(Contributor.group(represented.group("group").strip()));
            } else if (MARKS_ONLY.matcher(place).matches()) {
                out.warn(
                        element.line(),
                        element.column(),
                        "\"" + place + "\" is the mark of an affiliation, not its name: left out",
                        place);
            } else {
                String name = LEADING_MARK.matcher(place).replaceFirst("").strip();
                places.add(Affiliation.named(name.isEmpty() ? place : name));
            }
        }
        Matcher together = FOR_GROUP.matcher(whole);
        Matcher half = FOR_THE.matcher(whole);
        if (together.matches() && !together.group("person").isBlank()) {
            String person = together.group("person").strip();
            found.add(Contributor.person(person, PersonNames.parse(person)).withAffiliations(places));
            behind.add(0, Contributor.group(together.group("group").strip()));
        } else if (half.matches()) {
            String person = half.group("person").strip();
            found.add(Contributor.person(person, PersonNames.parse(person)).withAffiliations(places));
            behind.add(0, Contributor.group(half.group("group").strip()));
        } else if (together.matches()) {
            behind.add(0, Contributor.group(together.group("group").strip()));
        } else if (given.isBlank() && suffix.isBlank()) {
            String name = PersonNames.display(family);
            found.add((PersonNames.isGroup(name)
                            ? Contributor.group(name)
                            : Contributor.person(name, PersonNames.parse(name)))
                    .withAffiliations(places));
        } else {
            for (Contributor person : NameParts.of(given, "", family, suffix)) {
                found.add(person.withAffiliations(places));
            }
        }
        found.addAll(behind);
        return found;
    }

    /**
     * Adds people and groups; a group that stands behind several people is added once. Of "Keck Array" and "BICEP2
     * Collaborations" at the beginning of a list the first is a collaboration too.
     */
    static void add(List<Contributor> list, List<Contributor> more) {
        for (Contributor c : more) {
            boolean several = c.kind() == Contributor.Kind.GROUP
                    && PLURAL.matcher(c.nameAsWritten()).find();
            if (several && list.size() == 1 && list.get(0).affiliations().isEmpty()) {
                list.set(0, Contributor.group(list.get(0).nameAsWritten()));
            }
            if (c.kind() == Contributor.Kind.PERSON || !list.contains(c)) {
                list.add(c);
            }
        }
    }

    /** Takes categories and classes, parted by blanks or commas: {@code hep-th math.AG}, {@code 05A15, 05A16}, {@code I.2.7}. */
    static void subjects(RecordDraft draft, String written, long line) {
        for (String part : written.replaceAll("\\([^()]*\\)", " ").split("[\\s,;]+", -1)) {
            String code = part.endsWith(".") && part.length() > 2 ? part.substring(0, part.length() - 1) : part;
            if (CATEGORY.matcher(code).matches() && code.length() > 1 && !isWord(code)) {
                draft.subject(new Subject(code, "arxiv", code), line);
            } else if (MSC.matcher(code).matches()) {
                draft.subject(new Subject(code, "msc", code), line);
            } else if (ACM.matcher(part).matches()) {
                draft.subject(new Subject(code, "acm-ccs", code), line);
            }
        }
    }

    /* "Primary 05A15; secondary 05A16" has words, which no archive is called. */
    private static boolean isWord(String code) {
        return code.equals("primary") || code.equals("secondary") || code.equals("and");
    }

    /** Takes the DOIs of a field that may hold several. */
    static void dois(RecordDraft draft, XmlElement field, Output out) {
        for (String doi : field.text().strip().split("[\\s;]+|,(?=10\\.)", -1)) {
            if (!doi.isEmpty() && !draft.identifier(Scheme.DOI, doi.replaceFirst("[,.]$", ""), field.line())) {
                out.warn(field.line(), field.column(), "\"" + doi + "\" is no DOI: left out", doi);
            }
        }
    }
}
