package org.partnerhub.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.partnerhub.configuration.Nearest;
import org.partnerhub.configuration.Node;
import org.partnerhub.configuration.Problems;
import org.partnerhub.configuration.Section;
import org.partnerhub.configuration.Value;
import org.partnerhub.event.EventSchemas;
import org.partnerhub.event.EventType;
import org.partnerhub.event.FieldPath;

/** The policy's {@code fields}: each field of each event once, by its name or below a {@code *} that withholds. */
final class FieldClassification {

    private static final String BELOW = ".*";

    private final Set<String> known = new TreeSet<>();
    private final boolean complete;
    private final List<String> purposes;
    private final Problems problems;
    private final Map<FieldPath, Set<String>> fields = new LinkedHashMap<>();
    private final Map<String, Node> places = new LinkedHashMap<>();

    FieldClassification(EventSchemas schemas, List<String> purposes, Problems problems) {
        this.known.addAll(schemas.leaves(Arrays.asList(EventType.values())));
        HubField.all().forEach(field -> known.add(field.toString()));
        this.complete = schemas.complete();
        this.purposes = purposes;
        this.problems = problems;
    }

    Map<FieldPath, Set<String>> all() {
        return fields;
    }

    void read(Section section) {
        section.all().forEach(this::classify);
    }

    private void classify(Section.Entry entry) {
        boolean wildcard = entry.name().endsWith(BELOW);
        String path = wildcard ? entry.name().substring(0, entry.name().length() - BELOW.length()) : entry.name();
        if (!FieldPath.isPath(path)) {
            problems.add(
                    entry.key(), "not written as a path", "join names by dots, [] behind an array, * only at the end");
            return;
        }
        purposes(entry.value()).ifPresent(allowed -> {
            if (wildcard && !allowed.isEmpty()) {
                entry.value().refuse("a * may only withhold", "write [], or name each field");
            }
            places.put(entry.name(), entry.key());
            covered(entry.name())
                    .forEach(field -> fields.merge(FieldPath.of(field), allowed, (one, other) -> Set.of()));
        });
    }

    private Optional<Set<String>> purposes(Value value) {
        return value.list().map(words -> {
            Set<String> allowed = new LinkedHashSet<>();
            words.forEach(word -> word.word(purposes).ifPresent(allowed::add));
            return allowed;
        });
    }

    private List<String> covered(String name) {
        if (!name.endsWith(BELOW)) {
            return known.contains(name) || !complete ? List.of(name) : List.of();
        }
        String stem = name.substring(0, name.length() - 1);
        return known.stream().filter(field -> field.startsWith(stem)).toList();
    }

    /** Reports fields that no event has, fields classified twice, and fields that are not classified. */
    void checkAgainstSchemas(Section section) {
        Map<String, Node> classified = new LinkedHashMap<>();
        places.forEach((name, place) -> {
            if (complete && covered(name).isEmpty()) {
                problems.add(place, "no event has such a field", Nearest.remedy(name, known));
            }
            covered(name).forEach(field -> {
                Node first = classified.putIfAbsent(field, place);
                if (first != null) {
                    problems.add(
                            place,
                            field + " is classified twice",
                            "see line " + first.place().line());
                }
            });
        });
        known.stream()
                .filter(field -> !classified.containsKey(field))
                .forEach(field -> problems.add(
                        section.node(),
                        field + " is not classified",
                        "write " + field + ": [] to withhold it, or its purposes"));
    }
}
