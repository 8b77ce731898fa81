package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PaperRecord;

/**
 * A reader of paragraphs that begin with {@code Abstract:}. Pages of the kind may have a title, a date and authors above, and
 * remarks with a star below each.
 */
final class ListedAbstractsReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept("Abstract");

    static final Pattern LABEL = Pattern.compile(
            "^[*_#\\s]{0,4}(?:(?:Abstract|ABSTRACT)[*_]{0,2}\\s*(?:[:：][*_]{0,2}|—|[.–-]\\s|$)|abstract\\s*[:：]\\s*(?=\\p{Lu}))\\s*");

    /* Words of the sites that show such lists, in lower case. */
    private static final SitePhrases SITE = new SitePhrases("""
            via|access paper or ask questions|share this with someone who'll enjoy it:|figures and tables|request code|add code|view paper on
            picture for|paper and code|abstracts|next|previous|load more|show more|read more|arxiv icon|view|pdf|code|papers|search|subscribe
            -|–|—|·|•|…|...|△ less|▽ more""");
    private static final Pattern SITE_FORM = Pattern.compile(
            "Figures? [0-9].{0,40} for .{1,250}|Picture for .{1,250}|(?:\\* )?Via ?(?:[a-z]*[Aa]rxiv.{0,40})?|Share this with .{0,60}|Access Paper .{0,60}|Page [0-9]+(?: of [0-9]+)?"
                    + "|[0-9]{1,4}[.)]?|\\[[0-9]{1,4}\\]");
    private static final int MAX_HEADS = 50;
    private static final Pattern REMARK =
            Pattern.compile("^(?:\\*\\s+|Comments?\\s*:\\s*|Notes?\\s*:\\s*)(?<text>.+)$");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ABSTRACT_LIST, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        new Passages(
                        t -> false,
                        ListedAbstractsReader::isAlone,
                        t -> LABEL.matcher(t).find() || REMARK.matcher(t).find(),
                        reading::accept)
                .readAll(lines);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long labels = sample.count(
                "^[*_#\\s]{0,4}(?:Abstract|ABSTRACT|abstract(?=\\s*:\\s*\\p{Lu}))[*_]{0,2}\\s*(?:[:：]|—|[.–-]\\s)(?:.{20,}|\\s*$)");
        boolean other = sample.count("(?i)^authors?\\s*[:：].*") > 0
                || sample.count(ArxivSearchReader.ANNOUNCED) > 0
                || sample.count("(?i)^arxiv\\s*[:：]\\s*[0-9a-z].*") > 0
                || sample.isMarkup();
        if (labels == 0 || other) {
            return Optional.empty();
        }
        return Optional.of(new Evidence(labels > 1 ? 0.9 : 0.6, labels + " paragraphs that begin with \"Abstract:\""));
    }

    private static boolean isAlone(String text) {
        return isSite(text) || DateWords.parse(text).isPresent();
    }

    private static boolean isSite(String text) {
        return text.length() <= 300
                && (SITE.has(text)
                        || SITE_FORM.matcher(text).matches()
                        || text.codePoints().noneMatch(Character::isLetterOrDigit));
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private final List<Passage> heads = new ArrayList<>();
        private final List<Passage> prose = new ArrayList<>();
        private final List<Passage> remarks = new ArrayList<>();
        private boolean ended;
        private @Nullable Pending first;
        private List<Passage> above = new ArrayList<>();

        Reading(Output output) {
            this.output = output;
        }

        void accept(Passage passage) {
            String text = passage.text();
            if (isLabelled(passage)) {
                finish();
                ended = false;
                above = new ArrayList<>(heads);
                heads.clear();
                prose.add(passage);
                return;
            }
            if (isSite(text)) {
                // "Via …" and the like stand below an abstract: what comes then is no part of it.
                ended |= SITE.has(text) && text.codePoints().anyMatch(Character::isLetter);
                return;
            }
            boolean inAbstract = !prose.isEmpty() && heads.isEmpty() && !ended;
            if (inAbstract && REMARK.matcher(text).find() && remarks.size() < MAX_HEADS) {
                remarks.add(passage);
            } else if (inAbstract && remarks.isEmpty() && continues(passage, text)) {
                prose.add(passage);
            } else if (inAbstract && passage.afterBlank() && Prose.isRemark(text) && !Prose.isProse(text)) {
                remarks.add(passage);
            } else {
                heads.add(passage);
                if (heads.size() > MAX_HEADS) {
                    Passage oldest = heads.remove(0);
                    output.unknownLine(oldest.line(), oldest.written());
                }
            }
        }

        private static boolean isLabelled(Passage passage) {
            return LABEL.matcher(passage.lines().get(0).stripped()).find();
        }

        private boolean continues(Passage passage, String text) {
            int length = text.length();
            for (Passage p : prose) {
                length += p.text().length();
            }
            if (length > Prose.MAX_ABSTRACT) {
                return false;
            }
            boolean open = !Prose.endsSentence(prose.get(prose.size() - 1).text());
            boolean small = Character.isLowerCase(text.codePointAt(0));
            return Prose.isProse(text) || (open && small) || (!passage.afterBlank() && Prose.isShortSentence(text));
        }

        void end() {
            finish();
            Pending waiting = first;
            if (waiting != null) {
                first = null;
                build(waiting, true);
            }
            heads.forEach(h -> output.unknownLine(h.line(), h.written()));
        }

        private void finish() {
            if (prose.isEmpty()) {
                return;
            }
            Pending record = new Pending(above, List.copyOf(prose), List.copyOf(remarks));
            above = new ArrayList<>();
            prose.clear();
            remarks.clear();
            Pending waiting = first;
            if (waiting != null) {
                first = null;
                build(waiting, !record.above().isEmpty());
            } else if (output.count() == 0 && !record.above().isEmpty()) {
                // The heading of the page, or a title: the next record tells.
                first = record;
                return;
            }
            build(record, true);
        }

        private void build(Pending p, boolean titled) {
            List<Passage> unknown = new ArrayList<>();
            Optional<Passage> date = Optional.empty();
            Optional<Passage> authors = Optional.empty();
            Optional<Passage> title = Optional.empty();
            if (titled) {
                for (Passage head : p.above()) {
                    String text = head.text();
                    if (date.isEmpty() && DateWords.parse(text).isPresent()) {
                        date = Optional.of(head);
                    } else if (title.isPresent() && authors.isEmpty() && looksLikeNames(text)) {
                        authors = Optional.of(head);
                    } else if (date.isPresent() || authors.isPresent()) {
                        unknown.add(head);
                    } else {
                        title.ifPresent(unknown::add);
                        title = Optional.of(head);
                    }
                }
            } else {
                unknown.addAll(p.above());
            }
            unknown.forEach(u -> output.unknownLine(u.line(), u.written()));
            Passage label = p.prose().get(0);
            RecordDraft draft =
                    new RecordDraft(title.or(() -> Optional.of(label)).get().line());
            title.ifPresent(t -> draft.title(t.text(), t.written(), t.line()));
            authors.ifPresent(a -> AuthorLines.into(draft, List.of(new Line(a.line(), a.text())), false)
                    .ifPresent(odd -> output.warn(a.line(), odd, a.written())));
            date.ifPresent(d -> {
                draft.write(PaperField.DATE, d.written(), d.line());
                DateWords.parse(d.text()).ifPresent(day -> draft.date(PaperDate.Event.ISSUED, day));
            });
            String written = p.prose().stream().map(Passage::written).collect(Collectors.joining("\n"));
            String raw = p.prose().stream().map(Passage::text).collect(Collectors.joining(" "));
            Matcher labelled = LABEL.matcher(label.lines().get(0).stripped());
            String text = labelled.find() ? raw.substring(labelled.end()).strip() : raw;
            if (text.isBlank() && title.isEmpty()) {
                output.reject(label.line(), "nothing follows the word \"Abstract\"", written);
                return;
            }
            if (text.isBlank()) {
                output.warn(label.line(), "nothing follows the word \"Abstract\": kept without abstract", written);
            } else {
                if (p.prose().size() > 1 && p.prose().get(1).afterBlank()) {
                    output.warn(p.prose().get(1).line(), "second paragraph: taken as part of the abstract above", "");
                }
                draft.abstractText(text, written, label.line());
            }
            for (Passage remark : p.remarks()) {
                draft.comment(REMARK.matcher(remark.text()).replaceFirst("${text}"), remark.written(), remark.line());
            }
            output.record(draft, written);
        }

        /* "Jane Doe, John Roe": at least two names of two to four large words. */
        private static boolean looksLikeNames(String text) {
            String[] names = text.split("\\s*,\\s*|\\s+and\\s+", -1);
            if (names.length < 2) {
                return false;
            }
            long good = 0;
            for (String name : names) {
                good += name.matches(
                                "\\p{Lu}[\\p{L}.'’-]*(?: (?:\\p{Lu}[\\p{L}.'’-]*|van|von|de|der|den|la|di|da|dos|bin|al|el)){1,4}")
                        ? 1
                        : 0;
            }
            return good * 10 >= names.length * 8L;
        }
    }

    /* The passages of one record: what stands above its abstract, the abstract, and the remarks below. */
    private record Pending(List<Passage> above, List<Passage> prose, List<Passage> remarks) {}
}
