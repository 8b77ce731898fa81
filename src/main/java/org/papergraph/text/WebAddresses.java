package org.papergraph.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The http and https addresses that stand in a text.
 *
 * <p>Each one is an IRI by RFC 3987 that is safe to write between angle brackets: none of {@code <>"{}|^`\}, no blank, no
 * control character, no broken percent sign, no user name before the host.
 */
public final class WebAddresses {

    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_-]*");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");
    private static final Pattern LINK_COMMAND = Pattern.compile("\\\\href\\s*\\{([^{}\\s]{1,2000})\\}");
    private static final int MAX_LENGTH = 2000;
    private static final int MAX_AUTHORITY = 255;

    private WebAddresses() {}

    /**
     * The addresses in a text, LaTeX allowed, in the order of their appearance and without duplicates. Punctuation of the
     * sentence around an address is no part of it.
     */
    public static List<String> in(String raw) {
        if (!mayHoldOne(raw)) {
            return List.of();
        }
        LinkedHashSet<String> found = new LinkedHashSet<>(plain(PlainText.of(raw)));
        if (raw.contains("\\href")) {
            Matcher m = LINK_COMMAND.matcher(raw);
            while (m.find()) {
                found.addAll(plain(m.group(1).replaceAll("\\\\([_%#&~])", "$1")));
            }
        }
        return new ArrayList<>(found);
    }

    /** Whether there is a sign in a text without which it holds no address. */
    static boolean mayHoldOne(String text) {
        int colon = text.indexOf(':');
        return colon >= 0 && text.indexOf("://", colon) >= 0;
    }

    /** The text as an address, when it is exactly one. */
    public static Optional<String> parse(String text) {
        String stripped = text.strip();
        for (String address : plain(stripped)) {
            if (address.length() == stripped.length()) {
                return Optional.of(address);
            }
        }
        return Optional.empty();
    }

    private static List<String> plain(String text) {
        if (text.indexOf("://") < 0) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int colon = text.indexOf("://"); colon >= 0; colon = text.indexOf("://", Math.max(from, colon + 1))) {
            int start = start(text, colon);
            if (start < from) {
                continue;
            }
            int end = colon + 3;
            int limit = Math.min(text.length(), start + MAX_LENGTH + 1);
            while (end < limit) {
                int c = text.codePointAt(end);
                if (!isAllowed(c)) {
                    break;
                }
                end += Character.charCount(c);
            }
            from = end;
            address(text.substring(start, end)).ifPresent(found::add);
        }
        return found;
    }

    /* Where the "http" or "https" before a colon begins, as a word of its own; -1 when there is none. */
    private static int start(String text, int colon) {
        int start = text.regionMatches(true, colon - 4, "http", 0, 4)
                ? colon - 4
                : text.regionMatches(true, colon - 5, "https", 0, 5) && text.charAt(colon - 1) < 0x80 ? colon - 5 : -1;
        if (start <= 0) {
            return start;
        }
        char before = text.charAt(start - 1);
        boolean inWord = (before >= 'a' && before <= 'z')
                || (before >= 'A' && before <= 'Z')
                || (before >= '0' && before <= '9');
        return inWord ? -1 : start;
    }

    private static Optional<String> address(String candidate) {
        int scheme = candidate.indexOf("://");
        String a = candidate.substring(0, scheme).toLowerCase(Locale.ROOT) + candidate.substring(scheme);
        a = a.substring(0, trimmed(a));
        if (a.length() > MAX_LENGTH
                || a.length() <= scheme + 3
                || !hasHost(a.substring(scheme + 3))
                || hasBrokenEscape(a)) {
            return Optional.empty();
        }
        return Optional.of(a);
    }

    private static boolean hasHost(String afterScheme) {
        int end = 0;
        while (end < afterScheme.length() && "/?#".indexOf(afterScheme.charAt(end)) < 0) {
            end++;
        }
        int colon = afterScheme.indexOf(':');
        int hostEnd = colon >= 0 && colon < end ? colon : end;
        if (end > MAX_AUTHORITY
                || (hostEnd < end
                        && !PORT.matcher(afterScheme.substring(hostEnd + 1, end))
                                .matches())) {
            return false;
        }
        // Dots at the end name the root of all names and are no part of the last one.
        while (hostEnd > 0 && afterScheme.charAt(hostEnd - 1) == '.') {
            hostEnd--;
        }
        int start = 0;
        while (start < hostEnd) {
            int dot = afterScheme.indexOf('.', start);
            int labelEnd = dot >= 0 && dot < hostEnd ? dot : hostEnd;
            if (!isLabel(afterScheme, start, labelEnd)) {
                return false;
            }
            start = labelEnd + 1;
        }
        return hostEnd > 0;
    }

    private static boolean isLabel(String host, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = host.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z')
                    || (c >= 'A' && c <= 'Z')
                    || (c >= '0' && c <= '9')
                    || c == '_'
                    || (c == '-' && i > from);
            if (!plain) {
                return c >= 0x80 && LABEL.matcher(host.substring(from, to)).matches();
            }
        }
        return to > from;
    }

    /* A closing bracket belongs to the address only when it was opened in it, as in Wikipedia's. */
    private static int trimmed(String a) {
        int end = a.length();
        int depth = 0;
        for (int i = 0; i < end; i++) {
            depth += a.charAt(i) == '(' ? 1 : a.charAt(i) == ')' ? -1 : 0;
        }
        while (end > 0) {
            char c = a.charAt(end - 1);
            if (".,;:!?'*~_".indexOf(c) >= 0) {
                end--;
            } else if (c == ')' && depth < 0) {
                end--;
                depth++;
            } else if (c == '(') {
                end--;
                depth--;
            } else {
                break;
            }
        }
        return end;
    }

    private static boolean hasBrokenEscape(String a) {
        for (int i = a.indexOf('%'); i >= 0; i = a.indexOf('%', i + 1)) {
            if (i + 2 >= a.length()
                    || Character.digit(a.charAt(i + 1), 16) < 0
                    || Character.digit(a.charAt(i + 2), 16) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAllowed(int c) {
        if (c < 0x80) {
            return c > ' ' && c != 0x7F && "<>\"{}|\\^`[]".indexOf(c) < 0;
        }
        // Letters of any script, but none of the punctuation of other scripts: "…", "，", "」".
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK;
    }
}
