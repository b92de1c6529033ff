package org.partnerhub.event;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a schema says of one place in an event.
 *
 * @param types the types that a value may have there
 * @param fields the named places below, when it may be an object; in the order of the schema
 * @param element the place of each element, when it may be an array
 */
public record SchemaNode(Set<JsonType> types, Map<String, SchemaNode> fields, Optional<SchemaNode> element) {}
