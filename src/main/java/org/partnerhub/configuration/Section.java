package org.partnerhub.configuration;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The keys of one mapping. It remembers which keys it was asked for, so that every other one is reported. */
public final class Section {

    private final Node.Mapping mapping;
    private final Problems problems;
    private final Set<String> known = new LinkedHashSet<>();
    private final int before;

    Section(Node.Mapping mapping, Problems problems) {
        this.mapping = mapping;
        this.problems = problems;
        this.before = problems.count();
    }

    /** The value of a key that must be there. */
    public Optional<Value> required(String key) {
        Optional<Value> value = optional(key);
        if (value.isEmpty()) {
            problems.add(mapping, key + " is missing", "write " + key + ": …");
        }
        return value;
    }

    /** The value of a key that may be absent. */
    public Optional<Value> optional(String key) {
        known.add(key);
        return entries().stream()
                .filter(entry -> entry.key().text().equals(key))
                .findFirst()
                .map(Entry::value);
    }

    /** The text of a key that must be there. */
    public Optional<String> text(String key) {
        return required(key).flatMap(Value::text);
    }

    /** What a reader makes of the keys below a key that must be there. */
    public <T> Optional<T> section(String key, Function<Section, Optional<T>> reader) {
        return required(key).flatMap(Value::section).flatMap(reader);
    }

    /** What a reader makes of the keys below a key that may be absent. */
    public <T> Optional<T> optionalSection(String key, Function<Section, Optional<T>> reader) {
        return optional(key).flatMap(Value::section).flatMap(reader);
    }

    /** All keys, where the names are for the user to choose. */
    public List<Entry> all() {
        List<Entry> entries = entries();
        entries.forEach(entry -> known.add(entry.name()));
        return entries;
    }

    /** What was read, unless this section had a problem. Reports the keys that nobody asked for. */
    public <T> Optional<T> made(Supplier<T> maker) {
        reportUnknownKeys();
        return problems.count() == before ? Optional.of(maker.get()) : Optional.empty();
    }

    /** Reports the keys that nobody asked for. */
    public void reportUnknownKeys() {
        for (Entry entry : entries()) {
            if (!known.contains(entry.name())) {
                problems.add(entry.key(), "the key is unknown", Nearest.remedy(entry.name(), known));
            }
        }
    }

    /** The same keys, with each {@code ${…}} in their values replaced. */
    public Section resolved(UnaryOperator<String> placeholders) {
        return new Section((Node.Mapping) new Placeholders(problems).resolve(mapping, placeholders), problems);
    }

    /** Reports every {@code ${…}}, except below this key. */
    public void refusePlaceholdersOutside(String key) {
        Placeholders refused = new Placeholders(problems);
        mapping.entries().stream()
                .filter(entry -> !entry.key().text().equals(key))
                .forEach(entry -> refused.refuse(entry, key));
    }

    public Node node() {
        return mapping;
    }

    private List<Entry> entries() {
        return mapping.entries().stream()
                .map(entry -> new Entry(entry.key(), new Value(entry.value(), problems)))
                .toList();
    }

    /** A key and its value. */
    public record Entry(Node.Scalar key, Value value) {

        public String name() {
            return key.text();
        }
    }
}
