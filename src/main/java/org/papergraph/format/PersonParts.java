package org.papergraph.format;

import org.papergraph.model.PersonName;
import org.papergraph.text.PersonNames;

/** Names of people that a source gives in parts. */
final class PersonParts {

    private PersonParts() {}

    /**
     * The name with the parts of the source; a particle or {@code Jr.} that it has within the family name is told apart.
     *
     * @param given given names or initials, {@code ""} for somebody of one name
     * @param family the family name, with its particle; {@code ""} when all is in the given names
     */
    static PersonName of(String given, String family, String suffix) {
        if (given.isEmpty() || family.isEmpty()) {
            String name = given + family;
            // In Han, Kana and Hangul one word holds both names.
            return !name.isEmpty() && name.codePointAt(0) > 0x2E00
                    ? PersonNames.parse(name)
                    : new PersonName("", "", name, suffix);
        }
        if (family.indexOf(' ') < 0 || family.indexOf(',') >= 0) {
            return new PersonName(given, "", family, suffix);
        }
        PersonName taken = PersonNames.parse(family + ", " + given);
        return new PersonName(
                taken.given(), taken.particle(), taken.family(), suffix.isEmpty() ? taken.suffix() : suffix);
    }
}
