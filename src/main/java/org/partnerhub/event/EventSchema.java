package org.partnerhub.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the {@code data} of one type of event may hold. */
public record EventSchema(EventType type, SchemaNode data) {

    /** The place that a path leads to; a path ending in {@code []} leads to the elements. */
    public Optional<SchemaNode> at(FieldPath path) {
        Optional<SchemaNode> node = Optional.of(data);
        for (FieldPath.Step step : path.steps()) {
            node = node.map(parent -> parent.fields().get(step.name()));
            if (step.array()) {
                node = node.flatMap(SchemaNode::element);
            }
        }
        return node;
    }

    /** The paths of all values that are neither objects nor arrays, in the order of the schema. */
    public List<FieldPath> leaves() {
        List<FieldPath> leaves = new ArrayList<>();
        collect(data, List.of(), leaves);
        return leaves;
    }

    private static void collect(SchemaNode node, List<FieldPath.Step> way, List<FieldPath> leaves) {
        node.fields().forEach((name, child) -> {
            collectStep(child, way, new FieldPath.Step(name, false), leaves);
            child.element().ifPresent(element -> collectStep(element, way, new FieldPath.Step(name, true), leaves));
        });
    }

    private static void collectStep(
            SchemaNode node, List<FieldPath.Step> way, FieldPath.Step step, List<FieldPath> leaves) {
        List<FieldPath.Step> here = new ArrayList<>(way);
        here.add(step);
        if (node.fields().isEmpty() && node.element().isEmpty()) {
            leaves.add(new FieldPath(here));
        }
        collect(node, here, leaves);
    }
}
