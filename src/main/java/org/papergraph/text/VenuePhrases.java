package org.papergraph.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.papergraph.model.VenueMention;

/**
 * The venues that comments and journal references name.
 *
 * <p>Careful rather than complete: a wrong venue is worse than none. A comment counts only when it says that the paper was
 * accepted, presented or published, or when it is nothing but a known venue with its year. What is under review, submitted or
 * rejected has no venue. Pure; never throws.
 */
public final class VenuePhrases {

    private static final int MAX_LENGTH = 2000;

    private static final Set<String> CONFERENCES = Set.of("""
            AAAI, AACL, AAMAS, ACL, ACSAC, AIES, AISTATS, ALT, ASE, ASPLOS, BMVC, CAV, CCS, CHI, CIKM, CLeaR,
            CogSci, COLING, COLM, COLT, CoNLL, CoRL, CRYPTO, CSCW, CVPR, DAC, DIS, EAAMO, EACL, EC, ECAI, ECCV,
            ECIR, ECML, ECML PKDD, ECML-PKDD, EMNLP, ESWC, EuroSys, FAccT, FAT*, FOCS, FSE, GECCO, HPCA, ICAPS,
            ICASSP, ICCV, ICDE, ICDM, ICLR, ICML, ICRA, ICSE, IJCAI, IJCAI-ECAI, IJCNLP, Interspeech,
            INTERSPEECH, IROS, ISCA, ISIT, ISSTA, ISWC, ITCS, IUI, JCDL, KDD, KR, L4DC, LoG, LREC, LREC-COLING,
            MICCAI, MLSys, NAACL, NDSS, NeurIPS, NIPS, NSDI, OOPSLA, OSDI, PAKDD, PLDI, PODC, PODS, POPL, RecSys,
            RSS, S&P, SaTML, SC, SDM, SIGCOMM, SIGGRAPH, SIGIR, SIGMOD, SIGSPATIAL, SODA, SOSP, SPAA, STOC,
            TACAS, UAI, UIST, USENIX Security, VLDB, WACV, WSDM, WWW""".split(",\\s+"));

    private static final Set<String> JOURNALS = Set.of("""
            AI & Society, AI and Ethics, Cell, DMLR, IEEE Access, IJCV, JAIR, JASA, JMLR, Minds and Machines,
            Nature, Philosophical Studies, PLOS ONE, PLoS ONE, PNAS, PVLDB, Science, TACL, The Lancet, TIST,
            TKDE, TMLR, TNNLS, TOIS, TPAMI""".split(",\\s+"));

    /* Acronyms that are also words, or a person's initials, count only with a year or after "accepted at". */
    private static final String KNOWN = CONFERENCES.stream()
            .collect(Collectors.toCollection(
                    () -> new TreeSet<>((a, b) -> a.length() != b.length() ? b.length() - a.length() : a.compareTo(b))))
            .stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    private static final String YEAR =
            "(?:[\\s,]*(?:['’]|\\b|-|–)\\s?(?<year>(?:19|20)[0-9]{2}|(?<=['’-]|[A-Za-z])[0-9]{2})\\b)";
    private static final Pattern KNOWN_START = Pattern.compile("^(?<name>" + KNOWN + ")(?![A-Za-z&*])" + YEAR + "?");
    private static final Pattern HOST = Pattern.compile(
            "[\\s,(]*(?:\\b(?:held (?:at|with|in conjunction with)|at|co-?located (?:with|at)|in conjunction with|with|of|in)|@)?\\s*(?:the\\s+)?"
                    + "(?<![\\p{L}-])(?<name>" + KNOWN + ")(?![\\p{L}&*])" + YEAR + "?\\)?");

    private static final Pattern END_OF_SENTENCE = Pattern.compile(
            "(?=\\.\\s[\\p{Lu}0-9\"“(])(?<!\\b(?:Proc|Conf|Int|Intl|[Vv]ol|pp|[Nn]o|Trans|Symp|Phys|Rev|Lett|Nat|Commun|Sci|Dr|St|al|Adv|Ann|Eur|Amer"
                    + "|Math|Comput|Artif|Intell|Mach|Learn|Res|Syst|Soc|Proceed|Procs|[A-Z]))");

