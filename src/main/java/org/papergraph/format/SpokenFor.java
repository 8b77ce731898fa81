package org.papergraph.format;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.Contributor;
import org.papergraph.text.PersonNames;

/** Entries of author lists that name a person and whom they speak for: {@code Jane Doe on behalf of the CMX Collaboration}. */
final class SpokenFor {

    private static final int MAX_LENGTH = 300;
    private static final String PERSON = "(?<person>\\p{Lu}[^,;:()]{0,80}\\s[^,;:()]{1,80}?)";
    private static final Pattern ON_BEHALF =
            Pattern.compile(PERSON + "[,\\s(]+on\\s+behalf\\s+of\\s+(?:the\\s+)?(?<group>[^()]{2,200}?)\\s*\\)?");
    /* "for" may be a word of a group's own name. */
    private static final Pattern FOR = Pattern.compile(
            PERSON
                    + "[,\\s(]+for\\s+(?:the\\s+)?(?<group>[^()]{2,200}?\\b(?i:consortium|investigators|study group|working group|team))\\s*\\)?");
    private static final Pattern FOR_COLLABORATION = Pattern.compile(
            "(?<person>\\p{Lu}[^,;:()]{1,160}?)[,\\s(]+for\\s+(?:the\\s+)?(?<group>[^()]{2,200}?\\b(?i:collaborations?))\\s*\\)?");

    private SpokenFor() {}

    /**
     * The person and the group.
     *
     * @param name one entry, without LaTeX
     * @return two of them, or none when the entry is not of this form
     */
    static List<Contributor> in(String name) {
        if (name.length() > MAX_LENGTH
                || !(name.contains(" for ") || name.contains("behalf") || name.contains("(for "))) {
            return List.of();
        }
        for (Pattern form : List.of(ON_BEHALF, FOR, FOR_COLLABORATION)) {
            Matcher m = form.matcher(name);
            if (m.matches() && !PersonNames.isGroup(m.group("person"))) {
                String person = PersonNames.display(m.group("person"));
                return List.of(
                        Contributor.person(person, PersonNames.parse(person)),
                        Contributor.group(m.group("group").strip()));
            }
        }
        return List.of();
    }
}
