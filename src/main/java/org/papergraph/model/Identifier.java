package org.papergraph.model;

import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An identifier that a source gives a paper, and by which nothing but that paper is meant.
 *
 * @param scheme who issues it
 * @param value its normalised form in that scheme
 */
public record Identifier(Scheme scheme, String value) implements Comparable<Identifier> {

    private static final Comparator<Identifier> ORDER =
            Comparator.comparing(Identifier::scheme).thenComparing(Identifier::value);

    /** Issuers of identifiers, the one to name a paper by first. */
    public enum Scheme {
        /** See {@link ArxivId}. */
        ARXIV("arXiv", "", "https://arxiv.org/abs/"),
        /** See {@link Doi}. */
        DOI("DOI", "", "https://doi.org/"),
        /** PubMed: {@code 12345678}. */
        PMID(
                "PMID",
                "(?:(?:https?://)?(?:pubmed\\.ncbi\\.nlm\\.nih\\.gov|www\\.ncbi\\.nlm\\.nih\\.gov/pubmed)/|pmid\\s*:?\\s*)?0*([1-9][0-9]{0,8})/?",
                "https://pubmed.ncbi.nlm.nih.gov/"),
        /** PubMed Central: {@code PMC1234567}. */
        PMCID(
                "PMCID",
                "(?:(?:https?://)?(?:pmc|www)\\.ncbi\\.nlm\\.nih\\.gov/(?:pmc/)?articles/|pmcid\\s*:?\\s*)?(pmc[1-9][0-9]{0,8})/?",
                "https://pmc.ncbi.nlm.nih.gov/articles/"),
        /** The ACL Anthology: {@code P18-1001}, {@code 2020.acl-main.1}. */
        ACL(
                "ACL Anthology",
                "(?:(?:https?://)?(?:www\\.)?(?:aclanthology\\.org|aclweb\\.org/anthology)/)?([a-z][0-9]{2}-[0-9]{4,5}|[0-9]{4}\\.[a-z0-9_]+-[a-z0-9_]+\\.[0-9]+)(?:/|\\.pdf|v[0-9]\\.pdf)?",
                "https://aclanthology.org/"),
        /** dblp: {@code conf/nips/VaswaniSPUJGKP17}. */
        DBLP(
                "dblp",
                "(?:(?:https?://)?dblp\\.(?:org|dagstuhl\\.de|uni-trier\\.de)/rec/(?:(?:bib[0-9]?|html|xml|rdf)/)?|dblp:)?([a-z]+(?:/[A-Za-z0-9_+.-]+?){1,3})(?:\\.html|\\.xml|\\.bib)?",
                "https://dblp.org/rec/"),
        /** OpenAlex works: {@code W2741809807}. */
        OPENALEX(
                "OpenAlex",
                "(?:(?:https?://)?(?:api\\.)?openalex\\.org/(?:works/)?)?(w[1-9][0-9]{0,12})",
                "https://openalex.org/"),
        /** Semantic Scholar: forty hexadecimal digits, or {@code CorpusID:123}. */
        SEMANTIC_SCHOLAR(
                "Semantic Scholar",
                "(?:(?:https?://)?(?:www\\.|api\\.)?semanticscholar\\.org/(?:paper/(?:[^/]+/)?)?|s2id\\s*:\\s*)?([0-9a-f]{40}|corpusid:[1-9][0-9]{0,11})",
                "https://www.semanticscholar.org/paper/");

        private final String label;
        private final Pattern form;
        private final String site;

        Scheme(String label, String form, String site) {
            this.label = label;
            this.form = Pattern.compile(form, Pattern.CASE_INSENSITIVE);
            this.site = site;
        }

        /** What people call it: {@code Semantic Scholar}. */
        public String label() {
            return label;
        }

        /** What the addresses of its papers begin with. */
        public String site() {
            return site;
        }
    }

    public Identifier {
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(value, "value");
    }

    public static Identifier of(ArxivId id) {
        return new Identifier(Scheme.ARXIV, id.value());
    }

    public static Identifier of(Doi doi) {
        return new Identifier(Scheme.DOI, doi.value());
    }

    /** Reads an identifier of a scheme, bare or as its web address; empty when it is none. */
    public static Optional<Identifier> parse(Scheme scheme, String text) {
        return switch (scheme) {
            case ARXIV -> ArxivId.parse(text).map(Identifier::of);
            case DOI -> Doi.parse(text).map(Identifier::of);
            default -> {
                String bare = text.strip();
                if (scheme == Scheme.DBLP && isPlainKey(bare)) {
                    yield Optional.of(new Identifier(scheme, bare));
                }
                Matcher m = scheme.form.matcher(bare);
                yield m.matches() ? Optional.of(new Identifier(scheme, normal(scheme, m.group(1)))) : Optional.empty();
            }
        };
    }

    /* Whether a text is a key of dblp without a dot in it, as nearly all are. */
    private static boolean isPlainKey(String text) {
        int slashes = 0;
        char before = '/';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (c == '/' && before != '/') {
                slashes++;
            } else if (!letter && (slashes == 0 || !((c >= '0' && c <= '9') || c == '_' || c == '+' || c == '-'))) {
                return false;
            }
            before = c;
        }
        return slashes > 0 && slashes <= 3 && before != '/';
    }

    private static String normal(Scheme scheme, String value) {
        return switch (scheme) {
            case PMCID, OPENALEX -> value.toUpperCase(Locale.ROOT);
            case ACL -> value.charAt(0) <= '9' ? value.toLowerCase(Locale.ROOT) : value.toUpperCase(Locale.ROOT);
            case SEMANTIC_SCHOLAR -> {
                String lower = value.toLowerCase(Locale.ROOT);
                yield lower.startsWith("corpusid:") ? "CorpusID:" + lower.substring(9) : lower;
            }
            default -> value;
        };
    }

    @Override
    public int compareTo(Identifier other) {
        return ORDER.compare(this, other);
    }

    /** {@code arxiv:2405.19550}. */
    @Override
    public String toString() {
        return scheme.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
