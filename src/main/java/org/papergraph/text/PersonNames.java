package org.papergraph.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.PersonName;

/**
 * Names of people, taken apart, and names of groups, told from them.
 *
 * <p>Reads {@code First von Last}, {@code von Last, First} and {@code von Last, Jr., First} as BibTeX does, also names in Han,
 * Kana and Hangul script (family name first). Pure; never throws.
 */
public final class PersonNames {

    private static final int MAX_LENGTH = 500;

    private static final Set<String> PARTICLES = Set.of("""
            van von vom zum zur zu der den de del della delle dei degli dello di da das dal dalla do dos du des la le
            las los les el al bin ibn ben bint binti abu ter ten te 't ’t op in af av auf""".split("\\s+"));

    /* Written large these are particles still; "Da", "Le" or "Al" may be given names. */
    private static final Set<String> LARGE_PARTICLES =
            Set.of("Van", "Von", "De", "Del", "Della", "Di", "Dos", "Den", "Der", "Ter", "Des", "El", "La");

    /* With the word behind them they are one family name: "Ann St. John", "Ruth Mc Donald". */
    private static final Set<String> FAMILY_BEGINNINGS =
            Set.of("St.", "St", "Ste.", "Saint", "Sainte", "Mc", "Ó", "Ní", "O'", "O’", "Abu", "Al");
    /* With the word before them, in Portuguese: "Carlos Souza Filho" is found under Souza Filho. */
    private static final Set<String> FAMILY_ENDINGS =
            Set.of("Filho", "Neto", "Netto", "Sobrinho", "Segundo", "Júnior", "Junior");
    /* Families of Korea and China whose names stand first in "Kim Jong-un", "Mao Tse-tung". */
    private static final Set<String> FAMILIES_FIRST = Set.of("""
            Kim Lee Yi Rhee Park Pak Choi Choe Jung Jeong Chung Kang Cho Jo Yoon Yun Jang Chang Lim Im Rim Han Oh Seo Suh Shin
            Kwon Hwang Ahn An Song Ryu Yoo Hong Moon Mun Ban Bae Baek Roh Noh Ri Mao Chiang Chou Zhou Teng Hsu Hsieh Tsai""".split("\\s+"));
    private static final Pattern EASTERN_GIVEN = Pattern.compile("\\p{Lu}\\p{Ll}{1,5}-\\p{Ll}{2,6}");

    private static final Set<String> SUFFIXES =
            Set.of("II", "III", "IV", "VI", "VII", "VIII", "2nd", "3rd", "4th", "jun.", "sen.");

    /* After nothing but a family name they are initials: "Bone, JR". */
    private static final Set<String> INITIALS_LIKE_SUFFIXES = Set.of("JR", "SR", "II", "IV", "VI");

    /* In lower case, and with or without a dot. */
    private static final Set<String> GENERATIONS = Set.of("jr", "sr", "jnr", "snr");
    private static final Set<String> HONORIFICS = Set.of("""
            dr prof professor mr mrs ms mx sir dame rev hon dipl ing dr.-ing univ.-prof priv.-doz""".split("\\s+"));
    /* After another one: "Prof. em. Dr. med.". */
    private static final Set<String> FURTHER_HONORIFICS =
            Set.of("em.", "med.", "rer.", "nat.", "phil.", "habil.", "jur.", "h.c.", "pol.", "agr.");
    private static final int MAX_HONORIFIC = "univ.-prof.".length();

    private static final Pattern DEGREE = Pattern.compile(
            "(?i:ph\\.?\\s?d|m\\.?d|d\\.?phil|sc\\.?d|ed\\.?d|m\\.?sc|b\\.?sc|m\\.?a|m\\.?p\\.?h|mba|esq|frs|rn|dds|ll\\.?m|j\\.?d|eds?\\.|editors?)\\.?");
    private static final Pattern CERTAIN_DEGREE = Pattern.compile("(?i:ph\\.?\\s?d|d\\.?phil|esq)\\.?");

