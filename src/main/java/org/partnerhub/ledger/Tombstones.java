package org.partnerhub.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code tombstone}. */
final class Tombstones {

    private final Database database;

    Tombstones(Database database) {
        this.database = database;
    }

    List<Tombstone> find(Collection<UUID> hashes) {
        return database.query(
                "select hash, customer_hash, placed_until from tombstone where hash = any(?)",
                Tombstones::read,
                (Object) hashes.toArray(UUID[]::new));
    }

    /** Sets those up that bar more than what stands there. In the caller's transaction. */
    void add(Collection<Tombstone> tombstones) {
        Map<UUID, Tombstone> wider = new LinkedHashMap<>();
        tombstones.forEach(each -> wider.merge(each.hash(), each, Tombstone::widerOf));
        List<UUID> narrower = new ArrayList<>();
        for (Tombstone standing : find(wider.keySet())) {
            Tombstone both = wider.merge(standing.hash(), standing, Tombstone::widerOf);
            if (both.equals(standing)) {
                wider.remove(standing.hash());
            } else {
                narrower.add(standing.hash());
            }
        }
        if (!narrower.isEmpty()) {
            database.update("delete from tombstone where hash = any(?)", (Object) narrower.toArray(UUID[]::new));
        }
        database.insert(
                "tombstone",
                List.of(
                        Column.uuid("hash", Tombstone::hash),
                        Column.uuid("customer_hash", each -> each.customer().orElse(null)),
                        Column.time("placed_until", each -> each.placedUntil().orElse(null))),
                wider.values());
    }

    private static Tombstone read(ResultSet row, int number) throws SQLException {
        return new Tombstone(
                row.getObject("hash", UUID.class),
                Optional.ofNullable(row.getObject("customer_hash", UUID.class)),
                Optional.ofNullable(Database.instant(row, "placed_until")));
    }
}
