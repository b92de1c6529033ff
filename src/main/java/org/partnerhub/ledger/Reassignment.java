package org.partnerhub.ledger;

import org.partnerhub.contract.PartnerId;

/**
 * An order that was moved away from a partner.
 *
 * @param disclosure the last one that tells the partner so
 */
public record Reassignment(long order, PartnerId partner, long disclosure) {}
