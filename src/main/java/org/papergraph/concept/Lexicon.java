package org.papergraph.concept;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.papergraph.text.Lemmatizer;
import org.papergraph.text.Stopwords;

/**
 * What is known about English words without a dictionary: lists of common verbs, adjectives and nouns of scholarly prose,
 * and endings for the rest. All words are in lower case and American spelling.
 */
final class Lexicon {

    /** Verbs that are hardly ever nouns. */
    private static final Set<String> VERBS = inflected("""
            win
            abandon abide absorb abstain accelerate accept accommodate accompany accomplish accumulate achieve
            acknowledge acquire activate adapt add address adhere adjust adopt advocate affect afford aggravate agree
            aim alleviate allocate allow alter amplify analyze announce answer anticipate appear append apply
            appreciate approximate argue arise arrange arrive articulate ascertain ask assemble assert assess assign
            assist associate assume assure attain attempt attend attribute augment automate avoid await become begin
            behave believe belong benchmark bind bring broaden build calculate calibrate call capture carry
            categorize cause choose circumvent cite claim clarify classify co-operate collaborate collate collect
            combine come communicate comply comprise compel complement complete comprehend compress compute conceive
            concentrate concern conclude condition conduct confer confirm confuse connect consider consist constitute
            constrain construct consult consume contain contend continue contradict contribute convert convey
            convince cooperate coordinate cope correlate correspond create decide declare decompose decrease deduce
            deem deepen defer define deliver demand demonstrate denote depend deploy derive describe deserve detail
            detect deteriorate determine develop deviate devote differ differentiate diminish disagree discard
            discern discover discuss disentangle display disregard disseminate distill distinguish distribute diverge
            divide dominate draw drive eat elaborate elevate elicit eliminate elucidate embark embed emerge emphasize
            employ empower enable encode encompass encounter encourage enforce engage enhance enjoy enlarge enlist
            enrich ensure entail enter entertain enumerate envisage envision equip eradicate establish evaluate
            evolve exacerbate examine exceed exclude execute exemplify exhibit exist expand expect explain exploit
            explore expose express extend extract facilitate fail fall feed feel fill find finish fit flag follow
            forget form formalize formulate foster fulfill function gain gather generalize generate get give go
            govern grant grasp group grow guarantee guard guide handle happen help highlight hinder hold host
            hypothesize identify ignore illuminate illustrate imagine imitate immerse imply implement impose improve
            incentivize include incorporate incur indicate induce infer inflate inform inherit initialize inject
            innovate insert inspect inspire instantiate instruct integrate intend intensify interact interleave
            interpret introduce invent invest investigate invite involve isolate join judge justify keep know lack
            lag lead learn leave leverage lie look lose maintain make manage manipulate match mature maximize mean
            measure meet mention merge mimic minimize mislead misunderstand mitigate modify monitor motivate move
            need neglect nominate normalize notice notify observe obtain occur offer omit operate optimize organize
            originate outline outperform output overcome overlap overlook oversee owe own participate pass pay
            perceive perform permit persist persuade pertain play pose possess postulate precede predict prefer
            prepare prescribe present preserve presume prevail prevent proceed produce progress prohibit prolong
            promise promote prompt propagate propose prove provide pursue put quantify raise rank reach react read
            realize receive recast recognize recommend reconcile reconsider reconstruct recover recreate recruit
            rectify recur redefine reduce refer refine reflect reformulate refrain refute regard reinforce reject
            rejoin relate relax release rely remain remedy remember remind remove render repeat replace replicate
            report represent reproduce require resemble reside resolve resort respond rest restrict result resume
            retain rethink retrieve reuse reveal revisit revise run satisfy say scrutinize seek seem see select send
            separate serve set settle simplify simulate solve spark spawn specialize specify speed stabilize stand
            streamline strengthen strive subsume succeed suffer suffice suggest suit summarize supervise supplement
            supply support suppose suppress surpass survey survive sustain synthesize tackle tailor take talk target
            teach tell tend term terminate think tolerate trace track train transcend transfer transform translate
            treat trigger try tune turn understand undergo undermine undertake undo unify unlock unravel unveil
            update upgrade uphold urge use utilize validate vary verify view violate visualize want warn warrant
            weaken weigh widen wish wonder work worry worsen write yield please prioritize exfiltrate accord obviate
            juxtapose outweigh outpace necessitate regulate restore rewrite substitute vet hinge hone recall allude
            advise diagnose refuse compare cover harness regret amass arouse befit belie bolster catalyze cement
            coincide combat conflate contrast crave curb decouple deter discourage elapse embrace emulate enact endow
            entangle equate err espouse exert expedite falsify forgo fuse garner hamper impair impede inhibit instill
            interfere intertwine invalidate invoke jeopardize overwrite persevere pinpoint preclude presuppose
            procure pronounce purport ratify reap reassure rebut reckon redesign refactor reinterpret relinquish
            remediate renew repurpose rescue reshape resist retrain revolutionize safeguard scour shorten situate
            skip slow soften solicit span stipulate struggle subvert supersede surmount swap sway transmit traverse
            uncover underlie underpin underscore unleash vanish withstand""");

