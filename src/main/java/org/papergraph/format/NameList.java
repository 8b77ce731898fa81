package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Orcid;
import org.papergraph.model.Ror;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;

/** A list of names as CSL and Crossref give it: objects of name parts, with ORCID and affiliations in Crossref. */
final class NameList {

    /* "Arfon M Smith": programs call people whose names they cannot take apart "literal" too. */
    private static final Pattern WITH_INITIAL = Pattern.compile(
            "(?:\\p{Lu}\\.|\\p{Lu}\\p{Ll}+)(?:[ -]\\p{Lu}\\p{Ll}+)?(?: \\p{Lu}\\.?){1,3}(?: [\\p{L}’'-]{2,}){1,2}");
    /* "Karthik Ram": of a person, or of "Africa News". */
    private static final Pattern WORDS = Pattern.compile("\\p{Lu}\\p{Ll}+(?:[ -]\\p{Lu}[\\p{L}’'-]+){1,3}");
    private static final Pattern MARKER = Pattern.compile("(?i)(?:and\\s+)?(?:others|et\\.?\\s*al\\.?)");
    private static final Pattern FAMILY_FIRST = Pattern.compile(
            "(?:[\\p{L}'’-]+\\s){0,3}[\\p{L}'’-]+,\\s*\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{Lu}[\\p{L}.'’-]*){0,3}");

    private final Output out;
    private final List<Contributor> names = new ArrayList<>();
    private final List<String> written = new ArrayList<>();
    private final boolean peopleAsLiterals;
    private String marker = "";

    private NameList(Output out, boolean peopleAsLiterals) {
        this.out = out;
        this.peopleAsLiterals = peopleAsLiterals;
    }

    /** Reads a list, or a single name that stands in place of one; what is odd in it is reported. */
    static NameList of(JsonValue value, Output out) {
        NameList list = new NameList(out, isOfPeopleAsLiterals(value));
        if (value.isArray()) {
            value.items().forEach(list::add);
        } else if (value.isObject() || value.isText()) {
            list.add(value);
        }
        return list;
    }

    /* A list of literals alone, two of them surely people and none a group, is of a program that calls all names so. */
    private static boolean isOfPeopleAsLiterals(JsonValue value) {
        if (!value.isArray()) {
            return false;
        }
        int people = 0;
        for (JsonValue name : value.items()) {
            String words = PlainText.of(name.text("literal"));
            if (words.isEmpty() || PersonNames.isGroup(words)) {
                return false;
            }
            people += isSurelyPerson(words) ? 1 : 0;
        }
        return people > 1;
    }

    private static boolean isSurelyPerson(String words) {
        return WITH_INITIAL.matcher(words).matches()
                || FAMILY_FIRST.matcher(words).matches();
    }

    List<Contributor> names() {
        return names;
    }

    /** As an author list: complete unless it says that it was cut. */
    AuthorList authors() {
        if (!marker.isEmpty()) {
            return AuthorList.truncated(names, 0, marker);
        }
        return names.isEmpty() ? AuthorList.NONE : AuthorList.complete(names);
    }

    boolean isEmpty() {
        return names.isEmpty() && marker.isEmpty();
    }

    /** The names in the order of their parts, parted by semicolons. */
    String written() {
        return String.join("; ", written);
    }

    private void add(JsonValue name) {
        if (name.isText()) {
            words(name.text(), false, List.of(), "");
            return;
        }
        String given = name.text("given");
        String family = name.text("family");
        String suffix = name.text("suffix");
        String particle = (name.text("dropping-particle") + " " + name.text("non-dropping-particle")).strip();
        List<Affiliation> affiliations = affiliations(name.get("affiliation"));
        String orcid = orcid(name);
        if (given.isBlank() && family.isBlank()) {
            boolean literal = name.text("name").isBlank();
            String words = literal ? name.text("literal") : name.text("name");
            if (words.isBlank() && (!suffix.isBlank() || !particle.isBlank())) {
                words = (particle + " " + suffix).strip();
            }
            words(words, true, affiliations, orcid);
            if (words.isBlank() && name.isObject() && !name.names().isEmpty()) {
                out.warn(name.line(), "name without a family name: left out", "");
            }
            return;
        }
        String whole =
                (given + " " + particle + " " + family + " " + suffix).strip().replaceAll("\\s+", " ");
        written.add(whole);
        if (MARKER.matcher(whole).matches()) {
            marker = whole;
            return;
        }
        List<Contributor> several = given.isBlank() && particle.isEmpty() ? NameParts.several(family) : List.of();
        if (!several.isEmpty()) {
            out.warn(name.line(), "several names in one family name: taken apart at the commas", "");
            names.addAll(several);
            return;
        }
        List<Contributor> found = NameParts.of(given, particle, family, suffix);
        if (found.isEmpty()) {
            out.warn(name.line(), "name of blanks only: left out", whole);
        }
        found.forEach(c -> names.add(c.withAffiliations(affiliations).withOrcid(orcid)));
    }

    /* Words that are one name: of an institution, or of a person with the family name first. */
    private void words(String raw, boolean institution, List<Affiliation> affiliations, String orcid) {
        String words = PlainText.of(raw);
        if (words.isEmpty()) {
            return;
        }
        written.add(raw);
        if (MARKER.matcher(words).matches()) {
            marker = words;
            return;
        }
        boolean person = !PersonNames.isGroup(words)
                && (!institution
                        || !orcid.isEmpty()
                        || isSurelyPerson(words)
                        || (peopleAsLiterals && WORDS.matcher(words).matches()));
        String shown = PersonNames.display(words);
        Contributor name = person ? Contributor.person(shown, PersonNames.parse(shown)) : Contributor.group(words);
        names.add(name.withAffiliations(affiliations).withOrcid(orcid));
    }

    private String orcid(JsonValue name) {
        for (String member : List.of("ORCID", "orcid", "_orcid")) {
            String raw = name.text(member);
            if (!raw.isBlank()) {
                String orcid = Orcid.parse(raw).map(Orcid::value).orElse("");
                if (orcid.isEmpty()) {
                    out.warn(name.get(member).line(), "ORCID iD with a wrong form or check digit: left out", raw);
                }
                return orcid;
            }
        }
        return "";
    }

    private static List<Affiliation> affiliations(JsonValue value) {
        List<JsonValue> items = value.isArray() ? value.items() : List.of(value);
        List<Affiliation> found = new ArrayList<>(items.size());
        for (JsonValue item : items) {
            if (item.isText()) {
                add(found, PlainText.of(item.text()), "");
                continue;
            }
            List<String> words = new ArrayList<>();
            item.get("department").items().forEach(d -> words.add(d.text()));
            words.add(item.text("name"));
            item.get("place").items().forEach(p -> words.add(p.text()));
            words.removeIf(String::isBlank);
            String ror = "";
            for (JsonValue id : item.get("id").items()) {
                ror = ror.isEmpty() ? Ror.parse(id.text("id")).map(Ror::value).orElse("") : ror;
            }
            add(found, PlainText.of(InlineMarkup.plain(String.join(", ", words))), ror);
        }
        return found;
    }

    private static void add(List<Affiliation> found, String name, String ror) {
        if (!name.isEmpty() || !ror.isEmpty()) {
            found.add(new Affiliation(name, ror));
        }
    }
}
