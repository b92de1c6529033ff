package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table {@code erasure}: the orders that requests are of, from the time that they are found until nothing of them can
 * be read by anybody here. All that changes belongs in a transaction of the caller's.
 */
public final class Erasures {

    /** How far the erasure of one order has come. */
    public enum Stage {
        /** The order is not closed yet. */
        DEFERRED,
        /** It must be kept for now, by law. */
        HELD,
        /** Its content key goes next. */
        DUE,
        /** Its content key is gone; a send may be under way that had read it before. */
        ERASED,
        /** Nothing of it can be sent any more; its holders are told. */
        EFFECTIVE,
        /** No copy of the database can bring it back. */
        FINAL;

        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final String FROM = " from erasure e join deletion_request r on r.id = e.request_id";

    private static final String HELD = "select " + Erasure.COLUMNS + ", h.basis, h.held_until" + FROM
            + " join legal_hold h on h.order_id = e.order_id";

    /** An order o is closed, or was reported to be silent; or nothing is left of it that could go on. */
    private static final String OVER = "(o.stage = 'closed' or o.content_key is null"
            + " or exists (select 1 from closed_order c where c.order_id = o.id))";

    private static final String WITH_HOLDS =
            " join customer_order o on o.id = e.order_id left join legal_hold h on h.order_id = o.id";

    /** Nothing puts it off any more. */
    private static final String RIPE = "(e.state = 'deferred' and " + OVER + " or e.state = 'held')"
            + " and (h.held_until is null or h.held_until < ?) and r.approved";

    private static final String FOUND =
            "select r.id, r.request_id, r.requested_by, o.id as order_id, " + OVER + " as is_over, %s as listed,"
                    + " o.customer_hash is null or o.customer_hash = r.customer_hash as theirs from deletion_request r";

    /** An epoch v is destroyed, and so are those of its tier that may have wrapped the same keys before it. */
    private static final String ALL_DESTROYED =
            "v.state = 'destroyed' and not exists (select 1 from vault_epoch earlier"
                    + " where earlier.tier = v.tier and earlier.id < v.id and earlier.state <> 'destroyed')";

    /** Of an order that turned out to be a minor's: an epoch that may have wrapped its keys before that, and is left. */
    private static final String FORMER_LEFT =
            "select 1 from customer_order o join vault_epoch former on former.id = o.former_epoch"
                    + " join vault_epoch earlier on earlier.tier = former.tier and earlier.id <= former.id"
                    + " where o.id = e.order_id and earlier.state <> 'destroyed'";

    /** Whether the order of an erasure is a minor's by now. */
    static final String IS_MINORS = "exists (select 1 from customer_order o join vault_epoch v on v.id = o.epoch"
            + " where o.id = erasure.order_id and v.tier = 'minor')";

    private final Database database;

    Erasures(Database database) {
        this.database = database;
    }

    /** Orders that have come up of requests and are in the table for none yet. */
    public List<FoundOrder> find(int limit) {
        List<FoundOrder> listed = database.query(
                String.format(FOUND, "t.order_hash")
                        + " join deletion_target t on t.request_id = r.id"
                        + " join customer_order o on o.order_hash = t.order_hash"
                        + " where r.state in ('asking', 'standing') order by r.id, o.id limit ?",
                Erasures::found,
                limit);
        List<FoundOrder> all = database.query(
                String.format(FOUND, "cast(null as uuid)")
                        + " join customer_order o on o.customer_hash = r.customer_hash"
                        + " and o.placed_at <= r.placed_until where r.state in ('asking', 'standing')"
                        + " and not exists (select 1 from erasure e where e.request_id = r.id and e.order_id = o.id)"
                        + " order by r.id, o.id limit ?",
                Erasures::found,
                limit);
        return Stream.concat(listed.stream(), all.stream()).toList();
    }

    /** Puts orders on record that were found, as deferred, and takes them off the lists of what to look for. */
    public List<Erasure> add(Collection<FoundOrder> found, Ids ids, Instant now) {
        database.batch(
                "delete from deletion_target where request_id = ? and order_hash = ?",
                found.stream().filter(each -> each.listed().isPresent()).toList(),
                each -> Database.row(each.request(), each.listed().orElseThrow()));
        List<Erasure> added = found.stream()
                .filter(FoundOrder::isTheirs)
                .map(each -> new Erasure(
                        ids.next(), each.request(), each.requestId(), each.order(), UUID.randomUUID(), each.guardian()))
                .toList();
        database.insert(
                "erasure",
                List.of(
                        Column.bigint("id", Erasure::id),
                        Column.bigint("request_id", Erasure::request),
                        Column.bigint("order_id", Erasure::order),
                        Column.uuid("random_id", Erasure::randomId),
                        Column.text("state", each -> Stage.DEFERRED.text()),
                        Column.truth("urgent", Erasure::urgent),
                        Column.same("changed_at", now)),
                added);
        putMinorsFirst(added);
        database.batch(
                "update deletion_request set orders = orders + ? where id = ?",
                added.stream()
                        .collect(Collectors.groupingBy(Erasure::request, Collectors.counting()))
                        .entrySet(),
                each -> Database.row(each.getValue(), each.getKey()));
        return added;
    }

    /**
     * Deferred ones that need not be any more, guardians' and minors' first: the order is closed, or counts as closed
     * because it was reported to be silent.
     */
    public List<Erasure> ripe(LocalDate today, int limit) {
        return database.query(
                "select " + Erasure.COLUMNS + FROM + WITH_HOLDS + " where " + RIPE
                        + " order by e.urgent desc, e.id limit ?",
                Erasure::read,
                today,
                limit);
    }

