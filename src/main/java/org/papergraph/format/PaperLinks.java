package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.Identifier;
import org.papergraph.text.PlainText;

/** What a web address says about a paper: which one it is, or at least that it is one. */
final class PaperLinks {

    private static final int MAX_LENGTH = 2000;

    private static final Pattern ARXIV = Pattern.compile(
            "(?i)^https?://(?:www\\.|export\\.|browse\\.)?(?:arxiv\\.org/(?:abs|pdf|html|format|ps)/|(?:www\\.)?alphaxiv\\.org/(?:abs|pdf|overview)/"
                    + "|ar5iv\\.(?:labs\\.arxiv\\.)?org/(?:abs/|html/)?|huggingface\\.co/papers/|scirate\\.com/arxiv/)"
                    + "([0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?![0-9])");
    private static final Pattern DOI = Pattern.compile(
            "(?i)^https?://(?:(?:dx\\.|www\\.)?doi\\.org/|dl\\.acm\\.org/doi/(?:abs/|pdf/|full/|fullhtml/|epdf/)?|link\\.springer\\.com/(?:article|chapter|book|content/pdf|referenceworkentry)/"
                    + "|onlinelibrary\\.wiley\\.com/doi/(?:abs/|full/|pdf/|epdf/)?|(?:www\\.)?tandfonline\\.com/doi/(?:abs/|full/|pdf/)?|journals\\.sagepub\\.com/doi/(?:abs/|full/|pdf/)?"
                    + "|(?:www\\.)?pnas\\.org/doi/(?:abs/|full/|pdf/)?|(?:www\\.)?science\\.org/doi/(?:abs/|full/|pdf/)?|journals\\.aps\\.org/[a-z]+/abstract/|pubs\\.acs\\.org/doi/(?:abs/|full/|pdf/)?"
                    + "|(?:www\\.)?(?:bio|med)rxiv\\.org/content/|epubs\\.siam\\.org/doi/(?:abs/|pdf/)?|direct\\.mit\\.edu/doi/)"
                    + "(10\\.[0-9]{4,9}(?:\\.[0-9]+)*/[^\\s<>\"{}|\\\\^`?#]+)");
    private static final Pattern ARXIV_DOI = Pattern.compile("(?i)10\\.48550/arxiv\\.(.+)");
    private static final Pattern SITE = Pattern.compile(
            "(?i)^https?://(?:[a-z0-9-]+\\.)*(?:arxiv\\.org/(?:abs|pdf|html)/|openreview\\.net/(?:forum|pdf|attachment|references)|aclanthology\\.org/.|aclweb\\.org/anthology/|acl-bg\\.org/proceedings"
                    + "|proceedings\\.[a-z0-9.-]+/.|(?:papers\\.)?nips\\.cc/paper|papers\\.neurips\\.cc/|jmlr\\.(?:org|csail\\.mit\\.edu)/papers|openaccess\\.thecvf\\.com/|ecva\\.net/papers|ojs\\.aaai\\.org/"
                    + "|aaai\\.org/(?:papers|ocs|library|ojs)|ijcai\\.org/(?:proceedings|papers)|dl\\.acm\\.org/(?:doi|citation)|ieeexplore\\.ieee\\.org/|computer\\.org/csdl|sciencedirect\\.com/science/article"
                    + "|link\\.springer\\.com/(?:article|chapter|content)|springer\\.com/(?:article|chapter)|nature\\.com/articles/|science\\.org/doi|sciencemag\\.org/content|cell\\.com/.+/(?:fulltext|pdf)|pnas\\.org/"
                    + "|jstor\\.org/stable|ssrn\\.com/|(?:bio|med)rxiv\\.org/content|psyarxiv\\.com/.|osf\\.io/preprints|usenix\\.org/(?:conference/.+/presentation|system/files|legacy)|isca-(?:archive|speech)\\.org/"
                    + "|researchgate\\.net/publication|semanticscholar\\.org/(?:paper|reader)|hal\\.(?:science|archives-ouvertes\\.fr)/|eprint\\.iacr\\.org/[0-9]|philpapers\\.org/(?:rec|archive)"
                    + "|pubmed\\.ncbi\\.nlm\\.nih\\.gov/[0-9]|ncbi\\.nlm\\.nih\\.gov/(?:pmc|pubmed)/|pmc\\.ncbi\\.nlm\\.nih\\.gov/|europepmc\\.org/|citeseerx\\.[a-z.]+/|dblp\\.org/rec/|core\\.ac\\.uk/(?:works|download|display)"
                    + "|iopscience\\.iop\\.org/article|mdpi\\.com/[0-9]|frontiersin\\.org/.*articles|journals\\.plos\\.org/|plos\\.org/.*article|elifesciences\\.org/articles|ndss-symposium\\.org/.*paper"
                    + "|themoonlight\\.io/(?:[a-z]+/)?(?:paper|review)|paperswithcode\\.com/paper|huggingface\\.co/papers/|academic\\.oup\\.com/|onlinelibrary\\.wiley\\.com/doi|tandfonline\\.com/doi|distill\\.pub/[0-9]{4}/."
                    + "|deepai\\.org/publication/|escholarship\\.org/uc/item|jair\\.org/index\\.php/.+/article|direct\\.mit\\.edu/|mitpressjournals\\.org/doi|royalsocietypublishing\\.org/doi|bmvc.*\\.pdf|doi\\.org/.|zenodo\\.org/records?/)");
    private static final Pattern PAPER_FILE = Pattern.compile("(?i)^https?://[^?#]+\\.(?:pdf|ps|ps\\.gz)(?:[?#].*)?$");
    private static final Identifier.Scheme[] BY_ADDRESS = {
        Identifier.Scheme.ACL,
        Identifier.Scheme.PMID,
        Identifier.Scheme.PMCID,
        Identifier.Scheme.DBLP,
        Identifier.Scheme.OPENALEX,
        Identifier.Scheme.SEMANTIC_SCHOLAR
    };

