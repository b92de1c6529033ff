package org.partnerhub.ledger;

import java.time.Instant;
import java.util.OptionalLong;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/**
 * An event of a provider that has been dealt with.
 *
 * @param key keyed hash of the provider's id for it
 * @param order absent when the hub knew none, or it is erased
 * @param kind what the provider has reported
 * @param effect what became of that
 */
public record PaymentEvent(
        long id, PartnerId partner, UUID key, OptionalLong order, String kind, String effect, Instant receivedAt) {}
