package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.partnerhub.contract.PartnerId;

/** The table {@code deletion_news}: written with what the news are of, read until the shop has been told. */
public final class DeletionOutbox {

    private final Database database;
    private final Ids ids;

    DeletionOutbox(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** In the caller's transaction. */
    public void add(Collection<DeletionNews> news) {
        database.insert(
                "deletion_news",
                List.of(
                        Column.bigint("id", each -> ids.next()),
                        Column.text("request_id", DeletionNews::requestId),
                        Column.text("state", DeletionNews::state),
                        Column.text("reason", each -> each.reason().orElse(null)),
                        Column.uuid("random_id", each -> each.order().orElse(null)),
                        Column.uuid("notice", each -> each.notice().orElse(null)),
                        Column.text(
                                "partner",
                                each -> each.partner().map(PartnerId::text).orElse(null)),
                        Column.date("until", each -> each.until().orElse(null)),
                        Column.text("fields", each -> each.fields().isEmpty() ? null : String.join(" ", each.fields())),
                        Column.time("happened_at", DeletionNews::at)),
                news);
    }

    /** The oldest, in the order of their ids; the same again until they are {@link #done}. */
    public List<DeletionNews.Numbered> next(int limit) {
        return database.inTransaction(() -> database.query(
                "select id, request_id, state, reason, random_id, notice, partner, until, fields, happened_at from deletion_news"
                        + " order by id limit ?",
                DeletionOutbox::read,
                limit));
    }

    public void done(Collection<Long> news) {
        database.inTransaction(
                () -> database.update("delete from deletion_news where id = any(?)", (Object) Database.array(news)));
    }

    private static DeletionNews.Numbered read(ResultSet row, int number) throws SQLException {
        return new DeletionNews.Numbered(
                row.getLong("id"),
                new DeletionNews(
                        row.getString("request_id"),
                        row.getString("state"),
                        Optional.ofNullable(row.getString("reason")),
                        Optional.ofNullable(row.getObject("random_id", UUID.class)),
                        Optional.ofNullable(row.getObject("notice", UUID.class)),
                        Optional.ofNullable(row.getString("partner")).map(PartnerId::new),
                        Optional.ofNullable(row.getObject("until", LocalDate.class)),
                        Optional.ofNullable(row.getString("fields"))
                                .map(names -> List.of(names.split(" ")))
                                .orElse(List.of()),
                        Database.instant(row, "happened_at"),
                        Optional.empty(),
                        false));
    }
}
