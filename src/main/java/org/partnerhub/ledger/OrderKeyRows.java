package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.partnerhub.vault.WrappedRow;
import org.partnerhub.vault.WrappedRows;

/** The keys in {@code customer_order}. */
final class OrderKeyRows implements WrappedRows {

    private static final String LEFT = "(content_key is not null or reference_key is not null)";

    /** H2 goes along the index only if the sequence begins with the epoch, and not at all if it is to lock. */
    static final String OWNERS =
            "select id from customer_order where epoch = ? and id > ? and " + LEFT + " order by epoch, id limit ?";

    /**
     * Of an order that became a minor's after the copy was made: which epoch wrapped its keys last before that, the copy does
     * not say, so it is the last of the former tier.
     */
    private static final String MAY_HAVE_WRAPPED =
            "(select max(last.id) from vault_epoch was join vault_epoch moved on moved.id = ? and moved.tier <> was.tier"
                    + " join vault_epoch last on last.tier = was.tier where was.id = customer_order.epoch)";

    private final Database database;

    OrderKeyRows(Database database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "customer-order";
    }

    @Override
    public boolean use(long epoch) {
        return !owners(epoch, 0, 1).isEmpty();
    }

    @Override
    public List<Long> owners(long epoch, long above, int limit) {
        return database.inTransaction(
                () -> database.query(OWNERS, (row, number) -> row.getLong(1), epoch, above, limit));
    }

    @Override
    public List<WrappedRow> lock(long epoch, List<Long> owners) {
        return database.query(
                "select id, epoch, content_key, reference_key from customer_order where id = any(?) and epoch = ?"
                        + " order by id for update skip locked",
                OrderKeyRows::read,
                Database.array(owners),
                epoch);
    }

    @Override
    public void rewrap(long former, List<WrappedRow> rows) {
        database.batch(
                "update customer_order set epoch = ?, content_key = ?, reference_key = ? where id = ? and epoch = ?",
                rows,
                row -> Database.row(
                        row.keys().epoch(), row.keys().content(), row.keys().reference(), row.owner(), former));
    }

    @Override
    public List<WrappedRow> page(long above, int limit) {
        return database.inTransaction(() -> database.query(
                "select id, epoch, content_key, reference_key from customer_order where id > ? and " + LEFT
                        + " order by id limit ?",
                OrderKeyRows::read,
                above,
                limit));
    }

    @Override
    public int restore(long above, long upTo, List<WrappedRow> exported) {
        int lost = database.update(
                "update customer_order set content_key = null, reference_key = null"
                        + " where id > ? and id <= ? and not (id = any(?)) and " + LEFT,
                above,
                upTo,
                Database.array(exported.stream().map(WrappedRow::owner).toList()));
        database.batch(
                "update customer_order set former_epoch = coalesce(former_epoch, " + MAY_HAVE_WRAPPED + "), epoch = ?,"
                        + " content_key = case when content_key is null then null else cast(? as bytea) end,"
                        + " reference_key = case when reference_key is null then null else cast(? as bytea) end"
                        + " where id = ?",
                exported,
                row -> Database.row(
                        row.keys().epoch(),
                        row.keys().epoch(),
                        row.keys().content(),
                        row.keys().reference(),
                        row.owner()));
        return lost;
    }

    private static WrappedRow read(ResultSet row, int number) throws SQLException {
        return new WrappedRow(row.getLong("id"), Orders.keys(row));
    }
}
