package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What keeps a deleted order from coming in, again or for the first time.
 *
 * @param hash of an order or of a customer, under a key of its own
 * @param customer of an order: the customer whose order it must be; absent when it is barred whoever's it is
 * @param placedUntil of a customer: their orders that were placed until then are barred; absent for an order
 */
public record Tombstone(UUID hash, Optional<UUID> customer, Optional<Instant> placedUntil) {

    public Tombstone {
        Objects.requireNonNull(hash, "hash");
        if (customer.isPresent() && placedUntil.isPresent()) {
            throw new IllegalArgumentException("a tombstone is of an order or of a customer");
        }
    }

    /** Of two for the same hash, the one that bars more. */
    static Tombstone widerOf(Tombstone first, Tombstone second) {
        if (first.placedUntil.isPresent() && second.placedUntil.isPresent()) {
            return first.placedUntil.get().isBefore(second.placedUntil.get()) ? second : first;
        }
        // two customers claim it, and one of them may be right
        return first.equals(second) ? first : ofOrder(first.hash);
    }

    /** Of an order that was deleted. */
    public static Tombstone ofOrder(UUID hash) {
        return new Tombstone(hash, Optional.empty(), Optional.empty());
    }

    /** Of an order that a customer has asked to be deleted, should it be theirs. */
    public static Tombstone ofOrderOf(UUID customer, UUID hash) {
        return new Tombstone(hash, Optional.of(customer), Optional.empty());
    }

    /** Of a customer who has asked for all of their orders to be deleted. */
    public static Tombstone ofCustomer(UUID hash, Instant placedUntil) {
        return new Tombstone(hash, Optional.empty(), Optional.of(placedUntil));
    }
}
