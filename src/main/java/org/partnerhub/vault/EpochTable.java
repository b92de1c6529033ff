package org.partnerhub.vault;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code vault_epoch}. */
final class EpochTable {

    private final JdbcClient database;
    private final Clock clock;

    EpochTable(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    List<Epoch> all() {
        return database.sql("select id, tier, state, key_check from vault_epoch order by id")
                .query(EpochTable::epoch)
                .list();
    }

    /** Asked anew for each session, since another machine may have turned the epoch. */
    long current(String tier) {
        return database.sql("select max(id) from vault_epoch where tier = ? and state = 'current'")
                .param(tier)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new IllegalStateException("the table vault_epoch has no current epoch"));
    }

    void insert(Epoch epoch) {
        database.sql("insert into vault_epoch (id, tier, state, key_check, created_at) values (?, ?, ?, ?, ?)")
                .params(epoch.id(), epoch.tier(), stored(epoch.state()), epoch.check())
                .param(OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    private static Epoch epoch(ResultSet row, int number) throws SQLException {
        return new Epoch(
                row.getLong("id"),
                row.getString("tier"),
                Epoch.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                row.getBytes("key_check"));
    }

    private static String stored(Epoch.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
