package org.partnerhub.vault;

import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The epochs as this machine knows them: which one is current, the database says each time; the keys are the ring's. */
final class Epochs {

    private final EpochTable table;
    private final KeyRingOpening opening;
    private volatile RingKeys keys;

    Epochs(EpochTable table, KeyRingOpening opening) {
        this.table = table;
        this.opening = opening;
        this.keys = opening.open();
    }

    /**
     * The epoch whose key wraps new keys. A transaction that has asked for it commits only while the epoch lives: keys that
     * it stores would be lost otherwise.
     */
    long current(Tier tier) {
        Epoch current = table.current(tier)
                .orElseThrow(() -> new IllegalStateException("the table vault_epoch has no current epoch of " + tier));
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new Watch(current.id()));
        }
        return current.id();
    }

    Tier tier(long epoch) {
        return table.tierOf(epoch);
    }

    Optional<WipeableKey> key(long epoch) {
        return keys.epoch(epoch);
    }

    /** Another machine may have turned the epoch since the ring was read. */
    synchronized void readAgain() {
        RingKeys before = keys;
        RingKeys now = opening.read();
        keys = now;
        before.without(now.epochs().keySet()).epochs().values().forEach(WipeableKey::destroy);
    }

    /** Lets go of keys that another machine has taken out of the ring. */
    void forgetDestroyed() {
        boolean isBehind = table.in(Epoch.State.DESTROYED).stream()
                .anyMatch(epoch -> keys.epoch(epoch.id()).isPresent());
        if (isBehind) {
            readAgain();
        }
    }

    ExportSeal exportSeal() {
        return new ExportSeal(keys.pseudonym());
    }

    Pseudonyms pseudonyms() {
        return new Pseudonyms(keys.pseudonym());
    }

    ProofKeys proofKeys() {
        return new ProofKeys(keys.pseudonym());
    }

    private final class Watch implements TransactionSynchronization {

        private final long epoch;

        Watch(long epoch) {
            this.epoch = epoch;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            if (table.find(epoch).filter(Epoch::needsItsKey).isEmpty()) {
                throw new EpochEndedException(epoch);
            }
        }
    }
}
