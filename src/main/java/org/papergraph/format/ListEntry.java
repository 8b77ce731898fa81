package org.papergraph.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.AuthorList;
import org.papergraph.model.Identifier;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.model.VenueMention;
import org.papergraph.text.PersonNames;
import org.papergraph.text.PlainText;
import org.papergraph.text.VenuePhrases;
import org.papergraph.text.WebAddresses;

/**
 * What one entry of a reading list says: its title, and whatever stands around it, known by its form.
 *
 * <p>The title is the first link that is no label, the first words in bold type or in quotation marks, or what stands before
 * the first label. Of the rest, names of people are the authors, days and years the date, what is known as a venue the venue;
 * links with labels such as "paper" identify it; what remains is a comment.
 */
final class ListEntry {

    /* Words of links that lead somewhere, and are not what the paper is called. */
    private static final Pattern LABEL = Pattern.compile(
            "(?iU)[^\\p{L}\\p{N}]*+(?:the |our |original |official |full )*(?:paper|papers|pdf|link|links|url|html|abs|abstract|arxiv|ar5iv|alphaxiv|doi|acl|acl anthology|anthology|openreview|open review"
                    + "|code|codes|official code|source code|code & data|code and data|github|gitlab|repo|repository|git|implementation|project|project page|project website|page|web|website|webpage|web page|homepage|home page|home|site|wiki|wikipedia"
                    + "|model|models|weights|checkpoints?|hf|hugging ?face|datasets?|data|benchmark|blog|blog ?post|blogpost|post|article|press|news|tweet|tweets|tweet summary|twitter|thread|x|slides|video|videos|talk|youtube|poster|demo|colab|notebook|notes|review|reviews"
                    + "|appendix|supp|supplementary|supplementary materials?|supplement|bib|bibtex|cite|citation|media|app|docs?|documentation|book|download|full text|fulltext|text|preprint|publication|published version|here|official|leaderboard|pytorch|tensorflow|jax|keras|unofficial.{0,30}"
                    + "|code \\(.{0,40}\\)|semantic ?scholar|google scholar|scholar|springer|ieee|ieee xplore|acm|acm dl|nature|science|elsevier|sciencedirect|wiley|pubmed|biorxiv|medrxiv|ssrn|cvf|pmlr|jmlr|neurips|icml|iclr|read more.{0,40}|summary|tool|tools|tutorial|course|library|package|details|see more|more"
                    + "|part [0-9]+|overview|version [0-9]|v[0-9]|[0-9]{1,3}|ref|source|discussion|interview|podcast|email|pip|playground|space|spaces|extended version|long version|short version|technical report|report|thesis|\\p{So}++|(?<=\\p{So}[^\\p{L}\\p{N}]{0,8}))[^\\p{L}\\p{N}]*+");
    private static final Pattern PAPER_LABEL = Pattern.compile(
            "(?iU).*\\b(?:paper|papers|pdf|link|links|url|html|abs|abstract|arxiv|ar5iv|alphaxiv|doi|acl|anthology|openreview|hugging ?face|preprint|publication|full text|published version|here|semantic ?scholar|springer|ieee|acm|nature|science|pubmed|biorxiv|medrxiv|ssrn|cvf|pmlr|jmlr|neurips|icml|iclr)\\b.*|");
    private static final Pattern DATED_LABEL = Pattern.compile(
            "(?iU)[^\\p{L}\\p{N}]*[\\p{L}@&/+.-]{1,40}(?:[ ,]{1,2}[\\p{L}@&/+.-]{1,40}){0,4}[ ,'’(]*(?:(?:19|20)[0-9]{2}(?:[./-][0-9]{1,2})?|'?[0-9]{2})\\)?(?:[ ,(]+\\p{L}+\\)?){0,3}[^\\p{L}\\p{N}]*");
    private static final Pattern QUOTED = Pattern.compile("[“\"«„]([^“”\"«»„]{8,500}?)[,.]?[”\"»“]");
    private static final Pattern YEAR = Pattern.compile("(?<![0-9.])(19[0-9]{2}|20[0-4][0-9])(?![0-9])");
    private static final Pattern DATED =
            Pattern.compile("((?:19|20)[0-9]{2})[./-](0?[1-9]|1[0-2])(?:[./-](0?[1-9]|[12][0-9]|3[01]))?");
    private static final Pattern ARXIV_DATE = Pattern.compile(
            "(?i)(?:on |in |at |to )?(?:arxiv|preprint|corr|abs|biorxiv|medrxiv|ssrn)(?:[ ,]+preprint)?[ ,:'’]*(?:(?<year>(?:19|20)[0-9]{2})(?:[./-](?<month>0?[1-9]|1[0-2]))?|'?(?<short>[0-2][0-9]))?");
    private static final Pattern ARXIV_WORDS = Pattern.compile(
            "(?i)\\barxiv\\s*:\\s*([0-9]{4}\\.[0-9]{4,5}(?:v[0-9]+)?|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})");
    private static final Pattern DOI_WORDS =
            Pattern.compile("(?i)\\b(?:doi\\s*:?\\s*)?(10\\.[0-9]{4,9}/[^\\s<>\"{}|\\\\^`,;]+)");
    /* "ICLR(Poster) 24", "AISec@CCS 23", "ICLR'24", "NeurIPS 2023 Spotlight" */
    private static final Pattern VENUE_YEAR = Pattern.compile(
            "(?U)(?<name>\\p{Lu}[\\p{L}0-9@&/+-]{1,20}(?: (?!\\d)\\p{Lu}[\\p{L}&-]{1,20}){0,3})(?:\\s?\\((?<kind>[\\p{L} ]{2,20})\\))?[ ,]*['’]?(?<year>(?:19|20)[0-9]{2}|[0-9]{2})(?<rest>(?:[ ,(]+(?:oral|poster|spotlight|findings|workshops?|best paper|best paper award|outstanding paper|award|main|demo|long|short|tutorial|honorable mention|highlight)\\)?){0,4})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FIELD = Pattern.compile(
            "(?iU)^\\W{0,3}(?<name>authors?|author\\(s\\)|by|keywords?|key words|tags?|topics?|venue|publisher|published(?: in| at)?|conference|journal|publication|date|year|published on|abstract|title|tl;?dr|summary|notes?|comments?|code|codes|github|repo|dataset|datasets|data|task|tasks|env|environment|environments|experiment|experiments|link|links|paper|pdf|url|doi|arxiv|project|project page|website|blog|demo|video|slides|model|models)\\W{0,3}\\s*[:：]\\W{0,3}\\s*(?<value>.*)$",
            Pattern.DOTALL);
    private static final Pattern APA = Pattern.compile(
            "(?s)^(?<authors>[^()]{3,3000}?)(?<![\\s,])[\\s,]*+\\((?<year>(?:19|20)[0-9]{2})[a-z]?(?:,[^()]{0,40})?\\)[.:,]?\\s+(?<title>.{8,}?[^\\p{Lu}\\s.][.?!])(?:\\s+(?<rest>.*))?$");
    private static final Pattern SENTENCE = Pattern.compile(
            "(?<=[\\p{Ll}\\p{N})”\"’'?!]{2}[.?!])\\s+(?=[\\p{Lu}\\p{N}\"“*\\[(]|arXiv|bioRxiv|medRxiv)|(?<=\\bet al\\.)\\s+");
    private static final Pattern NAME_WORD =
            Pattern.compile("(?U)[\\p{Lu}\\p{Lo}][\\p{L}\\p{M}'’.·-]*[*∗†‡§¹²³⁴⁵0-9]{0,3}");
    private static final Pattern INITIAL = Pattern.compile("(?U)\\b\\p{Lu}\\.");
    private static final Pattern INITIALS = Pattern.compile("(?U)(?:\\p{Lu}\\p{M}*\\.[ -]?){1,4}|\\p{Lu}{1,3}");
    /* What may stand among names: "(Ada)", marks, "Ada" in quotation marks. */
    private static final Pattern ASIDE = Pattern.compile("\\([\\p{L}\\s-]+\\)|[*†‡§∗]+|[\"“”'‘’]\\p{L}+[\"“”'‘’]");
    private static final Pattern GIVEN = Pattern.compile("(?U)\\p{Lu}[\\p{L}\\p{M}'’-]*\\.?");
    private static final Set<String> PARTICLES = Set.of(
            "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "el", "al", "bin", "ibn",
            "ter", "ten", "zur", "zu", "y", "e", "the", "jr", "jr.");
    private static final Set<String> NO_NAMES = Set.of("""
            the a an of for in on with to how what why when where from at as is are be by using towards toward via can do does not we our this that these those it its
            and or but into over under between about through against paper code data dataset survey review learning model models language neural network networks
            framework benchmark analysis evaluation blog website slides video talk tutorial introduction part section table contents
            overview tool tools library package interactive research list resources project open source version
            machine artificial intelligence safety alignment reinforcement optimization generation systems algorithm algorithms conference journal workshop proceedings
            transactions letters international annual university arxiv preprint findings spotlight oral poster accepted award outstanding""".strip().split("\\s+"));
    private static final int MAX_NAMES = 60_000;
    private static final int MAX_TITLE = 1000;

