package org.partnerhub.payment;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.OrderReference;

/**
 * A verified result of a payment provider, as far as its contract lists it.
 *
 * @param eventId the provider's id for it: the same whenever it is repeated
 * @param reference the order's, as the hub has told it to the provider
 * @param providerReference the provider's own reference of the payment
 * @param amountMinor in minor units; of a refund, that refund alone
 * @param currency three capital letters (ISO 4217)
 * @param at the provider's time
 */
public record ProviderResult(
        PartnerId provider,
        String eventId,
        ResultKind kind,
        OrderReference reference,
        Optional<String> providerReference,
        long amountMinor,
        String currency,
        Optional<Instant> at) {

    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final int LONGEST = 255;

    public ProviderResult {
        requireText(eventId, "event id");
        requireText(reference.text(), "reference");
        providerReference.ifPresent(text -> requireText(text, "provider's reference"));
        if (amountMinor < 0) {
            throw new IllegalArgumentException("a result's amount is not below zero");
        }
        requireCurrency(currency);
    }

    static void requireCurrency(String text) {
        if (!CURRENCY.matcher(text).matches()) {
            throw new IllegalArgumentException("a currency is three capital letters");
        }
    }

    private static void requireText(String text, String name) {
        if (text.isEmpty() || text.length() > LONGEST) {
            throw new IllegalArgumentException("a result's " + name + " has 1 to " + LONGEST + " characters");
        }
    }

    @Override
    public String toString() {
        return provider + " " + kind + " [redacted]";
    }
}
