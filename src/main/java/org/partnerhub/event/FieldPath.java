package org.partnerhub.event;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a field stands below {@code data} in an order event, or in a document: names joined by dots, {@code []} behind
 * the name of each array on the way, as in {@code items[].customs.hsCode}.
 */
public record FieldPath(List<Step> steps) {

    private static final Pattern SHAPE =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]*(\\[])?(\\.[A-Za-z][A-Za-z0-9_-]*(\\[])?)*");

    /** One name on the way; {@code array} when the way goes on inside each of its elements. */
    public record Step(String name, boolean array) {

        @Override
        public String toString() {
            return array ? name + "[]" : name;
        }
    }

    public FieldPath {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one name");
        }
        steps = List.copyOf(steps);
    }

    /** Whether the text is written as a path; says nothing about whether such a field exists. */
    public static boolean isPath(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** @throws IllegalArgumentException when the text is not written as a path */
    public static FieldPath of(String text) {
        if (!isPath(text)) {
            throw new IllegalArgumentException("not written as a path: names joined by dots, [] behind an array");
        }
        return new FieldPath(Stream.of(text.split("\\."))
                .map(name -> name.endsWith("[]")
                        ? new Step(name.substring(0, name.length() - 2), true)
                        : new Step(name, false))
                .toList());
    }

    /** How many arrays the way goes through. */
    public int arrays() {
        return (int) steps.stream().filter(Step::array).count();
    }

    @Override
    public String toString() {
        return steps.stream().map(Step::toString).collect(Collectors.joining("."));
    }
}
