package org.papergraph.format;

import java.util.Locale;
import java.util.Optional;
import org.papergraph.model.Identifier;

/** Identifiers by the web addresses that show the paper they name. */
final class WebIdentifiers {

    private WebIdentifiers() {}

    /** The identifier whose own address this is; empty for any other address. */
    static Optional<Identifier> of(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        if (!lower.startsWith("http")) {
            return Optional.empty();
        }
        int from = lower.indexOf("://") + 3;
        int to = lower.indexOf('/', from);
        if (from < 3 || to < 0) {
            return Optional.empty();
        }
        String host = lower.substring(from, to);
        Optional<Identifier.Scheme> scheme = switch (host) {
            case "doi.org", "dx.doi.org", "www.doi.org" -> Optional.of(Identifier.Scheme.DOI);
            case "arxiv.org", "www.arxiv.org", "export.arxiv.org" -> Optional.of(Identifier.Scheme.ARXIV);
            case "aclanthology.org", "www.aclanthology.org", "aclweb.org", "www.aclweb.org" ->
                Optional.of(Identifier.Scheme.ACL);
            case "pubmed.ncbi.nlm.nih.gov" -> Optional.of(Identifier.Scheme.PMID);
            case "www.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov" ->
                Optional.of(lower.contains("pmc") ? Identifier.Scheme.PMCID : Identifier.Scheme.PMID);
            case "www.semanticscholar.org", "semanticscholar.org", "api.semanticscholar.org" ->
                Optional.of(Identifier.Scheme.SEMANTIC_SCHOLAR);
            case "dblp.org", "dblp.uni-trier.de" -> Optional.of(Identifier.Scheme.DBLP);
            case "openalex.org" -> Optional.of(Identifier.Scheme.OPENALEX);
            default -> Optional.empty();
        };
        return scheme.flatMap(s -> Identifier.parse(s, address.strip()));
    }
}
