package org.papergraph.format;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Contributor;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.Folding;
import org.papergraph.text.PersonNames;

/**
 * Writes BibTeX in UTF-8. Characters that TeX takes for commands are escaped, words with capitals inside are protected by
 * braces, and a cut author list ends in {@code and others}.
 */
public final class BibtexWriter implements RecordWriter {

    private static final Map<Integer, String> ESCAPES = Map.of(
            (int) '\\', "\\textbackslash{}",
            (int) '{', "\\{",
            (int) '}', "\\}",
            (int) '$', "\\$",
            (int) '&', "\\&",
            (int) '%', "\\%",
            (int) '#', "\\#",
            (int) '_', "\\_",
            (int) '^', "\\textasciicircum{}",
            (int) '~', "\\textasciitilde{}");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    /** Words that say nothing of a title, in a key made of it. */
    private static final Set<String> EMPTY = Set.of("a", "an", "the", "on", "of", "in", "for", "to", "and", "with");

    private final Writer out;
    private final Set<String> keys = new HashSet<>();

    public BibtexWriter(Writer out) {
        this.out = out;
    }

    @Override
    public void write(PaperRecord paper) throws IOException {
        Optional<VenueMention> venue = venue(paper);
        String type = type(paper, venue);
        out.write("@" + type + "{" + key(paper) + ",\n");
        field("title", Tex.title(paper.title()));
        field("author", names(paper.authors().contributors(), paper.authors().status()));
        field("editor", names(paper.details().editors(), AuthorList.Status.COMPLETE));
        if (venue.isPresent()) {
            venue(type, venue.get());
        }
        otherVenues(paper, venue, type);
        date(paper);
        Imprint imprint = paper.details().imprint();
        field("volume", Tex.text(imprint.volume()));
        field("number", Tex.text(imprint.issue().isEmpty() ? imprint.reportNumber() : imprint.issue()));
        field("pages", Tex.text(imprint.pages().replaceAll("(?<=\\w)-(?=\\w)", "--")));
        field("eid", Tex.text(imprint.articleNumber()));
        field(publisher(type), Tex.text(imprint.publisher()));
        field("isbn", String.join(", ", imprint.isbns()));
        identifiers(paper);
        field(
                "url",
                paper.urls().stream()
                        .findFirst()
                        .or(() -> address(paper))
                        .map(Tex::address)
                        .orElse(""));
        field("abstract", Tex.text(paper.abstractText()));
        field(
                "keywords",
                paper.details().subjects().stream()
                        .filter(subject -> subject.scheme().equals(Subject.KEYWORD))
                        .map(subject -> Tex.text(subject.label()))
                        .map(label -> label.indexOf(',') < 0 ? label : "{" + label + "}")
                        .collect(Collectors.joining(", ")));
        field("language", Tex.text(paper.details().language()));
        field("note", Tex.text(String.join("; ", paper.comments())));
        out.write("}\n\n");
    }

    @Override
    public void close() throws IOException {
        out.flush();
    }

    private void field(String name, String value) throws IOException {
        if (!value.isEmpty()) {
            out.write("  " + name + " = {" + value + "},\n");
        }
    }

    /** The venue to name the paper by: of a journal and an event that it was presented at, the one its type asks for. */
    private static Optional<VenueMention> venue(PaperRecord paper) {
        boolean atEvent = paper.details().type() == PaperType.CONFERENCE_PAPER;
        return paper.venues().stream()
                .filter(venue -> isEvent(venue) == atEvent)
                .findFirst()
                .or(() -> paper.venues().stream().findFirst());
    }

    /** An article of a journal may also stand in a book or have been given at an event, and the other way round. */
    private void otherVenues(PaperRecord paper, Optional<VenueMention> first, String type) throws IOException {
        Set<String> used = new HashSet<>();
        first.ifPresent(venue -> used.add(field(venue, type)));
        for (VenueMention venue : paper.venues()) {
            if (!first.equals(Optional.of(venue))) {
                String field = field(venue, "");
                String name = used.contains(field) && field.equals("booktitle") ? "eventtitle" : field;
                if (used.add(name)) {
                    field(name, Tex.text(venue.name()));
                }
            }
        }
    }

