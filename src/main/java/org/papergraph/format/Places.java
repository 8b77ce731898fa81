package org.papergraph.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of institutions as affiliations give them. */
final class Places {

    private static final int LONGEST_ADDRESS = 300;
    private static final Pattern ADDRESS_AT_END = Pattern.compile("(?iu)[\\s,;:(\\[]*"
            + "(?:\\b(?:electronic address|e-?mails?(?: address(?:es)?)?|correspond[a-z]*|contact)\\b\\s*[:=]?\\s*)?"
            + "[^\\s@,;:()\\[\\]]{1,64}@[^\\s@,;:()\\[\\]]{1,100}\\.[a-z]{2,12}[\\s.,;)\\]]*$");

    private Places() {}

    /** The name of a place without the electronic addresses of persons that stand behind it. */
    static String withoutAddresses(String place) {
        String rest = place;
        while (rest.lastIndexOf('@') > rest.length() - LONGEST_ADDRESS && rest.indexOf('@') >= 0) {
            Matcher m = ADDRESS_AT_END.matcher(rest);
            m.region(Math.max(0, rest.lastIndexOf('@') - LONGEST_ADDRESS), rest.length());
            if (!m.find() || m.start() == 0) {
                return rest;
            }
            rest = rest.substring(0, m.start());
        }
        return rest;
    }
}
