package org.partnerhub.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/** The table {@code payment_event}: each event of a provider once, under a keyed hash of the provider's id for it. */
public final class PaymentEvents {

    private final Database database;

    PaymentEvents(Database database) {
        this.database = database;
    }

    public boolean isKnown(PartnerId partner, UUID key) {
        return !database.inTransaction(() -> database.query(
                        "select id from payment_event where partner = ? and event_key = ?",
                        (row, number) -> row.getLong(1),
                        partner.text(),
                        key))
                .isEmpty();
    }

    /**
     * In the caller's transaction.
     *
     * @throws LedgerUnavailableException when another transaction has added the same one
     */
    public void add(PaymentEvent event) {
        database.update(
                "insert into payment_event (id, partner, event_key, order_id, kind, effect, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                event.id(),
                event.partner().text(),
                event.key(),
                event.order().isPresent() ? event.order().getAsLong() : null,
                event.kind(),
                event.effect(),
                event.receivedAt());
    }

    /** Says what became of events after all, by their ids; in the caller's transaction. */
    public void settle(Map<Long, String> effects) {
        database.batch(
                "update payment_event set effect = ? where id = ?",
                effects.entrySet(),
                each -> Database.row(each.getValue(), each.getKey()));
    }

    /**
     * Forgets events that were received before this time, a batch of them; never one that is pending.
     *
     * @return how many
     */
    public int forgetBefore(Instant time, int limit) {
        return database.inOwnTransaction(() -> {
            List<Long> old = database.query(
                    "select id from payment_event where received_at < ? and effect <> 'pending'"
                            + " order by received_at limit ?",
                    (row, number) -> row.getLong(1),
                    time,
                    limit);
            return delete(old);
        });
    }

    private int delete(Collection<Long> events) {
        return events.isEmpty()
                ? 0
                : database.update("delete from payment_event where id = any(?)", (Object) Database.array(events));
    }
}
