package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.partnerhub.contract.DocumentName;
import org.partnerhub.contract.PartnerId;
import org.partnerhub.event.EventId;

/** Finds what is held back. All of it stands in the table {@code waiting}, and is due at no time. */
final class HeldBackRows {

    static final Set<State> STATES = EnumSet.of(State.PARKED, State.WITHHELD);

    /** A disclosure in the line of its order; {@code behind}: for no reason of its own. */
    record InLine(long disclosure, long order, String partner, boolean behind) {}

    private static final String HELD = " from waiting w join disclosure d on d.id = w.disclosure_id"
            + " where w.due_at is null and d.state in ('parked', 'withheld')";

    private static final String ENTRY =
            "select d.id, d.order_id, d.partner, d.document, d.event_id, d.state, d.reason, d.reached, d.changed_at";

    private final Database database;

    HeldBackRows(Database database) {
        this.database = database;
    }

    List<HeldBack.Count> counts() {
        return database.query(
                "select d.partner, d.state, d.reason, count(*) as disclosures, min(d.changed_at) as oldest" + HELD
                        + " group by d.partner, d.state, d.reason order by d.partner, d.state, d.reason",
                (row, number) -> new HeldBack.Count(
                        new PartnerId(row.getString("partner")),
                        State.of(row.getString("state")),
                        row.getString("reason"),
                        row.getLong("disclosures"),
                        Database.instant(row, "oldest")));
    }

    List<HeldBack.Entry> of(PartnerId partner, long above, int limit) {
        return database.query(
                ENTRY + HELD + " and w.partner = ? and w.disclosure_id > ? order by w.disclosure_id limit ?",
                HeldBackRows::entry,
                partner.text(),
                above,
                limit);
    }

    List<HeldBack.Entry> ofOrder(UUID hash) {
        return database.query(
                ENTRY + " from customer_order o join disclosure d on d.order_id = o.id"
                        + " where o.order_hash = ? and d.state in ('parked', 'withheld') order by d.id",
                HeldBackRows::entry,
                hash);
    }

    List<Long> withReason(PartnerId partner, String reason, long above, int limit) {
        return database.query(
                "select w.disclosure_id" + HELD
                        + " and w.partner = ? and d.reason = ? and w.disclosure_id > ? order by w.disclosure_id limit ?",
                (row, number) -> row.getLong(1),
                partner.text(),
                reason,
                above,
                limit);
    }

    List<Long> waiting(PartnerId partner, long above, int limit) {
        return database.query(
                "select w.disclosure_id from waiting w join disclosure d on d.id = w.disclosure_id"
                        + " where w.partner = ? and w.manifest_id is null and w.due_at is not null"
                        + " and d.state = 'waiting' and w.disclosure_id > ? order by w.disclosure_id limit ?",
                (row, number) -> row.getLong(1),
                partner.text(),
                above,
                limit);
    }

    List<InLine> behind(PartnerId partner, long above, int limit) {
        return database.query(
                "select d.id, d.order_id, d.partner, d.reason" + HELD
                        + " and w.partner = ? and d.reason in ('behind-parked', 'behind-withheld')"
                        + " and w.disclosure_id > ? order by w.disclosure_id limit ?",
                HeldBackRows::inLine,
                partner.text(),
                above,
                limit);
    }

    /** Those of the orders that are held back behind another, and there is no other any more. */
    List<Long> behindNothing(PartnerId partner, Collection<Long> orders) {
        // without the partner, for the reason that Disclosures.UNFINISHED gives
        List<InLine> lines = database.query(
                "select id, order_id, partner, reason from disclosure"
                        + " where order_id = any(?) and state in ('parked', 'withheld') order by id",
                HeldBackRows::inLine,
                (Object) Database.array(orders));
        Set<Long> blocked = new HashSet<>();
        List<Long> free = new ArrayList<>();
        for (InLine each : lines) {
            if (!each.partner().equals(partner.text())) {
                continue;
            }
            if (!each.behind()) {
                blocked.add(each.order());
            } else if (!blocked.contains(each.order())) {
                free.add(each.disclosure());
            }
        }
        return free;
    }

    private static InLine inLine(ResultSet row, int number) throws SQLException {
        return new InLine(
                row.getLong("id"),
                row.getLong("order_id"),
                row.getString("partner"),
                Reasons.isBehind(row.getString("reason")));
    }

    private static HeldBack.Entry entry(ResultSet row, int number) throws SQLException {
        return new HeldBack.Entry(
                row.getLong("id"),
                row.getLong("order_id"),
                new PartnerId(row.getString("partner")),
                new DocumentName(row.getString("document")),
                Optional.ofNullable(row.getString("event_id")).map(EventId::new),
                State.of(row.getString("state")),
                row.getString("reason"),
                row.getInt("reached"),
                Database.instant(row, "changed_at"));
    }
}
