package org.partnerhub.contract;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.event.FieldPath;

/** As what a document names its order: what is said to the partner of the order later names it by its reference alone. */
enum OrderName {
    /** The reference stands in the document as the shop wrote it. */
    KEPT,
    /** It stands there rewritten, and no longer leads back to itself. */
    CHANGED,
    /** It does not stand there, or not each time. */
    ABSENT;

    static final FieldPath REFERENCE = FieldPath.of("order.reference");

    static OrderName in(List<Document.Field> fields) {
        List<Document.Field> always = references(fields);
        return always.isEmpty() ? ABSENT : always.stream().anyMatch(OrderName::isKept) ? KEPT : CHANGED;
    }

    /** The fields that take the reference whenever the document takes anything. */
    static List<Document.Field> references(List<Document.Field> fields) {
        Set<?> conditions = fields.stream().map(Document.Field::when).collect(Collectors.toSet());
        return fields.stream()
                .filter(field -> field.source().equals(REFERENCE))
                .filter(field -> field.when().isEmpty() || conditions.size() == 1)
                .toList();
    }

    /** A longest length refuses, and changes nothing. */
    private static boolean isKept(Document.Field field) {
        return field.formats().stream().allMatch(Format.Max.class::isInstance);
    }
}