    /** Past forms and participles that do not end in -ed. */
    private static final Set<String> IRREGULAR_PARTICIPLES = words("""
            been begun bound broken brought built caught chosen come done drawn driven fallen fed felt found forgotten
            given gone grown held hidden kept known laid led learnt left lost made meant met misled overcome paid proven
            put read run said seen sent set shown sought spent spoken stood stuck taken taught thought told understood
            undergone undertaken written withdrawn worn won became began chose drew drove fell gave grew knew rose saw
            showed spoke stood took understood went wrote arose brought""");

    /** Verb forms that are nouns just as well. */
    private static final Set<String> NOUN_OR_VERB = words("""
            abstract access account act address advance aim air answer approach arm array attack attempt attribute
            audit award balance ban bar base batch benchmark benefit bias block bound break bridge budget buffer
            burden call care cast cause center challenge chance change channel charge chart check circle claim class
            code collapse color combat command comment compact complement complex compound concern condition conflict
            consent contact contest contract contrast control cost count course craft crash credit cross cut cycle
            deal debate decay decrease default delay demand deposit design detail display dispute distance document
            dose doubt draft drift drive drop echo end estimate excerpt exchange exercise experience experiment
            exploit export face factor fault favor feature feed field figure file filter fine finish fire fix
            flag flow focus force forecast form format frame function fuel fund gain game gap gate gauge grade grant
            graph ground group guarantee guess guide hack handle harm head heat help highlight hint hold home honor
            host house image impact implement import impulse increase index influence input insert insight interest
            interface issue jail jailbreak joint judge jump key kick knock label lack land launch layer leak lever
            level lie lift light limit line link list load lock log look loop loss machine map march mark mask master
            match matter mean measure merge merit message mirror mix model monitor motion move name need network note
            notice object offer offset open order outline output outbreak overlap pace package pair panel paper
            parallel park part pass paste patch path pattern pause peak peer phase phrase pick picture pilot pipeline
            place plan plant play plot point poison poll pool port portion pose position post power practice praise
            present press price prime print probe process produce product profile program progress project promise
            prompt proof protest protocol prototype purchase purpose push query quest question queue quote race raise
            range rank rate ratio reach read reason rebound record reference reform refund regard register relay
            release relief remark repair replay reply report request research reserve resource respect rest result
            return reverse review revolt reward ride ring rise risk rival role roll root round route rule run sample
            scale scan schedule scheme score screen script seal search seat section sense sentence separate sequence
            service set shape share shift ship shock shot show sight sign signal sketch slack slice slide slip slot
            sort sound source space span spark speed spell spill spin spot spread stage stake stamp stand standard
            start state station stay stem step stereotype stick stock stop store storm strain stream stress stretch
            string strike structure struggle study style subject substitute sum supply support surface surge surprise
            survey suspect swap sweep switch system tag tail talk target task taste team tend term test text theme
            thread threat tie time title tool top total touch tour trace trade traffic trail transfer transform
            transport trap travel treat tree trend trial trick trigger trust tune turn twist type unit update upgrade
            upset use value view visit voice vote wait walk warrant waste watch watermark wave weight welcome whisper
            wish witness word work worry worth wound yield zone""");

