package org.papergraph.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one record of copied arXiv text, gathered into its fields: labelled lines, the lines that go on with them, and
 * a title and authors that have no label.
 */
final class ArxivFieldLines {

    private static final int MAX_RECORD = 4 << 20;
    private static final int MAX_RAW = 20_000;
    private static final Set<String> PARTICLES = Set.of("""
            van von vom zum zur zu der den de del della delle dei degli dello di da das dal do dos du des la le las los
            el al bin ibn ben bint ter ten te 't op y i e af av auf and the for""".split("\\s+"));

    private final ArxivItem item;
    private final StringBuilder raw = new StringBuilder();
    private final List<Line> text = new ArrayList<>();
    /* The lines of the title, when authors without a label may be among them. */
    private final List<Line> heading = new ArrayList<>();
    private @Nullable ArxivLabel label;
    private int size;

    /** @param line where the record begins, 1-based */
    ArxivFieldLines(long line) {
        item = new ArxivItem(line);
    }

    ArxivItem item() {
        return item;
    }

    /** Whether a field is being read that has no value yet. */
    boolean awaits(ArxivLabel known) {
        return label == known && text.isEmpty();
    }

    boolean has(ArxivLabel known) {
        return label == known || item.has(known) || (known == ArxivLabel.TITLE && !heading.isEmpty());
    }

    /** Keeps the words of a line for the case that the record is rejected. */
    void keep(Line line) {
        size += line.text().length() + 1;
        if (raw.length() < MAX_RAW) {
            raw.append(raw.isEmpty() ? "" : "\n").append(line.stripped());
        }
    }

    boolean isTooLong() {
        return size > MAX_RECORD;
    }

    String raw() {
        return raw.length() <= MAX_RAW ? raw.toString() : raw.substring(0, MAX_RAW) + "…";
    }

    /** Begins a field. */
    void label(ArxivLabel next, Line value) {
        close();
        if (next == ArxivLabel.AUTHORS || next == ArxivLabel.TITLE) {
            title(heading.size());
        }
        label = next;
        add(value);
    }

    /** Takes a line without a label: it goes on with a field, or is the title, the authors or, behind them, the abstract. */
    void plain(Line line) {
        ArxivLabel known = label;
        if (known == ArxivLabel.SUBJECTS && isComplete()) {
            close();
            known = null;
        }
        if (known == null) {
            boolean names = isNames(line.stripped()) || !Prose.isProse(line.stripped());
            boolean authors = names && !hasAuthors() && !item.has(ArxivLabel.SUBJECTS);
            label = !has(ArxivLabel.TITLE) ? ArxivLabel.TITLE : authors ? ArxivLabel.AUTHORS : ArxivLabel.ABSTRACT;
        }
        add(line);
    }

    private boolean hasAuthors() {
        return item.has(ArxivLabel.AUTHORS) || heading.size() > 1;
    }

    private void add(Line line) {
        if (!line.isBlank()) {
            text.add(line);
        }
    }

    /* "Machine Learning (cs.LG); Artificial" goes on, "Artificial Intelligence (cs.AI)" does not. */
    private boolean isComplete() {
        return !text.isEmpty() && text.get(text.size() - 1).stripped().endsWith(")");
    }

    /** Ends the field that is being read. */
    void close() {
        ArxivLabel known = label;
        label = null;
        if (known == null || text.isEmpty()) {
            text.clear();
            return;
        }
        if (known == ArxivLabel.TITLE && heading.isEmpty() && !item.has(ArxivLabel.AUTHORS)) {
            heading.addAll(text);
        } else {
            item.add(known, new Passage(text, false));
        }
        text.clear();
    }

    /* The first lines of the heading are the title, what follows are the authors. */
    private void title(int lines) {
        if (!heading.isEmpty()) {
            item.add(ArxivLabel.TITLE, new Passage(heading.subList(0, lines), false));
            if (lines < heading.size()) {
                item.add(ArxivLabel.AUTHORS, new Passage(heading.subList(lines, heading.size()), false));
            }
            heading.clear();
        }
    }

    /** Ends the record and hands it over. */
    void build(Output output, boolean atEnd) {
        close();
        if (!heading.isEmpty()) {
            title(item.has(ArxivLabel.AUTHORS) ? heading.size() : titleLines());
        }
        item.build(output, atEnd, raw());
    }

    private int titleLines() {
        int lines = 1;
        while (lines < heading.size()) {
            boolean open = Prose.isOpen(heading.get(lines - 1).stripped());
            boolean namesLater =
                    heading.subList(lines + 1, heading.size()).stream().anyMatch(l -> isNames(l.stripped()));
            if (!open && (isNames(heading.get(lines).stripped()) || !namesLater)) {
                return lines;
            }
            lines++;
        }
        return lines;
    }

    /* Whether all words begin with a large letter, but for particles. */
    private static boolean isNames(String text) {
        String names = text.replaceAll("\\([^()]*\\)", " ");
        return !names.contains("?")
                && !names.contains(":")
                && Arrays.stream(names.split("[\\s,;]+", -1))
                        .filter(w -> !w.isEmpty())
                        .allMatch(w -> PARTICLES.contains(w) || !Character.isLowerCase(w.codePointAt(0)));
    }
}
