package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.partnerhub.contract.PartnerId;

/** The table {@code notice}: what holders are asked to purge, until their answer is final. */
public final class Notices {

    /** A partner that has, or may have, a copy of an order. */
    private record Holder(long order, PartnerId partner) {}

    private final Database database;
    private final Ids ids;

    Notices(Database database, Ids ids) {
        this.database = database;
        this.ids = ids;
    }

    /**
     * Queues a notice for each holder of these orders that was not asked before. In the caller's transaction.
     *
     * @param reason a code of {@code deletion_request.reason}
     */
    public List<NewNotice> queue(Collection<Erasure> erasures, String reason, Instant now) {
        return queue(erasures, partner -> true, reason, now);
    }

    /** The same, for this partner alone. */
    public List<NewNotice> queueAt(PartnerId partner, Collection<Erasure> erasures, String reason, Instant now) {
        return queue(erasures, partner::equals, reason, now);
    }

    private List<NewNotice> queue(Collection<Erasure> erasures, Predicate<PartnerId> at, String reason, Instant now) {
        Map<Long, Erasure> byOrder = new HashMap<>();
        erasures.forEach(each -> byOrder.putIfAbsent(each.order(), each));
        List<NewNotice> notices = holders(byOrder.keySet()).stream()
                .filter(holder -> at.test(holder.partner()))
                .map(holder ->
                        new NewNotice(ids.next(), UUID.randomUUID(), byOrder.get(holder.order()), holder.partner()))
                .toList();
        database.insert(
                "notice",
                List.of(
                        Column.bigint("id", NewNotice::id),
                        Column.uuid("random_id", NewNotice::randomId),
                        Column.bigint("request_id", each -> each.of().request()),
                        Column.bigint("order_id", each -> each.of().order()),
                        Column.uuid("order_random", each -> each.of().randomId()),
                        Column.text("partner", each -> each.partner().text()),
                        Column.text("reason", each -> reason),
                        Column.text("state", each -> "queued"),
                        Column.truth("urgent", each -> each.of().urgent()),
                        Column.integer("attempts", each -> 0),
                        Column.time("due_at", each -> now),
                        Column.time("created_at", each -> now),
                        Column.time("changed_at", each -> now)),
                notices);
        database.batch(
                "update disclosure set notice_id = ? where order_id = ? and partner = ? and notice_id is null",
                notices,
                each -> Database.row(
                        each.id(), each.of().order(), each.partner().text()));
        return notices;
    }

    /** What was sent, and what may have been: an attempt that failed may have reached the partner. */
    private List<Holder> holders(Collection<Long> orders) {
        return database.query(
                "select distinct order_id, partner from disclosure where order_id = any(?) and notice_id is null"
                        + " and (state = 'sent' or attempts > 0) order by order_id, partner",
                Notices::holder,
                (Object) Database.array(orders));
    }

    private static Holder holder(ResultSet row, int number) throws SQLException {
        return new Holder(row.getLong("order_id"), new PartnerId(row.getString("partner")));
    }
}
