package org.partnerhub.ledger;

import java.time.Instant;

/**
 * An epoch of order keys that no key ring has any more.
 *
 * @param tier whose keys it wrapped
 * @param at when it was destroyed
 */
public record DestroyedEpoch(long id, String tier, Instant at) {}
