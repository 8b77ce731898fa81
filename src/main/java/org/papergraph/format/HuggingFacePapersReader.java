package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/** A reader of Hugging Face's pages of papers as copied text: parts of the site, then title and abstract in turn. */
final class HuggingFacePapersReader implements RecordReader {

    static final FieldUse FIELDS =
            FieldUse.kept("title", "abstract").lost("upvotes", "a count of the day the page was copied");

    /* Words of the site's own, in lower case. */
    private static final SitePhrases SITE = new SitePhrases("""
            new|subscribe|daily papers|papers|trending papers|get trending papers in your email inbox!
            by ak and the research community|byak and the research community|trending|daily|weekly|monthly|all|today
            hugging face|models|datasets|spaces|posts|docs|documentation|enterprise|pricing|log in|sign up|login|community|website|company|tos
            privacy|about|jobs|careers|solutions|inference endpoints|tasks|huggingchat|collections|languages|organizations|blog
            forum|discord|github|twitter|linkedin|search|search papers|next|previous|prev|load more|show more|read more|upvote|upvotes|like|likes
            comments|share|arxiv page|view arxiv page|view pdf|pdf|project page|project|add to collection|submitted by|published on
            abstract|authors:|code|system theme|light|dark|theme|view all|see all|back to papers|sort by|sort by:|most recent|upvoted|hot|community|sponsored
            new!|join|join the discussion|+|-|–|—|·|•|←|→|…|...|© hugging face""");

