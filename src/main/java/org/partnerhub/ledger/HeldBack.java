package org.partnerhub.ledger;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;

/**
 * What does not go by itself: parked, until a person lets it go again or gives it up; or withheld, until what was missing
 * is there. What stands behind one of these goes on with it.
 *
 * <p>A command takes effect in batches, each of them committed. A crash in between leaves the rest held back, where the
 * same command finds it again.
 */
public final class HeldBack {

    private static final int BATCH = 500;

    /**
     * A disclosure that is held back.
     *
     * @param order the ledger's own number of the order
     * @param event absent once the order was deleted
     * @param attempts how many have been made that may have reached the partner
     */
    public record Entry(
            long disclosure,
            long order,
            PartnerId partner,
            DocumentName document,
            Optional<EventId> event,
            State state,
            String reason,
            int attempts,
            Instant since) {}

    /** How many are held back at a partner for the same reason. */
    public record Count(PartnerId partner, State state, String reason, long disclosures, Instant oldest) {}

    /** What a command is about: one disclosure, or all of a partner with the same reason. */
    public sealed interface Chosen {

        record One(long disclosure) implements Chosen {}

        record All(String reason) implements Chosen {

            public All {
                Reasons.check(reason);
            }
        }
    }

    /**
     * What a command has done.
     *
     * @param disclosures how many of those that it was about
     * @param behind how many go on that stood behind one of them
     */
    public record Moved(int disclosures, int behind) {

        static final Moved NOTHING = new Moved(0, 0);

        Moved and(Moved other) {
            return new Moved(disclosures + other.disclosures, behind + other.behind);
        }
    }

    private final Tables tables;
    private final HeldBackRows rows;
    private final Clock clock;

    HeldBack(Tables tables, HeldBackRows rows, Clock clock) {
        this.tables = tables;
        this.rows = rows;
        this.clock = clock;
    }

    /** By partner, state and reason. Reads what is open, never the history. */
    public List<Count> counts() {
        return tables.database().inTransaction(rows::counts);
    }

    /** The first of a partner in the order of their ids, which is the order of their line, above the given one. */
    public List<Entry> of(PartnerId partner, long above, int limit) {
        return tables.database().inTransaction(() -> rows.of(partner, above, limit));
    }

    /** All of one order, by the keyed hash of its reference. */
    public List<Entry> ofOrder(UUID hash) {
        return tables.database().inTransaction(() -> rows.ofOrder(hash));
    }

    /**
     * Lets parked ones go again now. One that only stands behind another goes when that one goes; one whose bytes are
     * missing cannot go.
     */
    public Moved replay(PartnerId partner, Chosen chosen) {
        return move(
                partner,
                chosen,
                row -> row.state() == State.PARKED && !Reasons.isBehind(row.reason()),
                HeldBack::goesNow);
    }

    /** Gives parked or withheld ones up for good; the shop is told. */
    public Moved discard(PartnerId partner, Chosen chosen) {
        return move(
                partner,
                chosen,
                row -> row.state() == State.PARKED || row.state() == State.WITHHELD,
                (row, now) -> new Transitions.Change(
                        row, State.SUPPRESSED, Reasons.DISCARDED, null, Transitions.Tried.PERHAPS, null));
    }

    /** Lets go now what was withheld at a partner for this reason, because the reason is gone. */
    public Moved release(PartnerId partner, String reason) {
        return move(
                partner,
                new Chosen.All(reason),
                row -> row.state() == State.WITHHELD && !Reasons.isBehind(row.reason()),
                HeldBack::goesNow);
    }

    /** Keeps back what waits for a partner. What is in a manifest that was begun is left to it. */
    public int withhold(PartnerId partner, String reason) {
        Reasons.check(reason);
        int withheld = 0;
        List<Long> ids = rows.waiting(partner, 0, BATCH);
        while (!ids.isEmpty()) {
            withheld += withhold(ids, reason);
            ids = rows.waiting(partner, ids.get(ids.size() - 1), BATCH);
        }
        return withheld;
    }