    private final RecordDraft draft;
    private final List<PartialDate> stated = new ArrayList<>();
    private final List<PartialDate> implied = new ArrayList<>();
    private final List<String> odd = new ArrayList<>();
    private final Map<Identifier.Scheme, Identifier> identifiers = new EnumMap<>(Identifier.Scheme.class);
    private final boolean tagged;
    private boolean paperLink;
    private boolean anyAuthor;
    private boolean anyVenue;

    /**
     * A line or paragraph of an entry.
     *
     * @param line where it begins
     * @param text its Markdown without the mark of the list
     */
    record Part(long line, String text) {}

    /** How the title stands in an entry. */
    private enum Form {
        NONE,
        /** A link or bold type. */
        MARKED,
        QUOTED,
        /** Words like others, up to the first label. */
        PLAIN
    }

    /**
     * Where the title stands.
     *
     * @param first the first of its spans
     * @param last the last of its spans
     * @param form how it stands there
     * @param from where it begins in the span, when it is quoted
     * @param to where it ends in the span, when it is quoted
     */
    private record Place(int first, int last, Form form, int from, int to) {}

    private ListEntry(long line, boolean tagged) {
        this.draft = new RecordDraft(line);
        this.tagged = tagged;
    }

    RecordDraft draft() {
        return draft;
    }

