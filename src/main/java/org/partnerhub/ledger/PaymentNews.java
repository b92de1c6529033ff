package org.partnerhub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * What the shop has not been told of a payment yet.
 *
 * @param id the same however often it is told
 * @param order absent when it cannot be named
 * @param state what the payment has become, or, of a result that does not match, what the provider has reported
 * @param differs what does not match; empty when everything does
 * @param sealed under the order's reference key; null where something differs
 * @param happenedAt the provider's time
 */
public record PaymentNews(
        long id,
        OptionalLong order,
        PartnerId partner,
        String state,
        List<String> differs,
        byte[] sealed,
        Optional<Instant> happenedAt,
        Instant verifiedAt) {

    /**
     * News, and what it takes to read them.
     *
     * @param reference the order's reference, sealed under its reference key; null without an order
     * @param keys null without an order
     */
    public record Readable(PaymentNews news, byte[] reference, WrappedKeys keys) {

        public boolean isErased() {
            return keys == null || keys.reference() == null;
        }

        @Override
        public String toString() {
            return news.toString();
        }
    }

    @Override
    public String toString() {
        return partner + " " + state + " [redacted]";
    }
}
