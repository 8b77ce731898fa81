package org.papergraph.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.papergraph.model.Identifier;
import org.papergraph.model.Notice;
import org.papergraph.model.PaperDate;
import org.papergraph.model.PaperField;
import org.papergraph.model.PartialDate;
import org.papergraph.model.Subject;
import org.papergraph.text.PlainText;

/** The fields of one arXiv paper, gathered from a page, a listing or an {@code .abs} file, and what they mean. */
final class ArxivItem {

    private static final Pattern CODED =
            Pattern.compile("^(?<label>.+?)\\s*\\((?<code>[a-zA-Z-]+(?:\\.[A-Za-z-]+)?)\\)$");
    private static final Pattern CATEGORY = Pattern.compile("[a-z]+(?:-[a-z]+)?(?:\\.[A-Za-z-]{2,20})?");
    private static final Pattern MSC =
            Pattern.compile("\\b[0-9]{2}(?:[A-Z][0-9x]{2}|-[0-9]{2}|-?[Xx]{2,3}|[A-Z]?xx)(?![0-9A-Za-z])");
    private static final Pattern ACM =
            Pattern.compile("(?<![A-Za-z0-9.])[A-K]\\.(?:[0-9]+|m)(?:\\.(?:[0-9]+|m))?(?![A-Za-z0-9])");
    private static final Pattern WITHDRAWN = Pattern.compile(
            "(?i)\\bth(?:is|ese|e) (?:(?:arxiv |pre-?print |current |present )?(?:papers?|articles?|e-?prints?|preprints?|submissions?|manuscripts?|works?|versions?|notes?)) (?:(?:has|have|had) (?:now )?been|was|were|is|are)(?: being| hereby| temporarily)? (?:temporarily )?withdrawn"
                    + "|\\bwithdrawn by (?:the )?(?:authors?|arxiv|submitter)|^\\s*(?:paper )?withdrawn\\b|\\b(?:i|we|the authors?) (?:have |has |hereby )?(?:withdrawn?|withdrew) (?:this|the|our) (?:paper|article|submission|manuscript|preprint)");
    private static final Pattern ERRATUM =
            Pattern.compile("(?i)\\berrat(?:um|a)\\b|\\bcorrigend(?:um|a)\\b|\\baddend(?:um|a)\\b");
    private static final Pattern DOI_PART =
            Pattern.compile("(?<=\\S)\\s*[,;]?\\s+(?=(?:doi:|https?://(?:dx\\.)?doi\\.org/)?10\\.[0-9]{4})");

    /* A value, on one line and as it stands in the source. */
    private record Value(ArxivLabel label, String text, String written, long line) {}

    private record Revision(String label, List<PartialDate> dates, boolean withdrawn, String written, long line) {}

    private final long line;
    private final List<Value> values = new ArrayList<>();
    private final List<Revision> revisions = new ArrayList<>();
    private final List<Revision> modifications = new ArrayList<>();
    private final List<Revision> announcements = new ArrayList<>();

    /** @param line where the record begins, 1-based */
    ArxivItem(long line) {
        this.line = line;
    }

    long line() {
        return line;
    }

    boolean has(ArxivLabel label) {
        return values.stream().anyMatch(v -> v.label() == label);
    }

    boolean isEmpty() {
        return values.isEmpty();
    }

    void add(ArxivLabel label, String text, String written, long at) {
        values.add(new Value(label, text, written, at));
    }

    void add(ArxivLabel label, Passage passage) {
        add(label, passage.text(), passage.written(), passage.line());
    }

    /**
     * Adds a version, in the order of the source.
     *
     * @param label {@code v2}; {@code ""} for a date that is of no named version
     * @param withdrawn whether this version took the paper back
     */
    void version(String label, Optional<PartialDate> date, boolean withdrawn, String written, long at) {
        revisions.add(new Revision(label, date.stream().toList(), withdrawn, written, at));
    }

    /** Adds when the paper was last revised, in a version that the source does not name. */
    void modified(Optional<PartialDate> date, String written, long at) {
        modifications.add(new Revision("", date.stream().toList(), false, written, at));
    }

    /** Adds when the paper was first listed. */
    void announced(PartialDate date, String written, long at) {
        announcements.add(new Revision("", List.of(date), false, written, at));
    }

    /** Puts the record together and hands it over. */
    void build(Output output, boolean breaksOff, String raw) {
        RecordDraft draft = new RecordDraft(line);
        for (Value value : values) {
            value(draft, output, value, breaksOff && value.equals(values.get(values.size() - 1)));
        }
        dates(draft);
        withdrawal(draft);
        if (draft.isUsable()) {
            if (draft.title().isEmpty()) {
                output.warn(line, "record without a title: kept", "");
            }
            if (!has(ArxivLabel.AUTHORS)) {
                output.warn(line, "record without authors: kept", "");
            }
        }
        output.record(draft, raw);
    }

