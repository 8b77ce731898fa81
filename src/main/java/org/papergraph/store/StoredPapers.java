package org.papergraph.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.jena.graph.Graph;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.papergraph.model.Affiliation;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PaperType;
import org.papergraph.model.PartialDate;
import org.papergraph.model.PersonName;
import org.papergraph.model.RecordId;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.model.Version;
import org.papergraph.rdf.FabioClasses;
import org.papergraph.rdf.Iris;
import org.papergraph.rdf.Vocabulary;

/**
 * The papers of a graph as records, to be written for other programs. What the graph holds of a paper is in its record, but
 * for mentions, decisions and the values as written. Use it within a read transaction.
 */
public final class StoredPapers {

    private final GraphLookup graph;

    public StoredPapers(Graph graph) {
        this.graph = new GraphLookup(graph);
    }

    /** The IRIs of all papers, sorted. */
    public List<String> iris() {
        return graph.subjects(Vocabulary.TYPE, Vocabulary.PAPER).stream()
                .map(Node::getURI)
                .toList();
    }

    /**
     * One paper.
     *
     * @param iri one of {@link #iris}
     */
    public PaperRecord paper(String iri) {
        Node paper = NodeFactory.createURI(iri);
        List<Node> records = graph.objects(paper, Vocabulary.WAS_DERIVED_FROM);
        Node first = records.stream().findFirst().orElseThrow(() -> new GraphException("no source of " + iri));
        return new PaperRecord(
                new RecordId(graph.text(first, Vocabulary.FILE), Long.parseLong(graph.text(first, Vocabulary.RECORD))),
                graph.text(first, Vocabulary.FORMAT),
                Math.max(1, Long.parseLong(graph.text(first, Vocabulary.LINE))),
                records.stream()
                        .map(record -> graph.text(record, Vocabulary.SOURCE_KEY))
                        .filter(key -> !key.isEmpty())
                        .findFirst()
                        .orElse(""),
                graph.text(paper, Vocabulary.TITLE),
                graph.text(paper, Vocabulary.ABSTRACT),
                identifiers(paper),
                authors(paper),
                dates(paper),
                texts(paper, Vocabulary.NOTE),
                texts(paper, Vocabulary.SEE_ALSO),
                graph.objects(paper, Vocabulary.HAS_VENUE).stream()
                        .map(venue -> venue(venue, 0))
                        .toList(),
                details(paper),
                List.of());
    }

    private List<String> texts(Node subject, Node property) {
        return graph.objects(subject, property).stream()
                .map(GraphLookup::lexical)
                .toList();
    }

