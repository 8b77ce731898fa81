package org.papergraph.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Codes of languages as libraries use them, ISO 639-2, and those that the web uses. */
final class LanguageCodes {

    /* Where the code for bibliographies differs from the other one of three letters. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.of(
            "ger", "de", "fre", "fr", "dut", "nl", "chi", "zh", "cze", "cs", "gre", "el", "per", "fa", "rum", "ro",
            "slo", "sk", "wel", "cy");
    private static final Map<String, String> CODES = codes();

    private LanguageCodes() {}

    private static Map<String, String> codes() {
        Map<String, String> codes = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            codes.putIfAbsent(Locale.forLanguageTag(two).getISO3Language(), two);
        }
        codes.putAll(BIBLIOGRAPHIC);
        return Map.copyOf(codes);
    }

    /** The BCP 47 tag of a code of two or three letters: {@code de} for {@code ger} and {@code deu}. */
    static String tag(String code) {
        String lower = code.strip().toLowerCase(Locale.ROOT);
        return CODES.getOrDefault(lower, lower);
    }
}