    private static final Pattern REFUSAL = Pattern.compile(
            "(?i)\\b(?:(?:under|in|currently in) (?:the )?(?:double[- ]blind |peer |blind |open )?(?:review|submission|consideration|revision|preparation)"
                    + "|submitted|submission|submitting|submit|resubmi\\w+|reject\\w*|not (?:yet )?(?:been )?accepted|withdrawn|to be submitted"
                    + "|under-review|being reviewed|retracted|declined)\\b");
    private static final Pattern OTHER_PAPER = Pattern.compile(
            "(?i)\\b(?:earlier|preliminary|previous|shorter|short|abridged|initial|first|prior|older) (?:version|draft|form)s?\\b"
                    + "|\\bpart of (?:this|the) (?:work|paper)\\b|\\bbased on\\b|\\bsupersedes\\b|\\bbuilds on\\b|\\btutorial\\b|\\bcompanion\\b"
                    + "|\\bfollow-?up\\b|\\bour (?:previous|earlier|prior)\\b");

    private static final String ORDINAL =
            "(?:[0-9]+(?:st|nd|rd|th)|(?i:(?:twenty|thirty|forty|fifty|sixty)[- ]?)?(?i:first|second|third|fourth|fifth"
                    + "|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
                    + "|nineteenth|twentieth|thirtieth|fortieth|fiftieth))";
    private static final Pattern CUE = Pattern.compile(
            "(?i)\\b(?<cue>accepted|to appear|appears|appeared|appearing|published|presented|forthcoming|in press|camera[- ]ready|best paper"
                    + "|oral|spotlight|to be presented|to be published|will appear|accept)\\b(?<between>[^;]{0,100}?)"
                    + "(?:\\b(?:at|to|in|by|for|with)\\b|@|:)\\s*(?:(?:the|a|an|our|upcoming)\\s+)*"
                    + "(?=(?-i:[\\p{Lu}0-9])|workshop\\b|journal\\b|conference\\b|" + ORDINAL + "\\b|proceedings\\b)");
    private static final Pattern BARE_CUE = Pattern.compile(
            "(?i)\\b(?<cue>accepted|published|camera[- ]ready)\\b(?<between>)[:,]?\\s+(?=(?-i:" + KNOWN + ")\\b)");

    private static final Pattern LEADING = Pattern.compile(
            "^(?:(?i:the|proceedings of|proc\\.? of|procs\\. of|proc\\.|in proceedings of|in:|in|proceedings)\\s+"
                    + "|(?:19|20)[0-9]{2}\\s+|" + ORDINAL + "\\s+(?=\\p{Lu}|workshop|conference))");
    private static final Pattern COUNTS = Pattern.compile(
            "(?i)^(?:[0-9]+(?:\\s*\\+\\s*[0-9]+)?\\s+(?:[a-z-]+\\s+){0,2}(?:pages?|pp\\.?|figures?|figs?\\.?|tables?|appendix|appendices|references)|pages?\\b|including\\b|plus\\b|with\\b|appendix\\b|figures?\\b"
                    + "|tables?\\b|code\\b|preprint\\b|v[0-9]+\\b|extended version\\b|full version\\b|long version\\b|conference paper\\b|and\\b)[^,]*,\\s*");
    private static final Pattern PRESENTATION = Pattern.compile(
            "(?i)[\\s,(]*\\b(?:as )?(?:an? )?(?:oral|spotlight|poster|highlight|main (?:conference|track|paper)|main|long paper|short paper|full paper|demo|camera[- ]ready"
                    + "|best paper|datasets? (?:and|&) benchmarks?|special track|technical track|research track|industry track|position paper|conference paper"
                    + "|accepted|workshop paper|extended abstract|blogposts?|tiny papers)\\b.*$");
    private static final Pattern FINDINGS = Pattern.compile(
            "(?i)^findings of (?:the )?(?:(?<long>association for computational linguistics)(?:\\s*\\(ACL\\))?[\\s:,]*)?(?-i:(?<name>"
                    + KNOWN + ")(?![A-Za-z])" + YEAR + "?)?");
    private static final Pattern IN_BRACKETS = Pattern.compile("\\(([^()]{2,40})\\)");
    private static final Pattern FREE_YEAR =
            Pattern.compile("(?<![0-9:/.-])(?<year>(?:19|20)[0-9]{2})(?![0-9]|[:/-][0-9])");
    private static final Pattern SHORT_YEAR = Pattern.compile("(?<=[\\p{L}\\s])['’-](?<year>[0-9]{2})\\b");