    private static final String MARKS = "*†‡§¶‖#∗⋆★☆✉✝⁎⁑+^";
    private static final Pattern TRAILING_NOTE = Pattern.compile("(?:\\s*[(（\\[][^()（）\\[\\]]{0,300}[)）\\]])+$");
    private static final Pattern TRAILING_MARKS = Pattern.compile("(?:[\\s,;]*(?:[" + Pattern.quote(MARKS)
            + "]|[⁰¹²³⁴-⁹ᵃ-ᵛ]|(?<=[\\p{L}\\s.,*†‡§¶^])[0-9]{1,2}(?:[,;][0-9a-z]{1,2})*))+$");
    /* "2 * !", "10-12", "a,b"; dblp's number of one of several people of a name. */
    private static final Pattern TRAILING_NUMBERS =
            Pattern.compile("\\s+(?:0[0-9]{3}|[0-9]{1,2}\\s*[-–]\\s*[0-9]{1,2}|[a-h](?:\\s?,\\s?[a-h])+|!)$");
    private static final Pattern TRAILING_ADDRESS = Pattern.compile(
            "[\\s,;]+<?[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,64}(?:\\.[\\p{L}\\p{N}-]{1,64}){1,6}>?$");
    private static final Pattern LEADING_NUMBER = Pattern.compile("^[0-9]{1,3}\\s+(?=\\p{Lu})");
    /* One letter of another alphabet: "Yu. S. Kalashnikova". */
    private static final Pattern DIGRAPH = Pattern.compile("(?:Y[aeou]|[CKPSTZ]h|Ts)\\.");
    private static final Pattern STUCK_INITIALS =
            Pattern.compile("((?:(?:\\p{Lu}\\.|" + DIGRAPH.pattern() + ")-?){1,4})(\\p{Lu}[\\p{Ll}’'][\\p{L}’'-]*)");
    private static final Pattern LEADING_MARKS = Pattern.compile("^[\\s,;.:" + Pattern.quote(MARKS) + "⁰¹²³⁴-⁹•·]+");

    private static final Set<String> COMPOUND_FAMILIES = Set.of("""
            欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 长孙 宇文 夏侯 端木 남궁 황보 제갈 선우 독고 사공 서문""".split("\\s+"));

    private static final Set<String> LONG_FAMILIES =
            Set.of("佐々木 長谷川 五十嵐 久保田 小笠原 長谷部 大久保 佐久間 宇都宮 日比野 小野寺 阿久津 百々瀬".split(" "));

    private static final Pattern GROUP = Pattern.compile(
            "(?iu)\\b(?:collaborations?|consorti(?:um|a)|kollaboration|consorcio|colaboración|collaborators|investigators|"
                    + "working group|study group|research group|task force|committee|council|arbeitsgruppe|steering group)\\b"
                    + "|^(?:on|for) behalf of\\b|\\bon behalf of\\b|^(?:the )?members of\\b"
                    + "|\\b(?:university|ministry|department|institute|school|faculty|college|center|centre|academy|office|bureau|board"
                    + "|agency|society|association|federation|foundation|endowment|division|commission) (?:of|for|on)\\b"
                    + "|^(?:university|universität|université|universidad|ministry|department|institute|institut|school|center|centre"
                    + "|academy|bank|office) (?:of|for|de|für|der)\\b"
                    + "|^(?:bundes\\p{L}+|landes\\p{L}+|ministère|ministerio|ministero|ministério|instituto|istituto|universidade"
                    + "|università) (?:de|della|dello|di|da|do|du|des|für|nacional|federal|nazionale)\\b"
                    + "|^(?:the )?(?:national|european|international|world) (?:\\p{L}+ ){0,4}(?:institutes?|commission|bank|bureau|fund|union"
                    + "|board|authority|library|health|education|statistics)\\b"
                    + "|^(?:the )?(?:editorial (?:board|staff|office)|editors)$"
                    + "|.\\s(?:team|teams|group|lab|labs|laboratory|laboratories|institute|university|foundation|initiative|society"
                    + "|association|organi[sz]ation|agency|network|project|inc\\.?|ltd\\.?|llc|gmbh|corp\\.?|corporation|company|administration|commission|department)$"
                    + "|^\\p{Lu}.*\\s(?-i:staff|[Ee]ditors)$"
                    + "|^(?:inc|ltd)\\.?\\s\\p{L}"
                    + "|^(?:the )?team\\s.|团队|團隊|课题组|協作組|协作组|コンソーシアム|研究グループ|チーム|연구팀|컨소시엄");
    /* How a word of every name that GROUP finds begins, if it is one of a European language. */
    private static final WordStems GROUP_WORDS = WordStems.of("""
            collab consort kollab consorcio colabor invest group task commit council arbeitsgruppe behalf members
            univers ministry department institut school center centre academy bank office team lab foundation
            initiative society association organi agency network project inc ltd gmbh corporation company
            facult college bureau board federation endowment division commission administration llc corp staff editor
            minist bundes landes istitut national european international world""");
    private static final Pattern COMPANY_OF_AI = Pattern.compile("\\p{Lu}[\\p{L}\\p{N}]*(?:\\p{Ll}|-)AI");

