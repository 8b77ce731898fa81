package org.papergraph.format;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a file is that has the form of no format, or of several, for a message to somebody who expected it to be read. */
final class Content {

    private static final int SHOWN = 60;
    private static final int JSON_LINES = 20;
    private static final double CERTAIN = 0.8;
    private static final Pattern TITLE = Pattern.compile("(?is)<title[^>]*>\\s*([^<]{1,200})");
    private static final Pattern ROOT = Pattern.compile("<([A-Za-z_][A-Za-z0-9_.:-]*)");
    private static final Pattern MEMBER = Pattern.compile("\"([^\"\\\\]{1,40})\"\\s*:");
    private static final Pattern KEY = Pattern.compile("^(?:- )?([A-Za-z_][A-Za-z0-9_-]{0,40}):(?:\\s.*)?$");
    private static final Pattern CODE = Pattern.compile(
            "^(?:#include\\b|#!/|import [\\w.{*]|from [\\w.]+ import |package [\\w.]+;|using [\\w.]+;|def \\w+\\(|class \\w+|function \\w+\\(|public |private |fn \\w+|const \\w+|let \\w+|var \\w+|SELECT |CREATE |INSERT ).*");

    /* How the records of formats begin that people put one behind the other. */
    private static final Map<String, Pattern> MARKS = new LinkedHashMap<>();
    private static final Pattern JSON_LINE = Pattern.compile("^\\{\\s*\"[^\"]+\"\\s*:.*\\}$");

    static {
        MARKS.put(
                "BibTeX",
                Pattern.compile(
                        "(?i)^@(?:article|inproceedings|conference|book|inbook|incollection|misc|phdthesis|mastersthesis|techreport|proceedings|unpublished|online|thesis|report)\\s*[{(].*"));
        MARKS.put("RIS", Pattern.compile("^TY {1,2}- ?[A-Z]{3,}.*"));
        MARKS.put("MEDLINE", Pattern.compile("^PMID ?- ?[0-9]+.*"));
        MARKS.put("EndNote", Pattern.compile("^%0 [A-Z].*"));
        MARKS.put("JSON", JSON_LINE);
    }

    /* The first bytes of files that are no text. */
    private static final Map<String, String> BINARY = new LinkedHashMap<>();

    static {
        BINARY.put("%PDF", "a PDF document");
        BINARY.put("SQLite format 3", "an SQLite database");
        BINARY.put("\u0089PNG", "an image (PNG)");
        BINARY.put("\u00FF\u00D8\u00FF", "an image (JPEG)");
        BINARY.put("GIF8", "an image (GIF)");
        BINARY.put("\u00D0\u00CF\u0011\u00E0", "a document of an old office program (.xls, .doc)");
        BINARY.put("PAR1", "a Parquet table");
        BINARY.put("7z\u00BC\u00AF", "a 7z archive; unpack it first");
        BINARY.put("Rar!", "a RAR archive; unpack it first");
        BINARY.put("\u00FD7zXZ", "compressed with xz; unpack it first");
        BINARY.put("\u007FELF", "a program");
        BINARY.put("MZ", "a program");
        BINARY.put("\u00CA\u00FE\u00BA\u00BE", "a program");
    }

    private Content() {}

    /** What bytes are that are no text: {@code binary: a PDF document}. */
    static String ofBinary(byte[] head) {
        String start = new String(head, 0, Math.min(head.length, 16), StandardCharsets.ISO_8859_1);
        return BINARY.entrySet().stream()
                .filter(kind -> start.startsWith(kind.getKey()))
                .findFirst()
                .map(kind -> "binary: " + kind.getValue())
                .orElse("binary");
    }

