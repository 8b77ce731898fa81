package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/**
 * A reader of arXiv's listings of new papers as copied text: {@code [1] arXiv:2405.19550 [pdf, other]}, then title, authors,
 * comments, subjects and, on pages of new submissions, the abstract.
 */
final class ArxivListingReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "arXiv",
                    "Title",
                    "Authors",
                    "Comments",
                    "Journal-ref",
                    "Subjects",
                    "DOI",
                    "Report-no",
                    "MSC-class",
                    "ACM-class",
                    "abstract")
            .lost("date heading", "the day of the list, on which a paper may be announced for the first time or again")
            .lost("number", "the place in the list")
            .lost("cross-list", "which of the subjects is the first one")
            .lost("links", "pdf, html and other forms, whose addresses follow from the arXiv id");

    /* Longer lines are text, whatever they look like. */
    private static final int MAX_FORM = 400;

    private static final String ID = "(?<id>(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?)";
    private static final String LINKS = "\\[\\s*(?:pdf|ps|html|other|abs|src|tex|view)\\b[^\\]]{0,60}\\]";
    private static final Pattern HEAD =
            Pattern.compile("(?i)(?:\\[\\s*[0-9]{1,7}\\s*\\]\\s*|[0-9]{1,7}\\.\\s+)?arXiv\\s*:\\s*" + ID
                    + "\\s*(?:\\((?:cross-list|replaced|cross-listing)\\b[^)]{0,80}\\))?\\s*(?:" + LINKS
                    + ")?\\s*(?:\\((?:cross-list|replaced)\\b[^)]{0,80}\\))?");
    private static final Pattern NUMBERED = Pattern.compile("(?i)\\[\\s*[0-9]{1,7}\\s*\\]\\s*arXiv\\s*:.*");
    private static final Pattern NUMBER = Pattern.compile("\\[\\s*[0-9]{1,7}\\s*\\]");
    private static final Pattern LINKED = Pattern.compile("(?i).*arXiv\\s*:\\s*" + ID + ".*" + LINKS + ".*");

    /* The name of the category, above the list. */
    private static final Pattern HEADING =
            Pattern.compile("[A-Z][a-z]+(?:,? (?:and|of|in|for|-|[A-Z][A-Za-z-]+)){0,8}");

    /* Words of the site's own, in lower case. */
    private static final SitePhrases SITE = new SitePhrases("""
            skip to main content|search|advanced search|help|login|donate|all fields|cornell university|about|contact|subscribe|copyright|privacy policy
            web accessibility assistance|arxiv operational status|get status notifications via|email|slack|or|or slack|get status notifications via email or slack
            help pages|help page|go|catchup|see today's new changes|see recent articles|new articles|new submissions|cross-lists|cross submissions|replacements|replacement submissions
            fewer|more|all|fewer | more | all|show abstracts|hide abstracts|disable mathjax (what is mathjax?)|what is mathjax?|disable mathjax|authors and titles
            authors and titles for recent submissions|authors and titles for new submissions|arxiv|results per page|next|previous|new|recent|current month|links to: arxiv, form interface, find, help""");
    private static final Pattern SITE_FORM = Pattern.compile(
            "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,?\\s+[0-9]{1,2}\\s+[A-Z][a-z]{2,8}\\s+(?:20)?[0-9]{2}(?:\\s*\\(.{0,80}\\))?"
                    + "|(?:Total of [0-9]|[Ss]howing (?:up|[0-9]|new|first|all|last)|See (?:today|recent)|Links to|\\[\\s*(?:total of|showing)|We gratefully|The Simons Foundation|Authors and titles|Donate|Starting from|Contact arXiv|Click here|Subscribe to).{0,200}"
                    + "|(?:New submissions?|Cross[- ](?:submissions?|lists?|listings?)|Replacements?(?: submissions)?)\\s*(?:\\(.{0,80}\\)|for .{0,80})"
                    + "|\\(?\\s*showing .{0,80}\\)?|[0-9\\s|…\\[\\]-]+|[0-9]+-[0-9]+(?:\\s+[0-9-]+)*.{0,20}|[A-Z][A-Za-z -]{2,60}(?:\\s+>\\s+[A-Z].{2,60})|Mastodon.{0,60}");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ARXIV_LISTING, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        lines.forEach(reading::accept);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long numbered = sample.count(NUMBERED.pattern());
        long linked = sample.count(LINKED.pattern());
        long announced = sample.count(ArxivSearchReader.ANNOUNCED);
        long marked = sample.count(ArxivSearchReader.MARKED);
        long labels = sample.count("(?i)(?:title|subjects?|authors?|comments?)\\s*[:：].*");
        long abstracts = sample.count("(?i)abstract\\s*[:：].*");
        boolean listing = announced + marked + abstracts == 0 && (numbered > 0 || (linked > 0 && labels > 0));
        return listing
                ? Optional.of(new Evidence(
                        numbered > 0 && linked + labels > 0 ? 0.96 : 0.8,
                        Math.max(numbered, linked) + " lines as \"[1] arXiv:…\" and " + labels + " labelled lines"))
                : Optional.empty();
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private @Nullable ArxivFieldLines fields;
        private boolean skipping;

        Reading(Output output) {
            this.output = output;
        }

        void accept(Line line) {
            if (line.isBlank()) {
                return;
            }
            String text = line.stripped();
            String form = text.length() <= MAX_FORM ? text : "";
            Matcher head = HEAD.matcher(form);
            boolean known = head.matches();
            if (known || NUMBERED.matcher(form).matches()) {
                finish(false);
                ArxivFieldLines begun = new ArxivFieldLines(line.number());
                begun.keep(line);
                begun.item()
                        .add(ArxivLabel.IDENTIFIER, known ? "arXiv:" + head.group("id") : text, text, line.number());
                fields = begun;
            } else {
                part(line, text);
            }
        }

        private void part(Line line, String text) {
            ArxivFieldLines known = fields;
            Optional<ArxivLabel.Found> label = ArxivLabel.of(text);
            if (known == null) {
                unknown(line, text);
            } else if (label.isPresent()) {
                known.keep(line);
                known.label(
                        label.orElseThrow().label(),
                        new Line(line.number(), label.orElseThrow().value()));
            } else if (known.has(ArxivLabel.TITLE) && isSite(text)) {
                finish(false);
            } else if (!NUMBER.matcher(text).matches()) {
                known.keep(line);
                known.plain(line);
                limit(known);
            }
        }

        private void unknown(Line line, String text) {
            boolean heading = output.count() == 0 && HEADING.matcher(text).matches();
            if (!skipping && !heading && !isSite(text) && !NUMBER.matcher(text).matches()) {
                output.unknownLine(line.number(), text);
            }
        }

        private void limit(ArxivFieldLines known) {
            if (known.isTooLong()) {
                output.reject(known.item().line(), "record without an end: passed over", known.raw());
                fields = null;
                skipping = true;
            }
        }

        private void finish(boolean atEnd) {
            skipping = false;
            ArxivFieldLines known = fields;
            if (known != null) {
                known.build(output, atEnd);
                fields = null;
            }
        }

        void end() {
            finish(true);
        }
    }

    private static boolean isSite(String text) {
        return text.length() <= 250
                && (SITE.has(text)
                        || SITE_FORM.matcher(text).matches()
                        || text.codePoints().noneMatch(Character::isLetterOrDigit));
    }
}
