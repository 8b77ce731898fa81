package org.papergraph.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.papergraph.model.DiagnosticHandler;
import org.papergraph.model.PaperRecord;

/**
 * A reader of arXiv's abstract pages as copied text, one or several below each other: {@code [Submitted on …]}, title, authors,
 * abstract, {@code Comments:}, {@code Subjects:}, {@code Cite as:} and the submission history.
 */
final class ArxivPageReader implements RecordReader {

    static final FieldUse FIELDS = FieldUse.kept(
                    "arXiv",
                    "Submitted on",
                    "last revised",
                    "Title",
                    "Authors",
                    "Abstract",
                    "Comments",
                    "Subjects",
                    "MSC classes",
                    "ACM classes",
                    "Report number",
                    "Journal reference",
                    "Related DOI",
                    "Cite as",
                    "DOI",
                    "Submission history")
            .lost("From", "who submitted the paper need not be an author")
            .lost("size", "the size of the source files")
            .lost("links", "full text, citations and bookmarks of the page, not of the paper");

    /* Longer lines are text, whatever they look like. */
    private static final int MAX_FORM = 400;

    private static final String ID = "(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?";
    private static final Pattern HEAD =
            Pattern.compile("(?i)(?<id>arXiv\\s*:\\s*" + ID + ")\\s*\\((?<archive>[a-z-]+)\\)");
    private static final Pattern SUBJECT_HEAD =
            Pattern.compile("[A-Z][A-Za-z, -]{2,60}\\s>\\s[A-Z][A-Za-z,&() -]{2,80}");
    private static final Pattern THIS_VERSION =
            Pattern.compile("(?i)\\(or\\s+arXiv\\s*:\\s*" + ID + ".*for this version\\)");
    private static final Pattern DOI_LINE = Pattern.compile("(?i)https?://(?:dx\\.)?doi\\.org/10\\.\\S+");
    private static final Pattern VERSION_ALONE = Pattern.compile("\\[v[0-9]{1,4}\\]");
    private static final Pattern TITLE_LINE =
            Pattern.compile("\\[(?:[0-9]{4}\\.[0-9]{4,5}|[a-z-]+(?:\\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?\\]\\s.*");

    /* Words of the site's own, in lower case. */
    private static final SitePhrases SITE = new SitePhrases("""
            skip to main content|search|advanced search|help|login|donate|all fields|cornell university|about|contact|subscribe|copyright|privacy policy
            web accessibility assistance|arxiv operational status|get status notifications via|email|slack|or|or slack|get status notifications via email or slack
            help pages|help page|go|view pdf|download pdf|pdf|html (experimental)|tex source|other formats|view a pdf|postscript|focus to learn more|full-text links:|full-text links
            access paper:|access paper|download:|view license|(license)|license|current browse context:|< prev|next >|< prev | next >|change to browse by:|references & citations|nasa ads|google scholar
            semantic scholar|a export bibtex citation|export bibtex citation|export bibtex citation loading...|loading...|bookmark|bibliographic tools|bibliographic and citation tools
            bibliographic explorer|connected papers|litmaps|scite.ai|scite smart citations|code, data, media|code, data and media associated with this article|code & data|code and data associated with this article
            alphaxiv|catalyzex code finder for papers|dagshub|gotit.pub|gotitpub|hugging face|papers with code|sciencecast|demos|replicate|hugging face spaces|txyz.ai|related papers
            recommenders and search tools|influence flower|core recommender|core recommender?|iarxiv recommender|author|venue|institution|topic|about arxivlabs|institutional support|dblp - cs bibliography|listing | bibtex
            bibtex formatted citation|×|data provided by:|report issue|back to abstract|toggle|inspire hep|inspirehep|1 blog link|blog link|submission history|arxiv|computer science|mathematics|physics|statistics|new|recent
            arxiv-issued doi via datacite|arxiv-issued doi via datacite (pending registration)|doi(s) linking to related resources|journal reference""");
    private static final Pattern SITE_FORM = Pattern.compile(
            "new\\s*\\|\\s*recent\\s*\\|.{0,20}|(?:<\\s*)?prev\\s*\\|\\s*next(?:\\s*>)?|.{1,40}\\bToggle|.{1,60}\\((?:What is|What are) .{1,60}\\?\\)|View a PDF of the paper titled .{0,300}"
                    + "|(?:arXivLabs|Both individuals|Have an idea|Which authors of this paper|We gratefully|The Simons Foundation|NASA ADS|arXiv-issued DOI|IArxiv|Click here|Subscribe).{0,400}"
                    + "|[0-9]{4}-[0-9]{2}|[0-9]+ blog links?|quick links|(?:Google Scholar|Semantic Scholar).{0,40}");