    /** How many go next, those that are ripe included. */
    public long next(LocalDate today) {
        return database.inTransaction(() -> database.query(
                        "select count(distinct e.order_id)" + FROM + WITH_HOLDS + " where e.state = 'due' or " + RIPE,
                        (row, number) -> row.getLong(1),
                        today))
                .get(0);
    }

    /** One that a law holds up: why, and until when. */
    public record Held(Erasure erasure, String basis, LocalDate until) {}

    /** Deferred ones that would be ripe, were they not held. */
    public List<Held> newlyHeld(LocalDate today, int limit) {
        return database.query(
                HELD
                        + " join customer_order o on o.id = e.order_id where h.held_until >= ? and e.state = 'deferred' and "
                        + OVER + " order by e.id limit ?",
                Erasures::held,
                today,
                limit);
    }

    /** They need not wait any more: their content keys go next. */
    public void ripen(Collection<Erasure> ripe, Instant now) {
        if (!ripe.isEmpty()) {
            putMinorsFirst(ripe);
            move(ripe, Stage.DUE, now);
        }
    }

    /** Those of them that a law holds up, whatever they are. */
    static List<Held> held(Database database, Collection<Erasure> erasures, LocalDate today) {
        return database.query(
                HELD + " where h.held_until >= ? and e.id = any(?) order by e.id",
                Erasures::held,
                today,
                ids(erasures));
    }

    /** Those of these orders that wait for the order to be closed. */
    public List<Erasure> deferred(Collection<Long> orders) {
        return database.query(
                "select " + Erasure.COLUMNS + FROM
                        + " where e.order_id = any(?) and e.state = 'deferred' order by e.id",
                Erasure::read,
                (Object) Database.array(orders));
    }

    /** Those whose content key goes next, guardians' and minors' first. Locked until the transaction ends. */
    public List<Erasure> lockDue(int limit) {
        return lock(
                Stage.DUE,
                "select id from erasure e where e.state = 'due' order by e.urgent desc, e.id limit ?",
                limit);
    }

    /** Those whose sends have all ended since their content key went. Locked until the transaction ends. */
    public List<Erasure> lockQuiet(int limit) {
        return lock(
                Stage.ERASED,
                "select e.id from erasure e where e.state = 'erased' and not exists"
                        + " (select 1 from disclosure d where d.order_id = e.order_id and d.state = 'sending')"
                        + " order by e.urgent desc, e.id limit ?",
                limit);
    }

    /** Effective ones of which no copy can be opened any more. Locked until the transaction ends. */
    public List<Unreadable> lockUnreadable(int limit) {
        return new LastEpochs(database)
                .of(lock(
                        Stage.EFFECTIVE,
                        "select e.id from erasure e join vault_epoch v on v.id = e.epoch where e.state = 'effective' and "
                                + ALL_DESTROYED + " and not exists (" + FORMER_LEFT + ") order by e.id limit ?",
                        limit));
    }

    /** Final ones whose reference key has gone the same way. Locked until the transaction ends. */
    public List<Erasure> lockForgotten(int limit) {
        return lock(
                Stage.FINAL,
                "select e.id from erasure e join vault_epoch v on v.id = e.epoch"
                        + " join customer_order o on o.id = e.order_id"
                        + " where e.state = 'final' and " + ALL_DESTROYED + " and o.reference_key is null"
                        + " order by e.id limit ?",
                limit);
    }

    private List<Erasure> lock(Stage stage, String candidates, int limit) {
        List<Long> ids = database.query(candidates, (row, number) -> row.getLong(1), limit);
        if (ids.isEmpty()) {
            return List.of();
        }
        // by itself, for not every database locks the rows of one table of a join
        List<Long> locked = database.query(
                "select id from erasure where id = any(?) order by id for update",
                (row, number) -> row.getLong(1),
                (Object) Database.array(ids));
        return database.query(
                "select " + Erasure.COLUMNS + FROM + " where e.id = any(?) and e.state = ? order by e.id",
                Erasure::read,
                Database.array(locked),
                stage.text());
    }

    public void move(Collection<Erasure> erasures, Stage to, Instant now) {
        database.update(
                "update erasure set state = ?, changed_at = ? where id = any(?)", to.text(), now, ids(erasures));
    }

    public void remove(Collection<Erasure> erasures) {
        database.update("delete from erasure where id = any(?)", (Object) ids(erasures));
    }

    private void putMinorsFirst(Collection<Erasure> erasures) {
        database.update("update erasure set urgent = true where id = any(?) and not urgent and " + IS_MINORS, (Object)
                ids(erasures));
    }

    private static Long[] ids(Collection<Erasure> erasures) {
        return erasures.stream().map(Erasure::id).toArray(Long[]::new);
    }

    private static Held held(ResultSet row, int number) throws SQLException {
        return new Held(
                Erasure.read(row, number), row.getString("basis"), row.getObject("held_until", LocalDate.class));
    }

    private static FoundOrder found(ResultSet row, int number) throws SQLException {
        return new FoundOrder(
                row.getLong("id"),
                row.getString("request_id"),
                row.getString("requested_by").equals("guardian"),
                row.getLong("order_id"),
                Optional.ofNullable(row.getObject("listed", UUID.class)),
                row.getBoolean("theirs"),
                row.getBoolean("is_over"));
    }
}
