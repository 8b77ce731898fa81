package org.papergraph.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.VenueMention;
import org.papergraph.text.VenuePhrases;

/** Conferences that a source names in a field of their own. */
final class EventNames {

    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");

    private EventNames() {}

    /**
     * The conference or workshop of a name.
     *
     * @param name as written, with or without year and acronym
     * @param acronym as written, {@code ""} when it is not given
     * @param date when it was held or published, in any words; its year counts where the name has none
     */
    static VenueMention mention(String name, String acronym, String date) {
        VenueMention found = VenuePhrases.ofJournalReference(name)
                .filter(v -> v.kind() == VenueMention.Kind.CONFERENCE || v.kind() == VenueMention.Kind.WORKSHOP)
                .orElseGet(() -> VenueMention.of(name, VenueMention.Kind.CONFERENCE));
        String shorter = YEAR.matcher(acronym)
                .replaceAll("")
                .replaceAll("(?<![\\s’',.-])[\\s’',.-]++$", "")
                .strip();
        VenueMention named = shorter.isEmpty() ? found : found.withAcronym(shorter);
        Matcher year = YEAR.matcher(date);
        return named.year() == 0 && year.find() ? named.withYear(Integer.parseInt(year.group())) : named;
    }
}