    private static final Pattern WORKSHOP = Pattern.compile("(?i)\\bworkshops?\\b");
    private static final Pattern CONFERENCE = Pattern.compile(
            "(?i)\\b(?:conference|symposium|meeting|congress|colloquium|conf\\.|symp\\.|advances in neural information processing systems|summit)");
    private static final Pattern JOURNAL = Pattern.compile(
            "(?i)\\b(?:journal|transactions|letters|annals|magazine|quarterly|bulletin|communications (?:of|in)|archives? (?:of|for)|proceedings of the (?:national"
                    + "|ieee|royal|vldb|acm on)|frontiers in|physical review|nature \\p{L}+|review of|reviews|acta|trans\\.|phys\\. rev|plos|proceedings of national)");
    private static final Pattern PUBLICATION =
            Pattern.compile("(?i)publication in|published in|in press in|accepted by|accepted in|to appear in");
    private static final Pattern NO_VENUE = Pattern.compile(
            "(?i)\\b(?:university|seminar|track|section|reviewers?|committee|editor|part|archive|arxiv|github|main|press|book|chapter|thesis|class|course"
                    + "|school|january|february|march|april|may|june|july|august|september|october|november|december)\\b");

    private static final Pattern NUMBERS = Pattern.compile(
            "(?<![\\s,.:;(])[\\s,.:;(]*+(?:\\b(?:vol(?:ume)?|no|issue|pp|art(?:icle)?)\\b\\.?[\\s,:;(]*+)?[0-9]");
    private static final Pattern COMMA = Pattern.compile(",\\s*");
    private static final Pattern PROCEEDINGS =
            Pattern.compile("(?i)^(?:in )?(?:proceedings of|proc\\.? of|findings of)\\b.*");
    private static final Pattern JOURNAL_START = Pattern.compile(
            "^(?:Journal of|Transactions on|Transactions of|IEEE Transactions|ACM Transactions|Annals of)\\b.*");
    private static final Pattern PROCEEDINGS_OF_THE = Pattern.compile("(?i)^(?:the )?proceedings of the .*");
    private static final Pattern LONG_FORM = Pattern.compile(
            "(?i)^\\s+(?:/[A-Z]+ )?(?:international |annual |winter |joint )*(?:conference|symposium|meeting|congress|journal|transactions)\\b.*");
    private static final Pattern END_OF_NAME = Pattern.compile(
            "(?:\\s+[-–—]\\s+|\\s*[.:]\\s*$|\\.\\s|\\s+(?:pages?|pp\\.?|vol\\.?|volume)\\b|\\s+as an?\\b|:\\s*[0-9]).*$");
    private static final Pattern NUMBERS_IN_BRACKETS = Pattern.compile("\\s*\\([^()]*[0-9][^()]*\\)$");
    private static final Pattern BRACKETS_AT_END = Pattern.compile("[\\s,]*\\([^()]*\\)$");
    private static final Pattern VOLUME_AT_END = Pattern.compile("\\s+(?:[Vv]ol\\b.*|[0-9].*)$");
    private static final Pattern UNKNOWN_ACRONYM = Pattern.compile("[A-Za-z][A-Za-z0-9&/+-]{1,14}");
    private static final Pattern LARGE_WORDS = Pattern.compile(
            "(?:\\p{Lu}[\\p{L}-]{2,}|and|of|in|on|&|the|for|AI)(?: (?:\\p{Lu}[\\p{L}-]*|and|of|in|on|&|the|for)){1,7}");
    private static final Pattern PART_OF_LIST = Pattern.compile("\\p{Lu}[\\p{L} -]*");
    private static final Pattern ACRONYM = Pattern.compile("[\\p{L}0-9][\\p{L}\\p{N}&@'’/+* -]*");
    private static final Pattern EMPTY_BRACKETS = Pattern.compile("\\(\\s*\\)");
    private static final Pattern BLANK_BEFORE_BRACKET = Pattern.compile("\\s+\\)");
    private static final Pattern BLANKS = Pattern.compile("\\s{2,}");

