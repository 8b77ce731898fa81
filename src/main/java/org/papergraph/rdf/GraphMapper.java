package org.papergraph.rdf;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
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
import org.papergraph.model.Subject;
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
    private final Statements out;
    private final DetailsMapper details;

    /**
     * Maps into a stream.
     *
     * @param iris how things are named
     * @param out takes the statements; it is neither started nor finished here
     */
    public GraphMapper(Iris iris, StreamRDF out) {
        this.iris = Objects.requireNonNull(iris, "iris");
        this.out = new Statements(iris, Objects.requireNonNull(out, "out"));
        this.details = new DetailsMapper(iris, this.out);
    }

    /** Where something was read, and every value as it stands there. */
    public void sourceRecord(PaperRecord record) {
        Node s = iris.record(record.id());
        out.add(s, Vocabulary.TYPE, Vocabulary.SOURCE_RECORD);
        out.add(s, Vocabulary.FILE, Statements.string(record.id().file()));
        out.add(s, Vocabulary.LINE, Statements.integer(record.line()));
        out.add(s, Vocabulary.FORMAT, Statements.string(record.format()));
        out.add(s, Vocabulary.RECORD, Statements.integer(record.id().number()));
        out.text(s, Vocabulary.SOURCE_KEY, record.key());
        Map<PaperField, Integer> count = new EnumMap<>(PaperField.class);
        for (WrittenValue value : record.written()) {
            Node v = iris.writtenValue(record.id(), value.field(), count.merge(value.field(), 1, Integer::sum));
            out.add(s, Vocabulary.HAS_WRITTEN_VALUE, v);
            out.add(v, Vocabulary.TYPE, Vocabulary.WRITTEN_VALUE);
            out.add(v, Vocabulary.FIELD, Statements.string(value.field().label()));
            out.add(v, Vocabulary.AS_WRITTEN, Statements.string(value.text()));
            out.add(v, Vocabulary.LINE, Statements.integer(value.line()));
        }
    }

    /**
     * A paper with its author list and the concepts it is about.
     *
     * @param mentions the words in its title and abstract that name concepts
     */
    public void paper(Paper paper, Collection<ConceptMention> mentions) {
        Node s = iris.paper(paper.key());
        out.add(s, Vocabulary.TYPE, Vocabulary.PAPER);
        out.text(s, Vocabulary.TITLE, paper.title());
        out.text(s, Vocabulary.ABSTRACT, paper.abstractText());
        out.text(s, Vocabulary.LABEL, label(paper));
        for (PaperDate date : paper.dates()) {
            Node property = switch (date.event()) {
                case CREATED -> Vocabulary.CREATED;
                case MODIFIED -> Vocabulary.MODIFIED;
                case ISSUED -> Vocabulary.ISSUED;
            };
            out.add(s, property, Statements.date(date.date()));
        }
        for (Identifier id : paper.identifiers()) {
            switch (id.scheme()) {
                case ARXIV -> out.add(s, Vocabulary.ARXIV_ID, Statements.string(id.value()));
                case DOI -> out.add(s, Vocabulary.DOI, Statements.string(id.value()));
                default -> {}
            }
            out.add(s, Vocabulary.IDENTIFIER, iris.identifier(id));
        }
        for (String url : paper.urls()) {
            if (Iris.isSafe(url)) {
                out.add(s, Vocabulary.SEE_ALSO, Iris.external(url));
            }
        }
        paper.comments().forEach(c -> out.text(s, Vocabulary.NOTE, c));
        for (Authorship authorship : paper.authorships()) {
            authorship(s, paper.key(), authorship);
        }
        out.add(s, Vocabulary.AUTHOR_LIST_STATUS, status(paper.authorListStatus()));
        if (paper.unlistedAuthors() > 0) {
            out.add(s, Vocabulary.UNLISTED_AUTHOR_COUNT, Statements.integer(paper.unlistedAuthors()));
        }
        out.text(s, Vocabulary.TRUNCATION_MARKER, paper.truncationMarker());
        paper.venues().forEach(v -> out.add(s, Vocabulary.HAS_VENUE, iris.venue(v)));
        out.derived(s, paper.records());
        details.map(s, paper);
        Set<String> subjects = new TreeSet<>();
        for (ConceptMention mention : mentions) {
            if (subjects.add(mention.concept())) {
                out.add(s, Vocabulary.SUBJECT, iris.concept(mention.concept()));
            }
            mention(s, paper, mention);
        }
    }

    private void authorship(Node paper, String paperKey, Authorship authorship) {
        Node s = iris.authorship(paperKey, authorship.ordinal());
        Node author = iris.author(authorship.author());
        out.add(paper, Vocabulary.HAS_AUTHORSHIP, s);
        out.add(paper, Vocabulary.CREATOR, author);
        out.add(s, Vocabulary.TYPE, Vocabulary.AUTHORSHIP);
        out.add(s, Vocabulary.ORDINAL, Statements.integer(authorship.ordinal()));
        out.add(
                s,
                Vocabulary.NAME_AS_WRITTEN,
                Statements.string(authorship.contributor().nameAsWritten()));
        out.add(s, Vocabulary.HAS_AUTHOR, author);
        out.contributor(s, authorship.contributor());
        out.derived(s, authorship.records());
    }

    private void mention(Node paperNode, Paper paper, ConceptMention mention) {
        Node s = iris.mention(paper.key(), mention);
        out.add(s, Vocabulary.TYPE, Vocabulary.CONCEPT_MENTION);
        out.add(s, Vocabulary.HAS_PAPER, paperNode);
        out.add(s, Vocabulary.HAS_CONCEPT, iris.concept(mention.concept()));
        out.add(s, Vocabulary.EXACT, Statements.string(mention.exact()));
        out.add(s, Vocabulary.START, Statements.integer(mention.start()));
        out.add(s, Vocabulary.END, Statements.integer(mention.end()));
        out.add(s, Vocabulary.FIELD, Statements.string(mention.field().label()));
        out.add(s, Vocabulary.SCORE, Statements.score(mention.score()));
        out.derived(s, paper.records());
    }

    /** A person or group, with all forms of the name and who else it may be. */
    public void author(Author author) {
        Node s = iris.author(author.key());
        switch (author.kind()) {
            case PERSON -> {
                out.add(s, Vocabulary.TYPE, Vocabulary.AUTHOR);
                out.text(s, Vocabulary.FAMILY_NAME, author.name().familyWithParticle());
                out.text(s, Vocabulary.GIVEN_NAME, author.name().given());
            }
            case GROUP -> out.add(s, Vocabulary.TYPE, Vocabulary.GROUP);
        }
        out.text(s, Vocabulary.NAME, author.fullName());
        author.otherNames().forEach(n -> out.text(s, Vocabulary.ALT_LABEL, n));
        out.text(s, Vocabulary.ORCID, author.orcid());
        if (author.ambiguous()) {
            out.add(s, Vocabulary.TYPE, Vocabulary.AMBIGUOUS_AUTHOR);
        }
        author.possiblySameAs().forEach(a -> out.add(s, Vocabulary.POSSIBLY_SAME_AS, iris.author(a)));
        out.derived(s, author.records());
    }

    /** A venue, and what it is a part of. */
    public void venue(Venue venue) {
        Node s = iris.venue(venue.key());
        out.add(s, Vocabulary.TYPE, Vocabulary.VENUE);
        switch (venue.kind()) {
            case CONFERENCE -> out.add(s, Vocabulary.TYPE, Vocabulary.CONFERENCE);
            case WORKSHOP -> out.add(s, Vocabulary.TYPE, Vocabulary.WORKSHOP);
            case JOURNAL -> out.add(s, Vocabulary.TYPE, Vocabulary.JOURNAL);
            case BOOK -> out.add(s, Vocabulary.TYPE, Vocabulary.BOOK);
            case SERIES -> out.add(s, Vocabulary.TYPE, Vocabulary.SERIES);
            case OTHER -> {}
        }
        out.text(s, Vocabulary.LABEL, venue.label());
        out.text(s, Vocabulary.ALT_LABEL, venue.acronym());
        venue.issns().forEach(issn -> out.text(s, Vocabulary.ISSN, issn));
        if (venue.year() != 0) {
            out.add(s, Vocabulary.DATE, Statements.date(PartialDate.of(venue.year())));
        }
        venue.partOf().forEach(v -> out.add(s, Vocabulary.IS_PART_OF, iris.venue(v)));
        out.derived(s, venue.records());
    }

    /** A concept that some paper mentions, and its place among the others. */
    public void concept(Concept concept, ConceptLinks links) {
        Node s = iris.concept(concept.id());
        out.add(s, Vocabulary.TYPE, Vocabulary.CONCEPT);
        out.text(s, Vocabulary.PREF_LABEL, concept.prefLabel());
        concept.altLabels().forEach(l -> out.text(s, Vocabulary.ALT_LABEL, l));
        out.text(s, Vocabulary.DEFINITION, concept.definition());
        links.broader(concept).forEach(c -> out.add(s, Vocabulary.BROADER, iris.concept(c)));
        links.ancestors(concept).forEach(c -> out.add(s, Vocabulary.BROADER_TRANSITIVE, iris.concept(c)));
        links.related(concept).forEach(c -> out.add(s, Vocabulary.RELATED, iris.concept(c)));
        if (Iris.isSafe(concept.scheme())) {
            out.add(s, Vocabulary.IN_SCHEME, Iris.external(concept.scheme()));
        }
        switch (concept.status()) {
            case ESTABLISHED -> {}
            case CANDIDATE -> out.add(s, Vocabulary.STATUS, Vocabulary.CANDIDATE);
        }
    }

    /** The subjects that papers' sources state, each once. */
    public void subjects(Iterable<Paper> papers) {
        DetailsMapper.subjects(iris, papers).forEach(this::subject);
    }

    private void subject(Subject subject) {
        Node s = iris.subject(subject);
        out.add(s, Vocabulary.TYPE, Vocabulary.STATED_SUBJECT);
        out.add(s, Vocabulary.TYPE, Vocabulary.CONCEPT);
        out.text(s, Vocabulary.PREF_LABEL, subject.label());
        out.text(s, Vocabulary.NOTATION, subject.code());
        out.add(s, Vocabulary.IN_SCHEME, iris.subjectScheme(subject));
    }

    /** A merge, with its rule, score and evidence. */
    public void decision(IdentityDecision decision) {
        Node s = iris.decision(decision);
        out.add(s, Vocabulary.TYPE, Vocabulary.IDENTITY_DECISION);
        out.add(s, Vocabulary.MERGED, iris.mentioned(decision.first()));
        out.add(s, Vocabulary.MERGED, iris.mentioned(decision.second()));
        out.add(s, Vocabulary.RULE, Statements.string(decision.rule()));
        out.add(s, Vocabulary.SCORE, Statements.score(decision.score()));
        out.add(s, Vocabulary.EVIDENCE, Statements.string(decision.evidence()));
        boolean paper = decision.first() instanceof IdentityDecision.PaperMention;
        out.add(s, Vocabulary.RESULTS_IN, paper ? iris.paper(decision.entity()) : iris.author(decision.entity()));
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
}
