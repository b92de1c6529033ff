package org.partnerhub.minimize;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.util.Arrays;
import java.util.List;

/** The named places of an object. */
final class Fields {

    static final int UNKNOWN = -1;
    static final Fields NONE = new Fields(List.of(), List.of());

    private final SerializableString[] names;
    private final Place[] places;

    Fields(List<String> names, List<Place> places) {
        this.names = names.stream().map(SerializedString::new).toArray(SerializableString[]::new);
        this.places = places.toArray(Place[]::new);
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

    List<String> names() {
        return Arrays.stream(names).map(SerializableString::getValue).toList();
    }

    /** The position of a name, or {@link #UNKNOWN}. */
    int position(String name) {
        return position(name, 0, names.length);
    }

    /** The same, sought first from where it is expected. */
    int position(String name, int expected) {
        int found = position(name, expected, names.length);
        return found == UNKNOWN ? position(name, 0, expected) : found;
    }

    // few names, most of them at once the right one: faster than a map
    private int position(String name, int from, int end) {
        for (int at = from; at < end; at++) {
            if (names[at].getValue().equals(name)) {
                return at;
            }
        }
        return UNKNOWN;
    }
}