    /** Adjectives that no ending gives away. */
    private static final Set<String> ADJECTIVES = words("""
            able abrupt absent absolute abstract abundant accurate acute adequate adjacent adverse aged alert alike alive
            ample apparent apt arbitrary asymmetric augmented average aware bad bare basic best better big bigger biggest
            binary bizarre black blank blind blue bold brief bright broad broader brown candid careful central certain
            cheap clean clear clever close closed coarse coherent cold common compact complete complex concise concrete
            consistent constant continuous convenient convex correct corrupt costly crisp crucial crude cubic current
            cute daily dark dead deadly deaf dear deep deeper deepest definite deliberate delicate dense dependent direct
            discrete distant distinct diverse double due dumb dynamic eager earlier earliest early easier easiest easy
            efficient elaborate elastic elderly elegant eligible elite eminent emotional empirical empty entire equal
            equivalent evident exact excellent explicit extra extreme faint fair faithful false familiar fast faster
            fastest few fewer fierce final fine finer finest finite firm fit flat flexible fluent foreign formal former
            fragile free frequent fresh friendly full fuller fundamental future fuzzy general generic gentle genuine giant
            global good gradual grand grave gray great greater greatest green gross half handy happy hard harder hardest
            harsh healthy heavy helpful hidden high higher highest holistic honest hot huge human humble hybrid ideal
            identical ill immediate imminent immune implicit inadequate inclusive incoherent inconsistent incorrect
            independent indirect inefficient inherent initial innate inner innocent insecure instant intact intelligent
            intense interactive interior intermediate internal intimate intricate intrinsic invalid joint junior just
            keen key kind large larger largest last late latent later latest lazy leading legal lengthy less lesser likely
            linear little live local lone long longer longest loose loud low lower lowest loyal lucid magnetic main major
            marginal mature mean medium mere merged micro mild minimal minor minute mobile moderate modern modest modular
            moral multiple mutual naive narrow native natural near nearby neat necessary negative nested neural neutral
            new newer newest next nice noble noisy nominal normal notable novel obscure obvious odd offline old older
            oldest online open opposite optimal optional oral ordinary orthogonal other outer overall overt own pale
            parallel partial particular passive past patient peculiar perfect permanent persistent personal pertinent
            plain plausible pleasant plural poor popular positive possible potent potential practical precise premature
            present pretrained previous primary prime prior private prolonged prominent promising prompt proof proper
            proprietary prudent public pure quick quiet rapid rare raw ready real recent recurrent redundant regular
            relevant reliable reluctant remote repeated representative resilient respective responsible rich richer right
            rigid rigorous ripe robust rogue rough round royal rude rural sacred sad safe safer safest salient same sane
            scarce secret secure senior sensitive separate serious severe shallow sharp sheer short shorter shortest
            sick significant silent similar simple simpler simplest simultaneous single singular slight slow slower small
            smaller smallest smart smooth social soft solar sole solid sophisticated sore sound sparse spatial special
            specific stable standard stark static steady steep sterile sticky stiff still stochastic straight strange
            strict strong stronger strongest stubborn stupid subject subtle successive sudden sufficient suitable super
            superior supreme sure sustained sweet swift symmetric synthetic systematic tall tangible tender tense tentative
            thick thin thorough tight timely tiny top total tough toxic transparent trivial tropical true trustworthy
            typical ubiquitous ultimate unable unaware unbiased uncertain unclear unconscious undue uneven unfair
            unfamiliar uniform unique universal unknown unlikely unsafe unsuitable unusual upcoming upper upright
            urban urgent used usual vague valid various vast verbal vertical viable vital vivid vocal void voluntary
            vulnerable warm weak weaker weakest weird well-known wet white whole wide wider widespread wild wise worse
            worst worth worthy wrong young younger yellow cutting-edge state-of-the-art ad-hoc real-world long-term
            short-term large-scale small-scale high-level low-level in-depth up-to-date real-life high-quality
            multi neo pseudo quasi ultra semi sub anti non inter intra trans""");