    private void value(RecordDraft draft, Output output, Value v, boolean last) {
        switch (v.label()) {
            case TITLE -> {
                if (draft.title().isEmpty()) {
                    draft.title(v.text(), v.written(), v.line());
                } else {
                    output.warn(v.line(), "second title: left out", v.written());
                }
            }
            case AUTHORS ->
                ArxivAuthors.into(draft, v.text(), v.written(), v.line(), last)
                        .ifPresent(odd -> output.warn(v.line(), odd, ""));
            case ABSTRACT -> {
                if (draft.abstractText().isEmpty()) {
                    draft.abstractText(v.text(), v.written(), v.line());
                } else {
                    output.warn(v.line(), "second abstract: left out", v.written());
                }
            }
            case COMMENTS -> draft.comment(v.text(), v.written(), v.line());
            case JOURNAL -> draft.journalReference(v.text(), v.written(), v.line());
            case DOI -> dois(draft, output, v);
            case IDENTIFIER -> {
                if (!draft.identifiers(v.text(), v.written(), v.line())) {
                    output.warn(v.line(), "no arXiv id or DOI in this line: left out", v.written());
                }
            }
            case REPORT -> draft.reportNumber(v.text(), v.line());
            case MSC -> classes(draft, output, v, MSC, "msc");
            case ACM -> classes(draft, output, v, ACM, "acm-ccs");
            case SUBJECTS -> subjects(draft, v);
            case CATEGORIES -> categories(draft, output, v);
            case LICENCE -> draft.licence(v.text(), v.line());
        }
    }

    /* The DOIs that follow the paper's own are those of its errata when the journal reference names as many. */
    private void dois(RecordDraft draft, Output output, Value v) {
        String[] parts = DOI_PART.split(v.text().strip(), -1);
        List<String> errata = values.stream()
                .filter(j -> j.label() == ArxivLabel.JOURNAL)
                .flatMap(j -> Pattern.compile(";\\s*").splitAsStream(j.text()))
                .filter(s -> ERRATUM.matcher(s).find())
                .toList();
        boolean ofErrata = parts.length > 1 && errata.size() == parts.length - 1;
        for (int i = 0; i < parts.length; i++) {
            Optional<Identifier> erratum = ofErrata && i > 0
                    ? Identifier.parse(Identifier.Scheme.DOI, parts[i].replaceFirst("(?i)^doi:\\s*", ""))
                    : Optional.empty();
            if (erratum.isPresent()) {
                Notice notice = new Notice(
                        Notice.Kind.CORRECTION,
                        PlainText.of(errata.get(i - 1)),
                        List.of(),
                        List.of(erratum.orElseThrow()));
                draft.notice(notice, v.line());
            } else if (!draft.identifiers(parts[i], i == 0 ? v.written() : parts[i], v.line())) {
                output.warn(v.line(), "no DOI in this field: left out", parts[i]);
            }
        }
    }

    private static void classes(RecordDraft draft, Output output, Value v, Pattern code, String scheme) {
        Matcher m = code.matcher(v.text());
        boolean any = false;
        while (m.find()) {
            draft.subject(new Subject(m.group(), scheme, m.group()), v.line());
            any = true;
        }
        if (!any) {
            output.warn(v.line(), "no class of this scheme: left out", v.written());
        }
    }

    private static void subjects(RecordDraft draft, Value v) {
        for (String part : v.text().split(";", -1)) {
            String subject = PlainText.of(part);
            Matcher coded = CODED.matcher(subject);
            if (coded.matches()) {
                draft.subject(new Subject(coded.group("label"), "arxiv", coded.group("code")), v.line());
            } else if (!subject.isEmpty()) {
                draft.subject(new Subject(subject, "arxiv", ""), v.line());
            }
        }
    }

    private static void categories(RecordDraft draft, Output output, Value v) {
        for (String code : v.text().strip().split("[\\s,;]+", -1)) {
            if (CATEGORY.matcher(code).matches()) {
                draft.subject(new Subject(code, "arxiv", code), v.line());
            } else if (!code.isEmpty()) {
                output.warn(v.line(), "no category: left out", code);
            }
        }
    }

    private void dates(RecordDraft draft) {
        List<Revision> dated =
                revisions.stream().filter(r -> !r.dates().isEmpty()).toList();
        for (Revision revision : revisions) {
            if (!revision.label().isEmpty()) {
                draft.version(revision.label(), revision.dates().toArray(PartialDate[]::new));
                draft.write(PaperField.VERSION, revision.written(), revision.line());
            }
        }
        for (Revision modified : modifications) {
            draft.write(PaperField.DATE, modified.written(), modified.line());
            modified.dates().forEach(d -> draft.date(PaperDate.Event.MODIFIED, d));
        }
        for (Revision announced : announcements) {
            draft.write(PaperField.DATE, announced.written(), announced.line());
            draft.date(PaperDate.Event.ISSUED, announced.dates().get(0));
        }
        if (dated.isEmpty()) {
            return;
        }
        Revision first = dated.get(0);
        Revision last = dated.get(dated.size() - 1);
        draft.write(PaperField.DATE, first.written(), first.line());
        if (first.label().isEmpty() || first.label().equals("v1")) {
            draft.date(PaperDate.Event.CREATED, first.dates().get(0));
        }
        if (dated.size() > 1 || !first.label().equals("v1")) {
            draft.date(PaperDate.Event.MODIFIED, last.dates().get(0));
        }
        if (dated.size() > 1) {
            draft.write(PaperField.DATE, last.written(), last.line());
        }
    }

    private void withdrawal(RecordDraft draft) {
        Optional<Revision> taken =
                revisions.stream().filter(Revision::withdrawn).findFirst();
        Optional<Value> said = values.stream()
                .filter(v -> v.label() == ArxivLabel.COMMENTS || v.label() == ArxivLabel.ABSTRACT)
                .filter(v -> WITHDRAWN.matcher(v.text()).find())
                .findFirst();
        if (taken.isPresent() || said.isPresent()) {
            String text = said.map(v -> PlainText.of(v.text())).orElse("");
            long at = said.map(Value::line).or(() -> taken.map(Revision::line)).orElse(line);
            List<PartialDate> date = taken.map(Revision::dates).orElse(List.of());
            draft.notice(new Notice(Notice.Kind.WITHDRAWAL, text, date, List.of()), at);
        }
    }
}
