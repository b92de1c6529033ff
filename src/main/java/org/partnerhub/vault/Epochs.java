package org.partnerhub.vault;

import java.util.Optional;

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

    long current() {
        return table.current(Epoch.STANDARD);
    }

    Optional<WipeableKey> key(long epoch) {
        return keys.epoch(epoch);
    }

    /** Another machine may have turned the epoch since the ring was read. */
    void readAgain() {
        keys = opening.read();
    }

    Pseudonyms pseudonyms() {
        return new Pseudonyms(keys.pseudonym());
    }
}
