package org.partnerhub.minimize;

import java.util.List;

/**
 * What tells one partner that an order no longer concerns it, when an amendment has moved it elsewhere.
 *
 * @param fields that say whom the order concerns
 * @param texts what they hold when it concerns this partner
 */
record Withdrawal(List<Place> fields, List<String> texts, List<DocumentPlan> plans) {

    /** None while the order concerns the partner. */
    List<DocumentPlan> of(Columns columns) {
        for (int i = 0; i < fields.size(); i++) {
            if (!holds(columns, fields.get(i), texts.get(i))) {
                return plans;
            }
        }
        return List.of();
    }

    private static boolean holds(Columns columns, Place field, String text) {
        long value = columns.valueOf(field, 0);
        return field.admits(columns.typeOf(value)) && columns.textOf(value).equals(text);
    }
}
