package org.partnerhub.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A deletion to put on record.
 *
 * @param requestId the shop's
 * @param guardian whether a guardian asked; else the customer did
 * @param customer keyed hash of the customer's id
 * @param placedUntil all of the customer's orders that were placed until then; absent: those that are listed
 * @param listed keyed hashes of the references
 * @param approved false: it waits for a person's word
 */
public record NewDeletion(
        long id,
        String requestId,
        boolean guardian,
        UUID customer,
        Optional<Instant> placedUntil,
        List<UUID> listed,
        boolean approved) {

    public NewDeletion {
        listed = List.copyOf(listed);
        if (placedUntil.isPresent() != listed.isEmpty()) {
            throw new IllegalArgumentException("a deletion is of listed orders, or of all until some time");
        }
    }
}
