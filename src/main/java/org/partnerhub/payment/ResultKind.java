package org.partnerhub.payment;

import java.util.Locale;

/** What a provider can report of a payment. */
public enum ResultKind {
    AUTHORIZED(true),
    CAPTURED(true),
    /** One refund, with its own amount. */
    REFUNDED(false),
    FAILED(true),
    CANCELED(true),
    /** A chargeback, with an amount of its own making: fees and rates come into it. */
    DISPUTED(false);

    private final boolean ofTheWhole;

    ResultKind(boolean ofTheWhole) {
        this.ofTheWhole = ofTheWhole;
    }

    /** Whether its amount must be the one that was asked for: part of it may be neither taken nor given up. */
    boolean isOfTheWhole() {
        return ofTheWhole;
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ResultKind of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
