package org.partnerhub.payment;

/**
 * A refund that the hub is about to ask a provider for.
 *
 * @param disclosure the ledger's number of the request
 * @param order the ledger's number of the order
 * @param amountMinor in minor units
 * @param currency three capital letters (ISO 4217)
 * @param byReference whether the provider is to find the payment by its own reference
 */
public record RefundRequest(long disclosure, long order, long amountMinor, String currency, boolean byReference) {

    public RefundRequest {
        if (amountMinor <= 0) {
            throw new IllegalArgumentException("a refund is above zero");
        }
        ProviderResult.requireCurrency(currency);
    }

    @Override
    public String toString() {
        return "refund by disclosure " + disclosure + " [redacted]";
    }
}
