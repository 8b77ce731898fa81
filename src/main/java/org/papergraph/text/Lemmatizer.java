package org.papergraph.text;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rules of English inflection and spelling, enough to see that two forms are one word. No dictionary: what the exception
 * lists do not know goes by its ending.
 */
public final class Lemmatizer {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private static final Map<String, String> IRREGULAR = pairs("""
            analyses analysis axes axis bases basis crises crisis diagnoses diagnosis ellipses ellipsis hypotheses
            hypothesis parentheses parenthesis prognoses prognosis syntheses synthesis theses thesis
            oases oasis neuroses neurosis photosyntheses photosynthesis meta-analyses meta-analysis
            criteria criterion phenomena phenomenon automata automaton polyhedra polyhedron taxa taxon
            corpora corpus genera genus opera opera stimuli stimulus loci locus radii radius nuclei nucleus foci focus
            fungi fungus alumni alumnus cacti cactus syllabi syllabus tori torus calculi calculus moduli modulus
            matrices matrix vertices vertex indices index vortices vortex appendices appendix codices codex
            simplices simplex helices helix
            formulae formula antennae antenna larvae larva vertebrae vertebra algae alga
            children child men man women woman feet foot teeth tooth mice mouse geese goose oxen ox
            lives life wives wife knives knife leaves leaf halves half shelves shelf wolves wolf loaves loaf calves calf
            selves self thieves thief elves elf scarves scarf
            movies movie cookies cookie zombies zombie calories calorie lies lie dies die ties tie pies pie rookies rookie
            selfies selfie hoodies hoodie
            caches cache aches ache headaches headache niches niche avalanches avalanche apaches apache
            shoes shoe toes toe canoes canoe
            viruses virus statuses status focuses focus corpuses corpus campuses campus bonuses bonus consensuses consensus
            censuses census buses bus apparatuses apparatus surpluses surplus choruses chorus
            biases bias aliases alias atlases atlas gases gas canvases canvas lenses lens irises iris
            quizzes quiz whizzes whiz
            addenda addendum errata erratum memoranda memorandum quanta quantum spectra spectrum strata stratum maxima
            maximum minima minimum optima optimum extrema extremum symposia symposium bacteria bacterium
            desiderata desideratum equilibria equilibrium momenta momentum curricula curriculum millennia millennium
            schemata schema stigmata stigma lemmata lemma""");

    private static final Set<String> SINGULAR = words("""
            analysis basis bias gas lens bus plus minus thus this us is as was has his its yes always perhaps alias atlas
            canvas species series news physics means headquarters gross loss less chess process access
            bayes gauss laplace stokes jones descartes kubernetes diabetes rabies mars paris texas kansas arkansas
            james charles thomas nicolas lucas douglas marcus venus sas ios dos kudos chaos cosmos pathos ethos logos
            christmas pancreas pyjamas whereas besides towards sometimes afterwards hers ours yours theirs
            keras pandas aws gps dns https cms css sos tbs canvass apropos rhinoceros asbestos xes aids windows
            sanders williams adams davis lewis harris morris robbins hopkins siemens""");

    /** Words that end in -ise in both spellings. */
    private static final Set<String> ALWAYS_ISE = words("""
            advertise advise arise chastise comprise compromise concise demise despise devise disguise enterprise excise
            exercise expertise franchise improvise incise likewise merchandise noise otherwise paradise poise praise
            precise premise promise raise revise rise supervise surmise surprise televise treatise turquoise wise
            appraise apprise braise bruise cerise chaise circumcise clockwise cruise anise pairwise stepwise piecewise
            elementwise pointwise layerwise blockwise coordinatewise porpoise tortoise valise vise liaise malaise
            reprise unwise denoise""");

    /** Stems of words with -our in British and -or in American spelling. */
    private static final Set<String> OUR = words("""
            arbour ardour armour behaviour candour clamour colour demeanour endeavour favour fervour flavour glamour
            harbour honour humour labour neighbour odour parlour rancour rigour rumour saviour savour splendour succour
            tumour valour vapour vigour""");