    private PersonNames() {}

    /**
     * Takes a name apart. Footnote marks, honorifics, degrees and remarks in brackets at the end are left out.
     *
     * @param written the name of one person as a source has it; LaTeX and entities allowed
     * @return its parts; what cannot be taken apart is the family name as a whole
     */
    public static PersonName parse(String written) {
        String name = display(written);
        if (name.length() > MAX_LENGTH) {
            return new PersonName("", "", name, "");
        }
        if (isEastAsian(name)) {
            return eastAsian(name);
        }
        List<String> parts = parts(name);
        boolean withDegrees = false;
        if (parts.size() > 1) {
            withDegrees = parts.removeIf(PersonNames::isCertainDegree);
        }
        if (parts.size() > 1 && parts.get(0).indexOf(' ') > 0) {
            List<String> degrees = parts.subList(1, parts.size());
            withDegrees |= degrees.removeIf(p -> DEGREE.matcher(p).matches());
        }
        if (withDegrees && !parts.isEmpty()) {
            // "Jane Doe 5, PhD"
            parts.set(0, display(parts.get(0)));
        }
        String suffix = "";
        boolean surname = parts.size() == 2 && parts.get(0).indexOf(' ') < 0;
        for (int i = 1; i < parts.size(); i++) {
            if (isSuffix(parts.get(i)) && !(surname && INITIALS_LIKE_SUFFIXES.contains(parts.get(i)))) {
                suffix = parts.remove(i);
                break;
            }
        }
        return switch (parts.size()) {
            case 0 -> new PersonName("", "", name, "");
            case 1 -> givenFirst(parts.get(0), suffix);
            default -> familyFirst(parts.get(0), String.join(" ", parts.subList(1, parts.size())), suffix);
        };
    }

    /* What stands between commas. */
    private static List<String> parts(String name) {
        List<String> parts = new ArrayList<>(3);
        int start = 0;
        for (int i = 0; i <= name.length(); i++) {
            if (i == name.length() || name.charAt(i) == ',' || name.charAt(i) == '，') {
                String part = name.substring(start, i).strip();
                if (!part.isEmpty()) {
                    parts.add(part);
                }
                start = i + 1;
            }
        }
        return parts;
    }

    /* The words of a name that has no blanks but single ones between them. */
    private static List<String> words(String name) {
        List<String> words = new ArrayList<>(4);
        int start = 0;
        for (int end = name.indexOf(' '); end >= 0; end = name.indexOf(' ', start)) {
            words.add(name.substring(start, end));
            start = end + 1;
        }
        words.add(name.substring(start));
        return words;
    }

    private static boolean isSuffix(String word) {
        return word.length() <= 4 && (SUFFIXES.contains(word) || GENERATIONS.contains(lowerWithoutDot(word)));
    }

