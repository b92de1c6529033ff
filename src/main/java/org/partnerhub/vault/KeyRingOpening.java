package org.partnerhub.vault;

import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Opens the key ring and holds it against the database. Only an empty installation gets a new ring; everywhere else a ring
 * that is missing or wrong is a {@link KeyRingException}, and nothing is written.
 */
final class KeyRingOpening {

    private static final Logger log = LoggerFactory.getLogger(KeyRingOpening.class);

    private static final String OUTDATED =
            "put back the newest ring; bring a database from a backup up to date as docs/how-to/restore.md says";

    private final KeyRing ring;
    private final EpochTable epochs;
    private final TransactionOperations transaction;
    private final SecureRandom random;

    KeyRingOpening(KeyRing ring, EpochTable epochs, TransactionOperations transaction, SecureRandom random) {
        this.ring = ring;
        this.epochs = epochs;
        this.transaction = transaction;
        this.random = random;
    }

    /** The keys for the start of the hub. */
    RingKeys open() {
        if (epochs.isEmpty()) {
            begin();
        }
        return read();
    }

    /** The ring as it is now, checked against the epochs of the database. */
    RingKeys read() {
        // before the ring: a turn writes the ring first, so it has what the database names
        List<Epoch> living = epochs.living();
        RingKeys keys = ring.read();
        living.stream().filter(Epoch::needsItsKey).forEach(epoch -> verify(epoch, keys));
        requireNoLater(keys);
        return keys;
    }

    /** What the ring holds of later epochs than a restored database knows was never used by it, and is destroyed in time. */
    void endLater() {
        long newest = epochs.newest();
        RingKeys keys = ring.read();
        keys.epochs().keySet().stream()
                .filter(epoch -> epoch > newest)
                .sorted()
                .forEach(epoch ->
                        epochs.insertEnding(epoch, Tier.STANDARD, EpochCheck.of(epoch, Tier.STANDARD, keys, random)));
    }

    /** Without a look at the database. */
    ExportSeal exportSeal() {
        return new ExportSeal(ring.read().pseudonym());
    }

    /** A turn that is under way, or was interrupted, has brought one key that no row names; more mean an old database. */
    private void requireNoLater(RingKeys keys) {
        long next = epochs.newest() + 1;
        if (keys.epochs().keySet().stream().anyMatch(epoch -> epoch > next)) {
            throw new KeyRingException(
                    "the database is older than the key ring " + ring.place() + ", which has keys of later epochs",
                    OUTDATED);
        }
    }

    private void begin() {
        boolean created = !ring.exists();
        RingKeys keys = created ? RingKeys.first(random) : leftByCrash(ring.read());
        try {
            // the row is the lock: a second machine waits at its insert until the ring is in place, and then fails
            transaction.executeWithoutResult(status -> {
                epochs.insertCurrent(
                        RingKeys.FIRST_EPOCH,
                        Tier.STANDARD,
                        EpochCheck.of(RingKeys.FIRST_EPOCH, Tier.STANDARD, keys, random));
                if (created) {
                    ring.create(keys);
                }
            });
        } catch (DuplicateKeyException anotherMachineBegan) {
            return;
        }
        log.info(
                "{} the key ring {} for an empty database. Keep a copy of it apart from every backup of the database:"
                        + " without it nothing sealed can be opened, and together they undo every deletion.",
                created ? "Created" : "Adopted",
                ring.place());
    }

    /** A crash between the ring and the row leaves the first epoch alone; more epochs mean that a database is missing. */
    private RingKeys leftByCrash(RingKeys keys) {
        if (!keys.epochs().keySet().equals(Set.of(RingKeys.FIRST_EPOCH))) {
            throw new KeyRingException(
                    "the database is empty, and the key ring " + ring.place() + " has been in use",
                    "point spring.datasource.url at the ring's database, or restore it;"
                            + " to begin anew, move the ring away");
        }
        return keys;
    }

    private void verify(Epoch epoch, RingKeys keys) {
        if (keys.epoch(epoch.id()).isEmpty()) {
            throw new KeyRingException(
                    "the key ring " + ring.place() + " lacks the key of epoch " + epoch.id()
                            + ", which the database needs",
                    OUTDATED);
        }
        if (!EpochCheck.holds(epoch, keys, random)) {
            throw new KeyRingException(
                    "the key ring " + ring.place() + " is not the one of this database: epoch " + epoch.id()
                            + " has another key",
                    "put back the ring that this database was used with");
        }
    }
}
