package org.partnerhub.ledger;

import java.time.Instant;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;

/** A row of {@code manifest}; {@code content} is null until it is committed. */
record ManifestRow(
        long id,
        PartnerId partner,
        DocumentName document,
        int number,
        String fileName,
        long claim,
        int attempts,
        Manifest.Content content,
        Instant due,
        Instant createdAt) {

    ManifestRow claimedBy(long claim) {
        return new ManifestRow(id, partner, document, number, fileName, claim, attempts, content, due, createdAt);
    }
}