    /** Words that end like an adjective and are nouns. */
    private static final Set<String> NOUNS_LIKE_ADJECTIVES = words("""
            signal proposal material crystal metal interval retrieval approval goal animal journal capital hospital
            survival arrival trial tutorial manual terminal removal renewal withdrawal appraisal portal pedal coral rival
            principal individual criminal professional potential festival ritual scandal total visual oral dial
            logic topic metric traffic fabric music public statistic characteristic heuristic critic mechanic clinic
            basic plastic ceramic acoustic semantic republic pandemic epidemic graphic arithmetic rhetoric tactic
            objective archive alternative narrative perspective incentive initiative executive directive derivative
            collective motive drive native adjective representative relative detective hive dive additive
            variable table cable deliverable executable vegetable observable timetable
            library summary dictionary vocabulary boundary secretary glossary commentary salary binary adversary military
            judiciary itinerary corollary anniversary beneficiary intermediary documentary canary
            agent student patient event gradient coefficient ingredient element constant variant participant invariant
            quadrant plant grant restaurant assistant consultant occupant applicant inhabitant defendant merchant tenant
            determinant discriminant pollutant contaminant mutant accountant servant component opponent exponent proponent
            president resident incident accident precedent continent percent talent intent extent parent client recipient
            scent tangent torrent antecedent respondent adolescent equivalent
            virus corpus campus status focus bonus consensus nucleus stimulus radius genus census calculus modulus nexus
            apparatus surplus chorus bus locus genius
            human candidate climate certificate delegate advocate surrogate duplicate aggregate substrate predicate
            coordinate covariate estimate associate template plate state rate date gate debate mandate
            business process access success stress progress class loss mass bias glass congress wireless
            senate chocolate carbonate nitrate phosphate sulfate isolate conglomerate
            italian german russian norm norman human median gaussian hessian jacobian lagrangian hamiltonian
            historian librarian civilian guardian physician musician politician technician mathematician pedestrian
            custodian veteran clan plan span scan loan ocean man woman van fan
            specific principal bible article particle vehicle obstacle example principle sample title module molecule
            family ally monopoly supply reply assembly anomaly butterfly fly jelly belly bully polly tally
            """);

    /** Nouns that end like a past participle. */
    private static final Set<String> NOUNS_IN_ED =
            words("need seed speed feed breed bed shed led weed reed deed creed greed wed steed embed hundred bleed");

    /** Nouns and adjectives that end like a gerund. */
    private static final Set<String> NOUNS_IN_ING = words("""
            thing string ring king spring wing sibling ceiling evening morning nothing something anything everything
            meeting setting beginning feeling finding meaning opening warning wording drawing painting wedding
            clothing housing shipping banking marketing lightning offspring sting sling swing""");

    /** Gerunds that name a field or an activity, and so may stand before a noun. */
    private static final Set<String> NOUN_GERUNDS = words("""
            accounting advertising aging alerting auditing backtracking banking bargaining benchmarking blending boosting
            bootstrapping branching broadcasting browsing caching casting chunking clustering coaching coding commissioning
            computing conditioning conferencing control counseling crawling crowdsourcing debugging decoding deskilling
            dithering drilling editing embedding encoding engineering extracting filtering finetuning forecasting forging
            framing funding gaming gambling grading grounding growing handling hashing hearing hedging imaging indexing
            inferencing interleaving jailbreaking knitting labeling landing learning lending licensing listening living
            localizing logging machining manufacturing mapping marketing masking matching mining modeling monitoring
            multitasking navigating networking nursing operating outsourcing packing parenting parsing partitioning
            planning playing polling pooling prefetching pretraining preprocessing pricing printing processing profiling
            programming prompting pruning publishing purchasing querying queuing queueing ranking rating reading reasoning
            reckoning recording recycling red-teaming rendering repositioning reporting routing sampling sandbagging
            scaffolding scaling scanning scheduling scoring screening searching seeding segmenting sensing sequencing
            sharing shopping signaling smoothing sorting speaking spelling splicing splitting spoofing stereotyping
            streaming switching tagging teaching teaming teleworking testing thinking threading tracking trading training
            transcoding tuning turing tutoring typing understanding unlearning voting warming watermarking weaving
            weighting welding working writing""");

    /** Words in -ing that qualify like an adjective. */
    private static final Set<String> ADJECTIVES_IN_ING = words("""
            emerging existing increasing growing underlying promising interesting remaining following leading cutting
            running competing varying moving challenging corresponding surrounding outstanding ongoing upcoming preceding
            encouraging compelling striking surprising pressing exciting missing converging decreasing declining rising
            overlapping conflicting confusing demanding entering evolving fascinating forthcoming interacting intriguing
            misleading neighboring overarching overwhelming pioneering preexisting satisfying supporting sweeping
            time-consuming willing aforementioned""");

