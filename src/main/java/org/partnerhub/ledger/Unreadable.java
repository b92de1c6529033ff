package org.partnerhub.ledger;

/**
 * An erasure of which no copy can be opened any more.
 *
 * @param since the epoch that was destroyed last of all that may have wrapped the order's keys
 */
public record Unreadable(Erasure erasure, DestroyedEpoch since) {}
