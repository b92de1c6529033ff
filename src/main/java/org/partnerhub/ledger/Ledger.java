package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * What intake reads from and puts on record. All of it belongs in one transaction of the caller's, so that a batch is on
 * record as a whole or not at all.
 */
public final class Ledger {

    private final Tables tables;
    private final Announcements announcements;
    private final Ids ids;
    private final Clock clock;

    Ledger(Tables tables, Announcements announcements, Ids ids, Clock clock) {
        this.tables = tables;
        this.announcements = announcements;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Those of the orders that are on record, by the keyed hash of their reference. They are locked until the transaction
     * ends.
     */
    public Map<UUID, KnownOrder> orders(Collection<UUID> hashes) {
        return tables.database().inTransaction(() -> tables.orders().lockByHash(hashes));
    }

    /** Whose the orders are that are on record, by the keyed hashes of both; those of nobody are left out. */
    public Map<UUID, UUID> customersOf(Collection<UUID> hashes) {
        return hashes.isEmpty()
                ? Map.of()
                : tables.database().inTransaction(() -> tables.orders().customersOf(hashes));
    }

    /** What bars orders from coming in, by the hashes that tombstones have. */
    public List<Tombstone> tombstones(Collection<UUID> hashes) {
        return hashes.isEmpty()
                ? List.of()
                : tables.database().inTransaction(() -> tables.tombstones().find(hashes));
    }

    /**
     * Stores the keys of orders that turned out to be minors', which are on record as another tier's.
     *
     * @param keys by the order's id, of orders that are locked
     */
    public void move(Map<Long, WrappedKeys> keys) {
        if (!keys.isEmpty()) {
            tables.database().inTransaction(() -> {
                tables.orders().move(keys);
                return null;
            });
        }
    }

    /** Bars orders from coming in. */
    public void bar(Collection<Tombstone> tombstones) {
        if (tombstones.isEmpty()) {
            return;
        }
        tables.database().inTransaction(() -> {
            tables.tombstones().add(tombstones);
            return null;
        });
    }

    /**
     * All disclosures of these orders, in the order of their ids. Ids given out by this process from now on are higher,
     * which keeps the disclosures of an order in line.
     */
    public List<KnownDisclosure> disclosures(Collection<Long> orders) {
        List<KnownDisclosure> known = tables.database().inTransaction(() -> tables.database()
                .query(
                        "select id, order_id, event_key, partner, document, contract_version, state"
                                + " from disclosure where order_id = any(?) order by id",
                        Ledger::known,
                        (Object) Database.array(orders)));
        if (!known.isEmpty()) {
            ids.above(known.get(known.size() - 1).id());
        }
        return known;
    }

    /**
     * Puts new orders and disclosures on record; what is withheld is kept in waiting and announced.
     *
     * @param progress of orders that were on record before, by their id
     */
    public void record(List<NewOrder> orders, Map<Long, OrderProgress> progress, List<NewDisclosure> disclosures) {
        Instant now = clock.instant();
        List<NewDisclosure> withheld = disclosures.stream()
                .filter(disclosure -> disclosure.withheld().isPresent())
                .toList();
        tables.database().inTransaction(() -> {
            tables.orders().insert(orders, now);
            tables.orders().update(progress, now);
            tables.orders().closed(closed(orders, progress), now);
            tables.disclosures().insert(disclosures, now);
            withhold(withheld, now);
            return null;
        });
    }

    /**
     * Parks what was queued under a contract that is another one by now; what was claimed meanwhile is left as it is. Its
     * bytes are missing, unless a bundle is on its way and brings them.
     */
    public void parkChanged(Collection<KnownDisclosure> queued) {
        if (queued.isEmpty()) {
            return;
        }
        Map<Long, KnownDisclosure> byId = new HashMap<>();
        queued.forEach(each -> byId.put(each.id(), each));
        tables.database().inTransaction(() -> {
            List<Transitions.Change> changes = tables.disclosures().lock(byId.keySet()).stream()
                    .filter(row -> row.state() == State.QUEUED)
                    .map(row -> new Transitions.Change(
                            row,
                            State.PARKED,
                            Reasons.CONTRACT_CHANGED,
                            null,
                            Transitions.Tried.PERHAPS,
                            withoutBytes(byId.get(row.id()))))
                    .toList();
            tables.transitions().write(changes, clock.instant());
            return null;
        });
    }

    /** Notes from which partners orders were moved away, so that these are asked to purge their copies. */
    public void reassign(Collection<Reassignment> reassignments) {
        if (!reassignments.isEmpty()) {
            tables.database().inTransaction(() -> {
                tables.orders().reassign(reassignments);
                return null;
            });
        }
    }

    private static List<Long> closed(List<NewOrder> orders, Map<Long, OrderProgress> progress) {
        return Stream.concat(
                        orders.stream()
                                .filter(order -> order.progress().stage() == Stage.CLOSED)
                                .map(NewOrder::id),
                        progress.entrySet().stream()
                                .filter(each -> each.getValue().stage() == Stage.CLOSED)
                                .map(Map.Entry::getKey))
                .toList();
    }

    private static SealedDisclosure withoutBytes(KnownDisclosure known) {
        return new SealedDisclosure(known.partner(), known.document(), known.id(), known.order(), 0, null);
    }

    private void withhold(List<NewDisclosure> disclosures, Instant now) {
        tables.waiting()
                .insert(
                        disclosures.stream()
                                .map(disclosure -> new WaitingRows.Entry(
                                        disclosure.withheld().orElseThrow().sealed(), null))
                                .toList(),
                        now);
        announcements.add(
                disclosures.stream()
                        .map(disclosure -> new Announcements.Result(
                                disclosure.id(),
                                State.WITHHELD,
                                disclosure.withheld().orElseThrow().reason()))
                        .toList(),
                now);
    }

    private static KnownDisclosure known(ResultSet row, int number) throws SQLException {
        return new KnownDisclosure(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getLong("event_key"),
                new PartnerId(row.getString("partner")),
                new DocumentName(row.getString("document")),
                row.getLong("contract_version"),
                State.of(row.getString("state")));
    }
}
