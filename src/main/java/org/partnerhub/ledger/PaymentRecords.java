package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.vault.WrappedKeys;

/**
 * The table {@code payment}: what each provider was asked for and how far that has come. Whoever locks a payment and rows
 * of {@link PaymentEvents} locks the payment first.
 */
public final class PaymentRecords {

    private static final String SELECT = "select order_id, partner, state, figures, last_news from payment";

    private final Database database;
    private final Tables tables;
    private final Orders orders;
    private final Ids ids;

    PaymentRecords(Tables tables, Ids ids) {
        this.tables = tables;
        this.database = tables.database();
        this.orders = tables.orders();
        this.ids = ids;
    }

    /** In a transaction that is committed on return. */
    public <T> T atomically(Supplier<T> work) {
        return database.inOwnTransaction(work);
    }

    /** The order with this keyed hash of its reference. */
    public Optional<KnownOrder> order(UUID hash) {
        return database.inTransaction(
                () -> Optional.ofNullable(orders.byHash(List.of(hash)).get(hash)));
    }

    /** The same, locked until the transaction ends: a deletion either comes before or finds what is put on record. */
    public Optional<KnownOrder> lockOrder(UUID hash) {
        return Optional.ofNullable(orders.lockByHash(List.of(hash)).get(hash));
    }

    /** Whether an order was deleted, by the hash that its tombstone keeps. */
    public boolean isDeleted(UUID tombstone) {
        return database.inTransaction(() -> tables.tombstones().find(List.of(tombstone)))
                .contains(Tombstone.ofOrder(tombstone));
    }

    /** The order's keys as they are now. */
    public Optional<WrappedKeys> keys(long order) {
        return database.inTransaction(
                () -> Optional.ofNullable(orders.keysOf(List.of(order)).get(order)));
    }

    /** Puts payments on record, and leaves those alone that are there. In the caller's transaction. */
    public void add(Collection<PaymentRecord> payments, Instant now) {
        database.insertWhere(
                "payment",
                List.of(
                        Column.bigint("order_id", PaymentRecord::order),
                        Column.text("partner", payment -> payment.partner().text()),
                        Column.text("state", PaymentRecord::state),
                        Column.bytes("figures", PaymentRecord::figures),
                        Column.bigint("last_news", PaymentRecord::lastNews),
                        Column.same("created_at", now),
                        Column.same("changed_at", now)),
                payments,
                "not exists (select 1 from payment known"
                        + " where known.order_id = inserted.order_id and known.partner = inserted.partner)");
    }

    public Optional<PaymentRecord> find(long order, PartnerId partner) {
        return one(SELECT + " where order_id = ? and partner = ?", order, partner);
    }

    /**
     * Locks it until the transaction ends. Ids given out by this process from now on are higher than its last news, so
     * that the shop hears of a payment in the order in which things came about.
     */
    public Optional<PaymentRecord> lock(long order, PartnerId partner) {
        Optional<PaymentRecord> locked = one(SELECT + " where order_id = ? and partner = ? for update", order, partner);
        locked.ifPresent(payment -> ids.above(payment.lastNews()));
        return locked;
    }

    /** Locks those of many orders at one provider, by one statement, in the order of the orders' numbers. */
    public List<PaymentRecord> lock(Collection<Long> orders, PartnerId partner) {
        // without the partner, for the reason that Disclosures.UNFINISHED gives
        return database
                .query(
                        SELECT + " where order_id = any(?) order by order_id, partner for update",
                        PaymentRecords::read,
                        (Object) Database.array(orders))
                .stream()
                .filter(payment -> payment.partner().equals(partner))
                .toList();
    }

    public void update(PaymentRecord payment, Instant now) {
        update(List.of(payment), now);
    }

    public void update(Collection<PaymentRecord> payments, Instant now) {
        database.batch(
                "update payment set state = ?, figures = ?, last_news = ?, changed_at = ?"
                        + " where order_id = ? and partner = ?",
                payments,
                payment -> Database.row(
                        payment.state(),
                        payment.figures(),
                        payment.lastNews(),
                        now,
                        payment.order(),
                        payment.partner().text()));
    }

    /** Those of the disclosures that will never be sent: a person has given them up, or their order was deleted. */
    public Set<Long> givenUp(Collection<Long> disclosures) {
        return disclosures.isEmpty()
                ? Set.of()
                : new HashSet<>(database.query(
                        "select id from disclosure where id = any(?) and state = 'suppressed'",
                        (row, number) -> row.getLong(1),
                        (Object) Database.array(disclosures)));
    }

    private Optional<PaymentRecord> one(String sql, long order, PartnerId partner) {
        return database.inTransaction(() -> database.query(sql, PaymentRecords::read, order, partner.text())).stream()
                .findFirst();
    }

    private static PaymentRecord read(ResultSet row, int number) throws SQLException {
        return new PaymentRecord(
                row.getLong("order_id"),
                new PartnerId(row.getString("partner")),
                row.getString("state"),
                row.getBytes("figures"),
                row.getLong("last_news"));
    }
}
