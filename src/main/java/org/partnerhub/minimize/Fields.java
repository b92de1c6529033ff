package org.partnerhub.minimize;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The named places of an object. */
final class Fields {

    static final int UNKNOWN = -1;
    static final Fields NONE = new Fields(List.of(), List.of());

    private final SerializableString[] names;
    private final Place[] places;
    private final Map<String, Integer> positions = new HashMap<>();

    Fields(List<String> names, List<Place> places) {
        this.names = names.stream().map(SerializedString::new).toArray(SerializableString[]::new);
        this.places = places.toArray(Place[]::new);
        for (String name : names) {
            positions.put(name, positions.size());
        }
    }

    int size() {
        return places.length;
    }

    Place at(int position) {
        return places[position];
    }

    /** The name as Jackson compares it with the bytes of an event, which is faster than to read it from them. */
    SerializableString nameAt(int position) {
        return names[position];
    }

    Set<String> names() {
        return positions.keySet();
    }

    /** The position of a name, or {@link #UNKNOWN}. */
    int position(String name) {
        return positions.getOrDefault(name, UNKNOWN);
    }
}
