package org.partnerhub.ledger;

import org.partnerhub.contract.PartnerId;

/**
 * What is on record of one payment.
 *
 * @param order the ledger's number of the order
 * @param figures sealed under the order's reference key
 * @param lastNews the newest that the shop is told of it, or 0
 */
public record PaymentRecord(long order, PartnerId partner, String state, byte[] figures, long lastNews) {

    @Override
    public String toString() {
        return partner + " " + state + " [redacted]";
    }
}
