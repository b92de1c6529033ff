package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * A result that waits for what it builds on.
 *
 * @param event the number of its {@link PaymentEvent}
 * @param kind what the provider has reported
 * @param home whose key seals it
 * @param due when the shop is told that it still waits; absent when it has been
 */
public record PendingResult(
        long event,
        PartnerId partner,
        String kind,
        Instant receivedAt,
        Home home,
        byte[] sealed,
        Optional<Instant> due) {

    /** Where it belongs. */
    public sealed interface Home {}

    /** To an order on record: sealed under that one's reference key. */
    public record OfOrder(long order) implements Home {}

    /**
     * To an order that is not on record.
     *
     * @param hash keyed hash of its reference
     * @param keys a reference key for this result alone
     */
    public record OfStranger(UUID hash, WrappedKeys keys) implements Home {}

    @Override
    public String toString() {
        return partner + " " + kind + " [redacted]";
    }
}