    /* The expressions above are asked only of texts that have a word without which they find nothing. */
    private static final int CUES = 1;
    private static final int REFUSALS = 1 << 1;
    private static final int OTHER_PAPERS = 1 << 2;
    private static final int WORKSHOPS = 1 << 3;
    private static final int CONFERENCE_WORDS = 1 << 4;
    private static final int JOURNAL_WORDS = 1 << 5;
    private static final int PROCEEDINGS_WORDS = 1 << 6;
    private static final int PRESENTATIONS = 1 << 7;
    private static final WordStems WORDS = new WordStems(Map.of(
            CUES,
            "accept appear publish present forthcoming press camera best oral spotlight",
            REFUSALS,
            "review submi consider revision prepar resubmi reject not withdrawn retract declin",
            OTHER_PAPERS,
            "version draft form part based supersede builds tutorial companion follow our",
            WORKSHOPS,
            "workshop",
            CONFERENCE_WORDS,
            "conf symp meeting congress colloqu advances summit",
            JOURNAL_WORDS,
            "journal transactions letters annals magazine quarterly bulletin communications archive proceedings frontiers"
                    + " physical nature review acta trans phys plos",
            PROCEEDINGS_WORDS,
            "proc findings",
            PRESENTATIONS,
            "oral spotlight poster highlight main long short full demo camera best dataset special technical research"
                    + " industry position conference accepted workshop extended blogpost tiny"));
    private static final WordStems LEADING_WORDS =
            WordStems.of("the proc in twe thi fort fou fif fir six sec sev eig nin ten ele");

    private static final WordStems CUE_BEGINNINGS =
            WordStems.of("accept appear publish present forthcoming in camera best oral spotlight to will");

    /* The first two letters of the conferences' acronyms, seven bits each. */
    private static final BitSet KNOWN_BEGINNINGS = new BitSet(1 << 14);

    static {
        for (String name : CONFERENCES) {
            KNOWN_BEGINNINGS.set(name.charAt(0) << 7 | name.charAt(1));
        }
    }

    private VenuePhrases() {}

    /**
     * The venues that a comment says the paper appeared at, in the order of the text.
     *
     * @param comment a free remark, LaTeX allowed: {@code Accepted to ICML 2024; 12 pages}
     */
    public static List<VenueMention> find(String comment) {
        String text = PlainText.of(comment);
        if (text.length() > MAX_LENGTH) {
            return List.of();
        }
        if (!mayNameVenue(text, WORDS.in(text))) {
            return List.of();
        }
        LinkedHashSet<VenueMention> found = new LinkedHashSet<>();
        for (String segment : segments(text)) {
            inSegment(segment.strip()).ifPresent(found::add);
        }
        return List.copyOf(found);
    }

