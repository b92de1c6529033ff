package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;
import org.partnerhub.vault.WrappedKeys;

/**
 * A result that the shop has not been told of yet.
 *
 * @param id the same however often it is told
 * @param event absent once the order was deleted
 * @param reference the order's reference, sealed under its reference key; null once that was shredded
 */
public record Announcement(
        long id,
        Optional<EventId> event,
        long order,
        byte[] reference,
        WrappedKeys keys,
        PartnerId partner,
        DocumentName document,
        State state,
        Optional<String> reason,
        Instant at) {

    @Override
    public String toString() {
        return partner + "/" + document + " " + state.text() + " [redacted]";
    }
}
