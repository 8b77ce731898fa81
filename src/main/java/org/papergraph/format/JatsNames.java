package org.papergraph.format;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.text.PlainText;

/**
 * Who contributed to an article in JATS: authors and editors with their affiliations, which stand in the contribution itself or
 * elsewhere under an id.
 */
final class JatsNames {

    private static final Set<String> NAMES = Set.of(
            "name", "string-name", "name-alternatives", "collab", "collab-alternatives", "collab-name", "collab-wrap");
    private static final Set<String> NO_WORDS =
            Set.of("label", "email", "institution-id", "xref", "contrib-group", "fn");
    private static final Pattern AUTHOR = Pattern.compile("(?i)(?:authors?|collab|collaboration|group|)");
    private static final Pattern LABEL_ONLY = Pattern.compile("[\\s*†‡§¶#]*[0-9a-zA-Z]{0,3}[\\s*†‡§¶#]*");
    /* "Moderator: Scott": what somebody did, set before the name. */
    private static final Pattern ROLE = Pattern.compile("^\\p{Lu}\\p{L}+:\\s+");
    private static final Set<String> WRAPPERS = Set.of("institution-wrap", "addr-line");
    private static final Pattern ORCID_ADDRESS = Pattern.compile("(?i).*orcid\\.org/.*");

    private final Output out;
    private final Map<String, List<Affiliation>> affiliations = new LinkedHashMap<>();
    private final Set<String> linked = new HashSet<>();
    private final List<Contributor> authors = new ArrayList<>();
    private final List<Contributor> editors = new ArrayList<>();
    private String marker = "";

    private JatsNames(Output out) {
        this.out = out;
    }

    /** Reads the contributors of the metadata of an article. */
    static JatsNames of(XmlElement meta, Output out) {
        JatsNames names = new JatsNames(out);
        names.collectAffiliations(meta, 0);
        for (XmlElement group : meta.children("contrib-group")) {
            names.group(group, meta);
        }
        return names;
    }

    AuthorList authors() {
        return marker.isEmpty() ? AuthorList.complete(authors) : AuthorList.truncated(authors, 0, marker);
    }

    List<Contributor> editors() {
        return editors;
    }

    /* Affiliations stand beside the groups or in them, a group of a group may have its own. */
    private void collectAffiliations(XmlElement parent, int depth) {
        for (XmlElement e : parent.children()) {
            switch (e.name()) {
                case "aff" -> affiliation(e);
                case "aff-alternatives" -> {
                    affiliation(e);
                    e.children("aff").forEach(this::affiliation);
                }
                case "contrib-group", "contrib", "collab" -> {
                    if (depth < 8) {
                        collectAffiliations(e, depth + 1);
                    }
                }
                default -> {}
            }
        }
    }

    private void affiliation(XmlElement e) {
        String id = e.attribute("id");
        if (!id.isEmpty()) {
            affiliations.computeIfAbsent(id, i -> affiliationsIn(e));
        }
    }

    /* Of an affiliation in several languages the one in English or else the first one counts: they are one place. */
    private List<Affiliation> affiliationsIn(XmlElement e) {
        if (e.name().equals("aff-alternatives")) {
            List<XmlElement> forms = e.children("aff");
            return forms.stream()
                    .filter(f -> LanguageCodes.tag(f.attribute("lang")).equals("en"))
                    .findFirst()
                    .or(() -> forms.stream().findFirst())
                    .map(this::affiliationsIn)
                    .orElse(List.of());
        }
        List<String> parts = new ArrayList<>();
        String words = parts(e, parts) && parts.size() > 1
                ? String.join(", ", parts)
                : XmlProse.of(e, c -> NO_WORDS.contains(c.name()) || isMark(c));
        String name = withoutEdges(Places.withoutAddresses(withoutEdges(XmlProse.tidy(words))));
        String ror = ror(e, 0);
        return name.isEmpty() && ror.isEmpty() ? List.of() : List.of(new Affiliation(name, ror));
    }

    /* The elements of an affiliation that has no words between them; false when it has. */
    private static boolean parts(XmlElement e, List<String> found) {
        for (Object part : e.content()) {
            if (!(part instanceof XmlElement child)) {
                if (!part.toString().isBlank()) {
                    return false;
                }
            } else if (WRAPPERS.contains(child.name()) && !child.children().isEmpty()) {
                if (!parts(child, found)) {
                    return false;
                }
            } else if (!NO_WORDS.contains(child.name()) && !isMark(child)) {
                String words = withoutEdges(XmlProse.of(child));
                if (!words.isEmpty()) {
                    found.add(words);
                }
            }
        }
        return true;
    }

