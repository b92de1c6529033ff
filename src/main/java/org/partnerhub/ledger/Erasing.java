package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.ledger.Erasures.Held;

/**
 * Makes what the hub holds of orders unreadable, for good. All of it belongs in a transaction of the caller's.
 *
 * <p>Claims read keys only after they are committed, and lock disclosures as this does. So each disclosure was either
 * claimed first, and counts as held, or is suppressed here.
 */
public final class Erasing {

    /** An order whose content key goes now, or went in a restore and left its hashes. */
    private record Shredded(long order, UUID hash) {}

    /**
     * What became of orders that were due.
     *
     * @param erased for each request: those that were due, and those that would have waited
     * @param held what was left, since a law holds it up
     */
    public record Shredding(List<Erasure> erased, List<Held> held) {}

    private static final Set<State> NOT_SENT = EnumSet.of(State.QUEUED, State.WAITING, State.PARKED, State.WITHHELD);

    private final Tables tables;

    Erasing(Tables tables) {
        this.tables = tables;
    }

    /**
     * Suppresses what has not been sent of these orders, shreds their content keys, replaces their hashes and leaves
     * tombstones; all requests that are of them go on from here. A hold may have come since an order was due, and it is
     * for whoever locks the order first: one that a law holds up is left as it is.
     *
     * @param tombstone the hash that a tombstone keeps in place of an order's
     */
    public Shredding shred(Collection<Erasure> due, UnaryOperator<UUID> tombstone, Instant now) {
        Map<Long, UUID> randomIds = new HashMap<>();
        due.forEach(each -> randomIds.putIfAbsent(each.order(), each.randomId()));
        List<Shredded> shredded = new ArrayList<>(lock(randomIds.keySet()));
        List<Held> held = Erasures.held(tables.database(), due, LocalDate.ofInstant(now, ZoneOffset.UTC));
        held.forEach(each -> randomIds.remove(each.erasure().order()));
        shredded.removeIf(each -> !randomIds.containsKey(each.order()));
        return new Shredding(shred(shredded, randomIds, tombstone, now), held);
    }

    private List<Shredded> lock(Collection<Long> orders) {
        return tables.database()
                .query(
                        "select id, order_hash from customer_order where id = any(?)"
                                + " and (content_key is not null or customer_hash is not null) order by id for update",
                        Erasing::shredded,
                        (Object) Database.array(orders));
    }

    private List<Erasure> shred(
            List<Shredded> shredded, Map<Long, UUID> randomIds, UnaryOperator<UUID> tombstone, Instant now) {
        Long[] orders = Database.array(randomIds.keySet());
        suppress(orders, now);
        tables.tombstones()
                .add(shredded.stream()
                        .map(each -> Tombstone.ofOrder(tombstone.apply(each.hash())))
                        .toList());
        tables.database()
                .batch(
                        "update customer_order set order_hash = ?, customer_hash = null, content_key = null where id = ?",
                        shredded,
                        each -> Database.row(randomIds.get(each.order()), each.order()));
        forget(orders);
        forgetStrangers(shredded.stream().map(Shredded::hash).toArray(UUID[]::new));
        List<Erasure> erased = tables.database()
                .query(
                        "select " + Erasure.COLUMNS + " from erasure e join deletion_request r on r.id = e.request_id"
                                + " where e.order_id = any(?) and e.state in ('deferred', 'held', 'due') order by e.id",
                        Erasure::read,
                        (Object) orders);
        tables.database()
                .update(
                        "update erasure set state = 'erased', changed_at = ?, epoch = (select o.epoch from customer_order o"
                                + " where o.id = erasure.order_id), urgent = urgent or " + Erasures.IS_MINORS
                                + " where order_id = any(?) and state in ('deferred', 'held', 'due')",
                        now,
                        orders);
        return erased;
    }

    /**
     * Suppresses what has come back since its key went: of an attempt that had begun before, and failed. Such an attempt may
     * have put a payment on record, too.
     *
     * @return those of which a send is under way, or an attempt that will find the key gone
     */
    public List<Erasure> suppress(Collection<Erasure> erased, Instant now) {
        Long[] orders = erased.stream().map(Erasure::order).distinct().toArray(Long[]::new);
        suppress(orders, now);
        forgetPayments(orders);
        Set<Long> sending = new HashSet<>(tables.database()
                .query(
                        "select order_id from disclosure where order_id = any(?) and state = 'sending'",
                        (row, number) -> row.getLong(1),
                        (Object) orders));
        return erased.stream().filter(each -> sending.contains(each.order())).toList();
    }