    @Override
    public void read(InputStream in, String file, Consumer<PaperRecord> records, DiagnosticHandler diagnostics)
            throws IOException {
        Output output = new Output(file, Format.ARXIV_PAGE, records, diagnostics);
        Lines lines = new Lines(in, file, output);
        Reading reading = new Reading(output);
        lines.forEach(reading::accept);
        reading.end();
        output.end(lines);
    }

    /** How sure it is that a text has this form. */
    static Optional<Evidence> recognise(Sample sample) {
        long datelines = sample.count(ArxivDateline.LINE.pattern());
        long heads = sample.count(HEAD.pattern());
        long histories = sample.count("(?i)submission history\\b.*");
        long cited = sample.count("(?i)cite as\\s*:\\s*arXiv:.*");
        int signs = (datelines > 0 ? 1 : 0) + (heads > 0 ? 1 : 0) + (histories > 0 ? 1 : 0) + (cited > 0 ? 1 : 0);
        boolean page =
                signs >= 2 || (signs == 1 && histories == 0 && sample.count("(?i)(?:title|subjects)\\s*[:：].*") > 0);
        // The page itself begins with a bracket: it is not markup for that.
        boolean markup = sample.lines().stream().anyMatch(l -> l.startsWith("<"));
        return page && !markup
                ? Optional.of(new Evidence(
                        signs >= 2 ? 0.96 : 0.75,
                        Math.max(datelines, Math.max(heads, histories))
                                + " abstract pages with \"[Submitted on …]\" or \"Cite as:\""))
                : Optional.empty();
    }

    private enum Part {
        /** Before the dateline, or behind the history. */
        OUTSIDE,
        FIELDS,
        HISTORY
    }

    /* One pass over a file. */
    private static final class Reading {

        private final Output output;
        private @Nullable ArxivFieldLines fields;
        private Part part = Part.OUTSIDE;
        private final List<Line> dateline = new ArrayList<>();
        private final List<Line> datelines = new ArrayList<>();
        private @Nullable Line version;
        private boolean history;

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
            if (!dateline.isEmpty() || ArxivDateline.LINE.matcher(form).matches()) {
                dateline(line, text);
            } else if (head.matches()) {
                finish(false);
                begin(line).item().add(ArxivLabel.IDENTIFIER, head.group("id"), text, line.number());
            } else if (part == Part.FIELDS) {
                field(line, text);
            } else if (part == Part.HISTORY) {
                history(line, text);
            } else {
                outside(line, text);
            }
        }

        /* It may be wrapped. */
        private void dateline(Line line, String text) {
            dateline.add(line);
            if (!text.endsWith("]") && dateline.size() < 4) {
                return;
            }
            Passage passage = new Passage(dateline, false);
            dateline.clear();
            ArxivFieldLines known = fields;
            if (known == null || known.has(ArxivLabel.TITLE) || !datelines.isEmpty()) {
                finish(false);
                known = begin(passage.lines().get(0));
            }
            passage.lines().forEach(known::keep);
            datelines.add(new Line(passage.line(), passage.text()));
        }