    /** Modifiers that say nothing about the subject; they are cut from the left end of a phrase. */
    private static final Set<String> VAGUE_MODIFIERS = words("""
            empirical
            able above accurate actual additional adequate advantageous alternative ample apparent appropriate
            available aforementioned basic beneficial best better big bigger biggest brief broad broader careful
            central certain challenging clear clever close closer common complete comprehensive concrete considerable
            consistent convenient conventional core correct corresponding critical crucial current cutting-edge
            deep-seated deeper desirable desired detailed different difficult direct distinct distinctive diverse
            drastic due earlier early easy easier effective efficient elegant emerging encouraging enormous entire
            essential established excellent existing explicit extensive extra extreme famous far-reaching fast faster
            few final fine first flexible following former fresh full fuller fundamental further future general given
            good great greater greatest growing half hard harder helpful high higher highest high-quality huge ideal
            identical immediate important impressive improved in-depth inadequate increased increasing indispensable
            inherent initial innovative integral interesting intended intriguing introductory key known large larger
            largest large-scale last late later latest leading less lesser limited little long longer longer-term
            long-standing low lower lowest main major many massive mature meaningful mere minimal minor modern modest
            more much multiple necessary needed new newer next nice noticeable notable novel numerous obvious old
            older ongoing only open original other outstanding overall own particular past perfect pertinent
            plausible pioneering poor popular possible potential powerful practical preceding precise preferable
            preliminary present pressing previous previously primary principal prior profound prominent promising
            proper proposed prospective rapid rare ready real real-life real-world reasonable recent relative
            relevant reliable remaining remarkable representative resulting rich right rigorous robust roughly said
            salient same satisfactory second sensible separate serious several severe sheer short shorter significant
            similar simple simpler simplest simplified single sizable slight slow small smaller smallest so-called
            sole solid sophisticated special specific state-of-the-art still straightforward striking strong stronger
            strongest subsequent substantial subtle successful such sufficient suitable superior surprising
            systematic systematically tangible third thorough timely top total traditional tremendous true typical
            unanswered underlying unexpected unexplored unified unique unknown unprecedented up-to-date upcoming
            urgent used useful usual valuable variant varied various varying vast viable vital weak weaker well-known
            wide wider widely wide-ranging widespread whole wrong worst younger inspiring exciting related associated
            considered described discussed mentioned obtained presented provided required selected suggested chosen
            observed identified introduced developed based called named included involved respective aforesaid
            illustrative extended collected stated produced compared reported made generated unresolved participating
            envisioned newly commonly one two three four five six seven eight nine ten hundred thousand million dozen
            annual designed discovered conducted tested targeted applied increasingly accompanying undue ensuing
            fewer unclear unacceptable acceptable inner""");

