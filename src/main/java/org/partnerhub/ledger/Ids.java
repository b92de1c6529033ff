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

    /** More than a hub gives out in years. */
    private static final long LEAP = 1_000_000_000_000L;

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
     * Leaves out more ids than can have been given out since a backup, on a database that was restored from it: what bears
     * one of those may be at partners and in the broker's journal still. No process may be giving out ids meanwhile.
     */
    public void leap() {
        long beyond = next() + LEAP;
        database.commit(() -> database.execute("alter sequence hub_id restart with " + beyond));
        above(beyond);
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
