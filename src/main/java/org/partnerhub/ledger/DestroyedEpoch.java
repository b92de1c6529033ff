package org.partnerhub.ledger;

import java.time.Instant;

/**
 * An epoch of order keys that no key ring has any more.
 *
 * @param at when it was destroyed
 */
public record DestroyedEpoch(long id, Instant at) {}
