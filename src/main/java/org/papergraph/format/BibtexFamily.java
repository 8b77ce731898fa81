package org.papergraph.format;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.ObjLongConsumer;

/**
 * Gives entries the fields of those they refer to by {@code crossref} and {@code xdata}.
 *
 * <p>BibTeX wants a parent behind its children, BibLaTeX takes it anywhere. So books, proceedings and the like are remembered
 * as parents, and an entry whose parent was not seen yet waits for it, both up to a limit; an entry that waits is passed on
 * right behind its parent, or at the end of the file as it is.
 */
final class BibtexFamily {

    private static final int MAX_WAITING = 20_000;
    private static final int MAX_CHARACTERS = 16 << 20;

    private static final Set<String> PARENTS = Set.of(
            "book",
            "mvbook",
            "collection",
            "mvcollection",
            "proceedings",
            "mvproceedings",
            "periodical",
            "reference",
            "mvreference",
            "xdata",
            "booklet",
            "conference");
    private static final Set<String> PARTS = Set.of(
            "inproceedings",
            "incollection",
            "inbook",
            "conference",
            "suppbook",
            "suppcollection",
            "bookinbook",
            "inreference");

    /* What a part has in common with its whole; its identifiers and abstract are its own. */
    private static final Set<String> SHARED = Set.of(
            "booktitle",
            "booksubtitle",
            "booktitleaddon",
            "maintitle",
            "mainsubtitle",
            "editor",
            "editortype",
            "publisher",
            "organization",
            "institution",
            "school",
            "year",
            "month",
            "day",
            "date",
            "eventdate",
            "eventtitle",
            "venue",
            "volume",
            "number",
            "series",
            "address",
            "location",
            "isbn",
            "issn",
            "edition",
            "journal",
            "journaltitle",
            "journalsubtitle",
            "shortjournal",
            "language",
            "langid",
            "howpublished",
            "issue",
            "issuetitle");

    private final Output output;
    private final ObjLongConsumer<BibtexEntry> complete;
    private final Map<String, BibtexEntry> parents = new HashMap<>();
    private final Map<String, List<Waiting>> waiting = new LinkedHashMap<>();
    private long parentCharacters;
    private int waitingCount;
    private long waitingCharacters;
    private boolean warned;

    /** @param complete takes each entry with its place in the file */
    BibtexFamily(Output output, ObjLongConsumer<BibtexEntry> complete) {
        this.output = output;
        this.complete = complete;
    }

    private record Waiting(BibtexEntry entry, long number) {}

    /** Whether an entry only holds fields for others. */
    static boolean isData(BibtexEntry entry) {
        return entry.type().equals("xdata");
    }

    /** Takes the next entry of the file, under its number. */
    void accept(BibtexEntry entry, long number) {
        boolean alone = !PARENTS.contains(entry.type())
                && references(entry).isEmpty()
                && (waiting.isEmpty() || !waiting.containsKey(normal(entry.key())));
        if (alone) {
            complete.accept(entry, number);
            return;
        }
        Deque<Waiting> ready = new ArrayDeque<>();
        ready.add(new Waiting(entry, number));
        while (!ready.isEmpty()) {
            Waiting next = ready.poll();
            BibtexEntry whole = next.entry();
            boolean missing = false;
            for (String key : references(whole)) {
                BibtexEntry parent = parents.get(normal(key));
                if (parent == null) {
                    missing = keep(next, key);
                    break;
                }
                whole = inherited(whole, parent);
            }
            if (missing) {
                continue;
            }
            if (PARENTS.contains(whole.type()) || waiting.containsKey(normal(whole.key()))) {
                remember(whole);
            }
            List<Waiting> children = waiting.remove(normal(whole.key()));
            if (children != null) {
                for (Waiting child : children) {
                    waitingCount--;
                    waitingCharacters -= child.entry().raw().length();
                }
                if (parents.containsKey(normal(whole.key()))) {
                    children.forEach(ready::add);
                } else {
                    children.forEach(this::pass);
                }
            }
            pass(new Waiting(whole, next.number()));
        }
    }

