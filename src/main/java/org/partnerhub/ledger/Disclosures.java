package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.partnerhub.contract.PartnerId;

/** The table {@code disclosure}, as claims and manifests use it. */
final class Disclosures {

    // Not "and partner = ?": H2 would look for the partner in the index too, and walk through all of it.
    static final String UNFINISHED = "select id, order_id, partner, state from disclosure where order_id = any(?)"
            + " and state in ('queued', 'sending', 'waiting', 'parked', 'withheld')";

    private record Unfinished(long id, long order, String partner, State state) {}

    private final Database database;

    Disclosures(Database database) {
        this.database = database;
    }

    void insert(Collection<NewDisclosure> disclosures, Instant now) {
        database.insert(
                "disclosure",
                List.of(
                        Column.bigint("id", NewDisclosure::id),
                        Column.bigint("order_id", NewDisclosure::order),
                        Column.bigint("event_key", NewDisclosure::eventKey),
                        Column.text("event_id", disclosure -> disclosure.event().text()),
                        Column.text(
                                "partner", disclosure -> disclosure.partner().text()),
                        Column.text(
                                "document", disclosure -> disclosure.document().text()),
                        Column.bigint("contract_version", NewDisclosure::contractVersion),
                        Column.bytes("fields", NewDisclosure::fields),
                        Column.text("state", disclosure -> disclosure.state().text()),
                        Column.text("reason", disclosure -> disclosure
                                .withheld()
                                .map(NewDisclosure.Withheld::reason)
                                .orElse(null)),
                        Column.same("attempts", 0),
                        Column.same("reached", 0),
                        Column.same("created_at", now),
                        Column.same("changed_at", now)),
                disclosures);
    }

    /** Locks the rows until the transaction ends, in the order of their ids, as everyone must who locks several. */
    List<DisclosureRow> lock(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return database.query(
                "select id, order_id, event_id, partner, contract_version, state, reason, claim, attempts,"
                        + " created_at from disclosure where id = any(?) order by id for update",
                Disclosures::read,
                (Object) Database.array(ids));
    }

    /** What has been begun and not ended of these orders at one partner. */
    List<Line.Place> unfinished(PartnerId partner, Collection<Long> orders) {
        List<Unfinished> rows = database
                .query(
                        UNFINISHED,
                        (row, number) -> new Unfinished(
                                row.getLong("id"),
                                row.getLong("order_id"),
                                row.getString("partner"),
                                State.of(row.getString("state"))),
                        (Object) Database.array(orders))
                .stream()
                .filter(row -> row.partner().equals(partner.text()))
                .toList();
        Map<Long, Instant> due = due(rows.stream().map(Unfinished::id).toList());
        return rows.stream()
                .map(row -> new Line.Place(
                        row.id(), row.order(), row.state(), due.get(row.id()), due.containsKey(row.id())))
                .toList();
    }

    // By itself, and not joined: PostgreSQL would go through all that waits for a few of them. A time may be null.
    private Map<Long, Instant> due(Collection<Long> ids) {
        Map<Long, Instant> due = new HashMap<>();
        database.query(
                "select disclosure_id, due_at from waiting where disclosure_id = any(?)",
                (row, number) -> due.put(row.getLong("disclosure_id"), Database.instant(row, "due_at")),
                (Object) Database.array(ids));
        return due;
    }

    /** Sets locked rows to sending. */
    void claim(Collection<Long> ids, long claim, Long manifest, Instant now) {
        database.update(
                "update disclosure set state = 'sending', claim = ?, attempts = attempts + 1, reached = reached + 1,"
                        + " manifest_id = ?,"
                        + " changed_at = ? where id = any(?)",
                claim,
                manifest,
                now,
                Database.array(ids));
    }

    void leaveManifest(Collection<Long> ids, long manifest) {
        database.update(
                "update disclosure set manifest_id = null where id = any(?) and manifest_id = ?",
                Database.array(ids),
                manifest);
    }

    private static DisclosureRow read(ResultSet row, int number) throws SQLException {
        return new DisclosureRow(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getString("event_id"),
                row.getString("partner"),
                row.getLong("contract_version"),
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getObject("claim", Long.class),
                row.getInt("attempts"),
                Database.instant(row, "created_at"));
    }
}
