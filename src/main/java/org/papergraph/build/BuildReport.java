package org.papergraph.build;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a build read and what became of it: the content of {@code report.json}.
 *
 * @param generator name and version of the program
 * @param base where the IRIs of the graph begin
 * @param files one entry a file, by name
 * @param records records understood
 * @param rejects records that could not be understood, all kept in {@code rejects.jsonl}
 * @param warnings odd things in records that were kept
 * @param papers papers after resolution
 * @param authors people and groups after resolution
 * @param authorships places in author lists
 * @param truncatedAuthorLists papers whose sources cut the list
 * @param venues series and events
 * @param concepts concepts that at least one paper mentions
 * @param candidateConcepts those of them that no scheme has
 * @param mentions words in titles and abstracts that name a concept
 * @param merges decisions that two mentions are one thing, by kind
 * @param statements triples in the graph
 * @param seconds wall time by stage
 */
@JsonPropertyOrder({
    "generator",
    "base",
    "records",
    "papers",
    "authors",
    "authorships",
    "truncatedAuthorLists",
    "venues",
    "concepts",
    "candidateConcepts",
    "mentions",
    "merges",
    "rejects",
    "warnings",
    "statements",
    "seconds",
    "files"
})
public record BuildReport(
        String generator,
        String base,
        List<FileReport> files,
        long records,
        long rejects,
        long warnings,
        long papers,
        long authors,
        long authorships,
        long truncatedAuthorLists,
        long venues,
        long concepts,
        long candidateConcepts,
        long mentions,
        Map<String, Long> merges,
        long statements,
        Map<String, Double> seconds) {

    public BuildReport {
        files = List.copyOf(files);
        merges = Collections.unmodifiableMap(new TreeMap<>(merges));
        seconds = Collections.unmodifiableMap(new LinkedHashMap<>(seconds));
    }

    /**
     * What became of one file.
     *
     * @param file its name in the graph
     * @param status read, skipped (no records are expected in it), or failed
     * @param format the format it was read as, {@code ""} when it was not read
     * @param records records understood
     * @param rejects records that could not be understood
     * @param warnings odd things in records that were kept
     * @param note why it was skipped or failed, {@code ""} when it was read
     */
    public record FileReport(
            String file, Status status, String format, long records, long rejects, long warnings, String note) {

        /** What became of a file. */
        public enum Status {
            READ,
            SKIPPED,
            FAILED;

            @JsonValue
            public String label() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }
}
