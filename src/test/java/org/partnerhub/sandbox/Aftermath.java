package org.partnerhub.sandbox;

import java.time.Duration;
import java.time.temporal.TemporalAmount;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.partnerhub.vault.EpochTurns;
import org.partnerhub.vault.Tier;
import org.springframework.core.env.Environment;

/** What comes when all is settled, if it was asked for: time passes, and the vault's epochs turn. */
final class Aftermath {

    private static final int PASSES = 20;
    private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(10);

    private final RunningHub hub;
    private final SandboxClock clock;
    private final Narrator narrator;

    /**
     * What was asked for.
     *
     * @param advance by how much the sandbox's clock moves on
     * @param turnEpoch whether what was deleted becomes final
     */
    record Wish(Optional<TemporalAmount> advance, boolean turnEpoch) {

        /** What was asked for, or else this. */
        Wish or(Wish other) {
            return isNothing() ? other : this;
        }

        boolean isNothing() {
            return advance.isEmpty() && !turnEpoch;
        }
    }

    Aftermath(RunningHub hub, SandboxClock clock, Narrator narrator) {
        this.hub = hub;
        this.clock = clock;
        this.narrator = narrator;
    }

    void advance(TemporalAmount time) {
        clock.advance(time);
        narrator.tell("the sandbox's clock has moved on by " + time + ": it is "
                + clock.instant().toString().substring(0, 10));
    }

    /** As a person's command does, and the hub's own route after it; the clock moves on by what the steps have to wait for. */
    void turnEpochs() {
        EpochTurns epochs = hub.bean(EpochTurns.class);
        Duration pause = hub.bean(Environment.class)
                .getProperty("hub.vault.longest-transaction", Duration.class, LONGEST_TRANSACTION);
        Set<Long> former = living(epochs);
        for (Tier tier : Tier.values()) {
            epochs.turn(tier);
        }
        narrator.tell("the vault's epochs turn");
        for (int pass = 0; pass < PASSES && living(epochs).stream().anyMatch(former::contains); pass++) {
            clock.advance(pause);
            epochs.rewrap();
            epochs.end();
            epochs.destroy();
        }
        if (living(epochs).stream().anyMatch(former::contains)) {
            throw new IllegalStateException("the hub still uses the keys of former epochs");
        }
        narrator.tell("the keys of the former epochs are destroyed");
    }

    private static Set<Long> living(EpochTurns epochs) {
        return epochs.list().stream()
                .filter(epoch -> !epoch.state().equals("destroyed"))
                .map(EpochTurns.Entry::epoch)
                .collect(Collectors.toSet());
    }
}
