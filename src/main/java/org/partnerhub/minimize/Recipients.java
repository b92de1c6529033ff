package org.partnerhub.minimize;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Contracts that receive orders by the same fields, found by what these hold rather than by asking each of them.
 *
 * @param fields none for events that go to whoever holds the order
 */
record Recipients(List<Place> fields, Map<List<String>, List<DocumentPlan>> plans) {

    List<DocumentPlan> of(Columns columns) {
        List<String> texts = new ArrayList<>(fields.size());
        for (Place field : fields) {
            long value = columns.valueOf(field, 0);
            if (!field.admits(columns.typeOf(value))) {
                return List.of();
            }
            texts.add(columns.textOf(value));
        }
        return plans.getOrDefault(texts, List.of());
    }
}
