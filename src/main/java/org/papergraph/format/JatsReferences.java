package org.papergraph.format;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.papergraph.model.Citation;
import org.papergraph.model.Identifier;

/** The references of a JATS article, in words: as they were set, or put together from their parts where only parts are given. */
final class JatsReferences {

    private static final Set<String> CITATIONS =
            Set.of("element-citation", "mixed-citation", "citation", "nlm-citation");
    private static final Set<String> NO_WORDS = Set.of("pub-id", "object-id", "label", "issn");
    private static final Pattern WORDS = Pattern.compile("[\\p{L}\\p{N}.,;:()\"“”–-]");
    private static final int MAX_DEPTH = 20;

    private JatsReferences() {}

    /** The citations of all reference lists in an element. */
    static List<Citation> in(XmlElement e) {
        List<Citation> found = new ArrayList<>();
        collect(e, found, 0);
        return found;
    }

    private static void collect(XmlElement e, List<Citation> found, int depth) {
        for (XmlElement child : e.children()) {
            if (child.name().equals("ref")) {
                reference(child, found);
            } else if (depth < MAX_DEPTH
                    && !child.name().equals("sub-article")
                    && !child.name().equals("response")) {
                collect(child, found, depth + 1);
            }
        }
    }

    /* One entry of a list may hold several works: a, b and c of note 12. */
    private static void reference(XmlElement ref, List<Citation> found) {
        for (XmlElement e : ref.children()) {
            if (CITATIONS.contains(e.name())) {
                citation(e).ifPresent(found::add);
            } else if (e.name().equals("citation-alternatives")) {
                // The same work as parts and as words.
                Optional<XmlElement> words = e.child("mixed-citation").or(() -> e.child("element-citation"));
                words.flatMap(JatsReferences::citation).ifPresent(found::add);
            }
        }
    }

    private static Optional<Citation> citation(XmlElement e) {
        Set<Identifier> ids = new LinkedHashSet<>();
        identifiers(e, ids, 0);
        String words = isSet(e) ? XmlProse.ofParts(e, c -> NO_WORDS.contains(c.name())) : composed(e);
        return words.isEmpty() && ids.isEmpty() ? Optional.empty() : Optional.of(new Citation(words, List.copyOf(ids)));
    }

    /* Whether there is text between the parts, which alone is nothing to read. */
    private static boolean isSet(XmlElement e) {
        boolean between = e.content().stream()
                .anyMatch(p -> p instanceof String text && WORDS.matcher(text).find());
        return between || e.children().isEmpty();
    }

    private static void identifiers(XmlElement e, Set<Identifier> ids, int depth) {
        for (XmlElement child : e.children()) {
            switch (child.name()) {
                case "pub-id" ->
                    Identified.cited(child.attribute("pub-id-type"), child.text())
                            .ifPresent(ids::add);
                case "ext-link", "uri" -> {
                    Identified.address(child.attribute("href")).ifPresent(ids::add);
                    Identified.cited(child.attribute("ext-link-type"), child.attribute("href"))
                            .ifPresent(ids::add);
                    Identified.address(child.text()).ifPresent(ids::add);
                }
                default -> {
                    if (depth < MAX_DEPTH) {
                        identifiers(child, ids, depth + 1);
                    }
                }
            }
        }
    }

    private static String composed(XmlElement e) {
        String year = text(e, "year");
        String place = journalPlace(e);
        return Stream.of(
                        persons(e),
                        first(e, "article-title", "chapter-title", "part-title", "data-title"),
                        first(e, "source", "conf-name"),
                        place.isEmpty() || year.isEmpty() ? year + place : year + ";" + place,
                        first(e, "publisher-name", "institution"),
                        text(e, "comment"))
                .filter(p -> !p.isEmpty())
                .map(p -> p.endsWith(".") || p.endsWith("?") ? p : p + ".")
                .collect(Collectors.joining(" "));
    }

    private static String journalPlace(XmlElement e) {
        String volume = text(e, "volume");
        String issue = text(e, "issue");
        String first = first(e, "fpage", "elocation-id", "page-range");
        String last = text(e, "lpage");
        String pages = last.isEmpty() || last.equals(first) ? first : first + "-" + last;
        String where = issue.isEmpty() ? volume : volume + "(" + issue + ")";
        return pages.isEmpty() ? where : where + ":" + pages;
    }

    private static String persons(XmlElement e) {
        List<String> names = new ArrayList<>();
        Stream<XmlElement> groups = e.children("person-group").stream()
                .filter(g -> !g.attribute("person-group-type").contains("editor")
                        || e.children("person-group").size() == 1);
        Stream.concat(Stream.of(e), groups).forEach(g -> {
            for (XmlElement name : g.children()) {
                switch (name.name()) {
                    case "name" ->
                        names.add(
                                XmlNames.join(text(name, "surname"), text(name, "given-names"), text(name, "suffix")));
                    case "string-name" -> names.add(XmlProse.ofParts(name, c -> false));
                    case "collab" -> names.add(XmlProse.of(name));
                    case "etal" -> names.add("et al");
                    default -> {}
                }
            }
        });
        return names.stream().filter(n -> !n.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String first(XmlElement e, String... names) {
        return Stream.of(names)
                .map(n -> text(e, n))
                .filter(t -> !t.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String text(XmlElement e, String name) {
        return e.child(name).map(XmlProse::of).orElse("");
    }
}
