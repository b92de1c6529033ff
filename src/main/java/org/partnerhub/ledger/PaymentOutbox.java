package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.partnerhub.contract.PartnerId;

/** The table {@code payment_news}: written with what the news are of, read until the shop has been told. */
public final class PaymentOutbox {

    private final Database database;

    PaymentOutbox(Database database) {
        this.database = database;
    }

    /** In the caller's transaction. */
    public void add(Collection<PaymentNews> news) {
        database.insert(
                "payment_news",
                List.of(
                        Column.bigint("id", PaymentNews::id),
                        Column.bigint(
                                "order_id",
                                each -> each.order().isPresent() ? each.order().getAsLong() : null),
                        Column.text("partner", each -> each.partner().text()),
                        Column.text("state", PaymentNews::state),
                        Column.text(
                                "differs", each -> each.differs().isEmpty() ? null : String.join(",", each.differs())),
                        Column.bytes("sealed", PaymentNews::sealed),
                        Column.time("happened_at", each -> each.happenedAt().orElse(null)),
                        Column.time("verified_at", PaymentNews::verifiedAt)),
                news);
    }

    /** The oldest, in the order of their ids; the same again until they are {@link #done}. */
    public List<PaymentNews.Readable> next(int limit) {
        return database.inTransaction(() -> database.query(
                "select n.id, n.order_id, n.partner, n.state, n.differs, n.sealed, n.happened_at, n.verified_at,"
                        + " o.id as known_order, o.reference, o.epoch, o.content_key, o.reference_key"
                        + " from payment_news n left join customer_order o on o.id = n.order_id"
                        + " order by n.id limit ?",
                PaymentOutbox::read,
                limit));
    }

    public void done(Collection<Long> news) {
        database.inTransaction(
                () -> database.update("delete from payment_news where id = any(?)", (Object) Database.array(news)));
    }

    private static PaymentNews.Readable read(ResultSet row, int number) throws SQLException {
        Long order = row.getObject("order_id", Long.class);
        String differs = row.getString("differs");
        PaymentNews news = new PaymentNews(
                row.getLong("id"),
                order == null ? OptionalLong.empty() : OptionalLong.of(order),
                new PartnerId(row.getString("partner")),
                row.getString("state"),
                differs == null ? List.of() : Arrays.asList(differs.split(",")),
                row.getBytes("sealed"),
                Optional.ofNullable(Database.instant(row, "happened_at")),
                Database.instant(row, "verified_at"));
        boolean isKnown = row.getObject("known_order") != null;
        return new PaymentNews.Readable(news, row.getBytes("reference"), isKnown ? Orders.keys(row) : null);
    }
}
