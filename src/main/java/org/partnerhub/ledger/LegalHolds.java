package org.partnerhub.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** The table {@code legal_hold}: orders that must be kept for now, whoever asks for their deletion. */
public final class LegalHolds {

    private final Database database;

    LegalHolds(Database database) {
        this.database = database;
    }

    /**
     * Holds an order, in place of what held it before. The first day that it need not be kept any more is the one behind
     * {@code until}.
     *
     * @param order keyed hash of its reference
     * @param basis a code for why: 2 to 40 lower-case letters, digits, hyphens, and not five digits in a row
     * @return false when the order is not on record, or already erased
     */
    public boolean hold(UUID order, String basis, LocalDate until, Instant now) {
        Reasons.check(basis);
        return database.inOwnTransaction(() -> {
            Optional<Long> held = lock(order);
            held.ifPresent(id -> {
                database.update("delete from legal_hold where order_id = ?", id);
                database.update(
                        "insert into legal_hold (order_id, basis, held_until, created_at) values (?, ?, ?, ?)",
                        id,
                        basis,
                        until,
                        now);
            });
            return held.isPresent();
        });
    }

    /** @return false when nothing held it */
    public boolean lift(UUID order) {
        return database.inOwnTransaction(() -> lock(order)
                .filter(id -> database.update("delete from legal_hold where order_id = ?", id) > 0)
                .isPresent());
    }

    /** Locked, so that a hold comes before its shredding, or not at all. */
    private Optional<Long> lock(UUID order) {
        return database
                .query(
                        "select id from customer_order where order_hash = ? and content_key is not null for update",
                        (row, number) -> row.getLong(1),
                        order)
                .stream()
                .findFirst();
    }
}
