package org.papergraph.resolution;

import java.util.List;
import org.papergraph.model.Author;
import org.papergraph.model.IdentityDecision;
import org.papergraph.model.Paper;
import org.papergraph.model.Venue;

/**
 * What records come to: the papers they are about, who wrote them and where they appeared, and why records and names were
 * taken to be one.
 *
 * @param papers sorted by key
 * @param authors sorted by key
 * @param venues sorted by key
 * @param decisions sorted; n − 1 for each paper of n records and for each author of n places in author lists
 */
public record Resolution(
        List<Paper> papers, List<Author> authors, List<Venue> venues, List<IdentityDecision> decisions) {

    public Resolution {
        papers = List.copyOf(papers);
        authors = List.copyOf(authors);
        venues = List.copyOf(venues);
        decisions = List.copyOf(decisions);
    }
}
