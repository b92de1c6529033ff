package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/**
 * Orders, and copies at partners, that must go although nobody has asked: their time has run out, they were moved to another
 * partner, or the agreement with the partner has ended. All that changes belongs in a transaction of the caller's.
 */
public final class Retirement {

    /** Why the hub itself asks for a deletion. */
    public enum Reason {
        RETENTION,
        AGREEMENT_ENDED,
        REASSIGNED;

        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final Database database;
    private final Ids ids;

    Retirement(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** Orders that were closed before this time and need not be kept, the oldest first; locked until the transaction ends. */
    public List<Long> lockClosed(Instant before, LocalDate today, int limit) {
        List<Long> orders = database.query(
                "select c.order_id from closed_order c where c.closed_at < ? and not exists"
                        + " (select 1 from legal_hold h where h.order_id = c.order_id and h.held_until >= ?)"
                        + " order by c.closed_at, c.order_id limit ?",
                (row, number) -> row.getLong(1),
                before,
                today,
                limit);
        return lock("closed_order", orders);
    }

    /** Puts their erasure on record, as due, under a request of the hub's own. */
    public Optional<String> retire(Collection<Long> orders, Instant now) {
        if (orders.isEmpty()) {
            return Optional.empty();
        }
        long request = ids.next();
        String requestId = request(request, Reason.RETENTION, orders.size(), "swept", now);
        Set<Long> minors = minors(orders);
        database.insert(
                "erasure",
                List.of(
                        Column.bigint("id", order -> ids.next()),
                        Column.bigint("request_id", order -> request),
                        Column.bigint("order_id", (Long order) -> order),
                        Column.uuid("random_id", order -> UUID.randomUUID()),
                        Column.text("state", order -> "due"),
                        Column.truth("urgent", minors::contains),
                        Column.same("changed_at", now)),
                orders);
        database.update("delete from closed_order where order_id = any(?)", (Object) Database.array(orders));
        return Optional.of(requestId);
    }

    /** Orders above an id that are open, and that no event has changed since then, in the order of their ids. */
    public List<Long> silent(Instant since, long above, int limit) {
        return database.query(
                "select o.id from customer_order o where o.id > ? and o.stage <> 'closed' and o.changed_at < ?"
                        + " and o.content_key is not null"
                        + " and not exists (select 1 from closed_order c where c.order_id = o.id) order by o.id limit ?",
                (row, number) -> row.getLong(1),
                above,
                since,
                limit);
    }

    /**
     * Counts those of the orders as closed that are silent still. They are locked until the transaction ends, as those are
     * of which an event comes.
     *
     * @return which
     */
    public List<Long> countAsClosed(Collection<Long> orders, Instant since, Instant now) {
        List<Long> silent = database.query(
                "select id from customer_order where id = any(?) and stage <> 'closed' and changed_at < ?"
                        + " and content_key is not null order by id for update",
                (row, number) -> row.getLong(1),
                Database.array(orders),
                since);
        database.insertWhere(
                "closed_order",
                List.of(Column.bigint("order_id", (Long order) -> order), Column.same("closed_at", now)),
                silent,
                "not exists (select 1 from closed_order known where known.order_id = inserted.order_id)");
        return silent;
    }

    /** Orders that were moved away from partners, that no law holds, and of which nothing is on its way there any more. */
    public List<Reassignment> reassigned(LocalDate today, int limit) {
        database.update("delete from reassignment r where exists (select 1 from disclosure d"
                + " where d.order_id = r.order_id and d.partner = r.partner and d.id > r.disclosure_id)");
        return database.query(
                "select r.order_id, r.partner, r.disclosure_id from reassignment r where not exists"
                        + " (select 1 from disclosure d where d.order_id = r.order_id and d.partner = r.partner"
                        + " and d.state not in ('sent', 'not-accepted', 'suppressed')) and not exists"
                        + " (select 1 from legal_hold h where h.order_id = r.order_id and h.held_until >= ?)"
                        + " order by r.order_id, r.partner limit ?",
                (row, number) -> new Reassignment(
                        row.getLong("order_id"), new PartnerId(row.getString("partner")), row.getLong("disclosure_id")),
                today,
                limit);
    }

    public void forget(Collection<Reassignment> reassignments) {
        database.batch(
                "delete from reassignment where order_id = ? and partner = ?",
                reassignments,
                each -> Database.row(each.order(), each.partner().text()));
    }

    /**
     * Orders of which a partner holds a copy that it was not asked to purge, or by no notice that was given up, and of which
     * nothing is on its way there, whether a law holds them or not.
     */
    public List<Long> heldBy(PartnerId partner, long above, int limit) {
        return database.query(
                "select distinct d.order_id from disclosure d where d.order_id > ? and d.partner = ?"
                        + " and d.notice_id is null and d.given_up is null and (d.state = 'sent' or d.reached > 0) and not exists"
                        + " (select 1 from disclosure u where u.order_id = d.order_id and u.partner = d.partner"
                        + " and u.state in ('queued', 'sending', 'waiting')) order by d.order_id limit ?",
                (row, number) -> row.getLong(1),
                above,
                partner.text(),
                limit);
    }

    /**
     * Locks orders, and makes of each an erasure that is none: at one partner only, and not on record as one.
     *
     * @return under a request of the hub's own
     */
    public List<Erasure> atOnePartner(Reason reason, Collection<Long> orders, Instant now) {
        List<Long> locked = lock("customer_order", orders.stream().distinct().toList());
        if (locked.isEmpty()) {
            return List.of();
        }
        long request = ids.next();
        String requestId = request(request, reason, locked.size(), "effective", now);
        Set<Long> minors = minors(locked);
        return locked.stream()
                .map(order ->
                        new Erasure(ids.next(), request, requestId, order, UUID.randomUUID(), minors.contains(order)))
                .toList();
    }

    /** Those of the orders that are minors'. */
    private Set<Long> minors(Collection<Long> orders) {
        return new HashSet<>(database.query(
                "select o.id from customer_order o join vault_epoch v on v.id = o.epoch"
                        + " where o.id = any(?) and v.tier = 'minor'",
                (row, number) -> row.getLong(1),
                (Object) Database.array(orders)));
    }

    private List<Long> lock(String table, Collection<Long> orders) {
        String key = table.equals("customer_order") ? "id" : "order_id";
        return orders.isEmpty()
                ? List.of()
                : database.query(
                        "select " + key + " from " + table + " where " + key + " = any(?) order by " + key
                                + " for update",
                        (row, number) -> row.getLong(1),
                        (Object) Database.array(orders));
    }

    private String request(long id, Reason reason, int orders, String state, Instant now) {
        String requestId = reason.text() + "-" + UUID.randomUUID();
        database.update(
                "insert into deletion_request (id, request_id, reason, requested_by, state, approved, orders, received_at,"
                        + " changed_at) values (?, ?, ?, 'hub', ?, true, ?, ?, ?)",
                id,
                requestId,
                reason.text(),
                state,
                orders,
                now,
                now);
        return requestId;
    }
}