    /** What could not be told for certain. */
    List<String> odd() {
        return odd;
    }

    /** Whether it has a title, and authors, date, venue or a link to a paper: what makes an entry one about a paper. */
    boolean isPaper() {
        if (draft.hasIdentifier()) {
            return true;
        }
        boolean dated = !stated.isEmpty() || !implied.isEmpty();
        return !draft.title().isEmpty()
                && (tagged
                        ? paperLink || anyAuthor || dated || anyVenue
                        : paperLink || (anyAuthor && (dated || anyVenue)));
    }

    /** Whether it says who wrote it, and when or where or with a link: what makes a paragraph an entry. */
    boolean isCitation() {
        return !draft.title().isEmpty()
                && anyAuthor
                && (paperLink || anyVenue || !stated.isEmpty() || !implied.isEmpty() || draft.hasIdentifier());
    }

    /** Whether a text is a field of the entry above it: {@code Code: [Official](…)}. */
    static boolean isField(String text) {
        return FIELD.matcher(MarkdownSpan.plain(text).strip()).matches();
    }

    /** Whether its title is a link, in bold type or in quotation marks. */
    boolean isMarked() {
        return tagged;
    }

    /**
     * Reads an entry.
     *
     * @param own its own text
     * @param details the text of what is nested below it
     */
    static ListEntry of(Part own, List<Part> details) {
        List<MarkdownSpan> spans = MarkdownSpan.of(own.text());
        Place title = title(spans);
        ListEntry entry = new ListEntry(own.line(), title.form() == Form.MARKED || title.form() == Form.QUOTED);
        entry.read(spans, title, own);
        for (Part detail : details) {
            entry.detail(detail);
        }
        entry.finish();
        return entry;
    }

    /** Whether a link's words are a label, and not what the paper is called. */
    static boolean isLabel(String words) {
        String text = words.strip();
        return text.isEmpty()
                || text.codePoints().noneMatch(Character::isLetter)
                || LABEL.matcher(text).matches()
                || (text.length() <= 50 && DATED_LABEL.matcher(text).matches() && text.split("\\s+").length <= 6);
    }

    /**
     * Whether a text is what an entry begins with: a link that is no label, bold words, or words in quotation marks.
     */
    static boolean beginsEntry(String text) {
        List<MarkdownSpan> spans = MarkdownSpan.of(text);
        Place title = title(spans);
        if (title.form() == Form.NONE || title.form() == Form.PLAIN) {
            return false;
        }
        String before = MarkdownSpan.plain(spans.subList(0, title.first())).strip();
        return before.length() <= 12 || before.matches("(?U)[^\\p{L}]*");
    }

    private static Place title(List<MarkdownSpan> spans) {
        int words = 0;
        for (int i = 0; i < spans.size(); i++) {
            MarkdownSpan span = spans.get(i);
            String text = span.text().strip();
            boolean bracketed = i > 0 && spans.get(i - 1).text().endsWith("(");
            if (span.isLink()
                    && !isLabel(text)
                    && !text.startsWith("@")
                    && (words < 4 || PaperLinks.isPaper(span.url()))) {
                return new Place(i, i, Form.MARKED, 0, 0);
            }
            if (span.isText() && span.strong() && !bracketed && words < 6) {
                int end = i;
                while (end + 1 < spans.size()
                        && spans.get(end + 1).strong()
                        && !spans.get(end + 1).isLink()) {
                    end++;
                }
                String all = MarkdownSpan.plain(spans.subList(i, end + 1)).strip();
                if (!all.endsWith(":") && wordsIn(all) >= 2 && !looksLikeNames(all, 2) && !isLabel(all)) {
                    return new Place(i, end, Form.MARKED, 0, 0);
                }
            }
            if (span.isText() && !span.emphasis()) {
                Matcher quoted = QUOTED.matcher(span.text());
                if (quoted.find()
                        && (words + wordsIn(span.text().substring(0, quoted.start())) < 4
                                || looksLikeNames(
                                        span.text()
                                                .substring(0, quoted.start())
                                                .replaceFirst("\\(?[0-9]{4}\\)?[.,:\\s]*$", ""),
                                        1))
                        && wordsIn(quoted.group(1)) >= 2) {
                    return new Place(i, i, Form.QUOTED, quoted.start(), quoted.end());
                }
            }
            words += wordsIn(text);
        }
        return plainTitle(spans);
    }

