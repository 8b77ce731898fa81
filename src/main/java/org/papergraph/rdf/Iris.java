package org.papergraph.rdf;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.jena.graph.Node;
import org.apache.jena.graph.NodeFactory;
import org.papergraph.model.ConceptMention;
import org.papergraph.model.Identifier;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.PaperField;
import org.papergraph.model.RecordId;
import org.papergraph.model.Subject;

/**
 * Names for the things of a graph: the same thing has the same IRI in every build, whatever the order of the input.
 *
 * <p>Whatever a source says becomes part of an IRI only percent-encoded, so no text can break out of it.
 */
public final class Iris {

    /** The base that is used unless a user asks for another. */
    public static final String DEFAULT_BASE = "https://w3id.org/papergraph/id/";

    private static final String FORBIDDEN = "<>\"{}|^`\\";
    /* Segments of dots and empty ones, which clients that normalise addresses would take away. */
    private static final Pattern DOTS = Pattern.compile("(?<=^|/)(\\.{1,2})(?=/|$)");
    private static final Pattern SLASHES = Pattern.compile("/{2,}");
    private static final HexFormat HEX = HexFormat.of();
    private static final boolean[] UNRESERVED = new boolean[0x80];

    static {
        for (char c = 0; c < UNRESERVED.length; c++) {
            UNRESERVED[c] = Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0;
        }
    }

    private final String base;

    /**
     * Names under a base of the user's.
     *
     * @param base an absolute http(s) IRI ending in {@code /} or {@code #}
     * @throws IllegalArgumentException when it is not one
     */
    public Iris(String base) {
        Objects.requireNonNull(base, "base");
        if (!base.matches("https?://[^/?#]+/.*[/#]|https?://[^/?#]+/") || !isSafe(base)) {
            throw new IllegalArgumentException("the base must be an http(s) IRI that ends in / or #: " + base);
        }
        this.base = base;
    }

    /** What the names begin with. */
    public String base() {
        return base;
    }

