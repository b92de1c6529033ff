package org.partnerhub.minimize;

import java.util.Optional;
import java.util.Set;
import org.partnerhub.event.JsonType;

/** A place in an event that the schema knows, and the columns that keep what stands there. */
final class Place {

    /** The column of what nobody wants. */
    static final int UNWANTED = -1;

    private final String path;
    private final int slot;
    private final int column;
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
     * @param slot the number of the place among all of its event
     * @param column keeps its values, when it is a wanted leaf
     * @param types what a wanted value may be
     */
    Place(String path, int slot, int column, Set<JsonType> types, Fields fields, Optional<Elements> elements) {
        this.path = path;
        this.slot = slot;
        this.column = column;
        this.types = types.stream().mapToInt(Place::bit).reduce(0, (a, b) -> a | b);
        this.fields = fields;
        this.elements = elements;
        this.beneath = new Place(path);
    }

    private Place(String path) {
        this.path = path;
        this.slot = UNWANTED;
        this.column = UNWANTED;
        this.types = 0;
        this.fields = Fields.NONE;
        this.elements = Optional.empty();
        this.beneath = this;
    }

    private static int bit(JsonType type) {
        return 1 << type.ordinal();
    }

    /** The path as people write it; of what the schema does not know, the nearest path that it does. */
    String path() {
        return path;
    }

    int slot() {
        return slot;
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
        return switch (type) {
            case OBJECT, ARRAY, NULL -> false;
            case INTEGER -> (types & (bit(JsonType.INTEGER) | bit(JsonType.NUMBER))) != 0;
            default -> (types & bit(type)) != 0;
        };
    }
}