    /* The text before the first label. */
    private static Place plainTitle(List<MarkdownSpan> spans) {
        int first = -1;
        int last = -1;
        for (int i = 0; i < spans.size(); i++) {
            MarkdownSpan span = spans.get(i);
            if (span.kind() == MarkdownSpan.Kind.IMAGE) {
                continue;
            }
            boolean text = (span.isText() || (span.kind() == MarkdownSpan.Kind.CODE && first >= 0))
                    && !(span.emphasis() && first >= 0);
            if (first < 0 && span.isText() && wordsIn(span.text()) > 0 && !span.strong()) {
                first = i;
                last = i;
            } else if (first >= 0 && text) {
                last = i;
            } else if (first >= 0) {
                break;
            }
        }
        return new Place(first, last, first < 0 ? Form.NONE : Form.PLAIN, 0, 0);
    }

    private static int wordsIn(String text) {
        int words = 0;
        for (String word : text.split("\\s+", -1)) {
            words += word.codePoints().anyMatch(Character::isLetter) ? 1 : 0;
        }
        // Han and kana have no blanks.
        long han = text.codePoints().filter(Character::isIdeographic).count();
        return words + (int) (han / 2);
    }

    private void read(List<MarkdownSpan> spans, Place title, Part own) {
        if (title.form() == Form.NONE) {
            pieces(spans, own, false);
            return;
        }
        List<MarkdownSpan> inside = spans.subList(title.first(), title.last() + 1);
        String words = MarkdownSpan.plain(inside);
        pieces(spans.subList(0, title.first()), own, false);
        switch (title.form()) {
            case MARKED -> {
                setTitle(words, own.line() + lineOf(own.text(), words));
                inside.stream().filter(MarkdownSpan::isLink).forEach(l -> titleLink(l, own.line()));
            }
            case QUOTED -> {
                text(words.substring(0, title.from()), own, false);
                setTitle(words.substring(title.from() + 1, title.to() - 1), own.line() + lineOf(own.text(), words));
                text(words.substring(title.to()), own, false);
            }
            case PLAIN, NONE -> plain(words, own);
        }
        pieces(spans.subList(title.last() + 1, spans.size()), own, true);
    }

    private static long lineOf(String text, String words) {
        int at = text.indexOf(words.substring(0, Math.min(20, words.length())));
        return at < 0 ? 0 : text.substring(0, at).chars().filter(c -> c == '\n').count();
    }

    private void setTitle(String words, long line) {
        String title = PlainText.withoutEnd(
                        PlainText.of(words)
                                .replaceFirst("^\\[?(?:[0-9]{4}\\.[0-9]{4,5}|[0-9]{1,3})\\]\\s+", "")
                                .replaceFirst("^[\\s:,;–—|-]+", ""),
                        " :,;–—|\\([-")
                .replaceFirst("^[\"“«„]([^\"“”«»„]+)[\"”»“]$", "$1")
                .replaceFirst("(?<=\\p{L}{2})\\.$", "");
        while (title.startsWith(")") || title.startsWith("]")) {
            title = title.substring(1).strip();
        }
        if (title.startsWith("[") && title.endsWith("]")) {
            title = title.substring(1, title.length() - 1);
        }
        if (title.length() > MAX_TITLE) {
            odd.add("title of " + title.length() + " characters: left out");
            return;
        }
        if (title.codePoints().anyMatch(Character::isLetterOrDigit)) {
            draft.title(title, words.strip(), line);
        }
    }

    private void titleLink(MarkdownSpan link, long line) {
        String url = link.url();
        if (url.isEmpty() || url.startsWith("#")) {
            return;
        }
        paperLink |= PaperLinks.isPaper(url);
        address(url, line);
        identify(url, line);
    }

    private void address(String url, long line) {
        String absolute = url.matches("(?i)https?://.*")
                ? url
                : url.matches("(?:www\\.)?[\\w-]+(?:\\.[\\w-]+)*\\.[a-z]{2,6}/.*") ? "https://" + url : "";
        WebAddresses.parse(absolute)
                .or(() -> WebAddresses.in(absolute).stream().findFirst())
                .ifPresent(a -> draft.address(a, line));
    }

    /* An entry is about one paper: a second arXiv id or DOI is another's. */
    private void identify(String url, long line) {
        PaperLinks.identifiers(url).forEach(id -> identifier(id, line));
    }

    private void identifier(Identifier id, long line) {
        Identifier known = identifiers.putIfAbsent(id.scheme(), id);
        if (known == null) {
            draft.identifier(id.scheme(), id.value(), line);
        } else if (!known.equals(id)) {
            odd.add("a second " + id.scheme().label() + " identifier, " + id.value() + ": left out");
        }
    }

