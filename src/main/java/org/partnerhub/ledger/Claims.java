package org.partnerhub.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.partnerhub.contract.PartnerId;

/**
 * Decides who may send what. A claim sets disclosures to sending in one committed transaction, and only then are their
 * orders' keys read, so that a deletion has either suppressed a disclosure or knows that it may be held.
 *
 * <p>A partner has one consumer of its bundles and one of what is due. What they find in sending was therefore left by an
 * attempt that was interrupted, and is claimed again. Should the other one still be alive after all, its claim is void:
 * it can settle nothing any more.
 */
public final class Claims {

    private static final Set<State> FROM_BUNDLE = EnumSet.of(State.QUEUED, State.SENDING);
    private static final Set<State> FROM_WAITING = EnumSet.of(State.WAITING, State.SENDING);

    private final Database database;
    private final Disclosures disclosures;
    private final WaitingRows waiting;
    private final Transitions transitions;
    private final Attempts attempts;
    private final Clock clock;

    Claims(Tables tables, Attempts attempts, Clock clock) {
        this.database = tables.database();
        this.disclosures = tables.disclosures();
        this.waiting = tables.waiting();
        this.transitions = tables.transitions();
        this.attempts = attempts;
        this.clock = clock;
    }

    /**
     * Claims what a bundle brings, in the order of the ids. What stands behind an earlier disclosure of its order is put
     * into waiting; what is in waiting already, or past sending, is left out.
     */
    public List<Claimed> fromBundle(PartnerId partner, List<SealedDisclosure> bundle) {
        Map<Long, SealedDisclosure> sealed = byDisclosure(bundle);
        Attempts.Begun begun = database.inOwnTransaction(() -> take(partner, sealed, clock.instant()));
        return attempts.complete(begun, sealed);
    }

    /** Claims what has come due in waiting, in the order of the ids, interrupted attempts at it included. */
    public List<Claimed> due(PartnerId partner, int limit, Instant now) {
        Attempts.Begun begun = database.inOwnTransaction(() -> takeDue(partner, limit, now));
        return attempts.complete(begun);
    }

    /** Puts what a bundle brings into waiting, for the next manifest; what is no longer queued is left out. */
    public void collect(PartnerId partner, List<SealedDisclosure> bundle, Instant due) {
        Map<Long, SealedDisclosure> sealed = byDisclosure(bundle);
        database.commit(() -> {
            List<Transitions.Change> changes = lock(partner, sealed).stream()
                    .filter(row -> row.state() == State.QUEUED)
                    .map(row -> new Transitions.Change(
                            row, State.WAITING, row.reason(), due, Transitions.Tried.PERHAPS, sealed.get(row.id())))
                    .toList();
            transitions.write(changes, clock.instant());
        });
    }

    /** Records what became of claimed disclosures. An outcome whose claim is no longer valid changes nothing. */
    public void settle(Collection<? extends Outcome> outcomes) {
        database.commit(() -> attempts.settle(outcomes, clock.instant()));
    }

    private Attempts.Begun take(PartnerId partner, Map<Long, SealedDisclosure> sealed, Instant now) {
        List<DisclosureRow> rows = lock(partner, sealed).stream()
                .filter(row -> FROM_BUNDLE.contains(row.state()))
                .toList();
        return rows.isEmpty() ? Attempts.Begun.NOTHING : takeFirst(partner, rows, sealed, now);
    }

    /** The rows of what a bundle brings; those that were parked without their bytes get them, and stay parked. */
    private List<DisclosureRow> lock(PartnerId partner, Map<Long, SealedDisclosure> sealed) {
        List<DisclosureRow> rows = disclosures.lock(sealed.keySet()).stream()
                .filter(row -> row.partner().equals(partner.text()))
                .toList();
        waiting.complete(rows.stream()
                .filter(row -> row.state() == State.PARKED)
                .map(row -> sealed.get(row.id()))
                .toList());
        return rows;
    }

    private Attempts.Begun takeFirst(
            PartnerId partner, List<DisclosureRow> rows, Map<Long, SealedDisclosure> sealed, Instant now) {
        List<Line.Place> unfinished = disclosures.unfinished(partner, ordersOf(rows));
        Set<Long> owned = unfinished.stream()
                .filter(Line.Place::ownsWaiting)
                .map(Line.Place::disclosure)
                .collect(Collectors.toSet());
        List<DisclosureRow> candidates =
                rows.stream().filter(row -> !owned.contains(row.id())).toList();
        Line line = new Line(candidates, unfinished, now);
        transitions.writeBehind(line.behind(), sealed, now);
        return attempts.begin(line.go(), now);
    }

    private Attempts.Begun takeDue(PartnerId partner, int limit, Instant now) {
        List<DisclosureRow> candidates = disclosures.lock(waiting.due(partner, limit, now)).stream()
                .filter(row -> FROM_WAITING.contains(row.state()))
                .toList();
        if (candidates.isEmpty()) {
            return Attempts.Begun.NOTHING;
        }
        Line line = new Line(candidates, disclosures.unfinished(partner, ordersOf(candidates)), now);
        transitions.writeBehind(line.behind(), Map.of(), now);
        return attempts.begin(line.go(), now);
    }

    private static Set<Long> ordersOf(List<DisclosureRow> rows) {
        return rows.stream().map(DisclosureRow::order).collect(Collectors.toSet());
    }

    private static Map<Long, SealedDisclosure> byDisclosure(List<SealedDisclosure> bundle) {
        return bundle.stream()
                .collect(Collectors.toMap(SealedDisclosure::disclosure, Function.identity(), (first, second) -> first));
    }
}
