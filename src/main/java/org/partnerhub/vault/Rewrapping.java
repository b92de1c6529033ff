package org.partnerhub.vault;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Wraps what is left of an epoch by the current one, a batch at a time, each of them committed. What somebody is at work on
 * is left for the next pass: nobody waits for a batch for longer than it takes.
 */
final class Rewrapping {

    private static final Logger log = LoggerFactory.getLogger(Rewrapping.class);

    private static final int BATCH = 1000;

    private final Epochs epochs;
    private final List<WrappedRows> tables;
    private final TransactionOperations transaction;
    private final SecureRandom random;

    Rewrapping(Epochs epochs, List<WrappedRows> tables, TransactionOperations transaction, SecureRandom random) {
        this.epochs = epochs;
        this.tables = List.copyOf(tables);
        this.transaction = transaction;
        this.random = random;
    }

    /** Whether any key is left that the epoch wraps. */
    boolean isUsed(Epoch epoch) {
        return tables.stream().anyMatch(rows -> rows.use(epoch.id()));
    }

    /** Once over all that is left. */
    void rewrap(Epoch former) {
        for (WrappedRows rows : tables) {
            int moved = rewrap(rows, former);
            if (moved > 0) {
                log.atInfo()
                        .addKeyValue("epoch", former.id())
                        .addKeyValue("tier", former.tier())
                        .addKeyValue("table", rows.name())
                        .addKeyValue("rows", moved)
                        .log("Order keys were wrapped by the current epoch");
            }
        }
    }

    private int rewrap(WrappedRows rows, Epoch former) {
        int moved = 0;
        long above = 0;
        List<Long> owners = rows.owners(former.id(), above, BATCH);
        while (!owners.isEmpty()) {
            moved += rewrapBatch(rows, former, owners);
            above = owners.get(owners.size() - 1);
            owners = rows.owners(former.id(), above, BATCH);
        }
        return moved;
    }

    private int rewrapBatch(WrappedRows rows, Epoch former, List<Long> owners) {
        return transaction.execute(status -> {
            long current = epochs.current(former.tier());
            List<WrappedRow> anew = anew(rows, rows.lock(former.id(), owners), current);
            rows.rewrap(former.id(), anew);
            return anew.size();
        });
    }

    private List<WrappedRow> anew(WrappedRows rows, List<WrappedRow> locked, long current) {
        List<WrappedRow> anew = new ArrayList<>(locked.size());
        List<Long> broken = new ArrayList<>();
        Seal seal = new Seal(random);
        KeyWrap wrap = new KeyWrap(epochs, seal);
        for (WrappedRow row : locked) {
            try {
                anew.add(wrap.anew(row, current));
            } catch (SealBrokenException damaged) {
                broken.add(row.owner());
            }
        }
        seal.forget();
        if (!broken.isEmpty()) {
            log.atError()
                    .addKeyValue("table", rows.name())
                    .addKeyValue("rows", broken.size())
                    .addKeyValue("first", broken.get(0))
                    .log("Wrapped keys are not what was stored; their epoch cannot end while they are there");
        }
        return anew;
    }
}
