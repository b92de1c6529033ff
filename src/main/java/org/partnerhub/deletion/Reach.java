package org.partnerhub.deletion;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How far a topic goes, or how far it has been read.
 *
 * @param offsets by partition, the offset behind the last event; a partition without events is left out
 */
record Reach(Map<Integer, Long> offsets) {

    Reach {
        offsets = Map.copyOf(offsets);
    }

    /** As {@code partition:offset}, separated by spaces. */
    static Reach of(String text) {
        return new Reach(Arrays.stream(text.split(" "))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split(":"))
                .collect(Collectors.toMap(each -> Integer.valueOf(each[0]), each -> Long.valueOf(each[1]))));
    }

    /** Whether all that is within the other is within this one. */
    boolean covers(Reach other) {
        return other.offsets.entrySet().stream()
                .allMatch(each -> offsets.getOrDefault(each.getKey(), 0L) >= each.getValue());
    }

    @Override
    public String toString() {
        return new TreeMap<>(offsets)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(" "));
    }
}
