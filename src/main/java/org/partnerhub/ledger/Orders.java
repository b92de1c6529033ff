package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.partnerhub.vault.WrappedKeys;

/** The table {@code customer_order}. */
final class Orders {

    private final Database database;

    Orders(Database database) {
        this.database = database;
    }

    Map<UUID, KnownOrder> byHash(Collection<UUID> hashes) {
        return byHash("", hashes);
    }

    /** Locks them until the transaction ends, so that a deletion either comes before or finds what is put on record. */
    Map<UUID, KnownOrder> lockByHash(Collection<UUID> hashes) {
        return byHash(" order by id for update", hashes);
    }

    private Map<UUID, KnownOrder> byHash(String lock, Collection<UUID> hashes) {
        Map<UUID, KnownOrder> known = new HashMap<>();
        database.query(
                "select id, order_hash, epoch, content_key, reference_key, revision, stage from customer_order"
                        + " where order_hash = any(?)" + lock,
                (row, number) -> known.put(
                        row.getObject("order_hash", UUID.class),
                        new KnownOrder(
                                row.getLong("id"),
                                keys(row),
                                new OrderProgress(row.getInt("revision"), Stage.of(row.getString("stage"))))),
                (Object) hashes.toArray(UUID[]::new));
        return known;
    }

    Map<UUID, UUID> customersOf(Collection<UUID> hashes) {
        Map<UUID, UUID> customers = new HashMap<>();
        database.query(
                "select order_hash, customer_hash from customer_order where order_hash = any(?)"
                        + " and customer_hash is not null",
                (row, number) -> customers.put(
                        row.getObject("order_hash", UUID.class), row.getObject("customer_hash", UUID.class)),
                (Object) hashes.toArray(UUID[]::new));
        return customers;
    }

    /** Their keys as they are now: whoever has claimed reads them only after that was committed. */
    Map<Long, WrappedKeys> keysOf(Collection<Long> orders) {
        Map<Long, WrappedKeys> keys = new HashMap<>();
        database.query(
                "select id, epoch, content_key, reference_key from customer_order where id = any(?)",
                (row, number) -> keys.put(row.getLong("id"), keys(row)),
                (Object) Database.array(orders));
        return keys;
    }

    void insert(Collection<NewOrder> orders, Instant now) {
        database.insert(
                "customer_order",
                List.of(
                        Column.bigint("id", NewOrder::id),
                        Column.uuid("order_hash", NewOrder::hash),
                        Column.uuid("customer_hash", order -> order.customer().orElse(null)),
                        Column.bigint("epoch", order -> order.keys().epoch()),
                        Column.bytes("content_key", order -> order.keys().content()),
                        Column.bytes("reference_key", order -> order.keys().reference()),
                        Column.bytes("reference", NewOrder::reference),
                        Column.integer("revision", order -> order.progress().revision()),
                        Column.text("stage", order -> order.progress().stage().text()),
                        Column.time("placed_at", NewOrder::placedAt),
                        Column.same("created_at", now),
                        Column.same("changed_at", now)),
                orders);
    }

    /** Those that counted as closed for their silence do not any more. */
    void update(Map<Long, OrderProgress> progress, Instant now) {
        database.batch(
                "update customer_order set revision = ?, stage = ?, changed_at = ? where id = ?",
                progress.entrySet(),
                each -> Database.row(
                        each.getValue().revision(), each.getValue().stage().text(), now, each.getKey()));
        if (!progress.isEmpty()) {
            database.update(
                    "delete from closed_order where order_id = any(?)", (Object) Database.array(progress.keySet()));
        }
    }

    /** Stores keys of locked orders as another tier's epoch wraps them, and notes which one of the former tier's did. */
    void move(Map<Long, WrappedKeys> keys) {
        database.batch(
                "update customer_order set former_epoch = epoch, epoch = ?, content_key = ?, reference_key = ? where id = ?",
                keys.entrySet(),
                each -> Database.row(
                        each.getValue().epoch(),
                        each.getValue().content(),
                        each.getValue().reference(),
                        each.getKey()));
    }

    /** Their time runs from now on. */
    void closed(Collection<Long> orders, Instant now) {
        database.insert(
                "closed_order",
                List.of(Column.bigint("order_id", (Long order) -> order), Column.same("closed_at", now)),
                orders);
    }

    void reassign(Collection<Reassignment> reassignments) {
        database.batch(
                "delete from reassignment where order_id = ? and partner = ?",
                reassignments,
                each -> Database.row(each.order(), each.partner().text()));
        database.insert(
                "reassignment",
                List.of(
                        Column.bigint("order_id", Reassignment::order),
                        Column.text("partner", each -> each.partner().text()),
                        Column.bigint("disclosure_id", Reassignment::disclosure)),
                reassignments);
    }

    static WrappedKeys keys(ResultSet row) throws SQLException {
        return new WrappedKeys(row.getLong("epoch"), row.getBytes("content_key"), row.getBytes("reference_key"));
    }
}