    private void pieces(List<MarkdownSpan> spans, Part own, boolean behind) {
        StringBuilder running = new StringBuilder();
        for (MarkdownSpan span : spans) {
            boolean separate = !span.isText() || span.emphasis() || span.strong();
            if (separate) {
                text(running.toString(), own, false);
                running.setLength(0);
            }
            switch (span.kind()) {
                case TEXT -> {
                    if (span.emphasis()) {
                        text(span.text(), own, true);
                    } else if (!span.strong()) {
                        running.append(span.text());
                    } else if (behind) {
                        text(span.text(), own, true);
                    }
                }
                case LINK -> link(span, own.line());
                case IMAGE -> badge(span, own.line());
                case CODE -> {
                    if (span.text().length() <= 60 && !span.text().isBlank() && behind) {
                        subject(span.text(), own.line());
                    }
                }
            }
        }
        text(running.toString(), own, false);
    }

    private void link(MarkdownSpan link, long line) {
        if (link.url().startsWith("#") || link.url().startsWith("mailto:")) {
            return;
        }
        String words = link.text().strip();
        boolean label = isLabel(words);
        if (label && !words.isEmpty()) {
            datedLabel(words, line);
        }
        boolean names = label
                && (PAPER_LABEL.matcher(words).matches()
                        || DATED_LABEL.matcher(words).matches());
        if (!link.url().isEmpty()) {
            address(link.url(), line);
            if (names) {
                paperLink |= PaperLinks.isPaper(link.url()) || words.matches("(?i)\\W*(?:paper|pdf|arxiv)\\W*");
                identify(link.url(), line);
            }
        }
        // The link may be missing, as in "[[ACL 2025]()]".
        paperLink |= label && anyVenue && DATED_LABEL.matcher(words).matches();
        if (!label && !words.isEmpty()) {
            comment(words, line);
        }
    }

    /* "arXiv 2025.07", "ICLR 2025" */
    private void datedLabel(String words, long line) {
        String text = words.replaceFirst("^[^\\p{L}\\p{N}]+", "").replaceFirst("[^\\p{L}\\p{N})]+$", "");
        if (DATED_LABEL.matcher(text).matches()
                && (YEAR.matcher(text).find() || text.matches(".*['’ ][0-9]{2}\\b.*"))) {
            segment(text, new Part(line, words), false);
        }
    }

    private void badge(MarkdownSpan image, long line) {
        if (!image.url().contains("img.shields.io/badge") || image.text().isBlank()) {
            return;
        }
        String words = image.text().strip().replace('_', ' ');
        if (!venueAndYear(words, words, line) && words.length() <= 40) {
            draft.subject(new Subject(PlainText.of(words), "badge", ""), line);
        }
    }

    private void subject(String words, long line) {
        String label = PlainText.of(words);
        if (!label.isEmpty()) {
            draft.subject(Subject.keyword(label), line);
        }
    }

    private void comment(String words, long line) {
        String text = PlainText.withoutEnd(words.replaceFirst("^[\\s,;:.|\\]\\[()–—/+&-]+", ""), " ,;:|[(–—/\\");
        if (text.codePoints().filter(Character::isLetter).count() >= 2 && !text.matches("(?i)and|by|or|in|et al\\.?")) {
            draft.comment(text, text, line);
        }
    }

    /* What is nested below an entry: a named field, or what its form says. */
    private void detail(Part part) {
        List<MarkdownSpan> spans = MarkdownSpan.of(part.text());
        String words = MarkdownSpan.plain(spans);
        Matcher field = FIELD.matcher(words.strip());
        if (!field.matches()) {
            if (spans.stream().noneMatch(MarkdownSpan::isLink) && names(words, part.line(), 3)) {
                return;
            }
            pieces(spans, part, true);
            return;
        }
        String value = field.group("value").strip();
        String name = field.group("name").toLowerCase(Locale.ROOT);
        switch (name) {
            case "author", "authors", "author(s)", "by" -> authors(value, part.line());
            case "keyword", "keywords", "key words", "tag", "tags", "topic", "topics" ->
                Arrays.stream(value.split("[;,、，]")).forEach(k -> subject(k, part.line()));
            case "venue",
                    "publisher",
                    "published",
                    "published in",
                    "published at",
                    "conference",
                    "journal",
                    "publication" -> {
                if (!segment(value, part, true)) {
                    venue(value, part.line());
                }
            }
            case "abstract" -> draft.abstractText(value, value, part.line());
            case "title" -> {
                if (draft.title().isEmpty()) {
                    setTitle(value, part.line());
                }
            }
            case "date", "year", "published on" -> {
                if (!segment(value, part, true)) {
                    comment(words, part.line());
                }
            }
            case "summary", "note", "notes", "comment", "comments" -> {
                spans.stream().filter(MarkdownSpan::isLink).forEach(l -> address(l.url(), part.line()));
                comment(value, part.line());
            }
            case "doi", "arxiv" -> {
                identifiersIn(name + ": " + value, part.line());
                pieces(spans, part, true);
            }
            case "paper", "pdf", "link", "links", "url" ->
                spans.stream().filter(MarkdownSpan::isLink).forEach(l -> titleLink(l, part.line()));
            default -> {
                spans.stream().filter(MarkdownSpan::isLink).forEach(l -> address(l.url(), part.line()));
                comment(words.strip(), part.line());
            }
        }
    }