    /**
     * Whether a text can stand as an absolute IRI in a query, a page or any serialisation, unescaped, without changing what
     * is around it: it has a scheme, and no blank, no control character, none of {@code <>"{}|^`\}, no lone surrogate.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc3987#section-2.2">RFC 3987</a>, and IRIREF in the grammars of Turtle
     *     and SPARQL
     */
    public static boolean isSafe(String iri) {
        int colon = iri.indexOf(':');
        if (colon < 1 || colon == iri.length() - 1 || !isLetter(iri.charAt(0))) {
            return false;
        }
        for (int i = 1; i < colon; i++) {
            char c = iri.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && c != '+' && c != '.' && c != '-') {
                return false;
            }
        }
        for (int i = colon + 1; i < iri.length(); i++) {
            char c = iri.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < iri.length() && Character.isLowSurrogate(iri.charAt(i + 1));
            if (pair) {
                i++;
            } else if (!isSafe(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSafe(char c) {
        boolean control = c <= 0x20 || (c >= 0x7F && c <= 0x9F);
        boolean lineEnd = c == '\u2028' || c == '\u2029';
        return !control && !lineEnd && !Character.isSurrogate(c) && FORBIDDEN.indexOf(c) < 0;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Whether a character of ASCII stands in an IRI's path as it is. */
    static boolean isUnreserved(char c) {
        return UNRESERVED[c];
    }

    /** What stands behind the last {@code /} or {@code #} of an IRI; all of it when it has neither. */
    public static String localName(String iri) {
        return iri.substring(Math.max(iri.lastIndexOf('/'), iri.lastIndexOf('#')) + 1);
    }

    /** A node for an absolute IRI that a source gave; {@link #isSafe} must hold. */
    static Node external(String iri) {
        if (!isSafe(iri)) {
            throw new IllegalArgumentException("not an IRI: " + iri);
        }
        return NodeFactory.createURI(iri);
    }

    /** The paper with a key that is its own in the graph: {@link org.papergraph.model.Paper#key}. */
    public Node paper(String key) {
        return mint("paper/" + path(key));
    }

    /**
     * The place of one author in a paper's list.
     *
     * @param ordinal from 1
     */
    public Node authorship(String paperKey, int ordinal) {
        return mint("authorship/" + path(paperKey) + "/" + ordinal);
    }

    /** The web address of an identifier that a source gives. */
    Node identifier(Identifier identifier) {
        return NodeFactory.createURI(identifier.scheme().site() + path(identifier.value()));
    }

    /** The person or group with a key that is their own in the graph. */
    public Node author(String key) {
        return mint("author/" + path(key));
    }

    /** The venue with a key that is its own in the graph. */
    public Node venue(String key) {
        return mint("venue/" + path(key));
    }

    /** A scheme's concept keeps its own IRI; a discovered one gets one under the base. */
    public Node concept(String id) {
        return isSafe(id) ? NodeFactory.createURI(id) : mint("concept/" + path(id));
    }

    /** The words of a paper's title or abstract that name a concept, by their place. */
    public Node mention(String paperKey, ConceptMention mention) {
        String concept = mention.concept();
        String slug = isSafe(concept) ? localName(concept) : concept;
        return mint("mention/" + path(paperKey) + "/" + mention.field().label() + "/" + mention.start() + "-"
                + mention.end() + "/" + path(slug));
    }

    /** A record as it stands in a source, by file and number. */
    public Node record(RecordId id) {
        return mint("record/" + path(id.file()) + "/" + id.number());
    }

    /**
     * The value of a record's field as it stands in the source.
     *
     * @param index which value of that field, from 1
     */
    public Node writtenValue(RecordId id, PaperField field, int index) {
        return mint("record/" + path(id.file()) + "/" + id.number() + "/" + field.label() + "/" + index);
    }

    /**
     * The place of one editor in a paper's list.
     *
     * @param ordinal from 1
     */
    public Node editorship(String paperKey, int ordinal) {
        return mint("editorship/" + path(paperKey) + "/" + ordinal);
    }

    /** A version of a paper, by what its source calls it. */
    public Node version(String paperKey, String label) {
        return mint("version/" + path(paperKey) + "/" + path(label));
    }

    /**
     * An entry of a paper's reference list.
     *
     * @param ordinal from 1
     */
    public Node reference(String paperKey, int ordinal) {
        return mint("reference/" + path(paperKey) + "/" + ordinal);
    }

    /**
     * What was later said about a paper.
     *
     * @param number from 1
     */
    public Node notice(String paperKey, int number) {
        return mint("notice/" + path(paperKey) + "/" + number);
    }

    /** A subject that sources state, by its scheme and its code, or its words whatever their case. */
    public Node subject(Subject subject) {
        return NodeFactory.createURI(subjectIri(subject));
    }

    /** The IRI of {@link #subject}. */
    String subjectIri(Subject subject) {
        String name = subject.code().isEmpty() ? subject.label().toLowerCase(Locale.ROOT) : subject.code();
        return base + "subject/" + subject.scheme() + "/" + path(name);
    }

    /** The scheme of subjects that sources state. */
    public Node subjectScheme(Subject subject) {
        return mint("scheme/" + subject.scheme());
    }

    /** A merge, by what it merged and why. */
    public Node decision(IdentityDecision decision) {
        return mint("decision/"
                + digest(decision.first() + "\n" + decision.second() + "\n" + decision.rule())
                        .substring(0, 16));
    }

    /** The node of a mention that a decision is about. */
    public Node mentioned(IdentityDecision.Mention mention) {
        if (mention instanceof IdentityDecision.PaperMention paper) {
            return record(paper.record());
        }
        if (mention instanceof IdentityDecision.AuthorMention author) {
            return authorship(author.paper(), author.ordinal());
        }
        throw new IllegalStateException("a mention of no known kind: " + mention);
    }

    private Node mint(String path) {
        return NodeFactory.createURI(base + path);
    }

    /** Percent-encodes all but RFC 3986's unreserved characters and {@code /}; dot segments cannot survive. */
    static String path(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (c == '/' || (c < 0x80 && isUnreserved(c))) {
                out.append(c);
            } else {
                out.append('%').append(HEX.withUpperCase().toHexDigits(b));
            }
        }
        boolean segments = out.length() <= 2 || out.indexOf("/") >= 0;
        return segments ? SLASHES.matcher(DOTS.matcher(out).replaceAll("$1%7E")).replaceAll("/%2F") : out.toString();
    }

    /** What {@link #path} made of a text, back again. */
    public static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** SHA-256 of a text's UTF-8 bytes, in lower-case hexadecimal. */
    static String digest(String text) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
