package org.partnerhub.ledger;

import org.partnerhub.contract.PartnerId;

/**
 * An order that was moved away from a partner.
 *
 * @param disclosure the last one that tells the partner so, or a number in its place where none could be made; whatever
 *     is younger concerns the partner again
 */
public record Reassignment(long order, PartnerId partner, long disclosure) {}
