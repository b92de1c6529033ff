package org.partnerhub.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

/** The names of the fields in a JSON text, so that it can be talked of without its values. */
final class FieldNames {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FieldNames() {}

    /** Paths to all values; empty when the text is no JSON object. */
    static Set<String> in(String text) {
        Set<String> names = new TreeSet<>();
        try {
            collect(JSON.readTree(text), "", names);
        } catch (IOException notJson) {
            // has no fields
        }
        return names;
    }

    private static void collect(JsonNode node, String path, Set<String> names) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> collect(
                            field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), names));
        } else if (node.isArray()) {
            node.forEach(element -> collect(element, path + "[]", names));
        } else if (!path.isEmpty()) {
            names.add(path);
        }
    }
}
