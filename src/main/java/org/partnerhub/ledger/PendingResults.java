package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/** The table {@code payment_pending}: results that came before what they build on. */
public final class PendingResults {

    /** A payment that results wait for. */
    public record Awaited(long order, PartnerId partner) {}

    private static final String SELECT = "select event_id, partner, kind, received_at, order_id, order_hash, epoch,"
            + " reference_key, sealed, due_at from payment_pending";

    private final Database database;

    PendingResults(Database database) {
        this.database = database;
    }

    /** In the caller's transaction, as all that locks or changes. */
    public void add(Collection<PendingResult> results) {
        database.insert(
                "payment_pending",
                List.of(
                        Column.bigint("event_id", PendingResult::event),
                        Column.text("partner", result -> result.partner().text()),
                        Column.text("kind", PendingResult::kind),
                        Column.time("received_at", PendingResult::receivedAt),
                        Column.bigint("order_id", PendingResults::order),
                        Column.uuid("order_hash", PendingResults::hash),
                        Column.bigint(
                                "epoch",
                                result -> keys(result) == null
                                        ? null
                                        : keys(result).epoch()),
                        Column.bytes(
                                "reference_key",
                                result -> keys(result) == null
                                        ? null
                                        : keys(result).reference()),
                        Column.bytes("sealed", PendingResult::sealed),
                        Column.time("due_at", result -> result.due().orElse(null))),
                results);
    }

    /** Locks what waits for this payment, in the order in which it came. */
    public List<PendingResult> lockOf(long order, PartnerId partner) {
        return database.query(
                SELECT + " where partner = ? and (order_id = ?"
                        + " or order_hash = (select o.order_hash from customer_order o where o.id = ?))"
                        + " order by event_id for update",
                PendingResults::read,
                partner.text(),
                order,
                order);
    }

    public Optional<PendingResult> lock(long event) {
        return database.query(SELECT + " where event_id = ? for update", PendingResults::read, event).stream()
                .findFirst();
    }

    public void remove(Collection<Long> events) {
        if (!events.isEmpty()) {
            database.update("delete from payment_pending where event_id = any(?)", (Object) Database.array(events));
        }
    }

    /** The shop has been told that it waits. */
    public void told(long event) {
        database.update("update payment_pending set due_at = null where event_id = ?", event);
    }

    /** Those of the orders' payments that anything waits for. */
    public List<Awaited> awaited(Collection<Long> orders) {
        Long[] all = Database.array(orders);
        return database.inTransaction(() -> database.query(
                "select order_id, partner from payment_pending where order_id = any(?)"
                        + " union select o.id, p.partner from payment_pending p"
                        + " join customer_order o on o.order_hash = p.order_hash where o.id = any(?)",
                (row, number) -> new Awaited(row.getLong(1), new PartnerId(row.getString(2))),
                all,
                all));
    }

    /** What the shop must be told of by this time, the oldest first. */
    public List<PendingResult> due(Instant now, int limit) {
        return database.inTransaction(() -> database.query(
                SELECT + " where due_at <= ? order by due_at, event_id limit ?", PendingResults::read, now, limit));
    }

    private static Long order(PendingResult result) {
        return result.home() instanceof PendingResult.OfOrder home ? home.order() : null;
    }

    private static UUID hash(PendingResult result) {
        return result.home() instanceof PendingResult.OfStranger home ? home.hash() : null;
    }

    private static WrappedKeys keys(PendingResult result) {
        return result.home() instanceof PendingResult.OfStranger home ? home.keys() : null;
    }

    private static PendingResult read(ResultSet row, int number) throws SQLException {
        Long order = row.getObject("order_id", Long.class);
        return new PendingResult(
                row.getLong("event_id"),
                new PartnerId(row.getString("partner")),
                row.getString("kind"),
                Database.instant(row, "received_at"),
                order != null
                        ? new PendingResult.OfOrder(order)
                        : new PendingResult.OfStranger(
                                row.getObject("order_hash", UUID.class),
                                new WrappedKeys(row.getLong("epoch"), null, row.getBytes("reference_key"))),
                row.getBytes("sealed"),
                Optional.ofNullable(Database.instant(row, "due_at")));
    }
}
