package org.partnerhub.deletion;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.partnerhub.ledger.DeletionNews;

/** A person's word that lets those requests go on that are more than usual. */
public final class Approvals {

    private final DeletionTables tables;
    private final Clock clock;

    Approvals(DeletionTables tables, Clock clock) {
        this.tables = tables;
        this.clock = clock;
    }

    /**
     * Lets one go on, or all of them, if none is named. Committed on return.
     *
     * @return how many
     */
    public int approve(Optional<String> requestId) {
        List<String> approved = new ArrayList<>();
        tables.requests().commit(() -> {
            Instant now = clock.instant();
            approved.addAll(tables.requests().approve(requestId));
            tables.chronicle()
                    .prove(approved.stream()
                            .map(each -> DeletionNews.of(each, "approved", now))
                            .toList());
        });
        return approved.size();
    }
}
