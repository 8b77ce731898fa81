package org.papergraph.format;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What becomes of the fields of a format: which ones the graph keeps, and which ones it does not and why.
 *
 * @param kept names of fields as the format has them, whose values get into the graph
 * @param lost names of fields whose values do not, each with the reason
 * @param others why fields that are neither are left out, {@code ""} when the format has no others
 */
public record FieldUse(Set<String> kept, Map<String, String> lost, String others) {

    public FieldUse {
        kept = Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(kept)));
        lost = Collections.unmodifiableMap(new LinkedHashMap<>(lost));
        List<String> both = new ArrayList<>(kept);
        both.retainAll(lost.keySet());
        if (!both.isEmpty()) {
            throw new IllegalArgumentException("kept and lost: " + both);
        }
    }

    static FieldUse kept(String... fields) {
        return new FieldUse(Set.of(fields), Map.of(), "");
    }

    /** The same, and a field that is lost. */
    FieldUse lost(String field, String why) {
        Map<String, String> more = new LinkedHashMap<>(lost);
        more.put(field, why);
        return new FieldUse(kept, more, others);
    }

    /** The same, for a format that users add fields to. */
    FieldUse others(String why) {
        return new FieldUse(kept, lost, why);
    }

    /** Whether it is said what becomes of a field. */
    public boolean declares(String field) {
        return kept.contains(field) || lost.containsKey(field);
    }
}