    private List<Identifier> identifiers(Node subject) {
        List<Identifier> found = new ArrayList<>();
        for (String address : texts(subject, Vocabulary.IDENTIFIER)) {
            for (Identifier.Scheme scheme : Identifier.Scheme.values()) {
                if (address.startsWith(scheme.site())) {
                    Identifier.parse(
                                    scheme,
                                    Iris.decoded(address.substring(scheme.site().length())))
                            .ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private AuthorList authors(Node paper) {
        List<Contributor> contributors = new ArrayList<>();
        for (Node authorship : ordered(paper, Vocabulary.HAS_AUTHORSHIP)) {
            Node author = graph.objects(authorship, Vocabulary.HAS_AUTHOR).get(0);
            boolean group = graph.is(author, Vocabulary.GROUP);
            contributors.add(contributor(
                    authorship,
                    group,
                    graph.text(author, Vocabulary.FAMILY_NAME),
                    graph.text(author, Vocabulary.ORCID)));
        }
        Node status = graph.objects(paper, Vocabulary.AUTHOR_LIST_STATUS).get(0);
        if (status.equals(Vocabulary.TRUNCATED)) {
            String unlisted = graph.text(paper, Vocabulary.UNLISTED_AUTHOR_COUNT);
            return AuthorList.truncated(
                    contributors,
                    unlisted.isEmpty() ? 0 : Integer.parseInt(unlisted),
                    graph.text(paper, Vocabulary.TRUNCATION_MARKER));
        }
        return status.equals(Vocabulary.COMPLETE)
                ? AuthorList.complete(contributors)
                : new AuthorList(contributors, AuthorList.Status.UNKNOWN, 0, "");
    }

    private List<Node> ordered(Node subject, Node property) {
        return graph.objects(subject, property).stream()
                .sorted(Comparator.comparingLong(node -> Long.parseLong(graph.text(node, Vocabulary.ORDINAL))))
                .toList();
    }

    /** A name is taken apart where the author's family name ends it; else it stays whole. */
    private Contributor contributor(Node place, boolean group, String family, String orcid) {
        String written = graph.text(place, Vocabulary.NAME_AS_WRITTEN);
        if (group) {
            return Contributor.group(written);
        }
        boolean apart = !family.isEmpty() && written.endsWith(" " + family);
        String given = apart ? written.substring(0, written.length() - family.length() - 1) : "";
        PersonName name = new PersonName(given, "", apart ? family : written, "");
        List<Affiliation> affiliations = texts(place, Vocabulary.AFFILIATION_AS_WRITTEN).stream()
                .map(Affiliation::named)
                .toList();
        return Contributor.person(written, name).withOrcid(orcid).withAffiliations(affiliations);
    }

    private Contributor editor(Node place) {
        String written = graph.text(place, Vocabulary.NAME_AS_WRITTEN);
        String family = graph.text(place, Vocabulary.FAMILY_NAME);
        if (family.isEmpty()) {
            return Contributor.group(written);
        }
        PersonName name = new PersonName(graph.text(place, Vocabulary.GIVEN_NAME), "", family, "");
        return Contributor.person(written, name).withOrcid(graph.text(place, Vocabulary.ORCID));
    }

    private List<PaperDate> dates(Node paper) {
        List<PaperDate> dates = new ArrayList<>();
        for (PaperDate.Event event : PaperDate.Event.values()) {
            Node property = switch (event) {
                case CREATED -> Vocabulary.CREATED;
                case MODIFIED -> Vocabulary.MODIFIED;
                case ISSUED -> Vocabulary.ISSUED;
            };
            date(paper, property).ifPresent(date -> dates.add(new PaperDate(event, date)));
        }
        return dates;
    }

    private Optional<PartialDate> date(Node subject, Node property) {
        return PartialDate.parse(graph.text(subject, property));
    }

    /** A year's event that has no name of its own is named by its series, so that the year does not stand in the name. */
    private VenueMention venue(Node venue, int depth) {
        String year = graph.text(venue, Vocabulary.DATE);
        String label = graph.text(venue, Vocabulary.LABEL);
        List<Node> wholes = graph.objects(venue, Vocabulary.IS_PART_OF);
        List<String> issns = texts(venue, Vocabulary.ISSN);
        VenueMention.Kind kind = kind(venue);
        if (!year.isEmpty()) {
            for (Node whole : wholes) {
                String series = graph.text(whole, Vocabulary.LABEL);
                if (graph.text(whole, Vocabulary.DATE).isEmpty() && kind(whole) == kind) {
                    label = label.equals(series + " " + year) ? series : label;
                    issns = texts(whole, Vocabulary.ISSN);
                }
            }
        }
        String name = label;
        VenueMention mention = new VenueMention(
                name,
                graph.text(venue, Vocabulary.ALT_LABEL),
                kind,
                year.isEmpty() ? 0 : Integer.parseInt(year),
                issns,
                List.of());
        // A chain of venues is three long at most: a workshop, its conference, the series of that.
        return wholes.stream()
                .filter(whole ->
                        depth < 3 && !graph.text(whole, Vocabulary.LABEL).equals(name))
                .filter(whole -> year.isEmpty() || kind(whole) != kind)
                .findFirst()
                .map(whole -> mention.within(venue(whole, depth + 1)))
                .orElse(mention);
    }

    private VenueMention.Kind kind(Node venue) {
        if (graph.is(venue, Vocabulary.CONFERENCE)) {
            return VenueMention.Kind.CONFERENCE;
        }
        if (graph.is(venue, Vocabulary.WORKSHOP)) {
            return VenueMention.Kind.WORKSHOP;
        }
        if (graph.is(venue, Vocabulary.JOURNAL)) {
            return VenueMention.Kind.JOURNAL;
        }
        if (graph.is(venue, Vocabulary.BOOK)) {
            return VenueMention.Kind.BOOK;
        }
        return graph.is(venue, Vocabulary.SERIES) ? VenueMention.Kind.SERIES : VenueMention.Kind.OTHER;
    }

    private Details details(Node paper) {
        return new Details(
                graph.objects(paper, Vocabulary.SORT).stream()
                        .findFirst()
                        .map(sort -> type(Iris.localName(sort.getURI())))
                        .orElse(PaperType.UNKNOWN),
                graph.text(paper, Vocabulary.LANGUAGE),
                graph.objects(paper, Vocabulary.ALTERNATIVE).stream()
                        .map(title -> new LocalizedText(
                                title.getLiteralLexicalForm(),
                                title.getLiteralLanguage().toLowerCase(Locale.ROOT)))
                        .toList(),
                ordered(paper, Vocabulary.HAS_EDITORSHIP).stream()
                        .map(this::editor)
                        .toList(),
                graph.objects(paper, Vocabulary.HAS_VERSION).stream()
                        .map(version -> new Version(
                                graph.text(version, Vocabulary.VERSION_LABEL),
                                date(version, Vocabulary.ISSUED).stream().toList()))
                        .toList(),
                new Imprint(
                        graph.text(paper, Vocabulary.VOLUME),
                        graph.text(paper, Vocabulary.ISSUE),
                        graph.text(paper, Vocabulary.PAGES),
                        graph.text(paper, Vocabulary.LOCATOR),
                        graph.text(paper, Vocabulary.NUMBER),
                        graph.text(paper, Vocabulary.PUBLISHER),
                        texts(paper, Vocabulary.ISBN)),
                graph.objects(paper, Vocabulary.HAS_STATED_SUBJECT).stream()
                        .map(this::subject)
                        .toList(),
                ordered(paper, Vocabulary.HAS_REFERENCE).stream()
                        .map(r -> new Citation(graph.text(r, Vocabulary.AS_WRITTEN), identifiers(r)))
                        .toList(),
                graph.objects(paper, Vocabulary.HAS_NOTICE).stream()
                        .map(n -> new Notice(
                                Notice.Kind.valueOf(
                                        graph.text(n, Vocabulary.NOTICE_KIND).toUpperCase(Locale.ROOT)),
                                graph.text(n, Vocabulary.NOTE),
                                date(n, Vocabulary.DATE).stream().toList(),
                                identifiers(n)))
                        .toList(),
                concat(texts(paper, Vocabulary.LICENSE), texts(paper, Vocabulary.RIGHTS)));
    }

    private Subject subject(Node subject) {
        return new Subject(
                graph.text(subject, Vocabulary.PREF_LABEL),
                Iris.localName(graph.text(subject, Vocabulary.IN_SCHEME)),
                graph.text(subject, Vocabulary.NOTATION));
    }

    private static PaperType type(String sort) {
        for (PaperType type : PaperType.values()) {
            if (FabioClasses.of(type).equals(sort)) {
                return type;
            }
        }
        return PaperType.OTHER;
    }

    private static List<String> concat(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }
}
