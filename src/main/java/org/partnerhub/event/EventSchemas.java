package org.partnerhub.event;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.partnerhub.configuration.ConfigurationFile;
import org.partnerhub.configuration.Folder;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Place;
import org.partnerhub.configuration.Problems;

/** The schemas of all types of events; read from {@code config/schemas/<type>.json}. */
public record EventSchemas(Map<EventType, EventSchema> byType) {

    private static final String EXTENSION = ".json";

    public EventSchemas {
        byType = Map.copyOf(byType);
    }

    /** Reads a schema for every type of event. A type whose schema has problems is left out. */
    public static EventSchemas read(Path folder, Problems problems) {
        reportUnknownTypes(folder, problems);
        Map<EventType, EventSchema> schemas = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            ConfigurationFile.json(folder.resolve(type.text() + EXTENSION), problems)
                    .flatMap(file -> new SchemaReader(problems).read(type, file))
                    .ifPresent(schema -> schemas.put(type, schema));
        }
        return new EventSchemas(schemas);
    }

    private static void reportUnknownTypes(Path folder, Problems problems) {
        List<String> types = Stream.of(EventType.values()).map(EventType::text).toList();
        for (Path file : new Folder(folder, EXTENSION, problems).files()) {
            if (!types.contains(Folder.stem(file))) {
                problems.add(
                        new Place(file.toString(), 1, 1),
                        "",
                        "there is no such type of event",
                        Nearest.remedy(Folder.stem(file), types));
            }
        }
    }

    public Optional<EventSchema> of(EventType type) {
        return Optional.ofNullable(byType.get(type));
    }

    /** Whether the schema of every type of event could be read. */
    public boolean complete() {
        return byType.size() == EventType.values().length;
    }

    /** The paths of all values of all these events, as text, in alphabetical order. */
    public Set<String> leaves(Collection<EventType> types) {
        Set<String> paths = new TreeSet<>();
        types.stream()
                .flatMap(type -> of(type).stream())
                .flatMap(schema -> schema.leaves().stream())
                .forEach(path -> paths.add(path.toString()));
        return paths;
    }
}
