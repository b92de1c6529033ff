package org.partnerhub.ledger;

import java.time.Instant;
import org.partnerhub.contract.PartnerId;

/**
 * A payment without a final answer.
 *
 * @param order the ledger's number of the order
 * @param since when the payment was requested
 * @param due when the provider is asked
 * @param review when somebody must look at it, whatever the provider answers
 */
public record OpenPayment(long order, PartnerId partner, Instant since, Instant due, Instant review) {}
