package org.partnerhub.vault;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The life of epochs: what the route {@code epochs} does in turn, and what a person may ask for. Each step goes on where it
 * was interrupted, on whichever machine; two machines at once do no harm.
 */
public final class EpochTurns {

    /**
     * An epoch that is on record.
     *
     * @param state {@code current}, {@code retiring}, {@code ending} or {@code destroyed}
     * @param since when it came into its state
     */
    public record Entry(long epoch, Tier tier, String state, Instant since) {

        private static Entry of(Epoch epoch) {
            return new Entry(epoch.id(), epoch.tier(), epoch.state().text(), epoch.since());
        }
    }

    private static final int SHOWN = 20;

    private final EpochTable table;
    private final Epochs epochs;
    private final EpochTurn turn;
    private final Rewrapping rewrapping;
    private final Destruction destruction;
    private final Schedule schedule;

    /** When the turns are due. */
    record Schedule(Duration turnEvery, Clock clock) {

        boolean isDue(Epoch current) {
            return !current.since().plus(turnEvery).isAfter(clock.instant());
        }
    }

    EpochTurns(
            EpochTable table,
            Epochs epochs,
            EpochTurn turn,
            Rewrapping rewrapping,
            Destruction destruction,
            Schedule schedule) {
        this.table = table;
        this.epochs = epochs;
        this.turn = turn;
        this.rewrapping = rewrapping;
        this.destruction = destruction;
        this.schedule = schedule;
    }

    /** Begins a new epoch of each tier whose current one has lasted for {@code hub.vault.turn-every}. */
    public void turnDue() {
        for (Tier tier : Tier.values()) {
            table.current(tier).filter(schedule::isDue).ifPresent(turn::replace);
        }
    }

    /** Begins a new epoch of the tier now; the steps that follow do the rest. */
    public Optional<Long> turn(Tier tier) {
        return table.current(tier).flatMap(turn::replace);
    }

    /** Wraps by the current epochs what is left of former ones. */
    public void rewrap() {
        Stream.of(Epoch.State.RETIRING, Epoch.State.ENDING)
                .flatMap(state -> table.in(state).stream())
                .forEach(rewrapping::rewrap);
    }

    /** Ends epochs that nothing uses any more. */
    public void end() {
        destruction.end();
    }

    /** Writes the export, and destroys the keys of epochs that have ended. */
    public void destroy() {
        if (destruction.destroy(epochs.exportSeal())) {
            epochs.readAgain();
        } else {
            epochs.forgetDestroyed();
        }
    }

    /** All that are not destroyed, and the last of those that are; in the order of their ids. */
    public List<Entry> list() {
        List<Epoch> all = table.all();
        List<Epoch> destroyed = all.stream()
                .filter(epoch -> epoch.state() == Epoch.State.DESTROYED)
                .toList();
        List<Epoch> old = destroyed.subList(0, Math.max(0, destroyed.size() - SHOWN));
        return all.stream().filter(epoch -> !old.contains(epoch)).map(Entry::of).toList();
    }

    /**
     * Since when nothing can be opened any more that was shredded while its key was wrapped by this epoch; absent as long as
     * it can. A key may have been wrapped by earlier epochs before: it counts when the last of them is destroyed.
     */
    public Optional<Instant> destroyed(long epoch) {
        return table.destroyedUpTo(epoch);
    }

    /** Whose keys the epoch wraps. */
    public Tier tier(long epoch) {
        return table.tierOf(epoch);
    }
}
