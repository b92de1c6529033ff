package org.partnerhub.payment;

import org.partnerhub.contract.PartnerId;

/**
 * What the hub is about to ask a provider for.
 *
 * @param order the ledger's number of the order
 * @param amountMinor in minor units
 * @param currency three capital letters (ISO 4217)
 */
public record PaymentRequest(long order, PartnerId provider, long amountMinor, String currency) {

    public PaymentRequest {
        if (amountMinor < 0) {
            throw new IllegalArgumentException("an amount is not below zero");
        }
        ProviderResult.requireCurrency(currency);
    }

    @Override
    public String toString() {
        return provider + " [redacted]";
    }
}
