package org.partnerhub.contract;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a provider can report of a payment, whatever its own word for it is. */
public enum PaymentState {
    AUTHORIZED,
    CAPTURED,
    REFUNDED,
    FAILED,
    CANCELED,
    DISPUTED;

    /** How a payment can stand as a whole; the others happen to parts of it. */
    static final List<PaymentState> OF_THE_WHOLE = List.of(AUTHORIZED, CAPTURED, FAILED, CANCELED);

    /** The state as contracts and events write it. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<PaymentState> of(String text) {
        return Stream.of(values()).filter(state -> state.text().equals(text)).findFirst();
    }
}
