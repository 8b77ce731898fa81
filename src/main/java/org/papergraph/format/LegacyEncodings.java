package org.papergraph.format;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Encodings of texts that are no UTF-8, by what the texts declare or by their bytes. */
final class LegacyEncodings {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Charset GB_18030 = Charset.forName("GB18030");
    private static final int CHINESE_AT_LEAST = 2;

    /* "% Encoding: ISO8859_1" (JabRef), "% !TeX encoding = latin1", "% -*- coding: latin-9-unix -*-", "<?xml … encoding=…". */
    private static final Pattern DECLARATION = Pattern.compile(
            "(?im)^[ \\t]*+(?:%.{0,200}?\\b(?:en)?coding|encoding|<\\?xml\\b.{0,200}?\\bencoding)\\s*[:=]\\s*[\"']?(?<name>[a-z][a-z0-9_.:-]{1,40})");
    /* "%% Saved with string encoding Western (ISO Latin 1)" (BibDesk). */
    private static final Pattern SAVED_WITH =
            Pattern.compile("(?im)^[ \\t]*+%.{0,100}\\bencoding [^(\\n]{0,60}\\((?<name>[a-z0-9 -]{3,40})\\)");

    /* What every declaration has in it, for a quick look. */
    private static final Pattern WORD = Pattern.compile("(?i)coding");

    private LegacyEncodings() {}

    /**
     * The encoding that a comment at the beginning of a text declares, when it is one with ASCII in it and not UTF-8.
     *
     * @param head the beginning of the text, read as ISO 8859-1
     */
    static Optional<Charset> declared(String head) {
        if (!WORD.matcher(head).find()) {
            return Optional.empty();
        }
        Matcher m = DECLARATION.matcher(head);
        while (m.find()) {
            Optional<Charset> charset = named(m.group("name"));
            if (charset.isPresent()) {
                return charset;
            }
        }
        Matcher saved = SAVED_WITH.matcher(head);
        return saved.find() ? named(saved.group("name")) : Optional.empty();
    }

    /** GB 18030 when all bytes beyond ASCII are pairs that are common Chinese characters or signs, else windows-1252. */
    static Charset guess(byte[] line, int from, int to) {
        int chinese = 0;
        int i = from;
        while (i < to) {
            int lead = line[i] & 0xFF;
            if (lead < 0x80) {
                i++;
                continue;
            }
            int trail = i + 1 < to ? line[i + 1] & 0xFF : 0;
            // The two planes of GB 2312 that texts use: signs, and characters.
            boolean sign = lead >= 0xA1 && lead <= 0xA9;
            boolean character = lead >= 0xB0 && lead <= 0xF7;
            if (trail < 0xA1 || trail == 0xFF || !(sign || character)) {
                return WINDOWS_1252;
            }
            chinese += character ? 1 : 0;
            i += 2;
        }
        return chinese >= CHINESE_AT_LEAST ? GB_18030 : WINDOWS_1252;
    }

    private static Optional<Charset> named(String words) {
        String name = words.toLowerCase(Locale.ROOT)
                .replaceFirst("-(?:unix|dos|mac)$", "")
                .replaceFirst("^iso[ -]?latin[ -]?", "latin")
                .replaceFirst("^latin-?([0-9])$", "latin$1");
        if (name.equals("gbk") || name.equals("gb2312") || name.equals("euc-cn")) {
            return Optional.of(GB_18030);
        }
        try {
            Charset charset = Charset.forName(name);
            // Who says Latin-1 often means its superset, which has the quotation marks.
            if (charset.equals(StandardCharsets.ISO_8859_1) || charset.equals(StandardCharsets.US_ASCII)) {
                return Optional.of(WINDOWS_1252);
            }
            boolean ascii = "@{=}\n".equals(new String("@{=}\n".getBytes(StandardCharsets.US_ASCII), charset));
            return ascii && !charset.equals(StandardCharsets.UTF_8) ? Optional.of(charset) : Optional.empty();
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
