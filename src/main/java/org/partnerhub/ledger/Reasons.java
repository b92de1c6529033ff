package org.partnerhub.ledger;

import java.util.regex.Pattern;

/**
 * Why something is as it is: codes, so that what a partner or a person wrote cannot get into the ledger, nor into the proof.
 * Five digits in a row are somebody's number.
 */
final class Reasons {

    static final String BEHIND_PARKED = "behind-parked";
    static final String BEHIND_WITHHELD = "behind-withheld";
    static final String ORDER_DELETED = "order-deleted";
    static final String NOT_ARRIVED = "not-arrived";
    static final String CONTRACT_CHANGED = "contract-changed";
    static final String DISCARDED = "discarded-by-operator";

    private static final Pattern SHAPE = Pattern.compile("(?!.*[0-9]{5})[a-z][a-z0-9-]{1,39}");

    private Reasons() {}

    /** Whether it is held back only because an earlier one of its order is. */
    static boolean isBehind(String reason) {
        return BEHIND_PARKED.equals(reason) || BEHIND_WITHHELD.equals(reason);
    }

    static void check(String reason) {
        if (!SHAPE.matcher(reason).matches()) {
            throw new IllegalArgumentException(
                    "a reason is 2 to 40 lower-case letters, digits, hyphens, and not five digits in a row");
        }
    }
}
