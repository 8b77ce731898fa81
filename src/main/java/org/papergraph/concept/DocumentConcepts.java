package org.papergraph.concept;

import java.util.List;
import java.util.Objects;
import org.papergraph.model.ConceptMention;

/** What one paper alone says of its concepts: the result of the stage that may run for all papers at once. */
public final class DocumentConcepts {

    private final String key;
    private final List<ConceptMention> mentions;
    private final List<CandidatePhrase> phrases;

    DocumentConcepts(String key, List<ConceptMention> mentions, List<CandidatePhrase> phrases) {
        this.key = Objects.requireNonNull(key, "key");
        this.mentions = List.copyOf(mentions);
        this.phrases = List.copyOf(phrases);
    }

    /** The document's key. */
    public String key() {
        return key;
    }

    /** The mentions of the schemes' concepts, sorted by place. */
    public List<ConceptMention> mentions() {
        return mentions;
    }

    /** The phrases that may become candidates, best first. */
    List<CandidatePhrase> phrases() {
        return phrases;
    }
}
