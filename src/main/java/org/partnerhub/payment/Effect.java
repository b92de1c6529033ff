package org.partnerhub.payment;

import java.util.Locale;

/** What became of a result. Whatever it is, it is on record, and the provider need not repeat it. */
public enum Effect {
    /** The payment has changed, and the shop is told. */
    APPLIED,
    /** The hub has had this event of the provider's before. */
    DUPLICATE,
    /** Kept until what it builds on has come. */
    PENDING,
    /** Not applied: the shop is told what does not match. */
    MISMATCH,
    /** Late news that change nothing. */
    IGNORED,
    /** The order is erased: the shop is told without references and amounts. */
    ERASED;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