    private void venue(String words, long line) {
        String name = PlainText.withoutEnd(PlainText.of(words), " ,;.");
        if (!name.isEmpty() && name.length() <= 200) {
            draft.venue(VenueMention.of(name, VenueMention.Kind.OTHER), words, line);
            anyVenue = true;
        }
    }

    private void identifiersIn(String text, long line) {
        Matcher arxiv = ARXIV_WORDS.matcher(text);
        if (arxiv.find()) {
            Identifier.parse(Identifier.Scheme.ARXIV, arxiv.group(1)).ifPresent(id -> identifier(id, line));
        }
        Matcher doi = DOI_WORDS.matcher(text);
        if (doi.find()) {
            Identifier.parse(Identifier.Scheme.DOI, PlainText.withoutEnd(doi.group(1), ".,;:)]"))
                    .ifPresent(id -> identifier(id, line));
        }
    }

    /* Text without a title of its own: sentences, and what stands in brackets. */
    private void text(String text, Part part, boolean marked) {
        if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return;
        }
        identifiersIn(text, part.line());
        String rest =
                DOI_WORDS.matcher(ARXIV_WORDS.matcher(text).replaceAll(" ")).replaceAll(" ");
        Matcher bracket =
                Pattern.compile("[(\\[（【]([^()\\[\\]（）【】]{1,300})[)\\]）】]").matcher(rest);
        StringBuilder outside = new StringBuilder();
        int from = 0;
        while (bracket.find()) {
            String inside = bracket.group(1).strip();
            if (segment(inside, part, false)) {
                outside.append(rest, from, bracket.start()).append(" \u0000 ");
                from = bracket.end();
            }
        }
        outside.append(rest, from, rest.length());
        for (String chunk : outside.toString().split("[\u0000\\n]|\\s[|–—]\\s|\\\\\\s*$", -1)) {
            for (String sentence : SENTENCE.split(chunk, -1)) {
                String clean = PlainText.withoutEnd(
                        sentence.replaceFirst("^[\\s,;:.|\\]\\[()–—/+&\\\\-]+", ""), " ,;:|[(–—/\\");
                if (clean.codePoints().noneMatch(Character::isLetterOrDigit) || segment(clean, part, marked)) {
                    continue;
                }
                // Behind the authors, journals and books stand in italics.
                if (marked
                        && anyAuthor
                        && !anyVenue
                        && wordsIn(clean) <= 10
                        && Character.isUpperCase(clean.codePointAt(0))) {
                    venue(clean, part.line());
                } else {
                    comment(clean, part.line());
                }
            }
        }
    }

    /* Takes a phrase that is a date, a venue or names, or several of these parted by commas; false when it is none. */
    private boolean segment(String phrase, Part part, boolean marked) {
        String text = PlainText.withoutEnd(PlainText.of(phrase), " ,;:")
                .replaceFirst("(?<![\\s.]\\p{Lu})\\.+$", "")
                .replaceFirst("^[\\s.,;:]+", "");
        if (text.isEmpty()) {
            return true;
        }
        String[] parts = text.split("\\s*[,;]\\s*");
        if (parts.length > 1
                && parts.length <= 6
                && !isDate(text)
                && Arrays.stream(parts)
                        .allMatch(p -> isDate(p) || VENUE_YEAR.matcher(p).matches())) {
            boolean all = true;
            for (String one : parts) {
                all &= segment(one, part, false);
            }
            return all;
        }
        if (date(text, phrase, part.line()) || venueAndYear(text, phrase, part.line())) {
            return true;
        }
        String bare = text.replaceFirst("(?i)^(?:by|authors?:|author\\(s\\):|with)\\s+", "");
        boolean by = bare.length() < text.length();
        if (names(bare, part.line(), by || marked ? 1 : 2)) {
            return true;
        }
        // "A. Author and B. Author, NeurIPS 2023"
        int comma = text.lastIndexOf(',');
        int tries = 0;
        while (comma > 0 && tries++ < 4) {
            String head = text.substring(0, comma).strip();
            String tail = text.substring(comma + 1).strip();
            if (looksLikeNames(head.replaceFirst("(?i)^by\\s+", ""), 1)
                    && (isDate(tail)
                            || VENUE_YEAR.matcher(tail).matches()
                            || !VenuePhrases.find(tail).isEmpty())) {
                boolean named = names(head.replaceFirst("(?i)^by\\s+", ""), part.line(), 1);
                return segment(tail, part, false) && named;
            }
            comma = text.lastIndexOf(',', comma - 1);
        }
        List<VenueMention> found = text.length() <= 250 ? VenuePhrases.find(text) : List.of();
        if (!found.isEmpty() && wordsIn(text) <= 25) {
            for (VenueMention venue : found) {
                draft.venue(venue, phrase.strip(), part.line());
                anyVenue = true;
                if (venue.year() > 0) {
                    implied.add(PartialDate.of(venue.year()));
                }
            }
            Matcher year = YEAR.matcher(text);
            if (year.find()) {
                implied.add(PartialDate.of(Integer.parseInt(year.group(1))));
            }
            return true;
        }
        return false;
    }

    private static boolean isDate(String text) {
        return DateWords.parse(text).isPresent()
                || DATED.matcher(text).matches()
                || ARXIV_DATE.matcher(text).matches();
    }

    private boolean date(String text, String written, long line) {
        Matcher arxiv = ARXIV_DATE.matcher(text);
        if (arxiv.matches()) {
            String year = arxiv.group("short") != null ? "20" + arxiv.group("short") : arxiv.group("year");
            if (year != null) {
                String month = arxiv.group("month");
                implied.add(
                        month == null
                                ? PartialDate.of(Integer.parseInt(year))
                                : PartialDate.of(Integer.parseInt(year), Integer.parseInt(month)));
                draft.write(PaperField.DATE, written.strip(), line);
            }
            return true;
        }
        Matcher dated = DATED.matcher(text);
        Optional<PartialDate> date =
                dated.matches() ? PartialDate.parse(text.replaceAll("[./]", "-")) : DateWords.parse(text);
        if (date.isPresent() && date.get().year() >= 1500) {
            stated.add(date.get());
            draft.write(PaperField.DATE, written.strip(), line);
            return true;
        }
        return false;
    }

    private boolean venueAndYear(String text, String written, long line) {
        Matcher m = VENUE_YEAR.matcher(text.replaceFirst(
                "(?i)^(?:in|at|accepted (?:by|at|to|in)|published (?:in|at)|to appear (?:in|at)|appeared in)\\s+", ""));
        if (!m.matches() || (Character.isLowerCase(text.codePointAt(0)) && m.start() == 0 && !text.contains(" "))) {
            return false;
        }
        int year = Integer.parseInt(m.group("year"));
        if (year < 100) {
            year += year > 60 ? 1900 : 2000;
        }
        String name = m.group("name").strip();
        if (DateWords.parse("1 " + name + " 2000").isPresent() || (looksLikeNames(name, 1) && name.indexOf(' ') > 0)) {
            return false;
        }
        List<VenueMention> found = VenuePhrases.find(name + " " + year);
        VenueMention venue = found.size() == 1
                ? found.get(0)
                : VenueMention.of(name, VenueMention.Kind.OTHER).withYear(year);
        draft.venue(venue, written.strip(), line);
        anyVenue = true;
        implied.add(PartialDate.of(year));
        return true;
    }

    /* Takes a list of names; false when it is none. */
    private boolean names(String text, long line, int atLeast) {
        if (anyAuthor || !looksLikeNames(text, atLeast)) {
            return false;
        }
        authors(text, line);
        return true;
    }

    private void authors(String text, long line) {
        AuthorCell cell = AuthorCell.of(PlainText.withoutEnd(text, " ,;:").replaceFirst("(?<![\\s.]\\p{Lu})\\.+$", ""));
        if (cell.contributors().isEmpty()) {
            return;
        }
        if (!cell.odd().isEmpty()) {
            odd.add(cell.odd());
        }
        draft.authors(cell.list(AuthorList.Status.UNKNOWN), text.strip(), line);
        anyAuthor = true;
    }

    /**
     * Whether a text is nothing but names of people and groups.
     *
     * @param atLeast how many names, or words in the only one: 3 for one of three words, 2 for two names, 1 for one of two words
     */
    static boolean looksLikeNames(String text, int atLeast) {
        if (text.length() > MAX_NAMES || text.length() < 4) {
            return false;
        }
        String bare = PlainText.of(text)
                .replaceFirst(
                        "(?i)(?:(?<![\\s,])[\\s,]++)?(?:and\\s++)?(?:et\\.?\\s*+al\\.?|others|…|\\.\\.\\.)\\s*+$", "")
                .strip();
        boolean cut = bare.length() < text.strip().length() - 2;
        String[] parts = bare.split("\\s*[,;]\\s*(?:and\\s+|&\\s*)?|\\s+(?:and|AND)\\s+|\\s*&\\s*");
        int full = 0;
        int initials = 0;
        for (String part : parts) {
            String name = part.strip();
            if (name.isEmpty()) {
                continue;
            }
            if (PersonNames.isGroup(name) && name.length() <= 80) {
                full++;
                continue;
            }
            String[] words = name.split("\\s+", -1);
            if (words.length > 6) {
                return false;
            }
            int large = 0;
            for (String word : words) {
                String lower = word.toLowerCase(Locale.ROOT);
                // "On" and "An" are family names too.
                boolean family = word.length() <= 3 && !word.equals(lower) && !word.equals(words[0]);
                if (NO_NAMES.contains(lower) && !family) {
                    return false;
                }
                if (NAME_WORD.matcher(word).matches()) {
                    large++;
                } else if (!PARTICLES.contains(lower) && !ASIDE.matcher(word).matches()) {
                    return false;
                }
            }
            boolean initial = INITIALS.matcher(name).matches();
            initials += initial ? 1 : 0;
            full += large >= 2 ? 1 : 0;
        }
        String[] anded = bare.split("\\s+and\\s+");
        if (anded.length > 1 && Arrays.stream(anded).allMatch(n -> n.matches("[^,]+,[^,]+"))) {
            return true;
        }
        int named = (int) Arrays.stream(parts).filter(p -> !p.isBlank()).count();
        if (named == 1) {
            return full == 1
                    && (atLeast == 1
                            || cut
                            || (atLeast == 3
                                    && GIVEN.matcher(parts[0].split("\\s+", 2)[0])
                                            .matches()));
        }
        return full * 2 >= named || (initials > 0 && (full + initials) * 2 >= named);
    }

    /* Text with no marks: "Authors (2020). Title. Venue.", "Title. Authors. Venue 2020.", "Authors. Title. Venue, 2020.", or a title alone. */
    private void plain(String words, Part own) {
        String text = words.strip();
        Matcher apa = APA.matcher(text);
        if (apa.matches() && looksLikeNames(apa.group("authors"), 1)) {
            authors(apa.group("authors"), own.line());
            stated.add(PartialDate.of(Integer.parseInt(apa.group("year"))));
            draft.write(PaperField.DATE, apa.group("year"), own.line());
            setTitle(apa.group("title"), own.line());
            if (apa.group("rest") != null) {
                text(apa.group("rest"), own, false);
            }
            return;
        }
        String[] sentences = SENTENCE.split(text, -1);
        // A title of large words may look like names; then what follows it does too.
        boolean namesFirst = sentences.length > 1
                && looksLikeNames(PlainText.withoutEnd(sentences[0], ". "), 1)
                && (INITIAL.matcher(sentences[0]).find()
                        || !looksLikeNames(PlainText.withoutEnd(sentences[1], ". "), 1));
        if (namesFirst) {
            authors(sentences[0], own.line());
            setTitle(sentences[1], own.line());
            text(String.join(" \u0000 ", Arrays.copyOfRange(sentences, 2, sentences.length)), own, false);
            return;
        }
        int authors = -1;
        for (int i = 1; i < sentences.length && i <= 3 && authors < 0; i++) {
            authors = looksLikeNames(PlainText.withoutEnd(sentences[i], ". "), 1) ? i : -1;
        }
        if (authors > 0) {
            setTitle(String.join(" ", Arrays.copyOfRange(sentences, 0, authors)), own.line());
            authors(sentences[authors], own.line());
            text(String.join(" \u0000 ", Arrays.copyOfRange(sentences, authors + 1, sentences.length)), own, false);
            return;
        }
        // "[2023/05] Title", "Title (2019)", "Title, 2019"
        Matcher before =
                Pattern.compile("^[\\[(](?<date>[^\\[\\]()]{4,20})[\\])]\\s*").matcher(text);
        String rest = text;
        if (before.find() && date(before.group("date"), before.group("date"), own.line())) {
            rest = text.substring(before.end());
        }
        Matcher mark = Pattern.compile("^\\([^()]{0,60}\\)\\s*").matcher(rest);
        if (mark.find() && mark.end() < rest.length()) {
            rest = rest.substring(mark.end());
        }
        Matcher after = Pattern.compile(
                        "(?:(?:(?<![\\s,])[\\s,]++)?[(\\[](?<inside>[^()\\[\\]]{4,60})[)\\]]|,\\s*+(?<year>(?:19|20)[0-9]{2}))[\\s.,:;–-]*+$")
                .matcher(rest);
        if (after.find()) {
            String said = after.group("inside") != null ? after.group("inside") : after.group("year");
            if (segment(said, own, false)) {
                rest = rest.substring(0, after.start());
            }
        }
        setTitle(rest, own.line());
    }

    private void finish() {
        Optional<PartialDate> date = stated.stream()
                .max((a, b) -> a.precision().compareTo(b.precision()))
                .or(() -> implied.stream().max((a, b) -> a.precision().compareTo(b.precision())));
        date.ifPresent(d -> draft.date(PaperDate.Event.ISSUED, d));
    }
}
