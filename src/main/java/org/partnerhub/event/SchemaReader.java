package org.partnerhub.event;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Node;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;

/**
 * Reads the JSON Schema (2020-12) of one type of event. It takes from it what the hub goes by, names and types, and
 * insists on a plain style in which these can be had: each place has a type, an object lists its fields, an array its
 * elements.
 */
final class SchemaReader {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String LOCAL = "#/$defs/";

    /** Keywords for people and for the shop's own validators; the hub does not go by them. */
    private static final List<String> FOR_VALIDATORS = List.of(
            "title",
            "description",
            "enum",
            "const",
            "format",
            "pattern",
            "minimum",
            "maxLength",
            "required",
            "additionalProperties");

    private static final List<String> TYPES =
            Stream.of(JsonType.values()).map(SchemaReader::word).toList();

    private final Problems problems;
    private final Map<String, Section.Entry> definitions = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> open = new ArrayList<>();

    SchemaReader(Problems problems) {
        this.problems = problems;
    }

    /** The schema of an event's data, from the schema of the whole CloudEvent. */
    Optional<EventSchema> read(EventType type, Section file) {
        int before = problems.count();
        file.optional("$schema").flatMap(value -> value.word(List.of(DIALECT)));
        file.optional("$id").flatMap(Value::text);
        file.optional("$defs").flatMap(Value::section).ifPresent(this::define);
        Optional<SchemaNode> event = node(file);
        event.ifPresent(root -> checkEnvelope(type, file, root));
        definitions.values().stream()
                .filter(definition -> !used.contains(definition.name()))
                .forEach(unused ->
                        problems.add(unused.key(), "nothing refers to it", "remove it, or refer to it by $ref"));
        return problems.count() == before
                ? event.map(root -> new EventSchema(type, root.fields().get("data")))
                : Optional.empty();
    }

    private void define(Section section) {
        section.all().forEach(entry -> definitions.put(entry.name(), entry));
    }

    private void checkEnvelope(EventType type, Section file, SchemaNode root) {
        SchemaNode data = root.fields().get("data");
        if (data == null || !data.is(JsonType.OBJECT)) {
            problems.add(
                    file.node(), "the schema has no data", "describe the whole CloudEvent, with its data below it");
        }
        Optional<String> constant = file.optional("properties")
                .flatMap(Value::section)
                .flatMap(fields -> fields.optional("type"))
                .flatMap(Value::section)
                .flatMap(field -> field.optional("const"))
                .flatMap(Value::text);
        if (!constant.equals(Optional.of(type.text()))) {
            problems.add(
                    file.node(),
                    "the schema is not bound to its type of event",
                    "below properties, write \"type\": {\"type\": \"string\", \"const\": \"" + type.text() + "\"}");
        }
    }

    private Optional<SchemaNode> node(Value value) {
        return value.section().flatMap(this::node);
    }

    private Optional<SchemaNode> node(Section section) {
        Optional<Value> reference = section.optional("$ref");
        if (reference.isPresent()) {
            section.optional("description");
            section.reportUnknownKeys();
            return reference.flatMap(this::referred);
        }
        FOR_VALIDATORS.forEach(section::optional);
        Set<JsonType> types = section.required("type").map(this::types).orElse(Set.of());
        Map<String, SchemaNode> fields = types.contains(JsonType.OBJECT) ? fields(section) : Map.of();
        Optional<SchemaNode> element =
                types.contains(JsonType.ARRAY) ? section.required("items").flatMap(this::node) : Optional.empty();
        section.reportUnknownKeys();
        return types.isEmpty() ? Optional.empty() : Optional.of(new SchemaNode(types, fields, element));
    }

    private Optional<SchemaNode> referred(Value reference) {
        Optional<String> name = reference.text();
        if (name.isEmpty()) {
            return Optional.empty();
        }
        String key = name.get().startsWith(LOCAL) ? name.get().substring(LOCAL.length()) : "";
        if (!definitions.containsKey(key)) {
            return reference.refuse(
                    "the reference leads nowhere in this file",
                    Nearest.remedy(
                            name.get(),
                            definitions.keySet().stream().map(LOCAL::concat).toList()));
        }
        if (open.contains(key)) {
            return reference.refuse("the reference leads back to itself", "describe each level in its own words");
        }
        open.add(key);
        used.add(key);
        Optional<SchemaNode> node = node(definitions.get(key).value());
        open.remove(key);
        return node;
    }

    private Map<String, SchemaNode> fields(Section section) {
        Map<String, SchemaNode> fields = new LinkedHashMap<>();
        section.required("properties").flatMap(Value::section).stream()
                .flatMap(properties -> properties.all().stream())
                .forEach(entry -> field(entry).ifPresent(node -> fields.put(entry.name(), node)));
        return fields;
    }

    private Optional<SchemaNode> field(Section.Entry entry) {
        if (FieldPath.isPath(entry.name())
                && !entry.name().contains(".")
                && !entry.name().endsWith("[]")) {
            return node(entry.value());
        }
        problems.add(entry.key(), "the name cannot be written in a path", "use letters, digits, - and _");
        return Optional.empty();
    }

    /** One type, or a list of one type and {@code null}. */
    private Set<JsonType> types(Value value) {
        Set<JsonType> types = EnumSet.noneOf(JsonType.class);
        List<Value> words = value.node() instanceof Node.Sequence ? value.list().orElseThrow() : List.of(value);
        words.forEach(word -> word.word(TYPES).ifPresent(text -> types.add(type(text))));
        boolean understood = types.size() == words.size();
        if (understood && types.stream().filter(type -> type != JsonType.NULL).count() != 1) {
            value.refuse("a place has one type, and perhaps null", "choose one");
        }
        return types;
    }

    private static JsonType type(String word) {
        return JsonType.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static String word(JsonType type) {
        return type.name().toLowerCase(Locale.ROOT);
    }
}
