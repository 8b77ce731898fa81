package org.papergraph.format;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The beginning of a text, by which its format is recognised.
 *
 * @param lines its lines without blanks around them
 */
record Sample(List<String> lines) {

    private static final Pattern MARKUP =
            Pattern.compile("(?s)^\\s*(?:[{\\[<]|@[A-Za-z]+\\s*\\{|#{1,6} |%[A-Z0-9] |[A-Z][A-Z0-9]\\s\\s?-\\s).*");

    Sample {
        lines = List.copyOf(lines);
    }

    /** Decodes the first bytes of a file; a character cut at the end becomes U+FFFD. */
    static Sample of(byte[] head) {
        Charset charset = !Lines.hasUtf16Mark(head, head.length)
                ? StandardCharsets.UTF_8
                : head[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        String text = new String(head, charset);
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return new Sample(text.lines().map(String::strip).toList());
    }

    /** How many lines match a regular expression as a whole. */
    long count(String regex) {
        Predicate<String> matches = Pattern.compile(regex).asMatchPredicate();
        return lines.stream()
                .filter(l -> l.length() <= 2000 ? matches.test(l) : matches.test(l.substring(0, 2000)))
                .count();
    }

    boolean hasProse() {
        return lines.stream().anyMatch(Prose::isProse)
                || passages(t -> false).stream().anyMatch(p -> Prose.isProse(p.text()));
    }

    /** The text as lines. */
    String head() {
        return String.join("\n", lines);
    }

    /**
     * The names of members of the first records of a JSON text as paths with dots, {@code id}, {@code authors.name}, and those of
     * what the records are wrapped in, {@code results}. Empty when the text is no JSON.
     */
    Set<String> jsonNames() {
        return JsonNames.of(head());
    }

    /** Whether it begins as JSON, XML, BibTeX, Markdown or a list of tagged fields does. */
    boolean isMarkup() {
        return lines.stream()
                .filter(l -> !l.isEmpty())
                .findFirst()
                .map(l -> MARKUP.matcher(l).matches())
                .orElse(false);
    }

    /** The local name of the element that an XML text begins with; {@code ""} when it is no XML, or a page of HTML. */
    String xmlRoot() {
        return XmlHead.root(lines);
    }

    /** The local names of the elements that begin in it; none when it is no XML. */
    Set<String> xmlNames() {
        return xmlRoot().isEmpty() ? Set.of() : XmlHead.names(lines);
    }

    /** The passages, with lines that always stand alone told apart. */
    List<Passage> passages(Predicate<String> alone) {
        List<Passage> found = new ArrayList<>();
        Passages passages = new Passages(t -> false, alone, t -> false, found::add);
        for (int i = 0; i < lines.size(); i++) {
            passages.accept(new Line(i + 1, lines.get(i)));
        }
        passages.end();
        return found;
    }
}
