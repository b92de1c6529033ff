package org.partnerhub.outbox;

import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.SealedDisclosure;

/** Sealed disclosures of which only size and number matter. */
final class SealedFixture {

    private SealedFixture() {}

    static SealedDisclosure sealed(String partner, long disclosure, int bytes) {
        return new SealedDisclosure(
                new PartnerId(partner), new DocumentName("consignment"), disclosure, 7, 1, new byte[bytes]);
    }
}
