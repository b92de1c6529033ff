package org.partnerhub.vault;

import java.security.SecureRandom;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Begins an epoch in place of the current one.
 *
 * <p>The ring is written while the new row is not committed yet, and the row is the lock. A fault in between leaves a key
 * in the ring that no row names and nothing was wrapped by; the next turn takes it. The key of an id never changes: whoever
 * has read it would go on wrapping by the former one.
 */
final class EpochTurn {

    private static final Logger log = LoggerFactory.getLogger(EpochTurn.class);

    private static final byte[] NO_CHECK_YET = {};

    private final KeyRing ring;
    private final EpochTable table;
    private final TransactionOperations transaction;
    private final SecureRandom random;

    EpochTurn(KeyRing ring, EpochTable table, TransactionOperations transaction, SecureRandom random) {
        this.ring = ring;
        this.table = table;
        this.transaction = transaction;
        this.random = random;
    }

    /** A tier that is new to this database gets its first epoch. */
    void beginTiers() {
        for (Tier tier : Tier.values()) {
            if (table.current(tier).isEmpty()) {
                begin(tier, Optional.empty());
            }
        }
    }

    /**
     * Begins an epoch in place of one that was seen to be current.
     *
     * @return the new epoch; absent when another machine was first with its own
     */
    Optional<Long> replace(Epoch current) {
        return begin(current.tier(), Optional.of(current));
    }

    private Optional<Long> begin(Tier tier, Optional<Epoch> former) {
        try {
            return transaction.execute(status -> insert(tier, former));
        } catch (DuplicateKeyException anotherMachineWasFirst) {
            return Optional.empty();
        }
    }

    private Optional<Long> insert(Tier tier, Optional<Epoch> former) {
        if (former.isPresent() && !table.retire(former.get().id())) {
            return Optional.empty();
        }
        long id = table.newest() + 1;
        // after the id was chosen: who begins the tier from here on has the same, and only one of us can insert it
        if (former.isEmpty() && table.current(tier).isPresent()) {
            return Optional.empty();
        }
        table.insertCurrent(id, tier, NO_CHECK_YET);
        ring.change(keys -> keys.epoch(id).isPresent() ? keys : keys.with(id, WipeableKey.random(random)));
        table.check(id, EpochCheck.of(id, tier, ring.read(), random));
        log.atInfo()
                .addKeyValue("epoch", id)
                .addKeyValue("tier", tier)
                .addKeyValue("former", former.map(Epoch::id).orElse(0L))
                .log("A new epoch of order keys has begun");
        return Optional.of(id);
    }
}
