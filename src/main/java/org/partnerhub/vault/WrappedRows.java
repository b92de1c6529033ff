package org.partnerhub.vault;

import java.util.List;

/**
 * The rows of a table that hold keys wrapped by an epoch, and say by which. Whoever has such a table makes a bean of this,
 * or the table's keys are lost when their epoch is destroyed. A row of which no key is left is no longer one of them.
 */
public interface WrappedRows {

    /** What they are called in the export and in logs: 1 to 40 lower-case letters and hyphens. */
    String name();

    /** Whether a key is left that this epoch wraps. */
    boolean use(long epoch);

    /**
     * The first rows of the epoch above an owner, in the order of their owners. What somebody else has locked may be among
     * them.
     */
    List<Long> owners(long epoch, long above, int limit);

    /** Locks those of the rows that are of the epoch still, and that nobody else has locked. In the caller's transaction. */
    List<WrappedRow> lock(long epoch, List<Long> owners);

    /** Stores keys that were wrapped anew in rows that are of the former epoch still. In the caller's transaction. */
    void rewrap(long former, List<WrappedRow> rows);

    /** The first rows above an owner, of any epoch, in the order of their owners. */
    List<WrappedRow> page(long above, int limit);

    /**
     * Brings the rows of a restored database up to an export: those that it has get its keys, those that it lacks lose
     * theirs, and what was shredded stays so. In the caller's transaction.
     *
     * @param above the owners from here on, itself excluded
     * @param upTo and up to here, itself included
     * @param exported all that the export has of these, in the order of their owners
     * @return how many rows have lost their keys
     */
    int restore(long above, long upTo, List<WrappedRow> exported);
}