        private ArxivFieldLines begin(Line line) {
            ArxivFieldLines begun = new ArxivFieldLines(line.number());
            fields = begun;
            part = Part.FIELDS;
            history = false;
            begun.keep(line);
            return begun;
        }

        private void outside(Line line, String text) {
            Optional<ArxivLabel.Found> label = ArxivLabel.of(text);
            if (label.isPresent() && label.orElseThrow().label() == ArxivLabel.TITLE) {
                finish(false);
                begin(line)
                        .label(
                                ArxivLabel.TITLE,
                                new Line(line.number(), label.orElseThrow().value()));
            } else if (!isSite(text)
                    && !SUBJECT_HEAD.matcher(text).matches()
                    && !TITLE_LINE.matcher(text).matches()) {
                output.unknownLine(line.number(), text);
            }
        }

        private void field(Line line, String text) {
            ArxivFieldLines known = fields;
            if (known == null) {
                return;
            }
            known.keep(line);
            Optional<ArxivLabel.Found> label = ArxivLabel.of(text);
            boolean titled = known.has(ArxivLabel.TITLE);
            if (text.equalsIgnoreCase("submission history") || text.startsWith("Submission history From:")) {
                known.close();
                part = Part.HISTORY;
            } else if (label.isPresent()) {
                ArxivLabel name = label.orElseThrow().label();
                if (name == ArxivLabel.TITLE && titled) {
                    finish(false);
                    known = begin(line);
                }
                known.label(name, new Line(line.number(), label.orElseThrow().value()));
            } else if (text.length() <= MAX_FORM && DOI_LINE.matcher(text).matches() && !known.awaits(ArxivLabel.DOI)) {
                known.close();
                known.item().add(ArxivLabel.IDENTIFIER, text, text, line.number());
            } else if (text.length() <= MAX_FORM && THIS_VERSION.matcher(text).matches()) {
                known.close();
            } else if (titled && (isSite(text) || SUBJECT_HEAD.matcher(text).matches())) {
                known.close();
            } else if (!titled && SUBJECT_HEAD.matcher(text).matches()) {
                known.close();
            } else {
                known.plain(line);
            }
            if (known.isTooLong()) {
                output.reject(known.item().line(), "record without an end: passed over", known.raw());
                fields = null;
                datelines.clear();
                part = Part.OUTSIDE;
            }
        }

        private void history(Line line, String text) {
            ArxivFieldLines known = fields;
            if (known == null) {
                return;
            }
            Line alone = version;
            version = null;
            if (alone != null) {
                Line joined = new Line(alone.number(), alone.stripped() + " " + text);
                if (ArxivDateline.history(known.item(), output, joined.text(), joined.text(), joined.number())) {
                    history = true;
                    return;
                }
                output.unknownLine(alone.number(), alone.stripped());
            }
            if (VERSION_ALONE.matcher(text).matches()) {
                version = line;
            } else if (ArxivDateline.history(known.item(), output, text, text, line.number())) {
                history = true;
            } else if (!text.startsWith("From:")) {
                part = Part.OUTSIDE;
                outside(line, text);
            }
        }

        private void finish(boolean atEnd) {
            ArxivFieldLines known = fields;
            if (known != null) {
                if (!history) {
                    datelines.forEach(
                            d -> ArxivDateline.dateline(known.item(), output, d.text(), d.text(), d.number()));
                }
                known.build(output, atEnd && part == Part.FIELDS);
            }
            fields = null;
            datelines.clear();
            part = Part.OUTSIDE;
        }

        void end() {
            if (!dateline.isEmpty()) {
                dateline.forEach(l -> output.unknownLine(l.number(), l.stripped()));
            }
            finish(true);
        }
    }

    private static boolean isSite(String text) {
        return text.length() <= 500
                && (SITE.has(text)
                        || SITE_FORM.matcher(text).matches()
                        || ArxivSearchReader.CATEGORIES.matcher(text).matches()
                        || text.codePoints().noneMatch(Character::isLetterOrDigit));
    }
}