    private static boolean isHonorific(String word) {
        return word.length() <= MAX_HONORIFIC
                && (HONORIFICS.contains(lowerWithoutDot(word)) || word.equals("Assoc.") || word.equals("Asst."));
    }

    private static String lowerWithoutDot(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /* The expression is only asked where the word ends as one of those that it knows. */
    private static boolean isCertainDegree(String word) {
        return word.length() <= 7
                && !word.isEmpty()
                && "dDlLqQ.".indexOf(word.charAt(word.length() - 1)) >= 0
                && CERTAIN_DEGREE.matcher(word).matches();
    }

    /**
     * The name to show: without LaTeX, entities, footnote marks and affiliations in brackets; white space folded. Of a text that
     * is nothing but marks all is kept.
     */
    public static String display(String written) {
        String plain = PlainText.of(written);
        if (plain.length() > MAX_LENGTH || isClean(plain)) {
            return plain;
        }
        String name = LEADING_MARKS.matcher(plain).replaceFirst("");
        name = LEADING_NUMBER.matcher(name).replaceFirst("");
        name = name.indexOf('@') > 0 ? TRAILING_ADDRESS.matcher(name).replaceFirst("") : name;
        name = TRAILING_NUMBERS.matcher(name).replaceFirst("");
        name = TRAILING_MARKS.matcher(name).replaceFirst("");
        name = TRAILING_NOTE.matcher(name).replaceFirst("");
        name = TRAILING_MARKS.matcher(name).replaceFirst("").strip();
        while (name.endsWith(",") || name.endsWith(";")) {
            name = name.substring(0, name.length() - 1).strip();
        }
        return name.isEmpty() ? plain : name;
    }

    /* Most names begin with a letter and end with a letter or a dot: no mark is there to be taken off. */
    private static boolean isClean(String name) {
        if (name.isEmpty()) {
            return true;
        }
        int last = name.codePointBefore(name.length());
        boolean letter = Character.isLetter(last)
                && name.indexOf('@') < 0
                && Character.getType(last) != Character.MODIFIER_LETTER
                && (last > 'h' || last < 'a' || name.lastIndexOf(',') < name.length() - 3);
        return Character.isLetter(name.codePointAt(0)) && (letter || last == '.');
    }

    /** Whether an author is a group: a collaboration, a consortium, a team, somebody "on behalf of" others. */
    public static boolean isGroup(String written) {
        String name = display(written);
        return name.length() <= MAX_LENGTH
                && ((mayBeGroup(name) && GROUP.matcher(name).find())
                        || (name.endsWith("AI") && COMPANY_OF_AI.matcher(name).matches()));
    }

    /* Most names are neither in a script of East Asia nor have a word that groups are called by. */
    private static boolean mayBeGroup(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            // Letters whose other case is one of ASCII: İ, ı, ſ and the Kelvin sign.
            if (c >= 0x2E80 || c == 0x130 || c == 0x131 || c == 0x17F || c == 0x212A) {
                return true;
            }
        }
        return GROUP_WORDS.in(name) != 0;
    }

