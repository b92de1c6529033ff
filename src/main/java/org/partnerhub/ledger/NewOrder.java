package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.vault.WrappedKeys;

/**
 * An order to put on record.
 *
 * @param hash keyed hash of its reference
 * @param customer keyed hash of the customer's id
 * @param reference its reference, sealed under its reference key
 * @param placedAt when it was placed, by the first event that disclosed something of it
 */
public record NewOrder(
        long id,
        UUID hash,
        Optional<UUID> customer,
        WrappedKeys keys,
        byte[] reference,
        OrderProgress progress,
        Instant placedAt) {

    /** The same order, further on. */
    public NewOrder reached(OrderProgress further) {
        return new NewOrder(id, hash, customer, keys, reference, further, placedAt);
    }

    /** The same order, its keys wrapped by another epoch. */
    public NewOrder wrapped(WrappedKeys anew) {
        return new NewOrder(id, hash, customer, anew, reference, progress, placedAt);
    }
}
