package org.papergraph.rdf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.datatypes.xsd.XSDDatatype;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.apache.jena.graph.Triple;
import org.apache.jena.riot.system.StreamRDF;
import org.papergraph.model.Author;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Authorship;
import org.papergraph.model.Concept;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.Identifier;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;
import org.papergraph.model.PartialDate;
import org.papergraph.model.RecordId;
import org.papergraph.model.Venue;
import org.papergraph.model.WrittenValue;

/**
 * Maps resolved entities and the records they came from to triples of the default graph.
 *
 * <p>A pure function of its arguments: triples of one entity come in a fixed order, and an entity mapped twice gives the
 * same triples. Everything it writes is described in {@code ontology/papergraph.ttl}.
 */
public final class GraphMapper {

    /** A label made from an abstract is cut at a word before this many characters. */
    private static final int LABEL_LENGTH = 100;
    /** A full stop after a few words and before a capital: not that of "Brown et al. (2020)" or "e.g. this". */
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=.{25})[.!?] (?=\\p{Lu})", Pattern.DOTALL);

    private final Iris iris;
    private final StreamRDF out;

    /**
     * Maps into a stream.
     *
     * @param iris how things are named
     * @param out takes the statements; it is neither started nor finished here
     */
    public GraphMapper(Iris iris, StreamRDF out) {
        this.iris = Objects.requireNonNull(iris, "iris");
        this.out = Objects.requireNonNull(out, "out");
    }

    /** Where something was read, and every value as it stands there. */
    public void sourceRecord(PaperRecord record) {
        Node s = iris.record(record.id());
        add(s, Vocabulary.TYPE, Vocabulary.SOURCE_RECORD);
        add(s, Vocabulary.FILE, string(record.id().file()));
        add(s, Vocabulary.LINE, integer(record.line()));
        add(s, Vocabulary.FORMAT, string(record.format()));
        add(s, Vocabulary.RECORD, integer(record.id().number()));
        Map<PaperField, Integer> count = new EnumMap<>(PaperField.class);
        for (WrittenValue value : record.written()) {
            Node v = iris.writtenValue(record.id(), value.field(), count.merge(value.field(), 1, Integer::sum));
            add(s, Vocabulary.HAS_WRITTEN_VALUE, v);
            add(v, Vocabulary.TYPE, Vocabulary.WRITTEN_VALUE);
            add(v, Vocabulary.FIELD, string(value.field().label()));
            add(v, Vocabulary.AS_WRITTEN, string(value.text()));
            add(v, Vocabulary.LINE, integer(value.line()));
        }
    }

    /**
     * A paper with its author list and the concepts it is about.
     *
     * @param mentions the words in its title and abstract that name concepts
     */
    public void paper(Paper paper, Collection<ConceptMention> mentions) {
        Node s = iris.paper(paper.key());
        add(s, Vocabulary.TYPE, Vocabulary.PAPER);
        text(s, Vocabulary.TITLE, paper.title());
        text(s, Vocabulary.ABSTRACT, paper.abstractText());
        text(s, Vocabulary.LABEL, label(paper));
        for (PaperDate date : paper.dates()) {
            Node property = switch (date.event()) {
                case CREATED -> Vocabulary.CREATED;
                case MODIFIED -> Vocabulary.MODIFIED;
                case ISSUED -> Vocabulary.ISSUED;
            };
            add(s, property, date(date.date()));
        }
        for (Identifier id : paper.identifiers()) {
            switch (id.scheme()) {
                case ARXIV -> add(s, Vocabulary.ARXIV_ID, string(id.value()));
                case DOI -> add(s, Vocabulary.DOI, string(id.value()));
                default -> {}
            }
            add(s, Vocabulary.IDENTIFIER, NodeFactory.createURI(id.scheme().site() + Iris.path(id.value())));
        }
        for (String url : paper.urls()) {
            if (Iris.isSafe(url)) {
                add(s, Vocabulary.SEE_ALSO, Iris.external(url));
            }
        }
        paper.comments().forEach(c -> text(s, Vocabulary.NOTE, c));
        for (Authorship authorship : paper.authorships()) {
            authorship(s, paper.key(), authorship);
        }
        add(s, Vocabulary.AUTHOR_LIST_STATUS, status(paper.authorListStatus()));
        if (paper.unlistedAuthors() > 0) {
            add(s, Vocabulary.UNLISTED_AUTHOR_COUNT, integer(paper.unlistedAuthors()));
        }
        text(s, Vocabulary.TRUNCATION_MARKER, paper.truncationMarker());
        paper.venues().forEach(v -> add(s, Vocabulary.HAS_VENUE, iris.venue(v)));
        derived(s, paper.records());
        Set<String> subjects = new TreeSet<>();
        for (ConceptMention mention : mentions) {
            if (subjects.add(mention.concept())) {
                add(s, Vocabulary.SUBJECT, iris.concept(mention.concept()));
            }
            mention(s, paper, mention);
        }
    }

    private void authorship(Node paper, String paperKey, Authorship authorship) {
        Node s = iris.authorship(paperKey, authorship.ordinal());
        Node author = iris.author(authorship.author());
        add(paper, Vocabulary.HAS_AUTHORSHIP, s);
        add(paper, Vocabulary.CREATOR, author);
        add(s, Vocabulary.TYPE, Vocabulary.AUTHORSHIP);
        add(s, Vocabulary.ORDINAL, integer(authorship.ordinal()));
        add(s, Vocabulary.NAME_AS_WRITTEN, string(authorship.contributor().nameAsWritten()));
        add(s, Vocabulary.HAS_AUTHOR, author);
        authorship.contributor().affiliations().forEach(a -> text(s, Vocabulary.AFFILIATION_AS_WRITTEN, a.name()));
        derived(s, authorship.records());
    }

    private void mention(Node paperNode, Paper paper, ConceptMention mention) {
        Node s = iris.mention(paper.key(), mention);
        add(s, Vocabulary.TYPE, Vocabulary.CONCEPT_MENTION);
        add(s, Vocabulary.HAS_PAPER, paperNode);
        add(s, Vocabulary.HAS_CONCEPT, iris.concept(mention.concept()));
        add(s, Vocabulary.EXACT, string(mention.exact()));
        add(s, Vocabulary.START, integer(mention.start()));
        add(s, Vocabulary.END, integer(mention.end()));
        add(s, Vocabulary.FIELD, string(mention.field().label()));
        add(s, Vocabulary.SCORE, score(mention.score()));
        derived(s, paper.records());
    }

    /** A person or group, with all forms of the name and who else it may be. */
    public void author(Author author) {
        Node s = iris.author(author.key());
        switch (author.kind()) {
            case PERSON -> {
                add(s, Vocabulary.TYPE, Vocabulary.AUTHOR);
                text(s, Vocabulary.FAMILY_NAME, author.name().familyWithParticle());
                text(s, Vocabulary.GIVEN_NAME, author.name().given());
            }
            case GROUP -> add(s, Vocabulary.TYPE, Vocabulary.GROUP);
        }
        text(s, Vocabulary.NAME, author.fullName());
        author.otherNames().forEach(n -> text(s, Vocabulary.ALT_LABEL, n));
        text(s, Vocabulary.ORCID, author.orcid());
        if (author.ambiguous()) {
            add(s, Vocabulary.TYPE, Vocabulary.AMBIGUOUS_AUTHOR);
        }
        author.possiblySameAs().forEach(a -> add(s, Vocabulary.POSSIBLY_SAME_AS, iris.author(a)));
        derived(s, author.records());
    }

    /** A venue, and what it is a part of. */
    public void venue(Venue venue) {
        Node s = iris.venue(venue.key());
        add(s, Vocabulary.TYPE, Vocabulary.VENUE);
        switch (venue.kind()) {
            case CONFERENCE -> add(s, Vocabulary.TYPE, Vocabulary.CONFERENCE);
            case WORKSHOP -> add(s, Vocabulary.TYPE, Vocabulary.WORKSHOP);
            case JOURNAL -> add(s, Vocabulary.TYPE, Vocabulary.JOURNAL);
            case BOOK, SERIES, OTHER -> {}
        }
        text(s, Vocabulary.LABEL, venue.label());
        text(s, Vocabulary.ALT_LABEL, venue.acronym());
        if (venue.year() != 0) {
            add(s, Vocabulary.DATE, date(PartialDate.of(venue.year())));
        }
        venue.partOf().forEach(v -> add(s, Vocabulary.IS_PART_OF, iris.venue(v)));
        derived(s, venue.records());
    }

    /** A concept that some paper mentions, and its place among the others. */
    public void concept(Concept concept, ConceptLinks links) {
        Node s = iris.concept(concept.id());
        add(s, Vocabulary.TYPE, Vocabulary.CONCEPT);
        text(s, Vocabulary.PREF_LABEL, concept.prefLabel());
        concept.altLabels().forEach(l -> text(s, Vocabulary.ALT_LABEL, l));
        text(s, Vocabulary.DEFINITION, concept.definition());
        links.broader(concept).forEach(c -> add(s, Vocabulary.BROADER, iris.concept(c)));
        links.ancestors(concept).forEach(c -> add(s, Vocabulary.BROADER_TRANSITIVE, iris.concept(c)));
        links.related(concept).forEach(c -> add(s, Vocabulary.RELATED, iris.concept(c)));
        if (Iris.isSafe(concept.scheme())) {
            add(s, Vocabulary.IN_SCHEME, Iris.external(concept.scheme()));
        }
        switch (concept.status()) {
            case ESTABLISHED -> {}
            case CANDIDATE -> add(s, Vocabulary.STATUS, Vocabulary.CANDIDATE);
        }
    }

    /** A merge, with its rule, score and evidence. */
    public void decision(IdentityDecision decision) {
        Node s = iris.decision(decision);
        add(s, Vocabulary.TYPE, Vocabulary.IDENTITY_DECISION);
        add(s, Vocabulary.MERGED, iris.mentioned(decision.first()));
        add(s, Vocabulary.MERGED, iris.mentioned(decision.second()));
        add(s, Vocabulary.RULE, string(decision.rule()));
        add(s, Vocabulary.SCORE, score(decision.score()));
        add(s, Vocabulary.EVIDENCE, string(decision.evidence()));
        boolean paper = decision.first() instanceof IdentityDecision.PaperMention;
        add(s, Vocabulary.RESULTS_IN, paper ? iris.paper(decision.entity()) : iris.author(decision.entity()));
    }

    /** The title; else the beginning of the abstract's first sentence; else the first identifier or the key. */
    static String label(Paper paper) {
        if (!paper.title().isEmpty()) {
            return paper.title();
        }
        String text = paper.abstractText();
        if (text.isEmpty()) {
            return paper.identifiers().isEmpty()
                    ? paper.key()
                    : paper.identifiers().get(0).toString();
        }
        Matcher end = SENTENCE_END.matcher(text);
        String first = end.find() ? text.substring(0, end.start()) : text;
        if (first.length() <= LABEL_LENGTH) {
            return first;
        }
        int word = first.lastIndexOf(' ', LABEL_LENGTH);
        int cut = word > LABEL_LENGTH / 2 ? word : first.offsetByCodePoints(0, LABEL_LENGTH / 2);
        return first.substring(0, cut).replaceAll("[\\s,;:(-]+$", "") + "…";
    }

    private static Node status(AuthorList.Status status) {
        return switch (status) {
            case COMPLETE -> Vocabulary.COMPLETE;
            case TRUNCATED -> Vocabulary.TRUNCATED;
            case UNKNOWN -> Vocabulary.UNKNOWN;
        };
    }

    private void derived(Node s, List<RecordId> records) {
        records.forEach(r -> add(s, Vocabulary.WAS_DERIVED_FROM, iris.record(r)));
    }

    private void text(Node s, Node p, String value) {
        if (!value.isEmpty()) {
            add(s, p, string(value));
        }
    }

    private void add(Node s, Node p, Node o) {
        out.triple(Triple.create(s, p, o));
    }

    private static Node string(String value) {
        return NodeFactory.createLiteralString(value);
    }

    private static Node integer(long value) {
        return NodeFactory.createLiteralDT(Long.toString(value), XSDDatatype.XSDinteger);
    }

    /** Three decimal places, in the canonical form of xsd:decimal. */
    private static Node score(double value) {
        BigDecimal rounded =
                BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).stripTrailingZeros();
        String lexical = rounded.scale() <= 0 ? rounded.setScale(1).toPlainString() : rounded.toPlainString();
        return NodeFactory.createLiteralDT(lexical, XSDDatatype.XSDdecimal);
    }

    private static Node date(PartialDate date) {
        XSDDatatype type = switch (date.precision()) {
            case YEAR -> XSDDatatype.XSDgYear;
            case MONTH -> XSDDatatype.XSDgYearMonth;
            case DAY -> XSDDatatype.XSDdate;
        };
        return NodeFactory.createLiteralDT(date.toString(), type);
    }
}