    /** Nouns that are no subject by themselves. */
    private static final Set<String> VAGUE_NOUNS = words("""
            ability absence abstract academic acceptance access accordance account accuracy achievement acquisition
            act action activity actor addition adoption advance advancement advantage advent affair agreement aid aim
            allocation alternative amount analogy analysis answer appearance applicability application approach
            approximation area argument arrangement array article aspect assessment assignment assistance assumption
            attempt attention attribute author availability average avenue awareness background balance bar base
            baseline basis batch beginning behalf behavior belief benefit body book bottleneck bound box branch
            breadth breakthrough bridge broad building call capability capacity care case category cause center
            century challenge chance change chapter characteristic characterization check choice circumstance claim
            class classification clear closeness code collaboration collection column combination comment commitment
            community company comparison compatibility complement complexity component composition comprehension
            computation concept conception concern conclusion condition conference configuration confirmation
            conjunction connection consequence consideration consistency constraint construct construction contact
            content context continuation contrast contribution control convenience convention conversation
            correctness correspondence cost counterpart country couple course cover creation criterion critic cue
            cycle data database dataset date day deal decade decision decrease deficiency definition degree delivery
            demand demonstration density dependence dependency deployment depth description design desire detail
            detection determination developer development deviation device diagram difference difficulty dimension
            direction disadvantage discipline discovery discussion distance distinction distribution diversity
            document domain drawback driver duration ease edge edition effect effectiveness efficiency effort element
            emergence emphasis end engineer enhancement ensemble entity entry environment equation equipment era
            error essence establishment estimate estimation evaluation event evidence evolution examination example
            exception exchange exclusion execution exercise existence expansion expectation expense experience
            experiment expert explanation exploration expression extension extent fact factor failure family fashion
            feasibility feature field figure file finding fitness flexibility focus force foreground form formalism
            format formation formula formulation foundation fraction fragment frame framework frequency function
            functionality future gain gap generality generation goal good government ground group growth guarantee
            guidance guide guideline half hand help hint history home hope hour house hypothesis idea identification
            illustration image impact implementation implication importance impossibility improvement inability
            incorporation increase index indication individual industry inference influence information
            infrastructure ingredient initiative input insight inspection inspiration instance institution
            instruction instrument integration intent intention interaction interest interface interplay
            interpretation intervention introduction intuition investigation issue item iteration job journal kind
            knowledge label labor laboratory lack land landscape language layer lead leader length lens lesson letter
            level library life light like likelihood limit limitation line link list literature location look lot
            magnitude maintenance majority man management manner map margin mark market mass match material matter
            maturity means measure measurement mechanism medium member message metaphor method methodology metric
            middle million mind minimum minute mission mix mixture mode model modification moment month motivation
            movement name nation nature necessity need network news night norm note notion novelty number object
            objective observation occasion occurrence offer office one operation opinion opportunity optimum option
            order organization origin outcome outline outlook output overview pace package page pair paper paradigm
            parallel parameter part participant participation particular party passage past path pathway pattern peak
            people percent percentage performance period person perspective perturbation phase phenomenon phrase
            picture piece pipeline place plan platform play player plethora point policy popularity population
            portion position possibility post potential power practice practitioner precision prediction preference
            preparation presence present presentation press price principle priority probability problem procedure
            process product production professor program progress project promise proof property proportion proposal
            proposition prospect protocol provider provision proximity public publication purpose pursuit quality
            quantity quest question range rank rate ratio rationale reader reality realization realm reason recipe
            recognition recommendation record reduction reference refinement regard regime region relation
            relationship relevance reliability remainder remark repeat replacement report representation
            representative request requirement research researcher resolution resource respect response
            responsibility rest restriction result return review revision rise role room root round route row rule
            run sake sample scale scenario scene schema scheme scholar school science scientist scope score search
            second section sector segment selection sense sensitivity sentence sequence series service session set
            setting setup shape share shift shortage shortcoming show side sight sign signal significance similarity
            simplicity simulation site situation size skill society software solution sort source space span speaker
            specialist specification speed stability stage stakeholder stance stand standard standpoint start state
            statement station status step stop story strand strategy strength stress structure student study style
            subject subset substance success suggestion suitability suite sum summary supplement supply support
            surface survey symbol system table tactic talk target task team technique technology template tendency
            tension term terminology test text theme theorem theory thing thought thousand threshold time title today
            tool topic total trade train trait transfer transition treatment trend trial trick try turn type
            understanding unit university update usage use user usefulness utility utilization validity value
            variable variant variation variety vehicle version view viewpoint virtue vision volume way weakness week
            weight while whole wisdom word work worker workplace workshop world writer year yield zone leadership
            lifetime creator contributor consortium humanity humankind executive journalist policymaker world-leader
            mitigation advice wide-range scrutiny observer workaround caveat decision-maker criticism discourse
            debate merit adherence suspicion intrusiveness informativeness proceeding proceedings hazard danger
            threat tactics advisory tens inclination""");

    /** Nouns that make a phrase vaguer as its last word: a "fine-tuning technique" is about fine-tuning. */
    private static final Set<String> VAGUE_HEADS = words("""
            advance advancement aim amount approach area argument aspect attempt author basis benefit case category
            challenge choice circumstance claim collection community concern conclusion consideration contribution
            criterion degree detail development difference difficulty direction discussion effect effort end example
            expert factor fact feature field finding form gain goal group idea impact implication importance improvement
            increase influence insight instance interest investigation issue kind lab landscape limit limitation literature
            manner matter mean means method methodology need notion number objective opportunity option outcome overview
            paper part perspective phenomenon piece place point possibility potential practice practitioner problem
            procedure process progress project promise property proposal purpose question range rate reason
            requirement research researcher result role scenario sense series set setting shortcoming side situation
            solution sort stage step strategy study success suggestion task technique term thing time topic trend type use
            value variety version view way work world year agreement amount advocacy instance developer activity
            attention people student scientist level release consultant phase expense interest statement answer writer reader
            breadth experimenter candidate pose""");

    /** Nouns that only say what kind of thing a name names: the "WMDP benchmark" is WMDP. */
    private static final Set<String> TYPE_NOUNS = words("""
            algorithm benchmark corpus database dataset framework library method model package platform program project
            protocol software suite system technique tool toolkit""");

