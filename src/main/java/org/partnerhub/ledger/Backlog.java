package org.partnerhub.ledger;

import java.time.Instant;
import java.util.List;
import org.partnerhub.contract.PartnerId;

/** How much waits for each partner, and since when. */
public final class Backlog {

    /** What waits for a partner and goes by itself, what is being sent from there included. */
    public record Line(PartnerId partner, long disclosures, Instant oldest) {}

    private final Database database;

    Backlog(Database database) {
        this.database = database;
    }

    /** Of the partners for which anything waits. Reads what is open, never the history. */
    public List<Line> lines() {
        return database.inTransaction(() -> database.query(
                "select partner, count(*) as disclosures, min(since) as oldest from waiting"
                        + " where due_at is not null group by partner order by partner",
                (row, number) -> new Line(
                        new PartnerId(row.getString("partner")),
                        row.getLong("disclosures"),
                        Database.instant(row, "oldest"))));
    }
}