    private static final Map<String, String> BRITISH = pairs("""
            centre center metre meter litre liter theatre theater fibre fiber calibre caliber spectre specter
            kilometre kilometer centimetre centimeter millimetre millimeter nanometre nanometer lustre luster
            defence defense offence offense licence license pretence pretense
            programme program catalogue catalog dialogue dialog analogue analog
            grey gray artefact artifact judgement judgment acknowledgement acknowledgment ageing aging
            modelling modeling modelled modeled modeller modeler labelling labeling labelled labeled unlabelled unlabeled
            travelling traveling travelled traveled traveller traveler signalling signaling signalled signaled
            channelling channeling cancelled canceled cancelling canceling fuelled fueled fuelling fueling
            levelled leveled levelling leveling tunnelling tunneling tunnelled tunneled marshalling marshaling
            counselling counseling counsellor counselor initialled initialed totalled totaled
            mislabelled mislabeled relabelling relabeling relabelled relabeled remodelling remodeling
            skilful skillful fulfil fulfill fulfilment fulfillment enrol enroll enrolment enrollment instalment installment
            aluminium aluminum sulphur sulfur mould mold plough plow sceptical skeptical scepticism skepticism sceptic
            skeptic orientated oriented learnt learned spelt spelled modelisation modelization
            anaesthesia anesthesia haemoglobin hemoglobin paediatric pediatric oesophagus esophagus foetal fetal
            oestrogen estrogen encyclopaedia encyclopedia archaeology archeology manoeuvre maneuver manoeuvring maneuvering
            cheque check tyre tire kerb curb storey story towards toward whilst while amongst among""");

    private Lemmatizer() {}

    private static Set<String> words(String block) {
        return Arrays.stream(block.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, String> pairs(String block) {
        Map<String, String> pairs = new HashMap<>();
        String first = "";
        for (String word : WHITE_SPACE.split(block.strip(), -1)) {
            if (first.isEmpty()) {
                first = word;
            } else {
                pairs.put(first, word);
                first = "";
            }
        }
        return Map.copyOf(pairs);
    }

    /**
     * The form under which two words are compared: lower case, without diacritics, American spelling, singular. The key of
     * a key is itself.
     *
     * @param word a word as it stands in a text
     */
    public static String key(String word) {
        String singular = singular(american(plain(acronymSingular(word))));
        // A British plural becomes British singular first: "behaviours", "programmes".
        return american(singular);
    }

    /** The word in lower case and without diacritics, ligatures and soft hyphens. */
    public static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            if (lower.charAt(i) >= 0x80) {
                return strip(lower);
            }
        }
        return lower;
    }

