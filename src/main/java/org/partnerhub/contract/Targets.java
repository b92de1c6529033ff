package org.partnerhub.contract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.partnerhub.configuration.Node;
import org.partnerhub.configuration.Problems;
import org.partnerhub.event.FieldPath;

/** The left sides of a document's lines: together they must make one shape. */
final class Targets {

    private final Problems problems;
    private final Map<String, Use> uses = new LinkedHashMap<>();
    private final Map<String, String> sourceArrays = new LinkedHashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    Targets(Problems problems) {
        this.problems = problems;
    }

    private enum Kind {
        VALUE,
        OBJECT,
        ARRAY
    }

    private record Use(Kind kind, Node.Scalar key) {}

    /** The names of all targets, as columns name them: without {@code []}. */
    Set<String> names() {
        return names;
    }

    /** Where a target that is in no array is written. */
    Node key(FieldPath target) {
        return uses.get(target.toString()).key();
    }

    /** The arrays that are not inside others. */
    List<FieldPath> outerArrays() {
        return arrays().stream().filter(array -> array.arrays() == 1).toList();
    }

    boolean hasNestedArrays() {
        return arrays().stream().anyMatch(array -> array.arrays() > 1);
    }

    private List<FieldPath> arrays() {
        return sourceArrays.keySet().stream().map(FieldPath::of).toList();
    }

    /** The target that a key names, unless it does not fit with those before it. */
    Optional<FieldPath> add(Node.Scalar key) {
        if (!FieldPath.isPath(key.text())) {
            problems.add(key, "not written as a path", "join names by dots, [] behind an array");
            return Optional.empty();
        }
        FieldPath target = FieldPath.of(key.text());
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < target.steps().size(); i++) {
            FieldPath.Step step = target.steps().get(i);
            name.append(i == 0 ? "" : ".").append(step.name());
            boolean last = i == target.steps().size() - 1;
            Kind kind = step.array() ? Kind.ARRAY : last ? Kind.VALUE : Kind.OBJECT;
            if (!use(name.toString(), new Use(kind, key), last)) {
                return Optional.empty();
            }
        }
        names.add(name.toString());
        return Optional.of(target);
    }

    private boolean use(String name, Use use, boolean last) {
        Use first = uses.putIfAbsent(name, use);
        boolean isValue = last || names.contains(name);
        if (first == null || first.kind() == use.kind() && !isValue) {
            return true;
        }
        String other = first.key().text();
        int line = first.key().place().line();
        problems.add(
                use.key(),
                use.key().text().equals(other)
                        ? "the target is written twice, first in line " + line
                        : "the target clashes with " + other + " in line " + line,
                "rename or remove one of the two");
        return false;
    }

    /** Whether each array of the target is filled from one array of the event, always the same. */
    boolean fits(Node.Scalar key, FieldPath target, FieldPath source) {
        if (target.arrays() != source.arrays()) {
            problems.add(
                    key,
                    "the target goes through " + target.arrays() + " arrays and " + source + " through "
                            + source.arrays(),
                    "write [] as often on the left as on the right");
            return false;
        }
        List<String> from = arrayPrefixes(source);
        List<String> to = arrayPrefixes(target);
        for (int i = 0; i < to.size(); i++) {
            String first = sourceArrays.putIfAbsent(to.get(i), from.get(i));
            if (first != null && !first.equals(from.get(i))) {
                problems.add(
                        key,
                        to.get(i) + " is filled from " + first + " and from " + from.get(i),
                        "give each its own array");
                return false;
            }
        }
        return true;
    }

    private static List<String> arrayPrefixes(FieldPath path) {
        List<String> prefixes = new ArrayList<>();
        for (int i = 0; i < path.steps().size(); i++) {
            if (path.steps().get(i).array()) {
                prefixes.add(new FieldPath(path.steps().subList(0, i + 1)).toString());
            }
        }
        return prefixes;
    }
}
