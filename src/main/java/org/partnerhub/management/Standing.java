package org.partnerhub.management;

import static java.util.stream.Collectors.toUnmodifiableMap;

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
import org.partnerhub.ledger.OpenPayments;
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

    /** What a provider was asked for in vain so far. */
    record Open(long payments, Optional<Instant> oldest) {

        static final Open NOTHING = new Open(0, Optional.empty());
    }

    private final Backlog backlog;
    private final HeldBack heldBack;
    private final OpenPayments payments;
    private final Clock clock;
    private volatile Map<PartnerId, Of> partners = Map.of();
    private volatile Map<PartnerId, Open> open = Map.of();

    Standing(Backlog backlog, HeldBack heldBack, OpenPayments payments, Clock clock) {
        this.backlog = backlog;
        this.heldBack = heldBack;
        this.payments = payments;
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
        open = payments.unanswered().stream()
                .collect(toUnmodifiableMap(
                        OpenPayments.Line::partner, line -> new Open(line.payments(), Optional.of(line.oldest()))));
    }

    Of of(PartnerId partner) {
        return partners.getOrDefault(partner, Of.NOTHING);
    }

    Open unansweredBy(PartnerId partner) {
        return open.getOrDefault(partner, Open.NOTHING);
    }

    /** How long the oldest has waited by now; nothing when none waits. */
    Duration ageOf(PartnerId partner) {
        return age(of(partner).oldestWaiting());
    }

    /** How long ago the oldest was requested; nothing when all have their answer. */
    Duration ageOfUnanswered(PartnerId partner) {
        return age(unansweredBy(partner).oldest());
    }

    private Duration age(Optional<Instant> since) {
        return since.map(then -> Duration.between(then, clock.instant())).orElse(Duration.ZERO);
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