    private static final Set<String> ARTIFACT_NOUNS =
            Set.of("benchmark", "corpus", "database", "dataset", "library", "suite", "toolkit");

    /** Short forms and names of places, peoples and bodies, which are no subject of a paper's text by themselves. */
    private static final Set<String> PLACES = words("""
            us usa uk eu un uae oecd nato who unesco nsf darpa nist ieee acm iso asean america africa asia europe australia
            china russia india japan germany france italy spain canada brazil korea taiwan israel england scotland britain
            london paris beijing washington california york stanford berkeley oxford cambridge mit boston chicago texas
            january february march april may june july august september october november december monday tuesday wednesday
            thursday friday saturday sunday i ii iii iv v vi vii viii ix x""");

    /** Words that, written with a capital, belong to the name of a body or an event. */
    private static final Set<String> BODIES = words("""
            university universities institute institutes department faculty laboratory lab labs college school center
            council committee commission panel ministry agency company corporation inc foundation society association
            team conference workshop symposium proceedings summit journal press edition""");

    /** Nouns that make a good part of a phrase and a poor one by themselves. */
    private static final Set<String> VAGUE_ALONE = words("""
            agent algorithm alignment audit auditor benchmark capability computer cooperation feedback harm hazard human
            inference label learner learning loss measuring model modeling network operator optimization organism password
            pause prediction probability programming query reasoning regulation regulator representation risk safety
            simulation state task testing threshold training user vulnerability weapon weight world worth opponent observer
            machine internet web file image signal number voter vote""");

    /** Words that English writes with a capital everywhere: languages, peoples, and names that became adjectives. */
    private static final Set<String> ALWAYS_CAPITAL = words("""
            african american arabic asian australian austrian balkan bayesian belgian bengali boolean brazilian british
            bulgarian canadian cantonese cartesian catalan chinese croatian czech danish dutch egyptian english estonian
            ethiopian euclidean european fourier french gaussian german greek hamiltonian hebrew hessian hindi hungarian
            icelandic indian indonesian irish islamic italian japanese jewish kenyan korean laplacian latin latvian
            lithuanian malay mandarin markov markovian mexican nigerian norwegian persian pakistani polish portuguese
            punjabi romanian russian sanskrit scottish serbian slavic slovak slovenian spanish swahili swedish swiss tamil
            telugu thai tibetan turkish ukrainian urdu vietnamese welsh yoruba""");

    private Lexicon() {}

