package org.partnerhub.ledger;

import java.util.Locale;

/** How far an order has come. It only ever goes on. */
public enum Stage {
    OPEN,
    SHIPPED,
    CANCELLED,
    CLOSED;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }
}
