package org.partnerhub.configuration;

import java.util.function.UnaryOperator;

/** Replaces {@code ${…}} where it may stand, and refuses it elsewhere. */
final class Placeholders {

    private static final String MARK = "${";

    private final Problems problems;

    Placeholders(Problems problems) {
        this.problems = problems;
    }

    Node resolve(Node node, UnaryOperator<String> placeholders) {
        if (node instanceof Node.Mapping mapping) {
            return new Node.Mapping(
                    node.place(),
                    node.path(),
                    mapping.entries().stream()
                            .map(entry -> new Node.Entry(entry.key(), resolve(entry.value(), placeholders)))
                            .toList());
        }
        if (node instanceof Node.Sequence sequence) {
            return new Node.Sequence(
                    node.place(),
                    node.path(),
                    sequence.elements().stream()
                            .map(element -> resolve(element, placeholders))
                            .toList());
        }
        return resolve((Node.Scalar) node, placeholders);
    }

    private Node.Scalar resolve(Node.Scalar scalar, UnaryOperator<String> placeholders) {
        if (!scalar.text().contains(MARK)) {
            return scalar;
        }
        try {
            return new Node.Scalar(scalar.place(), scalar.path(), placeholders.apply(scalar.text()), scalar.plain());
        } catch (IllegalArgumentException unresolved) {
            problems.add(scalar, "the placeholder has no value", "set it, or give it a default: ${NAME:default}");
            return scalar;
        }
    }

    void refuse(Node.Entry entry, String allowed) {
        refuse(entry.key(), allowed);
        refuse(entry.value(), allowed);
    }

    private void refuse(Node node, String allowed) {
        if (node instanceof Node.Mapping mapping) {
            mapping.entries().forEach(entry -> refuse(entry, allowed));
        } else if (node instanceof Node.Sequence sequence) {
            sequence.elements().forEach(element -> refuse(element, allowed));
        } else if (node instanceof Node.Scalar scalar && scalar.text().contains(MARK)) {
            problems.add(
                    node, "a placeholder may not stand here", "write the text out; ${…} is for " + allowed + " only");
        }
    }
}
