package org.papergraph.build;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.papergraph.build.BuildReport.FileReport;

/**
 * What a run that only maps read and wrote.
 *
 * @param records records understood
 * @param rejects records that could not be understood
 * @param warnings odd things in records that were kept
 * @param statements triples written, those that several records say each time
 * @param seconds wall time
 * @param files one entry a file, in the order in which they were read
 */
@JsonPropertyOrder({"records", "rejects", "warnings", "statements", "seconds", "files"})
public record TriplesReport(
        long records, long rejects, long warnings, long statements, double seconds, List<FileReport> files) {

    public TriplesReport {
        files = List.copyOf(files);
    }
}
