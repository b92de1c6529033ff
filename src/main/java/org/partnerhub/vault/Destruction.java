package org.partnerhub.vault;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes keys of epochs that nothing uses out of the ring.
 *
 * <p>An epoch ends first, which is committed: whoever has asked for it before, and commits after that, is found out. As long
 * as the longest transaction later its rows are looked for once more, what survives is exported, and only then is its key
 * taken away. Interrupted anywhere, it is done again: the ring may lack the key of an epoch that has ended, of no other.
 */
final class Destruction {

    private static final Logger log = LoggerFactory.getLogger(Destruction.class);

    private final EpochTable table;
    private final Rewrapping rewrapping;
    private final VaultExport export;
    private final KeyRing ring;
    private final Duration longestTransaction;
    private final Clock clock;

    Destruction(
            EpochTable table,
            Rewrapping rewrapping,
            VaultExport export,
            KeyRing ring,
            Duration longestTransaction,
            Clock clock) {
        this.table = table;
        this.rewrapping = rewrapping;
        this.export = export;
        this.ring = ring;
        this.longestTransaction = longestTransaction;
        this.clock = clock;
    }

    /** Ends what has retired for long enough and is not used any more. */
    void end() {
        agedIn(Epoch.State.RETIRING)
                .filter(epoch -> !rewrapping.isUsed(epoch))
                .filter(epoch -> table.end(epoch.id()))
                .forEach(epoch -> log.atInfo()
                        .addKeyValue("epoch", epoch.id())
                        .addKeyValue("tier", epoch.tier())
                        .log("An epoch of order keys has ended"));
    }

    /** Whether anything was destroyed. */
    boolean destroy(ExportSeal seal) {
        List<Epoch> ended = agedIn(Epoch.State.ENDING).filter(this::isUnused).toList();
        if (ended.isEmpty()) {
            return false;
        }
        long exported = export.write(seal);
        List<Long> epochs = ended.stream().map(Epoch::id).toList();
        List<Long> gone =
                table.in(Epoch.State.DESTROYED).stream().map(Epoch::id).toList();
        ring.change(keys -> keys.without(epochs).without(gone));
        table.destroyed(epochs);
        ended.forEach(epoch -> log.atInfo()
                .addKeyValue("epoch", epoch.id())
                .addKeyValue("tier", epoch.tier())
                .addKeyValue("export", exported)
                .log("An epoch of order keys is destroyed: no copy of what was deleted under it can be opened any more."
                        + " Put the copies of key ring and vault export in place of the last ones"));
        return true;
    }

    private Stream<Epoch> agedIn(Epoch.State state) {
        return table.in(state).stream()
                .filter(epoch -> !epoch.since().plus(longestTransaction).isAfter(clock.instant()));
    }

    private boolean isUnused(Epoch epoch) {
        boolean used = rewrapping.isUsed(epoch);
        if (used) {
            log.atError()
                    .addKeyValue("epoch", epoch.id())
                    .addKeyValue("tier", epoch.tier())
                    .log(
                            "A transaction has taken longer than hub.vault.longest-transaction; its keys are wrapped anew");
        }
        return !used;
    }
}