    /* Phrases with a gap begin with a large letter: a line of a wrapped abstract may begin as "showing that …". */
    private static final Pattern SITE_FORM = Pattern.compile(
            "[+-]?[0-9][0-9.,]*\\s*[kKmM]?(?:\\s+(?i:authors?|upvotes?|comments?|likes?|views?|papers?|replies|days? ago|hours? ago|minutes? ago))?"
                    + "|·?\\s*[0-9]+\\s+authors?\\s*·?|Submitted by \\S+(?: \\S+){0,3}|Published on [A-Z0-9][^.]{1,20}|Upvoted? by \\S+(?: \\S+){0,3}|Page [0-9]+(?: of [0-9]+)?"
                    + "|Showing [0-9].{0,60}|[Bb]y\\s?AK\\b.{0,60}|(?:©|\\([cC]\\)).{0,60}|Get trending papers .{0,60}|[0-9]+\\s*[·•/]\\s*[0-9]+|@\\S+|#[0-9]+(?: Paper of the [Dd]ay)?"
                    + "|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s[A-Z0-9].{2,20}[0-9]|Week [0-9]+");
    private static final Pattern DAY = Pattern.compile(
            "(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?\\s+[0-9]{1,2}(?:,?\\s+[0-9]{4})?|[0-9]{1,2}\\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?(?:,?\\s+[0-9]{4})?|[0-9]{4}-[0-9]{2}-[0-9]{2}");
    /* A list within an abstract: titles rarely begin so. */
    private static final Pattern LIST_ITEM = Pattern.compile("^(?:\\(?[0-9]{1,2}[.)]|[-*•–])\\s+\\p{L}");
    private static final int MAX_HEADS = 50;
    private static final Pattern SUBMITTER = Pattern.compile("(?i)(?:submitted|upvoted) by:?");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.HUGGING_FACE_PAPERS, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        new Passages(t -> false, HuggingFacePapersReader::isSite, t -> false, reading::accept).readAll(lines);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        if (sample.count("(?i)^(?:abstract|authors?)\\s*[:：].*") > 0
                || sample.count("(?i)^arxiv\\s*:.*|^created\\s*:.*") > 0
                || sample.isMarkup()
                || sample.count(".*[;{}]") * 10 > sample.lines().size()) {
            return Optional.empty();
        }
        List<Passage> passages = sample.passages(HuggingFacePapersReader::isSite);
        long site = sample.count(
                "(?i)daily papers|get trending papers .*|by ?ak and the research community|hugging face|submitted by.*|upvote");
        int pairs = 0;
        int prose = 0;
        long length = 0;
        boolean title = false;
        int titleWords = 0;
        for (Passage passage : passages) {
            String text = passage.text();
            if (isSite(text)) {
                continue;
            }
            if (Prose.isProse(text)) {
                prose++;
                length += text.length();
                pairs += title ? 1 : 0;
                title = false;
            } else {
                title = isTitle(text);
                titleWords += Prose.words(text);
            }
        }
        if (site > 0 && pairs > 0) {
            return Optional.of(
                    new Evidence(0.9, pairs + " titles and abstracts in turn, with " + site + " lines of the site"));
        }
        boolean turns = pairs >= 2
                && pairs * 10 >= prose * 8
                && length >= 300L * prose
                && titleWords >= 3 * pairs
                && passages.size() <= 3 * prose + 8;
        return turns ? Optional.of(new Evidence(0.5, pairs + " titles and abstracts in turn")) : Optional.empty();
    }

    static boolean isSite(String text) {
        return text.length() <= 120
                && (SITE.has(text)
                        || SITE_FORM.matcher(text).matches()
                        || DAY.matcher(text).matches()
                        || text.codePoints().noneMatch(Character::isLetterOrDigit));
    }

    private static boolean isTitle(String text) {
        return text.length() >= 12 || Prose.words(text) >= 2;
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private final List<Passage> heads = new ArrayList<>();
        private final List<Passage> prose = new ArrayList<>();
        /* The lines above the abstract that is being read. */
        private final List<Passage> titled = new ArrayList<>();
        private boolean submitterNext;
        private boolean anyRecord;

        Reading(Output output) {
            this.output = output;
        }

        void accept(Passage passage) {
            String text = passage.text();
            if (isSite(text)) {
                submitterNext = SUBMITTER.matcher(text).matches();
                return;
            }
            boolean submitter = submitterNext && text.length() <= 40;
            submitterNext = false;
            if (submitter) {
                return;
            }
            boolean shortAbstract = !heads.isEmpty()
                    && prose.isEmpty()
                    && Prose.isShortSentence(text)
                    && !Prose.endsSentence(heads.get(heads.size() - 1).text());
            boolean furtherSentence =
                    !prose.isEmpty() && heads.isEmpty() && !passage.afterBlank() && Prose.isShortSentence(text);
            boolean listItem = !prose.isEmpty()
                    && heads.isEmpty()
                    && LIST_ITEM.matcher(text).find();
            if (Prose.isProse(text) || shortAbstract || furtherSentence || listItem) {
                if (!prose.isEmpty() && (!heads.isEmpty() || startsAnother(text))) {
                    finish();
                }
                prose.add(passage);
                if (prose.size() == 1) {
                    titled.clear();
                    titled.addAll(heads);
                    heads.clear();
                }
            } else {
                if (!prose.isEmpty() && heads.isEmpty()) {
                    finish();
                }
                heads.add(passage);
                if (heads.size() > MAX_HEADS) {
                    Passage oldest = heads.remove(0);
                    output.unknownLine(oldest.line(), oldest.written());
                }
            }
        }

        private boolean startsAnother(String text) {
            int length = text.length();
            for (Passage p : prose) {
                length += p.text().length();
            }
            return length > Prose.MAX_ABSTRACT;
        }

        void end() {
            finish();
            resolveHeads(heads, Optional.empty(), true);
        }

        private void finish() {
            if (prose.isEmpty()) {
                return;
            }
            Optional<List<Passage>> title = titleOf(titled);
            List<Passage> others = new ArrayList<>(titled);
            title.ifPresent(others::removeAll);
            resolveHeads(others, title, false);
            Passage first = prose.get(0);
            RecordDraft draft = new RecordDraft(title.map(t -> t.get(0).line()).orElse(first.line()));
            title.ifPresent(t -> draft.title(
                    t.stream().map(Passage::text).collect(Collectors.joining(" ")),
                    t.stream().map(Passage::written).collect(Collectors.joining("\n")),
                    t.get(0).line()));
            if (title.isEmpty()) {
                output.warn(first.line(), "abstract without a title above it: kept", "");
            }
            if (prose.size() > 1) {
                output.warn(
                        prose.get(1).line(),
                        "second paragraph without a title above it: taken as part of the abstract above",
                        "");
            }
            String written = prose.stream().map(Passage::written).collect(Collectors.joining("\n\n"));
            draft.abstractText(
                    prose.stream().map(Passage::text).collect(Collectors.joining(" ")), written, first.line());
            output.record(draft, written);
            anyRecord = true;
            prose.clear();
            titled.clear();
        }

        /* The last line above an abstract that can be a title, with the line before it when that was wrapped. */
        private static Optional<List<Passage>> titleOf(List<Passage> above) {
            for (int i = above.size() - 1; i >= 0; i--) {
                if (isTitle(above.get(i).text())) {
                    boolean wrapped = i > 0
                            && !above.get(i).afterBlank()
                            && above.get(i).line() == above.get(i - 1).line() + 1
                            && (Prose.isOpen(above.get(i - 1).text())
                                    || Character.isLowerCase(above.get(i).text().codePointAt(0)));
                    return Optional.of(List.copyOf(above.subList(wrapped ? i - 1 : i, i + 1)));
                }
            }
            return above.isEmpty() ? Optional.empty() : Optional.of(List.of(above.get(above.size() - 1)));
        }

        /* Lines that are neither of the site nor the title of an abstract. */
        private void resolveHeads(List<Passage> lines, Optional<List<Passage>> title, boolean atEnd) {
            for (Passage p : lines) {
                String text = p.text();
                boolean last = atEnd && lines.indexOf(p) == lines.size() - 1;
                if (anyRecord && Prose.isTitleCase(text) && !text.endsWith("!") && (title.isPresent() || last)) {
                    RecordDraft draft = new RecordDraft(p.line());
                    draft.title(text, p.written(), p.line());
                    output.warn(p.line(), "title without an abstract below it: kept", "");
                    output.record(draft, p.written());
                } else {
                    output.unknownLine(p.line(), p.written());
                }
            }
        }
    }
}
