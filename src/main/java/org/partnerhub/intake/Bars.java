package org.partnerhub.intake;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.ledger.Tombstone;
import org.partnerhub.vault.Pseudonyms;

/** Keeps orders from coming in that were deleted, or whose deletion was asked for before they came. */
final class Bars {

    private final Pseudonyms pseudonyms;
    private final Map<UUID, Tombstone> tombstones = new HashMap<>();
    private final Map<UUID, Tombstone> added = new HashMap<>();

    Bars(Pseudonyms pseudonyms, Collection<Tombstone> tombstones) {
        this.pseudonyms = pseudonyms;
        tombstones.forEach(each -> this.tombstones.put(each.hash(), each));
    }

    /**
     * Whether the order, which is not on record, must not come in. One that its customer's tombstone bars gets a tombstone
     * of its own, so that no amendment brings it in, whatever that says.
     *
     * @param order keyed hash of its reference
     * @param customer keyed hash of its customer's id
     * @param placedAt when the shop says that it was placed
     */
    boolean bar(UUID order, Optional<UUID> customer, Instant placedAt) {
        if (tombstones.isEmpty()) {
            return false;
        }
        UUID hash = pseudonyms.tombstone(order);
        Optional<UUID> theirs = customer.map(pseudonyms::tombstone);
        Tombstone own = tombstones.get(hash);
        if (own != null && (own.customer().isEmpty() || own.customer().equals(theirs))) {
            return true;
        }
        boolean barred = theirs.map(tombstones::get)
                .flatMap(Tombstone::placedUntil)
                .filter(until -> !placedAt.isAfter(until))
                .isPresent();
        if (barred) {
            added.put(hash, Tombstone.ofOrder(hash));
            tombstones.putAll(added);
        }
        return barred;
    }

    /** The tombstones of orders that it has found barred by another one. */
    Collection<Tombstone> added() {
        return added.values();
    }
}
