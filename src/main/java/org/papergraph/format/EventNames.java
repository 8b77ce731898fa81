package org.papergraph.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.VenueMention;
import org.papergraph.text.VenuePhrases;

/** Conferences that a source names in a field of their own. */
final class EventNames {

    private static final Pattern YEAR = Pattern.compile("(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])");

    private static final Pattern LIST = Pattern.compile(
            "(?:,\\s*+[^,():0-9]{2,60}+){0,6},?\\s++(?i:and|&)\\s++[^,():0-9]{2,60}+(?=$|[,(:]|[12][0-9]{3})");
    private static final Pattern ONLINE = Pattern.compile("(?i)\\b(?:online|virtual)");
    private static final Pattern ACRONYM = Pattern.compile("\\(([A-Z][A-Za-z&@-]{1,14})(?:[ ’'-]*[0-9]{2,4})?\\)");

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
                .map(v -> withWholeList(v, name))
                .orElseGet(() -> VenueMention.of(name, VenueMention.Kind.CONFERENCE));
        String shorter = YEAR.matcher(acronym)
                .replaceAll("")
                .replaceAll("(?<![\\s’',.-])[\\s’',.-]++$", "")
                .strip();
        VenueMention named = shorter.isEmpty() ? found : found.withAcronym(shorter);
        Matcher year = YEAR.matcher(date);
        return named.year() == 0 && year.find() ? named.withYear(Integer.parseInt(year.group())) : named;
    }

    /* "Conference on Informatics, Technology, and Engineering": in running words the name would end at the comma. */
    private static VenueMention withWholeList(VenueMention found, String written) {
        int at = written.indexOf(found.name());
        int end = at + found.name().length();
        Matcher rest = LIST.matcher(written).region(Math.min(Math.max(end, 0), written.length()), written.length());
        if (at < 0 || !rest.lookingAt() || ONLINE.matcher(rest.group()).find()) {
            return found;
        }
        VenueMention whole = new VenueMention(
                (found.name() + rest.group()).strip(),
                found.acronym(),
                found.kind(),
                found.year(),
                found.issns(),
                found.partOf());
        Matcher acronym = ACRONYM.matcher(written).region(rest.end(), written.length());
        return found.acronym().isEmpty() && acronym.find() ? whole.withAcronym(acronym.group(1)) : whole;
    }
}
