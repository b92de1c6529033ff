package org.partnerhub.configuration;

import java.util.List;

/** A part of a file that knows where it stands. */
public sealed interface Node {

    Place place();

    /** The keys that lead here, joined by dots; {@code [i]} for the elements of a list. */
    String path();

    /**
     * A single value.
     *
     * @param text the value as it is written, without quotes
     * @param plain whether it is written without quotes
     */
    record Scalar(Place place, String path, String text, boolean plain) implements Node {

        boolean isEmpty() {
            return plain && text.isEmpty();
        }
    }

    record Sequence(Place place, String path, List<Node> elements) implements Node {}

    /** Keys and values, in the order of the file. */
    record Mapping(Place place, String path, List<Entry> entries) implements Node {}

    /** A key, as a scalar whose path includes it, and what it leads to. */
    record Entry(Scalar key, Node value) {}
}
