package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * The authors of a paper as one source lists them.
 *
 * @param contributors in the order of the source
 * @param status whether the source shows all of them
 * @param unlisted how many the source says it left out; 0 when it states no number
 * @param marker the words that say the list was cut, {@code ""} when it was not
 */
public record AuthorList(List<Contributor> contributors, Status status, int unlisted, String marker) {

    /** Whether a list shows all authors of its paper. */
    public enum Status {
        COMPLETE,
        TRUNCATED,
        /** The source names no author, or does not say whether there are more. */
        UNKNOWN
    }

    /** The list of a source that says nothing about authors. */
    public static final AuthorList NONE = new AuthorList(List.of(), Status.UNKNOWN, 0, "");

    public AuthorList {
        contributors = List.copyOf(contributors);
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(marker, "marker");
        if (unlisted < 0) {
            throw new IllegalArgumentException("unlisted authors cannot be fewer than none: " + unlisted);
        }
        if (status != Status.TRUNCATED && (unlisted > 0 || !marker.isEmpty())) {
            throw new IllegalArgumentException("only a truncated list has unlisted authors: " + status);
        }
        if (status == Status.TRUNCATED && unlisted == 0 && marker.isEmpty()) {
            throw new IllegalArgumentException("a truncated list has a count or a marker");
        }
    }

    public static AuthorList complete(List<Contributor> contributors) {
        return new AuthorList(contributors, Status.COMPLETE, 0, "");
    }

    public static AuthorList truncated(List<Contributor> contributors, int unlisted, String marker) {
        return new AuthorList(contributors, Status.TRUNCATED, unlisted, marker);
    }
}
