package org.papergraph.format;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the first lines of an XML text say about its kind. */
final class XmlHead {

    private static final Pattern START =
            Pattern.compile("<(?:[\\p{L}_][\\p{L}\\p{N}._-]*:)?([\\p{L}_][\\p{L}\\p{N}._-]*)(?=[\\s/>]|$)");
    /* What may stand before the first element: a comment, an instruction, a DOCTYPE with or without declarations in it. */
    private static final Pattern BEFORE = Pattern.compile(
            "\\G\\s*+(?:<!--.*?-->|<\\?.*?\\?>|<!DOCTYPE\\s[^\\[>]*+(?:\\[.*?\\]\\s*+)?>)", Pattern.DOTALL);
    private static final Pattern HTML = Pattern.compile("(?i)<!doctype\\s+html\\b");

    private XmlHead() {}

    static String root(List<String> lines) {
        String first = lines.stream().filter(l -> !l.isEmpty()).findFirst().orElse("");
        if (!first.startsWith("<")) {
            return "";
        }
        String text = String.join("\n", lines);
        Matcher before = BEFORE.matcher(text);
        int from = 0;
        while (before.find()) {
            if (HTML.matcher(before.group()).find()) {
                return "";
            }
            from = before.end();
        }
        Matcher start = START.matcher(text).region(skipBlanks(text, from), text.length());
        if (!start.lookingAt()) {
            return "";
        }
        String name = start.group(1);
        return name.toLowerCase(Locale.ROOT).equals("html") ? "" : name;
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static Set<String> names(List<String> lines) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher start = START.matcher(line);
            while (start.find()) {
                names.add(start.group(1));
            }
        }
        return names;
    }
}
