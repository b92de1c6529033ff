package org.partnerhub.ledger;

import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/**
 * A notice to a holder that is about to be queued.
 *
 * @param randomId what stands for it at the partner and wherever it is told of
 * @param urgent whether one of the requests that it serves is
 */
public record NewNotice(long id, UUID randomId, Erasure of, PartnerId partner, boolean urgent) {}
