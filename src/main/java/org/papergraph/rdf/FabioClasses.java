package org.papergraph.rdf;

import org.papergraph.model.PaperType;

/** What FaBiO calls the types of papers. */
public final class FabioClasses {

    private FabioClasses() {}

    /** The local name of the class of FaBiO; {@code ""} where there is none to name. */
    public static String of(PaperType type) {
        return switch (type) {
            case ARTICLE -> "JournalArticle";
            case CONFERENCE_PAPER -> "ConferencePaper";
            case PREPRINT -> "Preprint";
            case BOOK -> "Book";
            case CHAPTER -> "BookChapter";
            case PROCEEDINGS -> "ConferenceProceedings";
            case THESIS -> "Thesis";
            case REPORT -> "ReportDocument";
            case DATASET -> "Dataset";
            case SOFTWARE -> "ComputerProgram";
            case OTHER, UNKNOWN -> "";
        };
    }
}
