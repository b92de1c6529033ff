package org.partnerhub.ledger;

import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/**
 * A disclosure sealed under the content key of its order.
 *
 * @param rows how many rows of a manifest it takes
 * @param bytes not a copy; null as long as only the record of it is there
 */
public record SealedDisclosure(
        PartnerId partner, DocumentName document, long disclosure, long order, int rows, byte[] bytes) {

    public SealedDisclosure {
        if (rows < 0) {
            throw new IllegalArgumentException("a disclosure takes no fewer than 0 rows");
        }
    }

    @Override
    public String toString() {
        return partner + "/" + document + " " + disclosure + " [redacted]";
    }
}
