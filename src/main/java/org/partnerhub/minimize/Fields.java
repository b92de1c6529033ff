package org.partnerhub.minimize;

import java.util.List;

/** The named places of an object. */
final class Fields {

    static final int UNKNOWN = -1;
    static final Fields NONE = new Fields(List.of(), List.of());

    private final List<String> names;
    private final byte[][] keys;
    private final Place[] places;

    Fields(List<String> names, List<Place> places) {
        this.names = names;
        this.keys = names.stream().map(Fields::key).toArray(byte[][]::new);
        this.places = places.toArray(Place[]::new);
    }

    int size() {
        return places.length;
    }

    Place at(int position) {
        return places[position];
    }

    String name(int position) {
        return names.get(position);
    }

    /** The name and its colon as they mostly stand in an event, with no escape and no space: quicker to compare than to read. */
    byte[] key(int position) {
        return keys[position];
    }

    private static byte[] key(String name) {
        JsonBuffer buffer = new JsonBuffer();
        buffer.appendString(name);
        buffer.append(':');
        return buffer.content();
    }

    /** The position of a name, or {@link #UNKNOWN}. */
    int position(String name) {
        return names.indexOf(name);
    }
}