    private static Set<String> words(String block) {
        return Arrays.stream(block.strip().split("\\s+")).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> inflected(String block) {
        Set<String> forms = new HashSet<>();
        for (String verb : words(block)) {
            forms.add(verb);
            if (verb.matches(".*(s|x|z|ch|sh|o)")) {
                forms.add(verb + "es");
            } else if (verb.matches(".*[^aeiou]y")) {
                forms.add(verb.substring(0, verb.length() - 1) + "ies");
            } else {
                forms.add(verb + "s");
            }
        }
        return Set.copyOf(forms);
    }

    /**
     * The class of a word by itself.
     *
     * @param word as it stands in the text
     */
    static WordClass classOf(String word) {
        String lower = Lemmatizer.american(Lemmatizer.plain(word));
        if (Character.isDigit(lower.charAt(0)) && isMeasure(lower)) {
            return WordClass.NUMBER;
        }
        if (Stopwords.contains(lower) || isAdverb(lower)) {
            return WordClass.OTHER;
        }
        boolean ambiguous = NOUN_OR_VERB.contains(lower) || NOUN_OR_VERB.contains(Lemmatizer.singular(lower));
        if (ADJECTIVES.contains(lower)) {
            return WordClass.ADJECTIVE;
        }
        if (ambiguous) {
            return WordClass.NOUN_OR_VERB;
        }
        if (VERBS.contains(lower)) {
            return WordClass.VERB;
        }
        if (IRREGULAR_PARTICIPLES.contains(lower)
                || (lower.length() > 3 && lower.endsWith("ed") && !NOUNS_IN_ED.contains(lower))) {
            return WordClass.PARTICIPLE;
        }
        if (ADJECTIVES_IN_ING.contains(lower)) {
            return WordClass.ADJECTIVE;
        }
        if (lower.length() > 4 && lower.endsWith("ing") && !NOUNS_IN_ING.contains(lower)) {
            return WordClass.GERUND;
        }
        if (hasVerbEnding(lower)) {
            return WordClass.VERB;
        }
        return hasAdjectiveEnding(lower) ? WordClass.ADJECTIVE : WordClass.NOUN;
    }

    /** {@code 70B}, {@code 18x}, {@code 3.5}, {@code 2nd}: a quantity, not a name. */
    private static boolean isMeasure(String lower) {
        int at = 0;
        while (at < lower.length() && (Character.isDigit(lower.charAt(at)) || ".,".indexOf(lower.charAt(at)) >= 0)) {
            at++;
        }
        return (lower.length() - at <= 2 && !lower.endsWith("d")) || lower.endsWith("nd") || lower.endsWith("rd");
    }

    private static boolean isAdverb(String lower) {
        return lower.length() > 4
                && lower.endsWith("ly")
                && !NOUNS_LIKE_ADJECTIVES.contains(lower)
                && !ADJECTIVES.contains(lower);
    }

    private static boolean hasVerbEnding(String lower) {
        return lower.length() > 6
                && (lower.endsWith("ize")
                        || lower.endsWith("izes")
                        || lower.endsWith("ify")
                        || lower.endsWith("ifies"));
    }

    private static boolean hasAdjectiveEnding(String lower) {
        if (lower.length() < 5 || NOUNS_LIKE_ADJECTIVES.contains(lower)) {
            return false;
        }
        return lower.endsWith("al")
                || lower.endsWith("ic")
                || lower.endsWith("ous")
                || lower.endsWith("ive")
                || lower.endsWith("able")
                || lower.endsWith("ible")
                || lower.endsWith("ful")
                || lower.endsWith("less")
                || lower.endsWith("ary")
                || lower.endsWith("ant")
                || (lower.endsWith("ent") && !lower.endsWith("ment"))
                || lower.endsWith("ular")
                || lower.endsWith("inear")
                || lower.endsWith("ish")
                || lower.endsWith("wise")
                || (lower.endsWith("some") && !lower.endsWith("chromosome") && !lower.endsWith("genome"))
                || (lower.endsWith("tory")
                        && !lower.endsWith("history")
                        && !lower.endsWith("story")
                        && !lower.endsWith("factory")
                        && !lower.endsWith("memory")
                        && !lower.endsWith("directory")
                        && !lower.endsWith("territory")
                        && !lower.endsWith("trajectory")
                        && !lower.endsWith("repository")
                        && !lower.endsWith("laboratory")
                        && !lower.endsWith("inventory")
                        && !lower.endsWith("category"));
    }

    /** Whether a gerund names an activity and so may open a noun phrase. */
    static boolean isNounGerund(String key) {
        return NOUN_GERUNDS.contains(key);
    }

    static boolean isVagueModifier(String key) {
        return VAGUE_MODIFIERS.contains(key);
    }

    static boolean isVagueNoun(String key) {
        return VAGUE_NOUNS.contains(key);
    }

    /** Whether the word is no subject when it stands alone. */
    static boolean isVagueAlone(String key) {
        return VAGUE_ALONE.contains(key) || VAGUE_NOUNS.contains(key) || VAGUE_HEADS.contains(key);
    }

    static boolean isVagueHead(String key) {
        return VAGUE_HEADS.contains(key);
    }

    /** Whether the word is a kind of thing of which each has a name of its own. */
    static boolean isArtifactNoun(String key) {
        return ARTIFACT_NOUNS.contains(key);
    }

    static boolean isTypeNoun(String key) {
        return TYPE_NOUNS.contains(key);
    }

    static boolean isPlace(String key) {
        return PLACES.contains(key);
    }

    /** Whether the word, in lower case, is written with a capital wherever it stands. */
    static boolean isAlwaysCapital(String lower) {
        return ALWAYS_CAPITAL.contains(lower);
    }

    static boolean isBody(String key) {
        return BODIES.contains(key);
    }

    /** Whether the word, in lower case, is an ordinary one of the language, so that capitals alone do not make a name. */
    static boolean isOrdinary(String lower) {
        return Stopwords.contains(lower)
                || VERBS.contains(lower)
                || NOUN_OR_VERB.contains(lower)
                || ADJECTIVES.contains(lower)
                || VAGUE_NOUNS.contains(lower)
                || VAGUE_MODIFIERS.contains(lower)
                || NOUNS_LIKE_ADJECTIVES.contains(lower)
                || IRREGULAR_PARTICIPLES.contains(lower);
    }
}
