package org.papergraph.format;

import java.util.Locale;
import java.util.Optional;
import org.papergraph.model.Identifier;
import org.papergraph.model.Identifier.Scheme;
import org.papergraph.model.Orcid;
import org.papergraph.model.Ror;

/** Identifiers in XML, checked; what is none is reported. */
final class Identified {

    private Identified() {}

    /** The ORCID iD in an element, {@code ""} when it is none. */
    static String orcid(XmlElement e, Output out) {
        String raw = XmlProse.of(e);
        // Some deposits put a blank or a comment after the address, or the address twice.
        Optional<Orcid> orcid = Orcid.parse(raw.replaceFirst("/$", ""));
        if (orcid.isEmpty() && !raw.isEmpty()) {
            out.warn(e.line(), e.column(), "no ORCID iD: left out", raw);
        }
        return orcid.map(Orcid::value).orElse("");
    }

    /** The ROR address in an element, {@code ""} when it is none. */
    static String ror(XmlElement e, Output out) {
        String raw = XmlProse.of(e);
        Optional<Ror> ror = Ror.parse(raw);
        if (ror.isEmpty() && !raw.isEmpty()) {
            out.warn(e.line(), e.column(), "no ROR identifier: left out", raw);
        }
        return ror.map(Ror::value).orElse("");
    }

    /** The identifier of a cited work, by what the source calls its scheme; empty when it is of none that is known. */
    static Optional<Identifier> cited(String type, String value) {
        String bare = value.strip();
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "doi" -> Identifier.parse(Scheme.DOI, bare);
            case "pmid", "pubmed" -> Identifier.parse(Scheme.PMID, bare);
            case "pmc", "pmcid" -> Identifier.parse(Scheme.PMCID, bare.matches("[0-9]+") ? "PMC" + bare : bare);
            case "arxiv" -> Identifier.parse(Scheme.ARXIV, bare);
            default -> Optional.empty();
        };
    }

    /** The identifier that a web address stands for: a DOI, an arXiv paper, an entry of PubMed. */
    static Optional<Identifier> address(String address) {
        String bare = address.strip();
        if (!bare.contains("doi.org/") && !bare.contains("arxiv.org/") && !bare.contains("ncbi.nlm.nih.gov/")) {
            return Optional.empty();
        }
        for (Scheme scheme : new Scheme[] {Scheme.DOI, Scheme.ARXIV, Scheme.PMCID, Scheme.PMID}) {
            Optional<Identifier> found = Identifier.parse(scheme, bare);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
