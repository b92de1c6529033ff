package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.partnerhub.vault.WrappedKeys;
import org.partnerhub.vault.WrappedRow;
import org.partnerhub.vault.WrappedRows;

/** The keys in {@code payment_pending}, of results whose order is not on record. There are few: what is done is gone. */
final class PendingKeyRows implements WrappedRows {

    private final Database database;

    PendingKeyRows(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "payment-pending";
    }

    @Override
    public boolean use(long epoch) {
        return !owners(epoch, 0, 1).isEmpty();
    }

    @Override
    public List<Long> owners(long epoch, long above, int limit) {
        return database.inTransaction(() -> database.query(
                "select event_id from payment_pending where epoch = ? and event_id > ? order by event_id limit ?",
                (row, number) -> row.getLong(1),
                epoch,
                above,
                limit));
    }

    @Override
    public List<WrappedRow> lock(long epoch, List<Long> owners) {
        return database.query(
                "select event_id, epoch, reference_key from payment_pending where event_id = any(?) and epoch = ?"
                        + " order by event_id for update skip locked",
                PendingKeyRows::read,
                Database.array(owners),
                epoch);
    }

    @Override
    public void rewrap(long former, List<WrappedRow> rows) {
        database.batch(
                "update payment_pending set epoch = ?, reference_key = ? where event_id = ? and epoch = ?",
                rows,
                row -> Database.row(row.keys().epoch(), row.keys().reference(), row.owner(), former));
    }

    @Override
    public List<WrappedRow> page(long above, int limit) {
        return database.inTransaction(() -> database.query(
                "select event_id, epoch, reference_key from payment_pending where epoch is not null and event_id > ?"
                        + " order by event_id limit ?",
                PendingKeyRows::read,
                above,
                limit));
    }

    /** A result without its key is worth nothing: it goes. */
    @Override
    public int restore(long above, long upTo, List<WrappedRow> exported) {
        int lost = database.update(
                "delete from payment_pending where event_id > ? and event_id <= ? and not (event_id = any(?))"
                        + " and epoch is not null",
                above,
                upTo,
                Database.array(exported.stream().map(WrappedRow::owner).toList()));
        database.batch(
                "update payment_pending set epoch = ?, reference_key = ? where event_id = ? and epoch is not null",
                exported,
                row -> Database.row(row.keys().epoch(), row.keys().reference(), row.owner()));
        return lost;
    }

    private static WrappedRow read(ResultSet row, int number) throws SQLException {
        return new WrappedRow(
                row.getLong("event_id"), new WrappedKeys(row.getLong("epoch"), null, row.getBytes("reference_key")));
    }
}
