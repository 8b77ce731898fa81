package org.papergraph.format;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of languages in English and in themselves, babel's names, and three-letter codes, as BCP 47 tags. */
final class LanguageNames {

    private static final Map<String, String> TAGS = Map.ofEntries(
            names(
                    "en",
                    "english eng american usenglish british ukenglish canadian australian newzealand anglais inglés englisch"),
            names("de", "german ngerman deutsch austrian naustrian swissgerman nswissgerman ger deu allemand alemán"),
            names("fr", "french francais français frenchb acadian canadien fre fra französisch francés"),
            names("es", "spanish español espanol castellano spa spanisch espagnol"),
            names("it", "italian italiano ita"),
            names("pt", "portuguese português portugues portuges brazilian brazil brazilian-portuguese por"),
            names("nl", "dutch nederlands dut nld flemish"),
            names("ru", "russian русский rus"),
            names("pl", "polish polski pol"),
            names("cs", "czech čeština cze ces"),
            names("sk", "slovak slovenčina slo slk"),
            names("sl", "slovene slovenian slv"),
            names("hr", "croatian hrvatski hrv scr"),
            names("sr", "serbian serbianc srp scc"),
            names("bg", "bulgarian bul"),
            names("uk", "ukrainian ukr"),
            names("be", "belarusian bel"),
            names("ro", "romanian rum ron"),
            names("hu", "hungarian magyar hun"),
            names("fi", "finnish suomi finish fin"),
            names("sv", "swedish svenska swe"),
            names("da", "danish dansk dan"),
            names("no", "norwegian norsk nynorsk nor nob"),
            names("is", "icelandic ice isl"),
            names("et", "estonian est"),
            names("lv", "latvian lav"),
            names("lt", "lithuanian lit"),
            names("el", "greek polutonikogreek gre ell"),
            names("tr", "turkish türkçe tur"),
            names("ar", "arabic ara العربية"),
            names("he", "hebrew heb"),
            names("fa", "persian farsi per fas"),
            names("hi", "hindi hin"),
            names("zh", "chinese 中文 chi zho mandarin chinois"),
            names("ja", "japanese 日本語 jpn japonais"),
            names("ko", "korean 한국어 kor"),
            names("vi", "vietnamese vie"),
            names("th", "thai tha"),
            names("id", "indonesian bahasa bahasai ind"),
            names("ms", "malay bahasam may msa"),
            names("ca", "catalan català cat"),
            names("gl", "galician galego glg"),
            names("eu", "basque euskara baq eus"),
            names("cy", "welsh wel cym"),
            names("ga", "irish gle"),
            names("af", "afrikaans afr"),
            names("la", "latin lat"),
            names("eo", "esperanto epo"));

    private static final Map<String, String> BY_NAME = byName();
    private static final Pattern TAG = Pattern.compile("[a-z]{2}(?:[-_][a-z0-9]{2,8})*");

    private LanguageNames() {}

    private static Map.Entry<String, String> names(String tag, String names) {
        return Map.entry(tag, names);
    }

    private static Map<String, String> byName() {
        Map<String, String> tags = new HashMap<>();
        TAGS.forEach((tag, names) -> {
            for (String name : names.split(" ", -1)) {
                tags.put(name, tag);
            }
        });
        return Map.copyOf(tags);
    }

    /** The tag of a language that is named or already given as a tag; {@code ""} when it is not known. */
    static String tag(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        String tag = BY_NAME.get(lower);
        return tag != null ? tag : TAG.matcher(lower).matches() ? lower.replace('_', '-') : "";
    }
}
