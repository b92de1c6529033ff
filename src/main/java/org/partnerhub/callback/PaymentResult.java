package org.partnerhub.callback;

import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.PaymentState;

/**
 * What a provider reports of a payment.
 *
 * @param eventId the provider's own id of what happened: the same for each repetition; empty in an answer, which is no event
 * @param reference the order's reference, as the provider says it
 * @param amountMinor in the currency's smallest unit; not negative
 * @param currency three letters of ISO 4217
 * @param at the time at the provider
 */
public record PaymentResult(
        String eventId,
        PaymentState state,
        String reference,
        Optional<String> providerReference,
        long amountMinor,
        String currency,
        Optional<Instant> at) {

    @Override
    public String toString() {
        return "[redacted]";
    }
}