    /**
     * Which formats follow one another in a text, when there are several.
     *
     * @param format tells the format of a text on its own
     */
    static Optional<String> mixed(List<String> lines, Function<String, Detection> format) {
        Map<String, Long> seen = new LinkedHashMap<>();
        MARKS.forEach((name, mark) -> {
            long count = lines.stream()
                    .filter(l -> mark.matcher(l.length() <= 2000 || name.equals("JSON") ? l : l.substring(0, 2000))
                            .matches())
                    .count();
            if (count > 0) {
                seen.put(name, count);
            }
        });
        if (seen.size() > 1) {
            return Optional.of("mixed content: "
                    + seen.entrySet().stream()
                            .map(e -> e.getKey() + " (" + e.getValue() + " of its records)")
                            .collect(Collectors.joining(" and ")));
        }
        Set<String> kinds = new TreeSet<>();
        lines.stream().filter(JSON_LINE.asMatchPredicate()).limit(JSON_LINES).forEach(line -> {
            if (format.apply(line) instanceof Detection.Detected d && d.certainty() >= CERTAIN) {
                kinds.add(d.format().id());
            }
        });
        return kinds.size() > 1
                ? Optional.of("mixed content: lines of " + String.join(" and of ", kinds))
                : Optional.empty();
    }

    /** What a text looks like. */
    static String ofText(List<String> lines) {
        String first = lines.stream().filter(l -> !l.isEmpty()).findFirst().orElse("");
        if (first.startsWith("{") || first.startsWith("[{") || first.equals("[")) {
            Set<String> members = names(lines, MEMBER);
            return "looks like JSON" + (members.isEmpty() ? "" : " with the members " + listed(members));
        }
        if (first.matches("(?i)<(?:!doctype html|html|head|body)\\b.*")) {
            Matcher title = TITLE.matcher(String.join(" ", lines.subList(0, Math.min(lines.size(), 500))));
            return "looks like an HTML page"
                    + (title.find() ? " titled \"" + shown(title.group(1).strip()) + "\"" : "");
        }
        if (first.startsWith("<") && !first.startsWith("<http")) {
            Matcher root = ROOT.matcher(String.join(" ", lines.subList(0, Math.min(lines.size(), 50))));
            return "looks like XML" + (root.find() ? " whose root is " + shown(root.group(1)) : "");
        }
        if (first.matches("(?i)@?(?:prefix|base)\\s+\\S*\\s*<[^>]*>\\s*\\.?")) {
            return "looks like RDF in Turtle";
        }
        if (lines.stream().anyMatch(l -> l.matches("@[A-Za-z]+\\s*\\{.*"))) {
            return "looks like BibTeX";
        }
        if (lines.stream().anyMatch(l -> l.matches("TY\\s\\s?-\\s.*"))) {
            return "looks like RIS";
        }
        if (lines.stream().anyMatch(l -> l.matches("\\\\(?:documentclass|begin\\{document\\}|section\\{).*"))) {
            return "looks like LaTeX source";
        }
        List<String> full = lines.stream().filter(l -> !l.isEmpty()).limit(300).toList();
        long code = full.stream()
                .filter(l -> CODE.matcher(l).matches() || l.matches(".*[;{}]"))
                .count();
        if (code * 10 > full.size() * 3L && code >= 2) {
            return "looks like source code";
        }
        long keys = full.stream()
                .filter(l -> KEY.matcher(l).matches() || l.startsWith("- ") || l.startsWith("#"))
                .count();
        // A long text in base64 may follow the first keys.
        boolean begins = first.endsWith(":")
                && KEY.matcher(first).matches()
                && full.size() > 1
                && KEY.matcher(full.get(1)).matches();
        if (first.equals("---")
                || (begins && names(full, KEY).size() >= 2)
                || (keys >= 3 && keys * 2 > full.size() && names(full, KEY).size() >= 2)) {
            return "looks like YAML with the keys " + listed(names(full, KEY));
        }
        if (first.indexOf('\t') > 0 || (first.chars().filter(c -> c == ',').count() >= 3 && !first.contains(". "))) {
            return "looks like a table whose header names no paper: \"" + shown(first.replace('\t', ' '))
                    + "\"; see --map";
        }
        long prose = full.stream().filter(Prose::isProse).count();
        return (prose * 2 > full.size() ? "plain prose that " : "it ") + "begins with \"" + shown(first) + "\"";
    }

    private static Set<String> names(List<String> lines, Pattern name) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            Matcher m = name.matcher(line.length() <= 5000 ? line : line.substring(0, 5000));
            while (names.size() < 5 && m.find()) {
                names.add(m.group(1));
            }
        }
        return names;
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names);
    }

    private static String shown(String text) {
        int length = text.codePointCount(0, text.length());
        return length <= SHOWN ? text : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }
}
