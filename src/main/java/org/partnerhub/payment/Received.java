package org.partnerhub.payment;

import java.time.Instant;
import java.util.Optional;

/**
 * A result of one payment, without what it was found by.
 *
 * @param event the ledger's number of the event
 * @param amount in minor units
 * @param at the provider's time
 */
record Received(
        long event,
        ResultKind kind,
        long amount,
        String currency,
        Optional<String> providerReference,
        Optional<Instant> at,
        Instant verifiedAt) {

    static Received of(ProviderResult result, long event, Instant verifiedAt) {
        return new Received(
                event,
                result.kind(),
                result.amountMinor(),
                result.currency(),
                result.providerReference(),
                result.at(),
                verifiedAt);
    }

    @Override
    public String toString() {
        return kind + " [redacted]";
    }
}