    /** Attempts at what is erased that began before and have not ended, above an id, in the order of their ids. */
    public List<Interrupted> interrupted(Instant before, long above, int limit) {
        return tables.database()
                .query(
                        "select distinct d.id, d.claim, d.partner, d.document, d.manifest_id from erasure e"
                                + " join disclosure d on d.order_id = e.order_id where e.state = 'erased'"
                                + " and d.state = 'sending' and d.changed_at < ? and d.id > ? order by d.id limit ?",
                        (row, number) -> new Interrupted(
                                row.getLong("id"),
                                row.getLong("claim"),
                                new PartnerId(row.getString("partner")),
                                new DocumentName(row.getString("document")),
                                row.getObject("manifest_id") != null),
                        before,
                        above,
                        limit);
    }

    /** Suppresses those that nobody has claimed anew. The partner may have got them, and counts as a holder. */
    public void abandon(Collection<Interrupted> attempts, Instant now) {
        Map<Long, Long> claims =
                attempts.stream().collect(Collectors.toMap(Interrupted::disclosure, Interrupted::claim));
        suppress(
                tables.disclosures().lock(claims.keySet()).stream().filter(row -> row.isHeldBy(claims.get(row.id()))),
                now);
    }

    /**
     * Shreds the reference keys of erased orders that nobody is told of any more.
     *
     * @return what was erased of these orders, for each request
     */
    public List<Erasure> shredReferences(Instant now) {
        String ended = "select e.order_id from erasure e join customer_order o on o.id = e.order_id"
                + " where e.state in ('effective', 'final') and o.reference_key is not null"
                + " and not exists (select 1 from notice n where n.order_id = e.order_id)"
                + " and not exists (select 1 from announcement a join disclosure d on d.id = a.disclosure_id"
                + " where d.order_id = e.order_id)"
                + " and not exists (select 1 from payment_news p where p.order_id = e.order_id)";
        List<Long> orders = tables.database().query(ended, (row, number) -> row.getLong(1));
        if (orders.isEmpty()) {
            return List.of();
        }
        Long[] all = Database.array(orders);
        // a turn that is wrapping the keys anew comes first: it is its epoch that must be destroyed
        tables.database()
                .query(
                        "select id from customer_order where id = any(?) order by id for update",
                        (row, number) -> row.getLong(1),
                        (Object) all);
        tables.database()
                .update(
                        "update erasure set changed_at = ?, epoch = (select o.epoch from customer_order o"
                                + " where o.id = erasure.order_id) where order_id = any(?)",
                        now,
                        all);
        tables.database()
                .update("update customer_order set reference_key = null, reference = null where id = any(?)", (Object)
                        all);
        return tables.database()
                .query(
                        "select " + Erasure.COLUMNS + " from erasure e join deletion_request r on r.id = e.request_id"
                                + " where e.order_id = any(?) order by e.id",
                        Erasure::read,
                        (Object) all);
    }

    private void suppress(Long[] orders, Instant now) {
        List<Long> disclosures = tables.database()
                .query(
                        "select id from disclosure where order_id = any(?)"
                                + " and state in ('queued', 'waiting', 'parked', 'withheld') order by id",
                        (row, number) -> row.getLong(1),
                        (Object) orders);
        suppress(tables.disclosures().lock(disclosures).stream().filter(row -> NOT_SENT.contains(row.state())), now);
    }

    private void suppress(Stream<DisclosureRow> locked, Instant now) {
        tables.transitions()
                .write(
                        locked.map(row -> new Transitions.Change(
                                        row,
                                        State.SUPPRESSED,
                                        Reasons.ORDER_DELETED,
                                        null,
                                        Transitions.Tried.PERHAPS,
                                        null))
                                .toList(),
                        now);
    }

    /** What only the order's hashes were good for. */
    private void forget(Long[] orders) {
        tables.database().update("update disclosure set event_id = null where order_id = any(?)", (Object) orders);
        forgetPayments(orders);
        tables.database()
                .update(
                        "update payment_event set order_id = null,"
                                + " effect = case effect when 'pending' then 'erased' else effect end"
                                + " where order_id = any(?)",
                        (Object) orders);
        tables.database().update("delete from closed_order where order_id = any(?)", (Object) orders);
        tables.database().update("delete from reassignment where order_id = any(?)", (Object) orders);
        tables.database().update("delete from legal_hold where order_id = any(?)", (Object) orders);
    }

    private void forgetPayments(Long[] orders) {
        tables.database().update("delete from payment where order_id = any(?)", (Object) orders);
        tables.database().update("delete from payment_pending where order_id = any(?)", (Object) orders);
        tables.database().update("delete from payment_open where order_id = any(?)", (Object) orders);
    }

    /** Results that came before the order they are of. */
    private void forgetStrangers(UUID[] hashes) {
        tables.database()
                .update(
                        "update payment_event set effect = 'erased' where id in"
                                + " (select event_id from payment_pending where order_hash = any(?))",
                        (Object) hashes);
        tables.database().update("delete from payment_pending where order_hash = any(?)", (Object) hashes);
    }

    private static Shredded shredded(ResultSet row, int number) throws SQLException {
        return new Shredded(row.getLong("id"), row.getObject("order_hash", UUID.class));
    }
}