    private static List<String> segments(String text) {
        List<String> segments = new ArrayList<>(2);
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean stop = c == '.'
                    && i + 2 < text.length()
                    && text.charAt(i + 1) == ' '
                    && END_OF_SENTENCE
                            .matcher(text)
                            .useTransparentBounds(true)
                            .region(i, text.length())
                            .lookingAt();
            if (stop || c == ';' || c == '|' || c == '•') {
                segments.add(text.substring(start, i));
                start = i + 1;
            }
        }
        segments.add(text.substring(start));
        return segments;
    }

    /* Whether a text has words that say it appeared, or words or an acronym that venues are called by. */
    private static boolean mayNameVenue(String text, int words) {
        return (words & (CUES | WORKSHOPS | CONFERENCE_WORDS | JOURNAL_WORDS | PROCEEDINGS_WORDS)) != 0
                || hasKnown(text);
    }

    /* Whether a conference's acronym may begin a word somewhere. */
    private static boolean hasKnown(String text) {
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            if (!inWord && mayBeKnown(text, i)) {
                return true;
            }
            inWord = Character.isLetter(text.charAt(i));
        }
        return false;
    }

    /* Whether a conference's acronym may stand here. */
    private static boolean mayBeKnown(String text, int at) {
        return at + 1 < text.length()
                && text.charAt(at) < 0x80
                && text.charAt(at + 1) < 0x80
                && KNOWN_BEGINNINGS.get(text.charAt(at) << 7 | text.charAt(at + 1));
    }

    private static boolean startsWithKnown(String text) {
        return mayBeKnown(text, 0) && KNOWN_START.matcher(text).lookingAt();
    }

    private static boolean finds(Pattern pattern, int group, String text) {
        return (WORDS.in(text) & group) != 0 && pattern.matcher(text).find();
    }

    private static boolean startsWithFindings(String text) {
        return text.regionMatches(true, 0, "findings of", 0, "findings of".length());
    }

    private static boolean hasDigit(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }

    /**
     * The venue of a journal reference.
     *
     * @param reference as arXiv gives it: {@code Phys. Rev. D 76:013009, 2007}
     */
    public static Optional<VenueMention> ofJournalReference(String reference) {
        String text = PlainText.of(reference);
        if (text.length() > MAX_LENGTH || text.isEmpty() || finds(REFUSAL, REFUSALS, text)) {
            return Optional.empty();
        }
        String bare = withoutLeading(text);
        if (finds(WORKSHOP, WORKSHOPS, bare)
                || (finds(CONFERENCE, CONFERENCE_WORDS, bare)
                        && !JOURNAL.matcher(bare).find())
                || startsWithKnown(bare)
                || (startsWithFindings(bare) && FINDINGS.matcher(bare).find())) {
            return venue(text, false);
        }
        Matcher digits = NUMBERS.matcher(text);
        String head = digits.find() ? text.substring(0, digits.start()) : text;
        List<String> chunks = List.of(COMMA.split(head));
        String name = chunks.isEmpty() ? "" : joinedList(chunks).strip();
        Optional<String> acronym = acronymAtEnd(name);
        if (acronym.isPresent()) {
            name = name.substring(0, name.lastIndexOf('(')).strip();
        }
        boolean named = name.length() >= 3
                && name.length() <= 200
                && Character.isUpperCase(name.codePointAt(0))
                && name.chars().filter(Character::isLetter).count() >= 3;
        return named
                ? Optional.of(
                        new VenueMention(name, acronym.orElse(""), VenueMention.Kind.JOURNAL, 0, List.of(), List.of()))
                : Optional.empty();
    }

    private static Optional<VenueMention> inSegment(String segment) {
        int words = WORDS.in(segment);
        if (!mayNameVenue(segment, words)
                || ((words & OTHER_PAPERS) != 0 && OTHER_PAPER.matcher(segment).find())) {
            return Optional.empty();
        }
        Matcher refusal = REFUSAL.matcher(segment);
        boolean refused = (words & REFUSALS) != 0 && refusal.find();
        String said = refused ? segment.substring(0, refusal.start()) : segment;
        if ((words & CUES) != 0) {
            Optional<VenueMention> venue = afterCue(said);
            if (venue.isPresent()) {
                return venue;
            }
        }
        return refused ? Optional.empty() : bare(segment, words);
    }

    private static Optional<VenueMention> afterCue(String said) {
        Matcher bareCue = BARE_CUE.matcher(said);
        if (findsCue(bareCue, said, 0)) {
            Optional<VenueMention> venue = venue(said.substring(bareCue.end()), true);
            if (venue.isPresent()) {
                return venue;
            }
        }
        Matcher cue = CUE.matcher(said);
        int from = 0;
        while (findsCue(cue, said, from)) {
            boolean publication =
                    PUBLICATION.matcher(said.substring(cue.start(), cue.end())).find();
            Optional<VenueMention> venue = venue(said.substring(cue.end()), true)
                    .or(() -> publication ? unknownJournal(said.substring(cue.end())) : Optional.empty());
            if (venue.isPresent()) {
                return venue;
            }
            from = cue.end();
        }
        return Optional.empty();
    }

    /* Finds the next place where an expression matches that begins with a cue. */
    private static boolean findsCue(Matcher cue, String said, int from) {
        cue.useTransparentBounds(true);
        for (int i = from; i < said.length(); i++) {
            if (CUE_BEGINNINGS.at(said, i) != 0 && cue.region(i, said.length()).lookingAt()) {
                return true;
            }
        }
        return false;
    }

    /* A remark that is nothing but a venue: "NeurIPS 2023", "12 pages, ACL 2023 Findings". */
    private static Optional<VenueMention> bare(String segment, int words) {
        if ((words & (WORKSHOPS | CONFERENCE_WORDS | PROCEEDINGS_WORDS | JOURNAL_WORDS)) == 0 && !hasKnown(segment)) {
            return Optional.empty();
        }
        String text = segment;
        for (int i = 0; i < 6; i++) {
            Matcher counts = COUNTS.matcher(text);
            if (!counts.find()) {
                break;
            }
            text = text.substring(counts.end());
        }
        String named = withoutLeading(text);
        Matcher known = KNOWN_START.matcher(named);
        if (mayBeKnown(named, 0) && known.find()) {
            String rest = named.substring(known.end()).strip();
            boolean ends = rest.isEmpty() || rest.startsWith(",") || rest.startsWith("(") || rest.startsWith(".");
            boolean presented = PRESENTATION.matcher(rest).lookingAt()
                    || rest.toLowerCase(Locale.ROOT).startsWith("findings");
            boolean workshop = WORKSHOP.matcher(rest).find();
            boolean sure = known.group("year") != null ? ends || presented || workshop : presented && !workshop;
            return sure ? venue(named, false) : Optional.empty();
        }
        boolean longName =
                (CONFERENCE.matcher(named).find() || WORKSHOP.matcher(named).find())
                        && FREE_YEAR.matcher(text).find()
                        && Character.isUpperCase(named.codePointAt(0))
                        && mostlyCapitals(named);
        boolean proceedings = PROCEEDINGS.matcher(text).matches();
        boolean journal =
                JOURNAL_START.matcher(text).matches() && FREE_YEAR.matcher(text).find();
        return longName || proceedings || journal ? venue(text, false) : Optional.empty();
    }

    /* Whether words of four and more letters before the first comma are written large, as in a name, not as in a sentence. */
    private static boolean mostlyCapitals(String text) {
        int large = 0;
        int small = 0;
        for (String word : text.split(",", 2)[0].split("\\s+", -1)) {
            if (word.length() >= 4 && Character.isLetter(word.charAt(0))) {
                if (Character.isUpperCase(word.charAt(0))) {
                    large++;
                } else if (!WORKSHOP.matcher(word).find()) {
                    small++;
                }
            }
        }
        return large >= 2 && small == 0;
    }

    private static String withoutLeading(String text) {
        String rest = text.strip();
        for (int i = 0; i < 5 && mayBeLeading(rest); i++) {
            Matcher m = LEADING.matcher(rest);
            if (!m.lookingAt() || m.end() == rest.length() || m.end() == 0) {
                break;
            }
            rest = rest.substring(m.end()).strip();
        }
        return rest;
    }

    private static boolean mayBeLeading(String text) {
        return !text.isEmpty() && ((text.charAt(0) >= '0' && text.charAt(0) <= '9') || LEADING_WORDS.at(text, 0) != 0);
    }

    private static Optional<VenueMention> venue(String written, boolean accepted) {
        boolean journalProceedings = PROCEEDINGS_OF_THE.matcher(written).matches()
                && JOURNAL.matcher(written.split(",", 2)[0]).find();
        String text = journalProceedings ? written.replaceFirst("^(?i)the ", "") : withoutLeading(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int year = year(written);
        Matcher findings = FINDINGS.matcher(text);
        if (startsWithFindings(text)
                && findings.find()
                && (findings.group("name") != null || findings.group("long") != null)) {
            String host = findings.group("name") == null ? "ACL" : findings.group("name");
            return Optional.of(findings(host, year));
        }
        if (finds(WORKSHOP, WORKSHOPS, text) && !PRESENTATION.matcher(text).lookingAt()) {
            Optional<VenueMention> workshop = workshop(text, year);
            if (workshop.isPresent() || !KNOWN_START.matcher(text).find()) {
                return workshop;
            }
        }
        Matcher known = KNOWN_START.matcher(text);
        if (mayBeKnown(text, 0) && known.find() && !isLongForm(text.substring(known.end()))) {
            String rest = text.substring(known.end()).strip().toLowerCase(Locale.ROOT);
            if (rest.startsWith("findings")
                    || rest.startsWith("(findings")
                    || rest.startsWith("- findings")
                    || rest.startsWith(", findings")) {
                return Optional.of(findings(known.group("name"), year));
            }
            return Optional.of(conference(known.group("name"), year));
        }
        return named(text, year, accepted);
    }

    /* "AAAI Conference on Artificial Intelligence": the acronym begins a longer name. */
    private static boolean isLongForm(String afterAcronym) {
        return LONG_FORM.matcher(afterAcronym).matches();
    }

    private static VenueMention conference(String name, int year) {
        return new VenueMention(name, "", VenueMention.Kind.CONFERENCE, year, List.of(), List.of());
    }

    private static VenueMention findings(String host, int year) {
        return new VenueMention(
                "Findings of " + host,
                "",
                VenueMention.Kind.CONFERENCE,
                year,
                List.of(),
                List.of(conference(host, year)));
    }

    private static Optional<VenueMention> workshop(String text, int year) {
        String rest = text;
        Optional<String> host = Optional.empty();
        Matcher known = KNOWN_START.matcher(rest);
        if (known.find()) {
            host = Optional.of(known.group("name"));
            rest = withoutLeading(rest.substring(known.end()).replaceFirst("^[\\s:,'’–-]+", ""));
        }
        Matcher word = WORKSHOP.matcher(rest);
        if (!word.find()) {
            return Optional.empty();
        }
        int searched = word.end();
        if (host.isEmpty()) {
            Matcher at = HOST.matcher(rest);
            if (at.find(searched)) {
                host = Optional.of(at.group("name"));
                rest = rest.substring(0, at.start());
            } else {
                // "NeurIPS" may also stand before: "Workshop" is then the last word of the name.
                Matcher before = HOST.matcher(rest);
                if (before.find()
                        && before.start() < word.start()
                        && before.start() > 0
                        && before.end() < word.start()
                        && rest.substring(before.start(), before.end()).matches("[\\s(,]*(?:at|@|\\().*")) {
                    host = Optional.of(before.group("name"));
                    rest = rest.substring(0, before.start()) + rest.substring(before.end());
                }
            }
        }
        String name = nameIn(rest);
        name = name.replaceFirst("(?i)[\\s,(]*\\b(?:held|co-?located|in conjunction)\\b.*$", "")
                .strip();
        Optional<String> acronym = acronymIn(name);
        if (acronymAtEnd(name).isPresent()) {
            name = name.substring(0, name.lastIndexOf('(')).strip();
        }
        name = withoutYear(name);
        if (name.matches("(?i)workshops?(?: (?:track|paper|proceedings))?")) {
            if (host.isEmpty()) {
                return Optional.empty();
            }
            // Which workshop is not said: the workshops of that conference as a whole.
            name = host.get() + " Workshops";
        }
        if (name.length() < 4 || name.length() > 250 || !name.codePoints().anyMatch(Character::isUpperCase)) {
            return Optional.empty();
        }
        List<VenueMention> partOf = host.map(h -> List.of(conference(h, year))).orElse(List.of());
        return Optional.of(
                new VenueMention(name, acronym.orElse(""), VenueMention.Kind.WORKSHOP, year, List.of(), partOf));
    }

    private static Optional<VenueMention> named(String text, int year, boolean accepted) {
        String name = nameIn(text);
        Optional<String> acronym = acronymIn(name);
        if (acronymAtEnd(name).isPresent()) {
            name = name.substring(0, name.lastIndexOf('(')).strip();
        }
        name = withoutYear(
                name.endsWith(")") ? NUMBERS_IN_BRACKETS.matcher(name).replaceFirst("") : name);
        if (name.length() > 250 || name.length() < 2 || !Character.isUpperCase(name.codePointAt(0))) {
            return Optional.empty();
        }
        if (JOURNALS.contains(name) || finds(JOURNAL, JOURNAL_WORDS, name)) {
            return Optional.of(
                    new VenueMention(name, acronym.orElse(""), VenueMention.Kind.JOURNAL, 0, List.of(), List.of()));
        }
        if (finds(CONFERENCE, CONFERENCE_WORDS, name)) {
            String known = acronym.orElseGet(() -> knownWithin(text));
            return Optional.of(new VenueMention(name, known, VenueMention.Kind.CONFERENCE, year, List.of(), List.of()));
        }
        // An acronym that nobody knows: "Accepted at FOOCON 2024".
        boolean acronymOnly = accepted
                && UNKNOWN_ACRONYM.matcher(name).matches()
                && name.chars().filter(Character::isUpperCase).count() >= 2;
        if (acronymOnly && !NO_VENUE.matcher(name).find()) {
            return Optional.of(new VenueMention(name, "", VenueMention.Kind.OTHER, year, List.of(), List.of()));
        }
        return Optional.empty();
    }

    /* "Published in Pattern Recognition": no word says what sort of thing it is. */
    private static Optional<VenueMention> unknownJournal(String written) {
        String name = withoutYear(nameIn(withoutLeading(written)));
        name = name.endsWith(")") ? BRACKETS_AT_END.matcher(name).replaceFirst("") : name;
        if (hasDigit(name) || name.contains("ol")) {
            name = VOLUME_AT_END.matcher(name).replaceFirst("");
        }
        name = name.strip();
        boolean sure =
                LARGE_WORDS.matcher(name).matches() && !NO_VENUE.matcher(name).find();
        return sure
                ? Optional.of(new VenueMention(name, "", VenueMention.Kind.OTHER, 0, List.of(), List.of()))
                : Optional.empty();
    }

    /* The name without place, date and what else follows it after a comma. */
    private static String nameIn(String text) {
        List<String> chunks = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == ',' && depth <= 0) {
                chunks.add(text.substring(start, i).strip());
                start = i + 1;
            }
        }
        chunks.add(text.substring(start).strip());
        String name = joinedList(chunks);
        if (mayEnd(name)) {
            name = END_OF_NAME.matcher(name).replaceFirst("");
        }
        Matcher presentation = PRESENTATION.matcher(name);
        if ((WORDS.in(name) & PRESENTATIONS) != 0 && presentation.find() && presentation.start() > 0) {
            name = name.substring(0, presentation.start());
        }
        return PlainText.withoutEnd(name, " ,.;:").strip();
    }

    private static boolean mayEnd(String name) {
        for (int i = 0; i < name.length(); i++) {
            if ("-–—.:".indexOf(name.charAt(i)) >= 0) {
                return true;
            }
        }
        return name.contains(" p") || name.contains(" vol") || name.contains(" as a");
    }

    /* "Fairness, Accountability, and Transparency" is one name, "Vancouver, Canada" no part of one. */
    private static String joinedList(List<String> chunks) {
        StringBuilder name = new StringBuilder(chunks.get(0));
        int i = 1;
        while (i < chunks.size()) {
            String chunk = chunks.get(i);
            boolean last = chunk.startsWith("and ") || chunk.startsWith("& ");
            boolean middle = i + 1 < chunks.size()
                    && (chunks.get(i + 1).startsWith("and ")
                            || chunks.get(i + 1).startsWith("& "))
                    && PART_OF_LIST.matcher(chunk).matches();
            if (!last && !middle) {
                break;
            }
            name.append(", ").append(chunk);
            i++;
        }
        return name.toString();
    }

    private static String withoutYear(String name) {
        String result = name;
        if (hasDigit(name)) {
            result = FREE_YEAR.matcher(result).replaceAll("");
            result = SHORT_YEAR.matcher(result).replaceAll("");
        }
        if (result.indexOf(')') >= 0) {
            result = EMPTY_BRACKETS.matcher(result).replaceAll("");
            result = BLANK_BEFORE_BRACKET.matcher(result).replaceAll(")");
        }
        if (result.contains("  ")) {
            result = BLANKS.matcher(result).replaceAll(" ");
        }
        return PlainText.withoutEnd(result, " ,.;:'’-").strip();
    }

    private static Optional<String> acronymIn(String name) {
        if (name.indexOf('(') < 0) {
            return Optional.empty();
        }
        Matcher m = IN_BRACKETS.matcher(name);
        while (m.find()) {
            String inside = withoutYear(m.group(1).strip());
            boolean acronym = inside.length() >= 2
                    && inside.split(" ").length <= 2
                    && inside.chars().filter(Character::isUpperCase).count() >= 2
                    && ACRONYM.matcher(inside).matches();
            if (acronym) {
                return Optional.of(inside);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> acronymAtEnd(String name) {
        return name.endsWith(")") && name.lastIndexOf('(') > 0
                ? acronymIn(name.substring(name.lastIndexOf('(')))
                : Optional.empty();
    }

    private static String knownWithin(String text) {
        Matcher m = KNOWN_START.matcher(text);
        return m.find() ? m.group("name") : "";
    }

    private static int year(String text) {
        if (!hasDigit(text)) {
            return 0;
        }
        Matcher m = FREE_YEAR.matcher(text);
        if (m.find()) {
            return Integer.parseInt(m.group("year"));
        }
        Matcher known = HOST.matcher(text);
        while (known.find()) {
            if (known.group("year") != null) {
                return century(known.group("year"));
            }
        }
        Matcher yy = SHORT_YEAR.matcher(text);
        return yy.find() ? century(yy.group("year")) : 0;
    }

    private static int century(String year) {
        int number = Integer.parseInt(year);
        return number > 99 ? number : number < 60 ? 2000 + number : 1900 + number;
    }
}