    private static String field(VenueMention venue, String type) {
        boolean journal = venue.kind() == VenueMention.Kind.JOURNAL || type.equals("article");
        return journal ? "journal" : venue.kind() == VenueMention.Kind.SERIES ? "series" : "booktitle";
    }

    private static boolean isEvent(VenueMention venue) {
        return switch (venue.kind()) {
            case CONFERENCE, WORKSHOP -> true;
            case JOURNAL, BOOK, SERIES, OTHER -> false;
        };
    }

    /** Where the paper is described, for identifiers that BibTeX has no field for. */
    private static Optional<String> address(PaperRecord paper) {
        return paper.identifiers().stream()
                .filter(identifier -> switch (identifier.scheme()) {
                    case ACL, OPENALEX, SEMANTIC_SCHOLAR -> true;
                    case ARXIV, DOI, PMID, PMCID, DBLP -> false;
                })
                .findFirst()
                .map(identifier -> identifier.scheme().site() + identifier.value());
    }

    private void venue(String type, VenueMention venue) throws IOException {
        field(field(venue, type), Tex.text(venue.name()));
        for (VenueMention whole : venue.partOf()) {
            field("series", Tex.text(whole.name()));
        }
        List<String> issns = new ArrayList<>(venue.issns());
        venue.partOf().forEach(whole -> issns.addAll(whole.issns()));
        field("issn", String.join(", ", issns));
    }

    private void date(PaperRecord paper) throws IOException {
        Optional<PartialDate> date = date(paper, PaperDate.Event.ISSUED)
                .or(() -> date(paper, PaperDate.Event.CREATED))
                .or(() -> paper.venues().stream()
                        .filter(venue -> venue.year() > 0)
                        .findFirst()
                        .map(venue -> PartialDate.of(venue.year())));
        if (date.isPresent()) {
            field("year", Integer.toString(date.get().year()));
            if (date.get().month() > 0) {
                // A macro, which styles write in the language of the text; so without braces.
                out.write("  month = " + MONTHS.get(date.get().month() - 1) + ",\n");
            }
            if (date.get().day() > 0) {
                field("day", Integer.toString(date.get().day()));
            }
        }
    }

    static Optional<PartialDate> date(PaperRecord paper, PaperDate.Event event) {
        return paper.dates().stream()
                .filter(date -> date.event() == event)
                .findFirst()
                .map(PaperDate::date);
    }

    private void identifiers(PaperRecord paper) throws IOException {
        Set<Identifier.Scheme> done = new HashSet<>();
        for (Identifier identifier : paper.identifiers()) {
            if (!done.add(identifier.scheme())) {
                continue;
            }
            switch (identifier.scheme()) {
                case DOI -> field("doi", Tex.address(identifier.value()));
                case ARXIV -> {
                    field("eprint", identifier.value());
                    field("archiveprefix", "arXiv");
                }
                case PMID -> field("pmid", identifier.value());
                case PMCID -> field("pmcid", identifier.value());
                case DBLP -> field("biburl", identifier.scheme().site() + identifier.value());
                default -> {}
            }
        }
    }

    private static String publisher(String type) {
        return switch (type) {
            case "phdthesis" -> "school";
            case "techreport" -> "institution";
            default -> "publisher";
        };
    }

    private static String type(PaperRecord paper, Optional<VenueMention> venue) {
        return switch (paper.details().type()) {
            case ARTICLE -> "article";
            case CONFERENCE_PAPER -> "inproceedings";
            case BOOK -> "book";
            case CHAPTER -> "incollection";
            case PROCEEDINGS -> "proceedings";
            case THESIS -> "phdthesis";
            case REPORT -> "techreport";
            case DATASET -> "dataset";
            case SOFTWARE -> "software";
            case PREPRINT -> venue.isPresent() && venue.get().kind() == VenueMention.Kind.JOURNAL ? "article" : "misc";
            case OTHER -> "misc";
            case UNKNOWN ->
                venue.map(v -> switch (v.kind()) {
                            case JOURNAL -> "article";
                            case CONFERENCE, WORKSHOP -> "inproceedings";
                            case BOOK -> "incollection";
                            case SERIES, OTHER -> "misc";
                        })
                        .orElse("misc");
        };
    }