    /** Passes on what still waits for a parent that is not in the file. */
    void end() {
        List<Waiting> left = new ArrayList<>();
        waiting.values().forEach(left::addAll);
        waiting.clear();
        left.sort((a, b) -> Long.compare(a.number(), b.number()));
        for (Waiting child : left) {
            BibtexEntry entry = child.entry();
            for (String key : references(entry)) {
                BibtexEntry parent = parents.get(normal(key));
                if (parent != null) {
                    entry = inherited(entry, parent);
                } else {
                    output.warn(
                            entry.line(), "entry refers to " + key + ", which is not in the file: kept as it is", "");
                }
            }
            pass(new Waiting(entry, child.number()));
        }
    }

    private void pass(Waiting entry) {
        if (!isData(entry.entry())) {
            complete.accept(entry.entry(), entry.number());
        }
    }

    /* False when there is no room, or the entry refers to itself: then it is passed on as it is. */
    private boolean keep(Waiting child, String key) {
        if (normal(key).equals(normal(child.entry().key()))) {
            return false;
        }
        if (waitingCount >= MAX_WAITING || waitingCharacters > MAX_CHARACTERS) {
            output.warn(
                    child.entry().line(),
                    "entry refers to " + key + ", which does not follow soon enough: kept as it is",
                    "");
            return false;
        }
        waiting.computeIfAbsent(normal(key), k -> new ArrayList<>()).add(child);
        waitingCount++;
        waitingCharacters += child.entry().raw().length();
        return true;
    }

    private void remember(BibtexEntry entry) {
        boolean data = isData(entry);
        List<BibtexEntry.Field> shared = entry.fields().stream()
                .filter(f -> data || SHARED.contains(f.name()) || isTitleOrAuthor(f.name()))
                .toList();
        long size = shared.stream().mapToLong(f -> f.value().length() + 50L).sum();
        if (entry.key().isEmpty()) {
            return;
        }
        if (parentCharacters + size > MAX_CHARACTERS) {
            if (!warned) {
                warned = true;
                output.warn(
                        entry.line(),
                        "too many books and proceedings to remember: entries that refer to this one or later ones may"
                                + " lack their fields",
                        "");
            }
            return;
        }
        parentCharacters += size;
        parents.putIfAbsent(normal(entry.key()), new BibtexEntry(entry.type(), entry.key(), shared, entry.line(), ""));
    }

    private static boolean isTitleOrAuthor(String field) {
        return field.equals("title") || field.equals("subtitle") || field.equals("author");
    }

    private static BibtexEntry inherited(BibtexEntry child, BibtexEntry parent) {
        boolean data = isData(parent);
        List<BibtexEntry.Field> fields = new ArrayList<>(child.fields());
        boolean part = PARTS.contains(child.type());
        boolean dated = child.has("date") || child.has("year");
        for (BibtexEntry.Field field : parent.fields()) {
            String name = data ? field.name() : inheritedName(field.name(), child, parent, part);
            boolean date = field.name().equals("date")
                    || field.name().equals("year")
                    || field.name().equals("month");
            if (name.isEmpty() || (dated && date) || child.has(name)) {
                continue;
            }
            fields.add(new BibtexEntry.Field(name, field.value(), child.line()));
        }
        return child.withFields(fields);
    }

    /* What a field of the whole is called in the part; "" when it is not passed on. */
    private static String inheritedName(String name, BibtexEntry child, BibtexEntry parent, boolean part) {
        return switch (name) {
            case "title" ->
                part
                        ? parent.has("booktitle") ? "" : "booktitle"
                        : parent.type().equals("periodical") ? "journaltitle" : "title";
            case "subtitle" ->
                part ? "booksubtitle" : parent.type().equals("periodical") ? "journalsubtitle" : "subtitle";
            case "author" -> child.has("editor") ? "" : "author";
            default -> name;
        };
    }

    private static List<String> references(BibtexEntry entry) {
        List<String> keys = List.of();
        for (BibtexEntry.Field field : entry.fields()) {
            if (field.name().equals("xdata") || field.name().equals("crossref")) {
                keys = keys.isEmpty() ? new ArrayList<>(1) : keys;
                for (String key : field.value().split(",", -1)) {
                    if (!key.isBlank()) {
                        keys.add(key.strip());
                    }
                }
            }
        }
        return keys;
    }

    /* BibTeX takes keys that differ in case alone for the same. */
    private static String normal(String key) {
        return key.toLowerCase(Locale.ROOT);
    }
}