    /** Whether a reason only says that an earlier disclosure of the same order is held back. */
    public static boolean isBehind(String reason) {
        return Reasons.isBehind(reason);
    }

    /**
     * Lets go what stands behind nothing any more. A disclosure that was put behind another in the moment in which that
     * one went would stand there for ever otherwise.
     */
    public int releaseBehind(PartnerId partner) {
        int released = 0;
        List<HeldBackRows.InLine> page = rows.behind(partner, 0, BATCH);
        while (!page.isEmpty()) {
            released += releaseBehind(
                    partner, page.stream().map(HeldBackRows.InLine::order).toList());
            page = rows.behind(partner, page.get(page.size() - 1).disclosure(), BATCH);
        }
        return released;
    }

    private int withhold(Collection<Long> ids, String reason) {
        return tables.database().inOwnTransaction(() -> {
            List<Transitions.Change> changes = tables.disclosures().lock(ids).stream()
                    .filter(row -> row.state() == State.WAITING)
                    .map(row ->
                            new Transitions.Change(row, State.WITHHELD, reason, null, Transitions.Tried.PERHAPS, null))
                    .toList();
            tables.transitions().write(changes, clock.instant());
            return changes.size();
        });
    }

    private Moved move(
            PartnerId partner,
            Chosen chosen,
            Predicate<DisclosureRow> may,
            BiFunction<DisclosureRow, Instant, Transitions.Change> change) {
        Predicate<DisclosureRow> concerns = may.and(row -> row.partner().equals(partner.text()));
        if (chosen instanceof Chosen.One one) {
            return moveBatch(partner, List.of(one.disclosure()), concerns, change);
        }
        String reason = ((Chosen.All) chosen).reason();
        Moved moved = Moved.NOTHING;
        long above = 0;
        List<Long> ids = rows.withReason(partner, reason, above, BATCH);
        while (!ids.isEmpty()) {
            moved = moved.and(moveBatch(partner, ids, concerns.and(row -> reason.equals(row.reason())), change));
            above = ids.get(ids.size() - 1);
            ids = rows.withReason(partner, reason, above, BATCH);
        }
        return moved;
    }

    private Moved moveBatch(
            PartnerId partner,
            Collection<Long> ids,
            Predicate<DisclosureRow> may,
            BiFunction<DisclosureRow, Instant, Transitions.Change> change) {
        List<DisclosureRow> moved = tables.database().inOwnTransaction(() -> {
            Instant now = clock.instant();
            List<DisclosureRow> locked =
                    tables.disclosures().lock(ids).stream().filter(may).toList();
            Set<Long> incomplete = tables.waiting().incomplete(ids);
            List<Transitions.Change> changes = locked.stream()
                    .map(row -> change.apply(row, now))
                    .filter(each -> each.state() == State.SUPPRESSED
                            || !incomplete.contains(each.row().id()))
                    .toList();
            tables.transitions().write(changes, now);
            return changes.stream().map(Transitions.Change::row).toList();
        });
        // in a transaction of its own: rows are locked in the order of their ids
        return new Moved(
                moved.size(),
                releaseBehind(partner, moved.stream().map(DisclosureRow::order).toList()));
    }

    private int releaseBehind(PartnerId partner, Collection<Long> orders) {
        if (orders.isEmpty()) {
            return 0;
        }
        return tables.database().inOwnTransaction(() -> {
            Instant now = clock.instant();
            List<Transitions.Change> changes =
                    tables.disclosures().lock(rows.behindNothing(partner, Set.copyOf(orders))).stream()
                            .filter(row -> HeldBackRows.STATES.contains(row.state()) && Reasons.isBehind(row.reason()))
                            .map(row -> goesNow(row, now))
                            .toList();
            tables.transitions().write(changes, now);
            return changes.size();
        });
    }

    private static Transitions.Change goesNow(DisclosureRow row, Instant now) {
        return new Transitions.Change(row, State.WAITING, null, now, Transitions.Tried.PERHAPS, null);
    }
}