    private static PersonName givenFirst(String name, String givenSuffix) {
        List<String> words = words(name);
        boolean titled = false;
        while (words.size() > 1
                && (isHonorific(words.get(0)) || (titled && FURTHER_HONORIFICS.contains(words.get(0))))) {
            words.remove(0);
            titled = true;
        }
        String suffix = givenSuffix;
        while (words.size() > 2 && isCertainDegree(words.get(words.size() - 1))) {
            words.remove(words.size() - 1);
        }
        if (words.size() > 2 && suffix.isEmpty() && isSuffix(words.get(words.size() - 1))) {
            suffix = words.remove(words.size() - 1);
        }
        int last = words.size() - 1;
        if (last == 0) {
            Matcher stuck = STUCK_INITIALS.matcher(words.get(0));
            return stuck.matches()
                    ? new PersonName(stuck.group(1), "", stuck.group(2), suffix)
                    : new PersonName("", "", words.get(0), suffix);
        }
        int capitals = familyInCapitals(words);
        if (capitals > 0) {
            return new PersonName(join(words, capitals, words.size()), "", join(words, 0, capitals), suffix);
        }
        int initials = initialsFrom(words);
        if (initials == 1 && !isInitials(words.get(0)) && !isParticle(words.get(0))) {
            return new PersonName(join(words, 1, words.size()), "", words.get(0), suffix);
        }
        if (initials > 1 && initials <= last && isParticle(words.get(0))) {
            return familyFirst(join(words, 0, initials), join(words, initials, words.size()), suffix);
        }
        if (last == 1
                && FAMILIES_FIRST.contains(words.get(0))
                && EASTERN_GIVEN.matcher(words.get(1)).matches()) {
            return new PersonName(words.get(1), "", words.get(0), suffix);
        }
        int family = last;
        boolean joined = FAMILY_BEGINNINGS.contains(words.get(last - 1)) || FAMILY_ENDINGS.contains(words.get(last));
        if (last >= 2 && joined) {
            family = last - 1;
        }
        // "Ramón y Cajal" is one family name.
        if (last >= 3 && (words.get(last - 1).equals("y") || words.get(last - 1).equals("i"))) {
            family = last - 2;
        }
        int particle = family;
        while (particle > 0
                && (isParticle(words.get(particle - 1))
                        || (particle > 2
                                && particle < family
                                && words.get(particle - 1).equals("und")
                                && isParticle(words.get(particle - 2))))) {
            particle--;
        }
        while (particle > 1 && particle <= family && LARGE_PARTICLES.contains(words.get(particle - 1))) {
            particle--;
            while (particle > 1 && isParticle(words.get(particle - 1))) {
                particle--;
            }
        }
        return new PersonName(
                join(words, 0, particle), join(words, particle, family), join(words, family, words.size()), suffix);
    }

    private static PersonName familyFirst(String familyPart, String givenPart, String givenSuffix) {
        List<String> family = words(familyPart);
        List<String> given = words(givenPart);
        while (given.size() > 1 && isHonorific(given.get(0))) {
            given.remove(0);
        }
        String suffix = givenSuffix;
        if (suffix.isEmpty() && family.size() > 1 && isSuffix(family.get(family.size() - 1))) {
            suffix = family.remove(family.size() - 1);
        }
        if (suffix.isEmpty() && given.size() > 1 && isSuffix(given.get(given.size() - 1))) {
            suffix = given.remove(given.size() - 1);
        }
        int start = 0;
        while (start < family.size() - 1
                && (isParticle(family.get(start)) || LARGE_PARTICLES.contains(family.get(start)))) {
            start++;
        }
        int end = given.size();
        while (end > 1 && isParticle(given.get(end - 1))) {
            end--;
        }
        String particle = (join(given, end, given.size()) + " " + join(family, 0, start)).strip();
        return new PersonName(join(given, 0, end), particle, join(family, start, family.size()), suffix);
    }

    /* "LIU Yang", "DUPONT Jean-Pierre": how many words in capitals a name begins with, when the others are not. */
    private static int familyInCapitals(List<String> words) {
        int capitals = 0;
        while (capitals < words.size() && isInCapitals(words.get(capitals))) {
            capitals++;
        }
        for (int i = capitals; i < words.size(); i++) {
            String word = words.get(i);
            if (word.length() < 2 || !Character.isUpperCase(word.charAt(0)) || !Character.isLowerCase(word.charAt(1))) {
                return 0;
            }
        }
        return capitals == words.size() ? 0 : capitals;
    }

