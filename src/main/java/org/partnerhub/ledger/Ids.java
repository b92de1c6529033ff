package org.partnerhub.ledger;

/**
 * Ids for orders, disclosures and all else, ten thousand from the database at a time.
 *
 * <p>Within one process they rise. Blocks of several processes interleave, though, and the disclosures of one order are
 * sent in the order of their ids: see {@link #above}.
 */
public final class Ids {

    /** The increment of the sequence. */
    private static final int BLOCK = 10_000;

    private final Database database;
    private long next;
    private long end;

    Ids(Database database) {
        this.database = database;
    }

    public synchronized long next() {
        if (next == end) {
            next = database.inTransaction(
                            () -> database.query("select nextval('hub_id')", (row, number) -> row.getLong(1)))
                    .get(0);
            end = next + BLOCK;
        }
        return next++;
    }

    /**
     * Makes every id from now on higher than this one, which another process may have given out: a partition of the
     * topic, and the orders in it, can come to us from a process whose block is newer than ours.
     */
    synchronized void above(long id) {
        if (next <= id) {
            next = end;
        }
    }
}
