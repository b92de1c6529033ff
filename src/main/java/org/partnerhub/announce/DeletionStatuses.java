package org.partnerhub.announce;

import java.util.List;
import org.apache.camel.Body;
import org.partnerhub.ledger.DeletionOutbox;

/** What the route {@code deletion-status} tells the shop: how far deletions have come that it has not been told of. */
public final class DeletionStatuses {

    private static final int BATCH = 500;

    private final DeletionOutbox outbox;

    DeletionStatuses(DeletionOutbox outbox) {
        this.outbox = outbox;
    }

    /** The oldest that are left, in order; empty when the shop has been told of all. */
    public List<DeletionStatus> next() {
        return outbox.next(BATCH).stream()
                .map(each -> new DeletionStatus(each.id(), each.news()))
                .toList();
    }

    /** The shop has been told of these. */
    public void announced(@Body List<DeletionStatus> statuses) {
        outbox.done(statuses.stream().map(DeletionStatus::id).toList());
    }
}
