package org.partnerhub.minimize;

import java.util.HashSet;
import java.util.Set;

/** Which keys an object has had so far: the known ones by their position, others by their names. */
final class SeenKeys {

    private long positions;
    private Set<String> names = Set.of();
    private int expected;

    /** Where the next key is likely to be: a shop writes its fields in one order. */
    int expected() {
        return expected;
    }

    /** Whether the object has the known key at this position for the first time. */
    boolean add(int position, Fields fields) {
        expected = position + 1;
        if (position >= Long.SIZE) {
            return add(fields.name(position));
        }
        long before = positions;
        positions |= 1L << position;
        return positions != before;
    }

    /** Whether the object has a key of this name for the first time. */
    boolean add(String name) {
        if (names.isEmpty()) {
            names = new HashSet<>();
        }
        return names.add(name);
    }
}
