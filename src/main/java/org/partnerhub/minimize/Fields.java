package org.partnerhub.minimize;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named places of an object. */
final class Fields {

    static final int UNKNOWN = -1;
    static final Fields NONE = new Fields(List.of(), List.of());

    private final String[] names;
    private final Place[] places;
    private final Map<String, Integer> positions = new HashMap<>();

    Fields(List<String> names, List<Place> places) {
        this.names = names.toArray(String[]::new);
        this.places = places.toArray(Place[]::new);
        for (String name : names) {
            positions.put(name, positions.size());
        }
    }

    /** The position of a name or {@link #UNKNOWN}; a shop writes its fields in one order, so the next is tried first. */
    int position(String name, int next) {
        if (next < names.length && names[next].equals(name)) {
            return next;
        }
        return positions.getOrDefault(name, UNKNOWN);
    }

    Set<String> names() {
        return positions.keySet();
    }

    Place at(int position) {
        return places[position];
    }
}
