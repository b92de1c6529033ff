package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** By which epoch's end erasures became final. Many share one, and it is looked up once. */
final class LastEpochs {

    /** Up to which epochs an order's keys were wrapped; {@code former} is null unless it came from another tier. */
    private record Wrapping(long epoch, Long former) {}

    private record Wrapped(long erasure, Wrapping by) {}

    private final Database database;

    LastEpochs(Database database) {
        this.database = database;
    }

    List<Unreadable> of(Collection<Erasure> unreadable) {
        if (unreadable.isEmpty()) {
            return List.of();
        }
        Map<Long, Wrapping> wrappings = new HashMap<>();
        wrappings(unreadable).forEach(each -> wrappings.put(each.erasure(), each.by()));
        Map<Wrapping, DestroyedEpoch> last = new HashMap<>();
        return unreadable.stream()
                .map(each -> new Unreadable(each, last.computeIfAbsent(wrappings.get(each.id()), this::destroyedLast)))
                .toList();
    }

    private List<Wrapped> wrappings(Collection<Erasure> erasures) {
        return database.query(
                "select e.id, e.epoch, o.former_epoch from erasure e join customer_order o on o.id = e.order_id"
                        + " where e.id = any(?)",
                (row, number) -> new Wrapped(
                        row.getLong("id"),
                        new Wrapping(row.getLong("epoch"), row.getObject("former_epoch", Long.class))),
                (Object) Database.array(erasures.stream().map(Erasure::id).toList()));
    }

    private DestroyedEpoch destroyedLast(Wrapping by) {
        Long[] epochs = by.former() == null ? new Long[] {by.epoch()} : new Long[] {by.epoch(), by.former()};
        return database.query(
                        "select v.id, v.destroyed_at from vault_epoch v join vault_epoch wrapping"
                                + " on wrapping.tier = v.tier and v.id <= wrapping.id where wrapping.id = any(?)"
                                + " order by v.destroyed_at desc, v.id desc limit 1",
                        LastEpochs::read,
                        (Object) epochs)
                .get(0);
    }

    private static DestroyedEpoch read(ResultSet row, int number) throws SQLException {
        return new DestroyedEpoch(row.getLong("id"), Database.instant(row, "destroyed_at"));
    }
}