    private PaperLinks() {}

    /** The identifiers that an address of a paper's page or file holds: none, or one. */
    static List<Identifier> identifiers(String url) {
        List<Identifier> found = new ArrayList<>();
        if (url.length() > MAX_LENGTH) {
            return found;
        }
        Matcher arxiv = ARXIV.matcher(url);
        if (arxiv.find()) {
            Identifier.parse(Identifier.Scheme.ARXIV, arxiv.group(1)).ifPresent(found::add);
            return found;
        }
        Matcher doi = DOI.matcher(url);
        if (doi.find()) {
            doi(doi.group(1)).ifPresent(found::add);
            return found;
        }
        if (url.indexOf("://") > 0) {
            String bare = url.replaceFirst("[?#].*$", "").replaceFirst("^(?i)https?://www\\.aclweb", "https://aclweb");
            for (Identifier.Scheme scheme : BY_ADDRESS) {
                Optional<Identifier> identifier = Identifier.parse(scheme, bare);
                if (identifier.isPresent()) {
                    found.add(identifier.get());
                    return found;
                }
            }
        }
        return found;
    }

    /* arXiv's own DOIs say the same as its ids, which name the paper more often. */
    private static Optional<Identifier> doi(String value) {
        String doi = PlainText.withoutEnd(
                        value.replaceFirst("(?i)(?:\\.pdf|/full|/abstract|/meta|v[0-9]+(?:\\.full)?(?:\\.pdf)?)$", ""),
                        ".,;:)]")
                .replaceAll("(?i)%2f", "/");
        Matcher arxiv = ARXIV_DOI.matcher(doi);
        return arxiv.matches()
                ? Identifier.parse(Identifier.Scheme.ARXIV, arxiv.group(1))
                        .or(() -> Identifier.parse(Identifier.Scheme.DOI, doi))
                : Identifier.parse(Identifier.Scheme.DOI, doi);
    }

    /** Whether an address is one of a paper: on a site of papers, or a file of the kinds that papers are. */
    static boolean isPaper(String url) {
        return url.length() <= MAX_LENGTH
                && (SITE.matcher(url).find()
                        || PAPER_FILE.matcher(url).matches()
                        || !identifiers(url).isEmpty());
    }
}
