package org.partnerhub.event;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema says of one place in an event.
 *
 * @param types the types that a value may have there: one, and perhaps {@link JsonType#NULL}
 * @param fields the named places below, when it may be an object; in the order of the schema
 * @param element the place of each element, when it may be an array
 */
public record SchemaNode(Set<JsonType> types, Map<String, SchemaNode> fields, Optional<SchemaNode> element) {

    public SchemaNode {
        types = Set.copyOf(types);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    public boolean is(JsonType type) {
        return types.contains(type);
    }

    /** Whether a value stands here, rather than an object or an array. */
    public boolean isLeaf() {
        return !is(JsonType.OBJECT) && !is(JsonType.ARRAY);
    }
}
