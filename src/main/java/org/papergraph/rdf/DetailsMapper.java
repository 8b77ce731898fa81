package org.papergraph.rdf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.papergraph.model.Citation;
import org.papergraph.model.Contributor;
import org.papergraph.model.Details;
import org.papergraph.model.Identifier;
import org.papergraph.model.Imprint;
import org.papergraph.model.LocalizedText;
import org.papergraph.model.Notice;
import org.papergraph.model.Paper;
import org.papergraph.model.Subject;
import org.papergraph.model.Version;

/** Maps what only some sources say of a paper. */
final class DetailsMapper {

    private final Iris iris;
    private final Statements out;

    DetailsMapper(Iris iris, Statements out) {
        this.iris = iris;
        this.out = out;
    }

    void map(Node s, Paper paper) {
        Details details = paper.details();
        if (details.equals(Details.NONE)) {
            return;
        }
        String sort = FabioClasses.of(details.type());
        if (!sort.isEmpty()) {
            out.add(s, Vocabulary.SORT, NodeFactory.createURI(Vocabulary.FABIO + sort));
        }
        out.text(s, Vocabulary.LANGUAGE, details.language());
        for (LocalizedText title : details.otherTitles()) {
            out.add(s, Vocabulary.ALTERNATIVE, text(title));
        }
        editors(s, paper);
        for (Version version : details.versions()) {
            Node v = iris.version(paper.key(), version.label());
            out.add(s, Vocabulary.HAS_VERSION, v);
            out.add(v, Vocabulary.TYPE, Vocabulary.VERSION);
            out.text(v, Vocabulary.VERSION_LABEL, version.label());
            version.dates().forEach(date -> out.add(v, Vocabulary.ISSUED, Statements.date(date)));
            out.derived(v, paper.records());
        }
        imprint(s, details.imprint());
        details.subjects().forEach(subject -> out.add(s, Vocabulary.HAS_STATED_SUBJECT, iris.subject(subject)));
        references(s, paper);
        notices(s, paper);
        for (String licence : details.licences()) {
            if (licence.startsWith("http") && Iris.isSafe(licence)) {
                out.add(s, Vocabulary.LICENSE, Iris.external(licence));
            } else {
                out.text(s, Vocabulary.RIGHTS, licence);
            }
        }
    }

    private static Node text(LocalizedText text) {
        return text.language().isEmpty()
                ? Statements.string(text.text())
                : NodeFactory.createLiteralLang(text.text(), text.language());
    }

    private void editors(Node s, Paper paper) {
        int ordinal = 0;
        for (Contributor editor : paper.details().editors()) {
            Node e = iris.editorship(paper.key(), ++ordinal);
            out.add(s, Vocabulary.HAS_EDITORSHIP, e);
            out.add(e, Vocabulary.TYPE, Vocabulary.EDITORSHIP);
            out.add(e, Vocabulary.WITH_ROLE, Vocabulary.EDITOR);
            out.add(e, Vocabulary.ORDINAL, Statements.integer(ordinal));
            out.text(e, Vocabulary.NAME_AS_WRITTEN, editor.nameAsWritten());
            if (editor.kind() == Contributor.Kind.PERSON) {
                out.text(e, Vocabulary.FAMILY_NAME, editor.name().familyWithParticle());
                out.text(e, Vocabulary.GIVEN_NAME, editor.name().given());
            }
            out.text(e, Vocabulary.ORCID, editor.orcid());
            out.contributor(e, editor);
            out.derived(e, paper.records());
        }
    }

    private void imprint(Node s, Imprint imprint) {
        out.text(s, Vocabulary.VOLUME, imprint.volume());
        out.text(s, Vocabulary.ISSUE, imprint.issue());
        out.text(s, Vocabulary.PAGES, imprint.pages());
        out.text(s, Vocabulary.LOCATOR, imprint.articleNumber());
        out.text(s, Vocabulary.NUMBER, imprint.reportNumber());
        out.text(s, Vocabulary.PUBLISHER, imprint.publisher());
        imprint.isbns().forEach(isbn -> out.text(s, Vocabulary.ISBN, isbn));
    }

    /** A reference is a thing of its own where there are words to keep; an identifier alone says all by itself. */
    private void references(Node s, Paper paper) {
        List<Citation> citations = paper.details().citations();
        for (int i = 0; i < citations.size(); i++) {
            Citation citation = citations.get(i);
            String cited = paper.cited().get(i);
            List<Node> addresses = new ArrayList<>();
            for (Identifier identifier : citation.identifiers()) {
                addresses.add(iris.identifier(identifier));
            }
            if (!cited.isEmpty()) {
                out.add(s, Vocabulary.CITES, iris.paper(cited));
            } else if (!addresses.isEmpty()) {
                out.add(s, Vocabulary.CITES, addresses.get(0));
            }
            if (citation.asWritten().isEmpty()) {
                continue;
            }
            Node r = iris.reference(paper.key(), i + 1);
            out.add(s, Vocabulary.HAS_REFERENCE, r);
            out.add(r, Vocabulary.TYPE, Vocabulary.REFERENCE);
            out.add(r, Vocabulary.ORDINAL, Statements.integer(i + 1));
            out.text(r, Vocabulary.AS_WRITTEN, citation.asWritten());
            addresses.forEach(address -> out.add(r, Vocabulary.IDENTIFIER, address));
            if (!cited.isEmpty()) {
                out.add(r, Vocabulary.CITED_PAPER, iris.paper(cited));
            }
        }
    }

    private void notices(Node s, Paper paper) {
        int number = 0;
        for (Notice notice : paper.details().notices()) {
            Node n = iris.notice(paper.key(), ++number);
            out.add(s, Vocabulary.HAS_NOTICE, n);
            out.add(n, Vocabulary.TYPE, Vocabulary.NOTICE);
            out.text(n, Vocabulary.NOTICE_KIND, notice.kind().label());
            out.text(n, Vocabulary.NOTE, notice.text());
            notice.dates().forEach(date -> out.add(n, Vocabulary.DATE, Statements.date(date)));
            notice.identifiers().forEach(id -> out.add(n, Vocabulary.IDENTIFIER, iris.identifier(id)));
            out.derived(n, paper.records());
            if (notice.kind() == Notice.Kind.RETRACTION) {
                out.add(s, Vocabulary.TYPE, Vocabulary.RETRACTED_PAPER);
            }
        }
    }

    /**
     * One of each subject that papers state: of the words that sources have for one code the longest, of spellings that
     * differ in case the first in the order of characters.
     */
    static List<Subject> subjects(Iris iris, Iterable<Paper> papers) {
        Map<Node, Subject> best = new LinkedHashMap<>();
        for (Paper paper : papers) {
            for (Subject subject : paper.details().subjects()) {
                best.merge(iris.subject(subject), subject, DetailsMapper::better);
            }
        }
        Map<String, Subject> sorted = new TreeMap<>();
        best.forEach((node, subject) -> sorted.put(node.getURI(), subject));
        return List.copyOf(sorted.values());
    }

    private static Subject better(Subject a, Subject b) {
        int longer = Integer.compare(a.label().length(), b.label().length());
        return longer > 0 || (longer == 0 && a.compareTo(b) <= 0) ? a : b;
    }
}
