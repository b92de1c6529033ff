package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;

/** Results that the shop has not been told of yet: written with what they tell of, read until they are done. */
public final class Announcements {

    /** What is to be told of a disclosure; {@code reason} may be null. */
    record Result(long disclosure, State state, String reason) {}

    private final Database database;
    private final Ids ids;

    Announcements(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /** The oldest, in the order of their ids; the same again until they are {@link #done}. */
    public List<Announcement> next(int limit) {
        return database.inTransaction(() -> database.query(
                "select a.id, a.state, a.reason, a.announced_at, d.event_id, d.partner, d.document, o.id as order_id,"
                        + " o.reference, o.epoch, o.content_key, o.reference_key"
                        + " from announcement a join disclosure d on d.id = a.disclosure_id"
                        + " join customer_order o on o.id = d.order_id order by a.id limit ?",
                Announcements::read,
                limit));
    }

    public void done(Collection<Long> announcements) {
        database.inTransaction(() ->
                database.update("delete from announcement where id = any(?)", (Object) Database.array(announcements)));
    }

    void add(Collection<Result> results, Instant now) {
        database.insert(
                "announcement",
                List.of(
                        Column.bigint("id", result -> ids.next()),
                        Column.bigint("disclosure_id", Result::disclosure),
                        Column.text("state", result -> result.state().text()),
                        Column.text("reason", Result::reason),
                        Column.same("announced_at", now)),
                results);
    }

    private static Announcement read(ResultSet row, int number) throws SQLException {
        return new Announcement(
                row.getLong("id"),
                Optional.ofNullable(row.getString("event_id")).map(EventId::new),
                row.getLong("order_id"),
                row.getBytes("reference"),
                Orders.keys(row),
                new PartnerId(row.getString("partner")),
                new DocumentName(row.getString("document")),
                State.of(row.getString("state")),
                Optional.ofNullable(row.getString("reason")),
                Database.instant(row, "announced_at"));
    }
}