    private static boolean isMark(XmlElement e) {
        return e.name().equals("sup") && LABEL_ONLY.matcher(XmlProse.of(e)).matches();
    }

    /* The first identifier counts: further ones are of the institution that the first one is part of. */
    private String ror(XmlElement e, int depth) {
        for (XmlElement child : e.children()) {
            boolean isRor = child.name().equals("institution-id")
                    && (child.attribute("institution-id-type").equalsIgnoreCase("ror")
                            || child.text().contains("ror.org/"));
            String found = isRor
                    ? Identified.ror(child, out)
                    : depth < 4 && !child.name().equals("contrib") ? ror(child, depth + 1) : "";
            if (!found.isEmpty()) {
                return found;
            }
        }
        return "";
    }

    private static String withoutEdges(String text) {
        return PlainText.withoutEnd(text.replaceFirst("^[\\s,;.:]+", ""), " ,;");
    }

    private void group(XmlElement group, XmlElement meta) {
        String content = group.attribute("content-type").toLowerCase(Locale.ROOT);
        boolean ofEditors = content.contains("editor");
        int before = authors.size();
        for (XmlElement e : group.children()) {
            switch (e.name()) {
                case "contrib" -> contribution(e, ofEditors);
                case "on-behalf-of" -> onBehalfOf(e);
                case "etal" -> marker = "et al.";
                default -> {}
            }
        }
        unlinked(group, meta, authors.subList(before, authors.size()));
    }

    /* One affiliation without any link is everybody's; of several nobody can say whose they are. */
    private void unlinked(XmlElement group, XmlElement meta, List<Contributor> added) {
        List<XmlElement> affs = new ArrayList<>(group.children("aff"));
        if (affs.isEmpty() && meta.children("contrib-group").size() == 1) {
            affs.addAll(meta.children("aff"));
        }
        affs.removeIf(a -> linked.contains(a.attribute("id")));
        boolean none = added.stream().allMatch(c -> c.affiliations().isEmpty());
        if (none && (affs.size() == 1 || added.size() == 1)) {
            List<Affiliation> all =
                    affs.stream().flatMap(a -> affiliationsIn(a).stream()).toList();
            added.replaceAll(c -> c.kind() == Contributor.Kind.PERSON ? c.withAffiliations(all) : c);
        } else if (none && !added.isEmpty()) {
            for (XmlElement aff : affs) {
                out.warn(
                        aff.line(),
                        aff.column(),
                        "an affiliation is linked to no author: left out",
                        withoutEdges(XmlProse.of(aff)));
            }
        }
    }

    private void contribution(XmlElement e, boolean ofEditors) {
        String type = e.attribute("contrib-type").toLowerCase(Locale.ROOT).strip();
        boolean editor = type.contains("editor") || (ofEditors && type.isEmpty());
        boolean author = !editor && AUTHOR.matcher(type).matches() && !ofEditors;
        if (!editor && !author) {
            return;
        }
        Optional<XmlElement> named =
                e.children().stream().filter(c -> NAMES.contains(c.name())).findFirst();
        if (named.isEmpty()) {
            if (e.child("anonymous").isEmpty() && e.child("on-behalf-of").isEmpty()) {
                out.warn(e.line(), e.column(), "a contributor without a name: left out", XmlProse.of(e));
            }
        } else {
            named(e, named.get(), editor);
        }
        e.children("on-behalf-of").forEach(this::onBehalfOf);
        if (e.child("etal").isPresent()) {
            marker = "et al.";
        }
    }

    private void named(XmlElement e, XmlElement named, boolean editor) {
        List<XmlElement> forms = e.children().stream()
                .filter(c -> NAMES.contains(c.name()))
                .flatMap(c -> c.name().endsWith("-alternatives") ? c.children().stream() : Stream.of(c))
                .toList();
        boolean group = named.name().startsWith("collab");
        List<Contributor> read = new ArrayList<>();
        for (XmlElement form : forms) {
            (form.name().startsWith("collab") ? collaboration(form) : name(form)).ifPresent(read::add);
        }
        if (read.isEmpty()) {
            out.warn(e.line(), e.column(), "a contributor without a name: left out", XmlProse.of(named));
            return;
        }
        Contributor main = read.stream().filter(JatsNames::isLatin).findFirst().orElse(read.get(0));
        List<String> others = read.stream()
                .map(Contributor::nameAsWritten)
                .filter(n -> !n.equals(main.nameAsWritten()))
                .distinct()
                .toList();
        Contributor whole = main.withOtherNames(others).withOrcid(orcid(e)).withAffiliations(affiliationsOf(e));
        (editor ? editors : authors).add(whole);
        if (group && !editor) {
            members(forms);
        }
    }