    /** The key of the source; else the first author's family name, the year and a word of the title. */
    private String key(PaperRecord paper) {
        String key = paper.key().matches("[^\\s,{}()=\"#%~\\\\]+") ? paper.key() : "";
        if (key.isEmpty()) {
            String family = paper.authors().contributors().stream()
                    .findFirst()
                    .map(author -> Folding.slug(name(author).family(), 2, 20))
                    .orElse("");
            String year = date(paper, PaperDate.Event.ISSUED)
                    .or(() -> date(paper, PaperDate.Event.CREATED))
                    .map(date -> Integer.toString(date.year()))
                    .orElse("");
            String word = Folding.words(paper.title()).stream()
                    .filter(w -> !EMPTY.contains(w) && Character.isLetter(w.codePointAt(0)))
                    .findFirst()
                    .orElse("");
            key = Folding.slug(family + year + word, 3, 60);
            if (family.isEmpty() && word.isEmpty()) {
                key = paper.identifiers().stream()
                        .findFirst()
                        .map(identifier -> identifier.value().replaceAll("[^A-Za-z0-9.-]+", "-"))
                        .orElseGet(() -> Folding.slug(paper.abstractText(), 3, 40));
            }
            key = key.isEmpty() ? "paper" : key;
        }
        String distinct = key;
        for (int i = 2; !keys.add(distinct.toLowerCase(Locale.ROOT)); i++) {
            distinct = key + "-" + i;
        }
        return distinct;
    }

    private static String names(List<Contributor> contributors, AuthorList.Status status) {
        String names = contributors.stream().map(BibtexWriter::nameOf).collect(Collectors.joining(" and "));
        return status == AuthorList.Status.TRUNCATED && !names.isEmpty() ? names + " and others" : names;
    }

    private static String nameOf(Contributor contributor) {
        if (contributor.kind() == Contributor.Kind.GROUP) {
            return "{" + Tex.text(contributor.nameAsWritten()) + "}";
        }
        PersonName name = name(contributor);
        String family = Tex.text(name.familyWithParticle());
        // A family name of several words would be read as given names, a comma in it as the end of it.
        if (name.given().isEmpty()) {
            return family.indexOf(' ') < 0 && family.indexOf(',') < 0 ? family : "{" + family + "}";
        }
        // "Hunt III" would be taken apart.
        boolean whole = !PersonNames.parse(name.familyWithParticle() + ", " + name.given())
                .suffix()
                .isEmpty();
        family = whole || family.indexOf(',') >= 0 ? "{" + family + "}" : family;
        String suffix = name.suffix().isEmpty() ? "" : Tex.text(name.suffix()) + ", ";
        String given = Tex.text(name.given());
        // A remark at the end would be left out: "Ted (Ted G.)".
        return family + ", " + suffix + (given.endsWith(")") || given.endsWith("]") ? "{" + given + "}" : given);
    }

    /** The parts of a name, taken from how it is written where the graph does not have them. */
    static PersonName name(Contributor contributor) {
        PersonName name = contributor.name();
        boolean whole = name.given().isEmpty() && contributor.kind() == Contributor.Kind.PERSON;
        return whole ? PersonNames.parse(contributor.nameAsWritten()) : name;
    }

    /** Text as TeX must have it. */
    private static final class Tex {

        private Tex() {}

        static String text(String plain) {
            StringBuilder tex = new StringBuilder(plain.length() + 8);
            plain.codePoints().forEach(c -> {
                String escape = ESCAPES.get(c);
                if (escape == null) {
                    tex.appendCodePoint(c);
                } else {
                    tex.append(escape);
                }
            });
            return tex.toString();
        }

        /** A title, in which styles may turn capitals small: not those inside of words. */
        static String title(String plain) {
            StringBuilder tex = new StringBuilder();
            for (String word : plain.split(" ", -1)) {
                boolean inner = word.codePoints().skip(1).anyMatch(Character::isUpperCase);
                tex.append(tex.isEmpty() ? "" : " ").append(inner ? "{" + text(word) + "}" : text(word));
            }
            return tex.toString();
        }

        /** An address, of which only what would end the field is escaped. */
        static String address(String plain) {
            return plain.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D");
        }
    }
}
