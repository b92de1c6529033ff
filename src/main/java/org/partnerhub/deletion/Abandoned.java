package org.partnerhub.deletion;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.partnerhub.contract.Catalog;
import org.partnerhub.ledger.Erasing;
import org.partnerhub.ledger.Interrupted;

/**
 * Ends attempts that were interrupted and that nobody goes on with: the contract, or the document in it, was taken away
 * meanwhile. A deletion would wait for their end for ever.
 */
final class Abandoned {

    /** Far longer than any send takes: another machine may have the former contract still. */
    private static final Duration PATIENCE = Duration.ofHours(1);

    private static final int BATCH = 200;

    private final Erasing erasing;
    private final Catalog catalog;

    Abandoned(Erasing erasing, Catalog catalog) {
        this.erasing = erasing;
        this.catalog = catalog;
    }

    /** In a transaction of the caller's. */
    void end(Instant now) {
        long above = 0;
        List<Interrupted> page = erasing.interrupted(now.minus(PATIENCE), above, BATCH);
        while (!page.isEmpty()) {
            erasing.abandon(page.stream().filter(each -> !isServed(each)).toList(), now);
            above = page.get(page.size() - 1).disclosure();
            page = erasing.interrupted(now.minus(PATIENCE), above, BATCH);
        }
    }

    /** Whether a route goes on with it: the partner's for requests, or for manifests of this document. */
    private boolean isServed(Interrupted attempt) {
        return catalog.of(attempt.partner())
                .filter(contract -> attempt.inManifest()
                        ? contract.getsFiles()
                                && contract.document(attempt.document()).isPresent()
                        : !contract.getsFiles())
                .isPresent();
    }
}
