package org.papergraph.model;

import java.util.List;
import java.util.Objects;

/**
 * The part of a paper's description that only some sources give.
 *
 * @param type what sort of publication it is
 * @param language the language it is written in, a BCP 47 tag in lower case; {@code ""} when not given
 * @param otherTitles translations of the title and titles in another script
 * @param editors in the order of the source
 * @param versions in the order of the source, the first one first
 * @param imprint volume, pages, publisher and the like
 * @param subjects sorted, without duplicates
 * @param citations in the order of the source
 * @param notices retractions, corrections and the like
 * @param licences the addresses of licences where the source gives them, else their words; sorted
 */
public record Details(
        PaperType type,
        String language,
        List<LocalizedText> otherTitles,
        List<Contributor> editors,
        List<Version> versions,
        Imprint imprint,
        List<Subject> subjects,
        List<Citation> citations,
        List<Notice> notices,
        List<String> licences) {

    /** The details of a source that gives none. */
    public static final Details NONE = new Details(
            PaperType.UNKNOWN,
            "",
            List.of(),
            List.of(),
            List.of(),
            Imprint.NONE,
            List.of(),
            List.of(),
            List.of(),
            List.of());

    public Details {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(language, "language");
        otherTitles = List.copyOf(otherTitles);
        editors = List.copyOf(editors);
        versions = List.copyOf(versions);
        Objects.requireNonNull(imprint, "imprint");
        subjects = Ordered.distinct(subjects);
        citations = List.copyOf(citations);
        notices = List.copyOf(notices);
        licences = Ordered.distinct(licences);
    }
}
