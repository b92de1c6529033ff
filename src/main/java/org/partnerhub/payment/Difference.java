package org.partnerhub.payment;

import java.util.Locale;

/** In what a result does not match what the hub knows. */
enum Difference {
    AMOUNT,
    CURRENCY,
    /** The hub has not asked this provider for a payment of such an order. */
    REFERENCE_UNKNOWN,
    REFUNDED_ABOVE_CAPTURED,
    /** Nothing of the kind can happen to a payment that stands as this one does. */
    ILLEGAL_STATE,
    /** A refund or a dispute whose capture has not come; it is counted as soon as that does. */
    CAPTURE_MISSING,
    /** The order's reference key is shredded. */
    ORDER_ERASED;

    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
