package org.partnerhub.management;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Backlog;
import org.partnerhub.ledger.HeldBack;
import org.partnerhub.ledger.State;

/**
 * How each partner stood when the route {@code partner-standing} last looked. Whoever asks is answered from memory, however
 * often and whatever state the database is in.
 */
public final class Standing {

    /** What there is of a partner. */
    record Of(long waiting, Optional<Instant> oldestWaiting, long parked, long withheld) {

        static final Of NOTHING = new Of(0, Optional.empty(), 0, 0);
    }

    private final Backlog backlog;
    private final HeldBack heldBack;
    private final Clock clock;
    private volatile Map<PartnerId, Of> partners = Map.of();

    Standing(Backlog backlog, HeldBack heldBack, Clock clock) {
        this.backlog = backlog;
        this.heldBack = heldBack;
        this.clock = clock;
    }

    /** Looks again. */
    public void look() {
        Map<PartnerId, Of> now = new HashMap<>();
        List<HeldBack.Count> held = heldBack.counts();
        held.forEach(count -> now.merge(
                count.partner(),
                new Of(0, Optional.empty(), count(count, State.PARKED), count(count, State.WITHHELD)),
                Standing::sum));
        backlog.lines()
                .forEach(line -> now.merge(
                        line.partner(), new Of(line.disclosures(), Optional.of(line.oldest()), 0, 0), Standing::sum));
        partners = Map.copyOf(now);
    }

    Of of(PartnerId partner) {
        return partners.getOrDefault(partner, Of.NOTHING);
    }

    /** How long the oldest has waited by now; nothing when none waits. */
    Duration ageOf(PartnerId partner) {
        return of(partner)
                .oldestWaiting()
                .map(oldest -> Duration.between(oldest, clock.instant()))
                .orElse(Duration.ZERO);
    }

    private static long count(HeldBack.Count count, State state) {
        return count.state() == state ? count.disclosures() : 0;
    }

    private static Of sum(Of one, Of other) {
        return new Of(
                one.waiting + other.waiting,
                one.oldestWaiting.or(() -> other.oldestWaiting),
                one.parked + other.parked,
                one.withheld + other.withheld);
    }
}