    private static String strip(String lower) {
        String decomposed = Normalizer.normalize(lower, Normalizer.Form.NFKD);
        StringBuilder kept = new StringBuilder(decomposed.length());
        decomposed
                .codePoints()
                .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK
                        && Character.getType(point) != Character.FORMAT)
                .forEach(kept::appendCodePoint);
        // A word of marks only must not vanish: nothing would be left to compare.
        return kept.isEmpty() ? lower : kept.toString().toLowerCase(Locale.ROOT);
    }

    private static String acronymSingular(String word) {
        int last = word.length() - 1;
        return last >= 2 && word.charAt(last) == 's' && isCapital(word, last - 1) && isCapital(word, last - 2)
                ? word.substring(0, last)
                : word.length() == 3 && word.charAt(2) == 's' && isCapital(word, 1) ? word.substring(0, 2) : word;
    }

    private static boolean isCapital(String word, int at) {
        return Character.isUpperCase(word.charAt(at));
    }

    /** The singular of an English noun in lower case; a word that is no plural comes back unchanged. */
    public static String singular(String word) {
        int length = word.length();
        if (length < 4 || (word.charAt(length - 1) != 's' && !IRREGULAR.containsKey(word))) {
            return word;
        }
        String irregular = IRREGULAR.get(word);
        if (irregular != null) {
            return irregular;
        }
        if (SINGULAR.contains(word)
                || word.endsWith("ss")
                || word.endsWith("us")
                || word.endsWith("is")
                || word.endsWith("ics")) {
            return isPluralInUs(word) || (word.endsWith("ics") && isPluralInIcs(word))
                    ? word.substring(0, length - 1)
                    : word;
        }
        if (word.endsWith("'s")) {
            return word.substring(0, length - 2);
        }
        if (word.endsWith("ies")) {
            return length <= 4 ? word.substring(0, length - 1) : word.substring(0, length - 3) + "y";
        }
        if (word.endsWith("sses")
                || word.endsWith("shes")
                || word.endsWith("ches")
                || word.endsWith("xes")
                || word.endsWith("zzes")
                || word.endsWith("oes")) {
            return word.substring(0, length - 2);
        }
        if (word.endsWith("yses") || word.endsWith("heses") || word.endsWith("noses")) {
            return word.substring(0, length - 2) + "is";
        }
        return word.substring(0, length - 1);
    }

    private static boolean isPluralInUs(String word) {
        return word.equals("menus") || word.equals("gnus") || word.equals("gurus") || word.equals("skis");
    }

    private static boolean isPluralInIcs(String word) {
        return switch (word) {
            case "metrics",
                    "tactics",
                    "topics",
                    "heuristics",
                    "critics",
                    "fabrics",
                    "logics",
                    "clinics",
                    "comics",
                    "characteristics",
                    "antibiotics" -> true;
            default -> false;
        };
    }

    /** The American spelling of an English word in lower case; a word without one of its own comes back unchanged. */
    public static String american(String word) {
        if (word.length() < 4) {
            return word;
        }
        String listed = BRITISH.get(word);
        if (listed != null) {
            return listed;
        }
        int our = word.indexOf("our");
        if (our > 1 && isOurStem(word, our + 3)) {
            return word.substring(0, our + 1) + word.substring(our + 2);
        }
        String swapped = izeForIse(word);
        return swapped == null ? word : swapped;
    }

    private static boolean isOurStem(String word, int end) {
        for (int start = 0; start <= 5 && start < end - 4; start++) {
            // With a prefix, as in "misbehaviour" and "discolour".
            if (OUR.contains(word.substring(start, end))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String izeForIse(String word) {
        for (String ending : ISE_ENDINGS) {
            if (word.endsWith(ending)) {
                int at = word.length() - ending.length();
                String base = word.substring(0, at) + "ise";
                if (at < 3 || isAlwaysIse(base)) {
                    return null;
                }
                return word.substring(0, at + 1) + 'z' + word.substring(at + 2);
            }
        }
        for (String ending : YSE_ENDINGS) {
            if (word.endsWith(ending) && word.length() > ending.length() + 2) {
                int at = word.length() - ending.length();
                return word.substring(0, at + 2) + 'z' + word.substring(at + 3);
            }
        }
        return null;
    }

    private static final List<String> ISE_ENDINGS =
            List.of("isation", "isations", "ised", "ising", "iser", "isers", "ise", "ises", "isable");
    private static final List<String> YSE_ENDINGS = List.of("lyse", "lysed", "lysing", "lyser", "lysers");

    private static boolean isAlwaysIse(String base) {
        return ALWAYS_ISE.contains(base)
                || base.endsWith("wise")
                || (base.startsWith("pre") && ALWAYS_ISE.contains(base.substring(3)))
                || (base.startsWith("un") && ALWAYS_ISE.contains(base.substring(2)))
                || (base.startsWith("de") && ALWAYS_ISE.contains(base.substring(2)));
    }

    /**
     * The finite forms and participles that a gerund may have: for {@code tuning} {@code tune, tuned, tun, tunned} and so
     * on. Some are no words; they do no harm, because no text has them. Empty for a word that does not end in -ing.
     *
     * @param gerund a word in lower case
     */
    public static List<String> verbForms(String gerund) {
        if (gerund.length() < 6 || !gerund.endsWith("ing")) {
            return List.of();
        }
        String stem = gerund.substring(0, gerund.length() - 3);
        Set<String> forms = new LinkedHashSet<>(List.of(stem, stem + "ed", stem + "e"));
        int last = stem.length() - 1;
        if (stem.charAt(last) == stem.charAt(last - 1)) {
            forms.add(stem.substring(0, last));
        }
        return List.copyOf(forms);
    }
}
