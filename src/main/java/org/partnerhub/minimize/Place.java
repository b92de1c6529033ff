package org.partnerhub.minimize;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.JsonType;

/** A place in an event that the schema knows, and the columns that keep what stands there. */
final class Place {

    /** The column of what nobody wants. */
    static final int UNWANTED = -1;

    private final String path;
    private final int column;

    /** A bit for each type that is taken. */
    private final int types;

    private final Fields fields;
    private final Optional<Elements> elements;
    private final Place beneath;

    /**
     * What an array holds.
     *
     * @param column keeps for each row around the array which rows its elements are
     */
    record Elements(int column, Place each) {}

    /**
     * @param column keeps its values, when it is a wanted leaf
     * @param types what a wanted value may be
     */
    Place(String path, int column, Set<JsonType> types, Fields fields, Optional<Elements> elements) {
        this.path = path;
        this.column = column;
        this.types = admitted(types);
        this.fields = fields;
        this.elements = elements;
        this.beneath = new Place(path);
    }

    private Place(String path) {
        this.path = path;
        this.column = UNWANTED;
        this.types = 0;
        this.fields = Fields.NONE;
        this.elements = Optional.empty();
        this.beneath = this;
    }

    private static int admitted(Set<JsonType> types) {
        Set<JsonType> admitted = EnumSet.noneOf(JsonType.class);
        admitted.addAll(types);
        if (admitted.contains(JsonType.NUMBER)) {
            admitted.add(JsonType.INTEGER);
        }
        admitted.removeAll(Set.of(JsonType.OBJECT, JsonType.ARRAY, JsonType.NULL));
        return admitted.stream().mapToInt(Place::bit).sum();
    }

    private static int bit(JsonType type) {
        return 1 << type.ordinal();
    }

    /** The path as people write it; of what the schema does not know, the nearest path that it does. */
    String path() {
        return path;
    }

    int column() {
        return column;
    }

    Fields fields() {
        return fields;
    }

    Optional<Elements> elements() {
        return elements;
    }

    /** Where everything is that stands below this place and that the schema does not know. */
    Place beneath() {
        return beneath;
    }

    /** Whether a value of this type may be taken from here; objects and arrays are never taken whole. */
    boolean admits(JsonType type) {
        return (types & bit(type)) != 0;
    }
}