    /* Those who stand in the byline of a collaboration are authors; those of other lists within it are not. */
    private void members(List<XmlElement> forms) {
        for (XmlElement form : forms) {
            for (XmlElement inner : form.children("contrib-group")) {
                for (XmlElement member : inner.children("contrib")) {
                    if (!member.attribute("contrib-type").isEmpty()) {
                        contribution(member, false);
                    }
                }
            }
        }
    }

    private void onBehalfOf(XmlElement e) {
        XmlNames.behalf(XmlProse.of(e, c -> NO_WORDS.contains(c.name()))).ifPresent(authors::add);
    }

    private static boolean isLatin(Contributor c) {
        return c.nameAsWritten().codePoints().filter(Character::isLetter).findFirst().stream()
                .anyMatch(l -> Character.UnicodeScript.of(l) == Character.UnicodeScript.LATIN);
    }

    private static Optional<Contributor> collaboration(XmlElement e) {
        String name = withoutEdges(XmlProse.of(e, c -> NO_WORDS.contains(c.name()) || isMark(c)));
        return name.isEmpty() ? Optional.empty() : Optional.of(Contributor.group(name));
    }

    /** A name in parts or in one piece. */
    static Optional<Contributor> name(XmlElement e) {
        String family = e.child("surname").map(XmlProse::of).orElse("");
        String given = ROLE.matcher(e.child("given-names").map(XmlProse::of).orElse(""))
                .replaceFirst("");
        String suffix = e.child("suffix").map(XmlProse::of).orElse("");
        if (family.isEmpty() && given.isEmpty()) {
            return XmlNames.whole(XmlProse.of(e, c -> NO_WORDS.contains(c.name())));
        }
        return e.attribute("name-style").equals("eastern")
                ? XmlNames.eastern(given, family)
                : XmlNames.western(given, family, suffix);
    }

    private String orcid(XmlElement e) {
        for (XmlElement id : e.children()) {
            boolean isOrcid = switch (id.name()) {
                case "contrib-id" ->
                    id.attribute("contrib-id-type").equalsIgnoreCase("orcid")
                            || ORCID_ADDRESS.matcher(id.text().strip()).matches();
                case "ext-link", "uri" ->
                    ORCID_ADDRESS.matcher(id.text().strip()).matches();
                default -> false;
            };
            if (isOrcid) {
                return Identified.orcid(id, out);
            }
        }
        return "";
    }

    private static List<String> linksOf(XmlElement e) {
        List<String> ids = new ArrayList<>();
        for (XmlElement xref : e.children("xref")) {
            if (xref.attribute("ref-type").equals("aff")) {
                for (String id : xref.attribute("rid").strip().split("\\s+", -1)) {
                    if (!id.isEmpty()) {
                        ids.add(id);
                    }
                }
            }
        }
        return ids;
    }

    private List<Affiliation> affiliationsOf(XmlElement e) {
        Map<String, Affiliation> all = new LinkedHashMap<>();
        for (XmlElement own : e.children()) {
            if (own.name().equals("aff") || own.name().equals("aff-alternatives")) {
                affiliationsIn(own).forEach(a -> all.putIfAbsent(sameness(a), a));
            }
        }
        for (String id : linksOf(e)) {
            linked.add(id);
            List<Affiliation> found = affiliations.get(id);
            if (found == null) {
                out.warn(e.line(), e.column(), "affiliation \"" + id + "\" is not there: left out", "");
            } else {
                found.forEach(a -> all.putIfAbsent(sameness(a), a));
            }
        }
        return List.copyOf(all.values());
    }

    /* Some publishers give each affiliation twice, once with a full stop. */
    private static String sameness(Affiliation a) {
        return PlainText.fold(a.name()).replaceFirst("\\.$", "") + " " + a.ror();
    }
}
