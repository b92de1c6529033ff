package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The tables {@code deletion_request} and {@code deletion_target}: what was asked, until it is completed; and that it was,
 * for ever. All that changes belongs in a transaction of the caller's.
 */
public final class DeletionRequests {

    /** A request of which orders may still come up; {@code reach} is absent until it is known how far to look. */
    public record Standing(long id, String requestId, Optional<String> reach) {}

    private record Target(long request, UUID order) {}

    /** Orders may still be erased because of it. */
    private static final String OPEN = "state in ('asking', 'standing', 'swept')";

    private final Database database;

    DeletionRequests(Database database) {
        this.database = database;
    }

    /** In a transaction that is committed on return. */
    public void commit(Runnable work) {
        database.commit(work);
    }

    /** Those of the shop's ids that are on record. */
    public Set<String> known(Collection<String> requestIds) {
        return new HashSet<>(database.query(
                "select request_id from deletion_request where request_id = any(?)",
                (row, number) -> row.getString(1),
                (Object) requestIds.toArray(String[]::new)));
    }

    /** How many of the shop's were put on record since then. */
    public int since(Instant time) {
        return database.query(
                        "select count(*) from deletion_request where received_at > ? and reason = 'deletion'",
                        (row, number) -> row.getInt(1),
                        time)
                .get(0);
    }

    public void add(Collection<NewDeletion> requests, Instant now) {
        database.insert(
                "deletion_request",
                List.of(
                        Column.bigint("id", NewDeletion::id),
                        Column.text("request_id", NewDeletion::requestId),
                        Column.text("reason", request -> "deletion"),
                        Column.text("requested_by", request -> request.guardian() ? "guardian" : "customer"),
                        Column.text("state", request -> "asking"),
                        Column.truth("approved", NewDeletion::approved),
                        Column.uuid("customer_hash", NewDeletion::customer),
                        Column.time(
                                "placed_until", request -> request.placedUntil().orElse(null)),
                        Column.same("orders", 0),
                        Column.same("received_at", now),
                        Column.same("changed_at", now)),
                requests);
        database.insert(
                "deletion_target",
                List.of(Column.bigint("request_id", Target::request), Column.uuid("order_hash", Target::order)),
                requests.stream()
                        .flatMap(request ->
                                request.listed().stream().distinct().map(order -> new Target(request.id(), order)))
                        .toList());
    }

    /**
     * Has all that are not done wait for a person's word, on a database that was restored: what must be kept by law may have
     * been entered after the backup.
     *
     * @return how many
     */
    public int pause() {
        return database.inOwnTransaction(() -> {
            // what is due goes without looking at the request again
            database.update("update erasure set state = 'deferred' where state = 'due'");
            return database.update("update deletion_request set approved = false where approved and " + OPEN);
        });
    }

    /** Those that wait for a person's word, guardians' first, and then the oldest. */
    public List<Waiting> waiting(int limit) {
        return database.inTransaction(() -> database.query(
                "select request_id, requested_by, received_at from deletion_request"
                        + " where not approved and " + OPEN
                        + " order by case requested_by when 'guardian' then 0 else 1 end, id limit ?",
                (row, number) -> new Waiting(
                        row.getString("request_id"),
                        row.getString("requested_by"),
                        Database.instant(row, "received_at")),
                limit));
    }

    /** A request that waits for a person's word. */
    public record Waiting(String requestId, String requestedBy, Instant receivedAt) {}

    /**
     * Lets one go on, or all of them. In the caller's transaction.
     *
     * @return which
     */
    public List<String> approve(Optional<String> requestId) {
        List<String> approved = database.query(
                "select request_id from deletion_request where not approved and (request_id = ? or ?) for update",
                (row, number) -> row.getString(1),
                requestId.orElse(""),
                requestId.isEmpty());
        database.update("update deletion_request set approved = true where request_id = any(?)", (Object)
                approved.toArray(String[]::new));
        return approved;
    }

    /** How many requests there are in each state. */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        database.inTransaction(() -> database.query(
                "select state, count(*) as requests from deletion_request group by state",
                (row, number) -> counts.put(row.getString("state"), row.getLong("requests"))));
        return counts;
    }

    /** How far to look for orders of those that were on record before this was asked. */
    public void setReach(Collection<Long> requests, String reach) {
        database.update(
                "update deletion_request set state = 'standing', reach = ? where id = any(?)",
                reach,
                Database.array(requests));
    }

    /** Those of which orders may still come up, in the order of their ids. */
    public List<Standing> standing() {
        return database.query(
                "select id, request_id, reach from deletion_request where state in ('asking', 'standing') order by id",
                DeletionRequests::standing);
    }

    /** No more orders come up of these. */
    public void swept(Collection<Long> requests, Instant now) {
        Long[] all = Database.array(requests);
        database.update("delete from deletion_target where request_id = any(?)", (Object) all);
        database.update(
                "update deletion_request set state = 'swept', customer_hash = null, reach = null, changed_at = ?"
                        + " where id = any(?)",
                now,
                all);
    }

    /** A stretch of a request's way: what it is before, what after, and what must be so in between. */
    public enum Step {
        /** No order that it is of can be sent any more. */
        TO_EFFECTIVE(
                "swept",
                "effective",
                "not exists (select 1 from erasure e where e.request_id = r.id"
                        + " and e.state in ('deferred', 'held', 'due', 'erased'))"),
        /** No holder has to be told any more. */
        TO_COMPLETED(
                "effective",
                "completed",
                "not exists (select 1 from erasure e join notice n on n.order_id = e.order_id"
                        + " where e.request_id = r.id)"
                        + " and not exists (select 1 from notice n where n.request_id = r.id)"),
        /** No copy of the database can bring back what it was of. */
        TO_FINAL("completed", "final", "not exists (select 1 from erasure e where e.request_id = r.id)");

        private final String from;
        private final String to;
        private final String condition;

        Step(String from, String to, String condition) {
            this.from = from;
            this.to = to;
            this.condition = condition;
        }

        /** What a request is after it. */
        public String to() {
            return to;
        }
    }

    /**
     * A request that can go on.
     *
     * @param orders how many orders it was found to be of
     * @param shreds whether it is for the hub's own copies too, and not for those of one partner alone
     */
    public record Ready(long id, String requestId, int orders, boolean shreds) {}

    public List<Ready> ready(Step step, int limit) {
        return database.query(
                "select r.id, r.request_id, r.orders, r.reason in ('deletion', 'retention') as shreds"
                        + " from deletion_request r where r.state = ? and " + step.condition + " order by r.id limit ?",
                (row, number) -> new Ready(
                        row.getLong("id"), row.getString("request_id"), row.getInt("orders"), row.getBoolean("shreds")),
                step.from,
                limit);
    }

    public void go(Step step, Collection<Ready> requests, Instant now) {
        database.update(
                "update deletion_request set state = ?, changed_at = ? where id = any(?)",
                step.to,
                now,
                Database.array(requests.stream().map(Ready::id).toList()));
    }

    private static Standing standing(ResultSet row, int number) throws SQLException {
        return new Standing(
                row.getLong("id"), row.getString("request_id"), Optional.ofNullable(row.getString("reach")));
    }
}
