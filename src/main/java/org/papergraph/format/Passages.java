package org.papergraph.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Puts lines together that were one line before they were wrapped.
 *
 * <p>In text wrapped to a width a line ends where the next word would not fit. So a line to which the first word of the next
 * one would have fitted was ended on purpose, and a new passage begins after it. Lines of more than {@value #MAX_WIDTH}
 * characters are not wrapped ones: where there are such, each line is a passage.
 */
final class Passages {

    private static final int MAX_WIDTH = 200;
    private static final int MAX_BLOCK = 1 << 16;
    private static final int CONTINUED = 40;
    private static final int NEAR = 15;

    private final Predicate<String> alone;
    private final Predicate<String> mostlyAlone;
    private final Predicate<String> first;
    private final Consumer<Passage> passages;
    private final List<Line> block = new ArrayList<>();
    private int size;
    private int usual;
    private boolean afterBlank = true;

    /**
     * @param alone whether a line is always a passage of its own
     * @param mostlyAlone whether a line is a passage of its own, unless the line before it ends in the middle of a sentence
     * @param first whether a line always begins a passage
     * @param passages takes the passages in turn
     */
    Passages(
            Predicate<String> alone,
            Predicate<String> mostlyAlone,
            Predicate<String> first,
            Consumer<Passage> passages) {
        this.alone = alone;
        this.mostlyAlone = mostlyAlone;
        this.first = first;
        this.passages = passages;
    }

    void readAll(Lines lines) throws IOException {
        @Nullable Line line = lines.next();
        while (line != null) {
            accept(line);
            line = lines.next();
        }
        end();
    }

    void accept(Line line) {
        if (line.isBlank()) {
            drain(true);
            afterBlank = true;
            return;
        }
        String text = line.stripped();
        if (alone.test(text) || (!inSentence() && mostlyAlone.test(text))) {
            drain(true);
            emit(List.of(line));
            return;
        }
        if (first.test(text)) {
            drain(true);
        }
        block.add(line);
        size += text.length();
        if (size > MAX_BLOCK) {
            drain(false);
        }
    }

    void end() {
        drain(true);
    }

    private boolean inSentence() {
        if (block.isEmpty()) {
            return false;
        }
        String last = block.get(block.size() - 1).stripped();
        return last.length() >= CONTINUED && last.length() <= MAX_WIDTH && !Prose.endsSentence(last);
    }

    /* Passes on what is complete; the last passage of an unfinished block may go on. */
    private void drain(boolean finished) {
        if (block.isEmpty()) {
            return;
        }
        List<List<Line>> groups = grouped();
        block.clear();
        size = 0;
        int complete = finished || groups.size() == 1 ? groups.size() : groups.size() - 1;
        groups.subList(0, complete).forEach(this::emit);
        for (List<Line> rest : groups.subList(complete, groups.size())) {
            block.addAll(rest);
            rest.forEach(l -> size += l.stripped().length());
        }
    }

    private void emit(List<Line> lines) {
        passages.accept(new Passage(lines, afterBlank));
        afterBlank = false;
    }

    private List<List<Line>> grouped() {
        int width = 0;
        for (Line line : block) {
            width = Math.max(width, line.stripped().length());
        }
        int near = width - NEAR;
        boolean wrapped = width >= CONTINUED
                && block.stream().filter(l -> l.stripped().length() >= near).count() > 1;
        if (wrapped && width <= MAX_WIDTH && block.size() > 3) {
            usual = Math.abs(width - usual) <= NEAR ? Math.max(width, usual) : width;
        } else if (!wrapped && usual > 0 && Math.abs(width - usual) <= NEAR) {
            // Two lines alone do not show a width, but the paragraphs before them did.
            wrapped = true;
            width = Math.max(width, usual);
        }
        List<List<Line>> groups = new ArrayList<>();
        List<Line> group = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            group.add(block.get(i));
            if (i + 1 == block.size() || width > MAX_WIDTH || !continues(i, width, wrapped, group.size() == 1)) {
                groups.add(group);
                group = new ArrayList<>();
            }
        }
        return groups;
    }

    private boolean continues(int i, int width, boolean wrapped, boolean alone) {
        String line = block.get(i).stripped();
        String next = block.get(i + 1).stripped();
        int blank = next.indexOf(' ');
        int word = blank < 0 ? next.length() : blank;
        boolean full = line.length() + 1 + word > width;
        boolean small = Character.isLowerCase(next.codePointAt(0));
        boolean open = line.length() >= CONTINUED && !Prose.endsSentence(line) && (small || Prose.isOpen(line));
        if (!full || !wrapped) {
            // The longest line is always full: one long line alone says nothing about a width.
            return open;
        }
        boolean title = line.endsWith("?") || line.endsWith("!") || Prose.isTitleCase(line);
        if (alone && title && Character.isUpperCase(next.codePointAt(0)) && !Prose.isMostlyLarge(next)) {
            // A title: a paragraph hardly has a question, or only large words, in its first line.
            return false;
        }
        if (!Prose.endsSentence(line) || small) {
            return true;
        }
        // A sentence that fills its line to the end may be the last one of its paragraph, and the next line a title.
        boolean nextIsFull = i + 2 < block.size()
                && next.length()
                                + 1
                                + block.get(i + 2).stripped().split(" ", 2)[0].length()
                        > width;
        return (nextIsFull && !Prose.isTitleCase(next)) || Prose.endsSentence(next);
    }
}