    /* Three letters and a vowel at least: what is shorter may be initials. */
    private static boolean isInCapitals(String word) {
        boolean vowel = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (!Character.isUpperCase(c) && c != '-') {
                return false;
            }
            vowel |= "AEIOUYÄÖÜÁÉÍÓÚ".indexOf(c) >= 0;
        }
        return vowel && word.length() > 2;
    }

    private static boolean isParticle(String word) {
        return PARTICLES.contains(word);
    }

    /* "J", "JB", "J.-P.": but "Li" and "WU" may be family names. */
    private static boolean isInitials(String written) {
        String word = written;
        if (word.indexOf('.') < word.lastIndexOf('.')) {
            word = DIGRAPH.matcher(word).replaceAll("X.");
        }
        if (letters(word) > 3) {
            return false;
        }
        String letters = word.replace(".", "").replace("-", "");
        if (letters.isEmpty() || letters.length() > 3 || !letters.equals(letters.toUpperCase(Locale.ROOT))) {
            return false;
        }
        if (!letters.chars().allMatch(c -> Character.isLetter(c) && hasInitials(Character.UnicodeScript.of(c)))) {
            return false;
        }
        return letters.length() == 1
                || word.endsWith(".")
                || letters.chars().noneMatch(c -> "AEIOUYÄÖÜ".indexOf(c) >= 0);
    }

    private static boolean hasInitials(Character.UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, CYRILLIC, ARMENIAN -> true;
            default -> false;
        };
    }

    /* Where the initials begin that a name ends in: "Hopcroft J", "Tolkien J. R. R.". */
    private static int initialsFrom(List<String> words) {
        int from = words.size();
        while (from > 0 && isInitials(words.get(from - 1))) {
            from--;
        }
        return from;
    }

    private static int letters(String word) {
        int letters = 0;
        for (int i = 0; i < word.length(); i++) {
            letters += word.charAt(i) == '.' || word.charAt(i) == '-' ? 0 : 1;
        }
        return letters;
    }

    private static String join(List<String> words, int from, int to) {
        return to - from == 1 ? words.get(from) : from == to ? "" : String.join(" ", words.subList(from, to));
    }

    private static boolean isEastAsian(String name) {
        boolean any = false;
        for (int i = 0; i < name.length(); ) {
            int c = name.codePointAt(i);
            i += Character.charCount(c);
            if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
                return false;
            }
            switch (Character.UnicodeScript.of(c)) {
                case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO -> any = true;
                case COMMON -> {
                    if (Character.isLetterOrDigit(c) && c != 'ー') {
                        return false;
                    }
                }
                default -> {
                    return false;
                }
            }
        }
        return any;
    }

    private static PersonName eastAsian(String name) {
        // A dot stands in transcribed foreign names, which keep their order.
        List<String> transcribed = Arrays.stream(name.split("[·・‧•]", -1))
                .map(String::strip)
                .filter(p -> !p.isEmpty())
                .toList();
        if (transcribed.size() > 1) {
            int last = transcribed.size() - 1;
            return new PersonName(join(transcribed, 0, last), "", transcribed.get(last), "");
        }
        String[] parts = name.split("[ ,，、]+", 2);
        if (parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()) {
            return new PersonName(parts[1], "", parts[0], "");
        }
        int length = name.codePointCount(0, name.length());
        if (length < 2
                || length > 5
                || (length == 5 && LONG_FAMILIES.stream().noneMatch(name::startsWith))
                || name.codePoints().anyMatch(PersonNames::isKana)) {
            return new PersonName("", "", name, "");
        }
        int family = length > 2 && COMPOUND_FAMILIES.contains(name.substring(0, name.offsetByCodePoints(0, 2))) ? 2 : 1;
        if (length == 4) {
            family = 2;
        }
        // 佐々木希, 長谷川太郎
        if (length > 3 && LONG_FAMILIES.stream().anyMatch(name::startsWith)) {
            family = 3;
        }
        int cut = name.offsetByCodePoints(0, family);
        return new PersonName(name.substring(cut), "", name.substring(0, cut), "");
    }

    private static boolean isKana(int c) {
        Character.UnicodeScript script = Character.UnicodeScript.of(c);
        return script == Character.UnicodeScript.HIRAGANA || script == Character.UnicodeScript.KATAKANA;
    }
}
