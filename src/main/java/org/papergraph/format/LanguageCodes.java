package org.papergraph.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Codes of languages as libraries write them, as BCP 47 tags: {@code ger} and {@code deu} are {@code de}.
 *
 * @see <a href="https://www.loc.gov/standards/iso639-2/">ISO 639-2, bibliographic and terminology codes</a>
 */
final class LanguageCodes {

    /* The twenty codes of ISO 639-2 of which libraries write another form than terminologists. */
    private static final Map<String, String> BIBLIOGRAPHIC = Map.ofEntries(
            Map.entry("alb", "sq"),
            Map.entry("arm", "hy"),
            Map.entry("baq", "eu"),
            Map.entry("bur", "my"),
            Map.entry("chi", "zh"),
            Map.entry("cze", "cs"),
            Map.entry("dut", "nl"),
            Map.entry("fre", "fr"),
            Map.entry("geo", "ka"),
            Map.entry("ger", "de"),
            Map.entry("gre", "el"),
            Map.entry("ice", "is"),
            Map.entry("mac", "mk"),
            Map.entry("mao", "mi"),
            Map.entry("may", "ms"),
            Map.entry("per", "fa"),
            Map.entry("rum", "ro"),
            Map.entry("slo", "sk"),
            Map.entry("tib", "bo"),
            Map.entry("wel", "cy"),
            // MARC codes that were withdrawn and are still found.
            Map.entry("scr", "hr"),
            Map.entry("scc", "sr"));

    private static final Set<String> NONE = Set.of("und", "mul", "zxx", "mis");

    private static final Map<String, String> TERMINOLOGY = terminology();

    private LanguageCodes() {}

    private static Map<String, String> terminology() {
        Map<String, String> codes = new HashMap<>();
        for (String two : Locale.getISOLanguages()) {
            codes.put(Locale.forLanguageTag(two).getISO3Language(), two);
        }
        return Map.copyOf(codes);
    }

    /** The tag of a language given by a code of two or three letters, a tag or {@code ""}; {@code ""} for codes of no language. */
    static String tag(String code) {
        String lower = code.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        int hyphen = lower.indexOf('-');
        String language = hyphen < 0 ? lower : lower.substring(0, hyphen);
        if (NONE.contains(language)) {
            return "";
        }
        String region = hyphen < 0 ? "" : lower.substring(hyphen);
        String two = BIBLIOGRAPHIC.getOrDefault(language, TERMINOLOGY.getOrDefault(language, language));
        return two + region;
    }
}
